//! Pictures for categories, drawn by the generator that draws the demonstration catalog.

use contract::{Image, product::Category};
use std::collections::BTreeMap;

/// The picture of each known category: the thing it stands for, and its colour.
const KNOWN: &[(&str, &str)] = &[
    ("clothing", "jacket-rust-12"),
    ("women", "dress-plum-8"),
    ("men", "shirt-sky-5"),
    ("womens-coats-jackets", "coat-sand-3"),
    ("mens-coats-jackets", "jacket-navy-4"),
    ("womens-knitwear", "sweater-rose-2"),
    ("mens-knitwear", "sweater-forest-9"),
    ("dresses", "dress-teal-6"),
    ("womens-tops", "shirt_dress-lilac-2"),
    ("womens-trousers", "skirt-olive-7"),
    ("mens-shirts", "shirt-white-4"),
    ("mens-trousers", "jeans-indigo-3"),
    ("accessories", "scarf-mustard-6"),
    ("hats-scarves-socks", "beanie-red-5"),
    ("shoes", "sneaker-orange-7"),
    ("sneakers", "sneaker-sky-3"),
    ("boots", "boot-brown-2"),
    ("sandals-heels", "heel-red-4"),
    ("bags-luggage", "backpack-mustard-9"),
    ("backpacks", "backpack-teal-3"),
    ("handbags-totes", "handbag-brown-6"),
    ("suitcases", "suitcase-navy-2"),
    ("wallets-belts", "wallet-brown-4"),
    ("electronics", "headphones-indigo-5"),
    ("audio", "speaker-grey-3"),
    ("headphones", "headphones-black-6"),
    ("speakers", "speaker-teal-8"),
    ("desk", "keyboard-white-4"),
    ("keyboards-mice", "keyboard-grey-2"),
    ("laptops-tablets", "laptop-grey-7"),
    ("watches-cameras", "watch-brown-3"),
    ("watches", "watch-navy-5"),
    ("cameras", "camera-black-4"),
    ("home-living", "armchair-teal-6"),
    ("lighting", "desk_lamp-mustard-3"),
    ("table-floor-lamps", "lamp-rust-4"),
    ("pendant-lights", "pendant-sage-2"),
    ("furniture", "chair-forest-5"),
    ("chairs", "chair-mustard-2"),
    ("sofas-armchairs-beds", "sofa-sage-3"),
    ("tables-shelves", "table-brown-4"),
    ("decoration-textiles", "vase-teal-7"),
    ("cushions-throws-rugs", "pillow-rust-5"),
    ("vases", "vase-rose-3"),
    ("candles", "candle-cream-6"),
    ("kitchen", "teapot-forest-8"),
    ("tableware", "plates-sky-4"),
    ("mugs-cups-teapots", "mug-mustard-3"),
    ("plates-bowls", "bowl-teal-2"),
    ("glasses", "glassware-sky-5"),
    ("cooking", "pot-red-6"),
    ("pots-pans", "pan-black-3"),
    ("kettles-coffee-toast", "kettle-sage-4"),
    ("knives-boards", "chopping_board-brown-2"),
    ("garden", "plant-rust-5"),
    ("house-plants", "plant-white-3"),
    ("books", "book-indigo-4"),
    ("novels", "book-plum-7"),
    ("cookery-gardening-books", "book-olive-2"),
    ("plant-pots", "plant-sage-6"),
    ("garden-tools", "watering_can-teal-4"),
    ("sports-outdoors", "bicycle-red-5"),
    ("camping", "tent-olive-3"),
    ("yoga-fitness", "yoga_mat-plum-4"),
    ("bottles-flasks", "bottle-sky-2"),
    ("balls-rackets", "racket-orange-6"),
    ("cycling", "helmet-teal-3"),
    ("toys-books", "duck-mustard-5"),
    ("toys", "toy_car-red-4"),
    ("wooden-toys", "blocks-mustard-3"),
    ("soft-toys", "teddy-brown-6"),
    ("games-puzzles", "puzzle-teal-2"),
    ("beauty", "cream-rose-4"),
    ("skin-care", "cream-sage-3"),
    ("bath-shower", "soap-lilac-5"),
    ("fragrance", "perfume-rose-3"),
];

/// What stands for a category: its own drawing, else what its name says, else none.
pub fn of_category(category: &Category) -> Option<Image> {
    let known = KNOWN.iter().find(|(slug, _)| *slug == category.slug).map(|(_, name)| (*name).to_owned());
    let name = known.or_else(|| {
        let seed = category.slug.bytes().fold(7_u32, |sum, byte| (sum * 31 + u32::from(byte)) % 97);
        let drawn = artwork::Picture::of_title(&category.name, seed);
        (drawn.family != artwork::Family::Parcel).then(|| drawn.to_string())
    });
    // It stands beside the category's name, which says everything.
    name.map(|name| drawing(&name))
}

/// A drawing by its name, said by the words around it.
pub fn drawing(name: &str) -> Image {
    Image {
        url: format!("/media/g/{name}.svg"),
        alt: String::new(),
        alts: BTreeMap::new(),
        width: 800,
        height: 800,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_drawing_can_be_drawn() {
        for (slug, name) in KNOWN {
            assert!(name.parse::<artwork::Picture>().is_ok(), "{slug}: {name}");
        }
        for name in crate::pages::home::HERO {
            assert!(name.parse::<artwork::Picture>().is_ok(), "{name}");
        }
    }
}
