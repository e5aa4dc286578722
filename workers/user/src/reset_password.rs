//! A new password by mail.

use crate::{
    App,
    domain::{password, token},
    store::{
        accounts, attempts,
        email_tokens::{self, Purpose},
    },
};
use contract::{
    Unit,
    event::{Event, Notifications},
    user::{ForgotPassword, ResetPassword},
};
use edge::{Call, new_id, outbox, random};
use kernel::{ErrorCode, Problem};
use serde::Deserialize;
use std::{rc::Rc, time::Duration};

/// How long the link works.
const RESET: Duration = Duration::from_secs(3600);
/// How many mails an account gets within that time: what comes on top is ignored.
const MAILS: u32 = 5;

#[derive(Deserialize)]
struct Sent {
    tokens: u32,
}

/// `POST /auth/password/forgot`. The same answer whether or not there is such an account.
pub async fn forgot_password(app: Rc<App>, call: Call<Unit, ForgotPassword>) -> Result<Unit, Problem> {
    let Some(found) = accounts::by_email(&*app.db, &call.body.email).await? else { return Ok(Unit {}) };
    let (account, now) = (found.account, call.now);
    let count = email_tokens::count(account.id, Purpose::Reset, now.minus(RESET));
    let Sent { tokens } = app.db.run(count).await?.one()?;
    if tokens >= MAILS {
        return Ok(Unit {});
    }
    let token = token::opaque(random());
    let keep = email_tokens::insert(&token::hash(&token), account.id, Purpose::Reset, now, now.plus(RESET));
    let event = Event {
        id: new_id(now),
        at: now,
        data: Notifications::PasswordForgotten {
            customer_id: account.id,
            email: account.email,
            name: account.name,
            locale: account.locale,
            token,
        },
    };
    app.db.batch(vec![keep, outbox::insert(&event)]).await?;
    outbox::relay_later(&app, &call);
    Ok(Unit {})
}

#[derive(Deserialize)]
struct Owner {
    email: String,
}

/// `POST /auth/password/reset`.
pub async fn reset_password(app: Rc<App>, call: Call<Unit, ResetPassword>) -> Result<Unit, Problem> {
    let token = token::hash(&call.body.token);
    // First whether it can be used at all: a hash of a password costs 45 ms.
    let found = app.db.run(email_tokens::find(&token, Purpose::Reset, call.now)).await?;
    let Owner { email } = found.first()?.ok_or(ErrorCode::InvalidToken)?;
    let password = password::hash(&call.body.password, random())?;
    let batch = vec![
        email_tokens::reset_account(&token, &password, call.now),
        email_tokens::end_sessions(&token, call.now),
        attempts::forget_all(&email),
        email_tokens::use_up(&token, Purpose::Reset, call.now),
    ];
    let changed = app.db.batch(batch).await?.into_iter().next().unwrap_or_default();
    if changed.rows.is_empty() {
        return Err(ErrorCode::InvalidToken.into());
    }
    Ok(Unit {})
}
