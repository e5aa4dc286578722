//! Stories, through the router.

mod carts;
mod drafts;
mod freezing;
mod gift_cards;
mod merging;
mod revised_quotes;
mod settings;
mod totals;
mod world;
