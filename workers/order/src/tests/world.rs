//! The shop around the order service: what the others hold, in plain numbers.

pub use super::services::{Books, Fault, Payment};
use super::services::{Service, sums, text};
use crate::{App, checkout, receive_payment::receive_payment, routes};
use async_trait::async_trait;
use client::{Bytes, Client, Transport, TransportError};
use contract::{
    event::{Event, OrderInbox, Queue},
    order::PaymentStatus,
};
use edge::{Router, runtime::Outcome};
use futures::FutureExt as _;
use http::{Request, Response};
use kernel::{CartId, Principal, Problem, Timestamp};
use serde_json::{Value, json};
use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::{BTreeMap, BTreeSet},
    rc::{Rc, Weak},
    time::Duration,
};
use testkit::{RecordingQueues, Sqlite, id};

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

/// What happens to whoever waits for the alarm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Waiting {
    /// It rings.
    Rings,
    /// It takes its time.
    IsLate,
    /// The isolate dies.
    Dies,
}

/// True if the object's alarm was due.
async fn ring_if_due(object: &Rc<Sqlite>, app: &Rc<App>) -> bool {
    let storage: &dyn edge::ObjectStorage = &**object;
    let is_due = storage.alarm().await.unwrap().is_some_and(|at| at <= (app.clock)());
    if is_due {
        storage.delete_alarm().await.unwrap();
        checkout::Checkout { storage: object.clone(), app: app.clone() }.wake().await;
    }
    is_due
}

pub struct World {
    pub db: Rc<Sqlite>,
    pub queues: Rc<RecordingQueues>,
    pub books: Rc<RefCell<Books>>,
    pub object: Rc<Sqlite>,
    pub app: Rc<App>,
    pub cart: CartId,
    clock: Rc<Cell<Timestamp>>,
    pub waiting: Rc<Cell<Waiting>>,
}

/// An answer's status, body, and whether it says that it was replayed.
pub type Answer = (u16, Value, bool);

impl World {
    pub fn new() -> Self {
        Self::of_lines(1, 8)
    }

    /// A cart of so many lines, in slices of so many variants.
    pub fn of_lines(lines: u8, variants_a_run: usize) -> Self {
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
            revised: BTreeMap::new(),
            refunded_online: Vec::new(),
            sent_by_shop: Vec::new(),
            unrefundable: BTreeSet::new(),
            made_at_payments: Vec::new(),
            ships_to: Vec::new(),
            left_from: Vec::new(),
            came_to: Vec::new(),
            payments: BTreeMap::new(),
            declines_captures: false,
            faults: Vec::new(),
            calls: Vec::new(),
            time_zone: "Europe/Berlin".to_owned(),
            lines,
            widest: 0,
            draft: None,
        }));
        let (db, queues) = (Rc::new(testkit::migrated("order")), Rc::new(RecordingQueues::default()));
        Self::around(db, queues, books, Rc::new(Cell::new(testkit::now())), id(7), variants_a_run)
    }

    /// Another cart of the same shop.
    pub fn next_cart(&self) -> Self {
        let mut books = self.books.borrow_mut();
        books.frozen = None;
        books.completed = None;
        drop(books);
        let cart = CartId::from_bits(self.cart.bits() + 1);
        let (db, queues, books) = (self.db.clone(), self.queues.clone(), self.books.clone());
        Self::around(db, queues, books, self.clock.clone(), cart, self.app.variants_a_run)
    }

    fn around(
        db: Rc<Sqlite>,
        queues: Rc<RecordingQueues>,
        books: Rc<RefCell<Books>>,
        clock: Rc<Cell<Timestamp>>,
        cart: CartId,
        variants_a_run: usize,
    ) -> Self {
        let waiting = Rc::new(Cell::new(Waiting::Rings));
        let alarm: Rc<OnceCell<Weak<App>>> = Rc::default();
        let object = Rc::new(Sqlite::empty());
        let service = || Client::new(Rc::new(Service(books.clone())), "https://fake");
        let app = |checkouts: edge::Objects| {
            let clock = clock.clone();
            let (sleeper, passing, storage) = (alarm.clone(), clock.clone(), object.clone());
            let waiting = waiting.clone();
            Rc::new(App {
                // Whoever waits lets the alarm ring, or time pass.
                pause: Rc::new(move |time| {
                    let (app, clock, storage) = (sleeper.clone(), passing.clone(), storage.clone());
                    let waiting = waiting.get();
                    Box::pin(async move {
                        if waiting == Waiting::Dies {
                            std::future::pending::<()>().await;
                        }
                        let app = app.get().and_then(Weak::upgrade).unwrap();
                        if waiting == Waiting::IsLate || !ring_if_due(&storage, &app).await {
                            clock.set(clock.get().plus(time));
                        }
                    })
                }),
                variants_a_run,
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
        alarm.set(Rc::downgrade(&app)).unwrap();
        Self { db, queues, books, object, app, cart, clock, waiting }
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
        self.die(&Principal::Guest, &path, key, &Self::purchase(token));
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
        self.die(&Principal::Guest, path, "-", &json!({}));
    }

    /// Somebody asks, and the isolate dies meanwhile.
    pub fn die(&self, who: &Principal, path: &str, key: &str, body: &Value) {
        let request = Self::request(who, "POST", path, key, body);
        let router = routes::router();
        let dropped = router.run(self.app.clone(), request, self.clock.get()).now_or_never();
        assert!(dropped.is_none(), "nothing died");
    }

    /// A text that a query of the database finds.
    pub fn text(&self, sql: &str) -> String {
        self.db.text(sql)
    }

    /// Rings the object's alarm, if its time has come; the isolate may die meanwhile.
    pub fn ring(&self) -> bool {
        // An alarm in which the isolate died has rung.
        ring_if_due(&self.object, &self.app).now_or_never().unwrap_or(true)
    }

    /// Rings as often as the alarm is set for now.
    pub fn ring_until_quiet(&self) {
        assert!((0..100).any(|_| !self.ring()), "the alarm does not come to rest");
    }

    /// The provider has decided; says what the webhook's event does.
    pub fn payment_becomes(&self, status: PaymentStatus) -> Event<OrderInbox> {
        let mut books = self.books.borrow_mut();
        let payment = books.payments.values_mut().next_back().unwrap();
        payment.status = status;
        payment.version += 1;
        let amount = payment.amount;
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
