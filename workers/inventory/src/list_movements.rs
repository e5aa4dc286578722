use crate::{App, item::commands};
use contract::{
    List, Unit,
    inventory::{ListMovements, Movement},
};
use edge::Call;
use kernel::{Problem, VariantId};
use std::rc::Rc;

/// A variant's ledger.
///
/// # Errors
/// `not_found` if it has no opening stock; `invalid_cursor`.
pub async fn list_movements(
    app: Rc<App>,
    call: Call<ListMovements, Unit>,
) -> Result<List<Movement>, Problem> {
    let variant: VariantId = call.params.parse("variant_id")?;
    app.item(variant)?.call(&call.caller, &commands::MOVEMENTS, &[&variant], &call.query, &Unit {}).await
}
