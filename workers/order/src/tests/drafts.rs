//! Orders that the staff put together.

use super::world::{Answer, Books, Fault, World};
use kernel::{CustomerId, ErrorCode, Permission, Principal, Problem};
use serde_json::{Value, json};
use testkit::{customer, id, staff};

/// A draft's cart, as far as order sees it.
pub struct FakeDraft {
    pub version: u32,
    pub is_sent: bool,
    pub customer: Option<CustomerId>,
    pub by: Value,
    pub email: Value,
    pub note: Value,
    pub address: Value,
}

impl FakeDraft {
    pub fn quoted(&self) -> Value {
        json!({"by": self.by, "note": self.note})
    }

    pub fn opens_to(&self, principal: &Principal, freeze: &Value) -> Result<bool, Problem> {
        if freeze["version"].as_u64().is_some_and(|seen| seen != u64::from(self.version)) {
            return Err(Problem::new(ErrorCode::Conflict).with("version", self.version));
        }
        Ok(self.is_sent || principal.may(Permission::Orders))
    }

    fn content(&self, id: &str) -> Value {
        let eur = |amount: i64| json!({"amount": amount, "currency": "EUR"});
        json!({"email": self.email, "customer_id": self.customer, "locale": "de", "note": self.note,
            "discount_by_hand": eur(0), "shipping_options": [], "is_sent": self.is_sent,
            "cart": {"id": id, "currency": "EUR", "country": "DE", "lines": [], "coupons": [],
                "shipping_address": self.address, "due": eur(4488),
                "totals": {"subtotal": eur(3998), "discount": eur(0), "shipping": eur(490), "tax": eur(717),
                    "total": eur(4488), "tax_included": true},
                "warnings": [], "requirements": [], "version": self.version,
                "expires_at": "2027-01-01T00:00:00Z"}})
    }
}

pub fn draft_cart(books: &mut Books, parts: &[&str], body: &Value) -> Result<Value, Problem> {
    if parts.is_empty() {
        let made = FakeDraft {
            version: 1,
            is_sent: false,
            customer: serde_json::from_value(body["customer_id"].clone()).unwrap(),
            by: body["by"].clone(),
            email: body["email"].clone(),
            note: Value::Null,
            address: Value::Null,
        };
        return Ok(books.draft.get_or_insert(made).content(body["id"].as_str().unwrap()));
    }
    if let Some(order) = &books.completed {
        return Err(Problem::new(ErrorCode::CartCompleted).with("order_id", order));
    }
    if parts.get(1) == Some(&"discard") {
        books.draft = None;
        return Ok(json!({}));
    }
    let draft = books.draft.as_mut().ok_or(ErrorCode::NotFound)?;
    let is_old = || body["version"].as_u64() != Some(u64::from(draft.version));
    match parts.get(1) {
        None => {}
        Some(&"purchase") => {
            return Ok(json!({"email": draft.email, "customer_id": draft.customer, "locale": "de",
                "shipping_address": draft.address}));
        }
        Some(_) if is_old() => return Err(Problem::new(ErrorCode::Conflict).with("version", draft.version)),
        Some(&"offer") => draft.is_sent = true,
        Some(_) => {
            draft.version += 1;
            draft.is_sent = false;
            draft.note = body["note"].clone();
            draft.address = body["shipping_address"].clone();
        }
    }
    Ok(draft.content(parts[0]))
}

fn create(shop: &World, key: &str) -> Answer {
    shop.ask(&staff(), "POST", "/admin/draft-orders", key, &json!({"email": "ada@example.com"}))
}

fn address() -> Value {
    World::purchase("tok_ok")["shipping_address"].clone()
}

