//! What the cook uses.

use super::names::{CITIES, NORDIC};
use crate::artwork::Family;
use crate::artwork::Palette::{
    Black, Brown, Forest, Grey, Mustard, Navy, Orange, Red, Rust, Sand, Sky, White,
};
use crate::brand::BrandKey::{Breitfeld, Lindqvist, Voltern};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};

pub const COOKING: Node = node("cooking", "Cooking & coffee", "Kochen & Kaffee", &[PANS, KETTLES, KNIVES]);

const POTTED: &[Material] = &[
    m(
        "Enamelled cast iron",
        "Cast in sand and enamelled twice; it holds heat long after the hob is off.",
        "Dishwasher-safe, better by hand",
    ),
    m(
        "Enamelled steel",
        "Steel under three coats of enamel: quick to heat, light to lift, and indifferent to lemon juice.",
        "Dishwasher-safe",
    ),
    m(
        "Stainless steel, 3-ply",
        "Three layers with aluminium in the middle heat evenly right up the sides.",
        "Dishwasher-safe",
    ),
    m(
        "Stainless steel, 3-ply",
        "The steel is thick at the base and rolled thin at the rim, so it heats fast and pours well.",
        "Dishwasher-safe",
    ),
];
const IRON: &[Material] = &[
    m(
        "Enamelled cast iron",
        "Cast in sand and enamelled twice; it holds heat long after the hob is off.",
        "Dishwasher-safe, better by hand",
    ),
    m(
        "Carbon steel",
        "Carbon steel, 2.5 mm, that blackens with use and lets go of eggs after a month.",
        "Wipe out, dry at once, oil lightly",
    ),
    m(
        "Stainless steel, 3-ply",
        "Three layers with aluminium in the middle heat evenly right up the sides.",
        "Dishwasher-safe",
    ),
];
const PANS: Node = leaf(
    "pots-pans",
    "Pots & pans",
    "Töpfe & Pfannen",
    Shelf {
        names: &CITIES,
        brands: &[Breitfeld, Lindqvist],
        palettes: &[Black, Navy, Red, Forest, Mustard, Grey, Orange],
        colours: 3,
        warranty_years: 10,
        details: &[
            &[
                "Works on gas, glass, induction and in the oven to 250 °C.",
                "The base is ground flat and stays so.",
                "Markings inside show the litres.",
            ],
            &[
                "The handle is riveted and stays cool on a low flame.",
                "Pours cleanly from both sides.",
                "Heavy enough to sit still while you stir.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Frying Pan",
                family: Family::Pan,
                euros: (49, 109),
                grams: (1100, 2200),
                size: Some(&Size {
                    name: "Diameter",
                    values: &["20 cm", "24 cm", "28 cm"],
                    step: 14,
                    trimmed: false,
                }),
                materials: IRON,
                facts: &[("Coating", &["None", "Seasoned with linseed oil"])],
                openers: &[
                    "A pan for steaks, potatoes and decades. Steep enough to toss, flat enough to fry four eggs.",
                    "{n} gets properly hot and then stays there. Start it low, be patient, and it will never stick.",
                    "No non-stick to wear off: what makes this pan good is what you cook in it.",
                ],
            },
            Kind {
                title: "{n} Casserole",
                family: Family::Pot,
                euros: (99, 199),
                grams: (2800, 5200),
                size: Some(&Size {
                    name: "Capacity",
                    values: &["2.5 l", "4.5 l", "6.5 l"],
                    step: 35,
                    trimmed: false,
                }),
                materials: POTTED,
                facts: &[("Lid", &["With drip points", "Flat, doubles as a pan"])],
                openers: &[
                    "Brown in it, braise in it, bake bread in it, and carry it to the table.",
                    "The lid of {n} sends the moisture back over the meat, all Sunday long.",
                    "Big handles that take oven gloves, and a knob in steel that survives the oven.",
                ],
            },
            Kind {
                title: "{n} Saucepan",
                family: Family::Pot,
                euros: (45, 95),
                grams: (900, 1600),
                size: Some(&Size { name: "Capacity", values: &["1.2 l", "2 l"], step: 12, trimmed: false }),
                materials: POTTED,
                facts: &[("Lid", &["Glass", "Steel"])],
                openers: &[
                    "For milk, rice and sauces that must not catch. The corner between base and wall is round, so a whisk gets in.",
                    "{n} is the pot you wash most often, because you use it most often.",
                    "A small pot with a long handle and a pouring lip all round.",
                ],
            },
        ],
    },
);

