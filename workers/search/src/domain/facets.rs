use super::{
    candidate::Candidate,
    filters::{Facet, PRICE_STEPS, price_step},
};
use contract::search::FacetValue;
use std::collections::{BTreeMap, HashMap};

/// Slug and name of categories by number.
pub type CategoryNames = HashMap<i64, (String, String)>;

/// The values of a facet that nobody chooses from any more.
const MOST_VALUES: usize = 100;

/// Counts each facet's values among the candidates that `of` gives for it.
pub fn facets<'a>(
    categories: &CategoryNames,
    of: impl Fn(Facet) -> &'a [Candidate],
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
    BTreeMap::from([
        ("category".to_owned(), most_frequent(by_category.collect())),
        ("brand".to_owned(), most_frequent(by_brand.collect())),
        ("price".to_owned(), present(by_price.collect())),
        ("rating".to_owned(), present(by_rating.collect())),
        ("in_stock".to_owned(), present(in_stock.into())),
    ])
}

fn count(candidates: &[Candidate], passes: impl Fn(&Candidate) -> bool) -> u32 {
    u32::try_from(candidates.iter().filter(|candidate| passes(candidate)).count()).unwrap_or(u32::MAX)
}

fn most_frequent(mut values: Vec<FacetValue>) -> Vec<FacetValue> {
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values.truncate(MOST_VALUES);
    values
}
