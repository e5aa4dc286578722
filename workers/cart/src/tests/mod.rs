//! Stories, through the router.

mod carts;
mod freezing;
mod merging;
mod settings;
mod totals;
mod world;
