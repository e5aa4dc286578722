//! Plain types and rules of the catalog.

mod change;
mod create;
mod product;

pub use change::{change, change_variant};
pub use create::create;
pub use product::{Listed, Product, ProductCategory, Variant, status_after_opening};
