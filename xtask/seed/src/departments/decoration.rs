//! Textiles and decoration.

use super::names::{BOTANICALS, ITALIAN, NORDIC};
use crate::brand::BrandKey::{Lindqvist, Tonella, WickWool};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{
    Black, Brown, Forest, Grey, Indigo, Mustard, Navy, Olive, Orange, Plum, Red, Rose, Rust, Sand, Sky, Teal,
    White,
};

pub const DECORATION: Node = node(
    "decoration-textiles",
    "Textiles & decoration",
    "Textilien & Dekoration",
    &[CUSHIONS, VASES, CANDLES],
);

const WOVEN: &[Material] = &[
    m("Linen", "Stone-washed European linen with a dry, cool handle.", "Machine wash at 40 °C, no ironing"),
    m(
        "Lambswool",
        "Woven from lambswool and brushed with real teasels until it blooms.",
        "Air often; wool wash cold",
    ),
    m(
        "Organic cotton",
        "Organic cotton in a waffle weave that plumps up in the wash.",
        "Machine wash at 60 °C, tumble dry low",
    ),
    m(
        "Cotton velvet",
        "Cotton velvet with a short pile that changes colour as the light moves.",
        "Machine wash at 30 °C inside out",
    ),
];

const CUSHIONS: Node = leaf(
    "cushions-throws-rugs",
    "Cushions, throws & rugs",
    "Kissen, Decken & Teppiche",
    Shelf {
        names: &NORDIC,
        brands: &[WickWool, Lindqvist],
        palettes: &[Sand, Mustard, Rust, Forest, Indigo, Rose, Grey, Teal, Plum],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "The yarn is dyed before weaving, so the colour goes all the way through.",
                "Colours come from one chart: they all go with each other.",
                "Expect small slubs in the weave; they are the point.",
            ],
            &[
                "Made to be used: on sofas, lawns and dogs.",
                "OEKO-TEX certified, and it smells of nothing.",
                "It arrives in a paper band, without plastic.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Cushion",
                family: Family::Pillow,
                euros: (29, 59),
                grams: (350, 700),
                size: Some(&Size {
                    name: "Size",
                    values: &["40 × 40 cm", "50 × 50 cm", "60 × 40 cm"],
                    step: 6,
                    trimmed: false,
                }),
                materials: WOVEN,
                facts: &[("Filling", &["Feather", "Recycled fibre", "Without filling"])],
                openers: &[
                    "A cushion with a piped edge and a zip you cannot feel. Chop it or leave it.",
                    "{n} brings one colour into the room and asks nothing else of it.",
                    "For the small of the back or the corner of the sofa. The back is plain, so you can turn it when guests bring red wine.",
                ],
            },
            Kind {
                title: "{n} Throw",
                family: Family::Blanket,
                euros: (59, 129),
                grams: (700, 1300),
                size: None,
                materials: WOVEN,
                facts: &[("Dimensions", &["130 × 180 cm", "140 × 200 cm", "150 × 210 cm"])],
                openers: &[
                    "Long enough to cover feet and chin at once: {0}, with a short fringe.",
                    "The blanket the family argues about. {n} is light on the knees and warm within a minute.",
                    "Folded, it is a stripe of colour over the arm of a chair. Unfolded, it is Sunday.",
                ],
            },
            Kind {
                title: "{n} Rug",
                family: Family::Rug,
                euros: (129, 259),
                grams: (2800, 7200),
                size: Some(&Size {
                    name: "Size",
                    values: &["120 × 180 cm", "160 × 230 cm", "200 × 300 cm"],
                    step: 140,
                    trimmed: false,
                }),
                materials: &[
                    m(
                        "New wool",
                        "Woven from New Zealand wool, which sheds dirt, water and the marks of table legs.",
                        "Vacuum with the pile, blot spills at once",
                    ),
                    m(
                        "Wool and jute",
                        "Wool on a warp of jute: flat, firm, and the same from both sides.",
                        "Vacuum, turn twice a year",
                    ),
                    m(
                        "Recycled PET",
                        "Made from recycled bottles, soft as wool, and happy on a terrace.",
                        "Hose down, dry on the line",
                    ),
                ],
                facts: &[("Pile", &["Flat-woven", "8 mm"])],
                openers: &[
                    "A rug that makes an island of the sofa. The border is woven in, so it cannot come off.",
                    "{n} is quiet under chairs and warm under children.",
                    "Drawn by a weaver, not by a computer: look at the pattern for a while and you find where she changed her mind.",
                ],
            },
        ],
    },
);

const CLAY: &[Material] = &[
    m(
        "Stoneware",
        "Thrown in stoneware and glazed by dipping, so every rim is a little different.",
        "Dishwasher-safe",
    ),
    m(
        "Mouth-blown glass",
        "Blown on the Venetian lagoon by a team of three, with a cold-worked rim.",
        "Wash by hand in warm water",
    ),
    m(
        "Porcelain bisque",
        "Unglazed porcelain outside, smooth as an eggshell, and glazed within.",
        "Wipe with a damp cloth",
    ),
];

