use super::Item;
use contract::inventory::MovementKind;
use edge::Statement;
use kernel::{ErrorCode, LocationId, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Shipment {
    order_id: OrderId,
    quantity: i64,
}

impl Item {
    /// Takes units that an order has bought out of the house, once for each `key`: out of one location if it is named,
    /// else from where they were routed.
    ///
    /// # Errors
    /// `conflict` if the order has fewer left to ship, or they are not on hand there; `idempotency_mismatch` if the key
    /// shipped something else.
    pub fn ship(
        &self,
        key: &str,
        order: OrderId,
        quantity: i64,
        from: Option<LocationId>,
        now: Timestamp,
    ) -> Result<(), Problem> {
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
        let not_there =
            || Problem::new(ErrorCode::Conflict).detail("The units are sold, but not on hand there.");
        let kept = self.kept_for(order, open)?;
        let parcel = self.places(&state)?.pack(quantity, &kept, from).ok_or_else(not_there)?;
        let books = state.books.ship(quantity).map_err(|_| not_there())?;
        self.write(state, books, now)?;
        // First what is let go: no place has more sold than on hand in between.
        self.let_go(order, &parcel.done, now)?;
        let shipped = Statement::new(
            "UPDATE allocations SET shipped = shipped + CAST(?2 AS INTEGER) WHERE order_id = ?1",
        );
        self.sql(shipped.text(order).bind(quantity))?;
        for (location, units) in parcel.leaves {
            self.change_place(location, -units, 0, now)?;
            self.record(MovementKind::Shipment, -units, location, Some(order), None, now)?;
        }
        let remember = Statement::new("INSERT INTO shipments (key, order_id, quantity) VALUES (?1, ?2, ?3)");
        self.sql(remember.bind(key).text(order).bind(quantity))?;
        Ok(())
    }
}
