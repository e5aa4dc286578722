//! Carts as shoppers use them.

use super::world::{TTL, World, address, eur, variant};
use contract::StockLevel;
use kernel::{BasisPoints, Currency, ErrorCode, Money, Principal};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use testkit::customer;

#[test]
fn every_operation_of_the_contract_is_mounted_and_no_other() {
    let row = |route: &contract::Route| (route.operation, route.method.as_str(), route.path);
    let mounted: BTreeSet<_> = crate::routes::router().routes().map(row).collect();
    let promised: BTreeSet<_> = contract::cart::routes().iter().map(|r| row(&r.route)).collect();
    assert_eq!(mounted, promised);
}

#[test]
fn a_guest_fills_a_cart() {
    let shop = World::new();
    let created = shop.guest("POST", "/carts", json!({}));
    assert_eq!(created.status, 201);
    assert_eq!(created.body["requirements"], json!(["lines", "shipping_address"]));
    let id = created.body["id"].as_str().unwrap().to_owned();

    shop.add(&Principal::Guest, &id, 1, 2).ok();
    let cart = shop.add(&Principal::Guest, &id, 2, 1).ok();
    assert_eq!(cart["lines"][0]["total"], json!({"amount": 2000, "currency": "EUR"}));
    assert_eq!(cart["lines"][1]["options"], json!({"Size": "M"}));
    assert_eq!(cart["totals"]["total"]["amount"], 3000);
    // 30.00 × 19 / 119 = 4.789…
    assert_eq!(cart["totals"]["tax"]["amount"], 479);
    assert_eq!(cart["totals"]["tax_included"], true);
    assert_eq!(shop.guest("GET", &format!("/carts/{id}"), Value::Null).ok(), cart);
}

#[test]
fn adding_a_variant_again_raises_its_line() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 2)]);
    let cart = shop.add(&Principal::Guest, &id, 1, 3).ok();
    assert_eq!(cart["lines"].as_array().unwrap().len(), 1);
    assert_eq!(cart["lines"][0]["quantity"], 5);
}

#[test]
fn a_quantity_is_changed_and_a_line_removed() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 2), (2, 1)]);
    let cart = shop.guest("GET", &format!("/carts/{id}"), Value::Null).ok();
    let line = |n: usize| format!("/carts/{id}/lines/{}", cart["lines"][n]["id"].as_str().unwrap());

    let changed = shop.guest("PATCH", &line(0), json!({"quantity": 5})).ok();
    assert_eq!(changed["lines"][0]["quantity"], 5);
    assert!(changed["version"].as_u64() > cart["version"].as_u64());
    let problem = shop.guest("PATCH", &line(0), json!({"quantity": 101})).problem("out_of_stock");
    assert_eq!(problem["available"], 100);
    shop.guest("PATCH", &line(0), json!({"quantity": 1000})).problem("invalid_request");

    let left = shop.guest("PATCH", &line(0), json!({"quantity": 0})).ok();
    assert_eq!(left["lines"].as_array().unwrap().len(), 1);
    let empty = shop.guest("DELETE", &line(1), Value::Null).ok();
    assert_eq!(empty["lines"], json!([]));
    shop.guest("DELETE", &line(1), Value::Null).problem("not_found");
}

#[test]
fn lowering_a_line_never_asks_what_is_available() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 9)]);
    shop.others.stock.borrow_mut().insert(variant(1), 0);
    shop.inventory.requests.borrow_mut().clear();
    let cart = shop.guest("GET", &format!("/carts/{id}"), Value::Null).ok();
    let path = format!("/carts/{id}/lines/{}", cart["lines"][0]["id"].as_str().unwrap());
    assert_eq!(shop.guest("PATCH", &path, json!({"quantity": 4})).ok()["lines"][0]["quantity"], 4);
    assert!(shop.inventory.requests.borrow().is_empty());
}

#[test]
fn nobody_puts_more_into_a_cart_than_there_is() {
    let shop = World::new();
    shop.others.stock.borrow_mut().insert(variant(1), 3);
    let id = shop.guest_cart(&[(1, 2)]);
    let problem = shop.add(&Principal::Guest, &id, 1, 2).problem("out_of_stock");
    assert_eq!(problem["available"], 3);
    shop.add(&Principal::Guest, &id, 1, 1).ok();
}

#[test]
fn a_cart_holds_two_hundred_lines_of_999_units() {
    let shop = World::new();
    let id = shop.guest_cart(&(1..=200).map(|n| (n, 1)).collect::<Vec<_>>());
    shop.add(&Principal::Guest, &id, 201, 1).problem("cart_full");
    shop.others.stock.borrow_mut().insert(variant(50), 5000);
    shop.add(&Principal::Guest, &id, 50, 999).problem("invalid_request");
    shop.add(&Principal::Guest, &id, 50, 998).ok();
}

