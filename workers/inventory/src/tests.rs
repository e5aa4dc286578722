//! Stories through the Worker's routes, with real SQL and an object for each variant.

mod locations;

use crate::{App, item, item::Item, routes};
use edge::{Objects, Router};
use kernel::{OrderId, Principal, VariantId};
use serde_json::{Value, json};
use std::{cell::OnceCell, rc::Rc, time::Duration};
use testkit::{RecordingQueues, Sqlite, ask, ask_with, migrated, staff};

struct Shop {
    router: Router<App>,
    app: Rc<App>,
    queues: Rc<RecordingQueues>,
    db: Rc<Sqlite>,
}

fn var(n: u8) -> VariantId {
    testkit::id(n)
}

fn ord(n: u8) -> OrderId {
    testkit::id(n)
}

impl Shop {
    /// A shop whose variants 1, 2, … begin with these units.
    fn with(stock: &[u32]) -> Self {
        let db = Rc::new(migrated("inventory"));
        let queues = Rc::new(RecordingQueues::default());
        // Objects know each other by what is put here once they can be made.
        let known: Rc<OnceCell<Objects>> = Rc::default();
        let items = testkit::objects(Rc::new(item::router()), {
            let (db, queues, known) = (db.clone(), queues.clone(), known.clone());
            move |_| {
                let storage = Rc::new(Sqlite::empty());
                let others = known.clone();
                let others: Objects = Rc::new(move |name| others.get().expect("all are made")(name));
                Rc::new(Item::new(storage, db.clone(), queues.clone(), others, Duration::from_secs(600)))
            }
        });
        let _ = known.set(items.clone());
        let app = Rc::new(App { db: db.clone(), queues: queues.clone(), items, layouts: Rc::default() });
        let shop = Self { router: routes::router(), app, queues, db };
        let items: Vec<Value> = (1..)
            .zip(stock)
            .map(|(n, on_hand)| json!({"variant_id": var(n), "sku": format!("SKU-{n}"), "on_hand": on_hand}))
            .collect();
        let (status, body) = shop.internal("PUT", "/internal/v1/opening-stock", json!({"items": items}));
        assert_eq!(status, 204, "{body}");
        shop
    }

    fn internal(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        ask(&self.router, self.app.clone(), &Principal::service("order"), method, path, Some(body))
    }

    fn admin(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        ask(&self.router, self.app.clone(), &staff(), method, path, body)
    }

    fn reserve(&self, key: &str, lines: &[(u8, u32)]) -> (u16, Value) {
        self.internal("POST", "/internal/v1/reservations", json!({"key": key, "lines": units(lines)}))
    }

    fn allocate(&self, key: &str, order: u8, lines: &[(u8, u32)]) -> (u16, Value) {
        let body = json!({"key": key, "order_id": ord(order), "lines": units(lines)});
        self.internal("POST", "/internal/v1/allocations", body)
    }

    fn available(&self, variants: &[u8]) -> Vec<i64> {
        let ids: Vec<VariantId> = variants.iter().map(|n| var(*n)).collect();
        let (status, body) = self.internal("POST", "/internal/v1/availability", json!({"variant_ids": ids}));
        assert_eq!(status, 200, "{body}");
        body["items"].as_array().unwrap().iter().map(|item| item["available"].as_i64().unwrap()).collect()
    }

    /// Has the copies of these variants written, as their alarms would.
    fn settle(&self, variants: &[u8]) {
        for n in variants {
            let path = format!("/admin/inventory/{}/adjustments", var(*n));
            for delta in [1, -1] {
                let body = json!({"delta": delta, "reason": "counted"});
                assert_eq!(self.admin("POST", &path, Some(body)).0, 201);
            }
        }
    }

    fn listed(&self, query: &str) -> Vec<(String, i64)> {
        let (status, body) = self.admin("GET", &format!("/admin/inventory{query}"), None);
        assert_eq!(status, 200, "{body}");
        rows(&body)
    }
}

