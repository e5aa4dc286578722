//! Clothing for women.

use super::names::{COAST, PEOPLE};
use crate::artwork::Family;
use crate::artwork::Palette::{
    Black, Brown, Forest, Grey, Indigo, Mustard, Navy, Olive, Plum, Red, Rose, Rust, Sand, Sky, Teal, White,
};
use crate::brand::BrandKey::{Ancelle, Feldt, Norrvik, Tideway};
use crate::table::{Kind, LETTERS, Material, Node, Shelf, leaf, m, node};

pub const WOMEN: Node = node("women", "Women", "Damen", &[COATS, KNITWEAR, DRESSES, TOPS, TROUSERS]);

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
                family: Family::Jacket,
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
                family: Family::Jacket,
                euros: (99, 169),
                grams: (420, 680),
                size: Some(&LETTERS),
                materials: SHELL,
                facts: &[("Filling", &["Recycled down", "PrimaSoft fibre, 80 g/m²"])],
                openers: &[
                    "Warm without bulk: narrow quilting, a straight hem and a collar that lies flat under a coat. The filling is {0}, which dries quickly if it does get wet.",
                    "An in-between jacket for the weeks when a coat is too much. Press studs down the front, ribbed side panels, and it weighs no more than a shirt.",
                    "{n} is quilted in small diamonds, so the warmth stays where it belongs and the jacket keeps its shape after packing.",
                ],
            },
            Kind {
                title: "{n} Trench",
                family: Family::Jacket,
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
                title: "{n} Cardigan",
                family: Family::Sweater,
                euros: (69, 139),
                grams: (320, 520),
                size: Some(&LETTERS),
                materials: KNIT,
                facts: &[("Buttons", &["Mother-of-pearl", "Corozo nut", "Horn"])],
                openers: &[
                    "A V-neck cardigan with two patch pockets that hold their shape. {0} buttons, backed with a small button inside so that they stay on.",
                    "Worn open it is a jacket, buttoned up a jumper. The front bands are knitted along with the body, so they never gape.",
                    "Long enough to sit in, short enough for a skirt: {n} is the cardigan we kept stealing from each other in the studio.",
                ],
            },
            Kind {
                title: "{n} Roll-Neck",
                family: Family::Sweater,
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
                title: "{n} Knitted Vest",
                family: Family::Sweater,
                euros: (45, 89),
                grams: (180, 280),
                size: Some(&LETTERS),
                materials: KNIT,
                facts: &[("Neck", &["V-neck", "Round neck"])],
                openers: &[
                    "A knitted vest to put over the shirt you already have on. Deep armholes, a short rib at the hem, no bulk under a blazer.",
                    "Half a jumper, all of the warmth where it matters. {n} is cable-knit in front and plain at the back.",
                    "For shirts and dresses that need one more layer: cut straight, with a {0} finished by hand.",
                ],
            },
        ],
    },
);

