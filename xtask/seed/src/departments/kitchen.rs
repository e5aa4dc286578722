//! What stands on the table.

use super::names::{ITALIAN, NORDIC};
use crate::brand::BrandKey::{Lindqvist, Tonella};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{
    Black, Brown, Forest, Grey, Indigo, Mustard, Navy, Olive, Plum, Rose, Rust, Sand, Sky, Teal, White,
};

pub const TABLEWARE: Node = node("tableware", "Tableware", "Geschirr", &[MUGS, PLATES, GLASSES]);

const POTTERY: &[Material] = &[
    m(
        "Stoneware",
        "Stoneware fired at 1,250 °C, with a reactive glaze that breaks to brown at the rim.",
        "Dishwasher, oven and microwave-safe",
    ),
    m(
        "Porcelain",
        "Hard porcelain with a satin glaze: thin at the lip, thick where knocks happen.",
        "Dishwasher and microwave-safe",
    ),
    m(
        "Terracotta, glazed",
        "Red clay from Impruneta, glazed inside and left bare at the foot.",
        "Hand wash, do not soak",
    ),
    m(
        "Stoneware",
        "Dense stoneware that rings when tapped, under a glaze mixed in our own pottery.",
        "Dishwasher, oven and microwave-safe",
    ),
    m(
        "Porcelain",
        "Porcelain with a drop of pigment in the clay, so a chip would show the same colour.",
        "Dishwasher and microwave-safe",
    ),
];
const MUGS: Node = leaf(
    "mugs-cups-teapots",
    "Mugs, cups & teapots",
    "Becher, Tassen & Kannen",
    Shelf {
        names: &NORDIC,
        brands: &[Lindqvist, Tonella],
        palettes: &[White, Sky, Navy, Forest, Mustard, Rust, Grey, Rose],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "The glaze is the same inside and out, and easy to clean.",
                "The foot is ground smooth, so it does not scratch the table.",
                "Thin where you drink and thick where you hold.",
            ],
            &[
                "Colours are made to be mixed.",
                "Speckles and small runs in the glaze are not faults.",
                "Part of a set that you can add to for years.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Mug 350 ml",
                family: Family::Mug,
                euros: (14, 26),
                grams: (300, 420),
                size: None,
                materials: POTTERY,
                facts: &[("Sold", &["Singly", "In pairs"])],
                openers: &[
                    "A mug for the first coffee of the day. The handle takes three fingers, and the rim turns out a little.",
                    "350 ml is tea without getting up again. {n} keeps its heat and stays cool at the handle.",
                    "Straight-sided, thick-walled, hard to knock over. The mug everyone in the house reaches for first.",
                ],
            },
            Kind {
                title: "{b} {n} Espresso Cup 80 ml",
                family: Family::Cup,
                euros: (10, 19),
                grams: (110, 170),
                size: None,
                materials: POTTERY,
                facts: &[("Saucer", &["Included", "Without"])],
                openers: &[
                    "Round inside, so that the crema stays whole; thick enough to keep 80 ml hot for as long as it lasts.",
                    "{n} is two sips and a pause.",
                    "Egg-shaped within and straight outside, with a handle that a grown-up finger fits.",
                ],
            },
            Kind {
                title: "{b} {n} Teapot 1 l",
                family: Family::Teapot,
                euros: (39, 79),
                grams: (720, 1050),
                size: None,
                materials: POTTERY,
                facts: &[("Strainer", &["Steel, included", "Built into the spout"])],
                openers: &[
                    "A pot for four cups that pours without a drip, because the edge of the spout is sharp and the lid has a hole.",
                    "{n} is round, for the leaves’ sake, and its handle has room for a whole hand.",
                    "The lid has a small tongue and does not fall into the cup. Generations have waited for this.",
                ],
            },
            Kind {
                title: "{b} {n} Latte Cup 450 ml",
                family: Family::Cup,
                euros: (16, 29),
                grams: (380, 520),
                size: None,
                materials: POTTERY,
                facts: &[("Saucer", &["Included", "Without"])],
                openers: &[
                    "Almost half a litre of milky coffee, and a handle that carries it.",
                    "Wide at the top for foam, narrow at the foot for saucers. {n} is also the right size for soup.",
                    "For long breakfasts. It is heavy when full, so the handle was drawn first.",
                ],
            },
        ],
    },
);

