use contract::event::SearchDocument;
use kernel::Locale;
use std::collections::BTreeSet;

/// The longest phrase that is offered.
const LONGEST: usize = 80;

/// What somebody may be about to type when this product is what they want, with the tag of the language that they type:
/// its brand, its categories, and the brand with the first of them.
pub fn phrases(document: &SearchDocument) -> BTreeSet<(&'static str, String)> {
    Locale::ALL.into_iter().flat_map(|locale| phrases_in(locale, document)).collect()
}

fn phrases_in(locale: Locale, document: &SearchDocument) -> impl Iterator<Item = (&'static str, String)> {
    let names = document.categories.iter().map(|category| locale.name_of(&category.names, &category.name));
    let mut phrases: Vec<String> = names.collect();
    if let Some(brand) = &document.summary.brand {
        let with_category = phrases.first().map(|category| format!("{brand} {category}"));
        phrases.extend(with_category);
        phrases.push(brand.clone());
    }
    let phrases = phrases.into_iter().map(|phrase| folded(&phrase));
    let fit = phrases.filter(|phrase| !phrase.is_empty() && phrase.chars().count() <= LONGEST);
    fit.map(move |phrase| (locale.tag(), phrase))
}

/// A text as phrases are compared: lower case, one space between words.
pub fn folded(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
