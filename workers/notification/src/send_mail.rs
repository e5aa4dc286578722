//! One mail for one event, however often the event comes.

use crate::{
    App,
    delivery::Outcome,
    mail::{self, Mail},
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

/// A claim that is older than this was lost in a crash: no attempt takes so long.
const CLAIM: Duration = Duration::from_secs(120);

/// Handles a message of the queue `notifications`.
pub async fn send(app: &App, event: &Event<Notifications>, now: Timestamp) -> Message {
    match handle(app, event, now).await {
        Ok(message) => message,
        Err(problem) => {
            log::error("mail", &json!({"event": event.id, "cause": problem.to_string()}));
            Message::Retry(Duration::from_secs(10))
        }
    }
}

async fn handle(app: &App, event: &Event<Notifications>, now: Timestamp) -> Result<Message, Problem> {
    if let Notifications::StoreChanged { store_name, contact_email, postal_address, version } = &event.data {
        let told = Store {
            name: store_name.clone(),
            contact_email: contact_email.clone(),
            postal_address: postal_address.clone(),
        };
        store::keep(&*app.db, &told, *version).await?;
        return Ok(Message::Ack);
    }
    match mail::write(&event.data, &store::read(&*app.db).await?, &app.store_url) {
        Ok(Some(mail)) => attempt(app, event.id, &mail, now).await,
        Ok(None) => Ok(Message::Ack),
        Err(problem) => {
            log::error("unwritable mail", &json!({"event": event.id, "cause": problem.to_string()}));
            Ok(Message::Ack)
        }
    }
}

async fn attempt(app: &App, event: EventId, mail: &Mail, now: Timestamp) -> Result<Message, Problem> {
    if !claim(app, event, mail, now).await? {
        return Ok(Message::Ack);
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

/// True if this attempt may send the mail: nobody did, nobody is about to.
///
/// Both statements decide by themselves, so two consumers of the same event cannot both get a row back. A claim that
/// a crash left behind is taken over only where sending twice with one key sends once.
async fn claim(app: &App, event: EventId, mail: &Mail, now: Timestamp) -> Result<bool, Problem> {
    let first = Statement::new(
        "INSERT INTO notifications (event_id, id, kind, recipient, subject, text, html, order_id, status, claimed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'sending', ?9)
         ON CONFLICT (event_id) DO NOTHING RETURNING event_id",
    )
    .text(event)
    .text(new_id::<NotificationId>(now))
    .bind(mail.kind)
    .text(&mail.to)
    .text(&mail.subject)
    .bind(app.local.then_some(&*mail.text))
    .bind(app.local.then_some(&*mail.html))
    .bind(mail.order_id.map(|id| id.to_string()))
    .bind(now);
    if app.db.run(first).await?.first::<Claimed>()?.is_some() {
        return Ok(true);
    }
    let again = Statement::new(
        "UPDATE notifications SET status = 'sending', attempts = attempts + 1, claimed_at = ?2
         WHERE event_id = ?1 AND (status = 'waiting' OR (status = 'sending' AND claimed_at < ?3 AND ?4 = 1))
         RETURNING event_id",
    )
    .text(event)
    .bind(now)
    .bind(now.minus(CLAIM))
    .bind(app.delivery.is_idempotent());
    Ok(app.db.run(again).await?.first::<Claimed>()?.is_some())
}

async fn finish(
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

/// Handles a dead letter: the mail was tried as often as the queue allows.
pub async fn give_up(app: &App, event: &Event<Notifications>) -> Message {
    let failed = Statement::new(
        "UPDATE notifications SET status = 'failed' WHERE event_id = ?1 AND status = 'waiting'",
    )
    .text(event.id);
    match app.db.run(failed).await {
        Ok(_) => Message::Ack,
        Err(error) => {
            log::error("dead letter", &json!({"event": event.id, "cause": error.to_string()}));
            Message::Retry(Duration::from_secs(60))
        }
    }
}

/// Notes that the outcome of a claim which a crash left behind is unknown.
pub async fn mark_lost_claims(app: &App, now: Timestamp) -> Result<(), Problem> {
    if app.delivery.is_idempotent() {
        return Ok(());
    }
    let lost = Statement::new(
        "UPDATE notifications SET status = 'unknown', failure = 'lost in a crash'
         WHERE status = 'sending' AND claimed_at < ?1",
    )
    .bind(now.minus(CLAIM));
    app.db.run(lost).await?;
    Ok(())
}
