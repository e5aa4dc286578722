//! What became of the mails, for the staff. Never their words: some carry a token.

use crate::App;
use contract::{
    List, Unit,
    notification::{ListMails, LoggedMail, MailHealth, MailStatus},
};
use edge::{
    Call, Statement,
    cursor::{self, Position},
};
use kernel::{NotificationId, OrderId, Problem, Timestamp};
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

// Ids sort by time, so the list needs no other key.
const OLDER: &str =
    "SELECT id, kind, recipient, subject, status, attempts, failure, order_id, claimed_at FROM notifications
    WHERE (?1 IS NULL OR id < ?1) AND (?2 IS NULL OR status = ?2)
        AND (?3 IS NULL OR recipient = lower(?3) OR instr(lower(subject), lower(?3)) > 0)
    ORDER BY id DESC LIMIT ?4";
const NEWER: &str =
    "SELECT id, kind, recipient, subject, status, attempts, failure, order_id, claimed_at FROM notifications
    WHERE id > ?1 AND (?2 IS NULL OR status = ?2)
        AND (?3 IS NULL OR recipient = lower(?3) OR instr(lower(subject), lower(?3)) > 0)
    ORDER BY id LIMIT ?4";

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
        .bind(query.limit.get() + 1);
    let rows = app.db.run(statement).await?.all::<Row>()?;
    let page = cursor::page(rows, query.limit, from.as_ref(), |row| row.id);
    let mail = |row: Row| LoggedMail {
        id: row.id,
        kind: row.kind,
        to: row.recipient,
        subject: row.subject,
        status: row.status,
        attempts: row.attempts,
        failure: row.failure,
        order_id: row.order_id,
        tried_at: Timestamp::from_millis(row.claimed_at),
    };
    Ok(List {
        items: page.items.into_iter().map(mail).collect(),
        next_cursor: page.next_cursor,
        prev_cursor: page.prev_cursor,
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
