//! What stands on the table.

use super::names::{ITALIAN, NORDIC};
use crate::artwork::Family;
use crate::artwork::Palette::{
    Black, Brown, Forest, Grey, Indigo, Mustard, Navy, Olive, Plum, Rose, Rust, Sand, Sky, Teal, White,
};
use crate::brand::BrandKey::{Lindqvist, Tonella};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};

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
    "mugs-cups",
    "Mugs & cups",
    "Becher & Tassen",
    Shelf {
        names: &NORDIC,
        brands: &[Lindqvist, Tonella],
        palettes: &[White, Sky, Navy, Forest, Mustard, Rust, Grey, Rose],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "They stack, three high, without sticking.",
                "The foot is ground smooth, so it does not scratch the table.",
                "Fits under the spout of most coffee machines.",
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
                family: Family::Mug,
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
                title: "{b} {n} Tea Bowl 250 ml",
                family: Family::Bowl,
                euros: (14, 28),
                grams: (200, 300),
                size: None,
                materials: POTTERY,
                facts: &[("Sold", &["Singly", "In pairs"])],
                openers: &[
                    "A cup without a handle, to warm both hands on. When you can hold it, you can drink it.",
                    "Good for green tea, good for yoghurt. {n} has a groove where the thumb goes.",
                    "Thrown thin and glazed inside only down to the foot.",
                ],
            },
            Kind {
                title: "{b} {n} Latte Cup 450 ml",
                family: Family::Mug,
                euros: (16, 29),
                grams: (380, 520),
                size: None,
                materials: POTTERY,
                facts: &[("Saucer", &["Included", "Without"])],
                openers: &[
                    "Half a pint of milky coffee, and a handle that carries it.",
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
                family: Family::Plate,
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
                title: "{b} {n} Serving Platter",
                family: Family::Plate,
                euros: (35, 69),
                grams: (1100, 1800),
                size: None,
                materials: POTTERY,
                facts: &[("Length", &["34 cm", "40 cm"])],
                openers: &[
                    "An oval platter for a fish, a roast or a great many tomatoes. {0} long.",
                    "{n} goes from oven to table and then hangs on the wall, if you like: there is a hole in the foot.",
                    "Shallow, with low handles that you can grip through a cloth.",
                ],
            },
        ],
    },
);

const GLASSES: Node = leaf(
    "glasses-carafes",
    "Glasses & carafes",
    "Gläser & Karaffen",
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
                family: Family::Glass,
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
                title: "{b} {n} Wine Glass",
                family: Family::Glass,
                euros: (15, 35),
                grams: (120, 190),
                size: None,
                materials: &[m(
                    "Crystal, lead-free",
                    "Lead-free crystal, blown so thin that the rim disappears.",
                    "",
                )],
                facts: &[("Volume", &["360 ml", "450 ml", "560 ml"])],
                openers: &[
                    "One glass for red and white, because few kitchens have room for two. {0}.",
                    "A wide bowl on a short stem that goes into the dishwasher upright.",
                    "{n} rings when you toast, and it bends before it breaks.",
                ],
            },
            Kind {
                title: "{b} {n} Carafe 1 l",
                family: Family::Vase,
                euros: (25, 55),
                grams: (520, 820),
                size: None,
                materials: &[
                    m("Borosilicate glass", "Borosilicate takes ice and hot tea alike.", ""),
                    m("Recycled glass", "Recycled glass with a faint green at the thickest point.", ""),
                ],
                facts: &[("Stopper", &["Oak", "Glass", "Without"])],
                openers: &[
                    "A litre of water on the table, and nobody asks for the tap. It pours without a drip.",
                    "{n} fits the fridge door and has a neck you can get a hand around.",
                    "For wine that wants air and water that wants mint.",
                ],
            },
        ],
    },
);
