//! The runtime is killed without warning. Alone in its binary: nothing else may be running.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use e2e::{
    Books, Shop, books, cart_with, checkout, eventually, goods, kill_runtime, mails_to, place_order, tick,
    unique_email,
};

#[tokio::test]
async fn carts_stock_and_orders_outlive_the_runtime() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 2).await;
    let email = unique_email("restart");
    let order = place_order(&lamp, 1, &email).await;

    // What is in the local queues is lost with it; an unsent capture is noticed by the tick after ten minutes.
    kill_runtime().await;

    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    assert_eq!(guest.get(&path).await.expect(200).json["lines"], cart["lines"]);
    assert_eq!(books(&lamp).await, Books { on_hand: 5, reserved: 0, allocated: 1, available: 4 });
    let path =
        format!("/orders/{}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    assert_eq!(guest.get(&path).await.expect(200).json["number"], order["number"]);
    let later_email = unique_email("afterwards");
    let later = checkout(&guest, &cart, &later_email, "tok_ok").await.expect(201).json;
    assert_eq!(books(&lamp).await, Books { on_hand: 5, reserved: 0, allocated: 3, available: 2 });

    eventually("what is bought afterwards is captured and told of", async || {
        let path =
            format!("/orders/{}?token={}", later["id"].as_str().unwrap(), later["token"].as_str().unwrap());
        let captured = guest.get(&path).await.expect(200).json["payment_status"] == "captured";
        (captured && mails_to(&later_email, "order_placed").await.len() == 1).then_some(())
    })
    .await;
    // The first order's messages may have been lost or not, but none was acted on twice.
    tick().await;
    assert!(mails_to(&email, "order_placed").await.len() <= 1);
}
