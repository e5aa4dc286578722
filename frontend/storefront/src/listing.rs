//! Found products with their filters, as a plain GET form and links: it works without JavaScript.

use crate::{
    components::ProductGrid,
    pages::category::trail,
    site::{Visit, category_name},
};
use contract::{
    Limit,
    product::Category,
    search::{FacetValue, Relation, SearchProducts, SearchResult, SearchSort},
};
use kernel::{Locale, Problem};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What a shopper filters by: the query of the page's address. Words that are none of ours (such as what a campaign
/// adds) are ignored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Filters {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    category: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    brand: Vec<String>,
    /// Whole units of the store's currency, as people type them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    price_min: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    price_max: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    in_stock: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sort: Option<SearchSort>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

impl Filters {
    /// Reads the query of an address.
    ///
    /// # Errors
    /// `invalid_request` for a sort that there is not.
    pub fn parse(query: &str) -> Result<Self, Problem> {
        ui::parse_query(query)
    }

    /// What to ask search for. Words and amounts that cannot be are left out rather than refused.
    pub fn to_search(&self) -> SearchProducts {
        let minor = |text: &str| text.trim().parse::<u32>().ok().map(|units| u64::from(units) * 100);
        SearchProducts {
            q: self.q.as_deref().and_then(|text| text.parse().ok()),
            category: self.category.clone(),
            brand: self.brand.clone(),
            price_min: minor(&self.price_min),
            price_max: minor(&self.price_max),
            rating_min: None,
            in_stock: self.in_stock.is_some(),
            sort: self.sort.unwrap_or_default(),
            limit: Limit::default(),
            cursor: self.cursor.clone(),
        }
    }

    /// The address of the page at `cursor`.
    fn at(&self, path: &str, cursor: Option<String>) -> String {
        let filters = Self { cursor, ..self.clone() };
        format!("{path}?{}", ui::to_query(&filters))
    }

    /// The address without one value of a filter.
    fn without(&self, path: &str, change: impl FnOnce(&mut Self)) -> String {
        let mut filters = Self { cursor: None, ..self.clone() };
        change(&mut filters);
        format!("{path}?{}", ui::to_query(&filters))
    }
}

/// Names the found categories in the visit's language; search knows the store's only.
pub fn name_categories(found: &mut SearchResult, tree: &[Category], locale: Locale) {
    for value in found.facets.get_mut("category").into_iter().flatten() {
        if let Some(category) = trail(tree, &value.value).and_then(|trail| trail.last().copied()) {
            value.label = Some(category_name(category, locale));
        }
    }
}

/// Filters, what was found, and the pages.
#[component]
pub fn Listing(
    visit: Visit,
    /// The page's path without language.
    path: String,
    filters: Filters,
    found: SearchResult,
    /// True where the category is given by the page.
    in_category: bool,
) -> impl IntoView {
    let texts = visit.texts;
    let path = visit.link(&path);
    let count = match found.total.relation {
        Relation::Eq => texts.with("found", &[("count", found.total.value.into())]),
        Relation::Gte => texts.with("found-more", &[("count", found.total.value.into())]),
    };
    let previous = found.prev_cursor.clone().map(|cursor| filters.at(&path, Some(cursor)));
    let next = found.next_cursor.clone().map(|cursor| filters.at(&path, Some(cursor)));
    let facet = |name: &str| found.facets.get(name).cloned().unwrap_or_default();
    let (categories, brands) = (facet("category"), facet("brand"));
    let chips = chips(&visit, &path, &filters, &found);
    let empty = found.items.is_empty();
    view! {
        <div class="listing">
            <details class="filter-box">
            <summary>{texts.get("filters")}</summary>
            <form class="filters" method="get" action=path.clone() aria-label=texts.get("filters")>
                {filters.q.clone().map(|q| view! { <input type="hidden" name="q" value=q /> })}
                <div class="field">
                    <label for="sort">{texts.get("sort")}</label>
                    <select id="sort" name="sort">{sort_options(&visit, filters.sort.unwrap_or_default())}</select>
                </div>
                {(!in_category)
                    .then(|| {
                        view! { <Choices legend=texts.get("filter-category") name="category" values=categories chosen=filters.category.clone() /> }
                    })}
                <Choices legend=texts.get("filter-brand") name="brand" values=brands chosen=filters.brand.clone() />
                <fieldset>
                    <legend>{texts.get("filter-price")}</legend>
                    <label for="price-min">{texts.get("price-min")}</label>
                    <input id="price-min" name="price_min" inputmode="numeric" maxlength="7" value=filters.price_min.clone() />
                    <label for="price-max">{texts.get("price-max")}</label>
                    <input id="price-max" name="price_max" inputmode="numeric" maxlength="7" value=filters.price_max.clone() />
                </fieldset>
                <label class="choice">
                    <input type="checkbox" name="in_stock" value="true" checked=filters.in_stock.is_some() />
                    {texts.get("filter-in-stock")}
                </label>
                <button type="submit">{texts.get("apply-filters")}</button>
            </form>
            </details>
            <section class="results" aria-labelledby="results-heading">
                <h2 class="visually-hidden" id="results-heading">{texts.get("results")}</h2>
                <p class="count" role="status">{count}</p>
                {chips}
                {if empty {
                    view! { <p class="empty">{texts.get("nothing-found")} " " <a href=visit.link("/")>{texts.get("to-home")}</a></p> }.into_any()
                } else {
                    view! { <ProductGrid visit=visit.clone() items=found.items /> }.into_any()
                }}
                <nav class="pages" aria-label=texts.get("pages")>
                    {previous.map(|href| view! { <a rel="prev" href=href>{texts.get("page-previous")}</a> })}
                    {next.map(|href| view! { <a rel="next" href=href>{texts.get("page-next")}</a> })}
                </nav>
            </section>
        </div>
    }
}

