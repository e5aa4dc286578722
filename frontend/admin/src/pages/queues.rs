//! What the services tell each other through queues: what waits, and what could not be handled.

use crate::{
    app::App,
    components::{Heads, Id, Moment, Status, Table},
    layout, words,
};
use client::Client;
use contract::{
    Endpoint, Limit, List, Unit, cart, inventory, notification, order, payment, product,
    queues::{
        DeadLetter, DeathReason, QueueReport, ReadQueues, TreatDeadLetters, TreatedDeadLetters, Treatment,
    },
    search, user,
};
use edge::{Context, Raw};
use http::{Response, StatusCode};
use kernel::{ErrorCode, Permission, Problem, Timestamp};
use leptos::prelude::*;
use serde::Deserialize;
use std::{rc::Rc, time::Duration};
use ui::Notice;

/// An outbox is emptied after every answer and every minute: what waits longer is stuck.
const PATIENCE: Duration = Duration::from_secs(5 * 60);
/// How many letters of a service are shown.
const SHOWN: u32 = 50;

type Treat = Endpoint<Unit, TreatDeadLetters, TreatedDeadLetters>;

/// A service with queues: its name in paths and in words, whom to ask, and how to treat its dead letters.
struct Part {
    slug: &'static str,
    name: &'static str,
    client: fn(&App) -> &Client,
    report: &'static Endpoint<ReadQueues, Unit, QueueReport>,
    treat: Option<&'static Treat>,
}

static PARTS: [Part; 8] = [
    Part {
        slug: "order",
        name: "Orders",
        client: |app| &app.order,
        report: &order::GET_QUEUES,
        treat: Some(&order::TREAT_DEAD_LETTERS),
    },
    Part {
        slug: "payment",
        name: "Payments",
        client: |app| &app.payment,
        report: &payment::GET_QUEUES,
        treat: Some(&payment::TREAT_DEAD_LETTERS),
    },
    Part {
        slug: "product",
        name: "Catalog",
        client: |app| &app.product,
        report: &product::GET_QUEUES,
        treat: Some(&product::TREAT_DEAD_LETTERS),
    },
    Part {
        slug: "search",
        name: "Search",
        client: |app| &app.search,
        report: &search::GET_QUEUES,
        treat: Some(&search::TREAT_DEAD_LETTERS),
    },
    Part {
        slug: "notification",
        name: "Mails",
        client: |app| &app.notification,
        report: &notification::GET_QUEUES,
        treat: Some(&notification::TREAT_DEAD_LETTERS),
    },
    Part {
        slug: "inventory",
        name: "Stock",
        client: |app| &app.inventory,
        report: &inventory::GET_QUEUES,
        treat: None,
    },
    Part { slug: "cart", name: "Settings", client: |app| &app.cart, report: &cart::GET_QUEUES, treat: None },
    Part { slug: "user", name: "Accounts", client: |app| &app.user, report: &user::GET_QUEUES, treat: None },
];

async fn ask(app: &App, context: &Context, limit: u32) -> Vec<(&'static Part, Result<QueueReport, Problem>)> {
    let query = ReadQueues { limit: Limit::new(limit), cursor: None };
    let query = &query;
    let reports = PARTS.iter().map(|part| async move {
        (part, (part.client)(app).call(&context.caller, part.report, &[], query, &Unit {}).await)
    });
    futures::future::join_all(reports).await
}

fn is_stuck(report: &QueueReport, now: Timestamp) -> bool {
    report.unsent_since.is_some_and(|since| since < now.minus(PATIENCE))
}

/// What is wrong with the queues, in one sentence; nothing where all is well or the account may not know.
pub async fn trouble(app: &App, context: &Context) -> Option<String> {
    if !context.principal().may(Permission::Settings) {
        return None;
    }
    let reports = ask(app, context, 1).await;
    let known = || reports.iter().filter_map(|(part, report)| Some((part, report.as_ref().ok()?)));
    let dead: u32 = known().map(|(_, report)| report.dead).sum();
    let stuck: Vec<&str> =
        known().filter(|(_, report)| is_stuck(report, context.now)).map(|(part, _)| part.name).collect();
    sentence(dead, &stuck)
}

