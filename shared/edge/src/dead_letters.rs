//! Messages that could not be handled: kept by the queue's owner until somebody sends them again or lets them go.
//!
//! ```sql
//! CREATE TABLE dead_letters (
//!     id TEXT PRIMARY KEY, body TEXT, reason TEXT NOT NULL CHECK (reason IN ('unreadable', 'failed')),
//!     failures INTEGER NOT NULL CHECK (failures > 0), at INTEGER NOT NULL, replayed_at INTEGER,
//!     sendable INTEGER NOT NULL DEFAULT 0 CHECK (sendable IN (0, 1))
//! ) STRICT;
//! CREATE INDEX dead_letters_newest ON dead_letters (at DESC, id DESC);
//! ```

use crate::{
    Call, Database, DatabaseError, EventSink, MESSAGE_BYTES, Statement,
    cursor::{self, Position},
};
use contract::{
    List, Unit,
    event::Queue,
    queues::{
        DeadLetter, DeathReason, QueueReport, ReadQueues, TreatDeadLetters, TreatedDeadLetters, Treatment,
    },
};
use kernel::{ErrorCode, EventId, Problem, Timestamp};
use serde::Deserialize;
use serde_json::Value;
use std::{num::NonZeroU32, rc::Rc, time::Duration};
use xxhash_rust::xxh3::xxh3_128;

/// How long one that was sent again can still be seen.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);
/// How many are sent again at a time.
const MOST: u32 = 100;

/// A service's side of the queues.
pub trait Messaging {
    /// The queue that it consumes.
    const INBOX: Option<Queue>;
    /// True if it has an outbox.
    const HAS_OUTBOX: bool;

    /// Where outbox and dead letters are.
    fn db(&self) -> &dyn Database;

    /// The producers; that of its own queue among them.
    fn queues(&self) -> &dyn EventSink;

    /// What is written together with the death of an event.
    fn on_death(&self, _event: &str) -> Vec<Statement> {
        Vec::new()
    }

    /// What is written before these events are sent again.
    fn on_replay(&self, _events: &[String]) -> Vec<Statement> {
        Vec::new()
    }
}

/// The queue that a queue's failed messages go to.
pub fn queue_of_the_dead(queue: Queue) -> String {
    format!("{}-dead", queue.name())
}

/// Keeps a message that could not be handled. What may not be kept (a mail that carries a token) leaves its id only.
///
/// # Errors
/// If the database does not write: let the message come again.
pub async fn bury(
    app: &impl Messaging,
    queue: Queue,
    text: &str,
    reason: DeathReason,
    now: Timestamp,
) -> Result<(), DatabaseError> {
    let parsed: Option<Value> = serde_json::from_str(text).ok();
    let id = name(text, parsed.as_ref());
    let may_be_kept = queue.may_be_kept(text);
    // Judged here once and for all: SQLite reads JSON that serde does not (1e999, a lone surrogate), and a queue would
    // leave out what is too large for it.
    let fits = |body: &Value| body.to_string().len() <= MESSAGE_BYTES;
    let sendable = may_be_kept && parsed.as_ref().is_some_and(fits);
    let insert = Statement::new(
        "INSERT INTO dead_letters (id, body, reason, failures, at, sendable) VALUES (?1, ?2, ?3, 1, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET body = excluded.body, reason = excluded.reason,
             failures = failures + 1, at = excluded.at, replayed_at = NULL, sendable = excluded.sendable",
    )
    .text(&id)
    // To SQLite a text ends at its first NUL; no JSON holds one as it is.
    .bind(may_be_kept.then(|| text.replace('\0', "\u{2400}")))
    .json(&reason)
    .bind(now)
    .bind(sendable);
    let mut batch = vec![insert];
    batch.extend(app.on_death(&id));
    app.db().batch(batch).await.map(|_| ())
}

/// The event's id; of what has none, a name that the same body always gets, in whatever order its members stand: they
/// are in another one after it was sent again.
fn name(text: &str, parsed: Option<&Value>) -> String {
    let id = parsed.and_then(|body| body.get("id")?.as_str()?.parse::<EventId>().ok());
    let words = parsed.map_or_else(|| text.to_owned(), Value::to_string);
    id.map_or_else(|| format!("body_{:032x}", xxh3_128(words.as_bytes())), |id| id.to_string())
}

