//! What is on the shelves, one file a department.

mod menswear;
mod names;
mod shoes;
mod womenswear;

use crate::table::{Node, node};

/// The departments in the order of the shop's menu.
pub static DEPARTMENTS: &[Node] = &[
    node("clothing", "Clothing", "Kleidung", &[womenswear::WOMEN, menswear::MEN, menswear::ACCESSORIES]),
    shoes::SHOES,
];
