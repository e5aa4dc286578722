//! From where a parcel leaves, and where what comes back lies.

use super::{services::other_location, world::World};
use kernel::{LocationId, Principal};
use serde_json::{Value, json};
use testkit::staff;

fn admin(order: &Value, rest: &str) -> String {
    format!("/admin/orders/{}{rest}", order["id"].as_str().unwrap())
}

fn bought(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201);
    order
}

fn parcel(order: &Value, quantity: u32, location: Option<LocationId>) -> Value {
    let lines = json!([{"line_id": order["lines"][0]["id"], "quantity": quantity}]);
    json!({"lines": lines, "location_id": location})
}

#[test]
fn the_routing_hears_of_the_country_of_delivery() {
    let shop = World::new();
    bought(&shop);
    assert_eq!(shop.books.borrow().ships_to, ["DE"]);
}

#[test]
fn a_parcel_leaves_as_it_was_routed_or_from_the_location_that_the_staff_names() {
    let shop = World::new();
    let order = bought(&shop);
    let path = admin(&order, "/fulfillments");
    let (status, problem, _) =
        shop.ask(&staff(), "POST", &path, "f1", &parcel(&order, 2, Some(other_location())));
    assert_eq!((status, &problem["code"], &problem["at_most"]), (409, &json!("conflict"), &json!(1)));
    let (status, problem, _) =
        shop.ask(&staff(), "POST", &path, "f1", &parcel(&order, 1, Some(testkit::id(99))));
    assert_eq!((status, &problem["at_most"]), (409, &json!(0)));
    assert!(shop.books.borrow().shipped.is_empty(), "what was refused has changed nothing");

    let one = parcel(&order, 1, Some(other_location()));
    for _ in 0..2 {
        let (status, sent, _) = shop.ask(&staff(), "POST", &path, "f2", &one);
        assert_eq!((status, &sent["fulfillments"][0]["location_id"]), (201, &json!(other_location())));
    }
    assert_eq!(shop.ask(&staff(), "POST", &path, "f3", &parcel(&order, 1, None)).0, 201);
    assert_eq!(shop.books.borrow().left_from, [other_location().to_string(), String::new()]);

    // Where stock lies is the shop's own business.
    let own = format!("/orders/{}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let (status, seen, _) = shop.ask(&Principal::Guest, "GET", &own, "", &Value::Null);
    assert_eq!((status, seen["fulfillments"][0].get("location_id")), (200, None));
}

#[test]
fn what_comes_back_lies_where_the_staff_says() {
    let shop = World::new();
    let order = bought(&shop);
    shop.ask(&staff(), "POST", &admin(&order, "/fulfillments"), "f1", &parcel(&order, 2, None));
    let lines = json!([{"line_id": order["lines"][0]["id"], "quantity": 2, "reason": "does_not_fit"}]);
    let own = format!(
        "/orders/{}/returns?token={}",
        order["id"].as_str().unwrap(),
        order["token"].as_str().unwrap()
    );
    let (status, asked, _) = shop.ask(&Principal::Guest, "POST", &own, "r1", &json!({"lines": lines}));
    assert_eq!(status, 201, "{asked}");
    let answer = admin(&order, &format!("/returns/{}", asked["returns"][0]["id"].as_str().unwrap()));
    let how = json!({"instructions": "Send it."});
    assert_eq!(shop.ask(&staff(), "POST", &format!("{answer}/approve"), "a1", &how).0, 200);
    let came = |location: LocationId| {
        let lines = json!([{"line_id": order["lines"][0]["id"], "quantity": 2, "restock": true}]);
        json!({"lines": lines, "location_id": location})
    };
    // Closed, and unknown.
    for location in [testkit::id(78), testkit::id(99)] {
        let (status, problem, _) =
            shop.ask(&staff(), "POST", &format!("{answer}/receive"), "c1", &came(location));
        assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/location_id")), "{problem}");
    }
    for _ in 0..2 {
        let (status, after, _) =
            shop.ask(&staff(), "POST", &format!("{answer}/receive"), "c2", &came(other_location()));
        assert_eq!((status, &after["returns"][0]["location_id"]), (200, &json!(other_location())));
    }
    assert_eq!(shop.books.borrow().came_to, [other_location().to_string()]);
}
