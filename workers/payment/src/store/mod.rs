//! Payments in D1.

pub mod manual_methods;
pub mod transfers;

use crate::provider::{Known, State};
use contract::{
    event::{Event, OrderInbox},
    order::PaymentStatus,
    payment::{self, Authorize, CANCEL_KEY, Payment, PaymentStep, Provider, TransferStatus},
};
use edge::{Database, DatabaseError, Rows, Statement, outbox};
use kernel::{Currency, CustomerId, Money, MoneyError, OrderId, PaymentId, Timestamp};
use serde::Deserialize;
use std::{collections::BTreeMap, time::Duration};
use transfers::{Kind, TransferRow};

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
    pub currency: Currency,
    /// What was asked for and has not failed, and what has succeeded.
    pub capturing: i64,
    pub captured: i64,
    pub refunding: i64,
    refunded: i64,
    pub reference: Option<String>,
    pub redirect_url: Option<String>,
    pub return_path: Option<String>,
    pub failure: Option<String>,
    pub version: u32,
    pub capture_attempts: u32,
    /// True for what was given up: whatever is or will be held is let go.
    #[serde(deserialize_with = "edge::flag")]
    pub let_go: bool,
    #[serde(skip)]
    pub captures: Vec<TransferRow>,
    #[serde(skip)]
    pub refunds: Vec<TransferRow>,
}

impl Row {
    /// How much.
    pub fn amount(&self) -> Result<Money, MoneyError> {
        self.money(self.amount)
    }

    /// An amount in the payment's currency.
    pub fn money(&self, amount: i64) -> Result<Money, MoneyError> {
        Money::new(amount, self.currency)
    }

    /// What can still be captured.
    pub fn capturable(&self) -> Result<Money, MoneyError> {
        self.money(self.amount - self.capturing)
    }

    /// What can still be given back.
    pub fn refundable(&self) -> Result<Money, MoneyError> {
        self.money(self.captured - self.refunding)
    }

    /// True where money was taken and not given back, whatever the status.
    pub const fn has_money(&self) -> bool {
        self.captured > self.refunded
    }

    /// True if the provider has refused to give back what a cancellation asked for.
    pub fn refuses_cancellation(&self) -> bool {
        let is_refused =
            |row: &TransferRow| row.key.starts_with(CANCEL_KEY) && row.status == TransferStatus::Failed;
        self.refunds.iter().any(is_refused)
    }

    /// What the provider said last.
    pub fn state(&self) -> State {
        match self.status {
            PaymentStatus::Pending => State::Pending,
            PaymentStatus::RequiresAction => {
                State::RequiresAction { redirect_url: self.redirect_url.clone().unwrap_or_default() }
            }
            PaymentStatus::Authorized => State::Authorized,
            PaymentStatus::Captured | PaymentStatus::PartiallyRefunded | PaymentStatus::Refunded => {
                State::Captured
            }
            PaymentStatus::Voided => State::Voided,
            PaymentStatus::Failed => State::Declined { reason: self.failure.clone().unwrap_or_default() },
        }
    }

    /// As its provider needs it.
    pub fn known(&self) -> Result<Known, MoneyError> {
        Ok(Known {
            id: self.id,
            order_id: self.order_id,
            amount: self.amount()?,
            captured: self.captured,
            reference: self.reference.clone(),
        })
    }

    /// The rows of one kind.
    pub fn transfers(&self, kind: Kind) -> &[TransferRow] {
        match kind {
            Kind::Capture => &self.captures,
            Kind::Refund => &self.refunds,
        }
    }

    /// The row that was asked for with this key.
    pub fn transfer(&self, kind: Kind, key: &str) -> Option<&TransferRow> {
        self.transfers(kind).iter().find(|row| row.key == key)
    }

    /// As other services see it.
    pub fn payment(&self) -> Result<Payment, MoneyError> {
        Ok(Payment {
            id: self.id,
            order_id: self.order_id,
            provider: self.provider,
            status: self.status,
            amount: self.amount()?,
            captured: self.money(self.captured)?,
            refunded: self.money(self.refunded)?,
            redirect_url: self.redirect_url.clone().filter(|_| self.status == PaymentStatus::RequiresAction),
            failure: self.failure.clone().filter(|_| self.status == PaymentStatus::Failed),
            comes_later: self.provider == Provider::Manual && self.amount > 0,
            instructions: BTreeMap::new(),
            version: self.version,
        })
    }
}

const BY_ID: &str =
    "SELECT id, request_hash, order_id, provider, status, amount, currency, capturing, captured,
    refunding, refunded, reference, redirect_url, return_path, failure, version, capture_attempts,
    let_go FROM payments WHERE id = ?1";
