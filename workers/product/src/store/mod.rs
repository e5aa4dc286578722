//! The catalog's tables. `number` is a row's key inside this database; ids are what others see.

mod alerts;
mod bulk_steps;
mod categories;
mod listings;
mod load;
mod save;
mod slugs;
mod uploads;

pub use alerts::{forget_old_alerts, tell, warn, watch};
pub use bulk_steps::{Step, changes, forget_old_steps, note_change, note_failure, steps};
pub use categories::{
    CategoryRow, NewCategory, all as all_categories, append as append_category,
    arrange as arrange_categories, insert as insert_category, mark_stale, remove as remove_category,
    rename as rename_category, stale, with_ancestors,
};
pub use listings::{
    AdminPage, Direction, Page, SitemapRow, SummaryRow, admin_page, highest_product, page, sitemap, summaries,
};
pub use load::{
    SellableRow, by_key, is_slug_taken, opening_products, product_of_variant, read as read_product, sellable,
    titled, words,
};
pub use save::{announce, insert, is_lost_race, refresh_listings, update};
pub use slugs::{FoundSlug, category_of_slug, product_of_slug};
pub use uploads::{remember as remember_upload, uploaded};

use serde::Deserialize;

/// One row with one number or text.
#[derive(Deserialize)]
pub struct Single<T> {
    pub value: T,
}
