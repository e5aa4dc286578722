//! Queries.

pub mod settings;
