//! A parcel has arrived.

use crate::{
    App,
    change_order::change_order,
    domain::{
        mailed_order::mailed_parcel,
        order_status::{Cause, may_follow, status_of},
    },
    store::{Stored, change::Change},
};
use contract::{
    Unit,
    event::{Event, Notifications},
    order::{Order, TimelineEntry},
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, EventId, FulfillmentId, OrderId, Problem, Timestamp};
use std::rc::Rc;

/// Notes that a parcel was delivered. An order of which everything was sent and delivered is delivered itself.
pub async fn deliver_parcel(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let parcel: FulfillmentId = call.params.parse("fulfillment_id")?;
    let attempt = Attempt::new(&call, "deliver_fulfillment", &format!("{id}/{parcel}"), &call.body);
    let actor = call.principal().actor();
    change_order(&app, &call, id, &attempt, 200, |stored| {
        let mut rows = delivery(stored, parcel, &actor, call.now)?;
        // Who waits for a parcel loses no time to think about what is in it.
        let extend = Statement::new("UPDATE fulfillments SET returnable_until = ?1 WHERE id = ?2");
        rows.push(extend.bind(call.now.plus(app.return_window)).text(parcel));
        Ok(rows)
    })
    .await
}

fn delivery(
    stored: &Stored,
    id: FulfillmentId,
    actor: &str,
    now: Timestamp,
) -> Result<Vec<Statement>, Problem> {
    let mut after = stored.order.clone();
    let parcel = after.fulfillments.iter_mut().find(|parcel| parcel.id == id).ok_or(ErrorCode::NotFound)?;
    if let Some(at) = parcel.delivered_at {
        return Err(Problem::new(ErrorCode::IllegalTransition)
            .detail("This parcel has been delivered already.")
            .with("delivered_at", at));
    }
    parcel.delivered_at = Some(now);
    let status = status_of(&after);
    let from = stored.order.status;
    if status != from && !may_follow(from, status, Cause::Staff) {
        return Err(Problem::new(ErrorCode::IllegalTransition).with("status", from));
    }
    let entry = TimelineEntry {
        at: now,
        event: "delivered".to_owned(),
        actor: actor.to_owned(),
        note: None,
        visible_to_customer: true,
    };
    let change = Change { status: Some(status), ..Change::default() };
    let mut rows = change.statements(stored, &entry);
    let deliver = Statement::new("UPDATE fulfillments SET delivered_at = ?1 WHERE id = ?2");
    rows.push(deliver.bind(now).text(id));
    after.status = status;
    let (order, locale) = (mailed_parcel(&after, id), stored.order.locale);
    let data = Notifications::OrderDelivered { order, locale };
    // The parcel's bits with 1 at the end are those of the mail that it left.
    rows.push(outbox::insert(&Event { id: EventId::from_bits(id.bits() ^ 2), at: now, data }));
    Ok(rows)
}
