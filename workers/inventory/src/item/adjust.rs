use super::{Item, commands::Adjusted, ledger::Row};
use contract::inventory::MovementKind;
use edge::{Statement, idempotency};
use kernel::{ErrorCode, Problem, Timestamp};

impl Item {
    /// Counts units in or out; with a `key`, once in 24 hours.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `out_of_stock` with `available` if that many are not free;
    /// `idempotency_mismatch` if the key adjusted something else.
    pub fn adjust(
        &self,
        delta: i64,
        reason: &str,
        key: Option<&str>,
        now: Timestamp,
    ) -> Result<Adjusted, Problem> {
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        if let Some(key) = key {
            let old = Statement::new("DELETE FROM adjustments WHERE created_at <= ?1");
            self.sql(old.bind(now.minus(idempotency::KEPT)))?;
            let known = Statement::new(
                "SELECT movements.* FROM adjustments JOIN movements ON seq = movement WHERE key = ?1",
            );
            if let Some(known) = self.sql(known.bind(key))?.first::<Row>()? {
                if known.quantity != delta || known.reason.as_deref() != Some(reason) {
                    return Err(ErrorCode::IdempotencyMismatch.into());
                }
                return Ok(Adjusted { movement: known.into(), replayed: true });
            }
        }
        let free = state.free;
        let books = state.books.adjust(delta).map_err(|_| {
            Problem::new(ErrorCode::OutOfStock)
                .detail(format!("Only {free} units are neither held nor sold."))
                .with("available", free)
        })?;
        self.write(state, books, now)?;
        let seq = self.record(MovementKind::Adjustment, delta, None, Some(reason), now)?;
        if let Some(key) = key {
            let remember =
                Statement::new("INSERT INTO adjustments (key, movement, created_at) VALUES (?1, ?2, ?3)");
            self.sql(remember.bind(key).bind(seq).bind(now))?;
        }
        let written = Statement::new("SELECT * FROM movements WHERE seq = ?1").bind(seq);
        Ok(Adjusted { movement: self.sql(written)?.one::<Row>()?.into(), replayed: false })
    }
}
