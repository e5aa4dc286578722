use crate::{
    App,
    item::commands::{self, ReviseUnits, Sale},
    lines::{ShortLine, ask_each, check_distinct, out_of_stock},
};
use contract::{Unit, inventory::ReviseAllocation};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// Brings what an order has bought to what it says since it was changed, each variant by itself.
///
/// Nothing is undone where one is short: only the order knows what it had before, and says so by the next revision.
///
/// # Errors
/// `out_of_stock` with every line that is short; `conflict` for an older revision, and where more has been shipped.
pub async fn revise_allocation(app: Rc<App>, call: Call<Unit, ReviseAllocation>) -> Result<Unit, Problem> {
    let ReviseAllocation { order_id, revision, lines } = &call.body;
    if *revision == 0 {
        return Err(Problem::invalid("/revision", "range", "The first revision is 1."));
    }
    check_distinct(&lines.iter().map(|line| line.variant_id).collect::<Vec<_>>())?;
    let sales = ask_each(&app, lines.iter().map(|line| line.variant_id), |item, variant| {
        let quantity = lines.iter().find(|line| line.variant_id == variant).map_or(0, |line| line.quantity);
        let body = ReviseUnits { order_id: *order_id, revision: *revision, quantity };
        let caller = &call.caller;
        async move { item.call(caller, &commands::REVISE, &[&variant], &Unit {}, &body).await }
    })
    .await?;
    let short: Vec<ShortLine> = lines
        .iter()
        .zip(sales)
        .filter_map(|(line, sale)| match sale {
            Sale::Short { available } => {
                Some(ShortLine { variant_id: line.variant_id, requested: line.quantity, available })
            }
            Sale::Sold { .. } | Sale::Moved => None,
        })
        .collect();
    if short.is_empty() { Ok(Unit {}) } else { Err(out_of_stock(&short)) }
}
