//! What can be drawn: the table of families.

use crate::art::{Art, Stance};
use crate::families::{
    appliances, beauty, bottoms, carried, clothing, electronics, footwear, furniture, household, jewellery,
    kitchen, office, outdoors, outerwear, plants, play,
};

macro_rules! families {
    ($($variant:ident $name:literal $label:literal $stance:ident $module:ident :: $draw:ident)+) => {
        /// A kind of thing that has a drawing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Family {
            $(
                #[doc = $label]
                $variant,
            )+
        }

        impl Family {
            /// Every family, by department.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The machine name, as it stands in a picture's description.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What a shopper would call it, in English.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            pub(crate) const fn stance(self) -> Stance {
                match self { $(Self::$variant => Stance::$stance),+ }
            }

            pub(crate) fn paint(self, art: &mut Art) {
                match self { $(Self::$variant => $module::$draw(art)),+ }
            }
        }
    };
}

families! {
    Sneaker "sneaker" "Sneaker" Face footwear::sneaker
    SlipOn "slip_on" "Slip-on" Face footwear::slip_on
    Boot "boot" "Boot" Face footwear::boot
    Sandal "sandal" "Sandal" Lean footwear::sandal
    Heel "heel" "Heel" Face footwear::heel
    Socks "socks" "Socks" Lean footwear::socks
    Tshirt "tshirt" "T-shirt" Lean clothing::tshirt
    StripedTop "striped_top" "Striped top" Lean clothing::striped_top
    Polo "polo" "Polo shirt" Lean outerwear::polo
    Shirt "shirt" "Shirt" Lean clothing::shirt
    GrandadShirt "grandad_shirt" "Grandad shirt" Lean clothing::grandad_shirt
    Sweater "sweater" "Sweater" Lean clothing::sweater
    RollNeck "roll_neck" "Roll-neck" Lean clothing::roll_neck
    Hoodie "hoodie" "Hoodie" Lean clothing::hoodie
    Jacket "jacket" "Jacket" Lean clothing::jacket
    QuiltedJacket "quilted_jacket" "Quilted jacket" Lean clothing::quilted_jacket
    Coat "coat" "Coat" Lean outerwear::coat
    Dress "dress" "Dress" Lean clothing::dress
    ShirtDress "shirt_dress" "Shirt dress" Lean outerwear::shirt_dress
    Scarf "scarf" "Scarf" Still clothing::scarf
    Trousers "trousers" "Trousers" Lean bottoms::trousers
    Jeans "jeans" "Jeans" Lean bottoms::jeans
    Shorts "shorts" "Shorts" Lean bottoms::shorts
    Skirt "skirt" "Skirt" Lean bottoms::skirt
    Cap "cap" "Cap" Face bottoms::cap
    Beanie "beanie" "Beanie" Still bottoms::beanie
    Hat "hat" "Hat" Still bottoms::hat
    Backpack "backpack" "Backpack" Still carried::backpack
    RollTop "roll_top" "Roll-top backpack" Still carried::roll_top
    Handbag "handbag" "Handbag" Still carried::handbag
    Crossbody "crossbody" "Crossbody bag" Still carried::crossbody
    Tote "tote" "Tote" Still carried::tote
    Suitcase "suitcase" "Suitcase" Still carried::suitcase
    Wallet "wallet" "Wallet" Lean carried::wallet
    Umbrella "umbrella" "Umbrella" Still carried::umbrella
    Watch "watch" "Watch" Lean jewellery::watch
    Sunglasses "sunglasses" "Sunglasses" Lean jewellery::sunglasses
    Ring "ring" "Ring" Still jewellery::ring
    Necklace "necklace" "Necklace" Lean jewellery::necklace
    Belt "belt" "Belt" Lean jewellery::belt
    Headphones "headphones" "Headphones" Lean electronics::headphones
    Earbuds "earbuds" "Earbuds" Still electronics::earbuds
    Speaker "speaker" "Speaker" Still electronics::speaker
    Radio "radio" "Radio" Still electronics::radio
    Phone "phone" "Phone" Lean electronics::phone
    Tablet "tablet" "Tablet" Lean electronics::tablet
    Camera "camera" "Camera" Still electronics::camera
    Gamepad "gamepad" "Gamepad" Lean electronics::gamepad
    Television "television" "Television" Still electronics::television
    Smartwatch "smartwatch" "Smartwatch" Lean electronics::smartwatch
    Bulb "bulb" "Bulb" Still electronics::bulb
    Laptop "laptop" "Laptop" Still office::laptop
    Keyboard "keyboard" "Keyboard" Lean office::keyboard
    Mouse "mouse" "Mouse" Lean office::mouse
    Monitor "monitor" "Monitor" Still office::monitor
    Notebook "notebook" "Notebook" Lean office::notebook
    Book "book" "Book" Still office::book
    Pen "pen" "Pen" Lean office::pen
    Pencils "pencils" "Pencils" Still office::pencils
    DeskLamp "desk_lamp" "Desk lamp" Face office::desk_lamp
    Lamp "lamp" "Lamp" Still furniture::lamp
    FloorLamp "floor_lamp" "Floor lamp" Still furniture::floor_lamp
    Chair "chair" "Chair" Still furniture::chair
    Armchair "armchair" "Armchair" Still furniture::armchair
    Sofa "sofa" "Sofa" Still furniture::sofa
    Table "table" "Table" Still furniture::table
    Shelf "shelf" "Shelf" Still furniture::shelf
    Bed "bed" "Bed" Still furniture::bed
    Clock "clock" "Clock" Still furniture::clock
    Mirror "mirror" "Mirror" Still furniture::mirror
    Rug "rug" "Rug" Still furniture::rug
    Pendant "pendant" "Pendant" Still furniture::pendant
    Plant "plant" "Plant" Still plants::plant
    Dracaena "dracaena" "Dracaena" Still plants::dracaena
    SpiderPlant "spider_plant" "Spider plant" Still plants::spider_plant
    SnakePlant "snake_plant" "Snake plant" Still plants::snake_plant
    Aloe "aloe" "Aloe" Still plants::aloe
    Vase "vase" "Vase" Still household::vase
    Candle "candle" "Candle" Still household::candle
    Pillow "pillow" "Pillow" Lean household::pillow
    Blanket "blanket" "Blanket" Still household::blanket
    Towel "towel" "Towel" Still household::towel
    Basket "basket" "Basket" Still household::basket
    Frame "frame" "Frame" Still household::frame
    Spray "spray" "Spray" Still household::spray
    Parcel "parcel" "Parcel" Still household::parcel
    Mug "mug" "Mug" Face kitchen::mug
    Cup "cup" "Cup" Face kitchen::cup
    Teapot "teapot" "Teapot" Face kitchen::teapot
    Kettle "kettle" "Kettle" Face kitchen::kettle
    Pan "pan" "Pan" Lean kitchen::pan
    Pot "pot" "Pot" Still kitchen::pot
    Knife "knife" "Knife" Lean kitchen::knife
    Bottle "bottle" "Bottle" Still kitchen::bottle
    Bowl "bowl" "Bowl" Still kitchen::bowl
    Plates "plates" "Plates" Still kitchen::plates
    Glassware "glassware" "Glassware" Still kitchen::glassware
    ChoppingBoard "chopping_board" "Chopping board" Lean kitchen::chopping_board
    CoffeeMaker "coffee_maker" "Coffee maker" Still appliances::coffee_maker
    Toaster "toaster" "Toaster" Still appliances::toaster
    Blender "blender" "Blender" Still appliances::blender
    Iron "iron" "Iron" Face appliances::iron
    Vacuum "vacuum" "Vacuum" Face appliances::vacuum
    Fan "fan" "Fan" Still appliances::fan
    Drill "drill" "Drill" Face appliances::drill
    Hammer "hammer" "Hammer" Lean appliances::hammer
    Router "router" "Router" Still appliances::router
    Football "football" "Football" Lean outdoors::football
    Basketball "basketball" "Basketball" Still outdoors::basketball
    Bicycle "bicycle" "Bicycle" Face outdoors::bicycle
    Tent "tent" "Tent" Face outdoors::tent
    YogaMat "yoga_mat" "Yoga mat" Still outdoors::yoga_mat
    Dumbbell "dumbbell" "Dumbbell" Lean outdoors::dumbbell
    Racket "racket" "Racket" Lean outdoors::racket
    Helmet "helmet" "Helmet" Face outdoors::helmet
    WateringCan "watering_can" "Watering can" Face outdoors::watering_can
    Shears "shears" "Shears" Lean outdoors::shears
    Trowel "trowel" "Trowel" Lean outdoors::trowel
    ToyCar "toy_car" "Toy car" Face play::toy_car
    Teddy "teddy" "Teddy" Still play::teddy
    Blocks "blocks" "Blocks" Still play::blocks
    Puzzle "puzzle" "Puzzle" Lean play::puzzle
    Duck "duck" "Duck" Face play::duck
    PetBowl "pet_bowl" "Pet bowl" Still play::pet_bowl
    CoffeeBag "coffee_bag" "Coffee bag" Still play::coffee_bag
    Jar "jar" "Jar" Still play::jar
    Chocolate "chocolate" "Chocolate" Lean play::chocolate
    Tin "tin" "Tin" Still play::tin
    Guitar "guitar" "Guitar" Lean play::guitar
    Soap "soap" "Soap" Still beauty::soap
    Perfume "perfume" "Perfume" Still beauty::perfume
    Lipstick "lipstick" "Lipstick" Still beauty::lipstick
    Cream "cream" "Cream" Still beauty::cream
    Hairbrush "hairbrush" "Hairbrush" Lean beauty::hairbrush
    Toothbrush "toothbrush" "Toothbrush" Still beauty::toothbrush
}

impl Family {
    /// The family of that machine name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|family| family.name() == name)
    }
}
