use crate::{
    App,
    item::commands::{self, ReviseUnits, Sale},
    lines::{ShortLine, ask_each, check_distinct, out_of_stock},
    locations,
};
use contract::{
    Unit,
    inventory::{ReviseAllocation, Units},
};
use edge::Call;
use kernel::Problem;
use std::{num::NonZeroU32, rc::Rc};

/// Brings what an order has bought to what it says since it was changed, each variant by itself.
///
/// Nothing is undone where one is short: only the order knows what it had before, and says so by the next revision.
///
/// # Errors
/// `out_of_stock` with every line that is short; `conflict` for an older revision, and where more has been shipped.
pub async fn revise_allocation(app: Rc<App>, call: Call<Unit, ReviseAllocation>) -> Result<Unit, Problem> {
    let ReviseAllocation { order_id, revision, lines, ships_to } = &call.body;
    if *revision == 0 {
        return Err(Problem::invalid("/revision", "range", "The first revision is 1."));
    }
    check_distinct(&lines.iter().map(|line| line.variant_id).collect::<Vec<_>>())?;
    // The rule that counts whole lines counts those that the order has in all: at worst that costs a parcel.
    let wanted = lines.iter().filter_map(|line| {
        Some(Units { variant_id: line.variant_id, quantity: NonZeroU32::new(line.quantity)? })
    });
    let ranking = locations::ranked(&app, &wanted.collect::<Vec<_>>(), *ships_to).await?;
    let sales = ask_each(&app, lines.iter().map(|line| line.variant_id), |item, variant| {
        let quantity = lines.iter().find(|line| line.variant_id == variant).map_or(0, |line| line.quantity);
        let ranking = ranking.clone();
        let body = ReviseUnits { order_id: *order_id, revision: *revision, quantity, ranking };
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
