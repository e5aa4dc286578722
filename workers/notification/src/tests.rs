mod resending;
mod templates;

use crate::{
    App,
    delivery::{Delivery, Mailbox, Outcome},
    letterhead::Letterhead,
    mail::{self, Mail},
    routes,
    send_mail::{mark_lost_claims, send},
    store::Store,
};
use async_trait::async_trait;
use contract::{
    event::{Event, Notifications, Queue},
    order::Order,
    queues::DeathReason,
};
use edge::{Database, dead_letters::bury, runtime};
use kernel::{EventId, LineId, Locale, Principal};
use serde_json::json;
use std::{cell::RefCell, rc::Rc, time::Duration};
use testkit::{Sqlite, ask, id, migrated, now, run};

/// A delivery that does what the test says, in turn, and then accepts.
#[derive(Default)]
pub struct Scripted {
    pub outcomes: RefCell<Vec<Outcome>>,
    pub tried: RefCell<Vec<EventId>>,
    pub sent: RefCell<Vec<Mail>>,
    pub idempotent: bool,
}

#[async_trait(?Send)]
impl Delivery for Scripted {
    async fn deliver(&self, mail: &Mail, key: EventId) -> Outcome {
        self.tried.borrow_mut().push(key);
        self.sent.borrow_mut().push(mail.clone());
        self.outcomes.borrow_mut().pop().unwrap_or(Outcome::Accepted)
    }
    fn is_idempotent(&self) -> bool {
        self.idempotent
    }
}

pub fn app(db: &Rc<Sqlite>, delivery: Rc<dyn Delivery>) -> App {
    App {
        db: db.clone(),
        queues: Rc::new(testkit::RecordingQueues::default()),
        delivery,
        from: "shop@shop.test".to_owned(),
        store_url: "https://shop.test".to_owned(),
        local: true,
        claim: Duration::from_secs(120),
    }
}

pub fn registered(locale: Locale) -> Event<Notifications> {
    let data = Notifications::Registered {
        customer_id: id(1),
        email: "ada@example.com".to_owned(),
        name: "Ada <b>".to_owned(),
        locale,
        token: "secret-token".to_owned(),
    };
    Event { id: id(9), at: now(), data }
}

fn letterhead() -> Letterhead {
    Letterhead {
        store: Store {
            words: texts::words::Words::new(),
            name: "Kontor".to_owned(),
            contact_email: "post@kontor.test".to_owned(),
            postal_address: "Kontor\nAm Hafen 1".to_owned(),
        },
        store_url: "https://shop.test".to_owned(),
        sender_name: None,
        reply_to: None,
        footer: None,
        subject: None,
        intro: None,
    }
}

fn write(event: &Notifications) -> Mail {
    mail::write(event, &letterhead()).unwrap().unwrap()
}

fn is_retry(message: &runtime::Outcome) -> bool {
    matches!(message, runtime::Outcome::Retry(_))
}

#[test]
fn an_event_that_comes_three_times_sends_one_mail() {
    let db = Rc::new(migrated("notification"));
    let delivery = Rc::new(Scripted::default());
    let app = app(&db, delivery.clone());
    for _ in 0..3 {
        assert!(!is_retry(&run(send(&app, &registered(Locale::En), now()))));
    }
    assert_eq!(delivery.tried.borrow().len(), 1);
    assert_eq!(db.number("SELECT count(*) FROM notifications WHERE status = 'sent'"), 1);
}

#[test]
fn a_mail_that_was_certainly_not_sent_is_tried_again() {
    let db = Rc::new(migrated("notification"));
    let delivery = Rc::new(Scripted {
        outcomes: RefCell::new(vec![Outcome::NotSent("down".into())]),
        ..Scripted::default()
    });
    let app = app(&db, delivery.clone());
    assert!(is_retry(&run(send(&app, &registered(Locale::En), now()))));
    assert!(!is_retry(&run(send(&app, &registered(Locale::En), now()))));
    assert_eq!(db.number("SELECT attempts FROM notifications WHERE status = 'sent'"), 2);
}

