#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod routes;

use client::Client;
use contract::Service;
use edge::{
    Database, EventSink, Router,
    runtime::{self, D1, Queues},
};
use std::rc::Rc;
use worker::{Context, Env, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub queues: Rc<dyn EventSink>,
    pub inventory: Client,
}

fn app(env: &Env) -> Result<App> {
    Ok(App {
        db: Rc::new(D1::from_env(env)?),
        queues: Rc::new(Queues::from_env(env)),
        inventory: runtime::service_client(env, Service::Inventory)?,
    })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}
