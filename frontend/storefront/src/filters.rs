//! What a shopper filters by: the query of a page's address.

use contract::{
    Endpoint, Limit, Unit,
    search::{self, SearchProducts, SearchResult, SearchSort},
};
use kernel::{Currency, Money, format::money};
use serde::{
    Deserialize, Serialize,
    de::{IntoDeserializer, value::StrDeserializer},
};
use std::collections::BTreeMap;
use ui::{Texts, words};

/// What stands before the name of an option or attribute.
const ATTRIBUTE: &str = "attr.";
/// More values than that no form of ours sends.
const MOST_VALUES: usize = 40;

/// Search as the storefront asks: options and attributes have names of their own, so its query is pairs.
pub const SEARCH: Endpoint<Vec<(String, String)>, Unit, SearchResult> = Endpoint::new(search::SEARCH.route);

/// Words that are none of ours (such as what a campaign adds) are ignored.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Filters {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub brand: Vec<String>,
    /// Whole units of the store's currency, as people type them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub price_min: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub price_max: String,
    /// Whole stars.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rating_min: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_stock: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_sale: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<SearchSort>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Values of options and attributes, by name.
    #[serde(skip)]
    pub attributes: BTreeMap<String, Vec<String>>,
}

/// One filter that is on: what it says, and the address without it.
#[derive(Debug, PartialEq)]
pub struct Chip {
    pub label: String,
    pub href: String,
}

