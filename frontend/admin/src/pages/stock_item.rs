//! A variant's stock: what there is, what moved, and how to correct it.

use crate::{
    app::App,
    components::{Heads, Moment, Pages, Status, Table},
    forms::{self, Errors},
    layout::{self, refusal},
    pages::{
        location_choice::{LocationChoice, are_several, locations, name_of},
        stock::{named, product_link, tone},
        stock_places::{ByLocation, Transfer, TransferForm},
        stock_settings::{Selling, SellingForm, Spread},
    },
    words,
};
use contract::{
    List, StockLevel, Unit,
    inventory::{self, Adjust, ListMovements, Location, MAIN_LOCATION, Movement, StockItem},
    product::SellableVariant,
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem, VariantId};
use leptos::prelude::*;
use serde::Deserialize;
use std::{fmt::Display, rc::Rc};
use ui::{Field, Notice};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct AdjustForm {
    /// Makes a second sending the same adjustment.
    key: String,
    delta: String,
    reason: String,
    /// Empty where the shop has only one.
    location: String,
}

impl AdjustForm {
    fn read(&self, errors: &mut Errors) -> Option<Adjust> {
        // People write a minus in more than one way.
        let delta =
            self.delta.trim().replace('\u{2212}', "-").parse::<i32>().ok().filter(|delta| *delta != 0);
        if delta.is_none() {
            errors.add("delta", "Write a whole number that is not 0, such as 5 or -3.");
        }
        let reason = errors.required("reason", &self.reason);
        let location_id = (!self.location.is_empty()).then(|| self.location.parse().ok()).flatten();
        if location_id.is_none() && !self.location.is_empty() {
            errors.add("location_id", "Choose a location.");
            return None;
        }
        Some(Adjust { delta: delta?, reason: reason?, location_id })
    }
}

/// What the page shows besides what it reads.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) adjust: AdjustForm,
    pub(super) transfer: TransferForm,
    /// As it was typed; as it is kept where nothing was.
    pub(super) selling: Option<SellingForm>,
    pub(super) errors: Errors,
    pub(super) problem: Option<Problem>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    cursor: Option<String>,
    done: String,
}

/// `GET /admin/stock/{variant_id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, StatusCode::OK, Shown::default()).await
}

/// `POST /admin/stock/{variant_id}/adjustments`
pub async fn adjust(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: VariantId = call.params.parse("variant_id")?;
    let mut form: AdjustForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let Some(adjustment) = form.read(&mut errors) else {
        let shown = Shown { adjust: form, errors, ..Shown::default() };
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &inventory::ADJUST_STOCK;
    match app.inventory.call_with(&call.caller, endpoint, &[&id], &Unit {}, &adjustment, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/stock/{id}?done=adjusted"))),
        Err(problem) => {
            forms::renew(&mut form.key, &problem, &call);
            refused(&app, &call, problem, Shown { adjust: form, errors, ..Shown::default() }).await
        }
    }
}

/// The page with a form that inventory refused, and why; a variant that is not there has none.
pub(super) async fn refused(
    app: &App,
    call: &Raw,
    problem: Problem,
    mut shown: Shown,
) -> Result<Response<Vec<u8>>, Problem> {
    if problem.code == ErrorCode::NotFound {
        return Err(problem);
    }
    shown.errors.refused(&problem);
    let status = ui::status(&problem);
    page(app, call, status, Shown { problem: Some(problem), ..shown }).await
}

pub(super) async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    shown: Shown,
) -> Result<Response<Vec<u8>>, Problem> {
    let id: VariantId = call.params.parse("variant_id")?;
    let query: Query = ui::parse_query(&call.query)?;
    let path: [&dyn Display; 1] = [&id];
    let wanted = ListMovements { cursor: query.cursor, ..ListMovements::default() };
    let (item, movements, named, settings, locations) = futures::join!(
        app.inventory.call(&call.caller, &inventory::GET_STOCK, &path, &Unit {}, &Unit {}),
        app.inventory.call(&call.caller, &inventory::LIST_MOVEMENTS, &path, &wanted, &Unit {}),
        named(app, call, vec![id]),
        app.settings(call),
        locations(app, call),
    );
    let (item, movements, zone) = (item?, movements?, settings?.time_zone);
    let done = match &*query.done {
        "adjusted" => Some("The stock is adjusted."),
        "transferred" => Some("The units are transferred."),
        "saved" => Some("How it is sold is saved."),
        "split" => Some("The stock is spread anew."),
        _ => None,
    };
    let Shown { adjust: mut form, mut transfer, selling, errors, problem } = shown;
    if form.location.is_empty() {
        form.location = MAIN_LOCATION.to_string();
    }
    if form.key.is_empty() {
        form.key = forms::new_key(call);
    }
    if transfer.key.is_empty() {
        transfer.key = forms::new_key(call);
    }
    let selling = selling.unwrap_or_else(|| SellingForm::of(&item, zone));
    Ok(layout::page(call, status, format!("Stock of {}", item.sku), move || {
        let (parts, at) = (item.parts.unwrap_or(1), item.locations.clone());
        // By themselves: all together they are a type too deep for the compiler.
        let places = view! {
            <ByLocation at locations=locations.clone() />
        };
        let moving = view! {
            <Transfer id form=transfer locations=locations.clone() errors=errors.clone() />
        };
        let choice = view! {
            <LocationChoice name="location" label="At" locations=locations.clone() selected=form.location closed_too=true error=errors.get("location_id") />
        };
        view! {
            {done.map(|text| view! { <Notice text /> })}
            {refusal(&errors, problem.as_ref())}
            <Levels item variant=named.into_iter().next() />
            {places.into_any()}
            <section class="panel" aria-labelledby="adjust-heading">
                <h2 id="adjust-heading">"Adjust"</h2>
                <form method="post" action=format!("/admin/stock/{id}/adjustments")>
                    <input type="hidden" name="key" value=form.key />
                    <div class="row">
                        <Field name="delta" label="Add or remove" value=form.delta maxlength=9 required=true error=errors.get("delta") hint="5 adds five, -3 removes three." />
                        <Field name="reason" label="Reason" value=form.reason required=true error=errors.get("reason") hint="Counted, delivered, broken, …" />
                        {choice.into_any()}
                    </div>
                    <button class="primary" type="submit">"Adjust the stock"</button>
                </form>
            </section>
            {moving.into_any()}
            <Selling id zone form=selling errors=errors.clone() />
            <Spread id parts errors />
            <Ledger id movements locations />
        }
    }))
}

