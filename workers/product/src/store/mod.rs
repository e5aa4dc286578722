//! The catalog's tables. `number` is a row's key inside this database; ids are what others see.

mod categories;
mod listings;
mod load;
mod save;

pub use categories::{CategoryRow, all as all_categories, insert as insert_category, with_ancestors};
pub use listings::{AdminPage, Direction, Page, SummaryRow, admin_page, page};
pub use load::{
    SellableRow, by_key, is_slug_taken, opening_products, product_of_variant, read as read_product, sellable,
};
pub use save::{announce, insert, is_lost_race, update};

use serde::Deserialize;

/// One row with one number or text.
#[derive(Deserialize)]
pub struct Single<T> {
    pub value: T,
}
