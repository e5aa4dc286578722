//! Signing in with mail address and password.

use crate::{
    App,
    domain::{password, token::RefreshName},
    sign_in::{self, ApiSession},
    store::{
        accounts::{self, Account},
        attempts,
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

/// How many failures close an address, and for how long after the first of them.
const FAILURES: u32 = 10;
pub const WINDOW: Duration = Duration::from_secs(15 * 60);

/// `POST /auth/login`.
pub async fn log_in(app: Rc<App>, call: Call<Unit, Login>) -> Result<SignedIn, Problem> {
    app.secrets()?;
    let account = authenticate(&app, &call.body.email, &call.body.password, call.now).await?;
    let session = ApiSession::new(&app, &account, call.now);
    app.db.batch(vec![session.insert, attempts::forget(&account.email)]).await?;
    let cart_id = sign_in::claim_cart(&app, &call.caller, &account, call.body.cart_id).await;
    let name = RefreshName { session: session.id, generation: 0 };
    sign_in::signed_in(&app, account, name, &session.secret, cart_id, call.now)
}

/// `POST /internal/v1/browser-sessions`.
pub async fn open_browser_session(app: Rc<App>, call: Call<Unit, Login>) -> Result<BrowserSession, Problem> {
    let account = authenticate(&app, &call.body.email, &call.body.password, call.now).await?;
    let (insert, mut session) = sign_in::browser_session(&app, &account, call.now);
    app.db.batch(vec![insert, attempts::forget(&account.email)]).await?;
    session.cart_id = sign_in::claim_cart(&app, &call.caller, &account, call.body.cart_id).await;
    Ok(session)
}

#[derive(Deserialize)]
struct Failures {
    failures: u32,
}

/// Whose mail address and password these are.
///
/// Addresses without an account cost and count the same. Requests at once are all let in before the first failure is
/// written; how many, the gateway's limiter for sign-ins bounds.
///
/// # Errors
/// `invalid_credentials`; `rate_limited` after 10 failures for the address within 15 minutes.
pub(crate) async fn authenticate(
    app: &App,
    email: &EmailAddress,
    password: &Password,
    now: Timestamp,
) -> Result<Account, Problem> {
    let count = attempts::count(email, now.minus(WINDOW));
    let Failures { failures } = app.db.run(count).await?.one()?;
    if failures >= FAILURES {
        let detail = "Too many failed sign-ins for this mail address. Try again in 15 minutes.";
        return Err(Problem::new(ErrorCode::RateLimited).detail(detail));
    }
    let found = accounts::by_email(&*app.db, email).await?;
    let hash = found.as_ref().map(|found| found.password_hash.as_str());
    let genuine = password::verify(password, hash)?;
    match found {
        Some(found) if genuine => Ok(found.account),
        _ => {
            app.db.run(attempts::insert(email, now)).await?;
            Err(ErrorCode::InvalidCredentials.into())
        }
    }
}
