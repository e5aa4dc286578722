//! What registration and sign-in have in common: opening sign-ins, claiming carts.

use crate::{
    App,
    domain::token::{self, RefreshName},
    store::{
        accounts::Account,
        sessions::{self, Kind},
    },
};
use client::Caller;
use contract::{
    Unit, cart, order,
    user::{AccessClaims, BrowserSession, SignedIn},
};
use edge::{Statement, new_id, random, runtime::log};
use kernel::{CartId, Problem, SessionId, Timestamp};
use std::fmt::Display;

/// A new family of refresh tokens.
pub struct ApiSession {
    pub id: SessionId,
    pub secret: String,
    /// To be written with whatever led to it.
    pub insert: Statement,
}

impl ApiSession {
    /// A sign-in for an API client.
    pub fn new(app: &App, account: &Account, now: Timestamp) -> Self {
        let id = new_id(now);
        let secret = token::opaque(random());
        let expires_at = now.plus(app.lifetimes.session);
        let insert = sessions::insert(id, account.id, Kind::Api, &secret, now, expires_at);
        Self { id, secret, insert }
    }
}

/// The tokens of a sign-in at this generation.
pub fn signed_in(
    app: &App,
    account: Account,
    name: RefreshName,
    session_secret: &str,
    cart_id: Option<CartId>,
    now: Timestamp,
) -> Result<SignedIn, Problem> {
    let secrets = app.secrets()?;
    let lifetime = app.lifetimes.access_token;
    let seconds = |at: Timestamp| at.millis() / 1000;
    let claims = AccessClaims {
        sub: account.id,
        sid: name.session,
        permissions: account.permissions(),
        iat: seconds(now),
        exp: seconds(now.plus(lifetime)),
    };
    Ok(SignedIn {
        access_token: secrets.keys.sign(&claims)?,
        refresh_token: name.token(&secrets.refresh, session_secret)?,
        expires_in: u32::try_from(lifetime.as_secs()).unwrap_or(u32::MAX),
        customer: account.into(),
        cart_id,
    })
}

/// A sign-in for a browser: the statement that makes it, and what the browser gets.
pub fn browser_session(app: &App, account: &Account, now: Timestamp) -> (Statement, BrowserSession) {
    let token = token::opaque(random());
    let expires_at = now.plus(app.lifetimes.session);
    let insert =
        sessions::insert(new_id(now), account.id, Kind::Browser, &token::hash(&token), now, expires_at);
    (insert, BrowserSession { token, customer: account.clone().into(), cart_id: None, expires_at })
}

/// The customer's cart, with the guest cart in hand merged into it, and the orders from before the account. Signing in
/// succeeds even if this cannot.
pub async fn claim(
    app: &App,
    caller: &Caller,
    account: &Account,
    guest_cart_id: Option<CartId>,
) -> Option<CartId> {
    let caller = caller.as_service("user");
    let body = cart::ClaimCart { guest_cart_id };
    let path: [&dyn Display; 1] = [&account.id];
    let cart = app.cart.call(&caller, &cart::CLAIM, &path, &Unit {}, &body);
    match futures::join!(cart, claim_orders(app, &caller, account)).0 {
        Ok(claimed) => claimed.cart_id,
        Err(problem) => {
            log::error("cart not claimed", &because(&caller, &problem));
            None
        }
    }
}

/// Brings the account what was ordered as a guest with its address, if its holder has proven that it is theirs. What cannot
/// be brought now is at the next sign-in.
pub async fn claim_orders(app: &App, caller: &Caller, account: &Account) {
    if !account.mailbox_proven {
        return;
    }
    let caller = caller.as_service("user");
    let body = order::ClaimOrders { email: account.email.clone() };
    let claimed = app.order.call(&caller, &order::CLAIM_ORDERS, &[&account.id], &Unit {}, &body).await;
    if let Err(problem) = claimed {
        log::error("orders not claimed", &because(&caller, &problem));
    }
}

fn because(caller: &Caller, problem: &Problem) -> serde_json::Value {
    serde_json::json!({"request_id": caller.request_id, "cause": problem.to_string()})
}
