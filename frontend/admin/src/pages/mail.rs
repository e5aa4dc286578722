//! One mail: its delivery, what it says, and sending it again.

use crate::{
    app::App,
    components::{Heads, Id, Moment, Status, Table},
    forms,
    layout::{self, framed, with_frames},
    words,
};
use contract::{
    Unit,
    notification::{self, LoggedMail, MailDetails, MailStatus, MailWords},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, NotificationId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Notice;

#[derive(Default, Deserialize)]
#[serde(default)]
struct ResendForm {
    key: String,
}

async fn find(app: &App, call: &Raw) -> Result<MailDetails, Problem> {
    let id: NotificationId = call.params.parse("id")?;
    app.notification.call(&call.caller, &notification::GET_MAIL, &[&id], &Unit {}, &Unit {}).await
}

/// `GET /admin/mails/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, StatusCode::OK, None).await
}

/// `GET /admin/mails/{id}/html`
pub async fn html(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let html = find(&app, &call).await?.html.ok_or(ErrorCode::NotFound)?;
    Ok(framed(html))
}

/// `POST /admin/mails/{id}/resend`
pub async fn resend(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: NotificationId = call.params.parse("id")?;
    let form: ResendForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &notification::RESEND_MAIL;
    match app.notification.call_with(&call.caller, endpoint, &[&id], &Unit {}, &Unit {}, &headers).await {
        Ok((_, mail)) => Ok(ui::redirect(&format!("/admin/mails/{}?done=resent", mail.id))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => page(&app, &call, ui::status(&problem), Some(problem)).await,
    }
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    problem: Option<Problem>,
) -> Result<Response<Vec<u8>>, Problem> {
    let details = find(app, call).await?;
    let done = forms::done(call);
    let key = forms::new_key(call);
    let title = details.mail.subject.clone();
    Ok(with_frames(layout::page(call, status, title, move || {
        let resent = (done == "resent").then_some(match details.mail.status {
            MailStatus::Sent => ("Sent again. This is the new mail in the log.", false),
            MailStatus::Sending | MailStatus::Waiting => ("The new mail is on its way.", false),
            MailStatus::Unknown => ("The new mail may have been sent: its server did not answer.", true),
            MailStatus::Failed => ("The new mail could not be sent. The reason stands below.", true),
        });
        view! {
            {resent.map(|(text, bad)| view! { <Notice text bad /> })}
            {problem.map(|problem| view! { <Notice text=words::problem(&problem) bad=true /> })}
            <div class="columns">
                <Words details=details.clone() />
                <Facts details key />
            </div>
        }
    })))
}

#[component]
fn Words(details: MailDetails) -> impl IntoView {
    let frame = format!("/admin/mails/{}/html", details.mail.id);
    let why = match details.words {
        MailWords::Kept => None,
        MailWords::Secret => Some(
            "What this mail says is not kept: it carries a link that signs its receiver in or sets their password. Nobody else may read it.",
        ),
        MailWords::Forgotten => Some("What this mail said was forgotten after 90 days."),
    };
    view! {
        <section class="panel" aria-labelledby="words-heading">
            <h2 id="words-heading">"What it says"</h2>
            {why.map(|why| view! { <p>{why}</p> })}
            {details.html.is_some().then(|| view! { <iframe class="mail" title="The mail as the customer sees it" src=frame sandbox="allow-same-origin"></iframe> })}
            {details
                .text
                .map(|text| {
                    view! {
                        <details>
                            <summary>"As plain text"</summary>
                            <pre class="plain" tabindex="0">{text}</pre>
                        </details>
                        <p class="muted">"The links are shortened here: what opens an order is for the customer."</p>
                    }
                })}
        </section>
    }
}

#[component]
fn Facts(details: MailDetails, key: String) -> impl IntoView {
    let MailDetails { mail, event_id, words, resendable, resend_of, resends, .. } = details;
    let status = mail.status;
    let refused = match (words, status) {
        (MailWords::Secret, _) => {
            "This mail is not sent again by hand. The customer asks for a new link in the shop: “Forgotten your password?” or “Send the link again” in the account."
        }
        (MailWords::Forgotten, _) => "What it said is not there any more, so it cannot be sent again.",
        (MailWords::Kept, _) => "It is on its way. Once that is over it can be sent again.",
    };
    view! {
        <div class="side-by">
            <section class="panel" aria-labelledby="facts-heading">
                <h2 id="facts-heading">"Delivery"</h2>
                <dl class="pairs">
                    <dt>"Status"</dt>
                    <dd><Status words=words::mail_status(status) tone=words::mail_tone(status) /></dd>
                    {mail.failure.map(|failure| view! { <dt>"Reason"</dt> <dd>{failure}</dd> })}
                    <dt>"To"</dt>
                    <dd>{mail.to.clone()}</dd>
                    <dt>"Kind"</dt>
                    <dd>{words::logged_kind(&mail.kind)}</dd>
                    <dt>"Last tried"</dt>
                    <dd>{words::moment(mail.tried_at)}</dd>
                    <dt>"Attempts"</dt>
                    <dd>{mail.attempts}</dd>
                    {mail.order_id.map(|id| view! { <dt>"Order"</dt> <dd><a href=format!("/admin/orders/{id}")>"See the order"</a></dd> })}
                    {resend_of.map(|id| view! { <dt>"Repeats"</dt> <dd><a href=format!("/admin/mails/{id}")>"An earlier mail"</a></dd> })}
                    <dt>"Event"</dt>
                    <dd><Id id=event_id.to_string() /></dd>
                </dl>
            </section>
            <section class="panel" aria-labelledby="again-heading">
                <h2 id="again-heading">"Send again"</h2>
                {if resendable {
                    view! {
                        <form method="post" action=format!("/admin/mails/{}/resend", mail.id)>
                            <p>"The same words go to " <strong>{mail.to}</strong> " once more."</p>
                            <input type="hidden" name="key" value=key />
                            <button class="primary" type="submit">"Send again"</button>
                        </form>
                    }
                        .into_any()
                } else {
                    view! { <p>{refused}</p> }.into_any()
                }}
            </section>
            {(!resends.is_empty()).then(|| view! { <Resends resends /> })}
        </div>
    }
}

#[component]
fn Resends(resends: Vec<LoggedMail>) -> impl IntoView {
    let rows = resends.into_iter().map(|mail| {
        view! {
            <tr>
                <th scope="row"><a href=format!("/admin/mails/{}", mail.id)><Moment at=mail.tried_at /></a></th>
                <td><Status words=words::mail_status(mail.status) tone=words::mail_tone(mail.status) /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="panel" aria-labelledby="resends-heading">
            <h2 id="resends-heading">"Sent again"</h2>
            <Table caption="When this mail was sent again">
                <Heads names=&["Sent", "Status"] />
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}
