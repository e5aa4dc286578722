//! Status and prices of many products, and the way back.

use crate::{
    App, create_product,
    domain::{self, Change},
    store,
    update_product::save,
};
use contract::{
    Unit,
    product::{BulkFailure, BulkUpdate, BulkUpdated, UpdateProduct},
};
use edge::{Call, new_id};
use kernel::{ErrorCode, EventId, Problem};
use std::{cell::RefCell, rc::Rc};

const MOST: usize = 100;

/// `bulk_update_products`: each product changes by itself, so one that cannot holds up no other.
pub async fn bulk_update_products(
    app: Rc<App>,
    call: Call<Unit, BulkUpdate>,
) -> Result<BulkUpdated, Problem> {
    let wish = &call.body;
    if wish.ids.is_empty() || wish.ids.len() > MOST {
        return Err(Problem::invalid("/ids", "count", format!("1 to {MOST} products.")));
    }
    if wish.status.is_none() && wish.price_change.is_none() {
        return Err(Problem::invalid("/status", "required", "Name a status or a change of price."));
    }
    let update = UpdateProduct { status: wish.status, ..UpdateProduct::default() };
    let mut answer = BulkUpdated { changed: Vec::new(), failed: Vec::new(), undo: None };
    let mut changes: Vec<Change> = Vec::new();
    for id in &wish.ids {
        // Of the attempt that was written, which is the last.
        let made = RefCell::new(None);
        let change = async {
            create_product::open(&app, &call, *id).await?;
            save(&app, &call, *id, |product| {
                let mut after = domain::change(product.clone(), &update, None, &[], call.now)?;
                if let Some(by) = wish.price_change {
                    after = domain::change_prices(after, by, call.now)?;
                }
                made.replace(Some(Change::between(&product, &after)));
                Ok(after)
            })
            .await
        };
        match change.await {
            Ok(_) => {
                answer.changed.push(*id);
                changes.extend(made.take());
            }
            Err(problem) => {
                answer.failed.push(BulkFailure { id: *id, code: problem.code, detail: problem.detail });
            }
        }
    }
    if !changes.is_empty() {
        let undo: EventId = new_id(call.now);
        app.db.run(store::remember_changes(undo, &changes, call.now)).await?;
        answer.undo = Some(undo);
    }
    Ok(answer)
}

/// `undo_bulk_update`: each product by itself, as the change was.
pub async fn undo_bulk_update(app: Rc<App>, call: Call<Unit, Unit>) -> Result<BulkUpdated, Problem> {
    let id: EventId = call.params.parse("id")?;
    let changes = store::changes(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
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
