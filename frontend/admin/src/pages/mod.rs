//! One module a page: its handlers, then its view.

pub mod bulk;
pub mod categories;
pub mod customers;
pub mod mails;
pub mod new_product;
pub mod new_promotion;
pub mod order;
pub mod orders;
pub mod overview;
pub mod problem;
pub mod product;
pub mod product_options;
pub mod product_pictures;
pub mod product_variants;
pub mod products;
pub mod promotion;
pub mod promotion_codes;
mod promotion_form;
mod promotion_names;
pub mod promotions;
pub mod settings;
pub mod shipping_rates;
pub mod sign_in;
pub mod stock;
pub mod stock_item;
pub mod taxes;
