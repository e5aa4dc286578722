//! The pages about mails and queues, and what does not stand in addresses.

use super::{HOSTILE, World, calm, order_path};
use http::header;
use kernel::{ErrorCode, EventId, NotificationId, Permission, Principal, Problem};
use serde_json::{Value, json};
use testkit::{id, now, staff};

fn mail(status: &str) -> Value {
    json!({
        "id": id::<NotificationId>(7), "kind": "order_placed", "to": "a@b.de", "subject": HOSTILE, "status": status,
        "attempts": 1, "tried_at": now()
    })
}

fn details(words: &str, resendable: bool) -> Value {
    let text = (words == "kept").then_some(HOSTILE);
    json!({
        "mail": mail("sent"), "event_id": id::<EventId>(8), "words": words, "text": text, "html": text,
        "resendable": resendable, "resends": [mail("failed")]
    })
}

fn report(letters: Vec<Value>) -> Value {
    json!({
        "unsent": 0, "dead": letters.len(), "letters": {"items": letters, "next_cursor": null, "prev_cursor": null}
    })
}

fn letter() -> Value {
    json!({
        "id": id::<EventId>(3), "queue": "payments", "kind": HOSTILE, "reason": "failed", "failures": 2,
        "at": now(), "body": {"data": {"note": HOSTILE}}
    })
}

fn services(method: &str, path: &str) -> Result<Value, Problem> {
    match path {
        "/admin/queues/payment" => Ok(report(vec![letter()])),
        "/admin/queues/search" => Err(ErrorCode::Unavailable.into()),
        path if path.ends_with("/dead-letters") => Ok(json!({"treated": 1})),
        path if path.starts_with("/admin/queues/") => Ok(report(Vec::new())),
        path if path.ends_with("/resend") => Ok(mail("sent")),
        path if path.starts_with("/admin/notifications/ntf_") => Ok(details("kept", true)),
        "/admin/notifications" => Ok(json!({"items": [mail("sent")]})),
        "/admin/notification-health" => Ok(json!({"sent": 0, "waiting": 0, "failed": 0, "unknown": 0})),
        _ => calm(method, path),
    }
}

fn mail_path() -> String {
    format!("/admin/mails/{}", id::<NotificationId>(7))
}

fn policy(page: &super::Page) -> &str {
    page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap()
}

#[test]
fn the_list_of_mails_names_the_order_that_each_is_about() {
    let world = World::new(|method, path| match path {
        "/admin/notifications" => {
            let about = |n: u8| {
                let mut mail = mail("sent");
                mail["order_id"] = json!(id::<kernel::OrderId>(n));
                mail
            };
            Ok(json!({"items": [about(1), about(2)]}))
        }
        "/internal/v1/order-numbers" => {
            Ok(json!({"items": [{"id": id::<kernel::OrderId>(1), "number": "1006"}]}))
        }
        _ => services(method, path),
    });
    let page = world.get("/admin/mails");
    let link =
        |n: u8, name: &str| format!("<a href=\"/admin/orders/{}\">{name}</a>", id::<kernel::OrderId>(n));
    assert!(page.html.contains(&link(1, "#1006")), "{}", page.html);
    assert!(page.html.contains(&link(2, "Order")), "one that was never placed: {}", page.html);
}

#[test]
fn a_mail_is_shown_in_a_frame_in_which_nothing_runs() {
    let world = World::new(services);
    let page = world.get(&mail_path());
    assert_eq!(page.status, 200, "{}", page.html);
    assert!(policy(&page).contains("frame-src 'self'"), "{}", policy(&page));
    // Of the shop's own origin, for the page to make the frame as high as the mail: without scripts that opens nothing.
    assert!(page.html.contains("sandbox=\"allow-same-origin\""), "{}", page.html);
    assert!(!page.html.contains("allow-scripts") && !page.html.contains("<script>"), "{}", page.html);
    let frame = world.get(&format!("{}/html", mail_path()));
    assert_eq!(frame.html, HOSTILE);
    assert!(
        policy(&frame).starts_with("sandbox allow-same-origin; default-src 'none'"),
        "{}",
        policy(&frame)
    );
    assert!(!policy(&frame).contains("script"), "{}", policy(&frame));
}

#[test]
fn a_second_click_sends_a_mail_under_the_same_key() {
    let world = World::new(services);
    let key = world.get(&mail_path()).value("key");
    for _ in 0..2 {
        let done = world.post(&format!("{}/resend", mail_path()), &format!("key={key}"));
        assert_eq!((done.status, done.location()), (303, &*format!("{}?done=resent", mail_path())));
    }
    let sent = world.sent("/resend");
    assert_eq!((sent.len(), &sent[0], sent[0].key.as_ref()), (2, &sent[1], Some(&key)));
}

#[test]
fn a_mail_with_a_link_for_one_person_has_no_button_and_says_why() {
    let world = World::new(|_, _| Ok(details("secret", false)));
    let page = world.get(&mail_path());
    assert!(!page.html.contains("/resend") && !page.html.contains("<iframe"), "{}", page.html);
    assert!(page.html.contains("is not kept") && page.html.contains("asks for a new link"), "{}", page.html);
    assert_eq!(world.get(&format!("{}/html", mail_path())).status, 404);
}