#[test]
fn a_mail_that_may_have_been_sent_is_not_sent_again() {
    let db = Rc::new(migrated("notification"));
    let delivery = Rc::new(Scripted {
        outcomes: RefCell::new(vec![Outcome::Unknown("silence".into())]),
        ..Scripted::default()
    });
    let app = app(&db, delivery.clone());
    for _ in 0..3 {
        run(send(&app, &registered(Locale::En), now()));
    }
    assert_eq!(delivery.tried.borrow().len(), 1);
    assert_eq!(db.number("SELECT count(*) FROM notifications WHERE status = 'unknown'"), 1);
}

#[test]
fn a_claim_that_a_crash_left_behind_is_unknown_unless_the_provider_knows_the_key() {
    let crashed = |idempotent| {
        let db = Rc::new(migrated("notification"));
        let delivery = Rc::new(Scripted { idempotent, ..Scripted::default() });
        let app = app(&db, delivery.clone());
        run(send(&app, &registered(Locale::En), now()));
        db.execute("UPDATE notifications SET status = 'sending', sent_at = NULL");
        let later = now().plus(Duration::from_secs(300));
        run(mark_lost_claims(&app, later)).unwrap();
        run(send(&app, &registered(Locale::En), later));
        let tried = delivery.tried.borrow().len();
        (tried, db.number("SELECT count(*) FROM notifications WHERE status = 'sent'"))
    };
    assert_eq!(crashed(false), (1, 0));
    assert_eq!(crashed(true), (2, 1));
}

#[test]
fn a_mail_that_another_attempt_has_is_looked_at_again_until_it_is_sent() {
    let db = Rc::new(migrated("notification"));
    let delivery = Rc::new(Scripted { idempotent: true, ..Scripted::default() });
    let app = app(&db, delivery.clone());
    run(send(&app, &registered(Locale::En), now()));
    // The runtime died between sending and noting it; the message comes again at once.
    db.execute("UPDATE notifications SET status = 'sending', sent_at = NULL");
    assert!(is_retry(&run(send(&app, &registered(Locale::En), now().plus(Duration::from_secs(1))))));
    assert_eq!(delivery.tried.borrow().len(), 1);
    assert!(!is_retry(&run(send(&app, &registered(Locale::En), now().plus(Duration::from_secs(130))))));
    assert_eq!(db.number("SELECT count(*) FROM notifications WHERE status = 'sent'"), 1);
}

#[test]
fn a_dead_letter_is_noted_as_failed() {
    let db = Rc::new(migrated("notification"));
    let delivery = Rc::new(Scripted {
        outcomes: RefCell::new(vec![Outcome::NotSent("down".into())]),
        ..Scripted::default()
    });
    let app = app(&db, delivery);
    run(send(&app, &registered(Locale::En), now()));
    let event = serde_json::to_string(&registered(Locale::En)).unwrap();
    run(bury(&app, Queue::Notifications, &event, DeathReason::Failed, now())).unwrap();
    assert_eq!(db.number("SELECT count(*) FROM notifications WHERE status = 'failed'"), 1);
}

#[test]
fn mails_speak_the_shoppers_language_and_escape_what_shoppers_write() {
    let english = write(&registered(Locale::En).data);
    assert!(english.text.contains("https://shop.test/account/verify?token=secret-token"), "{}", english.text);
    let mut order = order("customer", "");
    order.addresses.shipping.name = "Ada <b>".parse().unwrap();
    let html = write(&Notifications::OrderPlaced { order: Box::new(order), locale: Locale::En }).html;
    assert!(html.contains("Ada &#60;b&#62;") || html.contains("Ada &lt;b&gt;"), "{html}");
    let german = write(&registered(Locale::De).data);
    assert_eq!(german.subject, "Bitte bestätige deine E-Mail-Adresse");
    assert!(german.text.contains("/de/account/verify"), "{}", german.text);
}

