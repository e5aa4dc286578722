//! Clothing for men: coats and knitwear.

use super::names::{COAST, HILLS};
use crate::brand::BrandKey::{Feldt, Harlan, Kestrel, Norrvik, Tideway};
use crate::table::{Kind, LETTERS, Material, Node, Shelf, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Forest, Grey, Mustard, Navy, Olive, Plum, Rust, Sand};

use super::men_light;

pub const MEN: Node =
    node("men", "Men", "Herren", &[COATS, KNITWEAR, men_light::SHIRTS, men_light::TROUSERS]);

const OUTER: &[Material] = &[
    m(
        "Waxed cotton",
        "Waxed cotton from Dundee, 280 g/m², that sheds a shower and softens with wear.",
        "Sponge clean with cold water and re-wax once a year",
    ),
    m(
        "Recycled nylon",
        "A tear-resistant recycled nylon with a matt face; the finish is free of PFAS.",
        "Machine wash at 30 °C, tumble dry low",
    ),
    m(
        "Ventile cotton",
        "Densely woven cotton that swells when wet and closes itself: no membrane, no crackle.",
        "Machine wash at 30 °C with liquid soap, re-proof each season",
    ),
];

const COATS: Node = leaf(
    "mens-coats-jackets",
    "Coats & jackets",
    "Mäntel & Jacken",
    Shelf {
        names: &HILLS,
        brands: &[Norrvik, Harlan, Kestrel],
        palettes: &[Olive, Navy, Black, Rust, Forest, Sand, Grey],
        colours: 3,
        warranty_years: 2,
        details: &[
            &[
                "Four outside pockets close with studs, and one inside with a zip.",
                "The hand pockets are lined with moleskin.",
                "A poacher’s pocket runs across the lower back and swallows a newspaper or a hat.",
            ],
            &[
                "The main zip is a two-way YKK that you can work with gloves on.",
                "Cuffs close with a tab and can be taken in by two fingers.",
                "The corduroy collar turns up against the wind.",
            ],
            &[
                "Room for a thick jumper underneath; take your usual size.",
                "Our model is 187 cm tall and wears size L.",
                "Repairs are free for the first two years.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Field Jacket",
                family: Family::Jacket,
                euros: (139, 229),
                grams: (900, 1300),
                size: Some(&LETTERS),
                materials: OUTER,
                facts: &[("Fit", &["Regular", "Relaxed"])],
                openers: &[
                    "Four pockets, a drawcord waist and a back pleat for moving: the field jacket, unchanged where it was right.",
                    "{n} is cut to the hip and lined to the cuff, so it goes over a blazer and does not look borrowed.",
                    "A working jacket for dogs, allotments and platforms. It gets better each time it gets dirty.",
                ],
            },
            Kind {
                title: "{n} Parka",
                family: Family::Coat,
                euros: (199, 329),
                grams: (1100, 1700),
                size: Some(&LETTERS),
                materials: OUTER,
                facts: &[("Filling", &["Recycled down, 650 cuin", "Recycled polyester, 120 g/m²"])],
                openers: &[
                    "A long parka for standing still in: touchlines, bus stops, playgrounds. Insulated with {0} down to the hem.",
                    "The hood comes off, the storm collar stays. {n} is warm to about minus ten with a jumper beneath.",
                    "Built for wet winters rather than dry ones: sealed seams, a deep hood and a zip that opens from both ends.",
                ],
            },
            Kind {
                title: "{n} Overshirt",
                family: Family::Shirt,
                euros: (89, 149),
                grams: (480, 720),
                size: Some(&LETTERS),
                materials: &[
                    m(
                        "Brushed cotton twill",
                        "A heavy brushed twill, dyed in the piece, that feels ten washes old on the first day.",
                        "Machine wash at 30 °C",
                    ),
                    m(
                        "Wool flannel",
                        "Flannel of 80 % wool, milled until it is dense enough for a spring jacket.",
                        "Wool wash cold or dry clean",
                    ),
                ],
                facts: &[("Fit", &["Boxy", "Regular"])],
                openers: &[
                    "Too heavy for a shirt, too soft for a jacket, and therefore right for most of the year.",
                    "{n} has two chest pockets with flaps and hand pockets behind the seams. Wear it buttoned over a T-shirt or open over knitwear.",
                    "An overshirt with a straight hem, corozo buttons and elbows reinforced with a second layer.",
                ],
            },
            Kind {
                title: "{n} Softshell",
                family: Family::Jacket,
                euros: (99, 179),
                grams: (380, 560),
                size: Some(&LETTERS),
                materials: &[m(
                    "Three-layer softshell",
                    "The three-layer fabric stretches both ways, stops wind entirely and takes an hour of drizzle.",
                    "Machine wash at 30 °C, no softener",
                )],
                facts: &[("Hood", &["Helmet-compatible", "Removable", "None"])],
                openers: &[
                    "A softshell for going uphill: it lets out what you make and keeps out what the weather makes.",
                    "Quiet enough for watching birds, tough enough for gorse. {n} has long underarm zips that open with one hand.",
                    "Worn close, with a dropped back and a chin guard. One layer from the front door to the summit on most days.",
                ],
            },
        ],
    },
);

