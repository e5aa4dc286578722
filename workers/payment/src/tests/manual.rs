//! Bank transfer and cash on delivery.

use super::World;
use crate::{
    App,
    provider::manual::{Manual, Method},
};
use edge::runtime::Outcome;
use serde_json::{Value, json};
use std::{collections::BTreeMap, rc::Rc, time::Duration};
use testkit::{id, now};

fn shop() -> World {
    let words = |text: &str| BTreeMap::from([("en".to_owned(), text.to_owned())]);
    let method = Method {
        id: "bank_transfer".to_owned(),
        names: words("Bank transfer"),
        instructions: words("IBAN …"),
    };
    let world = World::new();
    let app = App {
        db: world.db.clone(),
        queues: world.queues.clone(),
        store_url: String::new(),
        test: None,
        stripe: None,
        stripe_publishable_key: None,
        manual: Some(Rc::new(Manual { methods: vec![method] })),
        slow: Duration::from_secs(2),
        capture_attempts: 3,
    };
    World { app: Rc::new(app), ..world }
}

impl World {
    fn promise(&self, token: &str) -> Value {
        let amount = json!({"amount": 4488, "currency": "EUR"});
        let body = json!({"key": format!("k{token}"), "order_id": id::<kernel::OrderId>(1), "amount": amount,
            "provider": "manual", "token": token});
        self.post("/internal/v1/payments", &body).1
    }

    fn by_hand(&self, payment: &Value, what: &str, key: &str, body: &Value) -> (u16, Value) {
        let path = format!("/admin/payments/{}/{what}", payment["id"].as_str().unwrap());
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        let (status, _, body) = self.send(now(), "POST", &path, &headers, body.to_string().as_bytes());
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }
}

#[test]
fn the_money_is_awaited_until_the_staff_has_it_whatever_the_order_asks() {
    let shop = shop();
    let payment = shop.promise("bank_transfer");
    assert_eq!((&payment["status"], &payment["comes_later"]), (&"pending".into(), &true.into()), "{payment}");
    assert_eq!(payment["instructions"]["en"], "IBAN …");
    assert!(matches!(shop.capture(&payment), Outcome::Ack));
    assert_eq!(shop.status(&payment), "pending");
    for _ in 0..2 {
        let (status, record) = shop.by_hand(&payment, "captures", "c1", &json!({}));
        assert_eq!(
            (status, &record["status"], &record["captured"]["amount"]),
            (201, &"captured".into(), &4488.into())
        );
    }
    assert_eq!(shop.told(), [("captured".to_owned(), 1)]);
    let (_, record) = shop.by_hand(
        &payment,
        "refunds",
        "r1",
        &json!({"amount": {"amount": 88, "currency": "EUR"}, "reason": "x"}),
    );
    assert_eq!(
        (&record["status"], &record["refunded"]["amount"]),
        (&"partially_refunded".into(), &88.into())
    );
}

#[test]
fn money_may_come_in_parts() {
    let shop = shop();
    let payment = shop.promise("bank_transfer");
    let part = json!({"amount": {"amount": 4000, "currency": "EUR"}});
    assert_eq!(shop.by_hand(&payment, "captures", "c1", &part).1["status"], "pending");
    assert_eq!(shop.by_hand(&payment, "captures", "c2", &json!({})).1["status"], "captured");
}

#[test]
fn cancelling_what_was_not_paid_gives_nothing_back_and_what_was_paid_everything() {
    let shop = shop();
    let payment = shop.promise("bank_transfer");
    assert_eq!(shop.cancel(&payment).1["status"], "voided");
    assert_eq!(shop.db.number("SELECT count(*) FROM refunds"), 0);
    assert_eq!(shop.by_hand(&payment, "captures", "c1", &json!({})).0, 409, "nobody waits for it any longer");

    let shop = self::shop();
    let payment = shop.promise("bank_transfer");
    shop.by_hand(&payment, "captures", "c1", &json!({}));
    let cancelled = shop.cancel(&payment).1;
    assert_eq!((&cancelled["status"], &cancelled["refunded"]["amount"]), (&"refunded".into(), &4488.into()));
}

#[test]
fn what_is_not_offered_is_not_taken() {
    let payment = shop().promise("cash");
    assert_eq!((&payment["status"], &payment["comes_later"]), (&"failed".into(), &true.into()));
}

#[test]
fn the_shop_says_how_it_can_be_paid() {
    let (status, _, body) = shop().send(now(), "GET", "/payment-methods", &[], b"");
    let methods: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((status, &methods["items"][0]["token"]), (200, &"bank_transfer".into()), "{methods}");
}

#[test]
fn what_comes_later_may_come_to_be_more_or_less_until_it_is_there() {
    let shop = shop();
    let payment = shop.promise("bank_transfer");
    let amend = |amount: i64| {
        let path = format!("/internal/v1/payments/{}/amount", payment["id"].as_str().unwrap());
        let body = json!({"amount": {"amount": amount, "currency": "EUR"}}).to_string();
        let headers = [("content-type", "application/json")];
        let (status, _, body) = shop.send(now(), "PUT", &path, &headers, body.as_bytes());
        (status, serde_json::from_slice::<Value>(&body).unwrap_or_default())
    };
    assert_eq!(amend(5000).1["amount"]["amount"], 5000);
    let part = json!({"amount": {"amount": 4000, "currency": "EUR"}});
    assert_eq!(shop.by_hand(&payment, "captures", "c1", &part).1["status"], "pending");
    assert_eq!(amend(3999).0, 409, "more is here already");
    let (status, after) = amend(4000);
    assert_eq!((status, &after["status"]), (200, &"captured".into()), "{after}");
    assert_eq!(amend(5000).0, 409);
}
