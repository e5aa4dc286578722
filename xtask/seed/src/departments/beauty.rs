//! Beauty and care.

use super::names::BOTANICALS;
use crate::artwork::Family;
use crate::artwork::Palette::{
    Brown, Forest, Mustard, Olive, Orange, Plum, Rose, Rust, Sand, Sky, Teal, White,
};
use crate::brand::BrandKey::{FleurDorne, Saltmarsh};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};

pub const BEAUTY: Node = node("beauty", "Beauty & care", "Schönheit & Pflege", &[SKIN, SOAP, PERFUME]);

const CREAMS: &[Material] = &[
    m("Shea and squalane", "Shea butter and squalane from olives; nothing in it is there for the label.", ""),
    m(
        "Oat and almond",
        "Colloidal oat and sweet almond oil calm skin that has had too much of something.",
        "",
    ),
    m("Jojoba and aloe", "Jojoba oil and aloe sink in within a minute and leave no shine.", ""),
    m(
        "Shea and squalane",
        "Cold-pressed shea from a cooperative in Ghana gives it body; squalane takes it in.",
        "",
    ),
    m("Oat and almond", "Oats from the next county, soaked, strained and whipped with almond oil.", ""),
];
const SKIN: Node = leaf(
    "skin-care",
    "Skin care",
    "Hautpflege",
    Shelf {
        names: &BOTANICALS,
        brands: &[Saltmarsh, FleurDorne],
        palettes: &[Sand, White, Sky, Forest, Rose, Teal],
        colours: 1,
        warranty_years: 0,
        details: &[
            &[
                "A short list of ingredients, each of which you could explain to a child.",
                "No silicone, no mineral oil, no microplastics.",
                "Dermatologically tested on volunteers, who said yes.",
            ],
            &[
                "Empties come back to us by post, and we refill them.",
                "Keeps for nine months once opened.",
                "A little goes a long way.",
            ],
            &[
                "The scent is light and gone within the hour.",
                "Scented with essential oils; try it on the wrist first if your skin is delicate.",
                "Suitable for children, beards and tattoos.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Face Cream",
                family: Family::Jar,
                euros: (19, 49),
                grams: (0, 0),
                size: Some(&Size { name: "Size", values: &["30 ml", "50 ml"], step: 14, trimmed: false }),
                materials: CREAMS,
                facts: &[("Skin type", &["Normal to dry", "Combination", "Sensitive"])],
                openers: &[
                    "A day cream that disappears and leaves the skin comfortable until evening. {0} skin will like it best.",
                    "Rich enough for January, light enough under sun cream in June.",
                    "{n} in name, hardly in scent: a quiet cream that does its work.",
                ],
            },
            Kind {
                title: "{n} Hand Cream",
                family: Family::Jar,
                euros: (9, 19),
                grams: (0, 0),
                size: Some(&Size { name: "Size", values: &["50 ml", "100 ml"], step: 6, trimmed: false }),
                materials: CREAMS,
                facts: &[("Texture", &["Rich", "Light"])],
                openers: &[
                    "For hands that wash up, dig and type. You can go back to the keyboard after half a minute.",
                    "Keep one by the tap and one in the coat. {n} is fresh without being loud.",
                    "A {0} cream against cracked knuckles and winter gloves.",
                ],
            },
            Kind {
                title: "{n} Body Lotion",
                family: Family::Bottle,
                euros: (15, 29),
                grams: (0, 0),
                size: Some(&Size { name: "Size", values: &["200 ml", "400 ml"], step: 10, trimmed: false }),
                materials: CREAMS,
                facts: &[("Pump", &["Yes", "Yes, refill available"])],
                openers: &[
                    "Spreads easily on damp skin and is dry before you have found your socks.",
                    "A lotion for the whole household. The scent of {n} offends nobody.",
                    "After the sea, after the shower, after a day in wool.",
                ],
            },
            Kind {
                title: "{n} Lip Balm",
                family: Family::Jar,
                euros: (5, 10),
                grams: (0, 0),
                size: None,
                materials: &[m(
                    "Beeswax and cocoa butter",
                    "Beeswax, cocoa butter and castor oil, melted together and left alone.",
                    "",
                )],
                facts: &[("Content", &["10 ml", "15 ml"])],
                openers: &[
                    "A small tin for every pocket. It softens at the touch of a finger and lasts through a ski run.",
                    "No menthol, no tingle, no need to put it on again in ten minutes.",
                    "{n} tastes faintly of what it says and mostly of nothing.",
                ],
            },
        ],
    },
);

