//! One variant's stock: the actor inside the Durable Object `StockItem`.
//!
//! Most variants have one object, the root. One that sells too fast for it is spread over parts
//! (docs/adr/0012-split-stock.md): the root keeps the adjustments and the layout, each part sells a share of the units
//! by itself. `home` is what a key's home does, `parts` what the root does with its parts, `part` what a part does,
//! `whole` what concerns all of them. Where a message between two objects is lost, repeating what caused it finishes it.
//!
//! Every decision is one synchronous function: it reads, checks and writes with no await in between, so that no other
//! request sees or changes anything in the middle, and what it wrote is committed together.

mod adjust;
mod allocate;
pub mod commands;
mod configure;
mod home;
mod ledger;
mod open;
mod part;
mod parts;
mod places;
mod reserve;
mod restock;
mod revise;
mod routes;
mod schema;
mod settle;
mod ship;
#[cfg(test)]
mod tests;
mod transfer;
mod whole;

pub use routes::router;

use crate::domain::{Books, Layout, Passed, Policy, Shortage};
use commands::Free;
use contract::{
    StockLevel,
    event::{Event, ProductInbox},
    inventory::{MovementKind, SellsAhead, StockPolicy},
};
use edge::{
    Database, DatabaseError, EventSink, ObjectStorage, Objects, Rows, Statement, flag, json_column, new_id,
};
use futures::lock::Mutex;
use kernel::{EventId, LocationId, MovementId, OrderId, Problem, Timestamp, VariantId};
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
    /// The other objects of the same variant.
    objects: Objects,
    reservation_ttl: Duration,
    migrated: Cell<bool>,
    /// Of the root: whoever changes the layout or brings units together, one at a time.
    turn: Mutex<()>,
    gathered: Cell<Gathered>,
    /// Since when the object is sending and copying.
    settling: Cell<Option<Timestamp>>,
}

/// How often units were brought together, and how the last time ended that there were too few.
#[derive(Clone, Copy, Default)]
struct Gathered {
    begun: u64,
    short: Option<(u64, i64)>,
}

/// A variant that has begun, as its row says.
struct State {
    variant_id: VariantId,
    sku: String,
    books: Books,
    policy: Policy,
    level: StockLevel,
    sells_ahead: Option<SellsAhead>,
    level_version: u32,
    /// 0 for the root.
    part: u8,
    layout: Layout,
    /// Of the root: every part knows the layout.
    spread: bool,
    got: Passed,
    back: Passed,
    /// Of the root: how many are free in its parts, by their last word, or on their way there.
    elsewhere: i64,
    /// How many were free in all when the row was read.
    free: i64,
}

impl State {
    /// Whether keys may be taken that were sent here by this version of the layout.
    const fn takes(&self, layout: u32) -> bool {
        self.layout.version == layout && self.spread
    }
}

#[derive(Deserialize)]
struct Row {
    variant_id: VariantId,
    sku: String,
    on_hand: i64,
    reserved: i64,
    allocated: i64,
    policy: StockPolicy,
    sell_ahead_limit: Option<u32>,
    releases_at: Option<i64>,
    level: StockLevel,
    #[serde(deserialize_with = "json_column")]
    sells_ahead: Option<SellsAhead>,
    level_version: u32,
    part: u8,
    #[serde(deserialize_with = "json_column")]
    layout: Layout,
    #[serde(deserialize_with = "flag")]
    spread: bool,
    got: Passed,
    back: Passed,
    elsewhere: i64,
}

impl Item {
    /// The actor of the object that has this storage.
    pub fn new(
        storage: Rc<dyn ObjectStorage>,
        db: Rc<dyn Database>,
        queues: Rc<dyn EventSink>,
        objects: Objects,
        reservation_ttl: Duration,
    ) -> Self {
        Self {
            storage,
            db,
            queues,
            objects,
            reservation_ttl,
            migrated: Cell::new(false),
            turn: Mutex::new(()),
            gathered: Cell::default(),
            settling: Cell::new(None),
        }
    }

    fn sql(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        self.storage.sql(statement)
    }

