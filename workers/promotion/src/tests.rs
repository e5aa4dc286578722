//! Stories through the Worker's routes, with real SQL and an object for each promotion.

use crate::{App, ledger, ledger::Ledger, routes};
use edge::Router;
use kernel::{CustomerId, Principal};
use serde_json::{Value, json};
use std::rc::Rc;
use testkit::{Sqlite, ask, ask_with, id, migrated, staff};

mod codes;
mod gift_cards;

struct Shop {
    router: Router<App>,
    app: Rc<App>,
}

impl Shop {
    fn new() -> Self {
        let db = Rc::new(migrated("promotion"));
        let ledgers = testkit::objects(Rc::new(ledger::router()), {
            let db = db.clone();
            move |_| Rc::new(Ledger::new(Rc::new(Sqlite::empty()), db.clone()))
        });
        Self { router: routes::router(), app: Rc::new(App { db, ledgers }) }
    }

    fn internal(&self, path: &str, body: Value) -> (u16, Value) {
        ask(&self.router, self.app.clone(), &Principal::service("order"), "POST", path, Some(body))
    }

    fn admin(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        ask(&self.router, self.app.clone(), &staff(), method, path, body)
    }

    /// Creates a promotion and returns its id.
    fn create(&self, body: Value) -> String {
        let (status, promotion) = self.admin("POST", "/admin/promotions", Some(body));
        assert_eq!(status, 201, "{promotion}");
        promotion["id"].as_str().unwrap().to_owned()
    }

    fn evaluate(&self, codes: &[&str], customer: Option<CustomerId>) -> Value {
        let mut body = json!({"currency": "EUR", "codes": codes, "country": "DE", "lines": [{
            "variant_id": id::<kernel::VariantId>(1), "product_id": id::<kernel::ProductId>(1),
            "category_ids": [], "quantity": 2, "total": {"amount": 4000, "currency": "EUR"},
        }]});
        if let Some(customer) = customer {
            body["customer_id"] = json!(customer);
        }
        let (status, evaluation) = self.internal("/internal/v1/evaluations", body);
        assert_eq!(status, 200, "{evaluation}");
        evaluation
    }

    fn redeem(&self, key: &str, customer: &str, ids: &[&String]) -> (u16, Value) {
        let order = id::<kernel::OrderId>(1);
        let body = json!({"key": key, "order_id": order, "customer": customer, "promotion_ids": ids});
        self.internal("/internal/v1/redemptions", body)
    }

    fn release(&self, key: &str, ids: &[&String]) -> u16 {
        self.internal("/internal/v1/redemptions/release", json!({"key": key, "promotion_ids": ids})).0
    }

    fn used(&self, id: &str) -> i64 {
        self.admin("GET", &format!("/admin/promotions/{id}"), None).1["used"].as_i64().unwrap()
    }
}

fn limited(code: &str, limit: u32) -> Value {
    json!({"name": code, "code": code, "kind": "percent", "percent": 10, "usage_limit": limit})
}

#[test]
fn every_route_of_the_contract_is_mounted_and_no_other() {
    let router = routes::router();
    let mut mounted: Vec<_> = router.routes().map(|route| route.operation).collect();
    let table = contract::promotion::routes();
    let mut promised: Vec<_> = table.iter().map(|row| row.route.operation).collect();
    mounted.sort_unstable();
    promised.sort_unstable();
    assert_eq!(mounted, promised);
}

