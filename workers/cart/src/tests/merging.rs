//! Guest carts that become, or join, a customer's.

use super::world::{World, eur, variant};
use contract::promotion::Effect;
use kernel::{OrderId, Principal};
use serde_json::{Value, json};
use testkit::customer;

/// What the customer's current cart holds: variant and quantity.
fn current(shop: &World, n: u8) -> Vec<(String, u64)> {
    contents(&shop.customer(n, "GET", "/me/cart", Value::Null).ok())
}

fn contents(cart: &Value) -> Vec<(String, u64)> {
    let mut lines: Vec<_> = cart["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["variant_id"].as_str().unwrap().to_owned(), line["quantity"].as_u64().unwrap()))
        .collect();
    lines.sort();
    lines
}

fn units(lines: &[(u8, u64)]) -> Vec<(String, u64)> {
    let mut lines: Vec<_> = lines.iter().map(|(n, quantity)| (variant(*n).to_string(), *quantity)).collect();
    lines.sort();
    lines
}

#[test]
fn a_guest_cart_becomes_the_first_cart_of_a_customer() {
    let shop = World::new();
    assert_eq!(shop.claim(1, None).ok(), json!({}));
    let guest = shop.guest_cart(&[(1, 2)]);
    assert_eq!(shop.claim(1, Some(&guest)).ok()["cart_id"], guest);
    assert_eq!(shop.claim(1, Some(&guest)).ok()["cart_id"], guest, "again");
    assert_eq!(current(&shop, 1), units(&[(1, 2)]));
    shop.guest("GET", &format!("/carts/{guest}"), Value::Null).problem("not_found");
}

#[test]
fn a_guest_cart_joins_the_customers_cart_at_sign_in() {
    let shop = World::new();
    shop.others.promote(Some("FIVE"), Effect::Fixed { amount: eur(500) });
    let mine = shop.cart(&customer(1), &[(1, 1), (2, 1)]);
    let guest = shop.guest_cart(&[(2, 3), (3, 1)]);
    shop.guest("POST", &format!("/carts/{guest}/coupons"), json!({"code": "FIVE"})).ok();
    for _ in 0..3 {
        assert_eq!(shop.claim(1, Some(&guest)).ok()["cart_id"], mine);
    }
    assert_eq!(current(&shop, 1), units(&[(1, 1), (2, 4), (3, 1)]));
    let cart = shop.customer(1, "GET", &format!("/carts/{mine}"), Value::Null).ok();
    assert_eq!(cart["coupons"][0]["code"], "FIVE");
    let problem = shop.guest("GET", &format!("/carts/{guest}"), Value::Null).problem("cart_merged");
    assert_eq!(problem["cart_id"], mine);
    shop.add(&Principal::Guest, &guest, 1, 1).problem("cart_merged");
    shop.freeze(&guest, 1).problem("cart_merged");
}

#[test]
fn a_line_stays_within_999_units_when_carts_merge() {
    let shop = World::new();
    shop.others.stock.borrow_mut().insert(variant(1), 5000);
    shop.cart(&customer(1), &[(1, 600)]);
    let guest = shop.guest_cart(&[(1, 600)]);
    shop.claim(1, Some(&guest)).ok();
    assert_eq!(current(&shop, 1), units(&[(1, 999)]));
}

#[test]
fn a_merge_that_breaks_off_anywhere_loses_nothing_and_doubles_nothing() {
    let steps = ["/customer/merge/begin", "/load", "/hand-over", "/absorb", "/settle", "/customer/merge/end"];
    for step in steps {
        for answer_lost in [false, true] {
            let shop = World::new();
            shop.cart(&customer(1), &[(1, 1)]);
            let guest = shop.guest_cart(&[(1, 1), (2, 2)]);
            if answer_lost {
                shop.faults.lose_answer(step);
            } else {
                shop.faults.lose_request(step);
            }
            let first = shop.claim(1, Some(&guest));
            assert!(first.status == 200 || first.status == 503, "{step}: {}", first.body);
            if first.status == 503 {
                // The sign-in went on without it; the next one brings the same cart.
                shop.claim(1, Some(&guest)).ok();
            }
            assert_eq!(current(&shop, 1), units(&[(1, 2), (2, 2)]), "{step}, answer lost: {answer_lost}");
            assert_eq!(current(&shop, 1), units(&[(1, 2), (2, 2)]), "{step}, answer lost: {answer_lost}");
        }
    }
}

#[test]
fn adopting_that_breaks_off_anywhere_ends_with_the_next_sign_in() {
    for step in ["/customer/merge/begin", "/adopt", "/customer/replace", "/customer/merge/end"] {
        for answer_lost in [false, true] {
            let shop = World::new();
            let guest = shop.guest_cart(&[(1, 1)]);
            if answer_lost {
                shop.faults.lose_answer(step);
            } else {
                shop.faults.lose_request(step);
            }
            shop.claim(1, Some(&guest));
            assert_eq!(shop.claim(1, Some(&guest)).ok()["cart_id"], guest, "{step} {answer_lost}");
            assert_eq!(current(&shop, 1), units(&[(1, 1)]), "{step} {answer_lost}");
        }
    }
}

#[test]
fn lines_on_their_way_to_a_cart_that_is_bought_meanwhile_reach_the_next_one() {
    let shop = World::new();
    let mine = shop.cart(&customer(1), &[(1, 1)]);
    let guest = shop.guest_cart(&[(2, 2)]);
    shop.faults.lose_request("/absorb");
    shop.claim(1, Some(&guest)).ok();
    shop.freeze(&mine, 1).ok();
    let order: OrderId = testkit::id(1);
    shop.service(&format!("/carts/{mine}/complete"), json!({"attempt": 1, "order_id": order})).ok();
    assert_eq!(current(&shop, 1), units(&[(2, 2)]));
    let problem = shop.guest("GET", &format!("/carts/{guest}"), Value::Null).problem("cart_merged");
    assert_eq!(problem["cart_id"], shop.customer(1, "GET", "/me/cart", Value::Null).ok()["id"]);
}

#[test]
fn lines_that_were_bought_are_not_merged_again() {
    let shop = World::new();
    let mine = shop.cart(&customer(1), &[(1, 1)]);
    let guest = shop.guest_cart(&[(2, 2)]);
    // The lines have arrived, but nobody heard of it.
    shop.faults.lose_answer("/absorb");
    shop.claim(1, Some(&guest)).ok();
    let quote = shop.freeze(&mine, 1).ok();
    assert_eq!(contents(&quote), units(&[(1, 1), (2, 2)]));
    let order: OrderId = testkit::id(1);
    shop.service(&format!("/carts/{mine}/complete"), json!({"attempt": 1, "order_id": order})).ok();
    assert_eq!(current(&shop, 1), []);
}

#[test]
fn a_cart_in_checkout_takes_the_guests_lines_later() {
    let shop = World::new();
    let mine = shop.cart(&customer(1), &[(1, 1)]);
    shop.freeze(&mine, 1).ok();
    let guest = shop.guest_cart(&[(2, 2)]);
    assert_eq!(shop.claim(1, Some(&guest)).ok()["cart_id"], mine);
    shop.guest("GET", &format!("/carts/{guest}"), Value::Null).ok();
    shop.service(&format!("/carts/{mine}/unfreeze"), json!({"attempt": 1})).ok();
    assert_eq!(current(&shop, 1), units(&[(1, 1), (2, 2)]));
}

#[test]
fn one_guest_cart_goes_to_one_customer() {
    let shop = World::new();
    shop.cart(&customer(1), &[(1, 1)]);
    shop.cart(&customer(2), &[(1, 1)]);
    let guest = shop.guest_cart(&[(2, 2)]);
    shop.claim(1, Some(&guest)).ok();
    shop.claim(2, Some(&guest)).ok();
    assert_eq!(current(&shop, 1), units(&[(1, 1), (2, 2)]));
    assert_eq!(current(&shop, 2), units(&[(1, 1)]));
    let first = shop.guest_cart(&[(3, 1)]);
    shop.claim(3, Some(&first)).ok();
    assert_eq!(shop.claim(4, Some(&first)).ok(), json!({}), "it is somebody's already");
}

#[test]
fn a_customer_merges_a_guest_cart_by_hand() {
    let shop = World::new();
    let mine = shop.cart(&customer(1), &[(1, 1)]);
    let guest = shop.guest_cart(&[(1, 1), (2, 2)]);
    let merge = |principal: &Principal, into: &str, from: &str| {
        shop.send(principal, "POST", &format!("/carts/{into}/merge"), json!({"from": from}), &[])
    };
    merge(&Principal::Guest, &mine, &guest).problem("unauthenticated");
    merge(&customer(2), &mine, &guest).problem("not_found");
    merge(&customer(1), &mine, &mine).problem("invalid_request");
    merge(&customer(1), &mine, "crt_00000000000000000000000001").problem("not_found");
    merge(&customer(1), &guest, &mine).problem("not_found");
    for _ in 0..2 {
        let cart = merge(&customer(1), &mine, &guest).ok();
        assert_eq!(contents(&cart), units(&[(1, 2), (2, 2)]));
    }
    let other = shop.cart(&customer(2), &[]);
    merge(&customer(2), &other, &guest).problem("cart_merged");
    let theirs = shop.cart(&customer(2), &[(5, 1)]);
    merge(&customer(1), &mine, &theirs).problem("not_found");
}

#[test]
fn a_merge_that_is_refused_leaves_both_carts_as_they_were() {
    let shop = World::new();
    let mine = shop.cart(&customer(1), &(1..=160).map(|n| (n, 1)).collect::<Vec<_>>());
    let guest = shop.guest_cart(&(151..=201).map(|n| (n, 1)).collect::<Vec<_>>());
    let path = format!("/carts/{mine}/merge");
    shop.customer(1, "POST", &path, json!({"from": guest})).problem("cart_full");
    let cart = shop.guest("GET", &format!("/carts/{guest}"), Value::Null).ok();
    assert_eq!(cart["lines"].as_array().unwrap().len(), 51);
    assert_eq!(current(&shop, 1).len(), 160);
    let line = cart["lines"][50]["id"].as_str().unwrap();
    shop.guest("DELETE", &format!("/carts/{guest}/lines/{line}"), Value::Null).ok();
    let merged = shop.customer(1, "POST", &path, json!({"from": guest})).ok();
    assert_eq!(merged["lines"].as_array().unwrap().len(), 200);
}

#[test]
fn a_sign_in_takes_few_invocations() {
    let shop = World::new();
    shop.cart(&customer(1), &[(1, 1)]);
    let guest = shop.guest_cart(&[(1, 1), (2, 1), (3, 1)]);
    assert!(shop.claim(1, Some(&guest)).invocations <= 7);
    assert_eq!(shop.claim(1, None).invocations, 2);
}