const BY_KEY: &str =
    "SELECT id, request_hash, order_id, provider, status, amount, currency, capturing, captured,
    refunding, refunded, reference, redirect_url, return_path, failure, version, capture_attempts,
    let_go FROM payments WHERE key = ?1";

/// The statements that read a whole payment.
fn whole(id: PaymentId) -> Vec<Statement> {
    vec![
        Statement::new(BY_ID).text(id),
        transfers::of_payment(Kind::Capture, id),
        transfers::of_payment(Kind::Refund, id),
    ]
}

fn assemble(rows: Vec<Rows>) -> Result<Option<Row>, DatabaseError> {
    let mut rows = rows.into_iter();
    let mut next = || rows.next().unwrap_or_default();
    let Some(row) = next().first::<Row>()? else { return Ok(None) };
    Ok(Some(Row { captures: next().all()?, refunds: next().all()?, ..row }))
}

/// The payment with this id, with its captures and refunds.
pub async fn find(db: &dyn Database, id: PaymentId) -> Result<Option<Row>, DatabaseError> {
    assemble(db.batch(whole(id)).await?)
}

/// The payment that its provider calls `reference`.
pub async fn find_by_reference(
    db: &dyn Database,
    provider: Provider,
    reference: &str,
) -> Result<Option<PaymentId>, DatabaseError> {
    #[derive(Deserialize)]
    struct Id {
        id: PaymentId,
    }
    let find = Statement::new("SELECT id FROM payments WHERE provider = ?1 AND reference = ?2")
        .json(&provider)
        .bind(reference);
    Ok(db.run(find).await?.first::<Id>()?.map(|row| row.id))
}

/// Writes down what the provider calls a payment that is still open, and returns the payment as it is then: with
/// another's name, where two asked at once.
pub async fn set_reference(
    db: &dyn Database,
    id: PaymentId,
    reference: &str,
) -> Result<Option<Row>, DatabaseError> {
    let set = Statement::new(
        "UPDATE payments SET reference = ?1 WHERE id = ?2 AND reference IS NULL AND status = 'pending'",
    )
    .bind(reference)
    .text(id);
    let rows = db.batch([vec![set], whole(id)].concat()).await?;
    assemble(rows.into_iter().skip(1).collect())
}

/// Everything that a payment went through.
pub async fn history(db: &dyn Database, id: PaymentId) -> Result<Vec<PaymentStep>, DatabaseError> {
    #[derive(Deserialize)]
    struct Step {
        version: u32,
        status: PaymentStatus,
        source: String,
        at: i64,
    }
    let steps = Statement::new(
        "SELECT version, status, source, at FROM payment_events WHERE payment_id = ?1 ORDER BY version",
    )
    .text(id);
    let steps = db.run(steps).await?.all::<Step>()?.into_iter().map(|step| PaymentStep {
        version: step.version,
        status: step.status,
        source: step.source,
        at: Timestamp::from_millis(step.at),
    });
    Ok(steps.collect())
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
    match rows.into_iter().nth(1).unwrap_or_default().first::<Row>()? {
        // A new payment has neither captures nor refunds to read.
        Some(row) if row.version > 0 => find(db, row.id).await,
        other => Ok(other),
    }
}

/// Gives a key up, and returns the payment that was asked for with it.
pub async fn abandon_key(db: &dyn Database, key: &str, now: Timestamp) -> Result<Option<Row>, DatabaseError> {
    let abandon =
        Statement::new("INSERT INTO abandoned_keys (key, at) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING")
            .bind(key)
            .bind(now);
    let mark = Statement::new("UPDATE payments SET let_go = 1 WHERE key = ?1").bind(key);
    let rows = db.batch(vec![abandon, mark, Statement::new(BY_KEY).bind(key)]).await?;
    match rows.into_iter().nth(2).unwrap_or_default().first::<Row>()? {
        Some(row) => find(db, row.id).await,
        None => Ok(None),
    }
}

/// A change of status.
pub struct Change<'a> {
    pub status: PaymentStatus,
    pub redirect_url: Option<&'a str>,
    pub failure: Option<&'a str>,
    /// What becomes of captures and refunds.
    pub transfers: Vec<Statement>,
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
    batch.extend(change.transfers.iter().cloned());
    batch.push(transfers::count(row.id));
    batch.extend(change.event.map(outbox::insert));
    match db.batch(batch).await {
        Ok(_) => Ok(true),
        Err(error) if error.is_unique("payment_events.payment_id") => Ok(false),
        Err(error) => Err(error),
    }
}

/// What came of asking for another amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amended {
    Written,
    /// The payment changed since it was read.
    Outdated,
    /// More was taken meanwhile, or is being taken.
    Taken,
}

