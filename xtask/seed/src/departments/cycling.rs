//! Bicycles and helmets.

use super::names::CITIES;
use crate::brand::BrandKey::{Kestrel, Norrvik};
use crate::table::{Kind, Node, Shelf, Size, leaf, m};
use artwork::Family;
use artwork::Palette::{Black, Forest, Mustard, Navy, Red, Rose, Sky, Teal, White};

pub const CYCLING: Node = leaf(
    "cycling",
    "Cycling",
    "Radfahren",
    Shelf {
        names: &CITIES,
        brands: &[Kestrel, Norrvik],
        palettes: &[Teal, Red, Navy, Forest, Mustard, Black, White, Sky, Rose],
        colours: 3,
        warranty_years: 5,
        details: &[
            &[
                "Every part that wears can be had from us for fifteen years.",
                "Tried for a winter by couriers in Hamburg.",
                "It does not mind the rain.",
            ],
            &[
                "The colour takes a knock and does not fade in the sun.",
                "Reflectors are worked in where they are seen and not noticed.",
                "It comes adjusted; a leaflet says how to do it again.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} City Bicycle",
                family: Family::Bicycle,
                euros: (549, 899),
                grams: (12800, 15800),
                size: Some(&Size {
                    name: "Frame",
                    values: &["50 cm", "54 cm", "58 cm"],
                    step: 0,
                    trimmed: false,
                }),
                materials: &[
                    m(
                        "Chromoly steel",
                        "The frame is lugged chromoly steel: springy, slim, and repairable by anyone with a torch.",
                        "",
                    ),
                    m(
                        "Aluminium",
                        "An aluminium frame with smooth welds, light enough to carry up to the second floor.",
                        "",
                    ),
                ],
                facts: &[("Gears", &["3-speed hub", "8-speed hub", "Single speed"])],
                openers: &[
                    "Upright, with a basket in front and mudguards that reach far enough down. It rides no hands, though we did not say so.",
                    "A bicycle to leave the car for. Gears: {0}. Brakes that work in the wet, lights that run off the hub.",
                    "{n} was drawn for skirts, suits and shopping, with a chain that is covered and a saddle of leather.",
                ],
            },
            Kind {
                title: "{n} Cycle Helmet",
                family: Family::Helmet,
                euros: (49, 119),
                grams: (260, 340),
                size: Some(&Size {
                    name: "Size",
                    values: &["S, 51–55 cm", "M, 55–59 cm", "L, 59–63 cm"],
                    step: 0,
                    trimmed: false,
                }),
                materials: &[
                    m(
                        "EPS with polycarbonate",
                        "An in-moulded polycarbonate shell over EPS, with a sliding liner against rotation.",
                        "Wash the pads by hand",
                    ),
                    m(
                        "Recycled EPS and ABS",
                        "Recycled EPS below a tough ABS shell.",
                        "Wash the pads by hand",
                    ),
                ],
                facts: &[("Vents", &["11", "14", "18"])],
                openers: &[
                    "A helmet that sits low at the back and does not make a mushroom of anybody. {0} vents keep the head cool.",
                    "One wheel adjusts it, and a magnet closes it, with gloves on. {n} has room for a ponytail.",
                    "Light enough to forget, bright enough to be remembered.",
                ],
            },
        ],
    },
);