    /// The books at `now`: what has expired by then is given back first. None for a variant that has not begun.
    fn current(&self, now: Timestamp) -> Result<Option<State>, Problem> {
        let row = Statement::new(
            "SELECT variant_id, sku, on_hand, reserved, allocated, policy, sell_ahead_limit, releases_at, level,
                 coalesce(sells_ahead, 'null') AS sells_ahead, level_version, part, layout, spread, got, back,
                 (SELECT coalesce(sum(given - taken + moved - reserved - allocated), 0) FROM parts) AS elsewhere
             FROM item",
        );
        let Some(row) = self.sql(row)?.first::<Row>()? else { return Ok(None) };
        let books = Books::new(row.on_hand, row.reserved, row.allocated)
            .ok_or_else(|| Problem::internal("the books are broken"))?;
        let policy = Policy {
            kind: row.policy,
            limit: row.sell_ahead_limit,
            releases_at: row.releases_at.map(Timestamp::from_millis),
        };
        let books = books.selling_ahead(policy.ahead());
        let state = State {
            variant_id: row.variant_id,
            sku: row.sku,
            free: books.available().saturating_add(row.elsewhere),
            books,
            policy,
            level: row.level,
            sells_ahead: row.sells_ahead,
            level_version: row.level_version,
            part: row.part,
            layout: row.layout,
            spread: row.spread,
            got: row.got,
            back: row.back,
            elsewhere: row.elsewhere,
        };
        self.expire(state, now).map(Some)
    }

    /// Writes new books, and the event where the level changes. Goes before the other writes of a decision: should the
    /// table's CHECKs refuse it, nothing is written.
    fn write(&self, state: State, books: Books, now: Timestamp) -> Result<State, Problem> {
        let free = books.available().saturating_add(state.elsewhere);
        let (level, sells_ahead) = state.policy.shown(free);
        // Only the root speaks for the variant; a part reports whatever changes to the root.
        let is_root = state.part == 0;
        let crossed = is_root && (level, sells_ahead) != (state.level, state.sells_ahead);
        let level_version = state.level_version.saturating_add(u32::from(crossed));
        // The list says how many lie where.
        let lies = |books: Books| (books.on_hand(), books.allocated());
        let moved = !is_root || free != state.free || lies(books) != lies(state.books);
        let update = Statement::new(
            "UPDATE item SET on_hand = ?1, reserved = ?2, allocated = ?3, level = ?4, level_version = ?5,
                 owed = ?8, sells_ahead = ?9,
                 version = version + CAST(?6 AS INTEGER),
                 settle_at = CASE WHEN ?6 THEN coalesce(settle_at, CAST(?7 AS INTEGER)) ELSE settle_at END",
        )
        .bind(books.on_hand())
        .bind(books.reserved())
        .bind(books.allocated())
        .json(&level)
        .bind(level_version)
        .bind(moved)
        .bind(now.plus(settle::DELAY))
        .bind(books.owed())
        .json(&sells_ahead);
        self.sql(update)?;
        let state = State { books, level, sells_ahead, level_version, free, ..state };
        if crossed {
            self.announce(&state, now)?;
        }
        Ok(state)
    }

    /// Tells product the level. Whoever has heard of this version before does nothing.
    fn announce(&self, state: &State, now: Timestamp) -> Result<(), Problem> {
        let data = ProductInbox::StockLevelChanged {
            variant_id: state.variant_id,
            level: state.level,
            sells_ahead: state.sells_ahead,
            version: state.level_version,
        };
        let event = Event { id: new_id::<EventId>(now), at: now, data };
        self.sql(Statement::new("INSERT INTO outbox (body) VALUES (?1)").json(&event))?;
        Ok(())
    }

    /// Appends to the ledger, and returns the row's place in it.
    fn record(
        &self,
        kind: MovementKind,
        quantity: i64,
        location: LocationId,
        order: Option<OrderId>,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<i64, DatabaseError> {
        #[derive(Deserialize)]
        struct Inserted {
            seq: i64,
        }
        let insert = Statement::new(
            "INSERT INTO movements (id, kind, quantity, order_id, reason, at, location)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING seq",
        )
        .text(new_id::<MovementId>(now))
        .json(&kind)
        .bind(quantity)
        .bind(order.map(|order| order.to_string()))
        .bind(reason)
        .bind(now)
        .text(location);
        Ok(self.sql(insert)?.one::<Inserted>()?.seq)
    }

    /// How many can be bought and how many are there; none of a variant that has not begun. Of a variant in parts this
    /// is what they last reported, a second old or so.
    pub fn free(&self, now: Timestamp) -> Result<Free, Problem> {
        #[derive(Deserialize)]
        struct Parts {
            on_hand: i64,
        }
        let Some(state) = self.current(now)? else { return Ok(Free { available: 0, on_hand: 0 }) };
        // Those that are sold lie there until they are sent.
        let parts = Statement::new("SELECT coalesce(sum(given - taken + moved), 0) AS on_hand FROM parts");
        let parts = self.sql(parts)?.one::<Parts>()?;
        Ok(Free {
            available: state.free.saturating_add(state.policy.ahead()).max(0),
            on_hand: state.books.on_hand().saturating_add(parts.on_hand),
        })
    }
}

/// Where rows and books contradict each other; cannot happen while each decision writes both.
fn contradiction(_: Shortage) -> Problem {
    Problem::internal("rows and books contradict each other")
}
