use crate::{App, item::commands};
use contract::{Unit, inventory::StockItem};
use edge::Call;
use kernel::{Problem, VariantId};
use std::rc::Rc;

/// A variant's books.
///
/// # Errors
/// `not_found` if it has no opening stock.
pub async fn get_stock(app: Rc<App>, call: Call<Unit, Unit>) -> Result<StockItem, Problem> {
    let variant: VariantId = call.params.parse("variant_id")?;
    app.item(variant)?.call(&call.caller, &commands::STOCK, &[&variant], &Unit {}, &Unit {}).await
}
