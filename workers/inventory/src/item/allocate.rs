use super::{Item, commands::Sale, contradiction};
use edge::Statement;
use kernel::{ErrorCode, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Allocation {
    key: String,
    quantity: i64,
    shipped: i64,
    released: i64,
}

impl Allocation {
    /// Whether a sale to the order under this key was decided here: a late repetition must not sell again what was given
    /// back; another attempt at the same order may.
    pub(super) fn belongs_to(&self, key: &str) -> bool {
        self.released == 0 || self.shipped > 0 || self.key == key
    }

    /// Sold, neither shipped nor given back.
    pub(super) fn open(&self) -> i64 {
        self.quantity - self.shipped - self.released
    }
}

impl Item {
    /// Sells units to an order, once: those that `key` holds, and free ones where it holds too few.
    ///
    /// # Errors
    /// `conflict` if the order has another quantity already, or has given this sale back.
    pub fn allocate(
        &self,
        key: &str,
        order: OrderId,
        quantity: i64,
        now: Timestamp,
    ) -> Result<Sale, Problem> {
        let Some(state) = self.current(now)? else { return Ok(Sale::Short { available: 0 }) };
        if let Some(known) = self.allocation(order)? {
            if known.released == 0 && known.quantity == quantity {
                return Ok(Sale::Sold { repeated: true });
            }
            if known.belongs_to(key) {
                return Err(
                    Problem::new(ErrorCode::Conflict).detail("The order has sold these units before.")
                );
            }
        }
        let books = match state.books.allocate(self.held(key)?, quantity) {
            Ok(books) => books,
            Err(shortage) => return Ok(Sale::Short { available: shortage.available }),
        };
        self.write(state, books, now)?;
        let remember = Statement::new(
            "INSERT INTO reservations (key, quantity, expires_at, state) VALUES (?1, ?2, ?3, 'allocated')
             ON CONFLICT (key) DO UPDATE SET state = 'allocated'",
        );
        self.sql(remember.bind(key).bind(quantity).bind(now.plus(self.reservation_ttl)))?;
        let insert = Statement::new(
            "INSERT INTO allocations (order_id, key, quantity) VALUES (?1, ?2, ?3)
             ON CONFLICT (order_id) DO UPDATE SET key = excluded.key, quantity = excluded.quantity, released = 0",
        );
        self.sql(insert.text(order).bind(key).bind(quantity))?;
        Ok(Sale::Sold { repeated: false })
    }

    /// Gives back what an order has bought and was not shipped.
    pub fn release_allocation(&self, order: OrderId, now: Timestamp) -> Result<(), Problem> {
        let Some(state) = self.current(now)? else { return Ok(()) };
        let open = self.allocation(order)?.map_or(0, |allocation| allocation.open());
        if open > 0 {
            let books = state.books.release_allocation(open).map_err(contradiction)?;
            self.write(state, books, now)?;
            let release =
                Statement::new("UPDATE allocations SET released = quantity - shipped WHERE order_id = ?1");
            self.sql(release.text(order))?;
        }
        Ok(())
    }

    pub(super) fn allocation(&self, order: OrderId) -> Result<Option<Allocation>, Problem> {
        let row =
            Statement::new("SELECT key, quantity, shipped, released FROM allocations WHERE order_id = ?1");
        Ok(self.sql(row.text(order))?.first()?)
    }
}
