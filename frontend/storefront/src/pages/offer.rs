//! A link to what the shop has put together, when it leads nowhere any more.

use crate::{
    layout::{Document, Head},
    site::{App, Frame},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem};
use leptos::prelude::*;

/// True if what a link led to is not there any more: it was changed, bought or withdrawn.
pub fn is_over(problem: &Problem) -> bool {
    matches!(problem.code, ErrorCode::NotFound | ErrorCode::CartCompleted)
}

/// The page that says so.
pub async fn over(app: &App, call: &Raw) -> Response<Vec<u8>> {
    let frame = Frame::load(app, call).await;
    let (texts, home) = (frame.visit.texts, frame.visit.link("/"));
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("offer-over"))>
                <div class="narrow">
                    <h1>{texts.get("offer-over")}</h1>
                    <p>{texts.get("offer-over-words")}</p>
                    <p class="actions"><a class="button primary" href=home>{texts.get("go-home")}</a></p>
                </div>
            </Document>
        }
    });
    ui::html(StatusCode::GONE, document)
}
