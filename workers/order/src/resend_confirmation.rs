//! The confirmation of an order once more, for a shopper who has lost it.

use crate::{
    App,
    change_order::change_order,
    domain::mailed_order::mailed_order,
    store::{Stored, change::Change},
};
use contract::{
    Unit,
    event::{Event, Notifications},
    order::{Order, OrderStatus, TimelineEntry},
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, OrderId, Problem};
use std::rc::Rc;

/// Sends the mail that the shopper got when the order was placed, with the order as it is now.
pub async fn resend_confirmation(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let attempt = Attempt::new(&call, "resend_confirmation", &id.to_string(), &call.body);
    change_order(&app, &call, id, &attempt, 200, |stored| confirmation(stored, &call)).await
}

fn confirmation(stored: &Stored, call: &Call<Unit, Unit>) -> Result<Vec<Statement>, Problem> {
    if stored.order.status == OrderStatus::Cancelled {
        return Err(Problem::new(ErrorCode::IllegalTransition)
            .detail("A cancelled order is not confirmed again.")
            .with("status", stored.order.status));
    }
    let entry = TimelineEntry {
        at: call.now,
        event: "confirmation_resent".to_owned(),
        actor: call.principal().actor(),
        note: None,
        visible_to_customer: false,
    };
    let data = Notifications::OrderPlaced { order: mailed_order(&stored.order), locale: stored.order.locale };
    let mut rows = Change::default().statements(stored, &entry);
    rows.push(outbox::insert(&Event { id: edge::new_id(call.now), at: call.now, data }));
    Ok(rows)
}
