use crate::{
    App,
    item::commands,
    lines::{ask_each, distinct},
};
use contract::{
    Unit,
    inventory::{Availabilities, Availability, GetAvailability},
};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// The most variants that one call may ask for: each is an invocation, of which one request may cause 32.
pub const MAX_VARIANTS: usize = 16;

/// What can be bought now; 0 of what is not known.
pub async fn get_availability(
    app: Rc<App>,
    call: Call<Unit, GetAvailability>,
) -> Result<Availabilities, Problem> {
    let variants = distinct(&call.body.variant_ids, MAX_VARIANTS)?;
    let items = ask_each(&app, variants, |item, variant_id| {
        let caller = &call.caller;
        async move {
            let free = item.call(caller, &commands::AVAILABLE, &[&variant_id], &Unit {}, &Unit {}).await?;
            Ok(Availability { variant_id, available: free.available, on_hand: free.on_hand })
        }
    })
    .await?;
    Ok(Availabilities { items })
}
