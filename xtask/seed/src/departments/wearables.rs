//! Electronics to wear and to carry.

use super::names::CODES;
use crate::brand::BrandKey::{Kestrel, Optara, Voltern};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Brown, Forest, Grey, Navy, Olive, Orange, Red, Rose, Sand, Teal, White};

pub const WEARABLES: Node =
    node("watches-cameras", "Watches & cameras", "Uhren & Kameras", &[WATCHES, CAMERAS]);

const CASES: &[Material] = &[
    m(
        "Stainless steel",
        "Brushed on top, polished at the edge: a steel case that catches the light once and no more.",
        "Rinse after salt water, wipe dry",
    ),
    m(
        "Titanium",
        "Titanium is warm on the skin, does not set off allergies, and scratches to a soft grey.",
        "Rinse after salt water, wipe dry",
    ),
    m(
        "Stainless steel",
        "The case is brushed 316L steel under a sapphire glass.",
        "Rinse after salt water, wipe dry",
    ),
    m(
        "Titanium",
        "Grade 2 titanium makes it a third lighter than it looks.",
        "Rinse after salt water, wipe dry",
    ),
];
const DIAMETER: Size = Size { name: "Case", values: &["38 mm", "42 mm"], step: 20, trimmed: false };
const WATCHES: Node = leaf(
    "watches",
    "Watches",
    "Uhren",
    Shelf {
        names: &CODES,
        brands: &[Optara, Voltern, Kestrel],
        palettes: &[Black, Navy, Brown, Sand, Forest, Grey, Red],
        colours: 3,
        warranty_years: 3,
        details: &[
            &[
                "The strap changes without a tool; any 20 mm strap fits.",
                "The buckle is milled, not bent.",
                "It wears flat enough to go under a cuff.",
            ],
            &[
                "Water-resistant to 10 bar, so swim.",
                "It can be read in the dark without waking anyone.",
                "Serviced in our workshop in Hamburg for as long as there are parts, and there are.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Automatic Watch",
                family: Family::Watch,
                euros: (279, 549),
                grams: (70, 130),
                size: Some(&DIAMETER),
                materials: CASES,
                facts: &[("Power reserve", &["42 hours", "70 hours"])],
                openers: &[
                    "Wound by your arm and good for {0} on the bedside table. The movement is visible through the back, where only you will see it.",
                    "Three hands and a date. The {n} leaves out everything that a watch has learnt since 1960.",
                    "A watch you can read in a dark cinema and need not charge afterwards.",
                ],
            },
            Kind {
                title: "{b} {n} Smartwatch",
                family: Family::Smartwatch,
                euros: (149, 299),
                grams: (35, 60),
                size: Some(&DIAMETER),
                materials: CASES,
                facts: &[("Battery life", &["7 days", "12 days", "18 days"])],
                openers: &[
                    "Notifications, sleep, pulse and routes, and it lasts {0}. Your data stays on your phone unless you say otherwise.",
                    "The {n} has two buttons that work with gloves and in the shower, and a screen that is always on.",
                    "Leave the phone at home: it pays, navigates and plays music on its own.",
                ],
            },
            Kind {
                title: "{b} {n} Field Watch",
                family: Family::Watch,
                euros: (119, 219),
                grams: (50, 80),
                size: Some(&DIAMETER),
                materials: CASES,
                facts: &[("Movement", &["Solar quartz", "Quartz"])],
                openers: &[
                    "Twelve numerals you can read at a glance, a crown you can set in gloves, and a {0} movement that asks for nothing.",
                    "The plainest watch we sell and the one most of us wear.",
                    "Made after a 1940s service watch. The {n} has kept the dial and lost the radium.",
                ],
            },
        ],
    },
);

const BODIES: &[Material] = &[
    m(
        "Magnesium alloy",
        "The body is a magnesium alloy with a wrap of grained rubber.",
        "Blow off dust, wipe with a dry cloth",
    ),
    m(
        "Aluminium",
        "Top and bottom plates are milled from aluminium, and the engraving is filled with paint.",
        "Blow off dust, wipe with a dry cloth",
    ),
    m(
        "Brass and leatherette",
        "Brass under black lacquer, which will wear through at the corners and look the better for it.",
        "Blow off dust, wipe with a dry cloth",
    ),
];
const CAMERAS: Node = leaf(
    "cameras",
    "Cameras",
    "Kameras",
    Shelf {
        names: &CODES,
        brands: &[Optara, Voltern],
        palettes: &[Black, Grey, Olive, White, Teal, Rose, Orange],
        colours: 2,
        warranty_years: 3,
        details: &[
            &[
                "Dials on top show the settings even when it is off.",
                "The grip is rubber, the shutter button is threaded for a cable.",
                "The strap lugs are steel, and the strap is worth wearing.",
            ],
            &[
                "Battery, charger, strap and a printed manual are in the box.",
                "It starts in under a second.",
                "Sealed against dust and drizzle.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Compact Camera",
                family: Family::Camera,
                euros: (249, 599),
                grams: (240, 360),
                size: None,
                materials: BODIES,
                facts: &[
                    ("Lens", &["28 mm f/2.8", "35 mm f/2"]),
                    ("Sensor", &["20 megapixels", "26 megapixels"]),
                ],
                openers: &[
                    "One lens, {0}, and a sensor large enough for evenings. A camera for the pocket of the coat you are wearing.",
                    "The {n} is quiet enough for a concert and quick enough for children.",
                    "It does less than your phone, and every bit of it better.",
                ],
            },
            Kind {
                title: "{b} {n} Mirrorless Camera",
                family: Family::Camera,
                euros: (699, 1299),
                grams: (420, 620),
                size: None,
                materials: BODIES,
                facts: &[
                    ("Sensor", &["24 megapixels", "33 megapixels"]),
                    ("Stabiliser", &["5 axes", "In the lens"]),
                ],
                openers: &[
                    "Interchangeable lenses, a viewfinder you forget you are looking through, and autofocus that finds the eye on a sensor of {0}.",
                    "For those who learnt on film: aperture on the lens, time on the dial, nothing buried in a menu.",
                    "The {n} balances with small lenses and does not look like an occasion.",
                ],
            },
            Kind {
                title: "{b} {n} Instant Camera",
                family: Family::Camera,
                euros: (79, 149),
                grams: (320, 480),
                size: None,
                materials: HOUSING,
                facts: &[("Print", &["62 × 46 mm", "86 × 54 mm"])],
                openers: &[
                    "Press, wait, pass round. Prints of {0} that exist once.",
                    "A camera for weddings and kitchens. The {n} has a mirror for self-portraits and a flash that knows when to hold back.",
                    "Two shutter settings, one focus ring, and the pleasure of not being able to delete.",
                ],
            },
        ],
    },
);
const HOUSING: &[Material] = &[m(
    "Recycled plastic",
    "The body is recycled plastic with a textured front that sits well in the hand.",
    "Wipe with a dry cloth",
)];