const LIGHT: &[Material] = &[
    m(
        "Linen",
        "European linen, stone-washed before sewing, so it is soft from the first wearing and will not shrink.",
        "Machine wash at 40 °C, iron damp or not at all",
    ),
    m(
        "Viscose",
        "Viscose from managed forests falls fluidly, feels cool, and comes out of a suitcase presentable.",
        "Machine wash at 30 °C on gentle, hang to dry",
    ),
    m(
        "Organic cotton poplin",
        "Crisp organic poplin, 115 g/m², opaque in every colour including white.",
        "Machine wash at 40 °C, iron warm",
    ),
    m(
        "Tencel twill",
        "Tencel twill has the handle of washed silk and none of the worry.",
        "Machine wash at 30 °C, iron on the reverse",
    ),
];
const DRESSES: Node = leaf(
    "dresses",
    "Dresses",
    "Kleider",
    Shelf {
        names: &PEOPLE,
        brands: &[Ancelle, Tideway, Feldt],
        palettes: &[Navy, Rose, Rust, Forest, Sky, Black, Plum, Mustard],
        colours: 3,
        warranty_years: 0,
        details: &[
            &[
                "There are pockets in the side seams, deep enough for a phone.",
                "Two flat pockets disappear in the seams.",
                "Yes, it has pockets.",
            ],
            &[
                "The seams are French-seamed inside, with no loose threads against the skin.",
                "A concealed zip at the side leaves the back clean.",
                "Buttons are dyed to match and sewn on with a shank.",
            ],
            &[
                "Our model is 175 cm tall and wears size S.",
                "If you are between two sizes, take the smaller one.",
                "The hem has 4 cm to let down.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Shirt Dress",
                family: Family::Dress,
                euros: (79, 149),
                grams: (280, 400),
                size: Some(&LETTERS),
                materials: LIGHT,
                facts: &[("Length", &["Midi", "Knee"])],
                openers: &[
                    "A shirt dress with a proper collar and a waist you can tie or leave. The buttons run all the way down, so it doubles as a light coat.",
                    "{n} borrows its yoke and cuffs from a good shirt and its ease from a holiday. Belt included, belt loops removable.",
                    "For mornings when one decision must do. Roll the sleeves for work, let them down for dinner.",
                ],
            },
            Kind {
                title: "{n} Wrap Dress",
                family: Family::Dress,
                euros: (85, 159),
                grams: (260, 380),
                size: Some(&LETTERS),
                materials: LIGHT,
                facts: &[("Sleeve", &["Three-quarter sleeve", "Short sleeve", "Long sleeve"])],
                openers: &[
                    "A true wrap that ties at the side and stays where you tied it: a small press stud holds the neckline.",
                    "The skirt of {n} is cut on the bias, so it swings when you walk and hangs still when you don't.",
                    "It adjusts to lunch. A wide tie, a generous overlap and a hem below the knee make this the dress for long days.",
                ],
            },
            Kind {
                title: "{n} Summer Dress",
                family: Family::Dress,
                euros: (59, 109),
                grams: (180, 280),
                size: Some(&LETTERS),
                materials: LIGHT,
                facts: &[("Length", &["Midi", "Maxi", "Knee"])],
                openers: &[
                    "Wide straps, a square neck and a back that lets you wear a normal bra. A dress for 30 degrees and a bicycle.",
                    "{n} has a smocked back panel that gives with every breath and a tiered skirt that stays cool.",
                    "Pull it over the head and the day has begun: no zip, no buttons, gathered lightly under the bust.",
                ],
            },
            Kind {
                title: "{n} Jersey Dress",
                family: Family::Dress,
                euros: (49, 95),
                grams: (260, 360),
                size: Some(&LETTERS),
                materials: &[
                    m(
                        "Organic cotton jersey",
                        "The jersey is a heavy 220 g/m² organic cotton with a little elastane, so knees do not show the next day.",
                        "Machine wash at 30 °C, no tumble dryer",
                    ),
                    m(
                        "Merino jersey",
                        "Fine merino jersey keeps you warm in the tram and cool in the meeting.",
                        "Wool wash at 30 °C, dry flat",
                    ),
                ],
                facts: &[("Sleeve", &["Long sleeve", "Elbow sleeve"])],
                openers: &[
                    "As comfortable as a T-shirt and dressed enough for a meeting. A boat neck, a straight skirt and a slit at the back for long steps.",
                    "{n} travels: roll it up, shake it out, put it on. The waist seam sits slightly high and flatters.",
                    "A column of soft jersey with a fitted top. Good with trainers, better with boots.",
                ],
            },
        ],
    },
);

const TOPS: Node = leaf(
    "womens-tops",
    "Tops & blouses",
    "Oberteile & Blusen",
    Shelf {
        names: &PEOPLE,
        brands: &[Feldt, Tideway, Ancelle],
        palettes: &[White, Black, Sky, Navy, Red, Sand, Olive, Rose],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "The neckline is taped inside and keeps its shape.",
                "Side seams are set slightly forward, so it hangs straight.",
                "Double-stitched hems survive the washing machine.",
            ],
            &[
                "Cut with a little room at the hip.",
                "Made to be tucked in: the hem is long at the back.",
                "Order your usual size; it will not shrink.",
            ],
            &[
                "Goes with anything that has a waistband.",
                "Good on its own and under a cardigan.",
                "Dries on a hanger overnight.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} T-Shirt",
                family: Family::Tshirt,
                euros: (19, 35),
                grams: (140, 200),
                size: Some(&LETTERS),
                materials: &[
                    m(
                        "Organic cotton",
                        "Combed organic cotton, 180 g/m²: not see-through, not stiff.",
                        "Machine wash at 40 °C, inside out",
                    ),
                    m(
                        "Cotton and hemp",
                        "Hemp gives the cotton a dry, cool handle and wears in like good denim.",
                        "Machine wash at 40 °C",
                    ),
                ],
                facts: &[("Fit", &["Regular", "Boxy", "Slim"])],
                openers: &[
                    "We made eleven versions of this T-shirt before we stopped. The neck is neither high nor low, the sleeve neither long nor short.",
                    "A T-shirt that can be seen by itself. {n} keeps its neck after fifty washes; we counted.",
                    "The one to buy in two colours. Pre-washed, side-seamed, with a neck rib that does not curl.",
                ],
            },
            Kind {
                title: "{n} Blouse",
                family: Family::Shirt,
                euros: (49, 95),
                grams: (140, 220),
                size: Some(&LETTERS),
                materials: LIGHT,
                facts: &[("Collar", &["Stand collar", "Peter Pan collar", "Classic collar"])],
                openers: &[
                    "A blouse with gathered shoulders and long cuffs, fastened by three small buttons each. {0}, no lace.",
                    "{n} is cut wide and falls softly, so that nothing pulls when you reach for the top shelf.",
                    "Dressed up by a blazer, dressed down by jeans. A hidden button at the bust settles the only open question.",
                ],
            },
            Kind {
                title: "{n} Striped Top",
                family: Family::Tshirt,
                euros: (29, 55),
                grams: (180, 260),
                size: Some(&LETTERS),
                materials: &[m(
                    "Heavy cotton jersey",
                    "Knitted in Brittany on slow machines, the jersey weighs 260 g/m² and feels like it.",
                    "Machine wash at 30 °C, dry flat",
                )],
                facts: &[("Sleeve", &["Long sleeve", "Bracelet sleeve"])],
                openers: &[
                    "The fisherman's stripe with a boat neck wide enough to slip over wet hair.",
                    "Stripes that meet at the seams, because someone took the time. {n} has straight sleeves and short side vents.",
                    "For boats, markets and Mondays. The stripe is knitted in, not printed, so it fades as one.",
                ],
            },
            Kind {
                title: "{n} Camisole",
                family: Family::Tshirt,
                euros: (22, 45),
                grams: (80, 130),
                size: Some(&LETTERS),
                materials: LIGHT,
                facts: &[("Straps", &["Adjustable", "Fixed, wide"])],
                openers: &[
                    "A camisole you can wear as a top, not just under one. Lined at the bust, cut straight at the hem.",
                    "{n} goes under the blouse that turned out thinner than it looked, and out alone in July.",
                    "Simple, cool and finished inside as carefully as outside. The neckline is the same front and back, so turn it as you like.",
                ],
            },
        ],
    },
);