#[test]
fn a_new_coupon_is_as_it_was_written_and_works_in_any_case() {
    let shop = Shop::new();
    let (status, promotion) = shop.admin(
        "POST",
        "/admin/promotions",
        Some(json!({
            "name": "Summer", "code": "Summer-5", "kind": "fixed", "amount": {"amount": 500, "currency": "EUR"},
            "minimum_subtotal": {"amount": 3000, "currency": "EUR"}, "usage_limit": 10, "per_customer_limit": 1,
            "starts_at": "2026-11-01T00:00:00Z", "ends_at": "2026-12-01T00:00:00Z",
        })),
    );
    assert_eq!(status, 201);
    let id = promotion["id"].as_str().unwrap();
    assert_eq!(
        promotion,
        json!({
            "id": id, "name": "Summer", "code": "SUMMER-5", "kind": "fixed",
            "amount": {"amount": 500, "currency": "EUR"}, "usage_limit": 10, "per_customer_limit": 1,
            "minimum_subtotal": {"amount": 3000, "currency": "EUR"}, "starts_at": "2026-11-01T00:00:00.000Z",
            "ends_at": "2026-12-01T00:00:00.000Z", "active": true, "used": 0, "unique_codes": false,
            "priority": 0, "stacking": "combinable",
            "conditions": {
                "product_ids": [], "category_ids": [], "signed_in": false, "customer_ids": [], "first_order": false,
                "countries": [],
            },
            "created_at": "2026-11-23T12:00:00.000Z",
        })
    );
    assert_eq!(shop.admin("GET", &format!("/admin/promotions/{id}"), None), (200, promotion.clone()));
    let evaluation = shop.evaluate(&["summer-5", "nope"], None);
    assert_eq!(
        evaluation,
        json!({
            "applied": [{"promotion_id": id, "code": "SUMMER-5", "name": "Summer",
                         "effect": {"kind": "fixed", "amount": {"amount": 500, "currency": "EUR"}}}],
            "rejected": [{"code": "nope", "reason": "unknown"}],
        })
    );
}

#[test]
fn a_code_is_given_once_whatever_its_case() {
    let shop = Shop::new();
    shop.create(limited("TEN", 1));
    let (status, body) = shop.admin("POST", "/admin/promotions", Some(limited("ten", 1)));
    assert_eq!((status, body["code"].as_str()), (409, Some("code_taken")));
}

#[test]
fn creating_twice_with_one_key_creates_once() {
    let shop = Shop::new();
    let create = |body: Value| {
        let key = [("idempotency-key", "k1")];
        ask_with(&shop.router, shop.app.clone(), &staff(), "POST", "/admin/promotions", Some(body), &key)
    };
    let first = create(limited("TEN", 1));
    assert_eq!(first.0, 201);
    assert_eq!(create(limited("TEN", 1)), first);
    assert_eq!(create(limited("TEN", 2)).0, 422);
}

