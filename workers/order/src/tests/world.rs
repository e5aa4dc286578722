//! The shop around the order service: what the others hold, in plain numbers.

use crate::{App, checkout, receive_payment::receive_payment, routes};
use async_trait::async_trait;
use client::{Bytes, Client, Transport, TransportError};
use contract::{
    event::{Event, OrderInbox, Queue},
    inventory::MAIN_LOCATION,
    order::PaymentStatus,
};
use edge::{Router, runtime::Outcome};
use futures::FutureExt as _;
use http::{Request, Response};
use kernel::{CartId, ErrorCode, LocationId, OrderId, PaymentId, Principal, Problem, Timestamp};
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    time::Duration,
};
use testkit::{RecordingQueues, Sqlite, id};

/// What a call meets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// It does not arrive.
    Lost,
    /// It is done, but the answer does not arrive.
    AnswerLost,
    /// It is done, and then the caller dies.
    CallerDies,
}

/// What the test provider would be told by a token, here by the payment's first status.
#[derive(Clone)]
pub struct Payment {
    pub id: PaymentId,
    pub order_id: OrderId,
    pub status: PaymentStatus,
    pub version: u32,
    pub failure: Option<String>,
}

/// What the other services hold.
pub struct Books {
    pub cart_owner: Option<Principal>,
    pub frozen: Option<u32>,
    pub completed: Option<String>,
    pub coupon: bool,
    pub coupon_used_up: bool,
    pub redeemed: BTreeSet<String>,
    /// What a gift card in the cart pays; none is there at 0.
    pub card_pays: i64,
    /// What is on it, and what redemptions took from it by their keys.
    pub card_balance: i64,
    pub card_taken: BTreeMap<String, i64>,
    /// Keys of redemptions and refunds that gave back.
    pub card_given_back: BTreeSet<String>,
    pub stock: i64,
    pub reserved: BTreeMap<String, i64>,
    pub allocated: BTreeMap<String, i64>,
    pub shipped: BTreeMap<String, i64>,
    pub restocked: BTreeMap<String, i64>,
    /// The countries that allocations named, and the locations that parcels and returns did; empty where they did not.
    pub ships_to: Vec<String>,
    pub left_from: Vec<String>,
    pub came_to: Vec<String>,
    pub payments: BTreeMap<String, Payment>,
    /// Whether the provider takes back what it has promised to hold.
    pub declines_captures: bool,
    pub faults: Vec<(&'static str, Fault)>,
    pub calls: Vec<String>,
    pub time_zone: String,
}

impl Books {
    pub fn available(&self) -> i64 {
        self.stock
            - self.reserved.values().sum::<i64>()
            - self.allocated.values().sum::<i64>()
            - self.shipped.values().sum::<i64>()
    }

