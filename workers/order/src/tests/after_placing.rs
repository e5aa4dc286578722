use super::world::{Fault, World};
use async_trait::async_trait;
use contract::{event::Queue, order::PaymentStatus};
use edge::{EventSink, SendError, outbox::relay};
use kernel::Principal;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{customer, staff};

fn placed(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201);
    order
}

fn path(order: &Value, rest: &str) -> String {
    format!("/orders/{}{rest}", order["id"].as_str().unwrap())
}

fn with_token(order: &Value, rest: &str) -> String {
    format!("{}?token={}", path(order, rest), order["token"].as_str().unwrap())
}

#[test]
fn the_capture_shows_in_the_order_once_and_old_news_change_nothing() {
    let shop = World::new();
    let order = placed(&shop);
    let old = shop.payment_becomes(PaymentStatus::Authorized);
    let captured = shop.payment_becomes(PaymentStatus::Captured);
    for event in [&captured, &captured, &old] {
        shop.deliver(event);
    }
    let (_, order, _) = shop.get(&with_token(&order, ""));
    assert_eq!(order["payment_status"], "captured");
    let entries = order["timeline"].as_array().unwrap().iter().filter(|e| e["event"] == "payment_captured");
    assert_eq!(entries.count(), 1);
}

#[test]
fn a_capture_that_finally_fails_cancels_the_order_frees_the_stock_and_tells_the_shopper() {
    let shop = World::new();
    let order = placed(&shop);
    let failed = shop.payment_becomes(PaymentStatus::Failed);
    shop.deliver(&failed);
    shop.deliver(&failed);
    let (_, order, _) = shop.get(&with_token(&order, ""));
    assert_eq!((&order["status"], &order["payment_status"]), (&"cancelled".into(), &"failed".into()));
    assert_eq!(shop.books.borrow().available(), 10);
    assert_eq!(shop.mails(), ["order_placed", "order_cancelled"]);
}

#[test]
fn a_guest_cancels_with_the_token_and_everything_is_given_back_once() {
    let shop = World::new();
    shop.books.borrow_mut().coupon = true;
    let order = placed(&shop);
    let cancel = |key: &str| {
        let path = with_token(&order, "/cancel");
        shop.ask(&Principal::Guest, "POST", &path, key, &json!({"reason": "Wrong colour."}))
    };
    let (status, cancelled, _) = cancel("c1");
    assert_eq!((status, &cancelled["status"]), (200, &"cancelled".into()), "{cancelled}");
    assert_eq!(cancelled["payment_status"], "voided");
    let books = shop.books.borrow();
    assert!(books.allocated.is_empty() && books.redeemed.is_empty());
    drop(books);
    let (status, _, replayed) = cancel("c1");
    assert_eq!((status, replayed), (200, true));
    let (status, problem, _) = cancel("c2");
    assert_eq!((status, &problem["code"]), (409, &"illegal_transition".into()));
    assert_eq!(shop.mails(), ["order_placed", "order_cancelled"]);
}

#[test]
fn captured_money_is_refunded_when_the_staff_cancels() {
    let shop = World::new();
    let order = placed(&shop);
    let captured = shop.payment_becomes(PaymentStatus::Captured);
    shop.deliver(&captured);
    let path = format!("/admin{}", path(&order, "/cancel"));
    let (status, cancelled, _) = shop.ask(&staff(), "POST", &path, "c1", &json!({"reason": "Broken."}));
    assert_eq!((status, &cancelled["payment_status"]), (200, &"refunded".into()));
    assert_eq!(shop.ask(&customer(1), "POST", &path, "c2", &json!({"reason": "No."})).0, 403);
}

#[test]
fn what_could_not_be_given_back_at_once_is_given_back_by_the_tick() {
    let shop = World::new();
    let order = placed(&shop);
    shop.books.borrow_mut().faults.push(("/allocations/release", Fault::Lost));
    let path = with_token(&order, "/cancel");
    let (status, cancelled, _) = shop.ask(&Principal::Guest, "POST", &path, "c1", &json!({}));
    assert_eq!((status, &cancelled["status"]), (200, &"cancelled".into()));
    assert_eq!(shop.books.borrow().available(), 8);
    shop.pass(Duration::from_secs(60));
    shop.tick();
    assert_eq!(shop.books.borrow().available(), 10);
}

