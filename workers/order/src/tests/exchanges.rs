//! The shopper wants another size for what comes back, and the difference is settled.

use super::{
    desk::{ask, asked_back, settle_refund, ship, shown},
    services::of_variant,
    world::{Fault, World},
};
use contract::{order::PaymentStatus, payment::TransferStatus};
use kernel::{Principal, VariantId};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{id, staff};

/// Mugs in another size: for the same price, dearer and cheaper.
const SAME: u8 = 60;
const DEARER: u8 = 61;
const CHEAPER: u8 = 62;

/// Two mugs for 39.98, and 4.90 for the shipping, that were paid, sent and delivered.
fn delivered(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201);
    shop.deliver(&shop.payment_becomes(PaymentStatus::Captured));
    ship(shop, &order, "f1", 0, 2);
    let parcel = shown(shop, &order)["fulfillments"][0]["id"].as_str().unwrap().to_owned();
    ask(shop, &order, &format!("fulfillments/{parcel}/deliver"), "d1", &json!({}));
    assert_eq!(shown(shop, &order)["status"], "delivered");
    order
}

fn request(shop: &World, order: &Value, key: &str, quantity: u32, variant: u8) -> (u16, Value, bool) {
    let line = json!({"line_id": order["lines"][0]["id"], "quantity": quantity, "reason": "does_not_fit",
        "exchange_for": id::<VariantId>(variant)});
    let (order_id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let path = format!("/orders/{order_id}/returns?token={token}");
    shop.ask(&Principal::Guest, "POST", &path, key, &json!({"lines": [line]}))
}

/// An exchange that was asked for and approved: the path of what follows.
fn approved(shop: &World, order: &Value, quantity: u32, variant: u8) -> String {
    let (status, asked, _) = request(shop, order, "r1", quantity, variant);
    assert_eq!(status, 201, "{asked}");
    let path = format!("returns/{}", asked["returns"][0]["id"].as_str().unwrap());
    let body = json!({"instructions": "Send it to us."});
    assert_eq!(ask(shop, order, &format!("{path}/approve"), "a1", &body).0, 200);
    path
}

fn came(order: &Value, quantity: u32) -> Value {
    json!([{"line_id": order["lines"][0]["id"], "quantity": quantity, "restock": true}])
}

fn preview(shop: &World, order: &Value, path: &str, quantity: u32) -> Value {
    let body = json!({"lines": came(order, quantity)});
    let (status, preview, _) = ask(shop, order, &format!("{path}/exchange-preview"), "-", &body);
    assert_eq!(status, 200, "{preview}");
    preview
}

fn receipt(order: &Value, quantity: u32, difference: i64) -> Value {
    json!({"lines": came(order, quantity), "exchange": {"reason": "Another size.",
        "difference": {"amount": difference, "currency": "EUR"}}})
}

fn receive(shop: &World, order: &Value, path: &str, body: &Value) -> (u16, Value, bool) {
    let answer = ask(shop, order, &format!("{path}/receive"), "v1", body);
    go_on(shop);
    answer
}

/// What is more than one request may do goes on by the alarm, and what it leaves to be sent by the tick.
fn go_on(shop: &World) {
    shop.ring_until_quiet();
    shop.tick();
}

fn allocated(shop: &World, order: &Value, variant: u8) -> i64 {
    let key = of_variant(order["id"].as_str().unwrap(), &json!(id::<VariantId>(variant)));
    shop.books.borrow().allocated.get(&key).copied().unwrap_or(0)
}

#[test]
fn a_guest_gets_another_size_for_the_same_price_and_nothing_is_settled() {
    let shop = World::new();
    let order = delivered(&shop);
    let path = approved(&shop, &order, 1, SAME);
    let wanted = &shown(&shop, &order)["returns"][0]["lines"][0]["exchange_for"];
    assert_eq!((&wanted["title"], &wanted["variant_id"]), (&"Mug".into(), &json!(id::<VariantId>(SAME))));
    let seen = preview(&shop, &order, &path, 1);
    assert_eq!(
        (&seen["price"]["amount"], &seen["credit"]["amount"], &seen["difference"]["amount"]),
        (&1999.into(), &1999.into(), &0.into())
    );
    let body = receipt(&order, 1, 0);
    let (status, received, replayed) = receive(&shop, &order, &path, &body);
    assert_eq!((status, replayed), (200, false), "{received}");
    assert_eq!((receive(&shop, &order, &path, &body).0, receive(&shop, &order, &path, &body).2), (200, true));
    let after = shown(&shop, &order);
    assert_eq!(
        (&after["status"], &after["fulfillment_status"], after.get("balance")),
        (&"partially_fulfilled".into(), &"partially_fulfilled".into(), None)
    );
    assert_eq!(
        (&after["totals"]["total"]["amount"], &after["credited"]["amount"]),
        (&(4488 + 1999).into(), &1999.into())
    );
    let lines = after["lines"].as_array().unwrap();
    assert_eq!((lines.len(), &lines[0]["refunded"], &lines[1]["fulfilled"]), (2, &1.into(), &0.into()));
    assert_eq!(after["returns"][0]["exchanged"]["difference"]["amount"], 0);
    assert_eq!(after["edits"][0]["return_id"], after["returns"][0]["id"]);
    let entry = after["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!((&entry["event"], &entry["note"]), (&"return_exchanged".into(), &"Another size.".into()));
    assert!(entry["actor"].as_str().unwrap().starts_with("staff"));
    assert_eq!(allocated(&shop, &order, SAME), 1);
    assert_eq!(shop.books.borrow().restocked.values().sum::<i64>(), 1);
    // It is sent as anything is.
    let (status, sent, _) = ship(&shop, &order, "f2", 1, 1);
    assert_eq!((status, &sent["status"]), (201, &"fulfilled".into()), "{sent}");
    assert_eq!((allocated(&shop, &order, SAME), asked_back(&shop)), (0, vec![]));
    assert_eq!(shop.mails()[3..], ["return_changed", "return_changed", "return_changed", "order_shipped"]);
    // The list and the shop's sums count it once.
    let list = shop.ask(&staff(), "GET", "/admin/orders", "-", &Value::Null).1;
    assert_eq!(list["items"][0]["total"]["amount"], 4488);
    let sums = shop.ask(&staff(), "GET", "/admin/order-stats", "-", &Value::Null).1;
    assert_eq!(sums["days"].as_array().unwrap().last().unwrap()["revenue"]["amount"], 4488);
    assert_eq!(shop.db.number("SELECT count(*) FROM jobs WHERE done_at IS NULL"), 0);
}

#[test]
fn what_is_dearer_is_sent_once_the_difference_is_paid() {
    let shop = World::new();
    let order = delivered(&shop);
    let path = approved(&shop, &order, 2, DEARER);
    assert_eq!(preview(&shop, &order, &path, 2)["balance"]["amount"], 1002);
    let (status, received, _) = receive(&shop, &order, &path, &receipt(&order, 2, 1002));
    assert_eq!((status, &received["balance"]["amount"]), (200, &1002.into()), "{received}");
    let (status, problem, _) = ship(&shop, &order, "f2", 1, 2);
    assert_eq!((status, &problem["code"]), (409, &"balance_due".into()));
    let paid = json!({"amount": {"amount": 1002, "currency": "EUR"}, "method": "cash"});
    assert_eq!(ask(&shop, &order, "receipts", "p1", &paid).0, 201);
    let (status, sent, _) = ship(&shop, &order, "f3", 1, 2);
    assert_eq!((status, &sent["status"]), (201, &"fulfilled".into()), "{sent}");
    // What is left to give back is what was paid.
    let (_, left, _) = ask(&shop, &order, "refund-preview", "-", &json!({"reason": "All."}));
    assert_eq!(left["refundable"]["amount"], 4488 + 1002);
}

#[test]
fn what_is_cheaper_gives_the_difference_back_once() {
    let shop = World::new();
    let order = delivered(&shop);
    let path = approved(&shop, &order, 2, CHEAPER);
    let body = receipt(&order, 2, -998);
    let (status, received, _) = receive(&shop, &order, &path, &body);
    assert_eq!((status, shown(&shop, &order).get("balance")), (200, None), "{received}");
    receive(&shop, &order, &path, &body);
    shop.tick();
    assert_eq!(asked_back(&shop), [998]);
    settle_refund(&shop, &order, TransferStatus::Succeeded, 998);
    let after = shown(&shop, &order);
    assert_eq!(
        (&after["status"], &after["refunds"][0]["reason"]),
        (&"partially_fulfilled".into(), &"Another size.".into())
    );
    // All that is left is what the other size and the shipping cost.
    let (_, left, _) = ask(&shop, &order, "refund-preview", "-", &json!({"reason": "All."}));
    assert_eq!((&left["refundable"]["amount"], &left["amount"]["amount"]), (&3490.into(), &3490.into()));
}

#[test]
fn what_cannot_be_had_changes_nothing_and_the_money_can_be_given_back_instead() {
    let shop = World::new();
    let order = delivered(&shop);
    let path = approved(&shop, &order, 1, SAME);
    let before = shown(&shop, &order);
    shop.books.borrow_mut().stock = 0;
    let (status, problem, _) = receive(&shop, &order, &path, &receipt(&order, 1, 0));
    assert_eq!((status, &problem["code"]), (409, &"out_of_stock".into()), "{problem}");
    assert_eq!(problem["lines"][0]["variant_id"], json!(id::<VariantId>(SAME)));
    assert_eq!((shown(&shop, &order), shop.books.borrow().restocked.len()), (before, 0));
    let body = json!({"lines": came(&order, 1), "refund_reason": "There is none left."});
    let (status, received, _) = ask(&shop, &order, &format!("{path}/receive"), "v2", &body);
    assert_eq!((status, asked_back(&shop)), (200, vec![1999]), "{received}");
    assert_eq!((received["lines"].as_array().unwrap().len(), received.get("credited")), (1, None));
}

#[test]
fn what_was_not_seen_is_not_done() {
    let shop = World::new();
    let order = delivered(&shop);
    let path = approved(&shop, &order, 1, DEARER);
    let (status, problem, _) = receive(&shop, &order, &path, &receipt(&order, 1, 0));
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()));
    assert_eq!(problem["preview"]["difference"]["amount"], 501);
    let guest = format!("/admin/orders/{}/{path}/exchange-preview", order["id"].as_str().unwrap());
    assert_eq!(shop.ask(&Principal::Guest, "POST", &guest, "g", &json!({"lines": came(&order, 1)})).0, 401);
    assert_eq!(receive(&shop, &order, &path, &receipt(&order, 1, 501)).0, 200);
    let (status, problem, _) = ask(&shop, &order, &format!("{path}/receive"), "v2", &receipt(&order, 1, 501));
    assert_eq!((status, &problem["code"]), (409, &"illegal_transition".into()), "it came back once");
}

