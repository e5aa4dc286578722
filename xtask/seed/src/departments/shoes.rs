//! Shoes for everyone.

use super::names::{CITIES, HILLS};
use crate::brand::BrandKey::{Brannoch, Corvane, Feldt, Kestrel, Tideway};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Brown, Forest, Grey, Mustard, Navy, Olive, Red, Rust, Sand, Sky, White};

pub const SHOES: Node = node("shoes", "Shoes", "Schuhe", &[SNEAKERS, BOOTS, FLATS]);

const EU: Size = Size {
    name: "Size",
    values: &["37", "38", "39", "40", "41", "42", "43", "44", "45"],
    step: 0,
    trimmed: true,
};

const SMALL: Size =
    Size { name: "Size", values: &["36", "37", "38", "39", "40", "41"], step: 0, trimmed: true };
const UPPERS: &[Material] = &[
    m(
        "Full-grain leather",
        "Full-grain leather from a Leather Working Group gold tannery, lined with undyed calf.",
        "Brush, then a little wax; let wet shoes dry away from the heater",
    ),
    m(
        "Suede",
        "Dense cow suede with a short nap that brushes clean.",
        "Protect with spray before first wear, brush when dry",
    ),
    m(
        "Organic canvas",
        "Heavy organic canvas with a cotton lining: light, washable, quick to dry.",
        "Wipe with soap and water; take the laces out first",
    ),
    m(
        "Recycled knit",
        "The upper is knitted in one piece from recycled bottles, so there is no seam across the toes.",
        "Machine wash at 30 °C in a bag, air dry",
    ),
];
const SNEAKERS: Node = leaf(
    "sneakers",
    "Sneakers",
    "Sneaker",
    Shelf {
        names: &CITIES,
        brands: &[Corvane, Tideway, Feldt],
        palettes: &[White, Black, Navy, Grey, Olive, Rust, Sky, Red],
        colours: 4,
        warranty_years: 2,
        details: &[
            &[
                "The sole is stitched to the upper all the way round and can be replaced.",
                "Natural rubber underneath, with a tread that grips wet paving.",
                "A cork insole takes your shape in a week and can be taken out.",
            ],
            &[
                "The tongue is padded and fixed at the sides, so it stays in the middle.",
                "The heel is reinforced and lined with soft leather that does not rub.",
                "Laces are flat cotton; a second pair is in the box.",
            ],
            &[
                "They run true to size. Between sizes, take the larger.",
                "Half an hour round the house and they are broken in.",
                "Wide enough in front for feet that have lived.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Low Sneaker",
                family: Family::Sneaker,
                euros: (89, 139),
                grams: (680, 860),
                size: Some(&EU),
                materials: UPPERS,
                facts: &[("Sole", &["Natural rubber", "Recycled rubber"])],
                openers: &[
                    "A plain low sneaker with no stripe, no star and no swoosh. Good proportions do the talking.",
                    "{n} goes with chinos on Friday and shorts on Saturday. A slim profile on a cup sole of {0}.",
                    "Made on a last that was drawn for walking, not for photographs. The toe box is round and the heel is snug.",
                ],
            },
            Kind {
                title: "{n} High-Top",
                family: Family::Sneaker,
                euros: (95, 149),
                grams: (800, 980),
                size: Some(&EU),
                materials: UPPERS,
                facts: &[("Lining", &["Leather", "Cotton", "Recycled mesh"])],
                openers: &[
                    "Laced to the ankle and padded there, so it supports without chafing.",
                    "The basketball shoe of 1974, with the comfort of fifty years later. {n} has seven eyelets and a toe cap that takes knocks.",
                    "A high-top that you can put on sitting down: the tongue opens wide and there is a loop at the heel.",
                ],
            },
            Kind {
                title: "{n} Runner",
                family: Family::Sneaker,
                euros: (85, 129),
                grams: (520, 680),
                size: Some(&EU),
                materials: UPPERS,
                facts: &[("Heel drop", &["4 mm", "6 mm", "8 mm"])],
                openers: &[
                    "A light everyday runner with {0} of drop and a midsole that gives back what you put in.",
                    "Made for the ten thousand steps that are not a workout: to the station, round the museum, home the long way.",
                    "{n} pairs an old-school silhouette with a midsole of sugar-cane foam that is still springy after a year.",
                ],
            },
            Kind {
                title: "{n} Slip-On",
                family: Family::SlipOn,
                euros: (59, 95),
                grams: (480, 620),
                size: Some(&EU),
                materials: UPPERS,
                facts: &[("Insole", &["Cork and latex", "Recycled foam"])],
                openers: &[
                    "On in a second, and they stay on: elastic gussets left and right do the work of the laces.",
                    "The shoe next to the door. {n} is for the bins, the bakery and, more and more, everything else.",
                    "No laces, no break-in, no socks required. The insole is {0} and comes out for airing.",
                ],
            },
        ],
    },
);

