//! The rules of payments.

pub mod signature;
pub mod status;
