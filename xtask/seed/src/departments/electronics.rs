//! Electronics for ears and desks.

use super::names::CODES;
use crate::brand::BrandKey::{Auralis, Keystead, Optara, Voltern};
use crate::table::{Kind, Material, Node, Shelf, Size, leaf, m, node};
use artwork::Family;
use artwork::Palette::{Black, Forest, Grey, Mustard, Navy, Olive, Red, Rose, Rust, Sand, Sky, Teal, White};

pub const AUDIO: Node = node("audio", "Audio", "Audio", &[HEADPHONES, SPEAKERS]);
pub const DESK: Node = node("desk", "At the desk", "Am Schreibtisch", &[KEYBOARDS, LAPTOPS]);

const HOUSING: &[Material] = &[
    m(
        "Recycled plastic",
        "Three quarters of the plastic has been something else before; the finish is matt and takes no fingerprints.",
        "Wipe with a dry cloth",
    ),
    m("Aluminium", "The housing is turned from aluminium and feels it.", "Wipe with a slightly damp cloth"),
    m(
        "Recycled plastic",
        "Most of the housing was once fridges and printers; you would not know.",
        "Wipe with a dry cloth",
    ),
    m(
        "Aluminium",
        "Aluminium, anodised to a soft matt finish that stays cool in the hand.",
        "Wipe with a slightly damp cloth",
    ),
    m(
        "Reinforced nylon",
        "Glass-fibre nylon keeps it light and takes the falls that life with it will bring.",
        "Wipe with a slightly damp cloth",
    ),
    m(
        "Magnesium alloy",
        "The frame is a magnesium alloy: stiff, thin, and lighter than you expect when you pick it up.",
        "Wipe with a dry cloth",
    ),
];
const HEADPHONES: Node = leaf(
    "headphones",
    "Headphones",
    "Kopfhörer",
    Shelf {
        names: &CODES,
        brands: &[Auralis, Voltern],
        palettes: &[Black, White, Navy, Sand, Forest, Rose, Grey],
        colours: 4,
        warranty_years: 3,
        details: &[
            &[
                "Real buttons, one for each job, that you can tell apart by touch.",
                "It connects to two devices at once and knows which one is ringing.",
                "The equaliser in the app is optional, and so is the app.",
            ],
            &[
                "Battery and soft parts can be replaced without a soldering iron.",
                "Ten minutes at the charger are good for four hours.",
                "USB-C, of course, and the cable is a metre and a half.",
            ],
            &[
                "Microphones on both sides pick out your voice and leave the café where it is.",
                "Voices stay clear at low volume, which is how you should be listening.",
                "Tuned by ear, over months, to sound like the recording.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Over-Ear Headphones",
                family: Family::Headphones,
                euros: (129, 299),
                grams: (230, 310),
                size: None,
                materials: HOUSING,
                facts: &[
                    ("Battery life", &["30 hours", "40 hours", "55 hours"]),
                    ("Noise cancelling", &["Adaptive", "Yes"]),
                ],
                openers: &[
                    "Closed headphones that make a train quiet and a record large. {0} on one charge, with noise cancelling on.",
                    "Memory-foam pads, a headband that does not press, and a hinge you would trust with a door. The {n} is made for long days.",
                    "They cancel the hum and let the announcement through. Fold them flat and they disappear in a coat pocket.",
                ],
            },
            Kind {
                title: "{b} {n} On-Ear Headphones",
                family: Family::Headphones,
                euros: (59, 129),
                grams: (130, 190),
                size: None,
                materials: HOUSING,
                facts: &[("Battery life", &["25 hours", "40 hours"])],
                openers: &[
                    "Small, light headphones for walking. They let in just enough of the street to cross it.",
                    "The {n} weighs less than an apple and plays for {0}. There is a socket for a cable when the battery is not.",
                    "On-ear, because not everyone wants to be shut away. The pads turn flat on the neck.",
                ],
            },
            Kind {
                title: "{b} {n} Earbuds",
                family: Family::Earbuds,
                euros: (49, 179),
                grams: (40, 60),
                size: None,
                materials: HOUSING,
                facts: &[
                    ("Battery life", &["6 hours + 18 in the case", "8 hours + 24 in the case"]),
                    ("Water resistance", &["IPX4", "IP55"]),
                ],
                openers: &[
                    "Wireless earbuds that stay in when you run and come out when you want. Four sizes of tips are in the box.",
                    "{0}, and a case small enough for the coin pocket. One tap pauses, two skip, that is all there is to learn.",
                    "For calls in the wind and podcasts at the sink: the {n} withstands rain and sweat to {1}.",
                ],
            },
            Kind {
                title: "{b} {n} Studio Headphones",
                family: Family::Headphones,
                euros: (99, 249),
                grams: (240, 320),
                size: None,
                materials: HOUSING,
                facts: &[
                    ("Impedance", &["38 ohm", "80 ohm", "250 ohm"]),
                    ("Cable", &["3 m, detachable", "1.2 m, detachable"]),
                ],
                openers: &[
                    "Neutral headphones for people who have to hear what is there. {0}, with velour pads for eight-hour days.",
                    "Plug in the cable and the {n} tells the truth, with no radio in between.",
                    "Every part of it is screwed, not glued. The cable is {1}.",
                ],
            },
        ],
    },
);

