//! Where a variant's units lie. The main location has no row: what lies nowhere else lies there.

use super::{Item, State, allocate::Allocation};
use crate::domain::{Place, Places, Spots};
use contract::inventory::{MAIN_LOCATION, PlannedUnits, StockAtLocation};
use edge::{DatabaseError, Statement};
use kernel::{ErrorCode, LocationId, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    location: LocationId,
    on_hand: i64,
    allocated: i64,
}

#[derive(Deserialize)]
struct Share {
    location: LocationId,
    quantity: i64,
}

#[derive(Deserialize)]
struct InParts {
    on_hand: i64,
    allocated: i64,
}

impl Item {
    /// Where this object's own units lie.
    pub(super) fn places(&self, state: &State) -> Result<Places, Problem> {
        Ok(Places::new(state.books.on_hand(), state.books.allocated(), self.others()?))
    }

    /// Where the units of all objects lie. Those of parts lie at the main location: stock is split only there.
    pub(super) fn places_everywhere(&self, state: &State) -> Result<Places, Problem> {
        let parts = Statement::new(
            "SELECT coalesce(sum(given - taken + moved), 0) AS on_hand, coalesce(sum(allocated), 0) AS allocated
             FROM parts",
        );
        let parts = self.sql(parts)?.one::<InParts>()?;
        let on_hand = state.books.on_hand().saturating_add(parts.on_hand);
        let allocated = state.books.allocated().saturating_add(parts.allocated);
        Ok(Places::new(on_hand, allocated, self.others()?))
    }

    fn others(&self) -> Result<Vec<Place>, DatabaseError> {
        let rows = Statement::new("SELECT location, on_hand, allocated FROM places ORDER BY location");
        let place =
            |row: Row| Place { location: row.location, on_hand: row.on_hand, allocated: row.allocated };
        Ok(self.sql(rows)?.all::<Row>()?.into_iter().map(place).collect())
    }

    /// From where the units are to be sent that an order has bought and that are not shipped.
    pub(super) fn kept_for(&self, order: OrderId, open: i64) -> Result<Spots, DatabaseError> {
        let shares = Statement::new("SELECT location, quantity FROM shares WHERE order_id = ?1");
        let shares = self.sql(shares.text(order))?.all::<Share>()?;
        let mut kept: Spots = shares.into_iter().map(|share| (share.location, share.quantity)).collect();
        let main = open.saturating_sub(kept.values().sum());
        if main > 0 {
            kept.insert(MAIN_LOCATION, main);
        }
        Ok(kept)
    }

    /// Keeps units for an order at locations.
    pub(super) fn keep(&self, order: OrderId, spots: &Spots, now: Timestamp) -> Result<(), Problem> {
        for (location, units) in elsewhere(spots) {
            self.change_place(location, 0, units, now)?;
            // It has some of there already where it was changed.
            let share = Statement::new(
                "INSERT INTO shares (order_id, location, quantity) VALUES (?1, ?2, ?3)
                 ON CONFLICT (order_id, location) DO UPDATE SET quantity = quantity + CAST(?3 AS INTEGER)",
            );
            self.sql(share.text(order).text(location).bind(units))?;
        }
        Ok(())
    }

    /// Keeps them no more: they are sent, or given back.
    pub(super) fn let_go(&self, order: OrderId, spots: &Spots, now: Timestamp) -> Result<(), Problem> {
        for (location, units) in elsewhere(spots) {
            self.change_place(location, 0, -units, now)?;
            let share = Statement::new(
                "UPDATE shares SET quantity = quantity - CAST(?3 AS INTEGER) WHERE order_id = ?1 AND location = ?2",
            );
            self.sql(share.text(order).text(location).bind(units))?;
        }
        self.sql(Statement::new("DELETE FROM shares WHERE order_id = ?1 AND quantity = 0").text(order))?;
        Ok(())
    }

    /// Changes what lies at a location, and has it copied. Of the main one there is nothing to write: it is the
    /// difference.
    pub(super) fn change_place(
        &self,
        location: LocationId,
        on_hand: i64,
        allocated: i64,
        now: Timestamp,
    ) -> Result<(), Problem> {
        if location != MAIN_LOCATION {
            let known = Statement::new(
                "INSERT INTO places (location, on_hand, allocated) VALUES (?1, 0, 0) ON CONFLICT DO NOTHING",
            );
            self.sql(known.text(location))?;
            let change = Statement::new(
                "UPDATE places SET on_hand = on_hand + CAST(?2 AS INTEGER), allocated = allocated + CAST(?3 AS INTEGER)
                 WHERE location = ?1",
            );
            self.sql(change.text(location).bind(on_hand).bind(allocated))?;
            let copy = Statement::new(
                "UPDATE item SET version = version + 1, settle_at = coalesce(settle_at, CAST(?1 AS INTEGER))",
            );
            self.sql(copy.bind(now.plus(super::settle::DELAY)))?;
        }
        Ok(())
    }

    /// From where the units leave that an order has bought here.
    pub fn plan(&self, order: OrderId, now: Timestamp) -> Result<Vec<PlannedUnits>, Problem> {
        let Some(state) = self.current(now)? else { return Ok(Vec::new()) };
        let kept =
            self.kept_for(order, self.allocation(order)?.map_or(0, |known| Allocation::open(&known)))?;
        let places = self.places(&state)?;
        let planned = places.iter().map(|place| PlannedUnits {
            location_id: place.location,
            planned: kept.get(&place.location).copied().unwrap_or(0),
            at_most: places.most(place.location, &kept),
        });
        Ok(planned.filter(|units| (units.planned, units.at_most) != (0, 0)).collect())
    }
}

/// As the staff reads it: the main location, and the others that have some.
pub(super) fn shown(places: &Places) -> Vec<StockAtLocation> {
    let shown = places.iter().filter(|place| place.location == MAIN_LOCATION || place.on_hand > 0);
    let shown = shown.map(|place| StockAtLocation {
        location_id: place.location,
        on_hand: place.on_hand,
        allocated: place.allocated,
    });
    shown.collect()
}

fn elsewhere(spots: &Spots) -> impl Iterator<Item = (LocationId, i64)> + '_ {
    spots
        .iter()
        .map(|(location, units)| (*location, *units))
        .filter(|(location, _)| *location != MAIN_LOCATION)
}

/// What the staff hears who puts split stock elsewhere.
pub(super) fn split_and_elsewhere() -> Problem {
    Problem::new(ErrorCode::Conflict)
        .detail("Stock that is split lies at the main location only. Join it first, or bring it there.")
}
