//! Orders that are changed before they are sent, and what is settled then.

use super::{HOSTILE, World, calm, eur, order, order_path};
use kernel::{ErrorCode, LineId, Problem, ProductId, VariantId};
use serde_json::{Value, json};
use testkit::{id, now};

fn totals(total: i64) -> Value {
    json!({"subtotal": eur(total), "discount": eur(0), "shipping": eur(0), "tax": eur(0), "total": eur(total),
        "tax_included": true})
}

fn services(method: &str, path: &str) -> Result<Value, Problem> {
    if path.ends_with("/edit-preview") {
        let change = json!({"line_id": id::<LineId>(2), "variant_id": id::<VariantId>(3), "sku": "", "title": HOSTILE,
            "options": {}, "unit_price": eur(500), "from": 3, "to": 4});
        return Ok(json!({"version": 7, "changes": [change], "before": eur(1500), "totals": totals(2000),
            "difference": eur(500), "balance": eur(500)}));
    }
    if path == "/search" {
        let product = json!({"id": id::<ProductId>(4), "slug": "pot", "title": "Pot", "price": eur(700),
            "price_varies": false, "rating": {"average": 0.0, "count": 0},
            "stock_level": "in_stock"});
        return Ok(json!({"items": [product], "total": {"value": 1, "relation": "eq"}, "facets": {}}));
    }
    if path.starts_with("/products/") {
        let variant = json!({"id": id::<VariantId>(9), "sku": "POT-1", "title": "Pot", "options": {"Colour": HOSTILE},
            "price": eur(700), "available": true, "stock_level": "in_stock"});
        return Ok(
            json!({"id": id::<ProductId>(4), "slug": "pot", "title": "Pot", "description": "", "brand": null,
            "category_ids": [], "options": [], "variants": [variant], "media": [], "attributes": {},
            "rating": {"average": 0.0, "count": 0}, "seo": {"title": "", "description": ""}, "created_at": now(),
            "updated_at": now()}),
        );
    }
    if path.starts_with("/admin/orders/") { Ok(order()) } else { calm(method, path) }
}

fn due(method: &str, path: &str) -> Result<Value, Problem> {
    let mut answer = services(method, path)?;
    if path.starts_with("/admin/orders/") {
        answer["balance"] = eur(500);
    }
    Ok(answer)
}

#[test]
fn an_edit_is_shown_before_it_is_done_and_done_as_it_was_shown() {
    let world = World::new(services);
    assert!(world.get(&order_path()).html.contains("Change items…"));
    let path = format!("{}/edit", order_path());
    let page = world.get(&path);
    assert!(page.html.contains("1 fixed") && !page.html.contains("<script>"), "{}", page.html);
    let form = format!("key={}&line={}&quantity=4&reason=Asked+for", page.value("key"), id::<LineId>(2));
    let shown = world.post(&path, &form);
    assert_eq!((shown.status, world.sent("/edits").len()), (200, 0), "{}", shown.html);
    assert!(
        shown.html.contains("€20.00 instead of €15.00") && shown.html.contains("€5.00 are left to pay"),
        "{}",
        shown.html
    );
    assert_eq!(world.sent("/edit-preview")[0].body["lines"][0]["quantity"], 4);
    let confirmed = format!("{form}&version={}&shown={}", shown.value("version"), shown.value("shown"));
    for _ in 0..2 {
        let done = world.post(&path, &confirmed);
        assert_eq!((done.status, done.location()), (303, &*format!("{}?done=edited", order_path())));
    }
    let sent = world.sent("/edits");
    assert_eq!((sent.len(), &sent[0]), (2, &sent[1]));
    assert_eq!((&sent[0].body["version"], &sent[0].body["total"]), (&7.into(), &eur(2000)));
}

