//! Search: words, filters, pages; and suggestions for the search box.

use crate::{
    filters::{Filters, SEARCH},
    layout::{Document, Head},
    listing::{Listing, name_categories},
    site::{App, Frame, Visit},
};
use contract::{
    Unit,
    search::{self, Suggest},
};
use edge::Raw;
use http::{HeaderValue, Response, StatusCode, header};
use kernel::{Problem, Text};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// `GET /search`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters = Filters::parse(&call.query)?;
    let query = filters.asked(|_| ());
    let found = app.search.call(&call.caller, &SEARCH, &[], &query, &Unit {});
    let (mut frame, found) = futures::join!(Frame::load(&app, &call), found);
    frame.visit.query.clone_from(&call.query);
    let (visit, mut found) = (frame.visit.clone(), found?);
    let texts = visit.texts;
    let tree = frame.categories.clone().unwrap_or_default().to_vec();
    name_categories(&mut found, &tree, texts.locale);
    let words = filters.q.clone().unwrap_or_default();
    let title = if words.is_empty() {
        texts.get("search-all")
    } else {
        texts.with("search-title", &[("query", words.clone().into())])
    };
    let head = Head { title: title.clone(), query: words, ..Head::default() };
    let shown = visit.clone();
    let document = ui::render(move || {
        view! {
            <Document frame head>
                <h1>{title}</h1>
                <Listing visit=shown path="/search".to_owned() filters found in_category=false departments=tree />
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

/// What the search box shows while somebody types.
#[derive(Serialize)]
struct Suggestion {
    href: String,
    label: String,
    kind: String,
}

/// `GET /search/suggest`: JSON for the search box.
pub async fn suggest(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let typed: Typed = ui::parse_query(&call.query)?;
    let suggestions = match typed.q.parse::<Text<200>>() {
        Ok(q) => suggestions(&app, &call, &visit, q).await?,
        Err(_) => Vec::new(),
    };
    let json = serde_json::to_vec(&suggestions).map_err(Problem::internal)?;
    let mut response = Response::new(json);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=5"));
    Ok(response)
}

async fn suggestions(app: &App, call: &Raw, visit: &Visit, q: Text<200>) -> Result<Vec<Suggestion>, Problem> {
    let found = app.search.call(&call.caller, &search::SUGGEST, &[], &Suggest { q }, &Unit {}).await?;
    let texts = visit.texts;
    let queries = found.queries.into_iter().map(|query| Suggestion {
        href: visit.link(&format!("/search?{}", ui::to_query(&[("q", &query)]))),
        label: query,
        kind: String::new(),
    });
    let categories = found.categories.into_iter().map(|category| Suggestion {
        href: visit.link(&format!("/c/{}", category.slug)),
        label: category.name,
        kind: texts.get("suggestion-category"),
    });
    let products = found.products.into_iter().map(|product| Suggestion {
        href: visit.link(&format!("/p/{}", product.slug)),
        label: product.title,
        kind: texts.get("suggestion-product"),
    });
    Ok(queries.chain(categories).chain(products).collect())
}
