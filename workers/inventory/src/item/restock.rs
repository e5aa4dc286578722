use super::{Item, commands::RestockUnits, contradiction};
use contract::inventory::{MAIN_LOCATION, MovementKind};
use edge::Statement;
use kernel::{ErrorCode, LocationId, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Restocked {
    order_id: OrderId,
    quantity: i64,
}

#[derive(Deserialize)]
struct SentFrom {
    location: LocationId,
}

impl Item {
    /// Takes units that came back into the house again, once for each key. They lie where the staff says, or where the
    /// order's last parcel left; at the main location where that one takes nothing in any more.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `idempotency_mismatch` if the key brought something else back.
    pub fn restock(&self, came: &RestockUnits, now: Timestamp) -> Result<(), Problem> {
        let RestockUnits { key, order_id: order, quantity, location, open } = came;
        let quantity = i64::from(quantity.get());
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        let known =
            Statement::new("SELECT order_id, quantity FROM restocks WHERE key = ?1").bind(key.to_string());
        if let Some(known) = self.sql(known)?.first::<Restocked>()? {
            let same = known.order_id == *order && known.quantity == quantity;
            return if same { Ok(()) } else { Err(ErrorCode::IdempotencyMismatch.into()) };
        }
        let location = match location {
            Some(location) => Some(*location),
            None => self.last_sent_from(*order)?,
        };
        let takes = |location: &LocationId| open.contains(location) && state.may_lie_at(*location).is_ok();
        let location = location.filter(takes).unwrap_or(MAIN_LOCATION);
        let books = state.books.adjust(quantity).map_err(contradiction)?;
        self.write(state, books, now)?;
        self.change_place(location, quantity, 0, now)?;
        self.record(MovementKind::Return, quantity, location, Some(*order), None, now)?;
        let remember = Statement::new("INSERT INTO restocks (key, order_id, quantity) VALUES (?1, ?2, ?3)");
        self.sql(remember.bind(key.to_string()).text(order).bind(quantity))?;
        Ok(())
    }

    fn last_sent_from(&self, order: OrderId) -> Result<Option<LocationId>, Problem> {
        let sent = Statement::new(
            "SELECT location FROM movements WHERE order_id = ?1 AND kind = 'shipment' ORDER BY seq DESC LIMIT 1",
        );
        Ok(self.sql(sent.text(order))?.first::<SentFrom>()?.map(|sent| sent.location))
    }
}
