//! Carts that the staff make for a customer.

use super::world::{Answer, TTL, World, address, eur, variant};
use contract::promotion::Effect;
use kernel::{BasisPoints, CartId, CustomerId, Principal};
use serde_json::{Value, json};
use testkit::{customer, id, staff};

const DRAFT: &str = "crt_0123456789abcdefghjkmnpqrs";

impl World {
    fn draft(&self, lines: &[(u8, u32)]) -> Value {
        self.draft_of(None, lines)
    }

    /// A draft for an account, with so many of these variants.
    #[track_caller]
    fn draft_of(&self, account: Option<CustomerId>, lines: &[(u8, u32)]) -> Value {
        let new = json!({"id": DRAFT, "by": "staff cus_x", "email": "ada@example.com", "customer_id": account,
            "locale": "de"});
        let made = self.service("/draft-carts", new).ok();
        assert_eq!(made["cart"]["version"], 1);
        let lines: Vec<Value> =
            lines.iter().map(|(n, units)| json!({"variant_id": variant(*n), "quantity": units})).collect();
        self.update(json!({"version": 1, "lines": lines, "shipping_address": address("DE")})).ok()
    }

    fn update(&self, change: Value) -> Answer {
        self.service(&format!("/draft-carts/{DRAFT}/update"), change)
    }

    fn offer(&self, version: u32) -> Answer {
        self.service(&format!("/draft-carts/{DRAFT}/offer"), json!({"version": version}))
    }

    fn read_draft(&self) -> Answer {
        let path = format!("/internal/v1/draft-carts/{DRAFT}");
        self.send(&Principal::service("order"), "GET", &path, Value::Null, &[])
    }

    fn freeze_as(&self, who: &Principal, attempt: u32, version: Option<u32>) -> Answer {
        let body = json!({"attempt": attempt, "email": "ada@example.com", "shipping_address": address("DE"),
            "version": version});
        self.send(who, "POST", &format!("/internal/v1/carts/{DRAFT}/freeze"), body, &[])
    }
}

fn off(amount: i64, reason: &str) -> Value {
    json!({"effect": {"kind": "fixed", "amount": eur(amount)}, "reason": reason})
}

#[test]
fn a_draft_is_the_staffs_until_its_link_is_sent() {
    let shop = World::new();
    let draft = shop.draft_of(Some(id(4)), &[(1, 2)]);
    assert_eq!((&draft["email"], &draft["locale"]), (&json!("ada@example.com"), &json!("de")));
    assert_eq!(draft["cart"]["totals"]["total"], json!(eur(2490)));
    let path = format!("/carts/{DRAFT}");
    shop.guest("GET", &path, Value::Null).problem("not_found");
    shop.customer(4, "GET", &path, Value::Null).problem("not_found");
    shop.freeze_as(&Principal::Guest, 1, None).problem("not_found");

    let sent = shop.offer(2).ok();
    assert_eq!((&sent["is_sent"], &sent["cart"]["version"]), (&json!(true), &json!(2)));
    shop.offer(2).ok();
    let seen = shop.guest("GET", &path, Value::Null).ok();
    assert_eq!(seen["totals"], draft["cart"]["totals"]);
    // Whoever has the link says where it goes, and pays; what is bought, and for how much, the shop has said.
    shop.guest("PUT", &format!("{path}/shipping-address"), address("DE")).ok();
    shop.add(&Principal::Guest, DRAFT, 2, 1).problem("cart_locked");
    let line = format!("{path}/lines/{}", seen["lines"][0]["id"].as_str().unwrap());
    shop.guest("PATCH", &line, json!({"quantity": 1})).problem("cart_locked");
    shop.guest("DELETE", &line, Value::Null).problem("cart_locked");
    shop.others.promote(Some("TEN"), Effect::Percent { rate: BasisPoints(1000) });
    shop.guest("POST", &format!("{path}/coupons"), json!({"code": "TEN"})).problem("cart_locked");

    // What the staff change, nobody pays before they were told.
    let version = shop.read_draft().ok()["cart"]["version"].clone();
    let changed = shop.update(json!({"version": version, "note": "Rings at five."})).ok();
    assert_eq!(changed["is_sent"], false);
    shop.guest("GET", &path, Value::Null).problem("not_found");
}

