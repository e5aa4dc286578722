//! What is sold though there is none.

use e2e::{Books, Shop, books, cart_with, checkout, eventually, goods, unique, unique_email};
use serde_json::json;

#[tokio::test]
async fn a_backorder_is_bought_and_sent_when_it_has_come() {
    let lamp = goods(0).await;
    let (staff, guest) = (Shop::staff().await, Shop::guest());
    let stock = format!("/admin/inventory/{}", lamp.variant_id);
    let policy = json!({"policy": "backorder", "sell_ahead_limit": 3});
    staff.ask("PATCH", &stock, &[], &policy).await.expect(200);
    eventually("the shop says that it is sent later", async || {
        let product = guest.get(&format!("/products/{}", lamp.slug)).await.expect(200).json;
        let variant = &product["variants"][0];
        (variant["available"] == true && variant["sells_ahead"]["policy"] == "backorder").then_some(())
    })
    .await;

    let cart = cart_with(&guest, &lamp, 3).await;
    assert_eq!(cart["lines"][0]["sells_ahead"]["policy"], "backorder");
    let order = checkout(&guest, &cart, &unique_email("later"), "tok_ok").await.expect(201).json;
    assert_eq!(books(&lamp).await, Books { on_hand: 0, reserved: 0, allocated: 3, available: -3 });
    let cart = guest.post("/carts", &json!({})).await.expect(201).json;
    let path = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    let line = json!({"variant_id": lamp.variant_id, "quantity": 1});
    guest.post(&path, &line).await.problem(409, "out_of_stock");

    let parcel = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 3}]});
    let send = format!("/admin/orders/{}/fulfillments", order["id"].as_str().unwrap());
    staff.post_once(&send, &unique("key"), &parcel).await.problem(409, "conflict");
    let arrived = json!({"delta": 5, "reason": "Delivered"});
    staff.post(&format!("{stock}/adjustments"), &arrived).await.expect(201);
    staff.post_once(&send, &unique("key"), &parcel).await.expect(201);
    assert_eq!(books(&lamp).await, Books { on_hand: 2, reserved: 0, allocated: 0, available: 2 });
}