#[test]
fn what_is_sold_but_not_there_yet_is_not_sent() {
    let shop = World::new();
    let order = placed(&shop);
    shop.books.borrow_mut().stock = 1;
    let path = format!("/admin{}", path(&order, "/fulfillments"));
    let line = order["lines"][0]["id"].clone();
    let send = |key: &str, quantity: u32| {
        let body = json!({"lines": [{"line_id": line, "quantity": quantity}]});
        shop.ask(&staff(), "POST", &path, key, &body)
    };
    let (status, problem, _) = send("f1", 2);
    assert_eq!((status, &problem["code"], &problem["on_hand"]), (409, &"conflict".into(), &1.into()));
    for _ in 0..2 {
        // The repetition finds nothing on hand any more, and says what the first one said.
        assert_eq!(send("f2", 1).0, 201);
        assert_eq!(shop.books.borrow().shipped.values().sum::<i64>(), 1);
    }
}

#[test]
fn parcels_leave_one_by_one_and_never_more_than_was_bought() {
    let shop = World::new();
    let order = placed(&shop);
    let path = format!("/admin{}", path(&order, "/fulfillments"));
    let line = order["lines"][0]["id"].clone();
    let send = |key: &str, quantity: u32| {
        let body = json!({"lines": [{"line_id": line, "quantity": quantity}],
            "tracking": {"carrier": "DHL", "number": "00340434", "url": "https://dhl.example/1"}});
        shop.ask(&staff(), "POST", &path, key, &body)
    };
    let (status, first, _) = send("f1", 1);
    assert_eq!((status, &first["status"]), (201, &"partially_fulfilled".into()), "{first}");
    assert_eq!(
        (&first["lines"][0]["fulfilled"], first["fulfillments"].as_array().unwrap().len()),
        (&1.into(), 1)
    );
    let (status, _, replayed) = send("f1", 1);
    assert_eq!((status, replayed), (201, true));
    let (status, problem, _) = send("f2", 2);
    assert_eq!((status, &problem["left"]), (409, &1.into()));
    let (_, last, _) = send("f3", 1);
    assert_eq!((&last["status"], &last["fulfillment_status"]), (&"fulfilled".into(), &"fulfilled".into()));
    let (status, problem, _) = send("f4", 1);
    assert_eq!(
        (status, &problem["detail"]),
        (409, &"All of this line has been sent already.".into()),
        "from another tab"
    );
    assert_eq!(shop.books.borrow().shipped.values().sum::<i64>(), 2);
    assert_eq!(shop.books.borrow().available(), 8);
    assert_eq!(shop.mails(), ["order_placed", "order_shipped", "order_shipped"]);
    let cancel = with_token(&order, "/cancel");
    assert_eq!(shop.ask(&Principal::Guest, "POST", &cancel, "c1", &json!({})).0, 409);
}

#[test]
fn a_parcel_of_a_known_carrier_can_be_followed_without_an_address_being_typed() {
    let shop = World::new();
    let order = placed(&shop);
    let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}],
        "tracking": {"carrier": "UPS", "number": "1Z 999 AA1"}});
    let send =
        || shop.ask(&staff(), "POST", &format!("/admin{}", path(&order, "/fulfillments")), "f1", &body);
    let (status, shipped, _) = send();
    let url = "https://www.ups.com/track?tracknum=1Z999AA1";
    assert_eq!((status, &shipped["fulfillments"][0]["tracking"]["url"]), (201, &json!(url)), "{shipped}");
    // Sent twice it is one parcel: what was asked for is compared, not what was filled in.
    let (status, again, replayed) = send();
    assert_eq!((status, replayed, again["fulfillments"].as_array().unwrap().len()), (201, true, 1));
    let shopper = shop.ask(&Principal::Guest, "GET", &with_token(&order, ""), "", &json!({})).1;
    assert_eq!(shopper["fulfillments"][0]["tracking"]["url"], url);
}

