//! Stories of payments, through the Worker's own routes and queue, with the test provider's real books.

mod dead_letters;

use crate::{
    App, domain::signature::sign, provider::test::TestProvider, receive_event::receive_event, routes,
};
use contract::{
    event::{Event, Payments, Queue},
    payment,
};
use edge::{Database, runtime::Outcome};
use http::Request;
use kernel::{PaymentId, Principal, Timestamp};
use serde_json::{Value, json};
use std::{rc::Rc, time::Duration};
use testkit::{RecordingQueues, Sqlite, id, now};

mod manual;
mod money;
mod stripe;

const SECRET: &str = "not-so-secret";

struct World {
    db: Rc<Sqlite>,
    queues: Rc<RecordingQueues>,
    app: Rc<App>,
}

/// An answer's status, headers and body.
type Answer = (u16, http::HeaderMap, Vec<u8>);

impl World {
    fn new() -> Self {
        Self::with(true)
    }

    fn with(local: bool) -> Self {
        let (db, queues) = (Rc::new(testkit::migrated("payment")), Rc::new(RecordingQueues::default()));
        let slow = Duration::from_secs(2);
        let test = TestProvider { db: db.clone() as Rc<dyn Database>, slow, secret: Some(SECRET.to_owned()) };
        let app = Rc::new(App {
            db: db.clone(),
            queues: queues.clone(),
            store_url: "https://shop.test".to_owned(),
            test: local.then(|| Rc::new(test)),
            stripe: None,
            stripe_publishable_key: None,
            configured: Vec::new(),
            slow,
            capture_attempts: 3,
        });
        Self { db, queues, app }
    }

    fn send(&self, at: Timestamp, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let who = if path.starts_with("/admin/") { testkit::staff() } else { Principal::Guest };
        self.send_as(&who, at, method, path, headers, body)
    }

    fn as_customer(&self, method: &str, customer: u8, path: &str) -> (u16, Value) {
        let (status, _, body) = self.send_as(&testkit::customer(customer), now(), method, path, &[], b"");
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    fn send_as(
        &self,
        who: &Principal,
        at: Timestamp,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("https://test{path}"))
            .header(client::PRINCIPAL, serde_json::to_string(who).unwrap())
            .header(client::REQUEST_ID, "test-request");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        testkit::run(async {
            let request = request.body(body.to_vec()).unwrap();
            let (response, context) = routes::router().run(self.app.clone(), request, at).await;
            for work in context.take_deferred() {
                work.await;
            }
            let (parts, body) = response.into_parts();
            (parts.status.as_u16(), parts.headers, body)
        })
    }

    fn tick(&self, at: Timestamp) {
        assert_eq!(self.send(at, "POST", "/internal/v1/tick", &[], b"").0, 204);
    }

    fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let json = [("content-type", "application/json")];
        let (status, _, body) = self.send(now(), "POST", path, &json, body.to_string().as_bytes());
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    fn authorize(&self, token: &str) -> (u16, Value) {
        self.authorize_with("cart:1:authorize", token)
    }

    fn authorize_with(&self, key: &str, token: &str) -> (u16, Value) {
        self.authorize_and_return(key, token, "/checkout/return")
    }

    fn authorize_and_return(&self, key: &str, token: &str, return_path: &str) -> (u16, Value) {
        let amount = json!({"amount": 4488, "currency": "EUR"});
        let body = json!({"key": key, "order_id": id::<kernel::OrderId>(1), "amount": amount, "provider": "test",
            "token": token, "return_path": return_path});
        self.post("/internal/v1/payments", &body)
    }

    fn cancel(&self, payment: &Value) -> (u16, Value) {
        let path = format!("/internal/v1/payments/{}/cancel", payment["id"].as_str().unwrap());
        self.post(&path, &json!({"key": "cancel", "reason": "Changed my mind."}))
    }

    fn deliver(&self, data: Payments) -> Outcome {
        let event = Event { id: id(99), at: now(), data };
        testkit::run(receive_event(self.app.clone(), event, now()))
    }

