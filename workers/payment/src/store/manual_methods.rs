//! The ways to pay by hand as the staff set them.

use contract::payment::{ManualMethod, SaveManualMethod};
use edge::{Database, DatabaseError, Statement};
use kernel::Timestamp;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Row {
    id: String,
    #[serde(deserialize_with = "edge::flag")]
    active: bool,
    #[serde(deserialize_with = "edge::json_column")]
    names: BTreeMap<String, String>,
    #[serde(deserialize_with = "edge::json_column")]
    instructions: BTreeMap<String, String>,
    position: u32,
    version: i64,
}

/// All of them; whether each is configured too, this table does not know.
pub async fn all(db: &dyn Database) -> Result<Vec<ManualMethod>, DatabaseError> {
    let rows =
        Statement::new("SELECT id, active, names, instructions, position, version FROM manual_methods");
    let rows = db.run(rows).await?.all::<Row>()?.into_iter().map(|row| ManualMethod {
        id: row.id,
        active: row.active,
        names: row.names,
        instructions: row.instructions,
        position: row.position,
        version: row.version,
        configured: false,
    });
    Ok(rows.collect())
}

/// Where a method can be written.
pub struct Place<'a> {
    /// What is configured.
    pub configured: &'a [String],
    /// How many others there may be besides.
    pub room: usize,
}

/// Writes a method and returns its version. None, and nothing is written, where it is no longer what `seen` names, or
/// where others took the last room meanwhile: both are judged by the statement that writes.
pub async fn save(
    db: &dyn Database,
    id: &str,
    wish: &SaveManualMethod,
    place: &Place<'_>,
    now: Timestamp,
) -> Result<Option<i64>, DatabaseError> {
    #[derive(Deserialize)]
    struct Saved {
        version: i64,
    }
    let room = u32::try_from(place.room).unwrap_or(u32::MAX);
    let save = Statement::new(
        "INSERT INTO manual_methods (id, active, names, instructions, position, version, updated_at)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?6
         WHERE EXISTS (SELECT 1 FROM manual_methods WHERE id = ?1)
             OR (coalesce(?7, 0) = 0
                 AND (EXISTS (SELECT 1 FROM json_each(?8) WHERE value = ?1)
                     OR (SELECT count(*) FROM manual_methods
                         WHERE id NOT IN (SELECT value FROM json_each(?8))) < ?9))
         ON CONFLICT (id) DO UPDATE SET active = excluded.active, names = excluded.names,
             instructions = excluded.instructions, position = excluded.position,
             version = max(excluded.version, version + 1), updated_at = excluded.updated_at
             WHERE ?7 IS NULL OR version = ?7
         RETURNING version",
    )
    .bind(id)
    .bind(wish.active)
    .json(&wish.names)
    .json(&wish.instructions)
    .bind(wish.position)
    .bind(now)
    .bind(wish.seen)
    .json(&place.configured)
    .bind(room);
    Ok(db.run(save).await?.first::<Saved>()?.map(|saved| saved.version))
}

/// Removes a method that is switched off. False for one that is not.
pub async fn remove(db: &dyn Database, id: &str) -> Result<bool, DatabaseError> {
    let remove =
        Statement::new("DELETE FROM manual_methods WHERE id = ?1 AND active = 0 RETURNING id").bind(id);
    Ok(!db.run(remove).await?.rows.is_empty())
}
