//! `Idempotency-Key` for operations whose effect is in D1: key and effect in one batch.
//!
//! ```sql
//! CREATE TABLE idempotency_keys (
//!     scope TEXT NOT NULL, key TEXT NOT NULL, request_hash TEXT NOT NULL,
//!     status INTEGER NOT NULL, response TEXT NOT NULL, created_at INTEGER NOT NULL,
//!     PRIMARY KEY (scope, key)
//! ) STRICT, WITHOUT ROWID;
//! CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
//! ```

use crate::{Context, Database, DatabaseError, Reply, Statement, json_column};
use kernel::{ErrorCode, Problem, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::time::Duration;
use xxhash_rust::xxh3::xxh3_128;

/// How long a key is remembered.
pub const KEPT: Duration = Duration::from_secs(24 * 3600);

/// Forgets keys that are older than a day; part of the tick.
pub fn forget_old(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM idempotency_keys WHERE created_at <= ?1").bind(now.minus(KEPT))
}

/// A request that may be a repetition.
pub struct Attempt {
    scope: String,
    key: Option<String>,
    request_hash: String,
    now: Timestamp,
}

#[derive(Deserialize)]
struct Row {
    request_hash: String,
    status: u16,
    #[serde(deserialize_with = "json_column")]
    response: serde_json::Value,
}

/// A hash by which two requests are the same request.
pub fn request_hash(body: &impl Serialize) -> String {
    format!("{:032x}", xxh3_128(&serde_json::to_vec(body).unwrap_or_default()))
}

impl Attempt {
    /// The request in `context`: the same key counts by caller (or, for `owner`, by what the permission hangs on) and
    /// operation.
    pub fn new(context: &Context, operation: &str, owner: &str, body: &impl Serialize) -> Self {
        Self {
            scope: format!("{}/{operation}/{owner}", context.principal().actor()),
            key: context.idempotency_key.clone(),
            request_hash: request_hash(body),
            now: context.now,
        }
    }

    /// The answer that this request got before, if it did.
    ///
    /// # Errors
    /// `idempotency_mismatch` if the key was used for another request.
    pub async fn replay<R: DeserializeOwned>(&self, db: &dyn Database) -> Result<Option<Reply<R>>, Problem> {
        let Some(key) = &self.key else { return Ok(None) };
        let row = Statement::new(
            "SELECT request_hash, status, response FROM idempotency_keys
             WHERE scope = ?1 AND key = ?2 AND created_at > ?3",
        )
        .text(&self.scope)
        .text(key)
        .bind(self.now.minus(KEPT));
        let Some(row) = db.run(row).await?.first::<Row>()? else { return Ok(None) };
        if row.request_hash != self.request_hash {
            return Err(ErrorCode::IdempotencyMismatch.into());
        }
        let body: R = serde_json::from_value(row.response).map_err(Problem::internal)?;
        Ok(Some(Reply::from(body).status(row.status).header("idempotency-replayed", "true")))
    }

    /// The rows for the batch that holds the effect; where a twin was faster, the whole batch fails.
    pub fn record(&self, status: u16, response: &impl Serialize) -> Vec<Statement> {
        let Some(key) = &self.key else { return Vec::new() };
        let forget =
            Statement::new("DELETE FROM idempotency_keys WHERE scope = ?1 AND key = ?2 AND created_at <= ?3")
                .text(&self.scope)
                .text(key)
                .bind(self.now.minus(KEPT));
        let insert = Statement::new(
            "INSERT INTO idempotency_keys (scope, key, request_hash, status, response, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .text(&self.scope)
        .text(key)
        .text(&self.request_hash)
        .bind(u32::from(status))
        .json(response)
        .bind(self.now);
        vec![forget, insert]
    }

    /// True if a batch failed because a twin was faster: [`replay`](Self::replay) has its answer.
    pub fn lost_to_twin(&self, error: &DatabaseError) -> bool {
        error.is_unique("idempotency_keys.scope")
    }
}
