use crate::App;
use contract::{Unit, inventory::OrderRouting};
use edge::{Call, Statement};
use kernel::Problem;
use std::rc::Rc;

/// Chooses the rule for orders that are placed from now on; those that are placed keep their locations.
pub async fn set_order_routing(
    app: Rc<App>,
    call: Call<Unit, OrderRouting>,
) -> Result<OrderRouting, Problem> {
    app.db.run(Statement::new("UPDATE routing SET rule = ?1").json(&call.body.rule)).await?;
    Ok(call.body)
}
