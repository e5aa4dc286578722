//! The consumer's memory of which messages it has acknowledged. What is not here was lost, or is still on its way.
//!
//! Apart from the inbox: that one decides whether an event still has an effect, and must not know a message that was
//! given up and may be replayed.
//!
//! ```sql
//! CREATE TABLE receipts (event_id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
//! CREATE INDEX receipts_at ON receipts (at);
//! ```

use crate::{Database, DatabaseError, Statement};
use contract::resend::EventIds;
use kernel::{EventId, Problem, Timestamp};
use serde::Deserialize;
use std::time::Duration;

/// How long receipts are kept: longer than any outbox asks.
const KEPT: Duration = Duration::from_secs(8 * 24 * 3600);

/// Remembers that these events are done with.
pub async fn keep(db: &dyn Database, events: &[EventId], now: Timestamp) -> Result<(), DatabaseError> {
    let keep = Statement::new(
        "INSERT INTO receipts (event_id, at) SELECT value, ?1 FROM json_each(?2) WHERE true
         ON CONFLICT (event_id) DO NOTHING",
    )
    .bind(now)
    .json(&events);
    db.run(keep).await?;
    Ok(())
}

/// Which of these events are done with.
pub async fn received(db: &dyn Database, asked: &EventIds) -> Result<EventIds, Problem> {
    #[derive(Deserialize)]
    struct Row {
        event_id: EventId,
    }
    let known =
        Statement::new("SELECT event_id FROM receipts WHERE event_id IN (SELECT value FROM json_each(?1))");
    let rows: Vec<Row> = db.run(known.json(&asked.ids)).await?.all()?;
    Ok(EventIds { ids: rows.into_iter().map(|row| row.event_id).collect() })
}

/// Forgets receipts that are older than eight days; part of the tick.
pub fn forget_old(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM receipts WHERE at < ?1").bind(now.minus(KEPT))
}
