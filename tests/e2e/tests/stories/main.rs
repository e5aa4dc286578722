//! The stories of the shop, told over HTTP against the real runtime.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod back_in_stock;
mod cancel_order;
mod cart_merge;
mod catalog;
mod costs;
mod coupons;
mod customer_purchase;
mod dead_letters;
mod deliveries;
mod drafts;
mod exchanges;
mod fulfilment;
mod gift_cards;
mod guest_purchase;
mod http_manners;
mod idempotency;
mod large_cart;
mod last_unit;
mod locations;
mod mails;
mod order_edits;
mod order_tracking;
mod payment_methods;
mod payments;
mod permissions;
mod presents;
mod refunds;
mod returns;
mod search;
mod shipping_and_taxes;
mod sold_ahead;
mod split_stock;
mod staff_twice;
mod two_tabs;