#[test]
fn a_cart_cannot_hold_two_currencies() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    shop.others.sell(2, Money::new(500, Currency::CHF).unwrap());
    shop.add(&Principal::Guest, &id, 2, 1).problem("currency_mismatch");
    shop.guest("POST", "/carts", json!({"currency": "USD"})).problem("currency_mismatch");
}

#[test]
fn a_change_takes_the_same_calls_whatever_the_cart_holds() {
    let shop = World::new();
    // Of one line all is known when it is added again, and nothing is to be priced when it is gone.
    let calls = [2, 200].map(|lines| {
        let id = shop.guest_cart(&(1..=lines).map(|n| (n, 1)).collect::<Vec<_>>());
        let more = shop.add(&Principal::Guest, &id, 1, 1);
        let line = more.body["lines"][0]["id"].as_str().unwrap();
        let of_line = format!("/carts/{id}/lines/{line}");
        let fewer = shop.guest("PATCH", &of_line, json!({"quantity": 1}));
        let gone = shop.guest("DELETE", &of_line, Value::Null);
        [more.invocations, fewer.invocations, gone.invocations]
    });
    assert_eq!(calls[0], calls[1]);
}

#[test]
fn what_is_not_sold_cannot_be_added() {
    let shop = World::new();
    let id = shop.guest_cart(&[]);
    let problem = shop.add(&Principal::Guest, &id, 250, 1).problem("invalid_request");
    assert_eq!(problem["errors"][0]["pointer"], "/variant_id");
}

#[test]
fn we_make_carts_only_for_countries_that_we_ship_to() {
    let shop = World::new();
    shop.guest("POST", "/carts", json!({"country": "FR"})).problem("invalid_request");
    let swiss = shop.guest("POST", "/carts", json!({"country": "CH"})).ok();
    let id = swiss["id"].as_str().unwrap();
    // 10.00 × 8.1 / 108.1 = 0.749…
    assert_eq!(shop.add(&Principal::Guest, id, 1, 1).ok()["totals"]["tax"]["amount"], 75);
}

#[test]
fn an_id_that_nobody_made_stays_without_storage() {
    let shop = World::new();
    let id = "crt_00000000000000000000000001";
    shop.guest("GET", &format!("/carts/{id}"), Value::Null).problem("not_found");
    shop.add(&Principal::Guest, id, 1, 1).problem("not_found");
    shop.freeze(id, 1).problem("not_found");
    shop.claim(1, Some(id)).ok();
    assert_eq!(shop.storages.borrow()[id].number("SELECT count(*) FROM sqlite_master"), 0);
    shop.guest("GET", "/carts/no-id", Value::Null).problem("not_found");
}

#[test]
fn a_customers_cart_is_nobody_elses() {
    let shop = World::new();
    let id = shop.cart(&customer(1), &[(1, 1)]);
    let path = format!("/carts/{id}");
    for other in [Principal::Guest, customer(2), testkit::staff()] {
        shop.send(&other, "GET", &path, Value::Null, &[]).problem("not_found");
        shop.add(&other, &id, 2, 1).problem("not_found");
        let freeze = json!({"attempt": 1, "email": "a@b.de", "shipping_address": address("DE")});
        shop.send(&other, "POST", &format!("/internal/v1{path}/freeze"), freeze, &[]).problem("not_found");
    }
    shop.customer(1, "GET", &path, Value::Null).ok();
}

#[test]
fn a_repeated_request_adds_once() {
    let shop = World::new();
    let id = shop.guest_cart(&[]);
    let add = |quantity: u32| {
        let body = json!({"variant_id": variant(1), "quantity": quantity});
        let path = format!("/carts/{id}/lines");
        shop.send(&Principal::Guest, "POST", &path, body, &[("idempotency-key", "key-1")])
    };
    assert!(!add(2).replayed);
    // Even where the same could not be added once more.
    shop.others.stock.borrow_mut().insert(variant(1), 2);
    let again = add(2);
    assert!(again.replayed);
    assert_eq!(again.ok()["lines"][0]["quantity"], 2);
    let other = add(1);
    assert_eq!(other.status, 422);
    other.problem("idempotency_mismatch");
}

