//! One variant's stock: the actor inside the Durable Object `StockItem`.
//!
//! Every decision is one synchronous function: it reads, checks and writes with no await in between, so that no other
//! request sees or changes anything in the middle, and what it wrote is committed together.

mod adjust;
mod allocate;
pub mod commands;
mod open;
mod reserve;
mod restock;
mod routes;
mod schema;
mod settle;
mod ship;
#[cfg(test)]
mod tests;

pub use routes::router;

use crate::domain::{Books, Shortage};
use contract::{
    StockLevel,
    event::{Event, ProductInbox},
    inventory::{MovementKind, StockPolicy},
};
use edge::{Database, DatabaseError, EventSink, ObjectStorage, Rows, Statement, new_id};
use kernel::{EventId, MovementId, OrderId, Problem, Timestamp, VariantId};
use serde::Deserialize;
use std::{cell::Cell, rc::Rc, time::Duration};

/// How long what is over is remembered, so that what comes late finds it: an allocated reservation after its expiry, an
/// order that was given up before it bought.
const REMEMBERED: Duration = Duration::from_secs(48 * 3600);

/// The actor, around its object's storage.
pub struct Item {
    storage: Rc<dyn ObjectStorage>,
    db: Rc<dyn Database>,
    queues: Rc<dyn EventSink>,
    reservation_ttl: Duration,
    migrated: Cell<bool>,
    /// Since when the object is sending and copying.
    settling: Cell<Option<Timestamp>>,
}

/// A variant that has begun, as its row says.
struct State {
    variant_id: VariantId,
    sku: String,
    books: Books,
    level: StockLevel,
    level_version: u32,
}

#[derive(Deserialize)]
struct Row {
    variant_id: VariantId,
    sku: String,
    on_hand: i64,
    reserved: i64,
    allocated: i64,
    level: StockLevel,
    level_version: u32,
}

impl Item {
    /// The actor of the object that has this storage.
    pub fn new(
        storage: Rc<dyn ObjectStorage>,
        db: Rc<dyn Database>,
        queues: Rc<dyn EventSink>,
        reservation_ttl: Duration,
    ) -> Self {
        Self { storage, db, queues, reservation_ttl, migrated: Cell::new(false), settling: Cell::new(None) }
    }

    fn sql(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        self.storage.sql(statement)
    }

    /// The books at `now`: what has expired by then is given back first. None for a variant that has not begun.
    fn current(&self, now: Timestamp) -> Result<Option<State>, Problem> {
        let row = Statement::new(
            "SELECT variant_id, sku, on_hand, reserved, allocated, level, level_version FROM item",
        );
        let Some(row) = self.sql(row)?.first::<Row>()? else { return Ok(None) };
        let state = State {
            variant_id: row.variant_id,
            sku: row.sku,
            books: Books::new(row.on_hand, row.reserved, row.allocated)
                .ok_or_else(|| Problem::internal("the books are broken"))?,
            level: row.level,
            level_version: row.level_version,
        };
        self.expire(state, now).map(Some)
    }

    /// Writes new books, and the event where the level changes. Goes before the other writes of a decision: should the
    /// table's CHECKs refuse it, nothing is written.
    fn write(&self, state: State, books: Books, now: Timestamp) -> Result<State, Problem> {
        let level = books.level();
        let crossed = level != state.level;
        let level_version = state.level_version.saturating_add(u32::from(crossed));
        let moved = books.available() != state.books.available();
        let update = Statement::new(
            "UPDATE item SET on_hand = ?1, reserved = ?2, allocated = ?3, level = ?4, level_version = ?5,
                 version = version + CAST(?6 AS INTEGER),
                 settle_at = CASE WHEN ?6 THEN coalesce(settle_at, CAST(?7 AS INTEGER)) ELSE settle_at END",
        )
        .bind(books.on_hand())
        .bind(books.reserved())
        .bind(books.allocated())
        .json(&level)
        .bind(level_version)
        .bind(moved)
        .bind(now.plus(settle::DELAY));
        self.sql(update)?;
        if crossed {
            let data = ProductInbox::StockLevelChanged {
                variant_id: state.variant_id,
                level,
                version: level_version,
            };
            let event = Event { id: new_id::<EventId>(now), at: now, data };
            self.sql(Statement::new("INSERT INTO outbox (body) VALUES (?1)").json(&event))?;
        }
        Ok(State { books, level, level_version, ..state })
    }

    /// Appends to the ledger, and returns the row's place in it.
    fn record(
        &self,
        kind: MovementKind,
        quantity: i64,
        order: Option<OrderId>,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<i64, DatabaseError> {
        #[derive(Deserialize)]
        struct Inserted {
            seq: i64,
        }
        let insert = Statement::new(
            "INSERT INTO movements (id, kind, quantity, order_id, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             RETURNING seq",
        )
        .text(new_id::<MovementId>(now))
        .json(&kind)
        .bind(quantity)
        .bind(order.map(|order| order.to_string()))
        .bind(reason)
        .bind(now);
        Ok(self.sql(insert)?.one::<Inserted>()?.seq)
    }

    /// The books, for the admin.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun.
    pub fn stock(&self, now: Timestamp) -> Result<contract::inventory::StockItem, Problem> {
        let state = self.current(now)?.ok_or(kernel::ErrorCode::NotFound)?;
        Ok(contract::inventory::StockItem {
            variant_id: state.variant_id,
            sku: state.sku,
            on_hand: state.books.on_hand(),
            reserved: state.books.reserved(),
            allocated: state.books.allocated(),
            available: state.books.available(),
            policy: StockPolicy::Deny,
        })
    }

    /// How many are free; none of a variant that has not begun.
    pub fn available(&self, now: Timestamp) -> Result<i64, Problem> {
        Ok(self.current(now)?.map_or(0, |state| state.books.available()))
    }
}

/// Where rows and books contradict each other; cannot happen while each decision writes both.
fn contradiction(_: Shortage) -> Problem {
    Problem::internal("rows and books contradict each other")
}
