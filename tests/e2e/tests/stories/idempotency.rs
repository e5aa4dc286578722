//! What is sent twice happens once.

use e2e::{Books, Shop, books, cart_with, checkout_body, goods, unique, unique_email};
use futures::future::join_all;
use serde_json::json;
use std::collections::BTreeSet;

#[tokio::test]
async fn one_key_twenty_times_at_once_makes_one_order() {
    let lamp = goods(20).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    let (key, body) = (unique("key"), checkout_body(&unique_email("twin"), "tok_ok"));

    let answers = join_all((0..20).map(|_| guest.post_once(&path, &key, &body))).await;

    let mut orders = BTreeSet::new();
    for answer in answers {
        match answer.status {
            200 | 201 => {
                orders.insert(answer.json["id"].as_str().unwrap().to_owned());
            }
            _ => {
                answer.problem(409, "idempotency_in_progress");
            }
        }
    }
    assert_eq!(orders.len(), 1);
    assert_eq!(books(&lamp).await, Books { on_hand: 20, reserved: 0, allocated: 1, available: 19 });

    let replay = guest.post_once(&path, &key, &body).await;
    assert_eq!(replay.header("idempotency-replayed"), "true");
    assert_eq!(replay.status, 201, "a replay is the answer of before");
    assert!(orders.contains(replay.json["id"].as_str().unwrap()));
}

#[tokio::test]
async fn twenty_keys_at_once_on_one_cart_make_one_order() {
    let lamp = goods(20).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    let body = checkout_body(&unique_email("keys"), "tok_ok");
    let keys: Vec<String> = (0..20).map(|_| unique("key")).collect();

    let answers = join_all(keys.iter().map(|key| guest.post_once(&path, key, &body))).await;

    let mut orders = BTreeSet::new();
    let mut created = 0;
    for answer in answers {
        match answer.status {
            200 | 201 => {
                created += u32::from(answer.status == 201);
                orders.insert(answer.json["id"].as_str().unwrap().to_owned());
            }
            _ => {
                answer.problem(409, "checkout_in_progress");
            }
        }
    }
    assert_eq!((created, orders.len()), (1, 1));
    assert_eq!(books(&lamp).await, Books { on_hand: 20, reserved: 0, allocated: 1, available: 19 });
}

#[tokio::test]
async fn a_checkout_needs_a_key() {
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods(1).await, 1).await;
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    let body = checkout_body(&unique_email("keyless"), "tok_ok");
    guest.post(&path, &body).await.problem(400, "idempotency_key_required");
    guest.post_once(&path, &"k".repeat(256), &body).await.problem(400, "idempotency_key_invalid");
}

#[tokio::test]
async fn a_key_belongs_to_one_request() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    let key = unique("key");
    let email = unique_email("other");
    guest.post_once(&path, &key, &checkout_body(&email, "tok_ok")).await.expect(201);
    guest
        .post_once(&path, &key, &checkout_body(&unique_email("other"), "tok_ok"))
        .await
        .problem(422, "idempotency_mismatch");
}

#[tokio::test]
async fn adding_a_line_twice_under_one_key_adds_it_once() {
    let lamp = goods(9).await;
    let guest = Shop::guest();
    let cart = guest.post("/carts", &json!({})).await.expect(201).json;
    let path = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    let (key, line) = (unique("key"), json!({"variant_id": lamp.variant_id, "quantity": 2}));
    join_all((0..5).map(|_| guest.post_once(&path, &key, &line))).await;
    let cart = guest.get(&format!("/carts/{}", cart["id"].as_str().unwrap())).await.expect(200).json;
    assert_eq!(cart["lines"][0]["quantity"], 2);
}
