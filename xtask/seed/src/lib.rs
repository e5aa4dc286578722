//! The shop's demonstration catalog: the same products, prices and stock every time, for any number of products.
//!
//! Nothing here reads a clock, a file or an environment. `product(i)` depends on `i` alone, so a shop of 640
//! products is the beginning of one with a million.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod brand;
mod category;
mod departments;
mod german;
mod model;
mod price;
mod product;
mod promotion;
mod rng;
mod table;
mod text;
mod variant;

#[cfg(test)]
mod tests;

pub use brand::brands;
pub use category::categories;
pub use model::{Brand, Category, German, Media, Product, ProductOption, Promotion, PromotionKind, Variant};
pub use product::{product, products};
pub use promotion::promotions;

/// How many products a shop gets when nobody asks for another number.
pub const DEFAULT_PRODUCTS: usize = 640;

/// The catalog's "today", 2026-11-01T00:00:00Z in milliseconds: nothing in the catalog is younger.
pub const AS_OF_MS: i64 = 1_793_491_200_000;
