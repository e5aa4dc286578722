//! Carts of more variants than one request may ask for: the alarm asks for the rest, and nobody notices.

use super::world::{Fault, Waiting, World};
use contract::order::PaymentStatus;
use kernel::Principal;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::staff;

/// 20 variants, two of each, in slices of 8, 8 and 4.
fn shop() -> World {
    let shop = World::of_lines(20, 8);
    shop.books.borrow_mut().stock = 100;
    shop
}

fn calls(shop: &World, end: &str) -> usize {
    shop.books.borrow().calls.iter().filter(|path| path.ends_with(end)).count()
}

fn placed(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!((status, &order["number"]), (201, &"1001".into()), "{order}");
    order
}

fn admin(order: &Value, rest: &str) -> String {
    format!("/admin/orders/{}{rest}", order["id"].as_str().unwrap())
}

#[test]
fn a_cart_of_many_variants_is_bought_in_slices_and_answered_like_a_small_one() {
    let shop = shop();
    let order = placed(&shop);
    assert_eq!(order["lines"].as_array().unwrap().len(), 20);
    assert_eq!((calls(&shop, "/reservations"), calls(&shop, "/allocations")), (3, 3));
    let books = shop.books.borrow();
    assert_eq!((books.widest, books.available()), (8, 60));
    assert_eq!((books.reserved.len(), books.allocated.len(), books.payments.len()), (0, 20, 1));
    assert_eq!(shop.mails(), ["order_placed"]);
}

#[test]
fn a_small_cart_needs_no_alarm() {
    let shop = World::of_lines(4, 8);
    shop.waiting.set(Waiting::Dies);
    placed(&shop);
    assert_eq!((calls(&shop, "/reservations"), calls(&shop, "/allocations")), (1, 1));
}

#[test]
fn what_is_sold_out_in_the_last_slice_undoes_the_slices_before_it() {
    let shop = shop();
    shop.books.borrow_mut().stock = 39;
    let (status, problem, _) = shop.checkout("tok_ok", "k1");
    assert_eq!((status, &problem["code"]), (409, &"out_of_stock".into()), "{problem}");
    assert_eq!(problem["lines"][0]["title"], "Gift", "it is named");
    let books = shop.books.borrow();
    assert!(books.nothing_is_held() && books.payments.is_empty(), "no money is asked for without stock");
    assert_eq!((books.available(), books.widest), (39, 8));
    drop(books);
    shop.books.borrow_mut().stock = 40;
    assert_eq!(shop.checkout("tok_ok", "k2").0, 201);
}

#[test]
fn a_refusal_is_the_answer_whoever_undoes() {
    for (token, status, code) in
        [("tok_declined", 402, "payment_declined"), ("tok_error", 503, "payment_unavailable")]
    {
        let shop = shop();
        let (answered, problem, _) = shop.checkout(token, "k1");
        assert_eq!((answered, &problem["code"]), (status, &code.into()), "{problem}");
        assert!(shop.books.borrow().nothing_is_held(), "{token}");
        assert_eq!(calls(&shop, "/reservations/release"), 3, "{token}");
        assert_eq!(shop.checkout("tok_ok", "k2").0, 201, "{token}");
    }
}

#[test]
fn who_stops_waiting_buys_all_the_same_and_is_told_when_asking_again() {
    let shop = shop();
    shop.waiting.set(Waiting::Dies);
    shop.checkout_and_die("tok_ok", "k1");
    let (status, problem, _) = shop.checkout("tok_ok", "k2");
    assert_eq!((status, &problem["code"]), (409, &"checkout_in_progress".into()));
    shop.ring_until_quiet();
    let (status, order, replayed) = shop.checkout("tok_ok", "k1");
    assert_eq!((status, &order["number"], replayed), (201, &"1001".into(), true));
    assert_eq!((shop.books.borrow().payments.len(), shop.books.borrow().available()), (1, 60));
}

#[test]
fn the_same_request_goes_on_with_the_next_slice_itself() {
    let shop = shop();
    shop.waiting.set(Waiting::Dies);
    shop.checkout_and_die("tok_ok", "k1");
    assert_eq!(calls(&shop, "/reservations"), 1);
    shop.checkout_and_die("tok_ok", "k1");
    assert_eq!(calls(&shop, "/reservations"), 2);
    shop.waiting.set(Waiting::Rings);
    placed(&shop);
    assert_eq!((calls(&shop, "/reservations"), calls(&shop, "/allocations")), (3, 3));
}

