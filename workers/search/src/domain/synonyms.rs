//! What people call things that the catalog calls otherwise: its options and attributes are English, its colours have
//! names of their own.

/// The words or phrases of the catalog for what somebody typed; empty if it is nothing that we know. Of a German compound
/// that we do not know, what it ends in says what it is: a "Trinkflasche" is a "Flasche".
pub fn meanings(word: &str) -> &'static [&'static str] {
    if let Some((_, names)) = ENGLISH.iter().find(|(other, _)| *other == word) {
        return names;
    }
    let whole = without_endings(word).find_map(|stem| WORDS.iter().find(|(german, _)| *german == stem));
    let ends_so = || {
        let known = |stem: &str| {
            let ends = |german: &str| {
                let before = stem.strip_suffix(german).map_or(0, |before| before.chars().count());
                before >= SHORTEST_PART && german.chars().count() > SHORTEST_PART
            };
            WORDS.iter().filter(|(german, _)| ends(german)).max_by_key(|(german, _)| german.len())
        };
        without_endings(word).find_map(known)
    };
    whole.or_else(ends_so).map_or(&[], |(_, names)| names)
}

/// Shorter parts of compounds are chance: "schal" ends in no "al".
const SHORTEST_PART: usize = 3;

/// The word, and without the most frequent endings of plurals and adjectives.
fn without_endings(word: &str) -> impl Iterator<Item = &str> {
    let stems = ["", "en", "es", "er", "em", "n", "e", "s"].map(|ending| word.strip_suffix(ending));
    stems.into_iter().flatten().filter(|stem| stem.chars().count() > 2)
}

/// The German words that we know.
pub fn known() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(german, _)| *german)
}

/// English words for what the catalog has under other names, singular and plural.
const ENGLISH: &[(&str, &[&str])] = &[
    ("blue", &["navy", "indigo", "sky"]),
    ("green", &["forest", "sage", "olive"]),
    ("yellow", &["mustard"]),
    ("purple", &["plum", "lilac"]),
    ("pink", &["rose"]),
    ("gray", &["grey"]),
    ("orange", &["rust"]),
    ("turquoise", &["teal"]),
    ("couch", &["sofa"]),
    ("sweatshirt", &["hoodie", "sweater"]),
    ("jumper", &["sweater", "pullover"]),
    ("pants", &["trousers"]),
    ("shoe", &["sneaker", "boot", "sandal"]),
    ("shoes", &["sneaker", "boot", "sandal"]),
    ("trainers", &["sneaker"]),
    ("carpet", &["rug"]),
    ("purse", &["handbag", "wallet"]),
    ("rucksack", &["backpack"]),
    ("glasses", &["sunglasses", "glass"]),
];