#[test]
fn nothing_is_sent_before_its_money_is_ours() {
    let shop = World::new();
    let order = placed(&shop);
    let send = |shop: &World, key: &str| {
        let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}]});
        let (status, answer, _) =
            shop.ask(&staff(), "POST", &format!("/admin{}", path(&order, "/fulfillments")), key, &body);
        (status, answer["code"].clone())
    };
    // Nobody answers, then the bank takes its word back.
    shop.books.borrow_mut().faults.push(("/collect", Fault::Lost));
    assert_eq!(send(&shop, "f1").0, 503);
    shop.books.borrow_mut().declines_captures = true;
    assert_eq!(send(&shop, "f2"), (402, json!("payment_declined")));
    assert!(shop.books.borrow().shipped.is_empty());
    assert_eq!(shop.mails(), ["order_placed"]);
}

#[test]
fn an_order_is_there_for_its_owner_and_its_token_only() {
    let shop = World::new();
    shop.books.borrow_mut().cart_owner = Some(customer(1));
    let (_, order, _) = shop.checkout_as(&customer(1), "tok_ok", "k1");
    let get = |who: &Principal, path: &str| shop.ask(who, "GET", path, "-", &json!(null)).0;
    assert_eq!(get(&customer(1), &path(&order, "")), 200);
    assert_eq!(get(&Principal::Guest, &with_token(&order, "")), 200);
    assert_eq!(get(&customer(2), &path(&order, "")), 404);
    assert_eq!(get(&Principal::Guest, &path(&order, "")), 404);
    assert_eq!(get(&customer(1), "/orders/ord_nonsense"), 404);

    let mine = shop.ask(&customer(1), "GET", "/me/orders", "-", &json!(null)).1;
    assert_eq!(mine["items"][0]["number"], "1001");
    let theirs = shop.ask(&customer(2), "GET", "/me/orders", "-", &json!(null)).1;
    assert_eq!(theirs["items"], json!([]));
}

#[test]
fn the_staff_get_no_token_that_opens_the_shoppers_page() {
    let shop = World::new();
    let order = placed(&shop);
    let read = shop.ask(&staff(), "GET", &format!("/admin{}", path(&order, "")), "-", &json!(null));
    let cancel = format!("/admin{}", path(&order, "/cancel"));
    let reason = json!({"reason": "damaged"});
    let mut answers = vec![read];
    answers.extend([0; 2].map(|_| shop.ask(&staff(), "POST", &cancel, "c1", &reason)));
    let shop = shop.next_cart();
    let order = placed(&shop);
    let parcel = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}]});
    let send = format!("/admin{}", path(&order, "/fulfillments"));
    answers.extend([0; 2].map(|_| shop.ask(&staff(), "POST", &send, "f1", &parcel)));
    for (status, order, _) in answers {
        assert!((200..300).contains(&status) && order["id"].is_string(), "{order}");
        assert_eq!(order.get("token"), None, "{order}");
    }
}

#[test]
fn a_link_to_a_parcel_leads_where_it_seems_to_lead() {
    let shop = World::new();
    let order = placed(&shop);
    let send = |url: &str| {
        let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}],
            "tracking": {"carrier": "DHL", "number": "00340434", "url": url}});
        shop.ask(&staff(), "POST", &format!("/admin{}", path(&order, "/fulfillments")), "f1", &body)
    };
    let bad = [
        "https://",
        "https://dhl.example@evil.example/1",
        "https://dhl.example/a b",
        "ftp://dhl.example/1",
        "1",
    ];
    for url in bad {
        let (status, problem, _) = send(url);
        assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/tracking/url")), "{url}");
    }
    assert_eq!(send("https://dhl.example/track?piece=1&lang=de").0, 201);
}

#[test]
fn tracking_says_no_more_than_that_there_is_nothing() {
    let shop = World::new();
    placed(&shop);
    let track = |number: &str, email: &str| {
        let body = json!({"number": number, "email": email});
        let (status, body, _) = shop.ask(&Principal::Guest, "POST", "/orders/track", "-", &body);
        (status, body["detail"].clone())
    };
    assert_eq!(track("1001", "Ada@Example.com").0, 200);
    assert_eq!(track("#1001", "ada@example.com").0, 200);
    let wrong = track("1001", "eve@example.com");
    assert_eq!(wrong.0, 404);
    assert_eq!(wrong, track("9999", "ada@example.com"));
    assert_eq!(wrong, track("one", "ada@example.com"));
}

