//! Orders that gift cards pay, in part or as a whole: bought, given up, cancelled, refunded.

use super::{
    desk::{asked_back, shown},
    services::refund_state,
    world::{Fault, World},
};
use contract::{
    event::{Event, OrderInbox},
    order::PaymentStatus,
    payment::TransferStatus,
};
use kernel::{Currency, Money, Principal};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::staff;

/// A shop in whose cart a card with 50.00 pays so much of 44.88.
fn shop(card_pays: i64) -> World {
    let shop = World::new();
    shop.books.borrow_mut().card_pays = card_pays;
    shop
}

/// An order whose payment, if there is something left to pay, was captured.
fn paid(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201, "{order}");
    let captured = shop.payment_becomes(PaymentStatus::Captured);
    shop.deliver(&captured);
    order
}

fn refund(shop: &World, order: &Value, key: &str, amount: Option<i64>) -> Value {
    shop.pass(Duration::from_secs(1));
    let mut body = json!({"reason": "Broken."});
    if let Some(amount) = amount {
        body["amount"] = json!({"amount": amount, "currency": "EUR"});
    }
    let path = format!("/admin/orders/{}/refunds", order["id"].as_str().unwrap());
    let (status, order, _) = shop.ask(&staff(), "POST", &path, key, &body);
    assert_eq!(status, 201, "{order}");
    order
}

/// The news that a refund was settled, and that the payment of `captured` has given back so much in all.
fn settled(
    shop: &World,
    order: &Value,
    status: TransferStatus,
    captured: i64,
    back: i64,
) -> Event<OrderInbox> {
    let whole = if back == captured { PaymentStatus::Refunded } else { PaymentStatus::PartiallyRefunded };
    let mut event = shop.payment_becomes(if back == 0 { PaymentStatus::Captured } else { whole });
    let key = order["refunds"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
    let OrderInbox::PaymentChanged { captured: taken, refunded, refunds, .. } = &mut event.data;
    *taken = Money::new(captured, Currency::EUR).unwrap();
    *refunded = Money::new(back, Currency::EUR).unwrap();
    *refunds = vec![refund_state(&key, status)];
    event
}

#[test]
fn a_card_pays_its_part_and_the_payment_the_rest() {
    let shop = shop(1000);
    let order = paid(&shop);
    assert_eq!(order["totals"]["total"]["amount"], 4488, "the total stays");
    assert_eq!(order["gift_cards"][0]["amount"]["amount"], 1000);
    assert_eq!(order["gift_cards"][0]["code"], "•••• WXYZ");
    assert_eq!(order["payments"][0]["amount"]["amount"], 3488);
    assert_eq!(shop.books.borrow().card_balance, 4000);
    assert_eq!(shop.db.number("SELECT paid_by_gift_cards FROM orders"), 1000);
    let sent = shop.queues.sent.borrow();
    let mail = &sent.iter().find(|(_, event)| event["data"]["kind"] == "order_placed").unwrap().1;
    assert_eq!(mail["data"]["order"]["gift_cards"][0]["amount"]["amount"], 1000);
}

#[test]
fn what_the_cards_pay_as_a_whole_is_an_order_like_any_other() {
    let shop = shop(4488);
    let order = paid(&shop);
    assert_eq!((&order["number"], &order["payments"][0]["amount"]["amount"]), (&json!("1001"), &json!(0)));
    assert_eq!(shop.mails(), ["order_placed"]);
    assert_eq!(shown(&shop, &order)["payment_status"], "captured");
    let lines = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 2}]});
    let path = format!("/admin/orders/{}/fulfillments", order["id"].as_str().unwrap());
    let (status, sent, _) = shop.ask(&staff(), "POST", &path, "f1", &lines);
    assert_eq!((status, &sent["status"]), (201, &json!("fulfilled")), "{sent}");
}

#[test]
fn a_card_that_is_spent_meanwhile_stops_the_checkout_and_nothing_is_held() {
    let shop = shop(1000);
    shop.books.borrow_mut().card_balance = 999;
    let (status, problem, _) = shop.checkout("tok_ok", "k1");
    assert_eq!((status, &problem["code"]), (409, &json!("gift_card_unavailable")));
    assert!(problem["cart"].is_object(), "{problem}");
    let books = shop.books.borrow();
    assert!(books.nothing_is_held() && books.payments.is_empty());
    assert_eq!(books.card_balance, 999);
}

#[test]
fn a_declined_payment_leaves_the_card_whole() {
    let shop = shop(1000);
    assert_eq!(shop.checkout("tok_declined", "k1").0, 402);
    assert_eq!(shop.books.borrow().card_balance, 5000);
    // The next attempt has a key of its own.
    assert_eq!(shop.checkout("tok_ok", "k2").0, 201);
    assert_eq!(shop.books.borrow().card_balance, 4000);
}

#[test]
fn a_redemption_that_nobody_answered_is_given_back_whether_it_happened_or_not() {
    for fault in [Fault::Lost, Fault::AnswerLost] {
        let shop = shop(1000);
        shop.books.borrow_mut().faults.push(("/gift-card-redemptions", fault));
        assert_eq!(shop.checkout("tok_ok", "k1").0, 503, "{fault:?}");
        assert!(shop.books.borrow().nothing_is_held(), "{fault:?}");
        assert_eq!(shop.books.borrow().card_balance, 5000, "{fault:?}");
    }
}

