//! Mails that are looked at and sent again, and what becomes of events that died.

use super::{Scripted, app, order, registered};
use crate::{
    App,
    delivery::Outcome,
    routes,
    send_mail::{forget_words, mark_lost_claims, send},
};
use contract::{
    event::{Event, Notifications, Queue},
    queues::DeathReason,
};
use edge::{Database, dead_letters::bury};
use kernel::{EventId, Locale};
use serde_json::{Value, json};
use std::{rc::Rc, time::Duration};
use testkit::{Sqlite, ask, ask_with, id, migrated, now, run, staff};

struct World {
    db: Rc<Sqlite>,
    delivery: Rc<Scripted>,
    app: Rc<App>,
}

/// As in production.
fn world() -> World {
    let db = Rc::new(migrated("notification"));
    let delivery = Rc::new(Scripted::default());
    let app = Rc::new(App { local: false, ..app(&db, delivery.clone()) });
    World { db, delivery, app }
}

fn placed() -> Event<Notifications> {
    let data = Notifications::OrderPlaced { order: Box::new(order("", "")), locale: Locale::En };
    Event { id: id(20), at: now(), data }
}

impl World {
    fn get(&self, path: &str) -> (u16, Value) {
        ask(&routes::router(), self.app.clone(), &staff(), "GET", path, None)
    }

    fn post(&self, path: &str, key: &str, body: Option<Value>) -> (u16, Value) {
        let headers = [(client::IDEMPOTENCY_KEY, key)];
        ask_with(&routes::router(), self.app.clone(), &staff(), "POST", path, body, &headers)
    }

    /// The id of the mail that was written last.
    fn newest(&self) -> String {
        self.get("/admin/notifications").1["items"][0]["id"].as_str().unwrap().to_owned()
    }

    fn dead(&self) -> Value {
        self.get("/admin/queues/notification").1
    }
}

#[test]
fn an_order_mail_is_sent_again_once_however_often_one_clicks() {
    let world = world();
    run(send(&world.app, &placed(), now()));
    let path = format!("/admin/notifications/{}/resend", world.newest());
    let (status, again) = world.post(&path, "click", None);
    assert_eq!((status, &again["status"]), (201, &json!("sent")), "{again}");
    let (status, twice) = world.post(&path, "click", None);
    assert_eq!((status, &twice["id"]), (201, &again["id"]), "{twice}");
    assert_eq!(world.delivery.sent.borrow().len(), 2);
    world.post(&path, "another-day", None);
    let sent = world.delivery.sent.borrow();
    assert_eq!(sent.len(), 3);
    assert!(sent.iter().all(|mail| mail.text == sent[0].text && mail.subject == "Your order 1001"));
    let (_, details) = world.get(path.strip_suffix("/resend").unwrap());
    assert_eq!(details["resends"].as_array().map(Vec::len), Some(2), "{details}");
}

#[test]
fn what_the_staff_see_of_a_mail_opens_no_order() {
    let world = world();
    run(send(&world.app, &placed(), now()));
    let (_, details) = world.get(&format!("/admin/notifications/{}", world.newest()));
    let token = kernel::OrderToken::from_bits(1).to_string();
    assert!(world.delivery.sent.borrow()[0].html.contains(&token));
    assert!(!details.to_string().contains(&token), "{details}");
    assert!(details["html"].as_str().unwrap().contains("token=…"), "{details}");
    assert_eq!((&details["words"], &details["resendable"]), (&json!("kept"), &json!(true)));
}

#[test]
fn a_mail_with_a_link_for_one_person_is_neither_shown_nor_sent_again() {
    for local in [true, false] {
        let db = Rc::new(migrated("notification"));
        let app = Rc::new(App { local, ..app(&db, Rc::new(Scripted::default())) });
        let world = World { db, delivery: Rc::default(), app };
        run(send(&world.app, &registered(Locale::En), now()));
        let path = format!("/admin/notifications/{}", world.newest());
        let (_, details) = world.get(&path);
        assert_eq!((&details["words"], &details["html"]), (&json!("secret"), &Value::Null), "{details}");
        let (status, problem) = world.post(&format!("{path}/resend"), "click", None);
        assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
        assert!(problem["detail"].as_str().unwrap().contains("ask for a new one"), "{problem}");
        assert_eq!(world.db.number("SELECT count(*) FROM notifications"), 1);
    }
}

