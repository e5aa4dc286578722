//! Captures and refunds in D1. Both tables are alike; what a statement does to one it does to the other.

use crate::provider::Seen;
use contract::payment::{Transfer, TransferStatus};
use edge::{Database, DatabaseError, Statement};
use kernel::{CaptureId, Currency, Money, MoneyError, PaymentId, RefundId, Timestamp};
use serde::Deserialize;

/// What the capture of a placed order is asked for with.
pub const ORDER_KEY: &str = "order";

/// What the shop sent in another way has no name at a provider; instead of one it has this, and its key.
const SENT_BY_SHOP: &str = "sent_by_shop:";

/// Which way the money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To us.
    Capture,
    /// Back.
    Refund,
}

/// A capture's or refund's row.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TransferRow {
    pub id: String,
    pub key: String,
    pub amount: i64,
    pub status: TransferStatus,
    pub reference: Option<String>,
    pub reason: Option<String>,
    pub failure: Option<String>,
    pub attempts: u32,
    at: i64,
}

impl TransferRow {
    /// As the staff sees it.
    pub fn transfer(&self, currency: Currency) -> Result<Transfer, MoneyError> {
        Ok(Transfer {
            id: self.id.clone(),
            key: self.key.clone(),
            amount: Money::new(self.amount, currency)?,
            status: self.status,
            reference: self.reference.clone().filter(|_| !self.is_sent_by_shop()),
            reason: self.reason.clone(),
            failure: self.failure.clone(),
            sent_by_shop: self.is_sent_by_shop(),
            at: Timestamp::from_millis(self.at),
        })
    }

    /// True for what no provider was asked for.
    pub fn is_sent_by_shop(&self) -> bool {
        self.reference.as_deref().is_some_and(|name| name.starts_with(SENT_BY_SHOP))
    }

    /// What the provider says of it, if it is not what is written.
    fn changed(&self, seen: &Seen) -> bool {
        // Two who looked at once may write in the other order: what was decided is not undecided again. A failure that
        // names nothing at the provider is our own giving up, and never outweighs what the provider said.
        let is_guess = seen.status == TransferStatus::Failed && seen.reference.is_none();
        let is_known = self.status == TransferStatus::Succeeded || self.reference.is_some();
        // So what has failed and has a name failed by the provider's word. A refund may do so after it succeeded, but
        // never succeeds afterwards: who says so looked before.
        let is_over = self.status == TransferStatus::Failed && self.reference.is_some();
        let is_settled = is_over || (is_guess && is_known);
        let is_news = self.status != seen.status && seen.status != TransferStatus::Pending && !is_settled;
        is_news || (self.reference.is_none() && seen.reference.is_some())
    }
}

/// What stands in place of a provider's name for what the shop sent in another way.
pub fn sent_by_shop(key: &str) -> String {
    format!("{SENT_BY_SHOP}{key}")
}

/// A new row's id.
fn new_id(kind: Kind, now: Timestamp) -> String {
    match kind {
        Kind::Capture => edge::new_id::<CaptureId>(now).to_string(),
        Kind::Refund => edge::new_id::<RefundId>(now).to_string(),
    }
}

/// A payment's rows, the first first.
pub fn of_payment(kind: Kind, payment: PaymentId) -> Statement {
    let sql = match kind {
        Kind::Capture => {
            "SELECT id, key, amount, status, reference, reason, failure, attempts, at
             FROM captures WHERE payment_id = ?1 ORDER BY at, id"
        }
        Kind::Refund => {
            "SELECT id, key, amount, status, reference, reason, failure, attempts, at
             FROM refunds WHERE payment_id = ?1 ORDER BY at, id"
        }
    };
    Statement::new(sql).text(payment)
}

/// Brings the payment's sums to what its rows say. Goes last in every batch that changes a row: the constraints of
/// the sums then refuse the whole batch, rows included, so rows never add up to more than there is. D1 runs one batch
/// after the other, so of two that fit alone but not together the second finds the first's row and fails.
pub fn count(payment: PaymentId) -> Statement {
    Statement::new(
        "UPDATE payments SET
             capturing = (SELECT coalesce(sum(amount), 0) FROM captures WHERE payment_id = ?1 AND status <> 'failed'),
             captured = (SELECT coalesce(sum(amount), 0) FROM captures WHERE payment_id = ?1 AND status = 'succeeded'),
             refunding = (SELECT coalesce(sum(amount), 0) FROM refunds WHERE payment_id = ?1 AND status <> 'failed'),
             refunded = (SELECT coalesce(sum(amount), 0) FROM refunds WHERE payment_id = ?1 AND status = 'succeeded')
         WHERE id = ?1",
    )
    .text(payment)
}

/// What came of asking for a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// Its row is there, now or since an earlier request with the same key.
    Here,
    /// There is not so much left.
    TooMuch,
}

