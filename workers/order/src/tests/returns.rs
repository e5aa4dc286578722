use super::{
    desk::asked_back,
    world::{Fault, World},
};
use contract::order::PaymentStatus;
use kernel::Principal;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{customer, staff};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// An order of two mugs for 39.98 that was sent.
fn sent(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201);
    let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 2}]});
    let (status, mut sent, _) = shop.ask(&staff(), "POST", &admin(&order, "/fulfillments"), "f1", &body);
    assert_eq!(status, 201);
    // The staff do not get it, the shopper has it.
    sent["token"] = order["token"].clone();
    sent
}

fn admin(order: &Value, rest: &str) -> String {
    format!("/admin/orders/{}{rest}", order["id"].as_str().unwrap())
}

fn own(order: &Value, rest: &str) -> String {
    format!("/orders/{}{rest}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap())
}

fn request(shop: &World, order: &Value, key: &str, quantity: u32) -> (u16, Value, bool) {
    let lines = json!([{"line_id": order["lines"][0]["id"], "quantity": quantity, "reason": "does_not_fit"}]);
    let body = json!({"lines": lines, "comment": "Too large."});
    shop.ask(&Principal::Guest, "POST", &own(order, "/returns"), key, &body)
}

fn answer(shop: &World, order: &Value, what: &str, key: &str, body: &Value) -> (u16, Value, bool) {
    let returned = order["returns"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap();
    shop.ask(&staff(), "POST", &admin(order, &format!("/returns/{returned}/{what}")), key, body)
}

fn approve(shop: &World, order: &Value) -> Value {
    let body = json!({"instructions": "Send it to us."});
    let (status, order, _) = answer(shop, order, "approve", "a", &body);
    assert_eq!(status, 200, "{order}");
    order
}

fn came(order: &Value, parts: &[(u32, bool)]) -> Value {
    let line = &order["lines"][0]["id"];
    let lines = parts
        .iter()
        .map(|(quantity, restock)| json!({"line_id": line, "quantity": quantity, "restock": restock}));
    json!({"lines": lines.collect::<Vec<_>>()})
}

#[test]
fn a_guest_returns_one_of_two_and_it_is_for_sale_again_once() {
    let shop = World::new();
    let order = sent(&shop);
    let (status, asked, _) = request(&shop, &order, "r1", 1);
    assert_eq!((status, &asked["returns"][0]["status"]), (201, &"requested".into()), "{asked}");
    assert_eq!(
        (&asked["returns"][0]["value"]["amount"], &asked["lines"][0]["returned"]),
        (&1999.into(), &1.into())
    );
    let (status, twin, replayed) = request(&shop, &order, "r1", 1);
    assert_eq!((status, replayed, twin["returns"].as_array().unwrap().len()), (201, true, 1));
    let approved = approve(&shop, &asked);
    assert_eq!(
        (&approved["returns"][0]["status"], &approved["returns"][0]["answer"]),
        (&"approved".into(), &"Send it to us.".into())
    );
    shop.books.borrow_mut().faults.push(("/restocks", Fault::AnswerLost));
    let body = came(&order, &[(1, true)]);
    let (status, received, _) = answer(&shop, &asked, "receive", "v1", &body);
    assert_eq!((status, &received["returns"][0]["status"]), (200, &"received".into()), "{received}");
    shop.pass(Duration::from_secs(60));
    shop.tick();
    let (status, _, replayed) = answer(&shop, &asked, "receive", "v1", &body);
    assert_eq!((status, replayed), (200, true));
    assert_eq!(shop.books.borrow().restocked.values().sum::<i64>(), 1);
    assert_eq!(shop.books.borrow().available(), 9);
    let line = &received["returns"][0]["lines"][0];
    assert_eq!(
        (&line["received"], &line["restocked"], &line["reason"]),
        (&1.into(), &1.into(), &"does_not_fit".into())
    );
    assert_eq!(
        shop.mails(),
        ["order_placed", "order_shipped", "return_changed", "return_changed", "return_changed"]
    );
    let events: Vec<_> =
        received["timeline"].as_array().unwrap().iter().map(|e| e["event"].as_str().unwrap()).collect();
    assert_eq!(events[3..], ["return_requested", "return_approved", "return_received"]);
    assert_eq!(
        (&received["timeline"][3]["actor"], &received["timeline"][3]["note"]),
        (&"shopper".into(), &"Too large.".into())
    );
}

#[test]
fn what_is_broken_comes_back_without_becoming_stock() {
    let shop = World::new();
    let order = sent(&shop);
    let asked = request(&shop, &order, "r1", 2).1;
    approve(&shop, &asked);
    let body = came(&order, &[(1, true), (1, false)]);
    let received = answer(&shop, &asked, "receive", "v1", &body).1;
    assert_eq!(received["returns"][0]["value"]["amount"], 3998);
    assert_eq!(shop.books.borrow().restocked.values().sum::<i64>(), 1);
}

#[test]
fn no_more_comes_back_than_was_sent_and_what_did_not_arrive_can_be_returned_later() {
    let shop = World::new();
    let order = sent(&shop);
    assert_eq!(request(&shop, &order, "r0", 3).0, 409);
    let asked = request(&shop, &order, "r1", 2).1;
    let (status, problem, _) = request(&shop, &order, "r2", 1);
    assert_eq!((status, &problem["left"]), (409, &0.into()));
    approve(&shop, &asked);
    let (status, problem, _) =
        answer(&shop, &asked, "receive", "v0", &came(&order, &[(2, true), (1, false)]));
    assert_eq!((status, &problem["line_id"]), (409, &order["lines"][0]["id"]));
    assert_eq!(problem["detail"], "2 of this line were to come back, not 3.");
    let received = answer(&shop, &asked, "receive", "v1", &came(&order, &[(1, true)])).1;
    assert_eq!(
        (&received["returns"][0]["value"]["amount"], &received["lines"][0]["returned"]),
        (&1999.into(), &1.into())
    );
    let again = request(&shop, &order, "r3", 1);
    assert_eq!((again.0, &again.1["returns"][1]["value"]["amount"]), (201, &1999.into()));
    assert_eq!(request(&shop, &order, "r4", 1).0, 409);
}

#[test]
fn what_was_declined_says_why_and_can_be_asked_for_again() {
    let shop = World::new();
    let order = sent(&shop);
    let asked = request(&shop, &order, "r1", 2).1;
    let reason = json!({"reason": "It was used."});
    let (status, declined, _) = answer(&shop, &asked, "decline", "d1", &reason);
    assert_eq!((status, &declined["returns"][0]["answer"]), (200, &"It was used.".into()));
    let (status, problem, _) = answer(&shop, &asked, "approve", "a1", &json!({"instructions": "Send it."}));
    assert_eq!((status, &problem["code"]), (409, &"illegal_transition".into()));
    assert_eq!(answer(&shop, &asked, "receive", "v1", &came(&order, &[(1, true)])).0, 409);
    assert_eq!(request(&shop, &order, "r2", 2).0, 201);
}

#[test]
fn a_return_waits_for_the_parcel_and_not_for_ever() {
    let shop = World::new();
    let (_, order, _) = shop.checkout("tok_ok", "k1");
    let (status, problem, _) = request(&shop, &order, "r0", 1);
    assert_eq!((status, &problem["code"]), (409, &"illegal_transition".into()));
    let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}]});
    let parcel = shop.ask(&staff(), "POST", &admin(&order, "/fulfillments"), "f1", &body).1;
    shop.pass(DAY * 20);
    let path = format!("/fulfillments/{}/deliver", parcel["fulfillments"][0]["id"].as_str().unwrap());
    assert_eq!(shop.ask(&staff(), "POST", &admin(&order, &path), "d1", &json!({})).0, 200);
    shop.ask(&staff(), "POST", &admin(&order, "/fulfillments"), "f2", &body);
    shop.pass(DAY * 29);
    assert_eq!(request(&shop, &order, "r1", 3).1["left"], 2);
    shop.pass(DAY * 2);
    let (status, problem, _) = request(&shop, &order, "r2", 1);
    assert_eq!((status, &problem["left"]), (409, &0.into()));
}