const PLATE: Size = Size { name: "Diameter", values: &["17 cm", "21 cm", "27 cm"], step: 6, trimmed: false };
const PLATES: Node = leaf(
    "plates-bowls",
    "Plates & bowls",
    "Teller & Schalen",
    Shelf {
        names: &ITALIAN,
        brands: &[Lindqvist, Tonella],
        palettes: &[White, Sand, Sky, Indigo, Olive, Rust, Black, Teal],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "Glazed underneath as well, so stacks do not scratch.",
                "The rim is a finger wide and keeps sauce off the cloth.",
                "Chip-resistant: the edge is rolled, not cut.",
            ],
            &[
                "Single pieces can be bought again for at least ten years.",
                "Food looks good on it, which is half the cooking.",
                "Six stack no higher than a hand.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Plate",
                family: Family::Plates,
                euros: (14, 28),
                grams: (480, 780),
                size: Some(&PLATE),
                materials: POTTERY,
                facts: &[("Sold", &["Singly", "In sets of 4"])],
                openers: &[
                    "A plate without a pattern, for food with one. Almost flat, with a small upturned rim.",
                    "{n} suits toast, trout and birthday cake in its three sizes.",
                    "The glaze pools slightly in the middle and thins at the edge, as it does when nobody interferes.",
                ],
            },
            Kind {
                title: "{b} {n} Pasta Bowl",
                family: Family::Bowl,
                euros: (18, 34),
                grams: (600, 820),
                size: None,
                materials: POTTERY,
                facts: &[("Diameter", &["22 cm", "24 cm"])],
                openers: &[
                    "Too deep for a plate and too flat for a bowl: exactly right for anything you eat with a fork and chase with a spoon.",
                    "{n} holds its heat to the last twist of spaghetti. {0} across.",
                    "The one dish you need if you only want one.",
                ],
            },
            Kind {
                title: "{b} {n} Cereal Bowl",
                family: Family::Bowl,
                euros: (12, 24),
                grams: (380, 520),
                size: None,
                materials: POTTERY,
                facts: &[("Volume", &["500 ml", "600 ml"])],
                openers: &[
                    "For porridge at seven and ice cream at ten. {0}, and steep enough to get the last spoonful.",
                    "It sits in the hand like a bowl should when you eat standing up.",
                    "{n} has a foot ring high enough to hold when the soup is hot.",
                ],
            },
            Kind {
                title: "{b} {n} Dinner Set",
                family: Family::Plates,
                euros: (89, 179),
                grams: (3800, 7200),
                size: Some(&Size {
                    name: "Pieces",
                    values: &["8 pieces", "12 pieces", "16 pieces"],
                    step: 45,
                    trimmed: false,
                }),
                materials: POTTERY,
                facts: &[("Contents", &["Dinner plates, side plates, bowls", "Dinner plates and bowls"])],
                openers: &[
                    "Everything for the table in one box: {0}. They stack without clattering.",
                    "For a first flat or a last one. {n} can be added to piece by piece when the guests get more.",
                    "Plates with low rims and bowls with high ones, in proportions that a food stylist would envy.",
                ],
            },
        ],
    },
);

const GLASSES: Node = leaf(
    "glasses",
    "Glasses",
    "Gläser",
    Shelf {
        names: &ITALIAN,
        brands: &[Tonella, Lindqvist],
        palettes: &[White, Sky, Forest, Plum, Grey, Mustard, Navy, Brown],
        colours: 3,
        warranty_years: 0,
        details: &[
            &[
                "The rim is cut and fire-polished.",
                "Heavy at the base and fine at the lip.",
                "Little bubbles in the glass are the breath of whoever made it.",
            ],
            &[
                "Dishwasher-safe on the short programme.",
                "Replacements are sold singly, because glasses break.",
                "Packed in moulded paper, six to a box.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Tumbler",
                family: Family::Glassware,
                euros: (9, 19),
                grams: (160, 280),
                size: None,
                materials: &[
                    m(
                        "Soda-lime glass",
                        "Pressed thick enough for every day and clear enough for water.",
                        "",
                    ),
                    m(
                        "Recycled glass",
                        "Made of bottles and jars from the same region, with a faint tint.",
                        "",
                    ),
                ],
                facts: &[("Volume", &["250 ml", "300 ml", "350 ml"])],
                openers: &[
                    "A glass for water, wine and toothbrushes. {0}, stackable, hard to break.",
                    "{n} has eight soft facets that catch the light and the thumb.",
                    "Low and wide, it stays up on a picnic rug.",
                ],
            },
            Kind {
                title: "{b} {n} Highball Glass",
                family: Family::Glassware,
                euros: (10, 22),
                grams: (200, 320),
                size: None,
                materials: &[
                    m("Soda-lime glass", "Pressed with a heavy foot and a thin lip, clear as water.", ""),
                    m("Recycled glass", "Blown from recycled bottles, each with a bubble or two.", ""),
                    m("Crystal, lead-free", "Lead-free crystal that rings and does not cloud.", ""),
                ],
                facts: &[("Volume", &["350 ml", "400 ml"])],
                openers: &[
                    "Tall enough for ice, lime and a long story. {0}.",
                    "{n} is straight, slim and steady, for gin, iced tea and asparagus.",
                    "A long drink wants a glass that does not sweat through the napkin: the foot is a centimetre thick.",
                ],
            },
            Kind {
                title: "{b} {n} Water Glass",
                family: Family::Glassware,
                euros: (8, 16),
                grams: (150, 260),
                size: None,
                materials: &[
                    m("Borosilicate glass", "Borosilicate takes ice and hot tea alike.", ""),
                    m("Recycled glass", "Recycled glass with a faint tint at the thickest point.", ""),
                ],
                facts: &[("Volume", &["200 ml", "280 ml"])],
                openers: &[
                    "The everyday glass, improved by being left alone. {0} to the brim, five fingers high.",
                    "{n} nests in itself, comes out of the dishwasher clear, and costs little enough to break.",
                    "For the bedside, the bathroom and the long table.",
                ],
            },
        ],
    },
);
