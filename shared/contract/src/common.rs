use kernel::{CountryCode, Line, Problem, postal_code};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// No query, no body, or an empty answer (204).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Unit {}

/// One part of a list. Cursors are opaque.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "{T}List"))]
pub struct List<T> {
    /// The items, in order.
    pub items: Vec<T>,
    /// Where the next part begins; null at the end.
    pub next_cursor: Option<String>,
    /// Where the previous part begins; null at the start.
    pub prev_cursor: Option<String>,
}

impl<T> List<T> {
    /// A list that is whole.
    pub fn complete(items: Vec<T>) -> Self {
        Self { items, next_cursor: None, prev_cursor: None }
    }
}

/// How many items a list returns at most: 1 to 100, 24 unless said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Limit(u32);

impl Limit {
    /// The number, cut to 1–100.
    pub fn new(limit: u32) -> Self {
        Self(limit.clamp(1, 100))
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(24)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            limit @ 1..=100 => Ok(Self(limit)),
            _ => Err(serde::de::Error::custom("must be from 1 to 100")),
        }
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for Limit {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Limit".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "integer", "minimum": 1, "maximum": 100, "default": 24})
    }
}

/// What a variant is in each option: `{"Size": "M", "Colour": "Navy"}`.
pub type Options = BTreeMap<String, String>;

dto! {
    /// A postal address. Its postal code looks as those of its country do.
    #[derive(Eq, Hash)]
    #[serde(deny_unknown_fields)]
    pub struct Address {
        pub name: Line<120>,
        pub line1: Line<200>,
        pub line2: Option<Line<200>>,
        pub city: Line<120>,
        /// None where the country has none.
        pub postal_code: Option<Line<20>>,
        pub region: Option<Line<120>>,
        pub country: CountryCode,
        pub phone: Option<Line<40>>,
    }

    /// A picture with its size in CSS pixels, so that nothing jumps.
    pub struct Image {
        pub url: String,
        pub alt: String,
        /// Alternative texts in other languages than the default, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub alts: BTreeMap<String, String>,
        pub width: u32,
        pub height: u32,
    }

    /// What buyers think: the average of 1 to 5 stars (0 without ratings).
    pub struct Rating {
        pub average: f64,
        pub count: u32,
    }

    /// How much is left, as shoppers are told.
    #[derive(Copy, Eq, Hash)]
    pub enum StockLevel {
        /// Enough.
        InStock,
        /// Few.
        Low,
        /// None.
        Out,
    }
}

impl Address {
    /// The address with its postal code as its country writes it; `at` is where it stands in the request. Every border
    /// at which an address comes in asks for this; what is kept is never checked again.
    ///
    /// # Errors
    /// `invalid_request` at the postal code.
    pub fn checked(mut self, at: &str) -> Result<Self, Problem> {
        let code = postal_code(self.country, self.postal_code.as_deref());
        self.postal_code = code.map_err(|error| error.problem(self.country, &format!("{at}/postal_code")))?;
        Ok(self)
    }
}

impl StockLevel {
    /// At most this many left are few.
    pub const FEW: i64 = 5;

    /// What shoppers are told about this many.
    pub const fn of(available: i64) -> Self {
        match available {
            ..=0 => Self::Out,
            1..=Self::FEW => Self::Low,
            _ => Self::InStock,
        }
    }
}

/// For `PATCH`: an absent field is `None` (leave). Null clears a field that may be empty (`Some(None)`) and is refused
/// where something must stand.
pub fn patch<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use crate::product::UpdateProduct;

    #[test]
    fn null_clears_what_may_be_empty_and_nothing_else() {
        let update = |json: &str| serde_json::from_str::<UpdateProduct>(json);
        assert_eq!(update("{}").unwrap(), UpdateProduct::default());
        assert_eq!(update(r#"{"brand": null}"#).unwrap().brand, Some(None));
        assert!(update(r#"{"title": null}"#).is_err());
        assert!(update(r#"{"status": null}"#).is_err());
    }
}
