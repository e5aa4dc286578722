//! Sports and outdoors.

use super::names::{COAST, NORDIC};
use crate::brand::BrandKey::{Kestrel, Stillwater};
use crate::table::{Kind, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{
    Black, Forest, Grey, Indigo, Mustard, Navy, Olive, Orange, Plum, Red, Rose, Rust, Sand, Sky, Teal, White,
};

use super::camping;
use super::cycling;

pub const SPORTS: Node = node(
    "sports-outdoors",
    "Sports & outdoors",
    "Sport & Outdoor",
    &[camping::CAMPING, YOGA, BOTTLES, BALLS, cycling::CYCLING],
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
                "It feels good in the hand before you have begun.",
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
                title: "{n} Dumbbell",
                family: Family::Dumbbell,
                euros: (12, 29),
                grams: (0, 0),
                size: Some(&Size {
                    name: "Weight",
                    values: &["1 kg", "2 kg", "4 kg", "6 kg"],
                    step: 9,
                    trimmed: false,
                }),
                materials: &[
                    m(
                        "Cast iron and neoprene",
                        "A cast-iron core with a neoprene coat that is kind to floors and toes.",
                        "Wipe with soapy water",
                    ),
                    m(
                        "Recycled rubber and steel",
                        "Steel heads in recycled rubber on a knurled grip.",
                        "Wipe with a damp cloth",
                    ),
                ],
                facts: &[("Sold", &["Singly", "In pairs"])],
                openers: &[
                    "Flat on its sides, so it does not roll under the sofa. Begin light; nobody is looking.",
                    "For ten minutes before breakfast. {n} has a grip that fits small hands and stays dry.",
                    "Good-looking enough to be left out, and what is left out is used.",
                ],
            },
            Kind {
                title: "{n} Yoga Towel",
                family: Family::Towel,
                euros: (19, 39),
                grams: (240, 420),
                size: None,
                materials: &[
                    m(
                        "Recycled microfibre",
                        "Recycled microfibre that grips when it is damp and dries in an hour.",
                        "Machine wash at 40 °C, no softener",
                    ),
                    m(
                        "Organic cotton",
                        "Organic cotton with a row of rubber dots underneath.",
                        "Machine wash at 60 °C",
                    ),
                ],
                facts: &[("Dimensions", &["183 × 61 cm", "100 × 50 cm"])],
                openers: &[
                    "Over the mat for hot classes, over the shoulders afterwards. {0}, with weighted corners.",
                    "It goes in the wash so that the mat need not.",
                    "Light, quick to dry, big enough for the lake. {n} rolls up to the size of a bottle.",
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
                title: "{n} Children’s Bottle",
                family: Family::Bottle,
                euros: (16, 27),
                grams: (150, 230),
                size: Some(&Size {
                    name: "Capacity",
                    values: &["350 ml", "500 ml"],
                    step: 4,
                    trimmed: false,
                }),
                materials: &[
                    m(
                        "18/8 stainless steel",
                        "Single-walled steel that survives the playground and the dishwasher.",
                        "Dishwasher-safe",
                    ),
                    m("Tritan", "Tritan, clear and light, with no taste and no BPA.", "Dishwasher-safe"),
                ],
                facts: &[("Lid", &["Straw lid", "Screw cap with loop"])],
                openers: &[
                    "Small hands can open it, school bags cannot. There is a field for a name, since all of them look alike on the coat rack.",
                    "{n} has been dropped from a climbing frame and came down with a dent and a story.",
                    "A bottle for apple juice and cold tea, with a lid that clicks.",
                ],
            },
        ],
    },
);

const BALLS: Node = leaf(
    "balls-rackets",
    "Balls & rackets",
    "Bälle & Schläger",
    Shelf {
        names: &COAST,
        brands: &[Stillwater, Kestrel],
        palettes: &[White, Orange, Sky, Red, Navy, Mustard, Olive, Black],
        colours: 2,
        warranty_years: 1,
        details: &[
            &[
                "It comes with a net bag to carry it in.",
                "Chosen and tried by people who play badly but often.",
                "It does not mind a night in the grass.",
            ],
            &[
                "Made in a workshop that pays by the hour, not by the piece.",
                "Fit for children from about ten and for anyone after that.",
                "Good on grass, fine on sand, forgiving on asphalt.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Football",
                family: Family::Football,
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
                title: "{n} Tennis Racket",
                family: Family::Racket,
                euros: (59, 149),
                grams: (260, 310),
                size: Some(&Size { name: "Grip", values: &["L1", "L2", "L3"], step: 0, trimmed: false }),
                materials: &[
                    m(
                        "Graphite",
                        "A graphite frame that damps the shock before it reaches the elbow.",
                        "Keep out of hot cars",
                    ),
                    m(
                        "Aluminium and graphite",
                        "Aluminium for the price and graphite where it counts.",
                        "Keep out of hot cars",
                    ),
                ],
                facts: &[("Head size", &["630 cm²", "660 cm²", "690 cm²"])],
                openers: &[
                    "A racket for club players who would rather place the ball than hit it. {0} of head, strung and ready.",
                    "{n} is forgiving off-centre, which is where most of us meet the ball.",
                    "Light in the head, steady at the net, and quiet in the arm after three sets.",
                ],
            },
            Kind {
                title: "{n} Basketball",
                family: Family::Basketball,
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
