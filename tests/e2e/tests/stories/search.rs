//! Finding things.

use e2e::{Shop, eventually, goods_at, unique};
use serde_json::{Value, json};

#[tokio::test]
async fn a_new_product_is_found_by_its_words_and_suggested() {
    let lamp = goods_at(123_456, 5).await;
    let guest = Shop::guest();
    let results = eventually("search finds it", async || {
        let results = guest.get(&format!("/search?q={}", lamp.sku)).await.expect(200).json;
        (results["items"] != json!([])).then_some(results)
    })
    .await;
    assert_eq!(results["items"][0]["id"], lamp.product_id.as_str());
    assert_eq!(results["items"][0]["price"]["amount"], 123_456);
    let start = &lamp.title[..lamp.title.len() - 1];
    let suggested =
        guest.get(&format!("/search/suggest?q={}", start.replace(' ', "%20"))).await.expect(200).json;
    for member in ["queries", "products", "categories"] {
        assert!(suggested[member].is_array(), "{suggested}");
    }
    assert!(
        suggested["products"].as_array().unwrap().iter().any(|it| it["id"] == lamp.product_id.as_str()),
        "{suggested}"
    );
}

#[tokio::test]
async fn facets_count_what_they_let_through() {
    let guest = Shop::guest();
    let all = guest.get("/search?limit=1").await.expect(200).json;
    assert!(all["total"]["value"].as_i64().unwrap() > 100);
    let brand = &all["facets"]["brand"][0];
    let (name, count) = (brand["value"].as_str().unwrap(), brand["count"].as_i64().unwrap());
    let filtered = guest.get(&format!("/search?limit=1&brand={}", encode(name))).await.expect(200).json;
    assert_eq!(filtered["total"], json!({"value": count, "relation": "eq"}));
    let two = all["facets"]["brand"][1]["value"].as_str().unwrap();
    let either = guest.get(&format!("/search?limit=1&brand={}&brand={}", encode(name), encode(two))).await;
    assert_eq!(
        either.expect(200).json["total"]["value"].as_i64().unwrap(),
        count + all["facets"]["brand"][1]["count"].as_i64().unwrap()
    );
}

#[tokio::test]
async fn results_are_sorted_and_filtered_by_price() {
    let guest = Shop::guest();
    let results = guest.get("/search?sort=price_desc&price_max=3000&limit=20").await.expect(200).json;
    let prices: Vec<i64> = results["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["price"]["amount"].as_i64().unwrap())
        .collect();
    assert!(!prices.is_empty() && prices.iter().all(|price| *price <= 3000));
    assert!(prices.is_sorted_by(|a, b| a >= b), "{prices:?}");
}

#[tokio::test]
async fn hostile_queries_find_nothing_and_break_nothing() {
    let guest = Shop::guest();
    for query in
        ["\"", "*", "a\" OR \"b", "NEAR(a b)", "'; DROP TABLE products; --", "((((", "\u{0}x", "title:lamp"]
    {
        let answer = guest.get(&format!("/search?q={}", encode(query))).await;
        assert!([200, 400].contains(&answer.status), "{query}: {} {}", answer.status, answer.text);
    }
    let nothing = guest.get(&format!("/search?q={}", unique("qqqzzz"))).await.expect(200).json;
    assert_eq!((&nothing["items"], &nothing["total"]["value"]), (&json!([]), &json!(0)));
    assert_eq!(nothing["next_cursor"], Value::Null);
    guest.get(&format!("/search?q={}", "x".repeat(201))).await.problem(400, "invalid_request");
    guest.get("/search?colour=red").await.problem(400, "invalid_request");
}

#[tokio::test]
async fn mistyped_and_german_words_find_what_was_meant() {
    let guest = Shop::guest();
    let found = guest.get("/search?q=jcaket&limit=5").await.expect(200).json;
    assert_eq!(found["corrected_query"], "jacket");
    assert_ne!(found["items"], json!([]));
    let right = guest.get("/search?q=jacket&limit=5").await.expect(200).json;
    assert_eq!((&right["items"], right.get("corrected_query")), (&found["items"], None));
    for german in ["Regenjacke", "Schuhe", "Lampe", "Baumwolle", "blau"] {
        let found = guest.get(&format!("/search?q={german}&limit=1")).await.expect(200).json;
        assert_ne!(found["total"]["value"], 0, "{german}");
        assert_eq!(found.get("corrected_query"), None, "{german}");
    }
}

#[tokio::test]
async fn a_colour_is_chosen_among_those_that_are_counted() {
    let guest = Shop::guest();
    let all = guest.get("/search?q=jacket&limit=1").await.expect(200).json;
    let colour = &all["facets"]["attr.colour"][0];
    let (name, count) = (colour["value"].as_str().unwrap(), colour["count"].as_u64().unwrap());
    let chosen =
        guest.get(&format!("/search?q=jacket&limit=1&attr.colour={}", encode(name))).await.expect(200).json;
    assert_eq!(chosen["total"]["value"], count);
    assert_eq!(chosen["facets"]["attr.colour"], all["facets"]["attr.colour"], "its own choice is left out");
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
