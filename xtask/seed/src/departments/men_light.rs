//! Clothing for men: shirts and trousers.

use super::names::GENTLEMEN;
use crate::brand::BrandKey::{Feldt, Harlan, Tideway};
use crate::table::{Kind, LETTERS, Material, Node, Shelf, Size, leaf, m};
use artwork::Family;
use artwork::Palette::{Black, Brown, Grey, Indigo, Navy, Olive, Rust, Sand, Sky, White};

const WAISTS: Size = Size {
    name: "Waist",
    values: &["W29", "W30", "W31", "W32", "W33", "W34", "W36"],
    step: 0,
    trimmed: true,
};

const SHIRTING: &[Material] = &[
    m(
        "Oxford cotton",
        "Oxford cloth of long-staple cotton: sturdy, breathable, and best when it is not quite ironed.",
        "Machine wash at 40 °C, iron warm",
    ),
    m(
        "Linen",
        "Norman linen, washed before cutting, so what fits now will fit later.",
        "Machine wash at 40 °C, hang wet",
    ),
    m(
        "Brushed flannel",
        "Flannel brushed on both sides, heavy enough to keep its collar.",
        "Machine wash at 30 °C, low iron",
    ),
    m(
        "Poplin",
        "A fine two-ply poplin with a quiet sheen, sewn at eight stitches to the centimetre.",
        "Machine wash at 40 °C, iron hot while damp",
    ),
];

pub const SHIRTS: Node = leaf(
    "mens-shirts",
    "Shirts & T-shirts",
    "Hemden & T-Shirts",
    Shelf {
        names: &GENTLEMEN,
        brands: &[Harlan, Feldt, Tideway],
        palettes: &[White, Sky, Navy, Indigo, Olive, Rust, Grey, Black],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "The side seams are reinforced with a gusset at the hem.",
                "Seams are felled flat and will not fray.",
                "Stitching is dense and even, in thread dyed to match.",
            ],
            &[
                "Cut straight, long enough to stay tucked.",
                "Regular through the chest and a little shorter, so it can hang out.",
                "Our model is 185 cm tall and wears size M.",
            ],
            &[
                "Pre-washed: it will not shrink.",
                "It softens with the first five washes and then stays as it is.",
                "Comes without pins, clips or plastic.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Button-Down Shirt",
                family: Family::Shirt,
                euros: (59, 99),
                grams: (220, 300),
                size: Some(&LETTERS),
                materials: SHIRTING,
                facts: &[("Fit", &["Regular", "Slim"])],
                openers: &[
                    "A collar with a real roll, unlined and held by two buttons that are where they should be. The rest of the shirt follows from that.",
                    "{n} can take a tie and does not miss one. A box pleat at the back gives you your arms.",
                    "One chest pocket, a locker loop, mother-of-pearl buttons. The shirt that every other shirt is measured by.",
                ],
            },
            Kind {
                title: "{n} Grandad Shirt",
                family: Family::GrandadShirt,
                euros: (49, 89),
                grams: (200, 280),
                size: Some(&LETTERS),
                materials: SHIRTING,
                facts: &[("Placket", &["Half", "Full"])],
                openers: &[
                    "No collar, so nothing to iron. A narrow band, a {0} placket and sleeves that roll without a fight.",
                    "{n} started as an undershirt and has been promoted. Good under a waistcoat, good over swimming trunks.",
                    "A band collar and slightly dropped shoulders: dressed enough for dinner on a terrace.",
                ],
            },
            Kind {
                title: "{n} Heavy T-Shirt",
                family: Family::Tshirt,
                euros: (25, 45),
                grams: (220, 280),
                size: Some(&LETTERS),
                materials: &[
                    m(
                        "Organic cotton",
                        "240 g/m² organic cotton, ring-spun and compact, with a dry feel.",
                        "Machine wash at 40 °C, inside out",
                    ),
                    m(
                        "Cotton and hemp",
                        "Forty per cent hemp makes it strong, cool and a little irregular.",
                        "Machine wash at 40 °C",
                    ),
                ],
                facts: &[("Fit", &["Regular", "Boxy"])],
                openers: &[
                    "A T-shirt with the weight of a sweatshirt’s lining. It hangs straight and hides what it should.",
                    "Tubular knit, so there are no side seams to twist. The neck of {n} is bound twice.",
                    "Buy one, wash it ten times, come back for three. That is how most people do it.",
                ],
            },
            Kind {
                title: "{n} Polo Shirt",
                family: Family::Polo,
                euros: (39, 69),
                grams: (200, 260),
                size: Some(&LETTERS),
                materials: &[
                    m(
                        "Cotton piqué",
                        "Piqué of combed cotton with an open structure that keeps off the skin.",
                        "Machine wash at 40 °C",
                    ),
                    m(
                        "Merino piqué",
                        "Fine merino piqué handles heat and a weekend without a second shirt.",
                        "Wool wash at 30 °C, dry flat",
                    ),
                ],
                facts: &[("Buttons", &["Two"])],
                openers: &[
                    "A polo with a collar that keeps its corners and no crest on the chest.",
                    "{n} is a touch shorter and straighter than a tennis shirt, so it sits well outside the trousers.",
                    "Between T-shirt and shirt, and right at both ends. The cuffs are ribbed but not tight.",
                ],
            },
        ],
    },
);

