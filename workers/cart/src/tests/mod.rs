//! Stories, through the router.

mod carts;
mod drafts;
mod freezing;
mod gift_cards;
mod merging;
mod settings;
mod totals;
mod world;