#[test]
fn patience_ends_with_what_is_known_by_then() {
    let shop = shop();
    shop.waiting.set(Waiting::IsLate);
    let (status, problem, _) = shop.checkout("tok_ok", "k1");
    assert_eq!((status, &problem["code"]), (409, &"idempotency_in_progress".into()), "no order yet");
    shop.ring();
    shop.ring();
    // The order is written down, and its money held.
    let (status, answer, _) = shop.checkout("tok_ok", "k1");
    assert_eq!((status, &answer["order"]["status"]), (202, &"pending_payment".into()), "{answer}");
    assert!(answer["next_action"].is_null());
    shop.ring_until_quiet();
    placed(&shop);
}

#[test]
fn after_the_bank_the_shopper_waits_for_the_alarm_and_the_queue_does_not() {
    for comes_back in [true, false] {
        let shop = shop();
        let (status, answer, _) = shop.checkout("tok_3ds", "k1");
        assert_eq!(status, 202, "{answer}");
        assert!(!answer["next_action"].is_null());
        let event = shop.payment_becomes(PaymentStatus::Authorized);
        if comes_back {
            let (id, token) = (shop.text("SELECT id FROM orders"), shop.text("SELECT token FROM orders"));
            let path = format!("/orders/{id}/payment/continue?token={token}");
            let (status, order, _) = shop.ask(&Principal::Guest, "POST", &path, "-", &json!({}));
            assert_eq!((status, &order["number"]), (200, &"1001".into()), "{order}");
        } else {
            shop.deliver(&event);
            assert_eq!(calls(&shop, "/allocations"), 1, "the rest is the alarm's");
            shop.ring_until_quiet();
        }
        assert_eq!(shop.db.number("SELECT max(number) FROM orders"), 1001);
        assert_eq!(shop.books.borrow().allocated.len(), 20);
    }
}

#[test]
fn a_checkout_that_is_given_up_gives_all_slices_back() {
    let shop = shop();
    let (_, answer, _) = shop.checkout("tok_3ds", "k1");
    let (id, token) = (answer["order"]["id"].as_str().unwrap(), answer["order"]["token"].as_str().unwrap());
    let path = format!("/orders/{id}/cancel?token={token}");
    let (status, order, _) = shop.ask(&Principal::Guest, "POST", &path, "c1", &json!({}));
    assert_eq!((status, &order["status"]), (200, &"cancelled".into()), "{order}");
    assert!(shop.books.borrow().nothing_is_held());
}

#[test]
fn a_cancelled_order_gives_its_stock_back_in_parts_by_the_alarm() {
    let shop = shop();
    let order = placed(&shop);
    let reason = json!({"reason": "A mistake."});
    let (status, ..) = shop.ask(&staff(), "POST", &admin(&order, "/cancel"), "c1", &reason);
    assert_eq!(status, 200);
    assert_eq!(shop.books.borrow().allocated.len(), 12, "the rest is the alarm's");
    shop.ring_until_quiet();
    let books = shop.books.borrow();
    assert_eq!((books.allocated.len(), books.available(), books.widest), (0, 100, 8));
    drop(books);
    assert_eq!((calls(&shop, "/cancel"), calls(&shop, "/allocations/release")), (1, 3), "the money once");
}

#[test]
fn what_the_alarm_does_not_finish_the_tick_takes_up() {
    for fault in [Fault::Lost, Fault::AnswerLost, Fault::CallerDies] {
        let shop = shop();
        let order = placed(&shop);
        shop.books
            .borrow_mut()
            .faults
            .extend([("/allocations/release", Fault::Passed), ("/allocations/release", fault)]);
        shop.ask(&staff(), "POST", &admin(&order, "/cancel"), "c1", &json!({"reason": "A mistake."}));
        shop.ring_until_quiet();
        assert_eq!(shop.db.number("SELECT count(*) FROM jobs WHERE done_at IS NULL"), 1, "{fault:?}");
        shop.pass(Duration::from_secs(60));
        shop.tick();
        shop.ring_until_quiet();
        assert_eq!(shop.books.borrow().allocated.len(), 0, "{fault:?}");
        assert_eq!(shop.db.number("SELECT count(*) FROM jobs WHERE done_at IS NULL"), 0, "{fault:?}");
    }
}

