//! The parts of the storefront that come alive in the browser. Everything works without them.

mod browser;
mod cart_form;
mod search_box;

pub use cart_form::CartForm;
pub use search_box::SearchBox;
