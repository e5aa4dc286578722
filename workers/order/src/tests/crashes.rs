use super::world::{Fault, World};
use crate::checkout::{PAYMENT_SEEN, PaymentSeen, SeenPayment};
use contract::{Unit, event::OrderInbox, order::PaymentStatus};
use kernel::Principal;
use std::time::Duration;

/// Where a call of the saga can be hit, in the saga's order.
const CALLS: [&str; 6] =
    ["/freeze", "/reservations", "/gift-card-redemptions", "/payments", "/allocations", "/complete"];

#[test]
fn a_crash_at_any_step_is_resumed_by_the_alarm_and_buys_once() {
    for call in CALLS {
        let shop = World::new();
        shop.books.borrow_mut().card_pays = 1000;
        shop.books.borrow_mut().faults.push((call, Fault::CallerDies));
        shop.checkout_and_die("tok_ok", "k1");
        shop.ring();
        let (status, problem, _) = shop.checkout("tok_ok", "k2");
        assert_eq!((status, &problem["code"]), (409, &"checkout_in_progress".into()), "{call}");
        let (status, problem, _) = shop.checkout("tok_ok", "k1");
        let running = (409, "idempotency_in_progress".into());
        if call != "/complete" {
            assert_eq!((status, problem["code"].clone()), running, "{call}: the lease is live");
        }
        shop.pass(Duration::from_secs(20));
        shop.ring();
        let (status, order, _) = shop.checkout("tok_ok", "k1");
        assert_eq!((status, &order["number"]), (201, &"1001".into()), "{call}: {order}");
        assert_eq!(shop.mails(), ["order_placed"], "{call}");
        let books = shop.books.borrow();
        assert_eq!((books.available(), books.payments.len(), books.card_balance), (8, 1, 4000), "{call}");
        assert!(books.completed.is_some(), "{call}");
    }
}

#[test]
fn the_same_request_resumes_what_a_crash_interrupted_without_waiting_for_the_alarm() {
    let shop = World::new();
    shop.books.borrow_mut().faults.push(("/payments", Fault::CallerDies));
    shop.checkout_and_die("tok_ok", "k1");
    shop.pass(Duration::from_secs(20));
    assert_eq!(shop.checkout("tok_ok", "k1").0, 201);
    assert_eq!(shop.books.borrow().payments.len(), 1);
}

#[test]
fn an_unknown_outcome_before_the_money_is_undone_whether_it_happened_or_not() {
    for fault in [Fault::Lost, Fault::AnswerLost] {
        for call in ["/freeze", "/reservations", "/payments"] {
            let shop = World::new();
            shop.books.borrow_mut().faults.push((call, fault));
            let (status, problem, _) = shop.checkout("tok_ok", "k1");
            assert_eq!(status, 503, "{call} {fault:?}: {problem}");
            assert!(shop.books.borrow().nothing_is_held(), "{call} {fault:?}");
            assert_eq!(shop.checkout("tok_ok", "k1").0, 201, "{call} {fault:?}");
        }
    }
}

#[test]
fn an_unknown_outcome_after_the_money_is_found_out_not_guessed() {
    for fault in [Fault::Lost, Fault::AnswerLost] {
        let shop = World::new();
        shop.books.borrow_mut().faults.push(("/allocations", fault));
        assert_eq!(shop.checkout("tok_ok", "k1").0, 503);
        shop.pass(Duration::from_secs(2));
        shop.ring();
        assert_eq!(shop.mails(), ["order_placed"]);
        assert_eq!(shop.books.borrow().available(), 8);
    }
}

#[test]
fn a_crash_after_the_shoppers_return_gives_the_number_once() {
    let shop = World::new();
    shop.checkout("tok_3ds", "k1");
    let event = shop.payment_becomes(PaymentStatus::Authorized);
    shop.books.borrow_mut().faults.push(("/allocations", Fault::CallerDies));
    let path = event_path(&shop);
    shop.die_on_continue(&path);
    shop.pass(Duration::from_secs(20));
    shop.ring();
    shop.deliver(&event);
    assert_eq!(shop.db.number("SELECT max(number) FROM orders"), 1001);
    assert_eq!(shop.mails(), ["order_placed"]);
}

