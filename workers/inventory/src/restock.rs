use crate::{
    App,
    item::commands::{self, RestockUnits},
    lines::check_lines,
    locations,
};
use contract::{Unit, inventory::Restock};
use edge::Call;
use kernel::{LocationId, Problem};
use std::rc::Rc;

/// Takes units of a return into the house again, each line by itself, where they are said to lie or were sent from. Repeating the call with the same key takes none
/// of them twice.
pub async fn restock(app: Rc<App>, call: Call<Unit, Restock>) -> Result<Unit, Problem> {
    let Restock { key, order_id, lines, location_id } = &call.body;
    check_lines(lines)?;
    let open = locations::all(&app).await?.1.into_iter().filter(|it| it.active).map(|it| it.id);
    let open: Vec<LocationId> = open.collect();
    let restocked = futures::future::join_all(lines.iter().map(|line| async {
        let (key, order_id) = (key.clone(), *order_id);
        let (quantity, location, open) = (line.quantity, *location_id, open.clone());
        let body = RestockUnits { key, order_id, quantity, location, open };
        app.item(line.variant_id)?
            .call(&call.caller, &commands::RESTOCK, &[&line.variant_id], &Unit {}, &body)
            .await
    }))
    .await;
    restocked.into_iter().collect::<Result<Vec<Unit>, Problem>>()?;
    Ok(Unit {})
}
