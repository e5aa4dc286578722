#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod delivery;
mod letterhead;
mod mail;
mod mail_log;
mod mail_templates;
mod mailbox;
mod opening;
mod resend_mail;
mod routes;
mod sample;
mod send_mail;
mod store;
#[cfg(test)]
mod tests;

use contract::event::Queue;
use delivery::{Delivery, HttpApi, Mailbox, Smtp};
use edge::{
    Database, EventSink, Router, Statement,
    dead_letters::Messaging,
    runtime::{self, Config, D1, Queues},
};
use std::{rc::Rc, time::Duration};
use worker::{Context, Env, MessageBatch, Request, Response, Result, event};

thread_local! {
    static ROUTER: Rc<Router<App>> = Rc::new(routes::router());
}

/// What use cases work with.
pub struct App {
    pub db: Rc<dyn Database>,
    /// Its own queue, for what is sent through it again.
    pub queues: Rc<dyn EventSink>,
    pub delivery: Rc<dyn Delivery>,
    /// The configured sender: `Name <address>`.
    pub from: String,
    /// Where links in mails lead.
    pub store_url: String,
    /// True on a developer's machine: the mailbox can be read.
    pub local: bool,
    /// A claim that is older than this was lost in a crash: no attempt takes so long.
    pub claim: Duration,
}

impl Messaging for App {
    const INBOX: Option<Queue> = Some(Queue::Notifications);
    const HAS_OUTBOX: bool = false;

    fn db(&self) -> &dyn Database {
        &*self.db
    }

    fn queues(&self) -> &dyn EventSink {
        &*self.queues
    }

    fn on_death(&self, event: &str) -> Vec<Statement> {
        vec![send_mail::give_up(event)]
    }

    fn on_replay(&self, events: &[String]) -> Vec<Statement> {
        vec![send_mail::try_again(events)]
    }
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
            from: from.clone(),
        }),
        "http" => Rc::new(HttpApi {
            internet: Rc::new(runtime::Internet),
            url: text("MAIL_API_URL"),
            key: text("MAIL_API_KEY"),
            from: from.clone(),
        }),
        _ => Rc::new(Mailbox),
    };
    let store_url = text("STORE_URL").trim_end_matches('/').to_owned();
    Ok(App {
        db: Rc::new(D1::from_env(env)?),
        queues: Rc::new(Queues::from_env(env)),
        delivery,
        from,
        store_url,
        local: config.is_local(),
        claim: config.duration("MAIL_CLAIM_MS", Duration::from_secs(120)),
    })
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    runtime::serve(request, &env, &context, ROUTER.with(Rc::clone), app).await
}

#[event(queue)]
async fn queue(batch: MessageBatch<serde_json::Value>, env: Env, _: Context) -> Result<()> {
    runtime::consume(&batch, app(&env), |app, event| async move {
        send_mail::send(&app, &event, runtime::now()).await
    })
    .await;
    Ok(())
}