fn rows(list: &Value) -> Vec<(String, i64)> {
    let row = |row: &Value| (row["sku"].as_str().unwrap().to_owned(), row["available"].as_i64().unwrap());
    list["items"].as_array().unwrap().iter().map(row).collect()
}

fn units(lines: &[(u8, u32)]) -> Vec<Value> {
    lines.iter().map(|(n, quantity)| json!({"variant_id": var(*n), "quantity": quantity})).collect()
}

#[test]
fn every_route_of_the_contract_is_mounted_and_no_other() {
    let router = routes::router();
    let mut mounted: Vec<_> = router.routes().map(|route| route.operation).collect();
    let table = contract::inventory::routes();
    let mut promised: Vec<_> = table.iter().map(|row| row.route.operation).collect();
    mounted.sort_unstable();
    promised.sort_unstable();
    assert_eq!(mounted, promised);
}

#[test]
fn an_order_that_cannot_be_filled_holds_nothing_and_names_every_shortage() {
    let shop = Shop::with(&[5, 1, 0]);
    let (status, body) = shop.reserve("k", &[(1, 2), (2, 2), (3, 1)]);
    assert_eq!((status, body["code"].as_str()), (409, Some("out_of_stock")));
    assert_eq!(
        body["lines"],
        json!([
            {"variant_id": var(2), "requested": 2, "available": 1},
            {"variant_id": var(3), "requested": 1, "available": 0},
        ])
    );
    assert_eq!(shop.available(&[1, 2, 3]), [5, 1, 0]);
}

#[test]
fn a_purchase_goes_from_the_shelf_into_the_parcel() {
    let shop = Shop::with(&[5, 9]);
    let lines = [(1, 2), (2, 1)];
    let (status, body) = shop.reserve("k", &lines);
    assert_eq!((status, body["expires_at"].as_str()), (201, Some("2026-11-23T12:10:00.000Z")));
    assert_eq!(shop.reserve("k", &lines), (status, body));
    assert_eq!(shop.available(&[1, 2]), [3, 8]);
    assert_eq!(shop.allocate("k", 1, &lines).0, 204);
    assert_eq!(shop.allocate("k", 1, &lines).0, 204);
    let parcel = json!({"key": "p", "order_id": ord(1), "lines": units(&lines)});
    for _ in 0..2 {
        assert_eq!(shop.internal("POST", "/internal/v1/shipments", parcel.clone()).0, 204);
    }
    let (_, item) = shop.admin("GET", &format!("/admin/inventory/{}", var(1)), None);
    assert_eq!(
        item,
        json!({"variant_id": var(1), "sku": "SKU-1", "on_hand": 3, "reserved": 0, "allocated": 0,
               "available": 3, "policy": "deny",
               "locations": [{"location_id": "loc_00000000000000000000000000", "on_hand": 3, "allocated": 0}]})
    );
    let (_, list) = shop.admin("GET", &format!("/admin/inventory/{}/movements", var(1)), None);
    let movements = list["items"].as_array().unwrap();
    assert_eq!(movements[0]["order_id"], json!(ord(1)));
    let kinds: Vec<_> =
        movements.iter().map(|m| (m["kind"].as_str().unwrap(), m["quantity"].as_i64().unwrap())).collect();
    assert_eq!(kinds, [("shipment", -2), ("opening", 5)]);
}

#[test]
fn a_cancelled_order_gives_its_units_back() {
    let shop = Shop::with(&[5]);
    shop.reserve("k", &[(1, 2)]);
    shop.allocate("k", 1, &[(1, 2)]);
    let body = json!({"order_id": ord(1), "variant_ids": [var(1), var(2)]});
    for _ in 0..2 {
        assert_eq!(shop.internal("POST", "/internal/v1/allocations/release", body.clone()).0, 204);
    }
    assert_eq!(shop.available(&[1]), [5]);
}

