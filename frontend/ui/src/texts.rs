use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use kernel::Locale;
use std::rc::Rc;
use unic_langid::LanguageIdentifier;

const ENGLISH: &str = include_str!("../texts/en.ftl");
const GERMAN: &str = include_str!("../texts/de.ftl");

thread_local! {
    // Parsed once an isolate.
    static BUNDLES: [Rc<FluentBundle<FluentResource>>; 2] = Locale::ALL.map(|locale| Rc::new(bundle(locale)));
}

fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::En => ENGLISH,
        Locale::De => GERMAN,
    }
}

fn bundle(locale: Locale) -> FluentBundle<FluentResource> {
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
        let own = usize::from(self.locale != Locale::En);
        BUNDLES.with(|bundles| {
            let text = bundles.get(own).and_then(|bundle| text(bundle, key, &args));
            text.or_else(|| text_of(bundles.first(), key, &args)).unwrap_or_else(|| key.to_owned())
        })
    }
}

fn text_of(
    bundle: Option<&Rc<FluentBundle<FluentResource>>>,
    key: &str,
    args: &FluentArgs<'_>,
) -> Option<String> {
    bundle.and_then(|bundle| text(bundle, key, args))
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
        assert_eq!(keys(Locale::En), keys(Locale::De));
    }

    #[test]
    fn plurals_follow_the_language() {
        let count = |n: i32| Texts::new(Locale::De).with("cart-count", &[("count", n.into())]);
        assert_eq!(
            (count(1).as_str(), count(2).as_str()),
            ("1 Artikel im Warenkorb", "2 Artikel im Warenkorb")
        );
    }
}
