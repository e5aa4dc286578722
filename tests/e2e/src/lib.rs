//! What the stories are told with: shoppers and staff of a running shop, goods to buy, and its books.
//!
//! The shop is found through the environment (docs/TESTING.md). Every story makes its own goods and carts, so that
//! all of them run at once on one shop.
// Stories run natively, where clocks work and a failed assertion is the point.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, clippy::return_self_not_must_use)]
#![allow(clippy::missing_panics_doc)]

mod books;
mod environment;
mod goods;
mod shop;
mod wait;

pub use books::{Books, books, mails_to};
pub use environment::{control, enqueue, kill_runtime, shop_url, tick};
pub use goods::{
    Goods, address, cart_of, cart_with, checkout, checkout_body, goods, goods_at, many_goods, money,
    place_order, sizes, unique, unique_email,
};
pub use shop::{Answer, Shop};
pub use wait::{eventually, within};
