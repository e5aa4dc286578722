//! Found products with their filters, as plain GET forms and links: it works without JavaScript.

use crate::{
    components::{CategoryTiles, ProductGrid},
    filters::Filters,
    icons::Icon,
    pages::category::trail,
    site::{Visit, category_name},
    words,
};
use contract::{
    product::Category,
    search::{FacetValue, Relation, SearchResult, SearchSort},
};
use kernel::{Currency, Locale};
use leptos::prelude::*;
use ui::Texts;

/// So many values of a facet are shown at once; more are folded away.
const SHOWN: usize = 7;
const MOST: usize = 40;

/// Names the found categories in the visit's language; search knows the store's only.
pub fn name_categories(found: &mut SearchResult, tree: &[Category], locale: Locale) {
    for value in found.facets.get_mut("category").into_iter().flatten() {
        if let Some(category) = trail(tree, &value.value).and_then(|trail| trail.last().copied()) {
            value.label = Some(category_name(category, locale));
        }
    }
}

/// What shoppers choose by first.
const FIRST: [&str; 4] = ["colour", "color", "size", "material"];
/// What says much about a product and little about what somebody looks for.
const LEFT_OUT: [&str; 4] = ["care", "weight", "warranty", "made in"];
/// So many options and attributes are filters.
const MOST_ATTRIBUTES: usize = 5;

/// The options and attributes to filter by: name, values, and what is chosen of them.
fn attributes(
    texts: Texts,
    found: &SearchResult,
    filters: &Filters,
) -> Vec<(String, Vec<FacetValue>, Vec<String>)> {
    let named = found.facets.iter().filter_map(|(facet, values)| {
        let name = facet.strip_prefix("attr.")?;
        let chosen = filters.attributes.get(name).cloned().unwrap_or_default();
        // One value that everything has, or a value of its own for each: neither helps to choose.
        let helps = !chosen.is_empty() || (values.len() > 1 && values.iter().any(|value| value.count > 2));
        let place = FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
        (helps && !LEFT_OUT.contains(&name)).then(|| (place, name.to_owned(), values.clone(), chosen))
    });
    let mut named: Vec<_> = named.collect();
    named.sort_by_key(|(place, ..)| *place);
    named.truncate(MOST_ATTRIBUTES);
    let labelled = named.into_iter().map(|(_, name, mut values, chosen)| {
        for value in &mut values {
            value.label = Some(words::value(texts, &value.value));
        }
        (name, values, chosen)
    });
    labelled.collect()
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
    /// Where to look if nothing was found.
    departments: Vec<Category>,
) -> impl IntoView {
    let texts = visit.texts;
    let path = visit.link(&path);
    let count = match found.total.relation {
        Relation::Eq => texts.with("found", &[("count", found.total.value.into())]),
        Relation::Gte => texts.with("found-more", &[("count", found.total.value.into())]),
    };
    let previous = found.prev_cursor.clone().map(|cursor| filters.at(&path, Some(cursor)));
    let next = found.next_cursor.clone().map(|cursor| filters.at(&path, Some(cursor)));
    let empty = found.items.is_empty();
    let corrected = found.corrected_query.clone().zip(filters.q.clone()).map(|(corrected, query)| {
        let words = texts.with("corrected", &[("corrected", corrected.into()), ("query", query.into())]);
        view! { <p class="corrected">{words}</p> }
    });
    view! {
        <div class="listing">
            <FilterBox texts path=path.clone() filters=filters.clone() found=found.clone() in_category />
            <section class="results" aria-labelledby="results-heading">
                <h2 class="visually-hidden" id="results-heading">{texts.get("results")}</h2>
                {corrected}
                <div class="toolbar">
                    <p class="found" role="status">{count}</p>
                    {(!empty).then(|| view! { <SortForm texts path=path.clone() filters=filters.clone() /> })}
                </div>
                <Chips texts path=path.clone() filters=filters.clone() found=found.clone() />
                {if empty {
                    view! { <Nothing visit=visit.clone() path=path.clone() filters departments /> }.into_any()
                } else {
                    view! { <ProductGrid visit=visit.clone() items=found.items top=true /> }.into_any()
                }}
                <Pages texts previous next />
            </section>
        </div>
    }
    .into_any()
}

