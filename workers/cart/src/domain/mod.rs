//! The rules: plain types, no SQL, no HTTP, no clock.

pub mod shipping;
pub mod taxes;
pub mod totals;
pub mod view;
pub mod zone;