#[test]
fn only_a_variant_of_the_same_product_that_is_sold_can_be_wanted() {
    let shop = World::new();
    let order = delivered(&shop);
    let (status, problem, _) = request(&shop, &order, "r0", 1, 9);
    assert_eq!(
        (status, &problem["errors"][0]["pointer"]),
        (400, &"/lines/0/exchange_for".into()),
        "{problem}"
    );
    let (status, problem, _) = request(&shop, &order, "r0", 1, 77);
    assert_eq!((status, &problem["code"]), (409, &"out_of_stock".into()), "{problem}");
    assert_eq!(request(&shop, &order, "r1", 1, SAME).0, 201);
    assert!(request(&shop, &order, "r1", 1, SAME).2);
    let list = shop.ask(&staff(), "GET", "/admin/returns", "-", &Value::Null).1;
    assert_eq!(list["items"][0]["exchange_count"], 1);
    // A return for its money is not exchanged.
    let line = json!({"line_id": order["lines"][0]["id"], "quantity": 1, "reason": "other"});
    let path = format!(
        "/orders/{}/returns?token={}",
        order["id"].as_str().unwrap(),
        order["token"].as_str().unwrap()
    );
    let asked = shop.ask(&Principal::Guest, "POST", &path, "r2", &json!({"lines": [line]})).1;
    let path = format!("returns/{}", asked["returns"][1]["id"].as_str().unwrap());
    ask(&shop, &order, &format!("{path}/approve"), "a1", &json!({"instructions": "Send it."}));
    assert_eq!(receive(&shop, &order, &path, &receipt(&order, 1, 0)).0, 400);
}