const TROUSERS: Node = leaf(
    "womens-trousers",
    "Trousers & jeans",
    "Hosen & Jeans",
    Shelf {
        names: &PEOPLE,
        brands: &[Feldt, Ancelle, Tideway],
        palettes: &[Indigo, Black, Navy, Sand, Olive, Brown, Teal],
        colours: 3,
        warranty_years: 0,
        details: &[
            &[
                "The waistband is curved, so it neither gapes nor cuts.",
                "The zip is metal and the button is sewn, not riveted.",
                "Belt loops are bar-tacked and wide enough for a real belt.",
            ],
            &[
                "Front pockets are deep: a phone goes in and stays in.",
                "The pocket bags are stitched down in front and never show through.",
                "Back pockets are set to flatter.",
            ],
            &[
                "Inside leg 78 cm; there are 3 cm to let down.",
                "Our model is 176 cm tall and wears size 38.",
                "They give half a size in the first week, so buy them snug.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Wide-Leg Trousers",
                family: Family::Trousers,
                euros: (69, 129),
                grams: (320, 460),
                size: Some(&super::menswear::WOMENS_WAISTS),
                materials: LIGHT,
                facts: &[("Rise", &["High", "Mid"])],
                openers: &[
                    "High at the waist, wide from the hip, with two pleats that fall open when you sit and close when you stand.",
                    "{n} has the drape of evening trousers and an elastic panel at the back that nobody will see.",
                    "Trousers for people who dislike trousers: airy, swinging, and long enough to cover a low heel.",
                ],
            },
            Kind {
                title: "{n} Straight Jeans",
                family: Family::Trousers,
                euros: (69, 119),
                grams: (480, 620),
                size: Some(&super::menswear::WOMENS_WAISTS),
                materials: &[
                    m(
                        "Organic denim",
                        "12-oz denim of organic cotton, washed with ozone instead of pumice and bleach.",
                        "Wash rarely, at 30 °C, inside out",
                    ),
                    m(
                        "Stretch denim",
                        "98 % organic cotton and 2 % elastane: denim first, stretch second.",
                        "Wash at 30 °C inside out, no dryer",
                    ),
                ],
                facts: &[("Rise", &["High", "Mid"])],
                openers: &[
                    "A straight leg, a {0} rise, and denim with enough weight to hold a line. The jeans you remember from before everything stretched.",
                    "{n} sits close at the waist and falls straight from there, cropped just at the ankle bone.",
                    "Five pockets, one fit, no distressing. What happens to these jeans will be your own doing.",
                ],
            },
            Kind {
                title: "{n} Tapered Chinos",
                family: Family::Trousers,
                euros: (59, 99),
                grams: (380, 480),
                size: Some(&super::menswear::WOMENS_WAISTS),
                materials: &[m(
                    "Cotton twill",
                    "Garment-dyed cotton twill with a brushed inside, already soft when it reaches you.",
                    "Machine wash at 40 °C",
                )],
                facts: &[("Rise", &["Mid", "High"])],
                openers: &[
                    "Chinos with room in the thigh and a narrow ankle. Turn them up once in summer.",
                    "Smart enough for the office and sturdy enough for the playground on the way home.",
                    "The pockets of {n} are slanted, the front is flat, and the waist sits where yours is.",
                ],
            },
        ],
    },
);
