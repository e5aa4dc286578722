//! What services need of the platform besides databases.

use crate::{DatabaseError, Rows, Statement};
use async_trait::async_trait;
use client::Client;
use contract::event::Queue;
use kernel::Problem;
use kernel::Timestamp;
use std::{future::Future, pin::Pin, rc::Rc, time::Duration};

/// A future on the one thread of an isolate.
pub type CallFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Finds a Durable Object of one class by its name; `unavailable` where the Worker has no such binding.
pub type Objects = Rc<dyn Fn(&str) -> Result<Client, Problem>>;

/// A Durable Object's own storage and its one alarm.
///
/// `sql` is synchronous: no other event of the object runs between two calls with no `await` between them, and what
/// they wrote is committed together. A write before an `Err` stays written: check everything first.
#[async_trait(?Send)]
pub trait ObjectStorage {
    /// Runs a statement.
    fn sql(&self, statement: Statement) -> Result<Rows, DatabaseError>;
    /// Wakes the object at `at`, replacing the alarm that was set.
    async fn set_alarm(&self, at: Timestamp) -> Result<(), DatabaseError>;
    /// When the object will be woken.
    async fn alarm(&self) -> Result<Option<Timestamp>, DatabaseError>;
    /// Forgets the alarm.
    async fn delete_alarm(&self) -> Result<(), DatabaseError>;
    /// Forgets everything, the alarm included.
    async fn delete_all(&self) -> Result<(), DatabaseError>;
}

/// The largest message that a queue takes is 128 KB, some of it the platform's.
pub const MESSAGE_BYTES: usize = 120_000;

/// The producer side of queues.
#[async_trait(?Send)]
pub trait EventSink {
    /// Sends JSON bodies, each to arrive at least once, in any order, not before `delay`.
    async fn send(
        &self,
        queue: Queue,
        bodies: Vec<serde_json::Value>,
        delay: Duration,
    ) -> Result<(), SendError>;
}

/// The queue took nothing.
#[derive(Clone, Debug, thiserror::Error)]
#[error("queue: {0}")]
pub struct SendError(pub String);

/// A store of whole files by name; what was put stays as it is.
#[async_trait(?Send)]
pub trait Files {
    /// Keeps a file.
    async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), Problem>;
    /// The file of that name.
    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Problem>;
}

/// A cache: whatever it holds may be old or gone, and failing to reach it is no error.
#[async_trait(?Send)]
pub trait Cache {
    /// What was put under `key`, if it is still there.
    async fn get(&self, key: &str) -> Option<String>;
    /// Keeps `value` for at least 60 seconds.
    async fn put(&self, key: &str, value: String, keep: Duration);
}

/// Brings a Durable Object's schema to the newest version: `versions` holds the statements of each, in order, and is
/// only ever appended to. Call it at the first touch, before any other statement.
pub fn migrate_object(
    storage: &dyn ObjectStorage,
    versions: &[&[&'static str]],
) -> Result<(), DatabaseError> {
    storage.sql(Statement::new(
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY) STRICT",
    ))?;
    let rows =
        storage.sql(Statement::new("SELECT version FROM schema_version ORDER BY version DESC LIMIT 1"))?;
    let current = rows.rows.first().and_then(|row| row.get("version")?.as_f64()).unwrap_or(0.0);
    // No await in here: a version and its row are committed together.
    for (number, statements) in (1_u32..).zip(versions) {
        if f64::from(number) <= current {
            continue;
        }
        for sql in *statements {
            storage.sql(Statement::new(sql))?;
        }
        storage.sql(Statement::new("INSERT INTO schema_version (version) VALUES (?1)").bind(number))?;
    }
    Ok(())
}

/// Both directions of a connection.
pub trait ByteStream: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin {}
impl<T: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin> ByteStream for T {}

/// TCP to the outside.
#[async_trait(?Send)]
pub trait Network {
    /// Connects, with TLS from the first byte if `tls`.
    async fn connect(&self, host: &str, port: u16, tls: bool) -> std::io::Result<Box<dyn ByteStream>>;
    /// Waits: the other side of every time-out.
    async fn sleep(&self, duration: Duration);
}
