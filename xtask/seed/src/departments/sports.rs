//! Sports and outdoors.

use super::names::{COAST, NORDIC};
use crate::artwork::Family;
use crate::artwork::Palette::{
    Black, Forest, Grey, Indigo, Mustard, Navy, Olive, Orange, Plum, Red, Rose, Rust, Sand, Sky, Teal, White,
};
use crate::brand::BrandKey::{Kestrel, Stillwater};
use crate::table::{Kind, Node, Shelf, Size, leaf, m, node};

use super::camping;

pub const SPORTS: Node = node(
    "sports-outdoors",
    "Sports & outdoors",
    "Sport & Outdoor",
    &[camping::CAMPING, YOGA, BOTTLES, BALLS],
);

const YOGA: Node = leaf(
    "yoga-fitness",
    "Yoga & fitness",
    "Yoga & Fitness",
    Shelf {
        names: &NORDIC,
        brands: &[Stillwater],
        palettes: &[Plum, Teal, Sand, Forest, Rose, Indigo, Grey, Rust],
        colours: 4,
        warranty_years: 2,
        details: &[
            &[
                "It lies flat at once and does not curl at the ends.",
                "Air it for a day; natural materials smell of themselves at first.",
                "Light enough to cycle to class with.",
            ],
            &[
                "Free of PVC, phthalates and slogans.",
                "At the end of its life, send it back and we shred it into floor tiles.",
                "Tested by teachers for a year.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Yoga Mat",
                family: Family::YogaMat,
                euros: (49, 99),
                grams: (1400, 2600),
                size: Some(&Size { name: "Thickness", values: &["4 mm", "6 mm"], step: 12, trimmed: false }),
                materials: &[
                    m(
                        "Natural rubber",
                        "Natural rubber with an open-cell surface that grips more the more you sweat.",
                        "Wipe with water and a drop of vinegar",
                    ),
                    m(
                        "Cork on rubber",
                        "Cork above, rubber below: warm to the touch and never slippery when damp.",
                        "Wipe dry, keep out of the sun",
                    ),
                ],
                facts: &[("Dimensions", &["183 × 61 cm", "200 × 66 cm"])],
                openers: &[
                    "A mat that stays where it is, so that you can. {0}, with a fine line down the middle to align to.",
                    "{n} cushions knees and steadies ankles, which is most of what a mat can do.",
                    "Turn it over: one side grips for strong practice, the other is smooth for quiet.",
                ],
            },
            Kind {
                title: "{n} Yoga Block",
                family: Family::YogaMat,
                euros: (12, 25),
                grams: (280, 720),
                size: None,
                materials: &[
                    m("Cork", "Pressed Portuguese cork, rounded at every edge.", "Wipe with a damp cloth"),
                    m(
                        "Recycled foam",
                        "Firm recycled foam that weighs nothing and does not give.",
                        "Wipe with soapy water",
                    ),
                ],
                facts: &[("Dimensions", &["22 × 15 × 10 cm", "23 × 15 × 7.5 cm"])],
                openers: &[
                    "It brings the floor closer to you. Three heights, depending on how you stand it.",
                    "For tight hamstrings and long meditations. {n} is firm without being hard.",
                    "Buy two; most poses have two sides.",
                ],
            },
            Kind {
                title: "{n} Exercise Ball",
                family: Family::Ball,
                euros: (19, 39),
                grams: (900, 1500),
                size: Some(&Size {
                    name: "Diameter",
                    values: &["55 cm", "65 cm", "75 cm"],
                    step: 4,
                    trimmed: false,
                }),
                materials: &[m(
                    "Burst-proof elastomer",
                    "If it is ever punctured, it sinks down slowly instead of bursting. Carries 300 kg.",
                    "Wipe with soapy water",
                )],
                facts: &[("Pump", &["Included", "Foot pump included"])],
                openers: &[
                    "A desk chair that keeps you awake and a gym that fits under a table.",
                    "{n} has a fine grain that holds on to the floor and to you.",
                    "For backs that have sat too long. A poster with twelve exercises is in the box.",
                ],
            },
        ],
    },
);

const FLASK: Size =
    Size { name: "Capacity", values: &["350 ml", "500 ml", "750 ml", "1 l"], step: 4, trimmed: true };

