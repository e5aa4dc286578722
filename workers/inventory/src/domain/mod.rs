//! The rules of stock, without storage.

mod books;
mod layout;
mod passed;
mod places;
mod policy;
mod routing;

pub use books::{Books, Shortage};
pub use layout::{ItemName, Layout, MOST_PARTS};
pub use passed::Passed;
pub use places::{Place, Places, Spots};
pub use policy::Policy;
pub use routing::{Candidate, WantedLine, rank};
