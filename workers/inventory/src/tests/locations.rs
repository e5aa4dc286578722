//! Several locations: where an order is sent from, and what the staff does with them.

use super::{Shop, ord, rows, units, var};
use contract::inventory::MAIN_LOCATION;
use serde_json::{Value, json};

impl Shop {
    /// Opens a location in a country, and says its id.
    fn location(&self, code: &str, country: &str, priority: u32) -> String {
        let body = json!({"code": code, "name": code, "address": {"country": country}, "priority": priority});
        let (status, location) = self.admin("POST", "/admin/locations", Some(body));
        assert_eq!(status, 201, "{location}");
        location["id"].as_str().unwrap().to_owned()
    }

    fn adjust_at(&self, n: u8, location: &str, delta: i32) -> (u16, Value) {
        let body = json!({"delta": delta, "reason": "delivered", "location_id": location});
        self.admin("POST", &format!("/admin/inventory/{}/adjustments", var(n)), Some(body))
    }

    fn transfer(&self, n: u8, from: &str, to: &str, quantity: u32) -> (u16, Value) {
        let body = json!({"from": from, "to": to, "quantity": quantity});
        self.admin("POST", &format!("/admin/inventory/{}/transfers", var(n)), Some(body))
    }

    fn route_by(&self, rule: &str) {
        let (status, body) = self.admin("PUT", "/admin/order-routing", Some(json!({"rule": rule})));
        assert_eq!((status, &body), (200, &json!({"rule": rule})));
    }

    /// Sells to an order that goes to a country.
    fn sell(&self, order: u8, country: &str, lines: &[(u8, u32)]) {
        let body = json!({"key": format!("k{order}"), "order_id": ord(order), "lines": units(lines), "ships_to": country});
        assert_eq!(self.internal("POST", "/internal/v1/allocations", body).0, 204);
    }

    /// From where an order is sent: location and units, by variant.
    fn plan(&self, order: u8, variants: &[u8]) -> Vec<Vec<(String, i64)>> {
        let variants: Vec<_> = variants.iter().map(|n| var(*n)).collect();
        let body = json!({"order_id": ord(order), "variant_ids": variants});
        let (status, plans) = self.internal("POST", "/internal/v1/shipment-plans", body);
        assert_eq!(status, 200, "{plans}");
        let planned = |plan: &Value| {
            let of = |it: &Value| {
                (it["location_id"].as_str().unwrap().to_owned(), it["planned"].as_i64().unwrap())
            };
            plan["locations"].as_array().unwrap().iter().map(of).filter(|(_, units)| *units > 0).collect()
        };
        plans["items"].as_array().unwrap().iter().map(planned).collect()
    }

    fn at(&self, n: u8) -> Value {
        self.admin("GET", &format!("/admin/inventory/{}", var(n)), None).1["locations"].clone()
    }
}

fn main() -> String {
    MAIN_LOCATION.to_string()
}

#[test]
fn a_shop_has_a_main_location_that_stays_open() {
    let shop = Shop::with(&[5]);
    let (status, all) = shop.admin("GET", "/admin/locations", None);
    assert_eq!((status, &all["rule"]), (200, &json!("priority")));
    let first = &all["items"][0];
    assert_eq!(
        (&first["id"], &first["is_main"], &first["active"]),
        (&json!(main()), &json!(true), &json!(true))
    );
    let path = format!("/admin/locations/{}", main());
    let (status, problem) = shop.admin("PATCH", &path, Some(json!({"active": false})));
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    let change = json!({"name": "Berlin", "address": {"country": "DE", "city": "Berlin"}});
    let (status, changed) = shop.admin("PATCH", &path, Some(change));
    assert_eq!(
        (status, &changed["name"], &changed["address"]["city"]),
        (200, &json!("Berlin"), &json!("Berlin"))
    );
}

#[test]
fn each_code_is_there_once_and_numbers_are_bounded() {
    let shop = Shop::with(&[]);
    let vienna = shop.location("VIE", "AT", 1);
    let body = json!({"code": "VIE", "name": "Another", "address": {"country": "AT"}});
    let (status, problem) = shop.admin("POST", "/admin/locations", Some(body));
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    let path = format!("/admin/locations/{vienna}");
    assert_eq!(shop.admin("PATCH", &path, Some(json!({"code": "main"}))).0, 409);
    assert_eq!(shop.admin("PATCH", &path, Some(json!({"priority": 1_000_001}))).0, 400);
    let unknown = format!("/admin/locations/{}", testkit::id::<kernel::LocationId>(200));
    assert_eq!(shop.admin("PATCH", &unknown, Some(json!({"name": "x"}))).0, 404);
    for n in 2..50 {
        shop.location(&format!("L{n}"), "DE", n);
    }
    let body = json!({"code": "L50", "name": "One more", "address": {"country": "AT"}});
    assert_eq!(shop.admin("POST", "/admin/locations", Some(body)).0, 409);
}

