//! Puts the words together: titles, descriptions, slugs, alt texts.

use crate::rng::Rng;
use crate::table::{Material, Shelf};

/// The values for a template's slots.
pub struct Slots<'a> {
    pub name: &'static str,
    pub brand: &'static str,
    pub facts: &'a [(&'static str, &'static str)],
}

impl Slots<'_> {
    /// The template with `{n}`, `{b}`, `{0}` … replaced.
    pub fn fill(&self, template: &str) -> String {
        let mut text = String::with_capacity(template.len() + 24);
        let mut rest = template;
        while let Some((before, slot, after)) = next_slot(rest) {
            text.push_str(before);
            match slot {
                "n" => text.push_str(self.name),
                "b" => text.push_str(self.brand),
                number => {
                    let fact = number.parse().ok().and_then(|at: usize| self.facts.get(at));
                    push_fact(&mut text, fact.map_or("", |(_, value)| value));
                }
            }
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// Writes a value in lower case inside a sentence, unless it is an abbreviation or a number.
fn push_fact(text: &mut String, value: &str) {
    let begins_sentence =
        text.is_empty() || text.ends_with(['.', ' ']) && text.trim_end().ends_with(['.', '!', '?']);
    let mut letters = value.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !begins_sentence && second.is_lowercase() => {
            text.extend(first.to_lowercase());
            text.extend(value.chars().skip(1));
        }
        _ => text.push_str(value),
    }
}

fn next_slot(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (slot, after) = rest.split_once('}')?;
    Some((before, slot, after))
}

/// Two to three short paragraphs: what it is, how it is made, how to live with it.
pub fn description(opener: &str, slots: &Slots, shelf: &Shelf, material: &Material, rng: &mut Rng) -> String {
    let opener = slots.fill(opener);
    let details: Vec<&str> = rng.choose(shelf.details, 2).into_iter().map(|group| *rng.pick(group)).collect();
    let [first, last] = match details.as_slice() {
        [first, last, ..] => [slots.fill(first), slots.fill(last)],
        [only] => [slots.fill(only), String::new()],
        [] => [String::new(), String::new()],
    };
    let line = slots.fill(material.line);
    let care = care(material);
    let paragraphs: [&[&str]; 3] = match rng.between(0, 3) {
        0 => [&[&opener], &[&line, &first], &[&last, &care]],
        1 => [&[&opener, &line], &[&first, &last], &[]],
        2 => [&[&opener, &first], &[&line, &care], &[]],
        _ => [&[&opener], &[&first, &last], &[&line]],
    };
    let paragraphs: Vec<String> = paragraphs
        .into_iter()
        .map(|sentences| {
            sentences.iter().copied().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    paragraphs.join("\n\n")
}

/// The care as a sentence where it takes explaining; a plain wash is among the attributes anyway.
fn care(material: &Material) -> String {
    let mut letters = material.care.chars();
    match letters.next() {
        Some(first) if material.care.len() > 28 => {
            format!("Care: {}{}.", first.to_lowercase(), letters.as_str())
        }
        _ => String::new(),
    }
}

/// Lower-case ASCII letters and digits with single hyphens.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars() {
        match plain(letter) {
            "" if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
            "" if letter == '’' || letter == '\'' => {}
            "" if slug.is_empty() || slug.ends_with('-') => {}
            "" => slug.push('-'),
            letters => slug.push_str(letters),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn plain(letter: char) -> &'static str {
    match letter {
        'ä' | 'Ä' => "ae",
        'ö' | 'Ö' | 'ø' | 'Ø' => "oe",
        'ü' | 'Ü' => "ue",
        'å' | 'Å' => "aa",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' => "a",
        'ç' => "c",
        'é' | 'è' | 'ê' | 'É' => "e",
        'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ó' | 'ô' => "o",
        'ú' | 'û' => "u",
        _ => "",
    }
}

/// At most 155 characters for a results page, cut at the end of a sentence or else of a word.
pub fn summary(description: &str) -> String {
    const LIMIT: usize = 155;
    let first = description.split("\n\n").next().unwrap_or_default();
    if first.chars().count() <= LIMIT {
        return first.to_owned();
    }
    let head: String = first.chars().take(LIMIT - 1).collect();
    match (head.rfind(". "), head.rfind(' ')) {
        (Some(end), _) if end >= 60 => {
            head.chars().take(head.get(..=end).map_or(0, |s| s.chars().count())).collect()
        }
        (_, Some(end)) => {
            format!("{}…", head.get(..end).unwrap_or_default().trim_end_matches([',', ';', ':']))
        }
        _ => head,
    }
}
