//! Words of the catalog that the shop knows in every language: names of options and attributes, colours.

use ui::Texts;

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

/// An option's value: a colour in the visit's language, anything else as it is.
pub fn value(texts: Texts, value: &str) -> String {
    known(texts, "colour", value)
}

fn known(texts: Texts, kind: &str, word: &str) -> String {
    let key = format!("{kind}-{}", word.trim().to_lowercase().replace(' ', "-"));
    let text = texts.get(&key);
    // A key without a text comes back as it is.
    if text == key { word.to_owned() } else { text }
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
            (name(german, "Thread count").as_str(), value(german, "42").as_str()),
            ("Thread count", "42")
        );
    }
}
