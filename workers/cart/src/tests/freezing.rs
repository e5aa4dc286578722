//! What checkouts do to a cart.

use super::world::{TTL, World, address, eur, variant};
use contract::{StockLevel, promotion::Effect};
use kernel::{OrderId, Principal};
use serde_json::{Value, json};
use testkit::customer;

fn order(n: u8) -> OrderId {
    testkit::id(n)
}

#[test]
fn a_frozen_cart_is_one_quote_that_nothing_changes() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 2)]);
    let quote = shop.freeze(&id, 1).ok();
    assert_eq!(quote["totals"]["total"], json!(eur(2490)));
    assert_eq!(quote["shipping_option"]["id"], "standard");
    assert_eq!(quote["lines"][0]["sku"], "SKU-1");

    shop.others.sell(1, eur(5000));
    assert_eq!(shop.freeze(&id, 1).ok(), quote, "the same attempt gets the same quote");
    shop.freeze(&id, 2).problem("cart_locked");
    shop.freeze(&id, 0).problem("cart_locked");
    let path = format!("/carts/{id}");
    shop.add(&Principal::Guest, &id, 2, 1).problem("cart_locked");
    shop.guest("PUT", &format!("{path}/shipping-address"), address("AT")).problem("cart_locked");
    shop.guest("PUT", &format!("{path}/shipping-option"), json!({"id": "express"})).problem("cart_locked");
    let line = quote["lines"][0]["id"].as_str().unwrap();
    shop.guest("DELETE", &format!("{path}/lines/{line}"), Value::Null).problem("cart_locked");
    let shown = shop.guest("GET", &path, Value::Null).ok();
    assert_eq!((&shown["version"], &shown["locked"]), (&quote["version"], &json!(true)));
    let open = shop.service(&format!("/carts/{id}/unfreeze"), json!({"attempt": 1})).ok();
    assert_eq!(open["locked"], false);
}

#[test]
fn the_checkouts_address_and_option_become_the_carts() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    let body = json!({
        "attempt": 1, "email": "ada@example.com", "shipping_address": address("AT"), "shipping_option_id": "express",
    });
    let quote = shop.service(&format!("/carts/{id}/freeze"), body).ok();
    assert_eq!(quote["totals"]["shipping"], json!(eur(1290)));
    let cart = shop.service(&format!("/carts/{id}/unfreeze"), json!({"attempt": 1})).ok();
    assert_eq!(cart["shipping_address"]["country"], "AT");
    assert_eq!(cart["shipping_option"]["id"], "express");
    assert_eq!(cart["country"], "AT");
}

#[test]
fn an_attempt_that_ended_never_freezes_the_cart_again() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    shop.freeze(&id, 1).ok();
    let unfreeze = |attempt: u32| shop.service(&format!("/carts/{id}/unfreeze"), json!({"attempt": attempt}));
    unfreeze(0).ok();
    shop.add(&Principal::Guest, &id, 2, 1).problem("cart_locked");
    unfreeze(1).ok();
    unfreeze(1).ok();
    shop.add(&Principal::Guest, &id, 2, 1).ok();

    shop.freeze(&id, 1).problem("conflict");
    shop.freeze(&id, 2).ok();
    unfreeze(1).ok();
    shop.add(&Principal::Guest, &id, 2, 1).problem("cart_locked");
    unfreeze(2).ok();
    // The end of an attempt may overtake its beginning.
    unfreeze(3).ok();
    shop.freeze(&id, 3).problem("conflict");
}

#[test]
fn a_cart_that_cannot_be_bought_says_what_is_missing() {
    let shop = World::new();
    let empty = shop.guest_cart(&[]);
    assert_eq!(shop.freeze(&empty, 1).problem("requirements_missing")["requirements"], json!(["lines"]));

    let id = shop.guest_cart(&[(1, 1)]);
    let freeze = |country: &str, option: Value| {
        let body = json!({
            "attempt": 1, "email": "a@b.de", "shipping_address": address(country), "shipping_option_id": option,
        });
        shop.service(&format!("/carts/{id}/freeze"), body)
    };
    let missing = freeze("FR", Value::Null).problem("requirements_missing");
    assert_eq!(missing["requirements"], json!(["shipping_option"]));
    assert_eq!(missing["detail"], "The shop does not deliver to this address.");
    let missing = freeze("DE", json!("rocket")).problem("requirements_missing");
    assert_eq!(missing["requirements"], json!(["shipping_option"]));
    shop.others.variants.borrow_mut().remove(&variant(1));
    let missing = freeze("DE", Value::Null).problem("requirements_missing");
    assert_eq!(missing["requirements"], json!(["available_lines"]));
}

