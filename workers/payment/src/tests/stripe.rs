//! Stripe's answers, as its API documents them, and what becomes of payments.

mod faults;

use super::{SECRET, World, payment_id};
use crate::{
    App,
    domain::signature::sign,
    provider::{
        Provider,
        breaker::{Circuit, Guarded},
        stripe::{Api, Stripe},
    },
};
use async_trait::async_trait;
use client::{Bytes, Transport, TransportError};
use contract::event::Payments;
use edge::runtime::Outcome;
use http::{Request, Response};
use serde_json::{Value, json};
use std::{cell::RefCell, rc::Rc, time::Duration};
use testkit::{id, now};

/// A small Stripe: one PaymentIntent and its refunds, with keys that it remembers.
#[derive(Default)]
struct Bank {
    intent: Option<Value>,
    refunds: Vec<Value>,
    /// Cards by the account that keeps them.
    kept: Vec<(String, String)>,
    accounts: usize,
    intents: usize,
    /// What each request was: method, path, form, key.
    requests: Vec<(String, String, String, Option<String>)>,
    answers: Vec<(String, u16, Value)>,
    /// What the next requests meet.
    faults: Vec<Option<Fault>>,
    card: Card,
    /// The charge is disputed: nothing is given back.
    is_disputed: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Card {
    #[default]
    Good,
    Declined,
    Challenged,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// It is done, and the answer is lost.
    AnswerLost,
    TimedOut,
    /// Of at least 500 it is what the key is answered with ever after, as at Stripe; others are forgotten.
    Status(u16),
}

impl Bank {
    fn answer(&mut self, path: &str, form: &[(String, String)]) -> (u16, Value) {
        let field = |name: &str| form.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone());
        let refuse = |code: &str| {
            (400, json!({"error": {"type": "invalid_request_error", "code": code, "message": "No."}}))
        };
        let parts: Vec<&str> = path.split('?').next().unwrap().split('/').skip(2).collect();
        if let Some(answer) = self.keep(&parts, path, &field) {
            return answer;
        }
        let status = self.intent.as_ref().map(|intent| intent["status"].as_str().unwrap().to_owned());
        match (parts.as_slice(), status.as_deref()) {
            (["payment_intents"], _) if field("payment_method").as_deref() == Some("pm_unknown") => {
                refuse("resource_missing")
            }
            (["payment_intents"], _) if field("payment_method").as_deref() == Some("pm_odd") => {
                refuse("parameter_invalid")
            }
            (["payment_intents"], _) if field("amount").unwrap().parse::<i64>().unwrap() < 50 => (
                400,
                json!({"error": {"type": "invalid_request_error", "code": "amount_too_small", "param": "amount",
                    "message": "Amount must be at least €0.50 eur"}}),
            ),
            (["payment_intents"], _) => {
                let amount: i64 = field("amount").unwrap().parse().unwrap();
                self.intents += 1;
                self.intent = Some(
                    json!({"id": format!("pi_{}", self.intents), "object": "payment_intent", "amount": amount,
                    "amount_received": 0, "status": "requires_confirmation", "next_action": null,
                    "last_payment_error": null}),
                );
                (200, self.intent.clone().unwrap())
            }
            (["payment_intents", _, "confirm"], Some("requires_confirmation")) => {
                let intent = self.intent.as_mut().unwrap();
                match self.card {
                    Card::Good => intent["status"] = "requires_capture".into(),
                    Card::Challenged => {
                        intent["status"] = "requires_action".into();
                        intent["next_action"] = json!({"type": "redirect_to_url", "redirect_to_url":
                            {"url": "https://hooks.stripe.test/3ds", "return_url": field("return_url")}});
                    }
                    Card::Declined => {
                        let error = json!({"type": "card_error", "code": "card_declined",
                            "decline_code": "insufficient_funds", "message": "Your card has insufficient funds."});
                        intent["status"] = "requires_payment_method".into();
                        intent["last_payment_error"] = error.clone();
                        return (402, json!({"error": error}));
                    }
                }
                (200, intent.clone())
            }
            (["payment_intents", _, "capture"], Some("requires_capture")) => {
                let intent = self.intent.as_mut().unwrap();
                intent["status"] = "succeeded".into();
                intent["amount_received"] =
                    field("amount_to_capture").unwrap().parse::<i64>().unwrap().into();
                (200, intent.clone())
            }
            (["payment_intents", _, "cancel"], Some(open)) if open != "succeeded" && open != "canceled" => {
                let intent = self.intent.as_mut().unwrap();
                intent["status"] = "canceled".into();
                (200, intent.clone())
            }
            (["payment_intents", _], Some(_)) => (200, self.intent.clone().unwrap()),
            (["refunds"], Some("succeeded")) if form.is_empty() => {
                (200, json!({"object": "list", "data": self.refunds}))
            }
            (["refunds"], Some("succeeded")) if self.is_disputed => refuse("charge_disputed"),
            (["refunds"], Some("succeeded")) => {
                let amount: i64 = field("amount").unwrap().parse().unwrap();
                let given = self.refunds.iter().filter(|refund| refund["status"] != "failed");
                let given: i64 = given.map(|refund| refund["amount"].as_i64().unwrap()).sum();
                if given + amount > self.intent.as_ref().unwrap()["amount_received"].as_i64().unwrap() {
                    return refuse("charge_already_refunded");
                }
                let refund = json!({"id": format!("re_{}", self.refunds.len()), "object": "refund", "amount": amount,
                    "status": "succeeded", "payment_intent": "pi_1", "metadata": {"refund": field("metadata[refund]")}});
                self.refunds.push(refund.clone());
                (200, refund)
            }
            _ => refuse("payment_intent_unexpected_state"),
        }
    }