#[test]
fn words_are_forgotten_after_ninety_days_and_the_log_stays() {
    let world = world();
    run(send(&world.app, &placed(), now()));
    let later = now().plus(Duration::from_secs(91 * 24 * 3600));
    run(Database::run(&*world.db, forget_words(later))).unwrap();
    let path = format!("/admin/notifications/{}", world.newest());
    assert_eq!(world.get(&path).1["words"], "forgotten");
    assert_eq!(world.post(&format!("{path}/resend"), "click", None).0, 409);
}

#[test]
fn what_came_of_sending_again_is_told_and_can_be_tried_once_more() {
    let world = world();
    run(send(&world.app, &placed(), now()));
    let path = format!("/admin/notifications/{}/resend", world.newest());
    world.delivery.outcomes.borrow_mut().push(Outcome::NotSent("down".into()));
    let (_, failed) = world.post(&path, "click", None);
    assert_eq!((&failed["status"], &failed["failure"]), (&json!("failed"), &json!("down")));
    let again = format!("/admin/notifications/{}/resend", failed["id"].as_str().unwrap());
    assert_eq!(world.post(&again, "click", None).1["status"], "sent");
}

#[test]
fn sending_again_that_a_crash_cut_off_is_unknown_even_where_the_provider_knows_keys() {
    let db = Rc::new(migrated("notification"));
    let delivery = Rc::new(Scripted { idempotent: true, ..Scripted::default() });
    let app = Rc::new(App { local: false, ..app(&db, delivery.clone()) });
    let world = World { db, delivery, app };
    run(send(&world.app, &placed(), now()));
    let path = format!("/admin/notifications/{}/resend", world.newest());
    world.post(&path, "click", None);
    world
        .db
        .execute("UPDATE notifications SET status = 'sending', sent_at = NULL WHERE resend_key IS NOT NULL");
    run(mark_lost_claims(&world.app, now().plus(Duration::from_secs(300)))).unwrap();
    assert_eq!(world.db.number("SELECT count(*) FROM notifications WHERE status = 'unknown'"), 1);
}

#[test]
fn a_dead_order_mail_goes_through_the_queue_again_and_is_sent_once() {
    let world = world();
    world.delivery.outcomes.borrow_mut().push(Outcome::NotSent("down".into()));
    run(send(&world.app, &placed(), now()));
    let event = serde_json::to_string(&placed()).unwrap();
    run(bury(&*world.app, Queue::Notifications, &event, DeathReason::Failed, now())).unwrap();
    let report = world.dead();
    assert_eq!(
        (&report["dead"], &report["letters"]["items"][0]["kind"]),
        (&json!(1), &json!("order_placed"))
    );
    let token = kernel::OrderToken::from_bits(1).to_string();
    assert!(!report.to_string().contains(&token), "{report}");

    let replay = json!({"treatment": "replay", "ids": [id::<EventId>(20).to_string()]});
    let path = "/admin/queues/notification/dead-letters";
    assert_eq!(world.post(path, "", Some(replay.clone())).1, json!({"treated": 1}));
    assert_eq!(world.post(path, "", Some(replay)).1, json!({"treated": 0}));
    for _ in 0..2 {
        run(send(&world.app, &placed(), now()));
    }
    assert_eq!(world.delivery.tried.borrow().len(), 2);
    assert_eq!(world.db.number("SELECT count(*) FROM notifications WHERE status = 'sent'"), 1);
}

#[test]
fn a_dead_mail_with_a_token_leaves_nothing_that_opens_an_account() {
    let world = world();
    let event = serde_json::to_string(&registered(Locale::En)).unwrap();
    run(bury(&*world.app, Queue::Notifications, &event, DeathReason::Failed, now())).unwrap();
    let unknown = "{\"data\": {\"kind\": \"magic_link\", \"token\": \"secret-token\"}}";
    run(bury(&*world.app, Queue::Notifications, unknown, DeathReason::Unreadable, now())).unwrap();
    assert_eq!(world.db.number("SELECT count(*) FROM dead_letters WHERE body IS NOT NULL"), 0);
    let replay = json!({"treatment": "replay", "ids": [id::<EventId>(9).to_string()]});
    let path = "/admin/queues/notification/dead-letters";
    let (status, problem) = world.post(path, "", Some(replay));
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    assert_eq!(world.post(path, "", Some(json!({"treatment": "discard"}))).1, json!({"treated": 2}));
    assert_eq!(world.dead()["dead"], 0);
}
