use contract::event::SearchDocument;
use std::collections::BTreeSet;

/// The longest phrase that is offered.
const LONGEST: usize = 80;

/// What somebody may be about to type when this product is what they want: its brand, its categories, and the brand
/// with the first of them.
pub fn phrases(document: &SearchDocument) -> BTreeSet<String> {
    let mut phrases: BTreeSet<String> =
        document.categories.iter().map(|category| folded(&category.name)).collect();
    if let Some(brand) = &document.summary.brand {
        phrases.insert(folded(brand));
        if let Some(category) = document.categories.first() {
            phrases.insert(folded(&format!("{brand} {}", category.name)));
        }
    }
    phrases.retain(|phrase| !phrase.is_empty() && phrase.chars().count() <= LONGEST);
    phrases
}

/// A text as phrases are compared: lower case, one space between words.
pub fn folded(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
