use crate::{App, get_product::load, store};
use contract::{
    StockLevel, Unit,
    product::{ProductStatus, WatchStock},
};
use edge::{Call, new_id};
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// Remembers who wants to hear that a variant can be bought again.
///
/// # Errors
/// `not_found` for what is not for sale; `conflict` if the variant can be bought.
pub async fn watch_stock(app: Rc<App>, call: Call<Unit, WatchStock>) -> Result<Unit, Problem> {
    let wanted = &call.body;
    let product = load(&*app.db, call.params.get("id")).await?;
    let is_active = product.status == ProductStatus::Active;
    let variant = product.variants.iter().find(|variant| is_active && variant.id == wanted.variant_id);
    if variant.ok_or(ErrorCode::NotFound)?.stock_level != StockLevel::Out {
        return Err(Problem::new(ErrorCode::Conflict).detail("The variant can be bought."));
    }
    app.db.run(store::watch(wanted, new_id(call.now), call.now)).await?;
    Ok(Unit {})
}
