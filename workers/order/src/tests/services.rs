//! The other services, as books in memory.

use super::{
    drafts::{FakeDraft, draft_cart},
    edited_world as edited,
};
use async_trait::async_trait;
use client::{Bytes, Transport, TransportError};
use contract::{event::RefundState, inventory::MAIN_LOCATION, order::PaymentStatus, payment::TransferStatus};
use http::{Request, Response};
use kernel::{Currency, ErrorCode, LocationId, Money, OrderId, PaymentId, Principal, Problem};
use serde_json::{Value, json};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use testkit::id;

/// What a call meets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// Nothing: the fault is the next call's.
    Passed,
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
    /// What it is for.
    pub amount: i64,
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
    /// The last revision of each order's units of a variant.
    pub revised: BTreeMap<String, u64>,
    /// What payments were asked to give back in parts, without a queue.
    pub refunded_online: Vec<i64>,
    /// The refunds that payments tell of to a comparison.
    pub made_at_payments: Vec<Value>,
    /// Payments that have less left than they are asked for.
    pub unrefundable: BTreeSet<String>,
    /// What payments were told that the shop had sent in another way.
    pub sent_by_shop: Vec<i64>,
    pub payments: BTreeMap<String, Payment>,
    /// Whether the provider takes back what it has promised to hold.
    pub declines_captures: bool,
    pub faults: Vec<(&'static str, Fault)>,
    pub calls: Vec<String>,
    pub time_zone: String,
    /// Set where the cart is a draft.
    pub draft: Option<FakeDraft>,
    /// How many lines the cart has, each of a variant of its own.
    pub lines: u8,
    /// The most variants that a call asked for.
    pub widest: usize,
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

/// What payment says of a refund that the order asked for with this key.
pub fn refund_state(key: &str, status: TransferStatus) -> RefundState {
    let (amount, key) = (Money::zero(Currency::EUR), key.to_owned());
    RefundState {
        id: "rfd_of_payment".to_owned(),
        key,
        amount,
        reason: None,
        sent_by_shop: false,
        status,
        failure: None,
    }
}

pub fn eur(amount: i64) -> Value {
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
    let owner = match &books.draft {
        Some(draft) => draft.customer,
        None => books.cart_owner.as_ref().and_then(Principal::customer_id),
    };
    let draft = books.draft.as_ref().map(FakeDraft::quoted);
    // What comes with the mug costs nothing.
    let gift = |n: u8| {
        json!({"id": id::<kernel::LineId>(n), "variant_id": id::<kernel::VariantId>(n),
            "product_id": id::<kernel::ProductId>(3), "product_slug": "mug", "sku": format!("GIFT-{n}"),
            "title": "Gift", "options": {}, "quantity": 2, "unit_price": eur(0), "total": eur(0), "discount": eur(0)})
    };
    let mug = json!({"id": id::<kernel::LineId>(1), "variant_id": id::<kernel::VariantId>(2),
        "product_id": id::<kernel::ProductId>(3), "product_slug": "mug", "sku": "MUG-1", "title": "Mug",
        "options": {"Colour": "Navy"}, "quantity": 2, "unit_price": eur(1999), "total": eur(3998),
        "discount": eur(0)});
    let lines: Vec<Value> = std::iter::once(mug).chain((1..books.lines).map(|n| gift(20 + n))).collect();
    json!({
        "cart_id": cart, "version": 3, "customer_id": owner, "promotions": promotions, "coupons": [],
        "gift_cards": cards, "draft": draft,
        "lines": lines,
        "shipping_option": {"id": "standard", "name": "Standard", "price": eur(490)},
        "totals": {"subtotal": eur(3998), "discount": eur(0), "shipping": eur(490), "tax": eur(717),
            "total": eur(4488), "tax_included": true},
    })
}

/// Lines as inventory's objects see them: each with the key by which its variant's object knows it, and its units.
fn lines(body: &Value, key: &str) -> Vec<(String, i64)> {
    let lines = body["lines"].as_array().unwrap().iter();
    lines.map(|line| (of_variant(key, &line["variant_id"]), line["quantity"].as_i64().unwrap())).collect()
}

/// The mug's object is called by the key alone.
pub fn of_variant(key: &str, variant: &Value) -> String {
    let mug = json!(id::<kernel::VariantId>(2));
    if *variant == mug { key.to_owned() } else { format!("{key} {variant}") }
}

fn released(body: &Value, key: &str) -> Vec<String> {
    body["variant_ids"].as_array().unwrap().iter().map(|variant| of_variant(key, variant)).collect()
}

/// A location besides the main one.
pub fn other_location() -> LocationId {
    id(77)
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn short(books: &Books, body: &Value) -> Problem {
    let first = &body["lines"][0];
    let line = json!({"variant_id": first["variant_id"], "requested": first["quantity"],
        "available": books.available()});
    Problem::new(ErrorCode::OutOfStock).with("lines", vec![line])
}

fn payment_json(payment: &Payment) -> Value {
    let amount = payment.amount;
    let waits = payment.status == PaymentStatus::RequiresAction;
    let redirect = waits.then(|| format!("/dev/3ds/{}", payment.id));
    let (captured, refunded) = sums(payment.status, amount);
    json!({"id": payment.id, "order_id": payment.order_id, "provider": "test", "status": payment.status,
        "amount": eur(amount), "captured": eur(captured), "refunded": eur(refunded), "redirect_url": redirect, "failure": payment.failure, "version": payment.version})
}

/// Captured and refunded, where all of it is.
pub fn sums(status: PaymentStatus, amount: i64) -> (i64, i64) {
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
        ["revised-quotes"] => edited::revised_quote(body),
        ["draft-carts", rest @ ..] => draft_cart(books, rest, body),
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
            let is_owner = match &books.draft {
                Some(draft) => draft.opens_to(principal, body)?,
                None => books.cart_owner.as_ref().is_some_and(|owner| owner == principal),
            };
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
    let key = body["key"].as_str().unwrap_or_default();
    let order = body["order_id"].as_str().unwrap_or_default();
    let count = |list: &str| body[list].as_array().map_or(0, Vec::len);
    books.widest = books.widest.max(count("lines")).max(count("variant_ids"));
    match parts {
        ["reservations"] => {
            let mut new = lines(body, key);
            new.retain(|(key, _)| !books.reserved.contains_key(key));
            if books.available() < new.iter().map(|(_, units)| units).sum::<i64>() {
                for (key, _) in lines(body, key) {
                    books.reserved.remove(&key);
                }
                return Err(short(books, body));
            }
            books.reserved.extend(new);
            Ok(json!({"expires_at": "2027-01-01T00:00:00Z"}))
        }
        ["reservations", "release"] => {
            for key in released(body, key) {
                books.reserved.remove(&key);
            }
            Ok(json!({}))
        }
        ["allocations"] if body["revision"].is_u64() => edited::revise(books, body),
        ["allocations"] => {
            for ((order, units), (key, _)) in lines(body, order).into_iter().zip(lines(body, key)) {
                if !books.allocated.contains_key(&order) {
                    let reserved = books.reserved.remove(&key);
                    if reserved.is_none() && books.available() < units {
                        return Err(short(books, body));
                    }
                    books.allocated.insert(order, units);
                    books.ships_to.push(body["ships_to"].as_str().unwrap_or_default().to_owned());
                }
            }
            Ok(json!({}))
        }
        ["allocations", "release"] => {
            for order in released(body, order) {
                books.allocated.remove(&order);
            }
            Ok(json!({}))
        }
        ["restocks"] => {
            for (key, units) in lines(body, key) {
                if books.restocked.insert(key, units).is_none() {
                    books.stock += units;
                    books.came_to.push(body["location_id"].as_str().unwrap_or_default().to_owned());
                }
            }
            Ok(json!({}))
        }
        ["shipments"] => {
            for ((order, units), (key, _)) in lines(body, order).into_iter().zip(lines(body, key)) {
                if books.shipped.insert(key, units).is_none() {
                    *books.allocated.get_mut(&order).ok_or(ErrorCode::Conflict)? -= units;
                    books.left_from.push(body["location_id"].as_str().unwrap_or_default().to_owned());
                }
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
            let is_balance = text(&body["key"]).contains(":balance:");
            assert!(is_balance || due == 4488 - books.card_pays, "the cards pay the rest");
            let status = if due == 0 { PaymentStatus::Authorized } else { status };
            let number = u8::try_from(books.payments.len()).unwrap() + 1;
            let payment = books.payments.entry(text(&body["key"])).or_insert_with(|| Payment {
                id: id(number),
                order_id: serde_json::from_value(body["order_id"].clone()).unwrap(),
                status,
                version: 1,
                failure: (status == PaymentStatus::Failed).then(|| "No money left.".to_owned()),
                amount: due,
            });
            let payment = payment.clone();
            Ok(payment_json(&payment))
        }
        ["payments", "holding"] => {
            let over = [PaymentStatus::Refunded, PaymentStatus::Voided, PaymentStatus::Failed];
            let holding = books.payments.values().filter(|payment| !over.contains(&payment.status));
            let is_asked = |payment: &&Payment| body["ids"].as_array().unwrap().contains(&json!(payment.id));
            let asked = books.payments.values().filter(is_asked);
            let held = |payment| {
                let mut held = payment_json(payment);
                held["refunds"] = books.made_at_payments.clone().into();
                held
            };
            Ok(
                json!({"items": holding.map(held).collect::<Vec<_>>(), "asked": asked.map(held).collect::<Vec<_>>()}),
            )
        }
        ["payments", "abandon"] => {
            let payment = books.payments.get_mut(&text(&body["authorize_key"]));
            let payment = payment.map(|payment| {
                cancel(payment);
                payment.clone()
            });
            Ok(json!({"payment": payment.map(|payment| payment_json(&payment))}))
        }
        ["payments", id, then] => {
            let declines = books.declines_captures;
            let payment = books.payments.values_mut().find(|payment| payment.id.to_string() == *id).unwrap();
            match *then {
                "cancel" => cancel(payment),
                "refunds" if books.unrefundable.contains(*id) => return Err(ErrorCode::Conflict.into()),
                "refunds" => {
                    let amount = body["amount"]["amount"].as_i64().unwrap();
                    let is_sent = body["sent_by_shop"] == true;
                    let list = if is_sent { &mut books.sent_by_shop } else { &mut books.refunded_online };
                    list.push(amount);
                }
                "amount" => {
                    let amount = body["amount"]["amount"].as_i64().unwrap();
                    let is_less = amount > 0 && amount <= payment.amount;
                    let is_open = match payment.status {
                        PaymentStatus::Authorized => is_less,
                        status => status == PaymentStatus::Pending,
                    };
                    if amount != payment.amount && !is_open {
                        return Err(ErrorCode::IllegalTransition.into());
                    }
                    payment.version += u32::from(amount != payment.amount);
                    payment.amount = amount;
                }
                "collect" if payment.status == PaymentStatus::Authorized => {
                    payment.status = if declines { PaymentStatus::Failed } else { PaymentStatus::Captured };
                    payment.version += 1;
                }
                _ => {}
            }
            let payment = payment.clone();
            Ok(payment_json(&payment))
        }
        other => panic!("nobody serves {other:?}"),
    }
}

pub struct Service(pub Rc<RefCell<Books>>);

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
