//! Several locations: their settings, stock at each, and from where an order leaves.

use super::{HOSTILE, World, calm, order_path};
use kernel::{ErrorCode, EventId, LocationId, Problem, VariantId};
use serde_json::{Value, json};
use testkit::id;

fn main() -> LocationId {
    LocationId::from_bits(0)
}

fn location(id: LocationId, name: &str, active: bool) -> Value {
    json!({"id": id, "code": name, "name": name, "address": {"country": "DE"}, "priority": 0, "ships": true,
        "active": active, "is_main": id == main()})
}

fn two(method: &str, path: &str) -> Result<Value, Problem> {
    let (berlin, vienna) = (location(main(), "Berlin", true), location(id(5), HOSTILE, true));
    match path {
        "/internal/v1/locations" => Ok(json!({"rule": "nearest", "items": [berlin, vienna]})),
        "/internal/v1/shipment-plans" => {
            Ok(json!({"items": [{"variant_id": id::<VariantId>(3), "locations": [
                {"location_id": main(), "planned": 1, "at_most": 2}, {"location_id": id::<LocationId>(5), "planned": 2, "at_most": 2}
            ]}]}))
        }
        "/admin/locations" if method == "POST" => Ok(vienna),
        path if path.starts_with("/admin/locations/") => {
            Err(Problem::new(ErrorCode::Conflict).detail("Stock lies there."))
        }
        "/admin/order-routing" => Ok(json!({"rule": "priority"})),
        path if path.ends_with("/transfers") => Err(Problem::new(ErrorCode::OutOfStock).with("available", 2)),
        path if path.starts_with("/admin/inventory/") && method == "GET" && !path.ends_with("/movements") => {
            let mut item = calm(method, path)?;
            item["locations"] = json!([
                {"location_id": main(), "on_hand": 3, "allocated": 2},
                {"location_id": id::<LocationId>(5), "on_hand": 2, "allocated": 0},
            ]);
            Ok(item)
        }
        _ => calm(method, path),
    }
}

fn stock_path() -> String {
    format!("/admin/stock/{}", id::<VariantId>(3))
}

#[test]
fn a_shop_with_one_location_is_not_asked_which() {
    let world = World::new(calm);
    for path in [stock_path(), order_path(), "/admin/stock".to_owned()] {
        let page = world.get(&path);
        assert_eq!(page.status, 200);
        assert!(
            !page.html.contains("name=\"location\"") && !page.html.contains("By location"),
            "{}",
            page.html
        );
    }
}

#[test]
fn stock_is_shown_adjusted_and_moved_by_location() {
    let world = World::new(two);
    let page = world.get(&stock_path());
    assert!(page.html.contains("By location") && page.html.contains("Berlin"), "{}", page.html);
    assert!(!page.html.contains("<script>"), "{}", page.html);
    let key = page.value("key");
    let other = id::<LocationId>(5);
    world.post(
        &format!("{}/adjustments", stock_path()),
        &format!("key={key}&delta=2&reason=Found&location={other}"),
    );
    assert_eq!(world.sent("/adjustments")[0].body["location_id"], json!(other));

    let transfer = |from: LocationId, to: LocationId, units: &str| {
        let form = format!("key={key}&from={from}&to={to}&units={units}&why=");
        world.post(&format!("{}/transfers", stock_path()), &form)
    };
    for (from, to, units) in [(main(), main(), "1"), (main(), other, "0"), (main(), other, "x")] {
        assert_eq!(transfer(from, to, units).status, 422);
    }
    assert!(world.sent("/transfers").is_empty());
    let page = transfer(main(), other, "7");
    assert_eq!((page.status, page.value("units")), (409, "7".to_owned()));
    let sent = &world.sent("/transfers")[0];
    assert_eq!(
        (&sent.body, sent.key.clone()),
        (&json!({"from": main(), "to": other, "quantity": 7}), Some(key))
    );
}

