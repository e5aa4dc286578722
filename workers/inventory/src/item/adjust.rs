use super::{Item, State, commands::Adjusted, ledger::Row, places::split_and_elsewhere};
use contract::inventory::{MAIN_LOCATION, MovementKind};
use edge::{Statement, idempotency};
use kernel::{ErrorCode, LocationId, Problem, Timestamp};

impl Item {
    /// Counts units in or out at a location; with a `key`, once in 24 hours.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `out_of_stock` with `available` if that many are not free there;
    /// `conflict` if the stock is split and the location is not the main one; `idempotency_mismatch` if the key adjusted
    /// something else.
    pub fn adjust(
        &self,
        at: LocationId,
        delta: i64,
        reason: &str,
        key: Option<&str>,
        now: Timestamp,
    ) -> Result<Adjusted, Problem> {
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        if let Some((_, known)) = self.adjusted_before(key, now)? {
            let same = known.kind == MovementKind::Adjustment
                && (known.quantity, known.location) == (delta, at)
                && known.reason.as_deref() == Some(reason);
            if !same {
                return Err(ErrorCode::IdempotencyMismatch.into());
            }
            return Ok(Adjusted { movement: known.into(), replayed: true });
        }
        state.may_lie_at(at)?;
        let place = self.places(&state)?.at(at);
        // Where units are sold ahead, the main location may be left owing them; no other ever owes any.
        let kept = if at == MAIN_LOCATION && state.policy.ahead() > 0 { 0 } else { place.allocated };
        let left = place.on_hand.saturating_add(delta);
        let free = state.free.min(place.free());
        let books = state.books.adjust(delta).ok().filter(|_| delta > 0 || left >= kept);
        let books = books.ok_or_else(|| too_few(free))?;
        self.write(state, books, now)?;
        self.change_place(at, delta, 0, now)?;
        let seq = self.record(MovementKind::Adjustment, delta, at, None, Some(reason), now)?;
        self.remember_adjustment(key, seq, now)?;
        Ok(Adjusted { movement: self.movement(seq)?.into(), replayed: false })
    }

    /// What a key did within 24 hours: a movement, and its place in the ledger.
    pub(super) fn adjusted_before(
        &self,
        key: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<(i64, Row)>, Problem> {
        let Some(key) = key else { return Ok(None) };
        let old = Statement::new("DELETE FROM adjustments WHERE created_at <= ?1");
        self.sql(old.bind(now.minus(idempotency::KEPT)))?;
        let known = Statement::new(
            "SELECT movements.* FROM adjustments JOIN movements ON seq = movement WHERE key = ?1",
        );
        let known = self.sql(known.bind(key))?.first::<Row>()?;
        Ok(known.map(|row| (row.seq, row)))
    }

    pub(super) fn remember_adjustment(
        &self,
        key: Option<&str>,
        seq: i64,
        now: Timestamp,
    ) -> Result<(), Problem> {
        if let Some(key) = key {
            let remember =
                Statement::new("INSERT INTO adjustments (key, movement, created_at) VALUES (?1, ?2, ?3)");
            self.sql(remember.bind(key).bind(seq).bind(now))?;
        }
        Ok(())
    }

    pub(super) fn movement(&self, seq: i64) -> Result<Row, Problem> {
        Ok(self.sql(Statement::new("SELECT * FROM movements WHERE seq = ?1").bind(seq))?.one()?)
    }
}

impl State {
    /// Refuses to have split stock anywhere but at the main location: parts know of no other.
    pub(super) fn may_lie_at(&self, location: LocationId) -> Result<(), Problem> {
        let whole = self.layout.parts <= 1 && self.spread;
        if whole || location == MAIN_LOCATION { Ok(()) } else { Err(split_and_elsewhere()) }
    }
}

/// `available` units may go.
pub(super) fn too_few(available: i64) -> Problem {
    Problem::new(ErrorCode::OutOfStock)
        .detail(format!("Only {available} units are neither held nor sold."))
        .with("available", available)
}
