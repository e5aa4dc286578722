//! What is on the shelves, a file or two a department.

mod accessories;
mod bags;
mod beauty;
mod books;
mod camping;
mod cooking;
mod cycling;
mod decoration;
mod electronics;
mod furniture;
mod garden;
mod kitchen;
mod lighting;
mod men;
mod men_light;
mod names;
mod shoes;
mod sports;
mod toys;
mod wearables;
mod women;
mod women_light;

use crate::table::{Node, node};

/// The departments in the order of the shop's menu.
pub static DEPARTMENTS: &[Node] = &[
    node("clothing", "Clothing", "Kleidung", &[women::WOMEN, men::MEN, accessories::ACCESSORIES]),
    shoes::SHOES,
    bags::BAGS,
    node(
        "electronics",
        "Electronics",
        "Elektronik",
        &[electronics::AUDIO, electronics::DESK, wearables::WEARABLES],
    ),
    node(
        "home-living",
        "Home & living",
        "Wohnen",
        &[lighting::LIGHTING, furniture::FURNITURE, decoration::DECORATION],
    ),
    node("kitchen", "Kitchen & dining", "Küche & Tisch", &[kitchen::TABLEWARE, cooking::COOKING]),
    garden::GARDEN,
    sports::SPORTS,
    node("toys-books", "Toys & books", "Spielzeug & Bücher", &[toys::TOYS, books::BOOKS]),
    beauty::BEAUTY,
];
