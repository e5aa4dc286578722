//! Everything that costs less than before.

use crate::{
    components::ProductGrid,
    layout::{Document, Head},
    listing::{Pages, SortForm},
    site::{App, Frame},
};
use contract::{
    Unit,
    product::{self, ListProducts, ProductSort},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

const PATH: &str = "/sale";

#[derive(Default, Serialize, Deserialize)]
struct Page {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sort: Option<ProductSort>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

fn at(path: &str, sort: Option<ProductSort>, cursor: String) -> String {
    format!("{path}?{}", ui::to_query(&Page { sort, cursor: Some(cursor) }))
}

const fn sort_value(sort: ProductSort) -> &'static str {
    match sort {
        ProductSort::Newest => "newest",
        ProductSort::Popular => "popular",
        ProductSort::PriceAsc => "price_asc",
        ProductSort::PriceDesc => "price_desc",
        ProductSort::Rating => "rating",
    }
}

/// The orders in the order they are offered in.
const SORTS: [ProductSort; 5] = [
    ProductSort::Popular,
    ProductSort::Newest,
    ProductSort::PriceAsc,
    ProductSort::PriceDesc,
    ProductSort::Rating,
];

/// `GET /sale`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let page: Page = ui::parse_query(&call.query)?;
    let sort = page.sort.unwrap_or(ProductSort::Popular);
    let query = ListProducts { on_sale: true, sort, cursor: page.cursor.clone(), ..ListProducts::default() };
    let found = app.product.call(&call.caller, &product::LIST_PRODUCTS, &[], &query, &Unit {});
    let (mut frame, found) = futures::join!(Frame::load(&app, &call), found);
    frame.visit.query.clone_from(&call.query);
    let (visit, found) = (frame.visit.clone(), found?);
    let texts = visit.texts;
    let head = Head {
        title: texts.get("sale-title"),
        description: Some(texts.with("sale-description", &[("store", frame.store_name().into())])),
        index: true,
        // Another order is the same list; its further pages are pages of their own.
        canonical: Some(match (page.sort, page.cursor) {
            (None, Some(cursor)) => at(PATH, None, cursor),
            _ => PATH.to_owned(),
        }),
        ..Head::default()
    };
    let shown = visit.clone();
    let document = ui::render(move || {
        let visit = shown;
        let path = visit.link(PATH);
        let previous = found.prev_cursor.map(|cursor| at(&path, page.sort, cursor));
        let next = found.next_cursor.map(|cursor| at(&path, page.sort, cursor));
        let nothing = found.items.is_empty();
        view! {
            <Document frame head>
                <div class="toolbar">
                    <h1>{texts.get("sale-title")}</h1>
                    {(!nothing)
                        .then(|| {
                            let sorts = SORTS.map(sort_value).to_vec();
                            view! { <SortForm texts path carried=Vec::new() sorts chosen=sort_value(sort) /> }
                        })}
                </div>
                {nothing
                    .then(|| {
                        view! {
                            <p>{texts.get("nothing-on-sale")}</p>
                            <p><a class="button" href=visit.link("/search?sort=popular")>{texts.get("hero-shop")}</a></p>
                        }
                    })}
                <h2 class="visually-hidden">{texts.get("results")}</h2>
                <ProductGrid visit items=found.items top=true />
                <Pages texts previous next />
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    visit.share(&mut response);
    Ok(response)
}
