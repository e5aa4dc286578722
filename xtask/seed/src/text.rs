//! Puts the words together: titles, descriptions, slugs, alt texts.

use crate::german;
use crate::rng::Rng;
use crate::table::{Kind, Material, Shelf};
use kernel::Locale;
use texts::{Texts, words};

/// What the catalog is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Language {
    English,
    German,
}

impl Language {
    /// A text of the tables, which are in English.
    fn say(self, english: &'static str) -> &'static str {
        match self {
            Self::English => english,
            Self::German => german::of(english).unwrap_or(english),
        }
    }
}

/// What was chosen from the tables for a product.
pub struct Choice<'a> {
    pub name: &'static str,
    pub brand: &'static str,
    pub kind: &'static Kind,
    /// From 1: the how manieth of its kind and name.
    pub edition: usize,
    pub facts: &'a [(&'static str, &'static str)],
    pub opener: &'static str,
    pub material: &'static Material,
    pub details: Details,
}

/// Sentences from two groups of the shelf's details, empty where it has none, and how the description is laid out.
pub struct Details {
    first: &'static str,
    last: &'static str,
    layout: u32,
}

impl Details {
    pub fn choose(shelf: &'static Shelf, rng: &mut Rng) -> Self {
        let groups = rng.choose(shelf.details, 2);
        let mut sentences = groups.into_iter().map(|group| *rng.pick(group));
        let (first, last) = (sentences.next().unwrap_or_default(), sentences.next().unwrap_or_default());
        Self { first, last, layout: rng.between(0, 3) }
    }
}

impl Choice<'_> {
    pub fn title(&self, language: Language) -> String {
        let title = self.fill(self.kind.title, language);
        if self.edition > 1 { format!("{title} {}", self.edition) } else { title }
    }

    /// Two to three short paragraphs: what it is, how it is made, how to live with it.
    pub fn description(&self, language: Language) -> String {
        let [opener, first, last, line] =
            [self.opener, self.details.first, self.details.last, self.material.line]
                .map(|template| self.fill(template, language));
        let care = care(self.material, language);
        let paragraphs: [&[&str]; 3] = match self.details.layout {
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

    /// The template with `{n}`, `{b}`, `{0}` … replaced.
    fn fill(&self, template: &'static str, language: Language) -> String {
        let template = language.say(template);
        let mut text = String::with_capacity(template.len() + 24);
        let mut rest = template;
        while let Some((before, slot, after)) = next_slot(rest) {
            text.push_str(before);
            match slot {
                "n" => text.push_str(language.say(self.name)),
                "b" => text.push_str(self.brand),
                number => {
                    let fact = number.parse().ok().and_then(|at: usize| self.facts.get(at));
                    push_fact(&mut text, fact.map_or("", |(_, value)| value), language);
                }
            }
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// Writes a value inside a sentence. An English one begins small there, unless it is an abbreviation or a number; a German
/// one is written as it stands inside a sentence, and begins large at the beginning of one.
fn push_fact(text: &mut String, value: &'static str, language: Language) {
    let begins_sentence =
        text.is_empty() || text.ends_with(['.', ' ']) && text.trim_end().ends_with(['.', '!', '?']);
    let said = match language {
        Language::English => value.to_owned(),
        Language::German => german::of(value).map_or_else(|| german_word(value), str::to_owned),
    };
    let mut letters = said.chars();
    match (letters.next(), letters.next(), language) {
        (Some(first), Some(second), Language::English) if !begins_sentence && second.is_lowercase() => {
            text.extend(first.to_lowercase());
            text.extend(said.chars().skip(1));
        }
        (Some(first), _, Language::German) if begins_sentence => {
            text.extend(first.to_uppercase());
            text.extend(said.chars().skip(1));
        }
        _ => text.push_str(&said),
    }
}

fn next_slot(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (slot, after) = rest.split_once('}')?;
    Some((before, slot, after))
}

/// The care as a sentence where it takes explaining; a plain wash is among the attributes anyway.
fn care(material: &Material, language: Language) -> String {
    let said = language.say(material.care);
    let mut letters = said.chars();
    match (letters.next(), language) {
        (Some(first), Language::English) if material.care.len() > 28 => {
            format!("Care: {}{}.", first.to_lowercase(), letters.as_str())
        }
        (Some(_), Language::German) if material.care.len() > 28 => format!("Pflege: {said}."),
        _ => String::new(),
    }
}

/// A colour, a measure: what the shop itself says in German.
fn german_word(english: &str) -> String {
    words::value(Texts::new(Locale::De), english)
}

/// What a product's picture shows.
pub fn alt(title: &str, colour: Option<&'static str>, language: Language) -> String {
    let colour = colour.map(|colour| match language {
        Language::English => colour.to_lowercase(),
        Language::German => german_word(colour),
    });
    match (colour, language) {
        (Some(colour), Language::English) => format!("{title} in {colour}, front view"),
        (Some(colour), Language::German) => format!("{title} in {colour}, von vorn"),
        (None, Language::English) => format!("{title}, front view"),
        (None, Language::German) => format!("{title}, von vorn"),
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
