//! One module a page: its handlers, then its view.

pub mod bulk;
pub mod categories;
pub mod customers;
pub mod mail;
pub mod mail_settings;
pub mod mail_templates;
pub mod mails;
pub mod new_product;
pub mod new_promotion;
pub mod order;
pub mod order_mails;
pub mod orders;
pub mod overview;
pub mod problem;
pub mod product;
pub mod product_options;
pub mod product_pictures;
pub mod product_variants;
pub mod products;
pub mod promotion;
mod promotion_form;
pub mod promotions;
pub mod queues;
pub mod settings;
pub mod sign_in;
pub mod stock;
pub mod stock_item;