fn sentence(dead: u32, stuck: &[&str]) -> Option<String> {
    let dead = (dead > 0).then(|| match dead {
        1 => "1 message between the parts of the shop could not be handled.".to_owned(),
        dead => format!("{dead} messages between the parts of the shop could not be handled."),
    });
    let stuck = (!stuck.is_empty())
        .then(|| format!("Messages have waited for more than five minutes: {}.", stuck.join(", ")));
    let said: Vec<String> = [dead, stuck].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// What was done, in words.
fn done(query: &Query) -> Option<String> {
    let messages = match query.count {
        1 => "1 message".to_owned(),
        count => format!("{count} messages"),
    };
    match (query.done.as_str(), query.count) {
        ("replayed", 0) => {
            Some("Nothing was sent: what waits here cannot be sent again, or already was.".to_owned())
        }
        ("replayed", _) => Some(format!(
            "Sent again: {messages}. What fails once more comes back to this list after its attempts."
        )),
        ("discarded", 0) => Some("Nothing was discarded: it is not here any more.".to_owned()),
        ("discarded", _) => Some(format!("Discarded: {messages}.")),
        _ => None,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    done: String,
    /// With how many.
    count: u32,
}

/// `GET /admin/queues`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, StatusCode::OK, None).await
}

#[derive(Deserialize)]
struct TreatForm {
    treatment: Treatment,
    /// Which letter; all of the service where there is none.
    id: Option<String>,
}

/// `POST /admin/queues/{service}`
pub async fn treat(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let part =
        PARTS.iter().find(|part| part.slug == call.params.get("service")).ok_or(ErrorCode::NotFound)?;
    let endpoint = part.treat.ok_or(ErrorCode::NotFound)?;
    let form: TreatForm = ui::parse_form(&call, &call.body)?;
    let id = form.id.map(|id| id.parse().map_err(|_| Problem::new(ErrorCode::NotFound))).transpose()?;
    let wish = TreatDeadLetters { treatment: form.treatment, ids: id.map(|id| vec![id]) };
    let done = match form.treatment {
        Treatment::Replay => "replayed",
        Treatment::Discard => "discarded",
    };
    match (part.client)(&app).call(&call.caller, endpoint, &[], &Unit {}, &wish).await {
        Ok(TreatedDeadLetters { treated }) => {
            Ok(ui::redirect(&format!("/admin/queues?done={done}&count={treated}")))
        }
        Err(problem) => page(&app, &call, ui::status(&problem), Some(problem)).await,
    }
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    problem: Option<Problem>,
) -> Result<Response<Vec<u8>>, Problem> {
    let reports = ask(app, call, SHOWN).await;
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let now = call.now;
    Ok(layout::page(call, status, "Queues", move || {
        let done = done(&query);
        // Nothing is the oldest where nothing waits.
        let waits = reports.iter().any(|(_, report)| report.as_ref().is_ok_and(|report| report.unsent > 0));
        let heads: &[&str] = if waits {
            &["Part", "State", "#Not handled", "#Not sent yet", "Oldest"]
        } else {
            &["Part", "State", "#Not handled", "#Not sent yet"]
        };
        let rows = reports.iter().map(|(part, report)| health_row(part, report.as_ref().ok(), now, waits));
        let rows = rows.collect_view();
        let is_well = !reports.iter().any(|(_, report)| report.as_ref().is_ok_and(|report| report.dead > 0));
        let letters: Vec<_> = reports
            .into_iter()
            .filter_map(|(part, report)| {
                let report = report.ok().filter(|report| !report.letters.items.is_empty())?;
                Some(view! { <Letters part report /> })
            })
            .collect();
        view! {
            {done.map(|text| view! { <Notice text /> })}
            {problem.map(|problem| view! { <Notice text=words::problem(&problem) bad=true /> })}
            <p>"The parts of the shop tell each other what happened by messages. They are sent again by themselves until they arrive; what cannot be handled even so waits here for you."</p>
            <section class="panel" aria-labelledby="parts-heading">
                <h2 id="parts-heading">"Parts of the shop"</h2>
                <Table caption="The parts of the shop and their messages">
                    <Heads names=heads />
                    <tbody>{rows}</tbody>
                </Table>
            </section>
            {is_well.then(|| view! { <p class="muted">"No message is waiting for you."</p> })}
            {letters}
        }
    }))
}

fn health_row(part: &Part, report: Option<&QueueReport>, now: Timestamp, waits: bool) -> AnyView {
    let Some(report) = report else {
        return view! {
            <tr>
                <th scope="row">{part.name}</th>
                <td colspan=if waits { 4 } else { 3 }><Status words="Does not answer" tone="bad" /></td>
            </tr>
        }
        .into_any();
    };
    let (state, tone) = if report.dead > 0 {
        ("Look below", "bad")
    } else if is_stuck(report, now) {
        ("Stuck", "bad")
    } else {
        ("OK", "good")
    };
    view! {
        <tr>
            <th scope="row">{part.name}</th>
            <td><Status words=state tone /></td>
            <td class="amount">{report.dead}</td>
            <td class="amount">{report.unsent}</td>
            {waits.then(|| view! { <td>{report.unsent_since.map(|at| view! { <Moment at /> })}</td> })}
        </tr>
    }
    .into_any()
}

#[component]
fn Letters(part: &'static Part, report: QueueReport) -> impl IntoView {
    let QueueReport { dead, letters: List { items, next_cursor, .. }, .. } = report;
    let state = match dead {
        0 => "All were sent again".to_owned(),
        1 => "1 message not handled".to_owned(),
        dead => format!("{dead} messages not handled"),
    };
    let heading = format!("letters-{}", part.slug);
    let labelled = heading.clone();
    let action = format!("/admin/queues/{}", part.slug);
    let rows = items.into_iter().map(|letter| letter_row(letter, action.clone()).into_any()).collect_view();
    view! {
        <section class="panel" aria-labelledby=labelled>
            <div class="head">
                <h2 id=heading>{part.name} " " <span class="muted">{state}</span></h2>
                {(dead > 1)
                    .then(|| {
                        view! {
                            <form method="post" action=action.clone()>
                                <input type="hidden" name="treatment" value="replay" />
                                <button type="submit">"Send all " {dead} " again"</button>
                            </form>
                        }
                    })}
            </div>
            <Table caption=format!("Messages to {} that could not be handled", part.name)>
                <Heads names=&["Message", "#Failures", "Why", "Since", "What it says", "What to do"] />
                <tbody>{rows}</tbody>
            </Table>
            {next_cursor.map(|_| view! { <p class="muted">"There are more; the newest " {SHOWN} " are shown."</p> })}
        </section>
    }
}

fn letter_row(letter: DeadLetter, action: String) -> impl IntoView {
    let name = letter.kind.as_deref().map_or("Unknown message".to_owned(), words::event);
    let why = match letter.reason {
        DeathReason::Unreadable => "It cannot be read",
        DeathReason::Failed => "It failed as often as it may",
    };
    let readable = letter.body.as_ref().is_some_and(serde_json::Value::is_object);
    let body = match letter.body {
        Some(body) => {
            let text = match body {
                serde_json::Value::String(text) => text,
                body => serde_json::to_string_pretty(&body).unwrap_or_default(),
            };
            view! {
                <details>
                    <summary>"Show"</summary>
                    <pre class="plain" tabindex="0">{text}</pre>
                </details>
            }
            .into_any()
        }
        None => {
            view! { <span class="muted">"Not kept: it may carry a link for one person"</span> }.into_any()
        }
    };
    let form = |treatment: &'static str, words: &'static str, class: &'static str| {
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="id" value=letter.id.clone() />
                <input type="hidden" name="treatment" value=treatment />
                <button type="submit" class=class aria-label=format!("{words}: {name}, {}", letter.id)>{words}</button>
            </form>
        }
    };
    let actions = match letter.replayed_at {
        Some(at) => view! { <span class="muted">"Sent again " <Moment at /></span> }.into_any(),
        None => view! {
            <div class="actions">
                {readable.then(|| form("replay", "Send again", ""))}
                <details>
                    <summary>"Discard…"</summary>
                    <p>"It is forgotten for good; what it tells will not happen."</p>
                    {form("discard", "Discard", "danger")}
                </details>
            </div>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="title">{name.clone()} <br /> <Id id=letter.id.clone() /></th>
            <td class="amount">{letter.failures.get()}</td>
            <td>{why}</td>
            <td><Moment at=letter.at /></td>
            <td>{body}</td>
            <td>{actions}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn only_what_is_wrong_with_queues_is_told() {
        assert_eq!(sentence(0, &[]), None);
        let one = sentence(1, &[]).unwrap();
        assert!(one.starts_with("1 message between"), "{one}");
        let both = sentence(3, &["Orders", "Search"]).unwrap();
        assert!(both.contains("3 messages") && both.ends_with("minutes: Orders, Search."), "{both}");
    }
}
