#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod add_note;
mod answer_return;
mod cancel_order;
mod change_order;
mod checkout;
mod checkout_cart;
mod claim_orders;
mod complete_draft;
mod continue_payment;
mod correct_address;
mod deliver_parcel;
mod domain;
mod draft_orders;
mod durable;
mod edit_order;
mod exchange_return;
mod fulfill_order;
mod get_checkout;
mod list_returns;
mod order_stats;
mod outside_refunds;
mod pay_balance;
mod read_orders;
mod receive_payment;
mod reconcile;
mod refund_order;
mod request_return;
mod resend_confirmation;
mod routes;
mod run_jobs;
mod send_draft;
mod settle_balance;
mod store;
#[cfg(test)]
mod tests;
mod view;

use client::Client;
use contract::{Service, event::Queue};
use edge::{
    Database, EventSink, Objects, Router,
    dead_letters::Messaging,
    outbox,
    runtime::{self, Config, D1, Queues, consume, service_client},
};
use futures::future::LocalBoxFuture;
use kernel::Timestamp;
use std::{rc::Rc, time::Duration};
use worker::{Context, Env, MessageBatch, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

/// Of how many variants the stock is asked for by one request, which may cause 32 invocations: each variant is one, and a
/// second one where it is given back at once because another is short. A checkout takes some 14 besides.
const VARIANTS_A_RUN: usize = 8;

/// Lets so much time pass.
type Pause = Rc<dyn Fn(Duration) -> LocalBoxFuture<'static, ()>>;

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub queues: Rc<dyn EventSink>,
    pub cart: Client,
    pub inventory: Client,
    pub promotion: Client,
    pub payment: Client,
    /// The objects `Checkout`, each by its cart's id.
    pub checkouts: Objects,
    /// A checkout lives longer than a moment, so it reads the clock anew.
    pub clock: Rc<dyn Fn() -> Timestamp>,
    /// Lets time pass.
    pub pause: Pause,
    /// Of how many variants the stock is asked for by one request: [`VARIANTS_A_RUN`].
    pub variants_a_run: usize,
    /// How long a payment may stay undecided.
    pub payment_ttl: Duration,
    /// How long a running checkout is left alone.
    pub lease: Duration,
    /// How often orders are compared with their payments.
    pub reconcile_every: Duration,
    /// How long after it was sent, or noted as delivered, something can be returned.
    pub return_window: Duration,
}

impl Messaging for App {
    const INBOX: Option<Queue> = Some(Queue::OrderInbox);
    const HAS_OUTBOX: bool = true;

    fn db(&self) -> &dyn Database {
        &*self.db
    }

    fn queues(&self) -> &dyn EventSink {
        &*self.queues
    }
}

fn app(env: &Env) -> Result<App> {
    let config = Config(env);
    Ok(App {
        db: Rc::new(D1::from_env(env)?),
        queues: Rc::new(Queues::from_env(env)),
        cart: service_client(env, Service::Cart)?,
        inventory: service_client(env, Service::Inventory)?,
        promotion: service_client(env, Service::Promotion)?,
        payment: service_client(env, Service::Payment)?,
        checkouts: runtime::objects(env, "CHECKOUTS"),
        clock: Rc::new(runtime::now),
        pause: Rc::new(|time| Box::pin(runtime::sleep(time))),
        variants_a_run: VARIANTS_A_RUN,
        payment_ttl: config.duration("PAYMENT_TTL_MS", Duration::from_secs(30 * 60)),
        lease: config.duration("CHECKOUT_LEASE_MS", Duration::from_secs(20)),
        reconcile_every: config.duration("RECONCILE_EVERY_MS", Duration::from_secs(10 * 60)),
        return_window: config.duration("RETURN_WINDOW_MS", Duration::from_secs(30 * 24 * 3600)),
    })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}

#[event(queue)]
async fn queue(batch: MessageBatch<serde_json::Value>, env: Env, _: Context) -> Result<()> {
    let now = runtime::now();
    if let Some(app) =
        consume(&batch, app(&env), |app, event| receive_payment::receive_payment(app, event, now)).await
    {
        outbox::relay_quietly(&*app.db, &*app.queues, now).await;
    }
    Ok(())
}
