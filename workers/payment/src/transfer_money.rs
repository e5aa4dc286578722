//! Captures and refunds on their way: what is written down as wanted is asked of the provider until it says yes or no.

use crate::{
    App,
    follow::{Source, follow},
    provider::{Operation, Unreachable},
    store::{
        self, Row,
        transfers::{self, Begun, Kind},
    },
};
use contract::payment::TransferStatus;
use kernel::{ErrorCode, Money, Problem, Timestamp};

/// A transfer that is wanted.
pub struct Wanted<'a> {
    pub kind: Kind,
    pub key: &'a str,
    pub amount: Money,
    pub reason: Option<&'a str>,
}

/// Writes a transfer down, once a key. What is written down survives everything, and is done in the end.
///
/// # Errors
/// `conflict` with `refundable` or `capturable` if there is not so much; `idempotency_mismatch` if the key was used for
/// another amount.
pub async fn begin(app: &App, row: Row, wanted: &Wanted<'_>, now: Timestamp) -> Result<Row, Problem> {
    let Wanted { kind, key, amount, reason } = *wanted;
    let row = if row.transfer(kind, key).is_some() {
        row
    } else {
        if amount.currency() != row.currency {
            return Err(Problem::invalid(
                "/amount",
                "currency_mismatch",
                "The payment has another currency.",
            ));
        }
        if amount.is_negative() || amount.is_zero() {
            return Err(Problem::invalid("/amount", "too_small", "Must be more than nothing."));
        }
        let begun = transfers::begin(&*app.db, kind, row.id, key, amount, reason, now).await?;
        let row = reread(app, &row).await?;
        if begun == Begun::TooMuch && row.transfer(kind, key).is_none() {
            return Err(too_much(kind, &row)?);
        }
        row
    };
    if row.transfer(kind, key).is_some_and(|known| known.amount != amount.amount()) {
        return Err(ErrorCode::IdempotencyMismatch.into());
    }
    Ok(row)
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

/// The payment as it is now.
pub async fn reread(app: &App, row: &Row) -> Result<Row, Problem> {
    store::find(&*app.db, row.id).await?.ok_or_else(|| Problem::internal("the payment is gone"))
}
