use crate::{
    App,
    item::commands::{self, ShipUnits},
    lines::check_lines,
};
use contract::{Unit, inventory::Ship};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// Takes allocated units out of the house, each line by itself.
///
/// # Errors
/// `conflict` if the order has fewer units to ship; lines without a problem are shipped, and repeating the call with
/// the same key does not ship them again.
pub async fn ship(app: Rc<App>, call: Call<Unit, Ship>) -> Result<Unit, Problem> {
    let Ship { key, order_id, lines, location_id } = &call.body;
    check_lines(lines)?;
    let shipped = futures::future::join_all(lines.iter().map(|line| async {
        let (key, location) = (key.clone(), *location_id);
        let body = ShipUnits { key, order_id: *order_id, quantity: line.quantity, location };
        app.item(line.variant_id)?
            .call(&call.caller, &commands::SHIP, &[&line.variant_id], &Unit {}, &body)
            .await
    }))
    .await;
    shipped.into_iter().collect::<Result<Vec<Unit>, Problem>>()?;
    Ok(Unit {})
}