impl Filters {
    /// Reads the query of an address. It may have been typed, shortened or put together by somebody else: what there is
    /// not, such as an unknown order, is left out, and of what may be there once the last counts.
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> = ui::parse_query(query).unwrap_or_default();
        let mut filters = Self::default();
        for (name, value) in pairs.into_iter().take(MOST_VALUES) {
            match name.as_str() {
                // An empty field of the form is no word to look for.
                "q" => filters.q = Some(value).filter(|q| !q.trim().is_empty()),
                "category" => filters.category.push(value),
                "brand" => filters.brand.push(value),
                "price_min" => filters.price_min = value,
                "price_max" => filters.price_max = value,
                "rating_min" => filters.rating_min = value,
                "in_stock" => filters.in_stock = Some(value),
                "on_sale" => filters.on_sale = Some(value),
                "sort" => filters.sort = order(&value),
                "cursor" => filters.cursor = Some(value),
                _ => {
                    if let Some(name) = name.strip_prefix(ATTRIBUTE) {
                        filters.attributes.entry(name.to_owned()).or_default().push(value);
                    }
                }
            }
        }
        filters
    }

    /// What to ask search for: what was chosen, and what the page adds.
    pub fn asked(&self, change: impl FnOnce(&mut SearchProducts)) -> Vec<(String, String)> {
        let mut search = self.to_search();
        change(&mut search);
        let mut pairs: Vec<(String, String)> = ui::parse_query(&ui::to_query(&search)).unwrap_or_default();
        pairs.extend(self.attribute_pairs());
        pairs
    }

    fn attribute_pairs(&self) -> impl Iterator<Item = (String, String)> {
        self.attributes.iter().flat_map(|(name, values)| {
            values.iter().map(move |value| (format!("{ATTRIBUTE}{name}"), value.clone()))
        })
    }

    /// Words and amounts that cannot be are left out rather than refused.
    fn to_search(&self) -> SearchProducts {
        let minor = |text: &str| whole(text).map(|units| u64::from(units) * 100);
        SearchProducts {
            q: self.q.as_deref().and_then(|text| text.parse().ok()),
            category: self.category.clone(),
            brand: self.brand.clone(),
            price_min: minor(&self.price_min),
            price_max: minor(&self.price_max),
            rating_min: self.stars().map(f64::from),
            in_stock: self.in_stock.is_some(),
            on_sale: self.on_sale.is_some(),
            sort: self.order(),
            limit: Limit::default(),
            cursor: self.cursor.clone(),
        }
    }

    /// The chosen order; without words to match, the most popular first.
    pub fn order(&self) -> SearchSort {
        let by_default = if self.q.is_some() { SearchSort::Relevance } else { SearchSort::Popular };
        match self.sort {
            None | Some(SearchSort::Relevance) => by_default,
            Some(sort) => sort,
        }
    }

    /// The chosen number of stars.
    pub fn stars(&self) -> Option<u8> {
        self.rating_min.parse().ok().filter(|stars| (1..=4).contains(stars))
    }

    /// The address of the page at `cursor`.
    pub fn at(&self, path: &str, cursor: Option<String>) -> String {
        self.address(path, |filters| filters.cursor = cursor)
    }

    /// The address of the first page after a change.
    fn without(&self, path: &str, change: impl FnOnce(&mut Self)) -> String {
        self.address(path, |filters| {
            filters.cursor = None;
            change(filters);
        })
    }

    fn address(&self, path: &str, change: impl FnOnce(&mut Self)) -> String {
        let mut filters = self.clone();
        change(&mut filters);
        let pairs: Vec<_> = filters.attribute_pairs().collect();
        let both = [ui::to_query(&filters), ui::to_query(&pairs)];
        let query = both.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("&");
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The address without any filter; words and order stay.
    pub fn cleared(&self, path: &str) -> String {
        let kept = Self { q: self.q.clone(), sort: self.sort, ..Self::default() };
        kept.address(path, |_| ())
    }

    /// The address under which search engines keep the page: filters and orders show parts of the plain list, its further
    /// pages are pages of their own.
    pub fn canonical(&self, path: &str) -> String {
        match &self.cursor {
            Some(_) if !self.narrows() => self.at(path, self.cursor.clone()),
            _ => path.to_owned(),
        }
    }

    /// True if the page shows a part of what its plain address shows, or in another order.
    pub fn narrows(&self) -> bool {
        *self != Self { cursor: self.cursor.clone(), ..Self::default() }
    }

    /// True if there is a filter to take away, whatever the words and the order are.
    pub fn is_set(&self) -> bool {
        let plain =
            Self { q: self.q.clone(), sort: self.sort, cursor: self.cursor.clone(), ..Self::default() };
        *self != plain
    }

    /// What the form beside this one must carry along: everything but order and page.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = self.attribute_pairs().collect();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                pairs.push((name.to_owned(), value.to_owned()));
            }
        };
        add("q", self.q.as_deref().unwrap_or_default());
        self.category.iter().for_each(|value| add("category", value));
        self.brand.iter().for_each(|value| add("brand", value));
        add("price_min", &self.price_min);
        add("price_max", &self.price_max);
        add("rating_min", &self.rating_min);
        add("in_stock", self.in_stock.as_deref().unwrap_or_default());
        add("on_sale", self.on_sale.as_deref().unwrap_or_default());
        pairs
    }

    /// What is filtered by, each with the address without it.
    pub fn chips(&self, texts: Texts, path: &str, found: &SearchResult, currency: Currency) -> Vec<Chip> {
        let label = |facet: &str, value: &str| {
            let known =
                found.facets.get(facet).and_then(|values| values.iter().find(|known| known.value == value));
            known.and_then(|known| known.label.clone()).unwrap_or_else(|| value.to_owned())
        };
        let mut chips: Vec<Chip> = Vec::new();
        for value in &self.category {
            let href = self.without(path, |filters| filters.category.retain(|other| other != value));
            chips.push(Chip { label: label("category", value), href });
        }
        for value in &self.brand {
            let href = self.without(path, |filters| filters.brand.retain(|other| other != value));
            chips.push(Chip { label: label("brand", value), href });
        }
        for (name, values) in &self.attributes {
            for value in values {
                let href = self.without(path, |filters| {
                    filters.attributes.entry(name.clone()).or_default().retain(|other| other != value);
                });
                let label = format!("{}: {}", words::facet(texts, name), words::value(texts, value));
                chips.push(Chip { label, href });
            }
        }
        if let Some(label) = self.price_words(texts, currency) {
            let href = self.without(path, |filters| {
                filters.price_min.clear();
                filters.price_max.clear();
            });
            chips.push(Chip { label, href });
        }
        if let Some(stars) = self.stars() {
            let label = texts.with("rating-at-least", &[("stars", stars.into())]);
            chips.push(Chip { label, href: self.without(path, |filters| filters.rating_min.clear()) });
        }
        if self.in_stock.is_some() {
            let href = self.without(path, |filters| filters.in_stock = None);
            chips.push(Chip { label: texts.get("filter-in-stock"), href });
        }
        if self.on_sale.is_some() {
            let href = self.without(path, |filters| filters.on_sale = None);
            chips.push(Chip { label: texts.get("filter-on-sale"), href });
        }
        chips
    }

    /// The chosen prices in words, if they are prices.
    fn price_words(&self, texts: Texts, currency: Currency) -> Option<String> {
        let amount = |text: &str| {
            let amount = Money::new(i64::from(whole(text)?) * 100, currency).ok()?;
            // Whole units: their cents say nothing.
            Some(money(texts.locale, amount).replace(".00", "").replace(",00", ""))
        };
        let (from, to) = (amount(&self.price_min), amount(&self.price_max));
        match (from, to) {
            (Some(from), Some(to)) => {
                Some(texts.with("chip-price-between", &[("from", from.into()), ("to", to.into())]))
            }
            (Some(from), None) => Some(texts.with("chip-price-from", &[("from", from.into())])),
            (None, Some(to)) => Some(texts.with("chip-price-to", &[("to", to.into())])),
            (None, None) => None,
        }
    }
}

