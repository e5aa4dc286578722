//! The shop's own words in mails.

use super::{Scripted, app, order, registered};
use crate::{App, opening, routes, send_mail::send};
use contract::{
    event::{Event, Notifications},
    notification::MailKind,
};
use kernel::Locale;
use serde_json::{Value, json};
use std::rc::Rc;
use testkit::{ask, id, migrated, now, run, staff};

struct World {
    delivery: Rc<Scripted>,
    app: Rc<App>,
}

fn world() -> World {
    let db = Rc::new(migrated("notification"));
    let delivery = Rc::new(Scripted::default());
    let app = Rc::new(app(&db, delivery.clone()));
    World { delivery, app }
}

impl World {
    fn ask(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        ask(&routes::router(), self.app.clone(), &staff(), method, path, body)
    }

    fn save(&self, path: &str, body: Value) -> (u16, Value) {
        self.ask("PUT", &format!("/admin/notifications/templates/{path}"), Some(body))
    }
}

#[test]
fn every_mail_can_be_looked_at_in_every_language() {
    let world = world();
    for kind in MailKind::ALL {
        let mut subjects = Vec::new();
        for locale in Locale::ALL {
            let path =
                format!("/admin/notifications/templates/{}/preview?locale={}", kind.as_str(), locale.tag());
            let (status, preview) = world.ask("GET", &path, None);
            assert_eq!(status, 200, "{preview}");
            assert!(!preview["subject"].as_str().unwrap().contains('{'), "{preview}");
            // What goes to an address that may be unconfirmed greets nobody by name.
            let is_named = preview["html"].as_str().unwrap().contains("Ada");
            assert!(!is_named || opening::placeholders(kind).contains(&"name"), "{preview}");
            subjects.push(preview["subject"].clone());
        }
        assert_ne!(subjects[0], subjects[1]);
    }
    assert_eq!(world.ask("GET", "/admin/notifications/templates/nonsense/preview", None).0, 404);
}

#[test]
fn the_shops_own_words_are_sent_and_escaped_and_taken_back() {
    let world = world();
    let own = json!({"subject": "Got it: {number}", "intro": "Dear {name},\n\n<b>thanks</b>."});
    assert_eq!(world.save("order_placed/en", own).0, 200);
    let placed = |n: u8, locale| {
        let data = Notifications::OrderPlaced { order: Box::new(order("", "")), locale };
        Event { id: id(n), at: now(), data }
    };
    run(send(&world.app, &placed(1, Locale::En), now()));
    run(send(&world.app, &placed(2, Locale::De), now()));
    {
        let sent = world.delivery.sent.borrow();
        assert_eq!((&*sent[0].subject, &*sent[1].subject), ("Got it: 1001", "Deine Bestellung 1001"));
        assert!(sent[0].text.contains("Dear Ada,\n\n<b>thanks</b>."), "{}", sent[0].text);
        assert!(
            sent[0].html.contains("Dear Ada,</p>") && !sent[0].html.contains("<b>thanks"),
            "{}",
            sent[0].html
        );
        assert!(sent[0].html.contains("2 × Mug"), "{}", sent[0].html);
    }
    let (_, back) = world.save("order_placed/en", json!({}));
    assert_eq!((&back["subject"], &back["own_subject"]), (&json!("Your order {number}"), &json!(false)));
    run(send(&world.app, &placed(3, Locale::En), now()));
    assert_eq!(world.delivery.sent.borrow()[2].subject, "Your order 1001");
}

#[test]
fn words_that_would_break_a_mail_are_refused_with_the_reason() {
    let world = world();
    let refused = |path: &str, body: Value| {
        let (status, problem) = world.save(path, body);
        assert_eq!(status, 400, "{problem}");
        (problem["errors"][0]["pointer"].clone(), problem["errors"][0]["detail"].to_string())
    };
    let (pointer, detail) = refused("order_placed/en", json!({"subject": "{nummer}"}));
    assert_eq!(pointer, "/subject");
    assert!(
        detail.contains("{nummer}") && detail.contains("There are {number}, {name}, {store}."),
        "{detail}"
    );
    assert_eq!(refused("registered/de", json!({"intro": "{number}"})).0, "/intro");
    assert_eq!(refused("order_placed/en", json!({"subject": "two\nlines"})).0, "/subject");
    assert_eq!(refused("order_placed/en", json!({"subject": "x".repeat(151)})).0, "/subject");
    assert_eq!(world.save("order_placed/fr", json!({})).0, 404);
}

#[test]
fn a_cancellation_always_says_what_happens_with_the_money() {
    let world = world();
    world.save("order_cancelled/en", json!({"intro": "We are sorry, {name}."}));
    let data =
        Notifications::OrderCancelled { order: Box::new(order("staff", "Broken")), locale: Locale::En };
    run(send(&world.app, &Event { id: id(1), at: now(), data }, now()));
    let text = world.delivery.sent.borrow()[0].text.clone();
    assert!(
        text.contains("We are sorry, Ada.\n\nWe had to cancel your order. You are not charged"),
        "{text}"
    );
}

#[test]
fn sender_answers_and_footer_are_the_shops() {
    let world = world();
    let path = "/admin/notification-settings";
    let settings = json!({"sender_name": "Kaffee \"Nord\"", "reply_to": "hello@shop.test",
        "footers": {"en": "Kaffee Nord, Berlin"}});
    let (status, saved) = world.ask("PUT", path, Some(settings));
    assert_eq!((status, &saved["from_address"]), (200, &json!("shop@shop.test")), "{saved}");
    run(send(&world.app, &registered(Locale::En), now()));
    let mail = world.delivery.sent.borrow()[0].clone();
    assert_eq!(mail.from_name, "Kaffee \"Nord\"");
    assert_eq!(mail.reply_to.as_deref(), Some("hello@shop.test"));
    assert!(mail.text.contains("\nKaffee Nord, Berlin\n"), "{}", mail.text);
    let (_, preview) = world.ask("GET", "/admin/notifications/templates/registered/preview", None);
    assert_eq!(preview["from"], "\"Kaffee Nord\" <shop@shop.test>");
    assert_eq!(world.ask("PUT", path, Some(json!({"sender_name": "a\nb"}))).0, 400);
    assert_eq!(world.ask("PUT", path, Some(json!({"footers": {"fr": "non"}}))).0, 400);
    let (status, problem) = world.ask("PUT", path, None);
    assert_eq!((status, &problem["code"]), (400, &json!("malformed_request")), "no body clears nothing");
    assert_eq!(world.ask("GET", path, None).1["sender_name"], "Kaffee \"Nord\"");
    let (_, reset) = world.ask("PUT", path, Some(json!({})));
    assert_eq!(reset["sender_name"], Value::Null);
}

#[test]
fn settings_that_were_changed_since_they_were_read_stay() {
    let world = world();
    let path = "/admin/notification-settings";
    let seen = world.ask("GET", path, None).1["version"].clone();
    let save = |name: &str, seen: &Value| {
        world.ask("PUT", path, Some(json!({"sender_name": name, "footers": {"de": "Gruß"}, "seen": seen})))
    };
    let (status, first) = save("Kontor", &seen);
    assert_eq!(status, 200, "{first}");
    assert_eq!(save("Hafen", &seen).1["code"], "conflict");
    assert_eq!(world.ask("GET", path, None).1["sender_name"], "Kontor");
    assert_eq!(save("Hafen", &first["version"]).1["sender_name"], "Hafen");
}