#[test]
fn nobody_pays_a_price_that_was_not_shown() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    shop.others.sell(1, eur(1100));
    let problem = shop.freeze(&id, 1).problem("price_changed");
    assert_eq!(problem["cart"]["totals"]["total"], json!(eur(1590)));
    assert_eq!(problem["cart"]["warnings"][0]["code"], "price_changed");
    assert_eq!(problem["cart"]["shipping_address"]["country"], "DE");
    let cart = shop.guest("GET", &format!("/carts/{id}"), Value::Null).ok();
    assert_eq!((&cart["warnings"], &cart["version"]), (&json!([]), &problem["cart"]["version"]));
    assert_eq!(shop.freeze(&id, 1).ok()["totals"]["total"], json!(eur(1590)));
}

#[test]
fn a_sale_that_ended_is_a_price_that_changed() {
    let shop = World::new();
    shop.others.promote(None, Effect::Fixed { amount: eur(100) });
    let id = shop.guest_cart(&[(1, 1)]);
    shop.others.promotions.borrow_mut().clear();
    let problem = shop.freeze(&id, 1).problem("price_changed");
    assert_eq!(problem["cart"]["totals"]["discount"], json!(eur(0)));
    shop.freeze(&id, 1).ok();
}

#[test]
fn a_coupon_that_ended_is_removed_and_the_shopper_told() {
    let shop = World::new();
    shop.others.promote(Some("FIVE"), Effect::Fixed { amount: eur(500) });
    let id = shop.guest_cart(&[(1, 1)]);
    shop.guest("POST", &format!("/carts/{id}/coupons"), json!({"code": "FIVE"})).ok();
    shop.others.promotions.borrow_mut().clear();
    let problem = shop.freeze(&id, 1).problem("coupon_unavailable");
    assert_eq!(problem["coupon"], "FIVE");
    assert_eq!(problem["cart"]["coupons"], json!([]));
    assert_eq!(shop.freeze(&id, 1).ok()["totals"]["total"], json!(eur(1490)));
}

#[test]
fn a_coupon_that_was_used_up_meanwhile_leaves_the_cart() {
    let shop = World::new();
    shop.others.promote(Some("FIVE"), Effect::Fixed { amount: eur(500) });
    let id = shop.guest_cart(&[(1, 1)]);
    shop.guest("POST", &format!("/carts/{id}/coupons"), json!({"code": "five"})).ok();
    let quote = shop.freeze(&id, 1).ok();
    let promotion = &quote["promotions"][0]["promotion_id"];
    let body = json!({"attempt": 1, "drop_promotion": promotion});
    let cart = shop.service(&format!("/carts/{id}/unfreeze"), body).ok();
    assert_eq!(cart["coupons"], json!([]));
}

#[test]
fn inventory_has_the_last_word_on_what_seems_sold_out() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 2), (2, 1)]);
    shop.others.stock_level(1, StockLevel::Out);
    shop.others.stock.borrow_mut().insert(variant(1), 1);
    let problem = shop.freeze(&id, 1).problem("out_of_stock");
    assert_eq!(problem["lines"], json!([{"variant_id": variant(1), "requested": 2, "available": 1}]));
    // It has been restocked; the catalog does not know yet.
    shop.others.stock.borrow_mut().insert(variant(1), 10);
    shop.freeze(&id, 1).ok();
}