#[derive(Deserialize)]
struct Row {
    id: String,
    body: Option<String>,
    reason: DeathReason,
    failures: NonZeroU32,
    at: i64,
    replayed_at: Option<i64>,
}

impl Row {
    fn show(self, queue: Queue) -> DeadLetter {
        let body = self.body.map(|text| serde_json::from_str(&text).unwrap_or(Value::String(text)));
        let kind = body.as_ref().and_then(|body| body.get("data")?.get("kind")?.as_str().map(str::to_owned));
        DeadLetter {
            id: self.id,
            queue: queue.name().to_owned(),
            kind,
            reason: self.reason,
            failures: self.failures,
            at: Timestamp::from_millis(self.at),
            replayed_at: self.replayed_at.map(Timestamp::from_millis),
            body: body.map(without_tokens),
        }
    }
}

/// What opens something (an order's page) is not for the eyes of whoever looks after queues.
fn without_tokens(mut value: Value) -> Value {
    fn hide(value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    if name == "token" {
                        *member = Value::String("…".to_owned());
                    } else {
                        hide(member);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(hide),
            _ => {}
        }
    }
    hide(&mut value);
    value
}

const OLDER: &str = "SELECT id, body, reason, failures, at, replayed_at FROM dead_letters
    WHERE ?1 IS NULL OR (at, id) < (?1, ?2) ORDER BY at DESC, id DESC LIMIT ?3";
const NEWER: &str = "SELECT id, body, reason, failures, at, replayed_at FROM dead_letters
    WHERE (at, id) > (?1, ?2) ORDER BY at, id LIMIT ?3";

#[derive(Default, Deserialize)]
struct Counts {
    count: u32,
    since: Option<i64>,
}

/// What was not sent and what could not be handled.
///
/// # Errors
/// `invalid_cursor`; `unavailable` if the database does not answer.
pub async fn report<A: Messaging>(app: Rc<A>, call: Call<ReadQueues, Unit>) -> Result<QueueReport, Problem> {
    let query = &call.query;
    let from: Option<Position<(i64, String)>> = query.cursor.as_deref().map(cursor::decode).transpose()?;
    let (unsent, dead, letters) = match A::INBOX {
        Some(queue) => {
            let sql = if matches!(from, Some(Position::Before(_))) { NEWER } else { OLDER };
            let keys = from.as_ref().map(|(Position::After(keys) | Position::Before(keys))| keys);
            let rows = Statement::new(sql)
                .bind(keys.map(|(at, _)| *at))
                .bind(keys.map(|(_, id)| id.clone()))
                .bind(query.limit.get() + 1);
            let dead = Statement::new(
                "SELECT count(*) AS count, min(at) AS since FROM dead_letters WHERE replayed_at IS NULL",
            );
            let mut found = app.db().batch(vec![rows, dead]).await?.into_iter();
            let rows: Vec<Row> = found.next().unwrap_or_default().all()?;
            let dead: Counts = found.next().unwrap_or_default().one()?;
            let page = cursor::page(rows, query.limit, from.as_ref(), |row| (row.at, row.id.clone()));
            let letters = List {
                items: page.items.into_iter().map(|row| row.show(queue)).collect(),
                next_cursor: page.next_cursor,
                prev_cursor: page.prev_cursor,
            };
            (unsent::<A>(&app).await?, dead, letters)
        }
        None => (unsent::<A>(&app).await?, Counts::default(), List::complete(Vec::new())),
    };
    Ok(QueueReport {
        unsent: unsent.count,
        unsent_since: unsent.since.map(Timestamp::from_millis),
        dead: dead.count,
        dead_since: dead.since.map(Timestamp::from_millis),
        letters,
    })
}

async fn unsent<A: Messaging>(app: &A) -> Result<Counts, Problem> {
    if !A::HAS_OUTBOX {
        return Ok(Counts::default());
    }
    // Also what counts as sent and nobody has confirmed though it was sent again: perhaps its queue never got it. Each half
    // is read from its partial index; an OR would scan the table.
    let waiting = Statement::new(
        "SELECT count(*) AS count, min(created_at) AS since FROM (
             SELECT created_at FROM outbox WHERE sent_at IS NULL
             UNION ALL
             SELECT created_at FROM outbox WHERE sent_at IS NOT NULL AND confirmed_at IS NULL AND sends > 2
         )",
    );
    Ok(app.db().run(waiting).await?.one()?)
}

#[derive(Deserialize)]
struct Letter {
    id: String,
    body: String,
}

