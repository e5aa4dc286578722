//! The products.

use crate::{
    app::App,
    components::{Choice, Found, Moment, Status, Thumb, Views},
    forms::{chosen, wire},
    layout::{self, Action},
    pages::{bulk, stock},
    saved_views::{self, SavedViews},
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
    let views = [("All", ""), ("Active", "active"), ("Drafts", "draft"), ("Archived", "archived")];
    let plain = filters.q.is_empty();
    let views = views.map(|(name, status)| {
        let href = match status {
            "" => "/admin/products".to_owned(),
            status => format!("/admin/products?status={status}"),
        };
        (name, href, plain && filters.status == status)
    });
    let saved = saved_views::of(&call, &call.query, "products");
    Ok(layout::page_with(
        &call,
        StatusCode::OK,
        "Products",
        Action::primary("/admin/products/new", "Add a product"),
        move || {
            let rows = found.items.into_iter().map(|item| row(item).into_any()).collect::<Vec<_>>();
            let any = !rows.is_empty();
            view! {
                <Views label="Views of the products" views=views.to_vec() />
                <SavedViews saved />
                <form class="filters" method="get" action="/admin/products" role="search" aria-label="Products">
                    <Field name="q" label="Part of the title, or SKU" value=filters.q kind="search" />
                    <Choice name="status" label="Status" options=statuses selected=filters.status />
                    <button type="submit">"Show"</button>
                </form>
                <form method="post" action="/admin/products/bulk">
                    <Found
                        what="products"
                        all="/admin/products"
                        caption="Products, the last changed first"
                        heads=&["*Choose all of this page", "~Picture", "Product", "#Price", "Status", "Stock", "-#Variants", "-Changed"]
                        rows
                        previous
                        next
                    />
                    {any.then(bulk_bar)}
                </form>
            }
        },
    ))
}

fn bulk_bar() -> impl IntoView {
    let actions =
        bulk::actions().into_iter().map(|(value, words)| view! { <option value=value>{words}</option> });
    let actions = actions.collect_view();
    view! {
        <div class="bulk">
            <div>
                <label for="bulk-action">"With the chosen ones"</label>
                <select id="bulk-action" name="action">
                    {actions}
                </select>
            </div>
            <div>
                <label for="bulk-value">"Percent, or an amount"</label>
                <input id="bulk-value" name="value" maxlength="12" autocomplete="off" placeholder="-10" aria-describedby="bulk-hint" size="8" />
            </div>
            <button type="submit">"Continue"</button>
            <span class="muted" id="bulk-hint">"You see what changes before it does."</span>
        </div>
    }
}

fn row(item: AdminProductSummary) -> impl IntoView {
    let AdminProductSummary { product, status, variant_count, updated_at } = item;
    let price = words::money(product.price);
    let price = if product.price_varies { format!("from {price}") } else { price };
    view! {
        <tr>
            <td><input type="checkbox" name="ids" value=product.id.to_string() aria-label=format!("Choose {}", product.title) /></td>
            <td><Thumb image=product.image /></td>
            <th scope="row" class="title">
                <a href=format!("/admin/products/{}", product.id)>{product.title}</a>
                {product.brand.map(|brand| view! { <span class="muted">" " {brand}</span> })}
            </th>
            <td class="amount">{price}</td>
            <td><Status words=words::product_status(status) tone=tone(status) /></td>
            <td><Status words=words::stock_level(product.stock_level) tone=stock::tone(product.stock_level) /></td>
            <td class="amount wide">{variant_count}</td>
            <td class="wide"><Moment at=updated_at /></td>
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
