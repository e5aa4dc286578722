//! What the staff set, and the shop's own words.

use super::world::{World, address, variant};
use contract::event::{Event, Notifications};
use kernel::Principal;
use serde_json::{Value, json};

fn staff(world: &World, method: &str, path: &str, body: Value) -> super::world::Answer {
    world.send(&testkit::staff(), method, path, body, &[])
}

#[test]
fn a_page_is_read_in_its_language_and_changed_by_the_staff_only() {
    let world = World::new();
    let page = |path: &str| world.guest("GET", path, json!({}));
    assert_eq!(page("/pages/delivery?locale=de").ok()["title"], "Lieferung");
    assert_eq!(page("/pages/delivery").ok()["title"], "Delivery");
    page("/pages/nothing").problem("not_found");

    let words = json!({"title": "Careers", "body": "Come and work with us."});
    world.guest("PUT", "/admin/pages/careers/en", words.clone()).problem("unauthenticated");
    staff(&world, "PUT", "/admin/pages/careers/en", words.clone()).ok();
    assert_eq!(
        page("/pages/careers?locale=de").ok()["locale"],
        "en",
        "what is not translated comes in English"
    );
    for path in ["/admin/pages/careers/tlh", "/admin/pages/Not_a_slug/en"] {
        staff(&world, "PUT", path, words.clone()).problem("not_found");
    }
    staff(&world, "PUT", "/admin/pages/careers/en", json!({"title": "", "body": "x"}))
        .problem("invalid_request");
    let pages = staff(&world, "GET", "/admin/pages", json!({})).ok();
    assert_eq!(pages["items"].as_array().unwrap().len(), 9);
}

#[test]
fn the_store_is_changed_and_carts_follow() {
    let world = World::new();
    let wish = json!({"store_name": "Kontor", "contact_email": "post@kontor.test", "tax_rates": [{"country": "DE", "rate": 700}]});
    let settings = staff(&world, "PATCH", "/admin/settings", wish).ok();
    assert_eq!((&settings["store_name"], &settings["tax_rates"][0]["rate"]), (&json!("Kontor"), &json!(700)));
    assert_eq!(
        settings["postal_address"], "ShopSphere\nMusterstraße 1\n10115 Berlin",
        "what is absent stays"
    );
    assert_eq!(settings["time_zone"], "Europe/Berlin");
    let moved = staff(&world, "PATCH", "/admin/settings", json!({"time_zone": "america/new_york"})).ok();
    assert_eq!((&moved["time_zone"], &moved["store_name"]), (&json!("America/New_York"), &json!("Kontor")));
    for bad in [
        json!({"time_zone": "Berlin"}),
        json!({"time_zone": null}),
        json!({"tax_rates": [{"country": "FR", "rate": 700}]}),
        json!({"tax_rates": [{"country": "DE", "rate": 10_001}]}),
        json!({"store_name": null}),
        json!({"words": {"en": {"Navy": "Blue"}}}),
        json!({"words": {"tlh": {"Navy": "SuD"}}}),
        json!({"words": {"de": {"Navy": ""}}}),
    ] {
        staff(&world, "PATCH", "/admin/settings", bad).problem("invalid_request");
    }
}

#[test]
fn a_change_from_what_is_no_longer_so_changes_nothing() {
    let world = World::new();
    let version = || staff(&world, "GET", "/admin/settings", json!({})).ok()["version"].clone();
    let seen = version();
    let change = |name: &str, seen: &Value| {
        let rate = json!([{"country": "DE", "rate": 700}]);
        staff(
            &world,
            "PATCH",
            "/admin/settings",
            json!({"store_name": name, "tax_rates": rate, "seen": seen}),
        )
    };
    staff(&world, "PATCH", "/admin/settings", json!({"store_name": "Kontor"})).ok();
    change("Hafen", &seen).problem("conflict");
    let settings = staff(&world, "GET", "/admin/settings", json!({})).ok();
    assert_eq!(
        (&settings["store_name"], &settings["tax_rates"][0]["rate"]),
        (&json!("Kontor"), &json!(1900))
    );
    assert_eq!(change("Hafen", &version()).ok()["store_name"], "Hafen");

    // Between looking and writing too.
    let seen = version();
    world.db.meanwhile(1, "UPDATE store SET name = 'Lager', version = version + 1");
    change("Hafen", &seen).problem("conflict");
    assert_eq!(staff(&world, "GET", "/admin/settings", json!({})).ok()["store_name"], "Lager");
}

