use crate::{
    App,
    domain::MOST_PARTS,
    item::commands::{self, Spread},
};
use contract::{
    Unit,
    inventory::{SplitStock, StockItem},
};
use edge::Call;
use kernel::{Problem, VariantId};
use std::rc::Rc;

/// Spreads a variant's stock over so many objects, or joins it.
///
/// # Errors
/// `not_found` if the variant has no opening stock.
pub async fn split_stock(app: Rc<App>, call: Call<Unit, SplitStock>) -> Result<StockItem, Problem> {
    let variant: VariantId = call.params.parse("variant_id")?;
    let parts = call.body.parts;
    if !(1..=MOST_PARTS).contains(&parts) {
        return Err(Problem::invalid("/parts", "range", "Must be from 1 to 16."));
    }
    let item = app.item(variant)?;
    item.call(&call.caller, &commands::SPREAD, &[&variant], &Unit {}, &Spread { parts }).await?;
    item.call(&call.caller, &commands::STOCK, &[&variant], &Unit {}, &Unit {}).await
}
