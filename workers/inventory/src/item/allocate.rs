use super::{Item, REMEMBERED, commands::Sale, contradiction};
use edge::Statement;
use kernel::{ErrorCode, LocationId, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Allocation {
    quantity: i64,
    shipped: i64,
    released: i64,
}

impl Allocation {
    /// Sold, neither shipped nor given back.
    pub(super) fn open(&self) -> i64 {
        self.quantity - self.shipped - self.released
    }

    /// Sold and not given back.
    pub(super) fn kept(&self) -> i64 {
        self.quantity - self.released
    }

    /// Left the house.
    pub(super) fn shipped(&self) -> i64 {
        self.shipped
    }
}

impl Item {
    /// Sells units to an order, once: those that `key` holds, and free ones where it holds too few. From where they will
    /// be sent is decided and written down in the same step, along the ranking of locations: a repetition under another
    /// one changes nothing.
    ///
    /// # Errors
    /// `conflict` if the order has another quantity already, or has given its units back: for good, as each attempt at
    /// a checkout has an order of its own.
    pub fn allocate(
        &self,
        key: &str,
        order: OrderId,
        quantity: i64,
        ranking: &[LocationId],
        now: Timestamp,
    ) -> Result<Sale, Problem> {
        let Some(state) = self.current(now)? else { return Ok(Sale::Short { available: 0 }) };
        if let Some(known) = self.allocation(order)? {
            if known.released == 0 && known.quantity == quantity {
                return Ok(Sale::Sold { repeated: true });
            }
            return Err(Problem::new(ErrorCode::Conflict).detail("The order has bought these units before."));
        }
        if self.gave_up(order)? {
            return Err(given_up());
        }
        let books = match state.books.allocate(self.held(key)?, quantity) {
            Ok(books) => books,
            Err(shortage) => return Ok(Sale::Short { available: shortage.available }),
        };
        // Held units are of no location, but the books just said that there are enough that nobody has bought.
        let routed = self.places(&state)?.route(quantity, ranking);
        self.write(state, books, now)?;
        self.keep(order, &routed, now)?;
        let remember = Statement::new(
            "INSERT INTO reservations (key, quantity, expires_at, state) VALUES (?1, ?2, ?3, 'allocated')
             ON CONFLICT (key) DO UPDATE SET state = 'allocated'",
        );
        self.sql(remember.bind(key).bind(quantity).bind(now.plus(self.reservation_ttl)))?;
        let insert = Statement::new("INSERT INTO allocations (order_id, key, quantity) VALUES (?1, ?2, ?3)");
        self.sql(insert.text(order).bind(key).bind(quantity))?;
        Ok(Sale::Sold { repeated: false })
    }

    /// Gives back what an order has bought and was not shipped. An order that has bought nothing never will: its
    /// purchase may still be on its way here, and nobody would give back what it took.
    pub fn release_allocation(&self, order: OrderId, now: Timestamp) -> Result<(), Problem> {
        let Some(allocation) = self.allocation(order)? else { return self.give_up(order, now) };
        let Some(state) = self.current(now)? else { return Ok(()) };
        let open = allocation.open();
        if open > 0 {
            let books = state.books.release_allocation(open).map_err(contradiction)?;
            let kept = self.kept_for(order, open)?;
            self.write(state, books, now)?;
            self.let_go(order, &kept, now)?;
            let release =
                Statement::new("UPDATE allocations SET released = quantity - shipped WHERE order_id = ?1");
            self.sql(release.text(order))?;
        }
        Ok(())
    }

    /// Remembers that the order was given up before it bought, and forgets those of which nothing can be on its way.
    fn give_up(&self, order: OrderId, now: Timestamp) -> Result<(), Problem> {
        let remember =
            Statement::new("INSERT INTO given_up (order_id, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
        self.sql(remember.text(order).bind(now))?;
        self.sql(Statement::new("DELETE FROM given_up WHERE at < ?1").bind(now.minus(REMEMBERED)))?;
        Ok(())
    }

    pub(super) fn gave_up(&self, order: OrderId) -> Result<bool, Problem> {
        let given_up = Statement::new("SELECT order_id FROM given_up WHERE order_id = ?1");
        Ok(!self.sql(given_up.text(order))?.rows.is_empty())
    }

    pub(super) fn allocation(&self, order: OrderId) -> Result<Option<Allocation>, Problem> {
        let row = Statement::new("SELECT quantity, shipped, released FROM allocations WHERE order_id = ?1");
        Ok(self.sql(row.text(order))?.first()?)
    }
}

/// What an order hears that buys after it was given up.
pub(super) fn given_up() -> Problem {
    Problem::new(ErrorCode::Conflict).detail("The order was given up.")
}
