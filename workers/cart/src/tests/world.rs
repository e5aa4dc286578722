//! The Worker with its objects in this process, and the services that it calls made up.

use crate::{
    App,
    object::{cart, cart::CartActor, customer, customer::CustomerActor},
    routes,
    store::settings::SettingsCache,
};
use async_trait::async_trait;
use client::{Bytes, Client, Transport, TransportError};
use contract::{
    StockLevel,
    gift_card::{FindGiftCard, UsableGiftCard},
    inventory::{Availabilities, Availability, GetAvailability},
    product::{GetVariants, SellableVariant, SellableVariants, TaxClass},
    promotion::{AppliedPromotion, Effect, Evaluate, Evaluation, RejectedCode, RejectionReason},
};
use edge::{Objects, Router};
use http::{Request, Response};
use kernel::{Currency, GiftCardId, Money, Principal, Timestamp, VariantId};
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
    time::Duration,
};
use testkit::{FakeService, RecordingQueues, Sqlite};

/// The name of what is only for a first order.
const FIRST_ORDER: &str = "First order";

pub const TTL: Duration = Duration::from_secs(3600);

/// What other services would say.
#[derive(Default)]
pub struct Others {
    pub variants: RefCell<HashMap<VariantId, SellableVariant>>,
    pub stock: RefCell<HashMap<VariantId, i64>>,
    pub promotions: RefCell<Vec<AppliedPromotion>>,
    pub gift_cards: RefCell<HashMap<GiftCardId, UsableGiftCard>>,
}

type Hook = Box<dyn FnOnce()>;

/// Calls to objects that are to fail, once each: the path, and whether the object acts before the answer is lost.
#[derive(Default)]
pub struct Faults {
    planned: RefCell<Vec<(String, bool)>>,
    /// What happens just before a call of this path.
    hooks: RefCell<Vec<(String, Hook)>>,
}

impl Faults {
    pub fn lose_request(&self, path: &str) {
        self.planned.borrow_mut().push((path.to_owned(), false));
    }

    pub fn lose_answer(&self, path: &str) {
        self.planned.borrow_mut().push((path.to_owned(), true));
    }

    pub fn before(&self, path: &str, hook: impl FnOnce() + 'static) {
        self.hooks.borrow_mut().push((path.to_owned(), Box::new(hook)));
    }

    fn take(&self, path: &str) -> Option<bool> {
        let mut planned = self.planned.borrow_mut();
        let index = planned.iter().position(|(other, _)| other == path)?;
        Some(planned.remove(index).1)
    }

    fn hook(&self, path: &str) -> Option<Hook> {
        let mut hooks = self.hooks.borrow_mut();
        let index = hooks.iter().position(|(other, _)| other == path)?;
        Some(hooks.remove(index).1)
    }
}

/// An object in this process.
struct ObjectTransport<A> {
    router: Rc<Router<A>>,
    actor: Rc<A>,
    faults: Rc<Faults>,
    now: Rc<Cell<Timestamp>>,
}

#[async_trait(?Send)]
impl<A: 'static> Transport for ObjectTransport<A> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let path = request.uri().path().to_owned();
        let lost = TransportError { service: path.clone(), reason: "lost".to_owned() };
        if let Some(hook) = self.faults.hook(&path) {
            hook();
        }
        let fault = self.faults.take(&path);
        if fault == Some(false) {
            return Err(lost);
        }
        let (response, _) = self.router.run(self.actor.clone(), request, self.now.get()).await;
        if fault == Some(true) { Err(lost) } else { Ok(response) }
    }

    fn now_millis(&self) -> i64 {
        self.now.get().millis()
    }
}

type Actors<A> = Rc<RefCell<HashMap<String, Rc<A>>>>;

fn objects<A: 'static>(
    actors: Actors<A>,
    make: fn(Rc<Sqlite>) -> A,
    storages: Rc<RefCell<HashMap<String, Rc<Sqlite>>>>,
    router: Router<A>,
    faults: Rc<Faults>,
    now: Rc<Cell<Timestamp>>,
) -> Objects {
    let router = Rc::new(router);
    Rc::new(move |name| {
        let mut actors = actors.borrow_mut();
        let actor = actors.entry(name.to_owned()).or_insert_with(|| {
            let storage = Rc::new(Sqlite::empty());
            storages.borrow_mut().insert(name.to_owned(), storage.clone());
            Rc::new(make(storage))
        });
        let transport = ObjectTransport {
            router: router.clone(),
            actor: actor.clone(),
            faults: faults.clone(),
            now: now.clone(),
        };
        Ok(Client::new(Rc::new(transport), "https://object"))
    })
}