#[component]
fn Levels(item: StockItem, variant: Option<SellableVariant>) -> impl IntoView {
    let level = StockLevel::of(item.available);
    let rows = [
        ("On hand", "What is physically there", item.on_hand),
        ("Reserved", "Held for checkouts that run", item.reserved),
        ("Allocated", "Sold, not yet sent", item.allocated),
        ("Available", "What can be bought: on hand less reserved and allocated", item.available),
    ];
    let rows = rows.map(|(name, meaning, count)| {
        view! { <tr><th scope="row">{name}</th> <td class="amount">{count}</td> <td class="words">{meaning}</td></tr> }
    });
    view! {
        <p><Status words=words::stock_level(level) tone=tone(level) /> " " {variant.as_ref().map(product_link)}</p>
        <Table caption="Levels">
            <Heads names=&["Level", "#Units", "Meaning"] />
            <tbody>{rows.collect_view()}</tbody>
        </Table>
    }
}

#[component]
fn Ledger(id: VariantId, movements: List<Movement>, locations: Vec<Location>) -> impl IntoView {
    let at = |cursor: String| format!("/admin/stock/{id}?{}", ui::to_query(&[("cursor", cursor)]));
    let previous = movements.prev_cursor.map(at);
    let next = movements.next_cursor.map(at);
    let rows = movements.items.into_iter().map(|movement| {
        let sign = if movement.quantity < 0 { "−" } else { "+" };
        let quantity = format!("{sign}{}", movement.quantity.unsigned_abs());
        let at = are_several(&locations).then(|| name_of(&locations, movement.location_id));
        let why = at.into_iter().chain(movement.reason).collect::<Vec<_>>().join(": ");
        let order = movement.order_id.map(|order| {
            view! { <a href=format!("/admin/orders/{order}")>"Order"</a> }
        });
        view! {
            <tr>
                <th scope="row"><Moment at=movement.at /></th>
                <td class="amount">{quantity}</td>
                <td>{words::movement(movement.kind)}</td>
                <td>{why} " " {order}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section aria-labelledby="movements-heading">
            <h2 id="movements-heading">"Movements"</h2>
            <Table caption="Movements, the last first">
                <Heads names=&["When", "#Units", "Kind", "Why"] />
                <tbody>{rows}</tbody>
            </Table>
            <Pages previous next />
        </section>
    }
}
