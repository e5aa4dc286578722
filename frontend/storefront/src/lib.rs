#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]
// Components take their properties by value: that is how Leptos hands them over.
#![allow(clippy::needless_pass_by_value)]

mod choice;
mod components;
mod filters;
mod forms;
mod icons;
mod layout;
mod listing;
mod pages;
mod pictures;
mod routes;
mod seo;
mod site;

use contract::Service;
use edge::{
    Router,
    runtime::{self, Config},
};
use std::rc::Rc;
use worker::{Context, Env, Request, Response, Result, event};

pub use site::App;

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

fn app(env: &Env) -> Result<App> {
    Ok(App {
        user: runtime::service_client(env, Service::User)?,
        product: runtime::service_client(env, Service::Product)?,
        search: runtime::service_client(env, Service::Search)?,
        cart: runtime::service_client(env, Service::Cart)?,
        order: runtime::service_client(env, Service::Order)?,
        payment: runtime::service_client(env, Service::Payment)?,
        cookies: ui::SetCookie { local: Config(env).is_local() },
    })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}
