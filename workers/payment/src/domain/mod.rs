//! The rules of payments.

pub mod manual_methods;
pub mod signature;
pub mod status;