const VASES: Node = leaf(
    "vases",
    "Vases",
    "Vasen",
    Shelf {
        names: &ITALIAN,
        brands: &[Tonella, Lindqvist],
        palettes: &[White, Sky, Forest, Rust, Plum, Black, Mustard, Rose],
        colours: 3,
        warranty_years: 0,
        details: &[
            &[
                "Watertight, and felted underneath.",
                "Heavy at the foot, so tall stems do not pull it over.",
                "Signed on the base by whoever made it.",
            ],
            &[
                "Also good empty, which is the test of a vase.",
                "Wide enough at the neck to get a brush in.",
                "No two have quite the same glaze.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Vase",
                family: Family::Vase,
                euros: (35, 95),
                grams: (600, 1800),
                size: None,
                materials: CLAY,
                facts: &[("Height", &["18 cm", "24 cm", "30 cm"])],
                openers: &[
                    "A vase for whatever is in the garden: the neck gathers loose stems and makes a bunch of them. {0} high.",
                    "{n} has shoulders and a waist, and stands well among books.",
                    "Made for tulips, which need something to lean on.",
                ],
            },
            Kind {
                title: "{n} Bud Vase",
                family: Family::Vase,
                euros: (19, 39),
                grams: (180, 420),
                size: None,
                materials: CLAY,
                facts: &[("Height", &["9 cm", "12 cm", "15 cm"])],
                openers: &[
                    "For one stem, or for the three you picked on the way home. {0} high.",
                    "Small enough for a bedside table, a bathroom shelf, a place setting.",
                    "Buy {n} in threes and move them about.",
                ],
            },
            Kind {
                title: "{n} Floor Vase",
                family: Family::Vase,
                euros: (89, 199),
                grams: (3200, 6800),
                size: None,
                materials: CLAY,
                facts: &[("Height", &["45 cm", "58 cm"])],
                openers: &[
                    "For branches: cherry in March, beech in May, bare hazel in winter. It stands {0} high on the floor.",
                    "{n} fills the corner next to the door that nothing ever suited.",
                    "Generous at the belly and narrow at the top, so five stems are enough.",
                ],
            },
        ],
    },
);

const WAX: &[Material] = &[
    m(
        "Rapeseed and beeswax",
        "Rapeseed wax with a little beeswax burns clean and slowly, on a cotton wick.",
        "Trim the wick to 5 mm before lighting",
    ),
    m(
        "Soy wax",
        "Pure soy wax, poured in small batches, with a lead-free wick.",
        "Let the whole surface melt the first time",
    ),
    m(
        "Rapeseed wax",
        "Rapeseed wax from Irish fields, with a wick of cotton and paper that stands upright to the end.",
        "Trim the wick to 5 mm before lighting",
    ),
    m(
        "Soy wax",
        "Soy wax melts low and slow and washes off a tablecloth with warm water.",
        "Let the whole surface melt the first time",
    ),
];

const CANDLES: Node = leaf(
    "candles",
    "Candles & scent",
    "Kerzen & Düfte",
    Shelf {
        names: &BOTANICALS,
        brands: &[WickWool, Lindqvist],
        palettes: &[Sand, White, Forest, Plum, Rust, Navy, Orange, Red, Olive, Brown],
        colours: 1,
        warranty_years: 0,
        details: &[
            &[
                "No soot, no headache, and no scent of vanilla from three rooms away.",
                "The scent stays in the background, where conversation can get past it.",
                "Snuff it rather than blow, and it will not smoke.",
            ],
            &[
                "Wash it out in hot water when it is empty and keep pencils in it.",
                "Hand-poured in batches of sixty.",
                "Made by six people and one very large kettle.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Scented Candle",
                family: Family::Candle,
                euros: (24, 45),
                grams: (280, 420),
                size: Some(&Size { name: "Size", values: &["180 g", "400 g"], step: 18, trimmed: false }),
                materials: WAX,
                facts: &[("Burning time", &["45 hours", "60 hours"])],
                openers: &[
                    "{n}, as it smells outdoors rather than in a bottle. The smaller one burns for about {0}.",
                    "Light it an hour before people come. {n} opens bright and settles into something warmer.",
                    "A candle for rainy afternoons, in a glass you will want to keep.",
                ],
            },
            Kind {
                title: "{n} Travel Candle",
                family: Family::Tin,
                euros: (12, 19),
                grams: (110, 160),
                size: None,
                materials: WAX,
                facts: &[("Burning time", &["18 hours", "22 hours"])],
                openers: &[
                    "The hotel room smells of carpet; this smells of {n}. In a tin with a lid that screws on.",
                    "A small tin, {0} of light, and something to give to whoever lent you their flat.",
                    "Try the scent before you buy the large one, or keep it in the bathroom for emergencies.",
                ],
            },
            Kind {
                title: "{n} Terrace Candle",
                family: Family::Candle,
                euros: (19, 39),
                grams: (600, 1200),
                size: None,
                materials: WAX,
                facts: &[("Burning time", &["50 hours", "70 hours"])],
                openers: &[
                    "A big candle for outdoors, in a pot that keeps the wind off the flame. It burns for about {0}, lightly scented with {n}.",
                    "For the window in December and the terrace in July.",
                    "Two wicks, so a breeze that puts out one is answered by the other.",
                ],
            },
        ],
    },
);
