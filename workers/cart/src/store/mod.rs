//! Queries.

pub mod pages;
pub mod settings;
