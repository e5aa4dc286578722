//! What the staff writes down about an order: for themselves, or for the customer too.

use crate::{
    App,
    change_order::change_order,
    store::{Stored, change::Change},
};
use contract::{
    Unit,
    order::{AddNote, Order, TimelineEntry},
};
use edge::{Call, Reply, idempotency::Attempt};
use kernel::{OrderId, Problem};
use std::rc::Rc;

/// Adds an entry to the timeline. What is not meant for the customer is cut off wherever a shopper reads the order
/// ([`for_shopper`](crate::view::for_shopper)).
pub async fn add_note(app: Rc<App>, call: Call<Unit, AddNote>) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let attempt = Attempt::new(&call, "add_order_note", &id.to_string(), &call.body);
    let entry = TimelineEntry {
        at: call.now,
        event: "note".to_owned(),
        actor: call.principal().actor(),
        note: Some(call.body.text.to_string()),
        visible_to_customer: call.body.visible_to_customer,
    };
    let note = |stored: &Stored| Ok(Change::default().statements(stored, &entry));
    change_order(&app, &call, id, &attempt, 201, note).await
}
