//! Captures and refunds: full, partial, several, and never more than there is.

use super::{World, payment_id};
use crate::{
    follow::{Source, follow},
    provider::{Seen, State},
    store::{
        self,
        transfers::{self, Kind, TransferRow},
    },
};
use contract::{
    event::{Payments, Queue},
    payment::TransferStatus,
};
use edge::runtime::Outcome;
use kernel::{Currency, Money};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{id, now};

fn eur(amount: i64) -> Money {
    Money::new(amount, Currency::EUR).unwrap()
}

impl World {
    fn staff(&self, payment: &Value, what: &str, key: &str, body: &Value) -> (u16, Value) {
        let path = format!("/admin/payments/{}/{what}", payment["id"].as_str().unwrap());
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        let (status, _, body) = self.send(now(), "POST", &path, &headers, body.to_string().as_bytes());
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    fn captured(&self, token: &str) -> Value {
        let (_, payment) = self.authorize(token);
        assert!(matches!(self.capture(&payment), Outcome::Ack));
        payment
    }

    fn refund(&self, payment: &Value, key: &str, amount: i64) -> (u16, Value) {
        let path = format!("/internal/v1/payments/{}/refunds", payment["id"].as_str().unwrap());
        self.post(&path, &json!({"key": key, "amount": eur(amount), "reason": "Broken."}))
    }

    fn refund_by_queue(&self, payment: &Value, key: &str, amount: i64) -> Outcome {
        self.deliver(Payments::Refund {
            payment_id: payment_id(payment),
            order_id: id(1),
            key: key.to_owned(),
            amount: eur(amount),
            reason: "Broken.".to_owned(),
            sent_by_shop: false,
        })
    }

    /// What the shop believes and what the provider did: captured, refunded.
    fn books(&self) -> [(i64, i64); 2] {
        let sum = |table: &str, kind: &str| {
            self.db.number(&format!("SELECT coalesce(sum(amount), 0) FROM {table} WHERE {kind}"))
        };
        let ours = (sum("captures", "status = 'succeeded'"), sum("refunds", "status = 'succeeded'"));
        let ops = "test_provider_operations";
        [ours, (sum(ops, "kind = 'capture'"), sum(ops, "kind = 'refund'"))]
    }

    /// The last event that order got.
    fn last_event(&self) -> Value {
        testkit::run(edge::outbox::relay(&*self.app.db, &*self.app.queues, now())).unwrap();
        let sent = self.queues.sent.borrow();
        sent.iter().rfind(|(queue, _)| *queue == Queue::OrderInbox).unwrap().1["data"].clone()
    }
}

#[test]
fn money_goes_back_in_parts_once_a_key_and_never_more_than_there_is() {
    let shop = World::new();
    let payment = shop.captured("tok_ok");
    for _ in 0..2 {
        let (status, after) = shop.refund(&payment, "r1", 1000);
        assert_eq!((status, &after["refunded"]["amount"]), (200, &1000.into()), "{after}");
        assert_eq!(after["status"], "partially_refunded");
    }
    assert_eq!(shop.refund(&payment, "r1", 999).1["code"], "idempotency_mismatch");
    let (status, problem) = shop.refund(&payment, "r2", 3489);
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()));
    assert_eq!(problem["refundable"]["amount"], 3488);
    assert_eq!(shop.refund(&payment, "r3", 0).0, 400);
    assert_eq!(shop.refund(&payment, "r4", 3488).1["status"], "refunded");
    assert_eq!(shop.books(), [(4488, 4488); 2]);
    let event = shop.last_event();
    assert_eq!((&event["status"], &event["refunded"]["amount"]), (&"refunded".into(), &4488.into()));
    let made = event["refunds"].as_array().unwrap().iter().filter(|refund| refund["status"] == "succeeded");
    let keys: Vec<_> = made.map(|refund| refund["key"].clone()).collect();
    assert!(keys.len() == 2 && keys.contains(&json!("r1")) && keys.contains(&json!("r4")), "{keys:?}");
}

