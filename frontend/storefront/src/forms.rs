//! Forms: what was typed, what it means, and what is wrong with it, by field.

use contract::Address;
use kernel::{CountryCode, Line, PostalError, PostalFormat, TextError, postal_code};
use leptos::prelude::*;
use serde::Deserialize;
use std::str::FromStr;
use ui::{Field, Texts};

/// What is wrong, by field, in the order of the form.
#[derive(Clone, Debug, Default)]
pub struct Errors(Vec<(&'static str, String)>);

impl Errors {
    /// What is wrong with a field.
    pub fn get(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, words)| words.clone())
    }

    /// True if nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Everything that is wrong.
    pub fn list(&self) -> Vec<(&'static str, String)> {
        self.0.clone()
    }

    /// Reads a required field.
    pub fn required<T: FromStr<Err = TextError>>(
        &mut self,
        texts: Texts,
        field: &'static str,
        text: &str,
    ) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let label = label(texts, field);
                let key = match error {
                    TextError::Empty | TextError::Invalid if field == "password" => "error-password",
                    TextError::Empty => "error-empty",
                    TextError::TooLong => "error-too-long",
                    TextError::Invalid => "error-invalid",
                };
                self.0.push((field, texts.with(key, &[("field", label.into())])));
                None
            }
        }
    }

    /// Reads a field that may be empty.
    pub fn optional<T: FromStr<Err = TextError>>(
        &mut self,
        texts: Texts,
        field: &'static str,
        text: &str,
    ) -> Option<T> {
        if text.trim().is_empty() { None } else { self.required(texts, field, text) }
    }

    /// Reads a postal code as the country writes it.
    fn postal_code(
        &mut self,
        texts: Texts,
        field: &'static str,
        text: &str,
        country: Option<CountryCode>,
    ) -> Option<Line<20>> {
        let known = self.0.len();
        let code: Option<Line<20>> = self.optional(texts, field, text);
        let country = country.filter(|_| self.0.len() == known)?;
        postal_code(country, code.as_deref()).unwrap_or_else(|error| {
            let words = match error {
                PostalError::Missing => texts.with("error-empty", &[("field", label(texts, field).into())]),
                PostalError::Shape(format) => postal_words(texts, country, format),
            };
            self.0.push((field, words));
            None
        })
    }
}

fn label(texts: Texts, field: &str) -> String {
    let field = field.strip_prefix(BILLING).unwrap_or(field);
    texts.get(&format!("label-{}", field.replace('_', "-")))
}

/// What a country's postal codes look like.
fn postal_words(texts: Texts, country: CountryCode, format: PostalFormat) -> String {
    let (country, example) = (texts.country(country), format.example.to_owned());
    match format.digits() {
        Some(digits) => {
            let arguments =
                [("country", country.into()), ("digits", digits.into()), ("example", example.into())];
            texts.with("error-postal-digits", &arguments)
        }
        None => texts.with("error-postal-shape", &[("country", country.into()), ("example", example.into())]),
    }
}

/// What the names of a billing address's fields begin with.
const BILLING: &str = "billing_";

/// Which address of a page it is: its fields have names of their own, and browsers fill them in each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The only one.
    Book,
    /// Where the goods go.
    Delivery,
    /// Where the bill goes.
    Billing,
}

/// A field's name and what `autocomplete` calls it.
type Input = (&'static str, &'static str);

/// The fields of an address, in the order of the form.
struct Inputs {
    name: Input,
    line1: Input,
    line2: Input,
    postal_code: Input,
    city: Input,
    country: Input,
    phone: Input,
}

macro_rules! inputs {
    ($name:literal, $complete:literal) => {
        Inputs {
            name: (concat!($name, "name"), concat!($complete, "name")),
            line1: (concat!($name, "line1"), concat!($complete, "address-line1")),
            line2: (concat!($name, "line2"), concat!($complete, "address-line2")),
            postal_code: (concat!($name, "postal_code"), concat!($complete, "postal-code")),
            city: (concat!($name, "city"), concat!($complete, "address-level2")),
            country: (concat!($name, "country"), concat!($complete, "country")),
            phone: (concat!($name, "phone"), concat!($complete, "tel")),
        }
    };
}

impl Part {
    const fn inputs(self) -> Inputs {
        match self {
            Self::Book => inputs!("", ""),
            Self::Delivery => inputs!("", "shipping "),
            Self::Billing => inputs!("billing_", "billing "),
        }
    }
}

/// The fields of an address as they were typed, so that the page can show them again.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    pub name: String,
    pub line1: String,
    pub line2: String,
    pub postal_code: String,
    pub city: String,
    pub country: String,
    pub phone: String,
}

