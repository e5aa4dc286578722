//! The verification mail once more, for whose first one got lost.

use crate::{
    App,
    register::verification,
    store::{
        accounts,
        email_tokens::{self, Purpose},
    },
};
use contract::Unit;
use edge::{Call, outbox};
use kernel::{ErrorCode, Problem};
use serde::Deserialize;
use std::{rc::Rc, time::Duration};

/// How many mails an account gets in which time; the first one, of the registration, counts.
const LIMITS: [(u32, Duration); 2] = [(1, Duration::from_secs(60)), (5, Duration::from_secs(3600))];

#[derive(Deserialize)]
struct Sent {
    tokens: u32,
}

/// `POST /me/email/verification`. Each mail has a link of its own, and those of earlier ones go on working: a mail that
/// was merely slow is no trap, and all of them go to the same mailbox. Two requests at once may both find that none was
/// sent lately; a second mail is the worst of it.
///
/// # Errors
/// `rate_limited`: nothing was sent.
pub async fn resend_verification(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let id = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    let account = accounts::by_id(&*app.db, id).await?.account;
    if account.email_verified {
        return Ok(Unit {});
    }
    let now = call.now;
    let counts = LIMITS.map(|(_, time)| email_tokens::count(id, Purpose::Verify, now.minus(time)));
    let counts = app.db.batch(counts.to_vec()).await?;
    for ((most, _), count) in LIMITS.iter().zip(counts) {
        let Sent { tokens } = count.one()?;
        if tokens >= *most {
            return Err(ErrorCode::RateLimited.into());
        }
    }
    app.db.batch(verification(&account, now).to_vec()).await?;
    outbox::relay_later(&app, &call);
    Ok(Unit {})
}