    fn capture(&self, payment: &Value) -> Outcome {
        self.deliver(Payments::Capture { payment_id: payment_id(payment), order_id: id(1) })
    }

    /// What the provider holds, whatever we think.
    fn provider_says(&self) -> String {
        let states = edge::Statement::new("SELECT group_concat(state) AS states FROM test_provider_payments");
        let rows = testkit::run(self.db.run(states)).unwrap();
        rows.rows[0]["states"].as_str().unwrap_or_default().to_owned()
    }

    fn operations(&self, kind: &str) -> i64 {
        self.db.number(&format!("SELECT count(*) FROM test_provider_operations WHERE kind = '{kind}'"))
    }

    /// What order was told, in order.
    fn told(&self) -> Vec<(String, u64)> {
        testkit::run(edge::outbox::relay(&*self.app.db, &*self.app.queues, now())).unwrap();
        let sent = self.queues.sent.borrow();
        let inbox = sent.iter().filter(|(queue, _)| *queue == Queue::OrderInbox).map(|(_, event)| {
            let data = &event["data"];
            (data["status"].as_str().unwrap().to_owned(), data["version"].as_u64().unwrap())
        });
        inbox.collect()
    }

    fn status(&self, payment: &Value) -> Value {
        self.post(&format!("/internal/v1/payments/{}/sync", payment["id"].as_str().unwrap()), &json!({})).1["status"]
            .clone()
    }
}

fn payment_id(payment: &Value) -> PaymentId {
    payment["id"].as_str().unwrap().parse().unwrap()
}

fn failing() -> edge::DatabaseError {
    edge::DatabaseError::Transient("Network connection lost".to_owned())
}

#[test]
fn every_route_of_the_contract_is_mounted_and_no_other_than_the_test_page() {
    let mounted = |row: &contract::Route| (row.method.as_str(), row.path);
    let router = routes::router();
    let here = router.routes().map(mounted).filter(|(_, path)| *path != "/dev/3ds/{payment_id}");
    let mut here: Vec<_> = here.collect();
    let mut there: Vec<_> = payment::routes().iter().map(|row| mounted(&row.route)).collect();
    here.sort_unstable();
    there.sort_unstable();
    assert_eq!(here, there);
}

#[test]
fn money_is_held_once_a_key_and_captured_once() {
    let shop = World::new();
    let (status, payment) = shop.authorize("tok_ok");
    assert_eq!((status, &payment["status"]), (201, &"authorized".into()), "{payment}");
    assert_eq!(shop.authorize("tok_ok").1, payment);
    let (status, problem) = shop.authorize("tok_3ds");
    assert_eq!((status, &problem["code"]), (422, &"idempotency_mismatch".into()));
    for _ in 0..2 {
        assert!(matches!(shop.capture(&payment), Outcome::Ack));
    }
    assert_eq!((shop.provider_says(), shop.operations("capture")), ("captured".to_owned(), 1));
    assert_eq!(shop.told(), [("captured".to_owned(), 2)]);
}

#[test]
fn money_that_a_parcel_cannot_wait_for_is_taken_at_once_and_once() {
    let shop = World::new();
    let collect = |payment: &Value| {
        let path = format!("/internal/v1/payments/{}/collect", payment["id"].as_str().unwrap());
        let (status, payment) = shop.post(&path, &json!({}));
        (status, payment["status"].clone())
    };
    let (_, payment) = shop.authorize_with("a", "tok_ok");
    assert_eq!(collect(&payment), (200, "captured".into()));
    assert!(matches!(shop.capture(&payment), Outcome::Ack), "the queue comes later");
    assert_eq!((collect(&payment), shop.operations("capture")), ((200, "captured".into()), 1));
    let (_, payment) = shop.authorize_with("b", "tok_capture_declined");
    assert_eq!(collect(&payment), (200, "failed".into()));
}

