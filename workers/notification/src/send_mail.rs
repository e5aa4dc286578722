//! One mail for one event, however often the event comes.

use crate::{
    App,
    delivery::Outcome,
    letterhead,
    mail::{self, Mail},
    opening,
    store::{self, Store},
};
use contract::event::{Event, Notifications};
use edge::{
    DatabaseError, Statement, new_id,
    runtime::{Outcome as Message, log},
};
use kernel::{EventId, NotificationId, Problem, Timestamp};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;

/// How long a mail waits for the database.
const RETRY: Duration = Duration::from_secs(10);
/// How long the words of a mail are kept: as long as somebody may ask what they said.
const WORDS: Duration = Duration::from_secs(90 * 24 * 3600);

/// Handles a message of the queue `notifications`.
pub async fn send(app: &App, event: &Event<Notifications>, now: Timestamp) -> Message {
    match handle(app, event, now).await {
        Ok(message) => message,
        Err(problem) => {
            log::error("mail", &json!({"event": event.id, "cause": problem.to_string()}));
            Message::Retry(RETRY)
        }
    }
}

async fn handle(app: &App, event: &Event<Notifications>, now: Timestamp) -> Result<Message, Problem> {
    if let Notifications::StoreChanged { store_name, contact_email, postal_address, words, version } =
        &event.data
    {
        let told = Store {
            name: store_name.clone(),
            contact_email: contact_email.clone(),
            postal_address: postal_address.clone(),
            words: words.clone(),
        };
        store::keep(&*app.db, &told, *version).await?;
        return Ok(Message::Ack);
    }
    let Some((kind, locale)) = mail::asked_by(&event.data) else { return Ok(Message::Ack) };
    match mail::write(&event.data, &letterhead::load(app, kind, locale).await?) {
        Ok(Some(mail)) => attempt(app, event.id, &mail, now).await,
        Ok(None) => Ok(Message::Ack),
        Err(problem) => {
            log::error("unwritable mail", &json!({"event": event.id, "cause": problem.to_string()}));
            Ok(Message::Ack)
        }
    }
}

async fn attempt(app: &App, event: EventId, mail: &Mail, now: Timestamp) -> Result<Message, Problem> {
    match claim(app, event, mail, now).await? {
        Claim::Ours => {}
        Claim::Settled => return Ok(Message::Ack),
        // By whoever is at it now, or was when the runtime died: looked at again when that can be told apart.
        Claim::Elsewhere => return Ok(Message::Retry(app.claim)),
    }
    match app.delivery.deliver(mail, event).await {
        Outcome::Accepted => {
            finish(app, event, "sent", None, Some(now)).await?;
            Ok(Message::Ack)
        }
        Outcome::Refused(reason) => {
            finish(app, event, "failed", Some(&reason), None).await?;
            Ok(Message::Ack)
        }
        Outcome::Unknown(reason) if !app.delivery.is_idempotent() => {
            finish(app, event, "unknown", Some(&reason), None).await?;
            Ok(Message::Ack)
        }
        Outcome::NotSent(reason) | Outcome::Unknown(reason) => {
            finish(app, event, "waiting", Some(&reason), None).await?;
            Ok(Message::Retry(Duration::from_secs(30)))
        }
    }
}

#[derive(Deserialize)]
struct Claimed {
    // What counts is whether there is a row.
    #[serde(rename = "event_id")]
    _event: EventId,
}

/// Who has a mail.
enum Claim {
    /// This attempt: it may send it.
    Ours,
    /// Another one, which may have crashed.
    Elsewhere,
    /// Nobody any longer: it is sent, or will never be.
    Settled,
}

