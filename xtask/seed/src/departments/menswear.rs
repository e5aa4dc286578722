//! Clothing for men, and what is worn with clothes by everyone.

use super::names::{COAST, GENTLEMEN, HILLS};
use crate::artwork::Family;
use crate::artwork::Palette::{
    Black, Brown, Forest, Grey, Indigo, Mustard, Navy, Olive, Plum, Red, Rust, Sand, Sky, Teal, White,
};
use crate::brand::BrandKey::{Feldt, Harlan, Kestrel, Norrvik, Tideway, WickWool};
use crate::table::{Kind, LETTERS, Material, Node, ONE_SIZE_UP, Shelf, Size, leaf, m, node};

pub const MEN: Node = node("men", "Men", "Herren", &[COATS, KNITWEAR, SHIRTS, TROUSERS]);
pub const ACCESSORIES: Node = node("accessories", "Accessories", "Accessoires", &[HATS]);

pub const WOMENS_WAISTS: Size =
    Size { name: "Size", values: &["34", "36", "38", "40", "42", "44"], step: 0, trimmed: true };
const WAISTS: Size = Size {
    name: "Waist",
    values: &["W29", "W30", "W31", "W32", "W33", "W34", "W36"],
    step: 0,
    trimmed: true,
};

const OUTER: &[Material] = &[
    m(
        "Waxed cotton",
        "Waxed cotton from Dundee, 280 g/m², that sheds a shower and softens with wear.",
        "Sponge clean with cold water and re-wax once a year",
    ),
    m(
        "Recycled nylon",
        "A tear-resistant recycled nylon with a matt face; the finish is free of PFAS.",
        "Machine wash at 30 °C, tumble dry low",
    ),
    m(
        "Ventile cotton",
        "Densely woven cotton that swells when wet and closes itself: no membrane, no crackle.",
        "Machine wash at 30 °C with liquid soap, re-proof each season",
    ),
];
const COATS: Node = leaf(
    "mens-coats-jackets",
    "Coats & jackets",
    "Mäntel & Jacken",
    Shelf {
        names: &HILLS,
        brands: &[Norrvik, Harlan, Kestrel],
        palettes: &[Olive, Navy, Black, Rust, Forest, Sand, Grey],
        colours: 3,
        warranty_years: 2,
        details: &[
            &[
                "Four outside pockets close with studs, and one inside with a zip.",
                "The hand pockets are lined with moleskin.",
                "A poacher's pocket runs across the lower back and swallows a newspaper or a hat.",
            ],
            &[
                "The main zip is a two-way YKK that you can work with gloves on.",
                "Cuffs close with a tab and can be taken in by two fingers.",
                "The corduroy collar turns up against the wind.",
            ],
            &[
                "Room for a thick jumper underneath; take your usual size.",
                "Our model is 187 cm tall and wears size L.",
                "Repairs are free for the first two years.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Field Jacket",
                family: Family::Jacket,
                euros: (139, 229),
                grams: (900, 1300),
                size: Some(&LETTERS),
                materials: OUTER,
                facts: &[("Fit", &["Regular", "Relaxed"])],
                openers: &[
                    "Four pockets, a drawcord waist and a back pleat for moving: the field jacket, unchanged where it was right.",
                    "{n} is cut to the hip and lined to the cuff, so it goes over a blazer and does not look borrowed.",
                    "A working jacket for dogs, allotments and platforms. It gets better each time it gets dirty.",
                ],
            },
            Kind {
                title: "{n} Parka",
                family: Family::Jacket,
                euros: (199, 329),
                grams: (1100, 1700),
                size: Some(&LETTERS),
                materials: OUTER,
                facts: &[("Filling", &["Recycled down, 650 cuin", "Recycled polyester, 120 g/m²"])],
                openers: &[
                    "A long parka for standing still in: touchlines, bus stops, playgrounds. Insulated with {0} down to the hem.",
                    "The hood comes off, the storm collar stays. {n} is warm to about minus ten with a jumper beneath.",
                    "Built for wet winters rather than dry ones: sealed seams, a deep hood and a zip that opens from both ends.",
                ],
            },
            Kind {
                title: "{n} Overshirt",
                family: Family::Shirt,
                euros: (89, 149),
                grams: (480, 720),
                size: Some(&LETTERS),
                materials: &[
                    m(
                        "Brushed cotton twill",
                        "A heavy brushed twill, dyed in the piece, that feels ten washes old on the first day.",
                        "Machine wash at 30 °C",
                    ),
                    m(
                        "Wool flannel",
                        "Flannel of 80 % wool, milled until it is dense enough for a spring jacket.",
                        "Wool wash cold or dry clean",
                    ),
                ],
                facts: &[("Fit", &["Boxy", "Regular"])],
                openers: &[
                    "Too heavy for a shirt, too soft for a jacket, and therefore right for most of the year.",
                    "{n} has two chest pockets with flaps and hand pockets behind the seams. Wear it buttoned over a T-shirt or open over knitwear.",
                    "An overshirt with a straight hem, corozo buttons and elbows reinforced with a second layer.",
                ],
            },
            Kind {
                title: "{n} Softshell",
                family: Family::Jacket,
                euros: (99, 179),
                grams: (380, 560),
                size: Some(&LETTERS),
                materials: &[m(
                    "Three-layer softshell",
                    "The three-layer fabric stretches both ways, stops wind entirely and takes an hour of drizzle.",
                    "Machine wash at 30 °C, no softener",
                )],
                facts: &[("Hood", &["Helmet-compatible", "Removable", "None"])],
                openers: &[
                    "A softshell for going uphill: it lets out what you make and keeps out what the weather makes.",
                    "Quiet enough for watching birds, tough enough for gorse. {n} has long underarm zips that open with one hand.",
                    "Worn close, with a dropped back and a chin guard. One layer from the front door to the summit on most days.",
                ],
            },
        ],
    },
);

