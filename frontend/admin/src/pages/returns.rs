//! The returns: those that wait longest first.

use crate::{
    app::App,
    components::{Choice, Found, Moment, Status, Views},
    forms::{chosen, wire},
    layout,
    pages::{order_returns::tone, orders},
    words,
};
use contract::{
    Unit,
    order::{self, ListReturns, ReturnStatus, ReturnSummary},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

/// `GET /admin/orders/returns`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters: Filters = ui::parse_query(&call.query)?;
    let query =
        ListReturns { status: chosen(&filters.status), cursor: filters.cursor, ..ListReturns::default() };
    let found = app.order.call(&call.caller, &order::LIST_RETURNS, &[], &query, &Unit {}).await?;
    let at = |cursor: String| {
        let filters = Filters { status: filters.status.clone(), cursor: Some(cursor) };
        format!("/admin/orders/returns?{}", ui::to_query(&filters))
    };
    let (previous, next) = (found.prev_cursor.map(at), found.next_cursor.map(at));
    let mut statuses = vec![(String::new(), "All")];
    statuses.extend(
        [ReturnStatus::Requested, ReturnStatus::Approved, ReturnStatus::Received, ReturnStatus::Declined]
            .map(|status| (wire(status), words::return_status(status))),
    );
    let none = match chosen(&filters.status) {
        Some(ReturnStatus::Requested) => "No return is waiting for an answer.",
        _ => "",
    };
    Ok(layout::tab(&call, StatusCode::OK, "Returns", "Orders", move || {
        let rows = found.items.into_iter().map(|returned| row(returned).into_any()).collect();
        view! {
            <Views label="Views of the orders" views=orders::views(Some("/admin/orders/returns")) />
            <form class="filters" method="get" action="/admin/orders/returns" role="search" aria-label="Returns">
                <Choice name="status" label="Status" options=statuses selected=filters.status />
                <button type="submit">"Show"</button>
            </form>
            <Found
                none
                what="returns"
                all="/admin/orders/returns"
                caption="Returns, those that wait longest first"
                heads=&["Order", "Status", "Customer", "-#Items", "#Worth", "Asked for"]
                rows
                previous
                next
            />
        }
    }))
}

fn row(returned: ReturnSummary) -> impl IntoView {
    let exchange =
        (returned.exchange_count > 0).then(|| view! { <br /> <span class="muted">"Exchange"</span> });
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/admin/orders/{}#returns-heading", returned.order_id)>"#" {returned.order_number}</a>
            </th>
            <td><Status words=words::return_status(returned.status) tone=tone(returned.status) /> {exchange}</td>
            <td class="words">{returned.name} <br /> <span class="muted">{returned.email}</span></td>
            <td class="amount wide">{returned.item_count}</td>
            <td class="amount">{words::money(returned.value)}</td>
            <td><Moment at=returned.at /></td>
        </tr>
    }
}
