use crate::{
    App, ask_home,
    item::commands::{self, AllocateUnits, ReleaseOrder, Sale},
    lines::{ShortLine, ask_each, check_lines, out_of_stock},
    locations,
};
use contract::{Unit, inventory::Allocate};
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// Sells all lines to an order or none.
///
/// # Errors
/// `out_of_stock` with every line that is short; `conflict` if the order has other quantities, or gave these back.
pub async fn allocate(app: Rc<App>, call: Call<Unit, Allocate>) -> Result<Unit, Problem> {
    let Allocate { key, order_id, lines, ships_to } = &call.body;
    check_lines(lines)?;
    let ranking = locations::ranked(&app, lines, *ships_to).await?;
    let sales = futures::future::join_all(lines.iter().map(|line| async {
        let (key, ranking) = (key.clone(), ranking.clone());
        let body = AllocateUnits { key, order_id: *order_id, quantity: line.quantity, ranking, layout: 0 };
        ask_home::sell(&app, &call.caller, line.variant_id, &body).await
    }))
    .await;

    let mut sold = Vec::new();
    let mut short = Vec::new();
    let mut failure: Option<Problem> = None;
    for (line, sale) in lines.iter().zip(sales) {
        match sale {
            Ok(Sale::Sold { repeated }) => sold.push((line.variant_id, repeated)),
            Ok(Sale::Short { available }) => short.push(ShortLine {
                variant_id: line.variant_id,
                requested: line.quantity.get(),
                available,
            }),
            Ok(Sale::Moved) => failure = failure.or(Some(Problem::unavailable("nobody has the key"))),
            Err(problem) => failure = failure.or(Some(problem)),
        }
    }
    let refused = !short.is_empty() || failure.as_ref().is_some_and(|f| f.code == ErrorCode::Conflict);
    if refused {
        let body = ReleaseOrder { order_id: *order_id };
        // A conflict may be a mistaken repetition, which must not undo what the order bought before.
        let undone = sold.into_iter().filter(|(_, repeated)| !short.is_empty() || !repeated);
        let undone = undone.map(|(variant, _)| variant);
        // Units that stayed sold would be lost until somebody looks: a failure here goes to the caller, who repeats.
        ask_each(&app, undone, |item, variant| {
            let (caller, body) = (&call.caller, &body);
            async move { item.call(caller, &commands::RELEASE_ALLOCATION, &[&variant], &Unit {}, body).await }
        })
        .await?;
    }
    match failure {
        _ if !short.is_empty() => Err(out_of_stock(&short)),
        Some(problem) => Err(problem),
        None => Ok(Unit {}),
    }
}