/// Links to the pages before and after.
#[component]
pub fn Pages(texts: Texts, previous: Option<String>, next: Option<String>) -> impl IntoView {
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pages" aria-label=texts.get("pages")>
                {previous.map(|href| view! { <a class="button" rel="prev" href=href>{texts.get("page-previous")}</a> })}
                {next.map(|href| view! { <a class="button" rel="next" href=href>{texts.get("page-next")}</a> })}
            </nav>
        }
    })
}

#[component]
fn FilterBox(
    texts: Texts,
    path: String,
    filters: Filters,
    found: SearchResult,
    in_category: bool,
) -> impl IntoView {
    let facet = |name: &str| found.facets.get(name).cloned().unwrap_or_default();
    let categories = if in_category { Vec::new() } else { facet("category") };
    let attributes = attributes(texts, &found, &filters).into_iter();
    let attributes = attributes.map(|(name, values, chosen)| {
        let legend = words::facet(texts, &name);
        view! { <Choices texts legend name=format!("attr.{name}") values chosen /> }
    });
    let attributes = attributes.collect_view();
    let hidden = filters.sort.map(|_| sort_value(filters.order()));
    view! {
        <details class="filter-box">
            <summary>
                <Icon name="filter" />
                {texts.get("filters")}
            </summary>
            <form class="filters" method="get" action=path aria-label=texts.get("filters")>
                {filters.q.clone().map(|q| view! { <input type="hidden" name="q" value=q /> })}
                {hidden.map(|sort| view! { <input type="hidden" name="sort" value=sort /> })}
                <Choices texts legend=texts.get("filter-category") name="category".to_owned() values=categories chosen=filters.category.clone() />
                <Choices texts legend=texts.get("filter-brand") name="brand".to_owned() values=facet("brand") chosen=filters.brand.clone() />
                {attributes}
                <fieldset>
                    <legend>{texts.get("filter-price")}</legend>
                    <div class="prices">
                        <label>
                            {texts.get("price-min")}
                            <input name="price_min" inputmode="numeric" maxlength="7" value=filters.price_min.clone() />
                        </label>
                        <label>
                            {texts.get("price-max")}
                            <input name="price_max" inputmode="numeric" maxlength="7" value=filters.price_max.clone() />
                        </label>
                    </div>
                </fieldset>
                <Ratings texts chosen=filters.stars() />
                <fieldset>
                    <legend class="visually-hidden">{texts.get("filter-in-stock")}</legend>
                    <label class="choice">
                        <input type="checkbox" name="in_stock" value="true" checked=filters.in_stock.is_some() />
                        {texts.get("filter-in-stock")}
                    </label>
                </fieldset>
                <p class="apply"><button class="primary" type="submit">{texts.get("apply-filters")}</button></p>
            </form>
        </details>
    }
    .into_any()
}

#[component]
fn Ratings(texts: Texts, chosen: Option<u8>) -> impl IntoView {
    let at_least = [4_u8, 3].map(|stars| {
        view! {
            <label class="choice">
                <input type="radio" name="rating_min" value=stars.to_string() checked=chosen == Some(stars) />
                {texts.with("rating-at-least", &[("stars", stars.into())])}
            </label>
        }
    });
    view! {
        <fieldset>
            <legend>{texts.get("filter-rating")}</legend>
            <label class="choice">
                <input type="radio" name="rating_min" value="" checked=chosen.is_none() />
                {texts.get("rating-any")}
            </label>
            {at_least.collect_view()}
        </fieldset>
    }
    .into_any()
}