#[test]
fn a_page_that_was_written_since_it_was_read_stays() {
    let world = World::new();
    let save = |body: &str, seen: Value| {
        let page = json!({"title": "Delivery", "body": body, "seen": seen});
        staff(&world, "PUT", "/admin/pages/delivery/en", page)
    };
    let read = || {
        let pages = staff(&world, "GET", "/admin/pages", json!({})).ok();
        let mut pages = pages["items"].as_array().unwrap().iter();
        pages.find(|page| page["slug"] == "delivery" && page["locale"] == "en").unwrap().clone()
    };
    let seen = read()["updated_at"].clone();
    let first = save("By bike.", seen.clone()).ok();
    save("By ship.", seen).problem("conflict");
    assert_eq!(read()["body"], "By bike.");
    save("By ship.", first["updated_at"].clone()).ok();
    assert_eq!(read()["body"], "By ship.");
    let blind = json!({"title": "Delivery", "body": "By rail."});
    assert_eq!(staff(&world, "PUT", "/admin/pages/delivery/en", blind).ok()["body"], "By rail.");
}

#[test]
fn mails_are_told_who_the_shop_is_with_every_change() {
    let world = World::new();
    let rename = |name: &str| staff(&world, "PATCH", "/admin/settings", json!({"store_name": name})).ok();
    let send = || testkit::run(edge::outbox::relay(&*world.app.db, &*world.queues, testkit::now())).unwrap();
    send();
    rename("Kontor");
    rename("Kontor \"am\" Hafen");
    let words = json!({"de": {"Thread count": "Fadenzahl"}});
    let settings = staff(&world, "PATCH", "/admin/settings", json!({"words": words})).ok();
    assert_eq!((&settings["words"], &settings["store_name"]), (&words, &json!("Kontor \"am\" Hafen")));
    let long: std::collections::BTreeMap<String, String> =
        (0..600).map(|n| (format!("{n:0>100}"), "x".to_owned())).collect();
    staff(&world, "PATCH", "/admin/settings", json!({"words": {"de": long}})).problem("invalid_request");
    staff(&world, "PATCH", "/admin/settings", json!({"store_name": ""})).problem("invalid_request");
    send();
    let told: Vec<(String, String, usize, u32)> = world
        .queues
        .sent
        .borrow()
        .iter()
        .map(|(_, body)| {
            let event: Event<Notifications> = serde_json::from_value(body.clone()).unwrap();
            let Notifications::StoreChanged { store_name, contact_email, words, version, .. } = event.data
            else {
                panic!("{body}")
            };
            (store_name, contact_email, words.len(), version)
        })
        .collect();
    let mail = "hello@shopsphere.test".to_owned();
    // The first is what a shop is called before anybody changes it.
    let hafen = "Kontor \"am\" Hafen";
    let wanted = [("ShopSphere", 0, 1), ("Kontor", 0, 2), (hafen, 0, 3), (hafen, 1, 4)];
    assert_eq!(told, wanted.map(|(name, words, version)| (name.to_owned(), mail.clone(), words, version)));
}

