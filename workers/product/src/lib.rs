#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod bulk_update;
mod cached;
mod change_categories;
mod change_variants;
mod create_product;
pub mod domain;
mod draw_picture;
mod error;
mod find_variants;
mod get_product;
mod get_shelves;
mod get_sitemap;
mod get_summaries;
mod get_variants;
mod list_admin_products;
mod list_categories;
mod list_products;
mod list_words;
mod receive_stock_level;
mod resolve_slug;
mod routes;
pub mod store;
mod update_product;
mod upload_media;
mod watch_stock;

#[cfg(test)]
mod tests;

use client::Client;
use contract::{
    Service,
    event::{ProductInbox, Queue},
};
use edge::{
    Cache, Database, EventSink, Files, Router,
    dead_letters::Messaging,
    runtime::{self, Config, D1, Kv, Outcome, Queues, R2},
};
use kernel::Currency;
use std::{rc::Rc, time::Duration};
use worker::{Env, MessageBatch, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

/// How long an event that could not be written waits.
const RETRY: Duration = Duration::from_secs(5);

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub queues: Rc<dyn EventSink>,
    pub cache: Rc<dyn Cache>,
    /// Pictures that were uploaded, by their names.
    pub media: Rc<dyn Files>,
    pub inventory: Client,
    /// The store's currency: all prices are in it.
    pub currency: Currency,
}

impl Messaging for App {
    const INBOX: Option<Queue> = Some(Queue::ProductInbox);
    const HAS_OUTBOX: bool = true;

    fn db(&self) -> &dyn Database {
        &*self.db
    }

    fn queues(&self) -> &dyn EventSink {
        &*self.queues
    }
}

fn app(env: &Env) -> Result<App> {
    let currency = Config(env).text("CURRENCY").and_then(|code| Currency::from_code(&code));
    Ok(App {
        db: Rc::new(D1::from_env(env)?),
        queues: Rc::new(Queues::from_env(env)),
        cache: Rc::new(Kv::from_env(env, "CACHE")?),
        media: Rc::new(R2::from_env(env, "MEDIA")?),
        inventory: runtime::service_client(env, Service::Inventory)?,
        currency: currency.unwrap_or(Currency::EUR),
    })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: worker::Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}

#[event(queue)]
async fn queue(batch: MessageBatch<serde_json::Value>, env: Env, _: worker::Context) -> Result<()> {
    runtime::consume::<_, ProductInbox, _>(&batch, app(&env), |app, event| async move {
        let context = edge::Context::for_service("product", runtime::now());
        match receive_stock_level::receive_stock_level(&app, &context, &event).await {
            Ok(()) => Outcome::Ack,
            Err(problem) => {
                runtime::log::error("product-inbox", &serde_json::json!({"cause": problem.to_string()}));
                Outcome::Retry(RETRY)
            }
        }
    })
    .await;
    Ok(())
}
