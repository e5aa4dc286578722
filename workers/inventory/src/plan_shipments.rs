use crate::{
    App,
    item::commands::{self, Plan},
    lines::{ask_each, distinct},
};
use contract::{
    Unit,
    inventory::{PlanShipments, ShipmentPlan, ShipmentPlans},
};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// From where the units leave that an order has bought.
pub async fn plan_shipments(app: Rc<App>, call: Call<Unit, PlanShipments>) -> Result<ShipmentPlans, Problem> {
    let variants = distinct(&call.body.variant_ids)?;
    let body = Plan { order_id: call.body.order_id };
    let items = ask_each(&app, variants, |item, variant_id| {
        let (caller, body) = (&call.caller, &body);
        async move {
            let planned = item.call(caller, &commands::PLAN, &[&variant_id], &Unit {}, body).await?;
            Ok(ShipmentPlan { variant_id, locations: planned.locations })
        }
    })
    .await?;
    Ok(ShipmentPlans { items })
}
