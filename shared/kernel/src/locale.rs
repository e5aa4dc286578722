//! The languages of the shop. A further one is an entry here and a file of texts (`frontend/ui/texts/<tag>.ftl`).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A day of the calendar, for writing.
pub(crate) struct Date {
    pub day: usize,
    /// Its number, and what it is called.
    pub month: usize,
    pub name: &'static str,
    pub year: usize,
}

pub(crate) type WriteDate = fn(Date) -> String;

/// How people who speak a language write numbers and days.
pub(crate) struct Customs {
    /// Between thousands, and before decimals.
    pub thousands: char,
    pub point: char,
    /// True where the currency's symbol stands before the amount, without a space.
    pub symbol_first: bool,
    pub months: [&'static str; 12],
    /// A day in words, and in few signs.
    pub date: WriteDate,
    pub short_date: WriteDate,
    /// What it calls time zones that others write otherwise.
    pub zones: &'static [(&'static str, &'static str)],
}

/// Writes the type whose values are the languages, the default first.
macro_rules! locales {
    (
        $(#[$first_doc:meta])* $first:ident = $first_tag:literal, $first_customs:ident;
        $($(#[$doc:meta])* $name:ident = $tag:literal, $customs:ident;)*
    ) => {
        /// A language of the shop. English is the default that catalog texts fall back to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        pub enum Locale {
            $(#[$first_doc])*
            #[default]
            #[serde(rename = $first_tag)]
            $first,
            $($(#[$doc])* #[serde(rename = $tag)] $name,)*
        }

        impl Locale {
            /// Every language, the default first.
            pub const ALL: [Self; 1 + [$($tag),*].len()] = [Self::$first, $(Self::$name),*];

            /// The BCP 47 tag.
            pub const fn tag(self) -> &'static str {
                match self {
                    Self::$first => $first_tag,
                    $(Self::$name => $tag,)*
                }
            }

            pub(crate) const fn customs(self) -> &'static Customs {
                match self {
                    Self::$first => &$first_customs,
                    $(Self::$name => &$customs,)*
                }
            }
        }
    };
}

locales! {
    /// English, at `/`.
    En = "en", ENGLISH;
    /// German, at `/de/`.
    De = "de", GERMAN;
}

const ENGLISH: Customs = Customs {
    thousands: ',',
    point: '.',
    symbol_first: true,
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date: |Date { day, name, year, .. }| format!("{day} {name} {year}"),
    short_date: |Date { day, name, year, .. }| format!("{day} {} {year}", name.get(..3).unwrap_or(name)),
    zones: &[],
};

const GERMAN: Customs = Customs {
    thousands: '.',
    point: ',',
    symbol_first: false,
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    date: |Date { day, name, year, .. }| format!("{day}. {name} {year}"),
    short_date: |Date { day, month, year, .. }| format!("{day:02}.{month:02}.{year}"),
    zones: &[("CET", "MEZ"), ("CEST", "MESZ")],
};

impl Locale {
    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// Every language but the default, which texts are written in first.
    pub fn others() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|locale| *locale != Self::default())
    }

    /// The other language with this tag.
    pub fn other_from_tag(tag: &str) -> Option<Self> {
        Self::others().find(|locale| locale.tag() == tag)
    }

    /// What something is called in this language: its name there, or else the one that it has everywhere.
    pub fn name_of(self, names: &BTreeMap<String, String>, name: &str) -> String {
        names.get(self.tag()).map_or(name, String::as_str).to_owned()
    }

    /// What there is in this language, or in the default one.
    pub fn choose<T>(self, by_tag: &BTreeMap<String, T>) -> Option<&T> {
        by_tag.get(self.tag()).or_else(|| by_tag.get(Self::default().tag()))
    }

    /// Where a page's path leads in this language: the default one has no prefix.
    pub fn path(self, path: &str) -> String {
        if self == Self::default() { path.to_owned() } else { format!("/{}{path}", self.tag()) }
    }

    /// The language of an address's path, and the page's path.
    pub fn split_path(path: &str) -> (Self, &str) {
        let prefixed = path.strip_prefix('/').and_then(|rest| {
            let tag = rest.split('/').next().unwrap_or_default();
            let locale = Self::other_from_tag(tag)?;
            let page = rest.strip_prefix(tag).filter(|page| !page.is_empty()).unwrap_or("/");
            // As a link, `//name` leads to another host (RFC 3986 §4.2).
            (!page.starts_with("//")).then_some((locale, page))
        });
        prefixed.unwrap_or((Self::default(), path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_in_a_language_is_said_in_the_default_one() {
        let english = BTreeMap::from([("en".to_owned(), 1)]);
        let german = BTreeMap::from([("de".to_owned(), 2)]);
        let both: BTreeMap<_, _> = english.clone().into_iter().chain(german.clone()).collect();
        let chosen = [&both, &english, &german].map(|words| Locale::De.choose(words));
        assert_eq!(chosen, [Some(&2), Some(&1), Some(&2)]);
        assert_eq!(Locale::En.choose(&german), None);
    }

    #[test]
    fn a_thing_without_a_name_in_a_language_keeps_the_one_it_has() {
        let names = BTreeMap::from([("de".to_owned(), "Schuhe".to_owned())]);
        let called = Locale::ALL.map(|locale| locale.name_of(&names, "Shoes"));
        assert_eq!(called, ["Shoes", "Schuhe"]);
    }

    #[test]
    fn a_page_stands_below_its_languages_tag_and_the_default_below_none() {
        assert_eq!(Locale::split_path("/de"), (Locale::De, "/"));
        assert_eq!(Locale::split_path("/de/"), (Locale::De, "/"));
        assert_eq!(Locale::split_path("/de/cart"), (Locale::De, "/cart"));
        for path in ["/delivery", "/en/cart", "/", "", "de/cart"] {
            assert_eq!(Locale::split_path(path), (Locale::En, path));
        }
        assert_eq!(Locale::split_path("/de//evil.example/login"), (Locale::En, "/de//evil.example/login"));
        for locale in Locale::ALL {
            assert_eq!(Locale::split_path(&locale.path("/cart")), (locale, "/cart"));
            assert_eq!(Locale::split_path(&locale.path("/")), (locale, "/"));
        }
    }
}
