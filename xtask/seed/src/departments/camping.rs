//! Tents and sleeping bags.

use super::names::HILLS;
use crate::artwork::Family;
use crate::artwork::Palette::{Forest, Navy, Olive, Orange, Rust, Sand};
use crate::brand::BrandKey::{Kestrel, Norrvik};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m};

const RIPSTOP: &[Material] = &[
    m(
        "Recycled ripstop nylon",
        "Recycled 30-denier ripstop, coated with silicone on both sides and free of PFAS.",
        "Dry fully before packing",
    ),
    m(
        "Cotton and polyester",
        "A cotton-rich canvas that breathes, so you wake up dry.",
        "Brush off, dry fully, re-proof every third season",
    ),
    m(
        "Recycled polyester",
        "Recycled polyester that does not sag when wet, dyed without water.",
        "Dry fully before packing",
    ),
    m(
        "Recycled ripstop nylon",
        "Ripstop with a grid so fine that a tear has nowhere to go.",
        "Dry fully before packing",
    ),
];

pub const CAMPING: Node = leaf(
    "camping",
    "Tents & sleeping bags",
    "Zelte & Schlafsäcke",
    Shelf {
        names: &HILLS,
        brands: &[Kestrel, Norrvik],
        palettes: &[Forest, Orange, Olive, Navy, Rust, Sand],
        colours: 2,
        warranty_years: 5,
        details: &[
            &[
                "A repair kit with the right glue is in the bag.",
                "The stuff sack is generous, so it also goes back in.",
                "Weighed with everything in it, not without.",
            ],
            &[
                "Tried for a fortnight in Scottish rain before we put a price on it.",
                "Nothing on it rattles, flaps or needs explaining.",
                "Every spare part has a number and a price.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Tent",
                family: Family::Tent,
                euros: (229, 479),
                grams: (1700, 3800),
                size: Some(&Size {
                    name: "Berths",
                    values: &["1 person", "2 people", "3 people"],
                    step: 70,
                    trimmed: false,
                }),
                materials: RIPSTOP,
                facts: &[
                    ("Water column", &["3,000 mm", "5,000 mm"]),
                    ("Season", &["3 seasons", "4 seasons"]),
                ],
                openers: &[
                    "Up in four minutes, inner and outer together, so the bed stays dry when the evening is not.",
                    "Two doors and two porches: one for boots, one for breakfast. {n} stands in winds that move the car.",
                    "A tunnel tent with room to sit up and play cards through a wet afternoon.",
                ],
            },
            Kind {
                title: "{n} Sleeping Bag",
                family: Family::SleepingBag,
                euros: (119, 299),
                grams: (780, 1600),
                size: Some(&Size {
                    name: "Length",
                    values: &["Regular, 185 cm", "Long, 200 cm"],
                    step: 20,
                    trimmed: false,
                }),
                materials: &[
                    m(
                        "Recycled down",
                        "Recycled down, 700 cuin, in box-shaped chambers without cold seams.",
                        "Wash with down soap, tumble dry with tennis balls",
                    ),
                    m(
                        "Synthetic fibre",
                        "Hollow fibre that still warms when damp and dries in an afternoon.",
                        "Machine wash at 30 °C, line dry",
                    ),
                ],
                facts: &[("Comfort", &["+5 °C", "0 °C", "−6 °C"])],
                openers: &[
                    "Comfortable down to {0} by the honest measure, which is that of a cold sleeper.",
                    "Cut so that you can turn over inside it rather than with it. {n} packs to the size of a loaf.",
                    "The zip goes all the way round, so on warm nights it is a quilt and two of them are a double bed.",
                ],
            },
            Kind {
                title: "{n} Tarp",
                family: Family::Tent,
                euros: (69, 139),
                grams: (480, 900),
                size: None,
                materials: RIPSTOP,
                facts: &[("Dimensions", &["3 × 3 m", "3 × 4 m"])],
                openers: &[
                    "{0} of roof that you can pitch twenty ways between two trees.",
                    "For cooking in the rain and sleeping under the stars. {n} has reinforced loops wherever you will want one.",
                    "The lightest house we make.",
                ],
            },
        ],
    },
);