    /// What is about cards that accounts keep.
    fn keep(
        &mut self,
        parts: &[&str],
        path: &str,
        field: &dyn Fn(&str) -> Option<String>,
    ) -> Option<(u16, Value)> {
        let is_of_another = |(card, account): &(String, String)| {
            field("payment_method").as_ref() == Some(card) && field("customer").as_ref() != Some(account)
        };
        Some(match parts {
            ["customers"] => {
                self.accounts += 1;
                (200, json!({"id": format!("cus_{}", self.accounts), "object": "customer"}))
            }
            ["payment_methods", card, "attach"] => {
                if self.card == Card::Declined {
                    return Some((402, json!({"error": {"type": "card_error", "code": "expired_card"}})));
                }
                self.kept.push(((*card).to_owned(), field("customer").unwrap()));
                (200, json!({"id": card, "object": "payment_method"}))
            }
            ["payment_methods", card, "detach"] => {
                self.kept.retain(|(kept, _)| kept != card);
                (200, json!({"id": card, "object": "payment_method"}))
            }
            ["payment_methods"] => {
                let account = path.split(['=', '&']).nth(1).unwrap();
                let of_account = self.kept.iter().filter(|(_, keeper)| keeper == account);
                let cards: Vec<Value> = of_account
                    .map(|(card, _)| {
                        json!({"id": card, "object": "payment_method",
                        "card": {"brand": "visa", "last4": "4242", "exp_month": 7, "exp_year": 2031}})
                    })
                    .collect();
                (200, json!({"object": "list", "data": cards}))
            }
            ["payment_intents"] if self.kept.iter().any(is_of_another) => (
                400,
                json!({"error": {"type": "invalid_request_error", "param": "payment_method",
                    "message": "The PaymentMethod belongs to another Customer."}}),
            ),
            _ => return None,
        })
    }
}

struct Line(Rc<RefCell<Bank>>);

