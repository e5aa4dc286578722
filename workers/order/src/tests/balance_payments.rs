//! The shopper pays online what a change of the order left to pay.

use super::{
    desk::{ask, shown},
    services::refund_state,
    world::{Fault, World},
};
use contract::{
    event::{Event, OrderInbox, Queue, RefundState},
    order::PaymentStatus,
};
use kernel::{Principal, VariantId};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{customer, id, staff};

/// An order of two mugs that was paid, to which a pot for 25.00 was added.
pub fn owing(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201);
    shop.deliver(&shop.payment_becomes(PaymentStatus::Captured));
    let mut edit = json!({"added": [{"variant_id": id::<VariantId>(9), "quantity": 1}]});
    let (_, seen, _) = ask(shop, &order, "edit-preview", "-", &edit);
    edit["reason"] = "As you asked.".into();
    edit["version"] = seen["version"].clone();
    edit["total"] = seen["totals"]["total"].clone();
    let (status, edited, _) = ask(shop, &order, "edits", "e1", &edit);
    assert_eq!((status, &edited["balance"]["amount"]), (201, &2500.into()), "{edited}");
    order
}

fn path(order: &Value, rest: &str) -> String {
    let (id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    format!("/orders/{id}/balance-payments{rest}?token={token}")
}

fn payment(token: &str, amount: i64) -> Value {
    json!({"amount": {"amount": amount, "currency": "EUR"}, "payment": {"provider": "test", "token": token}})
}

pub fn pay(shop: &World, order: &Value, token: &str, key: &str) -> (u16, Value, bool) {
    shop.ask(&Principal::Guest, "POST", &path(order, ""), key, &payment(token, 2500))
}

fn go_on(shop: &World) -> (u16, Value) {
    let id = shop.text("SELECT id FROM orders");
    let token = shop.text("SELECT token FROM orders");
    let path = format!("/orders/{id}/balance-payments/continue?token={token}");
    let (status, answer, _) = shop.ask(&Principal::Guest, "POST", &path, "-", &json!({}));
    (status, answer)
}

/// The payments of balances: what each holds or took, and its status.
fn paid(shop: &World) -> Vec<(i64, PaymentStatus)> {
    let books = shop.books.borrow();
    let balance = books.payments.iter().filter(|(key, _)| key.contains(":balance:"));
    balance.map(|(_, payment)| (payment.amount, payment.status)).collect()
}

/// The queue's news that the balance's payment is held.
fn news_of_the_balance(shop: &World) -> Event<OrderInbox> {
    let payment = shop.text("SELECT payment_id FROM balance_payments");
    let mut event = shop.payment_becomes(PaymentStatus::Authorized);
    let OrderInbox::PaymentChanged { payment_id, .. } = &mut event.data;
    *payment_id = payment.parse().unwrap();
    event
}

/// The bank has said yes: the payment that waits for it is held.
fn confirm(shop: &World) {
    let mut books = shop.books.borrow_mut();
    let waiting = books.payments.values_mut().filter(|it| it.status == PaymentStatus::RequiresAction);
    waiting.for_each(|payment| (payment.status, payment.version) = (PaymentStatus::Authorized, 2));
}

/// The money that the shopper was thanked for, and what was said to be left.
fn thanked(shop: &World) -> Vec<(i64, i64)> {
    let sent = shop.queues.sent.borrow();
    let mails = sent.iter().filter(|(_, event)| event["data"]["kind"] == "payment_received");
    let minor = |data: &Value, name: &str| data[name]["amount"].as_i64().unwrap();
    mails.map(|(_, event)| (minor(&event["data"], "amount"), minor(&event["data"], "left"))).collect()
}

#[test]
fn money_that_comes_by_hand_is_thanked_for_once_and_what_is_left_said() {
    let shop = World::new();
    let order = owing(&shop);
    for _ in 0..2 {
        let receipt = json!({"amount": {"amount": 2000, "currency": "EUR"}, "method": "cash"});
        assert_eq!(ask(&shop, &order, "receipts", "p1", &receipt).0, 201);
    }
    assert_eq!(thanked(&shop), [(2000, 500)]);
}

#[test]
fn a_bank_transfer_is_thanked_for_when_it_is_there() {
    let shop = World::new();
    shop.checkout("tok_ok", "k1");
    shop.db.execute("UPDATE orders SET payment_provider = 'manual', payment_status = 'pending'");
    let came = shop.payment_becomes(PaymentStatus::Captured);
    for _ in 0..2 {
        shop.deliver(&came);
    }
    assert_eq!(thanked(&shop), [(4488, 0)]);
}

#[test]
fn a_double_click_pays_once_and_the_order_can_be_sent() {
    let shop = World::new();
    let order = owing(&shop);
    let (status, answer, _) = pay(&shop, &order, "tok_ok", "b1");
    assert_eq!(
        (status, answer["order"].get("balance"), &answer["next_action"]),
        (201, None, &Value::Null),
        "{answer}"
    );
    let (status, _, is_replayed) = pay(&shop, &order, "tok_ok", "b1");
    assert_eq!((status, is_replayed), (201, true));
    assert_eq!(paid(&shop), [(2500, PaymentStatus::Captured)]);
    let after = shown(&shop, &order);
    let receipt = &after["receipts"][0];
    assert_eq!(
        (&receipt["amount"]["amount"], after["receipts"].as_array().unwrap().len()),
        (&2500.into(), 1)
    );
    assert!(receipt["payment_id"].is_string(), "{receipt}");
    assert_eq!(after["timeline"].as_array().unwrap().last().unwrap()["event"], "balance_paid");
    assert_eq!(shop.mails(), ["order_placed", "order_edited", "payment_received"]);
    assert_eq!(thanked(&shop), [(2500, 0)]);
    let body = json!({"lines": [{"line_id": after["lines"][1]["id"], "quantity": 1}]});
    assert_eq!(ask(&shop, &order, "fulfillments", "f1", &body).0, 201);
    // Another click on an old page.
    let (status, problem, _) = pay(&shop, &order, "tok_ok", "b2");
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()));
}

