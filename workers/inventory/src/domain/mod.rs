//! The rules of stock, without storage.

mod books;
mod layout;
mod passed;
mod policy;

pub use books::{Books, Shortage};
pub use layout::{ItemName, Layout, MOST_PARTS};
pub use passed::Passed;
pub use policy::Policy;
