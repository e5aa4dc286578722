//! Garden and balcony.

use super::names::GARDENS;
use crate::artwork::Family;
use crate::artwork::Palette::{Black, Forest, Grey, Mustard, Navy, Olive, Red, Rust, Sand, Sky, Teal, White};
use crate::brand::BrandKey::{Greenholt, Lindqvist, Tonella};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};

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
                family: Family::PlantPot,
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
                title: "{n} Window Box",
                family: Family::PlantPot,
                euros: (25, 59),
                grams: (1400, 3600),
                size: Some(&Size {
                    name: "Length",
                    values: &["40 cm", "60 cm", "80 cm"],
                    step: 12,
                    trimmed: false,
                }),
                materials: EARTH,
                facts: &[("Water reservoir", &["Yes, 2 l", "No"])],
                openers: &[
                    "For herbs at the kitchen window or geraniums above the street. Deep enough for roots, narrow enough for a sill.",
                    "{n} stands on two ribs, so water can run off and the sill dries.",
                    "Fill it in April with lettuce and in October with heather.",
                ],
            },
            Kind {
                title: "{n} Hanging Planter",
                family: Family::PlantPot,
                euros: (19, 45),
                grams: (500, 1300),
                size: None,
                materials: EARTH,
                facts: &[("Suspension", &["Cotton rope", "Leather straps", "Steel chain"])],
                openers: &[
                    "A bowl for things that trail: ivy, string of pearls, strawberries. It hangs on {0}.",
                    "It moves the jungle off the floor and up to the light.",
                    "Watertight below, so {n} can hang above a sofa.",
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
        palettes: &[Forest, Olive, Teal],
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
                title: "Monstera ‘{n}’",
                family: Family::Plant,
                euros: (25, 65),
                grams: (0, 0),
                size: Some(&Size {
                    name: "Height",
                    values: &["40 cm", "70 cm", "100 cm"],
                    step: 25,
                    trimmed: false,
                }),
                materials: LIVING,
                facts: &[("Light", &["Bright, no direct sun"]), ("Water", &["Once a week"])],
                openers: &[
                    "The leaf that launched a thousand prints. Young leaves are whole; the windows come with age and light.",
                    "A climber that wants a pole and a place near a window. {1} is plenty.",
                    "Easy, quick and large: ‘{n}’ will own its corner within a year.",
                ],
            },
            Kind {
                title: "Rubber Fig ‘{n}’",
                family: Family::Plant,
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
                    "Big, dark, glossy leaves and the patience of a stone. It stands what offices do to plants.",
                    "‘{n}’ grows upward in a single stem until you cut it, and then in two.",
                    "A tree for a room. Water it {1} in summer and less in winter.",
                ],
            },
            Kind {
                title: "Snake Plant ‘{n}’",
                family: Family::Plant,
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
                title: "Olive Tree ‘{n}’",
                family: Family::Plant,
                euros: (35, 89),
                grams: (0, 0),
                size: Some(&Size {
                    name: "Height",
                    values: &["60 cm", "90 cm", "130 cm"],
                    step: 40,
                    trimmed: false,
                }),
                materials: LIVING,
                facts: &[("Light", &["Full sun"]), ("Water", &["When the soil is dry"])],
                openers: &[
                    "Silver leaves, a gnarled little trunk, and olives in a good year. Outside from April to the first real frost.",
                    "A piece of the south for balconies that get the sun. It likes to be dry and a little neglected.",
                    "‘{n}’ is grown from cuttings in Catalonia and has seen two winters before it comes to you.",
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
                title: "{n} Hand Trowel",
                family: Family::Tool,
                euros: (15, 35),
                grams: (220, 340),
                size: None,
                materials: METAL,
                facts: &[("Blade", &["Broad", "Narrow, for transplanting"])],
                openers: &[
                    "A trowel that does not bend in clay. The blade carries a depth scale for bulbs.",
                    "{n} is dug, pried and hammered with by everyone who borrows it.",
                    "Sharp on one side for roots, rounded at the neck for the palm.",
                ],
            },
            Kind {
                title: "{n} Secateurs",
                family: Family::Tool,
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
            Kind {
                title: "{n} Digging Fork",
                family: Family::Tool,
                euros: (45, 89),
                grams: (1600, 2200),
                size: None,
                materials: METAL,
                facts: &[("Length", &["100 cm", "110 cm"])],
                openers: &[
                    "Four square tines that go in where a spade bounces off. {0} long, to spare your back.",
                    "{n} lifts potatoes without spearing them, most of the time.",
                    "For heavy soil and compost heaps. The tread is folded over, so it does not cut the boot.",
                ],
            },
        ],
    },
);