#[test]
fn an_exchange_that_dies_after_it_bought_is_given_up_and_can_be_made_again() {
    for fault in [Fault::CallerDies, Fault::AnswerLost, Fault::Lost] {
        let shop = World::new();
        let order = delivered(&shop);
        let path = approved(&shop, &order, 1, DEARER);
        let body = receipt(&order, 1, 501);
        shop.books.borrow_mut().faults.push(("/allocations", fault));
        if fault == Fault::CallerDies {
            let path = format!("/admin/orders/{}/{path}/receive", order["id"].as_str().unwrap());
            shop.die(&staff(), &path, "v1", &body);
            assert_eq!(allocated(&shop, &order, DEARER), 1, "it bought");
        } else {
            assert_eq!(receive(&shop, &order, &path, &body).0, 503);
        }
        shop.pass(Duration::from_secs(121));
        shop.tick();
        assert_eq!(allocated(&shop, &order, DEARER), 0, "{fault:?}");
        let after = shown(&shop, &order);
        assert_eq!((&after["returns"][0]["status"], after.get("balance")), (&"approved".into(), None));
        assert_eq!(receive(&shop, &order, &path, &body).0, 200, "then it is made");
        assert_eq!(allocated(&shop, &order, DEARER), 1);
    }
}

#[test]
fn an_exchange_that_dies_after_it_was_written_is_finished_by_its_jobs() {
    for call in ["/restocks", "/payments"] {
        let shop = World::new();
        let order = delivered(&shop);
        let path = approved(&shop, &order, 1, CHEAPER);
        let body = receipt(&order, 1, -499);
        shop.books.borrow_mut().faults.push((call, Fault::Lost));
        assert_eq!(receive(&shop, &order, &path, &body).0, 200);
        shop.pass(Duration::from_secs(60));
        shop.tick();
        assert_eq!(shop.books.borrow().restocked.values().sum::<i64>(), 1, "{call}");
        assert_eq!((allocated(&shop, &order, CHEAPER), asked_back(&shop)), (1, vec![499]), "{call}");
        assert!(receive(&shop, &order, &path, &body).2);
        assert_eq!(asked_back(&shop), [499], "{call}");
    }
}

