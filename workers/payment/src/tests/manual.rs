//! Bank transfer and cash on delivery.

use super::World;
use crate::{App, domain::manual_methods::Configured};
use contract::payment::MOST_MANUAL_METHODS;
use edge::runtime::Outcome;
use kernel::{Permission, Principal};
use serde_json::{Value, json};
use std::{collections::BTreeMap, rc::Rc, time::Duration};
use testkit::{id, now};

fn shop() -> World {
    let words = |text: &str| BTreeMap::from([("en".to_owned(), text.to_owned())]);
    shop_with(vec![Configured {
        id: "bank_transfer".to_owned(),
        names: words("Bank transfer"),
        instructions: words("IBAN …"),
    }])
}

fn shop_with(configured: Vec<Configured>) -> World {
    let world = World::new();
    let app = App {
        db: world.db.clone(),
        queues: world.queues.clone(),
        store_url: String::new(),
        test: None,
        stripe: None,
        stripe_publishable_key: None,
        configured,
        slow: Duration::from_secs(2),
        capture_attempts: 3,
    };
    World { app: Rc::new(app), ..world }
}

/// What the staff saves.
fn wish(active: bool, iban: &str) -> Value {
    json!({"active": active, "names": {"en": "Transfer", "de": "Überweisung"},
        "instructions": {"en": format!("IBAN {iban}"), "de": format!("Auf IBAN {iban}")}, "position": 3})
}

impl World {
    fn promise(&self, token: &str) -> Value {
        let amount = json!({"amount": 4488, "currency": "EUR"});
        let body = json!({"key": format!("k{token}"), "order_id": id::<kernel::OrderId>(1), "amount": amount,
            "provider": "manual", "token": token});
        self.post("/internal/v1/payments", &body).1
    }

    /// Another purchase than the first, which has the same token.
    fn promise_again(&self, token: &str, key: &str) -> Value {
        let amount = json!({"amount": 4488, "currency": "EUR"});
        let body = json!({"key": key, "order_id": id::<kernel::OrderId>(2), "amount": amount, "provider": "manual",
            "token": token});
        self.post("/internal/v1/payments", &body).1
    }

