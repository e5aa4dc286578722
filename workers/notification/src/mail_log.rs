//! What became of the mails, for the staff; their words where no token opens an account, and without the links.

use crate::{App, opening};
use contract::{
    List, Unit,
    notification::{ListMails, LoggedMail, MailDetails, MailHealth, MailKind, MailStatus, MailWords},
};
use edge::{
    Call, Statement,
    cursor::{self, Position},
};
use kernel::{ErrorCode, EventId, NotificationId, OrderId, Problem, Timestamp};
use serde::Deserialize;
use std::{rc::Rc, time::Duration};

const DAY: Duration = Duration::from_secs(24 * 3600);

#[derive(Deserialize)]
struct Row {
    id: NotificationId,
    kind: String,
    recipient: String,
    subject: String,
    status: MailStatus,
    attempts: u32,
    failure: Option<String>,
    order_id: Option<OrderId>,
    claimed_at: i64,
}

impl From<Row> for LoggedMail {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            to: row.recipient,
            subject: row.subject,
            status: row.status,
            attempts: row.attempts,
            failure: row.failure,
            order_id: row.order_id,
            tried_at: Timestamp::from_millis(row.claimed_at),
        }
    }
}

/// Selects the columns of a [`Row`].
macro_rules! rows {
    ($which:literal) => {
        concat!(
            "SELECT id, kind, recipient, subject, status, attempts, failure, order_id, claimed_at
             FROM notifications ",
            $which
        )
    };
}

// Ids sort by time, so the list needs no other key.
const OLDER: &str = rows!(
    "WHERE (?1 IS NULL OR id < ?1) AND (?2 IS NULL OR status = ?2)
        AND (?3 IS NULL OR recipient = lower(?3) OR instr(lower(subject), lower(?3)) > 0)
        AND (?5 IS NULL OR order_id = ?5)
    ORDER BY id DESC LIMIT ?4"
);
const NEWER: &str = rows!(
    "WHERE id > ?1 AND (?2 IS NULL OR status = ?2)
        AND (?3 IS NULL OR recipient = lower(?3) OR instr(lower(subject), lower(?3)) > 0)
        AND (?5 IS NULL OR order_id = ?5)
    ORDER BY id LIMIT ?4"
);

/// `list_mails`.
pub async fn list_mails(app: Rc<App>, call: Call<ListMails, Unit>) -> Result<List<LoggedMail>, Problem> {
    let query = &call.query;
    let from: Option<Position<NotificationId>> = query.cursor.as_deref().map(cursor::decode).transpose()?;
    let sql = if matches!(from, Some(Position::Before(_))) { NEWER } else { OLDER };
    let id = from.as_ref().map(|(Position::After(id) | Position::Before(id))| id.to_string());
    let statement = Statement::new(sql)
        .bind(id)
        .json(&query.status)
        .bind(query.q.as_deref().map(str::to_owned))
        .bind(query.limit.get() + 1)
        .bind(query.order_id.map(|id| id.to_string()));
    let rows = app.db.run(statement).await?.all::<Row>()?;
    let page = cursor::page(rows, query.limit, from.as_ref(), |row| row.id);
    Ok(List {
        items: page.items.into_iter().map(Into::into).collect(),
        next_cursor: page.next_cursor,
        prev_cursor: page.prev_cursor,
    })
}

#[derive(Deserialize)]
struct Words {
    event_id: EventId,
    text: Option<String>,
    html: Option<String>,
    resend_of: Option<NotificationId>,
}

/// Whether a mail's words are kept.
pub fn words_of(kind: &str, text: Option<&str>) -> MailWords {
    let kind: Option<MailKind> = serde_json::from_value(kind.into()).ok();
    match (kind, text) {
        (Some(kind), Some(_)) if !opening::is_secret(kind) => MailWords::Kept,
        (Some(kind), None) if !opening::is_secret(kind) => MailWords::Forgotten,
        // Of a kind that nobody knows any more nobody knows what it carried.
        _ => MailWords::Secret,
    }
}

/// True if the staff may send it again: what it says is kept, and it is not on its way.
pub fn is_resendable(words: MailWords, status: MailStatus) -> bool {
    let is_over = matches!(status, MailStatus::Sent | MailStatus::Unknown | MailStatus::Failed);
    words == MailWords::Kept && is_over
}

/// Takes what opens an order out of its links.
fn without_tokens(text: &str) -> String {
    let mut parts = text.split("token=");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
        shown.push_str("token=…");
        shown.push_str(part.get(end.unwrap_or(part.len())..).unwrap_or_default());
    }
    shown
}

/// The mail that was sent again under a key.
pub async fn resent_under(app: &App, key: &str) -> Result<Option<LoggedMail>, Problem> {
    let row = Statement::new(rows!("WHERE resend_key = ?1"));
    Ok(app.db.run(row.text(key)).await?.first::<Row>()?.map(Into::into))
}

/// `get_mail`.
pub async fn get_mail(app: Rc<App>, call: Call<Unit, Unit>) -> Result<MailDetails, Problem> {
    let id: NotificationId = call.params.parse("id")?;
    let mail = Statement::new(rows!("WHERE id = ?1"));
    let words = Statement::new("SELECT event_id, text, html, resend_of FROM notifications WHERE id = ?1");
    let resends = Statement::new(rows!("WHERE resend_of = ?1 ORDER BY id DESC LIMIT 20"));
    let mut found =
        app.db.batch([mail, words, resends].map(|found| found.text(id)).to_vec()).await?.into_iter();
    let mail: LoggedMail =
        found.next().unwrap_or_default().first::<Row>()?.ok_or(ErrorCode::NotFound)?.into();
    let Words { event_id, text, html, resend_of } =
        found.next().unwrap_or_default().first()?.ok_or(ErrorCode::NotFound)?;
    let resends = found.next().unwrap_or_default().all::<Row>()?;
    let words = words_of(&mail.kind, text.as_deref());
    let shown =
        |text: Option<String>| text.filter(|_| words == MailWords::Kept).map(|text| without_tokens(&text));
    Ok(MailDetails {
        resendable: is_resendable(words, mail.status),
        mail,
        event_id,
        words,
        text: shown(text),
        html: shown(html),
        resend_of,
        resends: resends.into_iter().map(Into::into).collect(),
    })
}

#[derive(Deserialize)]
struct Counts {
    sent: u32,
    waiting: u32,
    failed: u32,
    unknown: u32,
    waiting_since: Option<i64>,
}

/// `get_mail_health`.
pub async fn get_mail_health(app: Rc<App>, call: Call<Unit, Unit>) -> Result<MailHealth, Problem> {
    let statement = Statement::new(
        "SELECT count(*) FILTER (WHERE status = 'sent' AND sent_at > ?1) AS sent,
             count(*) FILTER (WHERE status IN ('waiting', 'sending')) AS waiting,
             count(*) FILTER (WHERE status = 'failed') AS failed,
             count(*) FILTER (WHERE status = 'unknown') AS unknown,
             min(claimed_at) FILTER (WHERE status IN ('waiting', 'sending')) AS waiting_since
         FROM notifications",
    )
    .bind(call.now.minus(DAY));
    let counts: Counts = app.db.run(statement).await?.one()?;
    Ok(MailHealth {
        sent: counts.sent,
        waiting: counts.waiting,
        failed: counts.failed,
        unknown: counts.unknown,
        waiting_since: counts.waiting_since.map(Timestamp::from_millis),
    })
}
