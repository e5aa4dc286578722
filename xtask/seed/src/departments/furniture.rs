//! Furniture.

use super::names::{CITIES, ITALIAN, NORDIC};
use crate::artwork::Family;
use crate::artwork::Palette::{
    Black, Brown, Forest, Grey, Mustard, Navy, Olive, Red, Rust, Sand, Sky, Teal, White,
};
use crate::brand::BrandKey::{Hallberg, Lindqvist, Tonella};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};

pub const FURNITURE: Node = node("furniture", "Furniture", "Möbel", &[CHAIRS, SOFAS, TABLES]);

const WOODS: &[Material] = &[
    m(
        "Oak",
        "Solid oak from managed Danish forests, finished with hard-wax oil.",
        "Wipe with a damp cloth, re-oil once a year",
    ),
    m("Ash", "Solid ash, steam-bent and sanded until you want to touch it.", "Wipe dry after spills"),
    m(
        "Beech, lacquered",
        "Solid beech under a matt lacquer that lets the grain show through.",
        "Wipe with a damp cloth",
    ),
    m(
        "Oak",
        "Oak with its knots left in, oiled so that you feel wood and not varnish.",
        "Wipe with a damp cloth, re-oil once a year",
    ),
    m(
        "Ash",
        "Pale ash with a lively grain, which takes colour well and wear even better.",
        "Wipe dry after spills",
    ),
];
const CHAIRS: Node = leaf(
    "chairs-stools",
    "Chairs & stools",
    "Stühle & Hocker",
    Shelf {
        names: &NORDIC,
        brands: &[Hallberg, Lindqvist],
        palettes: &[Black, White, Sand, Brown, Forest, Mustard, Rust, Navy],
        colours: 3,
        warranty_years: 10,
        details: &[
            &[
                "Mortise and tenon throughout, with not one visible screw.",
                "The joints are glued and wedged; it will not wobble in ten years.",
                "Felt glides for wooden floors are in the box.",
            ],
            &[
                "It arrives assembled, apart from the packaging.",
                "Carries 130 kg, tested a hundred thousand times.",
                "A cushion to match is easy to find, and not really needed.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Dining Chair",
                family: Family::Chair,
                euros: (129, 279),
                grams: (4200, 6200),
                size: None,
                materials: WOODS,
                facts: &[("Seat height", &["45 cm", "46 cm"])],
                openers: &[
                    "A chair for long dinners: the back gives a little, and the seat is hollowed where it should be.",
                    "{n} is as light as a chair can be and still be leant back on. Hang it on the table edge when you sweep.",
                    "Drawn with one continuous line from armrest to back. {0} high in the seat, so it goes under any table.",
                ],
            },
            Kind {
                title: "{n} Bar Stool",
                family: Family::Stool,
                euros: (119, 229),
                grams: (3600, 5400),
                size: Some(&Size { name: "Height", values: &["65 cm", "75 cm"], step: 10, trimmed: false }),
                materials: WOODS,
                facts: &[("Footrest", &["Brass-capped", "Wood"])],
                openers: &[
                    "For kitchen counters and the people who talk to the cook. The footrest is where your feet already are.",
                    "A low back keeps you from sliding off; it also makes {n} easy to carry.",
                    "Four legs, slightly splayed, that stand firm on uneven tiles.",
                ],
            },
            Kind {
                title: "{n} Step Stool",
                family: Family::Stool,
                euros: (59, 109),
                grams: (1800, 3200),
                size: None,
                materials: WOODS,
                facts: &[("Height", &["42 cm", "45 cm"])],
                openers: &[
                    "A seat, a side table, and the step to the top cupboard. {0} high with a slot to carry it by.",
                    "{n} is the piece of furniture that is never in the right room, because someone is using it.",
                    "Three boards and a crossbar, joined so well that children jump on it.",
                ],
            },
            Kind {
                title: "{n} Rocking Chair",
                family: Family::Chair,
                euros: (299, 479),
                grams: (7800, 11000),
                size: None,
                materials: WOODS,
                facts: &[("Seat", &["Paper cord", "Woven cane"])],
                openers: &[
                    "A rocking chair that stops when you stop. The seat is {0}, woven by hand over a day.",
                    "Bought for babies, kept for newspapers. {n} rocks in a long, slow arc and never creeps across the floor.",
                    "High in the back, low in the seat, and wide enough for two children and one book.",
                ],
            },
        ],
    },
);

