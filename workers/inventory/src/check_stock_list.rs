//! The list is a copy, and so are the levels that product keeps: what was lost on the way is found and mended here.

use crate::{
    App,
    item::commands::{self, Compare},
    lines::ask_each,
};
use client::Caller;
use contract::{
    Unit,
    inventory::{CheckStockList, CheckedStockList},
};
use edge::{Call, Statement, cursor};
use kernel::{Problem, Timestamp, VariantId};
use serde::Deserialize;
use std::rc::Rc;

/// How many variants the staff's call compares: each is an invocation, of which one request may cause 32.
const ON_DEMAND: usize = 16;
/// How many the tick compares, which asks the other services too.
const A_TICK: usize = 4;

#[derive(Deserialize)]
struct Row {
    variant_id: VariantId,
}

/// Compares the next variants, whether they were ever touched or not.
///
/// # Errors
/// `invalid_cursor`.
pub async fn check_stock_list(
    app: Rc<App>,
    call: Call<Unit, CheckStockList>,
) -> Result<CheckedStockList, Problem> {
    let after = call.body.cursor.as_deref().map(cursor::decode::<VariantId>).transpose()?;
    let rows = Statement::new(
        "SELECT variant_id FROM opening_stock WHERE variant_id > ?1 ORDER BY variant_id LIMIT ?2",
    )
    .bind(after.map(|id| id.to_string()).unwrap_or_default())
    .bind(u32::try_from(ON_DEMAND).unwrap_or(u32::MAX));
    let variants: Vec<VariantId> =
        app.db.run(rows).await?.all::<Row>()?.into_iter().map(|row| row.variant_id).collect();
    let more = variants.last().filter(|_| variants.len() == ON_DEMAND).and_then(cursor::encode);
    let checked = u32::try_from(variants.len()).unwrap_or(u32::MAX);
    let mended = check(&app, &call.caller, variants, true, call.now).await?;
    Ok(CheckedStockList { checked, mended, next_cursor: more })
}

/// Compares those that were not compared for the longest time.
pub async fn check_some(app: &App, caller: &Caller, now: Timestamp) -> Result<(), Problem> {
    let rows =
        Statement::new("SELECT variant_id FROM stock_levels WHERE version > 0 ORDER BY checked_at LIMIT ?1")
            .bind(u32::try_from(A_TICK).unwrap_or(u32::MAX));
    let rows = app.db.run(rows).await?.all::<Row>()?;
    check(app, caller, rows.into_iter().map(|row| row.variant_id).collect(), false, now).await?;
    Ok(())
}

/// How many rows were wrong. Events that a queue lost are found otherwise; product hears the levels again only when
/// somebody asks for it.
async fn check(
    app: &App,
    caller: &Caller,
    variants: Vec<VariantId>,
    tell_product: bool,
    now: Timestamp,
) -> Result<u32, Problem> {
    // Marked first: a variant whose object does not answer is not asked again and again before all others.
    let mark = Statement::new(
        "UPDATE stock_levels SET checked_at = ?2 WHERE variant_id IN (SELECT value FROM json_each(?1))",
    );
    app.db.run(mark.json(&variants).bind(now)).await?;
    let answers = ask_each(app, variants, |item, variant| async move {
        item.call(caller, &commands::COMPARE, &[&variant], &Unit {}, &Compare { tell_product }).await
    })
    .await?;
    Ok(u32::try_from(answers.iter().filter(|compared| compared.mended).count()).unwrap_or(u32::MAX))
}