/// Takes the mail, unless somebody did or is about to.
///
/// Both statements decide by themselves, so two consumers of the same event cannot both get a row back. A claim that
/// a crash left behind is taken over only where sending twice with one key sends once.
async fn claim(app: &App, event: EventId, mail: &Mail, now: Timestamp) -> Result<Claim, Problem> {
    // The mailbox of a developer's machine shows every mail.
    let keeps = app.local || !opening::is_secret(mail.kind);
    let first = Statement::new(
        "INSERT INTO notifications (event_id, id, kind, recipient, subject, text, html, order_id, status, claimed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'sending', ?9)
         ON CONFLICT (event_id) DO NOTHING RETURNING event_id",
    )
    .text(event)
    .text(new_id::<NotificationId>(now))
    .bind(mail.kind.as_str())
    .text(&mail.to)
    .text(&mail.subject)
    .bind(keeps.then_some(&*mail.text))
    .bind(keeps.then_some(&*mail.html))
    .bind(mail.order_id.map(|id| id.to_string()))
    .bind(now);
    if app.db.run(first).await?.first::<Claimed>()?.is_some() {
        return Ok(Claim::Ours);
    }
    let again = Statement::new(
        "UPDATE notifications SET status = 'sending', attempts = attempts + 1, claimed_at = ?2
         WHERE event_id = ?1 AND (status = 'waiting' OR (status = 'sending' AND claimed_at < ?3 AND ?4 = 1))
         RETURNING event_id",
    )
    .text(event)
    .bind(now)
    .bind(now.minus(app.claim))
    .bind(app.delivery.is_idempotent());
    if app.db.run(again).await?.first::<Claimed>()?.is_some() {
        return Ok(Claim::Ours);
    }
    let sending =
        Statement::new("SELECT event_id FROM notifications WHERE event_id = ?1 AND status = 'sending'");
    let is_claimed = app.db.run(sending.text(event)).await?.first::<Claimed>()?.is_some();
    Ok(if is_claimed { Claim::Elsewhere } else { Claim::Settled })
}

/// Notes what became of a claim.
pub async fn finish(
    app: &App,
    event: EventId,
    status: &'static str,
    failure: Option<&str>,
    sent_at: Option<Timestamp>,
) -> Result<(), DatabaseError> {
    let update = Statement::new(
        "UPDATE notifications SET status = ?2, failure = ?3, sent_at = ?4 WHERE event_id = ?1 AND status = 'sending'",
    )
    .text(event)
    .bind(status)
    .bind(failure)
    .bind(sent_at);
    app.db.run(update).await.map(|_| ())
}

/// The mail of an event that died was tried as often as the queue allows.
pub fn give_up(event: &str) -> Statement {
    Statement::new("UPDATE notifications SET status = 'failed' WHERE event_id = ?1 AND status = 'waiting'")
        .text(event)
}

/// The mails of events that go through the queue again may be tried again.
pub fn try_again(events: &[String]) -> Statement {
    Statement::new(
        "UPDATE notifications SET status = 'waiting'
         WHERE status = 'failed' AND event_id IN (SELECT value FROM json_each(?1))",
    )
    .json(&events)
}

/// Notes that the outcome of a claim which a crash left behind is unknown. One that a queue repeats under a key that
/// the provider knows is taken over instead; no queue repeats what the staff sent again.
pub async fn mark_lost_claims(app: &App, now: Timestamp) -> Result<(), Problem> {
    let lost = Statement::new(
        "UPDATE notifications SET status = 'unknown', failure = 'lost in a crash'
         WHERE status = 'sending' AND claimed_at < ?1 AND (?2 = 0 OR resend_key IS NOT NULL)",
    )
    .bind(now.minus(app.claim))
    .bind(app.delivery.is_idempotent());
    app.db.run(lost).await?;
    Ok(())
}

/// Forgets what old mails said; that they were sent stays in the log.
pub fn forget_words(now: Timestamp) -> Statement {
    Statement::new(
        "UPDATE notifications SET text = NULL, html = NULL WHERE text IS NOT NULL AND claimed_at < ?1",
    )
    .bind(now.minus(WORDS))
}