#[test]
fn cancelling_gives_the_card_back_what_it_paid() {
    for card_pays in [1000, 4488] {
        let shop = shop(card_pays);
        let order = paid(&shop);
        shop.books.borrow_mut().faults.push(("/give-back", Fault::Lost));
        let (id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
        let path = format!("/orders/{id}/cancel?token={token}");
        let (status, cancelled, _) = shop.ask(&Principal::Guest, "POST", &path, "c1", &json!({}));
        assert_eq!((status, &cancelled["status"]), (200, &json!("cancelled")));
        // What was lost is done by the tick.
        shop.pass(Duration::from_secs(5));
        shop.tick();
        assert_eq!(shop.books.borrow().card_balance, 5000);
    }
}

#[test]
fn a_capture_that_fails_gives_the_card_back_what_it_paid() {
    let shop = shop(1000);
    shop.checkout("tok_ok", "k1");
    let failed = shop.payment_becomes(PaymentStatus::Failed);
    shop.deliver(&failed);
    assert_eq!(shop.books.borrow().card_balance, 5000);
}

#[test]
fn a_refund_takes_from_the_payment_first_and_the_card_gets_the_rest() {
    let shop = shop(1000);
    let order = paid(&shop);
    let first = refund(&shop, &order, "r1", Some(3000));
    assert!(first["refunds"][0].get("to_gift_cards").is_none(), "{first}");
    let event = settled(&shop, &first, TransferStatus::Succeeded, 3488, 3000);
    shop.deliver(&event);
    assert_eq!(shop.books.borrow().card_balance, 4000);
    let second = refund(&shop, &order, "r2", Some(1000));
    assert_eq!(second["refunds"][1]["to_gift_cards"]["amount"], 512);
    assert_eq!(second["refunds"][1]["status"], "pending");
    assert_eq!(asked_back(&shop), [3000, 488]);
    assert_eq!(
        shop.books.borrow().card_balance,
        4000,
        "the card waits until the payment has given back its part"
    );
    let event = settled(&shop, &second, TransferStatus::Succeeded, 3488, 3488);
    shop.deliver(&event);
    shop.deliver(&event);
    assert_eq!(shop.books.borrow().card_balance, 4512);
    let after = shown(&shop, &order);
    assert_eq!(
        (&after["payment_status"], &after["status"]),
        (&json!("refunded"), &json!("placed")),
        "488 are left"
    );
    let last = refund(&shop, &order, "r3", None);
    assert_eq!(last["refunds"][2]["amount"]["amount"], 488);
    assert_eq!(last["refunds"][2]["status"], "succeeded");
    assert_eq!(last["status"], "refunded");
    assert_eq!(asked_back(&shop), [3000, 488], "nobody is asked for what only the card gets");
    assert_eq!(shop.books.borrow().card_balance, 5000);
    assert_eq!(shop.books.borrow().available(), 10, "what will not be sent is free again");
    assert_eq!(shop.mails().iter().filter(|kind| *kind == "order_refunded").count(), 3);
}

#[test]
fn a_refund_that_the_payment_refuses_gives_the_card_nothing() {
    let shop = shop(1000);
    let order = paid(&shop);
    let asked = refund(&shop, &order, "r1", None);
    assert_eq!(asked["refunds"][0]["to_gift_cards"]["amount"], 1000);
    let event = settled(&shop, &asked, TransferStatus::Failed, 3488, 0);
    shop.deliver(&event);
    assert_eq!(shop.books.borrow().card_balance, 4000);
    assert_eq!(shop.db.number("SELECT returning_to_gift_cards + refunding FROM orders"), 0);
    let again = refund(&shop, &order, "r2", None);
    assert_eq!(again["refunds"][1]["to_gift_cards"]["amount"], 1000);
}

#[test]
fn what_only_cards_paid_goes_back_to_them_once_however_often_it_is_asked_for() {
    let shop = shop(4488);
    let order = paid(&shop);
    shop.books.borrow_mut().faults.push(("/give-back", Fault::AnswerLost));
    for _ in 0..2 {
        let after = refund(&shop, &order, "r1", Some(488));
        assert_eq!(
            (&after["refunds"][0]["status"], &after["status"]),
            (&json!("succeeded"), &json!("placed"))
        );
    }
    shop.pass(Duration::from_secs(5));
    shop.tick();
    assert_eq!(shop.books.borrow().card_balance, 1000);
    assert_eq!(refund(&shop, &order, "r2", None)["status"], "refunded");
    assert_eq!(shop.books.borrow().card_balance, 5000);
    let path = format!("/admin/orders/{}/refunds", order["id"].as_str().unwrap());
    let (status, problem, _) = shop.ask(&staff(), "POST", &path, "r3", &json!({"reason": "Broken."}));
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
}

#[test]
fn cancelling_after_a_refund_gives_the_card_the_rest() {
    let shop = shop(4488);
    let order = paid(&shop);
    refund(&shop, &order, "r1", Some(1000));
    let path = format!("/admin/orders/{}/cancel", order["id"].as_str().unwrap());
    assert_eq!(shop.ask(&staff(), "POST", &path, "c1", &json!({"reason": "Sold out."})).0, 200);
    assert_eq!(shop.books.borrow().card_balance, 5000);
}
