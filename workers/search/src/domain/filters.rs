//! Filters, and the tags by which the index knows who passes them.

use contract::{StockLevel, event::SearchDocument, search::SearchProducts};
use kernel::Problem;
use std::collections::{BTreeMap, BTreeSet};

/// Beyond every price.
const NO_LIMIT: i64 = (1 << 53) - 1;
const MOST_VALUES: usize = 30;
/// Every attribute that is chosen by costs one more look at the index.
const MOST_ATTRIBUTES: usize = 5;
/// Longer values are texts, not choices.
const LONGEST_VALUE: usize = 30;
/// Values of one product that can be chosen by.
const MOST_VALUES_OF_PRODUCT: usize = 60;
/// The prices in minor units at which the next range begins.
pub(super) const PRICE_STEPS: [i64; 7] = [0, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000];

/// A kind of filter: what it counts leaves out its own choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    Category,
    Brand,
    Price,
    Rating,
    InStock,
    /// What nobody filters by: the results themselves.
    Others,
    /// The place of an attribute among those of the query.
    Attribute(usize),
}

/// What a result must be. Several values of one kind are alternatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Filters {
    pub categories: Vec<String>,
    pub brands: Vec<String>,
    /// Minor units, both ends included.
    pub price: Option<(i64, i64)>,
    /// Hundredths of a star.
    pub rating_min: Option<i64>,
    pub in_stock: bool,
    /// No facet: every count is of what costs less than before.
    pub on_sale: bool,
    /// Names of options and attributes in lower case, with their values.
    pub attributes: Vec<(String, Vec<String>)>,
}

impl Filters {
    /// The filters of a query.
    ///
    /// # Errors
    /// `invalid_request` for too many values and for ratings that do not exist.
    pub fn of(query: &SearchProducts, attributes: &BTreeMap<String, Vec<String>>) -> Result<Self, Problem> {
        if attributes.len() > MOST_ATTRIBUTES || attributes.values().any(|values| values.len() > MOST_VALUES)
        {
            let detail =
                format!("At most {MOST_ATTRIBUTES} attributes with at most {MOST_VALUES} values each.");
            return Err(Problem::invalid("?attr", "count", detail));
        }
        for (name, values) in [("?category", &query.category), ("?brand", &query.brand)] {
            if values.len() > MOST_VALUES {
                return Err(Problem::invalid(name, "count", format!("At most {MOST_VALUES} values.")));
            }
        }
        let price = |amount: u64| i64::try_from(amount).unwrap_or(NO_LIMIT).min(NO_LIMIT);
        let rating_min = match query.rating_min {
            // NaN is in no range.
            Some(stars) if (0.0..=5.0).contains(&stars) => {
                #[allow(clippy::cast_possible_truncation)] // 0 to 500
                Some((stars * 100.0).ceil() as i64)
            }
            Some(_) => {
                return Err(Problem::invalid("?rating_min", "out_of_range", "A rating is from 0 to 5."));
            }
            None => None,
        };
        Ok(Self {
            categories: query.category.clone(),
            brands: query.brand.clone(),
            price: (query.price_min.is_some() || query.price_max.is_some())
                .then(|| (query.price_min.map_or(0, price), query.price_max.map_or(NO_LIMIT, price))),
            rating_min,
            in_stock: query.in_stock,
            on_sale: query.on_sale,
            attributes: attributes.iter().map(|(name, values)| (name.clone(), values.clone())).collect(),
        })
    }

    /// The kinds of filters that are set.
    pub fn active(&self) -> Vec<Facet> {
        [
            (Facet::Category, !self.categories.is_empty()),
            (Facet::Brand, !self.brands.is_empty()),
            (Facet::Price, self.price.is_some()),
            (Facet::Rating, self.rating_min.is_some()),
            (Facet::InStock, self.in_stock),
        ]
        .into_iter()
        .filter_map(|(facet, active)| active.then_some(facet))
        .chain((0..self.attributes.len()).map(Facet::Attribute))
        .collect()
    }

