//! Whoever finds a variant sold out leaves an address, and hears once when it can be bought again.

use crate::site::{App, Visit};
use contract::{
    Unit,
    product::{self, WatchStock},
};
use edge::Raw;
use http::Response;
use kernel::{ErrorCode, Problem, VariantId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::{fmt::Display, rc::Rc};
use ui::{Field, Notice};

/// What became of an address, as the product's page is asked to say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Kept,
    Invalid,
}

/// The part of the page's query that says so.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Query {
    pub alert: Option<Outcome>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Form {
    variant_id: String,
    email: String,
}

/// `POST /p/{slug}/alerts`
pub async fn watch(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let slug = call.params.get("slug").to_owned();
    let form: Form = ui::parse_form(&call, &call.body)?;
    let visit = Visit::of(&call);
    let variant_id: VariantId = form.variant_id.parse().map_err(|_| ErrorCode::NotFound)?;
    let back = |outcome: &[(&str, &str)]| {
        let variant = variant_id.to_string();
        let query = [&[("variant", &*variant)], outcome].concat();
        ui::redirect(&visit.link(&format!("/p/{slug}?{}", ui::to_query(&query))))
    };
    let Ok(email) = form.email.trim().parse() else { return Ok(back(&[("alert", "invalid")])) };
    let body = WatchStock { variant_id, email, locale: Some(visit.texts.locale) };
    let path: [&dyn Display; 1] = [&slug];
    match app.product.call(&call.caller, &product::WATCH_STOCK, &path, &Unit {}, &body).await {
        Ok(_) => Ok(back(&[("alert", "kept")])),
        // It can be bought: the page shows that.
        Err(problem) if problem.code == ErrorCode::Conflict => Ok(back(&[])),
        Err(problem) => Err(problem),
    }
}

/// Asks for the address where the shown variant is sold out. It is there, empty, for the others too: choosing another
/// one exchanges it.
#[component]
pub fn StockAlert(
    visit: Visit,
    slug: String,
    variant: VariantId,
    sold_out: bool,
    outcome: Option<Outcome>,
) -> impl IntoView {
    let texts = visit.texts;
    let asks = sold_out.then(|| match outcome {
        Some(Outcome::Kept) => view! { <Notice text=texts.get("alert-kept") /> }.into_any(),
        Some(Outcome::Invalid) | None => view! {
            <form method="post" action=visit.link(&format!("/p/{slug}/alerts"))>
                <p>{texts.get("alert-intro")}</p>
                <input type="hidden" name="variant_id" value=variant.to_string() />
                <Field
                    name="email"
                    label=texts.get("email")
                    kind="email"
                    autocomplete="email"
                    maxlength=254
                    required=true
                    error=outcome.map(|_| texts.get("alert-invalid"))
                />
                <button type="submit">{texts.get("alert-button")}</button>
            </form>
        }
        .into_any(),
    });
    view! { <div class="stock-alert" id="live-alert" data-live="">{asks}</div> }
}
