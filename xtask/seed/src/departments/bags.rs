//! Bags, luggage and small leather goods.

use super::names::{CITIES, HILLS, PEOPLE};
use crate::brand::BrandKey::{Harlan, Kestrel, Norrvik, Olmstead, Tideway, Transia};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Brown, Forest, Grey, Mustard, Navy, Olive, Plum, Red, Rust, Sand, Sky, Teal};

pub const BAGS: Node =
    node("bags-luggage", "Bags & luggage", "Taschen & Gepäck", &[BACKPACKS, HANDBAGS, SUITCASES, WALLETS]);

const CLOTH: &[Material] = &[
    m(
        "Waxed canvas",
        "Waxed canvas, 18 oz, with bridle-leather trims that darken where you hold them.",
        "Brush off dirt, re-wax every other year",
    ),
    m(
        "Recycled nylon",
        "Made from recycled fishing nets: light, matt, and close to indestructible.",
        "Wipe with a damp cloth",
    ),
    m(
        "Coated polyester",
        "The coated fabric is welded, not sewn, at the base, so it can stand on a wet platform.",
        "Rinse with the hose, dry open",
    ),
    m(
        "Recycled nylon",
        "Recycled nylon with a dry, cotton-like face; water beads and rolls off.",
        "Wipe with a damp cloth",
    ),
    m(
        "Waxed canvas",
        "Scottish waxed canvas that came through two winters of our own commuting with nothing but a patina.",
        "Brush off dirt, re-wax every other year",
    ),
];
const BACKPACKS: Node = leaf(
    "backpacks",
    "Backpacks",
    "Rucksäcke",
    Shelf {
        names: &HILLS,
        brands: &[Norrvik, Kestrel, Transia],
        palettes: &[Olive, Navy, Black, Mustard, Rust, Grey, Forest, Teal],
        colours: 4,
        warranty_years: 5,
        details: &[
            &[
                "The padded sleeve at the back takes a laptop or a drinking bladder.",
                "A zip at the side opens the main room down to the bottom, so you need not unpack to find the charger.",
                "Inside there is one big room and three small pockets, which is enough.",
            ],
            &[
                "Two side pockets hold a bottle and an umbrella without losing either.",
                "The bottle pocket folds flat when there is no bottle.",
                "A key leash is sewn in where you can find it blind.",
            ],
            &[
                "Handles on top and on one side, so you can lift it off any rack.",
                "Zips, buckles and straps can be bought and replaced one by one.",
                "The chest strap moves up and down and comes off.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Roll-Top Backpack",
                family: Family::RollTop,
                euros: (79, 149),
                grams: (780, 1150),
                size: None,
                materials: CLOTH,
                facts: &[("Volume", &["18 l", "22 l", "26 l"])],
                openers: &[
                    "Roll it three times and it is closed against any weather; leave it open and it swallows a weekly shop. {0} as drawn, a little more when asked.",
                    "A rucksack for cycling to work. {n} sits narrow between the shoulder blades and carries {0}.",
                    "One buckle, one zip at the side for the things you need now, and nothing dangling.",
                ],
            },
            Kind {
                title: "{n} Daypack",
                family: Family::Backpack,
                euros: (59, 119),
                grams: (520, 820),
                size: None,
                materials: CLOTH,
                facts: &[("Volume", &["14 l", "16 l", "20 l"])],
                openers: &[
                    "Small enough for a museum, big enough for a picnic. The {0} are divided once and then left to you.",
                    "{n} is what we pack when we do not know what the day will be: jumper, flask, book, apple.",
                    "A clean daypack with broad straps that do not twist and a back panel that lets air through.",
                ],
            },
            Kind {
                title: "{n} Trekking Pack",
                family: Family::Backpack,
                euros: (129, 229),
                grams: (1200, 1800),
                size: None,
                materials: CLOTH,
                facts: &[("Volume", &["35 l", "45 l", "55 l"])],
                openers: &[
                    "A hut-to-hut pack of {0} with a frame that puts the weight on the hips, where it belongs.",
                    "Three sizes of back in one: the harness slides and locks. {n} also opens along the front like a suitcase.",
                    "Rain cover in the base, helmet net in the lid, loops for poles on both sides. Nothing else, because you have to carry it.",
                ],
            },
        ],
    },
);

