//! What becomes of messages that payment cannot handle, and of events that it has not sent.

use super::World;
use contract::{
    event::{Event, Payments, Queue},
    queues::DeathReason,
};
use edge::{
    DatabaseError,
    dead_letters::{bury, forget_old},
    outbox,
};
use kernel::{EventId, Permission, Principal};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{ask, id, now, run, staff};

const LETTERS: &str = "/admin/queues/payment/dead-letters";

impl World {
    fn report(&self, query: &str) -> Value {
        let path = format!("/admin/queues/payment{query}");
        let (status, report) = ask(&crate::routes::router(), self.app.clone(), &staff(), "GET", &path, None);
        assert_eq!(status, 200, "{report}");
        report
    }

    fn treat(&self, body: Value) -> (u16, Value) {
        ask(&crate::routes::router(), self.app.clone(), &staff(), "POST", LETTERS, Some(body))
    }

    fn bury(&self, text: &str, reason: DeathReason) {
        run(bury(&*self.app, Queue::Payments, text, reason, now())).unwrap();
    }

    fn sent_again(&self) -> usize {
        self.queues.sent.borrow().iter().filter(|(queue, _)| *queue == Queue::Payments).count()
    }
}

fn capture(n: u8) -> String {
    let data = Payments::Capture { payment_id: id(n), order_id: id(n) };
    serde_json::to_string(&Event { id: id(n), at: now(), data }).unwrap()
}

#[test]
fn a_message_that_died_is_told_and_sent_again_once() {
    let world = World::new();
    world.bury(&capture(1), DeathReason::Failed);
    let report = world.report("");
    let letter = &report["letters"]["items"][0];
    assert_eq!((&report["dead"], &letter["kind"]), (&json!(1), &json!("capture")), "{report}");
    assert_eq!(letter["body"]["data"]["order_id"], id::<kernel::OrderId>(1).to_string());
    let replay = json!({"treatment": "replay"});
    assert_eq!(world.treat(replay.clone()), (200, json!({"treated": 1})));
    assert_eq!(world.treat(replay), (200, json!({"treated": 0})));
    assert_eq!(world.sent_again(), 1);
    let report = world.report("");
    assert_eq!(report["dead"], 0);
    assert!(report["letters"]["items"][0]["replayed_at"].is_string(), "{report}");
}