#[test]
fn of_two_of_the_staff_the_second_decides_again() {
    let shop = World::new();
    let draft = shop.draft(&[(1, 2)]);
    let version = draft["cart"]["version"].clone();
    shop.update(json!({"version": version, "note": "First."})).ok();
    let late = shop.update(json!({"version": version, "note": "Second.", "lines": []})).problem("conflict");
    assert_eq!(late["version"], 3);
    shop.offer(2).problem("conflict");
    let kept = shop.read_draft().ok();
    assert_eq!((&kept["note"], kept["cart"]["lines"].as_array().unwrap().len()), (&json!("First."), 1));
    // The same between what was seen and the checkout.
    let problem = shop.freeze_as(&staff(), 1, Some(2)).problem("conflict");
    assert_eq!(problem["version"], 3);
    shop.freeze_as(&staff(), 1, Some(3)).ok();
    shop.update(json!({"version": 4, "note": "Third."})).problem("cart_locked");
}

#[test]
fn a_draft_does_not_expire_but_the_order_that_it_became_does() {
    let shop = World::new();
    shop.draft(&[(1, 2)]);
    let cart = shop.carts.borrow()[DRAFT].clone();
    let later = |times: u32| shop.now.set(shop.now.get().plus(TTL * times));
    later(50);
    testkit::run(cart.wake(shop.now.get())).unwrap();
    assert_eq!(shop.read_draft().ok()["cart"]["lines"].as_array().unwrap().len(), 1);
    shop.freeze_as(&staff(), 1, None).ok();
    let order: kernel::OrderId = id(1);
    shop.service(&format!("/carts/{DRAFT}/complete"), json!({"attempt": 1, "order_id": order})).ok();
    let ended = shop.read_draft().problem("cart_completed");
    assert_eq!(ended["order_id"], json!(order));
    later(2);
    testkit::run(cart.wake(shop.now.get())).unwrap();
    shop.read_draft().problem("not_found");
}

#[test]
fn what_is_taken_off_by_hand_is_on_the_lines_and_its_reason_in_the_quote() {
    let shop = World::new();
    shop.draft(&[(1, 2), (2, 1)]);
    shop.others.promote(None, Effect::Percent { rate: BasisPoints(1000) });
    let draft =
        shop.update(json!({"version": 2, "discount": off(300, "Came late"), "note": "By phone."})).ok();
    // 30.00 less 10 %, less 3.00, and 4.90 for shipping.
    assert_eq!(draft["discount_by_hand"], json!(eur(300)));
    assert_eq!(draft["cart"]["totals"]["discount"], json!(eur(600)));
    assert_eq!(draft["cart"]["totals"]["total"], json!(eur(2890)));
    let quote = shop.freeze_as(&staff(), 1, Some(3)).ok();
    let shares: Vec<_> = quote["lines"].as_array().unwrap().iter().map(|line| &line["discount"]).collect();
    assert_eq!(shares, [&json!(eur(400)), &json!(eur(200))]);
    assert_eq!(quote["draft"]["by"], "staff cus_x");
    assert_eq!(quote["draft"]["note"], "By phone.\n3.00 EUR off by hand: Came late");
    assert_eq!(quote["promotions"].as_array().unwrap().len(), 1, "there is no promotion to redeem by hand");
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let shop = World::new();
    shop.draft(&[(1, 2)]);
    let before = shop.read_draft().ok();
    let refused = |change: Value, code: &str| {
        let mut change = change;
        change["version"] = json!(2);
        shop.update(change).problem(code)
    };
    let percent =
        |rate: u32| json!({"discount": {"effect": {"kind": "percent", "rate": rate}, "reason": "x"}});
    refused(percent(0), "invalid_request");
    refused(percent(10_001), "invalid_request");
    refused(json!({"discount": off(0, "x")}), "invalid_request");
    refused(json!({"discount": off(-5, "x")}), "invalid_request");
    let dollars =
        json!({"effect": {"kind": "fixed", "amount": {"amount": 5, "currency": "USD"}}, "reason": "x"});
    refused(json!({"discount": dollars}), "currency_mismatch");
    let line = |n: u8, units: u32| json!({"variant_id": variant(n), "quantity": units});
    refused(json!({"lines": [line(1, 1), line(1, 2)]}), "invalid_request");
    refused(json!({"lines": [line(1, 1000)]}), "invalid_request");
    let problem = refused(json!({"lines": [line(1, 1), line(255, 1)]}), "invalid_request");
    assert_eq!(problem["errors"][0]["pointer"], "/lines/1/variant_id");
    let many: Vec<_> = (1..=201).map(|n| line(n, 1)).collect();
    refused(json!({"lines": many}), "cart_full");
    refused(json!({"coupons": ["NONE"]}), "coupon_invalid");
    refused(json!({"coupons": ["no such thing"]}), "coupon_invalid");
    refused(json!({"shipping_option_id": "rocket"}), "invalid_request");
    assert_eq!(shop.read_draft().ok(), before);
}