#[test]
fn an_answer_of_the_database_that_is_lost_leaves_an_exchange_that_is_made_or_not() {
    for written in [false, true] {
        for batches in 0..12 {
            let shop = World::new();
            let order = delivered(&shop);
            let path = approved(&shop, &order, 1, DEARER);
            let body = receipt(&order, 1, 501);
            shop.db.lose_answer(Some((batches, written)));
            receive(&shop, &order, &path, &body);
            shop.pass(Duration::from_secs(121));
            shop.tick();
            let (status, answer, _) = receive(&shop, &order, &path, &body);
            shop.pass(Duration::from_secs(121));
            shop.tick();
            assert_eq!(status, 200, "{batches} {written} {answer}");
            let after = shown(&shop, &order);
            assert_eq!(allocated(&shop, &order, DEARER), 1, "{batches} {written}");
            assert_eq!(
                (&after["balance"]["amount"], after["lines"].as_array().unwrap().len()),
                (&501.into(), 2),
                "{batches} {written}"
            );
            assert_eq!(shop.books.borrow().restocked.values().sum::<i64>(), 1, "{batches} {written}");
            assert_eq!(shop.mails().iter().filter(|mail| *mail == "return_changed").count(), 3);
        }
    }
}

#[test]
fn an_exchange_that_was_given_up_meanwhile_is_not_made() {
    // Its job takes it for dead at any moment up to its last batch.
    for batches in 0..12 {
        let shop = World::new();
        let order = delivered(&shop);
        let path = approved(&shop, &order, 1, DEARER);
        let body = receipt(&order, 1, 501);
        shop.db.meanwhile(
            batches,
            "UPDATE order_edits SET outcome = 'given_up', ends = ends + 1 WHERE ends = 0",
        );
        let (status, answer, _) = receive(&shop, &order, &path, &body);
        shop.pass(Duration::from_secs(121));
        go_on(&shop);
        let after = shown(&shop, &order);
        let lines = after["lines"].as_array().unwrap().len();
        let restocked = shop.books.borrow().restocked.values().sum::<i64>();
        let found = (lines, allocated(&shop, &order, DEARER), restocked);
        assert_eq!(found, if status == 200 { (2, 1, 1) } else { (1, 0, 0) }, "{batches} {answer}");
        assert_eq!(receive(&shop, &order, &path, &body).0, 200, "{batches}: then it is made");
    }
}