#[test]
fn an_abandoned_checkout_gives_its_units_back() {
    let shop = Shop::with(&[5, 5]);
    shop.reserve("k", &[(1, 2), (2, 3)]);
    let body = json!({"key": "k", "variant_ids": [var(1), var(2)]});
    for _ in 0..2 {
        assert_eq!(shop.internal("POST", "/internal/v1/reservations/release", body.clone()).0, 204);
    }
    assert_eq!(shop.available(&[1, 2]), [5, 5]);
}

#[test]
fn an_order_that_is_short_in_one_line_buys_none() {
    let shop = Shop::with(&[5, 1]);
    let (status, body) = shop.allocate("k", 1, &[(1, 2), (2, 2)]);
    assert_eq!((status, body["lines"][0]["available"].as_i64()), (409, Some(1)));
    assert_eq!(shop.available(&[1, 2]), [5, 1]);
}

#[test]
fn a_mistaken_repetition_does_not_undo_what_the_order_bought() {
    let shop = Shop::with(&[5, 5, 5]);
    assert_eq!(shop.allocate("k", 1, &[(1, 2), (2, 2)]).0, 204);
    let (status, body) = shop.allocate("k", 1, &[(1, 2), (2, 3), (3, 1)]);
    assert_eq!((status, body["code"].as_str()), (409, Some("conflict")));
    assert_eq!(shop.available(&[1, 2, 3]), [3, 3, 5]);
}

#[test]
fn a_call_names_each_variant_once() {
    let shop = Shop::with(&[5]);
    let (status, body) = shop.reserve("k", &[(1, 1), (1, 1)]);
    assert_eq!((status, body["errors"][0]["pointer"].as_str()), (400, Some("/lines/1/variant_id")));
    assert_eq!(shop.reserve("k", &[]).0, 400);
    let many: Vec<(u8, u32)> = (1..=17).map(|n| (n, 1)).collect();
    assert_eq!(shop.reserve("k", &many).0, 400);
    assert_eq!(shop.reserve("k", &[(1, 0)]).0, 400);
    assert_eq!(shop.available(&[1]), [5]);
}

#[test]
fn staff_counts_stock_and_sees_it_in_the_list_at_once() {
    let shop = Shop::with(&[5]);
    let path = format!("/admin/inventory/{}/adjustments", var(1));
    let adjust = |delta: i64| {
        let body = json!({"delta": delta, "reason": "broken in the warehouse"});
        let key = [("idempotency-key", "once")];
        ask_with(&shop.router, shop.app.clone(), &staff(), "POST", &path, Some(body), &key)
    };
    let (status, movement) = adjust(-3);
    assert_eq!((status, movement["quantity"].as_i64()), (201, Some(-3)));
    assert_eq!(adjust(-3), (201, movement));
    assert_eq!(adjust(-1).0, 422);
    assert_eq!(shop.listed(""), [("SKU-1".to_owned(), 2)]);

    shop.reserve("k", &[(1, 1)]);
    let (status, body) = shop.admin("POST", &path, Some(json!({"delta": -2, "reason": "lost"})));
    assert_eq!(
        (status, body["code"].as_str(), body["available"].as_i64()),
        (409, Some("out_of_stock"), Some(1))
    );
    for delta in [0, 1_000_001, -1_000_001] {
        let (status, body) = shop.admin("POST", &path, Some(json!({"delta": delta, "reason": "x"})));
        assert_eq!((status, body["errors"][0]["pointer"].as_str()), (400, Some("/delta")), "{delta}");
    }
}