    pub fn nothing_is_held(&self) -> bool {
        let money =
            |payment: &Payment| matches!(payment.status, PaymentStatus::Authorized | PaymentStatus::Captured);
        self.reserved.is_empty()
            && self.allocated.is_empty()
            && self.redeemed.is_empty()
            && self.card_taken.values().all(|taken| *taken == 0)
            && self.frozen.is_none()
            && !self.payments.values().any(money)
    }
}

fn eur(amount: i64) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

fn quote(books: &Books, cart: &str) -> Value {
    let promotions = if books.coupon {
        json!([{"promotion_id": id::<kernel::PromotionId>(5), "code": "TEN", "name": "Ten",
                "effect": {"kind": "percent", "rate": 1000}}])
    } else {
        json!([])
    };
    let cards = match books.card_pays {
        0 => json!([]),
        pays => json!([{"id": id::<kernel::GiftCardId>(6), "code": "•••• WXYZ", "amount": eur(pays)}]),
    };
    let owner = books.cart_owner.as_ref().and_then(Principal::customer_id);
    json!({
        "cart_id": cart, "version": 3, "customer_id": owner, "promotions": promotions, "coupons": [],
        "gift_cards": cards,
        "lines": [{"id": id::<kernel::LineId>(1), "variant_id": id::<kernel::VariantId>(2),
            "product_id": id::<kernel::ProductId>(3), "product_slug": "mug", "sku": "MUG-1", "title": "Mug",
            "options": {"Colour": "Navy"}, "quantity": 2, "unit_price": eur(1999), "total": eur(3998),
            "discount": eur(0)}],
        "shipping_option": {"id": "standard", "name": "Standard", "price": eur(490)},
        "totals": {"subtotal": eur(3998), "discount": eur(0), "shipping": eur(490), "tax": eur(717),
            "total": eur(4488), "tax_included": true},
    })
}

fn quantity(body: &Value) -> i64 {
    body["lines"][0]["quantity"].as_i64().unwrap()
}

/// A location besides the main one.
pub fn other_location() -> LocationId {
    id(77)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn short(books: &Books, body: &Value) -> Problem {
    let line = json!({"variant_id": body["lines"][0]["variant_id"], "requested": quantity(body),
        "available": books.available()});
    Problem::new(ErrorCode::OutOfStock).with("lines", vec![line])
}

fn payment_json(books: &Books, payment: &Payment) -> Value {
    let amount = 4488 - books.card_pays;
    let waits = payment.status == PaymentStatus::RequiresAction;
    let redirect = waits.then(|| format!("/dev/3ds/{}", payment.id));
    let (captured, refunded) = sums(payment.status, amount);
    json!({"id": payment.id, "order_id": payment.order_id, "provider": "test", "status": payment.status,
        "amount": eur(amount), "captured": eur(captured), "refunded": eur(refunded), "redirect_url": redirect, "failure": payment.failure, "version": payment.version})
}

/// Captured and refunded, where all of it is.
fn sums(status: PaymentStatus, amount: i64) -> (i64, i64) {
    match status {
        PaymentStatus::Captured | PaymentStatus::PartiallyRefunded => (amount, 0),
        PaymentStatus::Refunded => (amount, amount),
        _ => (0, 0),
    }
}

fn cancel(payment: &mut Payment) {
    let after = match payment.status {
        PaymentStatus::Captured => PaymentStatus::Refunded,
        PaymentStatus::Refunded | PaymentStatus::Voided | PaymentStatus::Failed => return,
        _ => PaymentStatus::Voided,
    };
    payment.status = after;
    payment.version += 1;
}

fn answer(books: &mut Books, path: &str, principal: &Principal, body: &Value) -> Result<Value, Problem> {
    let path = path.strip_prefix("/internal/v1").unwrap();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts.as_slice() {
        ["settings"] => {
            Ok(json!({"store_name": "Shop", "currency": "EUR", "countries": ["DE"], "tax_included": true,
            "tax_rates": [], "contact_email": "a@b.de", "postal_address": "Here", "time_zone": books.time_zone}))
        }
        ["carts", id, what] => cart(books, id, what, principal, body),
        ["payments", ..] => payment(books, &parts, body),
        ["gift-card-redemptions", ..] => gift_card(books, parts.len() == 2, body),
        ["redemptions", ..] => promotion(books, parts.len() == 2, body),
        _ => inventory(books, &parts, body),
    }
}

fn cart(
    books: &mut Books,
    id: &str,
    what: &str,
    principal: &Principal,
    body: &Value,
) -> Result<Value, Problem> {
    let attempt = body["attempt"].as_u64().map(|attempt| u32::try_from(attempt).unwrap());
    match what {
        "freeze" => {
            let is_owner = books.cart_owner.as_ref().is_some_and(|owner| owner == principal);
            if !is_owner {
                return Err(ErrorCode::NotFound.into());
            }
            if books.frozen.is_some() && books.frozen != attempt {
                return Err(ErrorCode::CartLocked.into());
            }
            books.frozen = attempt;
            Ok(quote(books, id))
        }
        "unfreeze" => {
            if books.frozen == attempt {
                books.frozen = None;
            }
            if body["drop_promotion"].is_string() {
                books.coupon = false;
            }
            Ok(
                json!({"id": id, "currency": "EUR", "country": "DE", "lines": [], "coupons": [], "due": eur(0),
                "totals": {"subtotal": eur(0), "discount": eur(0), "shipping": eur(0), "tax": eur(0),
                    "total": eur(0), "tax_included": true},
                "warnings": [], "requirements": [], "version": 4, "expires_at": "2027-01-01T00:00:00Z"}),
            )
        }
        _ => {
            books.completed = Some(text(&body["order_id"]));
            Ok(json!({}))
        }
    }
}

fn inventory(books: &mut Books, parts: &[&str], body: &Value) -> Result<Value, Problem> {
    match parts {
        ["reservations"] => {
            let key = text(&body["key"]);
            if !books.reserved.contains_key(&key) {
                if books.available() < quantity(body) {
                    return Err(short(books, body));
                }
                books.reserved.insert(key, quantity(body));
            }
            Ok(json!({"expires_at": "2027-01-01T00:00:00Z"}))
        }
        ["reservations", "release"] => {
            books.reserved.remove(&text(&body["key"]));
            Ok(json!({}))
        }
        ["allocations"] => {
            let (key, order) = (text(&body["key"]), text(&body["order_id"]));
            if !books.allocated.contains_key(&order) {
                let reserved = books.reserved.remove(&key);
                if reserved.is_none() && books.available() < quantity(body) {
                    return Err(short(books, body));
                }
                books.allocated.insert(order, quantity(body));
                books.ships_to.push(body["ships_to"].as_str().unwrap_or_default().to_owned());
            }
            Ok(json!({}))
        }
        ["allocations", "release"] => {
            books.allocated.remove(&text(&body["order_id"]));
            Ok(json!({}))
        }
        ["restocks"] => {
            let (key, units) = (text(&body["key"]), quantity(body));
            if books.restocked.insert(key, units).is_none() {
                books.stock += units;
                books.came_to.push(body["location_id"].as_str().unwrap_or_default().to_owned());
            }
            Ok(json!({}))
        }
        ["shipments"] => {
            let (key, order, units) = (text(&body["key"]), text(&body["order_id"]), quantity(body));
            if books.shipped.insert(key, units).is_none() {
                *books.allocated.get_mut(&order).ok_or(ErrorCode::Conflict)? -= units;
                books.left_from.push(body["location_id"].as_str().unwrap_or_default().to_owned());
            }
            Ok(json!({}))
        }
        // Two locations: all of it lies at the main one, and one unit at the other, until it leaves.
        ["locations"] => {
            let location = |id: LocationId, code: &str, active: bool| {
                json!({"id": id, "code": code, "name": code,
                "address": {"country": "DE"}, "priority": 0, "ships": true, "active": active, "is_main": code == "main"})
            };
            let all = [
                location(MAIN_LOCATION, "main", true),
                location(other_location(), "other", true),
                location(testkit::id(78), "closed", false),
            ];
            Ok(json!({"rule": "priority", "items": all}))
        }
        ["shipment-plans"] => {
            let locations = json!([
                {"location_id": MAIN_LOCATION, "planned": 2, "at_most": 2},
                {"location_id": other_location(), "planned": 0, "at_most": 1},
            ]);
            let ids = body["variant_ids"].as_array().unwrap();
            let item = |id| json!({"variant_id": id, "locations": locations});
            Ok(json!({"items": ids.iter().map(item).collect::<Vec<_>>()}))
        }
        ["availability"] => {
            let ids = body["variant_ids"].as_array().unwrap();
            let on_hand = books.stock - books.shipped.values().sum::<i64>();
            let item = |id| json!({"variant_id": id, "available": books.available(), "on_hand": on_hand});
            Ok(json!({"items": ids.iter().map(item).collect::<Vec<_>>()}))
        }
        other => panic!("nobody serves {other:?}"),
    }
}

fn promotion(books: &mut Books, release: bool, body: &Value) -> Result<Value, Problem> {
    let key = text(&body["key"]);
    if release {
        books.redeemed.remove(&key);
    } else if books.coupon_used_up {
        let promotion = body["promotion_ids"][0].clone();
        return Err(Problem::new(ErrorCode::CouponUnavailable).with("promotion_id", promotion));
    } else {
        books.redeemed.insert(key);
    }
    Ok(json!({}))
}

/// The ledger as promotion keeps it: once a key, and a key that was given back takes nothing any more.
fn gift_card(books: &mut Books, gives_back: bool, body: &Value) -> Result<Value, Problem> {
    let key = text(&body["key"]);
    if !gives_back {
        if books.card_given_back.contains(&key) {
            return Err(ErrorCode::GiftCardUnavailable.into());
        }
        let amount = body["gift_cards"][0]["amount"]["amount"].as_i64().unwrap();
        if !books.card_taken.contains_key(&key) {
            if amount > books.card_balance {
                return Err(Problem::new(ErrorCode::GiftCardUnavailable));
            }
            books.card_balance -= amount;
            books.card_taken.insert(key, amount);
        }
        return Ok(json!({}));
    }
    let part = &body["part"];
    let own = if part.is_null() { key.clone() } else { text(&part["key"]) };
    let left = books.card_taken.get(&key).copied().unwrap_or(0);
    if books.card_given_back.insert(own) {
        let back = part["amount"]["amount"].as_i64().unwrap_or(left).min(left);
        books.card_balance += back;
        books.card_taken.insert(key, left - back);
    }
    Ok(json!({}))
}

fn payment(books: &mut Books, parts: &[&str], body: &Value) -> Result<Value, Problem> {
    match parts {
        ["payments"] => {
            let status = match body["token"].as_str() {
                Some("tok_ok") => PaymentStatus::Authorized,
                Some("tok_3ds") => PaymentStatus::RequiresAction,
                Some("tok_slow") => PaymentStatus::Pending,
                Some("tok_error") => return Err(ErrorCode::PaymentUnavailable.into()),
                _ => PaymentStatus::Failed,
            };
            // As payment does: nobody is asked for nothing.
            let due = body["amount"]["amount"].as_i64().unwrap();
            assert_eq!(due, 4488 - books.card_pays, "the cards pay the rest");
            let status = if due == 0 { PaymentStatus::Authorized } else { status };
            let number = u8::try_from(books.payments.len()).unwrap() + 1;
            let payment = books.payments.entry(text(&body["key"])).or_insert_with(|| Payment {
                id: id(number),
                order_id: serde_json::from_value(body["order_id"].clone()).unwrap(),
                status,
                version: 1,
                failure: (status == PaymentStatus::Failed).then(|| "No money left.".to_owned()),
            });
            let payment = payment.clone();
            Ok(payment_json(books, &payment))
        }
        ["payments", "holding"] => {
            let over = [PaymentStatus::Refunded, PaymentStatus::Voided, PaymentStatus::Failed];
            let holding = books.payments.values().filter(|payment| !over.contains(&payment.status));
            Ok(json!({"items": holding.map(|payment| payment_json(books, payment)).collect::<Vec<_>>()}))
        }
        ["payments", "abandon"] => {
            let payment = books.payments.get_mut(&text(&body["authorize_key"]));
            let payment = payment.map(|payment| {
                cancel(payment);
                payment.clone()
            });
            Ok(json!({"payment": payment.map(|payment| payment_json(books, &payment))}))
        }
        ["payments", id, then] => {
            let declines = books.declines_captures;
            let payment = books.payments.values_mut().find(|payment| payment.id.to_string() == *id).unwrap();
            match *then {
                "cancel" => cancel(payment),
                "collect" if payment.status == PaymentStatus::Authorized => {
                    payment.status = if declines { PaymentStatus::Failed } else { PaymentStatus::Captured };
                    payment.version += 1;
                }
                _ => {}
            }
            let payment = payment.clone();
            Ok(payment_json(books, &payment))
        }
        other => panic!("nobody serves {other:?}"),
    }
}

struct Service(Rc<RefCell<Books>>);

#[async_trait(?Send)]
impl Transport for Service {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let path = request.uri().path().to_owned();
        let principal = serde_json::from_slice(request.headers()[client::PRINCIPAL].as_bytes()).unwrap();
        let body: Value = serde_json::from_slice(request.body()).unwrap_or_default();
        let lost = || TransportError { service: "fake".to_owned(), reason: "lost".to_owned() };
        let fault = {
            let mut books = self.0.borrow_mut();
            books.calls.push(path.clone());
            let position = books.faults.iter().position(|(end, _)| path.ends_with(end));
            position.map(|position| books.faults.remove(position).1)
        };
        if fault == Some(Fault::Lost) {
            return Err(lost());
        }
        let answer = answer(&mut self.0.borrow_mut(), &path, &principal, &body);
        match fault {
            Some(Fault::AnswerLost) => return Err(lost()),
            Some(Fault::CallerDies) => return std::future::pending().await,
            _ => {}
        }
        let (status, body) = match answer {
            Ok(body) => (200, body),
            Err(problem) => (problem.code.status(), problem.to_json(&path, "test")),
        };
        Ok(Response::builder().status(status).body(body.to_string().into_bytes()).unwrap())
    }

    fn now_millis(&self) -> i64 {
        0
    }
}

struct ObjectTransport {
    router: Router<checkout::Checkout>,
    actor: Rc<checkout::Checkout>,
}

#[async_trait(?Send)]
impl Transport for ObjectTransport {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let now = (self.actor.app.clock)();
        Ok(self.router.run(self.actor.clone(), request, now).await.0)
    }

