//! What the staff set, and the shop's own words.

use super::world::{World, address};
use contract::event::{Event, Notifications};
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
    ] {
        staff(&world, "PATCH", "/admin/settings", bad).problem("invalid_request");
    }
}

#[test]
fn mails_are_told_who_the_shop_is_with_every_change() {
    let world = World::new();
    let rename = |name: &str| staff(&world, "PATCH", "/admin/settings", json!({"store_name": name})).ok();
    let send = || testkit::run(edge::outbox::relay(&*world.app.db, &*world.queues, testkit::now())).unwrap();
    send();
    rename("Kontor");
    rename("Kontor \"am\" Hafen");
    staff(&world, "PATCH", "/admin/settings", json!({"store_name": ""})).problem("invalid_request");
    send();
    let told: Vec<(String, String, u32)> = world
        .queues
        .sent
        .borrow()
        .iter()
        .map(|(_, body)| {
            let event: Event<Notifications> = serde_json::from_value(body.clone()).unwrap();
            let Notifications::StoreChanged { store_name, contact_email, version, .. } = event.data else {
                panic!("{body}")
            };
            (store_name, contact_email, version)
        })
        .collect();
    let mail = "hello@shopsphere.test".to_owned();
    // The first is what a shop is called before anybody changes it.
    let wanted = [("ShopSphere", 1), ("Kontor", 2), ("Kontor \"am\" Hafen", 3)];
    assert_eq!(told, wanted.map(|(name, version)| (name.to_owned(), mail.clone(), version)));
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
