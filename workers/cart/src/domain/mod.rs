//! The rules: plain types, no SQL, no HTTP, no clock.

pub mod totals;
pub mod view;