const WOOLS: &[Material] = &[
    m(
        "Lambswool",
        "Two-ply lambswool, spun and dyed in the Borders, with a dry handle that softens in a few wears.",
        "Hand wash cool, dry flat",
    ),
    m(
        "Merino wool",
        "Superfine merino, 18.5 micron, that does not itch and can be worn for days.",
        "Wool wash at 30 °C, dry flat",
    ),
    m(
        "Cotton",
        "A long-staple cotton yarn, tightly knitted so that it keeps its shape at the elbow.",
        "Machine wash at 30 °C, dry flat",
    ),
];
const KNITWEAR: Node = leaf(
    "mens-knitwear",
    "Knitwear",
    "Strick",
    Shelf {
        names: &COAST,
        brands: &[Harlan, Feldt, Tideway],
        palettes: &[Navy, Grey, Forest, Rust, Sand, Mustard, Plum],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "Saddle shoulders give it room to move.",
                "The elbows are knitted double.",
                "Cuffs are long enough to turn back.",
            ],
            &[
                "A length of matching yarn is sewn into the side seam.",
                "Wash it less than you think and air it more.",
                "It will bobble a little in the first weeks and then stop.",
            ],
            &[
                "True to size, with room for a shirt.",
                "Our model is 186 cm tall and wears size M.",
                "Slim through the body; take one size up for a loose fit.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Fisherman Sweater",
                family: Family::Sweater,
                euros: (89, 159),
                grams: (600, 900),
                size: Some(&LETTERS),
                materials: WOOLS,
                facts: &[("Stitch", &["Half cardigan", "Full rib", "Cable"])],
                openers: &[
                    "Knitted in a {0} stitch that traps air and stands up to salt, bark and bicycle chains.",
                    "A heavy sweater in the sense that it replaces a jacket. {n} is knitted tight, so the wind has to go round.",
                    "The pattern is eighty years old; the shoulders have been widened since. Everything else was right.",
                ],
            },
            Kind {
                title: "{n} Quarter-Zip",
                family: Family::Sweater,
                euros: (69, 119),
                grams: (340, 480),
                size: Some(&LETTERS),
                materials: WOOLS,
                facts: &[("Gauge", &["12-gauge", "7-gauge"])],
                openers: &[
                    "Zip it up for the walk to the station, down for the meeting. The collar lies flat either way.",
                    "{n} fits under a jacket and over a shirt, which is all one can ask of a quarter-zip.",
                    "A neat {0} knit with a metal zip and a collar that stays up by itself.",
                ],
            },
            Kind {
                title: "{n} Shawl Cardigan",
                family: Family::Sweater,
                euros: (99, 179),
                grams: (650, 950),
                size: Some(&LETTERS),
                materials: WOOLS,
                facts: &[("Buttons", &["Leather", "Horn", "Corozo nut"])],
                openers: &[
                    "A deep shawl collar, five {0} buttons and pockets that you can put your fists in. For the desk at home and the bench outside.",
                    "Thick enough to wear as a jacket, soft enough to fall asleep in. The collar is knitted double and holds its roll.",
                    "{n} is what a dressing gown would be if it had a job.",
                ],
            },
            Kind {
                title: "{n} Lightweight Crew",
                family: Family::Sweater,
                euros: (55, 95),
                grams: (240, 320),
                size: Some(&LETTERS),
                materials: WOOLS,
                facts: &[("Gauge", &["14-gauge", "12-gauge"])],
                openers: &[
                    "The thin jumper that makes a shirt look considered. Knitted at a fine {0}, with no logo and no seams in view.",
                    "A crew neck for ten months of the year. {n} takes up no more room in a bag than a T-shirt.",
                    "Under a jacket when it is cold, over the shoulders when it is not.",
                ],
            },
        ],
    },
);

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
const SHIRTS: Node = leaf(
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
                family: Family::Shirt,
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
                    "A T-shirt with the weight of a sweatshirt's lining. It hangs straight and hides what it should.",
                    "Tubular knit, so there are no side seams to twist. The neck of {n} is bound twice.",
                    "Buy one, wash it ten times, come back for three. That is how most people do it.",
                ],
            },
            Kind {
                title: "{n} Polo Shirt",
                family: Family::Tshirt,
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
                facts: &[("Buttons", &["Two", "Three"])],
                openers: &[
                    "A polo with a collar that keeps its corners and no crest on the chest.",
                    "{n} is a touch shorter and straighter than a tennis shirt, so it sits well outside the trousers.",
                    "Between T-shirt and shirt, and right at both ends. The cuffs are ribbed but not tight.",
                ],
            },
        ],
    },
);