#[test]
fn a_payment_that_ends_before_the_order_is_placed_cancels_it_and_frees_the_stock() {
    for ended in [PaymentStatus::Voided, PaymentStatus::Failed] {
        for call in ["/allocations", "/complete"] {
            let shop = World::new();
            shop.books.borrow_mut().faults.push((call, Fault::CallerDies));
            shop.checkout_and_die("tok_ok", "k1");
            // The queue brings it while nobody runs the checkout.
            shop.deliver(&shop.payment_becomes(ended));
            shop.pass(Duration::from_secs(20));
            shop.ring();
            shop.tick();
            let of =
                "SELECT count(*) FROM orders WHERE status = 'cancelled' AND payment_status <> 'authorized'";
            assert_eq!(shop.db.number(of), 1, "{call}, {ended:?}");
            let books = shop.books.borrow();
            let held = (books.reserved.len(), books.allocated.len(), books.redeemed.len());
            assert_eq!(held, (0, 0, 0), "{call}, {ended:?}");
            assert_eq!(shop.mails(), ["order_placed", "order_cancelled"], "{call}, {ended:?}");
        }
    }
}

#[test]
fn news_that_reach_the_checkout_after_it_placed_the_order_are_said_to_the_order() {
    let shop = World::new();
    shop.checkout("tok_ok", "k1");
    // Whoever brings it saw the order before it was placed.
    let OrderInbox::PaymentChanged { payment_id, order_id, status, version, .. } =
        shop.payment_becomes(PaymentStatus::Voided).data;
    let payment = SeenPayment {
        id: payment_id,
        status,
        version,
        redirect_url: None,
        failure: None,
        captured: 0,
        refunded: 0,
        comes_later: false,
        instructions: std::collections::BTreeMap::new(),
    };
    let caller = client::Caller::new(Principal::service("order"), "news".to_owned());
    let checkout = (shop.app.checkouts)(&shop.cart.to_string()).unwrap();
    testkit::run(checkout.call(&caller, &PAYMENT_SEEN, &[], &Unit {}, &PaymentSeen { order_id, payment }))
        .unwrap();
    assert_eq!(shop.db.number("SELECT count(*) FROM orders WHERE status = 'cancelled'"), 1);
}

#[test]
fn an_undoing_that_is_interrupted_is_finished_later() {
    let shop = World::new();
    shop.books.borrow_mut().faults.push(("/payments", Fault::AnswerLost));
    shop.books.borrow_mut().faults.push(("/abandon", Fault::Lost));
    assert_eq!(shop.checkout("tok_ok", "k1").0, 503);
    assert!(!shop.books.borrow().nothing_is_held());
    shop.pass(Duration::from_secs(60));
    shop.ring();
    assert!(shop.books.borrow().nothing_is_held());
    assert_eq!(shop.checkout("tok_ok", "k1").0, 201);
}

#[test]
fn a_cart_that_cannot_be_ended_at_once_is_ended_later() {
    let shop = World::new();
    shop.books.borrow_mut().faults.push(("/complete", Fault::Lost));
    assert_eq!(shop.checkout("tok_ok", "k1").0, 201, "the order is placed; the shopper need not wait");
    assert!(shop.books.borrow().completed.is_none());
    shop.pass(Duration::from_secs(5));
    shop.ring();
    assert!(shop.books.borrow().completed.is_some());
}

fn event_path(shop: &World) -> String {
    let (id, token) = (shop.text("SELECT id FROM orders"), shop.text("SELECT token FROM orders"));
    format!("/orders/{id}/payment/continue?token={token}")
}
