use crate::{
    App,
    item::commands::{self, AdjustUnits},
    locations,
};
use contract::{
    Unit,
    inventory::{Adjust, MAIN_LOCATION, Movement},
};
use edge::{Call, Reply};
use kernel::{Problem, VariantId};
use std::rc::Rc;

/// The most units that one adjustment may move.
const MAX_DELTA: u32 = 1_000_000;

/// Counts units in or out.
///
/// # Errors
/// `not_found` if the variant has no opening stock; `out_of_stock` with `available` if more is held or sold than would
/// be left; `conflict` if the stock is split and the location is not the main one; `idempotency_mismatch`.
pub async fn adjust_stock(app: Rc<App>, call: Call<Unit, Adjust>) -> Result<Reply<Movement>, Problem> {
    let variant: VariantId = call.params.parse("variant_id")?;
    let Adjust { delta, reason, location_id } = &call.body;
    if *delta == 0 || delta.unsigned_abs() > MAX_DELTA {
        return Err(Problem::invalid("/delta", "range", "Must be from −1,000,000 to 1,000,000, and not 0."));
    }
    let location = location_id.unwrap_or(MAIN_LOCATION);
    locations::check(&app, location, *delta > 0, "/location_id").await?;
    // A key counts for its caller only.
    let key = call.idempotency_key.as_ref().map(|key| format!("{} {key}", call.principal().actor()));
    let body = AdjustUnits { location, delta: *delta, reason: reason.clone(), key };
    let adjusted =
        app.item(variant)?.call(&call.caller, &commands::ADJUST, &[&variant], &Unit {}, &body).await?;
    let reply = Reply::from(adjusted.movement);
    Ok(if adjusted.replayed { reply.header("idempotency-replayed", "true") } else { reply })
}