#[test]
fn what_is_added_while_the_cart_is_being_priced_is_in_the_quote() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    let (other_tab, cart) = (shop.clone(), id.clone());
    shop.faults.before("/freeze", move || {
        other_tab.put_line(&cart, 2);
    });
    let quote = shop.freeze(&id, 1).ok();
    assert_eq!(quote["lines"].as_array().unwrap().len(), 2);
    assert_eq!(quote["totals"]["subtotal"], json!(eur(2000)));
}

#[test]
fn a_completed_cart_tells_its_order_and_completes_once() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    let path = format!("/carts/{id}");
    let complete = |attempt: u32, n: u8| {
        shop.service(&format!("{path}/complete"), json!({"attempt": attempt, "order_id": order(n)}))
    };
    complete(1, 1).problem("conflict");
    shop.freeze(&id, 1).ok();
    complete(2, 1).problem("conflict");
    assert_eq!(complete(1, 1).status, 204);
    assert_eq!(complete(1, 1).status, 204);
    complete(1, 2).problem("conflict");
    let problem = shop.guest("GET", &path, Value::Null).problem("cart_completed");
    assert_eq!(problem["order_id"], json!(order(1)));
    shop.add(&Principal::Guest, &id, 2, 1).problem("cart_completed");
    shop.freeze(&id, 2).problem("cart_completed");
}

#[test]
fn a_checkout_ends_even_if_the_shopper_has_signed_out() {
    let shop = World::new();
    let id = shop.cart(&customer(1), &[(1, 1)]);
    let end = |what: &str, body: Value| shop.guest("POST", &format!("/internal/v1/carts/{id}/{what}"), body);
    shop.freeze(&id, 1).ok();
    end("unfreeze", json!({"attempt": 1})).ok();
    shop.freeze(&id, 2).ok();
    assert_eq!(end("complete", json!({"attempt": 2, "order_id": order(1)})).status, 204);
}

#[test]
fn after_an_order_the_customer_has_a_new_cart() {
    let shop = World::new();
    let first = shop.customer(1, "GET", "/me/cart", Value::Null).ok();
    let id = first["id"].as_str().unwrap();
    assert_eq!(shop.customer(1, "GET", "/me/cart", Value::Null).ok()["id"], id);
    shop.add(&customer(1), id, 1, 1).ok();
    shop.freeze(id, 1).ok();
    shop.service(&format!("/carts/{id}/complete"), json!({"attempt": 1, "order_id": order(1)})).ok();
    let second = shop.customer(1, "GET", "/me/cart", Value::Null).ok();
    assert_ne!(second["id"], id);
    assert_eq!(second["lines"], json!([]));
}

#[test]
fn a_frozen_cart_never_expires() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    shop.freeze(&id, 1).ok();
    shop.now.set(shop.now.get().plus(TTL * 3));
    let actor = shop.carts.borrow()[&id].clone();
    testkit::run(actor.wake(shop.now.get())).unwrap();
    shop.service(&format!("/carts/{id}/unfreeze"), json!({"attempt": 1})).ok();
    shop.add(&Principal::Guest, &id, 1, 1).ok();
}

#[test]
fn who_has_ordered_before_sees_the_first_orders_discount_go_once() {
    let shop = World::new();
    shop.others.promote_first_order(Effect::Percent { rate: kernel::BasisPoints(1000) });
    let id = shop.guest_cart(&[(1, 2)]);
    let path = format!("/carts/{id}");
    assert_eq!(shop.guest("GET", &path, Value::Null).ok()["totals"]["discount"], json!(eur(200)));
    let freeze = |attempt: u32| {
        let body = json!({
            "attempt": attempt, "email": "ada@example.com", "shipping_address": address("DE"), "ordered_before": true,
        });
        shop.service(&format!("{path}/freeze"), body)
    };
    let problem = freeze(1).problem("price_changed");
    assert_eq!(problem["cart"]["totals"]["discount"], json!(eur(0)));
    // The cart remembers, so that looking at it again does not bring the discount back.
    assert_eq!(shop.guest("GET", &path, Value::Null).ok()["totals"]["discount"], json!(eur(0)));
    assert_eq!(freeze(2).ok()["totals"]["discount"], json!(eur(0)));
}
