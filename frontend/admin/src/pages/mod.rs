//! One module a page: its handlers, then its view.

pub mod bulk;
pub mod categories;
pub mod content_page;
pub mod customers;
pub mod mails;
pub mod new_product;
pub mod new_promotion;
pub mod order;
pub mod orders;
pub mod overview;
pub mod packing_slip;
pub mod problem;
pub mod product;
pub mod product_options;
pub mod product_pictures;
pub mod product_variants;
pub mod products;
pub mod promotion;
mod promotion_form;
pub mod promotions;
pub mod settings;
pub mod sign_in;
pub mod stock;
pub mod stock_item;
