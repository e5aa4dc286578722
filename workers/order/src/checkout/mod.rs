//! The Durable Object `Checkout`, named by its cart: runs the saga that turns the cart into an order, at most once.

pub mod give_up;
pub mod payment_seen;
pub mod run;
pub mod slices;
pub mod start;
pub mod steps;
pub mod storage;
pub mod tend;
pub mod undo;
pub mod waiting;
pub mod wake;

use crate::{App, store};
use client::Caller;
use contract::{
    Method, Route, Service, Unit,
    order::{CheckoutRequest, NextAction, NextActionKind, Order, PaymentStatus},
};
use edge::{ObjectStorage, Router};
use kernel::{CartId, CustomerId, OrderId, PaymentId, Problem};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, rc::Rc};
use storage::Saga;

/// Begins a checkout, or takes part in the one that there is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StartCheckout {
    pub cart_id: CartId,
    /// The `Idempotency-Key`.
    pub key: String,
    pub request: CheckoutRequest,
    /// Set where the staff check a draft out for its customer.
    #[serde(default)]
    pub draft: Option<DraftCheckout>,
}

/// What the staff decided on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftCheckout {
    /// Whose order it is to be; whoever asks is not.
    pub customer_id: Option<CustomerId>,
    /// The cart's version that they saw.
    pub version: u32,
}

/// What came of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckoutReply {
    /// 201, 202 or 200, as the public operation answers.
    pub status: u16,
    /// True if the same request was answered before.
    pub replayed: bool,
    pub order: Order,
    pub next_action: Option<NextAction>,
}

/// A payment as somebody saw it: the shopper coming back, or the queue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PaymentSeen {
    pub order_id: OrderId,
    pub payment: SeenPayment,
}

/// The shopper, or the staff, does not want to wait for the payment any longer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GiveUp {
    pub order_id: OrderId,
}

/// An order leaves more to do than one request may.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tend {
    pub order_id: OrderId,
}

/// What is known of a payment. The higher version is the newer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeenPayment {
    pub id: PaymentId,
    pub status: PaymentStatus,
    pub version: u32,
    pub redirect_url: Option<String>,
    pub failure: Option<String>,
    /// How much is ours, and how much of that was given back, in minor units.
    #[serde(default)]
    pub captured: i64,
    #[serde(default)]
    pub refunded: i64,
    /// True where the order is placed before its money is there.
    #[serde(default)]
    pub comes_later: bool,
    /// How to pay then, by language.
    #[serde(default)]
    pub instructions: BTreeMap<String, String>,
}

impl From<&contract::payment::Payment> for SeenPayment {
    fn from(payment: &contract::payment::Payment) -> Self {
        Self {
            id: payment.id,
            status: payment.status,
            version: payment.version,
            redirect_url: payment.redirect_url.clone(),
            failure: payment.failure.clone(),
            captured: payment.captured.amount(),
            refunded: payment.refunded.amount(),
            comes_later: payment.comes_later,
            instructions: payment.instructions.clone(),
        }
    }
}

type Endpoint<B, R> = contract::Endpoint<Unit, B, R>;

/// [`start`].
pub const START: Endpoint<StartCheckout, CheckoutReply> = Endpoint::new(
    Route::new(Service::Order, Method::Post, "/start", "object_start_checkout", "Checks the cart out.")
        .internal(),
);
/// [`payment_seen`].
pub const PAYMENT_SEEN: Endpoint<PaymentSeen, CheckoutReply> = Endpoint::new(
    Route::new(
        Service::Order,
        Method::Post,
        "/payment",
        "object_payment_seen",
        "Goes on with what is known.",
    )
    .internal(),
);

/// [`waiting`].
pub const WAITING: Endpoint<Unit, CheckoutReply> = Endpoint::new(
    Route::new(
        Service::Order,
        Method::Get,
        "/waiting",
        "object_waiting_checkout",
        "The checkout that waits for its payment.",
    )
    .internal(),
);

/// [`give_up`].
pub const GIVE_UP: Endpoint<GiveUp, Unit> = Endpoint::new(
    Route::new(Service::Order, Method::Post, "/give-up", "object_give_up", "Ends a checkout that waits.")
        .internal()
        .success(204),
);

/// [`Checkout::wake`], for whom its alarm has forgotten.
pub const WAKE: Endpoint<Unit, Unit> = Endpoint::new(
    Route::new(Service::Order, Method::Post, "/wake", "object_wake", "Goes on, or ends what waits too long.")
        .internal()
        .success(204),
);

/// [`tend::tend`].
pub const TEND: Endpoint<Tend, Unit> = Endpoint::new(
    Route::new(
        Service::Order,
        Method::Post,
        "/tend",
        "object_tend",
        "Goes on with what an order leaves to do.",
    )
    .internal()
    .success(204),
);

/// One object: its storage, and what its Worker works with.
pub struct Checkout {
    pub storage: Rc<dyn ObjectStorage>,
    pub app: Rc<App>,
}

/// The object's commands.
pub fn router() -> Router<Checkout> {
    Router::new()
        .on(&START, start::start)
        .on(&PAYMENT_SEEN, payment_seen::payment_seen)
        .on(&WAITING, waiting::waiting)
        .on(&GIVE_UP, give_up::give_up)
        .on(&TEND, tend::tend)
        .on(&WAKE, |checkout, _| async move {
            checkout.wake().await;
            Ok(Unit {})
        })
}

impl Checkout {
    /// The answer that shows the order of `saga`.
    async fn reply(&self, saga: &Saga, status: u16, replayed: bool) -> Result<CheckoutReply, Problem> {
        let stored = store::find(&*self.app.db, saga.order_id).await?;
        let order = stored.ok_or_else(|| Problem::internal("the checkout's order is not there"))?.order;
        Ok(CheckoutReply { status, replayed, order, next_action: saga.next_action() })
    }

    /// Our own Workers, on behalf of whoever makes the checkout go on.
    fn service(caller: &Caller) -> Caller {
        caller.as_service("order")
    }
}

impl Saga {
    /// What the shopper must do for the checkout to go on.
    pub fn next_action(&self) -> Option<NextAction> {
        match &self.state {
            crate::domain::checkout::State::AwaitingPayment { redirect_url: Some(url), .. } => {
                Some(NextAction { kind: NextActionKind::Redirect, url: url.clone() })
            }
            _ => None,
        }
    }
}
