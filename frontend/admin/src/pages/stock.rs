//! Stock of all variants.

use crate::{
    app::App,
    components::{Found, Status, Thumb, Views},
    forms::Errors,
    layout,
    pages::location_choice::{LocationChoice, locations},
    saved_views::{self, SavedViews},
    words,
};
use contract::{
    StockLevel, Unit,
    inventory::{self, ListStock, StockRow},
    product::{self, FindVariants, FoundVariants, GetVariants, SellableVariant},
};
use edge::{Context, Raw};
use http::{Response, StatusCode};
use kernel::{Problem, Text, VariantId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use ui::{Field, Notice};

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    at_most: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    location: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

impl Filters {
    fn at(&self, cursor: String) -> String {
        format!("/admin/stock?{}", ui::to_query(&Self { cursor: Some(cursor), ..self.clone() }))
    }
}

/// `GET /admin/stock`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters: Filters = ui::parse_query(&call.query)?;
    let mut errors = Errors::default();
    let q: Option<Text<64>> = errors.optional("q", &filters.q);
    let found = titled(&app, &call, &filters.q).await;
    let is_all = found.is_all;
    let ids: Vec<String> = found.variant_ids.iter().map(ToString::to_string).collect();
    let query = ListStock {
        q,
        variant_ids: ids.join(",").parse().ok(),
        at_most: errors.optional_number("at_most", &filters.at_most),
        location_id: filters.location.parse().ok(),
        cursor: filters.cursor.clone(),
        ..ListStock::default()
    };
    let (found, locations) = futures::join!(
        app.inventory.call(&call.caller, &inventory::LIST_STOCK, &[], &query, &Unit {}),
        locations(&app, &call),
    );
    let found = found?;
    let named = named(&app, &call, found.items.iter().map(|row| row.variant_id).collect()).await;
    let previous = found.prev_cursor.map(|cursor| filters.at(cursor));
    let next = found.next_cursor.map(|cursor| filters.at(cursor));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let few = StockLevel::FEW.to_string();
    let views =
        [("All", String::new()), ("Few left", few), ("Sold out", "0".to_owned())].map(|(name, at_most)| {
            let href = if at_most.is_empty() {
                "/admin/stock".to_owned()
            } else {
                format!("/admin/stock?at_most={at_most}")
            };
            (name, href, filters.q.is_empty() && filters.location.is_empty() && filters.at_most == at_most)
        });
    let saved = saved_views::of(&call, &call.query, "stock");
    Ok(layout::page(&call, status, "Stock", move || {
        let rows = found.items.into_iter().map(|item| {
            let variant = named.iter().find(|variant| variant.id == item.variant_id);
            row(item, variant).into_any()
        });
        let rows = rows.collect();
        view! {
            <Views label="Views of the stock" views=views.to_vec() />
            <SavedViews saved />
            <form class="filters" method="get" action="/admin/stock" role="search" aria-label="Stock">
                <Field name="q" label="Part of the title or SKU" value=filters.q kind="search" maxlength=64 error=errors.get("q") />
                <Field name="at_most" label="Stock at most" value=filters.at_most inputmode="numeric" maxlength=9 error=errors.get("at_most") />
                <LocationChoice name="location" label="At" locations selected=filters.location none="Any location" closed_too=true />
                <button type="submit">"Show"</button>
            </form>
            {(!is_all).then(|| view! { <Notice text="More variants have such a title than are looked for at once. Write more of it." /> })}
            <Found
                what="variants"
                all="/admin/stock"
                caption="Variants, the scarcest first"
                heads=&["~Picture", "Product", "#Available", "Stock"]
                rows
                previous
                next
            />
        }
    }))
}

/// The variants whose product is called so. Without the catalog the list is still found by SKU.
async fn titled(app: &App, context: &Context, q: &str) -> FoundVariants {
    let none = FoundVariants { variant_ids: Vec::new(), is_all: true };
    let Ok(title) = q.parse() else { return none };
    let wanted = FindVariants { title };
    let found = app.product.call(&context.caller, &product::FIND_VARIANTS, &[], &Unit {}, &wanted).await;
    found.unwrap_or(none)
}

/// Names are the catalog's; what is not on sale, or cannot be asked for now, is shown by its SKU alone.
pub async fn named(app: &App, context: &Context, variant_ids: Vec<VariantId>) -> Vec<SellableVariant> {
    let wanted = GetVariants { variant_ids };
    let named = app.product.call(&context.caller, &product::GET_VARIANTS, &[], &Unit {}, &wanted).await;
    named.map(|variants| variants.items).unwrap_or_default()
}

/// The product that a variant is of.
pub fn product_link(variant: &SellableVariant) -> impl IntoView + use<> {
    let options = variant.options.values().cloned().collect::<Vec<_>>().join(", ");
    let href = format!("/admin/products/{}", variant.product_id);
    view! { <a href=href>{variant.title.clone()}</a> " " <span class="muted">{options}</span> }
}

fn row(item: StockRow, variant: Option<&SellableVariant>) -> impl IntoView + use<> {
    let level = StockLevel::of(item.available);
    let href = format!("/admin/stock/{}", item.variant_id);
    let name = match variant {
        Some(SellableVariant { title, options, .. }) => {
            let options = options.values().cloned().collect::<Vec<_>>().join(", ");
            view! {
                <a href=href>{title.clone()}</a>
                " "
                <span class="muted">{options} <br /> {item.sku}</span>
            }
            .into_any()
        }
        None => view! { <a href=href>{item.sku}</a> }.into_any(),
    };
    let there = item.there.map(|there| view! { <br /> <span class="muted">{there} " here"</span> });
    let image = variant.and_then(|variant| variant.image.clone());
    view! {
        <tr>
            <td><Thumb image /></td>
            <th scope="row" class="title">{name}</th>
            <td class="amount">{item.available} {there}</td>
            <td><Status words=words::stock_level(level) tone=tone(level) /></td>
        </tr>
    }
}

/// How a level looks.
pub const fn tone(level: StockLevel) -> &'static str {
    match level {
        StockLevel::InStock => "good",
        StockLevel::Low => "warn",
        StockLevel::Out => "bad",
    }
}
