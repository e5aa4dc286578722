//! Clothing for women: dresses, tops and trousers.

use super::names::PEOPLE;
use crate::brand::BrandKey::{Ancelle, Feldt, Tideway};
use crate::table::{Kind, LETTERS, Material, Node, Shelf, Size, leaf, m};
use artwork::Family;
use artwork::Palette::{
    Black, Brown, Forest, Indigo, Mustard, Navy, Olive, Plum, Red, Rose, Rust, Sand, Sky, Teal, White,
};

const WAISTS: Size =
    Size { name: "Size", values: &["34", "36", "38", "40", "42", "44"], step: 0, trimmed: true };

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

pub const DRESSES: Node = leaf(
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
                family: Family::ShirtDress,
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
                    "The skirt of {n} is cut on the bias, so it swings when you walk and hangs still when you don’t.",
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

pub const TOPS: Node = leaf(
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
                family: Family::StripedTop,
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
                    "The fisherman’s stripe with a boat neck wide enough to slip over wet hair.",
                    "Stripes that meet at the seams, because someone took the time. {n} has straight sleeves and short side vents.",
                    "For boats, markets and Mondays. The stripe is knitted in, not printed, so it fades as one.",
                ],
            },
            Kind {
                title: "{n} Hoodie",
                family: Family::Hoodie,
                euros: (49, 85),
                grams: (420, 560),
                size: Some(&LETTERS),
                materials: &[m(
                    "Organic loopback cotton",
                    "Organic loopback cotton, 360 g/m², that gets softer and not thinner.",
                    "Machine wash at 30 °C inside out",
                )],
                facts: &[("Fit", &["Boxy", "Regular"])],
                openers: &[
                    "A short, boxy hoodie that stops at the waistband. No print, no glitter, one good pocket.",
                    "{n} is for Saturdays, trains and the hour after swimming. The hood is lined and stays up on a bicycle.",
                    "Soft inside, firm outside, cut with room in the sleeves and none to spare at the hem.",
                ],
            },
        ],
    },
);

pub const TROUSERS: Node = leaf(
    "womens-trousers",
    "Trousers, jeans & skirts",
    "Hosen, Jeans & Röcke",
    Shelf {
        names: &PEOPLE,
        brands: &[Feldt, Ancelle, Tideway],
        palettes: &[Indigo, Black, Navy, Sand, Olive, Brown, Teal],
        colours: 3,
        warranty_years: 0,
        details: &[
            &[
                "The waistband is curved, so it neither gapes nor cuts.",
                "The zip is metal and runs without catching.",
                "It sits at the natural waist and stays there.",
            ],
            &[
                "Front pockets are deep: a phone goes in and stays in.",
                "The pocket bags are stitched down in front and never show through.",
                "The pockets lie flat and do not stand out at the hip.",
            ],
            &[
                "There are 3 cm in the hem to let down.",
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
                size: Some(&WAISTS),
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
                family: Family::Jeans,
                euros: (69, 119),
                grams: (480, 620),
                size: Some(&WAISTS),
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
                size: Some(&WAISTS),
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
            Kind {
                title: "{n} Pleated Skirt",
                family: Family::Skirt,
                euros: (59, 109),
                grams: (280, 420),
                size: Some(&WAISTS),
                materials: LIGHT,
                facts: &[("Length", &["Midi", "Knee"])],
                openers: &[
                    "Narrow pleats that are stitched down at the hip and set free below. They stay in through the wash.",
                    "{n} moves when you do and is quiet when you sit. The waistband is flat in front and elastic behind.",
                    "With a jumper in winter and a T-shirt in summer: a skirt for all four seasons and most shoes.",
                ],
            },
        ],
    },
);
