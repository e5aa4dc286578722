//! The brands on the shop's shelves. All are invented.

use crate::category::TREE;
use crate::model::Brand;
use crate::price::Ending::{self, Ninety, NinetyFive, Round};
use BrandKey::{
    Ancelle, Auralis, Brannoch, Breitfeld, Corvane, Feldt, FleurDorne, Greenholt, Hallberg, Harlan, Kestrel,
    Keystead, Lindqvist, Norrvik, Olmstead, Optara, Pinecone, Quillmark, Saltmarsh, Stillwater, Tideway,
    Tonella, Transia, Voltern, WickWool, WrenLane,
};

/// A brand as the tables name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrandKey {
    Ancelle,
    Auralis,
    Brannoch,
    Breitfeld,
    Corvane,
    Feldt,
    FleurDorne,
    Greenholt,
    Hallberg,
    Harlan,
    Kestrel,
    Keystead,
    Lindqvist,
    Norrvik,
    Olmstead,
    Optara,
    Pinecone,
    Quillmark,
    Saltmarsh,
    Stillwater,
    Tideway,
    Tonella,
    Transia,
    Voltern,
    WickWool,
    WrenLane,
}

/// What the generator knows of a brand.
pub struct Profile {
    pub slug: &'static str,
    pub name: &'static str,
    /// The first part of its SKUs.
    pub code: &'static str,
    pub level: u32,
    pub ending: Ending,
    pub origin: &'static str,
    pub about: &'static str,
}

const ALL: [BrandKey; 26] = [
    Ancelle, Auralis, Brannoch, Breitfeld, Corvane, Feldt, FleurDorne, Greenholt, Hallberg, Harlan, Kestrel,
    Keystead, Lindqvist, Norrvik, Olmstead, Optara, Pinecone, Quillmark, Saltmarsh, Stillwater, Tideway,
    Tonella, Transia, Voltern, WickWool, WrenLane,
];

/// All brands by name.
pub fn brands() -> Vec<Brand> {
    ALL.into_iter()
        .map(|key| {
            let Profile { slug, name, about, level, .. } = key.profile();
            let categories = TREE
                .leaves
                .iter()
                .filter(|(_, shelf)| shelf.brands.contains(&key))
                .map(|(category, _)| *category)
                .collect();
            Brand { slug, name, about, price_level: level, categories }
        })
        .collect()
}

#[rustfmt::skip] // One line a brand is easier to read than nine.
impl BrandKey {
    pub const fn profile(self) -> Profile {
        match self {
            Ancelle => of("maison-ancelle", "Maison Ancelle", "ANC", 125, Round, "France", "Dresses and knitwear cut in Lyon, in small runs."),
            Auralis => of("auralis", "Auralis", "AUR", 120, Round, "Denmark", "Headphones and speakers that can be taken apart and repaired."),
            Brannoch => of("brannoch", "Brannoch", "BRN", 130, Round, "Portugal", "Welted boots and shoes that a cobbler can resole."),
            Breitfeld => of("breitfeld", "Breitfeld", "BRE", 115, Ninety, "Germany", "Knives and cookware from a family works in its third generation."),
            Corvane => of("corvane", "Corvane", "COR", 105, NinetyFive, "Portugal", "Plain, well-made sneakers and everyday shoes."),
            Feldt => of("feldt", "Feldt", "FEL", 80, Ninety, "Turkey", "Good basics in organic cotton, without a logo."),
            FleurDorne => of("fleur-dorne", "Fleur d’Orne", "FDO", 130, Round, "France", "Fragrance and skin care from Normandy."),
            Greenholt => of("greenholt", "Greenholt", "GRE", 95, Ninety, "Netherlands", "Pots, plants and tools from growers."),
            Hallberg => of("hallberg", "Hallberg", "HAL", 120, Round, "Denmark", "Furniture and lamps in solid wood and steel."),
            Harlan => of("harlan-reed", "Harlan & Reed", "HRD", 125, Round, "Portugal", "Menswear and accessories with a long memory."),
            Kestrel => of("kestrel-peak", "Kestrel Peak", "KPK", 110, NinetyFive, "Slovenia", "Light, repairable equipment for the hills."),
            Keystead => of("keystead", "Keystead", "KEY", 105, NinetyFive, "Taiwan", "Keyboards, mice and desks in order."),
            Lindqvist => of("lindqvist", "Lindqvist", "LIN", 110, Ninety, "Sweden", "Tableware, textiles and lamps for every day."),
            Norrvik => of("norrvik", "Norrvik", "NRV", 115, NinetyFive, "Portugal", "Outerwear and bags for wet countries."),
            Olmstead => of("olmstead", "Olmstead", "OLM", 130, Round, "Italy", "Leather goods, stitched to be handed on."),
            Optara => of("optara", "Optara", "OPT", 115, Round, "Japan", "Cameras and watches with real buttons."),
            Pinecone => of("pinecone", "Pinecone", "PIN", 95, Ninety, "Germany", "Toys in wood, cotton and felt."),
            Quillmark => of("quillmark", "Quillmark", "QUI", 95, NinetyFive, "Germany", "Games and puzzles for long evenings."),
            Saltmarsh => of("saltmarsh", "Saltmarsh", "SAL", 90, Ninety, "United Kingdom", "Soap and skin care with short lists of ingredients."),
            Stillwater => of("stillwater", "Stillwater", "STI", 95, NinetyFive, "Spain", "Mats, bottles and layers for moving."),
            Tideway => of("tideway", "Tideway", "TID", 85, NinetyFive, "Portugal", "Easy clothes and shoes for the coast and the weekend."),
            Tonella => of("casa-tonella", "Casa Tonella", "TON", 115, Round, "Italy", "Ceramics, glass and light from the Veneto."),
            Transia => of("transia", "Transia", "TRA", 110, NinetyFive, "Germany", "Luggage with spare parts for ten years."),
            Voltern => of("voltern", "Voltern", "VOL", 80, NinetyFive, "Vietnam", "Electronics that do their job at a fair price."),
            WickWool => of("wick-and-wool", "Wick & Wool", "WIC", 90, Ninety, "Ireland", "Candles and woven things for cold evenings."),
            WrenLane => of("wren-lane-press", "Wren Lane Press", "WRE", 90, NinetyFive, "United Kingdom", "An independent publisher of fiction and useful books."),
        }
    }
}

const fn of(
    slug: &'static str,
    name: &'static str,
    code: &'static str,
    level: u32,
    ending: Ending,
    origin: &'static str,
    about: &'static str,
) -> Profile {
    Profile { slug, name, code, level, ending, origin, about }
}