#[test]
fn an_order_says_from_where_its_lines_leave_and_the_staff_may_choose_another() {
    let world = World::new(two);
    let page = world.get(&order_path());
    assert!(page.html.contains("Ships from") && page.html.contains("1 × Berlin"), "{}", page.html);
    assert!(!page.html.contains("<script>"), "{}", page.html);
    let key = id::<EventId>(1).to_string();
    let line = page.value("line");
    let path = format!("{}/fulfillments", order_path());
    let form = format!("key={key}&line={line}&quantity=1&carrier=&number=&url=");
    world.post(&path, &format!("{form}&location="));
    world.post(&path, &format!("{form}&location={}", main()));
    assert_eq!(world.post(&path, &format!("{form}&location=nowhere")).status, 422);
    let sent: Vec<_> =
        world.sent("/fulfillments").into_iter().map(|sent| sent.body.get("location_id").cloned()).collect();
    assert_eq!(sent, [None, Some(json!(main()))]);
}

#[test]
fn locations_are_listed_added_and_closed_in_the_settings() {
    let world = World::new(two);
    let page = world.get("/admin/settings/locations");
    assert!(page.html.contains("Berlin") && page.html.contains("The nearest"), "{}", page.html);
    assert_eq!(world.post("/admin/settings/locations", "rule=somehow").status, 422);
    assert_eq!(world.post("/admin/settings/locations", "rule=priority").status, 303);

    let form = "name=Vienna&code=VIE&line1=&postal_code=1010&city=Wien&country=at&priority=2&ships=true";
    assert_eq!(world.post("/admin/settings/locations/new", "name=Vienna&code=&country=Austria").status, 422);
    assert_eq!(world.post("/admin/settings/locations/new", form).status, 303);
    let sent =
        world.0.sent.borrow().iter().find(|it| it.call == "POST /admin/locations").unwrap().body.clone();
    let address = json!({"postal_code": "1010", "city": "Wien", "country": "AT"});
    assert_eq!(
        sent,
        json!({"code": "VIE", "name": "Vienna", "address": address, "priority": 2, "ships": true})
    );

    let path = format!("/admin/settings/locations/{}", id::<LocationId>(5));
    assert_eq!(world.get(&path).status, 200);
    let page = world.post(&path, form);
    assert_eq!((page.status, page.value("name")), (409, "Vienna".to_owned()));
    assert!(page.html.contains("Stock lies there."), "{}", page.html);
    let patched = world.0.sent.borrow().iter().find(|it| it.call.starts_with("PATCH")).unwrap().body.clone();
    assert_eq!(patched["active"], false);
    // The main one cannot be closed: the form does not offer it.
    let page = world.get(&format!("/admin/settings/locations/{}", main()));
    assert!(page.html.contains("stays open") && page.value("active") == "true", "{}", page.html);
    assert_eq!(world.get(&format!("/admin/settings/locations/{}", id::<LocationId>(9))).status, 404);
}

#[test]
fn stock_is_looked_for_by_the_products_title_and_says_where_there_is_more_than_it_can_show() {
    let world = World::new(|_, path| match path {
        "/internal/v1/variants/find" => Ok(json!({"variant_ids": [id::<VariantId>(3)], "is_all": false})),
        "/internal/v1/variants/query" | "/admin/locations" => Ok(json!({"items": []})),
        "/admin/inventory" => Ok(json!({"items": [
            {"variant_id": id::<VariantId>(3), "sku": "MUG-RED", "available": 2}
        ]})),
        _ => Err(ErrorCode::NotFound.into()),
    });
    let page = world.get("/admin/stock?q=mug");
    assert!(page.html.contains("MUG-RED") && page.html.contains("Write more of it."), "{}", page.html);
    assert_eq!(world.sent("/variants/find")[0].body, json!({"title": "mug"}));
    world.get("/admin/stock");
    assert_eq!(world.sent("/variants/find").len(), 1, "nothing is looked for");
}