pub struct World {
    pub app: Rc<App>,
    pub db: Rc<Sqlite>,
    pub queues: Rc<RecordingQueues>,
    pub router: Router<App>,
    pub others: Rc<Others>,
    pub faults: Rc<Faults>,
    pub carts: Actors<CartActor>,
    pub storages: Rc<RefCell<HashMap<String, Rc<Sqlite>>>>,
    pub now: Rc<Cell<Timestamp>>,
    pub inventory: Rc<FakeService>,
}

pub struct Answer {
    pub status: u16,
    pub body: Value,
    pub replayed: bool,
    /// Worker invocations that the request took.
    pub invocations: u32,
}

impl Answer {
    /// The body, of a success.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!((200..300).contains(&self.status), "{}: {}", self.status, self.body);
        self.body
    }

    /// The body, of a problem with this code.
    #[track_caller]
    pub fn problem(self, code: &str) -> Value {
        assert_eq!(self.body["code"], code, "{}: {}", self.status, self.body);
        self.body
    }
}

pub fn eur(amount: i64) -> Money {
    Money::new(amount, Currency::EUR).unwrap()
}

/// The `n`th variant.
pub fn variant(n: u8) -> VariantId {
    testkit::id(n)
}

pub fn address(country: &str) -> Value {
    let postal_code = if ["AT", "CH"].contains(&country) { "1010" } else { "10115" };
    json!({"name": "Ada Lovelace", "line1": "Hauptstraße 1", "city": "Berlin", "postal_code": postal_code, "country": country})
}

impl World {
    /// A shop with the variants 1 to 201, each at 10.00 EUR, of each 100 in stock.
    pub fn new() -> Rc<Self> {
        let others = Rc::new(Others::default());
        for n in 1..=201 {
            others.sell(n, eur(1000));
            others.stock.borrow_mut().insert(variant(n), 100);
        }
        let (product, inventory, promotion) = services(&others);
        let faults = Rc::new(Faults::default());
        let now = Rc::new(Cell::new(testkit::now()));
        let (carts, customers) = (Actors::<CartActor>::default(), Actors::<CustomerActor>::default());
        let storages = Rc::new(RefCell::default());
        let queues = Rc::new(RecordingQueues::default());
        let db = Rc::new(testkit::migrated("cart"));
        let app = Rc::new(App {
            db: db.clone(),
            queues: queues.clone(),
            settings: Rc::new(SettingsCache::default()),
            carts: objects(
                carts.clone(),
                |storage| CartActor { storage, ttl: TTL },
                Rc::clone(&storages),
                cart::router(),
                faults.clone(),
                now.clone(),
            ),
            customer_carts: objects(
                customers,
                |storage| CustomerActor { storage },
                Rc::clone(&storages),
                customer::router(),
                faults.clone(),
                now.clone(),
            ),
            product: product.client(),
            inventory: inventory.client(),
            promotion: promotion.client(),
        });
        Rc::new(Self {
            app,
            db,
            queues,
            router: routes::router(),
            others,
            faults,
            carts,
            storages,
            now,
            inventory,
        })
    }