const BOOT_LEATHER: &[Material] = &[
    m(
        "Pull-up leather",
        "Oiled pull-up leather, 2 mm thick, that scuffs beautifully and recovers with a rub of the thumb.",
        "Brush off dirt, feed with dubbin twice a winter",
    ),
    m("Nubuck", "Nubuck sanded to a fine nap, waterproofed in the drum.", "Brush dry, re-proof with spray"),
    m(
        "Box calf",
        "Smooth box calf from a tannery in Alsace, with a shine that comes up in a minute.",
        "Cream and brush, use shoe trees",
    ),
];
const BOOTS: Node = leaf(
    "boots",
    "Boots",
    "Stiefel",
    Shelf {
        names: &HILLS,
        brands: &[Brannoch, Kestrel, Corvane],
        palettes: &[Brown, Black, Rust, Sand, Forest, Grey],
        colours: 3,
        warranty_years: 2,
        details: &[
            &[
                "Stitched through the welt: any good cobbler can put on a new sole.",
                "The rubber sole has a deep profile and does not pick up stones.",
                "A steel shank in the arch keeps the foot from tiring on cobbles.",
            ],
            &[
                "The tongue is sewn in up to the top, so puddles stay outside.",
                "A pull loop at the back saves the shoehorn.",
                "The counter is stiff at the heel and soft at the collar.",
            ],
            &[
                "Leave room for a winter sock; most people take their usual size.",
                "Expect a week of breaking in and ten years of reward.",
                "We resole them in our own workshop at cost.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Chelsea Boot",
                family: Family::Boot,
                euros: (149, 229),
                grams: (1100, 1400),
                size: Some(&EU),
                materials: BOOT_LEATHER,
                facts: &[("Lining", &["Calf leather", "Unlined"])],
                openers: &[
                    "One piece of leather, two elastics, no laces. The elastic is woven, not glued, and will still grip in five winters.",
                    "{n} is slim enough for a suit and tough enough for a puddle.",
                    "A Chelsea boot with a slightly higher shaft, so that a trouser leg stays where it fell.",
                ],
            },
            Kind {
                title: "{n} Lace-Up Boot",
                family: Family::Boot,
                euros: (159, 249),
                grams: (1300, 1700),
                size: Some(&EU),
                materials: BOOT_LEATHER,
                facts: &[("Sole", &["Commando rubber", "Wedge rubber", "Studded rubber"])],
                openers: &[
                    "A derby boot with seven eyelets and a plain toe, on a sole of {0}. It could walk to work or to Santiago.",
                    "Built the old way round: insole first, then the upper pulled over by hand, then the welt.",
                    "{n} has speed hooks for the last three rows, which you will bless every single morning.",
                ],
            },
            Kind {
                title: "{n} Hiking Boot",
                family: Family::Boot,
                euros: (159, 239),
                grams: (1000, 1400),
                size: Some(&EU),
                materials: BOOT_LEATHER,
                facts: &[("Membrane", &["Waterproof, PFAS-free", "None, fully leather-lined"])],
                openers: &[
                    "For marked paths and a day’s luggage. Stiff enough for scree, supple enough for the walk from the station.",
                    "A rubber rand runs right round the toe of {n}, where boots die first.",
                    "Two lacing zones let you keep the instep firm and the shaft loose, or the other way round when the path turns down.",
                ],
            },
            Kind {
                title: "{n} Winter Boot",
                family: Family::Boot,
                euros: (129, 199),
                grams: (1200, 1600),
                size: Some(&EU),
                materials: BOOT_LEATHER,
                facts: &[("Lining", &["Lambskin", "Recycled fleece"])],
                openers: &[
                    "Lined with {0} down to the toes and set on a sole that stays soft in frost, so it grips.",
                    "Warm to minus twenty, if you keep moving. A side zip lets you leave the laces alone.",
                    "{n} is the boot for pavements full of slush: sealed to the ankle, high at the heel, easy to hose off.",
                ],
            },
        ],
    },
);

