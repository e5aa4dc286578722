use crate::{
    App,
    item::commands::{self, TransferUnits},
    locations,
};
use contract::{
    Unit,
    inventory::{Transfer, TransferStock},
};
use edge::{Call, Reply};
use kernel::{Problem, VariantId};
use std::rc::Rc;

/// The most units that one transfer may bring.
const MAX_UNITS: u32 = 1_000_000;

/// Brings free units from one location to another.
///
/// # Errors
/// `not_found` if the variant has no opening stock; `out_of_stock` with `available` if that many are not free there;
/// `conflict` if the stock is split; `idempotency_mismatch`.
pub async fn transfer_stock(
    app: Rc<App>,
    call: Call<Unit, TransferStock>,
) -> Result<Reply<Transfer>, Problem> {
    let variant: VariantId = call.params.parse("variant_id")?;
    let wanted = &call.body;
    if wanted.quantity.get() > MAX_UNITS {
        return Err(Problem::invalid("/quantity", "range", "Must be at most 1,000,000."));
    }
    if wanted.from == wanted.to {
        return Err(Problem::invalid("/to", "same", "Must be another location."));
    }
    locations::check(&app, wanted.from, false, "/from").await?;
    locations::check(&app, wanted.to, true, "/to").await?;
    // A key counts for its caller only.
    let key = call.idempotency_key.as_ref().map(|key| format!("{} {key}", call.principal().actor()));
    let body = TransferUnits { wanted: wanted.clone(), key };
    let transferred =
        app.item(variant)?.call(&call.caller, &commands::TRANSFER, &[&variant], &Unit {}, &body).await?;
    let reply = Reply::from(transferred.transfer);
    Ok(if transferred.replayed { reply.header("idempotency-replayed", "true") } else { reply })
}
