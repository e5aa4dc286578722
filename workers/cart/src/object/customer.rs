//! A customer's current cart, decided in one place. The object `CustomerCart` is named by the customer's id.

use super::{CustomerState, Merge, Replace, schema};
use edge::{Call, ObjectStorage, Router, Statement};
use kernel::{CartId, ErrorCode, Problem, Timestamp};
use serde::Deserialize;
use std::rc::Rc;

/// The most merges that may hang at once.
const MAX_PENDING: usize = 20;

const MIGRATIONS: &[schema::Migration] = &[&[
    "CREATE TABLE current_cart (one INTEGER PRIMARY KEY CHECK (one = 1), cart_id TEXT NOT NULL) STRICT",
    "CREATE TABLE pending_merges (cart_id TEXT PRIMARY KEY, begun_at INTEGER NOT NULL) STRICT",
]];

/// The actor: every method is synchronous, so nothing comes between its check and its write.
pub struct CustomerActor {
    pub storage: Rc<dyn ObjectStorage>,
}

#[derive(Deserialize)]
struct Row {
    cart_id: CartId,
}

impl CustomerActor {
    fn load(&self) -> Result<CustomerState, Problem> {
        let storage = &*self.storage;
        let version = schema::version(storage)?;
        if version == 0 {
            return Ok(CustomerState::default());
        }
        schema::migrate(storage, version, MIGRATIONS)?;
        let current = storage.sql(Statement::new("SELECT cart_id FROM current_cart"))?.first::<Row>()?;
        let pending = "SELECT cart_id FROM pending_merges ORDER BY begun_at, cart_id";
        let pending = storage.sql(Statement::new(pending))?.all::<Row>()?;
        Ok(CustomerState {
            current: current.map(|row| row.cart_id),
            pending: pending.into_iter().map(|row| row.cart_id).collect(),
        })
    }

    fn prepare(&self) -> Result<CustomerState, Problem> {
        schema::migrate(&*self.storage, schema::version(&*self.storage)?, MIGRATIONS)?;
        self.load()
    }

    fn begin_merge(&self, merge: Merge, now: Timestamp) -> Result<CustomerState, Problem> {
        let state = self.prepare()?;
        if state.pending.len() >= MAX_PENDING && !state.pending.contains(&merge.from) {
            return Err(Problem::new(ErrorCode::Conflict).detail("Too many carts are being merged."));
        }
        // One that is begun again goes to the end, so that one that cannot end holds up no other.
        let insert = Statement::new(
            "INSERT INTO pending_merges (cart_id, begun_at) VALUES (?1, ?2)
             ON CONFLICT (cart_id) DO UPDATE SET begun_at = excluded.begun_at",
        );
        self.storage.sql(insert.text(merge.from).bind(now))?;
        self.load()
    }

    fn end_merge(&self, merge: Merge) -> Result<CustomerState, Problem> {
        self.prepare()?;
        let delete = Statement::new("DELETE FROM pending_merges WHERE cart_id = ?1").text(merge.from);
        self.storage.sql(delete)?;
        self.load()
    }

    fn replace(&self, replace: Replace) -> Result<CustomerState, Problem> {
        // Two sign-ins at once both ask; the first decides and the second learns of it.
        if self.prepare()?.current == replace.old {
            let put = Statement::new(
                "INSERT INTO current_cart (one, cart_id) VALUES (1, ?1)
                 ON CONFLICT (one) DO UPDATE SET cart_id = excluded.cart_id",
            );
            self.storage.sql(put.text(replace.new))?;
        }
        self.load()
    }
}

/// The object's commands.
pub fn router() -> Router<CustomerActor> {
    Router::new()
        .on(&super::LOAD_CUSTOMER, async |actor: Rc<CustomerActor>, _: Call<_, _>| actor.load())
        .on(&super::BEGIN_MERGE, async |actor: Rc<CustomerActor>, call: Call<_, _>| {
            actor.begin_merge(call.body, call.now)
        })
        .on(&super::END_MERGE, async |actor: Rc<CustomerActor>, call: Call<_, _>| actor.end_merge(call.body))
        .on(&super::REPLACE, async |actor: Rc<CustomerActor>, call: Call<_, _>| actor.replace(call.body))
}
