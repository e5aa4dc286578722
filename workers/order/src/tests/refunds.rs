//! Money goes back: for lines, for shipping, as an amount, and as a whole.

use super::{desk::shown, services::refund_state, world::World};
use contract::{
    event::{Event, OrderInbox, Queue, RefundState},
    order::PaymentStatus,
    payment::TransferStatus,
};
use kernel::Principal;
use serde_json::{Value, json};
use testkit::{customer, staff};

/// An order of 44.88 whose money was captured.
fn paid(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201);
    let captured = shop.payment_becomes(PaymentStatus::Captured);
    shop.deliver(&captured);
    order
}

fn refund(shop: &World, order: &Value, key: &str, body: &Value) -> (u16, Value, bool) {
    // Refunds are listed in the order of their time.
    shop.pass(std::time::Duration::from_secs(1));
    let path = format!("/admin/orders/{}/refunds", order["id"].as_str().unwrap());
    shop.ask(&staff(), "POST", &path, key, body)
}

/// What payment was asked to give back: amounts, in order.
fn asked(shop: &World) -> Vec<(String, i64)> {
    let sent = shop.queues.sent.borrow();
    let refunds =
        sent.iter().filter(|(queue, event)| *queue == Queue::Payments && event["data"]["kind"] == "refund");
    let ask = |event: &Value| {
        let data = &event["data"];
        (data["key"].as_str().unwrap().to_owned(), data["amount"]["amount"].as_i64().unwrap())
    };
    refunds.map(|(_, event)| ask(event)).collect()
}

/// The news that these refunds were settled, and so much was given back in all.
fn settled(shop: &World, keys: &[(&str, TransferStatus)], given_back: i64) -> Event<OrderInbox> {
    let status = match given_back {
        0 => PaymentStatus::Captured,
        4488 => PaymentStatus::Refunded,
        _ => PaymentStatus::PartiallyRefunded,
    };
    let mut event = shop.payment_becomes(status);
    let OrderInbox::PaymentChanged { refunded, captured, refunds, .. } = &mut event.data;
    *captured = kernel::Money::new(4488, kernel::Currency::EUR).unwrap();
    *refunded = kernel::Money::new(given_back, kernel::Currency::EUR).unwrap();
    *refunds = keys
        .iter()
        .map(|(key, status)| RefundState {
            failure: (*status == TransferStatus::Failed).then(|| "The card is closed.".to_owned()),
            ..refund_state(key, *status)
        })
        .collect();
    event
}

#[test]
fn a_line_is_given_back_once_however_often_the_form_is_sent() {
    let shop = World::new();
    let order = paid(&shop);
    let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}], "reason": "Chipped."});
    let (status, first, replayed) = refund(&shop, &order, "r1", &body);
    assert_eq!((status, replayed), (201, false), "{first}");
    let (status, again, replayed) = refund(&shop, &order, "r1", &body);
    assert_eq!((status, replayed, &again["refunds"]), (201, true, &first["refunds"]));
    assert_eq!(
        (first.get("token"), again.get("token")),
        (None, None),
        "what opens the page is not the staff's"
    );
    assert_eq!(refund(&shop, &order, "r1", &json!({"reason": "Other."})).0, 422);
    let pending = &first["refunds"][0];
    assert_eq!((&pending["status"], &first["lines"][0]["refunded"]), (&"pending".into(), &1.into()));
    assert_eq!(
        asked(&shop),
        [(pending["id"].as_str().unwrap().to_owned(), pending["amount"]["amount"].as_i64().unwrap())]
    );

    let key = pending["id"].as_str().unwrap();
    let news = settled(&shop, &[(key, TransferStatus::Succeeded)], asked(&shop)[0].1);
    for _ in 0..3 {
        shop.deliver(&news);
    }
    let after = shown(&shop, &order);
    assert_eq!(
        (&after["refunds"][0]["status"], &after["payment_status"]),
        (&"succeeded".into(), &"partially_refunded".into())
    );
    assert_eq!(shop.mails(), ["order_placed", "order_refunded"]);
    let events: Vec<_> =
        after["timeline"].as_array().unwrap().iter().map(|entry| entry["event"].clone()).collect();
    assert_eq!(
        events,
        ["created", "placed", "payment_captured", "refund_requested", "payment_partially_refunded"]
    );
    let entry = &after["timeline"][3];
    assert!(entry["actor"].as_str().unwrap().starts_with("staff ") && entry["note"] == "Chipped.", "{entry}");
}

#[test]
fn with_nothing_named_everything_goes_back_and_the_order_ends() {
    let shop = World::new();
    let order = paid(&shop);
    let (_, asked_for, _) = refund(&shop, &order, "r1", &json!({"reason": "Sorry."}));
    assert_eq!(asked_for["refunds"][0]["amount"]["amount"], 4488);
    let key = asked_for["refunds"][0]["id"].as_str().unwrap();
    assert_eq!(shop.books.borrow().available(), 8);
    let news = settled(&shop, &[(key, TransferStatus::Succeeded)], 4488);
    shop.deliver(&news);
    let after = shown(&shop, &order);
    assert_eq!((&after["status"], &after["payment_status"]), (&"refunded".into(), &"refunded".into()));
    assert_eq!(shop.books.borrow().available(), 10, "what will not be sent can be sold");
    let (status, problem, _) = refund(&shop, &order, "r2", &json!({"reason": "More."}));
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()));
}

