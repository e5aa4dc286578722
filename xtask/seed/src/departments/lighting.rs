//! Lamps.

use super::names::{ITALIAN, NORDIC};
use crate::brand::BrandKey::{Hallberg, Lindqvist, Tonella};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Forest, Grey, Mustard, Navy, Rose, Rust, Sand, Teal, White};

pub const LIGHTING: Node = node("lighting", "Lighting", "Leuchten", &[TABLE_LAMPS, CEILING]);

const SHADES: &[Material] = &[
    m(
        "Powder-coated steel",
        "Spun from a single disc of steel and powder-coated inside and out; the inside is always white.",
        "Dust with a soft cloth",
    ),
    m(
        "Opal glass",
        "Mouth-blown opal glass spreads the light evenly, with no bright spot.",
        "Wash in warm water, without the fitting",
    ),
    m(
        "Linen shade",
        "The shade is pleated linen on a wire frame and gives a warm, papery light.",
        "Brush or vacuum on low",
    ),
    m(
        "Powder-coated steel",
        "Steel of 1.2 mm, welded and ground by hand before it is coated in the colour you choose.",
        "Dust with a soft cloth",
    ),
    m(
        "Opal glass",
        "Three layers of glass, clear, white and clear again, give a glow without a glare.",
        "Wash in warm water, without the fitting",
    ),
];

const TABLE_LAMPS: Node = leaf(
    "table-floor-lamps",
    "Table & floor lamps",
    "Tisch- & Stehleuchten",
    Shelf {
        names: &NORDIC,
        brands: &[Hallberg, Lindqvist, Tonella],
        palettes: &[Black, White, Mustard, Forest, Rust, Navy, Sand, Teal],
        colours: 3,
        warranty_years: 5,
        details: &[
            &[
                "The cable is covered in cotton and two metres long.",
                "The switch is on the cable, where your hand finds it in the dark.",
                "A dimmer is built in and remembers where you left it.",
            ],
            &[
                "E27 or smaller: you choose the bulb, and you can change it.",
                "A warm LED bulb, 2700 K, is included.",
                "The base is weighted with cast iron and does not tip.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Desk Lamp",
                family: Family::DeskLamp,
                euros: (89, 179),
                grams: (1600, 2800),
                size: None,
                materials: SHADES,
                facts: &[("Height", &["46 cm", "52 cm"])],
                openers: &[
                    "Two joints, one head, and light exactly where the pencil is. The springs are inside the arm, where they catch no dust.",
                    "{n} turns through a full circle and stays where it is put. It stands {0} high when folded up.",
                    "A working lamp with a wide shade that keeps the glare out of your eyes and off the screen.",
                ],
            },
            Kind {
                title: "{n} Table Lamp",
                family: Family::Lamp,
                euros: (69, 159),
                grams: (1100, 2300),
                size: None,
                materials: SHADES,
                facts: &[("Height", &["28 cm", "36 cm", "44 cm"])],
                openers: &[
                    "A lamp for the corner of the sideboard that needs a reason to be there. {0} high, with a soft cone of light downwards.",
                    "{n} has a round belly under a wide shade and is happiest next to a stack of books.",
                    "Light for reading next to someone who is already asleep.",
                ],
            },
            Kind {
                title: "{n} Floor Lamp",
                family: Family::FloorLamp,
                euros: (149, 299),
                grams: (4200, 7800),
                size: None,
                materials: SHADES,
                facts: &[("Height", &["142 cm", "156 cm"])],
                openers: &[
                    "It stands behind the armchair and looks over your shoulder at the page. {0} high; the head tilts and turns.",
                    "A slim stem, a heavy foot and a shade at eye level. {n} takes less floor than a dinner plate.",
                    "One lamp to make a corner: up for the room, down for the book.",
                ],
            },
        ],
    },
);

const CEILING: Node = leaf(
    "pendant-lights",
    "Pendant lights",
    "Pendelleuchten",
    Shelf {
        names: &ITALIAN,
        brands: &[Tonella, Hallberg, Lindqvist],
        palettes: &[White, Black, Mustard, Teal, Rust, Grey, Rose],
        colours: 3,
        warranty_years: 5,
        details: &[
            &[
                "Textile cable of 2.5 m, which you shorten without tools.",
                "The canopy covers an old hole and a new one.",
                "Mounting plate, hook and a drawing that makes sense are included.",
            ],
            &[
                "Hang it 60 cm above the table and nobody will be dazzled.",
                "Three in a row suit a long table.",
                "Dimmable with any LED bulb that is.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Pendant",
                family: Family::Pendant,
                euros: (89, 219),
                grams: (900, 2400),
                size: Some(&Size {
                    name: "Diameter",
                    values: &["28 cm", "40 cm", "55 cm"],
                    step: 45,
                    trimmed: false,
                }),
                materials: SHADES,
                facts: &[("Socket", &["E27"])],
                openers: &[
                    "A shade that draws a circle on the table and leaves the rest of the room alone.",
                    "{n} is shaped like a bell that was never meant to ring. Quiet by day, generous at dinner.",
                    "One simple curve from the cable to the rim. It looks like nothing much until it is switched on.",
                ],
            },
            Kind {
                title: "{n} Dome Pendant",
                family: Family::Pendant,
                euros: (79, 189),
                grams: (800, 2100),
                size: Some(&Size { name: "Diameter", values: &["20 cm", "30 cm"], step: 40, trimmed: false }),
                materials: SHADES,
                facts: &[("Socket", &["E27", "E14"])],
                openers: &[
                    "A plain dome for stairwells, halls and other places that are looked at from all sides.",
                    "The oldest shape for a lamp, with a modern seal against flies. {n} takes one {0} bulb.",
                    "Hang one in the hall or five at different heights, if the ceiling allows.",
                ],
            },
        ],
    },
);
