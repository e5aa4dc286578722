//! Words that somebody may have meant.
//!
//! The index keeps each word under itself and under itself without any one letter. Two words that differ by a letter
//! (another, one more, one less, two that changed places) share such a fragment, so that near words are found by
//! look-ups, however many words there are.

use contract::event::SearchDocument;
use std::collections::{BTreeMap, BTreeSet};

/// Shorter words have too many neighbours.
const SHORTEST: usize = 4;
const LONGEST: usize = 20;
/// Words of a product that are kept: those of its title come first.
const MOST_WORDS: usize = 40;

/// A word and its fragments.
pub fn fragments(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    if !(SHORTEST..=LONGEST).contains(&letters.len()) {
        return BTreeSet::new();
    }
    let without =
        |gap: usize| letters.iter().enumerate().filter(|(place, _)| *place != gap).map(|(_, c)| c).collect();
    (0..letters.len()).map(without).chain([word.to_owned()]).collect()
}

/// The words that a product brings, each with its fragments. SKUs and descriptions bring none: nobody searches for the
/// one, and the others are full of words that name no product.
pub fn vocabulary(document: &SearchDocument) -> BTreeMap<String, BTreeSet<String>> {
    let categories = document
        .categories
        .iter()
        .flat_map(|category| [&category.name].into_iter().chain(category.names.values()));
    let texts = [&document.summary.title]
        .into_iter()
        .chain(document.summary.titles.values())
        .chain(&document.summary.brand)
        .chain(categories)
        .chain(document.options.values().flatten())
        .chain(document.attributes.values());
    texts
        .flat_map(|text| super::words(text))
        .take(MOST_WORDS)
        .filter(|word| word.chars().all(char::is_alphabetic))
        .map(|word| (word.clone(), fragments(&word)))
        .filter(|(_, fragments)| !fragments.is_empty())
        .collect()
}

/// The word among `near` (with the number of products that have it) that was most likely meant: the nearest, of
/// equally near ones that with the same beginning, then one of the catalog's own, then the most frequent.
pub fn meant(typed: &str, near: Vec<(String, u32)>) -> Option<String> {
    let allowed = allowed(typed);
    let first = typed.chars().next();
    near.into_iter()
        .filter(|(_, products)| *products > 0)
        .map(|(word, products)| {
            let foreign = super::synonyms::known().any(|german| german == word);
            let key = (distance(typed, &word), word.chars().next() != first, foreign, u32::MAX - products);
            (key, word)
        })
        .filter(|((distance, ..), _)| (1..=allowed).contains(distance))
        .min()
        .map(|(_, word)| word)
}

/// German words that we know and that may have been meant: the index knows but those that are in products.
pub fn german(typed: &str) -> impl Iterator<Item = &'static str> {
    let allowed = if typed.chars().count() < SHORTEST { 0 } else { allowed(typed) };
    super::synonyms::known().filter(move |word| (1..=allowed).contains(&distance(typed, word)))
}

/// How far from what was meant a word may be.
fn allowed(typed: &str) -> usize {
    if typed.chars().count() < 8 { 1 } else { 2 }
}

/// How many letters were changed, added, left out or exchanged with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    let at = |rows: &[Vec<usize>], i: usize, j: usize| {
        rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(usize::MAX / 2)
    };
    for i in 1..=a.len() {
        rows.push(vec![i]);
        for j in 1..=b.len() {
            let changed = usize::from(a.get(i - 1) != b.get(j - 1));
            let mut least =
                (at(&rows, i - 1, j) + 1).min(at(&rows, i, j - 1) + 1).min(at(&rows, i - 1, j - 1) + changed);
            if i > 1 && j > 1 && a.get(i - 1) == b.get(j - 2) && a.get(i - 2) == b.get(j - 1) {
                least = least.min(at(&rows, i - 2, j - 2) + 1);
            }
            if let Some(row) = rows.last_mut() {
                row.push(least);
            }
        }
    }
    at(&rows, a.len(), b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_a_finger_is_one_step() {
        for (typed, word) in
            [("jcaket", "jacket"), ("jackt", "jacket"), ("jackett", "jacket"), ("jscket", "jacket")]
        {
            assert_eq!(distance(typed, word), 1, "{typed}");
            assert!(!fragments(typed).is_disjoint(&fragments(word)), "{typed}");
        }
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn the_nearest_word_that_products_have_is_meant() {
        let near = |words: &[(&str, u32)]| words.iter().map(|(word, n)| ((*word).to_owned(), *n)).collect();
        assert_eq!(meant("lmap", near(&[("lamp", 3), ("map", 9), ("lap", 0)])), Some("lamp".to_owned()));
        assert_eq!(meant("tahle", near(&[("cable", 9)])), None);
        assert_eq!(meant("lamp", near(&[("lamp", 3)])), None);
    }
}