#[test]
fn a_message_that_dies_again_is_the_same_letter() {
    let world = World::new();
    for _ in 0..2 {
        world.bury(&capture(1), DeathReason::Failed);
        world.treat(json!({"treatment": "replay", "ids": [id::<EventId>(1).to_string()]}));
    }
    world.bury(&capture(1), DeathReason::Failed);
    let report = world.report("");
    assert_eq!((&report["dead"], &report["letters"]["items"][0]["failures"]), (&json!(1), &json!(3)));
    assert_eq!(report["letters"]["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_queue_that_takes_nothing_leaves_the_letter_where_it_is() {
    let world = World::new();
    world.bury(&capture(1), DeathReason::Failed);
    world.queues.down.set(true);
    assert_eq!(world.treat(json!({"treatment": "replay"})).0, 503);
    assert_eq!(world.report("")["dead"], 1);
    world.queues.down.set(false);
    assert_eq!(world.treat(json!({"treatment": "replay"})).1["treated"], 1);
}

#[test]
fn what_nobody_can_read_can_only_be_discarded() {
    let world = World::new();
    world.bury("no JSON", DeathReason::Unreadable);
    let letter = world.report("")["letters"]["items"][0].clone();
    assert_eq!((&letter["body"], &letter["reason"]), (&json!("no JSON"), &json!("unreadable")));
    let (status, problem) = world.treat(json!({"treatment": "replay", "ids": [letter["id"]]}));
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    assert_eq!(world.treat(json!({"treatment": "replay"})).1["treated"], 0);
    assert_eq!(world.treat(json!({"treatment": "discard", "ids": [letter["id"]]})).1["treated"], 1);
    assert_eq!(world.treat(json!({"treatment": "discard", "ids": [letter["id"]]})).1["treated"], 0);
    assert_eq!(world.report("")["letters"]["items"], json!([]));
}

#[test]
fn a_letter_that_only_sqlite_can_read_holds_up_no_other() {
    let world = World::new();
    let deep = format!("{}{}", "[".repeat(300), "]".repeat(300));
    let poison = ["{\"n\": 1e999}", "\"\\ud800\"", &*deep];
    let many: Vec<String> = (0..100).map(|n| format!("{{\"n{n}\": 1e999}}")).collect();
    for text in poison.into_iter().chain(many.iter().map(String::as_str)) {
        world.bury(text, DeathReason::Unreadable);
    }
    assert_eq!(world.treat(json!({"treatment": "replay"})), (200, json!({"treated": 0})));
    world.bury(&capture(1), DeathReason::Failed);
    assert_eq!(world.treat(json!({"treatment": "replay"})), (200, json!({"treated": 1})));
    for letter in world.report("?limit=100")["letters"]["items"].as_array().unwrap() {
        if letter["reason"] == "unreadable" {
            assert_eq!(world.treat(json!({"treatment": "replay", "ids": [letter["id"]]})).0, 409, "{letter}");
        }
    }
}

#[test]
fn a_letter_that_no_queue_takes_stays() {
    let world = World::new();
    world.bury(
        &json!({"id": id::<EventId>(1), "data": "x".repeat(120_000)}).to_string(),
        DeathReason::Unreadable,
    );
    let replay = json!({"treatment": "replay", "ids": [id::<EventId>(1)]});
    let (status, problem) = world.treat(replay);
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    assert_eq!((world.report("")["dead"].clone(), world.sent_again()), (json!(1), 0));
}

#[test]
fn an_unreadable_letter_is_kept_behind_its_nul_too() {
    let world = World::new();
    world.bury("before\0after", DeathReason::Unreadable);
    assert_eq!(world.report("")["letters"]["items"][0]["body"], "before\u{2400}after");
    assert_eq!(world.db.number("SELECT length(body) FROM dead_letters"), 12);
}

#[test]
fn many_letters_are_read_in_parts_and_sent_a_hundred_at_a_time() {
    let world = World::new();
    for n in 1..=101 {
        world.bury(&capture(n), DeathReason::Failed);
    }
    let first = world.report("?limit=100");
    assert_eq!(
        (first["dead"].as_u64(), first["letters"]["items"].as_array().map(Vec::len)),
        (Some(101), Some(100))
    );
    let next = first["letters"]["next_cursor"].as_str().unwrap();
    let last = world.report(&format!("?limit=100&cursor={next}"));
    assert_eq!(last["letters"]["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(world.treat(json!({"treatment": "replay"})).1["treated"], 100);
    assert_eq!(world.treat(json!({"treatment": "replay"})).1["treated"], 1);
}

#[test]
fn letters_that_were_sent_again_are_forgotten_after_a_week_and_the_others_stay() {
    let world = World::new();
    world.bury(&capture(1), DeathReason::Failed);
    world.treat(json!({"treatment": "replay"}));
    world.bury(&capture(2), DeathReason::Failed);
    world.tick(now().plus(Duration::from_secs(8 * 24 * 3600)));
    assert_eq!(world.report("")["letters"]["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(world.report("")["dead"], 1);
    assert!(forget_old(now()).sql.contains("replayed_at"));
}

#[test]
fn what_waits_in_the_outbox_is_told_with_its_age() {
    let world = World::new();
    let data = Payments::Capture { payment_id: id(1), order_id: id(1) };
    let event = Event { id: id::<EventId>(1), at: now(), data };
    run(edge::Database::run(&*world.db, outbox::insert(&event))).unwrap();
    let report = world.report("");
    assert_eq!((&report["unsent"], &report["unsent_since"]), (&json!(1), &json!(now())));
}

#[test]
fn a_letter_that_cannot_be_written_down_comes_again() {
    let world = World::new();
    world.db.fail_next(DatabaseError::Transient("overloaded".to_owned()));
    let failed = run(bury(&*world.app, Queue::Payments, &capture(1), DeathReason::Failed, now()));
    assert!(failed.is_err());
    assert_eq!(world.report("")["dead"], 0);
}

#[test]
fn only_who_looks_after_the_shop_sees_its_queues() {
    let world = World::new();
    let clerk = Principal::Staff { id: id(9), permissions: vec![Permission::Orders] };
    for (who, status) in [(&Principal::Guest, 401), (&testkit::customer(1), 403), (&clerk, 403)] {
        let router = crate::routes::router();
        assert_eq!(ask(&router, world.app.clone(), who, "GET", "/admin/queues/payment", None).0, status);
        let body = Some(json!({"treatment": "discard"}));
        assert_eq!(ask(&router, world.app.clone(), who, "POST", LETTERS, body).0, status);
    }
}
