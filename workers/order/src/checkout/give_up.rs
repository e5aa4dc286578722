//! Ends a checkout that waits for its payment.

use crate::{
    checkout::{Checkout, GiveUp, storage::Tables},
    domain::checkout::{State, Step},
};
use contract::Unit;
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// The command [`GIVE_UP`](super::GIVE_UP). What the provider holds by now is let go.
///
/// # Errors
/// `checkout_in_progress` while a step runs; `not_found` for an attempt that is over.
pub async fn give_up(checkout: Rc<Checkout>, call: Call<Unit, GiveUp>) -> Result<Unit, Problem> {
    let tables = Tables(&*checkout.storage);
    tables.prepare()?;
    let saga = tables.saga()?.filter(|saga| saga.order_id == call.body.order_id);
    let mut saga = saga.ok_or(ErrorCode::NotFound)?;
    match saga.state {
        State::AwaitingPayment { .. } => {}
        State::Running { .. } | State::Undoing { .. } => return Err(ErrorCode::CheckoutInProgress.into()),
        State::Idle | State::Completed => return Err(ErrorCode::NotFound.into()),
    }
    let refusal =
        Problem::new(ErrorCode::PaymentDeclined).detail("The order was cancelled before it was paid.");
    saga.state = State::Undoing { reached: Step::Authorize, refusal: refusal.to_json("", "") };
    saga.done = 0;
    let until = (checkout.app.clock)().plus(checkout.app.lease);
    // No await since the saga was read: of two who would go on, one does.
    let lease = tables.begin(&saga, until)?;
    checkout.storage.set_alarm(until).await?;
    let attempt = saga.attempt;
    let result = match checkout.run(&call.caller, lease).await {
        Ok(()) => checkout.wait(attempt).await,
        failed => failed,
    };
    match result {
        // The refusal is what the checkout answers from now on; here it is what was wanted.
        Err(problem) if problem.code.status() < 500 => Ok(Unit {}),
        other => other.map(|()| Unit {}),
    }
}
