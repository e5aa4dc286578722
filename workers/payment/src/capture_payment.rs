//! Takes the money that is held for an order that was placed.

use crate::{
    App,
    follow::{Source, follow},
    provider::{Seen, Snapshot, State},
    store::{
        self,
        transfers::{Kind, ORDER_KEY},
    },
    transfer_money::{Wanted, begin, push},
};
use contract::{
    Unit,
    order::PaymentStatus,
    payment::{Payment, TransferStatus},
};
use edge::{Call, outbox, runtime::Outcome};
use kernel::{ErrorCode, Money, MoneyError, PaymentId, Problem, Timestamp};
use std::{rc::Rc, time::Duration};

/// Once is enough, more often changes nothing: the status decides, and the key is the same.
///
/// A provider that cannot be reached is asked again with growing pauses; after the configured number of attempts the
/// payment has failed, and order cancels what it was for.
pub async fn capture_payment(app: &App, id: PaymentId, now: Timestamp) -> Result<Outcome, Problem> {
    let Some(row) = store::begin_capture(&*app.db, id, now).await? else { return Ok(Outcome::Ack) };
    if row.status != PaymentStatus::Authorized {
        return Ok(Outcome::Ack);
    }
    let (attempts, amount) = (row.capture_attempts, what_is_held(&row)?);
    match take(app, row, amount, now).await {
        Ok(true) => return Ok(Outcome::Ack),
        Ok(false) => {}
        // Less is asked for since it was read.
        Err(problem) if problem.code == ErrorCode::Conflict => return Ok(Outcome::Retry(pause(attempts))),
        Err(problem) => return Err(problem),
    }
    if attempts < app.capture_attempts {
        return Ok(Outcome::Retry(pause(attempts)));
    }
    let row = store::find(&*app.db, id).await?.ok_or_else(|| Problem::internal("it is gone"))?;
    if row.status == PaymentStatus::Authorized {
        let reason = "The payment could not be collected.".to_owned();
        let given_up = Seen {
            key: Some(ORDER_KEY.to_owned()),
            reference: None,
            amount: amount.amount(),
            reason: None,
            status: TransferStatus::Failed,
            failure: Some(reason.clone()),
        };
        let seen = Snapshot { captures: vec![given_up], ..Snapshot::from(State::Declined { reason }) };
        follow(app, row, &seen, Source::Capture, now).await?;
    }
    Ok(Outcome::Ack)
}

/// Of what the staff captured before, the rest; of nothing, for an order that costs nothing, nothing.
fn what_is_held(row: &store::Row) -> Result<Money, MoneyError> {
    match row.transfer(Kind::Capture, ORDER_KEY) {
        Some(known) => row.money(known.amount),
        None => row.capturable(),
    }
}

/// Asks the provider for it; false where nobody answers.
async fn take(app: &App, row: store::Row, amount: Money, now: Timestamp) -> Result<bool, Problem> {
    if amount.is_zero() {
        if row.captures.is_empty() {
            follow(app, row, &State::Captured.into(), Source::Capture, now).await?;
        }
        return Ok(true);
    }
    let wanted = Wanted { kind: Kind::Capture, key: ORDER_KEY, amount, reason: None };
    let row = begin(app, row, &wanted, now).await?;
    Ok(push(app, row, Kind::Capture, ORDER_KEY, Source::Capture, now).await?.is_ok())
}

/// `collect_payment`: the same for who cannot wait for the queue, such as a parcel that is about to be sent. The payment
/// that it returns is still held where the provider does not answer. Giving up is the queue's, whose attempts have
/// pauses: an order is not cancelled because somebody pressed a button six times.
pub async fn collect_payment(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Payment, Problem> {
    let id: PaymentId = call.params.parse("id")?;
    let row = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    if row.status == PaymentStatus::Authorized {
        let amount = what_is_held(&row)?;
        take(&app, row, amount, call.now).await?;
    }
    let row = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    outbox::relay_later(&app, &call);
    Ok(row.payment()?)
}

/// 2, 4, 8 … seconds, at most 5 minutes.
pub fn pause(attempts: u32) -> Duration {
    Duration::from_secs(1_u64.checked_shl(attempts.min(8)).unwrap_or(256).clamp(2, 300))
}
