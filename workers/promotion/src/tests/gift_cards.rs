//! Gift cards and store credit: the ledger through the Worker's routes, with the real SQL.

use super::Shop;
use kernel::{CustomerId, OrderId, Principal};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{collections::BTreeMap, rc::Rc};
use testkit::{ask_with, id, staff};

const REDEEM: &str = "/internal/v1/gift-card-redemptions";
const GIVE_BACK: &str = "/internal/v1/gift-card-redemptions/give-back";

fn eur(amount: i64) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

impl Shop {
    /// A card with so much on it: its id and its code.
    fn card(&self, amount: i64) -> (String, String) {
        let (status, card) = self.admin("POST", "/admin/gift-cards", Some(json!({"amount": eur(amount)})));
        assert_eq!(status, 201, "{card}");
        (text(&card["id"]), text(&card["full_code"]))
    }

    fn record(&self, id: &str) -> Value {
        let (status, card) = self.admin("GET", &format!("/admin/gift-cards/{id}"), None);
        assert_eq!(status, 200, "{card}");
        let entries = card["entries"].as_array().unwrap();
        let sum: i64 = entries.iter().map(|entry| entry["amount"]["amount"].as_i64().unwrap()).sum();
        assert_eq!(card["balance"]["amount"], sum, "the balance is the sum of the entries: {card}");
        card
    }

    fn balance(&self, id: &str) -> i64 {
        self.record(id)["balance"]["amount"].as_i64().unwrap()
    }

    fn pay(&self, key: &str, shares: &[(&str, i64)]) -> (u16, Value) {
        self.pay_as(key, shares, None)
    }

    fn pay_as(&self, key: &str, shares: &[(&str, i64)], customer: Option<CustomerId>) -> (u16, Value) {
        let shares = shares.iter().map(|(id, amount)| json!({"id": id, "amount": eur(*amount)}));
        let mut body =
            json!({"key": key, "order_id": id::<OrderId>(1), "gift_cards": shares.collect::<Vec<_>>()});
        if let Some(customer) = customer {
            body["customer_id"] = json!(customer);
        }
        self.internal(REDEEM, body)
    }

    fn give_back(&self, key: &str) -> u16 {
        self.internal(GIVE_BACK, json!({"key": key, "order_id": id::<OrderId>(1)})).0
    }

    fn give_part(&self, key: &str, refund: &str, amount: i64) -> u16 {
        let part = json!({"key": refund, "amount": eur(amount)});
        self.internal(GIVE_BACK, json!({"key": key, "order_id": id::<OrderId>(1), "part": part})).0
    }