#[test]
fn the_list_shows_what_nobody_has_touched_the_scarcest_first() {
    let shop = Shop::with(&[9, 0, 4, 4]);
    let all = [("SKU-2", 0), ("SKU-3", 4), ("SKU-4", 4), ("SKU-1", 9)].map(|(sku, n)| (sku.to_owned(), n));
    assert_eq!(shop.listed(""), all);
    assert_eq!(shop.listed("?at_most=4"), all[..3]);
    assert_eq!(shop.listed("?q=sku-1"), all[3..]);
    assert_eq!(shop.listed("?q=%25"), []);
    // Of a product whose title was looked for, beside what has such a SKU.
    let third = var(3);
    assert_eq!(shop.listed(&format!("?variant_ids={third}")), all[1..2]);
    assert_eq!(
        shop.listed(&format!("?q=sku-1&variant_ids={third}&at_most=9")),
        [all[1].clone(), all[3].clone()]
    );
    assert_eq!(shop.admin("GET", "/admin/inventory?variant_ids=x", None).0, 400);

    let (_, first) = shop.admin("GET", "/admin/inventory?limit=2", None);
    assert_eq!(rows(&first), all[..2]);
    let next = first["next_cursor"].as_str().unwrap();
    let (_, second) = shop.admin("GET", &format!("/admin/inventory?limit=2&cursor={next}"), None);
    assert_eq!(rows(&second), all[2..]);
    assert_eq!(second["next_cursor"], Value::Null);
    let back = second["prev_cursor"].as_str().unwrap();
    let (_, again) = shop.admin("GET", &format!("/admin/inventory?limit=2&cursor={back}"), None);
    assert_eq!(rows(&again), all[..2]);
    assert_eq!(shop.admin("GET", "/admin/inventory?cursor=zz", None).0, 400);
}

#[test]
fn opening_stock_is_written_once() {
    let shop = Shop::with(&[5]);
    let again = json!({"items": [{"variant_id": var(1), "sku": "SKU-1", "on_hand": 50},
                                 {"variant_id": var(2), "sku": "SKU-2", "on_hand": 3}]});
    assert_eq!(shop.internal("PUT", "/internal/v1/opening-stock", again).0, 204);
    assert_eq!(shop.available(&[1, 2]), [5, 3]);
}

