#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod asked;
mod correct;
pub mod domain;
mod index_document;
mod routes;
mod search_products;
pub mod store;
mod suggest;

#[cfg(test)]
mod tests;

use contract::event::{Queue, SearchInbox};
use edge::{
    Database, EventSink, Router,
    dead_letters::Messaging,
    runtime::{self, D1, Outcome, Queues},
};
use std::{rc::Rc, time::Duration};
use worker::{Context, Env, MessageBatch, Request, Response, Result, event};

pub use index_document::index_document;
pub use routes::router;

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(router());
}

/// How long an event that could not be written waits.
const RETRY: Duration = Duration::from_secs(5);

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    /// Its own queue, for what is sent through it again.
    pub queues: Rc<dyn EventSink>,
}

impl Messaging for App {
    const INBOX: Option<Queue> = Some(Queue::SearchInbox);
    const HAS_OUTBOX: bool = false;

    fn db(&self) -> &dyn Database {
        &*self.db
    }

    fn queues(&self) -> &dyn EventSink {
        &*self.queues
    }
}

fn app(env: &Env) -> Result<App> {
    Ok(App { db: Rc::new(D1::from_env(env)?), queues: Rc::new(Queues::from_env(env)) })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}

#[event(queue)]
async fn queue(batch: MessageBatch<serde_json::Value>, env: Env, _: Context) -> Result<()> {
    runtime::consume::<_, SearchInbox, _>(&batch, app(&env), |app, event| async move {
        match index_document(&*app.db, &event, runtime::now()).await {
            Ok(()) => Outcome::Ack,
            Err(problem) => {
                runtime::log::error("search-inbox", &serde_json::json!({"cause": problem.to_string()}));
                Outcome::Retry(RETRY)
            }
        }
    })
    .await;
    Ok(())
}
