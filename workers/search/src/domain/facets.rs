use super::{
    candidate::Candidate,
    filters::{Facet, PRICE_STEPS, price_step},
};
use contract::search::FacetValue;
use std::collections::{BTreeMap, HashMap};

/// Slug and name of categories by number.
pub type CategoryNames = HashMap<i64, (String, String)>;

/// Name (lower case) and value of attributes by number.
pub type AttributeNames = HashMap<i64, (String, String)>;

/// The numbers of the attributes' values that are looked at: the most frequent ones.
const MOST_ATTRIBUTE_VALUES: usize = 300;
/// An attribute with more values than these is no choice.
const MOST_CHOICES: usize = 40;
/// Attributes that are offered: those that tell the most products.
const MOST_ATTRIBUTES: usize = 8;

/// The values of a facet that nobody chooses from any more.
const MOST_VALUES: usize = 100;

/// Counts each facet's values among the candidates that `of` gives for it.
pub fn facets<'a>(
    categories: &CategoryNames,
    attributes: &AttributeNames,
    chosen: &[(String, Vec<String>)],
    of: impl Fn(Facet) -> &'a [Candidate] + Copy,
) -> BTreeMap<String, Vec<FacetValue>> {
    let plain = |value: String, count| FacetValue { value, label: None, count };

    let mut by_category: BTreeMap<i64, u32> = BTreeMap::new();
    for number in of(Facet::Category).iter().flat_map(|candidate| &candidate.categories) {
        *by_category.entry(*number).or_default() += 1;
    }
    let by_category = by_category.into_iter().filter_map(|(number, count)| {
        let (slug, name) = categories.get(&number)?;
        Some(FacetValue { value: slug.clone(), label: Some(name.clone()), count })
    });

    let mut by_brand: BTreeMap<&str, u32> = BTreeMap::new();
    for brand in of(Facet::Brand).iter().filter_map(|candidate| candidate.brand.as_deref()) {
        *by_brand.entry(brand).or_default() += 1;
    }
    let by_brand = by_brand.into_iter().map(|(brand, count)| plain(brand.to_owned(), count));

    let by_price = PRICE_STEPS.iter().enumerate().map(|(step, low)| {
        let high = PRICE_STEPS.get(step + 1).map_or_else(String::new, |next| (next - 1).to_string());
        plain(format!("{low}-{high}"), count(of(Facet::Price), |c| price_step(c.price) == step))
    });
    let by_rating = [4, 3, 2, 1]
        .into_iter()
        .map(|stars: i64| plain(stars.to_string(), count(of(Facet::Rating), |c| c.rating >= stars * 100)));
    let in_stock = [plain("true".to_owned(), count(of(Facet::InStock), |c| c.in_stock))];

    let present = |values: Vec<FacetValue>| values.into_iter().filter(|value| value.count > 0).collect();
    let mut facets = BTreeMap::from([
        ("category".to_owned(), most_frequent(by_category.collect())),
        ("brand".to_owned(), most_frequent(by_brand.collect())),
        ("price".to_owned(), present(by_price.collect())),
        ("rating".to_owned(), present(by_rating.collect())),
        ("in_stock".to_owned(), present(in_stock.into())),
    ]);
    facets.extend(by_attribute(attributes, chosen, of));
    facets
}

/// Counts options and attributes: those that are chosen by without their own choice, the others among the results.
fn by_attribute<'a>(
    names: &AttributeNames,
    chosen: &[(String, Vec<String>)],
    of: impl Fn(Facet) -> &'a [Candidate],
) -> Vec<(String, Vec<FacetValue>)> {
    let mut counts: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
    let mut count = |candidates: &[Candidate], wanted: &dyn Fn(&str) -> bool| {
        for number in candidates.iter().flat_map(|candidate| &candidate.values) {
            if let Some((name, value)) = names.get(number).filter(|(name, _)| wanted(name)) {
                *counts.entry(name).or_default().entry(value).or_default() += 1;
            }
        }
    };
    count(of(Facet::Others), &|name| chosen.iter().all(|(other, _)| other != name));
    for (place, (name, _)) in chosen.iter().enumerate() {
        count(of(Facet::Attribute(place)), &|other| other == name);
    }
    // What all share is no choice, what nearly each has of its own is none either.
    let is_chosen = |name: &str| chosen.iter().any(|(other, _)| other == name);
    let mut found: Vec<_> = counts
        .into_iter()
        .filter(|(name, values)| is_chosen(name) || (2..=MOST_CHOICES).contains(&values.len()))
        .collect();
    found.sort_by_key(|(name, values)| (!is_chosen(name), std::cmp::Reverse(values.values().sum::<u32>())));
    found.truncate(MOST_ATTRIBUTES.max(chosen.len()));
    found
        .into_iter()
        .map(|(name, values)| {
            let values = values.into_iter();
            let values =
                values.map(|(value, count)| FacetValue { value: value.to_owned(), label: None, count });
            (format!("attr.{name}"), most_frequent(values.collect()))
        })
        .collect()
}

/// The numbers of the attributes' values that most candidates have.
pub fn frequent_values<'a>(candidates: impl Iterator<Item = &'a Candidate>) -> Vec<i64> {
    let mut counts: HashMap<i64, u32> = HashMap::new();
    for number in candidates.flat_map(|candidate| &candidate.values) {
        *counts.entry(*number).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(number, count)| (std::cmp::Reverse(*count), *number));
    counts.truncate(MOST_ATTRIBUTE_VALUES);
    counts.into_iter().map(|(number, _)| number).collect()
}

fn count(candidates: &[Candidate], passes: impl Fn(&Candidate) -> bool) -> u32 {
    u32::try_from(candidates.iter().filter(|candidate| passes(candidate)).count()).unwrap_or(u32::MAX)
}

fn most_frequent(mut values: Vec<FacetValue>) -> Vec<FacetValue> {
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values.truncate(MOST_VALUES);
    values
}
