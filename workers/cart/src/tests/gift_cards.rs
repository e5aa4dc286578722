//! Gift cards and store credit in a cart: a means of payment, so totals stay as they are.

use super::world::{World, eur};
use contract::gift_card::UsableGiftCard;
use kernel::{CustomerId, GiftCardId, Money, Principal};
use serde_json::{Value, json};
use testkit::customer;

impl World {
    fn add_card(&self, cart: &str, code: &str) -> super::world::Answer {
        self.guest("POST", &format!("/carts/{cart}/gift-cards"), json!({"code": code}))
    }
}

fn card_id(n: u8) -> GiftCardId {
    testkit::id(n)
}

#[test]
fn a_card_pays_of_the_total_and_changes_nothing_of_it() {
    let shop = World::new();
    let cart = shop.guest_cart(&[(1, 2)]);
    let before = shop.guest("GET", &format!("/carts/{cart}"), Value::Null).ok();
    assert_eq!((&before["gift_cards"], &before["due"]), (&json!([]), &json!(eur(2000))));
    shop.others.gift_card(1, eur(1500));
    let after = shop.add_card(&cart, "CARD-1").ok();
    assert_eq!(after["totals"], before["totals"]);
    assert_eq!(after["due"], json!(eur(500)));
    let share = json!({"id": card_id(1), "code": "•••• 0001", "amount": eur(1500)});
    assert_eq!(after["gift_cards"], json!([share]));
    // The same card again changes nothing.
    let again = shop.add_card(&cart, "CARD-1").ok();
    assert_eq!(again["version"], after["version"]);
    let removed = shop.guest("DELETE", &format!("/carts/{cart}/gift-cards/{}", card_id(1)), Value::Null).ok();
    assert_eq!((&removed["gift_cards"], &removed["due"]), (&json!([]), &json!(eur(2000))));
    let gone = shop.guest("DELETE", &format!("/carts/{cart}/gift-cards/{}", card_id(1)), Value::Null);
    gone.problem("not_found");
}

#[test]
fn cards_pay_in_their_order_and_no_more_than_the_total() {
    let shop = World::new();
    let cart = shop.guest_cart(&[(1, 2)]);
    for (n, amount) in [(1, 1500), (2, 5000), (3, 100)] {
        shop.others.gift_card(n, eur(amount));
        shop.add_card(&cart, &format!("CARD-{n}")).ok();
    }
    let shown = shop.guest("GET", &format!("/carts/{cart}"), Value::Null).ok();
    let amounts: Vec<_> =
        shown["gift_cards"].as_array().unwrap().iter().map(|share| share["amount"].clone()).collect();
    assert_eq!(amounts, [json!(eur(1500)), json!(eur(500)), json!(eur(0))]);
    assert_eq!(shown["due"], json!(eur(0)));
    // Shipping is paid by the card too, and what pays nothing is not asked to.
    let quote = shop.freeze(&cart, 1).ok();
    assert_eq!(quote["totals"]["total"], json!(eur(2490)));
    let taken: Vec<_> =
        quote["gift_cards"].as_array().unwrap().iter().map(|it| it["amount"].clone()).collect();
    assert_eq!(taken, [json!(eur(1500)), json!(eur(990))]);
}

#[test]
fn a_wrong_code_and_one_card_too_many_are_refused_with_the_same_code() {
    let shop = World::new();
    let cart = shop.guest_cart(&[(1, 1)]);
    shop.add_card(&cart, "CARD-9").problem("gift_card_invalid");
    shop.guest("POST", &format!("/carts/{cart}/gift-cards"), json!({})).problem("gift_card_invalid");
    for n in 1..=6 {
        shop.others.gift_card(n, eur(1));
    }
    for n in 1..=5 {
        shop.add_card(&cart, &format!("CARD-{n}")).ok();
    }
    let problem = shop.add_card(&cart, "CARD-6").problem("gift_card_invalid");
    assert_eq!(problem["reason"], "too_many");
}

#[test]
fn nobody_pays_with_money_what_a_card_was_shown_to_pay() {
    let shop = World::new();
    let cart = shop.guest_cart(&[(1, 2)]);
    shop.others.gift_card(1, eur(5000));
    shop.add_card(&cart, "CARD-1").ok();
    shop.others.gift_card(1, eur(700));
    let problem = shop.freeze(&cart, 1).problem("gift_card_unavailable");
    assert_eq!(problem["cart"]["gift_cards"][0]["amount"], json!(eur(700)));
    assert_eq!(problem["cart"]["due"], json!(eur(1790)));
    let quote = shop.freeze(&cart, 2).ok();
    assert_eq!(quote["gift_cards"][0]["amount"], json!(eur(700)), "shown now");
}

