//! A category: what lies below it and its products.

use crate::{
    layout::{Document, Head},
    listing::{Filters, Listing},
    site::{App, Frame, Visit, category_name},
};
use contract::{Unit, product::Category, search};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem};
use leptos::prelude::*;
use std::rc::Rc;

/// `GET /c/{slug}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let slug = call.params.get("slug").to_owned();
    let filters = Filters::parse(&call.query)?;
    let mut query = filters.to_search();
    query.category = vec![slug.clone()];
    let found = app.search.call(&call.caller, &search::SEARCH, &[], &query, &Unit {});
    let (frame, found) = futures::join!(Frame::load(&app, &call), found);
    let tree = frame.categories.clone()?;
    let trail = trail(&tree, &slug).ok_or(ErrorCode::NotFound)?;
    let (visit, found) = (frame.visit.clone(), found?);
    let locale = visit.texts.locale;
    let category = trail.last().copied().cloned().ok_or(ErrorCode::NotFound)?;
    let above: Vec<(String, String)> = trail
        .iter()
        .take(trail.len().saturating_sub(1))
        .map(|category| (visit.link(&format!("/c/{}", category.slug)), category_name(category, locale)))
        .collect();
    let name = category_name(&category, locale);
    let description = visit.texts.with("category-description", &[("category", name.clone().into())]);
    let head = Head { title: name.clone(), description: Some(description), index: true, ..Head::default() };
    let shown = visit.clone();
    let path = format!("/c/{slug}");
    let document = ui::render(move || {
        let visit = shown;
        view! {
            <Document frame head>
                <Breadcrumbs visit=visit.clone() above />
                <h1>{name}</h1>
                <Below visit=visit.clone() children=category.children />
                <Listing visit path filters found in_category=true />
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    visit.share(&mut response);
    Ok(response)
}

/// The categories from the top down to `slug`.
pub fn trail<'a>(tree: &'a [Category], slug: &str) -> Option<Vec<&'a Category>> {
    tree.iter().find_map(|category| {
        if category.slug == slug {
            return Some(vec![category]);
        }
        let mut below = trail(&category.children, slug)?;
        below.insert(0, category);
        Some(below)
    })
}

/// Where in the shop this is.
#[component]
pub fn Breadcrumbs(
    visit: Visit,
    /// Links and names from the top down.
    above: Vec<(String, String)>,
) -> impl IntoView {
    let texts = visit.texts;
    let links =
        above.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> }).collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=texts.get("nav-breadcrumbs")>
            <ol><li><a href=visit.link("/")>{texts.get("to-home")}</a></li> {links}</ol>
        </nav>
    }
}

#[component]
fn Below(visit: Visit, children: Vec<Category>) -> impl IntoView {
    let locale = visit.texts.locale;
    (!children.is_empty()).then(|| {
        let links = children.into_iter().map(|category| {
            let href = visit.link(&format!("/c/{}", category.slug));
            view! { <li><a href=href>{category_name(&category, locale)}</a></li> }
        });
        view! { <ul class="departments">{links.collect_view()}</ul> }
    })
}