#[test]
fn nothing_is_given_back_that_was_not_taken() {
    let shop = World::new();
    let (_, held) = shop.authorize("tok_ok");
    let (status, problem) = shop.refund(&held, "r1", 1);
    assert_eq!((status, &problem["refundable"]["amount"]), (409, &0.into()));
    assert_eq!(shop.books(), [(0, 0); 2]);
}

#[test]
fn parallel_refunds_together_give_back_no_more_than_was_captured() {
    let shop = World::new();
    let payment = shop.captured("tok_ok");
    let path = format!("/internal/v1/payments/{}/refunds", payment["id"].as_str().unwrap());
    // Ten refunds that each read the payment before any of them writes.
    shop.db.mix();
    let answers = testkit::run(async {
        let refunds = (0..10).map(|n| {
            let body = json!({"key": format!("r{n}"), "amount": eur(1000), "reason": "Broken."});
            let request = http::Request::builder()
                .method("POST")
                .uri(format!("https://test{path}"))
                .header(
                    client::PRINCIPAL,
                    serde_json::to_string(&kernel::Principal::service("order")).unwrap(),
                )
                .header(client::REQUEST_ID, "test-request")
                .header("content-type", "application/json")
                .body(body.to_string().into_bytes())
                .unwrap();
            let (app, router) = (shop.app.clone(), crate::routes::router());
            async move { router.run(app, request, now()).await.0.status().as_u16() }
        });
        futures::future::join_all(refunds).await
    });
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 4, "{answers:?}");
    assert_eq!(answers.iter().filter(|status| **status == 409).count(), 6, "{answers:?}");
    assert_eq!(shop.books(), [(4488, 4000); 2]);
}

#[test]
fn the_books_themselves_refuse_what_the_code_would_let_pass() {
    let shop = World::new();
    shop.captured("tok_ok");
    for sql in [
        "UPDATE payments SET refunding = captured + 1",
        "UPDATE payments SET captured = amount + 1, capturing = amount + 1",
        "UPDATE payments SET refunded = 1",
    ] {
        let refused = testkit::run(edge::Database::run(&*shop.db, edge::Statement::new(sql)));
        assert!(matches!(refused, Err(edge::DatabaseError::Constraint(_))), "{sql}");
    }
}

#[test]
fn the_staff_captures_in_parts_lets_the_rest_go_and_gives_back() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_ok");
    let part = json!({"amount": eur(1488)});
    for _ in 0..2 {
        let (status, record) = shop.staff(&payment, "captures", "c1", &part);
        assert_eq!((status, &record["captured"]["amount"]), (201, &1488.into()), "{record}");
        assert_eq!(record["status"], "authorized", "the rest is still held");
    }
    assert_eq!(shop.staff(&payment, "captures", "c1", &json!({"amount": eur(1)})).0, 422);
    let (status, problem) = shop.staff(&payment, "captures", "c2", &json!({"amount": eur(3001)}));
    assert_eq!((status, &problem["capturable"]["amount"]), (409, &3000.into()));
    assert_eq!(
        shop.staff(&payment, "captures", "c3", &json!({"amount": eur(1000)})).1["captured"]["amount"],
        2488
    );
    let (status, record) = shop.staff(&payment, "void", "v1", &json!({"reason": "Not in stock."}));
    assert_eq!((status, &record["status"]), (200, &"captured".into()), "{record}");
    assert_eq!(shop.staff(&payment, "captures", "c4", &json!({})).1["code"], "illegal_transition");
    let (_, record) = shop.staff(&payment, "refunds", "r1", &json!({"reason": "Late."}));
    assert_eq!((&record["status"], &record["refunded"]["amount"]), (&"refunded".into(), &2488.into()));
    assert_eq!(
        (record["captures"].as_array().unwrap().len(), &record["refunds"][0]["reason"]),
        (2, &"Late.".into())
    );
    let again = shop.staff(&payment, "refunds", "r1", &json!({"reason": "Late."}));
    assert_eq!((again.0, &again.1["refunded"]["amount"]), (201, &2488.into()));
    assert_eq!(shop.books(), [(2488, 2488); 2]);
}