const SOAPS: &[Material] = &[
    m(
        "Olive and coconut oil",
        "Cold-process soap from olive and coconut oil, left to ripen for six weeks.",
        "Keep dry between uses",
    ),
    m(
        "Goat’s milk",
        "A third of the water is goat’s milk from a farm down the road.",
        "Keep dry between uses",
    ),
    m(
        "Olive and coconut oil",
        "Seventy-two per cent olive oil, as in Marseille, stirred in open kettles.",
        "Keep dry between uses",
    ),
    m(
        "Rapeseed and shea",
        "Rapeseed oil from the field behind the workshop, with shea for a dense, small-bubbled lather.",
        "Keep dry between uses",
    ),
];
const SOAP: Node = leaf(
    "soap-bath",
    "Soap & bath",
    "Seife & Bad",
    Shelf {
        names: &BOTANICALS,
        brands: &[Saltmarsh, FleurDorne],
        palettes: &[Sand, Olive, Rose, White, Forest, Mustard, Plum, Rust],
        colours: 1,
        warranty_years: 0,
        details: &[
            &[
                "Free of palm oil and of colours that come off on the towel.",
                "Superfatted, so skin does not feel tight afterwards.",
                "It lathers in hard water too.",
            ],
            &[
                "Wrapped in paper that you can plant: there are seeds in it.",
                "Cut by hand, so the weight is a promise and not a measurement.",
                "A good reason to have a guest bathroom.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Soap Bar",
                family: Family::Soap,
                euros: (6, 12),
                grams: (95, 120),
                size: None,
                materials: SOAPS,
                facts: &[("Content", &["100 g", "120 g"])],
                openers: &[
                    "A bar for hands, body and the occasional collar. It stays firm to the last sliver.",
                    "{n}, as a scent you notice when you come into the room and not when you sit down to dinner.",
                    "Creamy, long-lasting, and shaped like a pebble so that it fits a wet hand.",
                ],
            },
            Kind {
                title: "{n} Shampoo Bar",
                family: Family::Soap,
                euros: (8, 14),
                grams: (70, 90),
                size: None,
                materials: &[m(
                    "Coconut surfactant and clay",
                    "Mild coconut surfactants and white clay clean without stripping; it is not soap and needs no rinse of vinegar.",
                    "Keep dry between uses",
                )],
                facts: &[("Hair", &["Fine", "Dry", "All types"])],
                openers: &[
                    "Two bottles’ worth of shampoo without the bottles. Rub it in the hands or straight on the hair.",
                    "For carry-on luggage and small bathrooms. Made for this sort of hair: {0}.",
                    "{n} foams like shampoo, rinses like shampoo, and lasts three months.",
                ],
            },
            Kind {
                title: "{n} Bath Salt",
                family: Family::Jar,
                euros: (12, 24),
                grams: (0, 0),
                size: Some(&Size { name: "Size", values: &["300 g", "800 g"], step: 9, trimmed: false }),
                materials: &[m(
                    "Sea salt",
                    "Coarse sea salt from pans on the Essex coast, with essential oils and a little almond oil.",
                    "Close the jar tightly",
                )],
                facts: &[("Baths", &["About 6", "About 8"])],
                openers: &[
                    "Two handfuls, hot water, door locked. The smaller jar is good for this many baths: {0}.",
                    "After long walks and short nights. {n} fills the room and not the house.",
                    "It softens the water, loosens the shoulders and leaves nothing in the tub to scrub.",
                ],
            },
            Kind {
                title: "{n} Hand Wash",
                family: Family::Bottle,
                euros: (9, 19),
                grams: (0, 0),
                size: Some(&Size { name: "Size", values: &["300 ml", "500 ml"], step: 6, trimmed: false }),
                materials: &[m(
                    "Sugar surfactants",
                    "Washes with surfactants from sugar, softened with glycerine.",
                    "",
                )],
                facts: &[("Refill", &["Available, 1 l"])],
                openers: &[
                    "A hand wash for sinks that guests use. It smells of {n} and rinses off at once.",
                    "Gentle enough for the twentieth time today.",
                    "The bottle is too good to throw away, which is why there are refills.",
                ],
            },
        ],
    },
);

