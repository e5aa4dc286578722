//! The mails that were sent about an order.

use crate::{
    app::App,
    components::{Heads, Moment, Status, Table},
    words,
};
use contract::{
    List, Unit,
    notification::{self, ListMails, LoggedMail},
};
use edge::Context;
use kernel::{OrderId, Permission, Problem};
use leptos::prelude::*;

/// An ornament of the order's page: none where they may not be seen or cannot be had.
pub async fn of(app: &App, context: &Context, order: OrderId) -> Vec<LoggedMail> {
    if !context.principal().may(Permission::Settings) {
        return Vec::new();
    }
    let query = ListMails { order_id: Some(order), ..ListMails::default() };
    let found: Result<List<LoggedMail>, Problem> =
        app.notification.call(&context.caller, &notification::LIST_MAILS, &[], &query, &Unit {}).await;
    found.map(|list| list.items).unwrap_or_default()
}

#[component]
pub fn OrderMails(mails: Vec<LoggedMail>) -> impl IntoView {
    let any = !mails.is_empty();
    let rows = mails.into_iter().map(|mail| {
        view! {
            <tr>
                <th scope="row" class="title"><a href=format!("/admin/mails/{}", mail.id)>{mail.subject}</a></th>
                <td><Status words=words::mail_status(mail.status) tone=words::mail_tone(mail.status) /></td>
                <td>{words::logged_kind(&mail.kind)}</td>
                <td><Moment at=mail.tried_at /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    any.then(|| {
        view! {
            <section class="no-print" aria-labelledby="mails-heading">
                <h2 id="mails-heading">"Mails"</h2>
                <Table caption="Mails about this order, the newest first">
                    <Heads names=&["Subject", "Status", "Kind", "Tried"] />
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        }
    })
}
