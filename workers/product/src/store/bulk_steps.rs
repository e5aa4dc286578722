//! What bulk changes did, product by product.

use crate::domain::Change;
use contract::product::BulkFailure;
use edge::{Database, Statement};
use kernel::{EventId, Problem, ProductId, Timestamp};
use serde::Deserialize;
use std::{collections::BTreeMap, time::Duration};

/// How long a bulk change can be taken back.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);

/// What became of a product of a bulk change.
#[derive(Debug)]
pub enum Step {
    Changed(Change),
    Failed(BulkFailure),
}

/// What was done, for the batch that does it: the whole batch fails where the bulk change reached the product before.
pub fn note_change(bulk: EventId, position: u32, change: &Change, now: Timestamp) -> Statement {
    Statement::new(
        "INSERT INTO bulk_steps (bulk_id, product_id, position, change, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )
    .text(bulk)
    .text(change.id)
    .bind(position)
    .json(change)
    .bind(now)
}

/// Keeps why a product could not be changed; nothing where the bulk change reached it before.
pub fn note_failure(bulk: EventId, position: u32, failure: &BulkFailure, now: Timestamp) -> Statement {
    Statement::new(
        "INSERT INTO bulk_steps (bulk_id, product_id, position, failure, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO NOTHING",
    )
    .text(bulk)
    .text(failure.id)
    .bind(position)
    .json(failure)
    .bind(now)
}

#[derive(Deserialize)]
struct Row {
    product_id: ProductId,
    change: Option<String>,
    failure: Option<String>,
}

/// What became of the products that a bulk change reached.
pub async fn steps(db: &dyn Database, bulk: EventId) -> Result<BTreeMap<ProductId, Step>, Problem> {
    let select = Statement::new("SELECT product_id, change, failure FROM bulk_steps WHERE bulk_id = ?1");
    let rows = db.run(select.text(bulk)).await?.all::<Row>()?;
    let steps = rows.into_iter().filter_map(|row| {
        let step = match (row.change, row.failure) {
            (Some(change), _) => serde_json::from_str(&change).map(Step::Changed),
            (_, Some(failure)) => serde_json::from_str(&failure).map(Step::Failed),
            _ => return None,
        };
        Some(step.map(|step| (row.product_id, step)).map_err(Problem::internal))
    });
    steps.collect()
}

/// What a bulk change did, in the order of its request; nothing if it is not known any more.
pub async fn changes(db: &dyn Database, bulk: EventId) -> Result<Vec<Change>, Problem> {
    let select = Statement::new(
        "SELECT product_id, change, failure FROM bulk_steps WHERE bulk_id = ?1 AND change IS NOT NULL
         ORDER BY position",
    );
    let rows = db.run(select.text(bulk)).await?.all::<Row>()?;
    let changes = rows.into_iter().filter_map(|row| row.change);
    changes.map(|change| serde_json::from_str(&change).map_err(Problem::internal)).collect()
}

/// Forgets those that are too old to be taken back.
pub fn forget_old_steps(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM bulk_steps WHERE created_at < ?1").bind(now.minus(KEPT))
}
