//! The local mailbox: what was sent, to look at. Absent from production configuration.

use crate::App;
use askama::Template;
use contract::notification::SentMail;
use edge::{Raw, Statement};
use http::{HeaderValue, Response, header};
use kernel::{ErrorCode, Locale, Problem, TimeZone, format::moment};
use std::rc::Rc;

const SELECT_NEWEST: &str = "SELECT id, kind, recipient AS \"to\", subject, text, html, order_id,
    strftime('%Y-%m-%dT%H:%M:%fZ', sent_at / 1000.0, 'unixepoch') AS sent_at
    FROM notifications WHERE status = 'sent' AND text IS NOT NULL ORDER BY sent_at DESC, id DESC LIMIT 200";
const SELECT_ONE: &str = "SELECT id, kind, recipient AS \"to\", subject, text, html, order_id,
    strftime('%Y-%m-%dT%H:%M:%fZ', sent_at / 1000.0, 'unixepoch') AS sent_at
    FROM notifications WHERE status = 'sent' AND text IS NOT NULL AND id = ?1";

#[derive(Template)]
#[template(path = "mailbox.html")]
struct ListPage(Vec<SentMail>);

#[derive(Template)]
#[template(path = "mailbox_mail.html")]
struct MailPage(SentMail);

fn when(mail: &SentMail) -> String {
    moment(Locale::En, mail.sent_at, TimeZone::UTC)
}

fn only_local(app: &App) -> Result<(), Problem> {
    if app.local { Ok(()) } else { Err(ErrorCode::RouteNotFound.into()) }
}

async fn newest(app: &App) -> Result<Vec<SentMail>, Problem> {
    only_local(app)?;
    Ok(app.db.run(Statement::new(SELECT_NEWEST)).await?.all()?)
}

async fn find(app: &App, call: &Raw) -> Result<SentMail, Problem> {
    only_local(app)?;
    let mail = app.db.run(Statement::new(SELECT_ONE).text(call.params.get("id"))).await?.first()?;
    mail.ok_or_else(|| ErrorCode::NotFound.into())
}

fn answer(kind: &'static str, csp: &'static str, body: String) -> Response<Vec<u8>> {
    let mut response = Response::new(body.into_bytes());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp));
    response
}

const HTML: &str = "text/html; charset=utf-8";
const PAGE_CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";
/// A mail is shown in a frame of ours, without scripts.
const MAIL_CSP: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";

/// `GET /dev/mailbox.json`
pub async fn json(app: Rc<App>, _: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mails = serde_json::to_string(&newest(&app).await?).map_err(Problem::internal)?;
    Ok(answer("application/json", "default-src 'none'", mails))
}

/// `GET /dev/mailbox`
pub async fn list(app: Rc<App>, _: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let page = ListPage(newest(&app).await?).render().map_err(Problem::internal)?;
    Ok(answer(HTML, PAGE_CSP, page))
}

/// `GET /dev/mailbox/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let page = MailPage(find(&app, &call).await?).render().map_err(Problem::internal)?;
    Ok(answer(HTML, PAGE_CSP, page))
}

/// `GET /dev/mailbox/{id}/html`
pub async fn html(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    Ok(answer(HTML, MAIL_CSP, find(&app, &call).await?.html))
}
