//! Stories through the router, on the migrated database.

mod admin;
mod changes;
mod lists;
mod media;
mod stock;

use crate::{App, domain::ProductCategory, routes::router, store};
use client::Client;
use edge::Router;
use kernel::{CategoryId, Currency, ErrorCode, Principal, Problem};
use serde_json::{Value, json};
use std::{cell::Cell, collections::BTreeMap, rc::Rc};
use testkit::{FakeService, MemoryCache, MemoryFiles, RecordingQueues, Sqlite, id, migrated, run};

/// A product Worker with a database, queues that remember and an inventory that says yes.
pub struct Shop {
    pub db: Rc<Sqlite>,
    pub queues: Rc<RecordingQueues>,
    pub inventory: Rc<FakeService>,
    pub inventory_is_down: Rc<Cell<bool>>,
    pub app: Rc<App>,
    pub router: Router<App>,
}

impl Shop {
    pub fn new() -> Self {
        let db = Rc::new(migrated("product"));
        let queues = Rc::new(RecordingQueues::default());
        let inventory_is_down = Rc::new(Cell::new(false));
        let down = inventory_is_down.clone();
        let inventory = FakeService::new(move |_, _, _| {
            if down.get() { Err(Problem::new(ErrorCode::Unavailable)) } else { Ok(json!({})) }
        });
        let client: Client = inventory.client();
        let app = App {
            db: db.clone(),
            queues: queues.clone(),
            cache: Rc::new(MemoryCache::default()),
            media: Rc::new(MemoryFiles::default()),
            inventory: client,
            currency: Currency::EUR,
        };
        let shop = Self { db, queues, inventory, inventory_is_down, app: Rc::new(app), router: router() };
        // Clothing > Jackets > Rain jackets, and Books beside it.
        shop.category(1, "clothing", None, 0);
        shop.category(2, "jackets", Some(1), 0);
        shop.category(3, "rain-jackets", Some(2), 0);
        shop.category(4, "books", None, 1);
        shop
    }

    fn category(&self, n: u8, slug: &str, parent: Option<u8>, position: u32) {
        let names = BTreeMap::from([("de".to_owned(), format!("{slug} (de)"))]);
        let parent = parent.map(id::<CategoryId>);
        run(edge::Database::run(
            &*self.db,
            store::insert_category(id(n), slug, parent, position, slug, &names),
        ))
        .unwrap();
    }

    /// The same data in a new isolate: nothing is cached.
    pub fn in_new_isolate(self) -> Self {
        Self { router: router(), ..self }
    }

    pub fn get(&self, path: &str) -> (u16, Value) {
        testkit::ask(&self.router, self.app.clone(), &Principal::Guest, "GET", path, None)
    }

    pub fn staff(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        testkit::ask(&self.router, self.app.clone(), &testkit::staff(), method, path, Some(body))
    }

    pub fn staff_with_key(&self, path: &str, body: Value, key: &str) -> (u16, Value) {
        let headers = [("idempotency-key", key)];
        testkit::ask_with(
            &self.router,
            self.app.clone(),
            &testkit::staff(),
            "POST",
            path,
            Some(body),
            &headers,
        )
    }

    /// An active product with one variant.
    pub fn sell(&self, title: &str, price: i64, categories: &[u8]) -> Value {
        let ids: Vec<CategoryId> = categories.iter().map(|n| id(*n)).collect();
        let body = json!({
            "title": title, "status": "active", "category_ids": ids,
            "variants": [{"sku": title, "price": eur(price), "stock": 10}],
        });
        let (status, product) = self.staff("POST", "/admin/products", body);
        assert_eq!(status, 201, "{product}");
        product
    }

    pub fn tick(&self) {
        let (status, _) = self.staff("POST", "/internal/v1/tick", json!({}));
        assert_eq!(status, 204);
    }

    /// The documents that search was sent.
    pub fn documents(&self) -> Vec<Value> {
        let sent = self.queues.sent.borrow();
        sent.iter().filter_map(|(_, body)| body["data"].get("document").cloned()).collect()
    }
}

pub fn eur(amount: i64) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

