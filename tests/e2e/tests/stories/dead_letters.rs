//! Messages that no consumer can handle.

use e2e::{Shop, enqueue, unique, within};
use serde_json::{Value, json};
use std::time::Duration;

/// A dead letter of a service whose body holds this word.
async fn letter(staff: &Shop, service: &str, word: &str) -> Option<Value> {
    let report = staff.get(&format!("/admin/queues/{service}?limit=100")).await.expect(200).json;
    let letters = report["letters"]["items"].as_array().expect("letters").clone();
    letters.into_iter().find(|letter| letter.to_string().contains(word))
}

async fn treat(staff: &Shop, service: &str, treatment: &str, id: &Value) -> Value {
    let body = json!({"treatment": treatment, "ids": [id]});
    staff.post(&format!("/admin/queues/{service}/dead-letters"), &body).await.expect(200).json
}

#[tokio::test]
async fn a_message_that_nobody_can_read_is_kept_sent_again_and_discarded() {
    let (staff, word) = (Shop::staff().await, unique("unreadable"));
    enqueue("product-inbox", &json!({"kind": "from_the_future", "word": word}).to_string()).await;
    let patience = Duration::from_secs(20);
    let found = within(patience, "a dead letter", async || letter(&staff, "product", &word).await).await;
    assert_eq!((&found["reason"], &found["failures"]), (&json!("unreadable"), &json!(1)));
    assert_eq!(treat(&staff, "product", "replay", &found["id"]).await["treated"], 1);
    let back = within(patience, "it cannot be read the second time either", async || {
        letter(&staff, "product", &word).await.filter(|letter| letter["failures"] == 2)
    })
    .await;
    assert_eq!(back["id"], found["id"]);
    assert_eq!(treat(&staff, "product", "discard", &found["id"]).await["treated"], 1);
    assert_eq!(treat(&staff, "product", "discard", &found["id"]).await["treated"], 0);
    assert_eq!(letter(&staff, "product", &word).await, None);
}

#[tokio::test]
async fn a_message_that_fails_as_often_as_it_may_waits_for_the_staff() {
    let (staff, word) = (Shop::staff().await, unique("below-nothing"));
    let product = e2e::goods(1).await;
    let summary = json!({"id": product.product_id, "slug": product.slug, "title": word, "brand": null,
        "price": e2e::money(-100), "price_varies": false, "rating": {"average": 0.0, "count": 0},
        "stock_level": "in_stock"});
    let document = json!({"summary": summary, "active": true, "description": "", "skus": [], "categories": [],
        "attributes": {}, "popularity": 1, "created_at": "2026-01-01T00:00:00Z", "version": 1000});
    let id = "evt_01hzzzzzzzzzzzzzzzzzzzzzzz";
    let event = json!({"id": id, "at": "2026-01-01T00:00:00Z",
        "data": {"kind": "product_changed", "document": document}});
    enqueue("search-inbox", &event.to_string()).await;
    // Five attempts, five seconds apart.
    let patience = Duration::from_secs(90);
    let found = within(patience, "a dead letter", async || letter(&staff, "search", &word).await).await;
    assert_eq!((&found["reason"], &found["kind"]), (&json!("failed"), &json!("product_changed")), "{found}");
    treat(&staff, "search", "discard", &found["id"]).await;
}
