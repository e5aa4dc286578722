//! Search: words, filters, pages; and suggestions for the search box.

use crate::{
    filters::{Filters, SEARCH},
    layout::{Document, Head},
    listing::{Given, Listing, first_page, name_categories},
    pages::category::trail,
    site::{App, Frame, Visit, categories, category_name},
};
use contract::{
    Unit,
    product::ProductSummary,
    search::{self, Suggest},
};
use edge::Raw;
use http::{HeaderValue, Response, StatusCode, header};
use kernel::{Problem, Text, format::money};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use ui::Texts;

/// `GET /search`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters = Filters::parse(&call.query);
    let query = filters.asked(|_| ());
    let found = app.search.call(&call.caller, &SEARCH, &[], &query, &Unit {});
    let (mut frame, found) = futures::join!(Frame::load(&app, &call), found);
    frame.visit.query.clone_from(&call.query);
    let visit = frame.visit.clone();
    let mut found = match found {
        Ok(found) => found,
        Err(problem) => return first_page(&visit, &filters, "/search", problem),
    };
    let texts = visit.texts;
    let tree = frame.categories.clone().unwrap_or_default().to_vec();
    name_categories(&mut found, &tree, &filters.category, texts.locale);
    let words = filters.q.clone().unwrap_or_default();
    // With filters set the words alone may well find something.
    let is_nothing = found.items.is_empty() && !filters.is_set();
    let title = match words.as_str() {
        "" => texts.get("search-all"),
        _ if is_nothing => texts.with("search-nothing-title", &[("query", words.clone().into())]),
        _ => texts.with("search-title", &[("query", words.clone().into())]),
    };
    let head = Head { title: title.clone(), query: words, ..Head::default() };
    let shown = visit.clone();
    let document = ui::render(move || {
        view! {
            <Document frame head>
                <h1>{title}</h1>
                <Listing visit=shown path="/search".to_owned() filters found given=Given::Nothing departments=tree />
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    visit.share(&mut response);
    Ok(response)
}

#[derive(Default, Deserialize)]
struct Typed {
    #[serde(default)]
    q: String,
}

/// So many of each kind: more would hide the page, and the search itself shows them all.
const MOST_QUERIES: usize = 4;
const MOST_CATEGORIES: usize = 2;
const MOST_PRODUCTS: usize = 5;

/// What the search box shows while somebody types.
#[derive(Serialize)]
struct Suggested {
    /// How many there are, for those who do not see them.
    count: String,
    items: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Suggestion {
    href: String,
    label: String,
    kind: String,
    product: Option<Offer>,
}

/// What a product looks like and costs.
#[derive(Serialize)]
struct Offer {
    picture: Option<String>,
    price: String,
    before: Option<String>,
}

impl Offer {
    fn of(product: &ProductSummary, texts: Texts) -> Self {
        let price = money(texts.locale, product.price);
        Self {
            picture: product.image.as_ref().map(|image| image.url.clone()),
            price: if product.price_varies {
                texts.with("price-from", &[("price", price.into())])
            } else {
                price
            },
            before: product.compare_at_price.map(|before| money(texts.locale, before)),
        }
    }
}

/// `GET /search/suggest`: JSON for the search box.
pub async fn suggest(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let typed: Typed = ui::parse_query(&call.query)?;
    let items = match typed.q.parse::<Text<200>>() {
        Ok(q) => suggestions(&app, &call, &visit, q).await?,
        Err(_) => Vec::new(),
    };
    let count = visit.texts.with("suggestions", &[("count", items.len().into())]);
    let json = serde_json::to_vec(&Suggested { count, items }).map_err(Problem::internal)?;
    let mut response = Response::new(json);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=5"));
    Ok(response)
}

async fn suggestions(app: &App, call: &Raw, visit: &Visit, q: Text<200>) -> Result<Vec<Suggestion>, Problem> {
    // The tree knows the categories' names in every language; without it they come as search knows them.
    let tree = categories(app, call);
    let asked = Suggest { q, locale: visit.texts.locale };
    let found = app.search.call(&call.caller, &search::SUGGEST, &[], &asked, &Unit {});
    let (tree, found) = futures::join!(tree, found);
    let (tree, found, texts) = (tree.unwrap_or_default(), found?, visit.texts);
    let queries = found.queries.into_iter().take(MOST_QUERIES).map(|query| Suggestion {
        href: visit.link(&format!("/search?{}", ui::to_query(&[("q", &query)]))),
        label: query,
        kind: String::new(),
        product: None,
    });
    let categories = found.categories.into_iter().take(MOST_CATEGORIES).map(|category| {
        let known = trail(&tree, &category.slug).and_then(|trail| trail.last().copied());
        Suggestion {
            href: visit.link(&format!("/c/{}", category.slug)),
            label: known.map_or(category.name, |known| category_name(known, texts.locale)),
            kind: texts.get("suggestion-category"),
            product: None,
        }
    });
    let products = found.products.into_iter().take(MOST_PRODUCTS).map(|product| Suggestion {
        href: visit.link(&format!("/p/{}", product.slug)),
        product: Some(Offer::of(&product, texts)),
        label: texts.locale.name_of(&product.titles, &product.title),
        kind: String::new(),
    });
    Ok(queries.chain(categories).chain(products).collect())
}
