//! One module a page: its handlers, then its view.

pub mod account;
pub mod addresses;
pub mod cart;
pub mod category;
pub mod checkout;
mod checkout_payment;
mod checkout_summary;
pub mod content;
pub mod home;
pub mod moved;
pub mod offer;
pub mod order;
mod order_parcels;
pub mod order_returns;
pub mod password;
pub mod pay_balance;
pub mod problem;
pub mod product;
pub mod register;
pub mod sale;
pub mod search;
pub mod sign_in;
pub mod sitemap;
pub mod stock_alert;
pub mod track;
pub mod waiting_payment;