#[test]
fn of_a_refund_and_an_exchange_of_the_same_units_only_one_has_their_money() {
    let shop = World::new();
    let order = delivered(&shop);
    let path = approved(&shop, &order, 2, SAME);
    let line = json!([{"line_id": order["lines"][0]["id"], "quantity": 1}]);
    let refund = json!({"lines": line, "reason": "Early."});
    assert_eq!(ask(&shop, &order, "refunds", "m1", &refund).0, 201);
    // One of the two was given back before: it is paid for again.
    let seen = preview(&shop, &order, &path, 2);
    assert_eq!((&seen["credit"]["amount"], &seen["difference"]["amount"]), (&1999.into(), &1999.into()));
    assert_eq!(receive(&shop, &order, &path, &receipt(&order, 2, 1999)).0, 200);
    let (status, problem, _) = ask(&shop, &order, "refunds", "m2", &refund);
    assert_eq!((status, &problem["left"]), (409, &0.into()), "{problem}");
    assert_eq!(
        (shown(&shop, &order)["balance"]["amount"].clone(), asked_back(&shop)),
        (1999.into(), vec![1999])
    );
}

#[test]
fn what_was_sent_instead_can_come_back_for_its_money() {
    let shop = World::new();
    let order = delivered(&shop);
    let path = approved(&shop, &order, 1, CHEAPER);
    assert_eq!(receive(&shop, &order, &path, &receipt(&order, 1, -499)).0, 200);
    settle_refund(&shop, &order, TransferStatus::Succeeded, 499);
    assert_eq!(ship(&shop, &order, "f2", 1, 1).0, 201);
    let line = json!({"line_id": shown(&shop, &order)["lines"][1]["id"], "quantity": 1, "reason": "other"});
    let (order_id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let asking = format!("/orders/{order_id}/returns?token={token}");
    let (status, asked, _) = shop.ask(&Principal::Guest, "POST", &asking, "r2", &json!({"lines": [line]}));
    assert_eq!((status, &asked["returns"][1]["value"]["amount"]), (201, &1500.into()), "{asked}");
    let path = format!("returns/{}", asked["returns"][1]["id"].as_str().unwrap());
    ask(&shop, &order, &format!("{path}/approve"), "a2", &json!({"instructions": "Send it."}));
    let came = json!({"lines": [{"line_id": line["line_id"], "quantity": 1, "restock": true}],
        "refund_reason": "Returned."});
    assert_eq!(ask(&shop, &order, &format!("{path}/receive"), "v2", &came).0, 200);
    go_on(&shop);
    assert_eq!(asked_back(&shop), [499, 1500]);
}

#[test]
fn what_is_sent_instead_can_be_taken_out_again_as_long_as_it_is_here() {
    let shop = World::new();
    let order = delivered(&shop);
    let path = approved(&shop, &order, 1, SAME);
    receive(&shop, &order, &path, &receipt(&order, 1, 0));
    let now = shown(&shop, &order);
    let lines = json!({"lines": [{"line_id": now["lines"][1]["id"], "quantity": 0}]});
    shop.pass(Duration::from_secs(1));
    let (_, seen, _) = ask(&shop, &order, "edit-preview", "-", &lines);
    assert_eq!(seen["balance"]["amount"], -1999, "{seen}");
    let mut edit = lines;
    edit["reason"] = "Rather the money.".into();
    edit["version"] = seen["version"].clone();
    edit["total"] = seen["totals"]["total"].clone();
    let (status, edited, _) = ask(&shop, &order, "edits", "e1", &edit);
    go_on(&shop);
    assert_eq!((status, &edited["status"]), (201, &"delivered".into()), "{edited}");
    assert_eq!((asked_back(&shop), allocated(&shop, &order, SAME)), (vec![1999], 0));
}

#[test]
fn what_is_not_exchanged_of_a_return_is_refunded_with_it() {
    let shop = World::of_lines(2, 8);
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201);
    shop.deliver(&shop.payment_becomes(PaymentStatus::Captured));
    let line = |n: usize| order["lines"][n]["id"].clone();
    let quantity = |n: usize| order["lines"][n]["quantity"].clone();
    let all = json!({"lines": [{"line_id": line(0), "quantity": quantity(0)},
        {"line_id": line(1), "quantity": quantity(1)}]});
    assert_eq!(ask(&shop, &order, "fulfillments", "f1", &all).0, 201);
    // The second line was a gift.
    let lines = json!([{"line_id": line(0), "quantity": 1, "reason": "other"},
        {"line_id": line(1), "quantity": 1, "reason": "other", "exchange_for": id::<VariantId>(SAME)}]);
    let path = format!(
        "/orders/{}/returns?token={}",
        order["id"].as_str().unwrap(),
        order["token"].as_str().unwrap()
    );
    let (status, asked, _) = shop.ask(&Principal::Guest, "POST", &path, "r1", &json!({"lines": lines}));
    assert_eq!(status, 201, "{asked}");
    let path = format!("returns/{}", asked["returns"][0]["id"].as_str().unwrap());
    ask(&shop, &order, &format!("{path}/approve"), "a1", &json!({"instructions": "Send it."}));
    let came = json!([{"line_id": line(0), "quantity": 1, "restock": true},
        {"line_id": line(1), "quantity": 1, "restock": false}]);
    let (_, seen, _) = ask(&shop, &order, &format!("{path}/exchange-preview"), "-", &json!({"lines": came}));
    assert_eq!(
        (&seen["credit"]["amount"], &seen["difference"]["amount"]),
        (&0.into(), &1999.into()),
        "{seen}"
    );
    let body = json!({"lines": came, "refund_reason": "Returned.", "exchange": {"reason": "Another size.",
        "difference": seen["difference"]}});
    let (status, received, _) = receive(&shop, &order, &path, &body);
    assert_eq!(status, 200, "{received}");
    assert_eq!(received["returns"][0]["refund_id"], received["refunds"][0]["id"]);
    assert_eq!(asked_back(&shop), [1999]);
    assert_eq!(
        (&received["lines"][0]["refunded"], received["lines"][1].get("refunded")),
        (&1.into(), Some(&1.into()))
    );
    assert_eq!(received["balance"]["amount"], 1999);
}

