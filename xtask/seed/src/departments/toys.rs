//! Toys and games.

use super::names::{ANIMALS, CITIES};
use crate::brand::BrandKey::{Pinecone, Quillmark};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{
    Brown, Forest, Grey, Mustard, Navy, Orange, Plum, Red, Rose, Rust, Sand, Sky, Teal, White,
};

pub const TOYS: Node = node("toys", "Toys & games", "Spielzeug & Spiele", &[WOODEN, SOFT, GAMES]);

const TIMBER: &[Material] = &[
    m(
        "Beech",
        "Beech from the Bavarian Forest, sanded four times and finished with linseed oil.",
        "Wipe with a damp cloth",
    ),
    m(
        "Maple and lime",
        "Maple where it must be strong and lime where it should be light, coloured with water-based stain.",
        "Wipe with a damp cloth",
    ),
];

const WOODEN: Node = leaf(
    "wooden-toys",
    "Wooden toys",
    "Holzspielzeug",
    Shelf {
        names: &ANIMALS,
        brands: &[Pinecone],
        palettes: &[Red, Sky, Mustard, Forest, Orange, Teal, Sand],
        colours: 2,
        warranty_years: 3,
        details: &[
            &[
                "Colours are fast to saliva, which matters more than it should.",
                "Edges are round and parts are large; tested to EN 71.",
                "Dropped from the top of the stairs a hundred times, for science.",
            ],
            &[
                "It comes in a box that becomes a garage.",
                "Missing pieces can be ordered one at a time.",
                "Small enough for the train, good enough for grandparents.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} the Wooden Duck",
                family: Family::Duck,
                euros: (19, 39),
                grams: (320, 580),
                size: None,
                materials: TIMBER,
                facts: &[("Age", &["From 1 year", "From 18 months"])],
                openers: &[
                    "It fits two small hands and stands by itself on carpet and tiles.",
                    "A companion for the first steps. {n} is too heavy to tip over and light enough to be carried.",
                    "{n} is carried down corridors all day and taken to bed at night.",
                ],
            },
            Kind {
                title: "{n} Building Blocks",
                family: Family::Blocks,
                euros: (29, 59),
                grams: (900, 2200),
                size: Some(&Size {
                    name: "Pieces",
                    values: &["50 pieces", "100 pieces"],
                    step: 24,
                    trimmed: false,
                }),
                materials: TIMBER,
                facts: &[("Age", &["From 18 months", "From 3 years"])],
                openers: &[
                    "Cubes, arches, planks and four unlikely cylinders, cut to a grid so that towers meet in the middle.",
                    "A cotton bag full of cities. {n} has no instructions, and no child has asked for any.",
                    "Precise to a tenth of a millimetre, which is the difference between a tower and a heap.",
                ],
            },
            Kind {
                title: "{n} Racing Car",
                family: Family::ToyCar,
                euros: (15, 35),
                grams: (180, 360),
                size: None,
                materials: TIMBER,
                facts: &[("Age", &["From 18 months", "From 3 years"]), ("Length", &["14 cm", "18 cm"])],
                openers: &[
                    "A car that runs straight and far, because the axles are steel and somebody lined them up.",
                    "{n} has no doors, no lights and no sound, and so it can be anything: taxi, ambulance, getaway car.",
                    "Good grip round corners, tested along skirting boards. {1} from bumper to bumper.",
                ],
            },
        ],
    },
);

const PLUSH: &[Material] = &[
    m(
        "Organic cotton",
        "Organic cotton plush outside, washed sheep’s wool inside.",
        "Machine wash at 30 °C on gentle",
    ),
    m("Wool felt", "Felted by hand from undyed wool, with embroidered eyes.", "Spot clean with cold water"),
    m(
        "Linen and cotton",
        "Linen and cotton, soft from the wash, with clothes that come off.",
        "Machine wash at 30 °C in a bag",
    ),
];

