//! Clothing for women: the department, coats and knitwear.

use super::names::{COAST, PEOPLE};
use crate::brand::BrandKey::{Ancelle, Feldt, Norrvik, Tideway};
use crate::table::{Kind, LETTERS, Material, Node, Shelf, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Forest, Grey, Mustard, Navy, Olive, Plum, Rose, Rust, Sand, White};

use super::women_light;

pub const WOMEN: Node = node(
    "women",
    "Women",
    "Damen",
    &[COATS, KNITWEAR, women_light::DRESSES, women_light::TOPS, women_light::TROUSERS],
);

const SHELL: &[Material] = &[
    m(
        "Recycled polyester",
        "The shell is recycled polyester with a 10,000 mm membrane and taped seams, finished without fluorocarbons.",
        "Machine wash at 30 °C, tumble dry low to renew the water repellency",
    ),
    m(
        "Waxed cotton",
        "British waxed cotton, 240 g/m², turns a shower at once and picks up its own creases within a season.",
        "Sponge clean with cold water and re-wax once a year",
    ),
    m(
        "Cotton and nylon",
        "A dense weave of cotton and nylon keeps out wind and drizzle and does not rustle.",
        "Machine wash at 30 °C, line dry",
    ),
];

const COATING: &[Material] = &[
    m(
        "Wool blend",
        "The cloth is 70 % wool from a mill in Prato, brushed on one side, with a viscose lining that slips over a jumper.",
        "Dry clean, brush after wearing",
    ),
    m(
        "Boiled wool",
        "Boiled wool holds its shape without a lining, breathes, and shrugs off light rain.",
        "Air rather than wash; hand wash cold when needed",
    ),
    m(
        "Recycled wool",
        "Woven from recycled wool with a little polyamide for strength, fully lined in cupro.",
        "Dry clean only",
    ),
];

const COATS: Node = leaf(
    "womens-coats-jackets",
    "Coats & jackets",
    "Mäntel & Jacken",
    Shelf {
        names: &COAST,
        brands: &[Norrvik, Tideway, Ancelle],
        palettes: &[Navy, Black, Olive, Mustard, Sand, Rust, Plum],
        colours: 3,
        warranty_years: 2,
        details: &[
            &[
                "The collar stands up on its own and closes right under the chin.",
                "Two buttons at the neck let you wear the collar open or shut.",
                "A hidden hanging loop under the collar is strong enough for a wet coat.",
            ],
            &[
                "Two deep side pockets are lined with brushed cotton, for hands as much as for things.",
                "There is a zipped inside pocket that takes a phone and a passport.",
                "The pockets sit high enough to reach while wearing a rucksack.",
            ],
            &[
                "The back is cut a little longer, so it stays put on a bicycle.",
                "Sleeves are shaped at the elbow and can be turned up once.",
                "Our model is 176 cm tall and wears size M.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Rain Jacket",
                family: Family::Jacket,
                euros: (89, 179),
                grams: (380, 620),
                size: Some(&LETTERS),
                materials: SHELL,
                facts: &[("Fit", &["Regular", "Relaxed"])],
                openers: &[
                    "A rain jacket for people who go out anyway. The hood has a wired peak and turns with your head, and a storm flap covers the two-way zip.",
                    "Light enough to leave in the bag until the sky turns. {n} packs into its own pocket and comes out without looking slept in.",
                    "Cut to the hip with a drawcord hem, this jacket keeps the wind out on the ferry and looks right in the café afterwards.",
                ],
            },
            Kind {
                title: "{n} Wool Coat",
                family: Family::Coat,
                euros: (199, 349),
                grams: (1100, 1600),
                size: Some(&LETTERS),
                materials: COATING,
                facts: &[("Fit", &["Straight", "Relaxed"])],
                openers: &[
                    "A single-breasted coat to the knee with raglan sleeves that leave room for a thick jumper. Three horn buttons, no belt, nothing to fuss with.",
                    "The coat you reach for from October to March: clean in front, with a deep back vent that makes stairs and bicycles easy.",
                    "Soft shoulders and a wide lapel give {n} the ease of a dressing gown and the line of a proper coat.",
                ],
            },
            Kind {
                title: "{n} Quilted Jacket",
                family: Family::QuiltedJacket,
                euros: (99, 169),
                grams: (420, 680),
                size: Some(&LETTERS),
                materials: SHELL,
                facts: &[("Filling", &["Recycled down", "Recycled fibre, 80 g/m²"])],
                openers: &[
                    "Warm without bulk: narrow quilting, a straight hem and a collar that lies flat under a coat. The filling is {0}, which dries quickly if it does get wet.",
                    "An in-between jacket for the weeks when a coat is too much. Press studs down the front, ribbed side panels, and it weighs no more than a shirt.",
                    "{n} is quilted in small diamonds, so the warmth stays where it belongs and the jacket keeps its shape after packing.",
                ],
            },
            Kind {
                title: "{n} Trench",
                family: Family::Coat,
                euros: (159, 279),
                grams: (800, 1100),
                size: Some(&LETTERS),
                materials: SHELL,
                facts: &[("Length", &["Mid-calf", "Knee"])],
                openers: &[
                    "A trench without the costume: double-breasted, belted, and spared of epaulettes and D-rings. It falls to the {0} and moves well.",
                    "Wear it open over a dress or tied tight against a November wind. The storm yoke on the back does what it was invented for.",
                    "We took the classic raincoat and removed a third of its parts. What is left of {n} is a good belt, good buttons and a good line.",
                ],
            },
        ],
    },
);