#[test]
fn only_the_orders_owner_asks_and_only_the_staff_answers() {
    let shop = World::new();
    let order = sent(&shop);
    let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1, "reason": "other"}]});
    let path = format!("/orders/{}/returns", order["id"].as_str().unwrap());
    assert_eq!(shop.ask(&Principal::Guest, "POST", &path, "r1", &body).0, 404);
    assert_eq!(shop.ask(&customer(2), "POST", &path, "r1", &body).0, 404);
    let asked = request(&shop, &order, "r1", 1).1;
    let returned = asked["returns"][0]["id"].as_str().unwrap();
    for what in ["approve", "decline", "receive"] {
        let path = admin(&order, &format!("/returns/{returned}/{what}"));
        assert_eq!(shop.ask(&customer(1), "POST", &path, "x", &json!({})).0, 403, "{what}");
    }
    assert_eq!(shop.ask(&customer(1), "GET", "/admin/returns", "-", &json!(null)).0, 403);
    let unknown = admin(&order, &format!("/returns/{}/approve", testkit::id::<kernel::ReturnId>(9)));
    assert_eq!(shop.ask(&staff(), "POST", &unknown, "x", &json!({"instructions": "No."})).0, 404);
}

#[test]
fn the_staff_sees_which_returns_wait() {
    let mut shop = World::new();
    shop.books.borrow_mut().stock = 100;
    for _ in 0..3 {
        let order = sent(&shop);
        assert_eq!(request(&shop, &order, "r1", 1).0, 201);
        shop.pass(Duration::from_secs(1));
        shop = shop.next_cart();
    }
    let list =
        |query: &str| shop.ask(&staff(), "GET", &format!("/admin/returns?{query}"), "-", &json!(null)).1;
    let first = list("limit=2&status=requested");
    let numbers = |page: &Value| {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|item| item["order_number"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&first), ["1001", "1002"]);
    let next = list(&format!("limit=2&status=requested&cursor={}", first["next_cursor"].as_str().unwrap()));
    assert_eq!((numbers(&next), &next["next_cursor"]), (vec!["1003".to_owned()], &json!(null)));
    let back = list(&format!("limit=2&status=requested&cursor={}", next["prev_cursor"].as_str().unwrap()));
    assert_eq!(numbers(&back), ["1001", "1002"]);
    assert_eq!(numbers(&list("status=received")), Vec::<String>::new());
    let stats = shop.ask(&staff(), "GET", "/admin/order-stats", "-", &json!(null)).1;
    assert_eq!(stats["returns_to_answer"], 3);
}

