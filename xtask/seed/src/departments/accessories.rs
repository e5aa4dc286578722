//! What is worn with clothes, by everyone.

use super::names::HILLS;
use crate::brand::BrandKey::{Feldt, Harlan, Norrvik, WickWool};
use crate::table::{Kind, Material, Node, ONE_SIZE_UP, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Forest, Grey, Mustard, Navy, Red, Rust, Sand, Teal};

pub const ACCESSORIES: Node = node("accessories", "Accessories", "Accessoires", &[HATS]);

const SOCKS: Size =
    Size { name: "Size", values: &["36–38", "39–41", "42–44", "45–47"], step: 0, trimmed: true };
const WOOLS: &[Material] = &[
    m(
        "Lambswool",
        "Scottish lambswool, spun soft and milled in spring water, warm even when it is damp.",
        "Hand wash cool, dry flat",
    ),
    m(
        "Merino wool",
        "Extra-fine merino that is kind to skin that minds wool.",
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
    "hats-scarves-socks",
    "Hats, scarves & socks",
    "Hüte, Schals & Socken",
    Shelf {
        names: &HILLS,
        brands: &[WickWool, Harlan, Norrvik, Feldt],
        palettes: &[Mustard, Navy, Red, Grey, Forest, Rust, Teal, Sand],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "Made from fibre to finished piece under one roof.",
                "The edges are doubled and keep their shape.",
                "Washed and finished by hand.",
            ],
            &[
                "It weighs next to nothing in a coat pocket.",
                "The label is inside, where labels belong.",
                "A good present, since nobody ever had too many.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Beanie",
                family: Family::Beanie,
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
                title: "{n} Wool Socks",
                family: Family::Socks,
                euros: (14, 29),
                grams: (70, 110),
                size: Some(&SOCKS),
                materials: WOOLS,
                facts: &[("Height", &["Calf", "Knee"])],
                openers: &[
                    "Socks with cushioned heels and toes and a cuff that holds without leaving a mark. The toe is linked by hand, so there is no seam to feel.",
                    "Thick enough for boots, soft enough for bed. {n} is reinforced where big toes do their damage.",
                    "A pair to darn rather than throw away. A card with matching yarn is in the band.",
                ],
            },
            Kind {
                title: "{n} Felt Hat",
                family: Family::Hat,
                euros: (69, 119),
                grams: (110, 160),
                size: Some(&ONE_SIZE_UP),
                materials: &[
                    m(
                        "Wool felt",
                        "Pure wool felt, blocked over steam on wooden forms that are older than we are.",
                        "Brush with the nap, steam back into shape",
                    ),
                    m(
                        "Rabbit felt",
                        "Fine fur felt, light and dense, which turns rain for an hour.",
                        "Brush with the nap, steam back into shape",
                    ),
                ],
                facts: &[("Brim", &["6 cm", "7 cm", "8 cm"])],
                openers: &[
                    "A hat with a {0} brim that turns down in front against the sun. The band is grosgrain, sewn on by hand.",
                    "Roll it up for the journey and it comes back when you blow into it. {n} has a leather sweatband that takes the shape of your head.",
                    "It makes a raincoat look intended.",
                ],
            },
        ],
    },
);