/// Writes another amount down, decided on `row`. The columns' CHECKs refuse less than is being captured.
pub async fn amend(
    db: &dyn Database,
    row: &Row,
    amount: Money,
    now: Timestamp,
) -> Result<Amended, DatabaseError> {
    let version = row.version + 1;
    let record = Statement::new(
        "INSERT INTO payment_events (payment_id, version, status, source, at) VALUES (?1, ?2, ?3, 'amend', ?4)",
    )
    .text(row.id)
    .bind(version)
    .json(&row.status)
    .bind(now);
    let update =
        Statement::new("UPDATE payments SET amount = ?1, version = ?2, updated_at = ?3 WHERE id = ?4")
            .bind(amount.amount())
            .bind(version)
            .bind(now)
            .text(row.id);
    match db.batch(vec![record, update]).await {
        Ok(_) => Ok(Amended::Written),
        Err(error) if error.is_unique("payment_events.payment_id") => Ok(Amended::Outdated),
        Err(DatabaseError::Constraint(message)) if message.contains("CHECK") => Ok(Amended::Taken),
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
    let rows = db.batch([vec![count], whole(id)].concat()).await?;
    assemble(rows.into_iter().skip(1).collect())
}

/// Payments that hold money or may come to, by their ids: those after one, and that did not change since a while. What was
/// taken and not given back is held whatever the status says: of a payment that failed, too.
pub async fn holding(
    db: &dyn Database,
    after: Option<PaymentId>,
    before: Timestamp,
) -> Result<Vec<Row>, DatabaseError> {
    let rows = Statement::new(
        "SELECT id, request_hash, order_id, provider, status, amount, currency, capturing, captured, refunding,
             refunded, reference, redirect_url, return_path, failure, version, capture_attempts, let_go
         FROM payments
         WHERE id > ?1 AND updated_at < ?2
             AND (status NOT IN ('refunded', 'voided', 'failed') OR captured > refunded)
         ORDER BY id LIMIT ?3",
    )
    .bind(after.map_or_else(String::new, |id| id.to_string()))
    .bind(before)
    .bind(payment::HOLDING_PAGE);
    db.run(rows).await?.all()
}

/// The payments with these ids that did not change since a while.
pub async fn named(
    db: &dyn Database,
    ids: &[PaymentId],
    before: Timestamp,
) -> Result<Vec<Row>, DatabaseError> {
    let rows = Statement::new(
        "SELECT id, request_hash, order_id, provider, status, amount, currency, capturing, captured, refunding,
             refunded, reference, redirect_url, return_path, failure, version, capture_attempts, let_go
         FROM payments WHERE id IN (SELECT value FROM json_each(?1)) AND updated_at < ?2",
    )
    .json(&ids)
    .bind(before);
    db.run(rows).await?.all()
}

/// Payments that were given up and are still open: their provider could not be told. What it has refused to give back is not
/// among them: it would refuse it every minute. In any order, so that those that never get anywhere hold up no others.
pub async fn to_let_go(db: &dyn Database) -> Result<Vec<PaymentId>, DatabaseError> {
    #[derive(Deserialize)]
    struct Id {
        id: PaymentId,
    }
    let open = Statement::new(
        "SELECT id FROM payments
         WHERE let_go = 1 AND (status IN ('pending', 'requires_action', 'authorized')
             OR (refunding < captured AND NOT EXISTS (
                 SELECT 1 FROM refunds
                 WHERE payment_id = payments.id AND substr(key, 1, length(?1)) = ?1 AND status = 'failed')))
         ORDER BY random() LIMIT 50",
    )
    .bind(CANCEL_KEY);
    Ok(db.run(open).await?.all::<Id>()?.into_iter().map(|row| row.id).collect())
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

#[derive(Deserialize)]
struct StripeCustomer {
    reference: String,
}

/// What Stripe calls an account that keeps cards there.
pub async fn stripe_customer(
    db: &dyn Database,
    customer: CustomerId,
) -> Result<Option<String>, DatabaseError> {
    let find = Statement::new("SELECT reference FROM stripe_customers WHERE customer_id = ?1").text(customer);
    Ok(db.run(find).await?.first::<StripeCustomer>()?.map(|row| row.reference))
}

/// Writes it down, and returns what is written down then: another's name, where two asked at once.
pub async fn keep_stripe_customer(
    db: &dyn Database,
    customer: CustomerId,
    reference: &str,
    now: Timestamp,
) -> Result<String, DatabaseError> {
    let keep = Statement::new(
        "INSERT INTO stripe_customers (customer_id, reference, created_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (customer_id) DO NOTHING",
    )
    .text(customer)
    .bind(reference)
    .bind(now);
    db.run(keep).await?;
    Ok(stripe_customer(db, customer).await?.unwrap_or_else(|| reference.to_owned()))
}