const ESSENCES: &[Material] = &[
    m("", "Mixed and matured in Normandy, with alcohol from sugar beet.", ""),
    m("", "Two thirds of what you smell comes from plants; the rest is there so that it lasts.", ""),
    m("", "Composed in Paris, bottled in Orne, and allowed to rest for six weeks in between.", ""),
    m("", "Without colouring: the tint in the bottle is what the plants brought along.", ""),
];
const PERFUME: Node = leaf(
    "fragrance",
    "Fragrance",
    "Parfum",
    Shelf {
        names: &BOTANICALS,
        brands: &[FleurDorne],
        palettes: &[Rose, Orange, Plum, Teal, Sand, Brown, Forest],
        colours: 1,
        warranty_years: 0,
        details: &[
            &[
                "For whoever likes it.",
                "Stays close to the skin; nobody in the lift will know.",
                "Spray once, walk through it, leave.",
            ],
            &[
                "The bottle can be refilled at a third of the price.",
                "A sample of 2 ml is in the box: try that first and send the rest back if it is not for you.",
                "The cap is turned from beech.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Eau de Parfum",
                family: Family::Perfume,
                euros: (59, 119),
                grams: (0, 0),
                size: Some(&Size {
                    name: "Size",
                    values: &["30 ml", "50 ml", "100 ml"],
                    step: 35,
                    trimmed: false,
                }),
                materials: ESSENCES,
                facts: &[("Family", &["Woody", "Floral", "Green", "Amber"])],
                openers: &[
                    "{n} without the sugar. It opens clear, turns warm after an hour and is still there on the scarf the next morning.",
                    "Written like a short story: a first line you remember and an ending that stays open.",
                    "A grown-up scent with a light hand, for offices and the evenings after them.",
                ],
            },
            Kind {
                title: "{n} Cologne",
                family: Family::Perfume,
                euros: (39, 79),
                grams: (0, 0),
                size: Some(&Size { name: "Size", values: &["100 ml", "200 ml"], step: 28, trimmed: false }),
                materials: ESSENCES,
                facts: &[("Family", &["Citrus", "Herbal", "Marine"])],
                openers: &[
                    "To be splashed, not dabbed. A cologne for hot days, best kept in the fridge.",
                    "{n} in its brightest form: ten minutes of sunlight, then clean skin.",
                    "Made after the old recipe, with less neroli and more of what grows round here.",
                ],
            },
            Kind {
                title: "{n} Room Spray",
                family: Family::Perfume,
                euros: (22, 39),
                grams: (0, 0),
                size: None,
                materials: ESSENCES,
                facts: &[("Content", &["100 ml", "150 ml"])],
                openers: &[
                    "Two sprays on the curtains after frying fish.",
                    "The hall smells of {n} when you come in and of home when you have taken off your coat.",
                    "Also good on linen, in cupboards and in hire cars.",
                ],
            },
        ],
    },
);