const WOOLS: &[Material] = &[
    m(
        "Lambswool",
        "Two-ply lambswool, spun and dyed in the Borders, with a dry handle that softens in a few wears.",
        "Hand wash cool, dry flat",
    ),
    m(
        "Merino wool",
        "Superfine merino, 18.5 micron, that does not itch and can be worn for days.",
        "Wool wash at 30 °C, dry flat",
    ),
    m(
        "Cotton",
        "A long-staple cotton yarn, tightly knitted so that it keeps its shape at the elbow.",
        "Machine wash at 30 °C, dry flat",
    ),
];

const KNITWEAR: Node = leaf(
    "mens-knitwear",
    "Knitwear",
    "Strick",
    Shelf {
        names: &COAST,
        brands: &[Harlan, Feldt, Tideway],
        palettes: &[Navy, Grey, Forest, Rust, Sand, Mustard, Plum],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "Saddle shoulders give it room to move.",
                "The elbows are knitted double.",
                "Cuffs are long enough to turn back.",
            ],
            &[
                "A length of matching yarn is sewn into the side seam.",
                "Wash it less than you think and air it more.",
                "It will bobble a little in the first weeks and then stop.",
            ],
            &[
                "True to size, with room for a shirt.",
                "Our model is 186 cm tall and wears size M.",
                "Slim through the body; take one size up for a loose fit.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Fisherman Sweater",
                family: Family::Sweater,
                euros: (89, 159),
                grams: (600, 900),
                size: Some(&LETTERS),
                materials: WOOLS,
                facts: &[("Stitch", &["Half cardigan", "Full rib", "Cable"])],
                openers: &[
                    "Knitted in a {0} stitch that traps air and stands up to salt, bark and bicycle chains.",
                    "A heavy sweater in the sense that it replaces a jacket. {n} is knitted tight, so the wind has to go round.",
                    "The pattern is eighty years old; the shoulders have been widened since. Everything else was right.",
                ],
            },
            Kind {
                title: "{n} Crew-Neck Sweater",
                family: Family::Sweater,
                euros: (69, 119),
                grams: (340, 480),
                size: Some(&LETTERS),
                materials: WOOLS,
                facts: &[("Gauge", &["12-gauge", "7-gauge"])],
                openers: &[
                    "Warm enough for the walk to the station, light enough for the meeting.",
                    "{n} fits under a jacket and over a shirt, which is all one can ask of a crew neck.",
                    "A neat {0} knit with a ribbed neckline that keeps its shape.",
                ],
            },
            Kind {
                title: "{n} Hoodie",
                family: Family::Hoodie,
                euros: (65, 109),
                grams: (620, 820),
                size: Some(&LETTERS),
                materials: &[
                    m(
                        "Organic loopback cotton",
                        "Loopback cotton of 420 g/m², knitted in Portugal on old, slow machines.",
                        "Machine wash at 30 °C inside out",
                    ),
                    m(
                        "Brushed organic cotton",
                        "Brushed inside and close-knit outside, so it is warm without being thick.",
                        "Machine wash at 30 °C, no dryer",
                    ),
                ],
                facts: &[("Fit", &["Regular", "Relaxed"])],
                openers: &[
                    "A hoodie without a print. The hood is lined with jersey and lies flat; the cords are cotton and end in a plain knot.",
                    "{n} is heavy in the way good towels are heavy. Side panels of rib let it move and keep its shape.",
                    "For the flight out, the morning run and the evening on the steps.",
                ],
            },
            Kind {
                title: "{n} Lightweight Crew",
                family: Family::Sweater,
                euros: (55, 95),
                grams: (240, 320),
                size: Some(&LETTERS),
                materials: WOOLS,
                facts: &[("Gauge", &["14-gauge", "12-gauge"])],
                openers: &[
                    "The thin jumper that makes a shirt look considered. Knitted at a fine {0}, with no logo and no seams in view.",
                    "A crew neck for ten months of the year. {n} takes up no more room in a bag than a T-shirt.",
                    "Under a jacket when it is cold, over the shoulders when it is not.",
                ],
            },
        ],
    },
);
