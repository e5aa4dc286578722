//! Operation to handler.

use crate::{App, letterhead, mail_log, mail_templates, mailbox, resend_mail, send_mail};
use contract::{Method, Route, Service, Unit, notification};
use edge::{Call, Router, dead_letters, operations, receipts};
use kernel::Problem;
use std::rc::Rc;

const fn page(path: &'static str, operation: &'static str) -> Route {
    Route::new(Service::Notification, Method::Get, path, operation, "The local mailbox.")
}

/// The routes of `contract::notification`, and the local mailbox.
pub fn router() -> Router<App> {
    Router::new()
        .on(&notification::LIST_MAILS, mail_log::list_mails)
        .on(&notification::GET_MAIL, mail_log::get_mail)
        .on(&notification::RESEND_MAIL, resend_mail::resend_mail)
        .on(&notification::LIST_MAIL_TEMPLATES, mail_templates::list_mail_templates)
        .on(&notification::PREVIEW_MAIL, mail_templates::preview_mail)
        .on(&notification::SAVE_MAIL_TEMPLATE, mail_templates::save_mail_template)
        .on(&notification::GET_MAIL_SETTINGS, letterhead::get_mail_settings)
        .on(&notification::SAVE_MAIL_SETTINGS, letterhead::save_mail_settings)
        .on(&notification::GET_MAIL_HEALTH, mail_log::get_mail_health)
        .on(&notification::GET_QUEUES, dead_letters::report)
        .on(&notification::TREAT_DEAD_LETTERS, dead_letters::treat)
        .on(&notification::RECEIVED_EVENTS, |app, call| async move {
            receipts::received(&*app.db, &call.body).await
        })
        .on(&notification::READY, operations::ready)
        .on(&notification::TICK, tick)
        .raw(page("/dev/mailbox", "mailbox"), mailbox::list)
        .raw(page("/dev/mailbox.json", "mailbox_json"), mailbox::json)
        .raw(page("/dev/mailbox/{id}", "mailbox_mail"), mailbox::show)
        .raw(page("/dev/mailbox/{id}/html", "mailbox_html"), mailbox::html)
}

async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    send_mail::mark_lost_claims(&app, call.now).await?;
    let old = [send_mail::forget_words, dead_letters::forget_old, receipts::forget_old];
    app.db.batch(old.map(|forget| forget(call.now)).to_vec()).await?;
    Ok(Unit {})
}
