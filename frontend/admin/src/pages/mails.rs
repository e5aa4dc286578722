//! The mails that were sent, or were not.

use crate::{
    app::App,
    components::{Choice, Found, Moment, Status, Views},
    finding,
    forms::{chosen, wire},
    layout, words,
};
use contract::{
    Unit,
    notification::{self, ListMails, LoggedMail, MailHealth},
    order::{self, OrderIds},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{OrderId, Problem};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use ui::{Field, Notice};

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Filters {
    /// The number of what is looked for.
    #[serde(skip_serializing_if = "String::is_empty")]
    find: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

impl Filters {
    fn at(&self, cursor: String) -> String {
        format!("/admin/mails?{}", ui::to_query(&Self { cursor: Some(cursor), ..self.clone() }))
    }
}

/// `GET /admin/mails`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters: Filters = ui::parse_query(&call.query)?;
    let sought = finding::find(&call, &filters.find);
    let query = ListMails {
        status: chosen(&filters.status),
        q: sought.query(),
        cursor: filters.cursor.clone(),
        ..ListMails::default()
    };
    let (found, health) = futures::join!(
        sought.among(app.notification.call(&call.caller, &notification::LIST_MAILS, &[], &query, &Unit {})),
        app.notification.call(&call.caller, &notification::GET_MAIL_HEALTH, &[], &Unit {}, &Unit {}),
    );
    let (found, health) = (found?, health?);
    let numbers = numbers(&app, &call, &found.items).await;
    let previous = found.prev_cursor.map(|cursor| filters.at(cursor));
    let next = found.next_cursor.map(|cursor| filters.at(cursor));
    let mut statuses = vec![(String::new(), "All")];
    statuses.extend(words::MAIL_STATUSES.map(|status| (wire(status), words::mail_status(status))));
    let current = match (filters.find.is_empty(), &*filters.status) {
        (true, "") => "/admin/mails",
        (true, "failed") => NOT_SENT,
        (true, "unknown") => PERHAPS_SENT,
        _ => "",
    };
    Ok(layout::page(&call, StatusCode::OK, "Mails", move || {
        let rows = found.items.into_iter().map(|mail| row(mail, &numbers).into_any()).collect();
        view! {
            <Parts current />
            <Health health />
            {sought.notice()}
            <form class="filters" method="post" action="/admin/find" role="search" aria-label="Mails">
                <input type="hidden" name="list" value="mails" />
                <Field name="q" label="Receiver or part of the subject" value=sought.text kind="search" />
                <Choice name="status" label="Status" options=statuses selected=filters.status />
                <button type="submit">"Show"</button>
            </form>
            <Found
                what="mails"
                all="/admin/mails"
                caption="Mails, the last written first"
                heads=&["Subject", "To", "Status", "-#Attempts", "-Tried", "-Order"]
                rows
                previous
                next
            />
        }
    }))
}

const NOT_SENT: &str = "/admin/mails?status=failed";
const PERHAPS_SENT: &str = "/admin/mails?status=unknown";

/// What there is about mails.
#[component]
pub fn Parts(current: &'static str) -> impl IntoView {
    let parts = [
        ("All", "/admin/mails"),
        ("Not sent", NOT_SENT),
        ("Perhaps sent", PERHAPS_SENT),
        ("Texts", "/admin/mails/templates"),
        ("Sender and footer", "/admin/mails/settings"),
    ];
    let parts = parts.map(|(name, href)| (name, href.to_owned(), href == current));
    view! { <Views label="Parts of the mails" views=parts.to_vec() /> }
}

#[component]
fn Health(health: MailHealth) -> impl IntoView {
    let trouble = trouble(health.failed, health.unknown);
    let waiting = health
        .waiting_since
        .map(|since| format!("{} wait, the oldest since {}.", health.waiting, words::moment(since)));
    view! {
        {trouble.map(|text| view! { <Notice text bad=true /> })}
        <p>{format!("Sent in the last 24 hours: {}. ", mails(health.sent))} {waiting.unwrap_or_else(|| "None are waiting.".to_owned())}</p>
    }
}

fn mails(number: u32) -> String {
    if number == 1 { "1 mail".to_owned() } else { format!("{number} mails") }
}

/// What went wrong with mails and what to do; nothing where all went well.
fn trouble(failed: u32, unknown: u32) -> Option<String> {
    let lost = (failed > 0).then(|| format!("Not sent: {}.", mails(failed)));
    let doubtful = (unknown > 0).then(|| format!("Perhaps sent: {}.", mails(unknown)));
    let said: Vec<String> = [lost, doubtful].into_iter().flatten().collect();
    (!said.is_empty()).then(|| format!("{} Open a mail to see why and to send it again.", said.join(" ")))
}

/// The numbers of the orders that mails are about; none where they cannot be had.
async fn numbers(app: &App, call: &Raw, mails: &[LoggedMail]) -> BTreeMap<OrderId, String> {
    let ids: BTreeSet<OrderId> = mails.iter().filter_map(|mail| mail.order_id).collect();
    if ids.is_empty() {
        return BTreeMap::new();
    }
    let wanted = OrderIds { ids: ids.into_iter().take(100).collect() };
    let found = app.order.call(&call.caller, &order::NUMBER_ORDERS, &[], &Unit {}, &wanted).await;
    let numbers = found.map(|found| found.items).unwrap_or_default();
    numbers.into_iter().map(|order| (order.id, order.number)).collect()
}

fn row(mail: LoggedMail, numbers: &BTreeMap<OrderId, String>) -> impl IntoView + use<> {
    let order = mail.order_id.map(|id| {
        let name = numbers.get(&id).map_or_else(|| "Order".to_owned(), |number| format!("#{number}"));
        view! { <a href=format!("/admin/orders/{id}")>{name}</a> }
    });
    let tone = words::mail_tone(mail.status);
    view! {
        <tr>
            <th scope="row" class="title"><a href=format!("/admin/mails/{}", mail.id)>{mail.subject}</a> <br /> <span class="muted">{words::logged_kind(&mail.kind)}</span></th>
            <td class="words">{mail.to}</td>
            <td>
                <Status words=words::mail_status(mail.status) tone />
                {mail.failure.map(|failure| view! { <p class="muted">{failure}</p> })}
            </td>
            <td class="amount wide">{mail.attempts}</td>
            <td class="wide"><Moment at=mail.tried_at /></td>
            <td class="wide">{order}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::trouble;

    #[test]
    fn only_what_went_wrong_with_mails_is_told() {
        assert_eq!(trouble(0, 0), None);
        let one = trouble(1, 0).unwrap();
        assert!(one.starts_with("Not sent: 1 mail. Open"), "{one}");
        let both = trouble(2, 1).unwrap();
        assert!(both.starts_with("Not sent: 2 mails. Perhaps sent: 1 mail. Open"), "{both}");
    }
}
