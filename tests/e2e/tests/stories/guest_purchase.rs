//! Somebody without an account buys something, by the letter of the API's description.

use e2e::{
    Shop, address, books, checkout_body, eventually, goods_at, mails_to, money, tick, unique, unique_email,
};
use serde_json::{Value, json};

#[tokio::test]
async fn a_guest_buys_two_lamps_from_the_cart_to_the_mail() {
    let goods = goods_at(2500, 10).await;
    let guest = Shop::guest();
    let email = unique_email("guest");

    let cart = guest.post("/carts", &json!({"currency": "EUR", "country": "DE"})).await.expect(201).json;
    assert_eq!((&cart["lines"], &cart["totals"]["total"]), (&json!([]), &money(0)));
    let path = format!("/carts/{}", cart["id"].as_str().unwrap());

    let line = json!({"variant_id": goods.variant_id, "quantity": 2});
    let cart = guest.post(&format!("{path}/lines"), &line).await.expect(200).json;
    assert_eq!(cart["lines"][0]["sku"], goods.sku.as_str());
    assert_eq!(cart["lines"][0]["unit_price"], money(2500));
    assert_eq!(cart["totals"]["subtotal"], money(5000));
    assert!(list(&cart["requirements"]).contains(&json!("shipping_address")));

    let cart = guest.ask("PUT", &format!("{path}/shipping-address"), &[], &address()).await.expect(200).json;
    assert_eq!(cart["shipping_address"]["city"], "Berlin");
    let options = guest.get(&format!("{path}/shipping-options")).await.expect(200).json;
    let cheapest = &options["items"][0];
    let choice = json!({"id": cheapest["id"]});
    let cart = guest.ask("PUT", &format!("{path}/shipping-option"), &[], &choice).await.expect(200).json;
    assert_eq!(cart["shipping_option"]["id"], cheapest["id"]);
    assert_eq!(cart["requirements"], json!([]));
    let totals = &cart["totals"];
    let amount = |name: &str| totals[name]["amount"].as_i64().unwrap();
    let tax = if totals["tax_included"] == true { 0 } else { amount("tax") };
    assert_eq!(amount("total"), amount("subtotal") - amount("discount") + amount("shipping") + tax);

    let body = checkout_body(&email, "tok_ok");
    let order = guest.post_once(&format!("{path}/checkout"), &unique("key"), &body).await.expect(201).json;
    assert_eq!(order["status"], "placed");
    assert!(["authorized", "captured"].contains(&order["payment_status"].as_str().unwrap()));
    assert_eq!(order["fulfillment_status"], "unfulfilled");
    assert_eq!(order["totals"], cart["totals"], "an order costs what its cart did");
    let number = order["number"].as_str().expect("a number is text").to_owned();
    let (id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());

    // The order's token opens it, and nothing else does.
    let by_token = format!("/orders/{id}?token={token}");
    assert_eq!(guest.get(&by_token).await.expect(200).json["number"], number);
    guest.get(&format!("/orders/{id}")).await.problem(404, "not_found");

    // A parcel is found by number and mail address.
    let tracked =
        guest.post("/orders/track", &json!({"number": number, "email": email})).await.expect(200).json;
    assert_eq!(tracked["id"], id);

    let books = books(&goods).await;
    assert_eq!((books.on_hand, books.allocated, books.reserved, books.available), (10, 2, 0, 8));

    let captured = eventually("the payment is captured", async || {
        let order = guest.get(&by_token).await.expect(200).json;
        (order["payment_status"] == "captured").then_some(order)
    })
    .await;
    assert_eq!(captured["payments"][0]["amount"], order["totals"]["total"]);
    assert_eq!(captured["payments"].as_array().map(Vec::len), Some(1));

    eventually("a confirmation arrives", async || {
        (!mails_to(&email, "order_placed").await.is_empty()).then_some(())
    })
    .await;
    // What is repeated is not sent again.
    tick().await;
    let mails = mails_to(&email, "order_placed").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0]["text"].as_str().unwrap().contains(&number));
    assert_eq!(mails[0]["order_id"], id);
}

#[tokio::test]
async fn a_bought_cart_answers_every_further_checkout_with_its_order() {
    let goods = goods_at(900, 3).await;
    let guest = Shop::guest();
    let cart = e2e::cart_with(&guest, &goods, 1).await;
    let email = unique_email("again");
    let first = e2e::checkout(&guest, &cart, &email, "tok_ok").await.expect(201).json;
    let second = e2e::checkout(&guest, &cart, &email, "tok_ok").await.expect(200).json;
    assert_eq!(first["id"], second["id"]);
    assert_eq!(books(&goods).await.allocated, 1);
    let path = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    let line = json!({"variant_id": goods.variant_id, "quantity": 1});
    guest.post(&path, &line).await.problem(409, "cart_completed");
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}
