//! The staff corrects where an order goes.

use crate::{
    App,
    change_order::change_order,
    store::{Stored, change::Change},
};
use contract::{
    Address, Unit,
    order::{Order, OrderStatus, TimelineEntry},
};
use edge::{Call, Reply, Statement, idempotency::Attempt};
use kernel::{ErrorCode, OrderId, Problem};
use std::rc::Rc;

/// Another shipping address in the same country, as long as nothing has been sent. Taxes and shipping stay as they were
/// sold, also where another region or postal code has others.
pub async fn correct_address(app: Rc<App>, call: Call<Unit, Address>) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let attempt = Attempt::new(&call, "correct_shipping_address", &id.to_string(), &call.body);
    change_order(&app, &call, id, &attempt, 200, |stored| correction(stored, &call)).await
}

fn correction(stored: &Stored, call: &Call<Unit, Address>) -> Result<Vec<Statement>, Problem> {
    let (order, address) = (&stored.order, call.body.clone().checked("")?);
    if order.status != OrderStatus::Placed {
        return Err(Problem::new(ErrorCode::IllegalTransition)
            .detail("The address can be corrected as long as nothing has been sent.")
            .with("status", order.status));
    }
    if address.country != order.addresses.shipping.country {
        return Err(Problem::invalid("/country", "changed", "An order stays in its country."));
    }
    let entry = TimelineEntry {
        at: call.now,
        event: "address_corrected".to_owned(),
        actor: call.principal().actor(),
        note: Some(format!("Before: {}", in_one_line(&order.addresses.shipping))),
        visible_to_customer: true,
    };
    let mut rows = Change::default().statements(stored, &entry);
    let update = Statement::new("UPDATE orders SET shipping_address = ?1, name = ?2 WHERE id = ?3");
    rows.push(update.json(&address).text(&address.name).text(order.id));
    Ok(rows)
}

fn in_one_line(address: &Address) -> String {
    let Address { name, line1, line2, city, postal_code, region, .. } = address;
    let city = postal_code.as_ref().map_or_else(|| city.to_string(), |code| format!("{code} {city}"));
    let parts = [Some(&**name), Some(&**line1), line2.as_deref(), Some(&*city), region.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
