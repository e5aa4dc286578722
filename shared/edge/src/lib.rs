//! Everything between our code and the Workers runtime.
//!
//! Services are written against the ports here ([`Database`], [`ObjectStorage`], [`EventSink`], [`Cache`]), which
//! `testkit` implements natively; the adapters in [`runtime`] are the only code outside a Worker's `lib.rs` and
//! `durable.rs` that touches the SDK.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod answer;
pub mod cursor;
pub mod dead_letters;
pub mod faults;
mod http_api;
pub mod idempotency;
pub mod inbox;
mod input;
#[cfg(feature = "jwt")]
pub mod jwt;
pub mod operations;
pub mod outbox;
mod ports;
pub mod receipts;
mod recent;
pub mod runtime;
mod sql;

pub use answer::{etag, matches_etag, problem_document, problem_response};
pub use http_api::{Call, Context, Params, Raw, Reply, Router};
pub use input::parse_query;
pub use ports::{
    ByteStream, Cache, CallFuture, EventSink, Files, MESSAGE_BYTES, Network, ObjectStorage, Objects,
    SendError, migrate_object,
};
pub use sql::{Database, DatabaseError, Rows, Statement, Value, flag, json_column};

use kernel::{Timestamp, TypedId};

/// Random bytes from the platform's cryptographic source.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Neither WebCrypto nor Linux can fail here; were it so, ids would collide and UNIQUE would refuse them.
    if getrandom::fill(&mut bytes).is_err() {
        runtime::log::error("no randomness", &serde_json::json!({}));
    }
    bytes
}

/// A new id of the wanted kind.
pub fn new_id<Id: TypedId>(now: Timestamp) -> Id {
    Id::generate(now, random())
}
