//! Captures and refunds on their way: what is written down as wanted is asked of the provider until it says yes or no.

use crate::{
    App,
    follow::{Source, follow, follow_if, reread},
    provider::{Operation, Seen, Snapshot, Unreachable},
    store::{
        Row,
        transfers::{self, Begun, Kind, TransferRow},
    },
};
use contract::{order::PaymentStatus, payment::TransferStatus};
use kernel::{ErrorCode, Money, Problem, Timestamp};

/// A transfer that is wanted.
pub struct Wanted<'a> {
    pub kind: Kind,
    pub key: &'a str,
    pub amount: Money,
    pub reason: Option<&'a str>,
}

impl Wanted<'_> {
    /// True if a row that has its key is what was wanted.
    fn is_meant_by(&self, known: &TransferRow) -> bool {
        // What the provider told us of first has no reason of ours.
        let is_same_reason = known.reason.is_none() || known.reason.as_deref() == self.reason;
        known.amount == self.amount.amount() && is_same_reason
    }
}

/// Writes a transfer down, once a key. What is written down survives everything, and is done in the end.
///
/// # Errors
/// `conflict` with `refundable` or `capturable` if there is not so much; `idempotency_mismatch` if the key was used for
/// another amount or reason.
pub async fn begin(app: &App, row: Row, wanted: &Wanted<'_>, now: Timestamp) -> Result<Row, Problem> {
    let Wanted { kind, key, amount, reason } = *wanted;
    let row = if row.transfer(kind, key).is_some() {
        row
    } else {
        check(&row, amount)?;
        let begun = transfers::begin(&*app.db, kind, row.id, key, amount, reason, now).await?;
        let row = reread(app, &row).await?;
        if begun == Begun::TooMuch && row.transfer(kind, key).is_none() {
            return Err(too_much(kind, &row)?);
        }
        row
    };
    if row.transfer(kind, key).is_some_and(|known| known.is_sent_by_shop() || !wanted.is_meant_by(known)) {
        return Err(ErrorCode::IdempotencyMismatch.into());
    }
    Ok(row)
}

fn check(row: &Row, amount: Money) -> Result<(), Problem> {
    if amount.currency() != row.currency {
        return Err(Problem::invalid("/amount", "currency_mismatch", "The payment has another currency."));
    }
    if amount.is_negative() || amount.is_zero() {
        return Err(Problem::invalid("/amount", "too_small", "Must be more than nothing."));
    }
    Ok(())
}

/// Writes a transfer down that is made already, in one batch with what becomes of the payment: nobody is asked for it.
///
/// # Errors
/// As [`begin`]; `illegal_transition` where no more money is awaited.
pub async fn note(
    app: &App,
    row: Row,
    wanted: &Wanted<'_>,
    source: Source,
    now: Timestamp,
) -> Result<Row, Problem> {
    let Wanted { kind, key, amount, reason } = *wanted;
    check(&row, amount)?;
    let made = Seen {
        key: Some(key.to_owned()),
        reference: (kind == Kind::Refund).then(|| transfers::sent_by_shop(key)),
        amount: amount.amount(),
        reason: reason.map(str::to_owned),
        status: TransferStatus::Succeeded,
        failure: None,
    };
    let mut seen = Snapshot::from(row.state());
    match kind {
        Kind::Capture => seen.captures.push(made),
        Kind::Refund => seen.refunds.push(made),
    }
    follow_if(app, row, &seen, source, now, |row| match row.transfer(kind, key) {
        Some(known) if known.is_sent_by_shop() == (kind == Kind::Refund) && wanted.is_meant_by(known) => {
            Ok(())
        }
        // It was, or is being, asked for: that is another one.
        Some(_) => Err(ErrorCode::IdempotencyMismatch.into()),
        None if kind == Kind::Capture && row.status != PaymentStatus::Pending => {
            Err(illegal(row, "No more money is awaited."))
        }
        None => {
            let left = if kind == Kind::Capture { row.capturable()? } else { row.refundable()? };
            if left.checked_sub(amount)?.is_negative() { Err(too_much(kind, row)?) } else { Ok(()) }
        }
    })
    .await
}

/// The answer to what the payment's status does not let.
pub fn illegal(row: &Row, detail: &str) -> Problem {
    Problem::new(ErrorCode::IllegalTransition).detail(detail).with("status", row.status)
}

fn too_much(kind: Kind, row: &Row) -> Result<Problem, Problem> {
    let problem = Problem::new(ErrorCode::Conflict);
    Ok(match kind {
        Kind::Capture => {
            problem.detail("There is not so much left to capture.").with("capturable", row.capturable()?)
        }
        Kind::Refund => {
            problem.detail("There is not so much left to give back.").with("refundable", row.refundable()?)
        }
    })
}

/// Asks the provider for a transfer that is pending, and writes down what it says. The `Err` inside says that it could
/// not be asked: the transfer stays pending.
pub async fn push(
    app: &App,
    row: Row,
    kind: Kind,
    key: &str,
    source: Source,
    now: Timestamp,
) -> Result<Result<Row, Unreachable>, Problem> {
    let pending = row.transfer(kind, key).filter(|known| known.status == TransferStatus::Pending);
    let Some(pending) = pending.cloned() else { return Ok(Ok(row)) };
    transfers::attempt(&*app.db, kind, &pending.id, now).await?;
    let operation =
        Operation { key: pending.key, amount: row.money(pending.amount)?, tries: pending.attempts };
    let (provider, known) = (app.provider(row.provider)?, row.known()?);
    let answer = match kind {
        Kind::Capture => provider.capture(&known, &operation, now).await,
        Kind::Refund => provider.refund(&known, &operation, now).await,
    };
    match answer {
        Ok(seen) => Ok(Ok(follow(app, row, &seen, source, now).await?)),
        Err(unreachable) => Ok(Err(unreachable)),
    }
}
