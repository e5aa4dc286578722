use crate::{App, item::commands};
use contract::{
    Unit,
    inventory::{StockItem, UpdateStock},
};
use edge::Call;
use kernel::{Problem, VariantId};
use std::rc::Rc;

/// The most units that may be sold ahead.
const MAX_AHEAD: u32 = 1_000_000;

/// Changes how a variant is sold.
///
/// # Errors
/// `not_found` if the variant has no opening stock; `conflict` where units would be sold ahead of a split variant.
pub async fn update_stock(app: Rc<App>, call: Call<Unit, UpdateStock>) -> Result<StockItem, Problem> {
    let variant: VariantId = call.params.parse("variant_id")?;
    if call.body.sell_ahead_limit.flatten().is_some_and(|limit| limit > MAX_AHEAD) {
        return Err(Problem::invalid("/sell_ahead_limit", "range", "Must be at most 1,000,000."));
    }
    let item = app.item(variant)?;
    item.call(&call.caller, &commands::CONFIGURE, &[&variant], &Unit {}, &call.body).await?;
    item.call(&call.caller, &commands::STOCK, &[&variant], &Unit {}, &Unit {}).await
}
