//! Codes that are made in bulk.

use super::Shop;
use kernel::{OrderId, Principal};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use testkit::{ask_with, id, staff};

impl Shop {
    /// A promotion of ten percent with many codes.
    fn with_codes(&self) -> String {
        self.create(json!({"name": "Spring", "unique_codes": true, "kind": "percent", "percent": 10}))
    }

    fn make(&self, promotion: &str, body: Value) -> (u16, Value) {
        self.admin("POST", &format!("/admin/promotions/{promotion}/codes"), Some(body))
    }

    fn listed(&self, promotion: &str, query: &str) -> Value {
        let (status, list) = self.admin("GET", &format!("/admin/promotions/{promotion}/codes?{query}"), None);
        assert_eq!(status, 200, "{list}");
        list
    }

    fn codes(&self, promotion: &str) -> Vec<String> {
        let list = self.listed(promotion, "limit=100");
        let items = list["items"].as_array().unwrap().iter();
        items.map(|item| item["code"].as_str().unwrap().to_owned()).collect()
    }

    fn redeem_code(&self, key: &str, promotion: &str, code: &str) -> u16 {
        let body = json!({
            "key": key, "order_id": id::<OrderId>(1), "customer": "ada@x.de", "promotion_ids": [promotion],
            "codes": [{"promotion_id": promotion, "code": code}],
        });
        self.internal("/internal/v1/redemptions", body).0
    }

    fn csv(&self, promotion: &str) -> String {
        let request = http::Request::builder()
            .method("GET")
            .uri(format!("https://test/admin/promotions/{promotion}/codes.csv"))
            .header(client::PRINCIPAL, serde_json::to_string(&staff()).unwrap())
            .body(Vec::new())
            .unwrap();
        let (response, _) = testkit::run(self.router.run(self.app.clone(), request, testkit::now()));
        assert_eq!(response.headers()["content-type"], "text/csv; charset=utf-8");
        String::from_utf8(response.into_body()).unwrap()
    }
}

#[test]
fn ten_thousand_codes_are_made_in_one_go_and_all_differ() {
    let shop = Shop::new();
    let promotion = shop.with_codes();
    let (status, made) = shop.make(&promotion, json!({"count": 10_000, "prefix": "spring-"}));
    assert_eq!((status, made), (201, json!({"created": 10_000, "total": 10_000})));
    let csv = shop.csv(&promotion);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!((lines.len(), lines[0]), (10_001, "code,usage_limit,used,created_at"));
    let codes: BTreeSet<&str> = lines[1..].iter().map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(codes.len(), 10_000);
    assert!(codes.iter().all(|code| code.len() == 17 && code.starts_with("SPRING-")), "{:?}", codes.first());
    assert_eq!(shop.make(&promotion, json!({"count": 10_001})).0, 400);
}

#[test]
fn codes_that_are_asked_for_twice_with_one_key_are_made_once() {
    let shop = Shop::new();
    let promotion = shop.with_codes();
    let path = format!("/admin/promotions/{promotion}/codes");
    let make = |body: Value| {
        let key = [("idempotency-key", "k1")];
        ask_with(&shop.router, shop.app.clone(), &staff(), "POST", &path, Some(body), &key)
    };
    let first = make(json!({"count": 3}));
    assert_eq!(first.0, 201);
    assert_eq!(make(json!({"count": 3})), first);
    assert_eq!(make(json!({"count": 4})).0, 422);
    assert_eq!(shop.codes(&promotion).len(), 3);
}

#[test]
fn a_promotion_with_codes_applies_with_each_of_them_and_never_by_itself() {
    let shop = Shop::new();
    let promotion = shop.with_codes();
    shop.make(&promotion, json!({"count": 2}));
    let codes = shop.codes(&promotion);
    assert_eq!(shop.evaluate(&[], None)["applied"], json!([]));
    let with = shop.evaluate(&[&codes[1].to_lowercase()], None);
    assert_eq!((&with["applied"][0]["code"], &with["rejected"]), (&json!(codes[1]), &json!([])));
    let both = shop.evaluate(&[&codes[0], &codes[1]], None);
    assert_eq!(both["applied"].as_array().unwrap().len(), 1);
    assert_eq!(both["rejected"][0]["reason"], "not_combinable");
}

