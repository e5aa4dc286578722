//! The first page: what the shop has.

use crate::{
    components::{Departments, Fetch, Picture, ProductGrid},
    layout::{Document, Head},
    pictures, seo,
    site::{App, Frame, Visit},
};
use contract::{
    Unit,
    product::{self, GetSummaries, ProductSummary, Summaries},
};
use edge::Raw;
use futures::future::OptionFuture;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use std::rc::Rc;

/// What the first picture shows: drawings by name, the large one first.
pub const HERO: [&str; 3] = ["armchair-forest-11", "sneaker-sky-5", "desk_lamp-mustard-8"];

/// `GET /`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let shelves = app.product.call(&call.caller, &product::GET_SHELVES, &[], &Unit {}, &Unit {});
    let seen = OptionFuture::from((!visit.seen.is_empty()).then(|| seen(&app, &call, &visit)));
    let (frame, shelves, seen) = futures::join!(Frame::load(&app, &call), shelves, seen);
    let shelves = shelves?;
    let texts = visit.texts;
    let head = Head {
        index: true,
        description: Some(texts.get("home-description")),
        canonical: Some("/".to_owned()),
        data: seo::shop(&visit, &frame.store_name(), frame.store.as_deref().ok(), &ui::asset("icon.svg")),
        ..Head::default()
    };
    let seen = seen.unwrap_or_default();
    let is_shared = seen.is_empty();
    let shown = visit.clone();
    let document = ui::render(move || {
        let visit = shown;
        let departments = frame.departments();
        view! {
            <Document frame head>
                <Hero visit=visit.clone() />
                <Departments visit=visit.clone() departments />
                <Shelf visit=visit.clone() heading="shelf-popular" all="/search?sort=popular" items=shelves.popular />
                <Shelf visit=visit.clone() heading="shelf-newest" all="/search?sort=newest" items=shelves.newest />
                <Shelf visit=visit.clone() heading="shelf-sale" all="/sale" items=shelves.on_sale />
                <Shelf visit heading="shelf-seen" all="" items=seen />
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    if is_shared {
        visit.share(&mut response);
    }
    Ok(response)
}

/// What this browser looked at; without an answer the shelf is left out.
async fn seen(app: &App, call: &Raw, visit: &Visit) -> Vec<ProductSummary> {
    let asked = GetSummaries { keys: visit.seen.iter().map(ToString::to_string).collect() };
    let found = app.product.call(&call.caller, &product::GET_SUMMARIES, &[], &Unit {}, &asked).await;
    found.map_or_else(|_| Vec::new(), |Summaries { items }| items)
}

#[component]
fn Hero(visit: Visit) -> impl IntoView {
    let texts = visit.texts;
    // The large one is what the page shows first.
    let pictures = HERO.into_iter().zip([Fetch::First, Fetch::Eager, Fetch::Eager]);
    let pictures = pictures
        .map(|(name, fetch)| view! { <li><Picture image=Some(pictures::drawing(name)) fetch /></li> });
    view! {
        <section class="hero">
            <div class="words">
                <h1>{texts.get("home-heading")}</h1>
                <p>{texts.get("home-intro")}</p>
                <p class="actions">
                    <a class="button primary" href=visit.link("/search?sort=popular")>{texts.get("hero-shop")}</a>
                    <a class="button" href=visit.link("/sale")>{texts.get("hero-sale")}</a>
                </p>
            </div>
            <ul class="pictures" aria-hidden="true">{pictures.collect_view()}</ul>
        </section>
    }
}

/// A row of products, left out where there are none.
#[component]
fn Shelf(
    visit: Visit,
    heading: &'static str,
    all: &'static str,
    mut items: Vec<ProductSummary>,
) -> impl IntoView {
    let texts = visit.texts;
    // Two rows of four; on a phone it moves sideways.
    items.truncate(8);
    (!items.is_empty()).then(|| {
        let title = texts.get(heading);
        let name = texts.with("see-all-of", &[("shelf", title.clone().into())]);
        view! {
            <section class="shelf" aria-labelledby=heading>
                <h2 id=heading>{title}</h2>
                {(!all.is_empty()).then(|| view! { <a href=visit.link(all) aria-label=name>{texts.get("see-all")}</a> })}
                <ProductGrid visit items />
            </section>
        }
    })
}