#[test]
fn a_mail_to_an_address_that_nobody_confirmed_says_nothing_that_a_stranger_typed() {
    let mut event = registered(Locale::En).data;
    let Notifications::Registered { name, customer_id, email, locale, token } = &mut event else { panic!() };
    "Ada, you won: evil.example".clone_into(name);
    let forgotten = Notifications::PasswordForgotten {
        customer_id: *customer_id,
        email: email.clone(),
        name: name.clone(),
        locale: *locale,
        token: token.clone(),
    };
    let head = Letterhead { intro: Some("Dear {name}, welcome.".to_owned()), ..letterhead() };
    for event in [event, forgotten] {
        for head in [&letterhead(), &head] {
            let mail = mail::write(&event, head).unwrap().unwrap();
            let said = format!("{} {} {}", mail.subject, mail.text, mail.html);
            assert!(said.contains("Hello,") && !said.contains("evil.example"), "{said}");
        }
    }
}

/// An order of two mugs and a pan, one of the mugs on its way, that was cancelled by `actor`.
pub fn order(actor: &str, note: &str) -> Order {
    let eur = |amount: i64| json!({"amount": amount, "currency": "EUR"});
    let line = |n: u8, title: &str, quantity: u32| {
        json!({"id": id::<LineId>(n), "variant_id": id::<kernel::VariantId>(n), "product_id": id::<kernel::ProductId>(n),
            "product_slug": "", "sku": "", "title": title, "options": {}, "quantity": quantity,
            "unit_price": eur(1000), "total": eur(1000 * i64::from(quantity)), "discount": eur(0), "fulfilled": 0})
    };
    let address = json!({"name": "Ada", "line1": "Hauptstraße 1", "city": "Wien", "postal_code": "1010", "country": "AT"});
    let order = json!({
        "id": id::<kernel::OrderId>(1), "number": "1001", "status": "placed", "payment_status": "captured",
        "fulfillment_status": "partially_fulfilled", "email": "ada@example.com",
        "lines": [line(1, "Mug", 2), line(2, "Pan", 1)], "coupons": [],
        "shipping_option": {"id": "standard", "name": "Standard", "names": {"de": "Versand-DE"}, "price": eur(490)},
        "totals": {"subtotal": eur(3000), "discount": eur(0), "shipping": eur(490), "tax": eur(557), "total": eur(3490),
            "tax_included": true},
        "addresses": {"shipping": address, "billing": address}, "payments": [],
        "fulfillments": [{"id": id::<kernel::FulfillmentId>(1), "lines": [{"line_id": id::<LineId>(1), "quantity": 1}],
            "at": now()}],
        "returns": [], "timeline": [{"at": now(), "event": "cancelled", "actor": actor, "note": note}],
        "token": kernel::OrderToken::from_bits(1), "placed_at": now(), "created_at": now(),
    });
    serde_json::from_value(order).unwrap()
}

#[test]
fn a_part_shipment_says_what_is_in_the_parcel_and_nothing_of_the_rest() {
    let event = Notifications::OrderShipped { order: Box::new(order("", "")), locale: Locale::De };
    let mail = write(&event);
    for words in [&mail.text, &mail.html] {
        assert!(words.contains("1 × Mug") && words.contains("Österreich"), "{words}");
        assert!(!words.contains("Pan") && !words.contains("34,90"), "{words}");
    }
}

#[test]
fn a_mail_calls_the_way_of_shipping_as_its_reader_does() {
    let text = |locale| write(&Notifications::OrderPlaced { order: Box::new(order("", "")), locale }).text;
    assert!(text(Locale::De).contains("Versand (Versand-DE)"));
    assert!(text(Locale::En).contains("Delivery (Standard)"));
}

#[test]
fn a_confirmation_names_the_billing_address_where_it_is_another_one() {
    let text = |billing: Option<serde_json::Value>| {
        let mut order = order("", "");
        if let Some(billing) = billing {
            order.addresses.billing = serde_json::from_value(billing).unwrap();
        }
        let event = Notifications::OrderPlaced { order: Box::new(order), locale: Locale::De };
        write(&event)
    };
    let same = text(None);
    assert!(!same.text.contains("Rechnungsadresse") && !same.html.contains("Rechnungsadresse"));
    let kontor = json!({"name": "Kontor <b>", "line1": "Road 1", "city": "Hong Kong", "country": "HK"});
    let mail = text(Some(kontor));
    assert!(
        mail.text.contains("Rechnungsadresse:\nKontor <b>\nRoad 1\nHong Kong\nHongkong"),
        "{}",
        mail.text
    );
    assert!(mail.html.contains("Rechnungsadresse") && !mail.html.contains("<b>"), "{}", mail.html);
}

