//! Orders that the staff put together.

use super::{HOSTILE, World, calm, eur};
use kernel::{
    CartId, CustomerId, ErrorCode, EventId, LineId, OrderId, Principal, Problem, ProductId, VariantId,
};
use serde_json::{Value, json};
use testkit::{id, now};

fn path() -> String {
    format!("/admin/orders/drafts/{}", id::<CartId>(1))
}

fn draft() -> Value {
    json!({
        "id": id::<CartId>(1), "status": "open", "created_by": "staff cus_x", "created_at": now(),
        "updated_at": now(), "email": "ada@example.com", "customer_id": id::<CustomerId>(8), "locale": "de",
        "note": HOSTILE, "discount": {"effect": {"kind": "percent", "rate": 1250}, "reason": HOSTILE},
        "discount_by_hand": eur(125), "is_sent": false,
        "shipping_options": [{"id": "standard", "name": HOSTILE, "price": eur(490)}],
        "cart": {
            "id": id::<CartId>(1), "currency": "EUR", "country": "DE", "coupons": [], "due": eur(1365),
            "lines": [{
                "id": id::<LineId>(2), "variant_id": id::<VariantId>(3), "product_id": id::<ProductId>(4),
                "product_slug": "mug", "sku": HOSTILE, "title": HOSTILE, "options": {"Colour": HOSTILE},
                "quantity": 2, "unit_price": eur(500), "total": eur(1000), "discount": eur(125)
            }],
            "shipping_address": {"name": HOSTILE, "line1": "Road 1", "city": "Bonn", "postal_code": "53111",
                "country": "DE"},
            "shipping_option": {"id": "standard", "name": HOSTILE, "price": eur(490)},
            "totals": {"subtotal": eur(1000), "discount": eur(125), "shipping": eur(490), "tax": eur(218),
                "total": eur(1365), "tax_included": true},
            "warnings": [{"code": "price_changed", "message": HOSTILE}], "requirements": [], "version": 7,
            "expires_at": now()
        }
    })
}

fn services(method: &str, path: &str) -> Result<Value, Problem> {
    let summary = json!({"id": id::<CartId>(1), "status": "sent", "email": "ada@example.com", "name": HOSTILE,
        "total": eur(1365), "item_count": 2, "created_by": "staff", "created_at": now(), "updated_at": now()});
    match path {
        "/admin/draft-orders" if method == "GET" => Ok(json!({"items": [summary]})),
        path if path.ends_with("/complete") => Err(Problem::new(ErrorCode::OutOfStock)
            .with("lines", json!([{"variant_id": id::<VariantId>(3), "requested": 2, "available": 1}]))),
        path if path.starts_with("/admin/draft-orders") => Ok(draft()),
        "/admin/customers" => Ok(json!({"items": [{"id": id::<CustomerId>(9), "email": "bob@example.com",
            "name": "Bob", "role": "customer", "email_verified": true, "locale": "en", "created_at": now()}]})),
        "/payment-methods" => Ok(json!({"items": [
            {"provider": "test"},
            {"provider": "manual", "token": "bank_transfer", "names": {"en": "Bank transfer"}}
        ]})),
        "/search" => Ok(json!({"items": [], "next_cursor": null, "prev_cursor": null,
            "total": {"value": 0, "relation": "eq"}, "facets": {}})),
        path => calm(method, path),
    }
}

fn typed(rest: &str) -> String {
    format!(
        "version=7&email=ada%40example.com&locale=de&note=&line={}&quantity=3&name=Ada&line1=Road+1&line2=\
         &postal_code=53111&city=Bonn&region=&country=DE&phone=&shipping_option=standard&coupons=ten%2C+five\
         &discount=percent&discount_value=12.5&discount_reason=Late&q=&{rest}",
        id::<VariantId>(3)
    )
}

#[test]
fn drafts_are_listed_beside_the_orders_and_one_shows_what_it_comes_to() {
    let world = World::new(services);
    let list = world.get("/admin/orders/drafts");
    assert!(list.html.contains("Link sent") && list.html.contains(&path()), "{}", list.html);
    assert!(list.html.contains("New order") && !list.html.contains("<script>"), "{}", list.html);
    assert!(world.get("/admin/orders").html.contains("/admin/orders/drafts"));
    let page = world.get(&path());
    assert_eq!(page.status, 200, "{}", page.html);
    assert_eq!((page.value("quantity"), page.value("discount_value")), ("2".to_owned(), "12.5".to_owned()));
    assert!(page.html.contains("13.65") && page.html.contains("Bank transfer"), "{}", page.html);
    assert!(page.html.contains("&lt;script") && !page.html.contains("<script>"), "{}", page.html);
    assert_eq!(world.request(&Principal::Guest, "GET", &path(), None).status, 303);
}

