//! One module a page: its handler, then its view.

pub mod home;
pub mod problem;
