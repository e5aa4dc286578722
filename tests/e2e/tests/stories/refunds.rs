//! Money that is given back, and money that comes later.

use e2e::{
    Shop, cart_with, checkout_body, eventually, goods, mails_to, money, place_order, unique, unique_email,
};
use futures::future::join_all;
use serde_json::{Value, json};

async fn shown(order: &Value) -> Value {
    let path =
        format!("/orders/{}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    Shop::guest().get(&path).await.expect(200).json
}

/// The order, once its payment is so.
async fn once_payment_is(order: &Value, status: &str) -> Value {
    eventually(status, async || Some(shown(order).await).filter(|order| order["payment_status"] == status))
        .await
}

#[tokio::test]
async fn clerks_who_refund_at_once_give_back_no_more_than_was_paid() {
    let lamp = goods(5).await;
    let email = unique_email("refund");
    let order = once_payment_is(&place_order(&lamp, 2, &email).await, "captured").await;
    let staff = Shop::staff().await;
    let path = format!("/admin/orders/{}/refunds", order["id"].as_str().unwrap());
    let one = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}], "reason": "Scratched"});

    // Each twice with its key, as a browser does that lost the answer.
    let keys: Vec<String> = (0..4).map(|_| unique("key")).collect();
    let answers = join_all(keys.iter().chain(&keys).map(|key| staff.post_once(&path, key, &one))).await;
    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((count(201), count(409)), (4, 4), "there are two lamps, and each answer came twice");
    let partly = once_payment_is(&order, "partially_refunded").await;
    assert_eq!(partly["refunds"].as_array().map(Vec::len), Some(2));

    staff.post_once(&path, &unique("key"), &json!({"reason": "All the rest"})).await.expect(201);
    let ended = once_payment_is(&order, "refunded").await;
    assert_eq!(ended["status"], "refunded");
    assert_eq!(ended["payments"][0]["refunded"], ended["totals"]["total"]);
    staff.post_once(&path, &unique("key"), &json!({"reason": "Once more"})).await.problem(409, "conflict");
    eventually("a mail for each refund", async || {
        (mails_to(&email, "order_refunded").await.len() == 3).then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_order_that_is_paid_by_transfer_is_placed_at_once_and_paid_when_the_money_comes() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let email = unique_email("transfer");
    let mut body = checkout_body(&email, "bank_transfer");
    body["payment"]["provider"] = "manual".into();
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    let order = guest.post_once(&path, &unique("key"), &body).await.expect(201).json;
    assert_eq!((&order["status"], &order["payment_status"]), (&json!("placed"), &json!("pending")));
    let how = order["payments"][0]["instructions"].as_str().unwrap().to_owned();
    eventually("the mail says how to pay", async || {
        let mails = mails_to(&email, "order_placed").await;
        let says = |mail: &Value, words: &str| mail["text"].as_str().unwrap().contains(words);
        let is_true = |mail: &Value| says(mail, &how) && says(mail, "still to be paid");
        mails.iter().any(is_true).then_some(())
    })
    .await;

    let staff = Shop::staff().await;
    let path = format!("/admin/payments/{}/captures", order["payments"][0]["id"].as_str().unwrap());
    staff.post_once(&path, &unique("key"), &json!({"amount": money(100)})).await.expect(201);
    staff.post_once(&path, &unique("key"), &json!({})).await.expect(201);
    let paid = once_payment_is(&order, "captured").await;
    assert_eq!(paid["payments"][0]["captured"], paid["totals"]["total"]);
    staff
        .post_once(&path, &unique("key"), &json!({"amount": money(1)}))
        .await
        .problem(409, "illegal_transition");
}
