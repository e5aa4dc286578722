#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod add_coupon;
mod add_gift_card;
mod add_line;
mod change_settings;
mod claim_cart;
mod complete_cart;
mod content_pages;
mod create_cart;
mod domain;
mod draft_cart;
mod durable;
mod edit_cart;
mod freeze_cart;
mod get_cart;
mod list_shipping_options;
mod merge_carts;
mod object;
mod price_cart;
mod revise_quote;
mod routes;
mod set_quantity;
mod set_shipping_option;
mod store;
#[cfg(test)]
mod tests;
mod unfreeze_cart;

use client::Client;
use contract::{Service, event::Queue};
use edge::{
    Database, EventSink, Objects, Router,
    dead_letters::Messaging,
    runtime::{self, D1, Queues},
};
use kernel::{CartId, CustomerId, Problem};
use std::rc::Rc;
use store::settings::{SettingsCache, Store};
use worker::{Context, Env, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
    static SETTINGS: Rc<SettingsCache> = Rc::default();
}

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub queues: Rc<dyn EventSink>,
    pub settings: Rc<SettingsCache>,
    pub carts: Objects,
    pub customer_carts: Objects,
    pub product: Client,
    pub inventory: Client,
    pub promotion: Client,
}

impl Messaging for App {
    const INBOX: Option<Queue> = None;
    const HAS_OUTBOX: bool = true;

    fn db(&self) -> &dyn Database {
        &*self.db
    }

    fn queues(&self) -> &dyn EventSink {
        &*self.queues
    }
}

impl App {
    /// The object of a cart.
    fn cart(&self, id: CartId) -> std::result::Result<Client, Problem> {
        (self.carts)(&id.to_string())
    }

    /// The object of a customer.
    fn customer(&self, id: CustomerId) -> std::result::Result<Client, Problem> {
        (self.customer_carts)(&id.to_string())
    }

    /// What the shop is.
    async fn store(&self, context: &edge::Context) -> std::result::Result<Rc<Store>, Problem> {
        self.settings.get(&*self.db, context.now).await
    }
}

fn app(env: &Env) -> Result<App> {
    Ok(App {
        db: Rc::new(D1::from_env(env)?),
        queues: Rc::new(Queues::from_env(env)),
        settings: SETTINGS.with(Rc::clone),
        carts: runtime::objects(env, "CARTS"),
        customer_carts: runtime::objects(env, "CUSTOMER_CARTS"),
        product: runtime::service_client(env, Service::Product)?,
        inventory: runtime::service_client(env, Service::Inventory)?,
        promotion: runtime::service_client(env, Service::Promotion)?,
    })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}
