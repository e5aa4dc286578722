//! Regular work.

use crate::{
    App, log_in,
    store::{attempts, email_tokens, sessions},
};
use contract::Unit;
use edge::{Call, idempotency, outbox};
use kernel::Problem;
use std::{rc::Rc, time::Duration};

/// How long ended sign-ins and expired tokens are kept, to see what happened.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);

/// Sends what was not sent and forgets what is over.
pub async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    let batch = vec![
        outbox::forget_old(call.now),
        idempotency::forget_old(call.now),
        sessions::forget_ended(call.now.minus(KEPT)),
        attempts::forget_old(call.now.minus(log_in::WINDOW)),
        email_tokens::forget_expired(call.now.minus(KEPT)),
    ];
    app.db.batch(batch).await?;
    Ok(Unit {})
}