#[test]
fn an_order_is_begun_with_a_mail_address_known_or_not() {
    let world = World::new(services);
    let key = id::<EventId>(1);
    let begin =
        |email: &str| world.post("/admin/orders/drafts", &format!("key={key}&email={email}&locale=en"));
    assert_eq!(begin("nobody").status, 422);
    assert_eq!(begin("bob%40example.com").location(), path());
    begin("new%40example.com");
    let sent: Vec<_> =
        world.sent("/admin/draft-orders").into_iter().filter(|sent| sent.key.is_some()).collect();
    assert_eq!(sent[0].body["customer_id"], json!(id::<CustomerId>(9)));
    assert_eq!(sent[1].body["customer_id"], Value::Null);
    assert_eq!(sent[0].key, Some(key.to_string()));
}

#[test]
fn one_form_saves_all_and_a_button_adds_what_was_found() {
    let world = World::new(services);
    let patched =
        || world.sent(&id::<CartId>(1).to_string()).into_iter().rfind(|sent| sent.call.starts_with("PATCH"));
    let page = world.post(&path(), &typed(""));
    // The answer says that a price is another one: so does the next page.
    assert_eq!(page.location(), format!("{}?done=saved&changed=yes", path()));
    assert!(world.get(page.location()).html.contains("A price has changed"));
    let body = patched().unwrap().body;
    assert_eq!(body["lines"], json!([{"variant_id": id::<VariantId>(3), "quantity": 3}]));
    assert_eq!(body["discount"], json!({"effect": {"kind": "percent", "rate": 1250}, "reason": "Late"}));
    assert_eq!((&body["coupons"], &body["version"]), (&json!(["ten", "five"]), &json!(7)));
    assert_eq!((&body["note"], &body["customer_id"]), (&Value::Null, &json!(id::<CustomerId>(8))));
    // Another address may have other ways of delivery.
    assert_eq!(body.get("shipping_option_id"), None);

    world.post(&path(), &typed(&format!("add={}", id::<VariantId>(5))));
    let lines = patched().unwrap().body["lines"].clone();
    assert_eq!(lines[1], json!({"variant_id": id::<VariantId>(5), "quantity": 1}));
    let found = world.post(&path(), &typed("find=true").replace("&q=&", "&q=mug&"));
    assert_eq!(found.location(), format!("{}?q=mug&done=saved&changed=yes#add", path()));
    let elsewhere = typed("").replace("ada%40example.com", "bob%40example.com");
    world.post(&path(), &elsewhere);
    assert_eq!(patched().unwrap().body["customer_id"], json!(id::<CustomerId>(9)));
}

#[test]
fn what_cannot_be_read_is_said_at_its_field_and_nothing_is_saved() {
    let world = World::new(services);
    for (from, to) in [
        ("quantity=3", "quantity=many"),
        ("discount_value=12.5", "discount_value=101"),
        ("discount_value=12.5", "discount_value=0"),
        ("discount_reason=Late", "discount_reason="),
        ("email=ada%40example.com", "email=ada"),
        ("version=7", "version="),
    ] {
        let page = world.post(&path(), &typed("").replace(from, to));
        assert_eq!(page.status, 422, "{to}");
        assert!(page.html.contains("Nothing was saved yet"), "{to}");
    }
    assert!(world.0.sent.borrow().iter().all(|sent| !sent.call.starts_with("PATCH")));
}

/// The services with a draft whose prices are as they were.
fn settled(method: &str, path: &str) -> Result<Value, Problem> {
    let mut answer = services(method, path)?;
    if let Some(cart) = answer.get_mut("cart") {
        cart["warnings"] = json!([]);
    }
    Ok(answer)
}

fn patches(world: &World) -> usize {
    world.0.sent.borrow().iter().filter(|sent| sent.call.starts_with("PATCH")).count()
}

