//! Furniture.

use super::names::{CITIES, ITALIAN, NORDIC};
use crate::brand::BrandKey::{Hallberg, Lindqvist, Tonella};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Brown, Forest, Grey, Mustard, Navy, Olive, Red, Rust, Sand, Sky, Teal, White};

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
    "chairs",
    "Chairs",
    "Stühle",
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
            &[
                "Chairs of one name go together, whatever their colour.",
                "Sold singly, because nobody needs exactly six.",
                "The legs are turned slightly narrower towards the floor, which makes it look lighter than it is.",
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
                title: "{n} Kitchen Chair",
                family: Family::Chair,
                euros: (99, 189),
                grams: (3800, 5200),
                size: None,
                materials: WOODS,
                facts: &[("Seat height", &["44 cm", "46 cm"])],
                openers: &[
                    "The chair for breakfast, homework and changing light bulbs. It is light, it is strong, and it wipes clean.",
                    "{n} has rungs at the height where feet want to rest.",
                    "Four legs, slightly splayed, that stand firm on uneven tiles.",
                ],
            },
            Kind {
                title: "{n} Ladder-Back Chair",
                family: Family::Chair,
                euros: (149, 299),
                grams: (4400, 6400),
                size: None,
                materials: WOODS,
                facts: &[("Seat", &["Upholstered in wool", "Paper cord", "Woven cane"])],
                openers: &[
                    "Slats curved to the back of a person rather than to the grain of the wood. Seat: {0}.",
                    "A country chair that went to town. {n} is lower than it looks and more comfortable than it has to be.",
                    "Sit down, lean back: it creaks for a week and then never again.",
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
    "sofas-armchairs-beds",
    "Sofas, armchairs & beds",
    "Sofas, Sessel & Betten",
    Shelf {
        names: &CITIES,
        brands: &[Hallberg, Tonella],
        palettes: &[Grey, Sand, Forest, Rust, Navy, Mustard, Teal, Olive],
        colours: 4,
        warranty_years: 10,
        details: &[
            &[
                "Everything upholstered can be re-covered, by us or by anyone.",
                "The frame is solid beech and birch ply, without chipboard.",
                "It is glued, dowelled and screwed, in that order.",
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
                family: Family::Armchair,
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
                title: "{n} Bed",
                family: Family::Bed,
                euros: (599, 999),
                grams: (38000, 62000),
                size: Some(&Size {
                    name: "Width",
                    values: &["140 cm", "160 cm", "180 cm"],
                    step: 80,
                    trimmed: false,
                }),
                materials: COVERS,
                facts: &[("Height", &["42 cm", "46 cm"])],
                openers: &[
                    "A bed with a headboard you can lean on to read. The edge lies {0} above the floor, so getting up is easy.",
                    "{n} stands on five legs and does not comment when you turn over.",
                    "No corners to knock a knee on, no gap for pillows to fall into. The slatted base is included.",
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
