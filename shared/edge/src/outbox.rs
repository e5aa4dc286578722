//! Events that leave with the change that caused them: rows in the same batch, sent after it, and again until their
//! consumer is done with them.
//!
//! ```sql
//! CREATE TABLE outbox (
//!     id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, created_at INTEGER NOT NULL,
//!     sent_at INTEGER, sends INTEGER NOT NULL DEFAULT 0 CHECK (sends >= 0), confirmed_at INTEGER
//! ) STRICT;
//! CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
//! CREATE INDEX outbox_unconfirmed ON outbox (sent_at) WHERE sent_at IS NOT NULL AND confirmed_at IS NULL;
//! CREATE INDEX outbox_confirmed ON outbox (confirmed_at) WHERE confirmed_at IS NOT NULL;
//! ```

use crate::{Context, Database, EventSink, Statement, dead_letters::Messaging, json_column, runtime::log};
use contract::{
    Unit,
    event::{Event, EventData, Queue},
    resend::{AskUnconfirmed, SentEvents, SettleEvents, Unconfirmed},
};
use kernel::{EventId, Problem, Timestamp};
use serde::Deserialize;
use std::{rc::Rc, time::Duration};

/// How long confirmed events are kept, to see what happened.
const KEPT: Duration = Duration::from_secs(48 * 3600);
/// How long an event that nobody confirms is sent again: no longer than its consumer would know it by its inbox.
const TRIED: Duration = Duration::from_secs(6 * 24 * 3600);

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
    created_at: i64,
}

/// Sends what was not sent, oldest first. A queue that takes nothing does not hold up the others.
///
/// Two relays at once send an event once. A crash, or an answer of the database that is lost, leaves events that count
/// as sent and are not: nobody confirms them, so they are sent again.
pub async fn relay(db: &dyn Database, sink: &dyn EventSink, now: Timestamp) -> Result<(), Problem> {
    let claim = Statement::new(
        "UPDATE outbox SET sent_at = ?1, sends = sends + 1 WHERE id IN (
             SELECT id FROM (
                 SELECT id, row_number() OVER (PARTITION BY queue ORDER BY created_at, rowid) AS place
                 FROM outbox WHERE sent_at IS NULL
             ) WHERE place <= 100
         ) RETURNING id, queue, body, created_at",
    );
    send(db, sink, claim.bind(now)).await
}

/// [`relay`] for these events only: where many send at once, each sends its own.
pub async fn relay_these(
    db: &dyn Database,
    sink: &dyn EventSink,
    events: &[EventId],
    now: Timestamp,
) -> Result<(), Problem> {
    let claim = Statement::new(
        "UPDATE outbox SET sent_at = ?1, sends = sends + 1
         WHERE sent_at IS NULL AND id IN (SELECT value FROM json_each(?2)) RETURNING id, queue, body, created_at",
    );
    send(db, sink, claim.bind(now).json(&events)).await
}

/// Sends what was claimed, and gives back what its queue did not take.
async fn send(db: &dyn Database, sink: &dyn EventSink, claim: Statement) -> Result<(), Problem> {
    let mut rows = db.run(claim).await?.all::<Row>()?;
    rows.sort_by_key(|row| row.created_at);
    let mut result = Ok(());
    while let Some(queue) = rows.first().map(|row| row.queue) {
        let (batch, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.queue == queue);
        rows = rest;
        let (ids, bodies): (Vec<String>, Vec<_>) = batch.into_iter().map(|row| (row.id, row.body)).unzip();
        if let Err(error) = sink.send(queue, bodies, Duration::ZERO).await {
            let give_back = Statement::new(
                "UPDATE outbox SET sent_at = NULL, sends = sends - 1
                 WHERE confirmed_at IS NULL AND id IN (SELECT value FROM json_each(?1))",
            );
            let failed = match db.run(give_back.json(&ids)).await {
                Ok(_) => Problem::unavailable(error),
                Err(error) => error.into(),
            };
            result = result.and(Err(failed));
        }
    }
    result
}

/// Events that were sent a while ago and that nobody has confirmed. What is sent again and again, since its consumer is
/// not done with it, keeps nothing new waiting.
pub async fn unconfirmed(
    db: &dyn Database,
    ask: &AskUnconfirmed,
    now: Timestamp,
) -> Result<Unconfirmed, Problem> {
    #[derive(Deserialize)]
    struct Sent {
        id: EventId,
        queue: Queue,
    }
    let rows = Statement::new(
        "SELECT id, queue FROM outbox
         WHERE sent_at IS NOT NULL AND confirmed_at IS NULL AND sent_at <= CAST(?1 AS INTEGER) - CAST(?2 AS INTEGER)
         ORDER BY sends, sent_at LIMIT 4000",
    )
    .bind(now)
    .bind(ask.patience_ms);
    let mut sent: Vec<SentEvents> = Vec::new();
    for row in db.run(rows).await?.all::<Sent>()? {
        match sent.iter_mut().find(|events| events.queue == row.queue) {
            Some(events) => events.ids.push(row.id),
            None => sent.push(SentEvents { queue: row.queue, ids: vec![row.id] }),
        }
    }
    Ok(Unconfirmed { sent })
}

/// Forgets what confirmed events say (some mails carry a token by which somebody signs in), and sends the missing ones
/// again that have been missing for long enough. Repeating it changes nothing that was confirmed.
pub async fn settle(
    db: &dyn Database,
    sink: &dyn EventSink,
    events: &SettleEvents,
    now: Timestamp,
) -> Result<Unit, Problem> {
    let confirm = Statement::new(
        "UPDATE outbox SET confirmed_at = ?1, body = '{}'
         WHERE confirmed_at IS NULL AND id IN (SELECT value FROM json_each(?2))",
    );
    // Each time as long again, up to 64 times: a queue that still has the first one gets few more.
    let again = Statement::new(
        "UPDATE outbox SET sent_at = NULL
         WHERE confirmed_at IS NULL AND id IN (SELECT value FROM json_each(?1))
             AND sent_at <= CAST(?2 AS INTEGER) - CAST(?3 AS INTEGER) * (1 << min(max(sends - 1, 0), 6))
         RETURNING id",
    )
    .json(&events.missing)
    .bind(now)
    .bind(events.patience_ms);
    let done = db.batch(vec![confirm.bind(now).json(&events.confirmed), again]).await?;
    let lost = done.get(1).map_or(0, |rows| rows.rows.len());
    if lost > 0 {
        log::info("events sent again", &serde_json::json!({"events": lost}));
        relay(db, sink, now).await?;
    }
    Ok(Unit {})
}

/// Forgets events that were confirmed two days ago, and those that nobody confirmed in six; part of the tick.
pub fn forget_old(now: Timestamp) -> Statement {
    Statement::new(
        "DELETE FROM outbox WHERE confirmed_at < ?1 OR (sent_at IS NOT NULL AND confirmed_at IS NULL AND created_at < ?2)",
    )
    .bind(now.minus(KEPT))
    .bind(now.minus(TRIED))
}

/// [`relay_quietly`] once the answer is on its way.
pub fn relay_later<A: Messaging + 'static>(app: &Rc<A>, context: &Context) {
    let (app, now) = (app.clone(), context.now);
    context.defer(async move { relay_quietly(app.db(), app.queues(), now).await });
}

/// [`relay`] for when nobody waits: a failure is logged, the next tick tries again.
pub async fn relay_quietly(db: &dyn Database, sink: &dyn EventSink, now: Timestamp) {
    if let Err(problem) = relay(db, sink, now).await {
        log::error("outbox", &serde_json::json!({"cause": problem.to_string()}));
    }
}