/// The path of a draft that could be completed, at version 2.
fn ready(shop: &World) -> String {
    let (status, draft, _) = create(shop, "c1");
    assert_eq!(status, 201, "{draft}");
    let path = format!("/admin/draft-orders/{}", draft["id"].as_str().unwrap());
    let change = json!({"version": 1, "note": "By phone.", "shipping_address": address()});
    let (status, draft, _) = shop.ask(&staff(), "PATCH", &path, "-", &change);
    assert_eq!((status, &draft["cart"]["version"]), (200, &json!(2)), "{draft}");
    path
}

fn complete(shop: &World, path: &str, key: &str) -> Answer {
    let body = json!({"version": 2, "payment_token": "tok_ok"});
    shop.ask(&staff(), "POST", &format!("{path}/complete"), key, &body)
}

fn list(shop: &World, query: &str) -> Value {
    let path = format!("/admin/draft-orders?{query}");
    let (status, found, _) = shop.ask(&staff(), "GET", &path, "-", &Value::Null);
    assert_eq!(status, 200, "{found}");
    found
}

fn seen_by_shopper(shop: &World) -> Value {
    let (order, token) = (shop.text("SELECT id FROM orders"), shop.text("SELECT token FROM orders"));
    shop.get(&format!("/orders/{order}?token={token}")).1
}

fn timeline(order: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let entries = order["timeline"].as_array().unwrap().iter();
    entries.map(|entry| (text(&entry["event"]), text(&entry["actor"]))).collect()
}

#[test]
fn an_order_by_phone_is_drafted_and_placed_once() {
    let shop = World::new();
    let path = ready(&shop);
    let open = &list(&shop, "status=open")["items"][0];
    assert_eq!((&open["total"]["amount"], &open["name"]), (&json!(4488), &json!("Ada Lovelace")));
    let (status, order, _) = complete(&shop, &path, "k1");
    assert_eq!((status, &order["number"], &order["email"]), (201, &json!("1001"), &json!("ada@example.com")));
    assert_eq!(order["token"], Value::Null, "what opens the shopper's page is not for the staff");
    let by = staff().actor();
    let both = [("drafted".to_owned(), by.clone()), ("placed".to_owned(), by)];
    assert_eq!(timeline(&order), both);
    assert_eq!(order["timeline"][0]["note"], "By phone.");
    assert_eq!(shop.mails(), ["order_placed"]);
    assert_eq!(shop.captures(), 1);
    let seen = seen_by_shopper(&shop);
    assert_eq!(timeline(&seen), [("placed".to_owned(), "staff".to_owned())]);

    // Whatever is sent again, it is this order.
    for key in ["k1", "k2"] {
        let (status, again, _) = complete(&shop, &path, key);
        assert_eq!((status, &again["id"]), (200, &order["id"]));
    }
    let done = &list(&shop, "status=completed")["items"][0];
    assert_eq!((&done["order_id"], &done["order_number"]), (&order["id"], &json!("1001")));
    assert_eq!(list(&shop, "status=open")["items"], json!([]));
    for (method, body) in [("GET", Value::Null), ("DELETE", Value::Null), ("PATCH", json!({"version": 2}))] {
        let (status, problem, _) = shop.ask(&staff(), method, &path, "-", &body);
        assert_eq!((status, &problem["code"]), (409, &json!("cart_completed")), "{method}");
        assert_eq!(problem["order_id"], order["id"]);
    }
    assert_eq!(shop.books.borrow().available(), 8);
}

#[test]
fn whatever_answer_of_a_completion_is_lost_there_is_one_order() {
    for (step, fault) in [
        ("/purchase", Fault::Lost),
        ("/freeze", Fault::AnswerLost),
        ("/reservations", Fault::AnswerLost),
        ("/payments", Fault::AnswerLost),
        ("/allocations", Fault::AnswerLost),
        ("/complete", Fault::AnswerLost),
    ] {
        let shop = World::new();
        let path = ready(&shop);
        shop.books.borrow_mut().faults.push((step, fault));
        let _ = complete(&shop, &path, "k1");
        shop.pass(std::time::Duration::from_secs(60));
        shop.ring();
        let (status, order, _) = complete(&shop, &path, "k2");
        assert!(status == 200 || status == 201, "{step}: {status} {order}");
        assert_eq!(
            shop.text("SELECT CAST(count(*) AS TEXT) FROM orders WHERE number IS NOT NULL"),
            "1",
            "{step}"
        );
        assert_eq!(shop.mails(), ["order_placed"], "{step}");
        assert_eq!(shop.books.borrow().available(), 8, "{step}");
    }
}

