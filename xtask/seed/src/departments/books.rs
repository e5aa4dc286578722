//! Books.

use super::names::{COAST, GARDENS};
use crate::brand::BrandKey::WrenLane;
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Forest, Indigo, Mustard, Navy, Olive, Orange, Plum, Rose, Rust, Sky, Teal};

pub const BOOKS: Node = node("books", "Books", "Bücher", &[NOVELS, HANDBOOKS]);

const FORMAT: Size = Size { name: "Format", values: &["Paperback", "Hardcover"], step: 10, trimmed: false };

const PAPER: &[Material] = &[
    m("", "Set in Garamond and printed on paper that opens flat and does not yellow.", ""),
    m("", "The cover is printed in three spot colours; there is a ribbon in the hardcover.", ""),
    m("", "Thread-sewn in sections, so it survives being lent.", ""),
    m("", "Typeset by someone who reads, with margins for thumbs.", ""),
    m("", "Printed in Cornwall on paper from well-managed forests.", ""),
];

const NOVELS: Node = leaf(
    "novels",
    "Novels",
    "Romane",
    Shelf {
        names: &COAST,
        brands: &[WrenLane],
        palettes: &[Navy, Rust, Teal, Plum, Mustard, Olive, Indigo],
        colours: 1,
        warranty_years: 0,
        details: &[
            &[
                "With a map on the endpapers.",
                "With an afterword by the translator.",
                "A reading-group guide can be had from the publisher.",
            ],
            &[
                "Best begun on a Friday.",
                "Longlisted for a prize whose jury we agree with.",
                "Funny where you do not expect it.",
            ],
        ],
        kinds: &[
            Kind {
                title: "The {n} Letters",
                family: Family::Book,
                euros: (12, 16),
                grams: (260, 480),
                size: Some(&FORMAT),
                materials: PAPER,
                facts: &[("Pages", &["288", "312", "356"]), ("Language", &["English"])],
                openers: &[
                    "Clearing her late aunt’s house, Ruth Adair finds forty years of letters that were never sent. She begins to deliver them.",
                    "A postmistress, a lighthouse and one envelope too many. A novel of {0} pages about what people leave unsaid.",
                    "Two sisters who have not spoken since the war inherit the same house, and one of them has let it to a stranger.",
                ],
            },
            Kind {
                title: "A Winter at {n}",
                family: Family::Book,
                euros: (12, 16),
                grams: (280, 500),
                size: Some(&FORMAT),
                materials: PAPER,
                facts: &[("Pages", &["264", "328", "402"]), ("Language", &["English"])],
                openers: &[
                    "Snow closes the road in November. By March, five guests and one cook know more of each other than they had planned.",
                    "A retired detective goes to the coast to be left alone. The first body is found on page nine.",
                    "He came to catalogue the library and stayed for the quarrel. A love story with footnotes.",
                ],
            },
            Kind {
                title: "{n}, or The Long Way Home",
                family: Family::Book,
                euros: (12, 17),
                grams: (300, 540),
                size: Some(&FORMAT),
                materials: PAPER,
                facts: &[("Pages", &["344", "388", "456"]), ("Language", &["English"])],
                openers: &[
                    "A ship’s carpenter jumps overboard in sight of land and spends the next twenty years walking back.",
                    "Three generations, one ferry, and a recipe that everybody remembers differently. {0} pages that go by like an evening.",
                    "When the last bus is cancelled, eight strangers set out on foot. By dawn they are something else.",
                ],
            },
        ],
    },
);

const HANDBOOKS: Node = leaf(
    "cookery-gardening-books",
    "Cookery & gardening books",
    "Koch- & Gartenbücher",
    Shelf {
        names: &GARDENS,
        brands: &[WrenLane],
        palettes: &[Forest, Rust, Mustard, Rose, Sky, Orange, Olive],
        colours: 1,
        warranty_years: 0,
        details: &[
            &[
                "It lies open on the worktop by itself.",
                "With a proper index, by ingredient and by month.",
                "Quantities in grams throughout.",
            ],
            &[
                "Photographed in daylight, in the author’s own kitchen and garden.",
                "Every chapter was tried by someone who had never done it before.",
                "Room for notes on every page.",
            ],
        ],
        kinds: &[
            Kind {
                title: "The {n} Cookbook",
                family: Family::Book,
                euros: (22, 32),
                grams: (900, 1400),
                size: Some(&FORMAT),
                materials: PAPER,
                facts: &[("Recipes", &["90", "120", "150"]), ("Language", &["English"])],
                openers: &[
                    "{0} recipes from a kitchen that looks out on a vegetable bed. Few take longer than an hour.",
                    "Cooking by the month, with what is there. The chapter on beans alone is worth the shelf space.",
                    "How to make supper from four things and an onion, told by someone who does it every day.",
                ],
            },
            Kind {
                title: "A Year in the {n} Garden",
                family: Family::Book,
                euros: (18, 28),
                grams: (600, 1100),
                size: Some(&FORMAT),
                materials: PAPER,
                facts: &[("Pages", &["224", "256", "304"]), ("Language", &["English"])],
                openers: &[
                    "A gardener’s diary from January to December, with failures. You learn most from the failures.",
                    "Fifty-two weeks of sowing, pruning and looking out of the window, one essay for each.",
                    "What to do in the garden and, more useful still, what to leave.",
                ],
            },
            Kind {
                title: "The {n} Book of Baking",
                family: Family::Book,
                euros: (20, 30),
                grams: (700, 1200),
                size: Some(&FORMAT),
                materials: PAPER,
                facts: &[("Recipes", &["60", "75", "80"]), ("Language", &["English"])],
                openers: &[
                    "Herbs, flowers and fruit in {0} cakes, breads and biscuits. The lemon one is the reason for the book.",
                    "Start with a sponge, end with a wedding. Every step that can go wrong has a photograph of it going wrong.",
                    "For ovens that run hot, cold or both. Written by a baker who has only ever had a small one.",
                ],
            },
        ],
    },
);
