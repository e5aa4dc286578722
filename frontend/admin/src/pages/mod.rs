//! One module a page: its handlers, then its view.

pub mod order;
pub mod orders;
pub mod overview;
pub mod problem;
pub mod products;
pub mod sign_in;
pub mod stock;
pub mod stock_item;
