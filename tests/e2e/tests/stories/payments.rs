//! Cards that work, decline, ask, take their time, or cannot be asked.

use e2e::{
    Books, Shop, books, cart_with, checkout, checkout_body, eventually, goods, mails_to, unique, unique_email,
};
use serde_json::{Value, json};

const UNTOUCHED: Books = Books { on_hand: 5, reserved: 0, allocated: 0, available: 5 };
const ONE_SOLD: Books = Books { on_hand: 5, reserved: 0, allocated: 1, available: 4 };

fn order_path(order: &Value) -> String {
    format!("/orders/{}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap())
}

fn continue_path(order: &Value) -> String {
    order_path(order).replace('?', "/payment/continue?")
}

#[tokio::test]
async fn after_a_declined_card_nothing_is_held_and_another_card_buys() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let email = unique_email("declined");

    checkout(&guest, &cart, &email, "tok_declined").await.problem(402, "payment_declined");
    assert_eq!(books(&lamp).await, UNTOUCHED);

    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    let line = json!({"variant_id": lamp.variant_id, "quantity": 1});
    let cart = guest.post(&format!("{path}/lines"), &line).await.expect(200).json;
    assert_eq!(cart["lines"][0]["quantity"], 2, "the cart can be changed");

    checkout(&guest, &cart, &email, "tok_ok").await.expect(201);
    assert_eq!(books(&lamp).await.allocated, 2);
    eventually("the confirmation", async || {
        (mails_to(&email, "order_placed").await.len() == 1).then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_approved_3d_secure_payment_places_the_order() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let email = unique_email("approve");
    let answer = checkout(&guest, &cart, &email, "tok_3ds").await.expect(202).json;
    assert_eq!(answer["next_action"]["kind"], "redirect");
    let order = &answer["order"];
    assert_eq!((&order["status"], &order["number"]), (&json!("pending_payment"), &Value::Null));
    let held = books(&lamp).await;
    assert_eq!((held.reserved, held.available), (1, 4), "held while the shopper decides");

    // While it runs, the cart is closed and another checkout has to wait.
    let path = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    let line = json!({"variant_id": lamp.variant_id, "quantity": 1});
    guest.post(&path, &line).await.problem(409, "cart_locked");

    let page = answer["next_action"]["url"].as_str().unwrap();
    let at = page.find("/dev/3ds/").expect("the bank's page");
    let approve = json!({"approve": true}).to_string().into_bytes();
    let json_type = [("content-type", "application/json")];
    guest.send("POST", &page[at..], &json_type, Some(approve)).await.expect(200);
    let order = guest.post(&continue_path(order), &json!({})).await.expect(200).json;
    assert_eq!(order["status"], "placed");
    assert!(order["number"].is_string());
    assert_eq!(books(&lamp).await, ONE_SOLD);
    let again = guest.post(&continue_path(&order), &json!({})).await.expect(200).json;
    assert_eq!(again["number"], order["number"]);
    eventually("the confirmation", async || {
        (mails_to(&email, "order_placed").await.len() == 1).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_refused_3d_secure_payment_frees_everything() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let email = unique_email("refuse");
    let answer = checkout(&guest, &cart, &email, "tok_3ds").await.expect(202).json;
    let page = answer["next_action"]["url"].as_str().unwrap();
    let at = page.find("/dev/3ds/").unwrap();
    let json_type = [("content-type", "application/json")];
    guest.send("POST", &page[at..], &json_type, Some(br#"{"approve": false}"#.to_vec())).await.expect(200);
    guest.post(&continue_path(&answer["order"]), &json!({})).await.problem(402, "payment_declined");
    eventually("nothing is held", async || (books(&lamp).await == UNTOUCHED).then_some(())).await;
    checkout(&guest, &cart, &email, "tok_ok").await.expect(201);
    assert_eq!(books(&lamp).await, ONE_SOLD);
}

#[tokio::test]
async fn a_payment_that_waits_is_found_by_its_cart_and_ended_on_another_device() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let email = unique_email("devices");
    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    let waiting = format!("{path}/checkout");
    guest.get(&waiting).await.problem(404, "not_found");
    let pending = checkout(&guest, &cart, &email, "tok_3ds").await.expect(202).json;
    let phone = Shop::guest();
    assert_eq!(phone.get(&path).await.expect(200).json["locked"], true);
    let found = phone.get(&waiting).await.expect(200).json;
    assert_eq!(
        (&found["order"]["id"], &found["next_action"]),
        (&pending["order"]["id"], &pending["next_action"])
    );
    let cancel = order_path(&found["order"]).replacen('?', "/cancel?", 1);
    phone.post_once(&cancel, &unique("cancel"), &json!({"only_unpaid": true})).await.expect(200);
    assert_eq!(phone.get(&path).await.expect(200).json["locked"], false);
    phone.get(&waiting).await.problem(404, "not_found");
    checkout(&phone, &cart, &email, "tok_ok").await.expect(201);
    assert_eq!(books(&lamp).await, ONE_SOLD);
}

#[tokio::test]
async fn a_slow_payment_places_the_order_when_it_arrives() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let email = unique_email("slow");
    let answer = checkout(&guest, &cart, &email, "tok_slow").await.expect(202).json;
    assert_eq!(answer["next_action"], Value::Null);
    let path = order_path(&answer["order"]);
    let order = eventually("the order is placed", async || {
        let order = guest.get(&path).await.expect(200).json;
        (order["status"] == "placed").then_some(order)
    })
    .await;
    assert!(order["number"].is_string());
    assert_eq!(books(&lamp).await, ONE_SOLD);
    eventually("the confirmation", async || {
        (mails_to(&email, "order_placed").await.len() == 1).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_provider_that_is_down_costs_nothing() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    let (key, email) = (unique("key"), unique_email("down"));
    let problem = guest.post_once(&path, &key, &checkout_body(&email, "tok_error")).await;
    assert_eq!(problem.problem(503, "payment_unavailable")["retryable"], true);
    eventually("nothing is held", async || (books(&lamp).await == UNTOUCHED).then_some(())).await;
    // A failure of ours is not kept under the key: the same request is tried anew.
    guest
        .post_once(&path, &key, &checkout_body(&email, "tok_error"))
        .await
        .problem(503, "payment_unavailable");
    checkout(&guest, &cart, &email, "tok_ok").await.expect(201);
    assert_eq!(books(&lamp).await, ONE_SOLD);
}

#[tokio::test]
async fn a_webhook_without_our_signature_is_refused() {
    let body = json!({"type": "payment.captured", "payment_id": "pay_00000000000000000000000000"});
    Shop::guest().post("/payments/webhooks/test", &body).await.problem(400, "signature_invalid");
}
