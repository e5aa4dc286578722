//! Stock of all variants.

use crate::{
    app::App,
    components::{Heads, Pages, Status, Table},
    forms::Errors,
    layout, words,
};
use contract::{
    StockLevel, Unit,
    inventory::{self, ListStock, StockRow},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use ui::Field;

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    at_most: String,
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
    let query = ListStock {
        q: errors.optional("q", &filters.q),
        at_most: errors.optional_number("at_most", &filters.at_most),
        cursor: filters.cursor.clone(),
        ..ListStock::default()
    };
    let found = app.inventory.call(&call.caller, &inventory::LIST_STOCK, &[], &query, &Unit {}).await?;
    let previous = found.prev_cursor.map(|cursor| filters.at(cursor));
    let next = found.next_cursor.map(|cursor| filters.at(cursor));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(layout::page(&call, status, "Stock", move || {
        let is_empty = found.items.is_empty();
        view! {
            <form class="filters" method="get" action="/admin/stock" role="search" aria-label="Stock">
                <Field name="q" label="Part of the SKU" value=filters.q kind="search" maxlength=64 error=errors.get("q") />
                <Field name="at_most" label="At most so many left" value=filters.at_most inputmode="numeric" maxlength=9 error=errors.get("at_most") />
                <button type="submit">"Show"</button>
            </form>
            {if is_empty {
                view! { <p>"No variants found. " <a href="/admin/stock">"Show all"</a></p> }.into_any()
            } else {
                let rows = found.items.into_iter().map(row).collect_view();
                view! {
                    <Table caption="Variants, the scarcest first">
                        <Heads names=&["SKU", "Stock", "#Available"] />
                        <tbody>{rows}</tbody>
                    </Table>
                }
                    .into_any()
            }}
            <Pages previous next />
        }
    }))
}

fn row(item: StockRow) -> impl IntoView {
    let level = StockLevel::of(item.available);
    view! {
        <tr>
            <th scope="row"><a href=format!("/admin/stock/{}", item.variant_id)>{item.sku}</a></th>
            <td><Status words=words::stock_level(level) tone=tone(level) /></td>
            <td class="amount">{item.available}</td>
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