#[test]
fn a_mail_speaks_to_who_ordered_and_not_to_who_gets_the_parcel() {
    let mut order = order("", "");
    order.addresses.shipping.name = "Grace".parse().unwrap();
    order.addresses.billing.name = "Ada".parse().unwrap();
    let mail = write(&Notifications::OrderPlaced { order: Box::new(order), locale: Locale::En });
    let (greeting, address) = mail.text.split_once("Grace").unwrap();
    assert!(greeting.contains("Ada") && !address.is_empty(), "{}", mail.text);
}

#[test]
fn a_cancellation_says_who_cancelled_and_why_but_not_which_member_of_the_staff() {
    let text = |actor: &str, note: &str, locale| {
        let order = Box::new(order(actor, note));
        write(&Notifications::OrderCancelled { order, locale }).text
    };
    let by_staff = text("staff cus_1", "The pan <b>fell</b>.", Locale::En);
    assert!(by_staff.contains("Reason: The pan <b>fell</b>.") && !by_staff.contains("cus_1"), "{by_staff}");
    assert!(by_staff.contains("€34.90") && by_staff.contains("Austria"), "{by_staff}");
    assert!(text("shopper", "mine", Locale::De).contains("Du hast deine Bestellung storniert."));
    let unpaid = text("service payment", "internal", Locale::De);
    assert!(unpaid.contains("weil die Zahlung") && !unpaid.contains("internal"), "{unpaid}");
}

fn told(event: u8, name: &str, version: u32) -> Event<Notifications> {
    let data = Notifications::StoreChanged {
        store_name: name.to_owned(),
        contact_email: "post@kontor.test".to_owned(),
        postal_address: "Kontor\nAm Hafen 1".to_owned(),
        words: serde_json::from_value(json!({"de": {"Navy": name}})).unwrap(),
        version,
    };
    Event { id: id(event), at: now(), data }
}

#[test]
fn mails_are_written_by_the_store_as_it_was_told_last() {
    let db = Rc::new(migrated("notification"));
    let app = app(&db, Rc::new(Mailbox));
    run(send(&app, &registered(Locale::En), now()));
    // The newer one overtakes the older one, and comes twice.
    for event in [told(20, "Kontor", 3), told(21, "Old name", 2), told(20, "Kontor", 3)] {
        assert!(!is_retry(&run(send(&app, &event, now()))));
    }
    run(send(&app, &Event { id: id(22), ..registered(Locale::De) }, now()));
    let count = |sql: &'static str| db.number(sql);
    assert_eq!(count("SELECT count(*) FROM notifications"), 2, "what is told is no mail");
    assert_eq!(count("SELECT count(*) FROM store WHERE words ->> '$.de.Navy' = 'Kontor'"), 1);
    assert_eq!(count("SELECT count(*) FROM notifications WHERE text LIKE '%ShopSphere%'"), 1);
    assert_eq!(
        count(
            "SELECT count(*) FROM notifications WHERE text LIKE '%willkommen bei Kontor.%'
             AND text LIKE '%Am Hafen 1%post@kontor.test%' AND html LIKE '%<p class=\"brand\">Kontor</p>%'"
        ),
        1
    );
}

#[test]
fn a_mail_names_its_store_once_and_says_how_to_answer() {
    let mail = write(&registered(Locale::En).data);
    assert_eq!((mail.from_name.as_str(), mail.reply_to.as_deref()), ("Kontor", Some("post@kontor.test")));
    assert!(mail.text.ends_with("-- \nKontor\nAm Hafen 1\npost@kontor.test"), "{}", mail.text);
    let other = Store { postal_address: "Am Hafen 1".to_owned(), ..letterhead().store };
    assert_eq!(other.imprint(), letterhead().store.imprint());
    let placed = write(&Notifications::OrderPlaced { order: Box::new(order("", "")), locale: Locale::De });
    assert!(placed.text.contains("weil du bei Kontor bestellt hast"), "{}", placed.text);
    assert_eq!(placed.subject, "Deine Bestellung 1001");
}

