//! Orders in D1.

pub mod balance_payments;
pub mod change;
pub mod drafts;
pub mod edits;
pub mod jobs;
pub mod list;
pub mod read;
pub mod refunds;
pub mod returns;
pub mod write;

pub use read::{Stored, failed_attempts, find, find_by_number, has_ordered, numbers};
