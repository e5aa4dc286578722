//! Codes that were made in bulk.

use contract::promotion::{PromotionCode, RedeemedCode};
use edge::{Database, Statement};
use kernel::{Problem, PromotionId, Timestamp};
use serde::Deserialize;

/// A code, and where it stands among those of its promotion.
#[derive(Clone, Debug, Deserialize)]
pub struct CodeRow {
    pub number: u32,
    pub code: String,
    pub promotion_id: PromotionId,
    pub usage_limit: u32,
    used: u32,
    created_at: i64,
}

impl From<CodeRow> for PromotionCode {
    fn from(row: CodeRow) -> Self {
        Self {
            code: row.code,
            usage_limit: row.usage_limit,
            used: row.used,
            created_at: Timestamp::from_millis(row.created_at),
        }
    }
}

/// Of these codes, those that were made in bulk.
pub async fn find(db: &dyn Database, codes: &[RedeemedCode]) -> Result<Vec<CodeRow>, Problem> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Statement::new(
        "SELECT codes.number, codes.code, codes.promotion_id, codes.usage_limit, codes.used, codes.created_at
         FROM json_each(?1) AS wanted JOIN codes ON codes.code = upper(wanted.value ->> 'code')
         WHERE codes.promotion_id = wanted.value ->> 'promotion_id'",
    );
    Ok(db.run(rows.json(&codes)).await?.all()?)
}

/// The codes of a promotion after the `after`th, at most so many.
pub fn after(promotion: PromotionId, after: u32, limit: u32) -> Statement {
    Statement::new(
        "SELECT number, code, promotion_id, usage_limit, used, created_at FROM codes
         WHERE promotion_id = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
    )
    .text(promotion)
    .bind(after)
    .bind(limit)
}

/// How many a promotion has.
pub async fn count(db: &dyn Database, promotion: PromotionId) -> Result<u32, Problem> {
    #[derive(Deserialize)]
    struct Count {
        count: u32,
    }
    let count = Statement::new("SELECT count(*) AS count FROM codes WHERE promotion_id = ?1");
    Ok(db.run(count.text(promotion)).await?.one::<Count>()?.count)
}

/// Writes new codes.
pub fn insert(promotion: PromotionId, codes: &[String], usage_limit: u32, now: Timestamp) -> Statement {
    Statement::new(
        "INSERT INTO codes (code, promotion_id, usage_limit, created_at)
         SELECT value, ?1, ?3, ?4 FROM json_each(?2) ORDER BY key",
    )
    .text(promotion)
    .json(&codes)
    .bind(usage_limit)
    .bind(now)
}
