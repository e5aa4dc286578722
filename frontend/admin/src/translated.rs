//! Texts in the languages beside English: a field each, `<field>_<tag>`, however many languages there are.

use crate::forms::Errors;
use edge::Raw;
use kernel::{Line, Locale, Problem, TextError};
use leptos::prelude::*;
use serde::Serialize;
use std::{collections::BTreeMap, str::FromStr};
use ui::{Field, Texts};

/// What the staff call a language.
pub fn language(locale: Locale) -> String {
    Texts::new(locale).get("language-in-english")
}

/// A field's name in the form, in a language.
pub fn named(field: &str, locale: Locale) -> String {
    format!("{field}_{}", locale.tag())
}

/// A form's fields as they were typed, by name.
#[derive(Clone, Default, Serialize)]
pub struct Translated(BTreeMap<String, String>);

impl Translated {
    /// The fields of a posted form.
    pub fn typed(call: &Raw) -> Result<Self, Problem> {
        let fields: Vec<(String, String)> = ui::parse_form(call, &call.body)?;
        Ok(Self::of(&fields))
    }

    /// The fields of a form that is read already.
    pub fn of(fields: &[(String, String)]) -> Self {
        Self(fields.iter().cloned().collect())
    }

    /// With what a field says in a language.
    #[must_use]
    pub fn with(mut self, field: &str, locale: Locale, text: impl Into<String>) -> Self {
        self.0.insert(named(field, locale), text.into());
        self
    }

    /// With what a field says in each language, by its tag.
    #[must_use]
    pub fn with_all(self, field: &str, texts: &BTreeMap<String, String>) -> Self {
        Locale::others().fold(self, |all, locale| match texts.get(locale.tag()) {
            Some(text) => all.with(field, locale, text),
            None => all,
        })
    }

    /// What a field says in a language.
    pub fn get(&self, field: &str, locale: Locale) -> String {
        self.0.get(&named(field, locale)).cloned().unwrap_or_default()
    }

    /// What was typed into a field in a language, if anything was.
    pub fn text<T: FromStr<Err = TextError>>(
        &self,
        field: &str,
        locale: Locale,
        errors: &mut Errors,
    ) -> Option<T> {
        errors.optional(&named(field, locale), &self.get(field, locale))
    }

    /// What a field says in each language in which something was typed.
    pub fn read(&self, field: &str, errors: &mut Errors) -> BTreeMap<String, Line<120>> {
        let texts = Locale::others()
            .filter_map(|locale| Some((locale.tag().to_owned(), self.text(field, locale, errors)?)));
        texts.collect()
    }
}

/// A field for each language beside English.
#[component]
pub fn TranslatedFields(
    field: &'static str,
    label: &'static str,
    texts: Translated,
    errors: Errors,
) -> impl IntoView {
    let fields = Locale::others().map(|locale| {
        let name = named(field, locale);
        let error = errors.get(&name);
        view! { <Field name label=format!("{label} ({})", language(locale)) value=texts.get(field, locale) maxlength=120 error /> }
    });
    fields.collect_view()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_in_a_language_is_not_translated() {
        let texts =
            BTreeMap::from([("de".to_owned(), "Schuhe".to_owned()), ("tlh".to_owned(), "x".to_owned())]);
        let mut errors = Errors::default();
        let form = Translated::default().with_all("name", &texts);
        assert_eq!(form.read("name", &mut errors)["de"].to_string(), "Schuhe");
        assert!(form.with("name", Locale::De, " ").read("name", &mut errors).is_empty());
        assert!(errors.is_empty());
    }
}
