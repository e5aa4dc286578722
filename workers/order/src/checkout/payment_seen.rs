//! News of a payment. The shopper's return and the queue both end here.

use crate::{
    checkout::{
        Checkout, CheckoutReply, PaymentSeen,
        steps::{declined, facts},
        storage::{Saga, Tables},
    },
    domain::checkout::{State, Step, Verdict, verdict},
    receive_payment::{News, note_payment},
};
use contract::Unit;
use edge::Call;
use kernel::{ErrorCode, Principal, Problem};
use std::rc::Rc;

/// The command [`PAYMENT_SEEN`](super::PAYMENT_SEEN). 200 with the order as it is then.
///
/// # Errors
/// The refusal, if the payment was what ended the attempt. `not_found` for an attempt that is over.
pub async fn payment_seen(
    checkout: Rc<Checkout>,
    call: Call<Unit, PaymentSeen>,
) -> Result<CheckoutReply, Problem> {
    let tables = Tables(&*checkout.storage);
    tables.prepare()?;
    let saga = tables.saga()?.filter(|saga| saga.order_id == call.body.order_id);
    let saga = saga.ok_or(ErrorCode::NotFound)?;
    if matches!(saga.state, State::Idle) {
        return Err(ErrorCode::NotFound.into());
    }
    tables.see_payment(saga.attempt, &call.body.payment)?;
    if matches!(saga.state, State::Running { step: Step::Complete } | State::Completed) {
        // The order was placed since whoever brings the news looked at it.
        let news = News::from(facts(&call.body.payment));
        note_payment(&checkout.app, saga.order_id, &news, None, (checkout.app.clock)()).await?;
    }
    if !matches!(saga.state, State::AwaitingPayment { .. }) {
        // Whoever runs the saga finds the news when the provider has answered.
        return checkout.reply(&saga, 200, false).await;
    }
    let now = (checkout.app.clock)();
    let until = now.plus(checkout.app.lease);
    let saga = decide(&tables, saga)?;
    if matches!(saga.state, State::AwaitingPayment { .. }) {
        return checkout.reply(&saga, 200, false).await;
    }
    // No await since the saga was read: of two who bring news, one goes on.
    let lease = tables.begin(&saga, until)?;
    checkout.storage.set_alarm(until).await?;
    checkout.crash_point(&saga.key, "payment", "seen").await;
    let attempt = saga.attempt;
    let result = match checkout.run(&call.caller, lease).await {
        // The queue has other messages to bring.
        Ok(()) if !matches!(call.principal(), Principal::Service { .. }) => checkout.wait(attempt).await,
        result => result,
    };
    let saga = tables.saga()?.ok_or(ErrorCode::NotFound)?;
    match saga.state {
        State::Completed | State::Running { step: Step::Complete } => checkout.reply(&saga, 200, false).await,
        _ => {
            result?;
            checkout.reply(&saga, 200, false).await
        }
    }
}

fn decide(tables: &Tables<'_>, mut saga: Saga) -> Result<Saga, Problem> {
    let Some(seen) = tables.payment(saga.attempt)? else { return Ok(saga) };
    match verdict(seen.status, seen.comes_later) {
        Verdict::Wait => {}
        Verdict::Paid => saga.state = State::Running { step: Step::Allocate },
        Verdict::Refused => {
            let refusal = declined(&seen).to_json("", "");
            saga.state = State::Undoing { reached: Step::Insert, refusal };
        }
    }
    Ok(saga)
}
