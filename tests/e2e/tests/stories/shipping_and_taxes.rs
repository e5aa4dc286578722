//! What shipping and taxes come to, by what is in the cart and where it goes.

use e2e::{Shop, cart_with, checkout_body, money, unique, unique_email};
use serde_json::{Value, json};

/// A product for sale with a tax class and a weight.
async fn goods(cents: i64, tax_class: &str, weight_grams: u32) -> String {
    let sku = unique("SKU").to_uppercase();
    let body = json!({
        "title": format!("Story goods {sku}"), "status": "active", "tax_class": tax_class, "weight_grams": weight_grams,
        "variants": [{"sku": sku, "price": money(cents), "stock": 9}],
    });
    let product = Shop::staff().await.post("/admin/products", &body).await.expect(201).json;
    product["variants"][0]["id"].as_str().unwrap().to_owned()
}

/// An address in an Austrian town that no other story sends anything to.
fn jungholz() -> Value {
    json!({"name": "Ada", "line1": "Langenschwand 1", "city": "Jungholz", "postal_code": "6691", "country": "AT"})
}

async fn options(cart: &str) -> Vec<(String, i64)> {
    let answer = Shop::guest().get(&format!("/carts/{cart}/shipping-options")).await.expect(200).json;
    let items = answer["items"].as_array().unwrap().iter();
    items.map(|o| (o["id"].as_str().unwrap().to_owned(), o["price"]["amount"].as_i64().unwrap())).collect()
}

/// A lamp of 30.00 (2.4 kg, standard rate) and a book of 20.00 (0.8 kg, reduced rate), sent to Jungholz, where 19 % and
/// 7 % are due instead of Austria's 20 % and 10 %.
#[tokio::test]
async fn a_small_place_has_its_own_rates_and_its_own_ways_of_shipping() {
    let staff = Shop::staff().await;
    let regional = json!([{"country": "AT", "postal_prefix": "6691", "rate": 1900, "reduced": 700}]);
    staff.ask("PATCH", "/admin/settings", &[], &json!({"regional_tax_rates": regional})).await.expect(200);
    let method = |kind: &str, more: Value| {
        let mut method = json!({
            "name": format!("Jungholz, {kind}"), "kind": kind, "countries": ["AT"], "postal_prefixes": ["6691"],
            "active": true,
        });
        method.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        method
    };
    let steps = json!([{"from": 2000, "price": money(350)}, {"from": 5000, "price": money(900)}]);
    let by_weight =
        method("by_weight", json!({"price": money(200), "steps": steps, "free_from": money(10_000)}));
    let by_total =
        method("by_total", json!({"price": money(600), "steps": [{"from": 5000, "price": money(450)}]}));
    let pickup = method("pickup", json!({"price": money(0)}));
    for (id, method) in
        [("jungholz-weight", by_weight), ("jungholz-total", by_total), ("jungholz-pickup", pickup)]
    {
        staff.ask("PUT", &format!("/admin/shipping-methods/{id}"), &[], &method).await.expect(200);
    }
    let (lamp, book) = (goods(3000, "standard", 2400).await, goods(2000, "reduced", 800).await);
    let guest = Shop::guest();
    let cart = guest.post("/carts", &json!({})).await.expect(201).json;
    let id = cart["id"].as_str().unwrap();
    let path = format!("/carts/{id}");
    for variant in [&lamp, &book] {
        guest
            .post(&format!("{path}/lines"), &json!({"variant_id": variant, "quantity": 1}))
            .await
            .expect(200);
    }
    assert!(
        options(id).await.iter().all(|(id, _)| !id.starts_with("jungholz")),
        "the cart stays in Germany as yet"
    );

    // 3.2 kg cost 3.50 by weight; 50.00 cost 4.50 by total; fetching costs nothing and yet comes last.
    let cart = guest.ask("PUT", &format!("{path}/shipping-address"), &[], &jungholz()).await.expect(200).json;
    let price = |id: &str, price: i64| (id.to_owned(), price);
    let expected = [
        ("jungholz-weight", 350),
        ("jungholz-total", 450),
        ("standard", 490),
        ("express", 1290),
        ("jungholz-pickup", 0),
    ];
    assert_eq!(options(id).await, expected.map(|(id, cents)| price(id, cents)));
    assert_eq!(cart["shipping_option"]["id"], "jungholz-weight");
    // Shipping follows the goods: 3.50 are split 30 : 20 into 2.10 and 1.40.
    // 32.10 × 19 / 119 = 5.125…, 21.40 × 7 / 107 = 1.40.
    assert_eq!(cart["totals"]["tax"], money(513 + 140));
    assert_eq!(cart["totals"]["total"], money(5350));

    // Whoever comes for it pays no shipping: 30.00 × 19 / 119 = 4.789…, 20.00 × 7 / 107 = 1.308….
    let cart = guest
        .ask("PUT", &format!("{path}/shipping-option"), &[], &json!({"id": "jungholz-pickup"}))
        .await
        .expect(200);
    assert_eq!(cart.json["totals"]["tax"], money(479 + 131));
    assert_eq!(cart.json["totals"]["total"], money(5000));

    // From 100.00 what goes by weight is free.
    guest.post(&format!("{path}/lines"), &json!({"variant_id": lamp, "quantity": 2})).await.expect(200);
    assert!(options(id).await.contains(&price("jungholz-weight", 0)));

    let mut body = checkout_body(&unique_email("jungholz"), "tok_ok");
    (body["shipping_address"], body["shipping_option_id"]) = (jungholz(), json!("jungholz-weight"));
    let order = guest.post_once(&format!("{path}/checkout"), &unique("key"), &body).await.expect(201).json;
    // 90.00 × 19 / 119 = 14.369…, 20.00 × 7 / 107 = 1.308….
    assert_eq!(order["totals"]["tax"], money(1437 + 131));
    assert_eq!(order["totals"]["total"], money(11_000));
}

#[tokio::test]
async fn a_way_of_shipping_that_does_not_go_there_cannot_be_chosen() {
    let method = json!({
        "name": "Island boat", "price": money(100), "countries": ["DE"], "postal_prefixes": ["27498"], "active": true,
    });
    Shop::staff().await.ask("PUT", "/admin/shipping-methods/boat", &[], &method).await.expect(200);
    let guest = Shop::guest();
    let cart = cart_with(&guest, &e2e::goods(9).await, 1).await;
    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    guest.ask("PUT", &format!("{path}/shipping-address"), &[], &e2e::address()).await.expect(200);
    guest
        .ask("PUT", &format!("{path}/shipping-option"), &[], &json!({"id": "boat"}))
        .await
        .problem(409, "conflict");
    let mut body = checkout_body(&unique_email("boat"), "tok_ok");
    body["shipping_option_id"] = json!("boat");
    let refused = guest.post_once(&format!("{path}/checkout"), &unique("key"), &body).await;
    assert_eq!(refused.problem(409, "requirements_missing")["requirements"], json!(["shipping_option"]));
    let mut helgoland = e2e::address();
    (helgoland["postal_code"], helgoland["city"]) = (json!("27498"), json!("Helgoland"));
    let cart = guest.ask("PUT", &format!("{path}/shipping-address"), &[], &helgoland).await.expect(200).json;
    assert_eq!((&cart["shipping_option"]["id"], &cart["totals"]["shipping"]), (&json!("boat"), &money(100)));
}