#[test]
fn a_location_is_closed_once_nothing_lies_there_and_takes_nothing_in_then() {
    let shop = Shop::with(&[5]);
    let vienna = shop.location("VIE", "AT", 1);
    assert_eq!(shop.transfer(1, &main(), &vienna, 2).0, 201);
    let path = format!("/admin/locations/{vienna}");
    let close = Some(json!({"active": false}));
    let (status, problem) = shop.admin("PATCH", &path, close.clone());
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    assert_eq!(shop.transfer(1, &vienna, &main(), 2).0, 201);
    let (status, closed) = shop.admin("PATCH", &path, close);
    assert_eq!((status, &closed["active"]), (200, &json!(false)));
    for (status, problem) in [shop.adjust_at(1, &vienna, 1), shop.transfer(1, &main(), &vienna, 1)] {
        assert_eq!((status, &problem["errors"][0]["code"]), (400, &json!("inactive")), "{problem}");
    }
    let unknown = testkit::id::<kernel::LocationId>(200).to_string();
    assert_eq!(shop.adjust_at(1, &unknown, 1).0, 400);
    assert_eq!(shop.transfer(1, &main(), &main(), 1).0, 400);
    assert_eq!(shop.at(1), json!([{"location_id": main(), "on_hand": 5, "allocated": 0}]));
}

#[test]
fn by_priority_an_order_is_sent_from_the_first_location_that_has_a_line() {
    let shop = Shop::with(&[5, 5]);
    let vienna = shop.location("VIE", "AT", 1);
    shop.adjust_at(1, &vienna, 8);
    assert_eq!(shop.available(&[1, 2]), [13, 5]);
    shop.sell(1, "AT", &[(1, 2), (2, 1)]);
    assert_eq!(shop.plan(1, &[1, 2]), [[(main(), 2)], [(main(), 1)]]);
    shop.sell(2, "DE", &[(1, 4)]);
    assert_eq!(shop.plan(2, &[1]), [[(vienna.clone(), 4)]]);
    shop.sell(3, "DE", &[(1, 6)]);
    assert_eq!(shop.plan(3, &[1]), [[(main(), 3), (vienna, 3)]]);
}

#[test]
fn the_nearest_location_sends_an_order_and_a_repetition_changes_nothing() {
    let shop = Shop::with(&[5]);
    let vienna = shop.location("VIE", "AT", 1);
    shop.adjust_at(1, &vienna, 5);
    shop.route_by("nearest");
    shop.sell(1, "AT", &[(1, 2)]);
    shop.sell(2, "DE", &[(1, 2)]);
    assert_eq!(
        (shop.plan(1, &[1]), shop.plan(2, &[1])),
        (vec![vec![(vienna.clone(), 2)]], vec![vec![(main(), 2)]])
    );
    shop.route_by("priority");
    shop.sell(1, "AT", &[(1, 2)]);
    assert_eq!(shop.plan(1, &[1]), [[(vienna, 2)]]);
}

#[test]
fn an_order_leaves_in_as_few_parcels_as_locations_have_its_lines() {
    let shop = Shop::with(&[5, 0, 0]);
    let (vienna, graz) = (shop.location("VIE", "AT", 1), shop.location("GRZ", "AT", 2));
    for n in [1, 2, 3] {
        shop.adjust_at(n, &graz, 4);
    }
    shop.adjust_at(2, &vienna, 4);
    shop.route_by("fewest_parcels");
    shop.sell(1, "DE", &[(1, 1), (2, 1), (3, 1)]);
    assert_eq!(shop.plan(1, &[1, 2, 3]), [[(graz.clone(), 1)], [(graz.clone(), 1)], [(graz, 1)]]);
    // What was never touched lies at the main location.
    shop.sell(2, "DE", &[(1, 1)]);
    assert_eq!(shop.plan(2, &[1]), [[(main(), 1)]]);
}

#[test]
fn where_no_orders_are_sent_from_what_lies_there_is_sold_last() {
    let shop = Shop::with(&[1]);
    let store = shop.location("STORE", "DE", 0);
    shop.admin("PATCH", &format!("/admin/locations/{store}"), Some(json!({"ships": false})));
    shop.adjust_at(1, &store, 5);
    shop.sell(1, "DE", &[(1, 1)]);
    shop.sell(2, "DE", &[(1, 1)]);
    assert_eq!((shop.plan(1, &[1]), shop.plan(2, &[1])), (vec![vec![(main(), 1)]], vec![vec![(store, 1)]]));
}

