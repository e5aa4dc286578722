#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod create_codes;
mod create_promotion;
mod domain;
mod durable;
mod evaluate;
mod export_codes;
mod find_gift_card;
mod get_promotion;
mod ledger;
mod list_codes;
mod list_promotions;
mod manage_gift_cards;
mod redeem;
mod redeem_gift_cards;
mod release_redemption;
mod routes;
pub mod store;
#[cfg(test)]
mod tests;
mod update_promotion;

use client::Client;
use edge::{
    Database, Objects, Router,
    runtime::{self, D1},
};
use kernel::{Problem, PromotionId};
use std::rc::Rc;
use worker::{Context, Env, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub ledgers: Objects,
}

impl App {
    /// The object that counts a promotion's uses.
    fn ledger(&self, promotion: PromotionId) -> std::result::Result<Client, Problem> {
        (self.ledgers)(&ledger::commands::object_name(promotion))
    }
}

fn app(env: &Env) -> Result<App> {
    Ok(App { db: Rc::new(D1::from_env(env)?), ledgers: runtime::objects(env, "COUPON_LEDGERS") })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}
