use super::Item;
use contract::inventory::MovementKind;
use edge::Statement;
use kernel::{ErrorCode, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Shipment {
    order_id: OrderId,
    quantity: i64,
}

impl Item {
    /// Takes units that an order has bought out of the house, once for each `key`.
    ///
    /// # Errors
    /// `conflict` if the order has fewer left to ship, or they are not on hand yet; `idempotency_mismatch` if the key shipped something else.
    pub fn ship(&self, key: &str, order: OrderId, quantity: i64, now: Timestamp) -> Result<(), Problem> {
        let nothing = || Problem::new(ErrorCode::Conflict).detail("The order has no such units to ship.");
        let state = self.current(now)?.ok_or_else(nothing)?;
        let known = Statement::new("SELECT order_id, quantity FROM shipments WHERE key = ?1").bind(key);
        if let Some(known) = self.sql(known)?.first::<Shipment>()? {
            let same = known.order_id == order && known.quantity == quantity;
            return if same { Ok(()) } else { Err(ErrorCode::IdempotencyMismatch.into()) };
        }
        let open = self.allocation(order)?.map_or(0, |allocation| allocation.open());
        if open < quantity {
            return Err(nothing());
        }
        let books = state.books.ship(quantity).map_err(|_| {
            Problem::new(ErrorCode::Conflict).detail("The units are sold, but not on hand yet.")
        })?;
        self.write(state, books, now)?;
        let shipped = Statement::new(
            "UPDATE allocations SET shipped = shipped + CAST(?2 AS INTEGER) WHERE order_id = ?1",
        );
        self.sql(shipped.text(order).bind(quantity))?;
        self.record(MovementKind::Shipment, -quantity, Some(order), None, now)?;
        let remember = Statement::new("INSERT INTO shipments (key, order_id, quantity) VALUES (?1, ?2, ?3)");
        self.sql(remember.bind(key).text(order).bind(quantity))?;
        Ok(())
    }
}
