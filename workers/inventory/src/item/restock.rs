use super::{Item, contradiction};
use contract::inventory::MovementKind;
use edge::Statement;
use kernel::{ErrorCode, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Restocked {
    order_id: OrderId,
    quantity: i64,
}

impl Item {
    /// Takes units that came back into the house again, once for each `key`.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `idempotency_mismatch` if the key brought something else back.
    pub fn restock(&self, key: &str, order: OrderId, quantity: i64, now: Timestamp) -> Result<(), Problem> {
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        let known = Statement::new("SELECT order_id, quantity FROM restocks WHERE key = ?1").bind(key);
        if let Some(known) = self.sql(known)?.first::<Restocked>()? {
            let same = known.order_id == order && known.quantity == quantity;
            return if same { Ok(()) } else { Err(ErrorCode::IdempotencyMismatch.into()) };
        }
        let books = state.books.adjust(quantity).map_err(contradiction)?;
        self.write(state, books, now)?;
        self.record(MovementKind::Return, quantity, Some(order), None, now)?;
        let remember = Statement::new("INSERT INTO restocks (key, order_id, quantity) VALUES (?1, ?2, ?3)");
        self.sql(remember.bind(key).text(order).bind(quantity))?;
        Ok(())
    }
}