#[test]
fn an_exchange_that_would_give_back_all_that_is_left_is_refused_and_the_money_given_back_instead() {
    let shop = World::new();
    let order = delivered(&shop);
    let refund = json!({"amount": {"amount": 3490, "currency": "EUR"}, "reason": "It was late."});
    assert_eq!(ask(&shop, &order, "refunds", "m1", &refund).0, 201);
    let path = approved(&shop, &order, 2, CHEAPER);
    let before = shown(&shop, &order);
    // 9.98 are left, and two are cheaper by as much.
    let lines = json!({"lines": came(&order, 2)});
    let (status, problem, _) = ask(&shop, &order, &format!("{path}/exchange-preview"), "-", &lines);
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()), "{problem}");
    let (status, problem, _) = receive(&shop, &order, &path, &receipt(&order, 2, -998));
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()), "{problem}");
    assert!(problem["detail"].as_str().unwrap().contains("instead of exchanging"), "{problem}");
    assert_eq!((shown(&shop, &order), allocated(&shop, &order, CHEAPER)), (before, 0));
    // One of them leaves something, and is sent.
    assert_eq!(preview(&shop, &order, &path, 1)["difference"]["amount"], -499);
    assert_eq!(receive(&shop, &order, &path, &receipt(&order, 1, -499)).0, 200);
    shop.tick();
    settle_refund(&shop, &order, TransferStatus::Succeeded, 3490 + 499);
    let (status, sent, _) = ship(&shop, &order, "f2", 1, 1);
    assert_eq!((status, &sent["status"]), (201, &"fulfilled".into()), "{sent}");
}