#[test]
fn the_staffs_list_is_searched_and_turned_both_ways() {
    let mut shop = World::new();
    shop.books.borrow_mut().stock = 100;
    for _ in 0..5 {
        placed(&shop);
        shop.pass(Duration::from_secs(1));
        shop = shop.next_cart();
    }
    let list = |query: &str| {
        let (status, page, _) =
            shop.ask(&staff(), "GET", &format!("/admin/orders?{query}"), "-", &json!(null));
        assert_eq!(status, 200, "{page}");
        let items = page["items"].as_array().unwrap();
        let numbers: Vec<_> = items.iter().map(|item| item["number"].as_str().unwrap().to_owned()).collect();
        (numbers, page)
    };
    let (numbers, first) = list("limit=2");
    assert_eq!((numbers, &first["prev_cursor"]), (vec!["1005".to_owned(), "1004".to_owned()], &json!(null)));
    let cursor = |page: &Value, name: &str| format!("limit=2&cursor={}", page[name].as_str().unwrap());
    let (numbers, second) = list(&cursor(&first, "next_cursor"));
    assert_eq!(numbers, ["1003", "1002"]);
    let (numbers, third) = list(&cursor(&second, "next_cursor"));
    assert_eq!((numbers, &third["next_cursor"]), (vec!["1001".to_owned()], &json!(null)));
    let (numbers, back) = list(&cursor(&second, "prev_cursor"));
    assert_eq!((numbers, &back["prev_cursor"]), (vec!["1005".to_owned(), "1004".to_owned()], &json!(null)));
    assert_eq!(list("q=1003").0, ["1003"]);
    assert_eq!(list("q=lovelace").0.len(), 5);
    assert_eq!(list("q=nobody").0.len(), 0);
    assert_eq!(list("status=fulfilled").0.len(), 0);
    assert_eq!((list("payment_status=failed").0.len(), list("payment_status=authorized").0.len()), (0, 5));
    assert_eq!(list(&format!("customer_id={}", testkit::id::<kernel::CustomerId>(99))).0.len(), 0);
    let broken = shop.ask(&staff(), "GET", "/admin/orders?cursor=zz", "-", &json!(null));
    assert_eq!((broken.0, &broken.1["code"]), (400, &"invalid_cursor".into()));
}

#[test]
fn the_days_add_up_without_what_was_cancelled() {
    let mut shop = World::new();
    shop.books.borrow_mut().stock = 100;
    let stats = |shop: &World| shop.ask(&staff(), "GET", "/admin/order-stats", "-", &json!(null));
    let (answer, empty, _) = stats(&shop);
    assert_eq!((answer, empty["days"].as_array().unwrap().len(), &empty["to_fulfill"]), (200, 30, &json!(0)));
    let first = placed(&shop);
    shop.pass(Duration::from_secs(24 * 3600));
    shop = shop.next_cart();
    placed(&shop);
    let path = format!("/admin/orders/{}/cancel", first["id"].as_str().unwrap());
    let revenue = |days: &Value, ago: usize| {
        let day = &days[29 - ago];
        (day["orders"].as_u64().unwrap(), day["revenue"]["amount"].as_u64().unwrap())
    };
    let total = first["totals"]["total"]["amount"].as_u64().unwrap();
    let days = stats(&shop).1["days"].clone();
    assert_eq!((revenue(&days, 0), revenue(&days, 1)), ((1, total), (1, total)));
    assert_eq!(shop.ask(&staff(), "POST", &path, "cancel", &json!({"reason": "Changed my mind"})).0, 200);
    let after = stats(&shop).1;
    assert_eq!((revenue(&after["days"], 1), &after["to_fulfill"]), ((0, 0), &json!(1)));
    assert_eq!(shop.ask(&Principal::Guest, "GET", "/admin/order-stats", "-", &json!(null)).0, 401);
}