const KETTLES: Node = leaf(
    "kettles-coffee",
    "Kettles & coffee",
    "Wasserkocher & Kaffee",
    Shelf {
        names: &NORDIC,
        brands: &[Lindqvist, Breitfeld, Voltern],
        palettes: &[Black, White, Sand, Forest, Red, Grey, Sky],
        colours: 3,
        warranty_years: 3,
        details: &[
            &[
                "Seals and filters can be reordered singly.",
                "Nothing that touches hot water is made of plastic.",
                "It comes apart for cleaning without a tool.",
            ],
            &[
                "The spout pours in a thin, obedient line.",
                "The handle is wood and stays cool.",
                "It stands steady and leaves no ring.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Gooseneck Kettle",
                family: Family::Kettle,
                euros: (69, 139),
                grams: (900, 1300),
                size: Some(&Size { name: "Plug", values: &["EU", "UK"], step: 0, trimmed: false }),
                materials: &[m(
                    "Stainless steel",
                    "The jug is 18/8 stainless steel, welded without a seam inside.",
                    "Descale with vinegar once a month",
                )],
                facts: &[
                    ("Capacity", &["0.8 l", "1 l"]),
                    ("Temperature", &["40–100 °C, to the degree", "Five steps"]),
                ],
                openers: &[
                    "It brings {0} to the degree you ask for and holds it there for half an hour.",
                    "A kettle for people who pour coffee slowly. The neck is thin, the flow is yours to decide.",
                    "{n} says little: one dial, one small display, no melody when it is done.",
                ],
            },
            Kind {
                title: "{n} French Press",
                family: Family::Kettle,
                euros: (35, 69),
                grams: (700, 1100),
                size: Some(&Size { name: "Capacity", values: &["350 ml", "1 l"], step: 15, trimmed: false }),
                materials: &[
                    m(
                        "Borosilicate glass",
                        "Heat-proof glass in a steel frame; the glass can be had on its own.",
                        "Dishwasher-safe",
                    ),
                    m(
                        "Stainless steel, double-walled",
                        "Double steel walls keep it hot through breakfast.",
                        "Dishwasher-safe",
                    ),
                ],
                facts: &[("Filter", &["Two-stage", "Fine mesh"])],
                openers: &[
                    "Four minutes, press, pour. A {0} filter keeps the grounds where they belong.",
                    "The simplest way to good coffee, made a little better: the plunger of {n} seals right round the edge.",
                    "Coarse coffee, water off the boil, a stir with a wooden spoon. The rest is waiting.",
                ],
            },
            Kind {
                title: "{n} Stovetop Kettle",
                family: Family::Kettle,
                euros: (45, 89),
                grams: (900, 1500),
                size: None,
                materials: POTTED,
                facts: &[("Capacity", &["1.6 l", "2 l"]), ("Whistle", &["Yes, in two tones", "Removable"])],
                openers: &[
                    "A kettle with a proper whistle that begins as a hum. {0}, for any hob.",
                    "{n} stands on the stove all day and looks right there.",
                    "Wide at the bottom for a fast boil, with a lid that does not fall off when you pour.",
                ],
            },
        ],
    },
);

