//! The orders.

use crate::{
    app::App,
    components::{Choice, Found, Moment, Status, View, Views},
    finding,
    forms::{chosen, wire},
    layout::{self, Action},
    pages::{
        account_names::{Buyer, Names, customers_of},
        draft_orders::DRAFTS,
    },
    saved_views::{self, SavedViews},
    words,
};
use contract::{
    Unit,
    order::{self, ListOrders, OrderStatus, OrderSummary},
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
    /// The number of what is looked for.
    #[serde(skip_serializing_if = "String::is_empty")]
    find: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    status: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    payment_status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

impl Filters {
    fn at(&self, cursor: String) -> String {
        format!("/admin/orders?{}", ui::to_query(&Self { cursor: Some(cursor), ..self.clone() }))
    }
}

/// `GET /admin/orders`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters: Filters = ui::parse_query(&call.query)?;
    let sought = finding::find(&call, &filters.find);
    let query = ListOrders {
        status: chosen(&filters.status),
        payment_status: chosen(&filters.payment_status),
        q: sought.query_of_order(),
        cursor: filters.cursor.clone(),
        ..ListOrders::default()
    };
    let found = app.order.call(&call.caller, &order::LIST_ORDERS, &[], &query, &Unit {});
    let found = sought.among(found).await?;
    // Who typed a whole number means that order.
    let typed = sought.query_of_order();
    let is_typed = |order: &&OrderSummary| typed.is_some() && order.number.as_deref() == typed.as_deref();
    if let Some(order) = found.items.iter().find(is_typed) {
        return Ok(ui::redirect(&format!("/admin/orders/{}", order.id)));
    }
    let names = customers_of(&app, &call, &found.items).await;
    let previous = found.prev_cursor.map(|cursor| filters.at(cursor));
    let next = found.next_cursor.map(|cursor| filters.at(cursor));
    let mut statuses = vec![(String::new(), "All")];
    statuses.extend(words::ORDER_STATUSES.map(|status| (wire(status), words::order_status(status))));
    let mut payments = vec![(String::new(), "All")];
    payments.extend(words::PAYMENT_STATUSES.map(|status| (wire(status), words::payment_status(status))));
    let view = match (&*filters.find, &*filters.status, &*filters.payment_status) {
        ("", status, "") => Some(status),
        ("", "", UNPAID) => Some(UNPAID),
        _ => None,
    };
    let views = views(view);
    let saved = saved_views::of(&call, &call.query, "orders");
    let new = Action::primary("/admin/orders/drafts/new", "New order");
    Ok(layout::page_with(&call, StatusCode::OK, "Orders", new, move || {
        let rows = found.items.into_iter().map(|order| row(order, &names).into_any()).collect();
        view! {
            <Views label="Views of the orders" views />
            <SavedViews saved />
            {sought.notice()}
            <form class="filters" method="post" action="/admin/find" role="search" aria-label="Orders">
                <input type="hidden" name="list" value="orders" />
                <Field name="q" label="Number, email or name" value=sought.text kind="search" />
                <Choice name="status" label="Status" options=statuses selected=filters.status />
                <Choice name="payment_status" label="Payment" options=payments selected=filters.payment_status />
                <button type="submit">"Show"</button>
            </form>
            <Found
                what="orders"
                all="/admin/orders"
                caption="Orders, the newest first"
                heads=&["Order", "Customer", "Status", "#Total", "-#Items", "-Payment", "Placed"]
                rows
                previous
                next
            />
        }
    }))
}

/// The status of a payment that has not come yet, whose orders are a view of their own.
const UNPAID: &str = "pending";

/// The views of the orders, their returns and drafts. `current` is the one that is looked at.
pub fn views(current: Option<&str>) -> Vec<View> {
    const RETURNS: &str = "/admin/orders/returns";
    let views = [
        ("All", ""),
        ("To fulfil", "placed"),
        ("Waiting for payment", UNPAID),
        ("Fulfilled", "fulfilled"),
        ("Cancelled", "cancelled"),
        ("Returns", RETURNS),
        ("Drafts", DRAFTS),
    ];
    let views = views.map(|(name, wanted)| {
        let href = match wanted {
            "" => "/admin/orders".to_owned(),
            RETURNS | DRAFTS => wanted.to_owned(),
            UNPAID => format!("/admin/orders?payment_status={UNPAID}"),
            wanted => format!("/admin/orders?status={wanted}"),
        };
        (name, href, current == Some(wanted))
    });
    views.to_vec()
}

fn row(order: OrderSummary, names: &Names) -> impl IntoView + use<> {
    let Buyer { name: buyer, recipient } = Buyer::of(&order, names);
    let recipient = recipient.map(|name| view! { <br /> <span class="muted">{format!("for {name}")}</span> });
    let name = order.number.map_or("Without number".to_owned(), |number| format!("#{number}"));
    view! {
        <tr>
            <th scope="row"><a href=format!("/admin/orders/{}", order.id)>{name}</a></th>
            <td class="words">{buyer} <br /> <span class="muted">{order.email}</span> {recipient}</td>
            <td><Status words=words::order_status(order.status) tone=tone(order.status) /></td>
            <td class="amount">{words::money(order.total)}</td>
            <td class="amount wide">{order.item_count}</td>
            <td class="wide">{words::payment_status(order.payment_status)}</td>
            <td><Moment at=order.placed_at.unwrap_or(order.created_at) /></td>
        </tr>
    }
}

/// How a status looks.
pub const fn tone(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Placed | OrderStatus::PartiallyFulfilled => "warn",
        OrderStatus::Fulfilled | OrderStatus::Delivered => "good",
        OrderStatus::PendingPayment => "",
        OrderStatus::Cancelled | OrderStatus::Refunded => "bad",
    }
}