#[test]
fn a_refund_says_how_much_of_what_and_why_in_both_languages() {
    let mut order = order("", "");
    order.lines.truncate(1);
    order.lines[0].refunded = 1;
    let amount = kernel::Money::new(1234, kernel::Currency::EUR).unwrap();
    let refund = contract::order::Refund {
        id: id(1),
        amount,
        shipping: kernel::Money::zero(kernel::Currency::EUR),
        to_gift_cards: kernel::Money::new(234, kernel::Currency::EUR).ok(),
        by_hand: kernel::Money::new(100, kernel::Currency::EUR).ok(),
        online: vec![],
        lines: vec![],
        reason: "The handle <b>broke</b>.".to_owned(),
        status: contract::payment::TransferStatus::Succeeded,
        failure: None,
        sent_by_shop: false,
        came_back: false,
        at: now(),
    };
    let write = |sent_by_shop, locale| {
        let refund = contract::order::Refund { sent_by_shop, ..refund.clone() };
        let (order, refund) = (Box::new(order.clone()), Box::new(refund));
        self::write(&Notifications::OrderRefunded { order, refund, locale })
    };
    let (english, german) = (write(false, Locale::En), write(false, Locale::De));
    assert!(english.subject.contains("€12.34") && german.subject.contains("12,34"), "{}", german.subject);
    assert!(english.text.contains("1 × Mug") && english.text.contains("Reason: The handle <b>broke</b>."));
    assert!(!english.text.contains("34.90") && !english.html.contains("<b>broke"), "{}", english.html);
    assert!(german.text.contains("Grund:") && german.html.contains("erstattet"));
    assert!(english.text.contains("€2.34 of it are back on your gift card"), "{}", english.text);
    assert!(german.html.contains("wieder auf deiner Geschenkkarte"), "{}", german.html);
    assert!(english.text.contains("€1.00 of it we give back to you ourselves"), "{}", english.text);
    let sent = write(true, Locale::En).text;
    assert!(sent.contains("could not go back the way you paid") && !sent.contains("€1.00"), "{sent}");
}

#[test]
fn money_that_came_is_thanked_for_and_what_is_left_said() {
    let eur = |amount| kernel::Money::new(amount, kernel::Currency::EUR).unwrap();
    let received = |left: i64, locale| {
        let (order, amount) = (Box::new(order("", "")), eur(1250));
        write(&Notifications::PaymentReceived { order, amount, left: eur(left), locale })
    };
    let part = received(500, Locale::En);
    assert_eq!(part.subject, "We have your payment for order 1001");
    assert!(part.text.contains("We have received €12.50"), "{}", part.text);
    assert!(part.text.contains("€5.00 are left to pay"), "{}", part.text);
    let whole = received(0, Locale::De);
    assert_eq!(whole.subject, "Deine Zahlung für Bestellung 1001 ist da");
    assert!(whole.text.contains("12,50") && !whole.text.contains("noch zu zahlen"), "{}", whole.text);
}

#[test]
fn an_edit_says_what_changed_what_it_costs_and_why_in_both_languages() {
    let mut order = order("", "");
    order.lines.clear();
    let eur = |amount| kernel::Money::new(amount, kernel::Currency::EUR).unwrap();
    order.balance = Some(eur(500));
    let change = |from, to| contract::order_edit::LineChange {
        line_id: id(1),
        variant_id: id(1),
        sku: String::new(),
        title: "Mug <b>".to_owned(),
        titles: std::collections::BTreeMap::new(),
        options: [("0".to_owned(), "Navy".to_owned())].into(),
        unit_price: eur(1000),
        from,
        to,
    };
    let edit = |before, after| contract::order_edit::OrderEdit {
        id: id(1),
        reason: "As you asked.".to_owned(),
        changes: vec![change(1, 2), change(0, 1)],
        before: eur(before),
        after: eur(after),
        return_id: None,
        at: now(),
    };
    let write = |order: &Order, edit, locale| {
        let (order, edit) = (Box::new(order.clone()), Box::new(edit));
        self::write(&Notifications::OrderEdited { order, edit, locale })
    };
    let english = write(&order, edit(2990, 3490), Locale::En);
    for words in [
        "Mug <b> (Navy): 1 → 2",
        "It costs €5.00 more.",
        "€5.00 are left to pay",
        "Reason: As you asked.",
        "Total:",
    ] {
        assert!(english.text.contains(words), "{words} in {}", english.text);
    }
    assert!(!english.html.contains("Mug <b>"), "{}", english.html);
    order.balance = None;
    let german = write(&order, edit(3490, 2990), Locale::De);
    assert!(
        german.text.contains("Sie kostet 5,00") && german.text.contains("auf demselben Weg zurück"),
        "{}",
        german.text
    );
    assert_eq!(german.subject, "Deine Bestellung 1001 wurde geändert");
}

