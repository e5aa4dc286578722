//! Garden and balcony.

use super::names::GARDENS;
use crate::brand::BrandKey::{Greenholt, Lindqvist, Tonella};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Forest, Grey, Mustard, Navy, Olive, Red, Rust, Sand, Sky, White};

pub const GARDEN: Node = node("garden", "Garden & balcony", "Garten & Balkon", &[POTS, PLANTS, TOOLS]);

const EARTH: &[Material] = &[
    m(
        "Terracotta",
        "Italian terracotta, fired hot enough to stand a winter outside, and porous, so that roots can breathe.",
        "Scrub with water; stand on feet in frost",
    ),
    m(
        "Glazed stoneware",
        "Stoneware with a rich glaze that runs thick at the shoulder; frost-proof.",
        "Hose down",
    ),
    m(
        "Fibre cement",
        "Fibre cement is half the weight of concrete and just as indifferent to weather.",
        "Brush off moss, or leave it",
    ),
    m(
        "Terracotta",
        "Thrown by hand near Impruneta, where they have been doing it since the cathedral needed tiles.",
        "Scrub with water; stand on feet in frost",
    ),
];
const DIAMETER: Size =
    Size { name: "Diameter", values: &["14 cm", "20 cm", "28 cm"], step: 12, trimmed: false };
const POTS: Node = leaf(
    "plant-pots",
    "Plant pots",
    "Pflanztöpfe",
    Shelf {
        names: &GARDENS,
        brands: &[Greenholt, Tonella, Lindqvist],
        palettes: &[Rust, White, Grey, Forest, Sky, Mustard, Black, Sand],
        colours: 3,
        warranty_years: 0,
        details: &[
            &[
                "There is a hole in the base and a plug if you do not want it.",
                "A saucer of the same make is included.",
                "Felt dots keep it from scratching the sill.",
            ],
            &[
                "Stackable in winter, when it is empty.",
                "Sized to drop a nursery pot straight in.",
                "The rim is thick enough to lift it by.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Plant Pot",
                family: Family::Plant,
                euros: (14, 39),
                grams: (700, 2800),
                size: Some(&DIAMETER),
                materials: EARTH,
                facts: &[("Drainage", &["Hole and saucer", "Hole with plug"])],
                openers: &[
                    "A plain pot with a rolled rim, in proportions that suit both a fern and a fig.",
                    "{n} tapers just enough for the root ball to slide out when it is time.",
                    "It looks better with every season of lime and moss, like the ones in old greenhouses.",
                ],
            },
            Kind {
                title: "{n} Balcony Pot",
                family: Family::Plant,
                euros: (19, 49),
                grams: (900, 2600),
                size: Some(&DIAMETER),
                materials: EARTH,
                facts: &[("Bracket", &["For railings up to 60 mm", "For sills"])],
                openers: &[
                    "A pot with a bracket that grips the railing and a foot that keeps it level. Plants are up to you.",
                    "{n} stands on three small feet, so water can run off and the tiles dry.",
                    "Fill it in April with lettuce and in October with heather.",
                ],
            },
            Kind {
                title: "{n} Self-Watering Pot",
                family: Family::Plant,
                euros: (24, 55),
                grams: (900, 2400),
                size: Some(&DIAMETER),
                materials: EARTH,
                facts: &[("Reservoir", &["0.8 l", "1.5 l"])],
                openers: &[
                    "Two weeks away and nothing has wilted: a wick draws water up from a reservoir of {0}.",
                    "A small float shows how much is left. {n} is for people who water too much and people who forget.",
                    "The inner pot lifts out, so you can wash it, move it or plant it somewhere else.",
                ],
            },
        ],
    },
);

