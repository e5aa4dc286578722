//! What the staff does to an order besides sending and cancelling it.

use super::{HOSTILE, World, eur, order, order_path};
use kernel::{CustomerId, ErrorCode, FulfillmentId, LineId, PaymentId, Principal, Problem, ReturnId};
use serde_json::{Value, json};
use testkit::{id, now};

/// An order of which something was sent and is to come back.
fn sent(return_status: &str) -> Value {
    let mut order = order();
    order["fulfillments"] = json!([{
        "id": id::<FulfillmentId>(6), "lines": [{"line_id": id::<LineId>(2), "quantity": 1}], "at": now()
    }]);
    order["returns"] = json!([{
        "id": id::<ReturnId>(7), "status": return_status, "comment": HOSTILE, "value": eur(500), "at": now(),
        "lines": [{"line_id": id::<LineId>(2), "quantity": 1, "reason": "damaged", "received": 0, "restocked": 0}]
    }]);
    order["timeline"] = json!([
        {"at": now(), "event": "note", "actor": format!("staff {}", id::<CustomerId>(8)), "note": HOSTILE,
            "visible_to_customer": false}
    ]);
    order
}

fn services(_: &str, path: &str) -> Result<Value, Problem> {
    match path {
        "/internal/v1/account-names" => {
            Ok(json!({"items": [{"id": id::<CustomerId>(8), "name": "Grace", "email": "g@b.de"}]}))
        }
        path if path.starts_with("/admin/orders/") => Ok(sent("requested")),
        // The frame asks for more, and does without.
        _ => Err(ErrorCode::NotFound.into()),
    }
}

fn awaited(method: &str, path: &str) -> Result<Value, Problem> {
    if path.starts_with("/admin/orders/") { Ok(sent("approved")) } else { services(method, path) }
}

#[test]
fn a_timeline_names_the_member_of_the_staff_and_says_what_is_hidden() {
    let world = World::new(services);
    let page = world.get(&order_path());
    assert_eq!(page.status, 200);
    assert!(page.html.contains("by Grace") && page.html.contains("for the staff only"), "{}", page.html);
    assert!(!page.html.contains("<script>"), "{}", page.html);
    // Who may see orders need not be one who may see accounts: the page asks in its own name.
    assert_eq!(world.sent("/account-names").len(), 1);
}

/// Ada ordered for Grace, with an account and as a guest.
fn presents(_: &str, path: &str) -> Result<Value, Problem> {
    let summary = |n: u8, account: Value| {
        json!({
            "id": id::<kernel::OrderId>(n), "number": format!("100{n}"), "status": "placed",
            "payment_status": "captured", "fulfillment_status": "unfulfilled", "email": "ada@b.de",
            "customer_id": account, "name": "Grace", "billing_name": "Ada of the bill", "total": eur(500),
            "item_count": 1, "placed_at": now(), "created_at": now()
        })
    };
    match path {
        "/internal/v1/account-names" => Ok(
            json!({"items": [{"id": id::<CustomerId>(8), "name": "Ada of the account", "email": "ada@b.de"}]}),
        ),
        "/admin/orders" => {
            Ok(json!({"items": [summary(1, json!(id::<CustomerId>(8))), summary(2, Value::Null)]}))
        }
        path if path.starts_with("/admin/orders/") => {
            let mut order = order();
            order["customer_id"] = json!(id::<CustomerId>(8));
            order["addresses"]["shipping"]["name"] = json!("Grace");
            Ok(order)
        }
        _ => Err(ErrorCode::NotFound.into()),
    }
}

#[test]
fn the_customer_is_who_ordered_and_not_who_gets_the_parcel() {
    let world = World::new(presents);
    let list = world.get("/admin/orders").html;
    assert!(list.contains("Ada of the account") && list.contains("Ada of the bill"), "{list}");
    assert_eq!(list.matches("for Grace").count(), 2);
    let page = world.get(&order_path()).html;
    let account = format!("<a href=\"/admin/customers/{}\">Ada of the account</a>", id::<CustomerId>(8));
    assert!(page.contains(&account) && page.contains("Grace"), "{page}");
}

