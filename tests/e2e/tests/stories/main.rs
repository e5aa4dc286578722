//! The stories of the shop, told over HTTP against the real runtime.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod guest_purchase;
mod idempotency;
mod last_unit;
mod permissions;