const SOFT: Node = leaf(
    "soft-toys",
    "Soft toys",
    "Kuscheltiere",
    Shelf {
        names: &ANIMALS,
        brands: &[Pinecone],
        palettes: &[Brown, Sand, Grey, Rose, Sky, Rust, White],
        colours: 2,
        warranty_years: 0,
        details: &[
            &[
                "Eyes and nose are stitched, so nothing can come off.",
                "Safe from the first day of life.",
                "The seams are sewn twice; it will be carried by one leg.",
            ],
            &[
                "It smells of nothing for a week and of home ever after.",
                "If it gets lost, we keep patterns for ten years.",
                "It sits by itself and looks at you.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} the Bear",
                family: Family::Teddy,
                euros: (22, 45),
                grams: (160, 380),
                size: Some(&Size { name: "Height", values: &["22 cm", "32 cm"], step: 12, trimmed: false }),
                materials: PLUSH,
                facts: &[("Age", &["From birth"])],
                openers: &[
                    "{n} has long arms for hugging and a belly the size of a small head.",
                    "A bear with an open mind. The expression is neutral, so it can be happy or sad as required.",
                    "Loosely filled, so {n} can sit, slump and be squeezed into a rucksack.",
                ],
            },
            Kind {
                title: "{n} the Pocket Bear",
                family: Family::Teddy,
                euros: (12, 24),
                grams: (40, 90),
                size: None,
                materials: PLUSH,
                facts: &[("Age", &["From birth"]), ("Height", &["12 cm", "14 cm"])],
                openers: &[
                    "A bear for coat pockets and school bags, {1} high. It does not take up room at the table.",
                    "{n} travels well and asks for a window seat.",
                    "Small enough to come along on the day when bears are, strictly speaking, not allowed.",
                ],
            },
            Kind {
                title: "{n} the Great Bear",
                family: Family::Teddy,
                euros: (49, 95),
                grams: (900, 1800),
                size: None,
                materials: PLUSH,
                facts: &[("Age", &["From birth"]), ("Height", &["55 cm", "70 cm"])],
                openers: &[
                    "A bear to lean against while reading. Heavy in the bottom, so it stays sitting when you get up.",
                    "{n} is {1} high and has never been beaten at pillow fights.",
                    "For those who think the other bears are too small. It has its own seat belt on long drives.",
                ],
            },
        ],
    },
);

const BOARD: &[Material] = &[
    m(
        "Recycled board",
        "Thick recycled board with a linen finish that lies flat and does not glare.",
        "Wipe dry",
    ),
    m("Recycled board", "The box, the board and the inlay are all made from old newspapers.", "Wipe dry"),
    m("Wood and board", "Pieces turned from beech, board from recycled paper.", "Wipe dry"),
    m(
        "Linen-finish paper",
        "Linen-finish paper that folds flat and survives a spilt drink if you are quick.",
        "Wipe dry",
    ),
];

const GAMES: Node = leaf(
    "games-puzzles",
    "Games & puzzles",
    "Spiele & Puzzles",
    Shelf {
        names: &CITIES,
        brands: &[Quillmark],
        palettes: &[Teal, Rust, Navy, Mustard, Plum, Forest, Red],
        colours: 1,
        warranty_years: 0,
        details: &[
            &[
                "Lost pieces are replaced free of charge; write to us.",
                "The box is no larger than it has to be.",
                "No plastic, no batteries, no app.",
            ],
            &[
                "Printed in Leipzig with plant-based inks.",
                "It fits on a small table and on the floor of a train compartment.",
                "Good the tenth time as well.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} by Night, Puzzle",
                family: Family::Puzzle,
                euros: (15, 35),
                grams: (500, 1100),
                size: Some(&Size {
                    name: "Pieces",
                    values: &["500 pieces", "1,000 pieces", "2,000 pieces"],
                    step: 6,
                    trimmed: false,
                }),
                materials: BOARD,
                facts: &[("Finished size", &["68 × 48 cm at 1,000 pieces"])],
                openers: &[
                    "A city after dark, with four hundred lit windows and no two the same. Start with the river.",
                    "Painted for this puzzle rather than photographed: {n} has a story in every street.",
                    "Cut so that a wrong piece will not go in. The sky has a gradient, out of mercy.",
                ],
            },
            Kind {
                title: "Map of {n}, Puzzle",
                family: Family::Puzzle,
                euros: (19, 35),
                grams: (600, 1100),
                size: Some(&Size {
                    name: "Pieces",
                    values: &["300 pieces", "1,000 pieces"],
                    step: 8,
                    trimmed: false,
                }),
                materials: BOARD,
                facts: &[("Finished size", &["68 × 48 cm", "50 × 70 cm"])],
                openers: &[
                    "The whole city from above, with every tree, tram and café. You will know your way about before you have been there.",
                    "An old map, redrawn by hand. Begin with the harbour or the station, as travellers do.",
                    "Made for winter tables. {n} lies under your fingers, street by street.",
                ],
            },
            Kind {
                title: "{n} Express, Card Game",
                family: Family::Tin,
                euros: (10, 19),
                grams: (140, 220),
                size: None,
                materials: BOARD,
                facts: &[("Players", &["2–6", "3–6"]), ("Age", &["From 8 years", "From 10 years"])],
                openers: &[
                    "A game of trains and nerve for {0} players. One round takes ten minutes, so you will play three.",
                    "Fifty-four cards in a tin, and a rule for every disaster. {1}, though adults lose more often.",
                    "It lives in the coat pocket and comes out when the pizza takes long.",
                ],
            },
        ],
    },
);
