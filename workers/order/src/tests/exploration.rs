//! The saga explored: every call of every step and of every undoing meets every fault, alone, twice, and in pairs; every
//! batch of the database is left unanswered before and after its write. However it goes, a checkout ends in exactly one
//! of two ways.

use super::world::{Fault, Waiting, World};
use contract::order::PaymentStatus;
use serde_json::json;
use std::time::Duration;

/// Every call that leaves the saga, by how its path ends.
const CALLS: [&str; 13] = [
    "/freeze",
    "/reservations",
    "/redemptions",
    "/gift-card-redemptions",
    "/payments",
    "/allocations",
    "/complete",
    "/payments/abandon",
    "/allocations/release",
    "/redemptions/release",
    "/gift-card-redemptions/give-back",
    "/reservations/release",
    "/unfreeze",
];
const FAULTS: [Fault; 3] = [Fault::Lost, Fault::AnswerLost, Fault::CallerDies];
/// How the shopper pays, and whether that can end as an order.
const WAYS: [&str; 5] = ["tok_ok", "tok_declined", "tok_error", "approved", "refused"];

/// What strikes.
#[derive(Clone, Debug, Default)]
struct Weather {
    calls: Vec<(&'static str, Fault)>,
    /// The batch that is not answered, and whether it was written.
    batch: Option<(u32, bool)>,
    /// A cart of three variants, asked for one by one; and what happens to whoever waits for the alarm.
    sliced: Option<Waiting>,
}

impl Weather {
    fn of_calls(calls: Vec<(&'static str, Fault)>) -> Self {
        Self { calls, ..Self::default() }
    }
}

/// A checkout from its beginning to where nothing runs any longer.
fn play(way: &str, weather: &Weather) -> World {
    let shop = match weather.sliced {
        None => World::new(),
        Some(waiting) => {
            let shop = World::of_lines(3, 1);
            shop.waiting.set(waiting);
            shop
        }
    };
    shop.books.borrow_mut().coupon = true;
    shop.books.borrow_mut().card_pays = 1000;
    shop.books.borrow_mut().faults.extend(weather.calls.iter().copied());
    shop.db.lose_answer(weather.batch);
    let token = if matches!(way, "approved" | "refused") { "tok_3ds" } else { way };
    shop.try_checkout(token, "k1");
    rest(&shop);
    if token == "tok_3ds" && !shop.books.borrow().payments.is_empty() {
        let is_waiting =
            shop.books.borrow().payments.values().any(|it| it.status == PaymentStatus::RequiresAction);
        if is_waiting {
            let status = if way == "approved" { PaymentStatus::Authorized } else { PaymentStatus::Failed };
            let event = shop.payment_becomes(status);
            let (id, token) = (shop.text("SELECT id FROM orders"), shop.text("SELECT token FROM orders"));
            // The shopper comes back, and the provider says so too, as often as it likes.
            shop.try_ask(&format!("/orders/{id}/payment/continue?token={token}"), "-", &json!({}));
            for _ in 0..3 {
                shop.try_deliver(&event);
                rest(&shop);
            }
        }
    }
    rest(&shop);
    // What this checkout did not meet must not meet the next one.
    shop.books.borrow_mut().faults.clear();
    shop.db.lose_answer(None);
    shop.waiting.set(Waiting::Rings);
    shop
}

/// Time passes until nothing runs any longer.
fn rest(shop: &World) {
    for _ in 0..6 {
        shop.pass(Duration::from_secs(70));
        shop.ring_until_quiet();
    }
}

/// True if it ended as an order.
fn ended_well(shop: &World, story: &str) -> bool {
    let placed = shop.db.number("SELECT count(*) FROM orders WHERE number IS NOT NULL");
    assert!(placed <= 1, "{story}: {placed} orders");
    // The relay may have been interrupted too.
    shop.tick();
    shop.send_lost();
    let mails = shop.mails();
    let books = shop.books.borrow();
    let held = books.payments.values().filter(|it| it.status == PaymentStatus::Authorized).count();
    if placed == 1 {
        assert_eq!(shop.db.number("SELECT max(number) FROM orders"), 1001, "{story}");
        assert!(books.completed.is_some(), "{story}: the cart is still open");
        let left = 10 - 2 * i64::from(books.lines);
        assert_eq!((held, books.available(), books.redeemed.len()), (1, left, 1), "{story}");
        assert_eq!(books.allocated.len(), usize::from(books.lines), "{story}");
        assert_eq!(books.card_balance, 4000, "{story}: the card was not charged once");
        assert!(books.reserved.is_empty(), "{story}");
        let told = mails.iter().filter(|kind| *kind == "order_placed").count();
        assert_eq!((told, shop.captures()), (1, 1), "{story}: {mails:?}");
        return true;
    }
    assert!(books.nothing_is_held(), "{story}: something is held");
    assert_eq!((books.available(), books.card_balance), (10, 5000), "{story}");
    assert!(books.completed.is_none(), "{story}: the cart has ended without an order");
    assert!(!mails.contains(&"order_placed".to_owned()), "{story}: {mails:?}");
    assert_eq!(shop.db.number("SELECT count(*) FROM orders WHERE status = 'pending_payment'"), 0, "{story}");
    drop(books);
    // And the shopper can buy, with the next number.
    let (status, order, _) = shop.checkout("tok_ok", "afterwards");
    assert_eq!((status, &order["number"]), (201, &"1001".into()), "{story}: {order}");
    false
}

fn check(way: &str, weather: &Weather) {
    let story = format!("{way} {weather:?}");
    let shop = play(way, weather);
    let is_sold = ended_well(&shop, &story);
    if matches!(way, "tok_declined" | "tok_error" | "refused") {
        assert!(!is_sold, "{story}: sold without money");
    }
}

#[test]
fn whatever_call_is_lost_or_kills_its_caller_a_checkout_ends_once_or_is_undone() {
    for way in WAYS {
        check(way, &Weather::default());
        for call in CALLS {
            for fault in FAULTS {
                check(way, &Weather::of_calls(vec![(call, fault)]));
                check(way, &Weather::of_calls(vec![(call, fault), (call, fault)]));
            }
        }
    }
}

fn pairs(way: &str) {
    for (place, first) in CALLS.iter().enumerate() {
        for second in &CALLS[place + 1..] {
            for one in FAULTS {
                for other in FAULTS {
                    check(way, &Weather::of_calls(vec![(first, one), (second, other)]));
                }
            }
        }
    }
}

#[test]
fn whatever_two_calls_fail_in_one_checkout_it_ends_once_or_is_undone() {
    pairs("tok_ok");
}

#[test]
fn whatever_two_calls_fail_when_the_card_is_declined_it_is_undone() {
    pairs("tok_declined");
}

#[test]
fn whatever_two_calls_fail_around_the_bank_it_ends_once_or_is_undone() {
    pairs("approved");
}

#[test]
fn whichever_batch_of_the_database_is_not_answered_a_checkout_ends_once_or_is_undone() {
    for way in WAYS {
        for batch in 0..14 {
            for written in [false, true] {
                check(way, &Weather { batch: Some((batch, written)), ..Weather::default() });
                for call in ["/payments", "/allocations", "/complete"] {
                    let calls = vec![(call, Fault::CallerDies)];
                    check(way, &Weather { calls, batch: Some((batch, written)), sliced: None });
                }
            }
        }
    }
}

/// The calls that are made once a slice.
const SLICED: [&str; 4] = ["/reservations", "/allocations", "/reservations/release", "/allocations/release"];

/// A fault that strikes the slice in this place.
fn in_slice(call: &'static str, place: usize, fault: Fault) -> Vec<(&'static str, Fault)> {
    let mut calls = vec![(call, Fault::Passed); place];
    calls.push((call, fault));
    calls
}

#[test]
fn whatever_slice_is_lost_or_kills_its_caller_a_checkout_ends_once_or_is_undone() {
    for waiting in [Waiting::Rings, Waiting::Dies] {
        for way in WAYS {
            check(way, &Weather { sliced: Some(waiting), ..Weather::default() });
            for call in SLICED {
                for place in 0..3 {
                    for fault in FAULTS {
                        let calls = in_slice(call, place, fault);
                        check(way, &Weather { calls, sliced: Some(waiting), batch: None });
                    }
                }
            }
        }
    }
}

#[test]
fn whatever_two_slices_fail_in_one_checkout_it_ends_once_or_is_undone() {
    for way in ["tok_ok", "tok_declined", "approved"] {
        for (place, first) in SLICED.iter().enumerate() {
            for second in &SLICED[place + 1..] {
                for (one, other) in [(0, 0), (0, 2), (1, 1), (2, 0), (2, 2)] {
                    for faults in [
                        [Fault::CallerDies, Fault::CallerDies],
                        [Fault::AnswerLost, Fault::CallerDies],
                        [Fault::Lost, Fault::AnswerLost],
                    ] {
                        let mut calls = in_slice(first, one, faults[0]);
                        calls.extend(in_slice(second, other, faults[1]));
                        check(way, &Weather { calls, sliced: Some(Waiting::Rings), batch: None });
                    }
                }
            }
        }
    }
}