    /// The same without one kind.
    #[must_use]
    pub fn without(&self, facet: Facet) -> Self {
        let mut filters = self.clone();
        match facet {
            Facet::Category => filters.categories.clear(),
            Facet::Brand => filters.brands.clear(),
            Facet::Price => filters.price = None,
            Facet::Rating => filters.rating_min = None,
            Facet::InStock => filters.in_stock = false,
            Facet::Others => {}
            Facet::Attribute(place) => {
                filters.attributes.remove(place);
            }
        }
        filters
    }

    /// Groups of tags: a document that passes has one of each. Price and rating are only narrowed down by theirs, the
    /// exact limits are columns.
    pub fn tags(&self) -> Vec<Vec<String>> {
        let mut groups = Vec::new();
        if !self.categories.is_empty() {
            groups.push(self.categories.iter().map(|slug| named('c', slug)).collect());
        }
        if !self.brands.is_empty() {
            groups.push(self.brands.iter().map(|brand| named('b', brand)).collect());
        }
        if let Some((low, high)) = self.price {
            let (first, last) = (price_step(low), price_step(high.max(low)));
            groups.push((first..=last).map(|step| format!("p{step}")).collect());
        }
        if let Some(rating) = self.rating_min.filter(|rating| *rating >= 100) {
            groups.push(vec![format!("r{}", rating / 100)]);
        }
        if self.in_stock {
            groups.push(vec!["s".to_owned()]);
        }
        if self.on_sale {
            groups.push(vec!["o".to_owned()]);
        }
        for (name, values) in &self.attributes {
            groups.push(values.iter().map(|value| of_attribute(name, value)).collect());
        }
        groups
    }

    /// The limits of price and rating.
    pub fn limits(&self) -> (i64, i64, i64) {
        let (low, high) = self.price.unwrap_or((0, NO_LIMIT));
        (low, high, self.rating_min.unwrap_or(0))
    }
}

/// The tags of a document: one for each filter that lets it through.
pub fn tags(document: &SearchDocument) -> String {
    let mut tags = vec!["all".to_owned()];
    tags.extend(document.categories.iter().map(|category| named('c', &category.slug)));
    tags.extend(document.summary.brand.iter().map(|brand| named('b', brand)));
    tags.push(format!("p{}", price_step(document.summary.price.amount())));
    tags.extend((1..=hundredths(document) / 100).map(|stars| format!("r{stars}")));
    if document.summary.stock_level != StockLevel::Out {
        tags.push("s".to_owned());
    }
    if document.summary.compare_at_price.is_some() {
        tags.push("o".to_owned());
    }
    tags.extend(facet_values(document).iter().map(|(name, value)| of_attribute(name, value)));
    tags.join(" ")
}

/// What a document can be chosen by: its options' and attributes' names in lower case, with their values.
pub fn facet_values(document: &SearchDocument) -> BTreeSet<(String, String)> {
    let options =
        document.options.iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
    options
        .chain(&document.attributes)
        .filter(|(_, value)| (1..=LONGEST_VALUE).contains(&value.chars().count()))
        .take(MOST_VALUES_OF_PRODUCT)
        .map(|(name, value)| (name.to_lowercase(), value.clone()))
        .collect()
}

fn of_attribute(name: &str, value: &str) -> String {
    // No name has this sign: it is a control character.
    named('a', &format!("{name}\u{1f}{value}"))
}

/// A document's rating in hundredths of a star.
pub fn hundredths(document: &SearchDocument) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 500
    let hundredths = (document.summary.rating.average * 100.0).round().clamp(0.0, 500.0) as u32;
    hundredths
}

/// The range that a price lies in.
pub(super) fn price_step(amount: i64) -> usize {
    PRICE_STEPS.iter().rposition(|step| *step <= amount).unwrap_or(0)
}

/// A name as one word of letters and digits (FNV-1a, 64 bits): it has no syntax, and two names do not meet.
fn named(kind: char, name: &str) -> String {
    let hash = name.to_lowercase().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{kind}{hash:016x}")
}