#[async_trait(?Send)]
impl Transport for Line {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let lost = |reason: &str| TransportError { service: "stripe".to_owned(), reason: reason.to_owned() };
        let mut bank = self.0.borrow_mut();
        let path = request.uri().path_and_query().unwrap().to_string();
        let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(header("authorization").as_deref(), Some("Bearer sk_test_1"));
        assert_eq!(header("stripe-version").as_deref(), Some("2024-06-20"));
        let key = header("idempotency-key");
        assert_eq!(key.is_some(), request.method() == "POST", "whatever does something has a key");
        let text = String::from_utf8(request.body().clone()).unwrap();
        bank.requests.push((request.method().to_string(), path.clone(), text.clone(), key.clone()));
        let fault = if bank.faults.is_empty() { None } else { bank.faults.remove(0) };
        match fault {
            Some(Fault::TimedOut) => return Err(lost("timed out")),
            Some(Fault::Status(status)) => {
                if status >= 500 {
                    bank.answers.extend(key.map(|key| (key, status, Value::Null)));
                }
                return Ok(Response::builder().status(status).body(b"<html>".to_vec()).unwrap());
            }
            _ => {}
        }
        let known = bank.answers.iter().find(|(known, ..)| Some(known) == key.as_ref()).cloned();
        let (status, body) = if let Some((_, status, body)) = known {
            (status, body)
        } else {
            let form: Vec<(String, String)> = form_urlencoded::parse(text.as_bytes()).into_owned().collect();
            let (status, body) = bank.answer(&path, &form);
            bank.answers.extend(key.map(|key| (key, status, body.clone())));
            (status, body)
        };
        if fault == Some(Fault::AnswerLost) {
            return Err(lost("connection reset"));
        }
        Ok(Response::builder().status(status).body(body.to_string().into_bytes()).unwrap())
    }

    fn now_millis(&self) -> i64 {
        0
    }
}

/// A shop that takes cards through this bank.
fn shop() -> (World, Rc<RefCell<Bank>>) {
    let bank = Rc::new(RefCell::new(Bank::default()));
    let api = Api {
        transport: Rc::new(Line(bank.clone())),
        base: "https://stripe.test".to_owned(),
        secret_key: "sk_test_1".to_owned(),
    };
    let provider = Stripe { api, webhook_secret: Some(SECRET.to_owned()) };
    let stripe = Rc::new(Guarded { provider, circuit: Rc::new(Circuit::default()) });
    (World::new().with_stripe(Some(stripe)), bank)
}

impl World {
    /// The same shop, in another configuration.
    fn with_stripe(&self, stripe: Option<Rc<dyn Provider>>) -> World {
        let app = App {
            db: self.db.clone(),
            queues: self.queues.clone(),
            store_url: "https://shop.test".to_owned(),
            test: None,
            stripe,
            stripe_publishable_key: Some("pk_test_1".to_owned()),
            configured: Vec::new(),
            slow: Duration::from_secs(2),
            capture_attempts: 3,
        };
        World { db: self.db.clone(), queues: self.queues.clone(), app: Rc::new(app) }
    }

    fn pay_by_card(&self, key: &str, token: &str) -> (u16, Value) {
        self.pay_so_much_by_card(4488, key, token)
    }

    fn pay_so_much_by_card(&self, amount: i64, key: &str, token: &str) -> (u16, Value) {
        let amount = json!({"amount": amount, "currency": "EUR"});
        let body = json!({"key": key, "order_id": id::<kernel::OrderId>(1), "amount": amount, "provider": "stripe",
            "token": token, "return_path": "/checkout/return"});
        self.post("/internal/v1/payments", &body)
    }

    fn hook(&self, event: &Value) -> u16 {
        let body = event.to_string();
        let signature = sign(SECRET, body.as_bytes(), now());
        let headers = [("content-type", "application/json"), ("stripe-signature", signature.as_str())];
        self.send(now(), "POST", "/payments/webhooks/stripe", &headers, body.as_bytes()).0
    }

    fn give_back(&self, payment: &Value, key: &str, amount: i64) -> Outcome {
        self.deliver(Payments::Refund {
            payment_id: payment_id(payment),
            order_id: id(1),
            key: key.to_owned(),
            amount: kernel::Money::new(amount, kernel::Currency::EUR).unwrap(),
            reason: "Broken.".to_owned(),
            sent_by_shop: false,
        })
    }
}

fn posts(bank: &RefCell<Bank>, end: &str) -> usize {
    bank.borrow().requests.iter().filter(|(method, path, ..)| method == "POST" && path.ends_with(end)).count()
}

fn refunded(bank: &RefCell<Bank>) -> i64 {
    bank.borrow().refunds.iter().map(|refund| refund["amount"].as_i64().unwrap()).sum()
}