    fn find_card(&self, code: &str, currency: &str) -> (u16, Value) {
        self.internal("/internal/v1/gift-cards/find", json!({"code": code, "currency": currency}))
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn a_card_says_its_code_once_and_is_found_by_it_however_it_is_typed() {
    let shop = Shop::new();
    let (id, code) = shop.card(5000);
    let last_four = &code[15..];
    let record = shop.record(&id);
    assert_eq!(record["code"], format!("•••• {last_four}"));
    assert!(!record.to_string().contains(&code), "{record}");
    for typed in [code.clone(), code.to_lowercase(), code.replace('-', "")] {
        let (status, card) = shop.find_card(&typed, "EUR");
        assert_eq!((status, &card["available"]), (200, &eur(5000)), "{card}");
        assert_eq!(text(&card["id"]), id);
    }
    let listed = |q: &str| shop.admin("GET", &format!("/admin/gift-cards?q={q}"), None).1["items"].clone();
    assert_eq!(listed(&code)[0]["id"], id);
    assert_eq!(listed(last_four)[0]["id"], id);
    assert_eq!(listed("AAAA-AAAA-AAAA-AAAA"), json!([]));
}

#[test]
fn creating_twice_with_one_key_makes_one_card() {
    let shop = Shop::new();
    let create = |amount: i64| {
        let (key, body) = ([("idempotency-key", "k1")], json!({"amount": eur(amount), "note": "A present."}));
        ask_with(&shop.router, shop.app.clone(), &staff(), "POST", "/admin/gift-cards", Some(body), &key)
    };
    let first = create(5000);
    assert_eq!(first.0, 201);
    assert_eq!(create(5000), first);
    assert_eq!(create(6000).0, 422);
    assert_eq!(shop.admin("GET", "/admin/gift-cards", None).1["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_card_with_nothing_on_it_or_less_is_not_made() {
    let shop = Shop::new();
    for amount in [0, -1] {
        let (status, _) = shop.admin("POST", "/admin/gift-cards", Some(json!({"amount": eur(amount)})));
        assert_eq!(status, 400);
    }
}

#[test]
fn a_slip_of_the_keyboard_gives_no_fortune_away() {
    let shop = Shop::new();
    let create = |amount: i64| shop.admin("POST", "/admin/gift-cards", Some(json!({"amount": eur(amount)})));
    for amount in [1_000_001, 9_999_999_999_900] {
        let (status, problem) = create(amount);
        assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/amount")), "{problem}");
        assert_eq!(problem["errors"][0]["detail"], "A gift card is worth at most 10000 EUR.");
    }
    let (status, made) = create(1_000_000);
    assert_eq!(status, 201, "{made}");
    let yen = json!({"amount": {"amount": 10_001, "currency": "JPY"}});
    assert_eq!(shop.admin("POST", "/admin/gift-cards", Some(yen)).0, 400, "a currency without cents");

    let adjust = |amount: i64| {
        let path = format!("/admin/gift-cards/{}/adjustments", made["id"].as_str().unwrap());
        shop.admin("POST", &path, Some(json!({"amount": eur(amount), "reason": "A slip."}))).0
    };
    assert_eq!((adjust(1), adjust(-1), adjust(1)), (400, 201, 201));
}

#[test]
fn whatever_is_wrong_with_a_code_its_error_is_the_same() {
    let shop = Shop::new();
    let (off, off_code) = shop.card(100);
    shop.admin("PATCH", &format!("/admin/gift-cards/{off}"), Some(json!({"active": false})));
    let (empty, empty_code) = shop.card(100);
    shop.pay("k", &[(&empty, 100)]);
    let (old, old_code) = shop.card(100);
    let past = json!({"expires_at": "2026-11-01T00:00:00Z"});
    shop.admin("PATCH", &format!("/admin/gift-cards/{old}"), Some(past));
    let (_, good) = shop.card(100);
    let cases = [
        ("nonsense", "EUR", "unknown"),
        ("AAAA-AAAA-AAAA-AAAA", "EUR", "unknown"),
        (&off_code, "EUR", "inactive"),
        (&empty_code, "EUR", "empty"),
        (&old_code, "EUR", "expired"),
        (&good, "USD", "currency_mismatch"),
    ];
    for (code, currency, reason) in cases {
        let (status, problem) = shop.find_card(code, currency);
        let found = (status, problem["code"].as_str().unwrap(), problem["reason"].as_str().unwrap());
        assert_eq!(found, (409, "gift_card_invalid", reason));
    }
}

#[test]
fn twenty_who_pay_at_once_never_take_more_than_there_is() {
    let shop = Rc::new(Shop::new());
    let (card, _) = shop.card(5000);
    let pay = |n: u32| {
        let (shop, card) = (shop.clone(), card.clone());
        async move {
            let body = json!({"key": format!("cart{n}:1:redeem_gift_cards"), "order_id": id::<OrderId>(1),
                "gift_cards": [{"id": card, "amount": eur(1500)}]});
            let request = http::Request::builder()
                .method("POST")
                .uri(format!("https://test{REDEEM}"))
                .header(client::PRINCIPAL, serde_json::to_string(&Principal::service("order")).unwrap())
                .header("content-type", "application/json")
                .body(body.to_string().into_bytes())
                .unwrap();
            shop.router.run(shop.app.clone(), request, testkit::now()).await.0.status().as_u16()
        }
    };
    let answers = testkit::run(futures::future::join_all((0..20).map(pay)));
    assert_eq!(answers.iter().filter(|status| **status == 204).count(), 3);
    assert_eq!(answers.iter().filter(|status| **status == 409).count(), 17);
    assert_eq!(shop.balance(&card), 500);
}

#[test]
fn a_redemption_that_is_repeated_takes_once_and_another_with_its_key_is_refused() {
    let shop = Shop::new();
    let (card, _) = shop.card(5000);
    for _ in 0..3 {
        assert_eq!(shop.pay("k", &[(&card, 3000)]).0, 204);
    }
    assert_eq!(shop.balance(&card), 2000);
    let (status, problem) = shop.pay("k", &[(&card, 1000)]);
    assert_eq!((status, problem["code"].as_str()), (422, Some("idempotency_mismatch")));
}

#[test]
fn giving_back_twice_gives_back_once_and_the_key_stays_given_back() {
    let shop = Shop::new();
    let (card, _) = shop.card(5000);
    shop.pay("k", &[(&card, 3000)]);
    for _ in 0..3 {
        assert_eq!(shop.give_back("k"), 204);
        assert_eq!(shop.balance(&card), 5000);
    }
    assert_eq!(shop.pay("k", &[(&card, 3000)]).1["code"], "gift_card_unavailable");
    assert_eq!(shop.give_back("never"), 204);
    assert_eq!(shop.pay("never", &[(&card, 3000)]).0, 409, "the redemption that came too late");
    assert_eq!(shop.balance(&card), 5000);
    assert_eq!(shop.pay("k2", &[(&card, 3000)]).0, 204);
}

#[test]
fn where_one_of_two_cards_does_not_cover_its_share_neither_pays() {
    let shop = Shop::new();
    let ((one, _), (other, _)) = (shop.card(5000), shop.card(100));
    let (status, problem) = shop.pay("k", &[(&one, 3000), (&other, 101)]);
    assert_eq!((status, problem["code"].as_str()), (409, Some("gift_card_unavailable")));
    assert_eq!(problem["gift_card_id"], other);
    assert_eq!((shop.balance(&one), shop.balance(&other)), (5000, 100));
    // The same key may be tried again: nothing of it was written.
    assert_eq!(shop.pay("k", &[(&one, 3000), (&other, 100)]).0, 204);
}

#[test]
fn cards_that_are_off_expired_unknown_or_of_another_currency_pay_nothing() {
    let shop = Shop::new();
    let (card, _) = shop.card(5000);
    let unknown = id::<kernel::GiftCardId>(99).to_string();
    assert_eq!(shop.pay("k1", &[(&unknown, 1)]).1["gift_card_id"], unknown);
    let dollars = json!({"key": "k2", "order_id": id::<OrderId>(1),
        "gift_cards": [{"id": card, "amount": {"amount": 1, "currency": "USD"}}]});
    assert_eq!(shop.internal(REDEEM, dollars).0, 409);
    for change in [json!({"active": false}), json!({"active": true, "expires_at": "2026-11-23T12:00:00Z"})] {
        shop.admin("PATCH", &format!("/admin/gift-cards/{card}"), Some(change));
        assert_eq!(shop.pay("k3", &[(&card, 1)]).0, 409);
    }
    shop.admin("PATCH", &format!("/admin/gift-cards/{card}"), Some(json!({"expires_at": null})));
    assert_eq!(shop.pay("k3", &[(&card, 1)]).0, 204);
    // Less than nothing would be money from nowhere.
    assert_eq!(shop.pay("k4", &[(&card, -100)]).0, 400);
    assert_eq!(shop.pay("k4", &[(&card, 1), (&card, 1)]).0, 400);
    assert_eq!(shop.balance(&card), 4999);
}

#[test]
fn a_card_that_was_switched_off_gets_back_what_it_is_owed() {
    let shop = Shop::new();
    let (card, _) = shop.card(5000);
    shop.pay("k", &[(&card, 3000)]);
    shop.admin("PATCH", &format!("/admin/gift-cards/{card}"), Some(json!({"active": false})));
    assert_eq!(shop.give_back("k"), 204);
    assert_eq!(shop.balance(&card), 5000);
}

#[test]
fn refunds_give_back_parts_in_the_order_of_payment_and_never_more_than_was_paid() {
    let shop = Shop::new();
    let ((one, _), (other, _)) = (shop.card(1000), shop.card(1000));
    shop.pay("k", &[(&one, 1000), (&other, 500)]);
    for _ in 0..2 {
        assert_eq!(shop.give_part("k", "r1", 400), 204);
        assert_eq!((shop.balance(&one), shop.balance(&other)), (400, 500), "once");
    }
    shop.give_part("k", "r2", 800);
    assert_eq!((shop.balance(&one), shop.balance(&other)), (1000, 700));
    shop.give_part("k", "r3", 5000);
    assert_eq!((shop.balance(&one), shop.balance(&other)), (1000, 1000));
    shop.give_back("k");
    shop.give_part("k", "r4", 1);
    assert_eq!((shop.balance(&one), shop.balance(&other)), (1000, 1000));
}

#[test]
fn cancelling_after_a_refund_gives_back_the_rest() {
    let shop = Shop::new();
    let (card, _) = shop.card(1000);
    shop.pay("k", &[(&card, 1000)]);
    shop.give_part("k", "r1", 400);
    shop.give_back("k");
    assert_eq!(shop.balance(&card), 1000);
}

#[test]
fn the_staff_puts_money_on_a_card_and_takes_no_more_off_than_there_is() {
    let shop = Shop::new();
    let (card, _) = shop.card(1000);
    let adjust = |amount: Value, key: &str| {
        let path = format!("/admin/gift-cards/{card}/adjustments");
        let body = json!({"amount": amount, "reason": "Goodwill."});
        let key = [("idempotency-key", key)];
        ask_with(&shop.router, shop.app.clone(), &staff(), "POST", &path, Some(body), &key)
    };
    for _ in 0..2 {
        let (status, record) = adjust(eur(500), "k1");
        assert_eq!((status, &record["balance"]), (201, &eur(1500)), "once");
    }
    let (status, problem) = adjust(eur(-1501), "k2");
    assert_eq!((status, problem["code"].as_str()), (409, Some("conflict")));
    assert_eq!(problem["balance"], eur(1500));
    assert_eq!(adjust(eur(-1500), "k3").0, 201);
    assert_eq!(adjust(json!({"amount": 1, "currency": "USD"}), "k4").1["code"], "currency_mismatch");
    assert_eq!(adjust(eur(0), "k5").0, 400);
    let entries = shop.record(&card)["entries"].clone();
    let kinds: Vec<_> = entries.as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["adjust", "adjust", "issue"]);
    assert_eq!(entries[0]["note"], "Goodwill.");
}

#[test]
fn store_credit_is_one_an_account_and_only_for_its_account() {
    let shop = Shop::new();
    let (ada, bob) = (id::<CustomerId>(1), id::<CustomerId>(2));
    let body = json!({"amount": eur(2000), "customer_id": ada});
    let (status, credit) = shop.admin("POST", "/admin/gift-cards", Some(body.clone()));
    assert_eq!(status, 201, "{credit}");
    assert!(credit.get("full_code").is_none() && credit.get("code").is_none(), "{credit}");
    assert_eq!(shop.admin("POST", "/admin/gift-cards", Some(body)).0, 409);
    let find = |customer: CustomerId| {
        shop.internal("/internal/v1/gift-cards/find", json!({"customer_id": customer, "currency": "EUR"}))
    };
    assert_eq!(find(ada).1["available"], eur(2000));
    assert_eq!(find(bob).1["reason"], "unknown");
    let card = text(&credit["id"]);
    assert_eq!(shop.pay_as("k1", &[(&card, 500)], Some(bob)).0, 409);
    assert_eq!(shop.pay("k2", &[(&card, 500)]).0, 409);
    assert_eq!(shop.pay_as("k3", &[(&card, 500)], Some(ada)).0, 204);
    let evaluate = |customer: CustomerId| {
        let body = json!({"currency": "EUR", "codes": [], "country": "DE", "lines": [], "customer_id": customer,
            "gift_card_ids": [card]});
        shop.internal("/internal/v1/evaluations", body).1["gift_cards"][0]["available"].clone()
    };
    assert_eq!((evaluate(ada), evaluate(bob)), (eur(1500), eur(0)));
    let offered = |customer: CustomerId| {
        let body =
            json!({"currency": "EUR", "codes": [], "country": "DE", "lines": [], "customer_id": customer});
        shop.internal("/internal/v1/evaluations", body).1.get("store_credit").cloned()
    };
    assert_eq!((offered(ada), offered(bob)), (Some(eur(1500)), None));
    let listed = shop.admin("GET", &format!("/admin/gift-cards?customer_id={ada}"), None).1;
    assert_eq!(listed["items"][0]["id"], card);
}

#[test]
fn entries_are_never_changed_and_never_deleted() {
    let shop = Shop::new();
    shop.card(1000);
    for sql in ["UPDATE gift_card_entries SET amount = 1", "DELETE FROM gift_card_entries"] {
        assert!(testkit::run(shop.app.db.run(edge::Statement::new(sql))).is_err(), "{sql}");
    }
}

/// What happens to two cards.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Pay { key: u8, one: i64, other: i64 },
    GiveBack { key: u8 },
    Refund { key: u8, refund: u8, amount: i64 },
    Adjust { amount: i64 },
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0_u8..4, 1_i64..800, 1_i64..800).prop_map(|(key, one, other)| Deed::Pay { key, one, other }),
        (0_u8..4).prop_map(|key| Deed::GiveBack { key }),
        (0_u8..4, 0_u8..3, 1_i64..500).prop_map(|(key, refund, amount)| Deed::Refund { key, refund, amount }),
        (-500_i64..500).prop_map(|amount| Deed::Adjust { amount }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_happens_in_whatever_order_a_card_holds_what_its_entries_say_and_never_less_than_nothing(
        deeds in proptest::collection::vec(deed(), 1..40)
    ) {
        let shop = Shop::new();
        let ((one, _), (other, _)) = (shop.card(1000), shop.card(1000));
        // How much each key still holds of what it took; none for a key that was given back.
        let mut held: BTreeMap<u8, Option<i64>> = BTreeMap::new();
        let mut adjusted = 0;
        let mut refunded = std::collections::BTreeSet::new();
        for deed in deeds {
            match deed {
                Deed::Pay { key, one: first, other: second } => {
                    let (status, _) = shop.pay(&format!("k{key}"), &[(&one, first), (&other, second)]);
                    if status == 204 && !held.contains_key(&key) {
                        held.insert(key, Some(first + second));
                    }
                    prop_assert!(status != 204 || held[&key].is_some(), "what was given back was taken again");
                }
                Deed::GiveBack { key } => {
                    prop_assert_eq!(shop.give_back(&format!("k{key}")), 204);
                    held.insert(key, None);
                }
                Deed::Refund { key, refund, amount } => {
                    prop_assert_eq!(shop.give_part(&format!("k{key}"), &format!("k{key}r{refund}"), amount), 204);
                    if let Some(Some(left)) = held.get_mut(&key)
                        && *left > 0
                        && refunded.insert((key, refund))
                    {
                        *left -= amount.min(*left);
                    }
                }
                Deed::Adjust { amount } => {
                    let body = json!({"amount": eur(amount), "reason": "Because."});
                    if shop.admin("POST", &format!("/admin/gift-cards/{one}/adjustments"), Some(body)).0 == 201 {
                        adjusted += amount;
                    }
                }
            }
            let (first, second) = (shop.balance(&one), shop.balance(&other));
            prop_assert!(first >= 0 && second >= 0);
            let taken: i64 = held.values().flatten().sum();
            prop_assert_eq!(first + second, 2000 + adjusted - taken);
        }
    }
}