    fn now_millis(&self) -> i64 {
        0
    }
}

pub struct World {
    pub db: Rc<Sqlite>,
    pub queues: Rc<RecordingQueues>,
    pub books: Rc<RefCell<Books>>,
    pub object: Rc<Sqlite>,
    pub app: Rc<App>,
    pub cart: CartId,
    clock: Rc<Cell<Timestamp>>,
}

/// An answer's status, body, and whether it says that it was replayed.
pub type Answer = (u16, Value, bool);

impl World {
    pub fn new() -> Self {
        let books = Rc::new(RefCell::new(Books {
            cart_owner: Some(Principal::Guest),
            frozen: None,
            completed: None,
            coupon: false,
            coupon_used_up: false,
            redeemed: BTreeSet::new(),
            card_pays: 0,
            card_balance: 5000,
            card_taken: BTreeMap::new(),
            card_given_back: BTreeSet::new(),
            stock: 10,
            reserved: BTreeMap::new(),
            allocated: BTreeMap::new(),
            shipped: BTreeMap::new(),
            restocked: BTreeMap::new(),
            ships_to: Vec::new(),
            left_from: Vec::new(),
            came_to: Vec::new(),
            payments: BTreeMap::new(),
            declines_captures: false,
            faults: Vec::new(),
            calls: Vec::new(),
            time_zone: "Europe/Berlin".to_owned(),
        }));
        let (db, queues) = (Rc::new(testkit::migrated("order")), Rc::new(RecordingQueues::default()));
        Self::around(db, queues, books, Rc::new(Cell::new(testkit::now())), id(7))
    }