/// Lower case, as [`super::words`] makes them.
const WORDS: &[(&str, &[&str])] = &[
    ("schwarz", &["black"]),
    ("weiß", &["white"]),
    ("weiss", &["white"]),
    ("grau", &["grey"]),
    ("silber", &["silver", "grey"]),
    ("braun", &["brown"]),
    ("beige", &["sand", "beige"]),
    ("creme", &["cream"]),
    ("rot", &["red"]),
    ("rost", &["rust"]),
    ("gelb", &["mustard", "yellow"]),
    ("senf", &["mustard"]),
    ("grün", &["forest", "sage", "olive", "green"]),
    ("gruen", &["forest", "sage", "olive", "green"]),
    ("oliv", &["olive"]),
    ("salbei", &["sage"]),
    ("petrol", &["teal"]),
    ("blau", &["navy", "indigo", "sky", "blue"]),
    ("himmelblau", &["sky"]),
    ("lila", &["lilac", "plum"]),
    ("violett", &["lilac", "plum"]),
    ("rosa", &["rose", "pink"]),
    ("baumwolle", &["cotton"]),
    ("wolle", &["wool"]),
    ("leinen", &["linen"]),
    ("leder", &["leather"]),
    ("seide", &["silk"]),
    ("holz", &["wood", "oak", "walnut", "beech"]),
    ("eiche", &["oak"]),
    ("nussbaum", &["walnut"]),
    ("buche", &["beech"]),
    ("glas", &["glass"]),
    ("keramik", &["ceramic", "stoneware"]),
    ("steingut", &["stoneware"]),
    ("edelstahl", &["steel"]),
    ("stahl", &["steel"]),
    ("messing", &["brass"]),
    ("gold", &["gold"]),
    ("kunststoff", &["plastic"]),
    ("bambus", &["bamboo"]),
    ("jacke", &["jacket"]),
    ("regenjacke", &["rain jacket"]),
    ("mantel", &["coat"]),
    ("hose", &["trousers"]),
    ("hemd", &["shirt"]),
    ("bluse", &["blouse"]),
    ("kleid", &["dress"]),
    ("rock", &["skirt"]),
    ("pullover", &["sweater", "jumper"]),
    ("pulli", &["sweater", "jumper"]),
    ("strickjacke", &["cardigan"]),
    ("kapuzenpullover", &["hoodie"]),
    ("socke", &["socks"]),
    ("mütze", &["beanie", "cap"]),
    ("hut", &["hat"]),
    ("schal", &["scarf"]),
    ("handschuh", &["gloves"]),
    ("gürtel", &["belt"]),
    ("schuh", &["shoe", "shoes", "sneaker"]),
    ("turnschuh", &["sneaker"]),
    ("stiefel", &["boot", "boots"]),
    ("sandale", &["sandal"]),
    ("hausschuh", &["slipper"]),
    ("tasche", &["bag"]),
    ("handtasche", &["handbag", "bag"]),
    ("rucksack", &["backpack"]),
    ("koffer", &["suitcase"]),
    ("geldbörse", &["wallet"]),
    ("geldbeutel", &["wallet"]),
    ("uhr", &["watch", "clock"]),
    ("armbanduhr", &["watch"]),
    ("ring", &["ring"]),
    ("kette", &["necklace"]),
    ("halskette", &["necklace"]),
    ("ohrring", &["earring"]),
    ("armband", &["bracelet"]),
    ("sonnenbrille", &["sunglasses"]),
    ("regenschirm", &["umbrella"]),
    ("stuhl", &["chair"]),
    ("stühl", &["chair"]),
    ("sessel", &["armchair"]),
    ("sofa", &["sofa"]),
    ("tisch", &["table", "desk"]),
    ("schreibtisch", &["desk"]),
    ("regal", &["shelf", "bookcase"]),
    ("bett", &["bed"]),
    ("schrank", &["cabinet", "wardrobe"]),
    ("lampe", &["lamp"]),
    ("leuchte", &["lamp", "light"]),
    ("stehlampe", &["floor lamp"]),
    ("tischlampe", &["table lamp"]),
    ("schreibtischlampe", &["desk lamp"]),
    ("kerze", &["candle"]),
    ("vase", &["vase"]),
    ("spiegel", &["mirror"]),
    ("teppich", &["rug"]),
    ("decke", &["blanket", "throw"]),
    ("kissen", &["cushion", "pillow"]),
    ("handtuch", &["towel"]),
    ("handtücher", &["towel"]),
    ("tasse", &["mug", "cup"]),
    ("becher", &["mug"]),
    ("teller", &["plate"]),
    ("schüssel", &["bowl"]),
    ("schale", &["bowl"]),
    ("pfanne", &["pan"]),
    ("topf", &["pot"]),
    ("töpf", &["pot"]),
    ("messer", &["knife"]),
    ("gabel", &["fork"]),
    ("löffel", &["spoon"]),
    ("wasserkocher", &["kettle"]),
    ("kanne", &["teapot", "jug"]),
    ("teekanne", &["teapot"]),
    ("flasche", &["bottle"]),
    ("trinkflasche", &["bottle"]),
    ("kopfhörer", &["headphones", "earbuds"]),
    ("lautsprecher", &["speaker"]),
    ("tastatur", &["keyboard"]),
    ("maus", &["mouse"]),
    ("kamera", &["camera"]),
    ("bildschirm", &["monitor"]),
    ("telefon", &["phone"]),
    ("pflanze", &["plant"]),
    ("blumentopf", &["plant pot"]),
    ("gießkanne", &["watering can"]),
    ("garten", &["garden"]),
    ("zelt", &["tent"]),
    ("schlafsack", &["sleeping bag"]),
    ("fahrrad", &["bike", "bicycle"]),
    ("helm", &["helmet"]),
    ("ball", &["ball"]),
    ("spielzeug", &["toy"]),
    ("puzzle", &["puzzle"]),
    ("teddybär", &["teddy"]),
    ("buch", &["book"]),
    ("bücher", &["book"]),
    ("notizbuch", &["notebook"]),
    ("stift", &["pen", "pencil"]),
    ("seife", &["soap"]),
    ("parfum", &["perfume"]),
    ("küche", &["kitchen"]),
    ("damen", &["women"]),
    ("herren", &["men"]),
    ("kinder", &["kids", "children"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_german_word_is_known_in_its_plural_too() {
        assert_eq!(meanings("lampe"), meanings("lampen"));
        assert_eq!(meanings("stühle"), ["chair"]);
        assert_eq!(meanings("schuhe"), meanings("schuh"));
        assert!(meanings("lamp").is_empty());
    }

    #[test]
    fn adjectives_and_compounds_are_known_by_their_parts() {
        assert_eq!(meanings("grünes"), meanings("grün"));
        assert_eq!(meanings("roter"), ["red"]);
        assert_eq!(meanings("wasserflasche"), ["bottle"]);
        assert_eq!(meanings("kaffeebecher"), ["mug"]);
        assert_eq!(meanings("winterjacken"), ["jacket"]);
        // What ends so by chance.
        assert!(meanings("brot").is_empty());
        assert_eq!(meanings("schal"), ["scarf"]);
    }
}
