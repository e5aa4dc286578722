//! Sends a mail again because a member of the staff wants it: a new mail with the same words, once for one key.
//!
//! It is sent at once, not through the queue: whoever asks sees what became of it, and can ask again.

use crate::{
    App,
    delivery::Outcome,
    letterhead,
    mail::Mail,
    mail_log::{is_resendable, resent_under, words_of},
    send_mail::finish,
};
use contract::{
    Unit,
    notification::{LoggedMail, MailKind, MailStatus, MailWords},
};
use edge::{Call, Reply, Statement, new_id};
use kernel::{EmailAddress, ErrorCode, EventId, Locale, NotificationId, OrderId, Problem};
use serde::Deserialize;
use std::rc::Rc;

#[derive(Deserialize)]
struct Kept {
    kind: String,
    recipient: EmailAddress,
    subject: String,
    status: MailStatus,
    text: Option<String>,
    html: Option<String>,
    order_id: Option<OrderId>,
}

#[derive(Deserialize)]
struct Claimed {
    // What counts is whether there is a row.
    #[serde(rename = "event_id")]
    _event: EventId,
}

/// `resend_mail`.
pub async fn resend_mail(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Reply<LoggedMail>, Problem> {
    let id: NotificationId = call.params.parse("id")?;
    let asked = call.idempotency_key.as_deref().unwrap_or_default();
    let key = format!("{}/{id}/{asked}", call.principal().actor());
    if let Some(mail) = resent_under(&app, &key).await? {
        return Ok(Reply::from(mail).header("idempotency-replayed", "true"));
    }
    let kept = Statement::new(
        "SELECT kind, recipient, subject, status, text, html, order_id FROM notifications WHERE id = ?1",
    );
    let kept: Kept = app.db.run(kept.text(id)).await?.first()?.ok_or(ErrorCode::NotFound)?;
    let mut mail = readable(kept)?;
    // It says what it said; who sends it, and who gets the answer, is as it is now.
    let letterhead = letterhead::load(&app, mail.kind, Locale::default()).await?;
    letterhead.sender().clone_into(&mut mail.from_name);
    mail.reply_to = letterhead.answers_to();
    let event: EventId = new_id(call.now);
    let claim = Statement::new(
        "INSERT INTO notifications
             (event_id, id, kind, recipient, subject, text, html, order_id, status, claimed_at, resend_of, resend_key)
         SELECT ?1, ?2, kind, recipient, subject, text, html, order_id, 'sending', ?3, id, ?4
         FROM notifications WHERE id = ?5
         ON CONFLICT DO NOTHING RETURNING event_id",
    )
    .text(event)
    .text(new_id::<NotificationId>(call.now))
    .bind(call.now)
    .text(&key)
    .text(id);
    // The same click may have come twice: who has the row sends.
    if app.db.run(claim).await?.first::<Claimed>()?.is_some() {
        let (status, failure, sent_at) = match app.delivery.deliver(&mail, event).await {
            Outcome::Accepted => ("sent", None, Some(call.now)),
            Outcome::Refused(reason) | Outcome::NotSent(reason) => ("failed", Some(reason), None),
            Outcome::Unknown(reason) => ("unknown", Some(reason), None),
        };
        finish(&app, event, status, failure.as_deref(), sent_at).await?;
    }
    let mail = resent_under(&app, &key).await?.ok_or(ErrorCode::NotFound)?;
    Ok(Reply::from(mail))
}

/// The mail, if it may be sent again.
fn readable(kept: Kept) -> Result<Mail, Problem> {
    let words = words_of(&kept.kind, kept.text.as_deref());
    let refused = |detail: &str| Problem::new(ErrorCode::Conflict).detail(detail);
    if !is_resendable(words, kept.status) {
        return Err(refused(match words {
            MailWords::Secret => {
                "This email carried a link for one person only and is not sent again. The customer can ask for a new one in the shop."
            }
            MailWords::Forgotten => {
                "What this email said was forgotten after 90 days. Write to the customer yourself."
            }
            MailWords::Kept => "This email is still on its way. Look again in a moment.",
        }));
    }
    let kind: Option<MailKind> = serde_json::from_value(kept.kind.into()).ok();
    let (Some(kind), Some(text), Some(html)) = (kind, kept.text, kept.html) else {
        return Err(refused("What this email said is not there any more."));
    };
    Ok(Mail {
        kind,
        to: kept.recipient,
        from_name: String::new(),
        reply_to: None,
        subject: kept.subject,
        text,
        html,
        order_id: kept.order_id,
    })
}
