//! The index's tables.

mod find;
mod write;

pub use find::{
    CategoryRow, FoundRow, SuggestedCategoryRow, SummaryRow, candidates, categories, categories_named,
    exact_sku, first_products, phrases_with, summaries,
};
pub use write::{is_outdated, replace};