pub const TROUSERS: Node = leaf(
    "mens-trousers",
    "Trousers & jeans",
    "Hosen & Jeans",
    Shelf {
        names: &GENTLEMEN,
        brands: &[Harlan, Feldt, Tideway],
        palettes: &[Indigo, Black, Navy, Sand, Olive, Brown, Grey],
        colours: 3,
        warranty_years: 0,
        details: &[
            &[
                "The waistband is split at the back, so a tailor can take it in or let it out.",
                "The fly closes with a YKK zip and a second button inside.",
                "A coin pocket is hidden in the waistband.",
            ],
            &[
                "Pocket bags are heavy drill and outlast the keys.",
                "One back pocket buttons, the other does not.",
                "The front pockets are cut slanted and deep.",
            ],
            &[
                "Leg length 82 cm unhemmed at size W32.",
                "Our model is 186 cm tall and wears W32.",
                "Size down if you are between two: they give.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Chinos",
                family: Family::Trousers,
                euros: (65, 109),
                grams: (400, 520),
                size: Some(&WAISTS),
                materials: &[
                    m(
                        "Cotton twill",
                        "A 280 g/m² cotton twill, garment-dyed, so that the colour wears in at the seams.",
                        "Machine wash at 40 °C",
                    ),
                    m(
                        "Cotton and linen",
                        "Half cotton, half linen: cool, dry and cheerful about creases.",
                        "Machine wash at 30 °C",
                    ),
                ],
                facts: &[("Fit", &["Tapered", "Straight", "Slim"])],
                openers: &[
                    "Chinos that look like trousers. Flat front, {0} leg, a hem that just touches the shoe.",
                    "{n} is cut from cloth heavy enough to hold a crease and soft enough for a long flight.",
                    "For offices that no longer ask for a suit but still notice.",
                ],
            },
            Kind {
                title: "{n} Selvedge Jeans",
                family: Family::Jeans,
                euros: (109, 169),
                grams: (700, 900),
                size: Some(&WAISTS),
                materials: &[
                    m(
                        "Selvedge denim",
                        "14-oz selvedge denim woven on shuttle looms in Okayama, rinsed once.",
                        "Wear long, wash cold and inside out",
                    ),
                    m(
                        "Organic selvedge denim",
                        "13-oz selvedge of organic cotton from a mill near Venice, unwashed.",
                        "Soak cold before the first wear, then wash rarely",
                    ),
                ],
                facts: &[("Fit", &["Straight", "Slim tapered", "Relaxed"])],
                openers: &[
                    "Stiff for a fortnight, yours for ten years. Chain-stitched hems, copper rivets, a {0} leg.",
                    "{n} comes in one wash and takes its fading from you. The left back pocket is lined, for the phone.",
                    "Five-pocket jeans with the selvedge where you can see it when you turn them up.",
                ],
            },
            Kind {
                title: "{n} Cord Trousers",
                family: Family::Trousers,
                euros: (79, 129),
                grams: (480, 620),
                size: Some(&WAISTS),
                materials: &[
                    m(
                        "Needlecord",
                        "Fine needlecord, sixteen ribs to the inch, with two per cent stretch for sitting.",
                        "Machine wash at 30 °C inside out",
                    ),
                    m(
                        "Wide-wale corduroy",
                        "Eight-wale corduroy, plush and warm, woven in Lancashire.",
                        "Machine wash at 30 °C inside out, brush when dry",
                    ),
                ],
                facts: &[("Fit", &["Straight", "Relaxed"])],
                openers: &[
                    "Corduroys for libraries, pubs and long walks between them.",
                    "Cut like a pair of jeans and as warm as flannel. {n} gets a bloom at the knee and is better for it.",
                    "A higher rise and a {0} leg keep these cords on the right side of professorial.",
                ],
            },
        ],
    },
);