/// Sends dead letters through their queue again, or forgets them.
///
/// # Errors
/// `conflict` for letters that were named and cannot be sent; `unavailable` if the queue takes nothing.
pub async fn treat<A: Messaging>(
    app: Rc<A>,
    call: Call<Unit, TreatDeadLetters>,
) -> Result<TreatedDeadLetters, Problem> {
    let ids: Option<Vec<&str>> = call.body.ids.as_ref().map(|ids| ids.iter().map(|id| &**id).collect());
    if call.body.treatment == Treatment::Discard {
        let discard = Statement::new(
            "DELETE FROM dead_letters WHERE replayed_at IS NULL
                 AND (?1 IS NULL OR id IN (SELECT value FROM json_each(?1))) RETURNING id",
        );
        let gone = app.db().run(discard.json(&ids)).await?.rows.len();
        return Ok(TreatedDeadLetters { treated: u32::try_from(gone).unwrap_or(u32::MAX) });
    }
    // Sent before it is marked, as with an outbox: a crash in between sends an event twice, and consumers know it.
    let letters = Statement::new(
        "SELECT id, body FROM dead_letters WHERE replayed_at IS NULL AND sendable = 1
             AND (?1 IS NULL OR id IN (SELECT value FROM json_each(?1))) ORDER BY at, id LIMIT ?2",
    );
    let letters: Vec<Letter> = app.db().run(letters.json(&ids).bind(MOST)).await?.all()?;
    let (sent, bodies): (Vec<String>, Vec<Value>) = letters
        .into_iter()
        .filter_map(|letter| Some((letter.id, serde_json::from_str(&letter.body).ok()?)))
        .unzip();
    let Some(queue) = A::INBOX.filter(|_| !sent.is_empty()) else {
        return nothing_to_send(&*app, ids.as_deref()).await;
    };
    let before = app.on_replay(&sent);
    if !before.is_empty() {
        app.db().batch(before).await?;
    }
    app.queues().send(queue, bodies, Duration::ZERO).await.map_err(Problem::unavailable)?;
    let mark = Statement::new(
        "UPDATE dead_letters SET replayed_at = ?1 WHERE id IN (SELECT value FROM json_each(?2))",
    );
    app.db().run(mark.bind(call.now).json(&sent)).await?;
    Ok(TreatedDeadLetters { treated: u32::try_from(sent.len()).unwrap_or(u32::MAX) })
}

/// Nothing is said of what was sent before: whoever clicks twice has what they wanted.
async fn nothing_to_send(app: &impl Messaging, ids: Option<&[&str]>) -> Result<TreatedDeadLetters, Problem> {
    let stuck = Statement::new(
        "SELECT count(*) AS count, NULL AS since FROM dead_letters
         WHERE replayed_at IS NULL AND id IN (SELECT value FROM json_each(?1))",
    );
    let stuck: Counts = app.db().run(stuck.json(&ids.unwrap_or_default())).await?.one()?;
    if stuck.count > 0 {
        return Err(Problem::new(ErrorCode::Conflict).detail(
            "This message cannot be sent again: it cannot be read, it is larger than a queue takes, or it carried a link for one person and was not kept. Discard it.",
        ));
    }
    Ok(TreatedDeadLetters { treated: 0 })
}

/// Forgets what was sent again more than a week ago; part of the tick. The others stay until somebody decides.
pub fn forget_old(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM dead_letters WHERE replayed_at < ?1").bind(now.minus(KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_letter_is_known_by_its_event_and_without_one_by_its_words() {
        let event = crate::new_id::<EventId>(Timestamp::from_millis(1)).to_string();
        let name = |text: &str| name(text, serde_json::from_str(text).ok().as_ref());
        assert_eq!(name(&json!({"id": event, "data": {}}).to_string()), event);
        assert_eq!(name("{\"word\": 1, \"id\": \"x\"}"), name("{\"id\":\"x\",\"word\":1}"));
        assert_ne!(name("a"), name("b"));
    }

    #[test]
    fn tokens_are_hidden_however_deep_they_lie() {
        let body = json!({"data": {"order": {"token": "secret", "lines": [{"token": "secret", "n": 1}]}}});
        let shown = without_tokens(body);
        assert!(!shown.to_string().contains("secret"), "{shown}");
        assert_eq!(shown["data"]["order"]["lines"][0]["n"], 1);
    }
}