#[test]
fn what_is_short_is_named_and_nothing_is_kept_back() {
    let shop = World::new();
    let path = ready(&shop);
    shop.books.borrow_mut().stock = 1;
    let (status, problem, _) = complete(&shop, &path, "k1");
    assert_eq!((status, &problem["code"]), (409, &json!("out_of_stock")), "{problem}");
    assert_eq!(
        (&problem["lines"][0]["title"], &problem["lines"][0]["available"]),
        (&json!("Mug"), &json!(1))
    );
    assert!(shop.books.borrow().nothing_is_held());
    shop.books.borrow_mut().stock = 5;
    assert_eq!(complete(&shop, &path, "k2").0, 201);
}

#[test]
fn nobody_places_what_a_colleague_has_changed_meanwhile() {
    let shop = World::new();
    let path = ready(&shop);
    let change = json!({"version": 2, "note": "Twice.", "shipping_address": address()});
    assert_eq!(shop.ask(&staff(), "PATCH", &path, "-", &change).0, 200);
    let (status, late, _) = shop.ask(&staff(), "PATCH", &path, "-", &change);
    assert_eq!((status, &late["code"], &late["version"]), (409, &json!("conflict"), &json!(3)));
    let (status, problem, _) = complete(&shop, &path, "k1");
    assert_eq!((status, &problem["code"], &problem["version"]), (409, &json!("conflict"), &json!(3)));
    assert_eq!(shop.text("SELECT CAST(count(*) AS TEXT) FROM orders"), "0");
}

#[test]
fn a_draft_without_an_address_is_not_complete() {
    let shop = World::new();
    let (_, draft, _) = create(&shop, "c1");
    let path = format!("/admin/draft-orders/{}", draft["id"].as_str().unwrap());
    let (status, problem, _) = complete(&shop, &path, "k1");
    assert_eq!((status, &problem["code"]), (409, &json!("requirements_missing")));
    assert_eq!(problem["requirements"], json!(["shipping_address"]));
}

#[test]
fn a_draft_is_begun_once_for_a_key_and_gets_its_cart_when_it_is_next_looked_at() {
    let shop = World::new();
    shop.books.borrow_mut().faults.push(("/draft-carts", Fault::Lost));
    assert_eq!(create(&shop, "c1").0, 503);
    let listed = list(&shop, "");
    let path = format!("/admin/draft-orders/{}", listed["items"][0]["id"].as_str().unwrap());
    let (status, draft, _) = shop.ask(&staff(), "GET", &path, "-", &Value::Null);
    assert_eq!((status, &draft["email"], &draft["status"]), (200, &json!("ada@example.com"), &json!("open")));
    let (status, again, replayed) = create(&shop, "c1");
    assert_eq!((status, &again["id"], replayed), (201, &draft["id"], true));
    let other = shop.ask(&staff(), "POST", "/admin/draft-orders", "c1", &json!({"email": "bob@example.com"}));
    assert_eq!((other.0, &other.1["code"]), (422, &json!("idempotency_mismatch")));
    assert_eq!(shop.text("SELECT CAST(count(*) AS TEXT) FROM draft_orders"), "1");
}

