//! Gift cards and store credit: money that is spent once, whoever asks at once.

use e2e::{Answer, Shop, cart_with, checkout, eventually, goods_at, money, unique, unique_email};
use futures::future::join_all;
use serde_json::{Value, json};

/// A new card with so many cents: its id and its code.
async fn card(cents: i64) -> (String, String) {
    let body = json!({"amount": money(cents), "note": "A story's card"});
    let card = Shop::staff().await.post("/admin/gift-cards", &body).await.expect(201).json;
    (text(&card["id"]), text(&card["full_code"]))
}

async fn record(id: &str) -> Value {
    let card = Shop::staff().await.get(&format!("/admin/gift-cards/{id}")).await.expect(200).json;
    let entries = card["entries"].as_array().unwrap();
    let sum: i64 = entries.iter().map(|entry| entry["amount"]["amount"].as_i64().unwrap()).sum();
    assert_eq!(card["balance"]["amount"], sum, "the balance is the sum of the entries: {card}");
    assert!(sum >= 0, "{card}");
    card
}

async fn balance(id: &str) -> i64 {
    record(id).await["balance"]["amount"].as_i64().unwrap()
}

async fn apply(shop: &Shop, cart: &Value, code: &str) -> Answer {
    shop.post(&format!("/carts/{}/gift-cards", text(&cart["id"])), &json!({"code": code})).await
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn cents(value: &Value) -> i64 {
    value["amount"].as_i64().unwrap()
}

#[tokio::test]
async fn a_card_pays_a_part_and_the_payment_the_rest() {
    let (id, code) = card(1500).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(4000, 9).await, 1).await;
    let shown = apply(&guest, &cart, &code.to_lowercase().replace('-', " ")).await.expect(200).json;
    assert_eq!(shown["totals"], cart["totals"], "a card is no discount");
    assert_eq!((&shown["gift_cards"][0]["amount"], cents(&shown["due"])), (&money(1500), 2500));
    assert!(!shown.to_string().contains(&code), "the code is not shown again");
    assert_eq!(balance(&id).await, 1500, "nothing is taken before checkout");
    let order = checkout(&guest, &cart, &unique_email("card"), "tok_ok").await.expect(201).json;
    assert_eq!(order["gift_cards"][0]["amount"], money(1500));
    assert_eq!(cents(&order["payments"][0]["amount"]), cents(&order["totals"]["total"]) - 1500);
    assert_eq!(balance(&id).await, 0);
    let again = apply(&guest, &cart_with(&guest, &goods_at(4000, 9).await, 1).await, &code).await;
    assert_eq!(again.problem(409, "gift_card_invalid")["reason"], "empty");
}

#[tokio::test]
async fn what_a_card_pays_as_a_whole_asks_no_provider_and_cancelling_gives_it_back() {
    let (id, code) = card(10_000).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(4000, 9).await, 1).await;
    apply(&guest, &cart, &code).await.expect(200);
    // A card that would be declined is not asked.
    let order = checkout(&guest, &cart, &unique_email("whole"), "tok_declined").await.expect(201).json;
    assert_eq!(order["payments"][0]["amount"], money(0));
    assert_eq!(balance(&id).await, 10_000 - cents(&order["totals"]["total"]));
    let path = format!("/orders/{}/cancel?token={}", text(&order["id"]), text(&order["token"]));
    guest.post_once(&path, &unique("cancel"), &json!({})).await.expect(200);
    eventually("the card is whole again", async || (balance(&id).await == 10_000).then_some(())).await;
}

#[tokio::test]
async fn a_declined_payment_leaves_the_card_whole() {
    let (id, code) = card(1500).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(4000, 9).await, 1).await;
    apply(&guest, &cart, &code).await.expect(200);
    let email = unique_email("declined");
    checkout(&guest, &cart, &email, "tok_declined").await.problem(402, "payment_declined");
    assert_eq!(balance(&id).await, 1500);
    checkout(&guest, &cart, &email, "tok_ok").await.expect(201);
    assert_eq!(balance(&id).await, 0);
}

