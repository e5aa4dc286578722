//! The consumer's memory of which events it has had.
//!
//! ```sql
//! CREATE TABLE inbox (event_id TEXT PRIMARY KEY, received_at INTEGER NOT NULL) STRICT;
//! CREATE INDEX inbox_received ON inbox (received_at);
//! ```

use crate::{DatabaseError, Statement};
use kernel::{EventId, Timestamp};
use std::time::Duration;

/// How long events are remembered: longer than any queue repeats them and any outbox keeps them.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);

/// Goes first in the batch that holds the event's effect: for an event that was had before, the whole batch fails.
pub fn claim(event: EventId, now: Timestamp) -> Statement {
    Statement::new("INSERT INTO inbox (event_id, received_at) VALUES (?1, ?2)").text(event).bind(now)
}

/// True if a batch failed because the event was had before: it is done, acknowledge it.
pub fn is_repeated(error: &DatabaseError) -> bool {
    error.is_unique("inbox.event_id")
}

/// Forgets events that are older than a week; part of the tick.
pub fn forget_old(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM inbox WHERE received_at < ?1").bind(now.minus(KEPT))
}
