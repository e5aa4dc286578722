//! Signing in with mail address and password.

use crate::{
    App,
    domain::{password, token::RefreshName},
    sign_in::{self, ApiSession},
    store::{
        accounts::{self, Account},
        attempts::Door,
    },
};
use contract::{
    Unit,
    user::{BrowserSession, Login, Password, SignedIn},
};
use edge::Call;
use kernel::{EmailAddress, ErrorCode, Problem, Timestamp};
use serde::Deserialize;
use std::{rc::Rc, time::Duration};

/// How many failures from one network close an address to that network: enough for who mistypes, few for who guesses.
const FAILURES_NEAR: u32 = 10;
/// How many failures from anywhere close an address to everybody: who guesses from many networks gets no further, and
/// who knows no more than somebody's mail address must hold ten networks to lock them out. Even then the mail for a new
/// password opens it again.
const FAILURES: u32 = 100;
/// For how long failures count.
pub const WINDOW: Duration = Duration::from_secs(15 * 60);

/// `POST /auth/login`.
pub async fn log_in(app: Rc<App>, call: Call<Unit, Login>) -> Result<SignedIn, Problem> {
    app.secrets()?;
    let door = Door::SignIn { network: call.caller.network() };
    let account = authenticate(&app, door, &call.body.email, &call.body.password, call.now).await?;
    let session = ApiSession::new(&app, &account, call.now);
    app.db.batch(vec![session.insert, door.forget(&account.email)]).await?;
    let cart_id = sign_in::claim(&app, &call.caller, &account, call.body.cart_id).await;
    let name = RefreshName { session: session.id, generation: 0 };
    sign_in::signed_in(&app, account, name, &session.secret, cart_id, call.now)
}

/// `POST /internal/v1/browser-sessions`.
pub async fn open_browser_session(app: Rc<App>, call: Call<Unit, Login>) -> Result<BrowserSession, Problem> {
    let door = Door::SignIn { network: call.caller.network() };
    let account = authenticate(&app, door, &call.body.email, &call.body.password, call.now).await?;
    let (insert, mut session) = sign_in::browser_session(&app, &account, call.now);
    app.db.batch(vec![insert, door.forget(&account.email)]).await?;
    session.cart_id = sign_in::claim(&app, &call.caller, &account, call.body.cart_id).await;
    Ok(session)
}

#[derive(Deserialize)]
struct Failures {
    failures: u32,
    near: u32,
}

/// Whose mail address and password these are.
///
/// A success forgets the failures of its own network only: somebody else's guesses count on. Addresses without an account cost and count the same. Requests at once are all let in before the first failure is
/// written; how many, the gateway's limiter for sign-ins bounds.
///
/// # Errors
/// `invalid_credentials`; `rate_limited` after 10 failures for the address from this network within 15 minutes, or 100
/// from all.
pub(crate) async fn authenticate(
    app: &App,
    door: Door<'_>,
    email: &EmailAddress,
    password: &Password,
    now: Timestamp,
) -> Result<Account, Problem> {
    let count = door.count(email, now.minus(WINDOW));
    let Failures { failures, near } = app.db.run(count).await?.one()?;
    if near >= FAILURES_NEAR || failures >= FAILURES {
        let detail =
            "Too many failed attempts for this mail address. Wait 15 minutes, or set a new password.";
        return Err(Problem::new(ErrorCode::RateLimited).detail(detail));
    }
    let found = accounts::by_email(&*app.db, email).await?;
    let hash = found.as_ref().map(|found| found.password_hash.as_str());
    let genuine = password::verify(password, hash)?;
    match found {
        Some(found) if genuine => Ok(found.account),
        _ => {
            app.db.run(door.insert(email, now)).await?;
            Err(ErrorCode::InvalidCredentials.into())
        }
    }
}
