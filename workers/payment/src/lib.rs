#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod authorize_payment;
mod cancel_payment;
mod capture_payment;
mod decide_3d_secure;
mod domain;
mod follow;
mod provider;
mod receive_event;
mod receive_webhook;
mod return_path;
mod routes;
mod settle_test_payment;
mod store;
mod sync_payment;
#[cfg(test)]
mod tests;

use contract::{event::Queue, payment::Provider as ProviderName};
use edge::{
    Database, EventSink, Router,
    dead_letters::Messaging,
    outbox,
    runtime::{self, Config, D1, Queues, consume},
};
use kernel::Problem;
use provider::{Provider, test::TestProvider};
use std::{rc::Rc, time::Duration};
use worker::{Context, Env, MessageBatch, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub queues: Rc<dyn EventSink>,
    /// None in production.
    pub test: Option<Rc<TestProvider>>,
    /// How long the test provider's `tok_slow` takes.
    pub slow: Duration,
    /// After so many attempts a capture has failed.
    pub capture_attempts: u32,
}

impl App {
    /// The provider of this name, where the configuration allows it.
    pub fn provider(&self, name: ProviderName) -> std::result::Result<Rc<dyn Provider>, Problem> {
        match (name, &self.test) {
            (ProviderName::Test, Some(test)) => Ok(test.clone()),
            (ProviderName::Test, None) => {
                Err(Problem::invalid("/payment/provider", "unavailable", "This shop does not take it."))
            }
        }
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
    let capture_attempts = config.get("CAPTURE_ATTEMPTS", 6);
    Ok(App { db, queues: Rc::new(Queues::from_env(env)), test, slow, capture_attempts })
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