/// Writes a transfer down before the provider is asked for it.
pub async fn begin(
    db: &dyn Database,
    kind: Kind,
    payment: PaymentId,
    key: &str,
    amount: Money,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<Begun, DatabaseError> {
    let sql = match kind {
        Kind::Capture => {
            "INSERT INTO captures (id, payment_id, key, amount, status, reason, at)
             VALUES (?1, ?2, ?3, ?4, 'pending', ?5, ?6) ON CONFLICT (payment_id, key) DO NOTHING"
        }
        Kind::Refund => {
            "INSERT INTO refunds (id, payment_id, key, amount, status, reason, at)
             VALUES (?1, ?2, ?3, ?4, 'pending', ?5, ?6) ON CONFLICT (payment_id, key) DO NOTHING"
        }
    };
    let insert = Statement::new(sql)
        .text(new_id(kind, now))
        .text(payment)
        .bind(key)
        .bind(amount.amount())
        .bind(reason)
        .bind(now);
    match db.batch(vec![insert, count(payment)]).await {
        Ok(_) => Ok(Begun::Here),
        Err(DatabaseError::Constraint(message)) if message.contains("CHECK") => Ok(Begun::TooMuch),
        Err(error) => Err(error),
    }
}

/// Counts an attempt, before it is made.
pub async fn attempt(db: &dyn Database, kind: Kind, id: &str, now: Timestamp) -> Result<(), DatabaseError> {
    let sql = match kind {
        Kind::Capture => "UPDATE captures SET attempts = attempts + 1, tried_at = ?1 WHERE id = ?2",
        Kind::Refund => "UPDATE refunds SET attempts = attempts + 1, tried_at = ?1 WHERE id = ?2",
    };
    db.run(Statement::new(sql).bind(now).bind(id)).await?;
    Ok(())
}

/// A row that a provider's word changes or makes, and the rows as they are then.
pub struct Update {
    pub statements: Vec<Statement>,
    pub rows: Vec<TransferRow>,
}

/// Applies what the provider says to a payment's rows.
///
/// A transfer is known by the key it was asked for with, else by the provider's name for it, else as the one that is
/// pending with the same amount; what is none of these was done elsewhere, and becomes a row as well.
pub fn apply(kind: Kind, payment: PaymentId, rows: &[TransferRow], seen: &[Seen], now: Timestamp) -> Update {
    let mut rows = rows.to_vec();
    let mut statements = Vec::new();
    for seen in seen {
        let place = rows
            .iter()
            .position(|row| seen.key.as_ref() == Some(&row.key))
            .or_else(|| {
                rows.iter().position(|row| seen.reference.is_some() && row.reference == seen.reference)
            })
            .or_else(|| {
                let is_it = |row: &TransferRow| {
                    row.status == TransferStatus::Pending
                        && row.reference.is_none()
                        && row.amount == seen.amount
                };
                rows.iter().position(|row| seen.key.is_none() && is_it(row))
            });
        if let Some(row) = place.and_then(|place| rows.get_mut(place)) {
            if row.changed(seen) {
                row.status = seen.status;
                row.failure.clone_from(&seen.failure);
                row.reference = seen.reference.clone().or_else(|| row.reference.take());
                statements.push(settle(kind, row));
            }
            continue;
        }
        // What failed elsewhere moved nothing.
        if seen.amount <= 0 || (seen.key.is_none() && seen.status == TransferStatus::Failed) {
            continue;
        }
        let id = new_id(kind, now);
        let key = seen.key.clone().or_else(|| seen.reference.clone()).unwrap_or_else(|| id.clone());
        let row = TransferRow {
            id,
            key,
            amount: seen.amount,
            status: seen.status,
            reference: seen.reference.clone(),
            reason: seen.reason.clone(),
            failure: seen.failure.clone(),
            attempts: 0,
            at: now.millis(),
        };
        statements.push(insert(kind, payment, &row, now));
        rows.push(row);
    }
    Update { statements, rows }
}

fn settle(kind: Kind, row: &TransferRow) -> Statement {
    let sql = match kind {
        Kind::Capture => "UPDATE captures SET status = ?1, reference = ?2, failure = ?3 WHERE id = ?4",
        Kind::Refund => "UPDATE refunds SET status = ?1, reference = ?2, failure = ?3 WHERE id = ?4",
    };
    Statement::new(sql)
        .json(&row.status)
        .bind(row.reference.as_deref())
        .bind(row.failure.as_deref())
        .bind(row.id.as_str())
}

fn insert(kind: Kind, payment: PaymentId, row: &TransferRow, now: Timestamp) -> Statement {
    let sql = match kind {
        Kind::Capture => {
            "INSERT INTO captures (id, payment_id, key, amount, status, reference, failure, at, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        }
        Kind::Refund => {
            "INSERT INTO refunds (id, payment_id, key, amount, status, reference, failure, at, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        }
    };
    Statement::new(sql)
        .bind(row.id.as_str())
        .text(payment)
        .bind(row.key.as_str())
        .bind(row.amount)
        .json(&row.status)
        .bind(row.reference.as_deref())
        .bind(row.failure.as_deref())
        .bind(now)
        .bind(row.reason.as_deref())
}

/// The sum of the rows that succeeded.
pub fn succeeded(rows: &[TransferRow]) -> i64 {
    rows.iter().filter(|row| row.status == TransferStatus::Succeeded).map(|row| row.amount).sum()
}

/// Payments with a transfer that was last tried before `before`. The capture of a placed order is not among them: it has
/// its own count of attempts.
pub async fn waiting(db: &dyn Database, before: Timestamp) -> Result<Vec<PaymentId>, DatabaseError> {
    #[derive(Deserialize)]
    struct Id {
        payment_id: PaymentId,
    }
    let waiting = Statement::new(
        "SELECT payment_id FROM refunds WHERE status = 'pending' AND coalesce(tried_at, at) < ?1
         UNION
         SELECT payment_id FROM captures
         WHERE status = 'pending' AND coalesce(tried_at, at) < ?1 AND key <> ?2
         LIMIT 50",
    )
    .bind(before)
    .bind(ORDER_KEY);
    let rows: Vec<Id> = db.run(waiting).await?.all()?;
    Ok(rows.into_iter().map(|row| row.payment_id).collect())
}
