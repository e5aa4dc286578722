#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod delivery;
mod mail;
mod mail_log;
mod mailbox;
mod routes;
mod send_mail;
mod store;
#[cfg(test)]
mod tests;

use delivery::{Delivery, HttpApi, Mailbox, Smtp};
use edge::{
    Database, Router,
    runtime::{self, Config, D1},
};
use std::rc::Rc;
use worker::{Context, Env, MessageBatch, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    pub delivery: Rc<dyn Delivery>,
    /// Where links in mails lead.
    pub store_url: String,
    /// True on a developer's machine: the mailbox can be read.
    pub local: bool,
}

fn app(env: &Env) -> Result<App> {
    let config = Config(env);
    let text = |name| config.text(name).unwrap_or_default();
    let from = text("MAIL_FROM");
    let delivery: Rc<dyn Delivery> = match text("MAIL_DELIVERY").as_str() {
        "smtp" => Rc::new(Smtp {
            network: Rc::new(runtime::Internet),
            host: text("SMTP_HOST"),
            port: config.get("SMTP_PORT", 465),
            tls: text("SMTP_TLS") != "off",
            from,
        }),
        "http" => Rc::new(HttpApi {
            internet: Rc::new(runtime::Internet),
            url: text("MAIL_API_URL"),
            key: text("MAIL_API_KEY"),
            from,
        }),
        _ => Rc::new(Mailbox),
    };
    let store_url = text("STORE_URL").trim_end_matches('/').to_owned();
    Ok(App { db: Rc::new(D1::from_env(env)?), delivery, store_url, local: config.is_local() })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}

#[event(queue)]
async fn queue(batch: MessageBatch<serde_json::Value>, env: Env, _: Context) -> Result<()> {
    let dead = batch.queue() == "notifications-dead";
    runtime::consume(&batch, app(&env), |app, event| async move {
        if dead {
            send_mail::give_up(&app, &event).await
        } else {
            send_mail::send(&app, &event, runtime::now()).await
        }
    })
    .await;
    Ok(())
}