#[test]
fn a_parcel_leaves_the_location_that_is_named_and_comes_back_there() {
    let shop = Shop::with(&[5]);
    let vienna = shop.location("VIE", "AT", 1);
    shop.adjust_at(1, &vienna, 3);
    shop.sell(1, "DE", &[(1, 2)]);
    let parcel = |key: &str, quantity| json!({"key": key, "order_id": ord(1), "lines": units(&[(1, quantity)]), "location_id": vienna});
    for _ in 0..2 {
        assert_eq!(shop.internal("POST", "/internal/v1/shipments", parcel("p", 2)).0, 204);
    }
    let came = |key: &str, location: Option<&str>| {
        let body =
            json!({"key": key, "order_id": ord(1), "lines": units(&[(1, 1)]), "location_id": location});
        assert_eq!(shop.internal("POST", "/internal/v1/restocks", body).0, 204);
    };
    came("r1", None);
    came("r2", Some(&main()));
    assert_eq!(
        shop.at(1),
        json!([
            {"location_id": main(), "on_hand": 6, "allocated": 0},
            {"location_id": vienna, "on_hand": 2, "allocated": 0},
        ])
    );
    let (_, movements) = shop.admin("GET", &format!("/admin/inventory/{}/movements", var(1)), None);
    let of = |it: &Value| (it["quantity"].as_i64().unwrap(), it["location_id"].as_str().unwrap().to_owned());
    let moved: Vec<_> = movements["items"].as_array().unwrap().iter().map(of).collect();
    let (vie, at_main) = (|units| (units, vienna.clone()), |units| (units, main()));
    assert_eq!(moved, [at_main(1), vie(1), vie(-2), vie(3), at_main(5)]);
}

#[test]
fn split_stock_lies_at_the_main_location_only() {
    let shop = Shop::with(&[6]);
    let vienna = shop.location("VIE", "AT", 1);
    let split = |parts: u8| {
        shop.admin("PUT", &format!("/admin/inventory/{}/split", var(1)), Some(json!({"parts": parts})))
    };
    shop.transfer(1, &main(), &vienna, 1);
    let (status, problem) = split(3);
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    shop.transfer(1, &vienna, &main(), 1);
    assert_eq!(split(3).0, 200);
    for (status, problem) in [shop.adjust_at(1, &vienna, 1), shop.transfer(1, &main(), &vienna, 1)] {
        assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    }
    shop.sell(1, "AT", &[(1, 2)]);
    assert_eq!(shop.plan(1, &[1]), [[(main(), 2)]]);
    assert_eq!(shop.at(1), json!([{"location_id": main(), "on_hand": 6, "allocated": 2}]));
    // Joined, it may lie anywhere again, whatever a part still keeps for an order.
    assert_eq!(split(1).0, 200);
    assert_eq!(shop.transfer(1, &main(), &vienna, 3).0, 201);
    assert_eq!(
        shop.at(1),
        json!([
            {"location_id": main(), "on_hand": 3, "allocated": 2},
            {"location_id": vienna, "on_hand": 3, "allocated": 0},
        ])
    );
}

#[test]
fn the_list_shows_what_lies_at_one_location() {
    let shop = Shop::with(&[5, 2]);
    let vienna = shop.location("VIE", "AT", 1);
    shop.adjust_at(1, &vienna, 3);
    let (_, list) = shop.admin("GET", &format!("/admin/inventory?location_id={vienna}"), None);
    assert_eq!((rows(&list), &list["items"][0]["there"]), (vec![("SKU-1".to_owned(), 8)], &json!(3)));
    let (_, list) = shop.admin("GET", &format!("/admin/inventory?location_id={}", main()), None);
    assert_eq!(rows(&list), [("SKU-2".to_owned(), 2), ("SKU-1".to_owned(), 8)]);
    shop.transfer(1, &main(), &vienna, 5);
    let (_, list) = shop.admin("GET", &format!("/admin/inventory?location_id={}", main()), None);
    assert_eq!(rows(&list), [("SKU-2".to_owned(), 2)]);
}

#[test]
fn what_an_order_has_more_of_since_it_was_changed_is_routed_by_the_rule_and_the_rest_stays() {
    let shop = Shop::with(&[5, 5]);
    let vienna = shop.location("VIE", "AT", 1);
    for n in [1, 2] {
        assert_eq!(shop.transfer(n, &main(), &vienna, 3).0, 201);
    }
    shop.sell(1, "DE", &[(1, 1)]);
    assert_eq!(shop.plan(1, &[1]), [vec![(main(), 1)]]);
    shop.route_by("nearest");
    let revise = |revision: u32, lines: &[(u8, u32)]| {
        let body = json!({"order_id": ord(1), "revision": revision, "lines": units(lines), "ships_to": "AT"});
        assert_eq!(shop.internal("PUT", "/internal/v1/allocations", body).0, 204);
    };
    for _ in 0..2 {
        revise(1, &[(1, 3), (2, 2)]);
        assert_eq!(
            shop.plan(1, &[1, 2]),
            [vec![(main(), 1), (vienna.clone(), 2)], vec![(vienna.clone(), 2)]]
        );
    }
    revise(2, &[(1, 2), (2, 0)]);
    assert_eq!(shop.plan(1, &[1, 2]), [vec![(vienna.clone(), 2)], vec![]]);
}