const LIVING: &[Material] = &[
    m("", "Grown without peat and without insecticides that harm bees.", ""),
    m("", "Our growers harden it off for a fortnight, so it forgives the first missed watering.", ""),
    m("", "It comes well rooted, in a nursery pot made of recycled plastic.", ""),
    m("", "Three years old, and used to dry indoor air before it leaves the nursery.", ""),
    m("", "Watered with rain from the greenhouse roofs and fed with compost.", ""),
];
const PLANTS: Node = leaf(
    "house-plants",
    "House plants",
    "Zimmerpflanzen",
    Shelf {
        names: &GARDENS,
        brands: &[Greenholt],
        palettes: &[Rust, White, Grey, Sand, Mustard],
        colours: 1,
        warranty_years: 0,
        details: &[
            &[
                "It travels upright in a box with air holes and arrives damp.",
                "A card with its name and needs is stuck in the soil.",
                "If it arrives in a bad way, we send another.",
            ],
            &[
                "Repot it in the second spring, not before.",
                "Turn it a quarter each week and it will grow straight.",
                "Dust the leaves now and then; it breathes through them.",
            ],
        ],
        kinds: &[
            Kind {
                title: "Spider Plant ‘{n}’",
                family: Family::SpiderPlant,
                euros: (12, 29),
                grams: (0, 0),
                size: Some(&Size { name: "Height", values: &["25 cm", "40 cm"], step: 9, trimmed: false }),
                materials: LIVING,
                facts: &[("Light", &["Bright, no direct sun"]), ("Water", &["Once a week"])],
                openers: &[
                    "Striped leaves that arch out of the pot like a fountain. It sends out young on long stems: pot them up and give them away.",
                    "The plant everyone’s aunt had, for the good reason that it does not die.",
                    "Easy, quick and cheerful. ‘{n}’ likes a shelf from which it can hang.",
                ],
            },
            Kind {
                title: "Dracaena ‘{n}’",
                family: Family::Dracaena,
                euros: (19, 49),
                grams: (0, 0),
                size: Some(&Size {
                    name: "Height",
                    values: &["35 cm", "60 cm", "90 cm"],
                    step: 18,
                    trimmed: false,
                }),
                materials: LIVING,
                facts: &[("Light", &["Half shade", "Bright"]), ("Water", &["Every ten days"])],
                openers: &[
                    "A tuft of long green leaves and the patience of a stone. It stands what offices do to plants.",
                    "‘{n}’ grows upward on a single stem and drops its lowest leaves with dignity.",
                    "A small palm tree for a large room, though it is not a palm. Water it {1} in summer and less in winter.",
                ],
            },
            Kind {
                title: "Snake Plant ‘{n}’",
                family: Family::SnakePlant,
                euros: (15, 39),
                grams: (0, 0),
                size: Some(&Size {
                    name: "Height",
                    values: &["30 cm", "50 cm", "75 cm"],
                    step: 12,
                    trimmed: false,
                }),
                materials: LIVING,
                facts: &[("Light", &["Anything but darkness"]), ("Water", &["Every three weeks"])],
                openers: &[
                    "For people who travel. It stores water in its leaves and thanks you for forgetting it.",
                    "Upright, architectural, nearly impossible to kill. The commonest mistake with ‘{n}’ is kindness.",
                    "A plant for the bedroom shelf or the dark end of the hall.",
                ],
            },
            Kind {
                title: "Aloe ‘{n}’",
                family: Family::Aloe,
                euros: (14, 35),
                grams: (0, 0),
                size: Some(&Size { name: "Height", values: &["20 cm", "35 cm"], step: 9, trimmed: false }),
                materials: LIVING,
                facts: &[("Light", &["Full sun"]), ("Water", &["When the soil is dry"])],
                openers: &[
                    "Fleshy leaves in a rosette, happiest on the sunniest sill you have. It can go outside from May.",
                    "Water ‘{n}’ well, then forget it until the soil is dry right through.",
                    "A first plant for a child and a last resort for a sunburn.",
                ],
            },
        ],
    },
);

const METAL: &[Material] = &[
    m(
        "Galvanised steel",
        "Galvanised steel, powder-coated; it does not rust and does not mind being left out.",
        "Empty before frost",
    ),
    m(
        "Stainless steel and ash",
        "Mirror-polished stainless steel that sheds soil, on a handle of solid ash.",
        "Wipe clean, oil the handle in spring",
    ),
    m(
        "Forged carbon steel",
        "Forged in one piece from carbon steel; it can be sharpened and will be inherited.",
        "Dry after use, oil for the winter",
    ),
];
const TOOLS: Node = leaf(
    "garden-tools",
    "Watering & tools",
    "Gießen & Werkzeug",
    Shelf {
        names: &GARDENS,
        brands: &[Greenholt, Lindqvist],
        palettes: &[Forest, Red, Mustard, Navy, Grey, Olive],
        colours: 2,
        warranty_years: 10,
        details: &[
            &[
                "A leather loop hangs it on a nail.",
                "Balanced in the hand, full or empty.",
                "Its colour is easy to find in tall grass.",
            ],
            &[
                "Guaranteed for ten years against everything but loss.",
                "A good present for someone with a first garden.",
                "Handles can be bought as a spare part.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Watering Can",
                family: Family::WateringCan,
                euros: (25, 69),
                grams: (600, 1600),
                size: Some(&Size {
                    name: "Capacity",
                    values: &["1.5 l", "5 l", "9 l"],
                    step: 14,
                    trimmed: false,
                }),
                materials: &[
                    m(
                        "Galvanised steel",
                        "Galvanised steel, powder-coated; it does not rust and does not mind being left out.",
                        "Empty before frost",
                    ),
                    m(
                        "Recycled plastic",
                        "Moulded from old fishing nets and rope, in a colour that goes right through.",
                        "Keep out of frost when full",
                    ),
                ],
                facts: &[("Rose", &["Brass, removable", "Steel, removable"])],
                openers: &[
                    "A long spout reaches the back row, and the rose rains rather than pours.",
                    "{n} is balanced to be carried full in one hand. The brace across the top keeps water in when you hurry.",
                    "Take off the rose and it finds its way between leaves to the soil.",
                ],
            },
            Kind {
                title: "{n} Trowel & Fork",
                family: Family::Trowel,
                euros: (15, 35),
                grams: (220, 340),
                size: None,
                materials: METAL,
                facts: &[("Blade", &["Broad", "Narrow, for transplanting"])],
                openers: &[
                    "A pair that does not bend in clay. The trowel carries a depth scale for bulbs, the fork gets out what was there before.",
                    "Everyone who borrows {n} digs, pries and hammers with it, and so far it has come back whole.",
                    "Sharp on one side for roots, rounded at the neck for the palm.",
                ],
            },
            Kind {
                title: "{n} Secateurs",
                family: Family::Shears,
                euros: (29, 69),
                grams: (190, 260),
                size: None,
                materials: METAL,
                facts: &[("Cutting capacity", &["20 mm", "24 mm"])],
                openers: &[
                    "Bypass blades that cut clean through {0} of green wood and leave no bruise.",
                    "Every part unscrews: blade, spring, bolt. {n} fits hands from small to large with one stop.",
                    "For roses, vines and apple trees. The lock works with the thumb of the same hand.",
                ],
            },
        ],
    },
);
