//! Addresses under which nothing is found: renamed, gone, or never there.

use crate::{
    components::Departments,
    layout::{Document, Head},
    site::{App, Frame, Visit, categories},
};
use contract::{
    Unit,
    product::{self, ResolvedSlug},
};
use edge::Raw;
use http::{HeaderValue, Response, StatusCode, header};
use kernel::{ErrorCode, Problem};
use leptos::prelude::*;
use std::{fmt::Display, rc::Rc};

/// `GET` of an address that takes a form: the page that answered one keeps it, and whoever changes the language there or
/// comes back to it means the page of the form.
pub async fn form(_: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let pages = ["/cart", "/checkout", "/account"];
    let page = pages.into_iter().find(|page| visit.path.starts_with(page)).ok_or(ErrorCode::NotFound)?;
    if page == "/checkout" && call.query.starts_with("token=") {
        return Ok(ui::redirect(&visit.link(&format!("/checkout/offer?{}", call.query))));
    }
    Ok(ui::redirect(&visit.link(page)))
}

/// What an address names.
#[derive(Clone, Copy)]
pub enum Kind {
    Category,
    Product,
}

/// Any path that is no page's: 404, with the categories to go on from.
pub async fn missing(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    // The page that shows the problem asks nobody: it shows the categories that are known by now.
    let _ = categories(&app, &call).await;
    Err(ErrorCode::NotFound.into())
}

/// 301 to where it is now, 410 if it was here once, else the problem that answers 404.
pub async fn moved_or_missing(
    app: &App,
    call: &Raw,
    visit: &Visit,
    kind: Kind,
    slug: &str,
) -> Result<Response<Vec<u8>>, Problem> {
    let (name, folder) = match kind {
        Kind::Category => ("category", "/c/"),
        Kind::Product => ("product", "/p/"),
    };
    let path: [&dyn Display; 2] = [&name, &slug];
    match app.product.call(&call.caller, &product::RESOLVE_SLUG, &path, &Unit {}, &Unit {}).await? {
        ResolvedSlug::Moved { slug } => {
            let mut response = ui::redirect(&visit.link(&format!("{folder}{slug}")));
            *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
            let hour = HeaderValue::from_static("public, max-age=3600");
            response.headers_mut().insert(header::CACHE_CONTROL, hour);
            Ok(response)
        }
        ResolvedSlug::Gone => Ok(gone(visit.clone())),
        ResolvedSlug::Unknown => Err(ErrorCode::NotFound.into()),
    }
}

fn gone(visit: Visit) -> Response<Vec<u8>> {
    let texts = visit.texts;
    let document = ui::render(move || {
        let frame = Frame::bare(visit.clone());
        let departments = frame.departments();
        view! {
            <Document frame head=Head::titled(texts.get("gone-title"))>
                <div class="narrow">
                    <h1>{texts.get("gone-title")}</h1>
                    <p>{texts.get("gone-words")}</p>
                    <p><a class="button primary" href=visit.link("/")>{texts.get("go-home")}</a></p>
                </div>
                <Departments visit departments />
            </Document>
        }
    });
    ui::html(StatusCode::GONE, document)
}
