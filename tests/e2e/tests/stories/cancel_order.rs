//! Orders that are called off.

use e2e::{Books, Shop, books, eventually, goods, mails_to, place_order, unique, unique_email};
use serde_json::{Value, json};

const ALL_BACK: Books = Books { on_hand: 5, reserved: 0, allocated: 0, available: 5 };

/// The order, once its money is on the way back.
async fn settled(order: &Value) -> Value {
    let path =
        format!("/orders/{}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let guest = Shop::guest();
    eventually("the money goes back", async || {
        let order = guest.get(&path).await.expect(200).json;
        ["voided", "refunded"].contains(&order["payment_status"].as_str().unwrap()).then_some(order)
    })
    .await
}

#[tokio::test]
async fn the_staff_cancels_an_order_and_stock_and_money_go_back() {
    let lamp = goods(5).await;
    let email = unique_email("called-off");
    let order = place_order(&lamp, 2, &email).await;
    let staff = Shop::staff().await;
    let path = format!("/admin/orders/{}/cancel", order["id"].as_str().unwrap());
    let (key, body) = (unique("key"), json!({"reason": "The lamp broke"}));
    let cancelled = staff.post_once(&path, &key, &body).await.expect(200).json;
    assert_eq!(cancelled["status"], "cancelled");
    staff.post_once(&path, &key, &body).await.expect(200);
    eventually("the stock is free", async || (books(&lamp).await == ALL_BACK).then_some(())).await;
    let order = settled(&order).await;
    assert_eq!(order["status"], "cancelled");
    eventually("the shopper hears of it", async || {
        (mails_to(&email, "order_cancelled").await.len() == 1).then_some(())
    })
    .await;
    let fulfil = format!("/admin/orders/{}/fulfillments", order["id"].as_str().unwrap());
    let parcel = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}]});
    staff.post_once(&fulfil, &unique("key"), &parcel).await.problem(409, "illegal_transition");
}

#[tokio::test]
async fn a_guest_cancels_with_the_orders_token() {
    let lamp = goods(5).await;
    let order = place_order(&lamp, 1, &unique_email("changed-mind")).await;
    let guest = Shop::guest();
    let path = format!("/orders/{}/cancel", order["id"].as_str().unwrap());
    let with_token = format!("{path}?token={}", order["token"].as_str().unwrap());
    guest.post_once(&path, &unique("key"), &json!({})).await.problem(404, "not_found");
    let cancelled = guest.post_once(&with_token, &unique("key"), &json!({})).await.expect(200).json;
    assert_eq!(cancelled["status"], "cancelled");
    eventually("the stock is free", async || (books(&lamp).await == ALL_BACK).then_some(())).await;
    settled(&order).await;
}
