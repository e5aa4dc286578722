//! From where an order's lines are sent.

use crate::{
    app::App,
    pages::location_choice::{are_several, locations, name_of},
};
use contract::{
    Unit,
    inventory::{self, Location, PlanShipments, PlannedUnits, ShipmentPlan},
    order::{Order, OrderStatus},
};
use edge::Context;
use kernel::VariantId;

/// How many variants inventory says at once where they lie: each is an invocation, of which one request may cause 32.
const VARIANTS: usize = 16;

/// What the page knows of it.
#[derive(Clone, Default)]
pub struct Places {
    pub locations: Vec<Location>,
    plans: Vec<ShipmentPlan>,
}

/// The shop's locations, and from which of them the lines are sent that are left: the first sixteen products' of a long
/// order. A page without an answer says nothing of it.
pub async fn of(app: &App, context: &Context, order: &Order) -> Places {
    let locations = locations(app, context).await;
    let is_open = matches!(order.status, OrderStatus::Placed | OrderStatus::PartiallyFulfilled);
    if !is_open || !are_several(&locations) {
        return Places { locations, plans: Vec::new() };
    }
    let left = order.lines.iter().filter(|line| line.fulfilled < line.quantity.get());
    let mut variant_ids: Vec<VariantId> = left.map(|line| line.variant_id).collect();
    variant_ids.sort_unstable();
    variant_ids.dedup();
    variant_ids.truncate(VARIANTS);
    let service = context.caller.as_service("admin");
    let body = PlanShipments { order_id: order.id, variant_ids };
    let plans = app.inventory.call(&service, &inventory::PLAN_SHIPMENTS, &[], &Unit {}, &body).await;
    Places { locations, plans: plans.map(|plans| plans.items).unwrap_or_default() }
}

impl Places {
    /// True where it is worth saying.
    pub fn are_several(&self) -> bool {
        are_several(&self.locations)
    }

    /// From where a variant is sent, with numbers where it is more than one location.
    pub fn plan(&self, variant: VariantId) -> String {
        let plan = self.plans.iter().find(|plan| plan.variant_id == variant);
        let plan: Vec<&PlannedUnits> =
            plan.into_iter().flat_map(|plan| &plan.locations).filter(|units| units.planned > 0).collect();
        let name = |units: &PlannedUnits| name_of(&self.locations, units.location_id);
        match *plan {
            [] => "–".to_owned(),
            [only] => name(only),
            _ => {
                plan.iter().map(|it| format!("{} × {}", it.planned, name(it))).collect::<Vec<_>>().join(", ")
            }
        }
    }
}
