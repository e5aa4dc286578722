//! The index's tables.

mod find;
mod write;

pub use find::{
    AttributeRow, CategoryRow, FoundRow, NearRow, SuggestedCategoryRow, SummaryRow, attributes, candidates,
    categories, categories_named, exact_sku, first_products, near, phrases_with, summaries,
};
pub use write::{is_outdated, replace};