    /// Another cart of the same shop.
    pub fn next_cart(&self) -> Self {
        let mut books = self.books.borrow_mut();
        books.frozen = None;
        books.completed = None;
        drop(books);
        let cart = CartId::from_bits(self.cart.bits() + 1);
        Self::around(self.db.clone(), self.queues.clone(), self.books.clone(), self.clock.clone(), cart)
    }

    fn around(
        db: Rc<Sqlite>,
        queues: Rc<RecordingQueues>,
        books: Rc<RefCell<Books>>,
        clock: Rc<Cell<Timestamp>>,
        cart: CartId,
    ) -> Self {
        let object = Rc::new(Sqlite::empty());
        let service = || Client::new(Rc::new(Service(books.clone())), "https://fake");
        let app = |checkouts: edge::Objects| {
            let clock = clock.clone();
            Rc::new(App {
                db: db.clone(),
                queues: queues.clone(),
                cart: service(),
                inventory: service(),
                promotion: service(),
                payment: service(),
                checkouts,
                clock: Rc::new(move || clock.get()),
                payment_ttl: Duration::from_secs(1800),
                lease: Duration::from_secs(20),
                return_window: Duration::from_secs(30 * 24 * 3600),
                reconcile_every: Duration::from_secs(600),
            })
        };
        let inner = app(Rc::new(|_| Err(Problem::internal("an object calls no object"))));
        let storage = object.clone();
        let checkouts: edge::Objects = Rc::new(move |_| {
            let actor = Rc::new(checkout::Checkout { storage: storage.clone(), app: inner.clone() });
            let transport = ObjectTransport { router: checkout::router(), actor };
            Ok(Client::new(Rc::new(transport), "https://object"))
        });
        let app = app(checkouts);
        Self { db, queues, books, object, app, cart, clock }
    }

