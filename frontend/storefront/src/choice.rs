//! What is chosen of a product: the variant, and what every other value of its options would lead to.

use contract::{
    Options,
    cart::MAX_QUANTITY,
    product::{Product, Variant},
};

/// What stands before an option's name in forms and addresses.
const PREFIX: &str = "o.";

/// What choosing a value leads to, the other options as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Available,
    SoldOut,
    /// No such combination.
    Missing,
}

/// A choice as it came: a variant's id, values of options, or neither.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub variant: Option<String>,
    pub options: Options,
    quantity: Option<String>,
    /// The option that was named first: where no variant is all that was asked for, this value stays.
    first: Option<String>,
}

impl Asked {
    /// Reads the pairs of a query or a form; the first of a name counts.
    pub fn read(pairs: Vec<(String, String)>) -> Self {
        let mut asked = Self::default();
        for (name, value) in pairs {
            if let Some(option) = name.strip_prefix(PREFIX) {
                asked.first.get_or_insert_with(|| option.to_owned());
                asked.options.entry(option.to_owned()).or_insert(value);
            } else if matches!(name.as_str(), "variant" | "variant_id") {
                asked.variant.get_or_insert(value);
            } else if name == "quantity" {
                asked.quantity.get_or_insert(value);
            }
        }
        asked
    }

    /// How many were typed before another choice was shown; one where that is no quantity.
    pub fn quantity(&self) -> u32 {
        let typed = self.quantity.as_ref().and_then(|typed| typed.parse().ok());
        typed.filter(|typed| (1..=MAX_QUANTITY).contains(typed)).unwrap_or(1)
    }

    /// The variant that was asked for, and nothing else.
    pub fn exact<'a>(&self, product: &'a Product) -> Option<&'a Variant> {
        if self.options.is_empty() {
            let id = self.variant.as_deref()?;
            return product.variants.iter().find(|variant| variant.id.to_string() == id);
        }
        product.variants.iter().find(|variant| variant.options == self.options)
    }

    /// Whether values were asked for that no variant has together.
    pub fn is_none_of(&self, product: &Product) -> bool {
        !self.options.is_empty() && self.exact(product).is_none()
    }

    /// The variant to show: the one asked for, else the one most like it, else the first that can be bought.
    pub fn shown<'a>(&self, product: &'a Product) -> Option<&'a Variant> {
        let has = |variant: &Variant, name: &String| variant.options.get(name) == self.options.get(name);
        let alike = |variant: &Variant| {
            let keeps_first = self.first.as_ref().is_some_and(|name| has(variant, name));
            (keeps_first, self.options.keys().filter(|name| has(variant, name)).count())
        };
        // The last of several equals is the maximum, so they are looked at backwards.
        self.exact(product).or_else(|| {
            product.variants.iter().rev().max_by_key(|variant| (alike(variant), variant.available))
        })
    }
}

/// The name of an option's field.
pub fn field(option: &str) -> String {
    format!("{PREFIX}{option}")
}

/// What choosing `value` for `option` leads to from here.
pub fn state(product: &Product, chosen: &Variant, option: &str, value: &str) -> State {
    let mut wanted = chosen.options.clone();
    wanted.insert(option.to_owned(), value.to_owned());
    match product.variants.iter().find(|variant| variant.options == wanted) {
        Some(variant) if variant.available => State::Available,
        Some(_) => State::SoldOut,
        None => State::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn variant(number: u8, colour: &str, size: &str, available: bool) -> serde_json::Value {
        json!({
            "id": format!("var_01m62a8gr0e00800000000ewj{number}"),
            "sku": format!("S{number}"),
            "title": format!("{colour} / {size}"),
            "options": {"Colour": colour, "Size": size},
            "price": {"amount": 1000, "currency": "EUR"},
            "available": available,
            "stock_level": if available { "in_stock" } else { "out" },
        })
    }

    /// Navy in M and L, of which L is sold out; red in M only.
    fn shirt() -> Product {
        serde_json::from_value(json!({
            "id": "prd_01m62a8gr0e0080000000000f8",
            "slug": "shirt",
            "title": "Shirt",
            "description": "",
            "brand": null,
            "category_ids": [],
            "options": [
                {"name": "Colour", "values": ["Navy", "Red"]},
                {"name": "Size", "values": ["M", "L"]},
            ],
            "variants": [
                variant(0, "Navy", "L", false),
                variant(1, "Navy", "M", true),
                variant(2, "Red", "M", true),
            ],
            "media": [],
            "attributes": {},
            "rating": {"average": 0.0, "count": 0},
            "seo": {},
            "created_at": "2026-01-01T00:00:00Z",
            "updated_at": "2026-01-01T00:00:00Z",
        }))
        .unwrap()
    }

    fn asked(pairs: &[(&str, &str)]) -> Asked {
        Asked::read(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn what_is_sold_out_and_what_does_not_exist_are_told_apart() {
        let shirt = shirt();
        let navy_m = &shirt.variants[1];
        assert_eq!(state(&shirt, navy_m, "Colour", "Red"), State::Available);
        assert_eq!(state(&shirt, navy_m, "Size", "L"), State::SoldOut);
        assert_eq!(state(&shirt, &shirt.variants[2], "Size", "L"), State::Missing);
    }

    #[test]
    fn without_a_choice_the_first_that_can_be_bought_is_shown() {
        let shirt = shirt();
        assert_eq!(asked(&[]).shown(&shirt).unwrap().sku, "S1");
        assert_eq!(asked(&[("variant", "var_nonsense")]).shown(&shirt).unwrap().sku, "S1");
    }

    #[test]
    fn a_sold_out_variant_is_shown_when_it_is_asked_for() {
        let shirt = shirt();
        assert_eq!(asked(&[("o.Colour", "Navy"), ("o.Size", "L")]).shown(&shirt).unwrap().sku, "S0");
        let id = shirt.variants[0].id.to_string();
        assert_eq!(asked(&[("variant", &id)]).shown(&shirt).unwrap().sku, "S0");
    }

    #[test]
    fn a_combination_that_is_none_is_never_bought() {
        let shirt = shirt();
        let red_l = asked(&[("variant_id", "x"), ("o.Colour", "Red"), ("o.Size", "L")]);
        assert!(red_l.exact(&shirt).is_none());
        assert_eq!(red_l.shown(&shirt).unwrap().sku, "S2", "what is most like it and can be bought");
    }

    #[test]
    fn where_nothing_is_all_that_was_asked_for_the_value_that_was_named_first_stays() {
        let mut shirt = shirt();
        shirt.variants.remove(1);
        // Navy in L and red in M are left.
        let shown = |pairs: &[(&str, &str)]| asked(pairs).shown(&shirt).unwrap().sku.clone();
        assert_eq!(shown(&[("o.Colour", "Navy"), ("o.Size", "M")]), "S0", "although it is sold out");
        assert_eq!(shown(&[("o.Size", "M"), ("o.Colour", "Navy")]), "S2");
    }
}