#[test]
fn another_request_under_the_same_key_is_refused_and_changes_nothing() {
    for token in ["tok_ok", "tok_3ds", "tok_declined"] {
        let shop = World::new();
        let order = owing(&shop);
        let (first, ..) = pay(&shop, &order, token, "b1");
        let before = paid(&shop);
        for body in [payment("tok_slow", 2500), payment(token, 100)] {
            let (status, problem, _) = shop.ask(&Principal::Guest, "POST", &path(&order, ""), "b1", &body);
            assert_eq!((status, &problem["code"]), (422, &"idempotency_mismatch".into()), "{token}");
        }
        assert_eq!(paid(&shop), before);
        assert_eq!(pay(&shop, &order, token, "b1").0, first, "the first one is what it was");
    }
}

#[test]
fn news_of_money_that_is_not_due_any_more_give_it_back_at_once() {
    let shop = World::new();
    let order = owing(&shop);
    pay(&shop, &order, "tok_3ds", "b1");
    let waive = json!({"amount": {"amount": 2500, "currency": "EUR"}, "reason": "Never mind."});
    assert_eq!(ask(&shop, &order, "waivers", "w1", &waive).0, 201);
    confirm(&shop);
    shop.deliver(&news_of_the_balance(&shop));
    // Nothing ticks in between.
    assert_eq!(paid(&shop), [(2500, PaymentStatus::Refunded)]);
    let (status, problem, _) = pay(&shop, &order, "tok_3ds", "b1");
    assert_eq!((status, &problem["goes_back"]), (402, &true.into()), "{problem}");
}

#[test]
fn only_the_orders_owner_pays_what_was_seen_and_not_by_hand() {
    let shop = World::new();
    let order = owing(&shop);
    let own = path(&order, "");
    let ask = |who: &Principal, path: &str, body: &Value| shop.ask(who, "POST", path, "b1", body);
    assert_eq!(ask(&customer(2), own.split('?').next().unwrap(), &payment("tok_ok", 2500)).0, 404);
    let (status, problem, _) = ask(&Principal::Guest, &own, &payment("tok_ok", 2400));
    assert_eq!((status, &problem["balance"]["amount"]), (409, &2500.into()));
    let mut by_hand = payment("transfer", 2500);
    by_hand["payment"]["provider"] = "manual".into();
    assert_eq!(ask(&Principal::Guest, &own, &by_hand).0, 400);
    assert_eq!(paid(&shop), []);
}