const TROUSERS: Node = leaf(
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
                family: Family::Trousers,
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

const HATS: Node = leaf(
    "hats-scarves",
    "Hats, scarves & gloves",
    "Mützen, Schals & Handschuhe",
    Shelf {
        names: &HILLS,
        brands: &[WickWool, Harlan, Norrvik, Feldt],
        palettes: &[Mustard, Navy, Red, Grey, Forest, Rust, Teal, Sand],
        colours: 4,
        warranty_years: 0,
        details: &[
            &[
                "Made from yarn to finished piece under one roof.",
                "The edges are doubled and keep their shape.",
                "Washed and finished by hand.",
            ],
            &[
                "It weighs next to nothing in a coat pocket.",
                "The label is inside, where labels belong.",
                "A good present, as nobody has the wrong size.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Beanie",
                family: Family::Hat,
                euros: (22, 45),
                grams: (60, 110),
                size: None,
                materials: WOOLS,
                facts: &[("Style", &["Turn-up", "Slouch", "Short fisherman"])],
                openers: &[
                    "Covers the ears without covering the eyes. Fold the rib once or twice, depending on the wind.",
                    "A plain ribbed hat that fits large heads and forgives small ones. {n} has a fine inner rib, so it leaves no mark on the forehead.",
                    "The hat you will lend out and want back. Close-fitting, double at the ears, single at the crown.",
                ],
            },
            Kind {
                title: "{n} Scarf",
                family: Family::Scarf,
                euros: (35, 89),
                grams: (180, 320),
                size: None,
                materials: WOOLS,
                facts: &[("Dimensions", &["180 × 30 cm", "200 × 35 cm", "190 × 60 cm"])],
                openers: &[
                    "Long enough to go round twice and still hang down: {0}. The fringe is twisted by hand.",
                    "A scarf with enough body to stay where it is put and enough softness to sleep on in the train.",
                    "Woven wide, brushed lightly, dyed in the yarn. {n} works as a blanket on the plane.",
                ],
            },
            Kind {
                title: "{n} Knitted Gloves",
                family: Family::Glove,
                euros: (25, 49),
                grams: (50, 90),
                size: Some(&ONE_SIZE_UP),
                materials: WOOLS,
                facts: &[("Touchscreen", &["Thumb and forefinger", "No"])],
                openers: &[
                    "Long cuffs that go under the coat sleeve, so no wind gets to the wrist.",
                    "Fine enough to find a key with, warm enough to wait for a bus in. {n} is lined at the palm.",
                    "Gloves for cycling to work: snug, doubled across the knuckles, reinforced between finger and thumb.",
                ],
            },
            Kind {
                title: "{n} Flat Cap",
                family: Family::Hat,
                euros: (45, 79),
                grams: (90, 150),
                size: Some(&ONE_SIZE_UP),
                materials: &[
                    m(
                        "Wool tweed",
                        "Cut from Donegal tweed with flecks of colour that only show up close.",
                        "Brush and steam, do not wash",
                    ),
                    m(
                        "Waxed cotton",
                        "Waxed cotton keeps the rain off and can be folded into a pocket.",
                        "Sponge clean, re-wax yearly",
                    ),
                ],
                facts: &[("Lining", &["Cotton", "Quilted satin"])],
                openers: &[
                    "A flat cap with a short peak and a low crown, sewn from eight pieces so that it follows the head.",
                    "{n} has ear flaps that fold away inside when the weather relents.",
                    "For those who lose umbrellas. It can be rolled up and keeps its shape.",
                ],
            },
        ],
    },
);