#[test]
fn the_order_captures_what_the_staff_has_left() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_ok");
    shop.staff(&payment, "captures", "c1", &json!({"amount": eur(88)}));
    assert!(matches!(shop.capture(&payment), Outcome::Ack));
    assert_eq!(shop.books(), [(4488, 0); 2]);
    assert_eq!(shop.last_event()["status"], "captured");
}

#[test]
fn only_the_staff_moves_money_by_hand() {
    let shop = World::new();
    let payment = shop.captured("tok_ok");
    let path = format!("/admin/payments/{}/refunds", payment["id"].as_str().unwrap());
    for (who, expected) in [(kernel::Principal::Guest, 401), (testkit::customer(1), 403)] {
        let (status, _) = testkit::ask_with(
            &crate::routes::router(),
            shop.app.clone(),
            &who,
            "POST",
            &path,
            Some(json!({"reason": "Give me."})),
            &[("idempotency-key", "k")],
        );
        assert_eq!(status, expected);
    }
    assert_eq!(shop.books(), [(4488, 0); 2]);
}

#[test]
fn a_refund_that_the_queue_brings_several_times_is_given_once() {
    let shop = World::new();
    let payment = shop.captured("tok_ok");
    for _ in 0..3 {
        assert!(matches!(shop.refund_by_queue(&payment, "rfd_1", 500), Outcome::Ack));
    }
    assert_eq!(shop.books(), [(4488, 500); 2]);
}

#[test]
fn a_refund_that_finds_nobody_is_tried_again_by_the_queue_and_by_the_tick() {
    let shop = World::new();
    let payment = shop.captured("tok_ok");
    shop.db.execute("ALTER TABLE test_provider_payments RENAME TO hidden");
    for _ in 0..2 {
        assert!(matches!(shop.refund_by_queue(&payment, "rfd_1", 500), Outcome::Retry(_)));
    }
    shop.db.execute("ALTER TABLE hidden RENAME TO test_provider_payments");
    shop.tick(now().plus(Duration::from_secs(60)));
    assert_eq!(shop.books()[0], (4488, 0), "the queue is still at it");
    shop.tick(now().plus(Duration::from_secs(3600)));
    assert_eq!(shop.books(), [(4488, 500); 2]);
    assert_eq!(shop.last_event()["refunds"][0]["status"], "succeeded");
}

#[test]
fn a_refund_that_the_provider_refuses_leaves_the_money_to_be_given_back_otherwise() {
    let shop = World::new();
    let payment = shop.captured("tok_refund_declined");
    assert!(matches!(shop.refund_by_queue(&payment, "rfd_1", 4488), Outcome::Ack));
    let event = shop.last_event();
    assert_eq!((&event["refunds"][0]["status"], &event["status"]), (&"failed".into(), &"captured".into()));
    assert_eq!(shop.db.number("SELECT refunding FROM payments"), 0);
}

#[test]
fn what_the_shop_sent_another_way_is_noted_once_and_asked_of_nobody() {
    let shop = World::new();
    let payment = shop.captured("tok_refund_declined");
    let told = shop.told().len();
    let sent = |key: &str, amount: i64| {
        shop.deliver(Payments::Refund {
            payment_id: payment_id(&payment),
            order_id: id(1),
            key: key.to_owned(),
            amount: eur(amount),
            reason: "The card is closed.".to_owned(),
            sent_by_shop: true,
        })
    };
    for _ in 0..3 {
        assert!(matches!(sent("rfd_1", 4000), Outcome::Ack));
    }
    assert_eq!(shop.books(), [(4488, 4000), (4488, 0)]);
    assert_eq!(shop.told().len(), told + 1);
    let event = shop.last_event();
    let noted = &event["refunds"][0];
    assert_eq!((&noted["status"], &noted["reason"]), (&"succeeded".into(), &"The card is closed.".into()));
    assert_eq!((&event["status"], &noted["amount"]["amount"]), (&"partially_refunded".into(), &4000.into()));
    assert!(matches!(sent("rfd_2", 489), Outcome::Ack));
    assert_eq!(shop.last_event()["refunds"][0]["status"], "failed", "there is not so much left");
    // Order hears of it as well where it asked itself.
    assert_eq!(shop.refund(&payment, "rfd_4", 489).1["code"], "conflict");
    assert_eq!(shop.last_event()["refunds"][0]["key"], "rfd_4");
    assert_eq!(shop.refund(&payment, "rfd_4", 489).0, 200, "that is decided");
    // What it was refused for with a key is not what was sent with it.
    shop.refund_by_queue(&payment, "rfd_3", 88);
    sent("rfd_3", 88);
    assert_eq!(shop.books(), [(4488, 4000), (4488, 0)]);
}

