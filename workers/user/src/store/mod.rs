//! Static SQL and the shapes of its rows.

pub mod accounts;
pub mod addresses;
pub mod attempts;
pub mod email_tokens;
pub mod sessions;