#[test]
fn movements_are_listed_in_parts() {
    let shop = Shop::with(&[5]);
    let path = format!("/admin/inventory/{}", var(1));
    for delta in [1, 2] {
        shop.admin("POST", &format!("{path}/adjustments"), Some(json!({"delta": delta, "reason": "found"})));
    }
    let part = |query: &str| shop.admin("GET", &format!("{path}/movements?limit=2{query}"), None).1;
    let quantities = |list: &Value| {
        list["items"].as_array().unwrap().iter().map(|m| m["quantity"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    let first = part("");
    assert_eq!(quantities(&first), [2, 1]);
    let second = part(&format!("&cursor={}", first["next_cursor"].as_str().unwrap()));
    assert_eq!(quantities(&second), [5]);
    let back = part(&format!("&cursor={}", second["prev_cursor"].as_str().unwrap()));
    assert_eq!(quantities(&back), [2, 1]);
}

#[test]
fn what_is_sold_ahead_is_owed_until_it_comes_and_then_sent() {
    let shop = Shop::with(&[1]);
    let path = format!("/admin/inventory/{}", var(1));
    let update = |body: Value| shop.admin("PATCH", &path, Some(body));
    let (status, item) = update(json!({"policy": "backorder", "sell_ahead_limit": 2}));
    assert_eq!((status, &item["policy"], &item["sell_ahead_limit"]), (200, &json!("backorder"), &json!(2)));
    assert_eq!(shop.available(&[1]), [3]);
    let (status, body) = shop.reserve("k", &[(1, 4)]);
    assert_eq!((status, body["lines"][0]["available"].as_i64()), (409, Some(3)));
    assert_eq!(shop.reserve("k", &[(1, 3)]).0, 201);
    assert_eq!(shop.allocate("k", 1, &[(1, 3)]).0, 204);
    assert_eq!(shop.admin("GET", &path, None).1["available"], -2);

    let parcel = json!({"key": "p", "order_id": ord(1), "lines": units(&[(1, 3)])});
    let (status, body) = shop.internal("POST", "/internal/v1/shipments", parcel.clone());
    assert_eq!((status, body["code"].as_str()), (409, Some("conflict")));
    // A stricter policy keeps what was promised.
    assert_eq!(update(json!({"policy": "deny"})).1["available"], -2);
    assert_eq!(shop.reserve("late", &[(1, 1)]).0, 409);
    let arrived = json!({"delta": 2, "reason": "delivered"});
    assert_eq!(shop.admin("POST", &format!("{path}/adjustments"), Some(arrived)).0, 201);
    assert_eq!(shop.internal("POST", "/internal/v1/shipments", parcel).0, 204);
    assert_eq!(shop.listed(""), [("SKU-1".to_owned(), 0)]);
}

#[test]
fn product_hears_what_is_sent_later_and_from_when_on() {
    let shop = Shop::with(&[0]);
    let path = format!("/admin/inventory/{}", var(1));
    let change = json!({"policy": "preorder", "releases_at": "2026-12-24T08:00:00Z"});
    assert_eq!(shop.admin("PATCH", &path, Some(change)).0, 200);
    let told = |n: usize| shop.queues.sent.borrow()[n].1["data"].clone();
    assert_eq!(
        told(0),
        json!({"kind": "stock_level_changed", "variant_id": var(1), "level": "in_stock", "version": 1,
               "sells_ahead": {"policy": "preorder", "releases_at": "2026-12-24T08:00:00.000Z"}})
    );
    shop.admin("PATCH", &path, Some(json!({"policy": "deny", "releases_at": null})));
    assert_eq!(
        told(1),
        json!({"kind": "stock_level_changed", "variant_id": var(1), "level": "out", "version": 2})
    );
    assert_eq!(shop.admin("PATCH", &path, Some(json!({"sell_ahead_limit": 1_000_001}))).0, 400);
    assert_eq!(shop.admin("PATCH", &path, Some(json!({"policy": null}))).0, 400);
}

#[test]
fn a_variant_is_either_split_or_sold_ahead() {
    let shop = Shop::with(&[4]);
    let path = format!("/admin/inventory/{}", var(1));
    let split = |parts: u8| shop.admin("PUT", &format!("{path}/split"), Some(json!({"parts": parts}))).0;
    let policy = |policy: &str| shop.admin("PATCH", &path, Some(json!({"policy": policy}))).0;
    assert_eq!(
        (split(2), policy("backorder"), split(1), policy("backorder"), split(2)),
        (200, 409, 200, 200, 409)
    );
}

#[test]
fn a_list_that_lost_something_is_mended_and_product_hears_the_level_again() {
    let shop = Shop::with(&[6, 4, 9]);
    shop.reserve("k", &[(1, 2), (3, 1)]);
    shop.admin("GET", &format!("/admin/inventory/{}", var(2)), None);
    // The copies are written.
    shop.settle(&[1, 3]);
    let check = || shop.admin("POST", "/admin/stock-list/check", Some(json!({}))).1;
    assert_eq!(check(), json!({"checked": 3, "mended": 0}));
    let told = shop.queues.sent.borrow().len();

    for damage in ["UPDATE stock_levels SET available = 77", "DELETE FROM stock_levels"] {
        shop.db.execute(damage);
        assert_eq!(check(), json!({"checked": 3, "mended": 3}), "{damage}");
        let whole = [("SKU-1", 4), ("SKU-2", 4), ("SKU-3", 8)].map(|(sku, n)| (sku.to_owned(), n));
        assert_eq!(shop.listed(""), whole, "{damage}");
    }
    let sent = shop.queues.sent.borrow();
    assert!(sent.len() > told);
    assert_eq!(
        sent.last().unwrap().1["data"]["version"],
        1,
        "the same level as before, for whoever missed it"
    );
    drop(sent);
    shop.db.execute("UPDATE stock_levels SET available = 77 WHERE sku = 'SKU-1'");
    assert_eq!(shop.internal("POST", "/internal/v1/tick", json!({})).0, 204);
    assert_eq!(shop.listed("?q=sku-1"), [("SKU-1".to_owned(), 4)]);
}

#[test]
fn a_split_variant_is_bought_sent_and_counted_as_if_it_were_in_one_place() {
    let shop = Shop::with(&[10]);
    let path = format!("/admin/inventory/{}", var(1));
    shop.reserve("before", &[(1, 1)]);
    let (status, item) = shop.admin("PUT", &format!("{path}/split"), Some(json!({"parts": 4})));
    assert_eq!(
        (status, &item["on_hand"], &item["reserved"], &item["parts"]),
        (200, &json!(10), &json!(1), &json!(4))
    );
    // More than any part has: they are brought together.
    assert_eq!(shop.reserve("big", &[(1, 7)]).0, 201);
    assert_eq!(shop.reserve("before", &[(1, 1)]).0, 201);
    let (status, body) = shop.reserve("late", &[(1, 3)]);
    assert_eq!((status, body["lines"][0]["available"].as_i64()), (409, Some(2)));
    assert_eq!(shop.available(&[1]), [2]);
    for _ in 0..2 {
        assert_eq!(shop.allocate("big", 1, &[(1, 7)]).0, 204);
        assert_eq!(shop.allocate("before", 2, &[(1, 1)]).0, 204);
    }

    shop.admin("PUT", &format!("{path}/split"), Some(json!({"parts": 1})));
    let parcel = json!({"key": "p", "order_id": ord(1), "lines": units(&[(1, 4)])});
    for _ in 0..2 {
        assert_eq!(shop.internal("POST", "/internal/v1/shipments", parcel.clone()).0, 204);
    }
    let back = json!({"order_id": ord(1), "variant_ids": [var(1)]});
    assert_eq!(shop.internal("POST", "/internal/v1/allocations/release", back).0, 204);
    let body = json!({"delta": -5, "reason": "given away"});
    assert_eq!(shop.admin("POST", &format!("{path}/adjustments"), Some(body)).0, 201);
    let (_, item) = shop.admin("GET", &path, None);
    assert_eq!(
        item,
        json!({"variant_id": var(1), "sku": "SKU-1", "on_hand": 1, "reserved": 0, "allocated": 1,
               "available": 0, "policy": "deny",
               "locations": [{"location_id": "loc_00000000000000000000000000", "on_hand": 1, "allocated": 1}]})
    );
    assert_eq!(shop.listed(""), [("SKU-1".to_owned(), 0)]);
    let (_, list) = shop.admin("GET", &format!("{path}/movements?limit=2"), None);
    let (_, rest) = shop.admin(
        "GET",
        &format!("{path}/movements?cursor={}", list["next_cursor"].as_str().unwrap()),
        None,
    );
    let quantities = |list: &Value| -> Vec<i64> {
        list["items"].as_array().unwrap().iter().map(|m| m["quantity"].as_i64().unwrap()).collect()
    };
    let mut all = quantities(&list);
    all.extend(quantities(&rest));
    all.sort_unstable();
    assert_eq!(all, [-5, -4, 10]);
    for parts in [0, 17] {
        assert_eq!(shop.admin("PUT", &format!("{path}/split"), Some(json!({"parts": parts}))).0, 400);
    }
    let unknown = format!("/admin/inventory/{}/split", var(9));
    assert_eq!(shop.admin("PUT", &unknown, Some(json!({"parts": 2}))).0, 404);
}

#[test]
fn what_inventory_does_not_know_has_no_stock_and_no_books() {
    let shop = Shop::with(&[]);
    assert_eq!(shop.available(&[7]), [0]);
    let path = format!("/admin/inventory/{}", var(7));
    assert_eq!(shop.admin("GET", &path, None).0, 404);
    assert_eq!(shop.admin("GET", &format!("{path}/movements"), None).0, 404);
    let body = json!({"delta": 1, "reason": "found"});
    assert_eq!(shop.admin("POST", &format!("{path}/adjustments"), Some(body)).0, 404);
    assert_eq!(shop.admin("GET", "/admin/inventory/prd_1", None).0, 404);
    assert_eq!(shop.reserve("k", &[(7, 1)]).0, 409);
}

#[test]
fn product_is_told_when_a_variant_sells_out_right_after_the_answer() {
    let shop = Shop::with(&[6]);
    shop.reserve("k", &[(1, 6)]);
    let sent = shop.queues.sent.borrow();
    let (queue, event) = sent.first().unwrap();
    assert_eq!(queue.name(), "product-inbox");
    assert_eq!(
        event["data"],
        json!({"kind": "stock_level_changed", "variant_id": var(1), "level": "out", "version": 1})
    );
}

#[test]
fn only_staff_sees_the_books() {
    let shop = Shop::with(&[5]);
    for (principal, expected) in [(Principal::Guest, 401), (testkit::customer(1), 403)] {
        let ask =
            |method, path: &str, body| ask(&shop.router, shop.app.clone(), &principal, method, path, body).0;
        let item = format!("/admin/inventory/{}", var(1));
        assert_eq!(ask("GET", "/admin/inventory", None), expected);
        assert_eq!(ask("GET", &item, None), expected);
        assert_eq!(ask("GET", &format!("{item}/movements"), None), expected);
        let body = json!({"delta": 1, "reason": "mine"});
        assert_eq!(ask("POST", &format!("{item}/adjustments"), Some(body)), expected);
    }
    assert_eq!(shop.available(&[1]), [5]);
}

#[test]
fn the_worker_is_ready_when_its_database_answers() {
    let shop = Shop::with(&[]);
    let ask = |method, path| {
        ask(&shop.router, shop.app.clone(), &Principal::service("gateway"), method, path, None).0
    };
    assert_eq!((ask("GET", "/internal/v1/ready"), ask("POST", "/internal/v1/tick")), (204, 204));
}

#[test]
fn an_order_that_was_changed_buys_what_it_says_wherever_its_stock_is() {
    let shop = Shop::with(&[6, 2]);
    let split = |parts: u8| {
        let path = format!("/admin/inventory/{}/split", var(1));
        assert_eq!(shop.admin("PUT", &path, Some(json!({"parts": parts}))).0, 200);
    };
    let revise = |revision: u32, lines: &[(u8, u32)]| {
        let body = json!({"order_id": ord(1), "revision": revision, "lines": units(lines)});
        shop.internal("PUT", "/internal/v1/allocations", body)
    };
    split(3);
    assert_eq!(shop.allocate("k", 1, &[(1, 1)]).0, 204);
    // More than any part has for itself.
    assert_eq!(revise(1, &[(1, 6), (2, 2)]).0, 204);
    assert_eq!(revise(1, &[(1, 6), (2, 2)]).0, 204);
    let (status, body) = revise(2, &[(1, 7)]);
    assert_eq!(
        (status, body["code"].as_str(), &body["lines"][0]["variant_id"]),
        (409, Some("out_of_stock"), &json!(var(1)))
    );
    let parcel = json!({"key": "p", "order_id": ord(1), "lines": units(&[(1, 5)])});
    assert_eq!(shop.internal("POST", "/internal/v1/shipments", parcel).0, 204);
    assert_eq!(revise(3, &[(1, 5), (2, 0)]).0, 204);
    let (_, item) = shop.admin("GET", &format!("/admin/inventory/{}", var(1)), None);
    assert_eq!((&item["on_hand"], &item["allocated"], &item["available"]), (&1.into(), &0.into(), &1.into()));
    assert_eq!(shop.available(&[2]), [2]);
    assert_eq!(revise(0, &[(1, 1)]).0, 400);
    assert_eq!(revise(4, &[(1, 1), (1, 1)]).0, 400);
}