#[test]
fn a_deleted_draft_is_in_no_list_and_keeps_no_address() {
    let shop = World::new();
    let path = ready(&shop);
    shop.books.borrow_mut().faults.push(("/discard", Fault::AnswerLost));
    assert_eq!(shop.ask(&staff(), "DELETE", &path, "-", &Value::Null).0, 503);
    assert_eq!(list(&shop, "")["items"].as_array().unwrap().len(), 1);
    assert_eq!(shop.ask(&staff(), "DELETE", &path, "-", &Value::Null).0, 204);
    assert_eq!(list(&shop, "")["items"], json!([]));
    for (method, body) in [("GET", Value::Null), ("DELETE", Value::Null), ("PATCH", json!({"version": 2}))] {
        assert_eq!(shop.ask(&staff(), method, &path, "-", &body).0, 404, "{method}");
    }
    assert_eq!(complete(&shop, &path, "k1").0, 404);
    assert_eq!(
        shop.text(
            "SELECT CAST(count(*) AS TEXT) FROM draft_orders WHERE email LIKE 'ada%' OR name IS NOT NULL"
        ),
        "0"
    );
}

#[test]
fn only_the_staff_have_drafts_and_what_is_none_is_not_there() {
    let shop = World::new();
    let path = ready(&shop);
    for (who, status) in [(Principal::Guest, 401), (customer(4), 403)] {
        for (method, path) in
            [("GET", "/admin/draft-orders"), ("GET", path.as_str()), ("DELETE", path.as_str())]
        {
            assert_eq!(shop.ask(&who, method, path, "-", &Value::Null).0, status, "{method} {path}");
        }
    }
    let get = |path: &str| shop.ask(&staff(), "GET", path, "-", &Value::Null);
    assert_eq!(get("/admin/draft-orders/ord_1").0, 404);
    assert_eq!(get(&format!("/admin/draft-orders/{}", id::<kernel::CartId>(9))).0, 404);
    assert_eq!(get("/admin/draft-orders?cursor=zz").1["code"], "invalid_cursor");
    assert_eq!(get("/admin/draft-orders?status=deleted").0, 400);
    for body in [json!({}), json!({"email": "nobody"}), json!({"email": "a@b.de", "total": 1})] {
        assert_eq!(shop.ask(&staff(), "POST", "/admin/draft-orders", "c9", &body).0, 400, "{body}");
    }
}

#[test]
fn the_list_is_walked_to_its_end_and_back() {
    let shop = World::new();
    for n in 0..5 {
        assert_eq!(create(&shop, &format!("c{n}")).0, 201);
        shop.pass(std::time::Duration::from_secs(u64::from(n % 2 == 0)));
    }
    let mut ids = Vec::new();
    let mut page = list(&shop, "limit=2");
    loop {
        ids.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].clone()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        page = list(&shop, &format!("limit=2&cursor={cursor}"));
    }
    let mut once = ids.clone();
    once.sort_by_key(ToString::to_string);
    once.dedup();
    assert_eq!((ids.len(), once.len()), (5, 5));
    let back = list(&shop, &format!("limit=2&cursor={}", page["prev_cursor"].as_str().unwrap()));
    assert_eq!(back["items"][0]["id"], ids[2]);
    assert_eq!(back["items"][1]["id"], ids[3]);
}

