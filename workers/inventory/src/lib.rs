#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod adjust_stock;
mod allocate;
mod ask_home;
mod check_stock_list;
mod create_location;
mod domain;
mod durable;
mod get_availability;
mod get_stock;
mod item;
mod lines;
mod list_locations;
mod list_movements;
mod list_stock;
mod locations;
mod open_stock;
mod plan_shipments;
mod release;
mod release_allocation;
mod reserve;
mod restock;
mod revise_allocation;
mod routes;
mod set_order_routing;
mod ship;
mod split_stock;
#[cfg(test)]
mod tests;
mod transfer_stock;
mod update_location;
mod update_stock;

use ask_home::Layouts;
use client::Client;
use contract::event::Queue;
use domain::ItemName;
use edge::{
    Database, EventSink, Objects, Router,
    dead_letters::Messaging,
    runtime::{self, D1, Queues},
};
use kernel::{Problem, VariantId};
use std::rc::Rc;
use worker::{Context, Env, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
    static LAYOUTS: Rc<Layouts> = Rc::default();
}

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub queues: Rc<dyn EventSink>,
    pub items: Objects,
    /// Which variants are split, as far as this isolate has met them.
    pub layouts: Rc<Layouts>,
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
    /// The object that speaks for a variant.
    fn item(&self, variant: VariantId) -> std::result::Result<Client, Problem> {
        (self.items)(&ItemName::root(variant).to_string())
    }
}

fn app(env: &Env) -> Result<App> {
    Ok(App {
        db: Rc::new(D1::from_env(env)?),
        queues: Rc::new(Queues::from_env(env)),
        items: runtime::objects(env, "STOCK_ITEMS"),
        layouts: LAYOUTS.with(Rc::clone),
    })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}