#[test]
fn a_card_is_held_captured_and_given_back_each_with_a_key_of_its_own() {
    let (shop, bank) = shop();
    let (status, payment) = shop.pay_by_card("k", "pm_card");
    assert_eq!((status, &payment["status"]), (201, &"authorized".into()), "{payment}");
    assert!(matches!(shop.capture(&payment), Outcome::Ack));
    assert!(matches!(shop.give_back(&payment, "rfd_1", 1000), Outcome::Ack));
    assert_eq!(shop.cancel(&payment).1["status"], "refunded");
    assert_eq!(refunded(&bank), 4488);
    let bank = bank.borrow();
    let create = &bank.requests[0].2;
    for part in [
        "amount=4488",
        "currency=eur",
        "payment_method=pm_card",
        "capture_method=manual",
        "metadata%5Bpayment%5D=pay_",
    ] {
        assert!(create.contains(part), "{create}");
    }
    let keys: Vec<_> = bank.requests.iter().filter_map(|request| request.3.clone()).collect();
    let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
    assert_eq!(keys.len(), distinct.len(), "{keys:?}");
}

#[test]
fn a_declined_and_an_unknown_card_say_what_to_do() {
    for (card, token, words) in [
        (Card::Declined, "pm_card", "does not have enough money"),
        (Card::Good, "pm_unknown", "not known"),
        (Card::Good, "tok_ok", "not known"),
    ] {
        let (shop, bank) = shop();
        bank.borrow_mut().card = card;
        let (status, payment) = shop.pay_by_card("k", token);
        assert_eq!((status, &payment["status"]), (201, &"failed".into()));
        assert!(payment["failure"].as_str().unwrap().contains(words), "{payment}");
    }
}

#[test]
fn the_bank_asks_the_shopper_and_both_return_and_webhook_may_tell() {
    let (shop, bank) = shop();
    bank.borrow_mut().card = Card::Challenged;
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    assert_eq!(
        (&payment["status"], &payment["redirect_url"]),
        (&"requires_action".into(), &"https://hooks.stripe.test/3ds".into())
    );
    assert!(bank.borrow().requests[1].2.contains("return_url=https%3A%2F%2Fshop.test%2Fcheckout%2Freturn"));
    bank.borrow_mut().intent.as_mut().unwrap()["status"] = "requires_capture".into();
    assert_eq!(shop.status(&payment), "authorized");
    let event = json!({"id": "evt_1", "type": "payment_intent.amount_capturable_updated",
        "data": {"object": {"object": "payment_intent", "id": "pi_1"}}});
    assert_eq!(shop.hook(&event), 200);
    assert_eq!(shop.told(), [("authorized".to_owned(), 2)]);
}

#[test]
fn an_outage_is_503_and_the_same_key_holds_the_money_once() {
    for fault in [Fault::TimedOut, Fault::AnswerLost, Fault::Status(429), Fault::Status(409)] {
        for place in 0..2 {
            let (shop, bank) = shop();
            // The fault meets the first request, or the second.
            bank.borrow_mut().faults = vec![None; place];
            bank.borrow_mut().faults.push(Some(fault));
            let (status, problem) = shop.pay_by_card("k", "pm_card");
            assert_eq!((status, &problem["code"]), (503, &"payment_unavailable".into()), "{fault:?}");
            let (status, payment) = shop.pay_by_card("k", "pm_card");
            assert_eq!((status, &payment["status"]), (201, &"authorized".into()), "{fault:?} {payment}");
            assert_eq!(shop.db.number("SELECT count(*) FROM payments"), 1);
        }
    }
}

#[test]
fn a_confirmation_whose_answer_was_lost_is_found_or_let_go() {
    for gives_up in [false, true] {
        let (shop, bank) = shop();
        // The intent is made, its confirmation done, and that was never written down.
        let (_, payment) = shop.pay_by_card("k", "pm_card");
        shop.db.execute(
            "UPDATE payments SET status = 'pending', version = 0 WHERE key = 'k';
            DELETE FROM payment_events WHERE payment_id IN (SELECT id FROM payments WHERE key = 'k');",
        );
        if gives_up {
            let abandon = json!({"authorize_key": "k", "reason": "No answer."});
            assert_eq!(shop.post("/internal/v1/payments/abandon", &abandon).1["payment"]["status"], "voided");
            assert_eq!(bank.borrow().intent.as_ref().unwrap()["status"], "canceled");
        } else {
            assert_eq!(shop.pay_by_card("k", "pm_card").1["status"], "authorized");
            assert_eq!(shop.status(&payment), "authorized");
        }
    }
}