    pub fn pass(&self, time: Duration) {
        self.clock.set(self.clock.get().plus(time));
    }

    fn request(who: &Principal, method: &str, path: &str, key: &str, body: &Value) -> Request<Bytes> {
        Request::builder()
            .method(method)
            .uri(format!("https://test{path}"))
            .header(client::PRINCIPAL, serde_json::to_string(who).unwrap())
            .header(client::REQUEST_ID, "test-request")
            .header(client::IDEMPOTENCY_KEY, key)
            .header("content-type", "application/json")
            .body(body.to_string().into_bytes())
            .unwrap()
    }

    pub fn ask(&self, who: &Principal, method: &str, path: &str, key: &str, body: &Value) -> Answer {
        let request = Self::request(who, method, path, key, body);
        testkit::run(async {
            let router = routes::router();
            let (response, context) = router.run(self.app.clone(), request, self.clock.get()).await;
            futures::future::join_all(context.take_deferred()).await;
            let replayed = response.headers().contains_key("idempotency-replayed");
            let body = serde_json::from_slice(response.body()).unwrap_or_default();
            (response.status().as_u16(), body, replayed)
        })
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(&Principal::Guest, "GET", path, "-", &Value::Null)
    }

    pub fn purchase(token: &str) -> Value {
        json!({"email": "ada@example.com", "payment": {"provider": "test", "token": token},
            "shipping_address": {"name": "Ada Lovelace", "line1": "Unter den Linden 1", "city": "Berlin",
                "postal_code": "10117", "country": "DE"}})
    }