    #[allow(clippy::needless_pass_by_value)] // `json!` at every caller
    pub fn send(
        &self,
        principal: &Principal,
        method: &str,
        path: &str,
        body: Value,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("https://test{path}"))
            .header(client::PRINCIPAL, serde_json::to_string(principal).unwrap())
            .header(client::REQUEST_ID, "test-request")
            .header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        let request = request.body(body).unwrap();
        let (response, _) = testkit::run(self.router.run(self.app.clone(), request, self.now.get()));
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
        Answer {
            status: response.status().as_u16(),
            replayed: header("idempotency-replayed") == Some("true"),
            invocations: header(client::INVOCATIONS).unwrap().parse().unwrap(),
            body: serde_json::from_slice(response.body()).unwrap_or_default(),
        }
    }

    pub fn guest(&self, method: &str, path: &str, body: Value) -> Answer {
        self.send(&Principal::Guest, method, path, body, &[])
    }

    pub fn customer(&self, n: u8, method: &str, path: &str, body: Value) -> Answer {
        self.send(&testkit::customer(n), method, path, body, &[])
    }

    pub fn service(&self, path: &str, body: Value) -> Answer {
        self.send(&Principal::service("order"), "POST", &format!("/internal/v1{path}"), body, &[])
    }

    /// A guest's new cart with so many units of each of these variants; its id.
    #[track_caller]
    pub fn guest_cart(&self, lines: &[(u8, u32)]) -> String {
        self.cart(&Principal::Guest, lines)
    }

    #[track_caller]
    pub fn cart(&self, principal: &Principal, lines: &[(u8, u32)]) -> String {
        let cart = self.send(principal, "POST", "/carts", json!({}), &[]).ok();
        let id = cart["id"].as_str().unwrap().to_owned();
        for (n, quantity) in lines {
            self.add(principal, &id, *n, *quantity).ok();
        }
        id
    }

    pub fn add(&self, principal: &Principal, cart: &str, n: u8, quantity: u32) -> Answer {
        let body = json!({"variant_id": variant(n), "quantity": quantity});
        self.send(principal, "POST", &format!("/carts/{cart}/lines"), body, &[])
    }

    /// Another tab's line, written between two events: the test's executor cannot be entered twice.
    pub fn put_line(&self, cart: &str, n: u8) {
        let sold = self.others.variants.borrow()[&variant(n)].clone();
        let snapshot = json!({
            "product_id": sold.product_id, "product_slug": sold.product_slug, "sku": sold.sku, "title": sold.title,
            "options": sold.options,
        });
        self.storages.borrow()[cart].execute(&format!(
            "INSERT INTO lines (id, variant_id, quantity, unit_price, snapshot)
             VALUES ('{}', '{}', 1, {}, '{snapshot}');
             UPDATE cart SET version = version + 1;",
            testkit::id::<kernel::LineId>(n),
            variant(n),
            sold.price.amount()
        ));
    }

    /// Signs a customer in with a guest cart in hand; the customer's cart.
    pub fn claim(&self, customer: u8, guest_cart: Option<&str>) -> Answer {
        let id: kernel::CustomerId = testkit::id(customer);
        self.service(&format!("/customers/{id}/cart"), json!({"guest_cart_id": guest_cart}))
    }

    pub fn freeze(&self, cart: &str, attempt: u32) -> Answer {
        let body = json!({"attempt": attempt, "email": "ada@example.com", "shipping_address": address("DE")});
        self.service(&format!("/carts/{cart}/freeze"), body)
    }

    /// The same for a shopper who was shown that so much is left to pay.
    pub fn freeze_for(&self, cart: &str, attempt: u32, due: Money) -> Answer {
        let body = json!({"attempt": attempt, "email": "ada@example.com", "shipping_address": address("DE"), "due": due});
        self.service(&format!("/carts/{cart}/freeze"), body)
    }
}

impl Others {
    pub fn sell(&self, n: u8, price: Money) {
        let sold = SellableVariant {
            id: variant(n),
            product_id: testkit::id(n),
            product_slug: format!("product-{n}"),
            sku: format!("SKU-{n}"),
            title: format!("Product {n}"),
            titles: [("de".to_owned(), format!("Ware {n}"))].into(),
            options: [("Size".to_owned(), "M".to_owned())].into(),
            price,
            category_ids: Vec::new(),
            image: None,
            stock_level: StockLevel::InStock,
            tax_class: TaxClass::Standard,
            weight_grams: 0,
            sells_ahead: None,
        };
        self.variants.borrow_mut().insert(variant(n), sold);
    }

    pub fn stock_level(&self, n: u8, level: StockLevel) {
        self.variants.borrow_mut().get_mut(&variant(n)).unwrap().stock_level = level;
    }