#[test]
fn a_confirmation_says_what_gift_cards_paid_and_what_is_left() {
    let mut order = order("", "");
    let share = |code: Option<&str>, amount: i64| contract::gift_card::GiftCardShare {
        id: id(1),
        code: code.map(str::to_owned),
        amount: kernel::Money::new(amount, kernel::Currency::EUR).unwrap(),
    };
    order.gift_cards = vec![share(Some("•••• WXYZ"), 1000), share(None, 490)];
    let payment = |status| contract::order::OrderPayment {
        id: id(1),
        provider: contract::payment::Provider::Test,
        status,
        amount: kernel::Money::new(2000, kernel::Currency::EUR).unwrap(),
        captured: kernel::Money::zero(kernel::Currency::EUR),
        refunded: kernel::Money::zero(kernel::Currency::EUR),
        instructions: None,
    };
    for (status, rest) in [
        (contract::order::PaymentStatus::Pending, "Left to pay"),
        // Who has paid must not read that something is left.
        (contract::order::PaymentStatus::Authorized, "By other means of payment"),
    ] {
        order.payments = vec![payment(status)];
        let event = Notifications::OrderPlaced { order: Box::new(order.clone()), locale: Locale::En };
        let mail = write(&event);
        let rest_of_it = format!("{rest}: €20.00");
        for line in ["Gift card •••• WXYZ: −€10.00", "Store credit: −€4.90", "Total: €34.90", &rest_of_it]
        {
            assert!(mail.text.contains(line), "{line} in {}", mail.text);
        }
        assert!(mail.html.contains(rest) && mail.html.contains("−€4.90"), "{}", mail.html);
    }
}

#[test]
fn a_confirmation_says_how_to_pay_what_comes_later() {
    let mut order = order("", "");
    order.payment_status = contract::order::PaymentStatus::Pending;
    let total = order.totals.total;
    let none = kernel::Money::zero(total.currency());
    order.payments = vec![contract::order::OrderPayment {
        id: id(1),
        provider: contract::payment::Provider::Manual,
        status: contract::order::PaymentStatus::Pending,
        amount: total,
        captured: none,
        refunded: none,
        instructions: Some("IBAN DE02".to_owned()),
    }];
    let event = Notifications::OrderPlaced { order: Box::new(order), locale: Locale::De };
    let mail = write(&event);
    assert!(mail.text.contains("So bezahlst du: IBAN DE02") && mail.html.contains("IBAN DE02"));
    assert!(mail.text.contains("noch zu bezahlen") && !mail.text.contains("wird gepackt"), "{}", mail.text);
}

#[test]
fn the_mailbox_shows_what_was_sent_and_only_locally() {
    let db = Rc::new(migrated("notification"));
    let local = Rc::new(app(&db, Rc::new(Mailbox)));
    run(send(&local, &registered(Locale::En), now()));
    let router = routes::router();
    let guest = Principal::Guest;
    let (status, mails) = ask(&router, local.clone(), &guest, "GET", "/dev/mailbox.json", None);
    assert_eq!(
        (status, mails[0]["to"].as_str(), mails[0]["kind"].as_str()),
        (200, Some("ada@example.com"), Some("registered"))
    );
    let mail = format!("/dev/mailbox/{}", mails[0]["id"].as_str().unwrap());
    for path in ["/dev/mailbox", &mail, &format!("{mail}/html")] {
        assert_eq!(ask(&router, local.clone(), &guest, "GET", path, None).0, 200, "{path}");
    }
    let production = Rc::new(App { local: false, ..app(&db, Rc::new(Mailbox)) });
    assert_eq!(ask(&router, production, &guest, "GET", "/dev/mailbox.json", None).0, 404);
}