#[test]
fn giving_up_while_stripe_is_down_harms_no_cart_and_lets_go_later() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    bank.borrow_mut().faults = vec![Some(Fault::TimedOut); 2];
    let abandon = json!({"authorize_key": "k", "reason": "No answer."});
    let (status, abandoned) = shop.post("/internal/v1/payments/abandon", &abandon);
    assert_eq!((status, &abandoned["payment"]["status"]), (200, &"authorized".into()));
    shop.tick(now());
    assert_eq!(bank.borrow().intent.as_ref().unwrap()["status"], "requires_capture", "still down");
    shop.tick(now());
    assert_eq!(bank.borrow().intent.as_ref().unwrap()["status"], "canceled");
    assert_eq!(shop.status(&payment), "voided");
}

#[test]
fn a_capture_whose_answer_was_lost_is_not_made_twice() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    bank.borrow_mut().faults = vec![Some(Fault::AnswerLost)];
    assert!(matches!(shop.capture(&payment), Outcome::Retry(_)));
    // A day later: the key is forgotten.
    bank.borrow_mut().answers.clear();
    assert!(matches!(shop.capture(&payment), Outcome::Ack));
    assert_eq!(shop.told(), [("captured".to_owned(), 2)]);
    assert_eq!(shop.db.number("SELECT captured FROM payments"), 4488);
}

#[test]
fn a_refund_whose_answer_was_lost_is_found_again_even_when_the_key_is_forgotten() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    shop.capture(&payment);
    bank.borrow_mut().faults = vec![Some(Fault::AnswerLost)];
    assert!(matches!(shop.give_back(&payment, "rfd_1", 1000), Outcome::Retry(_)));
    bank.borrow_mut().answers.clear();
    assert!(matches!(shop.give_back(&payment, "rfd_1", 1000), Outcome::Ack));
    assert_eq!((refunded(&bank), posts(&bank, "/refunds")), (1000, 1));
    assert_eq!(shop.db.number("SELECT refunded FROM payments"), 1000);
}

#[test]
fn what_was_done_on_stripes_own_pages_comes_into_the_books() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    {
        let mut bank = bank.borrow_mut();
        let intent = bank.intent.as_mut().unwrap();
        intent["status"] = "succeeded".into();
        intent["amount_received"] = 4000.into();
        bank.refunds.push(json!({"id": "re_x", "amount": 500, "status": "succeeded", "metadata": {}}));
    }
    let event = json!({"id": "evt_1", "type": "charge.refunded",
        "data": {"object": {"object": "charge", "id": "ch_1", "payment_intent": "pi_1"}}});
    assert_eq!(shop.hook(&event), 200);
    assert_eq!(shop.db.number("SELECT captured * 10000 + refunded FROM payments"), 40_000_500);
    assert_eq!(shop.told().last().unwrap().0, "partially_refunded");
    assert!(matches!(shop.give_back(&payment, "rfd_1", 3501), Outcome::Ack));
    assert_eq!(refunded(&bank), 500, "more than is left is not even asked for");
}

