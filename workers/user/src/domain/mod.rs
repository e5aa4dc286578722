//! Passwords and tokens: no SQL, no HTTP, no clock.

pub mod password;
pub mod token;