#[test]
fn an_order_is_put_into_a_cart_again_at_once_but_for_what_is_gone() {
    let shop = World::new();
    let id = shop.guest_cart(&[(2, 1)]);
    let (sold_out, gone) = (variant(3), variant(101));
    shop.others.stock_level(3, StockLevel::Out);
    shop.others.variants.borrow_mut().remove(&gone);
    let lines: Vec<Value> = (1..=101).map(|n| json!({"variant_id": variant(n), "quantity": 2})).collect();
    let path = format!("/carts/{id}/lines/batch");
    let add = |lines: &[Value]| {
        let key = [("idempotency-key", "again")];
        shop.send(&Principal::Guest, "POST", &path, json!({"lines": lines}), &key)
    };
    let asked = shop.inventory.requests.borrow().len();
    let cart = add(&lines).ok();
    let held = cart["lines"].as_array().unwrap();
    assert_eq!(held.len(), 99, "all but the one that is sold out and the one that is gone");
    assert_eq!((&held[0]["variant_id"], &held[0]["quantity"]), (&json!(variant(2)), &json!(3)));
    let warned: Vec<_> =
        cart["warnings"].as_array().unwrap().iter().map(|w| (&w["code"], &w["variant_id"])).collect();
    assert_eq!(warned, [(&json!("out_of_stock"), &json!(sold_out)), (&json!("unavailable"), &json!(gone))]);
    assert_eq!(shop.inventory.requests.borrow().len(), asked, "a hundred objects are not asked");

    // What was left out then is said again, not what would be left out now.
    shop.others.stock_level(3, StockLevel::InStock);
    let again = add(&lines);
    assert!(again.replayed);
    let again = again.ok();
    assert_eq!((&again["lines"][0]["quantity"], &again["warnings"]), (&json!(3), &cart["warnings"]));
    add(&lines[..1]).problem("idempotency_mismatch");
}

#[test]
fn of_several_lines_the_cart_takes_what_it_can() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 90)]);
    let path = format!("/carts/{id}/lines/batch");
    let line = |n: u8, quantity: u32| json!({"variant_id": variant(n), "quantity": quantity});
    let add = |lines: Vec<Value>| shop.guest("POST", &path, json!({"lines": lines}));
    for lines in [vec![], vec![line(2, 1), line(2, 1)], vec![line(2, 0)]] {
        add(lines).problem("invalid_request");
    }
    add((1..=201).map(|n| line(n, 1)).collect::<Vec<_>>()).problem("invalid_request");
    let cart = shop.guest("GET", &format!("/carts/{id}"), Value::Null).ok();
    assert_eq!((cart["lines"].as_array().unwrap().len(), &cart["lines"][0]["quantity"]), (1, &json!(90)));

    let left_out = |cart: &Value| -> Vec<Value> {
        cart["warnings"].as_array().unwrap().iter().map(|warning| warning["variant_id"].clone()).collect()
    };
    let cart = add(vec![line(2, 1), line(1, 950)]).ok();
    assert_eq!(left_out(&cart), [json!(variant(1))], "more than a line holds");
    assert_eq!(cart["lines"].as_array().unwrap().len(), 2);
    let cart = add((2..=201).map(|n| line(n, 1)).collect::<Vec<_>>()).ok();
    assert_eq!(cart["lines"].as_array().unwrap().len(), 200);
    assert_eq!(left_out(&cart), [json!(variant(201))], "more than a cart holds");
}

#[test]
fn a_request_that_changed_nothing_may_be_repeated_with_its_key() {
    let shop = World::new();
    let id = shop.guest_cart(&[]);
    shop.others.stock.borrow_mut().insert(variant(1), 0);
    let body = json!({"variant_id": variant(1), "quantity": 1});
    let add = || {
        let path = format!("/carts/{id}/lines");
        shop.send(&Principal::Guest, "POST", &path, body.clone(), &[("idempotency-key", "key-1")])
    };
    add().problem("out_of_stock");
    shop.others.stock.borrow_mut().insert(variant(1), 1);
    assert_eq!(add().ok()["lines"][0]["quantity"], 1);
}

#[test]
fn a_cart_shows_todays_price_and_says_once_that_it_is_another() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    shop.others.sell(1, eur(1200));
    let path = format!("/carts/{id}");
    let cart = shop.guest("GET", &path, Value::Null).ok();
    assert_eq!(cart["warnings"][0]["code"], "price_changed");
    assert_eq!(cart["warnings"][0]["line_id"], cart["lines"][0]["id"]);
    assert_eq!(cart["totals"]["total"]["amount"], 1200);
    assert_eq!(shop.guest("GET", &path, Value::Null).ok()["warnings"], json!([]));
}

