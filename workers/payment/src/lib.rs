#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod amend_payment;
mod authorize_payment;
mod cancel_payment;
mod capture_payment;
mod decide_3d_secure;
mod domain;
mod follow;
mod list_methods;
mod manual_methods;
mod move_money;
mod provider;
mod receive_event;
mod receive_webhook;
mod refund_payment;
mod return_path;
mod routes;
mod saved_cards;
mod settle_test_payment;
mod store;
mod sync_payment;
#[cfg(test)]
mod tests;
mod transfer_money;

use contract::{event::Queue, payment::Provider as ProviderName};
use domain::manual_methods::{Configured, can_be_kept};
use edge::{
    Database, EventSink, Router,
    dead_letters::Messaging,
    outbox,
    runtime::{self, Config, D1, InternetWithin, Queues, consume},
};
use kernel::Problem;
use provider::{
    Provider,
    breaker::{Circuit, Guarded},
    manual::Manual,
    stripe::{Api, Stripe},
    test::TestProvider,
};
use std::{rc::Rc, time::Duration};
use worker::{Context, Env, MessageBatch, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
    /// Numbers and a time only: nothing of one request that another one would wait for.
    static STRIPE_CIRCUIT: Rc<Circuit> = Rc::default();
}

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub queues: Rc<dyn EventSink>,
    /// Where shoppers' browsers find the shop, such as `https://shop.example`.
    pub store_url: String,
    /// None in production.
    pub test: Option<Rc<TestProvider>>,
    /// None where it is not configured.
    pub stripe: Option<Rc<dyn Provider>>,
    /// With which the shopper's browser asks Stripe for a token.
    pub stripe_publishable_key: Option<String>,
    /// The ways to pay by hand that the shop was deployed with, the first first; what the staff set goes before them.
    pub configured: Vec<Configured>,
    /// How long the test provider's `tok_slow` takes.
    pub slow: Duration,
    /// After so many attempts a capture has failed.
    pub capture_attempts: u32,
}

impl App {
    /// The provider of this name, where the configuration allows it.
    pub fn provider(&self, name: ProviderName) -> std::result::Result<Rc<dyn Provider>, Problem> {
        let provider = match name {
            ProviderName::Test => self.test.clone().map(|test| test as Rc<dyn Provider>),
            ProviderName::Stripe => self.stripe.clone(),
            ProviderName::Manual => Some(Rc::new(Manual) as Rc<dyn Provider>),
        };
        let missing = || Problem::invalid("/payment/provider", "unavailable", "This shop does not take it.");
        provider.ok_or_else(missing)
    }

    /// The test provider; none in production.
    pub fn test_provider(&self) -> Option<&TestProvider> {
        self.test.as_deref()
    }
}

impl Messaging for App {
    const INBOX: Option<Queue> = Some(Queue::Payments);
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
    let db: Rc<dyn Database> = Rc::new(D1::from_env(env)?);
    let slow = config.duration("TEST_SLOW_MS", Duration::from_secs(2));
    let secret = config.text("PAYMENT_WEBHOOK_SECRET");
    let test = config.is_local().then(|| Rc::new(TestProvider { db: db.clone(), slow, secret }));
    let url = |name: &str| config.text(name).map(|url| url.trim_end_matches('/').to_owned());
    Ok(App {
        db,
        queues: Rc::new(Queues::from_env(env)),
        store_url: url("STORE_URL").unwrap_or_default(),
        test,
        stripe: stripe(&config, url("STRIPE_API_URL")),
        stripe_publishable_key: config.text("STRIPE_PUBLISHABLE_KEY"),
        configured: configured(&config),
        slow,
        capture_attempts: config.get("CAPTURE_ATTEMPTS", 6),
    })
}

/// There where a secret key says as whom to ask.
fn stripe(config: &Config<'_>, base: Option<String>) -> Option<Rc<dyn Provider>> {
    let secret_key = config.text("STRIPE_SECRET_KEY")?;
    let timeout = config.duration("STRIPE_TIMEOUT_MS", Duration::from_secs(6));
    let api = Api {
        transport: Rc::new(InternetWithin(timeout)),
        base: base.unwrap_or_else(|| "https://api.stripe.com".to_owned()),
        secret_key,
    };
    let provider = Stripe { api, webhook_secret: config.text("STRIPE_WEBHOOK_SECRET") };
    Some(Rc::new(Guarded { provider, circuit: STRIPE_CIRCUIT.with(Rc::clone) }))
}

fn configured(config: &Config<'_>) -> Vec<Configured> {
    let Some(text) = config.text("MANUAL_PAYMENTS") else { return Vec::new() };
    let said = |cause: String| runtime::log::error("MANUAL_PAYMENTS", &serde_json::json!({"cause": cause}));
    let mut methods: Vec<Configured> = serde_json::from_str(&text).unwrap_or_else(|error| {
        said(error.to_string());
        Vec::new()
    });
    // The staff could not save it.
    methods.retain(|method| {
        let is_kept = can_be_kept(&method.id);
        if !is_kept {
            said(format!("{:?} is no name: a-z, 0-9, - and _, at most 60", method.id));
        }
        is_kept
    });
    methods
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}

#[event(queue)]
async fn queue(batch: MessageBatch<serde_json::Value>, env: Env, _: Context) -> Result<()> {
    let now = runtime::now();
    if let Some(app) =
        consume(&batch, app(&env), |app, event| receive_event::receive_event(app, event, now)).await
    {
        outbox::relay_quietly(&*app.db, &*app.queues, now).await;
    }
    Ok(())
}
