//! Gives money back: for another service, through the queue, or again after an outage.

use crate::{
    App,
    capture_payment::pause,
    follow::{Source, follow},
    provider::{Seen, Snapshot},
    store::{
        self, Row,
        transfers::{Kind, ORDER_KEY},
    },
    transfer_money::{Wanted, begin, note, push},
};
use contract::{
    Unit,
    payment::{NOT_ENOUGH_LEFT, Payment, RefundPayment, TransferStatus},
};
use edge::{
    Call, outbox,
    runtime::{Outcome, log},
};
use kernel::{ErrorCode, Money, PaymentId, Problem, Timestamp};
use std::rc::Rc;

/// The refund is written down first; a provider that does not answer is asked again by the tick, so the answer is no
/// failure then: what is not given back yet is missing in `refunded`.
pub async fn refund_payment(app: Rc<App>, call: Call<Unit, RefundPayment>) -> Result<Payment, Problem> {
    let id: PaymentId = call.params.parse("id")?;
    let row = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let RefundPayment { key, amount, reason, sent_by_shop } = &call.body;
    let wanted = Wanted { kind: Kind::Refund, key, amount: *amount, reason: Some(reason) };
    let begun = begin_or_refuse(&app, row, &wanted, *sent_by_shop, call.now).await;
    let row = begun.inspect_err(|_| outbox::relay_later(&app, &call))?;
    if let Err(unreachable) = push(&app, row, Kind::Refund, key, Source::Refund, call.now).await? {
        log::error("refund", &serde_json::json!({"payment": id, "cause": unreachable.to_string()}));
    }
    outbox::relay_later(&app, &call);
    Ok(store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?.payment()?)
}

/// Writes down what is to be given back, or was sent in another way. What can never be given back is written down as failed, so
/// that order hears of it with all other refunds, whichever took the money.
async fn begin_or_refuse(
    app: &App,
    row: Row,
    wanted: &Wanted<'_>,
    sent_by_shop: bool,
    now: Timestamp,
) -> Result<Row, Problem> {
    let id = row.id;
    let begun = if sent_by_shop {
        note(app, row, wanted, Source::Refund, now).await
    } else {
        begin(app, row, wanted, now).await
    };
    if begun.as_ref().is_err_and(|problem| problem.code == ErrorCode::Conflict) {
        refuse(app, id, wanted.key, wanted.amount, now).await?;
    }
    begun
}

/// A refund from the queue.
pub async fn refund_from_queue(
    app: &App,
    id: PaymentId,
    wanted: &Wanted<'_>,
    sent_by_shop: bool,
    now: Timestamp,
) -> Result<Outcome, Problem> {
    let Some(row) = store::find(&*app.db, id).await? else { return Ok(Outcome::Ack) };
    let row = match begin_or_refuse(app, row, wanted, sent_by_shop, now).await {
        Err(problem) if problem.code == ErrorCode::Conflict => return Ok(Outcome::Ack),
        begun => begun?,
    };
    let key = wanted.key;
    let attempts = row.transfer(Kind::Refund, key).map_or(0, |known| known.attempts);
    match push(app, row, Kind::Refund, key, Source::Refund, now).await? {
        Ok(_) => Ok(Outcome::Ack),
        Err(_) => Ok(Outcome::Retry(pause(attempts + 1))),
    }
}

/// Writes down that there is not so much to give back, and tells order.
async fn refuse(app: &App, id: PaymentId, key: &str, amount: Money, now: Timestamp) -> Result<(), Problem> {
    let Some(row) = store::find(&*app.db, id).await? else { return Ok(()) };
    let refused = Seen {
        key: Some(key.to_owned()),
        reference: None,
        amount: amount.amount(),
        reason: None,
        status: TransferStatus::Failed,
        failure: Some(NOT_ENOUGH_LEFT.to_owned()),
    };
    let seen = Snapshot { refunds: vec![refused], ..Snapshot::from(row.state()) };
    follow(app, row, &seen, Source::Refund, now).await?;
    Ok(())
}

/// Asks again for everything of a payment that is pending, other than its order's capture.
pub async fn push_pending(app: &App, id: PaymentId, now: Timestamp) -> Result<(), Problem> {
    let Some(mut row) = store::find(&*app.db, id).await? else { return Ok(()) };
    let captures = row.captures.iter().filter(|known| known.key != ORDER_KEY);
    let captures = captures.map(|known| (Kind::Capture, known.key.clone()));
    let refunds = row.refunds.iter().map(|known| (Kind::Refund, known.key.clone()));
    let wanted: Vec<_> = captures.chain(refunds).collect();
    for (kind, key) in wanted {
        match push(app, row, kind, &key, Source::Refund, now).await? {
            Ok(after) => row = after,
            // Who did not answer for one does not for the next.
            Err(unreachable) => return Err(Problem::unavailable(unreachable)),
        }
    }
    Ok(())
}