    fn save(&self, method: &str, wish: &Value) -> (u16, Value) {
        let json = [("content-type", "application/json")];
        let path = format!("/admin/payment-methods/{method}");
        let (status, _, body) = self.send(now(), "PUT", &path, &json, wish.to_string().as_bytes());
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    fn remove(&self, method: &str) -> u16 {
        self.send(now(), "DELETE", &format!("/admin/payment-methods/{method}"), &[], b"").0
    }

    /// The ways to pay that this address lists.
    fn methods(&self, path: &str) -> Vec<Value> {
        let (status, _, body) = self.send(now(), "GET", path, &[], b"");
        assert_eq!(status, 200);
        let list: Value = serde_json::from_slice(&body).unwrap();
        list["items"].as_array().unwrap().clone()
    }

    /// What the checkout offers, by name.
    fn offered(&self) -> Vec<String> {
        let methods = self.methods("/payment-methods");
        methods.iter().map(|method| method["token"].as_str().unwrap_or_default().to_owned()).collect()
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
fn money_that_comes_while_it_is_let_go_is_either_here_or_let_go() {
    // Each reads the payment before the other writes.
    for (first, second) in [("captures", "void"), ("void", "captures")] {
        let shop = shop();
        let payment = shop.promise("bank_transfer");
        shop.db.mix();
        let answers = testkit::run(async {
            let asked = [first, second].map(|what| {
                let principal = serde_json::to_string(&testkit::staff()).unwrap();
                let request = http::Request::builder()
                    .method("POST")
                    .uri(format!("https://test/admin/payments/{}/{what}", payment["id"].as_str().unwrap()))
                    .header(client::PRINCIPAL, principal)
                    .header(client::REQUEST_ID, "test-request")
                    .header(client::IDEMPOTENCY_KEY, what)
                    .header("content-type", "application/json")
                    .body(if what == "void" { br#"{"reason": "x"}"#.to_vec() } else { b"{}".to_vec() })
                    .unwrap();
                let (app, router) = (shop.app.clone(), crate::routes::router());
                async move { router.run(app, request, now()).await.0.status().as_u16() }
            });
            futures::future::join_all(asked).await
        });
        assert!(answers[0] < 300 && answers[1] == 409, "{first} {answers:?}");
        let captured = shop.db.number("SELECT captured FROM payments");
        let expected = if first == "captures" { ("captured", 4488) } else { ("voided", 0) };
        assert_eq!((shop.status(&payment).as_str().unwrap(), captured), expected);
    }
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
fn what_is_given_back_of_a_part_leaves_the_rest_awaited() {
    let shop = shop();
    let payment = shop.promise("bank_transfer");
    let eur = |amount: i64| json!({"amount": {"amount": amount, "currency": "EUR"}, "reason": "Late."});
    let part = json!({"amount": {"amount": 2000, "currency": "EUR"}});
    assert_eq!(shop.by_hand(&payment, "captures", "c1", &part).0, 201);
    let (_, record) = shop.by_hand(&payment, "refunds", "r1", &eur(500));
    assert_eq!((&record["status"], &record["refunded"]["amount"]), (&"pending".into(), &500.into()));
    let (_, record) = shop.by_hand(&payment, "captures", "c2", &json!({}));
    assert_eq!(
        (&record["status"], &record["captured"]["amount"]),
        (&"partially_refunded".into(), &4488.into())
    );
}

#[test]
fn a_part_that_came_of_what_is_cancelled_goes_back_whole() {
    let shop = shop();
    let payment = shop.promise("bank_transfer");
    let part = json!({"amount": {"amount": 700, "currency": "EUR"}});
    assert_eq!(shop.by_hand(&payment, "captures", "c1", &part).0, 201);
    let (_, cancelled) = shop.cancel(&payment);
    assert_eq!((&cancelled["status"], &cancelled["refunded"]["amount"]), (&"refunded".into(), &700.into()));
    let (status, problem) = shop.by_hand(&payment, "refunds", "r1", &json!({"reason": "Once more."}));
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()), "{problem}");
}

#[test]
fn what_has_come_stays_where_the_rest_is_let_go() {
    let shop = shop();
    let payment = shop.promise("bank_transfer");
    let part = json!({"amount": {"amount": 1000, "currency": "EUR"}});
    assert_eq!(shop.by_hand(&payment, "captures", "c1", &part).0, 201);
    let (status, record) = shop.by_hand(&payment, "void", "v1", &json!({"reason": "Never came."}));
    assert_eq!(
        (status, &record["status"], &record["captured"]["amount"]),
        (200, &"captured".into(), &1000.into())
    );
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

#[test]
fn what_the_staff_writes_stands_in_place_of_what_the_shop_was_deployed_with() {
    let shop = shop();
    let before = &shop.methods("/admin/payment-methods")[0];
    assert_eq!((&before["version"], &before["configured"]), (&0.into(), &true.into()), "{before}");
    let mut wish = wish(true, "DE89");
    wish["seen"] = 0.into();
    let (status, saved) = shop.save("bank_transfer", &wish);
    assert_eq!((status, &saved["configured"]), (200, &true.into()), "{saved}");
    let shown = &shop.methods("/payment-methods")[0];
    assert_eq!(
        (&shown["names"]["de"], &shown["instructions"]["en"]),
        (&"Überweisung".into(), &"IBAN DE89".into())
    );
    assert_eq!(shop.methods("/admin/payment-methods"), [saved]);
    assert_eq!(shop.promise("bank_transfer")["instructions"]["de"], "Auf IBAN DE89");
}

#[test]
fn a_shop_that_was_deployed_with_none_adds_its_own() {
    let shop = shop_with(Vec::new());
    assert_eq!(shop.offered(), Vec::<String>::new());
    assert_eq!(shop.promise("invoice")["status"], "failed");
    assert_eq!(shop.save("invoice", &wish(true, "DE89")).0, 200);
    assert_eq!(shop.offered(), ["invoice"]);
    assert_eq!(shop.promise_again("invoice", "second")["status"], "pending");
}

#[test]
fn what_is_switched_off_cannot_be_chosen_and_what_was_begun_with_it_goes_on() {
    let shop = shop();
    let begun = shop.promise("bank_transfer");
    assert_eq!(shop.save("bank_transfer", &wish(false, "DE89")).0, 200);
    assert_eq!(shop.offered(), Vec::<String>::new());
    let refused = shop.promise_again("bank_transfer", "late");
    assert_eq!(refused["status"], "failed", "{refused}");
    assert!(refused["failure"].as_str().unwrap().contains("Choose another way to pay"), "{refused}");

    // The order's answer was lost: asked again, it is the same payment, with how to pay it.
    let again = shop.promise("bank_transfer");
    assert_eq!((&again["id"], &again["status"]), (&begun["id"], &"pending".into()));
    assert_eq!(again["instructions"]["en"], "IBAN DE89");
    assert_eq!(shop.by_hand(&begun, "captures", "c1", &json!({})).1["status"], "captured");
    let back = json!({"amount": {"amount": 88, "currency": "EUR"}, "reason": "x"});
    assert_eq!(shop.by_hand(&begun, "refunds", "r1", &back).1["status"], "partially_refunded");
    assert_eq!(shop.cancel(&begun).1["status"], "refunded");

    assert_eq!(shop.save("bank_transfer", &wish(true, "DE89")).0, 200);
    assert_eq!(shop.offered(), ["bank_transfer"]);
}

#[test]
fn a_change_that_was_overtaken_is_refused_and_changes_nothing() {
    let shop = shop();
    let at = |seen: &Value, iban: &str| {
        let mut wish = wish(true, iban);
        wish["seen"] = seen.clone();
        shop.save("bank_transfer", &wish)
    };
    let first = at(&0.into(), "1").1["version"].clone();
    let second = at(&first, "2").1["version"].clone();
    assert!(second.as_i64() > first.as_i64(), "{second} after {first}");
    for stale in [json!(0), first] {
        let (status, problem) = at(&stale, "3");
        assert_eq!((status, &problem["code"]), (409, &"conflict".into()));
    }
    assert_eq!(shop.methods("/payment-methods")[0]["instructions"]["en"], "IBAN 2");
    assert_eq!(at(&Value::Null, "4").0, 200, "who saw nothing replaces what there is");

    // Two who add the same one, and one who changes what is gone.
    let mut new = wish(false, "5");
    new["seen"] = 0.into();
    let added = shop.save("invoice", &new).1;
    assert_eq!(shop.save("invoice", &new).0, 409);
    assert_eq!(shop.remove("invoice"), 204);
    new["seen"] = added["version"].clone();
    assert_eq!(shop.save("invoice", &new).0, 409);
}

#[test]
fn only_what_the_staff_added_and_switched_off_is_removed() {
    let shop = shop();
    shop.save("invoice", &wish(true, "1"));
    shop.save("bank_transfer", &wish(false, "1"));
    let of = |method: &str| shop.remove(method);
    assert_eq!([of("invoice"), of("bank_transfer"), of("cash")], [409, 409, 404]);
    let begun = shop.promise("invoice");
    shop.save("invoice", &wish(false, "1"));
    assert_eq!([of("invoice"), of("invoice")], [204, 404]);
    assert_eq!(shop.by_hand(&begun, "captures", "c1", &json!({})).1["status"], "captured");
}

#[test]
fn what_a_way_to_pay_cannot_be_is_refused_at_its_field() {
    let shop = shop();
    let refused = |method: &str, wish: &Value| {
        let (status, problem) = shop.save(method, wish);
        (status, problem["errors"][0]["pointer"].as_str().unwrap_or_default().to_owned())
    };
    let good = wish(true, "1");
    for method in ["stripe", "test", "manual", "card", "new", "Invoice", "in_voice", "-x", &"x".repeat(61)] {
        assert_eq!(refused(method, &good), (400, "/id".to_owned()), "{method}");
    }
    let with = |field: &str, value: Value| {
        let mut wish = good.clone();
        wish[field] = value;
        wish
    };
    for (field, value, pointer) in [
        ("names", json!({"de": "Rechnung"}), "/names/en"),
        ("names", json!({"en": "Invoice", "tlh": "x"}), "/names"),
        ("instructions", json!({"tlh": "x"}), "/instructions"),
        ("position", json!(1001), "/position"),
    ] {
        assert_eq!(refused("invoice", &with(field, value)), (400, pointer.to_owned()));
    }
    for (field, value) in [
        ("names", json!({"en": "x".repeat(121)})),
        ("names", json!({"en": "two\nlines"})),
        ("names", json!({"en": " "})),
        ("instructions", json!({"en": "x".repeat(1001)})),
        ("position", json!(-1)),
        ("active", json!("yes")),
    ] {
        assert_eq!(refused("invoice", &with(field, value)).0, 400, "{field}");
    }
    assert_eq!(shop.db.number("SELECT count(*) FROM manual_methods"), 0);
    // The longest there can be, in signs that JSON writes as two.
    let long = json!({"en": "\"".repeat(1000), "de": "\"".repeat(1000)});
    assert_eq!(shop.save("invoice", &with("instructions", long)).0, 200);
}

#[test]
fn a_shop_has_only_so_many() {
    let shop = shop();
    for number in 1..MOST_MANUAL_METHODS {
        assert_eq!(shop.save(&format!("m-{number}"), &wish(true, "1")).0, 200, "{number}");
    }
    let (status, problem) = shop.save("one-more", &wish(true, "1"));
    assert_eq!((status, &problem["errors"][0]["code"]), (400, &"count".into()), "{problem}");
    assert_eq!(shop.save("bank_transfer", &wish(true, "1")).0, 200, "it was there before");
    assert_eq!(shop.methods("/admin/payment-methods").len(), MOST_MANUAL_METHODS);
}

#[test]
fn only_staff_with_the_permission_sets_how_the_shop_is_paid() {
    let shop = shop();
    let clerk = Principal::Staff { id: id(7), permissions: vec![Permission::Orders] };
    for (who, wanted) in [(Principal::Guest, 401), (testkit::customer(1), 403), (clerk, 403)] {
        let ask = |method: &str, path: &str, body: &str| {
            let json = [("content-type", "application/json")];
            shop.send_as(&who, now(), method, path, &json, body.as_bytes()).0
        };
        let one = "/admin/payment-methods/bank_transfer";
        let body = wish(false, "1").to_string();
        let answers =
            [ask("GET", "/admin/payment-methods", ""), ask("PUT", one, &body), ask("DELETE", one, "")];
        assert_eq!(answers, [wanted; 3]);
    }
    assert_eq!(shop.offered(), ["bank_transfer"]);
}
