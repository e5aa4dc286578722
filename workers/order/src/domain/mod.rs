//! The rules of checkouts and orders.

pub mod carriers;
pub mod checkout;
pub mod edit;
pub mod exchange;
pub mod fulfillment;
pub mod mailed_order;
pub mod order_status;
pub mod refund;
pub mod returns;
