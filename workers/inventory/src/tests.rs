//! Stories through the Worker's routes, with real SQL and an object for each variant.

use crate::{App, item, item::Item, routes};
use edge::Router;
use kernel::{OrderId, Principal, VariantId};
use serde_json::{Value, json};
use std::{rc::Rc, time::Duration};
use testkit::{RecordingQueues, Sqlite, ask, ask_with, migrated, staff};

struct Shop {
    router: Router<App>,
    app: Rc<App>,
    queues: Rc<RecordingQueues>,
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
        let items = testkit::objects(Rc::new(item::router()), {
            let (db, queues) = (db.clone(), queues.clone());
            move |_| {
                let storage = Rc::new(Sqlite::empty());
                Rc::new(Item::new(storage, db.clone(), queues.clone(), Duration::from_secs(600)))
            }
        });
        let shop = Self {
            router: routes::router(),
            app: Rc::new(App { db, queues: queues.clone(), items }),
            queues,
        };
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
               "available": 3, "policy": "deny"})
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
    let many: Vec<(u8, u32)> = (1..=51).map(|n| (n, 1)).collect();
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