#[test]
fn the_comparison_with_orders_is_given_what_holds_money_and_is_calm() {
    let shop = World::new();
    for (key, token) in [("a", "tok_ok"), ("b", "tok_declined"), ("c", "tok_3ds"), ("d", "tok_ok")] {
        shop.authorize_with(key, token);
    }
    let ask = |after: Value, before: Timestamp| {
        let body = json!({"after": after, "before": before});
        let (status, found) = shop.post("/internal/v1/payments/holding", &body);
        assert_eq!(status, 200, "{found}");
        found["items"].as_array().unwrap().clone()
    };
    let soon = now().plus(Duration::from_secs(1));
    let all = ask(Value::Null, soon);
    assert_eq!(all.len(), 3, "not the declined one");
    assert_eq!(ask(all[1]["id"].clone(), soon), all[2..], "the rest");
    assert_eq!(ask(Value::Null, now()), [] as [Value; 0], "what changes is left alone");
}

#[test]
fn a_declined_and_an_unknown_card_say_why() {
    let shop = World::new();
    for (key, token) in [("a", "tok_declined"), ("b", "4242424242424242")] {
        let (status, payment) = shop.authorize_with(key, token);
        assert_eq!((status, &payment["status"]), (201, &"failed".into()));
        assert!(payment["failure"].as_str().unwrap().ends_with('.'), "{payment}");
    }
}

#[test]
fn an_outage_is_503_and_the_same_key_tries_again() {
    let shop = World::new();
    let (status, problem) = shop.authorize("tok_error");
    assert_eq!((status, &problem["code"]), (503, &"payment_unavailable".into()));
    assert_eq!(shop.authorize("tok_error").0, 503);
    assert_eq!((shop.provider_says().as_str(), shop.db.number("SELECT count(*) FROM payments")), ("", 1));
}

#[test]
fn the_shopper_approves_on_the_banks_page_and_is_sent_back() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_3ds");
    let page = payment["redirect_url"].as_str().unwrap().to_owned();
    assert_eq!(page, format!("/dev/3ds/{}", payment["id"].as_str().unwrap()));
    let (status, headers, html) = shop.send(now(), "GET", &page, &[], b"");
    let html = String::from_utf8(html).unwrap();
    assert_eq!((status, headers["content-type"].to_str().unwrap()), (200, "text/html; charset=utf-8"));
    assert!(html.contains("€44.88") && html.contains("Approve") && html.contains("Decline"), "{html}");
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let (status, headers, _) = shop.send(now(), "POST", &page, &form, b"approve=true");
    assert_eq!((status, headers["location"].to_str().unwrap()), (303, "/checkout/return"));
    assert_eq!(shop.status(&payment), "authorized");
    assert_eq!(shop.told(), [("authorized".to_owned(), 2)]);
    shop.send(now(), "POST", &page, &form, b"approve=false");
    assert_eq!(shop.status(&payment), "authorized", "decided is decided");
}

#[test]
fn the_banks_page_speaks_the_language_that_the_shopper_comes_from() {
    let shop = World::new();
    let (_, payment) = shop.authorize_and_return("cart:2:authorize", "tok_3ds", "/de/checkout/return");
    let page = payment["redirect_url"].as_str().unwrap();
    let html = String::from_utf8(shop.send(now(), "GET", page, &[], b"").2).unwrap();
    assert!(html.contains("<html lang=\"de\">") && html.contains("44,88\u{a0}€"), "{html}");
    assert!(html.contains("Freigeben") && html.contains("Ablehnen"), "{html}");
}

#[test]
fn declining_by_json_fails_the_payment_and_nonsense_is_refused() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_3ds");
    let page = payment["redirect_url"].as_str().unwrap();
    assert_eq!(shop.post(page, &json!({"approve": "perhaps"})).0, 400);
    let (status, after) = shop.post(page, &json!({"approve": false}));
    assert_eq!((status, &after["status"]), (200, &"failed".into()));
    assert_eq!(shop.post("/dev/3ds/pay_nonsense", &json!({"approve": true})).0, 404);
}

