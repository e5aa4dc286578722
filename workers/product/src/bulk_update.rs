//! Status and prices of many products, and the way back.
//!
//! Products change one by one, so a bulk change can be interrupted between any two of them, and a price moves by what
//! it is: twice ten per cent is not ten. So the `Idempotency-Key` first claims the id of the bulk change; each product
//! then changes in one batch with its step of that id, of which there can be only one. A repetition, or a twin at the
//! same time, finds the id by the key, leaves alone what has its step and does the rest; the answer is read from the
//! steps, and is the same for all of them.

use crate::{
    App, create_product,
    domain::{self, Change},
    store::{self, Step},
    update_product::{save, save_with},
};
use contract::{
    Unit,
    product::{BulkFailure, BulkUpdate, BulkUpdated, UpdateProduct},
};
use edge::{Call, Reply, idempotency::Attempt, new_id};
use kernel::{ErrorCode, EventId, Problem, ProductId};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

const MOST: usize = 100;

/// What a key stands for.
#[derive(Serialize, Deserialize)]
struct Claim {
    bulk: EventId,
}

/// `bulk_update_products`: each product changes by itself, so one that cannot holds up no other.
///
/// # Errors
/// `invalid_request`; `idempotency_mismatch`.
pub async fn bulk_update_products(
    app: Rc<App>,
    call: Call<Unit, BulkUpdate>,
) -> Result<Reply<BulkUpdated>, Problem> {
    let wish = &call.body;
    if wish.ids.is_empty() || wish.ids.len() > MOST {
        return Err(Problem::invalid("/ids", "count", format!("1 to {MOST} products.")));
    }
    if wish.status.is_none() && wish.price_change.is_none() {
        return Err(Problem::invalid("/status", "required", "Name a status or a change of price."));
    }
    let mut named = BTreeSet::new();
    let ids: Vec<ProductId> = wish.ids.iter().copied().filter(|id| named.insert(*id)).collect();
    let (bulk, is_replayed) = claim(&app, &call).await?;
    let before = store::steps(&*app.db, bulk).await?;
    // What could not be told whether it can be changed: a repetition tries again.
    let mut unsettled: BTreeMap<ProductId, BulkFailure> = BTreeMap::new();
    for (position, id) in (0_u32..).zip(&ids) {
        if before.contains_key(id) {
            continue;
        }
        if let Err(problem) = step(&app, &call, bulk, position, *id).await {
            let failure = BulkFailure { id: *id, code: problem.code, detail: problem.detail };
            if problem.code.status() >= 500 {
                unsettled.insert(*id, failure);
            } else {
                app.db.run(store::note_failure(bulk, position, &failure, call.now)).await?;
            }
        }
    }
    let steps = store::steps(&*app.db, bulk).await?;
    let mut answer = BulkUpdated { changed: Vec::new(), failed: Vec::new(), undo: None };
    for id in &ids {
        match steps.get(id) {
            Some(Step::Changed(_)) => answer.changed.push(*id),
            Some(Step::Failed(failure)) => answer.failed.push(failure.clone()),
            None => answer.failed.extend(unsettled.remove(id)),
        }
    }
    answer.undo = (!answer.changed.is_empty()).then_some(bulk);
    let reply = Reply::from(answer);
    Ok(if is_replayed { reply.header("idempotency-replayed", "true") } else { reply })
}

/// The id of this bulk change, which its key stands for from now on; true if it did so before.
async fn claim(app: &App, call: &Call<Unit, BulkUpdate>) -> Result<(EventId, bool), Problem> {
    let attempt = Attempt::new(call, "bulk_update_products", "", &call.body);
    if let Some(known) = attempt.replay::<Claim>(&*app.db).await? {
        return Ok((known.body.bulk, true));
    }
    let bulk: EventId = new_id(call.now);
    match app.db.batch(attempt.record(200, &Claim { bulk })).await {
        Ok(_) => Ok((bulk, false)),
        Err(error) if attempt.lost_to_twin(&error) => {
            let known = attempt.replay::<Claim>(&*app.db).await?;
            let known = known.ok_or_else(|| Problem::unavailable("the twin's answer is gone"))?;
            Ok((known.body.bulk, true))
        }
        Err(error) => Err(error.into()),
    }
}

/// Changes one product. Where a twin was faster this fails, and the twin's step says how it went.
async fn step(
    app: &Rc<App>,
    call: &Call<Unit, BulkUpdate>,
    bulk: EventId,
    position: u32,
    id: ProductId,
) -> Result<(), Problem> {
    let wish = &call.body;
    let update = UpdateProduct { status: wish.status, ..UpdateProduct::default() };
    create_product::open(app, call, id).await?;
    save_with(app, call, id, |product| {
        let mut after = domain::change(product.clone(), &update, None, &[], app.currency, call.now)?;
        if let Some(by) = wish.price_change {
            after = domain::change_prices(after, by, call.now)?;
        }
        let note = store::note_change(bulk, position, &Change::between(&product, &after), call.now);
        Ok((after, Some(note)))
    })
    .await?;
    Ok(())
}

/// `undo_bulk_update`: each product by itself, as the change was.
pub async fn undo_bulk_update(app: Rc<App>, call: Call<Unit, Unit>) -> Result<BulkUpdated, Problem> {
    let id: EventId = call.params.parse("id")?;
    let changes = store::changes(&*app.db, id).await?;
    if changes.is_empty() {
        return Err(ErrorCode::NotFound.into());
    }
    let mut answer = BulkUpdated { changed: Vec::new(), failed: Vec::new(), undo: None };
    for change in &changes {
        match save(&app, &call, change.id, |product| Ok(domain::undo(product, change, call.now))).await {
            Ok(_) => answer.changed.push(change.id),
            Err(problem) => {
                answer.failed.push(BulkFailure { id: change.id, code: problem.code, detail: problem.detail });
            }
        }
    }
    Ok(answer)
}
