//! What needs attention.

use crate::{app::App, layout};
use contract::{
    Limit, List, StockLevel, Unit, inventory,
    inventory::ListStock,
    order::{self, ListOrders, OrderStatus, OrderSummary},
};
use edge::{Context, Raw};
use http::{Response, StatusCode};
use kernel::{ErrorCode, Permission, Principal, Problem};
use leptos::prelude::*;
use std::rc::Rc;

/// Beyond this nobody counts.
const MOST: u32 = 100;

/// `GET /admin`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    match call.principal() {
        Principal::Staff { .. } => {}
        Principal::Guest => return Err(ErrorCode::Unauthenticated.into()),
        _ => return Err(ErrorCode::Forbidden.into()),
    }
    let few = u32::try_from(StockLevel::FEW).unwrap_or(0);
    let (placed, begun, unpaid, scarce, out) = futures::join!(
        orders(&app, &call, OrderStatus::Placed),
        orders(&app, &call, OrderStatus::PartiallyFulfilled),
        orders(&app, &call, OrderStatus::PendingPayment),
        scarce(&app, &call, few),
        scarce(&app, &call, 0),
    );
    let cards = [
        ("Orders to fulfil", "/admin/orders?status=placed".to_owned(), placed),
        ("Orders partly fulfilled", "/admin/orders?status=partially_fulfilled".to_owned(), begun),
        ("Orders waiting for payment", "/admin/orders?status=pending_payment".to_owned(), unpaid),
        ("Variants with few or none left", format!("/admin/stock?at_most={few}"), scarce),
        ("Variants sold out", "/admin/stock?at_most=0".to_owned(), out),
    ];
    let may_edit = call.principal().may(Permission::Catalog);
    Ok(layout::page(&call, StatusCode::OK, "Overview", move || {
        let cards = cards.into_iter().filter_map(|(name, href, count)| {
            let count = count?;
            Some(view! { <li><a href=href><span class="number">{count}</span> " " <span>{name}</span></a></li> })
        });
        view! {
            <ul class="cards">{cards.collect_view()}</ul>
            {may_edit.then(|| view! { <p><a class="button" href="/admin/products/new">"Add a product"</a></p> })}
        }
    }))
}

/// A list's length, a word where it cannot be had, nothing for those who may not see it.
fn count<T>(found: Result<List<T>, Problem>) -> Option<String> {
    match found {
        Ok(list) if list.next_cursor.is_some() => Some(format!("{}+", list.items.len())),
        Ok(list) => Some(list.items.len().to_string()),
        Err(problem) if problem.code == ErrorCode::Forbidden => None,
        // The overview stays useful where one service does not answer.
        Err(_) => Some("Not known now".to_owned()),
    }
}

async fn orders(app: &App, context: &Context, status: OrderStatus) -> Option<String> {
    let query = ListOrders { status: Some(status), limit: Limit::new(MOST), ..ListOrders::default() };
    let found: Result<List<OrderSummary>, _> =
        app.order.call(&context.caller, &order::LIST_ORDERS, &[], &query, &Unit {}).await;
    count(found)
}

async fn scarce(app: &App, context: &Context, at_most: u32) -> Option<String> {
    let query = ListStock { at_most: Some(at_most), limit: Limit::new(MOST), ..ListStock::default() };
    count(app.inventory.call(&context.caller, &inventory::LIST_STOCK, &[], &query, &Unit {}).await)
}