const BOTTLES: Node = leaf(
    "bottles-flasks",
    "Bottles & flasks",
    "Trinkflaschen & Thermos",
    Shelf {
        names: &COAST,
        brands: &[Stillwater, Kestrel],
        palettes: &[Teal, Black, White, Navy, Mustard, Rose, Forest, Orange],
        colours: 4,
        warranty_years: 5,
        details: &[
            &[
                "The lid closes with half a turn and does not leak, not even sparkling water.",
                "A ring on the lid takes a carabiner or a finger.",
                "The opening is wide enough for ice cubes and a brush.",
            ],
            &[
                "Seals are sold singly, for cents.",
                "Fits the cup holder of a car and the cage of a bicycle.",
                "The powder coating keeps its grip in wet hands.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Insulated Bottle",
                family: Family::Bottle,
                euros: (24, 42),
                grams: (260, 480),
                size: Some(&FLASK),
                materials: &[m(
                    "18/8 stainless steel",
                    "Double-walled steel with a copper layer in the vacuum, and no taste of yesterday.",
                    "Dishwasher-safe, lid by hand",
                )],
                facts: &[("Keeps cold", &["24 hours", "30 hours"]), ("Keeps hot", &["12 hours", "14 hours"])],
                openers: &[
                    "Ice water after {0}, tea after {1}. The outside stays dry either way.",
                    "{n} is the bottle that ends up on every desk in the office, so we make it in many colours.",
                    "A simple flask with a mouth you can drink from without pouring it down your front.",
                ],
            },
            Kind {
                title: "{n} Light Bottle",
                family: Family::Bottle,
                euros: (16, 29),
                grams: (90, 180),
                size: Some(&FLASK),
                materials: &[
                    m(
                        "Single-wall steel",
                        "Single-walled steel: light, tough, and you can warm it at the fire.",
                        "Dishwasher-safe",
                    ),
                    m(
                        "Tritan",
                        "Clear Tritan, free of BPA, that survives being dropped on rocks.",
                        "Dishwasher-safe",
                    ),
                ],
                facts: &[("Lid", &["Screw cap", "Sports cap"])],
                openers: &[
                    "Plain water, little weight. For long hikes where every hundred grams are counted.",
                    "The bottle of our childhood, without the aluminium. {n} dents, but does not break.",
                    "A {0} and a neck that fits a water filter.",
                ],
            },
            Kind {
                title: "{n} Travel Cup",
                family: Family::Bottle,
                euros: (22, 36),
                grams: (220, 340),
                size: Some(&Size {
                    name: "Capacity",
                    values: &["300 ml", "400 ml"],
                    step: 4,
                    trimmed: false,
                }),
                materials: &[m(
                    "18/8 stainless steel",
                    "Vacuum steel with a ceramic lining, so coffee tastes as it does at home.",
                    "Dishwasher-safe",
                )],
                facts: &[("Lid", &["360° lid", "Flip lid with lock"])],
                openers: &[
                    "Your coffee, still hot at the last stop. The {0} comes apart for washing.",
                    "Short enough to go under the machine at the café, where it saves you twenty cents.",
                    "{n} can lie in a bag next to a laptop, and we would not write that lightly.",
                ],
            },
        ],
    },
);

const BALLS: Node = leaf(
    "balls-games",
    "Balls & outdoor games",
    "Bälle & Spiele im Freien",
    Shelf {
        names: &COAST,
        brands: &[Stillwater, Kestrel],
        palettes: &[White, Orange, Sky, Red, Navy, Mustard, Olive, Black],
        colours: 2,
        warranty_years: 1,
        details: &[
            &[
                "Pump it to the pressure printed next to the valve.",
                "A needle and a net are included.",
                "It keeps its air for months.",
            ],
            &[
                "Sewn in a workshop that pays by the hour, not by the ball.",
                "It stays round, even when someone has sat on it.",
                "Good on grass, fine on sand, forgiving on asphalt.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Football",
                family: Family::Ball,
                euros: (19, 49),
                grams: (390, 440),
                size: Some(&Size { name: "Size", values: &["4", "5"], step: 2, trimmed: false }),
                materials: &[m(
                    "Recycled polyurethane",
                    "Thirty-two panels, stitched by hand around a bladder of natural rubber.",
                    "Wipe clean, dry away from heat",
                )],
                facts: &[("Use", &["Training", "Match", "Street"])],
                openers: &[
                    "A ball that flies where you kicked it. Made for evenings in the park that go on until nobody can see.",
                    "{n} has a soft touch for bare feet and a surface that grips in the wet.",
                    "For the garden, the school and the team. Size 4 up to twelve years, size 5 from then on.",
                ],
            },
            Kind {
                title: "{n} Volleyball",
                family: Family::Ball,
                euros: (19, 45),
                grams: (260, 280),
                size: None,
                materials: &[m(
                    "Soft-touch microfibre",
                    "Eighteen microfibre panels over a layer of foam: forearms stay the colour they were.",
                    "Rinse off sand and salt",
                )],
                facts: &[("Use", &["Beach", "Indoor and outdoor"])],
                openers: &[
                    "For the net on the beach and the line in the grass. It floats when someone overdoes it.",
                    "Softer than a match ball and truer than a toy. {n} hangs in the air just long enough.",
                    "A volleyball for mixed teams, mixed ages and mixed abilities.",
                ],
            },
            Kind {
                title: "{n} Basketball",
                family: Family::Ball,
                euros: (25, 55),
                grams: (560, 620),
                size: Some(&Size { name: "Size", values: &["5", "6", "7"], step: 2, trimmed: false }),
                materials: &[
                    m(
                        "Composite leather",
                        "Composite leather with deep channels that fingertips find by themselves.",
                        "Wipe with a damp cloth",
                    ),
                    m(
                        "Natural rubber",
                        "Solid rubber for rough courts, with a pebbled grip that lasts.",
                        "Wash with soapy water",
                    ),
                ],
                facts: &[("Use", &["Outdoor", "Indoor and outdoor"])],
                openers: &[
                    "It bounces the same on the first day and the five-hundredth.",
                    "Grip for small hands and weight for long shots. {n} has been dribbled to school and back all year.",
                    "A ball for the hoop above the garage and the court round the corner.",
                ],
            },
        ],
    },
);