const KNIT: &[Material] = &[
    m(
        "Merino wool",
        "Knitted from extra-fine merino, mulesing-free, that is soft enough for bare skin and airs out overnight.",
        "Wool wash at 30 °C, dry flat",
    ),
    m(
        "Lambswool",
        "Two-ply lambswool from a spinner in Biella: springy, warm, and better with every winter.",
        "Hand wash cool, dry flat, comb off bobbles",
    ),
    m(
        "Organic cotton",
        "A heavy organic cotton yarn gives it weight and keeps it cool in spring.",
        "Machine wash at 30 °C, reshape while damp",
    ),
    m(
        "Alpaca blend",
        "Baby alpaca with a little merino and polyamide makes it light, lofty and warmer than it looks.",
        "Hand wash cold, dry flat",
    ),
];

const KNITWEAR: Node = leaf(
    "womens-knitwear",
    "Knitwear",
    "Strick",
    Shelf {
        names: &PEOPLE,
        brands: &[Ancelle, Feldt, Tideway],
        palettes: &[Rose, Sand, Forest, Navy, Mustard, Grey, Rust, White],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "The shoulders are fully fashioned, so there is no seam to rub under a bag strap.",
                "It is knitted in one piece at the body, with a single seam under each arm.",
                "Cuffs and hem are linked by hand and keep their grip.",
            ],
            &[
                "A spare length of yarn comes with it for mending.",
                "It arrives folded in a cotton bag that keeps moths out.",
                "Knitwear rests better folded than hung.",
            ],
            &[
                "Order your usual size for an easy fit, one down for a neat one.",
                "Our model is 174 cm tall and wears size S.",
                "The length is just right over high-waisted trousers.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Crew-Neck Jumper",
                family: Family::Sweater,
                euros: (59, 119),
                grams: (280, 420),
                size: Some(&LETTERS),
                materials: KNIT,
                facts: &[("Gauge", &["Fine", "Medium"])],
                openers: &[
                    "The plain jumper that goes with everything else you own. A narrow rib at the neck, set-in sleeves, and a length that works tucked or loose.",
                    "{n} is a crew neck cut close at the shoulder and easy at the waist. It layers over a shirt without pulling at the collar.",
                    "A jumper for the office, the sofa and the garden, in that order. The rib at neck and cuff is doubled and does not go slack.",
                ],
            },
            Kind {
                title: "{n} Chunky Jumper",
                family: Family::Sweater,
                euros: (79, 149),
                grams: (480, 720),
                size: Some(&LETTERS),
                materials: KNIT,
                facts: &[("Gauge", &["3-gauge", "5-gauge"])],
                openers: &[
                    "A jumper to disappear into, knitted on thick needles and slightly cropped, so that it does not swallow you whole.",
                    "It weighs as much as it warms. {n} is knitted at {0} with raglan sleeves that begin almost at the neck.",
                    "For cottages, cold offices and the front seat of the ferry. The collar is wide enough for hair and scarf.",
                ],
            },
            Kind {
                title: "{n} Roll-Neck",
                family: Family::RollNeck,
                euros: (65, 129),
                grams: (300, 460),
                size: Some(&LETTERS),
                materials: KNIT,
                facts: &[("Gauge", &["Fine", "Chunky"])],
                openers: &[
                    "A roll-neck that stands without strangling. Fold it once for a clean line or push it down on the train.",
                    "Ribbed all the way, so it follows you rather than the other way round. A good first layer in January and enough by itself in April.",
                    "{n} has a wide, soft collar and sleeves that reach the knuckles, for those who are always a little cold.",
                ],
            },
            Kind {
                title: "{n} Cable Jumper",
                family: Family::Sweater,
                euros: (75, 139),
                grams: (420, 600),
                size: Some(&LETTERS),
                materials: KNIT,
                facts: &[("Fit", &["Relaxed", "Regular"])],
                openers: &[
                    "Cables in front, plain at the back, so you can lean against things. The pattern is from Aran, the lighter weight is ours.",
                    "A cable jumper with clean shoulders and a short rib. {n} needs nothing under it but a T-shirt.",
                    "Every cable crosses at the same height left and right. Somebody counted, so you do not have to.",
                ],
            },
        ],
    },
);
