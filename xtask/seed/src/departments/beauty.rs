//! Beauty and care.

use super::names::BOTANICALS;
use crate::brand::BrandKey::{FleurDorne, Saltmarsh};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Brown, Forest, Mustard, Olive, Orange, Plum, Rose, Rust, Sand, Sky, Teal, White};

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
                family: Family::Cream,
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
                family: Family::Cream,
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
                family: Family::Soap,
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
                title: "{n} Tinted Lip Balm",
                family: Family::Lipstick,
                euros: (9, 19),
                grams: (0, 0),
                size: None,
                materials: &[
                    m(
                        "Beeswax and cocoa butter",
                        "Beeswax, cocoa butter and castor oil, coloured with minerals.",
                        "",
                    ),
                    m("Shea and candelilla", "Shea and candelilla wax, so vegans are welcome too.", ""),
                ],
                facts: &[("Content", &["3.5 g", "4 g"])],
                openers: &[
                    "More than a balm and less than a lipstick. You can put it on without a mirror, on a moving tram.",
                    "A breath of colour that fades evenly and leaves no rim on the cup.",
                    "{n} tastes faintly of what it says and mostly of nothing.",
                ],
            },
        ],
    },
);

const SOAPS: &[Material] = &[
    m("Sugar surfactants", "Washes with mild surfactants from sugar, softened with glycerine.", ""),
    m(
        "Olive oil soap",
        "Potash soap from olive oil, thinned with orange-blossom water and nothing else.",
        "",
    ),
    m("Oat and aloe", "Oat milk and aloe in a mild base of coconut; no sulphates.", ""),
    m(
        "Coconut and clay",
        "Coconut cleanses, white clay takes up the rest, and the skin keeps what it needs.",
        "",
    ),
];
const SOAP: Node = leaf(
    "bath-shower",
    "Bath & shower",
    "Bad & Dusche",
    Shelf {
        names: &BOTANICALS,
        brands: &[Saltmarsh, FleurDorne],
        palettes: &[Sand, Olive, Rose, White, Forest, Mustard, Plum, Rust],
        colours: 1,
        warranty_years: 0,
        details: &[
            &[
                "Free of palm oil and of colours that come off on the towel.",
                "Skin does not feel tight afterwards.",
                "Gentle enough for every day.",
            ],
            &[
                "Bottle, label and cap go into the same bin, if it has to be a bin.",
                "Made in small batches, with the date on the bottom.",
                "A good reason to have a guest bathroom.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Shower Gel",
                family: Family::Soap,
                euros: (9, 17),
                grams: (0, 0),
                size: Some(&Size { name: "Size", values: &["250 ml", "500 ml"], step: 6, trimmed: false }),
                materials: SOAPS,
                facts: &[("Refill", &["Available, 1 l", "In the shop, by weight"])],
                openers: &[
                    "For waking up by. It lathers in hard water and rinses off in a second.",
                    "{n}, as a scent you notice in the shower and not at the breakfast table.",
                    "A gel for the whole family, including those who never read what it says on the bottle.",
                ],
            },
            Kind {
                title: "{n} Shampoo",
                family: Family::Soap,
                euros: (11, 21),
                grams: (0, 0),
                size: Some(&Size { name: "Size", values: &["250 ml", "500 ml"], step: 7, trimmed: false }),
                materials: SOAPS,
                facts: &[("Hair", &["Fine", "Dry", "All types"])],
                openers: &[
                    "Clean hair that still has a will of its own. Made for this sort of hair: {0}.",
                    "Use half of what you are used to. {n} foams late and little, and works all the same.",
                    "No silicone, so give it a week: hair takes that long to believe it.",
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
                family: Family::Soap,
                euros: (9, 19),
                grams: (0, 0),
                size: Some(&Size { name: "Size", values: &["300 ml", "500 ml"], step: 6, trimmed: false }),
                materials: SOAPS,
                facts: &[("Refill", &["Available, 1 l"])],
                openers: &[
                    "A hand wash for sinks that guests use. It smells of {n} and rinses off at once.",
                    "Made for the twentieth time today.",
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