#[test]
fn in_production_nobody_finds_a_token_in_the_log() {
    let db = Rc::new(migrated("notification"));
    let production = App { local: false, ..app(&db, Rc::new(Scripted::default())) };
    run(send(&production, &registered(Locale::En), now()));
    assert_eq!(db.number("SELECT count(*) FROM notifications WHERE status = 'sent'"), 1);
    assert_eq!(db.number("SELECT count(*) FROM notifications WHERE coalesce(text, html) IS NOT NULL"), 0);
}

#[test]
fn every_route_of_the_table_is_mounted() {
    let mounted: Vec<_> = routes::router().routes().map(|route| route.operation).collect();
    for row in contract::notification::routes() {
        assert!(mounted.contains(&row.route.operation), "{}", row.route.operation);
    }
}

#[test]
fn the_database_refuses_a_status_that_does_not_exist() {
    let db = migrated("notification");
    let statement = edge::Statement::new(
        "INSERT INTO notifications (event_id, id, kind, recipient, subject, text, html, status, claimed_at)
         VALUES ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'lost', 1)",
    );
    assert!(run(Database::run(&db, statement)).is_err());
}

#[test]
fn the_staff_see_what_became_of_a_mail_but_not_its_words() {
    let db = Rc::new(migrated("notification"));
    let delivery = Rc::new(Scripted::default());
    delivery.outcomes.borrow_mut().push(Outcome::Refused("no such mailbox".to_owned()));
    let app = Rc::new(app(&db, delivery));
    run(send(&app, &registered(Locale::En), now()));
    run(send(&app, &Event { id: id(10), ..registered(Locale::De) }, now()));
    let router = routes::router();
    let ask = |who: &Principal, path: &str| ask(&router, app.clone(), who, "GET", path, None);
    let staff = testkit::staff();
    let (status, log) = ask(&staff, "/admin/notifications?limit=1");
    assert_eq!((status, log["items"].as_array().unwrap().len()), (200, 1), "{log}");
    let (_, failed) = ask(&staff, "/admin/notifications?status=failed");
    assert_eq!(failed["items"][0]["failure"], "no such mailbox");
    assert!(!log.to_string().contains("secret-token"));
    let next = log["next_cursor"].as_str().unwrap();
    assert_eq!(
        ask(&staff, &format!("/admin/notifications?limit=1&cursor={next}")).1["next_cursor"],
        serde_json::Value::Null
    );
    let (_, health) = ask(&staff, "/admin/notification-health");
    assert_eq!((&health["sent"], &health["failed"], &health["waiting"]), (&1.into(), &1.into(), &0.into()));
    assert_eq!(ask(&Principal::Guest, "/admin/notifications").0, 401);
}

#[test]
fn a_mail_about_a_return_says_what_goes_back_and_what_to_do_or_why_not() {
    let text = |status: &str, received: u32, locale| {
        let mut order = order("", "");
        let returned = json!({
            "id": id::<kernel::ReturnId>(1), "status": status, "answer": "Use the <b>label</b>.",
            "lines": [{"line_id": id::<LineId>(1), "quantity": 2, "reason": "damaged", "received": received, "restocked": 0}],
            "value": {"amount": 2000, "currency": "EUR"}, "at": now(),
        });
        order.returns = vec![serde_json::from_value(returned).unwrap()];
        let event = Notifications::ReturnChanged { order: Box::new(order), locale };
        write(&event)
    };
    let approved = text("approved", 0, Locale::En);
    assert_eq!(
        (approved.kind, approved.subject.as_str()),
        (contract::notification::MailKind::ReturnApproved, "Your return for order 1001 is approved")
    );
    assert!(approved.text.contains("2 × Mug") && approved.text.contains("How to send it back:\nUse the <b>"));
    assert!(!approved.text.contains("Pan") && !approved.html.contains("<b>label"), "{}", approved.html);
    assert!(approved.text.contains("Where to send it:\nKontor\nAm Hafen 1\n"), "{}", approved.text);
    assert!(!approved.text.contains("Delivery address"), "a return goes the other way: {}", approved.text);
    let declined = text("declined", 0, Locale::De);
    assert!(declined.text.contains("Grund: Use the"), "{}", declined.text);
    let received = text("received", 1, Locale::De);
    assert!(received.text.contains("1 × Mug") && !received.text.contains("34,90"), "{}", received.text);
}

