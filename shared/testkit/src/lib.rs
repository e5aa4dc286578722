//! The platform, natively, for tests: the real SQL on SQLite, queues that record, services that a test makes up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc
)]

mod fakes;
mod sqlite;

pub use fakes::{FakeService, MemoryCache, MemoryFiles, RecordingQueues, ask, ask_with, objects, run};
pub use sqlite::{Sqlite, migrated};

use kernel::{Principal, Timestamp, TypedId};

/// The moment at which tests play: 2026-11-23T12:00:00Z.
pub const NOW: i64 = 1_795_435_200_000;

/// [`NOW`] as a timestamp.
pub fn now() -> Timestamp {
    Timestamp::from_millis(NOW)
}

/// The `n`th id of its kind.
pub fn id<Id: TypedId>(n: u8) -> Id {
    Id::generate(now(), [n; 16])
}

/// A signed-in customer.
pub fn customer(n: u8) -> Principal {
    Principal::Customer { id: id(n) }
}

/// A member of the staff who may do everything.
pub fn staff() -> Principal {
    Principal::Staff { id: id(200), permissions: kernel::Permission::ALL.to_vec() }
}
