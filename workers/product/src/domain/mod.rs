//! Plain types and rules of the catalog.

mod arrange;
mod change;
mod create;
pub mod picture;
mod product;
mod undo;

pub use arrange::arrange_options;
pub use change::{add_variants, change, change_prices, change_variant, remove_variant};
pub use create::create;
pub use product::{Listed, Product, ProductCategory, Variant, status_after_opening};
pub use undo::{Change, undo};
