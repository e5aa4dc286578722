//! What a shopper sees when something is not there or went wrong.

use crate::{
    layout::{Document, Head},
    site::Visit,
};
use edge::Context;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;

/// A problem as a page that leads on.
pub fn show(problem: &Problem, context: &Context) -> Response<Vec<u8>> {
    let visit = Visit::of(context);
    let status = StatusCode::from_u16(problem.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let head = Head { title: problem.code.title().to_owned(), ..Head::default() };
    let detail = problem.detail.clone();
    ui::html(status, ui::render(move || view! { <Document visit head><h1>{detail}</h1></Document> }))
}