#[test]
fn a_gift_is_not_exchanged_while_all_that_was_paid_goes_back() {
    let shop = World::of_lines(2, 8);
    let order = shop.checkout("tok_ok", "k1").1;
    shop.deliver(&shop.payment_becomes(PaymentStatus::Captured));
    let line = |n: usize| order["lines"][n]["id"].clone();
    let all = json!({"lines": [{"line_id": line(0), "quantity": 2}, {"line_id": line(1), "quantity": 2}]});
    assert_eq!(ask(&shop, &order, "fulfillments", "f1", &all).0, 201);
    assert_eq!(
        ask(&shop, &order, "refunds", "m1", &json!({"shipping": true, "reason": "It was late."})).0,
        201
    );
    let lines = json!([{"line_id": line(0), "quantity": 2, "reason": "other"},
        {"line_id": line(1), "quantity": 1, "reason": "other", "exchange_for": id::<VariantId>(SAME)}]);
    let (order_id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let asking = format!("/orders/{order_id}/returns?token={token}");
    let (status, asked, _) = shop.ask(&Principal::Guest, "POST", &asking, "r1", &json!({"lines": lines}));
    assert_eq!(status, 201, "{asked}");
    let path = format!("returns/{}", asked["returns"][0]["id"].as_str().unwrap());
    ask(&shop, &order, &format!("{path}/approve"), "a1", &json!({"instructions": "Send it."}));
    let mut body = json!({"lines": [{"line_id": line(0), "quantity": 2, "restock": true},
        {"line_id": line(1), "quantity": 1, "restock": true}], "refund_reason": "Returned.",
        "exchange": {"reason": "Another size.", "difference": {"amount": 1999, "currency": "EUR"}}});
    // The card's refund would only be asked for, and its news end the order.
    let (status, problem, _) = receive(&shop, &order, &path, &body);
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()), "{problem}");
    assert!(problem["detail"].as_str().unwrap().contains("without a refund"), "{problem}");
    assert_eq!((asked_back(&shop), allocated(&shop, &order, SAME)), (vec![490], 0));
    body.as_object_mut().unwrap().remove("refund_reason");
    assert_eq!(receive(&shop, &order, &path, &body).0, 200);
    assert_eq!(allocated(&shop, &order, SAME), 1);
}

#[test]
fn what_is_still_to_be_paid_by_hand_is_asked_for_anew_and_nothing_is_due_besides() {
    let shop = World::new();
    let order = shop.checkout("tok_ok", "k1").1;
    shop.books.borrow_mut().payments.values_mut().for_each(|payment| payment.status = PaymentStatus::Pending);
    shop.db.execute(
        "UPDATE orders SET payment_provider = 'manual', payment_status = 'pending', payment_instructions = 'To DE02.'",
    );
    ship(&shop, &order, "f1", 0, 2);
    let path = approved(&shop, &order, 1, DEARER);
    let seen = preview(&shop, &order, &path, 1);
    assert_eq!((&seen["difference"]["amount"], &seen["balance"]["amount"]), (&501.into(), &0.into()));
    assert_eq!(receive(&shop, &order, &path, &receipt(&order, 1, 501)).0, 200);
    let after = shown(&shop, &order);
    assert_eq!(
        (after.get("balance"), &after["payments"][0]["amount"]["amount"]),
        (None, &(4488 + 501).into())
    );
    let sent = shop.queues.sent.borrow();
    let mut mails = sent.iter().filter(|(_, event)| event["data"]["kind"] == "return_changed");
    let mail = &mails.next_back().unwrap().1["data"]["order"];
    assert_eq!(
        (mail.get("balance"), &mail["payments"][0]["amount"]["amount"]),
        (None, &(4488 + 501).into()),
        "{mail}"
    );
}