#[test]
fn what_is_awaited_by_hand_is_asked_for_with_the_difference() {
    let world = World::new(|method, path| {
        let mut answer = services(method, path)?;
        if path.ends_with("/edit-preview") {
            answer["balance"] = eur(0);
        } else if path.starts_with("/admin/orders/") {
            answer["payment_status"] = json!("pending");
        }
        Ok(answer)
    });
    let path = format!("{}/edit", order_path());
    let key = world.get(&path).value("key");
    let form = format!("key={key}&line={}&quantity=4&reason=Asked+for", id::<LineId>(2));
    let shown = world.post(&path, &form).html;
    assert!(shown.contains("€5.00 more are asked for with the payment that is awaited"), "{shown}");
    assert!(!shown.contains("Nothing more is sent"), "{shown}");
}

#[test]
fn a_variant_is_found_and_added_without_losing_what_was_typed() {
    let world = World::new(services);
    let path = format!("{}/edit", order_path());
    let key = world.get(&path).value("key");
    let form = format!("key={key}&line={}&quantity=2&reason=Because", id::<LineId>(2));
    let found = world.post(&path, &format!("{form}&find=pot&step=find"));
    assert_eq!(found.status, 200);
    assert!(
        found.html.contains("POT-1") && found.html.contains("value=\"2\"") && found.html.contains("Because"),
        "{}",
        found.html
    );
    assert!(!found.html.contains("<script>"), "{}", found.html);
    let variant = id::<VariantId>(9);
    let shown = world.post(&path, &format!("{form}&variant={variant}&label=Pot&add=2"));
    assert_eq!(shown.status, 200, "{}", shown.html);
    assert_eq!(world.sent("/edit-preview")[0].body["added"], json!([{"variant_id": variant, "quantity": 2}]));
    let nothing = world.post(&path, &format!("key={key}&line={}&quantity=3&reason=Because", id::<LineId>(2)));
    assert!(
        nothing.status == 422 && nothing.html.contains("Change a quantity, or add something."),
        "{}",
        nothing.html
    );
    assert_eq!(
        world.post(&path, &format!("key={key}&line={}&quantity=x&reason=", id::<LineId>(2))).status,
        422
    );
}

#[test]
fn what_is_short_stands_at_its_field() {
    let world = World::new(|method, path| {
        if path.ends_with("/edit-preview") {
            let short = json!([{"variant_id": id::<VariantId>(3), "requested": 9, "available": 1}]);
            return Err(Problem::new(ErrorCode::OutOfStock).with("lines", short));
        }
        services(method, path)
    });
    let path = format!("{}/edit", order_path());
    let form =
        format!("key={}&line={}&quantity=9&reason=More", world.get(&path).value("key"), id::<LineId>(2));
    let page = world.post(&path, &form);
    assert!(page.status == 409 && page.html.contains("Only 1 more can be had."), "{}", page.html);
}

#[test]
fn a_balance_is_noted_or_waived() {
    let world = World::new(due);
    let page = world.get(&order_path());
    assert!(page.html.contains("€5.00 are left to pay since the order was changed"), "{}", page.html);
    assert!(page.html.contains("Nothing can be sent before") && !page.html.contains("Mark as sent"));
    let key = id::<kernel::EventId>(1).to_string();
    let receipts = format!("{}/receipts", order_path());
    assert_eq!(world.post(&receipts, &format!("key={key}&amount=abc&method=cash")).status, 422);
    let done = world.post(&receipts, &format!("key={key}&amount=5.00&method=cash&note=Till+2"));
    assert_eq!((done.status, done.location()), (303, &*format!("{}?done=balance-paid", order_path())));
    let sent = &world.sent("/receipts")[0];
    assert_eq!(sent.body, json!({"amount": eur(500), "method": "cash", "note": "Till 2"}));
    let waivers = format!("{}/waivers", order_path());
    let refused = world.post(&waivers, &format!("key={key}&due=500&reason="));
    assert!(refused.status == 422 && refused.html.contains("<details open"), "{}", refused.html);
    assert_eq!(world.post(&waivers, &format!("key={key}&due=500&reason=Sorry")).status, 303);
    assert_eq!(world.sent("/waivers")[0].body, json!({"amount": eur(500), "reason": "Sorry"}));
}