const LEATHER: &[Material] = &[
    m(
        "Vegetable-tanned leather",
        "Tuscan leather, tanned with chestnut bark for six weeks, that starts matt and earns its shine.",
        "Keep dry, feed with balm twice a year",
    ),
    m(
        "Grained calfskin",
        "Grained calfskin forgives scratches and holds its shape without a stiffener.",
        "Wipe with a soft, dry cloth",
    ),
    m(
        "Smooth leather",
        "Smooth cowhide with painted edges, each sanded and sealed four times.",
        "Polish with a neutral cream",
    ),
];
const HANDBAGS: Node = leaf(
    "handbags-totes",
    "Handbags & totes",
    "Handtaschen & Shopper",
    Shelf {
        names: &PEOPLE,
        brands: &[Olmstead, Harlan, Tideway],
        palettes: &[Brown, Black, Rust, Sand, Navy, Plum, Red, Forest],
        colours: 3,
        warranty_years: 5,
        details: &[
            &[
                "The lining is light, so that you can see what is at the bottom.",
                "Inside: one zipped pocket, one open one, and a ring for keys.",
                "A divider keeps papers apart from everything else.",
            ],
            &[
                "Handles are rolled and stitched by hand with waxed linen thread.",
                "The hardware is solid brass and can be polished or left alone.",
                "Four feet keep the base off the floor.",
            ],
            &[
                "We repair seams and handles for as long as you own it.",
                "It comes with a cotton bag to rest in.",
                "Each one carries the initials of the person who sewed it.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Tote",
                family: Family::Tote,
                euros: (129, 259),
                grams: (580, 900),
                size: None,
                materials: LEATHER,
                facts: &[("Dimensions", &["38 × 30 × 14 cm", "42 × 32 × 16 cm"])],
                openers: &[
                    "A tote that stands up on its own and closes with a magnet you can find with one hand.",
                    "{n} takes a laptop, a cardigan and lunch, and still looks like a handbag from across the street.",
                    "Unfussy, generous, cut from two hides. The handles are long enough for a winter coat.",
                ],
            },
            Kind {
                title: "{n} Crossbody Bag",
                family: Family::Crossbody,
                euros: (99, 189),
                grams: (320, 520),
                size: None,
                materials: LEATHER,
                facts: &[("Strap", &["Adjustable, 90–125 cm", "Adjustable and removable"])],
                openers: &[
                    "Phone, purse, keys, and a paperback if you insist. Worn across, it leaves both hands free for the city.",
                    "A half-moon of leather on a broad strap. {n} has a zip that runs round the corner without catching.",
                    "The flap falls shut by its own weight; the lock is for peace of mind.",
                ],
            },
            Kind {
                title: "{n} Top-Handle Bag",
                family: Family::Handbag,
                euros: (149, 289),
                grams: (520, 800),
                size: None,
                materials: LEATHER,
                facts: &[("Dimensions", &["26 × 20 × 11 cm", "30 × 23 × 13 cm"])],
                openers: &[
                    "A bag with a short handle and a good clasp, made to be carried in the crook of the arm and put down on a chair.",
                    "{n} opens wide like a doctor’s bag and stays open while you look for your keys.",
                    "Structured, but not stiff. A long strap lies inside for days that turn out differently.",
                ],
            },
        ],
    },
);

const CABIN: Size =
    Size { name: "Size", values: &["Cabin 55 cm", "Medium 66 cm", "Large 76 cm"], step: 40, trimmed: false };