#[test]
fn a_way_of_shipping_is_changed_but_every_country_keeps_one() {
    let world = World::new();
    let method = |active: bool, countries: &[&str]| {
        json!({"name": "Bike courier", "names": {"de": "Fahrradkurier"}, "price": {"amount": 390, "currency": "EUR"},
               "countries": countries, "active": active})
    };
    staff(&world, "PUT", "/admin/shipping-methods/bike", method(true, &["DE"])).ok();
    let cart = world.guest_cart(&[(1, 1)]);
    let options = || {
        let path = format!("/carts/{cart}/shipping-options");
        world.guest("GET", &path, json!({})).ok()["items"].as_array().unwrap().clone()
    };
    world.guest("PUT", &format!("/carts/{cart}/shipping-address"), address("DE")).ok();
    assert_eq!(
        (&options()[0]["id"], &options()[0]["names"]["de"]),
        (&json!("bike"), &json!("Fahrradkurier"))
    );
    staff(&world, "PUT", "/admin/shipping-methods/bike", method(false, &["DE"])).ok();
    assert_eq!(options().len(), 2, "what is off is not offered");

    staff(&world, "PUT", "/admin/shipping-methods/express", method(false, &["DE"])).ok();
    staff(&world, "PUT", "/admin/shipping-methods/standard", method(true, &["DE", "AT"])).problem("conflict");
    staff(&world, "PUT", "/admin/shipping-methods/bike", method(true, &["FR"])).problem("invalid_request");
    let mut dollars = method(true, &["DE"]);
    dollars["price"]["currency"] = json!("USD");
    staff(&world, "PUT", "/admin/shipping-methods/bike", dollars).problem("currency_mismatch");
}

#[test]
fn two_who_switch_off_a_way_of_shipping_at_once_leave_every_country_one() {
    let world = World::new();
    let off = json!({"name": "Express", "price": {"amount": 390, "currency": "EUR"},
        "countries": ["DE", "AT", "CH"], "active": false});
    world.db.meanwhile(1, "UPDATE shipping_methods SET active = 0 WHERE id = 'standard'");
    staff(&world, "PUT", "/admin/shipping-methods/express", off).problem("conflict");
    assert_eq!(world.db.text("SELECT group_concat(id) FROM shipping_methods WHERE active = 1"), "express");
}

#[test]
fn two_changes_of_different_settings_at_once_both_stay() {
    let world = World::new();
    world.db.meanwhile(1, "UPDATE store SET name = 'Kontor', time_zone = 'Europe/Rome'");
    let wish = json!({"contact_email": "post@kontor.test"});
    let settings = staff(&world, "PATCH", "/admin/settings", wish).ok();
    assert_eq!(
        (&settings["store_name"], &settings["time_zone"], &settings["contact_email"]),
        (&json!("Kontor"), &json!("Europe/Rome"), &json!("post@kontor.test"))
    );
}

fn set_up(world: &World) -> String {
    let mut variants = world.others.variants.borrow_mut();
    let mut heavy = variants[&variant(1)].clone();
    (heavy.weight_grams, heavy.tax_class) = (1500, contract::product::TaxClass::Reduced);
    variants.insert(variant(1), heavy);
    drop(variants);
    let cart = world.guest_cart(&[(1, 1), (2, 1)]);
    world.guest("PUT", &format!("/carts/{cart}/shipping-address"), address("DE")).ok();
    cart
}

#[test]
fn reduced_goods_and_regions_have_rates_of_their_own() {
    let world = World::new();
    let cart = set_up(&world);
    let tax =
        || world.guest("GET", &format!("/carts/{cart}"), Value::Null).ok()["totals"]["tax"]["amount"].clone();
    // 10.00 and half of 4.90 each: 12.45 × 19 / 119 = 1.987… and 12.45 × 7 / 107 = 0.814…
    assert_eq!(tax(), 199 + 81);
    staff(&world, "PATCH", "/admin/settings", json!({"shipping_tax": "none"})).ok();
    // 10.00 × 19 / 119 = 1.596… and 10.00 × 7 / 107 = 0.654…
    assert_eq!(tax(), 160 + 65);
    let regional = json!([{"country": "DE", "postal_prefix": "101", "rate": 1000, "reduced": 0}]);
    let changed = staff(&world, "PATCH", "/admin/settings", json!({"regional_tax_rates": regional})).ok();
    assert_eq!(changed["regional_tax_rates"], regional);
    // 10.00 × 10 / 110 = 0.909…
    assert_eq!(tax(), 91);
    staff(&world, "PATCH", "/admin/settings", json!({"tax_included": false})).ok();
    assert_eq!(tax(), 100);
    let reduced =
        json!({"tax_rates": [{"country": "DE", "rate": 1900, "reduced": 500}], "regional_tax_rates": []});
    let changed = staff(&world, "PATCH", "/admin/settings", reduced).ok();
    assert_eq!(changed["tax_rates"][0], json!({"country": "DE", "rate": 1900, "reduced": 500}));
    assert_eq!(tax(), 190 + 50);
    for wrong in [
        json!([{"country": "DE", "rate": 1000, "reduced": 0}]),
        json!([{"country": "FR", "region": "Bretagne", "rate": 1000, "reduced": 0}]),
        json!([{"country": "DE", "region": "Hamburg", "rate": 10_001, "reduced": 0}]),
    ] {
        staff(&world, "PATCH", "/admin/settings", json!({"regional_tax_rates": wrong}))
            .problem("invalid_request");
    }
}

