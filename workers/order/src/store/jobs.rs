//! What other services must still do because of an order's change.

use edge::{Database, DatabaseError, Statement};
use kernel::{CartId, OrderId, Timestamp};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long jobs that are done are kept, to see what happened.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Give back all that a cancelled order holds: stock, promotions, money.
    Release,
    /// Take a parcel's units out of the stock.
    Ship,
    /// Give the stock back that an order holds and that will not be sent, since all its money was given back.
    Free,
    /// Take what came back into the stock again.
    Restock,
    /// Give a refund's part to the gift cards that paid, and to what paid a balance online.
    GiveBack,
    /// Bring the stock to what an order says since it was edited; ends an edit that nobody has ended.
    ReviseStock,
    /// Give back what an edit took off, or ask for less or more where nothing was taken yet.
    SettleBalance,
    /// Let the money go of a payment of a balance that was not used.
    EndBalancePayment,
}

/// A job; its id is the order's, the fulfilment's, the return's, the refund's or the edit's, so that the same job is written once.
#[derive(Clone, Debug, Deserialize)]
pub struct Job {
    pub id: String,
    pub order_id: OrderId,
    /// The order's cart, whose object can go on with the job.
    pub cart_id: CartId,
    pub kind: Kind,
    pub attempts: u32,
    /// Of how many variants the stock was changed, in the order of the order's lines.
    pub progress: usize,
}

/// The row, for the batch that holds the change. Due at once.
pub fn insert(id: &str, order: OrderId, kind: Kind, now: Timestamp) -> Statement {
    Statement::new(
        "INSERT INTO jobs (id, order_id, kind, due_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO NOTHING",
    )
    .bind(id)
    .text(order)
    .json(&kind)
    .bind(now)
}

/// Lets a job that was to be done later be done now.
pub fn hasten(id: &str, now: Timestamp) -> Statement {
    Statement::new("UPDATE jobs SET due_at = ?1 WHERE id = ?2").bind(now).bind(id)
}

/// The jobs that are due: of one order, or all.
pub async fn due(
    db: &dyn Database,
    order: Option<OrderId>,
    now: Timestamp,
) -> Result<Vec<Job>, DatabaseError> {
    let due = Statement::new(
        "SELECT jobs.id, order_id, cart_id, kind, attempts, progress FROM jobs JOIN orders ON orders.id = order_id
         WHERE done_at IS NULL AND due_at <= ?1 AND (?2 IS NULL OR order_id = ?2)
         ORDER BY due_at LIMIT 10",
    )
    .bind(now)
    .bind(order.map(|id| id.to_string()));
    db.run(due).await?.all()
}

/// Marks a job as done.
pub async fn done(db: &dyn Database, job: &Job, now: Timestamp) -> Result<(), DatabaseError> {
    db.run(Statement::new("UPDATE jobs SET done_at = ?1 WHERE id = ?2").bind(now).bind(job.id.as_str()))
        .await?;
    Ok(())
}

/// Writes down how far a job has got; it stays due. Of two who did the same part, neither sets the other back.
pub async fn advance(db: &dyn Database, job: &Job, progress: usize) -> Result<(), DatabaseError> {
    let advance = Statement::new("UPDATE jobs SET progress = max(progress, ?1), attempts = 0 WHERE id = ?2");
    let progress = u32::try_from(progress).unwrap_or(u32::MAX);
    db.run(advance.bind(progress).bind(job.id.as_str())).await?;
    Ok(())
}

/// Tries a job again later: 2, 4, 8 … seconds, at most an hour.
pub async fn postpone(db: &dyn Database, job: &Job, now: Timestamp) -> Result<(), DatabaseError> {
    let pause = Duration::from_secs(1_u64.checked_shl(job.attempts.min(11) + 1).unwrap_or(3600).min(3600));
    let postpone = Statement::new("UPDATE jobs SET attempts = attempts + 1, due_at = ?1 WHERE id = ?2")
        .bind(now.plus(pause))
        .bind(job.id.as_str());
    db.run(postpone).await?;
    Ok(())
}

/// Forgets jobs that were done more than a week ago; part of the tick.
pub fn forget_old(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM jobs WHERE done_at < ?1").bind(now.minus(KEPT))
}
