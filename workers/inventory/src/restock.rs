use crate::{
    App,
    item::commands::{self, RestockUnits},
    lines::check_lines,
};
use contract::{Unit, inventory::Restock};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// Takes units of a return into the house again, each line by itself. Repeating the call with the same key takes none
/// of them twice.
pub async fn restock(app: Rc<App>, call: Call<Unit, Restock>) -> Result<Unit, Problem> {
    let Restock { key, order_id, lines } = &call.body;
    check_lines(lines)?;
    let restocked = futures::future::join_all(lines.iter().map(|line| async {
        let body = RestockUnits { key: key.clone(), order_id: *order_id, quantity: line.quantity };
        app.item(line.variant_id)?
            .call(&call.caller, &commands::RESTOCK, &[&line.variant_id], &Unit {}, &body)
            .await
    }))
    .await;
    restocked.into_iter().collect::<Result<Vec<Unit>, Problem>>()?;
    Ok(Unit {})
}