const STEEL: &[Material] = &[
    m(
        "X50 chrome steel",
        "Forged from one piece of X50CrMoV15, hardened to 57 HRC: tough, stainless, easy to sharpen.",
        "Wash by hand, dry at once",
    ),
    m(
        "VG-10 damascus",
        "A VG-10 core under 66 layers of damascus, hard enough for a very fine edge.",
        "Wash by hand, use a wooden board",
    ),
    m(
        "Carbon steel blade",
        "Carbon steel takes an edge like nothing else and a grey patina within a week.",
        "Wipe dry at once, oil now and then",
    ),
];
const KNIVES: Node = leaf(
    "knives-boards",
    "Knives & boards",
    "Messer & Bretter",
    Shelf {
        names: &NORDIC,
        brands: &[Breitfeld, Lindqvist],
        palettes: &[Brown, Black, Rust, Sand, Navy],
        colours: 2,
        warranty_years: 10,
        details: &[
            &[
                "Balanced where the forefinger rests.",
                "It comes in a cardboard sheath that is worth keeping.",
                "Made in a workshop of eleven people.",
            ],
            &[
                "Send it in once a year and we restore it for the price of postage.",
                "Not for the dishwasher, ever.",
                "Left-handers are welcome: it is the same on both sides.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Chef’s Knife",
                family: Family::Knife,
                euros: (69, 179),
                grams: (180, 260),
                size: Some(&Size {
                    name: "Blade",
                    values: &["16 cm", "20 cm", "24 cm"],
                    step: 15,
                    trimmed: false,
                }),
                materials: STEEL,
                facts: &[("Handle", &["Walnut", "Smoked oak", "Plum wood"])],
                openers: &[
                    "The one knife you need. A broad blade that rocks, a spine you can grip, and a handle of {0}.",
                    "Onions fall apart in front of {n}. The heel is rounded, so the finger behind it stays whole.",
                    "Thin behind the edge and strong at the spine, for everything from herbs to pumpkins.",
                ],
            },
            Kind {
                title: "{b} {n} Paring Knife",
                family: Family::Knife,
                euros: (29, 69),
                grams: (60, 95),
                size: None,
                materials: STEEL,
                facts: &[("Handle", &["Walnut", "Beech", "Plum wood"])],
                openers: &[
                    "Nine centimetres for apples, strawberries and string.",
                    "A small knife that gets used more than all the others. {n} lies in the hand like a pencil.",
                    "For work in the air rather than on the board: peeling, turning, coring.",
                ],
            },
            Kind {
                title: "{b} {n} Bread Knife",
                family: Family::Knife,
                euros: (59, 129),
                grams: (160, 220),
                size: None,
                materials: STEEL,
                facts: &[("Blade length", &["22 cm", "25 cm"])],
                openers: &[
                    "Long waves that saw through crust and leave the crumb alone. {0} of blade, so one stroke does it.",
                    "{n} is also right for tomatoes, pineapples and cake.",
                    "The handle is set high, so your knuckles miss the board.",
                ],
            },
            Kind {
                title: "{b} {n} Chopping Board",
                family: Family::Board,
                euros: (35, 95),
                grams: (1200, 3200),
                size: Some(&Size {
                    name: "Size",
                    values: &["Small, 32 × 22 cm", "Large, 45 × 30 cm"],
                    step: 25,
                    trimmed: false,
                }),
                materials: &[
                    m(
                        "End-grain oak",
                        "End-grain oak closes up after the cut and is kind to the blade.",
                        "Rinse, stand upright to dry, oil twice a year",
                    ),
                    m(
                        "Olive wood",
                        "Olive wood, cut from a single plank, with a grain like smoke.",
                        "Rinse and dry, oil twice a year",
                    ),
                ],
                facts: &[("Groove", &["On one side", "None"])],
                openers: &[
                    "A board heavy enough to stay put and good enough to serve on.",
                    "One side for onions, the other for everything that should not taste of them.",
                    "{n} has finger notches at both ends, since a wet board has to be lifted somehow.",
                ],
            },
        ],
    },
);