#[test]
fn what_is_declined_can_be_paid_in_another_way() {
    let shop = World::new();
    let order = owing(&shop);
    let (status, problem, _) = pay(&shop, &order, "tok_declined", "b1");
    assert_eq!((status, &problem["code"]), (402, &"payment_declined".into()), "{problem}");
    assert_eq!(pay(&shop, &order, "tok_declined", "b1").0, 402);
    assert_eq!(pay(&shop, &order, "tok_ok", "b2").0, 201);
    assert_eq!(shown(&shop, &order).get("balance"), None);
}

#[test]
fn who_comes_back_from_the_bank_has_paid_and_who_does_not_is_told_by_the_news() {
    for comes_back in [true, false] {
        let shop = World::new();
        let order = owing(&shop);
        let (status, answer, _) = pay(&shop, &order, "tok_3ds", "b1");
        assert_eq!((status, &answer["next_action"]["kind"]), (201, &"redirect".into()), "{answer}");
        assert_eq!(go_on(&shop).1["balance"]["amount"], 2500, "nothing has happened yet");
        confirm(&shop);
        if comes_back {
            assert_eq!(go_on(&shop).0, 200);
        } else {
            shop.deliver(&news_of_the_balance(&shop));
        }
        assert_eq!(shown(&shop, &order).get("balance"), None, "{comes_back}");
        assert_eq!(paid(&shop), [(2500, PaymentStatus::Captured)]);
        shop.pass(Duration::from_secs(3600));
        shop.tick();
        assert_eq!(paid(&shop), [(2500, PaymentStatus::Captured)], "its job finds it paid");
    }
}

#[test]
fn who_left_the_bank_pays_in_another_way_and_the_first_payment_gives_way() {
    let shop = World::new();
    let order = owing(&shop);
    assert_eq!(pay(&shop, &order, "tok_3ds", "b1").0, 201);
    let (status, answer, _) = pay(&shop, &order, "tok_ok", "b2");
    assert_eq!((status, answer["order"].get("balance")), (201, None), "{answer}");
    shop.tick();
    let mut all = paid(&shop);
    all.sort_by_key(|(_, status)| *status == PaymentStatus::Captured);
    assert_eq!(all, [(2500, PaymentStatus::Voided), (2500, PaymentStatus::Captured)]);
    assert_eq!(shown(&shop, &order)["receipts"].as_array().unwrap().len(), 1);
}

#[test]
fn what_nobody_ends_is_given_up_and_what_is_not_due_any_more_goes_back() {
    let shop = World::new();
    let order = owing(&shop);
    pay(&shop, &order, "tok_3ds", "b1");
    shop.pass(Duration::from_secs(1801));
    shop.tick();
    assert_eq!(paid(&shop), [(2500, PaymentStatus::Voided)]);
    pay(&shop, &order, "tok_3ds", "b2");
    let waive = json!({"amount": {"amount": 2500, "currency": "EUR"}, "reason": "Never mind."});
    assert_eq!(ask(&shop, &order, "waivers", "w1", &waive).0, 201);
    confirm(&shop);
    let (status, problem) = go_on(&shop);
    assert_eq!((status, &problem["goes_back"]), (409, &true.into()), "{problem}");
    shop.tick();
    assert!(paid(&shop).iter().all(|(_, status)| *status != PaymentStatus::Captured), "{:?}", paid(&shop));
    assert_eq!(shown(&shop, &order).get("receipts"), None);
}

#[test]
fn a_crash_anywhere_pays_once_or_gives_back() {
    for fault in [Fault::CallerDies, Fault::AnswerLost, Fault::Lost] {
        for call in ["/payments", "/collect"] {
            let shop = World::new();
            let order = owing(&shop);
            shop.books.borrow_mut().faults.push((call, fault));
            if fault == Fault::CallerDies {
                shop.die(&Principal::Guest, &path(&order, ""), "b1", &payment("tok_ok", 2500));
            } else {
                pay(&shop, &order, "tok_ok", "b1");
            }
            shop.pass(Duration::from_secs(1801));
            shop.tick();
            pay(&shop, &order, "tok_ok", "b2");
            shop.pass(Duration::from_secs(1801));
            shop.tick();
            let captured =
                paid(&shop).iter().filter(|(_, status)| *status == PaymentStatus::Captured).count();
            let after = shown(&shop, &order);
            assert_eq!((captured, after.get("balance")), (1, None), "{fault:?} {call}");
            assert_eq!(after["receipts"].as_array().unwrap().len(), 1, "{fault:?} {call}");
        }
    }
}