#[test]
fn in_production_there_is_neither_test_provider_nor_page() {
    let shop = World::with(false);
    assert_eq!(shop.authorize("tok_ok").0, 400);
    let page = format!("/dev/3ds/{}", id::<PaymentId>(1));
    assert_eq!(shop.send(now(), "GET", &page, &[], b"").0, 404);
    assert_eq!(shop.post(&page, &json!({"approve": true})).0, 404);
    assert_eq!(shop.post("/payments/webhooks/test", &json!({})).0, 404);
}

#[test]
fn a_slow_payment_is_decided_by_its_message_or_by_the_tick() {
    for lost in [false, true] {
        let shop = World::new();
        let (status, payment) = shop.authorize("tok_slow");
        assert_eq!((status, &payment["status"]), (201, &"pending".into()));
        let asked = shop.queues.sent.borrow().iter().filter(|(queue, _)| *queue == Queue::Payments).count();
        assert_eq!(asked, 1);
        if lost {
            let later = now().plus(Duration::from_secs(3));
            shop.tick(later);
        } else {
            for _ in 0..2 {
                shop.deliver(Payments::SettleTestPayment { payment_id: payment_id(&payment) });
            }
        }
        assert_eq!(shop.told(), [("authorized".to_owned(), 1)]);
    }
}

#[test]
fn cancelling_voids_what_is_held_and_refunds_what_was_taken_once() {
    let shop = World::new();
    let (_, held) = shop.authorize_with("a", "tok_ok");
    let (_, taken) = shop.authorize_with("b", "tok_ok");
    shop.capture(&taken);
    for _ in 0..2 {
        assert_eq!(shop.cancel(&held).1["status"], "voided");
        assert_eq!(shop.cancel(&taken).1["status"], "refunded");
    }
    assert_eq!((shop.operations("void"), shop.operations("refund")), (1, 1));
    assert!(matches!(shop.capture(&held), Outcome::Ack));
    assert_eq!(shop.operations("capture"), 1, "what was voided is not captured");
}

#[test]
fn a_capture_that_we_did_not_hear_of_is_refunded_not_voided() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_ok");
    // The provider captured, and the answer was lost.
    shop.db.execute(
        "UPDATE test_provider_payments SET state = 'captured';
         INSERT INTO test_provider_operations
         SELECT reference || ':capture:order', reference, 'capture', amount, 1 FROM test_provider_payments;",
    );
    assert_eq!(shop.cancel(&payment).1["status"], "refunded");
    assert_eq!(shop.provider_says(), "refunded");
    let told: Vec<_> = shop.told().into_iter().map(|(status, _)| status).collect();
    assert_eq!(told, ["captured", "refunded"]);
}

#[test]
fn what_was_given_up_holds_nothing_even_if_it_arrives_later() {
    let shop = World::new();
    let abandon = |key: &str| {
        shop.post("/internal/v1/payments/abandon", &json!({"authorize_key": key, "reason": "No answer."}))
    };
    assert_eq!(abandon("late").1, json!({}));
    assert_eq!(shop.authorize_with("late", "tok_ok").0, 409);
    shop.authorize_with("early", "tok_ok");
    assert_eq!(abandon("early").1["payment"]["status"], "voided");
    assert_eq!(shop.provider_says(), "voided");
}

#[test]
fn a_capture_is_tried_again_and_has_failed_in_the_end() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_ok");
    // The provider's books cannot be reached.
    shop.db.execute("ALTER TABLE test_provider_payments RENAME TO hidden");
    for _ in 0..2 {
        assert!(matches!(shop.capture(&payment), Outcome::Retry(_)));
    }
    assert!(matches!(shop.capture(&payment), Outcome::Ack));
    assert_eq!(shop.told().last().unwrap().0, "failed");
    shop.db.execute("ALTER TABLE hidden RENAME TO test_provider_payments");
    assert_eq!(shop.cancel(&payment).1["status"], "voided", "what may still be held is let go");
}

