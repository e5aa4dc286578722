//! Payments in D1.

use contract::{
    event::{Event, OrderInbox},
    order::PaymentStatus,
    payment::{Authorize, Payment, Provider},
};
use edge::{Database, DatabaseError, Statement, outbox};
use kernel::{Currency, Money, MoneyError, OrderId, PaymentId, Timestamp};
use serde::Deserialize;
use std::time::Duration;

/// How long webhooks and given-up keys are remembered: longer than any provider repeats a webhook, and than any
/// request can be on its way.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);

/// A payment's row.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    pub id: PaymentId,
    pub request_hash: String,
    pub order_id: OrderId,
    pub provider: Provider,
    pub status: PaymentStatus,
    amount: i64,
    currency: Currency,
    pub redirect_url: Option<String>,
    pub return_path: Option<String>,
    pub failure: Option<String>,
    pub version: u32,
    pub capture_attempts: u32,
}

impl Row {
    /// How much.
    pub fn amount(&self) -> Result<Money, MoneyError> {
        Money::new(self.amount, self.currency)
    }

    /// As other services see it.
    pub fn payment(&self) -> Result<Payment, MoneyError> {
        Ok(Payment {
            id: self.id,
            order_id: self.order_id,
            provider: self.provider,
            status: self.status,
            amount: self.amount()?,
            redirect_url: self.redirect_url.clone().filter(|_| self.status == PaymentStatus::RequiresAction),
            failure: self.failure.clone().filter(|_| self.status == PaymentStatus::Failed),
            version: self.version,
        })
    }
}

const BY_ID: &str = "SELECT id, request_hash, order_id, provider, status, amount, currency, redirect_url,
    return_path, failure, version, capture_attempts FROM payments WHERE id = ?1";
const BY_KEY: &str = "SELECT id, request_hash, order_id, provider, status, amount, currency, redirect_url,
    return_path, failure, version, capture_attempts FROM payments WHERE key = ?1";

/// The payment with this id.
pub async fn find(db: &dyn Database, id: PaymentId) -> Result<Option<Row>, DatabaseError> {
    db.run(Statement::new(BY_ID).text(id)).await?.first()
}

/// The payment that was asked for with this key; none for keys that were given up before.
pub async fn open(
    db: &dyn Database,
    id: PaymentId,
    request: &Authorize,
    request_hash: &str,
    now: Timestamp,
) -> Result<Option<Row>, DatabaseError> {
    let insert = Statement::new(
        "INSERT INTO payments (id, key, request_hash, order_id, provider, status, amount, currency, return_path,
             created_at, updated_at)
         SELECT ?1, ?2, ?3, ?4, ?5, 'pending', ?6, ?7, ?8, ?9, ?9
         WHERE NOT EXISTS (SELECT 1 FROM abandoned_keys WHERE key = ?2)
         ON CONFLICT (key) DO NOTHING",
    )
    .text(id)
    .text(&request.key)
    .bind(request_hash)
    .text(request.order_id)
    .json(&request.provider)
    .bind(request.amount.amount())
    .bind(request.amount.currency().code())
    .bind(request.return_path.clone().map(String::from))
    .bind(now);
    let rows = db.batch(vec![insert, Statement::new(BY_KEY).text(&request.key)]).await?;
    rows.into_iter().nth(1).unwrap_or_default().first()
}

/// Gives a key up, and returns the payment that was asked for with it.
pub async fn abandon_key(db: &dyn Database, key: &str, now: Timestamp) -> Result<Option<Row>, DatabaseError> {
    let abandon =
        Statement::new("INSERT INTO abandoned_keys (key, at) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING")
            .bind(key)
            .bind(now);
    let rows = db.batch(vec![abandon, Statement::new(BY_KEY).bind(key)]).await?;
    rows.into_iter().nth(1).unwrap_or_default().first()
}

/// A change of status.
pub struct Change<'a> {
    pub status: PaymentStatus,
    pub redirect_url: Option<&'a str>,
    pub failure: Option<&'a str>,
    /// As the table's CHECK names it.
    pub source: &'static str,
    /// Tells order; not for what order is told as its call's answer.
    pub event: Option<&'a Event<OrderInbox>>,
}

/// Writes a change that was decided on `row`. False if the payment changed meanwhile: nothing was written.
pub async fn change(
    db: &dyn Database,
    row: &Row,
    change: &Change<'_>,
    now: Timestamp,
) -> Result<bool, DatabaseError> {
    let version = row.version + 1;
    // First, because its key refuses the batch if somebody else wrote this version.
    let record = Statement::new(
        "INSERT INTO payment_events (payment_id, version, status, source, at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )
    .text(row.id)
    .bind(version)
    .json(&change.status)
    .bind(change.source)
    .bind(now);
    let update = Statement::new(
        "UPDATE payments SET status = ?1, redirect_url = coalesce(?2, redirect_url), failure = ?3, version = ?4,
             updated_at = ?5
         WHERE id = ?6",
    )
    .json(&change.status)
    .bind(change.redirect_url)
    .bind(change.failure)
    .bind(version)
    .bind(now)
    .text(row.id);
    let mut batch = vec![record, update];
    batch.extend(change.event.map(outbox::insert));
    match db.batch(batch).await {
        Ok(_) => Ok(true),
        Err(error) if error.is_unique("payment_events.payment_id") => Ok(false),
        Err(error) => Err(error),
    }
}

/// Remembers that a capture is wanted, and counts the attempt.
pub async fn begin_capture(
    db: &dyn Database,
    id: PaymentId,
    now: Timestamp,
) -> Result<Option<Row>, DatabaseError> {
    let count = Statement::new(
        "UPDATE payments SET capture_requested_at = ?1, capture_attempts = capture_attempts + 1
         WHERE id = ?2 AND status = 'authorized'",
    )
    .bind(now)
    .text(id);
    let rows = db.batch(vec![count, Statement::new(BY_ID).text(id)]).await?;
    rows.into_iter().nth(1).unwrap_or_default().first()
}

/// Remembers a webhook's event.
pub async fn remember_webhook(
    db: &dyn Database,
    provider: Provider,
    event_id: &str,
    now: Timestamp,
) -> Result<(), DatabaseError> {
    let remember = Statement::new(
        "INSERT INTO webhook_events (provider, event_id, received_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (provider, event_id) DO NOTHING",
    )
    .json(&provider)
    .bind(event_id)
    .bind(now);
    db.run(remember).await?;
    Ok(())
}

/// True for an event that [`remember_webhook`] had.
pub async fn had_webhook(
    db: &dyn Database,
    provider: Provider,
    event_id: &str,
) -> Result<bool, DatabaseError> {
    let seen = Statement::new("SELECT 1 AS seen FROM webhook_events WHERE provider = ?1 AND event_id = ?2")
        .json(&provider)
        .bind(event_id);
    Ok(!db.run(seen).await?.rows.is_empty())
}

/// Forgets webhooks that came more than a week ago; part of the tick.
pub fn forget_old_webhooks(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM webhook_events WHERE received_at < ?1").bind(now.minus(KEPT))
}

/// Forgets keys that were given up more than a week ago; part of the tick.
pub fn forget_abandoned_keys(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM abandoned_keys WHERE at < ?1").bind(now.minus(KEPT))
}