fn sort_options(visit: &Visit, chosen: SearchSort) -> impl IntoView + use<> {
    let texts = visit.texts;
    [
        (SearchSort::Relevance, "relevance"),
        (SearchSort::Popular, "popular"),
        (SearchSort::Newest, "newest"),
        (SearchSort::PriceAsc, "price_asc"),
        (SearchSort::PriceDesc, "price_desc"),
        (SearchSort::Rating, "rating"),
    ]
    .map(|(sort, value)| {
        let key = format!("sort-{}", value.replace('_', "-"));
        view! { <option value=value selected=sort == chosen>{texts.get(&key)}</option> }
    })
    .collect_view()
}

#[component]
fn Choices(
    legend: String,
    name: &'static str,
    values: Vec<FacetValue>,
    chosen: Vec<String>,
) -> impl IntoView {
    (!values.is_empty()).then(|| {
        let boxes = values.into_iter().take(12).map(|facet| {
            let checked = chosen.contains(&facet.value);
            let label = facet.label.unwrap_or_else(|| facet.value.clone());
            view! {
                <label class="choice">
                    <input type="checkbox" name=name value=facet.value checked=checked />
                    {label}
                    " "
                    <span class="muted">"(" {facet.count} ")"</span>
                </label>
            }
        });
        view! { <fieldset><legend>{legend}</legend>{boxes.collect_view()}</fieldset> }
    })
}

/// What is filtered by, each with a link that takes it away.
fn chips(visit: &Visit, path: &str, filters: &Filters, found: &SearchResult) -> impl IntoView + use<> {
    let texts = visit.texts;
    let label = |facet: &str, value: &str| {
        let known =
            found.facets.get(facet).and_then(|values| values.iter().find(|known| known.value == value));
        known.and_then(|known| known.label.clone()).unwrap_or_else(|| value.to_owned())
    };
    let mut chips: Vec<(String, String)> = Vec::new();
    for value in &filters.category {
        let href = filters.without(path, |filters| filters.category.retain(|other| other != value));
        chips.push((label("category", value), href));
    }
    for value in &filters.brand {
        let href = filters.without(path, |filters| filters.brand.retain(|other| other != value));
        chips.push((label("brand", value), href));
    }
    if !filters.price_min.is_empty() || !filters.price_max.is_empty() {
        let href = filters.without(path, |filters| {
            filters.price_min.clear();
            filters.price_max.clear();
        });
        chips.push((texts.get("filter-price"), href));
    }
    if filters.in_stock.is_some() {
        chips.push((texts.get("filter-in-stock"), filters.without(path, |filters| filters.in_stock = None)));
    }
    (!chips.is_empty()).then(|| {
        let links = chips.into_iter().map(|(label, href)| {
            let remove = texts.with("remove-filter", &[("filter", label.clone().into())]);
            view! { <li><a href=href aria-label=remove>{label} " ×"</a></li> }
        });
        view! { <ul class="chips">{links.collect_view()}</ul> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_foreign_words_still_works() {
        let filters =
            Filters::parse("q=mug&brand=A&brand=B&price_max=20&utm_source=x&sort=price_asc").unwrap();
        let search = filters.to_search();
        assert_eq!(
            (search.brand.len(), search.price_max, search.sort),
            (2, Some(2000), SearchSort::PriceAsc)
        );
    }

    #[test]
    fn amounts_that_are_none_are_left_out() {
        let search = Filters::parse("price_min=abc&price_max=-5&q=%20").unwrap().to_search();
        assert_eq!((search.price_min, search.price_max, search.q), (None, None, None));
    }

    #[test]
    fn a_page_link_keeps_the_filters() {
        let filters = Filters::parse("q=red+mug&brand=A").unwrap();
        assert_eq!(filters.at("/search", Some("c1".to_owned())), "/search?q=red+mug&brand=A&cursor=c1");
    }
}
