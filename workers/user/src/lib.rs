#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod domain;
mod routes;
mod seed;
mod store;

mod change_addresses;
mod change_password;
mod list_customers;
mod list_sessions;
mod log_in;
mod log_out;
mod refresh;
mod register;
mod resend_verification;
mod reset_password;
mod resolve_browser_session;
mod sign_in;
mod tick;
mod update_me;
mod verify_email;

#[cfg(test)]
mod tests;

use client::Client;
use contract::{Service, event::Queue};
use edge::{
    Database, EventSink, Router,
    dead_letters::Messaging,
    jwt::Keys,
    runtime::{self, Config, D1, Queues},
};
use kernel::Problem;
use std::{rc::Rc, time::Duration};
use worker::{Context, Env, Request, Response, event};

pub use seed::seed_staff;

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub queues: Rc<dyn EventSink>,
    pub cart: Client,
    pub order: Client,
    pub secrets: Result<Secrets, Problem>,
    pub lifetimes: Lifetimes,
}

/// What `JWT_SECRET` is good for.
#[derive(Debug)]
pub struct Secrets {
    /// Signs access tokens.
    pub keys: Keys,
    /// Derives refresh tokens.
    pub refresh: String,
}

impl Secrets {
    fn new(secret: &str) -> Result<Self, Problem> {
        Ok(Self { keys: Keys::new(secret)?, refresh: secret.to_owned() })
    }
}

/// How long what is good for.
#[derive(Clone, Copy, Debug)]
pub struct Lifetimes {
    /// An access token.
    pub access_token: Duration,
    /// A sign-in, since its refresh token was last used; a browser's, since it began.
    pub session: Duration,
    /// How long a refresh token that was used brings the same successor.
    pub refresh_reuse: Duration,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self {
            access_token: Duration::from_secs(15 * 60),
            session: Duration::from_secs(30 * 24 * 3600),
            refresh_reuse: Duration::from_secs(30),
        }
    }
}

impl App {
    /// The secrets, or `internal_error` where none are configured: nothing is signed then.
    pub fn secrets(&self) -> Result<&Secrets, Problem> {
        self.secrets.as_ref().map_err(Clone::clone)
    }
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

fn app(env: &Env) -> worker::Result<App> {
    let config = Config(env);
    let usual = Lifetimes::default();
    Ok(App {
        db: Rc::new(D1::from_env(env)?),
        queues: Rc::new(Queues::from_env(env)),
        cart: runtime::service_client(env, Service::Cart)?,
        order: runtime::service_client(env, Service::Order)?,
        secrets: Secrets::new(&config.text("JWT_SECRET").unwrap_or_default()),
        lifetimes: Lifetimes {
            access_token: config.duration("ACCESS_TOKEN_TTL_MS", usual.access_token),
            session: config.duration("SESSION_TTL_MS", usual.session),
            refresh_reuse: config.duration("REFRESH_REUSE_MS", usual.refresh_reuse),
        },
    })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> worker::Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}