#[test]
fn a_cart_warns_of_what_is_scarce_sold_out_or_gone() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1), (2, 1), (3, 1)]);
    shop.others.stock_level(1, StockLevel::Low);
    shop.others.stock_level(2, StockLevel::Out);
    shop.others.variants.borrow_mut().remove(&variant(3));
    let cart = shop.guest("GET", &format!("/carts/{id}"), Value::Null).ok();
    let codes: Vec<_> = cart["warnings"].as_array().unwrap().iter().map(|w| w["code"].clone()).collect();
    assert_eq!(codes, ["low_stock", "out_of_stock", "unavailable"]);
    assert_eq!(cart["requirements"], json!(["shipping_address", "available_lines"]));
    assert_eq!(cart["lines"][2]["title"], "Product 3", "what it was is still told");
    assert_eq!(cart["lines"][2]["titles"], json!({"de": "Ware 3"}), "in every language");
}

#[test]
fn a_coupon_takes_its_part_until_it_is_removed() {
    let shop = World::new();
    shop.others.promote(Some("TENTH"), contract::promotion::Effect::Percent { rate: BasisPoints(1000) });
    let id = shop.guest_cart(&[(1, 3)]);
    let path = format!("/carts/{id}/coupons");
    let problem = shop.guest("POST", &path, json!({"code": "NOPE"})).problem("coupon_invalid");
    assert_eq!(problem["reason"], "unknown");
    shop.guest("POST", &path, json!({"code": "ätsch"})).problem("coupon_invalid");

    let cart = shop.guest("POST", &path, json!({"code": " tenth "})).ok();
    assert_eq!(cart["coupons"], json!([{"code": "TENTH", "name": "Sale", "discount": eur(300)}]));
    assert_eq!(cart["totals"]["discount"], json!(eur(300)));
    assert_eq!(cart["lines"][0]["discount"], json!(eur(300)));
    assert_eq!(cart["totals"]["total"], json!(eur(2700)));

    let cart = shop.guest("DELETE", &format!("{path}/tenth"), Value::Null).ok();
    assert_eq!((&cart["coupons"], &cart["totals"]["discount"]), (&json!([]), &json!(eur(0))));
    shop.guest("DELETE", &format!("{path}/tenth"), Value::Null).problem("not_found");
}

#[test]
fn a_coupon_that_has_ended_stays_to_be_seen_but_takes_nothing() {
    let shop = World::new();
    shop.others.promote(Some("FIVE"), contract::promotion::Effect::Fixed { amount: eur(500) });
    let id = shop.guest_cart(&[(1, 1)]);
    shop.guest("POST", &format!("/carts/{id}/coupons"), json!({"code": "FIVE"})).ok();
    shop.others.promotions.borrow_mut().clear();
    let cart = shop.guest("GET", &format!("/carts/{id}"), Value::Null).ok();
    assert_eq!(cart["warnings"][0]["code"], "coupon_invalid");
    assert_eq!(cart["coupons"][0]["discount"], json!(eur(0)));
    assert_eq!(cart["totals"]["total"], json!(eur(1000)));
}

#[test]
fn shipping_is_chosen_among_what_serves_the_address() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    let path = format!("/carts/{id}");
    let options = shop.guest("GET", &format!("{path}/shipping-options"), Value::Null).ok();
    assert_eq!(
        options["items"][0],
        json!({
            "id": "standard", "name": "Standard delivery", "names": {"de": "Standardversand"}, "price": eur(490),
            "estimate": "2–4 working days", "estimates": {"de": "2–4 Werktage"},
        })
    );
    assert_eq!(options["items"][1]["price"], json!(eur(1290)));

    let cart = shop.guest("PUT", &format!("{path}/shipping-address"), address("AT")).ok();
    assert_eq!(cart["requirements"], json!([]));
    assert_eq!(cart["shipping_option"]["id"], "standard", "the cheapest until another is chosen");
    // 14.90 × 20 / 120 = 2.483…
    assert_eq!(cart["totals"]["tax"], json!(eur(248)));
    let cart = shop.guest("PUT", &format!("{path}/shipping-option"), json!({"id": "express"})).ok();
    assert_eq!(cart["totals"]["total"], json!(eur(2290)));
    shop.guest("PUT", &format!("{path}/shipping-option"), json!({"id": "rocket"})).problem("conflict");

    let cart = shop.guest("PUT", &format!("{path}/shipping-address"), address("FR")).ok();
    assert_eq!(cart["requirements"], json!(["shipping_option"]));
    let options = shop.guest("GET", &format!("{path}/shipping-options"), Value::Null).ok();
    assert_eq!(options["items"], json!([]));
}

