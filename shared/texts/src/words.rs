//! Words of the catalog that the shop knows in every language: names of options and attributes, colours.

use crate::Texts;
use kernel::format::numbers;
use std::{cell::RefCell, collections::BTreeMap};

/// Words in other languages, by language and word.
pub type Words = BTreeMap<String, BTreeMap<String, String>>;

thread_local! {
    // The shop's own, by language and word in small letters. One shop for all that an isolate answers, like its texts.
    static OWN: RefCell<Words> = const { RefCell::new(BTreeMap::new()) };
}

/// Lets the shop's own words be said in other languages from now on, before those that every shop knows.
pub fn learn(words: &Words) {
    let small = |(word, said): (&String, &String)| (word.to_lowercase(), said.clone());
    OWN.set(words.iter().map(|(tag, words)| (tag.clone(), words.iter().map(small).collect())).collect());
}

/// One of the shop's own words in the visit's language, if the owner wrote it down.
pub fn own(texts: Texts, word: &str) -> Option<String> {
    OWN.with_borrow(|own| own.get(texts.locale.tag())?.get(&word.to_lowercase()).cloned())
}

/// Whether a word of the shop is said in the visit's language, by the owner or by every shop.
pub fn is_known(texts: Texts, word: &str) -> bool {
    let every = ["name", "colour", "value"].into_iter().any(|kind| find(texts, kind, word).is_some());
    every || own(texts, word).is_some()
}

/// The name of an option or attribute, as the owner wrote it where the shop does not know it.
pub fn name(texts: Texts, name: &str) -> String {
    known(texts, "name", name)
}

/// The name of a filter, which search writes small.
pub fn facet(texts: Texts, facet: &str) -> String {
    let mut rest = facet.chars();
    let first = rest.next().map(char::to_uppercase);
    name(texts, &first.into_iter().flatten().chain(rest).collect::<String>())
}

/// The value of an option or attribute: in the visit's language where the shop knows it, else as it is, with its numbers
/// written as people write them.
pub fn value(texts: Texts, value: &str) -> String {
    let known = ["colour", "value"].into_iter().find_map(|kind| find(texts, kind, value));
    own(texts, value).or(known).unwrap_or_else(|| measure(texts, value))
}

/// What is chosen of each option: `Oliv, S`.
pub fn chosen(texts: Texts, options: &BTreeMap<String, String>) -> String {
    options.values().map(|chosen| value(texts, chosen)).collect::<Vec<_>>().join(", ")
}

/// A number and what it counts: `2.5 l`, `18 hours`. What begins otherwise may be a name, whose points stay.
fn measure(texts: Texts, value: &str) -> String {
    if !value.starts_with(|first: char| first.is_ascii_digit()) {
        return value.to_owned();
    }
    let value = numbers(texts.locale, value);
    let counted = value.split_once(' ').and_then(|(number, unit)| {
        let unit = find(texts, "unit", unit)?;
        Some(format!("{number} {unit}"))
    });
    counted.unwrap_or(value)
}

fn known(texts: Texts, kind: &str, word: &str) -> String {
    own(texts, word).or_else(|| find(texts, kind, word)).unwrap_or_else(|| word.to_owned())
}

fn find(texts: Texts, kind: &str, word: &str) -> Option<String> {
    let word = word.to_ascii_lowercase();
    let parts = word.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let key = parts.fold(kind.to_owned(), |key, part| format!("{key}-{part}"));
    let text = texts.get(&key);
    // A key without a text comes back as it is.
    (text != key).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Locale;

    #[test]
    fn what_the_shop_knows_is_said_in_the_visits_language() {
        let german = Texts::new(Locale::De);
        assert_eq!(name(german, "Size"), "Größe");
        assert_eq!(name(german, "Made in"), "Hergestellt in");
        assert_eq!(value(german, "Navy"), "Marineblau");
        assert_eq!(
            value(german, "Machine wash at 30 °C, dry flat"),
            "Maschinenwäsche bei 30 °C, liegend trocknen"
        );
        assert_eq!(
            (name(german, "Thread count").as_str(), value(german, "42").as_str()),
            ("Thread count", "42")
        );
    }

    #[test]
    fn the_owners_words_come_before_those_that_every_shop_knows() {
        let german = Texts::new(Locale::De);
        let words =
            [("Thread count", "Fadenzahl"), ("Navy", "Dunkelblau"), ("Spring sale", "Frühlingsrabatt")];
        let words = words.map(|(word, said)| (word.to_owned(), said.to_owned()));
        learn(&BTreeMap::from([("de".to_owned(), BTreeMap::from(words))]));
        assert_eq!(
            (name(german, "Thread count"), value(german, "navy")),
            ("Fadenzahl".to_owned(), "Dunkelblau".to_owned())
        );
        assert_eq!(facet(german, "thread count"), "Fadenzahl");
        assert_eq!(own(german, "Spring sale").as_deref(), Some("Frühlingsrabatt"));
        assert_eq!(value(Texts::new(Locale::En), "Navy"), "Navy");
        learn(&Words::new());
        assert_eq!((value(german, "Navy"), own(german, "Spring sale")), ("Marineblau".to_owned(), None));
    }

    #[test]
    fn measures_are_written_as_people_write_them() {
        let german = Texts::new(Locale::De);
        let written =
            ["3.5 g", "1,000 pieces", "18 hours", "36–38", "Version 2.5"].map(|text| value(german, text));
        assert_eq!(written, ["3,5 g", "1.000 Teile", "18 Stunden", "36–38", "Version 2.5"]);
        assert_eq!(value(Texts::new(Locale::En), "3.5 g"), "3.5 g");
    }

    #[test]
    fn a_choice_names_the_value_of_each_option() {
        let options =
            BTreeMap::from([("Colour".to_owned(), "Olive".to_owned()), ("Size".to_owned(), "S".to_owned())]);
        assert_eq!(chosen(Texts::new(Locale::De), &options), "Oliv, S");
    }

    /// What of a text would be read as English: words that are no sizes, units or names.
    fn english(text: &str) -> bool {
        text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 3)
    }

    #[test]
    fn nothing_of_the_demonstration_catalog_stays_english_in_german() {
        let german = Texts::new(Locale::De);
        let mut unknown = std::collections::BTreeSet::new();
        for product in seed::products(20_000) {
            let options = product.options.iter();
            let options = options
                .flat_map(|option| option.values.iter().map(|value| (option.name, (*value).to_owned())));
            for (title, text) in product.attributes.iter().cloned().chain(options) {
                if find(german, "name", title).is_none() {
                    unknown.insert(title.to_owned());
                }
                let is_known = ["colour", "value"].iter().any(|kind| find(german, kind, &text).is_some());
                if !is_known && measure(german, &text) == numbers(Locale::De, &text) && english(&text) {
                    unknown.insert(text);
                }
            }
        }
        assert!(unknown.is_empty(), "{unknown:#?}");
    }
}