    pub fn checkout(&self, token: &str, key: &str) -> Answer {
        self.checkout_as(&Principal::Guest, token, key)
    }

    pub fn checkout_as(&self, who: &Principal, token: &str, key: &str) -> Answer {
        self.ask(who, "POST", &format!("/carts/{}/checkout", self.cart), key, &Self::purchase(token))
    }

    /// Begins a checkout in whose course the isolate dies.
    pub fn checkout_and_die(&self, token: &str, key: &str) {
        let path = format!("/carts/{}/checkout", self.cart);
        let request = Self::request(&Principal::Guest, "POST", &path, key, &Self::purchase(token));
        let router = routes::router();
        let dropped = router.run(self.app.clone(), request, self.clock.get()).now_or_never();
        assert!(dropped.is_none(), "nothing died");
    }

    /// A checkout in whose course the isolate may die: then there is no answer.
    pub fn try_checkout(&self, token: &str, key: &str) -> Option<Answer> {
        let path = format!("/carts/{}/checkout", self.cart);
        self.try_ask(&path, key, &Self::purchase(token))
    }

    /// The same for any request of the shopper.
    pub fn try_ask(&self, path: &str, key: &str, body: &Value) -> Option<Answer> {
        let request = Self::request(&Principal::Guest, "POST", path, key, body);
        let router = routes::router();
        let (response, context) = router.run(self.app.clone(), request, self.clock.get()).now_or_never()?;
        futures::future::join_all(context.take_deferred()).now_or_never()?;
        let body = serde_json::from_slice(response.body()).unwrap_or_default();
        Some((response.status().as_u16(), body, false))
    }

    /// The shopper returns from the redirect, and the isolate dies meanwhile.
    pub fn die_on_continue(&self, path: &str) {
        let request = Self::request(&Principal::Guest, "POST", path, "-", &json!({}));
        let router = routes::router();
        let dropped = router.run(self.app.clone(), request, self.clock.get()).now_or_never();
        assert!(dropped.is_none(), "nothing died");
    }

