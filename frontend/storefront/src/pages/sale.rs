//! Everything that costs less than before.

use crate::{
    filters::{Filters, SEARCH},
    layout::{Document, Head},
    listing::{Given, Listing, first_page, name_categories},
    site::{App, Frame},
};
use contract::Unit;
use edge::Raw;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use std::rc::Rc;

const PATH: &str = "/sale";

/// `GET /sale`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut filters = Filters::parse(&call.query);
    // The page says so itself: there is nothing to take away.
    filters.on_sale = None;
    let query = filters.asked(|search| search.on_sale = true);
    let found = app.search.call(&call.caller, &SEARCH, &[], &query, &Unit {});
    let (mut frame, found) = futures::join!(Frame::load(&app, &call), found);
    frame.visit.query.clone_from(&call.query);
    let visit = frame.visit.clone();
    let mut found = match found {
        Ok(found) => found,
        Err(problem) => return first_page(&visit, &filters, PATH, problem),
    };
    let texts = visit.texts;
    let tree = frame.categories.clone().unwrap_or_default().to_vec();
    name_categories(&mut found, &tree, &filters.category, texts.locale);
    let head = Head {
        title: texts.get("sale-title"),
        description: Some(texts.with("sale-description", &[("store", frame.store_name().into())])),
        index: true,
        canonical: Some(filters.canonical(PATH)),
        ..Head::default()
    };
    let shown = visit.clone();
    let document = ui::render(move || {
        let visit = shown;
        let all = visit.link("/search?sort=popular");
        let list = if found.items.is_empty() && !filters.is_set() {
            view! {
                <p>{texts.get("nothing-on-sale")}</p>
                <p><a class="button" href=all>{texts.get("hero-shop")}</a></p>
            }
            .into_any()
        } else {
            view! { <Listing visit path=PATH.to_owned() filters found given=Given::Sale departments=Vec::new() /> }
                .into_any()
        };
        view! {
            <Document frame head>
                <h1>{texts.get("sale-title")}</h1>
                {list}
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    visit.share(&mut response);
    Ok(response)
}