#[test]
fn what_makes_no_sense_is_refused_field_by_field() {
    let shop = Shop::new();
    let pointers = |body: Value| {
        let (status, body) = shop.admin("POST", "/admin/promotions", Some(body));
        assert_eq!(status, 400, "{body}");
        let errors = body["errors"].as_array().unwrap().iter();
        errors.map(|error| error["pointer"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        pointers(json!({"name": "a", "kind": "percent", "percent": 0, "code": "x"})),
        ["/code", "/percent"]
    );
    assert_eq!(pointers(json!({"name": "a", "kind": "half_price"})), ["/kind"]);
    assert_eq!(pointers(json!({"name": "a", "kind": "free_shipping", "usage_limit": 0})), ["/usage_limit"]);
    let (_, list) = shop.admin("GET", "/admin/promotions", None);
    assert_eq!(list["items"], json!([]));
}

#[test]
fn promotions_are_listed_by_what_they_do_now() {
    let shop = Shop::new();
    let at = |days: i64| kernel::Timestamp::from_millis(testkit::now().millis() + days * 86_400_000);
    let create = |name: &str, more: Value| {
        let mut body = json!({"name": name, "code": name, "kind": "percent", "percent": 10});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        shop.create(body)
    };
    create("NOW", json!({"starts_at": at(-1), "ends_at": at(1)}));
    create("ALWAYS", json!({}));
    create("SOON", json!({"starts_at": at(1)}));
    create("PAST", json!({"starts_at": at(-2), "ends_at": at(-1)}));
    let off = create("OFF", json!({"starts_at": at(1)}));
    assert_eq!(
        shop.admin("PATCH", &format!("/admin/promotions/{off}"), Some(json!({"active": false}))).0,
        200
    );
    let names = |query: &str| {
        let (status, list) = shop.admin("GET", &format!("/admin/promotions?{query}"), None);
        assert_eq!(status, 200, "{list}");
        let names =
            list["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned());
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        (names, list["next_cursor"].as_str().map(str::to_owned))
    };
    for (state, expected) in [
        ("active", vec!["ALWAYS", "NOW"]),
        ("scheduled", vec!["SOON"]),
        ("ended", vec!["PAST"]),
        ("off", vec!["OFF"]),
    ] {
        assert_eq!(names(&format!("state={state}")).0, expected, "{state}");
    }
    assert_eq!(names("").0.len(), 5);
    let (first, next) = names("state=active&limit=1");
    let (second, none) = names(&format!("state=active&limit=1&cursor={}", next.unwrap()));
    assert!(first != second && none.is_none(), "{first:?} {second:?}");
    assert_eq!(shop.admin("GET", "/admin/promotions?state=lost", None).0, 400);
}

#[test]
fn a_promotion_is_turned_off_and_on_renamed_and_ended() {
    let shop = Shop::new();
    let id = shop.create(json!({"name": "Sale", "code": "SALE", "kind": "percent", "percent": 20,
        "starts_at": "2026-11-01T00:00:00Z"}));
    let path = format!("/admin/promotions/{id}");
    let reason = |shop: &Shop| shop.evaluate(&["SALE"], None)["rejected"][0]["reason"].clone();
    let change = |body: Value| shop.admin("PATCH", &path, Some(body));

    assert_eq!(change(json!({"active": false})).1["active"], json!(false));
    assert_eq!(reason(&shop), json!("inactive"));
    assert_eq!(change(json!({"active": true, "name": "Winter sale"})).1["name"], json!("Winter sale"));
    assert_eq!(change(json!({"ends_at": "2026-11-23T12:00:00Z"})).0, 200);
    assert_eq!(reason(&shop), json!("expired"));
    let (_, promotion) = change(json!({"ends_at": null}));
    assert_eq!((promotion.get("ends_at"), promotion["name"].as_str()), (None, Some("Winter sale")));
    assert_eq!(reason(&shop), Value::Null);

    let (status, body) = change(json!({"ends_at": "2026-11-01T00:00:00Z"}));
    assert_eq!((status, body["errors"][0]["pointer"].as_str()), (400, Some("/ends_at")));
    let missing = format!("/admin/promotions/{}", testkit::id::<kernel::PromotionId>(9));
    assert_eq!(shop.admin("PATCH", &missing, Some(json!({"active": false}))).0, 404);
    assert_eq!(shop.admin("GET", &missing, None).0, 404);
}

#[test]
fn everything_about_a_promotion_may_change_and_what_was_used_stays_counted() {
    let shop = Shop::new();
    let promotion = shop.create(limited("TEN", 5));
    shop.create(limited("OTHER", 5));
    assert_eq!(shop.redeem("a", "a@b.de", &[&promotion]).0, 204);
    let path = format!("/admin/promotions/{promotion}");
    let change = |body: Value| shop.admin("PATCH", &path, Some(body));
    let euros = json!({"amount": 500, "currency": "EUR"});
    let (status, changed) = change(json!({
        "name": "Five off", "code": "five", "kind": "fixed", "percent": null, "amount": euros, "usage_limit": 1,
        "per_customer_limit": 1, "minimum_subtotal": {"amount": 2000, "currency": "EUR"},
        "starts_at": "2026-01-01T00:00:00Z", "ends_at": "2027-01-01T00:00:00Z",
    }));
    assert_eq!((status, &changed["code"], &changed["amount"]), (200, &json!("FIVE"), &euros), "{changed}");
    assert_eq!((&changed["used"], changed.get("percent")), (&json!(1), None));
    let evaluation = shop.evaluate(&["FIVE", "TEN"], None);
    assert_eq!(evaluation["rejected"][0]["reason"], "used_up", "{evaluation}");
    assert_eq!(evaluation["rejected"][1]["reason"], "unknown");
    assert_eq!(shop.redeem("b", "c@d.de", &[&promotion]).0, 409, "the new limit holds where it is decided");
    assert_eq!(change(json!({"usage_limit": null})).0, 200);
    assert_eq!(shop.redeem("c", "c@d.de", &[&promotion]).0, 204);

    let (status, problem) = change(json!({"code": "other"}));
    assert_eq!((status, &problem["code"]), (409, &json!("code_taken")));
    for wrong in [
        json!({"kind": "percent"}),
        json!({"starts_at": "2028-01-01T00:00:00Z"}),
        json!({"percent": 5}),
        json!({"amount": null}),
    ] {
        assert_eq!(change(wrong.clone()).0, 400, "{wrong}");
    }
    let (_, free) = change(json!({"code": null, "kind": "free_shipping", "amount": null}));
    assert_eq!((free.get("code"), &free["kind"]), (None, &json!("free_shipping")));
}

#[test]
fn conditions_and_stacking_are_kept_and_changed() {
    let shop = Shop::new();
    let countries = |codes: &[&str]| json!({"countries": codes, "first_order": true});
    let id = shop.create(json!({"name": "Alps", "code": "ALPS", "kind": "buy_x_get_y", "buy_quantity": 2,
        "get_quantity": 1, "conditions": countries(&["AT", "CH"]), "priority": 7, "stacking": "single"}));
    let path = format!("/admin/promotions/{id}");
    let (_, kept) = shop.admin("GET", &path, None);
    assert_eq!((&kept["conditions"]["countries"], &kept["priority"]), (&json!(["AT", "CH"]), &json!(7)));
    assert_eq!((&kept["stacking"], &kept["get_quantity"]), (&json!("single"), &json!(1)));
    assert_eq!(shop.evaluate(&["ALPS"], None)["rejected"][0]["reason"], "country_excluded");
    let change = |body: Value| shop.admin("PATCH", &path, Some(body));
    let (_, changed) =
        change(json!({"conditions": countries(&["DE"]), "stacking": "exclusive", "priority": -1}));
    assert_eq!((&changed["stacking"], &changed["buy_quantity"]), (&json!("exclusive"), &json!(2)));
    assert_eq!(shop.evaluate(&["ALPS"], None)["rejected"][0]["reason"], "not_enough_items", "only two units");
    assert_eq!(
        change(json!({"kind": "percent", "percent": 5})).0,
        400,
        "what belongs to the old kind must go"
    );
    let percent = json!({"kind": "percent", "percent": 5, "buy_quantity": null, "get_quantity": null});
    assert_eq!(change(percent).0, 200);
    assert_eq!(
        shop.evaluate(&["ALPS"], None)["applied"][0]["effect"],
        json!({"kind": "percent", "rate": 500})
    );
    assert_eq!(change(json!({"priority": 1001})).0, 400);

    // Without a limit of its own, what is for a first order is still used once by each.
    assert_eq!(shop.redeem("k1", "ada@x.de", &[&id]).0, 204);
    assert_eq!(shop.redeem("k2", "Ada@x.de", &[&id]).0, 409);
    assert_eq!(shop.redeem("k3", "bob@x.de", &[&id]).0, 204);
}

#[test]
fn promotions_are_listed_in_parts() {
    let shop = Shop::new();
    let mut ids: Vec<String> = ["AA", "BB", "CC"].iter().map(|code| shop.create(limited(code, 1))).collect();
    // Made in one millisecond, so their order is their ids'.
    ids.sort_unstable_by(|a, b| b.cmp(a));
    let part = |query: &str| shop.admin("GET", &format!("/admin/promotions?limit=2{query}"), None).1;
    let listed = |list: &Value| {
        let items = list["items"].as_array().unwrap().iter();
        items.map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let first = part("");
    assert_eq!(listed(&first), ids[..2]);
    let second = part(&format!("&cursor={}", first["next_cursor"].as_str().unwrap()));
    assert_eq!((listed(&second), &second["next_cursor"]), (ids[2..].to_vec(), &Value::Null));
    let back = part(&format!("&cursor={}", second["prev_cursor"].as_str().unwrap()));
    assert_eq!(listed(&back), ids[..2]);
}

#[test]
fn the_next_cart_hears_at_once_that_a_coupon_is_used_up() {
    let shop = Shop::new();
    let id = shop.create(limited("ONCE", 1));
    assert_eq!(shop.redeem("k1", "ada@x.de", &[&id]).0, 204);
    assert_eq!(shop.redeem("k1", "ada@x.de", &[&id]).0, 204);
    assert_eq!(shop.used(&id), 1);
    assert_eq!(shop.evaluate(&["ONCE"], None)["rejected"][0]["reason"], json!("used_up"));
    let (status, body) = shop.redeem("k2", "bob@x.de", &[&id]);
    assert_eq!((status, body["code"].as_str()), (409, Some("coupon_unavailable")));
    assert_eq!(body["promotion_id"], json!(id));

    assert_eq!(shop.release("k1", &[&id]), 204);
    assert_eq!(shop.release("k1", &[&id]), 204);
    assert_eq!(shop.used(&id), 0);
    assert_eq!(shop.evaluate(&["ONCE"], None)["rejected"], json!([]));
}

#[test]
fn an_order_uses_all_its_coupons_or_none() {
    let shop = Shop::new();
    let (plenty, once) = (shop.create(limited("PLENTY", 9)), shop.create(limited("ONCE", 1)));
    assert_eq!(shop.redeem("k1", "ada@x.de", &[&once]).0, 204);
    let (status, body) = shop.redeem("k2", "bob@x.de", &[&plenty, &once]);
    assert_eq!((status, &body["promotion_id"]), (409, &json!(once)));
    assert_eq!((shop.used(&plenty), shop.used(&once)), (0, 1));

    let gone = testkit::id::<kernel::PromotionId>(9).to_string();
    let (status, body) = shop.redeem("k3", "bob@x.de", &[&plenty, &gone]);
    assert_eq!((status, &body["promotion_id"]), (409, &json!(gone)));
    assert_eq!(shop.used(&plenty), 0);
}

#[test]
fn a_customer_hears_that_the_coupon_was_theirs_already() {
    let shop = Shop::new();
    let id = shop
        .create(json!({"name": "Welcome", "code": "HI", "kind": "free_shipping", "per_customer_limit": 1}));
    let (ada, bob): (CustomerId, CustomerId) = (testkit::id(1), testkit::id(2));
    assert_eq!(shop.redeem("k1", &ada.to_string(), &[&id]).0, 204);
    assert_eq!(shop.evaluate(&["HI"], Some(ada))["rejected"][0]["reason"], json!("customer_limit_reached"));
    assert_eq!(shop.evaluate(&["HI"], Some(bob))["applied"][0]["effect"], json!({"kind": "free_shipping"}));
    assert_eq!(shop.redeem("k2", &ada.to_string(), &[&id]).0, 409);
}

#[test]
fn a_coupon_turned_off_while_its_cart_was_being_checked_out_is_not_available() {
    let shop = Shop::new();
    let id = shop.create(limited("TEN", 5));
    shop.admin("PATCH", &format!("/admin/promotions/{id}"), Some(json!({"active": false})));
    assert_eq!(shop.redeem("k1", "ada@x.de", &[&id]).0, 409);
}

#[test]
fn what_applies_by_itself_applies_to_every_cart() {
    let shop = Shop::new();
    let id = shop.create(json!({"name": "Sale", "kind": "percent", "percent": 15}));
    let evaluation = shop.evaluate(&[], None);
    assert_eq!(
        evaluation["applied"],
        json!([{"promotion_id": id, "name": "Sale", "effect": {"kind": "percent", "rate": 1500}}])
    );
    assert_eq!(shop.redeem("k1", "ada@x.de", &[]).0, 204);
}

#[test]
fn a_cart_of_two_currencies_is_refused() {
    let shop = Shop::new();
    let body = json!({"currency": "CHF", "codes": [], "country": "CH", "lines": [{
        "variant_id": id::<kernel::VariantId>(1), "product_id": id::<kernel::ProductId>(1),
        "category_ids": [], "quantity": 1, "total": {"amount": 1, "currency": "EUR"},
    }]});
    let (status, body) = shop.internal("/internal/v1/evaluations", body);
    assert_eq!((status, body["code"].as_str()), (409, Some("currency_mismatch")));
}

#[test]
fn only_staff_sees_and_makes_promotions() {
    let shop = Shop::new();
    let id = shop.create(limited("TEN", 5));
    for (principal, expected) in [(Principal::Guest, 401), (testkit::customer(1), 403)] {
        let ask =
            |method, path: &str, body| ask(&shop.router, shop.app.clone(), &principal, method, path, body).0;
        let item = format!("/admin/promotions/{id}");
        assert_eq!(ask("GET", "/admin/promotions", None), expected);
        assert_eq!(ask("POST", "/admin/promotions", Some(limited("MINE", 1))), expected);
        assert_eq!(ask("GET", &item, None), expected);
        assert_eq!(ask("PATCH", &item, Some(json!({"active": false}))), expected);
    }
}

#[test]
fn the_worker_is_ready_when_its_database_answers() {
    let shop = Shop::new();
    let ask = |method, path| {
        ask(&shop.router, shop.app.clone(), &Principal::service("gateway"), method, path, None).0
    };
    assert_eq!((ask("GET", "/internal/v1/ready"), ask("POST", "/internal/v1/tick")), (204, 204));
}
