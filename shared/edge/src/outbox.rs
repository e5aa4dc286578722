//! Events that leave with the change that caused them: rows in the same batch, sent after it.
//!
//! ```sql
//! CREATE TABLE outbox (
//!     id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL,
//!     created_at INTEGER NOT NULL, sent_at INTEGER
//! ) STRICT;
//! CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
//! CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
//! ```

use crate::{Database, EventSink, Statement, json_column, runtime::log};
use contract::event::{Event, EventData, Queue};
use kernel::{Problem, Timestamp};
use serde::Deserialize;
use std::time::Duration;

/// How long sent events are kept.
const KEPT: Duration = Duration::from_secs(48 * 3600);

/// The row for an event; writing the same event again changes nothing.
pub fn insert<T: EventData>(event: &Event<T>) -> Statement {
    Statement::new(
        "INSERT INTO outbox (id, queue, body, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO NOTHING",
    )
    .text(event.id)
    .json(&T::QUEUE)
    .json(event)
    .bind(event.at)
}

#[derive(Deserialize)]
struct Row {
    id: String,
    queue: Queue,
    #[serde(deserialize_with = "json_column")]
    body: serde_json::Value,
}

/// Sends what was not sent, oldest first; what a mail says is not kept. A queue that takes nothing does not hold up the others.
///
/// Two relays at once, or a crash between sending and marking, send an event twice; consumers dedupe on its id.
pub async fn relay(db: &dyn Database, sink: &dyn EventSink, now: Timestamp) -> Result<(), Problem> {
    let unsent = Statement::new(
        "SELECT id, queue, body FROM (
             SELECT id, queue, body, row_number() OVER (PARTITION BY queue ORDER BY created_at) AS place
             FROM outbox WHERE sent_at IS NULL
         ) WHERE place <= 100 ORDER BY place",
    );
    let mut rows = db.run(unsent).await?.all::<Row>()?;
    let mut result = Ok(());
    while let Some(queue) = rows.first().map(|row| row.queue) {
        let (batch, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.queue == queue);
        rows = rest;
        let ids: Vec<&str> = batch.iter().map(|row| row.id.as_str()).collect();
        // Mails may carry a token by which somebody signs in: once sent, nobody needs what they say.
        let mark = Statement::new(
            "UPDATE outbox SET sent_at = ?1, body = CASE queue WHEN 'notifications' THEN '{}' ELSE body END
             WHERE id IN (SELECT value FROM json_each(?2))",
        )
        .bind(now)
        .json(&ids);
        let bodies = batch.iter().map(|row| row.body.clone()).collect();
        match sink.send(queue, bodies, Duration::ZERO).await {
            Ok(()) => {
                db.run(mark).await?;
            }
            Err(error) => result = result.and_then(|()| Err(Problem::unavailable(error))),
        }
    }
    result
}

/// Forgets sent events that are older than 48 hours; part of the tick.
pub fn forget_old(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM outbox WHERE sent_at < ?1").bind(now.minus(KEPT))
}

/// [`relay`] for after an answer: a failure is logged, the next tick tries again.
pub async fn relay_quietly(db: &dyn Database, sink: &dyn EventSink, now: Timestamp) {
    if let Err(problem) = relay(db, sink, now).await {
        log::error("outbox", &serde_json::json!({"cause": problem.to_string()}));
    }
}