#[test]
fn the_staff_notes_what_it_sent_and_a_key_means_one_thing() {
    let shop = World::new();
    let payment = shop.captured("tok_refund_declined");
    let wish = json!({"amount": eur(488), "reason": "By bank transfer.", "sent_by_shop": true});
    let path = format!("/admin/payments/{}/refunds", payment["id"].as_str().unwrap());
    for is_replayed in [false, true] {
        let json = [("content-type", "application/json"), ("idempotency-key", "s1")];
        let (status, headers, _) = shop.send(now(), "POST", &path, &json, wish.to_string().as_bytes());
        assert_eq!((status, headers.contains_key("idempotency-replayed")), (201, is_replayed));
    }
    let other = json!({"amount": eur(488), "reason": "In cash.", "sent_by_shop": true});
    assert_eq!(shop.staff(&payment, "refunds", "s1", &other).1["code"], "idempotency_mismatch");
    let (status, problem) = shop.staff(
        &payment,
        "refunds",
        "s2",
        &json!({"amount": eur(4001), "reason": "x", "sent_by_shop": true}),
    );
    assert_eq!((status, &problem["refundable"]["amount"]), (409, &4000.into()));
    assert_eq!(shop.books(), [(4488, 488), (4488, 0)]);
    // A cancellation asks for the rest only, and what is sent in its place empties the payment.
    shop.cancel(&payment);
    let (_, record) =
        shop.staff(&payment, "refunds", "s3", &json!({"reason": "The rest.", "sent_by_shop": true}));
    assert_eq!((&record["status"], &record["refunded"]["amount"]), (&"refunded".into(), &4488.into()));
}

#[test]
fn what_the_provider_refuses_to_give_back_is_asked_for_once_whoever_cancels_how_often() {
    let shop = World::new();
    let payment = shop.captured("tok_refund_declined");
    for _ in 0..3 {
        assert_eq!(shop.cancel(&payment).1["status"], "captured");
    }
    let abandon = json!({"authorize_key": "cart:1:authorize", "reason": "No answer."});
    let (_, abandoned) = shop.post("/internal/v1/payments/abandon", &abandon);
    assert_eq!(abandoned["payment"]["refunded"]["amount"], 0, "{abandoned}");
    for minute in 1..4 {
        shop.tick(now().plus(Duration::from_secs(minute * 60)));
    }
    assert_eq!(shop.db.number("SELECT count(*) FROM refunds"), 1);
    assert_eq!(shop.told().len(), 2, "the capture, and the refusal once");
    // The staff may still find that the bank takes it, with a refund of their own.
    shop.db.execute("UPDATE test_provider_payments SET token = 'tok_ok'");
    let (_, record) = shop.staff(&payment, "refunds", "r1", &json!({"reason": "They called."}));
    assert_eq!(record["status"], "refunded", "{record}");
    assert_eq!(
        (shop.cancel(&payment).1["status"].clone(), shop.books()),
        ("refunded".into(), [(4488, 4488); 2])
    );
}

