//! What a product says of itself: the fields of its page that are neither variants nor pictures.

use super::product_translations;
use crate::{
    forms::{Errors, chosen, wire},
    translated::Translated,
};
use contract::product::{AdminProduct, UpdateProduct};
use kernel::{CategoryId, Line};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fields as they were typed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductForm {
    pub title: String,
    pub slug: String,
    pub description: String,
    pub brand: String,
    pub status: String,
    pub category_ids: Vec<CategoryId>,
    pub tax_class: String,
    pub weight_grams: String,
    /// One a line: `Material: Linen`.
    pub attributes: String,
    pub seo_title: String,
    pub seo_description: String,
    #[serde(skip_deserializing)]
    pub translated: Translated,
}

impl From<&AdminProduct> for ProductForm {
    fn from(AdminProduct { product, status, tax_class, weight_grams, .. }: &AdminProduct) -> Self {
        Self {
            title: product.title.clone(),
            slug: product.slug.clone(),
            description: product.description.clone(),
            brand: product.brand.clone().unwrap_or_default(),
            status: wire(status),
            category_ids: product.category_ids.clone(),
            tax_class: wire(tax_class),
            weight_grams: weight_grams.map(|grams| grams.to_string()).unwrap_or_default(),
            attributes: product.attributes.iter().map(|(name, value)| format!("{name}: {value}\n")).collect(),
            seo_title: product.seo.title.clone().unwrap_or_default(),
            seo_description: product.seo.description.clone().unwrap_or_default(),
            translated: product_translations::of(product),
        }
    }
}

impl ProductForm {
    /// With what the fields of each language say.
    #[must_use]
    pub fn with_languages(self, fields: &[(String, String)]) -> Self {
        Self { translated: Translated::of(fields), ..self }
    }

    /// What differs from the product as it is; none where nothing does, or something cannot be meant.
    pub fn changes(&self, now: &AdminProduct, errors: &mut Errors) -> Option<UpdateProduct> {
        let sorted = |mut update: UpdateProduct| {
            update.category_ids.iter_mut().for_each(|ids| ids.sort_unstable());
            update
        };
        let wanted = self.read(errors)?;
        let is = Self::from(now).read(&mut Errors::default());
        (is.map(sorted) != Some(sorted(wanted.clone()))).then_some(wanted)
    }

    fn read(&self, errors: &mut Errors) -> Option<UpdateProduct> {
        let title = errors.required("title", &self.title);
        let slug = errors.required("slug", self.slug.trim());
        let description = errors.optional("description", &self.description);
        let brand = errors.optional("brand", &self.brand);
        let seo_title = errors.optional("seo_title", &self.seo_title);
        let seo_description = errors.optional("seo_description", &self.seo_description);
        let weight_grams = errors.optional_number("weight_grams", &self.weight_grams);
        let translations = product_translations::read(&self.translated, errors);
        let attributes = read_attributes(&self.attributes);
        if attributes.is_none() {
            errors.add("attributes", "Write one a line: a name, a colon, a value.");
        }
        let status = chosen(&self.status);
        if status.is_none() {
            errors.add("status", "Choose a status.");
        }
        errors.is_empty().then_some(UpdateProduct {
            title,
            slug,
            description: Some(description),
            brand: Some(brand),
            category_ids: Some(self.category_ids.clone()),
            status,
            attributes,
            tax_class: chosen(&self.tax_class),
            weight_grams: Some(weight_grams),
            seo_title: Some(seo_title),
            seo_description: Some(seo_description),
            translations: Some(translations),
            ..UpdateProduct::default()
        })
    }
}

/// What is written one a line: `Material: Linen`. None if a line says something else.
fn read_attributes(text: &str) -> Option<BTreeMap<String, Line<200>>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_owned(), value.trim().parse().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_written_one_a_line() {
        let read = read_attributes("Material: Linen\n\n Care : 30 °C: gentle \n").unwrap();
        let read: Vec<_> = read.iter().map(|(name, value)| (name.as_str(), &**value)).collect();
        assert_eq!(read, [("Care", "30 °C: gentle"), ("Material", "Linen")]);
        assert!(read_attributes("Material").is_none() && read_attributes("Material:").is_none());
    }
}
