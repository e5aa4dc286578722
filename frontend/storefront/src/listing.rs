//! Found products with their filters, as plain GET forms and links: it works without JavaScript.

use crate::{
    components::{Departments, ProductGrid},
    filters::Filters,
    icons::Icon,
    pages::category::trail,
    site::{Visit, category_name},
};
use contract::{
    product::Category,
    search::{FacetValue, Relation, SearchResult, SearchSort},
};
use http::Response;
use kernel::{Currency, ErrorCode, Locale, Problem};
use leptos::prelude::*;
use ui::{Texts, words};

/// So many values of a facet are shown at once; more are folded away.
const SHOWN: usize = 7;
const MOST: usize = 40;

/// Names the found categories in the visit's language; search knows the store's only. Of all that they lie in, those of
/// one level stay: the first at which there is a choice; and whatever is chosen.
pub fn name_categories(found: &mut SearchResult, tree: &[Category], chosen: &[String], locale: Locale) {
    let Some(values) = found.facets.get_mut("category") else { return };
    let depth = |value: &FacetValue| trail(tree, &value.value).map_or(0, |trail| trail.len());
    let depths: Vec<usize> = values.iter().map(depth).collect();
    let deepest = depths.iter().copied().max().unwrap_or(0);
    let offers_choice = |level: &usize| depths.iter().filter(|depth| *depth == level).count() > 1;
    let level = (1..deepest).find(offers_choice).unwrap_or(deepest);
    values.retain(|value| depth(value) == level || chosen.contains(&value.value));
    for value in values {
        if let Some(category) = trail(tree, &value.value).and_then(|trail| trail.last().copied()) {
            value.label = Some(category_name(category, locale));
        }
    }
}

/// What shoppers choose by first.
const FIRST: [&str; 4] = ["colour", "color", "size", "material"];
/// What says much about a product and little about what somebody looks for.
const LEFT_OUT: [&str; 4] = ["care", "weight", "warranty", "made in"];
/// So many options and attributes are filters; those after the first are folded away.
const MOST_ATTRIBUTES: usize = 5;
const FIRST_ATTRIBUTES: usize = 3;

/// The place of a size among sizes: letters from small to large, then numbers; none of what is no size.
fn size_place(value: &str) -> Option<(u8, u64)> {
    const LETTERS: [&str; 6] = ["XS", "S", "M", "L", "XL", "XXL"];
    let first = value.split([' ', ',', '/', '–']).next().unwrap_or_default();
    if let Some(place) = LETTERS.iter().position(|letters| *letters == first) {
        return Some((0, u64::try_from(place).unwrap_or(0)));
    }
    let number: f64 = first.trim_start_matches(['W', 'L']).replace(',', "").parse().ok()?;
    let unit = value.split_once(' ').map_or("", |(_, unit)| unit);
    let small = if matches!(unit, "l" | "kg" | "TB") { number * 1000.0 } else { number };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is too large stays the largest"
    )]
    let place = (small * 100.0) as u64;
    Some((1, place))
}

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
        if values.iter().all(|value| size_place(&value.value).is_some()) {
            values.sort_by_key(|value| size_place(&value.value));
        }
        for value in &mut values {
            value.label = Some(words::value(texts, &value.value));
        }
        (name, values, chosen)
    });
    labelled.collect()
}

/// Where a list does not come: a page that is none leads to the first.
pub fn first_page(
    visit: &Visit,
    filters: &Filters,
    path: &str,
    problem: Problem,
) -> Result<Response<Vec<u8>>, Problem> {
    match problem.code {
        ErrorCode::InvalidCursor => Ok(ui::redirect(&visit.link(&filters.at(path, None)))),
        _ => Err(problem),
    }
}

/// What the page itself chooses by, so that its filters do not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Nothing,
    Category,
    Sale,
}

/// Filters, what was found, and the pages.
#[component]
pub fn Listing(
    visit: Visit,
    /// The page's path without language.
    path: String,
    filters: Filters,
    found: SearchResult,
    given: Given,
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
    // Where nothing is set there is nothing to loosen.
    let has_filters = !empty || filters.is_set();
    let part = (found.total.relation == Relation::Eq).then(|| {
        texts.with("found-part", &[("shown", found.items.len().into()), ("count", found.total.value.into())])
    });
    let corrected = found.corrected_query.clone().zip(filters.q.clone()).map(|(corrected, query)| {
        let words = texts.with("corrected", &[("corrected", corrected.into()), ("query", query.into())]);
        view! { <p class="corrected">{words}</p> }
    });
    view! {
        <div class=if has_filters { "listing" } else { "" }>
            {has_filters
                .then(|| view! { <FilterBox texts path=path.clone() filters=filters.clone() found=found.clone() given /> })}
            <section class="results" aria-labelledby="results-heading">
                <h2 class="visually-hidden" id="results-heading">{texts.get("results")}</h2>
                {corrected}
                {has_filters
                    .then(|| {
                        view! {
                            <div class="toolbar">
                                <p class="found" role="status">{count}</p>
                                {(!empty).then(|| view! { <Sort texts path=path.clone() filters=filters.clone() /> })}
                            </div>
                        }
                    })}
                <Chips texts path=path.clone() filters=filters.clone() found=found.clone() />
                {if empty {
                    view! { <Nothing visit=visit.clone() path=path.clone() filters departments /> }.into_any()
                } else {
                    view! { <ProductGrid visit=visit.clone() items=found.items top=true /> }.into_any()
                }}
                <Pages texts previous next part />
            </section>
        </div>
    }
    .into_any()
}