#[test]
fn a_note_is_for_the_staff_unless_it_is_ticked() {
    let world = World::new(services);
    let path = format!("{}/notes", order_path());
    let key = id::<kernel::EventId>(1).to_string();
    assert_eq!(world.post(&path, &format!("key={key}&text=")).status, 422);
    assert_eq!(world.post(&path, &format!("key={key}&text=Call+first")).status, 303);
    assert_eq!(world.post(&path, &format!("key={key}&text=Hello&visible=true")).status, 303);
    let bodies: Vec<_> = world.sent("/notes").into_iter().map(|sent| sent.body).collect();
    assert_eq!(bodies[0], json!({"text": "Call first", "visible_to_customer": false}));
    assert_eq!(bodies[1]["visible_to_customer"], true);
}

#[test]
fn a_parcel_is_delivered_by_a_button_that_works_once() {
    let world = World::new(services);
    let path = format!("{}/fulfillments/{}/deliver", order_path(), id::<FulfillmentId>(6));
    assert!(world.get(&order_path()).html.contains(&path));
    for _ in 0..2 {
        assert_eq!(world.post(&path, "").status, 303);
    }
    let keys: Vec<_> = world.sent("/deliver").into_iter().map(|sent| sent.key).collect();
    assert_eq!(keys[0], keys[1]);
    assert!(keys[0].is_some());
}

#[test]
fn a_return_is_approved_with_instructions_or_declined_with_a_reason() {
    let world = World::new(services);
    let path = format!("{}/returns/{}", order_path(), id::<ReturnId>(7));
    let page = world.post(&format!("{path}/decline"), "reason=");
    assert_eq!((page.status, world.sent("/decline").len()), (422, 0));
    assert!(page.html.contains("<details open"), "{}", page.html);
    assert_eq!(world.post(&format!("{path}/decline"), "reason=Worn").status, 303);
    assert_eq!(world.post(&format!("{path}/approve"), "instructions=Send+it").status, 303);
    assert_eq!(world.sent("/approve")[0].body, json!({"instructions": "Send it"}));
}

#[test]
fn what_came_back_is_for_sale_or_not_line_by_line() {
    let world = World::new(awaited);
    let path = format!("{}/returns/{}/receive", order_path(), id::<ReturnId>(7));
    let page = world.get(&order_path());
    assert_eq!((page.value("restock"), page.value("waste")), ("1".to_owned(), "0".to_owned()));
    let line = id::<LineId>(2);
    assert_eq!(world.post(&path, &format!("line={line}&restock=0&waste=")).status, 422);
    let page = world.post(&path, &format!("line={line}&restock=one&waste=0"));
    assert_eq!((page.status, page.value("restock")), (422, "one".to_owned()));
    assert_eq!(
        world.post(&path, &format!("line={line}&restock=1&waste=0&refund=true&refund_reason=")).status,
        422
    );
    let back = format!("line={line}&restock=1&waste=2&refund=true&refund_reason=Returned");
    assert_eq!(world.post(&path, &back).status, 303);
    let body = &world.sent("/receive")[0].body;
    assert_eq!(body["refund_reason"], "Returned");
    let lines = body["lines"].clone();
    assert_eq!(lines[0], json!({"line_id": line, "quantity": 1, "restock": true}));
    assert_eq!(lines[1], json!({"line_id": line, "quantity": 2, "restock": false}));
}

#[test]
fn the_returns_that_wait_are_listed() {
    let world = World::new(|_, path| match path {
        "/admin/returns" => Ok(json!({"items": [{
            "id": id::<ReturnId>(7), "order_id": id::<kernel::OrderId>(1), "order_number": "1001",
            "status": "requested", "name": HOSTILE, "email": "a@b.de", "item_count": 2, "value": eur(500),
            "at": now()
        }]})),
        _ => Ok(json!({"items": []})),
    });
    let page = world.get("/admin/orders/returns?status=requested");
    assert!(page.html.contains("#1001") || page.html.contains("1001"), "{}", page.html);
    assert!(page.html.contains("To answer") && !page.html.contains("<script>"), "{}", page.html);
    assert_eq!(world.request(&Principal::Guest, "GET", "/admin/orders/returns", None).status, 303);
}

