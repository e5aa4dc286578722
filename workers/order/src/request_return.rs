//! A shopper wants to give something back.

use crate::{
    App,
    answer_return::{changed_event, explain},
    change_order::change_order,
    domain::returns::{request, value},
    store::{self, Stored, change::Change, returns},
    view::admit,
};
use contract::order::{
    MAX_RETURN_LINES, Order, OrderAccess, RequestReturn, Return, ReturnStatus, TimelineEntry,
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, OrderId, Problem};
use std::rc::Rc;

/// For the order's customer, or whoever holds its token.
pub async fn request_return(
    app: Rc<App>,
    call: Call<OrderAccess, RequestReturn>,
) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    admit(&stored, call.principal(), &call.query)?;
    if call.body.lines.len() > MAX_RETURN_LINES {
        let detail =
            format!("A return holds at most {MAX_RETURN_LINES} lines; send the rest with another one.");
        return Err(Problem::invalid("/lines", "too_many", detail));
    }
    let attempt = Attempt::new(&call, "request_return", &id.to_string(), &call.body);
    change_order(&app, &call, id, &attempt, 201, |stored| asked(stored, &call)).await
}

fn asked(stored: &Stored, call: &Call<OrderAccess, RequestReturn>) -> Result<Vec<Statement>, Problem> {
    let (order, now, comment) = (&stored.order, call.now, call.body.comment.clone().map(String::from));
    let lines = request(order, &call.body.lines, now).map_err(|refused| explain(&refused))?;
    let new = Return {
        id: edge::new_id(now),
        status: ReturnStatus::Requested,
        value: value(order, &lines, |line| line.quantity.get())?,
        refund_id: None,
        location_id: None,
        lines,
        comment: comment.clone(),
        answer: None,
        at: now,
    };
    let entry = TimelineEntry {
        at: now,
        event: "return_requested".to_owned(),
        actor: call.principal().actor(),
        note: comment,
        visible_to_customer: true,
    };
    let mut rows = Change::default().statements(stored, &entry);
    rows.extend(returns::insert(order.id, &new));
    rows.push(outbox::insert(&changed_event(stored, &new, now)));
    Ok(rows)
}
