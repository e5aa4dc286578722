//! The products.

use crate::{
    app::App,
    components::{Choice, Heads, Pages, Status, Table},
    forms::{chosen, wire},
    layout,
    pages::stock,
    words,
};
use contract::{
    Unit,
    product::{self, AdminProductSummary, ListAdminProducts, ProductStatus},
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
    status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

impl Filters {
    fn at(&self, cursor: String) -> String {
        format!("/admin/products?{}", ui::to_query(&Self { cursor: Some(cursor), ..self.clone() }))
    }
}

/// `GET /admin/products`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters: Filters = ui::parse_query(&call.query)?;
    let query = ListAdminProducts {
        q: filters.q.parse().ok(),
        status: chosen(&filters.status),
        cursor: filters.cursor.clone(),
        ..ListAdminProducts::default()
    };
    let found = app.product.call(&call.caller, &product::LIST_ADMIN_PRODUCTS, &[], &query, &Unit {}).await?;
    let previous = found.prev_cursor.map(|cursor| filters.at(cursor));
    let next = found.next_cursor.map(|cursor| filters.at(cursor));
    let mut statuses = vec![(String::new(), "All")];
    statuses.extend(words::PRODUCT_STATUSES.map(|status| (wire(status), words::product_status(status))));
    Ok(layout::page(&call, StatusCode::OK, "Products", move || {
        let is_empty = found.items.is_empty();
        view! {
            <p><a class="button" href="/admin/products/new">"Add a product"</a></p>
            <form class="filters" method="get" action="/admin/products" role="search" aria-label="Products">
                <Field name="q" label="Part of the title, or SKU" value=filters.q kind="search" />
                <Choice name="status" label="Status" options=statuses selected=filters.status />
                <button type="submit">"Show"</button>
            </form>
            {if is_empty {
                view! { <p>"No products found. " <a href="/admin/products">"Show all"</a></p> }.into_any()
            } else {
                let rows = found.items.into_iter().map(row).collect_view();
                view! {
                    <Table caption="Products, the last changed first">
                        <Heads names=&["Product", "Status", "#Price", "Stock", "#Variants", "Changed"] />
                        <tbody>{rows}</tbody>
                    </Table>
                }
                    .into_any()
            }}
            <Pages previous next />
        }
    }))
}

fn row(item: AdminProductSummary) -> impl IntoView {
    let AdminProductSummary { product, status, variant_count, updated_at } = item;
    let price = words::money(product.price);
    let price = if product.price_varies { format!("from {price}") } else { price };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/admin/products/{}", product.id)>{product.title}</a>
                {product.brand.map(|brand| view! { <span class="muted">" " {brand}</span> })}
            </th>
            <td><Status words=words::product_status(status) tone=tone(status) /></td>
            <td class="amount">{price}</td>
            <td><Status words=words::stock_level(product.stock_level) tone=stock::tone(product.stock_level) /></td>
            <td class="amount">{variant_count}</td>
            <td>{words::moment(updated_at)}</td>
        </tr>
    }
}

/// How a status looks.
pub const fn tone(status: ProductStatus) -> &'static str {
    match status {
        ProductStatus::Active => "good",
        ProductStatus::Draft => "warn",
        ProductStatus::Archived => "",
    }
}