#[test]
fn a_parcel_of_many_variants_leaves_and_comes_back_in_parts_once() {
    let shop = shop();
    let order = placed(&shop);
    let lines = order["lines"].as_array().unwrap();
    let all: Vec<_> = lines.iter().map(|line| json!({"line_id": line["id"], "quantity": 2})).collect();
    shop.books.borrow_mut().faults.extend([("/shipments", Fault::Passed), ("/shipments", Fault::AnswerLost)]);
    let (status, sent, _) =
        shop.ask(&staff(), "POST", &admin(&order, "/fulfillments"), "f1", &json!({"lines": all}));
    assert_eq!(status, 201, "{sent}");
    shop.ring_until_quiet();
    shop.pass(Duration::from_secs(60));
    shop.tick();
    shop.ring_until_quiet();
    let books = shop.books.borrow();
    assert_eq!((books.shipped.len(), books.allocated.values().sum::<i64>()), (20, 0));
    assert_eq!((books.available(), books.widest), (60, 8));
    drop(books);

    let (id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let asked: Vec<_> = lines
        .iter()
        .map(|line| json!({"line_id": line["id"], "quantity": 2, "reason": "does_not_fit"}))
        .collect();
    let path = format!("/orders/{id}/returns?token={token}");
    let (status, asked, _) = shop.ask(&Principal::Guest, "POST", &path, "r1", &json!({"lines": asked}));
    assert_eq!(status, 201, "{asked}");
    let answer = |what: &str, key: &str, body: &Value| {
        let returned = asked["returns"][0]["id"].as_str().unwrap();
        let path = admin(&order, &format!("/returns/{returned}/{what}"));
        let (status, answer, _) = shop.ask(&staff(), "POST", &path, key, body);
        assert_eq!(status, 200, "{answer}");
    };
    answer("approve", "a1", &json!({"instructions": "Send it to us."}));
    let came: Vec<_> =
        lines.iter().map(|line| json!({"line_id": line["id"], "quantity": 2, "restock": true})).collect();
    answer("receive", "v1", &json!({"lines": came}));
    shop.ring_until_quiet();
    let books = shop.books.borrow();
    assert_eq!((books.restocked.len(), books.available(), books.widest), (20, 100, 8));
}

/// What an edit is to make of the first lines of an order, and the answer to it.
fn edit(shop: &World, order: &Value, key: &str, lines: usize, quantity: u32) -> (u16, Value) {
    let first = order["lines"].as_array().unwrap().iter().skip(1).take(lines);
    let edited: Vec<_> = first.map(|line| json!({"line_id": line["id"], "quantity": quantity})).collect();
    let mut body = json!({"lines": edited});
    let (status, seen, _) = shop.ask(&staff(), "POST", &admin(order, "/edit-preview"), "-", &body);
    if status != 200 {
        return (status, seen);
    }
    body["reason"] = "As you asked on the phone.".into();
    body["version"] = seen["version"].clone();
    body["total"] = seen["totals"]["total"].clone();
    let (status, answer, _) = shop.ask(&staff(), "POST", &admin(order, "/edits"), key, &body);
    (status, answer)
}

#[test]
fn an_edit_that_takes_many_lines_out_frees_them_in_parts_once() {
    for fault in [Fault::Passed, Fault::Lost, Fault::AnswerLost] {
        let shop = shop();
        let order = placed(&shop);
        // The second part.
        shop.books.borrow_mut().faults.extend([("/allocations", Fault::Passed), ("/allocations", fault)]);
        let (status, edited) = edit(&shop, &order, "e1", 17, 0);
        assert_eq!((status, edited["lines"].as_array().unwrap().len()), (201, 3), "{edited}");
        assert_eq!(shop.books.borrow().available(), 76, "the rest is the alarm's");
        shop.ring_until_quiet();
        shop.pass(Duration::from_secs(60));
        shop.tick();
        shop.ring_until_quiet();
        let books = shop.books.borrow();
        assert_eq!((books.available(), books.widest), (94, 8), "{fault:?}");
        assert_eq!(shop.db.number("SELECT count(*) FROM jobs WHERE done_at IS NULL"), 0, "{fault:?}");
    }
}

#[test]
fn an_edit_buys_no_more_variants_than_one_request_may_ask_for() {
    let shop = shop();
    let order = placed(&shop);
    let (status, problem) = edit(&shop, &order, "e1", 9, 3);
    assert_eq!((status, problem["errors"][0]["code"].as_str()), (400, Some("too_many")), "{problem}");
    assert_eq!((edit(&shop, &order, "e2", 8, 3).0, shop.books.borrow().available()), (201, 52));
    assert_eq!(shop.books.borrow().widest, 8);
}
