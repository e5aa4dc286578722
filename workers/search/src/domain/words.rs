//! From what people type to an expression of the full-text index.

use super::synonyms;

/// More words than these say nothing more.
const MOST_WORDS: usize = 8;
const LONGEST_WORD: usize = 40;

/// The words of a text: letters and digits in lower case. Everything else separates.
pub fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST_WORD).collect())
        .take(MOST_WORDS)
        .collect()
}

/// The expression for documents with all these words, the last one perhaps unfinished, and a tag of each group. Without
/// words or groups it matches every document.
///
/// Words hold nothing but letters and digits and are quoted, tags are made by us: what somebody types is never syntax.
pub fn expression(words: &[String], tags: &[Vec<String>]) -> String {
    let mut parts = Vec::new();
    if let Some((last, rest)) = words.split_last() {
        let all: Vec<String> = rest
            .iter()
            .map(|word| format!("({})", quoted(&meanings(word), "")))
            .chain([format!("({})", quoted(&meanings(last), "*"))])
            .collect();
        parts.push(in_texts(&all.join(" AND ")));
    }
    for group in tags {
        parts.push(format!("tags : ({})", quoted(group, "")));
    }
    if parts.is_empty() { "tags : \"all\"".to_owned() } else { parts.join(" AND ") }
}

/// The expression for documents with one word, perhaps unfinished.
pub fn word_expression(word: &str) -> String {
    in_texts(&quoted(&meanings(word), "*"))
}

/// Not the tags: a word is no filter.
fn in_texts(expression: &str) -> String {
    format!("{{title brand category_names attributes skus description}} : ({expression})")
}

/// The word in its forms, and what the catalog calls it.
fn meanings(word: &str) -> Vec<String> {
    let mut meanings: Vec<String> = spellings(word).iter().flat_map(|word| forms(word)).collect();
    let others = spellings(word).iter().map(|word| synonyms::meanings(word)).find(|known| !known.is_empty());
    meanings.extend(others.unwrap_or_default().iter().map(|word| (*word).to_owned()));
    meanings
}

/// The word, and as it is written where keyboards have no umlauts, or where they have: "fussball" and "Fußball",
/// "guertel" and "Gürtel". The index itself takes "ü" for "u".
fn spellings(word: &str) -> Vec<String> {
    let mut spellings = vec![word.to_owned()];
    let also = [word.replace('ß', "ss"), word.replace("ss", "ß")].into_iter().flat_map(|word| {
        let with_umlauts = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü");
        [word, with_umlauts]
    });
    for spelling in also {
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

fn quoted(words: &[String], after: &str) -> String {
    words.iter().map(|word| format!("\"{word}\"{after}")).collect::<Vec<_>>().join(" OR ")
}

/// The word, and the singular or plural that English makes of it most often.
fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if word.chars().count() > 2 {
        match word.strip_suffix('s') {
            Some(singular) => {
                forms.extend(singular.strip_suffix('e').filter(|stem| stem.len() > 2).map(str::to_owned));
                forms.push(singular.to_owned());
            }
            None => forms.push(format!("{word}s")),
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_may_be_unfinished_and_plurals_meet_singulars() {
        let expression = expression(&words("Rain jack"), &[vec!["c1".into(), "c2".into()]]);
        assert_eq!(
            expression,
            "{title brand category_names attributes skus description} : ((\"rain\" OR \"rains\") AND \
             (\"jack\"* OR \"jacks\"*)) AND tags : (\"c1\" OR \"c2\")"
        );
        assert_eq!(forms("glasses"), ["glasses", "glass", "glasse"]);
    }

    #[test]
    fn nothing_that_is_typed_is_syntax() {
        assert_eq!(
            words("\"a\" OR tags:b* NEAR(c) -d ^e {x} (y"),
            ["a", "or", "tags", "b", "near", "c", "d", "e"]
        );
        assert!(words("\"*:^-(){}\u{0}'").is_empty());
    }
}