#[test]
fn every_route_of_the_contract_is_mounted_and_no_other() {
    let router = router();
    let mounted: Vec<_> =
        router.routes().filter(|r| !r.path.starts_with("/media/")).map(|r| r.operation).collect();
    let wanted: Vec<_> = contract::product::routes().iter().map(|row| row.route.operation).collect();
    assert_eq!(mounted, wanted);
}

#[test]
fn a_category_brings_all_above_it() {
    let shop = Shop::new();
    let found = run(store::with_ancestors(&*shop.db, &[id(3), id(99)])).unwrap();
    let mut slugs: Vec<_> = found.iter().map(|c: &ProductCategory| (c.slug.as_str(), c.direct)).collect();
    slugs.sort_unstable();
    assert_eq!(slugs, [("clothing", false), ("jackets", false), ("rain-jackets", true)]);
}

#[test]
fn a_picture_is_drawn_without_a_database_and_kept_for_ever() {
    let shop = Shop::new();
    let ask = |path: &str| {
        let request = http::Request::get(format!("https://test{path}"))
            .header(client::PRINCIPAL, serde_json::to_string(&Principal::Guest).unwrap());
        run(shop.router.run(shop.app.clone(), request.body(Vec::new()).unwrap(), testkit::now())).0
    };
    shop.db.fail_next(edge::DatabaseError::Transient("down".to_owned()));
    let picture = ask("/media/g/sneaker-indigo-42.svg");
    assert_eq!(picture.status(), 200);
    assert!(picture.body().starts_with(b"<svg"));
    for (name, value) in [
        ("content-type", "image/svg+xml"),
        ("cache-control", "public, max-age=31536000, immutable"),
        ("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(picture.headers()[name], value);
    }
    assert_eq!(picture.body(), ask("/media/g/sneaker-indigo-42.svg").body());
    for path in
        ["sneaker-indigo-42", "sneaker-indigo-042.svg", "dragon-indigo-1.svg", "..%2F..%2Fetc.svg", "%00.svg"]
    {
        assert_eq!(ask(&format!("/media/g/{path}")).status(), 404, "{path}");
    }
}

#[test]
fn a_shared_page_shows_the_drawing_in_pixels() {
    let shop = Shop::new();
    let request = http::Request::get("https://test/media/g/sneaker-indigo-42.png")
        .header(client::PRINCIPAL, serde_json::to_string(&Principal::Guest).unwrap());
    let picture = run(shop.router.run(shop.app.clone(), request.body(Vec::new()).unwrap(), testkit::now())).0;
    assert_eq!(picture.status(), 200);
    assert_eq!(picture.headers()["content-type"], "image/png");
    let pixels = resvg::tiny_skia::Pixmap::decode_png(picture.body()).unwrap();
    assert_eq!((pixels.width(), pixels.height()), (1200, 630));
    // The ground reaches every edge, and the thing in the middle is not ground.
    let ground = pixels.pixel(2, 315).unwrap();
    assert_eq!(ground.alpha(), 255);
    assert_eq!(pixels.pixel(1197, 315).unwrap().alpha(), 255);
    assert_ne!(pixels.pixel(600, 400).unwrap(), ground);
}

#[test]
fn the_tick_forgets_what_was_settled_long_ago_and_nothing_else() {
    let shop = Shop::new();
    for (id, at) in [("old", 0), ("new", testkit::NOW)] {
        shop.db.execute(&format!(
            "INSERT INTO outbox VALUES ('{id}', 'search-inbox', '{{}}', {at}, {at}, 1, {at});
             INSERT INTO inbox VALUES ('{id}', {at});
             INSERT INTO idempotency_keys VALUES ('x', '{id}', '', 201, '{{}}', {at});"
        ));
    }
    shop.tick();
    for (table, key) in [("outbox", "id"), ("inbox", "event_id"), ("idempotency_keys", "key")] {
        let left = |which| shop.db.number(&format!("SELECT count(*) FROM {table} WHERE {key} = '{which}'"));
        assert_eq!((left("old"), left("new")), (0, 1), "{table}");
    }
}