#[test]
fn what_was_given_back_whole_is_not_left_because_somebody_looked_before() {
    let shop = World::new();
    let (_, payment) = shop.authorize("tok_ok");
    shop.staff(&payment, "captures", "c1", &json!({"amount": eur(1000)}));
    shop.staff(&payment, "void", "v1", &json!({"reason": "Not in stock."}));
    shop.refund(&payment, "r1", 1000);
    let row = testkit::run(store::find(&*shop.db, payment_id(&payment))).unwrap().unwrap();
    let stale = State::Authorized.into();
    let after = testkit::run(follow(&shop.app, row, &stale, Source::Webhook, now())).unwrap();
    assert_eq!(after.status, contract::order::PaymentStatus::Refunded);
}

#[test]
fn a_refund_that_came_back_has_not_succeeded_for_who_looked_before() {
    let row = |status: &str| -> TransferRow {
        serde_json::from_value(json!({"id": "rfd_1", "key": "r1", "amount": 500, "status": status,
            "reference": "re_1", "reason": null, "failure": null, "attempts": 1, "at": 0}))
        .unwrap()
    };
    let seen = |status| Seen {
        key: Some("r1".to_owned()),
        reference: Some("re_1".to_owned()),
        amount: 500,
        reason: None,
        status,
        failure: None,
    };
    let written = |before: &str, status| {
        let update = transfers::apply(Kind::Refund, id(1), &[row(before)], &[seen(status)], now());
        update.rows[0].status
    };
    assert_eq!(written("succeeded", TransferStatus::Failed), TransferStatus::Failed);
    assert_eq!(written("failed", TransferStatus::Succeeded), TransferStatus::Failed);
}

#[test]
fn a_refund_for_which_there_is_not_enough_is_told_as_failed() {
    let shop = World::new();
    let payment = shop.captured("tok_ok");
    shop.refund(&payment, "r1", 4000);
    for _ in 0..2 {
        assert!(matches!(shop.refund_by_queue(&payment, "rfd_1", 500), Outcome::Ack));
    }
    let event = shop.last_event();
    assert_eq!(
        (&event["refunds"][0]["key"], &event["refunds"][0]["status"]),
        (&"rfd_1".into(), &"failed".into())
    );
    assert_eq!((&event["status"], shop.books()), (&"partially_refunded".into(), [(4488, 4000); 2]));
}

#[test]
fn cancelling_after_a_partial_refund_gives_back_the_rest() {
    let shop = World::new();
    let payment = shop.captured("tok_ok");
    shop.refund(&payment, "r1", 1000);
    for _ in 0..2 {
        assert_eq!(shop.cancel(&payment).1["status"], "refunded");
    }
    assert_eq!(shop.books(), [(4488, 4488); 2]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn whatever_is_asked_for_ours_and_the_providers_books_agree(
        steps in proptest::collection::vec((0_u8..5, 0_u8..4, 1_i64..3000), 1..14)
    ) {
        let shop = World::new();
        let (_, payment) = shop.authorize("tok_ok");
        for (what, key, amount) in steps {
            let key = format!("k{key}");
            let money = json!({"amount": eur(amount)});
            match what {
                0 => { shop.staff(&payment, "captures", &key, &money); }
                1 => { shop.capture(&payment); }
                2 => { shop.staff(&payment, "refunds", &key, &json!({"amount": eur(amount), "reason": "x"})); }
                3 => { shop.refund_by_queue(&payment, &key, amount); }
                _ => { shop.staff(&payment, "void", &key, &json!({"reason": "x"})); }
            }
            let [ours, theirs] = shop.books();
            prop_assert_eq!(ours, theirs);
            prop_assert!(ours.1 <= ours.0 && ours.0 <= 4488);
            let sums = "SELECT count(*) FROM payments WHERE captured <> (SELECT coalesce(sum(amount), 0) FROM captures
                WHERE status = 'succeeded') OR refunded <> (SELECT coalesce(sum(amount), 0) FROM refunds
                WHERE status = 'succeeded')";
            prop_assert_eq!(shop.db.number(sums), 0);
        }
    }
}

