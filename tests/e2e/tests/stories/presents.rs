//! Who orders, and who gets it: two people, whom the staff and the mails tell apart.

use e2e::{
    Shop, address, cart_with, checkout, checkout_body, eventually, goods, mails_to, unique, unique_email,
};
use serde_json::json;

#[tokio::test]
async fn a_present_is_ordered_by_one_and_sent_to_another_after_a_card_was_declined() {
    let (goods, guest, email) = (goods(3).await, Shop::guest(), unique_email("present"));
    let buyer = unique("Buyer");
    let cart = cart_with(&guest, &goods, 1).await;
    checkout(&guest, &cart, &email, "tok_declined").await.problem(402, "payment_declined");
    let mut body = checkout_body(&email, "tok_ok");
    body["shipping_address"]["name"] = json!("Grace Hopper");
    body["billing_address"] = address();
    body["billing_address"]["name"] = json!(buyer);
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    let order = guest.post_once(&path, &unique("key"), &body).await.expect(201).json;

    let staff = Shop::staff().await;
    let found = staff.get(&format!("/admin/orders?q={buyer}")).await.expect(200).json;
    assert_eq!(found["items"][0]["id"], order["id"], "found by who ordered");
    assert_eq!(found["items"][0]["name"], "Grace Hopper");
    assert_eq!(found["items"][0]["billing_name"], buyer);
    let seen = staff.get(&format!("/admin/orders/{}", order["id"].as_str().unwrap())).await.expect(200).json;
    assert_eq!(seen["timeline"][0]["event"], "checkout_failed", "{}", seen["timeline"]);
    assert_eq!(order["timeline"][0]["event"], "created", "the shopper's begins with the order");

    let mail =
        eventually("the confirmation", || async { mails_to(&email, "order_placed").await.pop() }).await;
    let text = mail["text"].as_str().unwrap();
    let (greeting, _) = text.split_once("Grace Hopper").unwrap();
    assert!(greeting.contains(&buyer), "{text}");
}

#[tokio::test]
async fn stock_is_found_by_the_ids_of_its_variants_as_well() {
    let (staff, goods) = (Shop::staff().await, goods(3).await);
    let by_id = format!("/admin/inventory?variant_ids={}", goods.variant_id);
    let listed = eventually("the copy of the stock", || async {
        let found = staff.get(&by_id).await.expect(200).json;
        found["items"].as_array().filter(|items| items.len() == 1).cloned()
    })
    .await;
    assert_eq!(listed[0]["sku"], goods.sku.as_str());
    staff.get("/admin/inventory?variant_ids=mug").await.problem(400, "invalid_request");
}
