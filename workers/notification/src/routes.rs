//! Operation to handler.

use crate::{App, mail_log, mailbox, send_mail};
use contract::{Method, Route, Service, Unit, notification};
use edge::{Call, Router, Statement};
use kernel::Problem;
use std::rc::Rc;

const fn page(path: &'static str, operation: &'static str) -> Route {
    Route::new(Service::Notification, Method::Get, path, operation, "The local mailbox.")
}

/// The routes of `contract::notification`, and the local mailbox.
pub fn router() -> Router<App> {
    Router::new()
        .on(&notification::LIST_MAILS, mail_log::list_mails)
        .on(&notification::GET_MAIL_HEALTH, mail_log::get_mail_health)
        .on(&notification::READY, ready)
        .on(&notification::TICK, tick)
        .raw(page("/dev/mailbox", "mailbox"), mailbox::list)
        .raw(page("/dev/mailbox.json", "mailbox_json"), mailbox::json)
        .raw(page("/dev/mailbox/{id}", "mailbox_mail"), mailbox::show)
        .raw(page("/dev/mailbox/{id}/html", "mailbox_html"), mailbox::html)
}

async fn ready(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(Statement::new("SELECT 1")).await?;
    Ok(Unit {})
}

async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    send_mail::mark_lost_claims(&app, call.now).await?;
    Ok(Unit {})
}
