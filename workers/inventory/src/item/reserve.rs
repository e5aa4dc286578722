use super::{Item, REMEMBERED, State, commands::Hold, contradiction};
use edge::Statement;
use kernel::{ErrorCode, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Reservation {
    quantity: i64,
    expires_at: i64,
}

#[derive(Deserialize)]
struct Sum {
    quantity: i64,
}

impl Item {
    /// Holds units for `key` until the reservation expires.
    ///
    /// # Errors
    /// `idempotency_mismatch` if the key holds another quantity.
    pub fn reserve(&self, key: &str, quantity: i64, now: Timestamp) -> Result<Hold, Problem> {
        let Some(state) = self.current(now)? else { return Ok(Hold::Short { available: 0 }) };
        // No await from this check to the last write: two buyers of the last unit come one after the other.
        let known = Statement::new("SELECT quantity, expires_at FROM reservations WHERE key = ?1").bind(key);
        if let Some(known) = self.sql(known)?.first::<Reservation>()? {
            if known.quantity != quantity {
                return Err(ErrorCode::IdempotencyMismatch.into());
            }
            return Ok(Hold::Held { expires_at: Timestamp::from_millis(known.expires_at) });
        }
        let books = match state.books.reserve(quantity) {
            Ok(books) => books,
            Err(shortage) => return Ok(Hold::Short { available: shortage.available }),
        };
        let expires_at = now.plus(self.reservation_ttl);
        self.write(state, books, now)?;
        let insert = Statement::new(
            "INSERT INTO reservations (key, quantity, expires_at, state) VALUES (?1, ?2, ?3, 'held')",
        );
        self.sql(insert.bind(key).bind(quantity).bind(expires_at))?;
        Ok(Hold::Held { expires_at })
    }

    /// Gives back what `key` holds; what it does not hold any more, or never did, needs nothing.
    pub fn release(&self, key: &str, now: Timestamp) -> Result<(), Problem> {
        let Some(state) = self.current(now)? else { return Ok(()) };
        let held = self.held(key)?;
        if held > 0 {
            let books = state.books.release(held).map_err(contradiction)?;
            self.write(state, books, now)?;
            self.sql(Statement::new("DELETE FROM reservations WHERE key = ?1").bind(key))?;
        }
        Ok(())
    }

    /// How many units `key` holds.
    pub(super) fn held(&self, key: &str) -> Result<i64, Problem> {
        let held =
            Statement::new("SELECT quantity FROM reservations WHERE key = ?1 AND state = 'held'").bind(key);
        Ok(self.sql(held)?.first::<Sum>()?.map_or(0, |held| held.quantity))
    }

    /// Gives back what expired by `now`, whether or not the alarm has rung.
    pub(super) fn expire(&self, state: State, now: Timestamp) -> Result<State, Problem> {
        let due = Statement::new(
            "SELECT coalesce(sum(quantity), 0) AS quantity FROM reservations WHERE state = 'held' AND expires_at <= ?1",
        );
        let due = self.sql(due.bind(now))?.one::<Sum>()?.quantity;
        if due == 0 {
            return Ok(state);
        }
        let books = state.books.release(due).map_err(contradiction)?;
        let state = self.write(state, books, now)?;
        let forget = Statement::new(
            "DELETE FROM reservations
             WHERE (state = 'held' AND expires_at <= ?1) OR (state = 'allocated' AND expires_at <= ?2)",
        );
        self.sql(forget.bind(now).bind(now.minus(REMEMBERED)))?;
        Ok(state)
    }
}
