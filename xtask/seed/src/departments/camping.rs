//! Tents and sleeping bags.

use super::names::HILLS;
use crate::brand::BrandKey::{Kestrel, Norrvik};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m};
use artwork::Family;
use artwork::Palette::{Forest, Navy, Olive, Orange, Rust, Sand};

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
    "Tents & camping",
    "Zelte & Camping",
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
                title: "{n} Sleeping Mat",
                family: Family::YogaMat,
                euros: (69, 149),
                grams: (480, 980),
                size: Some(&Size {
                    name: "Length",
                    values: &["Regular, 183 cm", "Long, 196 cm"],
                    step: 15,
                    trimmed: false,
                }),
                materials: &[
                    m(
                        "Recycled polyester and foam",
                        "Open-cell foam under recycled polyester; it fills itself while you put up the tent.",
                        "Wipe clean, store unrolled",
                    ),
                    m(
                        "Closed-cell foam",
                        "Closed-cell foam cannot be punctured, soaked or forgotten open.",
                        "Hose down, dry in the shade",
                    ),
                ],
                facts: &[("R-value", &["2.1", "3.4", "4.5"])],
                openers: &[
                    "The ground is cold and stones are hard; this comes between. An R-value of {0} is enough for three seasons, for the warm-blooded even four.",
                    "Roll it out, lie down, sleep. {n} does not rustle when you turn over.",
                    "A mat that stays on the slope you had to camp on, since its underside grips.",
                ],
            },
            Kind {
                title: "{n} Beach Shelter",
                family: Family::Tent,
                euros: (59, 129),
                grams: (900, 1900),
                size: None,
                materials: RIPSTOP,
                facts: &[("Sun protection", &["UPF 50+", "UPF 80"])],
                openers: &[
                    "Shade for four, a windbreak for two, up in a minute. The corners have pockets for sand or stones.",
                    "For babies asleep and books half read. {n} packs to the length of a forearm.",
                    "Open in front, mesh at the back, and high enough to sit up under. {0}.",
                ],
            },
        ],
    },
);
