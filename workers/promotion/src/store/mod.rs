//! Rows of promotions.

pub mod codes;
pub mod gift_cards;

use crate::domain::{Candidate, UniqueCode};
use contract::promotion::{Conditions, Promotion, PromotionKind, Stacking};
use edge::{Database, Statement, flag, json_column};
use kernel::{Currency, ErrorCode, Money, Problem, PromotionId, Timestamp};
use serde::Deserialize;

/// A row as it is in the table.
#[derive(Deserialize)]
pub struct Row {
    pub id: PromotionId,
    name: String,
    code: Option<String>,
    kind: PromotionKind,
    percent: Option<u8>,
    amount: Option<i64>,
    amount_currency: Option<Currency>,
    buy_quantity: Option<u32>,
    get_quantity: Option<u32>,
    usage_limit: Option<u32>,
    per_customer_limit: Option<u32>,
    minimum_subtotal: Option<i64>,
    minimum_currency: Option<Currency>,
    #[serde(deserialize_with = "json_column")]
    conditions: Conditions,
    priority: i32,
    stacking: Stacking,
    starts_at: Option<i64>,
    ends_at: Option<i64>,
    #[serde(deserialize_with = "flag")]
    active: bool,
    used: u32,
    created_at: i64,
    #[serde(deserialize_with = "flag")]
    unique_codes: bool,
    #[serde(default)]
    used_by_customer: u32,
    unique_code: Option<String>,
    code_usage_limit: Option<u32>,
    code_used: Option<u32>,
}

impl Row {
    /// The promotion of this row.
    pub fn promotion(self) -> Result<Promotion, Problem> {
        let money = |amount: Option<i64>, currency: Option<Currency>| {
            amount.zip(currency).map(|(amount, currency)| Money::new(amount, currency)).transpose()
        };
        Ok(Promotion {
            id: self.id,
            name: self.name,
            code: self.code,
            unique_codes: self.unique_codes,
            kind: self.kind,
            percent: self.percent,
            amount: money(self.amount, self.amount_currency).map_err(Problem::internal)?,
            buy_quantity: self.buy_quantity,
            get_quantity: self.get_quantity,
            usage_limit: self.usage_limit,
            per_customer_limit: self.per_customer_limit,
            minimum_subtotal: money(self.minimum_subtotal, self.minimum_currency)
                .map_err(Problem::internal)?,
            conditions: self.conditions,
            priority: self.priority,
            stacking: self.stacking,
            starts_at: self.starts_at.map(Timestamp::from_millis),
            ends_at: self.ends_at.map(Timestamp::from_millis),
            active: self.active,
            used: self.used,
            created_at: Timestamp::from_millis(self.created_at),
        })
    }

    /// The promotion, and how often the customer of the query has used it.
    pub fn candidate(self) -> Result<Candidate, Problem> {
        let used_by_customer = self.used_by_customer;
        let unique = self.unique_code.clone().map(|code| UniqueCode {
            code,
            usage_limit: self.code_usage_limit.unwrap_or_default(),
            used: self.code_used.unwrap_or_default(),
        });
        Ok(Candidate { promotion: self.promotion()?, used_by_customer, unique })
    }
}

/// Writes a new promotion.
pub fn insert(promotion: &Promotion) -> Statement {
    Statement::new(
        "INSERT INTO promotions (id, name, code, kind, percent, amount, amount_currency, usage_limit,
             per_customer_limit, minimum_subtotal, minimum_currency, starts_at, ends_at, active, used, created_at,
             buy_quantity, get_quantity, conditions, priority, stacking, unique_codes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
    )
    .text(promotion.id)
    .bind(promotion.name.as_str())
    .bind(promotion.code.clone())
    .json(&promotion.kind)
    .bind(promotion.percent)
    .bind(promotion.amount.map(Money::amount))
    .json(&promotion.amount.map(Money::currency))
    .bind(promotion.usage_limit)
    .bind(promotion.per_customer_limit)
    .bind(promotion.minimum_subtotal.map(Money::amount))
    .json(&promotion.minimum_subtotal.map(Money::currency))
    .bind(promotion.starts_at)
    .bind(promotion.ends_at)
    .bind(promotion.active)
    .bind(promotion.created_at)
    .bind(promotion.buy_quantity)
    .bind(promotion.get_quantity)
    .json(&promotion.conditions)
    .bind(promotion.priority)
    .json(&promotion.stacking)
    .bind(promotion.unique_codes)
}

/// The promotions with these ids, those that exist, in the order of their ids.
pub async fn find(db: &dyn Database, ids: &[PromotionId]) -> Result<Vec<Promotion>, Problem> {
    let rows =
        Statement::new("SELECT * FROM promotions WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id");
    db.run(rows.json(&ids)).await?.all::<Row>()?.into_iter().map(Row::promotion).collect()
}

/// That another promotion has the code already.
pub fn code_taken() -> Problem {
    Problem::new(ErrorCode::CodeTaken).field("/code", "taken", "Another promotion has this code.")
}