const DRESS_LEATHER: &[Material] = &[
    m(
        "Calf leather",
        "Smooth calf, lined with kid, that gives where the foot is widest.",
        "Cream sparingly, store with paper inside",
    ),
    m(
        "Suede",
        "Goat suede with a velvet nap, in colours that only suede can hold.",
        "Protect with spray, brush when dry",
    ),
    m(
        "Patent leather",
        "Patent leather with a mirror shine that a breath and a sleeve bring back.",
        "Wipe with a soft, dry cloth",
    ),
];
const FLATS: Node = leaf(
    "sandals-heels",
    "Sandals & heels",
    "Sandalen & Pumps",
    Shelf {
        names: &CITIES,
        brands: &[Brannoch, Corvane, Tideway],
        palettes: &[Brown, Black, Navy, Sand, Mustard, Grey, Red],
        colours: 3,
        warranty_years: 1,
        details: &[
            &[
                "The insole is leather and can be replaced.",
                "A hidden layer of latex takes the hardness out of stone floors.",
                "The sole is textured and does not slip on wet tiles.",
            ],
            &[
                "Cut, stitched and finished in one workshop.",
                "Edges are bound, so nothing frays.",
                "Buckles and trims are free of nickel.",
            ],
            &["They give a little across the foot.", "True to size.", "Between two sizes, take the smaller."],
        ],
        kinds: &[
            Kind {
                title: "{n} Court Shoe",
                family: Family::Heel,
                euros: (99, 169),
                grams: (480, 640),
                size: Some(&SMALL),
                materials: DRESS_LEATHER,
                facts: &[("Heel height", &["55 mm", "70 mm", "85 mm"])],
                openers: &[
                    "A court shoe that can be walked in. The heel, {0}, stands exactly under yours, and the ball of the foot lies on a cushion.",
                    "Plain, pointed, cut low at the side. {n} is for people who dance until the lights come on.",
                    "The shoe for interviews, weddings and the theatre. The inside is calf, so it does not slip without tights.",
                ],
            },
            Kind {
                title: "{n} Slide",
                family: Family::Sandal,
                euros: (45, 79),
                grams: (360, 480),
                size: Some(&EU),
                materials: &[
                    m(
                        "Recycled EVA",
                        "Moulded in one piece from recycled EVA: waterproof, washable, hard to wear out.",
                        "Rinse under the tap",
                    ),
                    m(
                        "Nubuck on cork",
                        "Broad nubuck straps on a footbed of cork and latex.",
                        "Brush when dry",
                    ),
                ],
                facts: &[("Straps", &["Two, adjustable", "Two, fixed"])],
                openers: &[
                    "Into them, out of the door. Slides for the post, the pool and the balcony.",
                    "{n} has a heel cup and an arch, which most slides have forgotten.",
                    "Broad straps hold the foot without toes having to grip.",
                ],
            },
            Kind {
                title: "{n} Leather Sandal",
                family: Family::Sandal,
                euros: (69, 119),
                grams: (380, 560),
                size: Some(&EU),
                materials: &[
                    m(
                        "Vegetable-tanned leather",
                        "Vegetable-tanned leather that starts pale and darkens with every summer.",
                        "Wipe dry after rain, cream once a season",
                    ),
                    m("Nubuck", "Soft nubuck straps, padded where they cross the instep.", "Brush when dry"),
                ],
                facts: &[("Footbed", &["Cork and latex", "Leather on EVA"])],
                openers: &[
                    "Two straps, two brass buckles and a footbed of {0} that remembers you.",
                    "A sandal for cities: closed enough for cobbles, open enough for August.",
                    "{n} has an adjustable heel strap, so you can run for the tram.",
                ],
            },
        ],
    },
);