    /// A text that a query of the database finds.
    pub fn text(&self, sql: &str) -> String {
        self.db.text(sql)
    }

    /// Rings the object's alarm, if its time has come; the isolate may die meanwhile.
    pub fn ring(&self) {
        let _ = async {
            let storage: &dyn edge::ObjectStorage = &*self.object;
            let due = storage.alarm().await.unwrap().is_some_and(|at| at <= self.clock.get());
            if due {
                storage.delete_alarm().await.unwrap();
                let app = self.app.clone();
                checkout::Checkout { storage: self.object.clone(), app }.wake().await;
            }
        }
        .now_or_never();
    }

    /// The provider has decided; says what the webhook's event does.
    pub fn payment_becomes(&self, status: PaymentStatus) -> Event<OrderInbox> {
        let mut books = self.books.borrow_mut();
        let amount = 4488 - books.card_pays;
        let payment = books.payments.values_mut().next_back().unwrap();
        payment.status = status;
        payment.version += 1;
        let data = OrderInbox::PaymentChanged {
            payment_id: payment.id,
            order_id: payment.order_id,
            provider: contract::payment::Provider::Test,
            amount: kernel::Money::new(amount, kernel::Currency::EUR).unwrap(),
            captured: kernel::Money::new(sums(status, amount).0, kernel::Currency::EUR).unwrap(),
            refunded: kernel::Money::new(sums(status, amount).1, kernel::Currency::EUR).unwrap(),
            status,
            refunds: Vec::new(),
            version: payment.version,
        };
        Event { id: edge::new_id(self.clock.get()), at: self.clock.get(), data }
    }

    pub fn deliver(&self, event: &Event<OrderInbox>) {
        testkit::run(async {
            let outcome = receive_payment(self.app.clone(), event.clone(), self.clock.get()).await;
            assert!(matches!(outcome, Outcome::Ack));
            edge::outbox::relay(&*self.app.db, &*self.app.queues, self.clock.get()).await.unwrap();
        });
    }

    /// The queue brings it; what cannot be done now comes again, and the isolate may die.
    pub fn try_deliver(&self, event: &Event<OrderInbox>) {
        let _ = receive_payment(self.app.clone(), event.clone(), self.clock.get()).now_or_never();
    }

    pub fn tick(&self) {
        let (status, ..) =
            self.ask(&Principal::service("gateway"), "POST", "/internal/v1/tick", "-", &json!({}));
        assert_eq!(status, 204);
    }

    /// What the gateway does after every tick: what no consumer has had is sent again.
    pub fn send_lost(&self) {
        let gateway = Principal::service("gateway");
        let ask = |path: &str, body: Value| {
            self.ask(&gateway, "POST", &format!("/internal/v1/events/{path}"), "-", &body).1
        };
        let had: BTreeSet<String> = self.queues.sent.borrow().iter().map(|(_, it)| text(&it["id"])).collect();
        let unconfirmed = ask("unconfirmed", json!({"patience_ms": 0}));
        let ids = unconfirmed["sent"].as_array().unwrap().iter().flat_map(|it| it["ids"].as_array().unwrap());
        let (confirmed, missing): (Vec<_>, Vec<_>) = ids.map(text).partition(|id| had.contains(id));
        ask("settle", json!({"confirmed": confirmed, "missing": missing, "patience_ms": 0}));
    }

    /// The kinds of the mails that were sent, in order.
    pub fn mails(&self) -> Vec<String> {
        let sent = self.queues.sent.borrow();
        let mails = sent.iter().filter(|(queue, _)| *queue == Queue::Notifications);
        mails.map(|(_, event)| text(&event["data"]["kind"])).collect()
    }

    /// How many captures were asked for.
    pub fn captures(&self) -> usize {
        let sent = self.queues.sent.borrow();
        let captures = sent.iter().filter(|(queue, _)| *queue == Queue::Payments);
        captures.filter(|(_, event)| event["data"]["kind"] == "capture").count()
    }
}
