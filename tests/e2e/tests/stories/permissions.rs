//! Who may not, cannot.

use e2e::{Answer, Shop, address, cart_with, checkout_body, goods, place_order, unique, unique_email};
use serde_json::{Value, json};

/// Every operation of the published document: method, path, and the operation itself.
async fn operations() -> Vec<(String, String, Value)> {
    let document = Shop::guest().send("GET", "/api/openapi.json", &[], None).await.expect(200).json;
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().unwrap() {
            if operation["operationId"].is_string() {
                operations.push((method.to_uppercase(), path.clone(), operation.clone()));
            }
        }
    }
    assert!(operations.len() > 40, "the document lists what there is");
    operations
}

/// An id of the right form in each place of a path, but of nothing that exists.
fn fill(path: &str) -> String {
    path.split('/')
        .map(|segment| if segment.starts_with('{') { "unknown" } else { segment })
        .collect::<Vec<_>>()
        .join("/")
}

async fn ask(shop: &Shop, method: &str, path: &str) -> Answer {
    let path = fill(path.strip_prefix("/api/v1").unwrap_or(path));
    let key = unique("key");
    match method {
        "GET" | "DELETE" => shop.send(method, &format!("/api/v1{path}"), &[], None).await,
        _ => shop.ask(method, &path, &[("idempotency-key", &key)], &json!({})).await,
    }
}

fn needs_sign_in(operation: &Value) -> bool {
    let ways = operation["security"].as_array().expect("every operation says how to sign in");
    !ways.contains(&json!({}))
}

#[tokio::test]
async fn nobody_gets_past_an_operation_that_needs_a_sign_in() {
    let guest = Shop::guest();
    let mut refused = 0;
    for (method, path, operation) in operations().await.iter().filter(|(.., it)| needs_sign_in(it)) {
        let answer = ask(&guest, method, path).await;
        let got = (answer.status, answer.json["code"].as_str());
        assert_eq!(got, (401, Some("unauthenticated")), "{}: {}", operation["operationId"], answer.text);
        refused += 1;
    }
    assert!(refused > 20, "only {refused} operations need a sign-in");
}

#[tokio::test]
async fn customers_get_past_no_operation_of_the_staff() {
    let (customer, _) = Shop::customer().await;
    let mut refused = 0;
    for (method, path, operation) in operations().await {
        assert_eq!(path.starts_with("/admin/"), operation["x-permission"].is_string(), "{path}");
        if path.starts_with("/admin/") {
            let answer = ask(&customer, &method, &path).await;
            let got = (answer.status, answer.json["code"].as_str());
            assert_eq!(got, (403, Some("forbidden")), "{}: {}", operation["operationId"], answer.text);
            refused += 1;
        }
    }
    assert!(refused > 15, "only {refused} operations are the staff's");
}

#[tokio::test]
async fn a_token_that_is_none_opens_nothing() {
    let forged = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjdXNfMSIsInBlcm1pc3Npb25zIjpbIm9yZGVycyJdfQ.";
    for token in ["x", forged] {
        for path in ["/me", "/admin/orders", "/products"] {
            Shop::signed_in(token).get(path).await.problem(401, "invalid_token");
        }
    }
}

