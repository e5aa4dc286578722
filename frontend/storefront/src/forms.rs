//! Forms: what was typed, what it means, and what is wrong with it, by field.

use contract::Address;
use kernel::{CountryCode, TextError};
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
                let label = texts.get(&format!("label-{}", field.replace('_', "-")));
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
            postal_code: address.postal_code.into(),
            city: address.city.into(),
            country: address.country.to_string(),
            phone: optional(address.phone.map(Into::into)),
        }
    }
}

impl AddressForm {
    /// The address, if nothing is wrong with it.
    pub fn read(&self, texts: Texts, errors: &mut Errors) -> Option<Address> {
        let name = errors.required(texts, "name", &self.name);
        let line1 = errors.required(texts, "line1", &self.line1);
        let line2 = errors.optional(texts, "line2", &self.line2);
        let postal_code = errors.required(texts, "postal_code", &self.postal_code);
        let city = errors.required(texts, "city", &self.city);
        let country = errors.required(texts, "country", &self.country);
        let phone = errors.optional(texts, "phone", &self.phone);
        Some(Address {
            name: name?,
            line1: line1?,
            line2,
            city: city?,
            postal_code: postal_code?,
            region: None,
            country: country?,
            phone,
        })
    }
}

/// The fields of an address, the same in the book and at checkout.
#[component]
pub fn AddressFields(
    texts: Texts,
    form: AddressForm,
    errors: Errors,
    countries: Vec<CountryCode>,
) -> impl IntoView {
    let options = countries.into_iter().map(|country| {
        let name = texts.country(country);
        let selected = form.country == country.as_str();
        view! { <option value=country.to_string() selected=selected>{name}</option> }
    });
    let options = options.collect_view();
    view! {
        <Field name="name" label=texts.get("name") value=form.name autocomplete="name" maxlength=120 required=true error=errors.get("name") />
        <Field name="line1" label=texts.get("address-line1") value=form.line1 autocomplete="address-line1" required=true error=errors.get("line1") />
        <Field name="line2" label=texts.get("address-line2") value=form.line2 autocomplete="address-line2" error=errors.get("line2") />
        <Field name="postal_code" label=texts.get("postal-code") value=form.postal_code autocomplete="postal-code" maxlength=20 required=true error=errors.get("postal_code") />
        <Field name="city" label=texts.get("city") value=form.city autocomplete="address-level2" maxlength=120 required=true error=errors.get("city") />
        <div class="field">
            <label for="field-country">{texts.get("country")}</label>
            <select id="field-country" name="country" autocomplete="country">{options}</select>
        </div>
        <Field name="phone" label=texts.get("phone") value=form.phone kind="tel" autocomplete="tel" maxlength=40 error=errors.get("phone") />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Locale;

    #[test]
    fn what_is_missing_is_said_next_to_each_field() {
        let mut errors = Errors::default();
        let form = AddressForm { country: "DE".into(), ..AddressForm::default() };
        assert_eq!(form.read(Texts::new(Locale::En), &mut errors), None);
        let fields: Vec<_> = errors.list().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "line1", "postal_code", "city"]);
        assert!(errors.get("name").unwrap().to_lowercase().contains("name"), "{errors:?}");
    }
}