#[test]
fn an_answer_of_the_database_that_is_lost_pays_once() {
    for written in [false, true] {
        for batches in 0..12 {
            let shop = World::new();
            let order = owing(&shop);
            shop.db.lose_answer(Some((batches, written)));
            pay(&shop, &order, "tok_ok", "b1");
            shop.pass(Duration::from_secs(1801));
            shop.tick();
            let again = pay(&shop, &order, "tok_ok", "b2");
            shop.pass(Duration::from_secs(1801));
            shop.tick();
            let captured =
                paid(&shop).iter().filter(|(_, status)| *status == PaymentStatus::Captured).count();
            assert_eq!(captured, 1, "{batches} {written} {again:?}");
            assert_eq!(shown(&shop, &order)["receipts"].as_array().unwrap().len(), 1, "{batches} {written}");
        }
    }
}

#[test]
fn the_books_leave_alone_what_pays_a_balance_and_a_cancelled_order_gives_it_back() {
    let shop = World::new();
    let order = owing(&shop);
    assert_eq!(pay(&shop, &order, "tok_ok", "b1").0, 201);
    shop.pass(Duration::from_secs(3600));
    let (_, found, _) = shop.ask(&staff(), "POST", "/admin/reconciliations", "-", &json!({}));
    assert_eq!(found["findings"], json!([]), "{found}");
    assert_eq!(paid(&shop), [(2500, PaymentStatus::Captured)]);
    let (status, ..) = ask(&shop, &order, "cancel", "c", &json!({"reason": "Sold elsewhere."}));
    assert_eq!(status, 200);
    shop.ring_until_quiet();
    shop.tick();
    assert_eq!(paid(&shop), [(2500, PaymentStatus::Refunded)]);
}

#[test]
fn a_refund_of_everything_gives_back_by_the_payment_that_brought_it() {
    let shop = World::new();
    let order = owing(&shop);
    assert_eq!(pay(&shop, &order, "tok_ok", "b1").0, 201);
    let (status, refunded, _) = ask(&shop, &order, "refunds", "r", &json!({"reason": "All of it."}));
    assert_eq!((status, &refunded["refunds"][0]["by_hand"]["amount"]), (201, &2500.into()), "{refunded}");
    let key = refunded["refunds"][0]["id"].as_str().unwrap().to_owned();
    let sent = shop.queues.sent.borrow().iter().filter(|(queue, _)| *queue == Queue::Payments).count();
    assert!(sent > 0, "the order's own payment is asked by its queue");
    let own = shop.text("SELECT payment_id FROM orders");
    let mut event = shop.payment_becomes(PaymentStatus::Refunded);
    let OrderInbox::PaymentChanged { payment_id, captured, refunded, refunds, version, .. } = &mut event.data;
    *payment_id = own.parse().unwrap();
    let all = kernel::Money::new(4488, kernel::Currency::EUR).unwrap();
    (*captured, *refunded) = (all, all);
    *version = 9;
    let status = contract::payment::TransferStatus::Succeeded;
    *refunds = vec![refund_state(&key, status)];
    shop.deliver(&event);
    shop.ring_until_quiet();
    shop.tick();
    assert_eq!(shop.books.borrow().refunded_online, [2500]);
    let after = shown(&shop, &order);
    assert_eq!((&after["status"], &after["refunds"][0]["failure"]), (&"refunded".into(), &Value::Null));

    // The bank refuses: the staff reads it once, however often it is told.
    let online = after["refunds"][0]["online"][0]["payment_id"].as_str().unwrap().parse().unwrap();
    for _ in 0..2 {
        let mut event = shop.payment_becomes(PaymentStatus::Captured);
        let contract::event::OrderInbox::PaymentChanged { payment_id, refunds, .. } = &mut event.data;
        *payment_id = online;
        let failed = contract::payment::TransferStatus::Failed;
        let state = refund_state(after["refunds"][0]["id"].as_str().unwrap(), failed);
        *refunds = vec![RefundState { failure: Some("the card was closed".to_owned()), ..state }];
        shop.deliver(&event);
    }
    let after = shown(&shop, &order);
    let failure = after["refunds"][0]["failure"].as_str().unwrap();
    assert!(failure.ends_with("did not go back online: the card was closed"), "{failure}");
    let told = after["timeline"].as_array().unwrap().iter().filter(|entry| entry["event"] == "refund_failed");
    assert_eq!(told.count(), 1);
}
