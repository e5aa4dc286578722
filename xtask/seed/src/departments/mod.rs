//! What is on the shelves, one file a department.

mod bags;
mod beauty;
mod electronics;
mod garden;
mod home;
mod home_furniture;
mod kitchen;
mod kitchen_tools;
mod menswear;
mod names;
mod shoes;
mod sports;
mod toys_books;
mod wearables;
mod womenswear;

use crate::table::{Node, node};

/// The departments in the order of the shop's menu.
pub static DEPARTMENTS: &[Node] = &[
    node("clothing", "Clothing", "Kleidung", &[womenswear::WOMEN, menswear::MEN, menswear::ACCESSORIES]),
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
        &[home::LIGHTING, home_furniture::FURNITURE, home::DECORATION],
    ),
    node("kitchen", "Kitchen & dining", "Küche & Tisch", &[kitchen::TABLEWARE, kitchen_tools::COOKING]),
    garden::GARDEN,
    sports::SPORTS,
    toys_books::TOYS_BOOKS,
    beauty::BEAUTY,
];