#[test]
fn a_dead_letter_is_shown_as_text_and_can_be_sent_again_or_discarded() {
    let world = World::new(services);
    let page = world.get("/admin/queues");
    assert_eq!(page.status, 200, "{}", page.html);
    assert!(page.html.contains("&lt;script") && !page.html.contains("<script>"), "{}", page.html);
    assert!(page.html.contains("Does not answer"), "one service more or less: {}", page.html);
    for name in ["Orders", "Payments", "Catalog", "Search", "Mails", "Accounts", "Stock", "Settings"] {
        assert!(page.html.contains(&format!("<th scope=\"row\">{name}")), "{name}: {}", page.html);
    }
    for (treatment, done) in [("replay", "replayed"), ("discard", "discarded")] {
        let form = format!("treatment={treatment}&id={}", id::<EventId>(3));
        let answer = world.post("/admin/queues/payment", &form);
        assert_eq!((answer.status, answer.location()), (303, &*format!("/admin/queues?done={done}&count=1")));
    }
    world.post("/admin/queues/payment", "treatment=replay");
    let sent = world.sent("/dead-letters");
    assert_eq!(sent[0].body, json!({"treatment": "replay", "ids": [id::<EventId>(3)]}));
    assert_eq!(sent[2].body, json!({"treatment": "replay"}));
    assert_eq!(world.post("/admin/queues/nowhere", "treatment=replay").status, 404);
}

#[test]
fn what_was_sent_again_does_not_wait_any_more() {
    let world = World::new(|method, path| match path {
        "/admin/queues/payment" => {
            let mut letter = letter();
            letter["replayed_at"] = json!(now());
            let mut report = report(vec![letter]);
            report["dead"] = 0.into();
            Ok(report)
        }
        _ => services(method, path),
    });
    let page = world.get("/admin/queues");
    assert!(page.html.contains("All were sent again"), "{}", page.html);
    assert!(page.html.contains("No message is waiting for you."), "{}", page.html);
    assert!(!page.html.contains("Look below"), "{}", page.html);
}

#[test]
fn what_was_not_sent_again_is_not_called_sent() {
    let world = World::new(services);
    let says = |query: &str| world.get(&format!("/admin/queues?{query}")).html;
    assert!(says("done=replayed&count=2").contains("Sent again: 2 messages."));
    let nothing = says("done=replayed&count=0");
    assert!(nothing.contains("Nothing was sent") && !nothing.contains("Sent again:"), "{nothing}");
    assert!(says("done=discarded&count=0").contains("Nothing was discarded"));
}

#[test]
fn what_can_stand_nowhere_finds_nobody() {
    let world = World::new(services);
    for (list, path) in
        [("orders", "/admin/orders"), ("customers", "/admin/customers"), ("mails", "/admin/notifications")]
    {
        let answer = world.post("/admin/find", &format!("list={list}&q=%E2%80%AEada"));
        let cookie =
            answer.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        let page = world.with_cookie(answer.location(), &cookie);
        assert!(page.status == 200 && page.html.contains("cannot be looked for"), "{}", page.html);
        assert_eq!(world.sent(path), [], "{list}");
    }
}

#[test]
fn who_signs_out_leaves_no_search_behind() {
    let world = World::new(|_, _| Ok(json!({})));
    let answer = world.post("/admin/sign-out", "");
    let cleared: Vec<&str> =
        answer.headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap()).collect();
    assert!(
        cleared.iter().any(|cookie| cookie.contains("admin_find=;") && cookie.contains("Max-Age=0")),
        "{cleared:?}"
    );
}

#[test]
fn the_overview_tells_of_messages_that_could_not_be_handled() {
    let page = World::new(services).get("/admin");
    assert!(page.html.contains("1 message between the parts of the shop"), "{}", page.html);
    assert!(page.html.contains("href=\"/admin/queues\""), "{}", page.html);
    let calm = World::new(calm).get("/admin");
    assert!(!calm.html.contains("between the parts"), "{}", calm.html);
    let clerk = Principal::Staff { id: id(9), permissions: vec![Permission::Orders] };
    let world = World::new(services);
    world.request(&clerk, "GET", "/admin", None);
    assert_eq!(world.sent("/admin/queues/payment"), []);
}

#[test]
fn what_is_looked_for_among_customers_stands_in_no_address() {
    let world = World::new(services);
    for list in ["orders", "customers", "mails"] {
        let form = format!("list={list}&q=ada%40example.com&status=placed");
        let answer = world.post("/admin/find", &form);
        let location = answer.location().to_owned();
        assert!(location.starts_with(&format!("/admin/{list}?find=")), "{location}");
        assert!(!location.contains("ada"), "{location}");
        let cookie =
            answer.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        let page = world.with_cookie(&location, &cookie);
        assert!(page.html.contains("value=\"ada@example.com\""), "{}", page.html);
        let forgotten = world.get(&location);
        assert!(forgotten.html.contains("no longer remembered"), "{}", forgotten.html);
    }
    assert_eq!(
        world.post("/admin/find", "list=orders&q=&status=placed").location(),
        "/admin/orders?status=placed"
    );
    assert_eq!(world.post("/admin/find", "list=elsewhere&q=a").status, 404);
    let clerk = Principal::Staff { id: id(9), permissions: vec![Permission::Orders] };
    assert_eq!(world.request(&clerk, "POST", "/admin/find", Some("list=customers&q=a")).status, 403);
    assert_eq!(world.request(&staff(), "POST", "/admin/find", Some("list=customers&q=a")).status, 303);
}

#[test]
fn an_order_shows_its_mails_to_those_who_may_see_them() {
    let world = World::new(services);
    assert!(world.get(&order_path()).html.contains(&mail_path()));
    let clerk = Principal::Staff { id: id(9), permissions: vec![Permission::Orders] };
    assert!(!world.request(&clerk, "GET", &order_path(), None).html.contains(&mail_path()));
}
