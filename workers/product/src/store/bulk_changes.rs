//! What bulk changes replaced.

use crate::domain::Change;
use edge::{Database, Statement};
use kernel::{EventId, Problem, Timestamp};
use serde::Deserialize;
use std::time::Duration;

/// How long a bulk change can be taken back.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);

#[derive(Deserialize)]
struct Row {
    changes: String,
}

/// Keeps what a bulk change did.
pub fn remember_changes(id: EventId, changes: &[Change], now: Timestamp) -> Statement {
    Statement::new("INSERT INTO bulk_changes (id, changes, created_at) VALUES (?1, ?2, ?3)")
        .text(id)
        .json(&changes)
        .bind(now)
}

/// What a bulk change did; none if it is not known any more.
pub async fn changes(db: &dyn Database, id: EventId) -> Result<Option<Vec<Change>>, Problem> {
    let found = db.run(Statement::new("SELECT changes FROM bulk_changes WHERE id = ?1").text(id)).await?;
    let Some(row) = found.first::<Row>()? else { return Ok(None) };
    serde_json::from_str(&row.changes).map(Some).map_err(Problem::internal)
}

/// Forgets those that are too old to be taken back.
pub fn forget_old_changes(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM bulk_changes WHERE created_at < ?1").bind(now.minus(KEPT))
}
