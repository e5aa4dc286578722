//! What the cook uses.

use super::names::{CITIES, NORDIC};
use crate::brand::BrandKey::{Breitfeld, Lindqvist, Voltern};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Brown, Forest, Grey, Mustard, Navy, Orange, Red, Rust, Sand, Sky, White};

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
    "kettles-coffee-toast",
    "Kettles, coffee & toast",
    "Wasserkocher, Kaffee & Toast",
    Shelf {
        names: &NORDIC,
        brands: &[Lindqvist, Breitfeld, Voltern],
        palettes: &[Black, White, Sand, Forest, Red, Grey, Sky],
        colours: 3,
        warranty_years: 3,
        details: &[
            &[
                "Spare parts are listed by number and sent within a day.",
                "Nothing that gets hot is made of plastic.",
                "It wipes clean in one go, since there are no grooves.",
            ],
            &[
                "The cable tucks away underneath.",
                "Repaired in our own workshop at a fixed price, should it ever need to be.",
                "It stands steady and leaves no ring.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Electric Kettle",
                family: Family::Kettle,
                euros: (49, 119),
                grams: (900, 1300),
                size: Some(&Size { name: "Plug", values: &["EU", "UK"], step: 0, trimmed: false }),
                materials: &[
                    m(
                        "Stainless steel",
                        "The jug is 18/8 stainless steel, welded without a seam inside.",
                        "Descale with vinegar once a month",
                    ),
                    m(
                        "Stainless steel, double-walled",
                        "Two walls of steel keep the water hot and the outside cool enough to touch.",
                        "Descale with vinegar once a month",
                    ),
                ],
                facts: &[
                    ("Capacity", &["1 l", "1.5 l"]),
                    ("Temperature", &["60–100 °C in steps of ten", "Boil only"]),
                ],
                openers: &[
                    "It boils {0} before you have found the tea, and switches off with a click you can hear in the next room.",
                    "A kettle for people who pour slowly. The spout is narrow, the flow is yours to decide.",
                    "{n} says little: one switch, one small window, no melody when it is done.",
                ],
            },
            Kind {
                title: "{n} Coffee Maker",
                family: Family::CoffeeMaker,
                euros: (79, 189),
                grams: (2600, 4200),
                size: Some(&Size { name: "Plug", values: &["EU", "UK"], step: 0, trimmed: false }),
                materials: &[
                    m(
                        "Steel and glass",
                        "A steel body, a copper heater, and a glass jug with a lid that stays on.",
                        "Descale every two months",
                    ),
                    m(
                        "Recycled aluminium",
                        "The body is cast from recycled aluminium; the jug is borosilicate.",
                        "Descale every two months",
                    ),
                ],
                facts: &[("Capacity", &["5 cups", "10 cups"])],
                openers: &[
                    "Filter coffee for {0}, brewed at 94 °C and kept warm for half an hour, which is all that good coffee bears.",
                    "One switch. The water of {n} falls like rain over all the grounds and not just the middle.",
                    "It gurgles in the morning like your grandmother’s and makes better coffee than hers.",
                ],
            },
            Kind {
                title: "{n} Toaster",
                family: Family::Toaster,
                euros: (49, 109),
                grams: (1400, 2200),
                size: Some(&Size { name: "Plug", values: &["EU", "UK"], step: 0, trimmed: false }),
                materials: &[
                    m(
                        "Brushed steel",
                        "Brushed steel around a frame that can be opened and repaired.",
                        "Empty the crumb tray weekly",
                    ),
                    m(
                        "Powder-coated steel",
                        "Powder-coated steel that stays cool enough to touch on the outside.",
                        "Empty the crumb tray weekly",
                    ),
                ],
                facts: &[("Slots", &["2 long", "2"])],
                openers: &[
                    "It browns both sides alike, at the same setting, every day. We are as surprised as you are.",
                    "Wide slots for bread you have cut yourself, and a lever that lifts small slices out without a fork.",
                    "{n} has a dial with a mark for “as yesterday”.",
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
                "Made to be used every day and looked at the rest of the time.",
                "It comes in a cardboard box that is worth keeping.",
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
                family: Family::ChoppingBoard,
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