fn order(name: &str) -> Option<SearchSort> {
    let name: StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
    SearchSort::deserialize(name).ok()
}

fn whole(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::search::{FacetValue, Relation, Total};
    use kernel::Locale;
    use std::collections::BTreeMap;

    fn found() -> SearchResult {
        let kitchen =
            FacetValue { value: "kitchen".into(), label: Some("Kitchen & dining".into()), count: 3 };
        SearchResult {
            items: Vec::new(),
            next_cursor: None,
            prev_cursor: None,
            total: Total { value: 3, relation: Relation::Eq },
            facets: BTreeMap::from([("category".to_owned(), vec![kitchen])]),
            corrected_query: None,
        }
    }

    fn chips(query: &str, locale: Locale) -> Vec<Chip> {
        let euro = "EUR".parse().unwrap();
        Filters::parse(query).chips(Texts::new(locale), "/search", &found(), euro)
    }

    #[test]
    fn an_address_with_foreign_words_still_works() {
        let filters = Filters::parse("q=mug&brand=A&brand=B&price_max=20&utm_source=x&sort=price_asc");
        let search = filters.to_search();
        assert_eq!(
            (search.brand.len(), search.price_max, search.sort),
            (2, Some(2000), SearchSort::PriceAsc)
        );
    }

    #[test]
    fn amounts_that_are_none_are_left_out() {
        let search = Filters::parse("price_min=abc&price_max=-5&q=%20").to_search();
        assert_eq!((search.price_min, search.price_max, search.q), (None, None, None));
    }

    #[test]
    fn a_page_link_keeps_the_filters() {
        let filters = Filters::parse("q=red+mug&brand=A");
        assert_eq!(filters.at("/search", Some("c1".to_owned())), "/search?q=red+mug&brand=A&cursor=c1");
    }

    #[test]
    fn a_chip_says_what_it_takes_away_and_leads_to_the_first_page() {
        let all = chips("category=kitchen&price_min=20&price_max=50&cursor=c9", Locale::En);
        let labels: Vec<_> = all.iter().map(|chip| chip.label.as_str()).collect();
        assert_eq!(labels, ["Kitchen & dining", "Price €20–€50"]);
        assert_eq!(all[1].href, "/search?category=kitchen");
        assert_eq!(chips("price_max=50", Locale::De)[0].label, "Preis bis 50\u{a0}€");
    }

    #[test]
    fn options_are_filters_like_any_other() {
        let filters = Filters::parse("attr.colour=Sand&attr.colour=Navy&attr.made+in=Portugal");
        let asked = filters.asked(|_| ());
        assert!(asked.contains(&("attr.made in".to_owned(), "Portugal".to_owned())), "{asked:?}");
        let all = chips("attr.colour=Sand&attr.colour=Navy", Locale::De);
        assert_eq!(all[0].label, "Farbe: Sand");
        assert_eq!(all[0].href, "/search?attr.colour=Navy");
        assert!(filters.narrows());
    }

    #[test]
    fn a_price_that_is_none_makes_no_chip() {
        assert_eq!(chips("price_min=abc&rating_min=9", Locale::En), []);
    }

    #[test]
    fn without_words_the_most_popular_come_first() {
        assert_eq!(Filters::parse("").order(), SearchSort::Popular);
        assert_eq!(Filters::parse("sort=price&q=a&q=mug"), Filters::parse("q=mug"));
        assert_eq!(Filters::parse("sort=relevance").order(), SearchSort::Popular);
        assert_eq!(Filters::parse("q=mug").order(), SearchSort::Relevance);
    }

    #[test]
    fn only_pages_of_the_plain_list_are_the_list() {
        assert!(!Filters::parse("cursor=c2&utm_source=x").narrows());
        assert!(Filters::parse("sort=newest").narrows());
        assert!(Filters::parse("brand=A").narrows());
        assert!(Filters::parse("brand=A").is_set());
        assert!(!Filters::parse("q=lamp&sort=newest&cursor=c2").is_set());
    }
}