impl From<Address> for AddressForm {
    fn from(address: Address) -> Self {
        let optional = |text: Option<String>| text.unwrap_or_default();
        Self {
            name: address.name.into(),
            line1: address.line1.into(),
            line2: optional(address.line2.map(Into::into)),
            postal_code: optional(address.postal_code.map(Into::into)),
            city: address.city.into(),
            country: address.country.to_string(),
            phone: optional(address.phone.map(Into::into)),
        }
    }
}

impl AddressForm {
    /// The address, if nothing is wrong with it.
    pub fn read(&self, part: Part, texts: Texts, errors: &mut Errors) -> Option<Address> {
        let inputs = part.inputs();
        let name = errors.required(texts, inputs.name.0, &self.name);
        let line1 = errors.required(texts, inputs.line1.0, &self.line1);
        let line2 = errors.optional(texts, inputs.line2.0, &self.line2);
        let country = self.country.parse().ok();
        let postal_code = errors.postal_code(texts, inputs.postal_code.0, &self.postal_code, country);
        let city = errors.required(texts, inputs.city.0, &self.city);
        let country = errors.required(texts, inputs.country.0, &self.country);
        let phone = errors.optional(texts, inputs.phone.0, &self.phone);
        Some(Address {
            name: name?,
            line1: line1?,
            line2,
            city: city?,
            postal_code,
            region: None,
            country: country?,
            phone,
        })
    }
}

/// The fields of an address, the same in the book and at checkout.
#[component]
pub fn AddressFields(
    part: Part,
    texts: Texts,
    form: AddressForm,
    errors: Errors,
    countries: Vec<CountryCode>,
) -> impl IntoView {
    let options = countries.into_iter().map(|country| {
        let selected = form.country == country.as_str();
        view! { <option value=country.to_string() selected=selected>{texts.country(country)}</option> }
    });
    let options = options.collect_view();
    let Inputs { name, line1, line2, postal_code, city, country, phone } = part.inputs();
    let country_id = format!("field-{}", country.0);
    // Errors about the country: what a browser does not send.
    let country_error = errors.get(country.0);
    let country_error_id = format!("{country_id}-error");
    let described = country_error.is_some().then(|| country_error_id.clone());
    let format = form.country.parse().ok().and_then(PostalFormat::of);
    let needs_code = format.is_none_or(|format| format.required);
    view! {
        <Field name=name.0 label=texts.get("name") value=form.name autocomplete=name.1 maxlength=120 required=true error=errors.get(name.0) />
        <Field name=line1.0 label=texts.get("address-line1") value=form.line1 autocomplete=line1.1 required=true error=errors.get(line1.0) />
        <Field name=line2.0 label=texts.get("address-line2") value=form.line2 autocomplete=line2.1 error=errors.get(line2.0) />
        <div class="place">
            <Field name=postal_code.0 label=texts.get("postal-code") value=form.postal_code autocomplete=postal_code.1 maxlength=20 required=needs_code error=errors.get(postal_code.0) />
            <Field name=city.0 label=texts.get("city") value=form.city autocomplete=city.1 maxlength=120 required=true error=errors.get(city.0) />
        </div>
        <div class="field">
            <label for=country_id.clone()>{texts.get("country")}</label>
            <select id=country_id name=country.0 autocomplete=country.1 aria-describedby=described>{options}</select>
            {country_error.map(|error| view! { <p class="error" id=country_error_id>{error}</p> })}
        </div>
        <Field name=phone.0 label=texts.get("phone") value=form.phone kind="tel" autocomplete=phone.1 maxlength=40 error=errors.get(phone.0) />
    }
    // Two of these in one page would make a type that is too deep for the compiler.
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Locale;

    #[test]
    fn what_is_missing_is_said_next_to_each_field() {
        let mut errors = Errors::default();
        let form = AddressForm { country: "DE".into(), ..AddressForm::default() };
        assert_eq!(form.read(Part::Book, Texts::new(Locale::En), &mut errors), None);
        let fields: Vec<_> = errors.list().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "line1", "postal_code", "city"]);
        assert!(errors.get("name").unwrap().to_lowercase().contains("name"), "{errors:?}");
    }

    #[test]
    fn a_postal_code_is_told_what_it_should_look_like() {
        let wrong = |country: &str, code: &str, locale| {
            let form =
                AddressForm { country: country.into(), postal_code: code.into(), ..AddressForm::default() };
            let mut errors = Errors::default();
            form.read(Part::Billing, Texts::new(locale), &mut errors);
            errors.get("billing_postal_code")
        };
        let german = wrong("DE", "1011", Locale::De).unwrap();
        assert!(german.contains("fünf") && german.contains("10115"), "{german}");
        assert!(wrong("NL", "1012", Locale::En).unwrap().contains("1012 AB"));
        assert!(wrong("DE", "", Locale::En).is_some());
        assert_eq!(wrong("HK", "", Locale::En), None);
        assert_eq!(wrong("DE", "D-10115", Locale::En), None);
    }
}
