//! What comparing orders with payments finds, and mends.

use super::world::{Payment, World};
use contract::order::PaymentStatus;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{id, staff};

const HOUR: Duration = Duration::from_secs(3600);

/// The findings of a comparison, each with whether it is mended.
fn compare(shop: &World) -> Vec<(String, bool)> {
    let (status, found, _) = shop.ask(&staff(), "POST", "/admin/reconciliations", "-", &json!({}));
    assert_eq!(status, 201, "{found}");
    let finding = |found: &Value| (found["kind"].as_str().unwrap().to_owned(), found["healed"] == true);
    let findings = found["findings"].as_array().unwrap().iter().map(finding).collect();
    shop.pass(Duration::from_millis(1));
    findings
}

fn only_payment(shop: &World) -> PaymentStatus {
    shop.books.borrow().payments.values().next().unwrap().status
}

#[test]
fn money_that_is_held_for_no_order_is_given_back_once() {
    let shop = World::new();
    for (key, status) in [("one", PaymentStatus::Authorized), ("two", PaymentStatus::Captured)] {
        let number = u8::try_from(key.len() + shop.books.borrow().payments.len()).unwrap();
        let payment =
            Payment { id: id(number), order_id: id(99), status, version: 1, failure: None, amount: 4488 };
        shop.books.borrow_mut().payments.insert(key.to_owned(), payment);
    }
    let found = ("payment_without_order".to_owned(), true);
    assert_eq!(compare(&shop), [found.clone(), found]);
    let after: Vec<_> = shop.books.borrow().payments.values().map(|payment| payment.status).collect();
    assert_eq!(after, [PaymentStatus::Voided, PaymentStatus::Refunded]);
    assert_eq!(compare(&shop), []);
}

#[test]
fn an_order_learns_what_became_of_its_payment_and_money_is_not_held_for_ever() {
    let shop = World::new();
    assert_eq!(shop.checkout("tok_ok", "k1").0, 201);
    assert_eq!(compare(&shop), []);
    shop.pass(HOUR * 2);
    assert_eq!(compare(&shop), [("uncollected_payment".to_owned(), true)]);
    assert_eq!(only_payment(&shop), PaymentStatus::Captured);
    assert_eq!(shop.db.number("SELECT count(*) FROM orders WHERE payment_status = 'captured'"), 1);

    let _ = shop.payment_becomes(PaymentStatus::Refunded);
    let refunded = "SELECT count(*) FROM orders WHERE payment_status = 'refunded'";
    assert_eq!(shop.db.number(refunded), 0, "the news is lost");
    assert_eq!(compare(&shop), [("outdated_payment".to_owned(), true)], "goods would leave by it");
    assert_eq!((shop.db.number(refunded), compare(&shop)), (1, vec![]));
}

#[test]
fn a_payment_whose_news_was_lost_is_told_to_its_order() {
    let shop = World::new();
    shop.checkout("tok_ok", "k1");
    let _ = shop.payment_becomes(PaymentStatus::Captured);
    assert_eq!(compare(&shop), [("outdated_payment".to_owned(), true)]);
    assert_eq!(shop.db.number("SELECT count(*) FROM orders WHERE payment_status = 'captured'"), 1);
    assert_eq!(compare(&shop), []);
}

#[test]
fn a_checkout_whose_alarm_was_lost_is_woken_and_ends() {
    let shop = World::new();
    shop.checkout("tok_3ds", "k1");
    assert_eq!(compare(&shop), []);
    shop.pass(HOUR);
    assert_eq!(compare(&shop), [("stuck_checkout".to_owned(), true)]);
    assert!(shop.books.borrow().nothing_is_held());
    assert_eq!(compare(&shop), []);
}

#[test]
fn the_tick_compares_when_it_is_time_and_the_staff_sees_what_was_found() {
    let shop = World::new();
    shop.checkout("tok_ok", "k1");
    for _ in 0..3 {
        shop.tick();
        shop.pass(Duration::from_secs(301));
    }
    let (_, seen, _) = shop.ask(&staff(), "GET", "/admin/reconciliations", "-", &json!(null));
    assert_eq!(seen["items"].as_array().unwrap().len(), 2, "{seen}");
}

#[test]
fn much_that_disagrees_is_mended_a_few_at_a_time_and_nothing_is_passed_over() {
    let shop = World::new();
    for number in 1..=15_u8 {
        let status = PaymentStatus::Authorized;
        let payment =
            Payment { id: id(number), order_id: id(99), status, version: 1, failure: None, amount: 4488 };
        shop.books.borrow_mut().payments.insert(format!("payment {number}"), payment);
    }
    let held = || {
        let books = shop.books.borrow();
        books.payments.values().filter(|payment| payment.status == PaymentStatus::Authorized).count()
    };
    for (mended, left) in [(6, 9), (6, 3), (3, 0), (0, 0)] {
        assert_eq!((compare(&shop).len(), held()), (mended, left));
    }
}

#[test]
fn money_that_a_bank_sent_back_is_shown_until_it_is_gone() {
    let shop = World::new();
    shop.checkout("tok_ok", "k1");
    shop.deliver(&shop.payment_becomes(PaymentStatus::Captured));
    shop.db.execute("UPDATE orders SET status = 'refunded'");
    for _ in 0..2 {
        assert_eq!(compare(&shop), [("returned_refund".to_owned(), false)]);
    }
    let _ = shop.payment_becomes(PaymentStatus::Refunded);
    assert_eq!(compare(&shop), []);
}

#[test]
fn a_refund_that_nobody_has_answered_for_an_hour_is_shown() {
    let shop = World::new();
    let order = shop.checkout("tok_ok", "k1").1;
    let _ = shop.payment_becomes(PaymentStatus::Captured);
    compare(&shop);
    let path = format!("/admin/orders/{}/refunds", order["id"].as_str().unwrap());
    let (status, refund, _) = shop.ask(&staff(), "POST", &path, "refund", &json!({"reason": "Late."}));
    assert_eq!(status, 201, "{refund}");
    shop.pass(HOUR * 2);
    assert_eq!(compare(&shop), [("pending_refund".to_owned(), false)]);
}
