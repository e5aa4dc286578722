//! How a variant is sold: what happens when there is none left, and over how many objects its stock is spread.

use crate::{
    app::App,
    components::Choice,
    forms::{self, Errors},
    pages::stock_item::{self, Shown},
};
use contract::{
    Unit,
    inventory::{self, SplitStock, StockItem, StockPolicy, UpdateStock},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{Problem, TimeZone, VariantId};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Field;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct SellingForm {
    policy: String,
    sell_ahead_limit: String,
    releases_at: String,
}

impl SellingForm {
    /// As it is kept.
    pub(super) fn of(item: &StockItem, zone: TimeZone) -> Self {
        Self {
            policy: forms::wire(item.policy),
            sell_ahead_limit: item.sell_ahead_limit.map(|limit| limit.to_string()).unwrap_or_default(),
            releases_at: item.releases_at.map(|at| forms::local_minute(at, zone)).unwrap_or_default(),
        }
    }

    fn read(&self, zone: TimeZone, errors: &mut Errors) -> Option<UpdateStock> {
        let policy = forms::chosen(&self.policy);
        if policy.is_none() {
            errors.add("policy", "Choose one.");
        }
        let limit = errors.optional_number("sell_ahead_limit", &self.sell_ahead_limit);
        let releases_at = errors.optional_time("releases_at", &self.releases_at, zone);
        errors.is_empty().then_some(UpdateStock {
            policy,
            sell_ahead_limit: Some(limit),
            releases_at: Some(releases_at),
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SplitForm {
    parts: String,
}

/// `POST /admin/stock/{variant_id}/selling`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: VariantId = call.params.parse("variant_id")?;
    let form: SellingForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let zone = app.settings(&call).await?.time_zone;
    let Some(update) = form.read(zone, &mut errors) else {
        let shown = Shown { selling: Some(form), errors, ..Shown::default() };
        return stock_item::page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
    };
    match app.inventory.call(&call.caller, &inventory::UPDATE_STOCK, &[&id], &Unit {}, &update).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/stock/{id}?done=saved"))),
        Err(problem) => {
            let shown = Shown { selling: Some(form), ..Shown::default() };
            stock_item::refused(&app, &call, problem, shown).await
        }
    }
}

/// `POST /admin/stock/{variant_id}/split`
pub async fn split(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: VariantId = call.params.parse("variant_id")?;
    let form: SplitForm = ui::parse_form(&call, &call.body)?;
    let Ok(parts) = form.parts.trim().parse() else {
        let mut errors = Errors::default();
        errors.add("parts", "Write a number from 1 to 16.");
        let shown = Shown { errors, ..Shown::default() };
        return stock_item::page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
    };
    let body = SplitStock { parts };
    match app.inventory.call(&call.caller, &inventory::SPLIT_STOCK, &[&id], &Unit {}, &body).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/stock/{id}?done=split"))),
        Err(problem) => stock_item::refused(&app, &call, problem, Shown::default()).await,
    }
}

#[component]
pub(super) fn Selling(id: VariantId, zone: TimeZone, form: SellingForm, errors: Errors) -> impl IntoView {
    let policies = vec![
        (forms::wire(StockPolicy::Deny), "Not sold"),
        (forms::wire(StockPolicy::Backorder), "Sold, sent when there is some again"),
        (forms::wire(StockPolicy::Preorder), "Pre-order: sold, sent from a day on"),
    ];
    view! {
        <section class="panel" aria-labelledby="selling-heading">
            <h2 id="selling-heading">"When there is none left"</h2>
            <form method="post" action=format!("/admin/stock/{id}/selling")>
                <div class="row">
                    <Choice name="policy" label="Then it is" options=policies selected=form.policy error=errors.get("policy") />
                    <Field name="sell_ahead_limit" label="At most so many" value=form.sell_ahead_limit inputmode="numeric" maxlength=7 error=errors.get("sell_ahead_limit") hint="Units that are sold but not there. Empty: as many as are wanted." />
                    <Field name="releases_at" label=format!("Sent from ({zone})") value=form.releases_at kind="datetime-local" error=errors.get("releases_at") hint="Shoppers see it with a pre-order." />
                </div>
                <button type="submit">"Save how it is sold"</button>
            </form>
        </section>
    }
}

#[component]
pub(super) fn Spread(id: VariantId, parts: u8, errors: Errors) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="spread-heading">
            <h2 id="spread-heading">"Very high demand"</h2>
            <p class="muted">"For a product of which very many people buy in the same minute: its stock is kept in several parts, so that more of them are served at once. 1 is right for all others."</p>
            <form method="post" action=format!("/admin/stock/{id}/split")>
                <Field name="parts" label="Parts" value=parts.to_string() inputmode="numeric" maxlength=2 required=true error=errors.get("parts") hint="From 1 to 16." />
                <button type="submit">"Save the parts"</button>
            </form>
        </section>
    }
}