/// Links to the pages before and after, and how much of the whole this one is, where that is known.
#[component]
fn Pages(
    texts: Texts,
    previous: Option<String>,
    next: Option<String>,
    part: Option<String>,
) -> impl IntoView {
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pages" aria-label=texts.get("pages")>
                {previous.map(|href| view! { <a class="button" rel="prev" href=href>{texts.get("page-previous")}</a> })}
                {part.map(|part| view! { <p class="muted">{part}</p> })}
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
    given: Given,
) -> impl IntoView {
    let facet = |name: &str| found.facets.get(name).cloned().unwrap_or_default();
    let categories = if given == Given::Category { Vec::new() } else { facet("category") };
    let mut first = attributes(texts, &found, &filters);
    let more = first.split_off(FIRST_ATTRIBUTES.min(first.len()));
    // What is chosen is never folded away.
    let is_open = more.iter().any(|(_, _, chosen)| !chosen.is_empty());
    let choices = |(name, values, chosen): (String, Vec<FacetValue>, Vec<String>)| {
        let legend = words::facet(texts, &name);
        view! { <Choices texts legend name=format!("attr.{name}") values chosen /> }
    };
    let attributes = first.into_iter().map(choices).collect_view();
    let more = (!more.is_empty()).then(|| {
        let more = more.into_iter().map(choices).collect_view();
        view! { <details class="more" open=is_open><summary>{texts.get("more-filters")}</summary>{more}</details> }
    });
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
                <fieldset>
                    <legend class="visually-hidden">{texts.get("filter-availability")}</legend>
                    <label class="choice">
                        <input type="checkbox" name="in_stock" value="true" checked=filters.in_stock.is_some() />
                        {texts.get("filter-in-stock")}
                    </label>
                    {(given != Given::Sale)
                        .then(|| {
                            view! {
                                <label class="choice">
                                    <input type="checkbox" name="on_sale" value="true" checked=filters.on_sale.is_some() />
                                    {texts.get("filter-on-sale")}
                                </label>
                            }
                        })}
                </fieldset>
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
                {attributes}
                <Ratings texts chosen=filters.stars() />
                {more}
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
            let is_colour = matches!(name.as_str(), "attr.colour" | "attr.color");
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
fn Sort(texts: Texts, path: String, filters: Filters) -> impl IntoView {
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
        view! { <option value=value selected=sort == filters.order()>{words}</option> }
    });
    let options = options.collect_view();
    // What goes along.
    let carried = filters
        .pairs()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
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
        Some(_) => texts.get("nothing-found-query"),
        None => texts.get("nothing-here"),
    };
    view! {
        <div class="empty">
            <p>{words}</p>
            {is_filtered.then(|| view! { <p><a class="button" href=cleared>{texts.get("clear-filters")}</a></p> })}
        </div>
        <Departments visit departments />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::search::Total;
    use kernel::CategoryId;
    use std::collections::BTreeMap;

    fn category(slug: &str, children: Vec<Category>) -> Category {
        let id: CategoryId = "cat_01m62a8gr0e0080000000000f8".parse().unwrap();
        let names = BTreeMap::from([("de".to_owned(), format!("{slug} auf Deutsch"))]);
        Category { id, slug: slug.into(), name: slug.into(), names, product_count: 1, children }
    }

    /// What is offered to filter by, of categories that were found.
    fn offered(found: &[&str], chosen: &[&str]) -> Vec<String> {
        let clothing =
            vec![category("women", vec![category("dresses", Vec::new())]), category("men", Vec::new())];
        let tree = [category("clothing", clothing), category("shoes", Vec::new())];
        let value = |slug: &&str| FacetValue { value: (*slug).into(), label: None, count: 1 };
        let mut found = SearchResult {
            items: Vec::new(),
            next_cursor: None,
            prev_cursor: None,
            total: Total { value: 1, relation: Relation::Eq },
            facets: BTreeMap::from([("category".to_owned(), found.iter().map(value).collect())]),
            corrected_query: None,
        };
        let chosen: Vec<String> = chosen.iter().map(|slug| (*slug).to_owned()).collect();
        name_categories(&mut found, &tree, &chosen, Locale::De);
        found.facets["category"].iter().map(|value| value.label.clone().unwrap()).collect()
    }

    #[test]
    fn categories_are_offered_one_level_at_a_time() {
        let everything = ["clothing", "women", "dresses", "men", "shoes"];
        assert_eq!(offered(&everything, &[]), ["clothing auf Deutsch", "shoes auf Deutsch"]);
        let clothes = ["clothing", "women", "dresses", "men"];
        assert_eq!(offered(&clothes, &[]), ["women auf Deutsch", "men auf Deutsch"], "all are clothing");
        assert_eq!(offered(&["clothing", "women", "dresses"], &[]), ["dresses auf Deutsch"]);
        let chosen = ["clothing auf Deutsch", "dresses auf Deutsch", "shoes auf Deutsch"];
        assert_eq!(offered(&everything, &["dresses"]), chosen, "what is chosen stays");
    }

    #[test]
    fn sizes_go_from_small_to_large() {
        let mut sizes = ["40", "XL", "1 l", "S", "38", "500 ml", "XXL", "XS", "M", "L"];
        sizes.sort_by_key(|size| size_place(size));
        assert_eq!(sizes, ["XS", "S", "M", "L", "XL", "XXL", "38", "40", "500 ml", "1 l"]);
        assert_eq!(["Navy", "Linen", "One size"].map(size_place), [None; 3]);
    }
}