const SPEAKERS: Node = leaf(
    "speakers",
    "Speakers",
    "Lautsprecher",
    Shelf {
        names: &CODES,
        brands: &[Auralis, Voltern],
        palettes: &[Black, Grey, White, Forest, Rust, Mustard, Navy],
        colours: 3,
        warranty_years: 3,
        details: &[
            &[
                "Two of them pair up to true stereo.",
                "It remembers eight devices and switches without being asked.",
                "The volume knob is a knob.",
            ],
            &[
                "The grille is a knitted cloth that comes off for washing.",
                "Rubber feet keep the sideboard from joining in.",
                "Setting up takes a minute and no account.",
            ],
            &[
                "Battery and driver are spare parts, not secrets.",
                "Firmware is updated for at least seven years, which is written on the box.",
                "In stand-by it draws less than half a watt.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Portable Speaker",
                family: Family::Speaker,
                euros: (59, 149),
                grams: (480, 900),
                size: None,
                materials: HOUSING,
                facts: &[
                    ("Battery life", &["12 hours", "18 hours", "24 hours"]),
                    ("Water resistance", &["IP67", "IPX7"]),
                ],
                openers: &[
                    "A speaker for the lake: it floats, shrugs off sand and plays for {0}.",
                    "Bigger than it looks. The {n} throws sound all round, so there is no bad seat at the picnic.",
                    "Take it by the loop and go. Waterproof to {1}, with a battery that also charges your phone.",
                ],
            },
            Kind {
                title: "{b} {n} Shelf Speaker",
                family: Family::Speaker,
                euros: (149, 299),
                grams: (2400, 4200),
                size: None,
                materials: HOUSING,
                facts: &[
                    ("Power", &["2 × 40 W", "2 × 60 W"]),
                    ("Inputs", &["Wi-Fi, Bluetooth, line", "Bluetooth, optical, phono"]),
                ],
                openers: &[
                    "A speaker for the bookshelf that fills a living room without shaking the neighbours’. {0}, two-way, with a port you can close.",
                    "It plays from your phone, your turntable and your television: {1}. The remote has six buttons.",
                    "Good at low volume, which is the hard part. The {n} keeps bass and voices in balance while the house sleeps.",
                ],
            },
            Kind {
                title: "{b} {n} Kitchen Radio",
                family: Family::Radio,
                euros: (79, 169),
                grams: (1100, 1900),
                size: None,
                materials: HOUSING,
                facts: &[("Reception", &["DAB+, FM", "DAB+, FM, internet"])],
                openers: &[
                    "A radio with a dial, six presets and a handle. {0}, and Bluetooth for everything else.",
                    "It comes on when you press the button, with the station from yesterday. The {n} is as simple as that.",
                    "For worktops and windowsills: splash-proof in front, and the display dims itself at night.",
                ],
            },
        ],
    },
);

const SWITCHES: Size =
    Size { name: "Layout", values: &["German", "US", "UK", "Nordic"], step: 0, trimmed: false };