#[test]
fn an_address_is_corrected_in_its_country_and_a_confirmation_is_sent_once_for_a_press() {
    let world = World::new(services);
    let key = id::<kernel::EventId>(1);
    let typed = "name=Ada&line1=Street+5&line2=&postal_code=53113&city=Bonn&region=&phone=";
    let path = format!("{}/shipping-address", order_path());
    let page = world.post(&path, &format!("key={key}&name=&line1=Street+5"));
    assert_eq!((page.status, page.value("line1")), (422, "Street 5".to_owned()));
    assert_eq!(world.post(&path, &format!("key={key}&{typed}")).status, 303);
    let sent = &world.sent("/shipping-address")[0];
    assert_eq!((&sent.body["country"], &sent.body["city"]), (&json!("DE"), &json!("Bonn")));
    let path = format!("{}/confirmation", order_path());
    for _ in 0..2 {
        assert_eq!(world.post(&path, &format!("key={key}")).status, 303);
    }
    let sent = world.sent("/confirmation");
    assert_eq!((sent[0].key.clone(), sent[1].key.clone()), (Some(key.to_string()), Some(key.to_string())));
}

fn summary(number: Option<&str>) -> Value {
    json!({
        "id": id::<kernel::OrderId>(1), "number": number, "status": "pending_payment", "payment_status": "pending",
        "fulfillment_status": "unfulfilled", "email": "a@b.de", "name": "Ada", "total": eur(1500), "item_count": 1,
        "placed_at": null, "created_at": now()
    })
}

#[test]
fn only_a_number_that_was_typed_leads_to_its_order() {
    let list = |_: &str, path: &str| match path {
        "/admin/orders" => Ok(json!({"items": [summary(None), summary(Some("1001"))]})),
        _ => Err(ErrorCode::NotFound.into()),
    };
    let world = World::new(list);
    let waiting = world.get("/admin/orders?status=pending_payment");
    assert_eq!(waiting.status, 200, "orders that have no number yet are a list too");
    assert!(waiting.html.contains(">Without number<") && waiting.html.contains("#1001"), "{}", waiting.html);
}

/// A return for which something else is wanted, and what that comes to.
fn to_exchange(method: &str, path: &str) -> Result<Value, Problem> {
    if path.ends_with("/exchange-preview") {
        return Ok(json!({"added": [], "price": eur(700), "credit": eur(500), "difference": eur(200),
            "balance": eur(200)}));
    }
    let mut answer = awaited(method, path)?;
    if path.starts_with("/admin/orders/") {
        answer["returns"][0]["lines"][0]["exchange_for"] = json!({"variant_id": id::<kernel::VariantId>(9), "sku": "",
            "title": HOSTILE, "options": {"Size": "L"}});
    }
    Ok(answer)
}

#[test]
fn an_exchange_is_made_once_it_was_seen_what_it_comes_to() {
    let world = World::new(to_exchange);
    let page = world.get(&order_path());
    assert!(page.html.contains("In exchange for") && !page.html.contains("<script>"), "{}", page.html);
    let path = format!("{}/returns/{}/receive", order_path(), id::<ReturnId>(7));
    let form = format!(
        "line={}&restock=1&waste=0&exchange=true&exchange_reason=Another+size&refund=true&refund_reason=Returned",
        id::<LineId>(2)
    );
    let shown = world.post(&path, &form);
    assert_eq!((shown.status, world.sent("/receive").len()), (200, 0), "{}", shown.html);
    assert!(
        shown.html.contains("costs €7.00") && shown.html.contains("€2.00 are left to pay"),
        "{}",
        shown.html
    );
    // Something else was agreed to.
    assert_eq!(world.post(&path, &format!("{form}&difference=100+EUR")).status, 200);
    let agreed = format!("{form}&difference={}", shown.value("difference").replace(' ', "+"));
    for _ in 0..2 {
        let done = world.post(&path, &agreed);
        assert_eq!(
            (done.status, done.location()),
            (303, &*format!("{}?done=exchanged#returns-heading", order_path()))
        );
    }
    let sent = world.sent("/receive");
    assert_eq!((sent.len(), &sent[0]), (2, &sent[1]));
    assert_eq!(sent[0].body["exchange"], json!({"reason": "Another size", "difference": eur(200)}));
    // The money instead: nothing is looked at first.
    let money = format!("line={}&restock=1&waste=0&refund=true&refund_reason=Returned", id::<LineId>(2));
    assert_eq!(world.post(&path, &money).status, 303);
    assert_eq!(world.sent("/receive")[2].body.get("exchange"), None);
}

