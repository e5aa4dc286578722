#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]
// Components take their properties by value: that is how Leptos hands them over.
#![allow(clippy::needless_pass_by_value)]

mod app;
mod components;
mod finding;
mod flash;
mod forms;
mod layout;
mod pages;
mod routes;
mod saved_views;
mod shell;
#[cfg(test)]
mod tests;
mod translated;
mod words;

use contract::Service;
use edge::{
    Router,
    runtime::{self, Config},
};
use std::rc::Rc;
use worker::{Context, Env, Request, Response, Result, event};

pub use app::App;

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

fn app(env: &Env) -> Result<App> {
    Ok(App {
        user: runtime::service_client(env, Service::User)?,
        product: runtime::service_client(env, Service::Product)?,
        inventory: runtime::service_client(env, Service::Inventory)?,
        order: runtime::service_client(env, Service::Order)?,
        payment: runtime::service_client(env, Service::Payment)?,
        search: runtime::service_client(env, Service::Search)?,
        promotion: runtime::service_client(env, Service::Promotion)?,
        cart: runtime::service_client(env, Service::Cart)?,
        notification: runtime::service_client(env, Service::Notification)?,
        cookies: ui::SetCookie { local: Config(env).is_local() },
    })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}