#[test]
fn what_another_tab_was_shown_is_not_what_this_shopper_saw() {
    let shop = World::new();
    let cart = shop.guest_cart(&[(1, 2)]);
    shop.others.gift_card(1, eur(2000));
    let seen: Money = serde_json::from_value(shop.add_card(&cart, "CARD-1").ok()["due"].clone()).unwrap();
    shop.others.gift_card(1, eur(700));
    // Another tab looks at the cart, which now remembers that the card pays less.
    shop.guest("GET", &format!("/carts/{cart}"), Value::Null).ok();
    let problem = shop.freeze_for(&cart, 1, seen).problem("gift_card_unavailable");
    let due: Money = serde_json::from_value(problem["cart"]["due"].clone()).unwrap();
    assert!(due.amount() > seen.amount(), "{problem}");
    // The card is taken off the cart altogether.
    shop.guest("DELETE", &format!("/carts/{cart}/gift-cards/{}", card_id(1)), Value::Null).ok();
    shop.freeze_for(&cart, 2, due).problem("price_changed");
    shop.freeze_for(&cart, 3, eur(9999)).ok();
}

#[test]
fn a_card_pays_less_for_a_cart_that_costs_less() {
    let shop = World::new();
    let cart = shop.guest_cart(&[(1, 3)]);
    shop.others.gift_card(1, eur(5000));
    let shown = shop.add_card(&cart, "CARD-1").ok();
    let line = shown["lines"][0]["id"].as_str().unwrap();
    shop.guest("PATCH", &format!("/carts/{cart}/lines/{line}"), json!({"quantity": 1})).ok();
    assert_eq!(shop.freeze(&cart, 1).ok()["gift_cards"][0]["amount"], json!(eur(1490)));
}

#[test]
fn a_frozen_cart_keeps_its_cards() {
    let shop = World::new();
    let cart = shop.guest_cart(&[(1, 1)]);
    shop.others.gift_card(1, eur(500));
    shop.add_card(&cart, "CARD-1").ok();
    shop.freeze(&cart, 1).ok();
    shop.guest("DELETE", &format!("/carts/{cart}/gift-cards/{}", card_id(1)), Value::Null)
        .problem("cart_locked");
    shop.add_card(&cart, "CARD-1").problem("cart_locked");
}

#[test]
fn the_cards_of_a_guests_cart_come_along_when_it_is_merged() {
    let shop = World::new();
    let own = shop.cart(&customer(1), &[(1, 1)]);
    shop.claim(1, Some(&own)).ok();
    let guest = shop.guest_cart(&[(2, 1)]);
    shop.others.gift_card(1, eur(500));
    shop.add_card(&guest, "CARD-1").ok();
    let claimed = shop.claim(1, Some(&guest)).ok();
    let path = format!("/carts/{}", claimed["cart_id"].as_str().unwrap());
    let cart = shop.customer(1, "GET", &path, Value::Null).ok();
    assert_eq!(cart["gift_cards"][0]["id"], json!(card_id(1)), "{cart}");
}

#[test]
fn a_customers_store_credit_pays_without_a_code() {
    let shop = World::new();
    let ada: CustomerId = testkit::id(1);
    let credit = UsableGiftCard { id: GiftCardId::from_bits(ada.bits()), code: None, available: eur(300) };
    shop.others.gift_cards.borrow_mut().insert(credit.id, credit);
    let cart = shop.customer(1, "GET", "/me/cart", Value::Null).ok()["id"].as_str().unwrap().to_owned();
    shop.add(&customer(1), &cart, 1, 1).ok();
    let path = format!("/carts/{cart}/gift-cards");
    let shown = shop.customer(1, "POST", &path, json!({})).ok();
    assert_eq!(shown["gift_cards"][0]["amount"], json!(eur(300)));
    assert!(shown["gift_cards"][0].get("code").is_none());
    // A cart of a guest has none.
    let cart = shop.cart(&Principal::Guest, &[(1, 1)]);
    shop.guest("POST", &format!("/carts/{cart}/gift-cards"), json!({})).problem("gift_card_invalid");
}