#[tokio::test]
async fn a_card_of_fifty_euros_wanted_by_twenty_carts_at_once_is_never_overspent() {
    let (id, code) = card(5000).await;
    let lamp = goods_at(2000, 50).await;
    let guest = Shop::guest();
    let carts = join_all((0..20).map(|_| async {
        let cart = cart_with(&guest, &lamp, 1).await;
        apply(&guest, &cart, &code).await.expect(200).json
    }))
    .await;
    let email = unique_email("fifty");
    let answers = join_all(carts.iter().map(|cart| checkout(&guest, cart, &email, "tok_ok"))).await;
    let mut taken = 0;
    for answer in answers {
        if answer.status == 201 {
            let paid = cents(&answer.json["gift_cards"][0]["amount"]);
            assert!(paid >= 2000, "as it was shown: {}", answer.text);
            taken += paid;
        } else {
            let problem = answer.problem(409, "gift_card_unavailable");
            assert!(
                cents(&problem["cart"]["gift_cards"][0]["amount"]) < 2000,
                "it shows what it can pay now"
            );
        }
    }
    assert!(taken > 0 && taken <= 5000, "{taken}");
    assert_eq!(balance(&id).await, 5000 - taken);
    // Those who were late have seen it, and pay the rest with money.
    for cart in &carts {
        for _ in 0..3 {
            let answer = checkout(&guest, cart, &email, "tok_ok").await;
            match answer.status {
                200 => break,
                201 => {
                    taken += answer.json["gift_cards"][0]["amount"]["amount"].as_i64().unwrap_or(0);
                    break;
                }
                _ => {
                    answer.problem(409, "gift_card_unavailable");
                }
            }
        }
    }
    assert_eq!(balance(&id).await, 5000 - taken);
    let stock = e2e::books(&lamp).await;
    assert_eq!((stock.allocated, stock.reserved), (20, 0));
}

#[tokio::test]
async fn refunds_go_to_the_payment_first_and_the_rest_to_the_card() {
    let (id, code) = card(1500).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(4000, 9).await, 1).await;
    apply(&guest, &cart, &code).await.expect(200);
    let order = checkout(&guest, &cart, &unique_email("back"), "tok_ok").await.expect(201).json;
    let staff = Shop::staff().await;
    let path = format!("/admin/orders/{}", text(&order["id"]));
    let captured = async || {
        let order = staff.get(&path).await.expect(200).json;
        (order["payment_status"] == "captured").then_some(())
    };
    eventually("the payment is captured", captured).await;
    let all = json!({"reason": "Broken."});
    let asked = staff.post_once(&format!("{path}/refunds"), &unique("refund"), &all).await.expect(201).json;
    assert_eq!(asked["refunds"][0]["to_gift_cards"], money(1500));
    let refunded = async || {
        let order = staff.get(&path).await.expect(200).json;
        (order["status"] == "refunded" && balance(&id).await == 1500).then_some(())
    };
    eventually("both have given back", refunded).await;
    let kinds: Vec<String> =
        record(&id).await["entries"].as_array().unwrap().iter().map(|it| text(&it["kind"])).collect();
    assert_eq!(kinds, ["give_back", "redeem", "issue"]);
}

#[tokio::test]
async fn store_credit_pays_for_its_account_and_nobody_else() {
    let (customer, account) = Shop::customer().await;
    let body = json!({"amount": money(700), "customer_id": account["customer"]["id"]});
    let credit = Shop::staff().await.post("/admin/gift-cards", &body).await.expect(201).json;
    let cart = customer.get("/me/cart").await.expect(200).json;
    let path = format!("/carts/{}", text(&cart["id"]));
    let line = json!({"variant_id": goods_at(2000, 9).await.variant_id, "quantity": 1});
    let cart = customer.post(&format!("{path}/lines"), &line).await.expect(200).json;
    assert_eq!(cart["store_credit"], money(700), "it is offered");
    let shown = customer.post(&format!("{path}/gift-cards"), &json!({})).await.expect(200).json;
    assert_eq!(shown["gift_cards"][0]["amount"], money(700));
    checkout(&customer, &cart, &unique_email("credit"), "tok_ok").await.expect(201);
    assert_eq!(balance(&text(&credit["id"])).await, 0);
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(2000, 9).await, 1).await;
    let path = format!("/carts/{}/gift-cards", text(&cart["id"]));
    guest.post(&path, &json!({})).await.problem(409, "gift_card_invalid");
}
