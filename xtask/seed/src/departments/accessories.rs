//! What is worn with clothes, by everyone.

use super::names::HILLS;
use crate::artwork::Family;
use crate::artwork::Palette::{Forest, Grey, Mustard, Navy, Red, Rust, Sand, Teal};
use crate::brand::BrandKey::{Feldt, Harlan, Norrvik, WickWool};
use crate::table::{Kind, Material, Node, ONE_SIZE_UP, Shelf, leaf, m, node};

pub const ACCESSORIES: Node = node("accessories", "Accessories", "Accessoires", &[HATS]);

const WOOLS: &[Material] = &[
    m(
        "Lambswool",
        "Scottish lambswool, spun soft and milled in spring water, warm even when it is damp.",
        "Hand wash cool, dry flat",
    ),
    m(
        "Merino wool",
        "Extra-fine merino that is kind to foreheads, throats and wrists.",
        "Wool wash at 30 °C, dry flat",
    ),
    m(
        "Cashmere blend",
        "A tenth of cashmere in the yarn is enough to make you stroke it absent-mindedly.",
        "Hand wash cold, dry flat",
    ),
    m(
        "Recycled wool",
        "Spun in Prato from old jumpers sorted by colour, so it was never dyed.",
        "Hand wash cool, dry flat",
    ),
];
const HATS: Node = leaf(
    "hats-scarves",
    "Hats, scarves & gloves",
    "Mützen, Schals & Handschuhe",
    Shelf {
        names: &HILLS,
        brands: &[WickWool, Harlan, Norrvik, Feldt],
        palettes: &[Mustard, Navy, Red, Grey, Forest, Rust, Teal, Sand],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "Made from yarn to finished piece under one roof.",
                "The edges are doubled and keep their shape.",
                "Washed and finished by hand.",
            ],
            &[
                "It weighs next to nothing in a coat pocket.",
                "The label is inside, where labels belong.",
                "A good present, as nobody has the wrong size.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Beanie",
                family: Family::Hat,
                euros: (22, 45),
                grams: (60, 110),
                size: None,
                materials: WOOLS,
                facts: &[("Style", &["Turn-up", "Slouch", "Short fisherman"])],
                openers: &[
                    "Covers the ears without covering the eyes. Fold the rib once or twice, depending on the wind.",
                    "A plain ribbed hat that fits large heads and forgives small ones. {n} has a fine inner rib, so it leaves no mark on the forehead.",
                    "The hat you will lend out and want back. Close-fitting, double at the ears, single at the crown.",
                ],
            },
            Kind {
                title: "{n} Scarf",
                family: Family::Scarf,
                euros: (35, 89),
                grams: (180, 320),
                size: None,
                materials: WOOLS,
                facts: &[("Dimensions", &["180 × 30 cm", "200 × 35 cm", "190 × 60 cm"])],
                openers: &[
                    "Long enough to go round twice and still hang down: {0}. The fringe is twisted by hand.",
                    "A scarf with enough body to stay where it is put and enough softness to sleep on in the train.",
                    "Woven wide, brushed lightly, dyed in the yarn. {n} works as a blanket on the plane.",
                ],
            },
            Kind {
                title: "{n} Knitted Gloves",
                family: Family::Glove,
                euros: (25, 49),
                grams: (50, 90),
                size: Some(&ONE_SIZE_UP),
                materials: WOOLS,
                facts: &[("Touchscreen", &["Thumb and forefinger", "No"])],
                openers: &[
                    "Long cuffs that go under the coat sleeve, so no wind gets to the wrist.",
                    "Fine enough to find a key with, warm enough to wait for a bus in. {n} is lined at the palm.",
                    "Gloves for cycling to work: snug, doubled across the knuckles, reinforced between finger and thumb.",
                ],
            },
            Kind {
                title: "{n} Flat Cap",
                family: Family::Hat,
                euros: (45, 79),
                grams: (90, 150),
                size: Some(&ONE_SIZE_UP),
                materials: &[
                    m(
                        "Wool tweed",
                        "Cut from Donegal tweed with flecks of colour that only show up close.",
                        "Brush and steam, do not wash",
                    ),
                    m(
                        "Waxed cotton",
                        "Waxed cotton keeps the rain off and can be folded into a pocket.",
                        "Sponge clean, re-wax yearly",
                    ),
                ],
                facts: &[("Lining", &["Cotton", "Quilted satin"])],
                openers: &[
                    "A flat cap with a short peak and a low crown, sewn from eight pieces so that it follows the head.",
                    "{n} has ear flaps that fold away inside when the weather relents.",
                    "For those who lose umbrellas. It can be rolled up and keeps its shape.",
                ],
            },
        ],
    },
);
