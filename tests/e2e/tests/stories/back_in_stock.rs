//! Somebody waits for what is sold out.

use e2e::{Shop, eventually, goods, mails_to, unique_email};
use serde_json::json;

#[tokio::test]
async fn who_left_an_address_on_a_sold_out_page_gets_one_mail_when_it_is_there_again() {
    let lamp = goods(0).await;
    let (staff, guest) = (Shop::staff().await, Shop::guest());
    let email = unique_email("waits");
    let path = format!("/products/{}/stock-alerts", lamp.slug);
    let body = json!({"variant_id": lamp.variant_id, "email": email, "locale": "de"});
    for _ in 0..2 {
        guest.post(&path, &body).await.expect(204);
    }
    let adjust = async |delta: i32| {
        let body = json!({"delta": delta, "reason": "Counted"});
        let path = format!("/admin/inventory/{}/adjustments", lamp.variant_id);
        staff.post(&path, &body).await.expect(201);
    };
    let is_available = async |expected: bool| {
        eventually("product has heard of it", async || {
            let product = guest.get(&format!("/products/{}", lamp.slug)).await.expect(200).json;
            (product["variants"][0]["available"] == expected).then_some(())
        })
        .await;
    };
    adjust(2).await;
    let mail = eventually("the mail", async || mails_to(&email, "back_in_stock").await.pop()).await;
    let page = format!("/de/p/{}?variant={}", lamp.slug, lamp.variant_id);
    assert!(mail["text"].as_str().unwrap().contains(&page), "{mail}");
    is_available(true).await;
    guest.post(&path, &body).await.problem(409, "conflict");

    adjust(-2).await;
    is_available(false).await;
    adjust(2).await;
    is_available(true).await;
    assert_eq!(mails_to(&email, "back_in_stock").await.len(), 1, "the address was forgotten");
}