#[tokio::test]
async fn what_belongs_to_a_customer_is_not_there_for_others() {
    let lamp = goods(5).await;
    let (owner, _) = Shop::customer().await;
    let (other, _) = Shop::customer().await;
    let line = json!({"variant_id": lamp.variant_id, "quantity": 1});
    let cart = owner.get("/me/cart").await.expect(200).json;
    let cart_path = format!("/carts/{}", cart["id"].as_str().unwrap());
    let cart = owner.post(&format!("{cart_path}/lines"), &line).await.expect(200).json;
    let line_path = format!("{cart_path}/lines/{}", cart["lines"][0]["id"].as_str().unwrap());
    let saved = owner.post("/me/addresses", &json!({"address": address()})).await.expect(201).json;
    let saved_path = format!("/me/addresses/{}", saved["id"].as_str().unwrap());

    for stranger in [&other, &Shop::guest()] {
        stranger.get(&cart_path).await.problem(404, "not_found");
        stranger.post(&format!("{cart_path}/lines"), &line).await.problem(404, "not_found");
        stranger.ask("PATCH", &line_path, &[], &json!({"quantity": 3})).await.problem(404, "not_found");
        stranger.delete(&line_path).await.problem(404, "not_found");
        let coupon = json!({"code": "ANY"});
        stranger.post(&format!("{cart_path}/coupons"), &coupon).await.problem(404, "not_found");
        stranger.delete(&format!("{cart_path}/coupons/ANY")).await.problem(404, "not_found");
        stranger.post(&format!("{cart_path}/gift-cards"), &json!({})).await.problem(404, "not_found");
        let gift = format!("{cart_path}/gift-cards/gft_{}", "0".repeat(26));
        stranger.delete(&gift).await.problem(404, "not_found");
        let there = format!("{cart_path}/shipping-address");
        stranger.ask("PUT", &there, &[], &address()).await.problem(404, "not_found");
        stranger.get(&format!("{cart_path}/shipping-options")).await.problem(404, "not_found");
        let body = checkout_body(&unique_email("thief"), "tok_ok");
        let checkout = format!("{cart_path}/checkout");
        stranger.post_once(&checkout, &unique("key"), &body).await.problem(404, "not_found");
    }
    other.ask("PATCH", &saved_path, &[], &json!({"is_default": true})).await.problem(404, "not_found");
    other.delete(&saved_path).await.problem(404, "not_found");

    let order = e2e::checkout(&owner, &cart, &unique_email("owner"), "tok_ok").await.expect(201).json;
    let order_path = format!("/orders/{}", order["id"].as_str().unwrap());
    owner.get(&order_path).await.expect(200);
    let wrong = format!("{order_path}?token={}", "0".repeat(order["token"].as_str().unwrap().len()));
    for stranger in [&other, &Shop::guest()] {
        stranger.get(&order_path).await.problem(404, "not_found");
        assert!([400, 404].contains(&stranger.get(&wrong).await.status));
        let cancel = format!("{order_path}/cancel");
        stranger.post_once(&cancel, &unique("key"), &json!({})).await.problem(404, "not_found");
        stranger.post(&format!("{order_path}/payment/continue"), &json!({})).await.problem(404, "not_found");
    }
    assert_eq!(other.get("/me/orders").await.expect(200).json["items"], json!([]));
}

#[tokio::test]
async fn a_guests_order_opens_with_its_token_only() {
    let lamp = goods(5).await;
    let order = place_order(&lamp, 1, &unique_email("token")).await;
    let another = place_order(&lamp, 1, &unique_email("token")).await;
    let path = format!("/orders/{}", order["id"].as_str().unwrap());
    let guest = Shop::guest();
    guest.get(&format!("{path}?token={}", order["token"].as_str().unwrap())).await.expect(200);
    guest
        .get(&format!("{path}?token={}", another["token"].as_str().unwrap()))
        .await
        .problem(404, "not_found");
}

#[tokio::test]
async fn what_our_services_say_to_each_other_is_not_heard_from_outside() {
    let principals =
        [r#"{"kind":"service","name":"order"}"#, r#"{"kind":"staff","id":"cus_1","permissions":[]}"#];
    let lamp = goods(3).await;
    let cart = cart_with(&Shop::guest(), &lamp, 1).await;
    let cart = cart["id"].as_str().unwrap();
    for principal in principals {
        let headers = [("x-shop-principal", principal), ("content-type", "application/json")];
        let guest = Shop::guest();
        for path in [
            "/internal/v1/tick".to_owned(),
            "/internal/v1/reservations".to_owned(),
            format!("/internal/v1/carts/{cart}/freeze"),
            "/api/v1/internal/v1/tick".to_owned(),
            "/api/v1/../../internal/v1/tick".to_owned(),
        ] {
            let answer = guest.send("POST", &path, &headers, Some(b"{}".to_vec())).await;
            assert!([404, 405].contains(&answer.status), "{path}: {} {}", answer.status, answer.text);
        }
        guest.send("GET", "/api/v1/admin/orders", &headers, None).await.problem(401, "unauthenticated");
        guest.send("GET", "/api/v1/me", &headers, None).await.problem(401, "unauthenticated");
    }
}
