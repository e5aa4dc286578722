//! The shortest way through the whole shop; also run on `wrangler dev`, which has no control endpoint.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use e2e::{Shop, books, eventually, goods, mails_to, place_order, unique_email};

#[tokio::test]
async fn something_is_bought_and_the_mail_arrives() {
    let guest = Shop::guest();
    guest.send("GET", "/ready", &[], None).await.expect(200);
    let page = guest.send("GET", "/", &[("accept", "text/html")], None).await.expect(200);
    assert!(page.text.contains("ShopSphere"));
    let lamp = goods(2).await;
    let email = unique_email("smoke");
    let order = place_order(&lamp, 1, &email).await;
    assert_eq!(order["status"], "placed");
    assert_eq!(books(&lamp).await.available, 1);
    eventually("the confirmation", async || {
        (!mails_to(&email, "order_placed").await.is_empty()).then_some(())
    })
    .await;
}
