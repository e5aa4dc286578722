//! One cart, used in several places at once.

use e2e::{Shop, cart_with, goods};
use futures::future::join_all;
use serde_json::json;

#[tokio::test]
async fn thirty_clicks_at_once_in_two_tabs_add_thirty_units() {
    let (lamp, chair) = (goods(100).await, goods(100).await);
    let guest = Shop::guest();
    let cart = guest.post("/carts", &json!({})).await.expect(201).json;
    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    join_all((0..30).map(|turn| {
        let goods = if turn % 2 == 0 { &lamp } else { &chair };
        let line = json!({"variant_id": goods.variant_id, "quantity": 1});
        let (guest, path) = (guest.clone(), format!("{path}/lines"));
        async move { guest.post(&path, &line).await.expect(200) }
    }))
    .await;
    let cart = guest.get(&path).await.expect(200).json;
    let lines = cart["lines"].as_array().unwrap();
    let quantities: Vec<_> = lines.iter().map(|line| line["quantity"].as_i64().unwrap()).collect();
    assert_eq!(quantities, [15, 15], "one line a variant, and no click lost");
}

#[tokio::test]
async fn a_line_that_another_tab_removed_is_gone() {
    let lamp = goods(9).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 2).await;
    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    let line = format!("{path}/lines/{}", cart["lines"][0]["id"].as_str().unwrap());
    let cart = guest.ask("PATCH", &line, &[], &json!({"quantity": 4})).await.expect(200).json;
    assert_eq!(cart["lines"][0]["quantity"], 4);
    let cart = guest.ask("PATCH", &line, &[], &json!({"quantity": 0})).await.expect(200).json;
    assert_eq!(cart["lines"], json!([]));
    guest.ask("PATCH", &line, &[], &json!({"quantity": 1})).await.problem(404, "not_found");
}
