//! The rules of stock, without storage.

mod books;

pub use books::{Books, Shortage};