#[test]
fn a_draft_is_paid_by_its_link_and_says_who_put_it_together() {
    let shop = World::new();
    let path = ready(&shop);
    // Before the link is sent, nobody buys it.
    let (status, problem, _) = shop.checkout("tok_ok", "s0");
    assert_eq!((status, &problem["code"]), (404, &json!("not_found")));
    let ask = |key: &str| shop.ask(&staff(), "POST", &format!("{path}/link"), key, &json!({"version": 2}));
    let (status, sent, _) = ask("m1");
    assert_eq!((status, &sent["status"]), (200, &json!("sent")), "{sent}");
    let (_, _, replayed) = ask("m1");
    assert!(replayed);
    assert_eq!(shop.mails(), ["payment_requested"]);
    let mail = shop.queues.sent.borrow()[0].1["data"].clone();
    assert_eq!((&mail["email"], &mail["locale"]), (&json!("ada@example.com"), &json!("de")));
    assert_eq!(mail["amount"]["amount"], 4488);
    assert_eq!(list(&shop, "status=sent")["items"].as_array().unwrap().len(), 1);

    let (status, order, _) = shop.checkout("tok_ok", "s1");
    assert_eq!((status, &order["number"]), (201, &json!("1001")), "{order}");
    let shopper = [("placed".to_owned(), "shopper".to_owned())];
    assert_eq!(timeline(&order), shopper);
    let admin = shop.ask(
        &staff(),
        "GET",
        &format!("/admin/orders/{}", order["id"].as_str().unwrap()),
        "-",
        &Value::Null,
    );
    assert_eq!(timeline(&admin.1)[0], ("drafted".to_owned(), staff().actor()));
    assert_eq!(shop.mails(), ["payment_requested", "order_placed"]);
    // The draft of the fake has another id than the cart that the shopper buys, so the row is made to be the same.
    shop.db.execute(&format!("UPDATE draft_orders SET id = '{}'", shop.cart));
    let done = &list(&shop, "status=completed")["items"][0];
    assert_eq!(done["order_id"], order["id"]);
}

#[test]
fn the_customer_of_a_draft_is_whose_order_it_becomes_whoever_pays() {
    let shop = World::new();
    let body = json!({"email": "ada@example.com", "customer_id": id::<CustomerId>(4)});
    let (_, draft, _) = shop.ask(&staff(), "POST", "/admin/draft-orders", "c1", &body);
    let path = format!("/admin/draft-orders/{}", draft["id"].as_str().unwrap());
    let change = json!({"version": 1, "shipping_address": address()});
    assert_eq!(shop.ask(&staff(), "PATCH", &path, "-", &change).0, 200);
    assert_eq!(shop.ask(&staff(), "POST", &format!("{path}/link"), "m1", &json!({"version": 2})).0, 200);
    // Money takes time: the shopper has another key than the staff, and comes back with the same one.
    let (status, pending, _) = shop.checkout("tok_3ds", "s1");
    assert_eq!(status, 202, "{pending}");
    let (status, problem, _) = complete(&shop, &path, "s1");
    assert_eq!((status, &problem["code"]), (409, &json!("checkout_in_progress")));
    assert_eq!(shop.checkout("tok_3ds", "s1").0, 202, "the quote's customer keeps nobody with the link out");
    assert_eq!(shop.text("SELECT customer_id FROM orders"), id::<CustomerId>(4).to_string());
}

#[test]
fn a_mail_that_was_not_written_down_is_sent_by_the_same_press_again_and_a_change_takes_the_link_back() {
    let shop = World::new();
    let path = ready(&shop);
    let send = |key: &str| shop.ask(&staff(), "POST", &format!("{path}/link"), key, &json!({"version": 2}));
    shop.books.borrow_mut().faults.push(("/offer", Fault::AnswerLost));
    assert_eq!(send("m1").0, 503);
    let (_, draft, _) = shop.ask(&staff(), "GET", &path, "-", &Value::Null);
    assert_eq!(draft["status"], "open", "nobody has the link yet");
    assert_eq!(send("m1").0, 200);
    assert_eq!(shop.mails(), ["payment_requested"]);
    assert_eq!(list(&shop, "")["items"][0]["status"], "sent");
    let change = json!({"version": 2, "shipping_address": address()});
    let (_, changed, _) = shop.ask(&staff(), "PATCH", &path, "-", &change);
    assert_eq!((&changed["status"], changed.get("sent_at")), (&json!("open"), None), "{changed}");
    assert_eq!(list(&shop, "")["items"][0]["status"], "open");
    assert_eq!(shop.checkout("tok_ok", "s1").0, 404);
    assert_eq!(send("m2").1["code"], "conflict");
}