#[test]
fn each_code_is_used_as_often_as_it_may_and_comes_back_with_its_order() {
    let shop = Shop::new();
    let promotion = shop.with_codes();
    shop.make(&promotion, json!({"count": 1}));
    shop.make(&promotion, json!({"count": 1, "usage_limit": 2}));
    let codes = shop.codes(&promotion);
    let (once, twice) = (&codes[0], &codes[1]);
    assert_eq!([1, 2, 3].map(|n| shop.redeem_code(&format!("o{n}"), &promotion, once)), [204, 409, 409]);
    assert_eq!(shop.redeem_code("o1", &promotion, once), 204, "a repetition");
    assert_eq!([1, 2, 3].map(|n| shop.redeem_code(&format!("t{n}"), &promotion, twice)), [204, 204, 409]);
    assert_eq!(shop.used(&promotion), 3);
    assert_eq!(shop.listed(&promotion, "")["items"][1]["used"], 2);
    assert_eq!(shop.evaluate(&[once], None)["rejected"][0]["reason"], "used_up");

    assert_eq!(shop.release("o1", &[&promotion]), 204);
    assert_eq!(shop.listed(&promotion, "")["items"][0]["used"], 0);
    assert_eq!(shop.evaluate(&[once], None)["rejected"], json!([]));
    assert_eq!(shop.redeem_code("o4", &promotion, once), 204);
}

#[test]
fn a_promotion_with_codes_is_not_used_without_one_or_with_anothers() {
    let shop = Shop::new();
    let (promotion, other) = (shop.with_codes(), shop.with_codes());
    shop.make(&other, json!({"count": 1}));
    let code = shop.codes(&other).remove(0);
    assert_eq!(shop.redeem("k1", "ada@x.de", &[&promotion]).0, 409);
    assert_eq!(shop.redeem_code("k2", &promotion, &code), 409);
    assert_eq!(shop.redeem_code("k3", &promotion, "NO-SUCH"), 409);
    assert_eq!(shop.used(&promotion), 0);
}

#[test]
fn a_code_leads_to_one_promotion_wherever_it_was_made() {
    let shop = Shop::new();
    let promotion = shop.with_codes();
    shop.make(&promotion, json!({"count": 1}));
    let code = shop.codes(&promotion).remove(0);
    let taken = json!({"name": "Taken", "code": code, "kind": "free_shipping"});
    let (status, problem) = shop.admin("POST", "/admin/promotions", Some(taken));
    assert_eq!((status, &problem["code"]), (409, &json!("code_taken")));
    let plain = shop.create(json!({"name": "Plain", "code": "PLAIN", "kind": "free_shipping"}));
    let path = format!("/admin/promotions/{plain}");
    assert_eq!(shop.admin("PATCH", &path, Some(json!({"code": code}))).1["code"], "code_taken");
    assert_eq!(shop.make(&plain, json!({"count": 1})).0, 409, "it has a code of its own");
    let path = format!("/admin/promotions/{promotion}");
    assert_eq!(shop.admin("PATCH", &path, Some(json!({"code": "MINE"}))).0, 400);
}

#[test]
fn codes_are_listed_in_parts_and_found_by_how_they_begin() {
    let shop = Shop::new();
    let promotion = shop.with_codes();
    shop.make(&promotion, json!({"count": 3, "prefix": "A-", "length": 8}));
    shop.make(&promotion, json!({"count": 2, "prefix": "B-", "length": 20}));
    let all = shop.codes(&promotion);
    assert!(all[0].len() == 10 && all[3].len() == 22);
    let part = |query: &str| {
        let list = shop.listed(&promotion, query);
        let items = list["items"].as_array().unwrap().iter();
        (items.map(|item| item["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>(), list)
    };
    let (first, list) = part("limit=2");
    assert_eq!(first, all[..2]);
    let (second, list) = part(&format!("limit=2&cursor={}", list["next_cursor"].as_str().unwrap()));
    assert_eq!(second, all[2..4]);
    let (back, _) = part(&format!("limit=2&cursor={}", list["prev_cursor"].as_str().unwrap()));
    assert_eq!(back, all[..2]);
    assert_eq!(part("q=b-").0, all[3..]);
    let missing = format!("/admin/promotions/{}/codes", id::<kernel::PromotionId>(9));
    assert_eq!(shop.admin("GET", &missing, None).0, 404);
    for wrong in [json!({"count": 1, "length": 7}), json!({"count": 1, "prefix": "Ä"}), json!({"count": 0})]
    {
        assert_eq!(shop.make(&promotion, wrong.clone()).0, 400, "{wrong}");
    }
    let clerk = Principal::Customer { id: id(1) };
    let path = format!("/admin/promotions/{promotion}/codes");
    assert_eq!(testkit::ask(&shop.router, shop.app.clone(), &clerk, "GET", &path, None).0, 403);
}
