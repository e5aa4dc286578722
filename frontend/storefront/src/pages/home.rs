//! The first page: what the shop has.

use crate::{
    layout::{Document, Head},
    site::{App, Visit},
};
use contract::{Unit, product};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use std::rc::Rc;

/// `GET /`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let shelves = app.product.call(&call.caller, &product::GET_SHELVES, &[], &Unit {}, &Unit {}).await?;
    let head = Head { index: true, ..Head::default() };
    let document = ui::render(move || {
        let items = shelves.newest.into_iter().map(|item| view! { <li>{item.title}</li> }).collect_view();
        view! { <Document visit head><h1>"ShopSphere"</h1><ul>{items}</ul><storefront_islands::Counter start=1 /></Document> }
    });
    Ok(ui::html(StatusCode::OK, document))
}