#[test]
fn a_card_that_cannot_be_captured_fails_at_once() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_capture_declined");
    assert!(matches!(shop.capture(&payment), Outcome::Ack));
    assert_eq!((shop.told().last().unwrap().0.as_str(), shop.operations("capture")), ("failed", 0));
}

#[test]
fn a_database_that_is_gone_for_a_moment_brings_the_message_again() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_ok");
    shop.db.fail_next(failing());
    assert!(matches!(shop.capture(&payment), Outcome::Retry(_)));
    assert!(matches!(shop.capture(&payment), Outcome::Ack));
    assert_eq!(shop.provider_says(), "captured");
}

#[test]
fn a_webhook_needs_its_signature_and_counts_once() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_3ds");
    shop.db.execute("UPDATE test_provider_payments SET state = 'authorized'");
    let body = json!({"id": "evt_1", "payment_id": payment["id"]}).to_string();
    let hook = |provider: &str, signature: &str, body: &str| {
        let headers = [("content-type", "application/json"), ("x-payment-signature", signature)];
        shop.send(now(), "POST", &format!("/payments/webhooks/{provider}"), &headers, body.as_bytes()).0
    };
    let good = sign(SECRET, body.as_bytes(), now());
    let old = sign(SECRET, body.as_bytes(), now().minus(Duration::from_secs(301)));
    assert_eq!(hook("test", "", &body), 400);
    assert_eq!(hook("test", &old, &body), 400);
    assert_eq!(hook("test", &sign("guess", body.as_bytes(), now()), &body), 400);
    assert_eq!(hook("test", &good, &body.replace("evt_1", "evt_2")), 400);
    assert_eq!(hook("paypal", &good, &body), 404);
    assert_eq!(shop.told(), []);
    for _ in 0..2 {
        assert_eq!(hook("test", &good, &body), 200);
    }
    assert_eq!(shop.told(), [("authorized".to_owned(), 2)]);
    assert_eq!(shop.db.number("SELECT count(*) FROM webhook_events"), 1);
}

#[test]
fn an_unknown_payment_is_not_there() {
    let shop = World::new();
    let path = format!("/internal/v1/payments/{}/sync", id::<PaymentId>(9));
    assert_eq!(shop.post(&path, &json!({})).0, 404);
}

#[test]
fn the_tick_forgets_what_was_settled_long_ago_and_nothing_else() {
    let shop = World::new();
    for (id, at) in [("old", 0), ("new", now().millis())] {
        shop.db.execute(&format!(
            "INSERT INTO outbox VALUES ('{id}', 'order-inbox', '{{}}', {at}, {at}, 1, {at});
             INSERT INTO webhook_events VALUES ('test', '{id}', {at});
             INSERT INTO abandoned_keys VALUES ('{id}', {at});"
        ));
    }
    shop.tick(now());
    for (table, key) in [("outbox", "id"), ("webhook_events", "event_id"), ("abandoned_keys", "key")] {
        let left = |which| shop.db.number(&format!("SELECT count(*) FROM {table} WHERE {key} = '{which}'"));
        assert_eq!((left("old"), left("new")), (0, 1), "{table}");
    }
}

#[test]
fn one_payment_that_cannot_be_read_does_not_hold_up_the_others() {
    let shop = World::new();
    for key in ["c", "d"] {
        shop.authorize_with(key, "tok_slow");
    }
    shop.db.execute(
        "UPDATE payments SET currency = '???' WHERE key = 'c';
         UPDATE test_provider_payments SET settle_at = 1
         WHERE reference = (SELECT id FROM payments WHERE key = 'c');",
    );
    shop.tick(now().plus(Duration::from_secs(3600)));
    let told = shop.queues.sent.borrow();
    let told: Vec<_> = told.iter().filter(|(queue, _)| *queue == Queue::OrderInbox).collect();
    let statuses: Vec<_> = told.iter().map(|(_, event)| event["data"]["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["authorized"]);
}