#[test]
fn every_event_five_times_in_any_order_has_one_effect_and_unknown_ones_none() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    shop.capture(&payment);
    shop.give_back(&payment, "rfd_1", 1000);
    let told = shop.told();
    let about =
        |id: &str, kind: &str, object: Value| json!({"id": id, "type": kind, "data": {"object": object}});
    let intent = |status: &str| json!({"object": "payment_intent", "id": "pi_1", "status": status});
    let mut events = vec![
        about("evt_1", "payment_intent.created", intent("requires_confirmation")),
        about("evt_2", "payment_intent.amount_capturable_updated", intent("requires_capture")),
        about("evt_3", "payment_intent.succeeded", intent("succeeded")),
        about("evt_4", "payment_intent.canceled", intent("canceled")),
        about(
            "evt_5",
            "charge.refunded",
            json!({"object": "charge", "id": "ch_1", "payment_intent": {"id": "pi_1"}}),
        ),
        about("evt_6", "refund.created", json!({"object": "refund", "id": "re_0", "payment_intent": "pi_1"})),
        about(
            "evt_7",
            "payment_intent.succeeded",
            json!({"object": "payment_intent", "id": "pi_of_another_shop"}),
        ),
        about("evt_8", "customer.created", json!({"object": "customer", "id": "cus_1"})),
        json!({"id": "evt_9", "type": "balance.available"}),
    ];
    for round in 0..5 {
        events.rotate_left(round * 2 + 1);
        if round % 2 == 0 {
            events.reverse();
        }
        for event in &events {
            assert_eq!(shop.hook(event), 200, "{event}");
        }
    }
    assert_eq!(shop.told(), told);
    assert_eq!((refunded(&bank), posts(&bank, "/refunds"), posts(&bank, "/capture")), (1000, 1, 1));
    assert_eq!(shop.db.number("SELECT count(*) FROM webhook_events"), 9);
}

#[test]
fn a_webhook_with_a_wrong_or_an_old_signature_is_refused() {
    let (shop, _) = shop();
    let body = json!({"id": "evt_1"}).to_string();
    let send = |signature: &str| {
        let headers = [("content-type", "application/json"), ("stripe-signature", signature)];
        shop.send(now(), "POST", "/payments/webhooks/stripe", &headers, body.as_bytes()).0
    };
    assert_eq!(send(&sign("guess", body.as_bytes(), now())), 400);
    assert_eq!(send(&sign(SECRET, body.as_bytes(), now().minus(Duration::from_secs(301)))), 400);
    assert_eq!(send(&sign(SECRET, b"{}", now())), 400);
    assert_eq!(send(&sign(SECRET, body.as_bytes(), now())), 200);
}

#[test]
fn while_stripe_hangs_shoppers_wait_three_times_and_then_no_more() {
    let (shop, bank) = shop();
    bank.borrow_mut().faults = vec![Some(Fault::TimedOut); 100];
    for number in 0..10 {
        let (status, problem) = shop.pay_by_card(&format!("k{number}"), "pm_card");
        assert_eq!((status, &problem["code"]), (503, &"payment_unavailable".into()));
    }
    assert_eq!(bank.borrow().requests.len(), 3);
    bank.borrow_mut().faults.clear();
    let later = now().plus(Duration::from_secs(21));
    let amount = json!({"amount": 4488, "currency": "EUR"});
    let body = json!({"key": "late", "order_id": id::<kernel::OrderId>(1), "amount": amount, "provider": "stripe", "token": "pm_card"});
    let json = [("content-type", "application/json")];
    let (status, ..) = shop.send(later, "POST", "/internal/v1/payments", &json, body.to_string().as_bytes());
    assert_eq!(status, 201);
}

#[test]
fn a_partial_capture_lets_the_rest_go_and_there_is_no_second() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    let path = format!("/admin/payments/{}/captures", payment["id"].as_str().unwrap());
    let capture = |key: &str, amount: i64| {
        let body = json!({"amount": {"amount": amount, "currency": "EUR"}}).to_string();
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        let (status, _, body) = shop.send(now(), "POST", &path, &headers, body.as_bytes());
        (status, serde_json::from_slice::<Value>(&body).unwrap())
    };
    let (status, record) = capture("c1", 4000);
    assert_eq!(
        (status, &record["status"], &record["captured"]["amount"]),
        (201, &"captured".into(), &4000.into())
    );
    assert_eq!(capture("c2", 488).0, 409);
    assert_eq!(bank.borrow().intent.as_ref().unwrap()["amount_received"], 4000);
    assert!(matches!(shop.capture(&payment), Outcome::Ack), "the order's own capture finds it done");
    assert_eq!(posts(&bank, "/capture"), 1);
}