#[test]
fn nobody_is_asked_for_nothing() {
    let shop = World::new();
    let nothing = json!({"key": "cart:1:authorize", "order_id": id::<kernel::OrderId>(1), "amount": eur(0),
        "provider": "test", "token": "tok_declined"});
    for _ in 0..2 {
        let (status, payment) = shop.post("/internal/v1/payments", &nothing);
        assert_eq!((status, &payment["status"]), (201, &json!("authorized")), "{payment}");
    }
    let (_, payment) = shop.post("/internal/v1/payments", &nothing);
    assert_eq!(shop.db.number("SELECT count(*) FROM payments"), 1);
    assert!(matches!(shop.capture(&payment), Outcome::Ack));
    assert_eq!(shop.last_event()["status"], "captured");
    assert_eq!(shop.cancel(&payment).0, 200);
    assert_eq!(
        shop.db.number("SELECT count(*) FROM test_provider_payments"),
        0,
        "the provider knows of nothing"
    );
    assert_eq!(shop.books(), [(0, 0); 2]);
}

#[test]
fn nothing_that_was_given_up_before_it_was_asked_for_is_refused() {
    let shop = World::new();
    let key = "cart:1:authorize";
    shop.post("/internal/v1/payments/abandon", &json!({"authorize_key": key, "reason": "Too late."}));
    let nothing =
        json!({"key": key, "order_id": id::<kernel::OrderId>(1), "amount": eur(0), "provider": "test"});
    assert_eq!(shop.post("/internal/v1/payments", &nothing).0, 409);
}

impl World {
    fn amend(&self, payment: &Value, amount: i64) -> (u16, Value) {
        let path = format!("/internal/v1/payments/{}/amount", payment["id"].as_str().unwrap());
        let headers = [("content-type", "application/json")];
        let body = json!({"amount": eur(amount)}).to_string();
        let (status, _, body) = self.send(now(), "PUT", &path, &headers, body.as_bytes());
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }
}

#[test]
fn of_what_is_held_less_is_taken_and_the_rest_let_go() {
    let shop = World::new();
    let (_, held) = shop.authorize("tok_ok");
    for _ in 0..2 {
        let (status, after) = shop.amend(&held, 3000);
        assert_eq!((status, &after["amount"]["amount"], &after["version"]), (200, &3000.into(), &2.into()));
    }
    assert_eq!(shop.amend(&held, 3500).0, 409, "nobody agreed to more");
    assert_eq!(shop.amend(&held, 0).0, 409, "that is to let it go");
    assert!(matches!(shop.capture(&held), Outcome::Ack));
    assert_eq!((&shop.status(&held), shop.provider_says().as_str()), (&"captured".into(), "captured"));
    assert_eq!(shop.books(), [(3000, 0); 2]);
    assert_eq!(shop.amend(&held, 2000).0, 409, "what is taken is given back");
}

#[test]
fn a_provider_that_was_not_told_is_told_by_the_repetition() {
    let shop = World::new();
    let (_, held) = shop.authorize("tok_ok");
    // The Worker dies between its books and the provider's.
    shop.db.execute(
        "UPDATE payments SET amount = 3000, version = 2;
         INSERT INTO payment_events (payment_id, version, status, at, source)
         SELECT id, 2, 'authorized', 0, 'amend' FROM payments",
    );
    assert_eq!(shop.amend(&held, 3000).0, 200);
    assert_eq!(shop.db.number("SELECT amount FROM test_provider_payments"), 3000);
}

#[test]
fn a_capture_that_runs_keeps_the_amount_that_it_takes() {
    let shop = World::new();
    let (_, held) = shop.authorize("tok_ok");
    shop.db.execute(
        "INSERT INTO captures (id, payment_id, key, amount, status, at)
         SELECT 'cpt_1', id, 'order', 4488, 'pending', 0 FROM payments;
         UPDATE payments SET capturing = 4488",
    );
    assert_eq!(shop.amend(&held, 3000).1["code"], "illegal_transition");
    assert!(matches!(shop.capture(&held), Outcome::Ack));
    assert_eq!(shop.books(), [(4488, 0); 2]);
}