#[test]
fn shipping_costs_what_this_cart_weighs_and_where_it_goes() {
    let world = World::new();
    let cart = set_up(&world);
    let by_weight = json!({
        "name": "Parcel", "kind": "by_weight", "price": {"amount": 300, "currency": "EUR"}, "active": true,
        "steps": [{"from": 2000, "price": {"amount": 700, "currency": "EUR"}}], "countries": ["DE"],
        "free_from": {"amount": 5000, "currency": "EUR"}, "postal_prefixes": ["10"],
    });
    staff(&world, "PUT", "/admin/shipping-methods/parcel", by_weight.clone()).ok();
    let path = format!("/carts/{cart}");
    let prices = || {
        let options = world.guest("GET", &format!("{path}/shipping-options"), Value::Null).ok();
        let items = options["items"].as_array().unwrap().iter();
        items
            .map(|o| (o["id"].as_str().unwrap().to_owned(), o["price"]["amount"].as_i64().unwrap()))
            .collect::<Vec<_>>()
    };
    let of = |id: &str, price| (id.to_owned(), price);
    assert_eq!(prices(), [of("parcel", 300), of("standard", 490), of("express", 1290)]);
    assert_eq!(world.guest("GET", &path, Value::Null).ok()["totals"]["shipping"]["amount"], 300);
    world.add(&Principal::Guest, &cart, 1, 1).ok();
    assert_eq!(prices(), [of("standard", 490), of("parcel", 700), of("express", 1290)]);
    world.add(&Principal::Guest, &cart, 2, 2).ok();
    assert_eq!(prices(), [of("parcel", 0), of("standard", 490), of("express", 1290)], "free from 50.00");
    let quote = world.freeze(&cart, 1).ok();
    assert_eq!(quote["totals"]["shipping"]["amount"], 0);
    world.service(&format!("{path}/unfreeze"), json!({"attempt": 1})).ok();
    let mut hamburg = address("DE");
    hamburg["postal_code"] = json!("20095");
    world.guest("PUT", &format!("{path}/shipping-address"), hamburg).ok();
    assert_eq!(prices(), [of("standard", 490), of("express", 1290)]);
    world.guest("PUT", &format!("{path}/shipping-option"), json!({"id": "parcel"})).problem("conflict");

    let changed = |member: &str, value: Value| {
        let mut method = by_weight.clone();
        method[member] = value;
        method
    };
    let step = |from: u32| json!({"from": from, "price": {"amount": 1, "currency": "EUR"}});
    for wrong in [
        changed("steps", json!([step(5), step(5)])),
        changed("kind", json!("flat")),
        changed("free_from", json!({"amount": 0, "currency": "EUR"})),
    ] {
        staff(&world, "PUT", "/admin/shipping-methods/parcel", wrong).problem("invalid_request");
    }
    // What goes to some postal codes only does not serve the country.
    let mut everywhere = changed("steps", json!([]));
    everywhere["countries"] = json!(["DE", "AT", "CH"]);
    staff(&world, "PUT", "/admin/shipping-methods/parcel", everywhere.clone()).ok();
    for (id, status) in [("express", 200), ("standard", 409)] {
        let method = json!({
            "name": id, "price": {"amount": 490, "currency": "EUR"}, "countries": ["DE", "AT", "CH"], "active": false,
        });
        assert_eq!(staff(&world, "PUT", &format!("/admin/shipping-methods/{id}"), method).status, status);
    }
}