/// A purchase of this account with this card.
fn buy(world: &World, key: &str, customer: Option<u8>, token: &str, save: bool) -> (u16, Value) {
    let amount = json!({"amount": 4488, "currency": "EUR"});
    let body = json!({"key": key, "order_id": id::<kernel::OrderId>(1), "amount": amount, "provider": "stripe",
        "token": token, "customer_id": customer.map(id::<kernel::CustomerId>), "save": save});
    world.post("/internal/v1/payments", &body)
}

#[test]
fn a_card_that_is_kept_pays_again_and_is_forgotten_when_its_owner_says_so() {
    let (world, bank) = shop();
    assert_eq!(world.as_customer("GET", 1, "/me/payment-methods").1, json!({"items": []}));
    let (status, first) = buy(&world, "k1", Some(1), "pm_good", true);
    assert_eq!((status, &first["status"]), (201, &json!("authorized")), "{first}");
    let kept = json!({"items": [{"id": "pm_good", "brand": "visa", "last4": "4242", "exp_month": 7, "exp_year": 2031}]});
    assert_eq!(world.as_customer("GET", 1, "/me/payment-methods").1, kept);
    // The account is made once, and named with every later purchase.
    assert_eq!(buy(&world, "k2", Some(1), "pm_good", false).1["status"], "authorized");
    assert_eq!(bank.borrow().accounts, 1);
    let named = |request: &(String, String, String, Option<String>)| {
        request.1 == "/v1/payment_intents" && request.2.contains("customer=cus_1")
    };
    assert_eq!(bank.borrow().requests.iter().filter(|request| named(request)).count(), 2);

    assert_eq!(world.as_customer("DELETE", 1, "/me/payment-methods/pm_good").0, 204);
    assert_eq!(world.as_customer("DELETE", 1, "/me/payment-methods/pm_good").0, 404);
    assert_eq!(world.as_customer("GET", 1, "/me/payment-methods").1, json!({"items": []}));
}

#[test]
fn nobody_pays_with_or_takes_away_the_card_of_another() {
    let (world, bank) = shop();
    buy(&world, "k1", Some(1), "pm_good", true);
    buy(&world, "k2", Some(2), "pm_other", true);
    assert_eq!(world.as_customer("DELETE", 2, "/me/payment-methods/pm_good").0, 404);
    for customer in [None, Some(2)] {
        let stolen = buy(&world, &format!("stolen-{customer:?}"), customer, "pm_good", false).1;
        assert_eq!(stolen["status"], "failed", "{stolen}");
    }
    assert_eq!(bank.borrow().kept.len(), 2);
}

#[test]
fn a_card_that_its_bank_does_not_let_keep_pays_nothing_and_guests_keep_none() {
    let (world, bank) = shop();
    bank.borrow_mut().card = Card::Declined;
    let (_, refused) = buy(&world, "k1", Some(1), "pm_good", true);
    assert_eq!(refused["failure"], "The card has expired. Try another card.");
    assert!(bank.borrow().intent.is_none(), "nothing was asked for");
    let (status, guest) = buy(&world, "k2", None, "pm_good", true);
    assert_eq!((status, &guest["errors"][0]["pointer"]), (400, &json!("/payment/save")), "{guest}");
    let paths = buy(&world, "k3", Some(1), "pm_x/../../v1/refunds", true).1;
    assert_eq!(paths["status"], "failed", "a token is no path: {paths}");
}

#[test]
fn who_cannot_wait_for_the_money_may_ask_often_and_gives_nothing_up() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    let collect = || {
        let path = format!("/internal/v1/payments/{}/collect", payment["id"].as_str().unwrap());
        shop.post(&path, &json!({})).1["status"].clone()
    };
    // Oftener than the queue would try before it gives up.
    for _ in 0..8 {
        bank.borrow_mut().faults = vec![Some(Fault::Status(500)); 2];
        assert_eq!(collect(), "authorized");
    }
    bank.borrow_mut().faults.clear();
    assert_eq!((collect(), collect()), ("captured".into(), "captured".into()));
    let captured = bank.borrow().intent.as_ref().unwrap()["amount_received"].clone();
    assert_eq!(captured, 4488);
    let told: Vec<_> = shop.told().into_iter().map(|(status, _)| status).collect();
    assert!(!told.contains(&"failed".to_owned()), "{told:?}");
}
