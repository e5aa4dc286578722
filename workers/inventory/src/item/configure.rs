use super::Item;
use crate::domain::Policy;
use contract::inventory::{StockPolicy, UpdateStock};
use edge::Statement;
use kernel::{ErrorCode, Problem, Timestamp};

impl Item {
    /// Changes how the variant is sold. What was promised by an earlier policy stays promised.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `conflict` where units would be sold ahead of a split variant.
    pub fn configure(&self, change: &UpdateStock, now: Timestamp) -> Result<(), Problem> {
        let mut state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        let before = state.policy;
        let policy = Policy {
            kind: change.policy.unwrap_or(before.kind),
            limit: change.sell_ahead_limit.unwrap_or(before.limit),
            releases_at: change.releases_at.unwrap_or(before.releases_at),
        };
        if policy.kind != StockPolicy::Deny && state.layout.parts > 1 {
            return Err(split_and_ahead());
        }
        let books = state.books.selling_ahead(policy.ahead());
        state.policy = policy;
        self.write(state, books, now)?;
        let update = Statement::new("UPDATE item SET policy = ?1, sell_ahead_limit = ?2, releases_at = ?3")
            .json(&policy.kind)
            .bind(policy.limit)
            .bind(policy.releases_at);
        self.sql(update)?;
        Ok(())
    }
}

/// What a part may not decide by itself: how many are owed in all.
pub(super) fn split_and_ahead() -> Problem {
    Problem::new(ErrorCode::Conflict)
        .detail("A variant whose stock is split is sold only while there is some. Join its stock first.")
}
