use crate::{
    App,
    item::commands::{self, ReleaseOrder},
    lines::{ask_each, distinct},
};
use contract::{Unit, inventory::ReleaseAllocation};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// Gives an order's unshipped units back.
pub async fn release_allocation(app: Rc<App>, call: Call<Unit, ReleaseAllocation>) -> Result<Unit, Problem> {
    let body = ReleaseOrder { order_id: call.body.order_id };
    let variants = distinct(&call.body.variant_ids)?;
    ask_each(&app, variants, |item, variant| {
        let (caller, body) = (&call.caller, &body);
        async move { item.call(caller, &commands::RELEASE_ALLOCATION, &[&variant], &Unit {}, body).await }
    })
    .await?;
    Ok(Unit {})
}