fn came_for_money(order: &Value, parts: &[(u32, bool)]) -> Value {
    let mut body = came(order, parts);
    body["refund_reason"] = "Does not fit.".into();
    body
}

#[test]
fn the_money_for_what_came_back_goes_back_in_the_same_step_and_once() {
    let shop = World::new();
    let order = sent(&shop);
    shop.deliver(&shop.payment_becomes(PaymentStatus::Captured));
    let asked = request(&shop, &order, "r1", 2).1;
    approve(&shop, &asked);
    let body = came_for_money(&order, &[(1, true)]);
    let (status, received, _) = answer(&shop, &asked, "receive", "v1", &body);
    assert_eq!(status, 200, "{received}");
    assert_eq!(
        (received.get("token"), &received["returns"][0]["refund_id"]),
        (None, &received["refunds"][0]["id"])
    );
    assert_eq!(
        (&received["refunds"][0]["reason"], &received["lines"][0]["refunded"]),
        (&"Does not fit.".into(), &1.into())
    );
    let last = received["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["event"], &last["note"]), (&"return_received".into(), &"Does not fit.".into()));
    assert_eq!(answer(&shop, &asked, "receive", "v1", &body).0, 200);
    assert_eq!(answer(&shop, &asked, "receive", "v2", &body).0, 409);
    assert_eq!(asked_back(&shop), [received["returns"][0]["value"]["amount"].as_i64().unwrap()]);
}

#[test]
fn what_was_refunded_before_is_not_paid_a_second_time_when_it_comes_back() {
    let shop = World::new();
    let order = sent(&shop);
    shop.deliver(&shop.payment_becomes(PaymentStatus::Captured));
    let asked = request(&shop, &order, "r1", 2).1;
    approve(&shop, &asked);
    let lines = json!([{"line_id": order["lines"][0]["id"], "quantity": 2}]);
    let refund = json!({"lines": lines, "reason": "Early."});
    assert_eq!(shop.ask(&staff(), "POST", &admin(&order, "/refunds"), "m1", &refund).0, 201);
    let (status, received, _) = answer(&shop, &asked, "receive", "v1", &came_for_money(&order, &[(2, true)]));
    assert_eq!((status, &received["returns"][0]["status"]), (200, &"received".into()), "{received}");
    assert_eq!((asked_back(&shop).len(), received["returns"][0].get("refund_id")), (1, None));
}

#[test]
fn money_that_was_never_received_does_not_go_back_with_the_goods() {
    let shop = World::new();
    let order = sent(&shop);
    let asked = request(&shop, &order, "r1", 1).1;
    approve(&shop, &asked);
    let (status, problem, _) = answer(&shop, &asked, "receive", "v1", &came_for_money(&order, &[(1, true)]));
    assert_eq!(
        (status, &problem["code"], &problem["refundable"]["amount"]),
        (409, &"conflict".into(), &0.into())
    );
    assert!(shop.books.borrow().restocked.is_empty(), "what was refused has changed nothing");
    assert_eq!(answer(&shop, &asked, "receive", "v1", &came(&order, &[(1, true)])).0, 200);
}
