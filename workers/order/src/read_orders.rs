//! Orders, as they are.

use crate::{
    App,
    store::{self, list::Filter},
    view::{admit, for_shopper, for_staff},
};
use contract::{
    List, Unit,
    order::{ListMyOrders, ListOrders, Order, OrderAccess, OrderIds, OrderNumber, OrderSummary, TrackOrder},
};
use edge::Call;
use kernel::{ErrorCode, OrderId, Problem};
use std::rc::Rc;

pub async fn get_order(app: Rc<App>, call: Call<OrderAccess, Unit>) -> Result<Order, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    admit(&stored, call.principal(), &call.query)?;
    Ok(for_shopper(stored.order))
}

/// Number and mail address together are the permission; which of them was wrong is never said.
pub async fn track_order(app: Rc<App>, call: Call<Unit, TrackOrder>) -> Result<Order, Problem> {
    let number = call.body.number.trim_start_matches('#').parse().map_err(|_| ErrorCode::NotFound)?;
    let stored = store::find_by_number(&*app.db, number).await?;
    let stored = stored.filter(|stored| stored.order.email == *call.body.email);
    Ok(for_shopper(stored.ok_or(ErrorCode::NotFound)?.order))
}

pub async fn list_my_orders(
    app: Rc<App>,
    call: Call<ListMyOrders, Unit>,
) -> Result<List<OrderSummary>, Problem> {
    let customer = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    let filter = Filter { customer: Some(customer), ..Filter::default() };
    store::list::list(&*app.db, &filter, call.query.limit.get(), call.query.cursor.as_deref()).await
}

pub async fn list_orders(app: Rc<App>, call: Call<ListOrders, Unit>) -> Result<List<OrderSummary>, Problem> {
    let query = &call.query;
    let filter = Filter {
        customer: query.customer_id,
        status: query.status,
        payment_status: query.payment_status,
        q: query.q.clone().map(String::from),
    };
    store::list::list(&*app.db, &filter, query.limit.get(), query.cursor.as_deref()).await
}

pub async fn get_admin_order(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Order, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let mut timeline = store::failed_attempts(&*app.db, &stored).await?;
    let mut order = for_staff(stored.order);
    timeline.append(&mut order.timeline);
    Ok(Order { timeline, ..order })
}

/// The most orders whose numbers are asked for at once.
const MOST_NUMBERED: usize = 100;

pub async fn number_orders(app: Rc<App>, call: Call<Unit, OrderIds>) -> Result<List<OrderNumber>, Problem> {
    let ids = &call.body.ids;
    if ids.len() > MOST_NUMBERED {
        let detail = format!("There may be at most {MOST_NUMBERED} orders.");
        return Err(Problem::invalid("/ids", "length", detail));
    }
    Ok(List::complete(store::numbers(&*app.db, ids).await?))
}
