//! What a product says in the languages beside English.

use crate::{
    components::LongText,
    forms::Errors,
    translated::{Translated, language, named, others},
};
use contract::product::{Product, ProductTexts};
use kernel::Locale;
use leptos::prelude::*;
use std::collections::BTreeMap;
use ui::Field;

/// The fields with what the product says.
pub fn of(product: &Product) -> Translated {
    others().fold(Translated::default(), |fields, locale| {
        let Some(texts) = product.translations.get(locale.tag()) else { return fields };
        let said = [
            ("title", texts.title.as_deref()),
            ("description", texts.description.as_deref()),
            ("seo_title", texts.seo_title.as_deref()),
            ("seo_description", texts.seo_description.as_deref()),
        ];
        said.into_iter().fold(fields, |fields, (field, text)| match text {
            Some(text) => fields.with(field, locale, text),
            None => fields,
        })
    })
}

/// What was typed, by language; a language in which nothing was typed is left out.
pub fn read(fields: &Translated, errors: &mut Errors) -> BTreeMap<String, ProductTexts> {
    let said = others().map(|locale| {
        let texts = ProductTexts {
            title: fields.text("title", locale, errors),
            description: fields.text("description", locale, errors),
            seo_title: fields.text("seo_title", locale, errors),
            seo_description: fields.text("seo_description", locale, errors),
        };
        (locale.tag().to_owned(), texts)
    });
    said.filter(|(_, texts)| *texts != ProductTexts::default()).collect()
}

/// The fields of every language, folded away but for those with something wrong.
#[component]
pub fn Translations(fields: Translated, errors: Errors) -> impl IntoView {
    let languages =
        others().map(|locale| view! { <Texts locale fields=fields.clone() errors=errors.clone() /> });
    languages.collect_view()
}

#[component]
fn Texts(locale: Locale, fields: Translated, errors: Errors) -> impl IntoView {
    let language = language(locale);
    let name = |field: &str| named(field, locale);
    let error = |field: &str| errors.get(&named(field, locale));
    let is_wrong = ["title", "description", "seo_title", "seo_description"]
        .into_iter()
        .any(|field| error(field).is_some());
    view! {
        <details open=is_wrong>
            <summary>{language.clone()}</summary>
            <Field name=name("title") label=format!("Title ({language})") value=fields.get("title", locale) error=error("title") hint="The title above if empty." />
            <LongText name=name("description") label=format!("Description ({language})") value=fields.get("description", locale) error=error("description") />
            <Field name=name("seo_title") label=format!("Title for search engines ({language})") value=fields.get("seo_title", locale) error=error("seo_title") />
            <Field name=name("seo_description") label=format!("Description for search engines ({language})") value=fields.get("seo_description", locale) maxlength=500 error=error("seo_description") />
        </details>
    }
    .into_any()
}