    /// A discount for whoever has not ordered before.
    pub fn promote_first_order(&self, effect: Effect) {
        self.promote(None, effect);
        if let Some(promotion) = self.promotions.borrow_mut().last_mut() {
            FIRST_ORDER.clone_into(&mut promotion.name);
        }
    }

    /// The `n`th gift card holds so much now.
    pub fn gift_card(&self, n: u8, available: Money) {
        let card =
            UsableGiftCard { id: testkit::id(n), code: Some(format!("•••• 000{n}")), available };
        self.gift_cards.borrow_mut().insert(card.id, card);
    }

    pub fn promote(&self, code: Option<&str>, effect: Effect) {
        let mut promotions = self.promotions.borrow_mut();
        let n = u8::try_from(promotions.len()).unwrap();
        promotions.push(AppliedPromotion {
            promotion_id: testkit::id(n),
            code: code.map(str::to_owned),
            name: "Sale".to_owned(),
            effect,
            only: None,
        });
    }
}

/// The `n`th card's code is `CARD-n`; an account's store credit is the card of its number.
fn find_gift_card(others: &Others, body: Value) -> Result<Value, kernel::Problem> {
    let asked: FindGiftCard = serde_json::from_value(body).unwrap();
    let cards = others.gift_cards.borrow();
    let found = match (&asked.code, asked.customer_id) {
        (Some(code), _) => code.strip_prefix("CARD-").and_then(|n| cards.get(&testkit::id(n.parse().ok()?))),
        (None, Some(customer)) => cards.get(&GiftCardId::from_bits(customer.bits())),
        (None, None) => None,
    };
    let invalid = || kernel::Problem::new(kernel::ErrorCode::GiftCardInvalid).with("reason", "unknown");
    Ok(serde_json::to_value(found.ok_or_else(invalid)?).unwrap())
}

fn services(others: &Rc<Others>) -> (Rc<FakeService>, Rc<FakeService>, Rc<FakeService>) {
    let catalog = others.clone();
    let product = FakeService::new(move |_, path, body| {
        assert_eq!(path, "/internal/v1/variants/query");
        let asked: GetVariants = serde_json::from_value(body).unwrap();
        let variants = catalog.variants.borrow();
        let items = asked.variant_ids.iter().filter_map(|id| variants.get(id).cloned()).collect();
        Ok(serde_json::to_value(SellableVariants { items }).unwrap())
    });
    let stock = others.clone();
    let inventory = FakeService::new(move |_, path, body| {
        assert_eq!(path, "/internal/v1/availability");
        let asked: GetAvailability = serde_json::from_value(body).unwrap();
        let stock = stock.stock.borrow();
        let item = |id: &VariantId| {
            let available = *stock.get(id).unwrap_or(&0);
            Availability { variant_id: *id, available, on_hand: available }
        };
        let items = asked.variant_ids.iter().map(item).collect();
        Ok(serde_json::to_value(Availabilities { items }).unwrap())
    });
    let sale = others.clone();
    let promotion = FakeService::new(move |_, path, body| {
        if path == "/internal/v1/gift-cards/find" {
            return find_gift_card(&sale, body);
        }
        assert_eq!(path, "/internal/v1/evaluations");
        let asked: Evaluate = serde_json::from_value(body).unwrap();
        let promotions = sale.promotions.borrow();
        let returning = asked.ordered_before == Some(true);
        let given = |p: &AppliedPromotion| {
            p.code.as_ref().is_none_or(|code| asked.codes.contains(code))
                && !(returning && p.name == FIRST_ORDER)
        };
        let applied: Vec<_> = promotions.iter().filter(|p| given(p)).cloned().collect();
        let known = |code: &String| applied.iter().any(|p| p.code.as_ref() == Some(code));
        let unknown = asked.codes.iter().filter(|code| !known(code));
        let rejected =
            unknown.map(|code| RejectedCode { code: code.clone(), reason: RejectionReason::Unknown });
        let rejected = rejected.collect();
        let held = sale.gift_cards.borrow();
        let gift_cards = asked.gift_card_ids.iter().filter_map(|id| held.get(id).cloned()).collect();
        Ok(serde_json::to_value(Evaluation { applied, rejected, gift_cards, store_credit: None }).unwrap())
    });
    (product, inventory, promotion)
}