/// The same where what the order costs is still to be paid by hand.
fn to_exchange_unpaid(method: &str, path: &str) -> Result<Value, Problem> {
    let mut answer = to_exchange(method, path)?;
    if path.ends_with("/exchange-preview") {
        answer["balance"] = eur(0);
    } else if path.starts_with("/admin/orders/") {
        answer["payment_status"] = "pending".into();
    }
    Ok(answer)
}

#[test]
fn a_dearer_exchange_of_what_is_not_paid_yet_is_said_to_be_asked_for_with_the_rest() {
    let world = World::new(to_exchange_unpaid);
    let path = format!("{}/returns/{}/receive", order_path(), id::<ReturnId>(7));
    let form =
        format!("line={}&restock=1&waste=0&exchange=true&exchange_reason=Another+size", id::<LineId>(2));
    let shown = world.post(&path, &form);
    assert!(
        shown.html.contains("€2.00 more are asked for with the payment that is awaited."),
        "{}",
        shown.html
    );
    assert!(!shown.html.contains("left to pay"), "{}", shown.html);
}

/// An order of which some of the money has come.
fn unpaid(method: &str, path: &str) -> Result<Value, Problem> {
    if !path.starts_with("/admin/orders/") {
        return services(method, path);
    }
    let mut order = order();
    order["payment_status"] = json!("pending");
    order["payments"] = json!([{
        "id": id::<PaymentId>(3), "provider": "manual", "status": "pending", "amount": eur(1500),
        "captured": eur(500), "refunded": eur(0)
    }]);
    Ok(order)
}

#[test]
fn what_is_not_paid_yet_is_said_where_it_is_sent_and_can_be_sent_all_the_same() {
    let page = World::new(unpaid).get(&order_path());
    let parcel = page.html.split("id=\"fulfill-heading\"").nth(1).unwrap();
    assert!(parcel.contains("Not paid yet: €10.00 is to come by hand."), "{parcel}");
    assert!(parcel.contains("Mark as sent"), "{parcel}");
    let paid = World::new(services).get(&order_path());
    assert!(!paid.html.contains("Not paid yet"), "{}", paid.html);
}

/// A return of which more came back than was asked for.
fn too_many(method: &str, path: &str) -> Result<Value, Problem> {
    if path.ends_with("/receive") {
        let problem = Problem::new(ErrorCode::Conflict).detail("1 of this line was to come back, not 2.");
        return Err(problem.with("line_id", id::<LineId>(2)).with("left", 1));
    }
    awaited(method, path)
}

#[test]
fn more_than_was_asked_for_is_said_at_its_line() {
    let world = World::new(too_many);
    let path = format!("{}/returns/{}/receive", order_path(), id::<ReturnId>(7));
    let line = id::<LineId>(2);
    let page = world.post(&path, &format!("line={line}&restock=1&waste=1"));
    assert_eq!(
        (page.status, page.value("restock"), page.value("waste")),
        (409, "1".to_owned(), "1".to_owned())
    );
    let row = page.html.split(&format!("id=\"restock-{line}\"")).nth(1).unwrap();
    let row = row.split("</tr>").next().unwrap();
    assert!(row.contains("1 of this line was to come back, not 2."), "{row}");
    assert!(row.contains("aria-invalid=\"true\""), "{row}");
}