const KEYBOARDS: Node = leaf(
    "keyboards-mice",
    "Keyboards & mice",
    "Tastaturen & Mäuse",
    Shelf {
        names: &CODES,
        brands: &[Keystead, Voltern],
        palettes: &[Grey, Black, White, Navy, Sand, Olive, Red],
        colours: 2,
        warranty_years: 3,
        details: &[
            &[
                "It changes between three computers at the press of a key.",
                "Works over Bluetooth, a small receiver, or the cable in the box.",
                "No driver needed; settings are stored in the device.",
            ],
            &[
                "Everything that wears out can be had as a part.",
                "Rubber feet hold it where you put it.",
                "It comes in a box without plastic.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Mechanical Keyboard",
                family: Family::Keyboard,
                euros: (89, 179),
                grams: (780, 1200),
                size: Some(&SWITCHES),
                materials: HOUSING,
                facts: &[
                    ("Switches", &["Tactile, quiet", "Linear", "Clicky"]),
                    ("Format", &["75 %", "Full size", "Tenkeyless"]),
                ],
                openers: &[
                    "A {1} board with {0} switches that can be swapped without solder. The keycaps are PBT and never go shiny.",
                    "Typing on the {n} sounds like rain on a tent. There is foam below the plate to keep it so.",
                    "Every key where you expect it, including the ones for brackets. Backlight from below, bright enough to read and no brighter.",
                ],
            },
            Kind {
                title: "{b} {n} Slim Keyboard",
                family: Family::Keyboard,
                euros: (49, 99),
                grams: (420, 640),
                size: Some(&SWITCHES),
                materials: HOUSING,
                facts: &[("Battery life", &["4 months", "12 months"]), ("Format", &["Full size", "Compact"])],
                openers: &[
                    "Flat, quiet and exact, with scissor switches and a travel that tells you when you have arrived. A charge lasts {0}.",
                    "The {n} fits in the bag next to the laptop and makes a hotel table into a desk.",
                    "For shared offices: nobody will hear how fast you type.",
                ],
            },
            Kind {
                title: "{b} {n} Wireless Mouse",
                family: Family::Mouse,
                euros: (29, 89),
                grams: (70, 120),
                size: None,
                materials: HOUSING,
                facts: &[("Buttons", &["3", "5", "7"]), ("Shape", &["Right-handed", "Symmetrical"])],
                openers: &[
                    "A mouse that fills the hand, with a wheel that spins free when a page is long. {0} buttons, all within reach.",
                    "The {n} glides on glass, on wood and on the arm of a sofa.",
                    "{1}, quiet to click, and charged in a minute for a day.",
                ],
            },
            Kind {
                title: "{b} {n} Vertical Mouse",
                family: Family::Mouse,
                euros: (39, 79),
                grams: (100, 140),
                size: None,
                materials: HOUSING,
                facts: &[("Hand", &["Right", "Left"])],
                openers: &[
                    "It holds your hand as if you were about to shake someone else’s, and the wrist is grateful.",
                    "Strange for a day, indispensable after a week. The {n} is for the hand that has clicked enough.",
                    "An upright mouse for the {0} hand, with a thumb rest and a pointer speed you can change on the fly.",
                ],
            },
        ],
    },
);

const MEMORY: Size =
    Size { name: "Storage", values: &["256 GB", "512 GB", "1 TB"], step: 120, trimmed: false };
const LAPTOPS: Node = leaf(
    "laptops-tablets",
    "Laptops & tablets",
    "Laptops & Tablets",
    Shelf {
        names: &CODES,
        brands: &[Voltern, Keystead, Optara],
        palettes: &[Grey, Black, Navy, Teal, Sky, White, Sand],
        colours: 2,
        warranty_years: 3,
        details: &[
            &[
                "Six ordinary screws and the back is off: battery and storage are yours to change.",
                "The screen is matt, bright enough for a balcony, and does not mirror your lamp.",
                "It wakes in a second and keeps its charge for a week in the bag.",
            ],
            &[
                "Two USB-C ports, one on each side, both of which charge.",
                "The camera has a shutter you can see.",
                "The charger is no larger than a matchbox and has a long cable.",
            ],
            &[
                "Repair manuals are public, and so are the prices of parts.",
                "Eight years of updates are promised in writing.",
                "It arrives without trial versions of anything.",
            ],
        ],
        kinds: &[
            Kind {
                title: "{b} {n} Laptop",
                family: Family::Laptop,
                euros: (699, 1299),
                grams: (1100, 1700),
                size: Some(&MEMORY),
                materials: HOUSING,
                facts: &[
                    ("Screen", &["13.5 inches", "14 inches", "16 inches"]),
                    ("Battery life", &["14 hours", "18 hours"]),
                ],
                openers: &[
                    "{0}, all-day battery, and a keyboard somebody cared about. It works for {1} away from the wall.",
                    "The {n} is silent for writing and quick for editing; its fan only starts when you mean it.",
                    "A laptop to keep. The lid opens with one finger, the hinge holds at any angle, and the screen, {0} across, is in three-to-two.",
                ],
            },
            Kind {
                title: "{b} {n} Tablet",
                family: Family::Tablet,
                euros: (249, 599),
                grams: (380, 620),
                size: Some(&MEMORY),
                materials: HOUSING,
                facts: &[
                    ("Screen", &["8.8 inches", "11 inches", "12.4 inches"]),
                    ("Pen", &["Included", "Sold separately"]),
                ],
                openers: &[
                    "For reading in bed, drawing on trains and recipes with floury fingers. The screen measures {0} and is laminated, so the pen touches the line.",
                    "The {n} does a few things well: it shows pages and films, takes notes, and stays out of the way.",
                    "Four loudspeakers, a battery for two evenings, and a back that does not slip off the knee.",
                ],
            },
            Kind {
                title: "{b} {n} Convertible",
                family: Family::Laptop,
                euros: (799, 1399),
                grams: (1100, 1500),
                size: Some(&MEMORY),
                materials: HOUSING,
                facts: &[("Screen", &["13 inches", "14 inches"]), ("Memory", &["16 GB", "32 GB"])],
                openers: &[
                    "Turn the screen all the way round and the laptop becomes a drawing board. {1} of memory keep up with both.",
                    "It stands like a tent on an aeroplane table and lies flat in a meeting. The hinge has been opened 40,000 times on our bench.",
                    "The {n} is for people who think with a pen and answer with a keyboard.",
                ],
            },
        ],
    },
);