#[test]
fn a_draft_is_saved_then_completed_and_names_what_is_short() {
    let world = World::new(settled);
    let key = id::<EventId>(1);
    let complete = format!("{}/complete", path());
    let form = typed(&format!("key={key}&payment=bank_transfer"));
    let page = world.post(&complete, &form);
    assert_eq!((page.status, patches(&world)), (409, 1));
    assert!(page.html.contains("2 wanted, 1 there"), "{}", page.html);
    assert!(page.html.contains("The draft is saved."), "{}", page.html);
    let sent = &world.sent("/complete")[0];
    assert_eq!(
        (&sent.key, &sent.body),
        (&Some(key.to_string()), &json!({"version": 7, "payment_token": "bank_transfer"}))
    );
    // Half an address stands in the way of an order, and stays typed.
    let half = world.post(&complete, &form.replace("city=Bonn", "city="));
    assert_eq!(
        (half.status, half.value("line1"), half.value("quantity")),
        (422, "Road 1".into(), "3".into())
    );
    // Nothing that comes from no page of ours is sent on.
    assert_eq!(world.post(&complete, &form.replace(&key.to_string(), "x")).status, 400);
    assert_eq!((world.sent("/complete").len(), patches(&world)), (1, 1));
}

#[test]
fn a_price_that_nobody_has_seen_is_not_placed() {
    let world = World::new(services);
    let form = typed(&format!("key={}&payment=bank_transfer", id::<EventId>(1)));
    let page = world.post(&format!("{}/complete", path()), &form);
    assert_eq!((page.status, world.sent("/complete").len()), (409, 0));
    assert!(page.html.contains("A price has changed"), "{}", page.html);
}

#[test]
fn a_link_is_sent_once_for_a_press() {
    // The first sending has saved the form, so that the second is of a version that is no more.
    let world = World::new(|method, path| match (method, path) {
        ("PATCH", _) => Err(Problem::new(ErrorCode::Conflict).with("version", 8)),
        ("GET", path) if path.starts_with("/admin/draft-orders/") => {
            let mut saved = draft();
            saved["cart"]["version"] = json!(8);
            saved["cart"]["lines"][0]["quantity"] = json!(3);
            saved["cart"]["shipping_address"]["name"] = json!("Ada");
            saved["cart"]["coupons"] = json!([{"code": "ten", "name": "Ten", "discount": eur(1)}, {"code": "five", "name": "Five", "discount": eur(1)}]);
            saved["discount"]["reason"] = json!("Late");
            saved.as_object_mut().unwrap().remove("note");
            Ok(saved)
        }
        (method, path) => services(method, path),
    });
    let link = format!("{}/link", path());
    let form = typed(&format!("key={}", id::<EventId>(1)));
    let page = world.post(&link, &form);
    assert_eq!(page.location(), format!("{}?done=sent&changed=yes", path()), "{}", page.html);
    let sent = world.sent("/link");
    assert_eq!((&sent[0].body, &sent[0].key), (&json!({"version": 8}), &Some(id::<EventId>(1).to_string())));
    // What a colleague saved is another thing.
    let other = world.post(&link, &form.replace("quantity=3", "quantity=4"));
    assert_eq!(
        (other.status, other.value("quantity"), other.value("version")),
        (409, "4".into(), "8".into())
    );
    assert_eq!(world.sent("/link").len(), 1);
    let world = World::new(services);
    world.post(&link, &form);
    assert_eq!((world.sent("/link")[0].body.clone(), patches(&world)), (json!({"version": 7}), 1));
}

#[test]
fn half_an_address_keeps_nothing_else_from_being_saved() {
    let world = World::new(settled);
    let half = typed(&format!("add={}", id::<VariantId>(5))).replace("line1=Road+1", "line1=");
    let page = world.post(&path(), &half.replace("&q=&", "&q=mug&"));
    assert_eq!((page.status, page.value("name")), (200, "Ada".into()));
    for shown in ["This address is not saved yet", "value=\"mug\""] {
        assert!(page.html.contains(shown), "{}", page.html);
    }
    let sent = world.sent(&id::<CartId>(1).to_string());
    let patch = sent.iter().find(|sent| sent.call.starts_with("PATCH")).unwrap();
    assert_eq!(
        (patch.body["lines"].as_array().unwrap().len(), patch.body.get("shipping_address")),
        (2, None)
    );
}

#[test]
fn what_has_become_an_order_leads_to_it_and_a_deleted_one_to_the_list() {
    let world = World::new(|method, path| match path {
        path if path.starts_with("/admin/draft-orders/") && method == "GET" => {
            Err(Problem::new(ErrorCode::CartCompleted).with("order_id", id::<OrderId>(1)))
        }
        path if path.starts_with("/admin/draft-orders/") => Err(ErrorCode::NotFound.into()),
        path => services(method, path),
    });
    let order = format!("/admin/orders/{}", id::<OrderId>(1));
    assert_eq!(world.get(&path()).location(), order);
    assert_eq!(world.post(&path(), &typed("")).location(), order);
    assert_eq!(world.post(&format!("{}/delete", path()), "").location(), "/admin/orders/drafts?done=deleted");
}