const COVERS: &[Material] = &[
    m(
        "Wool bouclé",
        "A bouclé of 70 % wool that hides crumbs and feels warm from the start.",
        "Vacuum with the soft brush",
    ),
    m(
        "Linen blend",
        "A sturdy linen blend; covers zip off completely for cleaning.",
        "Covers machine wash at 30 °C",
    ),
    m(
        "Recycled velvet",
        "Short-pile velvet of recycled polyester, tested to 100,000 rubs.",
        "Blot spills, brush when dry",
    ),
    m(
        "Wool felt",
        "A thick wool felt from Norway that sheds water and sparks and does not pill.",
        "Vacuum with the soft brush",
    ),
];
const SOFAS: Node = leaf(
    "sofas-armchairs",
    "Sofas & armchairs",
    "Sofas & Sessel",
    Shelf {
        names: &CITIES,
        brands: &[Hallberg, Tonella],
        palettes: &[Grey, Sand, Forest, Rust, Navy, Mustard, Teal, Olive],
        colours: 4,
        warranty_years: 10,
        details: &[
            &[
                "Seat cushions turn over, which doubles their life.",
                "The frame is solid beech and birch ply, without chipboard.",
                "Pocket springs under cold foam keep the seat from sagging.",
            ],
            &[
                "Legs unscrew, so that it goes through a door of 70 cm.",
                "A vacuum cleaner fits underneath.",
                "Two of us carry it in and take the packaging with us.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Sofa",
                family: Family::Sofa,
                euros: (899, 1699),
                grams: (48000, 72000),
                size: Some(&Size {
                    name: "Width",
                    values: &["2 seats, 164 cm", "3 seats, 212 cm"],
                    step: 250,
                    trimmed: false,
                }),
                materials: COVERS,
                facts: &[("Seat depth", &["54 cm", "60 cm"])],
                openers: &[
                    "Deep enough to lie on, firm enough to get up from. {0} of seat, and low arms that pass for a pillow.",
                    "{n} has a single long seat cushion, so nobody has to sit on the gap.",
                    "A sofa with straight lines and soft edges that you can put in the middle of a room: the back is as good as the front.",
                ],
            },
            Kind {
                title: "{n} Armchair",
                family: Family::Sofa,
                euros: (349, 699),
                grams: (16000, 26000),
                size: None,
                materials: COVERS,
                facts: &[("Seat height", &["41 cm", "43 cm"])],
                openers: &[
                    "An armchair to read in. The arms are at the height of a book, and the back reaches to the neck.",
                    "{n} hugs without holding on. It turns on a hidden plate, to the window or to the company.",
                    "Small on the floor and generous in the seat, for rooms that thought they had no space.",
                ],
            },
            Kind {
                title: "{n} Pouffe",
                family: Family::Stool,
                euros: (119, 229),
                grams: (5200, 8200),
                size: None,
                materials: COVERS,
                facts: &[("Diameter", &["50 cm", "60 cm"])],
                openers: &[
                    "A footstool when you are alone, a seat when you are not. {0} across.",
                    "{n} is light to move, has no corners to run into, and takes a tray.",
                    "The missing half metre of your sofa.",
                ],
            },
        ],
    },
);

const TABLES: Node = leaf(
    "tables-shelves",
    "Tables & shelves",
    "Tische & Regale",
    Shelf {
        names: &ITALIAN,
        brands: &[Hallberg, Lindqvist, Tonella],
        palettes: &[Brown, Sand, Black, White, Grey, Red, Sky],
        colours: 2,
        warranty_years: 10,
        details: &[
            &[
                "The edge is bevelled below, so the top looks thinner than it is.",
                "Delivered flat, with four bolts and the key to turn them.",
                "Boards are chosen so that the grain runs through.",
            ],
            &[
                "Glides under the feet even out old floors.",
                "A ring left by a glass can be sanded and oiled away.",
                "It will darken a little in the sun, so move the fruit bowl now and then.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Dining Table",
                family: Family::Table,
                euros: (499, 899),
                grams: (28000, 46000),
                size: Some(&Size {
                    name: "Length",
                    values: &["160 cm", "180 cm", "220 cm"],
                    step: 120,
                    trimmed: false,
                }),
                materials: WOODS,
                facts: &[("Width", &["85 cm", "90 cm"])],
                openers: &[
                    "A table with its legs at the corners, where no knee will meet them. {0} wide, so there is room for dishes in the middle.",
                    "Homework, dough, tax returns, Christmas: {n} is planned for all of it.",
                    "Solid through and through. Two boards to lengthen it are sold with it or later.",
                ],
            },
            Kind {
                title: "{n} Side Table",
                family: Family::Table,
                euros: (89, 189),
                grams: (3800, 6400),
                size: None,
                materials: WOODS,
                facts: &[("Diameter", &["40 cm", "45 cm"])],
                openers: &[
                    "Room for a lamp, a cup and one book at a time. {0} across, with a raised rim.",
                    "{n} has three legs and so stands firm anywhere.",
                    "Carry it by its middle post to wherever the sun is.",
                ],
            },
            Kind {
                title: "{n} Bookcase",
                family: Family::Shelf,
                euros: (249, 449),
                grams: (18000, 32000),
                size: Some(&Size {
                    name: "Height",
                    values: &["120 cm", "160 cm", "200 cm"],
                    step: 70,
                    trimmed: false,
                }),
                materials: WOODS,
                facts: &[("Shelf load", &["25 kg", "30 kg"])],
                openers: &[
                    "Shelves that do not bow: each carries {0}, and there is a hidden rail behind the last row.",
                    "{n} is deep enough for art books below and narrow enough for paperbacks above.",
                    "Open at the back and at the sides, so it can divide a room without darkening it.",
                ],
            },
        ],
    },
);
