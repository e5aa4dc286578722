//! Where a variant's units lie, and how they come from one location to another.

use crate::{
    app::App,
    components::{Heads, Table},
    forms::{self, Errors},
    pages::{
        location_choice::{LocationChoice, are_several, name_of},
        stock_item::{self, Shown},
    },
};
use contract::{
    Unit,
    inventory::{self, Location, StockAtLocation, TransferStock},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{Problem, VariantId};
use leptos::prelude::*;
use serde::Deserialize;
use std::{num::NonZeroU32, rc::Rc};
use ui::Field;

/// A transfer as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct TransferForm {
    /// Makes a second sending the same transfer.
    pub(super) key: String,
    from: String,
    to: String,
    units: String,
    why: String,
}

impl TransferForm {
    fn read(&self, errors: &mut Errors) -> Option<TransferStock> {
        let (from, to) = (self.from.parse().ok(), self.to.parse().ok());
        for (field, id) in [("from", from), ("to", to)] {
            if id.is_none() {
                errors.add(field, "Choose a location.");
            }
        }
        if from.is_some() && from == to {
            errors.add("to", "Choose another location.");
        }
        let quantity: Option<NonZeroU32> = self.units.trim().parse().ok();
        if quantity.is_none() {
            errors.add("units", "Write a whole number from 1 on.");
        }
        let reason = errors.optional("why", &self.why);
        let wish = TransferStock { from: from?, to: to?, quantity: quantity?, reason };
        errors.is_empty().then_some(wish)
    }
}

/// `POST /admin/stock/{variant_id}/transfers`
pub async fn transfer(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: VariantId = call.params.parse("variant_id")?;
    let mut form: TransferForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let Some(wish) = form.read(&mut errors) else {
        let shown = Shown { transfer: form, errors, ..Shown::default() };
        return stock_item::page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &inventory::TRANSFER_STOCK;
    match app.inventory.call_with(&call.caller, endpoint, &[&id], &Unit {}, &wish, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/stock/{id}?done=transferred"))),
        Err(problem) => {
            forms::renew(&mut form.key, &problem, &call);
            stock_item::refused(&app, &call, problem, Shown { transfer: form, errors, ..Shown::default() })
                .await
        }
    }
}

/// What lies where; nothing for a shop with one location.
#[component]
pub(super) fn ByLocation(at: Vec<StockAtLocation>, locations: Vec<Location>) -> impl IntoView {
    are_several(&locations).then(|| {
        let rows = at.into_iter().map(|at| {
            view! {
                <tr>
                    <th scope="row">{name_of(&locations, at.location_id)}</th>
                    <td class="amount">{at.on_hand}</td>
                    <td class="amount">{at.allocated}</td>
                    <td class="amount">{at.on_hand - at.allocated}</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        view! {
            <section aria-labelledby="places-heading">
                <h2 id="places-heading">"By location"</h2>
                <Table caption="Stock by location">
                    <Heads names=&["Location", "#On hand", "#Allocated", "#Not sold"] />
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        }
    })
}

/// The form that brings units elsewhere; nothing for a shop with one location.
#[component]
pub(super) fn Transfer(
    id: VariantId,
    form: TransferForm,
    locations: Vec<Location>,
    errors: Errors,
) -> impl IntoView {
    are_several(&locations).then(|| {
        // Most of the time something leaves the main location.
        let or = |typed: String, is_main: bool| {
            let usual = locations.iter().find(|location| location.active && location.is_main == is_main);
            if typed.is_empty() { usual.map(|it| it.id.to_string()).unwrap_or_default() } else { typed }
        };
        let (from, to) = (or(form.from, true), or(form.to, false));
        view! {
            <section class="panel" aria-labelledby="transfer-heading">
                <h2 id="transfer-heading">"Transfer"</h2>
                <form method="post" action=format!("/admin/stock/{id}/transfers")>
                    <input type="hidden" name="key" value=form.key />
                    <div class="row">
                        <LocationChoice name="from" label="From" locations=locations.clone() selected=from closed_too=true error=errors.get("from") />
                        <LocationChoice name="to" label="To" locations=locations.clone() selected=to error=errors.get("to") />
                        <Field name="units" label="Units" value=form.units inputmode="numeric" maxlength=7 required=true error=errors.get("units") hint="Those that are not sold." />
                        <Field name="why" label="Note" value=form.why error=errors.get("why") />
                    </div>
                    <button type="submit">"Transfer"</button>
                </form>
            </section>
        }
    })
}
