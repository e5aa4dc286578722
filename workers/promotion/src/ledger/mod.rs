//! The uses of one promotion: the actor inside the Durable Object `CouponLedger`.
//!
//! Every decision is one synchronous function: it reads, checks and writes with no await in between, so that no limit is
//! ever passed.

pub mod commands;
mod project;
mod routes;
mod schema;
#[cfg(test)]
mod tests;

pub use routes::router;

use commands::{CodeUse, CountUse, Use};
use edge::{Database, ObjectStorage, Rows, Statement, migrate_object};
use kernel::{ErrorCode, OrderId, Problem, PromotionId, Timestamp};
use serde::Deserialize;
use std::{cell::Cell, rc::Rc};

/// The actor, around its object's storage.
pub struct Ledger {
    storage: Rc<dyn ObjectStorage>,
    db: Rc<dyn Database>,
    migrated: Cell<bool>,
    /// Since when the object is writing its copy.
    projecting: Cell<Option<Timestamp>>,
}

#[derive(Deserialize)]
struct Count {
    count: u32,
}

#[derive(Deserialize)]
struct Known {
    order_id: Option<OrderId>,
    state: UseState,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum UseState {
    Used,
    Released,
}

impl Ledger {
    /// The actor of the object that has this storage.
    pub fn new(storage: Rc<dyn ObjectStorage>, db: Rc<dyn Database>) -> Self {
        Self { storage, db, migrated: Cell::new(false), projecting: Cell::new(None) }
    }

    fn sql(&self, statement: Statement) -> Result<Rows, Problem> {
        Ok(self.storage.sql(statement)?)
    }

    /// Brings the tables up to date, once while the object is awake.
    fn migrate(&self) -> Result<(), Problem> {
        if !self.migrated.get() {
            migrate_object(&*self.storage, schema::VERSIONS)?;
            self.migrated.set(true);
        }
        Ok(())
    }

    /// Goes before every command.
    fn open(&self, promotion: PromotionId) -> Result<(), Problem> {
        self.migrate()?;
        let begin =
            Statement::new("INSERT INTO ledger (only, promotion_id) VALUES (1, ?1) ON CONFLICT DO NOTHING");
        self.sql(begin.text(promotion))?;
        Ok(())
    }

    fn known(&self, key: &str) -> Result<Option<Known>, Problem> {
        let known = Statement::new("SELECT order_id, state FROM uses WHERE key = ?1");
        Ok(self.sql(known.bind(key))?.first()?)
    }

    /// Counts a use for `key`, once.
    ///
    /// # Errors
    /// `idempotency_mismatch` if the key was another order's.
    pub fn redeem(&self, wanted: &CountUse, now: Timestamp) -> Result<Use, Problem> {
        let customer = wanted.customer.to_lowercase();
        // No await from this check to the last write: two who want the last use come one after the other.
        if let Some(known) = self.known(&wanted.key)? {
            return match (known.state, known.order_id) {
                (UseState::Released, _) => Ok(Use::Refused),
                (UseState::Used, Some(order)) if order == wanted.order_id => Ok(Use::Counted),
                (UseState::Used, _) => Err(ErrorCode::IdempotencyMismatch.into()),
            };
        }
        let reached = |limit: Option<u32>, used: u32| limit.is_some_and(|limit| used >= limit);
        let used = self.sql(Statement::new("SELECT used AS count FROM ledger"))?.one::<Count>()?.count;
        let by_customer =
            Statement::new("SELECT count(*) AS count FROM uses WHERE customer = ?1 AND state = 'used'");
        let by_customer = self.sql(by_customer.bind(customer.as_str()))?.one::<Count>()?.count;
        if !wanted.open
            || self.is_code_used_up(wanted.code.as_ref())?
            || reached(wanted.usage_limit, used)
            || reached(wanted.per_customer_limit, by_customer)
        {
            return Ok(Use::Refused);
        }
        self.sql(Statement::new("UPDATE ledger SET used = used + 1, version = version + 1"))?;
        let insert = Statement::new(
            "INSERT INTO uses (key, order_id, customer, state, counts_customer, version, at, code)
             VALUES (?1, ?2, ?3, 'used', ?4, (SELECT version FROM ledger), ?5, ?6)",
        )
        .bind(&*wanted.key)
        .text(wanted.order_id)
        .bind(customer)
        .bind(wanted.per_customer_limit.is_some())
        .bind(now)
        .bind(wanted.code.as_ref().map(|code| code.code.clone()));
        self.sql(insert)?;
        Ok(Use::Counted)
    }

    fn is_code_used_up(&self, code: Option<&CodeUse>) -> Result<bool, Problem> {
        let Some(CodeUse { code, usage_limit }) = code else { return Ok(false) };
        let used = Statement::new("SELECT count(*) AS count FROM uses WHERE code = ?1 AND state = 'used'");
        Ok(self.sql(used.bind(code.as_str()))?.one::<Count>()?.count >= *usage_limit)
    }

    /// Gives the use of `key` back; the key stays released, even where it comes before its own use.
    pub fn release(&self, key: &str, now: Timestamp) -> Result<(), Problem> {
        match self.known(key)?.map(|known| known.state) {
            Some(UseState::Released) => {}
            Some(UseState::Used) => {
                self.sql(Statement::new("UPDATE ledger SET used = used - 1, version = version + 1"))?;
                let give_back = Statement::new(
                    "UPDATE uses SET state = 'released', version = (SELECT version FROM ledger) WHERE key = ?1",
                );
                self.sql(give_back.bind(key))?;
            }
            None => {
                let refuse = Statement::new(
                    "INSERT INTO uses (key, state, counts_customer, version, at) VALUES (?1, 'released', 0, 0, ?2)",
                );
                self.sql(refuse.bind(key).bind(now))?;
            }
        }
        Ok(())
    }
}