#[test]
fn free_shipping_makes_shipping_nothing() {
    let shop = World::new();
    shop.others.promote(None, contract::promotion::Effect::FreeShipping);
    let id = shop.guest_cart(&[(1, 1)]);
    let cart = shop.guest("PUT", &format!("/carts/{id}/shipping-address"), address("DE")).ok();
    assert_eq!((&cart["totals"]["shipping"], &cart["totals"]["total"]), (&json!(eur(0)), &json!(eur(1000))));
}

#[test]
fn an_untouched_cart_is_forgotten_and_a_touched_one_lives_longer() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    let start = shop.now.get();
    let actor = || shop.carts.borrow()[&id].clone();
    shop.now.set(start.plus(TTL / 2));
    shop.add(&Principal::Guest, &id, 2, 1).ok();

    // The alarm of the beginning finds that the cart was touched.
    testkit::run(actor().wake(start.plus(TTL))).unwrap();
    let storage = shop.storages.borrow()[&id].clone();
    assert_eq!(
        testkit::run(edge::ObjectStorage::alarm(&*storage)).unwrap(),
        Some(start.plus(TTL / 2).plus(TTL))
    );
    shop.now.set(start.plus(TTL));
    shop.guest("GET", &format!("/carts/{id}"), Value::Null).ok();

    shop.now.set(start.plus(TTL * 2));
    shop.guest("GET", &format!("/carts/{id}"), Value::Null).problem("not_found");
    testkit::run(actor().wake(shop.now.get())).unwrap();
    assert_eq!(storage.number("SELECT count(*) FROM sqlite_master"), 0);
}

#[test]
fn when_another_service_is_down_the_shopper_is_told_to_try_again() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1)]);
    let down = testkit::FakeService::new(|_, _, _| Err(ErrorCode::Unavailable.into()));
    let app = std::rc::Rc::new(crate::App {
        db: shop.app.db.clone(),
        queues: std::rc::Rc::new(testkit::RecordingQueues::default()),
        settings: shop.app.settings.clone(),
        carts: shop.app.carts.clone(),
        customer_carts: shop.app.customer_carts.clone(),
        product: down.client(),
        inventory: shop.app.inventory.clone(),
        promotion: shop.app.promotion.clone(),
    });
    let path = format!("/carts/{id}");
    let (status, _) = testkit::ask(&shop.router, app, &Principal::Guest, "GET", &path, None);
    assert_eq!(status, 503);
}

#[test]
fn a_cart_takes_few_invocations() {
    let shop = World::new();
    let id = shop.guest_cart(&[(1, 1), (2, 1), (3, 1)]);
    // The Worker, the object, product and promotion.
    assert_eq!(shop.guest("GET", &format!("/carts/{id}"), Value::Null).invocations, 4);
    // And the variant's price and what is available of it.
    assert_eq!(shop.add(&Principal::Guest, &id, 1, 1).invocations, 6);
    // The Worker, the object twice, product and promotion.
    assert_eq!(shop.freeze(&id, 1).invocations, 5);
}

#[test]
fn the_store_tells_its_settings() {
    let shop = World::new();
    let settings = shop.send(&Principal::Guest, "GET", "/internal/v1/settings", Value::Null, &[]).ok();
    assert_eq!(
        settings,
        json!({
            "store_name": "ShopSphere", "currency": "EUR", "countries": ["DE", "AT", "CH"], "tax_included": true,
            "regional_tax_rates": [], "shipping_tax": "proportional",
            "tax_rates": [
                {"country": "DE", "rate": 1900, "reduced": 700}, {"country": "AT", "rate": 2000, "reduced": 1000}, {"country": "CH", "rate": 810, "reduced": 260},
            ],
            "contact_email": "hello@shopsphere.test",
            "postal_address": "ShopSphere\nMusterstraße 1\n10115 Berlin",
            "time_zone": "Europe/Berlin", "words": {},
        })
    );
}

#[test]
fn a_shop_that_does_not_ship_to_germany_makes_carts_too() {
    let shop = World::new();
    for table in [
        "DELETE FROM shipping_method_countries WHERE country = 'DE'",
        "DELETE FROM countries WHERE code = 'DE'",
    ] {
        testkit::run(shop.app.db.run(edge::Statement::new(table))).unwrap();
    }
    let created = shop.guest("POST", "/carts", json!({}));
    assert_eq!((created.status, created.body["country"].as_str()), (201, Some("AT")));
    let mine = shop.customer(1, "GET", "/me/cart", Value::Null).ok();
    assert_eq!(mine["country"], "AT");
}
