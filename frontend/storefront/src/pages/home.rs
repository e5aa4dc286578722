//! The first page: what the shop has.

use crate::{
    components::ProductGrid,
    layout::{Document, Head},
    site::{App, Frame, Visit, category_name},
};
use contract::{
    Unit,
    product::{self, ProductSummary},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use std::rc::Rc;

/// `GET /`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let shelves = app.product.call(&call.caller, &product::GET_SHELVES, &[], &Unit {}, &Unit {});
    let (frame, shelves) = futures::join!(Frame::load(&app, &call), shelves);
    let (visit, shelves) = (frame.visit.clone(), shelves?);
    let texts = visit.texts;
    let head = Head { index: true, description: Some(texts.get("home-description")), ..Head::default() };
    let shown = visit.clone();
    let document = ui::render(move || {
        let visit = shown;
        let categories = frame.categories.clone().unwrap_or_default();
        let departments = categories.iter().map(|category| {
            let href = visit.link(&format!("/c/{}", category.slug));
            view! { <li><a href=href>{category_name(category, texts.locale)}</a></li> }
        });
        let departments = departments.collect_view();
        view! {
            <Document frame head>
                <section class="hero">
                    <h1>{texts.get("home-heading")}</h1>
                    <p>{texts.get("home-intro")}</p>
                    <ul class="departments">{departments}</ul>
                </section>
                <Shelf visit=visit.clone() heading="shelf-newest" all="/search?sort=newest" items=shelves.newest />
                <Shelf visit=visit.clone() heading="shelf-popular" all="/search?sort=popular" items=shelves.popular />
                <Shelf visit heading="shelf-sale" all="" items=shelves.on_sale />
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    visit.share(&mut response);
    Ok(response)
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
    // Whole rows of five, and of two on a phone.
    items.truncate(10);
    (!items.is_empty()).then(|| {
        view! {
            <section class="shelf" aria-labelledby=heading>
                <h2 id=heading>{texts.get(heading)}</h2>
                {(!all.is_empty()).then(|| view! { <a href=visit.link(all)>{texts.get("see-all")}</a> })}
                <ProductGrid visit items />
            </section>
        }
    })
}
