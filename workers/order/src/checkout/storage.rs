//! What the object remembers. All of it is synchronous: between two calls without an `await` nothing else of this
//! object runs, and what they write is committed together.

use crate::{
    checkout::{DraftCheckout, SeenPayment},
    domain::checkout::State,
};
use contract::{cart::Quote, order::CheckoutRequest};
use edge::{DatabaseError, ObjectStorage, Statement, json_column};
use kernel::{CartId, OrderId, OrderToken, Principal, Problem, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A checkout: the attempt that runs, or the next one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saga {
    pub cart_id: CartId,
    /// From 1; rises when an attempt is given up.
    pub attempt: u32,
    #[serde(flatten)]
    pub state: State,
    /// The `Idempotency-Key` of the request that began the attempt.
    pub key: String,
    pub request_hash: String,
    pub started_by: Principal,
    /// None once the attempt is over: it holds an address and a card's token.
    pub request: Option<CheckoutRequest>,
    /// None before the cart is frozen.
    pub quote: Option<Quote>,
    pub order_id: OrderId,
    pub token: OrderToken,
    /// How often the current step failed in a row.
    pub failures: u32,
    /// Of how many variants the stock has been asked for in the current step, or undoing: of more than one request may
    /// ask for, some at a time.
    #[serde(default)]
    pub done: usize,
    /// A promotion that turned out to be used up.
    pub drop_promotion: Option<kernel::PromotionId>,
    /// Why the attempt before was given up.
    #[serde(default)]
    pub given_up_for: Option<serde_json::Value>,
    /// Set where the staff began it for the customer of a draft.
    #[serde(default)]
    pub draft: Option<DraftCheckout>,
}

/// A lease on running the saga. Whoever takes it over makes the older one worthless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease(pub u32);

/// How a request was answered for good.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub request_hash: String,
    /// The refusal; none for an order.
    pub refusal: Option<serde_json::Value>,
}

/// The object's tables.
pub struct Tables<'a>(pub &'a dyn ObjectStorage);

const SCHEMA: [&str; 5] = [
    "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE IF NOT EXISTS checkout (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        saga TEXT NOT NULL CHECK (json_valid(saga)),
        lease INTEGER NOT NULL,
        leased_until INTEGER NOT NULL
    ) STRICT",
    // Apart from the saga, because it may arrive while a step runs.
    "CREATE TABLE IF NOT EXISTS payment (
        attempt INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,
        seen TEXT NOT NULL CHECK (json_valid(seen))
    ) STRICT",
    "CREATE TABLE IF NOT EXISTS answers (
        key TEXT PRIMARY KEY,
        request_hash TEXT NOT NULL,
        refusal TEXT CHECK (refusal IS NULL OR json_valid(refusal)),
        answered_at INTEGER NOT NULL
    ) STRICT",
    // Orders with jobs that go on by this object's alarm.
    "CREATE TABLE IF NOT EXISTS tended (order_id TEXT PRIMARY KEY) STRICT",
];