#[component]
fn Choices(
    texts: Texts,
    legend: String,
    name: String,
    mut values: Vec<FacetValue>,
    chosen: Vec<String>,
) -> impl IntoView {
    values.truncate(MOST);
    (!values.is_empty())
        .then(|| {
            // What is chosen is never folded away.
            let (first, rest): (Vec<_>, Vec<_>) = values
                .into_iter()
                .enumerate()
                .partition(|(index, facet)| *index < SHOWN || chosen.contains(&facet.value));
            let is_colour = matches!(name.as_str(), "attr.colour" | "attr.color" | "attr.farbe");
            let choice = |(_, facet): (usize, FacetValue)| {
                let checked = chosen.contains(&facet.value);
                let label = facet.label.unwrap_or_else(|| facet.value.clone());
            let dot = is_colour.then(|| artwork::Palette::named(&facet.value)).flatten().map(|palette| {
                view! { <svg class="dot" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7.5" fill=palette.swatch()></circle></svg> }
            });
                view! {
                    <label class="choice">
                        <input type="checkbox" name=name.clone() value=facet.value checked=checked />
                    {dot}
                        {label}
                        " "
                        <span class="muted">{facet.count}</span>
                    </label>
                }
            };
            let more = texts.with("more-values", &[("count", rest.len().into())]);
            let first = first.into_iter().map(choice).collect_view();
            let rest = (!rest.is_empty()).then(|| {
                let rest = rest.into_iter().map(choice).collect_view();
                view! { <details class="more"><summary>{more}</summary>{rest}</details> }
            });
            view! { <fieldset><legend>{legend}</legend>{first} {rest}</fieldset> }
        })
        .into_any()
}

const fn sort_value(sort: SearchSort) -> &'static str {
    match sort {
        SearchSort::Relevance => "relevance",
        SearchSort::Popular => "popular",
        SearchSort::Newest => "newest",
        SearchSort::PriceAsc => "price_asc",
        SearchSort::PriceDesc => "price_desc",
        SearchSort::Rating => "rating",
    }
}

/// The order, sent by its button or, where scripts run, by choosing.
#[component]
fn SortForm(texts: Texts, path: String, filters: Filters) -> impl IntoView {
    let chosen = filters.order();
    let mut sorts = vec![
        SearchSort::Popular,
        SearchSort::Newest,
        SearchSort::PriceAsc,
        SearchSort::PriceDesc,
        SearchSort::Rating,
    ];
    // Without words nothing matches better than anything else.
    if filters.q.is_some() {
        sorts.insert(0, SearchSort::Relevance);
    }
    let options = sorts.into_iter().map(|sort| {
        let value = sort_value(sort);
        let words = texts.get(&format!("sort-{}", value.replace('_', "-")));
        view! { <option value=value selected=sort == chosen>{words}</option> }
    });
    let options = options.collect_view();
    let carried = filters.pairs().into_iter();
    let carried = carried.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <form method="get" action=path>
            {carried.collect_view()}
            <label for="sort">{texts.get("sort")}</label>
            <select id="sort" name="sort" data-submit-on-change="">{options}</select>
            <button class="without-script" type="submit">{texts.get("sort-button")}</button>
        </form>
    }
    .into_any()
}

/// What is filtered by, each with a link that takes it away.
#[component]
fn Chips(texts: Texts, path: String, filters: Filters, found: SearchResult) -> impl IntoView {
    let currency = found.items.first().map_or(Currency::EUR, |item| item.price.currency());
    let chips = filters.chips(texts, &path, &found, currency);
    (!chips.is_empty()).then(|| {
        let links = chips.into_iter().map(|chip| {
            let remove = texts.with("remove-filter", &[("filter", chip.label.clone().into())]);
            view! { <li><a href=chip.href aria-label=remove>{chip.label} <span aria-hidden="true">"×"</span></a></li> }
        });
        let links = links.collect_view();
        view! {
            <ul class="chips">
                {links}
                <li class="all"><a href=filters.cleared(&path)>{texts.get("clear-filters")}</a></li>
            </ul>
        }
    })
    .into_any()
}

/// Where to go from nothing.
#[component]
fn Nothing(visit: Visit, path: String, filters: Filters, departments: Vec<Category>) -> impl IntoView {
    let texts = visit.texts;
    let is_filtered = filters.is_set();
    let cleared = filters.cleared(&path);
    let words = match filters.q {
        _ if is_filtered => texts.get("nothing-found"),
        Some(query) => texts.with("nothing-found-query", &[("query", query.into())]),
        None => texts.get("nothing-here"),
    };
    view! {
        <div class="empty">
            <h3>{texts.get("nothing-found-title")}</h3>
            <p>{words}</p>
            {is_filtered.then(|| view! { <p><a class="button" href=cleared>{texts.get("clear-filters")}</a></p> })}
        </div>
        <CategoryTiles visit categories=departments />
    }
    .into_any()
}
