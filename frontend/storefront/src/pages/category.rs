//! A category: what lies below it and its products.

use crate::{
    components::CategoryTiles,
    filters::{Filters, SEARCH},
    layout::{Document, Head},
    listing::{Given, Listing, first_page},
    pages::moved::{Kind, moved_or_missing},
    seo,
    site::{App, Frame, Visit, category_name, filled},
};
use contract::{Unit, product::Category};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem};
use leptos::prelude::*;
use std::rc::Rc;

/// `GET /c/{slug}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let slug = call.params.get("slug").to_owned();
    let filters = Filters::parse(&call.query);
    let query = filters.asked(|search| search.category = vec![slug.clone()]);
    let found = app.search.call(&call.caller, &SEARCH, &[], &query, &Unit {});
    let (mut frame, found) = futures::join!(Frame::load(&app, &call), found);
    frame.visit.query.clone_from(&call.query);
    let tree = frame.categories.clone()?;
    let Some(trail) = trail(&tree, &slug) else {
        return moved_or_missing(&app, &call, &frame.visit, Kind::Category, &slug).await;
    };
    let visit = frame.visit.clone();
    let found = match found {
        Ok(found) => found,
        Err(problem) => return first_page(&visit, &filters, &format!("/c/{slug}"), problem),
    };
    let texts = visit.texts;
    let category = trail.last().copied().cloned().ok_or(ErrorCode::NotFound)?;
    let crumbs = crumbs(&visit, &trail);
    let name = category_name(&category, texts.locale);
    let above: Vec<String> = trail.iter().map(|category| category_name(category, texts.locale)).collect();
    let above = above.into_iter().rev().collect::<Vec<_>>().join(" · ");
    let path = format!("/c/{slug}");
    let is_part = filters.cursor.is_some() || filters.narrows();
    let head = Head {
        title: above,
        description: Some(texts.with(
            "category-description",
            &[("category", name.clone().into()), ("store", frame.store_name().into())],
        )),
        index: true,
        canonical: Some(filters.canonical(&path)),
        data: vec![seo::breadcrumbs(&visit, texts.get("to-home"), &crumbs)],
        ..Head::default()
    };
    let shown = visit.clone();
    let document = ui::render(move || {
        let visit = shown;
        let below = if is_part { Vec::new() } else { filled(&category.children) };
        // An empty category leads on to the others.
        let departments =
            if found.items.is_empty() && !filters.is_set() { filled(&tree) } else { Vec::new() };
        view! {
            <Document frame head>
                <Breadcrumbs visit=visit.clone() above=crumbs.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default() here=name.clone() />
                <h1>{name}</h1>
                <Below visit=visit.clone() categories=below />
                <Listing visit path filters found given=Given::Category departments />
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    visit.share(&mut response);
    Ok(response)
}

/// Links and names of these categories.
pub fn crumbs(visit: &Visit, trail: &[&Category]) -> Vec<(String, String)> {
    let link = |category: &&Category| {
        (visit.link(&format!("/c/{}", category.slug)), category_name(category, visit.texts.locale))
    };
    trail.iter().map(link).collect()
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
    /// The page's own name.
    here: String,
) -> impl IntoView {
    let texts = visit.texts;
    let links =
        above.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> }).collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=texts.get("nav-breadcrumbs")>
            <ol><li><a href=visit.link("/")>{texts.get("to-home")}</a></li> {links} <li aria-current="page">{here}</li></ol>
        </nav>
    }
    .into_any()
}

#[component]
fn Below(visit: Visit, categories: Vec<Category>) -> impl IntoView {
    let heading = visit.texts.get("nav-categories");
    (!categories.is_empty())
        .then(|| {
            view! { <section class="below" aria-label=heading><CategoryTiles visit categories /></section> }
        })
        .into_any()
}
