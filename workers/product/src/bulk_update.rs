//! Status and prices of many products.

use crate::{App, create_product, domain, update_product::save};
use contract::{
    Unit,
    product::{BulkFailure, BulkUpdate, BulkUpdated, UpdateProduct},
};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

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
    let mut answer = BulkUpdated { changed: Vec::new(), failed: Vec::new() };
    for id in &wish.ids {
        let change = async {
            create_product::open(&app, &call, *id).await?;
            save(&app, &call, *id, |product| {
                let product = domain::change(product, &update, None, &[], call.now)?;
                match wish.price_change {
                    Some(by) => domain::change_prices(product, by, call.now),
                    None => Ok(product),
                }
            })
            .await
        };
        match change.await {
            Ok(_) => answer.changed.push(*id),
            Err(problem) => {
                answer.failed.push(BulkFailure { id: *id, code: problem.code, detail: problem.detail });
            }
        }
    }
    Ok(answer)
}