#[test]
fn a_day_begins_where_the_shop_is() {
    let shop = World::new();
    let order = placed(&shop);
    // When it is noon in UTC, the next day has begun in the easternmost zone.
    let days = |zone: &str| {
        zone.clone_into(&mut shop.books.borrow_mut().time_zone);
        let stats = shop.ask(&staff(), "GET", "/admin/order-stats", "-", &json!(null)).1;
        assert_eq!(stats["time_zone"], zone);
        (stats["days"][29]["date"].clone(), stats["days"][29]["orders"].clone())
    };
    let placed_at = order["placed_at"].as_str().unwrap();
    assert!(placed_at.starts_with("2026-11-23T12:"), "{placed_at}");
    assert_eq!(days("Europe/Berlin"), (json!("2026-11-23"), json!(1)));
    assert_eq!(days("Pacific/Kiritimati"), (json!("2026-11-24"), json!(1)));
}

#[test]
fn what_a_queue_lost_is_sent_again_until_it_is_confirmed() {
    let shop = World::new();
    placed(&shop);
    let service = Principal::service("gateway");
    let ask = |path: &str, body: Value| {
        shop.ask(&service, "POST", &format!("/internal/v1/events/{path}"), "-", &body)
    };
    let unconfirmed = || ask("unconfirmed", json!({"patience_ms": 60_000})).1["sent"].clone();
    assert_eq!(unconfirmed(), json!([]), "the queue has a minute");
    shop.pass(Duration::from_secs(60));
    let sent = unconfirmed();
    let ids = |queue: &str| {
        let events = sent.as_array().unwrap().iter().find(|events| events["queue"] == queue).unwrap();
        events["ids"].clone()
    };
    let (mail, capture) = (ids("notifications"), ids("payments"));
    let settle = |confirmed: &Value, missing: &Value| {
        let said = json!({"confirmed": confirmed, "missing": missing, "patience_ms": 60_000});
        assert_eq!(ask("settle", said).0, 204);
    };
    let none = json!([]);
    settle(&capture, &mail);
    assert_eq!((shop.mails().len(), shop.captures()), (2, 1), "the mail is sent again, the capture is not");
    assert_eq!(shop.mails()[0], shop.mails()[1]);

    // Asked about as before, but sent again after twice as long: a queue that is only slow is not filled up.
    shop.pass(Duration::from_secs(60));
    assert_eq!(unconfirmed(), json!([{"queue": "notifications", "ids": mail}]));
    shop.pass(Duration::from_secs(59));
    settle(&none, &mail);
    assert_eq!(shop.mails().len(), 2, "the queue may still have it");
    shop.pass(Duration::from_secs(1));
    settle(&none, &mail);
    assert_eq!(shop.mails().len(), 3);
    shop.pass(Duration::from_secs(60));
    settle(&mail, &none);
    // News that come too late change nothing.
    shop.pass(Duration::from_secs(3600));
    settle(&none, &mail);
    assert_eq!(unconfirmed(), json!([]));
    assert_eq!(shop.mails().len(), 3);
    assert_eq!(shop.db.number("SELECT count(*) FROM outbox WHERE body <> '{}'"), 0, "nothing more is kept");
}

#[test]
fn the_tick_forgets_what_was_settled_long_ago_and_nothing_else() {
    let shop = World::new();
    placed(&shop);
    let order = "(SELECT id FROM orders)";
    for (id, at) in [("old", 0), ("new", testkit::NOW)] {
        shop.db.execute(&format!(
            "INSERT INTO outbox VALUES ('{id}', 'payments', '{{}}', {at}, {at}, 1, {at});
             INSERT INTO inbox VALUES ('{id}', {at});
             INSERT INTO idempotency_keys VALUES ('x', '{id}', '', 201, '{{}}', {at});
             INSERT INTO jobs (id, order_id, kind, due_at, done_at) VALUES ('{id}', {order}, 'ship', {at}, {at});"
        ));
    }
    shop.tick();
    for (table, key) in [("outbox", "id"), ("inbox", "event_id"), ("idempotency_keys", "key"), ("jobs", "id")]
    {
        let left = |which| shop.db.number(&format!("SELECT count(*) FROM {table} WHERE {key} = '{which}'"));
        assert_eq!((left("old"), left("new")), (0, 1), "{table}");
    }
}