#[test]
fn what_is_on_its_way_counts_and_what_failed_can_be_given_back_again() {
    let shop = World::new();
    let order = paid(&shop);
    let (_, first, _) =
        refund(&shop, &order, "r1", &json!({"amount": {"amount": 4000, "currency": "EUR"}, "reason": "a"}));
    let (status, problem, _) =
        refund(&shop, &order, "r2", &json!({"amount": {"amount": 489, "currency": "EUR"}, "reason": "b"}));
    assert_eq!((status, &problem["refundable"]["amount"]), (409, &488.into()));
    let key = first["refunds"][0]["id"].as_str().unwrap();
    let news = settled(&shop, &[(key, TransferStatus::Failed)], 0);
    shop.deliver(&news);
    let after = shown(&shop, &order);
    assert_eq!(after["refunds"][0]["failure"], "The card is closed.");
    let own = format!("/orders/{}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    assert_eq!(shop.get(&own).1["refunds"][0]["failure"], Value::Null, "why is the staff's");
    assert_eq!(after["timeline"].as_array().unwrap().last().unwrap()["event"], "refund_failed");
    assert_eq!(shop.mails(), ["order_placed"], "nobody is told of money that did not come");
    assert_eq!(
        refund(&shop, &order, "r3", &json!({"reason": "c"})).1["refunds"][1]["amount"]["amount"],
        4488
    );
}

#[test]
fn a_refund_that_a_bank_sends_back_can_be_made_again() {
    let shop = World::new();
    let order = paid(&shop);
    let part = json!({"amount": {"amount": 4000, "currency": "EUR"}, "reason": "a"});
    let (_, first, _) = refund(&shop, &order, "r1", &part);
    let key = first["refunds"][0]["id"].as_str().unwrap();
    shop.deliver(&settled(&shop, &[(key, TransferStatus::Succeeded)], 4000));
    assert_eq!(shop.mails(), ["order_placed", "order_refunded"]);
    let sent_back = settled(&shop, &[(key, TransferStatus::Failed)], 0);
    for _ in 0..2 {
        shop.deliver(&sent_back);
    }
    let after = shown(&shop, &order);
    assert_eq!(
        (&after["refunds"][0]["status"], &after["refunds"][0]["failure"]),
        (&"failed".into(), &"The card is closed.".into())
    );
    assert_eq!(after["timeline"].as_array().unwrap().last().unwrap()["event"], "refund_failed");
    let (status, again, _) = refund(&shop, &order, "r2", &json!({"reason": "c"}));
    assert_eq!((status, &again["refunds"][1]["amount"]["amount"]), (201, &4488.into()), "{again}");
}

#[test]
fn a_preview_says_what_a_refund_comes_to_and_changes_nothing() {
    let shop = World::new();
    let order = paid(&shop);
    let path = format!("/admin/orders/{}/refund-preview", order["id"].as_str().unwrap());
    let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 2}], "shipping": true, "reason": "x"});
    let (status, preview, _) = shop.ask(&staff(), "POST", &path, "-", &body);
    assert_eq!((status, &preview["amount"]["amount"]), (200, &4488.into()), "{preview}");
    assert_eq!(preview["refundable"]["amount"], 4488);
    let too_many = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 3}], "reason": "x"});
    assert_eq!(shop.ask(&staff(), "POST", &path, "-", &too_many).1["left"], 2);
    assert!(asked(&shop).is_empty() && shown(&shop, &order)["refunds"] == json!([]));
}

#[test]
fn only_the_staff_gives_money_back_and_only_what_was_captured() {
    let shop = World::new();
    let (_, order, _) = shop.checkout("tok_ok", "k1");
    let path = format!("/admin/orders/{}/refunds", order["id"].as_str().unwrap());
    let body = json!({"reason": "Please."});
    assert_eq!(shop.ask(&Principal::Guest, "POST", &path, "r1", &body).0, 401);
    assert_eq!(shop.ask(&customer(1), "POST", &path, "r1", &body).0, 403);
    let (status, problem, _) = refund(&shop, &order, "r1", &body);
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()), "{problem}");
}

#[test]
fn news_that_come_in_the_wrong_order_settle_every_refund_once() {
    let shop = World::new();
    let order = paid(&shop);
    let amount = |amount: i64| json!({"amount": {"amount": amount, "currency": "EUR"}, "reason": "x"});
    let first = refund(&shop, &order, "r1", &amount(1000)).1["refunds"][0]["id"].as_str().unwrap().to_owned();
    let second = refund(&shop, &order, "r2", &amount(500)).1["refunds"][1]["id"].as_str().unwrap().to_owned();
    let early =
        settled(&shop, &[(&first, TransferStatus::Succeeded), (&second, TransferStatus::Pending)], 1000);
    let late =
        settled(&shop, &[(&first, TransferStatus::Succeeded), (&second, TransferStatus::Succeeded)], 1500);
    for event in [&late, &early, &late, &early] {
        shop.deliver(event);
    }
    let after = shown(&shop, &order);
    assert_eq!(after["payments"][0]["refunded"]["amount"], 1500);
    assert!(after["refunds"].as_array().unwrap().iter().all(|refund| refund["status"] == "succeeded"));
    assert_eq!(shop.mails(), ["order_placed", "order_refunded", "order_refunded"]);
}
