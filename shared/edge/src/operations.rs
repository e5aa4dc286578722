//! What every service answers to those who run it: whether it is there, and what became of its events.

use crate::{Call, Statement, dead_letters::Messaging, outbox};
use contract::{
    Unit,
    resend::{AskUnconfirmed, SettleEvents, Unconfirmed},
};
use kernel::Problem;
use std::rc::Rc;

/// Answers if the database does.
///
/// # Errors
/// `unavailable` if it does not.
pub async fn ready<A: Messaging>(app: Rc<A>, _: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db().run(Statement::new("SELECT 1")).await?;
    Ok(Unit {})
}

/// [`outbox::unconfirmed`] of the service.
///
/// # Errors
/// `unavailable` if the database does not answer.
pub async fn unconfirmed_events<A: Messaging>(
    app: Rc<A>,
    call: Call<Unit, AskUnconfirmed>,
) -> Result<Unconfirmed, Problem> {
    outbox::unconfirmed(app.db(), &call.body, call.now).await
}

/// [`outbox::settle`] for the service.
///
/// # Errors
/// `unavailable` if the database or the queue does not answer.
pub async fn settle_events<A: Messaging>(
    app: Rc<A>,
    call: Call<Unit, SettleEvents>,
) -> Result<Unit, Problem> {
    outbox::settle(app.db(), app.queues(), &call.body, call.now).await
}
