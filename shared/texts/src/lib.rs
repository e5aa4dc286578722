//! What people read, in every language: one Fluent file each (`frontend/ui/texts/<tag>.ftl`), for pages and mails.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod words;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use kernel::{CountryCode, Locale};
use std::{cell::RefCell, rc::Rc};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue;

/// Each language's tag and texts.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

type Bundle = Rc<FluentBundle<FluentResource>>;

thread_local! {
    // Parsed once an isolate, when somebody reads that language.
    static BUNDLES: RefCell<Vec<(Locale, Bundle)>> = const { RefCell::new(Vec::new()) };
}

fn source(locale: Locale) -> &'static str {
    SOURCES.iter().find(|(tag, _)| *tag == locale.tag()).map_or("", |(_, source)| source)
}

fn bundle(locale: Locale) -> Bundle {
    let parsed = BUNDLES.with_borrow(|all| {
        all.iter().find(|(parsed, _)| *parsed == locale).map(|(_, bundle)| bundle.clone())
    });
    parsed.unwrap_or_else(|| {
        let bundle = Rc::new(parse(locale));
        BUNDLES.with_borrow_mut(|all| all.push((locale, bundle.clone())));
        bundle
    })
}

fn parse(locale: Locale) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![language]);
    // The marks around arguments are for mixed directions; they would end up in titles and attributes.
    bundle.set_use_isolating(false);
    // What cannot be parsed is left out here and found by the test below.
    let resource = FluentResource::try_new(source(locale).to_owned()).unwrap_or_else(|(partial, _)| partial);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The texts of one language. A key that it lacks falls back to English, then to the key itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The language.
    pub locale: Locale,
}

impl Texts {
    /// The texts of `locale`.
    pub const fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// A text without arguments.
    pub fn get(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A text with arguments: `texts.with("cart-count", &[("count", 3.into())])`.
    pub fn with(self, key: &str, arguments: &[(&'static str, FluentValue<'static>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            args.set(*name, value.clone());
        }
        let own = text(&bundle(self.locale), key, &args);
        own.or_else(|| text(&bundle(Locale::default()), key, &args)).unwrap_or_else(|| key.to_owned())
    }

    /// A country's name; its code where the texts have none.
    pub fn country(self, code: CountryCode) -> String {
        let key = format!("country-{}", code.as_str().to_lowercase());
        let name = self.get(&key);
        if name == key { code.to_string() } else { name }
    }
}

fn text(bundle: &FluentBundle<FluentResource>, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(locale: Locale) -> BTreeSet<String> {
        assert!(FluentResource::try_new(source(locale).to_owned()).is_ok(), "{locale:?} has errors");
        let is_key = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(" =");
        source(locale)
            .lines()
            .filter(is_key)
            .map(|line| line.split(" =").next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn every_language_has_every_text() {
        for locale in Locale::ALL {
            assert!(!source(locale).is_empty(), "frontend/ui/texts/{}.ftl", locale.tag());
            assert_eq!(keys(Locale::En), keys(locale), "{locale:?}");
        }
        assert_eq!(SOURCES.len(), Locale::ALL.len(), "a file of texts without a language in kernel");
    }

    #[test]
    fn plurals_follow_the_language() {
        let count = |n: i32| Texts::new(Locale::De).with("cart-count", &[("count", n.into())]);
        assert_eq!(
            (count(1).as_str(), count(2).as_str()),
            ("1 Artikel im Warenkorb", "2 Artikel im Warenkorb")
        );
    }

    #[test]
    fn a_country_without_a_name_is_called_by_its_code() {
        let german = Texts::new(Locale::De);
        let name = |code: &str| german.country(code.parse().unwrap());
        assert_eq!((name("AT").as_str(), name("XK").as_str()), ("Österreich", "XK"));
    }
}