#[test]
fn a_mail_about_an_exchange_says_what_is_sent_instead_and_what_is_left_to_pay() {
    let text = |status: &str, exchanged: serde_json::Value, due: i64, locale| {
        let eur = |amount: i64| json!({"amount": amount, "currency": "EUR"});
        let mut order = order("", "");
        let returned = json!({
            "id": id::<kernel::ReturnId>(1), "status": status, "exchanged": exchanged,
            "lines": [{"line_id": id::<LineId>(1), "quantity": 2, "reason": "does_not_fit", "received": 1,
                "restocked": 1, "exchange_for": {"variant_id": id::<kernel::VariantId>(9), "sku": "", "title": "Krug",
                    "options": {"0": "<Groß>"}}}],
            "value": eur(2000), "at": now(),
        });
        order.returns = vec![serde_json::from_value(returned).unwrap()];
        order.balance = (due != 0).then(|| serde_json::from_value(eur(due)).unwrap());
        write(&Notifications::ReturnChanged { order: Box::new(order), locale })
    };
    let settled = |difference: i64| {
        let eur = |amount: i64| json!({"amount": amount, "currency": "EUR"});
        json!({"credit": eur(1000), "difference": eur(difference)})
    };
    let nothing = serde_json::Value::Null;
    let asked = text("requested", nothing.clone(), 0, Locale::En);
    assert!(asked.text.contains("What you would like instead:\n2 × Krug (<Groß>)"), "{}", asked.text);
    assert!(asked.html.contains("Krug (&#60;Groß&#62;)"), "{}", asked.html);
    let dearer = text("received", settled(500), 500, Locale::De);
    assert!(dearer.text.contains("1 × Krug") && dearer.text.contains("5,00"), "{}", dearer.text);
    assert!(dearer.text.contains("sind noch zu zahlen"), "{}", dearer.text);
    let cheaper = text("received", settled(-500), -500, Locale::En);
    assert!(cheaper.text.contains("€5.00 less") && !cheaper.text.contains("left to pay"), "{}", cheaper.text);
    assert!(text("received", settled(0), 0, Locale::En).text.contains("There is nothing to pay for it."));
    // What is paid by hand, and was not yet, is asked for anew.
    let awaited = |locale| {
        let mut order = order("", "");
        order.payment_status = contract::order::PaymentStatus::Pending;
        let eur = |amount: i64| json!({"amount": amount, "currency": "EUR"});
        let payment = json!({"id": id::<kernel::PaymentId>(1), "provider": "manual", "status": "pending",
            "amount": eur(4490), "captured": eur(0), "refunded": eur(0), "instructions": "To DE02 1203."});
        order.payments = vec![serde_json::from_value(payment).unwrap()];
        let returned = json!({"id": id::<kernel::ReturnId>(1), "status": "received", "exchanged": settled(1000),
            "lines": [{"line_id": id::<LineId>(1), "quantity": 1, "reason": "does_not_fit", "received": 1, "restocked": 1,
                "exchange_for": {"variant_id": id::<kernel::VariantId>(9), "sku": "", "title": "Krug", "options": {}}}],
            "value": eur(2000), "at": now()});
        order.returns = vec![serde_json::from_value(returned).unwrap()];
        write(&Notifications::ReturnChanged { order: Box::new(order), locale }).text
    };
    let english = awaited(Locale::En);
    for words in ["€10.00 more", "The new amount to pay is €44.90 in all.", "To DE02 1203."] {
        assert!(english.contains(words), "{words} in {english}");
    }
    assert!(!english.contains("left to pay"), "{english}");
    assert!(awaited(Locale::De).contains("beträgt insgesamt 44,90"), "{}", awaited(Locale::De));
    for (status, none) in [("received", nothing.clone()), ("declined", nothing)] {
        assert!(!text(status, none, 0, Locale::En).text.contains("Krug"), "the money goes back");
    }
}