const SUITCASES: Node = leaf(
    "suitcases",
    "Suitcases",
    "Koffer",
    Shelf {
        names: &CITIES,
        brands: &[Transia, Norrvik],
        palettes: &[Navy, Grey, Forest, Sand, Rust, Black, Sky, Mustard],
        colours: 3,
        warranty_years: 10,
        details: &[
            &[
                "The telescopic handle locks at four heights and does not rattle.",
                "Handles on three sides make it easy to lift out of anywhere.",
                "A TSA lock is built in flush with the shell.",
            ],
            &[
                "Inside, one half has straps and the other a zipped mesh.",
                "The lining unzips, for cleaning or for the thing that slipped behind it.",
                "A laundry bag is included, folded into the lid.",
            ],
            &[
                "Wheels, handle and lock can be changed at home with one screwdriver.",
                "The spare-parts promise runs for ten years.",
                "Tested with 25 kg over 40 km of cobblestones.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Hard-Shell Suitcase",
                family: Family::Suitcase,
                euros: (139, 249),
                grams: (2600, 3900),
                size: Some(&CABIN),
                materials: &[
                    m(
                        "Polycarbonate",
                        "The shell is pure polycarbonate that gives under a blow and springs back.",
                        "Wipe with a damp cloth",
                    ),
                    m(
                        "Recycled polypropylene",
                        "Pressed from recycled polypropylene, dyed through, so that a scratch is only a scratch.",
                        "Wipe with soapy water",
                    ),
                ],
                facts: &[("Wheels", &["4 double wheels", "4 silent rubber wheels"])],
                openers: &[
                    "It rolls upright beside you on {0} and turns on the spot in the queue.",
                    "A quiet suitcase. {n} has fine ribs that stiffen the shell and hide what baggage handlers do.",
                    "Light, square and honest about its volume: no corner is lost to wheel housings.",
                ],
            },
            Kind {
                title: "{n} Aluminium Case",
                family: Family::Suitcase,
                euros: (329, 479),
                grams: (4200, 5600),
                size: Some(&CABIN),
                materials: &[m(
                    "Aluminium",
                    "Anodised aluminium with riveted corners: every dent will be a place you have been.",
                    "Wipe; polish if you must",
                )],
                facts: &[("Closure", &["2 latches", "2 latches, combination lock"])],
                openers: &[
                    "No zip at all: two latches, a rubber seal and a frame that closes like a car door.",
                    "{n} will outlive fashions in luggage and probably several airlines.",
                    "For cameras, instruments and people who check in with a light heart.",
                ],
            },
            Kind {
                title: "{n} Soft Trolley",
                family: Family::Suitcase,
                euros: (99, 179),
                grams: (2100, 3200),
                size: Some(&CABIN),
                materials: &[m(
                    "Ballistic nylon",
                    "Ballistic nylon of 1680 denier, with a frame of fibreglass rods.",
                    "Brush, then wipe with a damp cloth",
                )],
                facts: &[("Wheels", &["2 large wheels", "4 double wheels"])],
                openers: &[
                    "Soft where it helps and stiff where it must. The front pocket is for the laptop at security.",
                    "{n} expands by four centimetres on the way home, when everything has mysteriously grown.",
                    "A trolley for stairs and cobbles, running on {0}.",
                ],
            },
        ],
    },
);

const BELTS: Size =
    Size { name: "Length", values: &["80 cm", "90 cm", "100 cm", "110 cm"], step: 0, trimmed: true };
const WALLETS: Node = leaf(
    "wallets-belts",
    "Wallets & belts",
    "Geldbörsen & Gürtel",
    Shelf {
        names: &CITIES,
        brands: &[Olmstead, Harlan],
        palettes: &[Brown, Black, Navy, Rust, Forest, Plum],
        colours: 4,
        warranty_years: 5,
        details: &[
            &[
                "Edges are burnished by hand, not painted.",
                "Sewn with eight stitches to the inch in waxed linen thread.",
                "Skived thin where it has to bend.",
            ],
            &[
                "It takes on a patina within months and stays handsome for decades.",
                "It arrives in a box made of the same board as our patterns.",
                "We can emboss up to three initials.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{n} Bifold Wallet",
                family: Family::Wallet,
                euros: (49, 89),
                grams: (60, 95),
                size: None,
                materials: LEATHER,
                facts: &[("Cards", &["6", "8", "10"])],
                openers: &[
                    "Room for {0} cards, notes in two currencies, and receipts you meant to file.",
                    "{n} is thin when it is new and stays thin, because there is nowhere to hoard.",
                    "A wallet for the inside pocket. The note compartment is lined in silk twill.",
                ],
            },
            Kind {
                title: "{n} Card Holder",
                family: Family::Wallet,
                euros: (29, 55),
                grams: (20, 35),
                size: None,
                materials: LEATHER,
                facts: &[("Cards", &["4", "5", "6"])],
                openers: &[
                    "Cut from a single piece, folded once, stitched along two sides. {0} cards and a folded note.",
                    "For front pockets and short lists. {n} adds three millimetres to your cards and nothing else.",
                    "The middle slot is open at the bottom, so a thumb pushes the cards up.",
                ],
            },
            Kind {
                title: "{n} Leather Belt",
                family: Family::Belt,
                euros: (39, 75),
                grams: (140, 220),
                size: Some(&BELTS),
                materials: LEATHER,
                facts: &[("Width", &["28 mm", "32 mm", "38 mm"])],
                openers: &[
                    "One strap of leather, {0} wide, and a buckle that will outlast it. No lining, no layers to come apart.",
                    "For jeans and suits alike. The holes of {n} are oval, so they do not tear.",
                    "A belt should be bought once. The buckle opens with two screws, should you ever want another.",
                ],
            },
        ],
    },
);