#[test]
fn what_is_no_longer_sold_stays_in_a_draft_until_somebody_takes_it_out() {
    let shop = World::new();
    shop.draft(&[(1, 2), (2, 1)]);
    shop.others.variants.borrow_mut().remove(&variant(2));
    let lines = json!([
        {"variant_id": variant(2), "quantity": 1},
        {"variant_id": variant(1), "quantity": 3},
    ]);
    let draft = shop.update(json!({"version": 2, "lines": lines})).ok();
    assert_eq!(draft["cart"]["lines"][0]["title"], "Product 2");
    assert_eq!(draft["cart"]["requirements"], json!(["available_lines"]));
    shop.offer(3).problem("requirements_missing");
    shop.freeze_as(&staff(), 1, None).problem("requirements_missing");
}

#[test]
fn a_draft_says_that_its_prices_have_changed_before_anybody_pays_them() {
    let shop = World::new();
    shop.draft(&[(1, 2)]);
    shop.others.sell(1, eur(1200));
    // What a checkout needs shows nobody the new price.
    let path = format!("/internal/v1/draft-carts/{DRAFT}/purchase");
    let purchase = shop.send(&Principal::service("order"), "GET", &path, Value::Null, &[]).ok();
    assert_eq!(purchase["shipping_address"]["city"], "Berlin");
    let problem = shop.freeze_as(&staff(), 1, None).problem("price_changed");
    assert_eq!(problem["cart"]["totals"]["subtotal"], json!(eur(2400)));
    shop.others.sell(1, eur(1300));
    let draft = shop.read_draft().ok();
    assert_eq!(draft["cart"]["warnings"][0]["code"], "price_changed");
    shop.freeze_as(&staff(), 1, None).ok();
}

#[test]
fn a_draft_is_nobodys_current_cart_and_loses_no_line_to_one() {
    let shop = World::new();
    shop.draft_of(Some(id(4)), &[(1, 2)]);
    shop.offer(2).ok();
    let own = shop.cart(&customer(4), &[(2, 1)]);
    // Signing in with the link's cart in hand, and merging by oneself.
    let claimed = shop.claim(4, Some(DRAFT)).ok();
    assert_eq!(claimed["cart_id"], own.as_str());
    shop.customer(4, "POST", &format!("/carts/{own}/merge"), json!({"from": DRAFT})).problem("not_found");
    shop.customer(4, "POST", &format!("/carts/{DRAFT}/merge"), json!({"from": own})).problem("not_found");
    shop.claim(9, Some(DRAFT)).ok();
    assert_eq!(shop.read_draft().ok()["cart"]["lines"].as_array().unwrap().len(), 1);
    let mine = shop.customer(4, "GET", &format!("/carts/{own}"), Value::Null).ok();
    assert_eq!(mine["lines"].as_array().unwrap().len(), 1);
}

#[test]
fn the_link_does_not_open_the_accounts_store_credit() {
    let shop = World::new();
    shop.draft_of(Some(id(4)), &[(1, 2)]);
    shop.others.gift_card(4, eur(5000));
    shop.offer(2).ok();
    let path = format!("/carts/{DRAFT}/gift-cards");
    shop.guest("POST", &path, json!({})).problem("gift_card_invalid");
    let paid = shop.guest("POST", &path, json!({"code": "CARD-4"})).ok();
    assert_eq!(paid["due"], json!(eur(0)));
}

#[test]
fn a_discarded_draft_is_gone_unless_a_checkout_has_it() {
    let shop = World::new();
    shop.draft(&[(1, 2)]);
    let discard = || shop.service(&format!("/draft-carts/{DRAFT}/discard"), json!({}));
    shop.freeze_as(&staff(), 1, None).ok();
    discard().problem("cart_locked");
    shop.service(&format!("/carts/{DRAFT}/unfreeze"), json!({"attempt": 1})).ok();
    discard().ok();
    discard().ok();
    shop.read_draft().problem("not_found");
    shop.freeze_as(&staff(), 2, None).problem("not_found");
    // What is no draft is not discarded as one.
    let cart: CartId = shop.guest_cart(&[(1, 1)]).parse().unwrap();
    shop.service(&format!("/draft-carts/{cart}/discard"), json!({})).problem("not_found");
    shop.service(&format!("/draft-carts/{cart}/update"), json!({"version": 2})).problem("not_found");
    shop.guest("GET", &format!("/carts/{cart}"), Value::Null).ok();
}