#[test]
fn a_queue_that_takes_nothing_does_not_hold_up_the_others() {
    for refusing in [Queue::Payments, Queue::Notifications] {
        let shop = World::new();
        shop.queues.refusing.set(Some(refusing));
        placed(&shop);
        let sent = shop.queues.sent.borrow();
        assert_eq!(sent.len(), 1, "without {refusing:?}");
        assert_ne!(sent[0].0, refusing);
    }
}

/// Queues to which somebody else sends at the same moment.
struct Crowded<'a>(&'a World);

#[async_trait(?Send)]
impl EventSink for Crowded<'_> {
    async fn send(&self, queue: Queue, bodies: Vec<Value>, delay: Duration) -> Result<(), SendError> {
        let shop = self.0;
        relay(&*shop.app.db, &*shop.queues, testkit::now()).await.unwrap();
        shop.queues.send(queue, bodies, delay).await
    }
}

#[test]
fn two_that_send_at_once_send_each_event_once() {
    let shop = World::new();
    shop.queues.down.set(true);
    placed(&shop);
    assert_eq!(shop.db.number("SELECT max(sends) FROM outbox"), 0, "what no queue took was not sent");
    shop.queues.down.set(false);
    testkit::run(relay(&*shop.app.db, &Crowded(&shop), testkit::now())).unwrap();
    assert_eq!((shop.mails().len(), shop.captures()), (1, 1));
    // The pause before an event is asked about again grows with the number of its sendings.
    assert_eq!(shop.db.number("SELECT max(sends) FROM outbox"), 1);
}

#[test]
fn a_guests_orders_join_the_account_that_has_confirmed_their_address() {
    let shop = World::new();
    let order = placed(&shop);
    let (ada, eve) = (customer(1), customer(2));
    let claim = |who: &Principal, email: &str| {
        let path = format!("/internal/v1/customers/{}/orders", who.customer_id().unwrap());
        shop.ask(&Principal::service("user"), "POST", &path, "-", &json!({"email": email})).0
    };
    let orders = |who: &Principal| shop.ask(who, "GET", "/me/orders", "-", &Value::Null).1["items"].clone();
    assert_eq!(claim(&eve, "eve@example.com"), 204);
    assert_eq!(orders(&eve), json!([]));
    for _ in 0..2 {
        assert_eq!(claim(&ada, "ada@example.com"), 204);
    }
    assert_eq!(orders(&ada)[0]["id"], order["id"]);
    assert_eq!(claim(&eve, "ada@example.com"), 204, "what is somebody's stays theirs");
    assert_eq!(orders(&eve), json!([]));

    // The link in the mail still leads there, and tells as much as before.
    let (status, seen, _) = shop.get(&with_token(&order, ""));
    assert_eq!((status, &seen["timeline"]), (200, &order["timeline"]));
    let (_, staffed, _) =
        shop.ask(&staff(), "GET", &format!("/admin{}", path(&order, "")), "-", &Value::Null);
    let last = staffed["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["event"], &last["actor"]), (&json!("joined_account"), &json!(ada.actor())));
    // And whatever comes next finds the order as it is now.
    let (status, cancelled, _) = shop.ask(&ada, "POST", &path(&order, "/cancel"), "c1", &json!({}));
    assert_eq!((status, &cancelled["status"]), (200, &json!("cancelled")));
}

#[test]
fn a_payment_that_waits_is_ended_and_a_placed_order_is_not() {
    let shop = World::new();
    let (status, waiting, _) = shop.checkout("tok_3ds", "k1");
    assert_eq!(status, 202);
    let (waiting, unpaid) = (&waiting["order"], json!({"only_unpaid": true}));
    let cancel = |order: &Value, key: &str| {
        shop.ask(&Principal::Guest, "POST", &with_token(order, "/cancel"), key, &unpaid)
    };
    let (status, ended, _) = cancel(waiting, "c1");
    assert_eq!((status, &ended["status"]), (200, &json!("cancelled")), "{ended}");
    let (status, order, _) = shop.checkout("tok_ok", "k2");
    assert_eq!(status, 201, "the cart is free: {order}");
    let (status, refused, _) = cancel(&order, "c2");
    assert_eq!((status, &refused["code"]), (409, &json!("illegal_transition")));
    assert_eq!(shop.get(&with_token(&order, "")).1["status"], "placed");
}