impl Tables<'_> {
    fn run<T: DeserializeOwned>(&self, statement: Statement) -> Result<Option<T>, DatabaseError> {
        self.0.sql(statement)?.first()
    }

    /// False for an object that was never used. Writes nothing.
    pub fn are_there(&self) -> Result<bool, DatabaseError> {
        #[derive(Deserialize)]
        struct Found {
            found: u32,
        }
        let table = "SELECT count(*) AS found FROM sqlite_master WHERE type = 'table' AND name = 'checkout'";
        Ok(self.run::<Found>(Statement::new(table))?.is_some_and(|it| it.found > 0))
    }

    /// Makes the tables at first touch.
    pub fn prepare(&self) -> Result<(), DatabaseError> {
        for table in SCHEMA {
            self.0.sql(Statement::new(table))?;
        }
        self.0
            .sql(Statement::new("INSERT INTO schema_version (version) VALUES (1) ON CONFLICT DO NOTHING"))?;
        Ok(())
    }

    /// The saga; none if nobody ever checked the cart out.
    pub fn saga(&self) -> Result<Option<Saga>, DatabaseError> {
        #[derive(Deserialize)]
        struct Row {
            #[serde(deserialize_with = "json_column")]
            saga: Saga,
        }
        let row: Option<Row> = self.run(Statement::new("SELECT saga FROM checkout WHERE id = 1"))?;
        Ok(row.map(|row| row.saga))
    }

    /// Writes a new attempt, and takes the lease.
    pub fn begin(&self, saga: &Saga, until: Timestamp) -> Result<Lease, Problem> {
        let begin = Statement::new(
            "INSERT INTO checkout (id, saga, lease, leased_until) VALUES (1, ?1, 1, ?2)
             ON CONFLICT (id) DO UPDATE SET saga = excluded.saga, lease = lease + 1,
                 leased_until = excluded.leased_until
             RETURNING lease",
        )
        .json(saga)
        .bind(until);
        self.lease(begin)?.ok_or_else(|| Problem::internal("the lease was not written"))
    }

    /// Takes the lease if nobody has it.
    pub fn take_lease(&self, now: Timestamp, until: Timestamp) -> Result<Option<Lease>, Problem> {
        let take = Statement::new(
            "UPDATE checkout SET lease = lease + 1, leased_until = ?1 WHERE id = 1 AND leased_until <= ?2
             RETURNING lease",
        )
        .bind(until)
        .bind(now);
        self.lease(take)
    }

    fn lease(&self, statement: Statement) -> Result<Option<Lease>, Problem> {
        #[derive(Deserialize)]
        struct Row {
            lease: u32,
        }
        Ok(self.run::<Row>(statement)?.map(|row| Lease(row.lease)))
    }

    /// When the lease ends.
    pub fn leased_until(&self) -> Result<Option<Timestamp>, Problem> {
        #[derive(Deserialize)]
        struct Row {
            leased_until: i64,
        }
        let row: Option<Row> = self.run(Statement::new("SELECT leased_until FROM checkout WHERE id = 1"))?;
        Ok(row.map(|row| Timestamp::from_millis(row.leased_until)))
    }

    /// Writes the saga and makes the lease last until `until`. False if somebody else has the lease by now: nothing
    /// was written.
    pub fn save(&self, lease: Lease, saga: &Saga, until: Timestamp) -> Result<bool, Problem> {
        let save = Statement::new(
            "UPDATE checkout SET saga = ?1, leased_until = ?2 WHERE id = 1 AND lease = ?3 RETURNING lease",
        )
        .json(saga)
        .bind(until)
        .bind(lease.0);
        Ok(self.lease(save)?.is_some())
    }

    /// Remembers what is known of the attempt's payment, unless something newer is known.
    pub fn see_payment(&self, attempt: u32, payment: &SeenPayment) -> Result<(), Problem> {
        let see = Statement::new(
            "INSERT INTO payment (attempt, version, seen) VALUES (?1, ?2, ?3)
             ON CONFLICT (attempt) DO UPDATE SET version = excluded.version, seen = excluded.seen
             WHERE excluded.version >= version",
        )
        .bind(attempt)
        .bind(payment.version)
        .json(payment);
        self.0.sql(see)?;
        Ok(())
    }

    /// The newest that is known of the attempt's payment.
    pub fn payment(&self, attempt: u32) -> Result<Option<SeenPayment>, Problem> {
        #[derive(Deserialize)]
        struct Row {
            #[serde(deserialize_with = "json_column")]
            seen: SeenPayment,
        }
        let row =
            self.run::<Row>(Statement::new("SELECT seen FROM payment WHERE attempt = ?1").bind(attempt))?;
        Ok(row.map(|row| row.seen))
    }

    /// Remembers how a request was answered for good.
    pub fn answer(&self, key: &str, answer: &Answer, now: Timestamp) -> Result<(), Problem> {
        let remember = Statement::new(
            "INSERT INTO answers (key, request_hash, refusal, answered_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (key) DO NOTHING",
        )
        .bind(key)
        .bind(answer.request_hash.as_str())
        .json(&answer.refusal)
        .bind(now);
        self.0.sql(remember)?;
        Ok(())
    }

    /// Remembers an order whose jobs go on by the alarm.
    pub fn tend(&self, order: OrderId) -> Result<(), Problem> {
        let tend = "INSERT INTO tended (order_id) VALUES (?1) ON CONFLICT DO NOTHING";
        self.0.sql(Statement::new(tend).text(order))?;
        Ok(())
    }

    /// An order whose jobs go on by the alarm.
    pub fn tended(&self) -> Result<Option<OrderId>, Problem> {
        #[derive(Deserialize)]
        struct Row {
            order_id: OrderId,
        }
        let row = self.run::<Row>(Statement::new("SELECT order_id FROM tended ORDER BY order_id LIMIT 1"))?;
        Ok(row.map(|row| row.order_id))
    }

    /// Forgets an order of which nothing is left to do.
    pub fn forget(&self, order: OrderId) -> Result<(), Problem> {
        self.0.sql(Statement::new("DELETE FROM tended WHERE order_id = ?1").text(order))?;
        Ok(())
    }

    /// How a request was answered, not before `since`.
    pub fn answered(&self, key: &str, since: Timestamp) -> Result<Option<Answer>, Problem> {
        #[derive(Deserialize)]
        struct Row {
            request_hash: String,
            #[serde(deserialize_with = "json_column")]
            refusal: Option<serde_json::Value>,
        }
        self.0.sql(Statement::new("DELETE FROM answers WHERE answered_at <= ?1").bind(since))?;
        let row = self.run::<Row>(
            Statement::new("SELECT request_hash, refusal FROM answers WHERE key = ?1").bind(key),
        )?;
        Ok(row.map(|row| Answer { request_hash: row.request_hash, refusal: row.refusal }))
    }
}
