//! What happened to an order: its parcels, its timeline, and the notes that the staff adds.

use crate::{
    app::App,
    components::LongText,
    forms::{self, Errors},
    pages::{
        account_names::Names,
        location_choice::name_of,
        order::{Forms, page, refused},
    },
    words,
};
use contract::{
    Unit,
    inventory::Location,
    order::{self, AddNote, Fulfillment, Order, TimelineEntry, Tracking},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{CustomerId, ErrorCode, FulfillmentId, OrderId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;

/// A note as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    pub key: String,
    pub text: String,
    /// Sent only where it is ticked.
    pub visible: Option<String>,
}

/// `POST /admin/orders/{id}/notes`
pub async fn add_note(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let mut form: NoteForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let Some(text) = errors.required("text", &form.text) else {
        let forms = Forms { note: Some(form), errors, ..Forms::default() };
        return page(&app, &call, id, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let body = AddNote { text, visible_to_customer: form.visible.is_some() };
    match app.order.call_with(&call.caller, &order::ADD_NOTE, &[&id], &Unit {}, &body, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/orders/{id}?done=noted"))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            if problem.code == ErrorCode::IdempotencyMismatch {
                form.key = forms::new_key(&call);
            }
            refused(&app, &call, id, problem, Forms { note: Some(form), errors, ..Forms::default() }).await
        }
    }
}

/// `POST /admin/orders/{id}/fulfillments/{fulfillment_id}/deliver`
pub async fn deliver(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let parcel: FulfillmentId = call.params.parse("fulfillment_id")?;
    // A parcel arrives once, so its id is key enough.
    let key = parcel.to_string();
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &order::DELIVER_FULFILLMENT;
    match app.order.call_with(&call.caller, endpoint, &[&id, &parcel], &Unit {}, &Unit {}, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/orders/{id}?done=delivered"))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => refused(&app, &call, id, problem, Forms { pressed: true, ..Forms::default() }).await,
    }
}

/// The members of the staff in a timeline.
pub fn actors(timeline: &[TimelineEntry]) -> impl Iterator<Item = CustomerId> {
    timeline.iter().filter_map(|entry| entry.actor.strip_prefix("staff ")?.parse().ok())
}

fn actor(names: &Names, actor: &str) -> String {
    let name = actor.strip_prefix("staff ").and_then(|id| names.get(&id.parse().ok()?));
    name.map_or_else(|| words::actor(actor).to_owned(), |name| format!("by {name}"))
}

/// Parcels, timeline and the form for a note.
#[component]
pub fn History(
    order: Order,
    names: Names,
    locations: Vec<Location>,
    note: NoteForm,
    errors: Errors,
    refused: AnyView,
) -> impl IntoView {
    let id = order.id;
    let may_note = order.placed_at.is_some();
    let parcels = order.fulfillments.iter().cloned().map(|parcel| {
        let from = parcel.location_id.map(|location| name_of(&locations, location));
        view! { <Parcel order=id parcel from /> }
    });
    let parcels = parcels.collect_view();
    let has_parcels = !order.fulfillments.is_empty();
    let entries = order.timeline.into_iter().map(|entry| {
        let hidden = !entry.visible_to_customer;
        view! {
            <li>
                <strong>{words::event(&entry.event)}</strong>
                " "
                <span class="muted">
                    {actor(&names, &entry.actor)} {hidden.then_some(", for the staff only")} <br />
                    <time datetime=entry.at.to_string()>{words::moment(entry.at)}</time>
                </span>
                {entry.note.map(|note| view! { <p class="said">{note}</p> })}
            </li>
        }
    });
    let entries = entries.collect_view();
    let visible = note.visible.is_some();
    view! {
        {has_parcels
            .then(|| {
                view! {
                    <section aria-labelledby="parcels-heading">
                        <h2 id="parcels-heading">"Parcels"</h2>
                        <ul class="parcels">{parcels}</ul>
                    </section>
                }
            })}
        <section aria-labelledby="timeline-heading">
            <h2 id="timeline-heading">"Timeline"</h2>
            <ol class="timeline">{entries}</ol>
            {refused}
            {may_note
                .then(|| {
                    view! {
                        <form class="no-print" method="post" action=format!("/admin/orders/{id}/notes")>
                            <input type="hidden" name="key" value=note.key />
                            <LongText name="text" label="Add a note" value=note.text maxlength=2000 rows=3 error=errors.get("text") />
                            <label class="choice">
                                <input type="checkbox" name="visible" value="true" checked=visible />
                                "The customer may read it"
                            </label>
                            <button type="submit">"Add the note"</button>
                        </form>
                    }
                })}
        </section>
    }
}

#[component]
fn Parcel(order: OrderId, parcel: Fulfillment, from: Option<String>) -> impl IntoView {
    let count: u64 = parcel.lines.iter().map(|line| u64::from(line.quantity.get())).sum();
    let tracking = parcel.tracking.map(|tracking| view! { ", " <Tracked tracking /> });
    let state = match parcel.delivered_at {
        Some(at) => view! { <span class="muted">"Delivered " {words::moment(at)}</span> }.into_any(),
        None => view! {
            <form class="no-print" method="post" action=format!("/admin/orders/{order}/fulfillments/{}/deliver", parcel.id)>
                <button type="submit">"Mark as delivered"</button>
            </form>
        }
        .into_any(),
    };
    view! { <li><span>{words::moment(parcel.at)} ": " {count} " sent" {from.map(|from| format!(" from {from}"))} {tracking}</span> {state}</li> }
}

#[component]
fn Tracked(tracking: Tracking) -> impl IntoView {
    let number = tracking.number.to_string();
    // Only https addresses are taken; anything else would have come from elsewhere.
    let url = tracking.url.filter(|url| url.starts_with("https://"));
    view! {
        {tracking.carrier.to_string()}
        " "
        {match url {
            Some(url) => view! { <a href=url.to_string() rel="noreferrer">{number}</a> }.into_any(),
            None => view! { <span>{number}</span> }.into_any(),
        }}
    }
}
