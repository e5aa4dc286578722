//! What the gateway answers itself.

use crate::docs;
use client::Bytes;
use contract::Service;
use http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use kernel::{ErrorCode, Locale, Problem, ProductId};
use serde_json::{Map, Value, json};
use std::cell::OnceCell;

/// The OpenAPI document, as `cargo xtask openapi` wrote it.
pub const OPENAPI: &str = include_str!("../../../docs/openapi/shopsphere.json");
const STYLE: &str = include_str!("assets/docs.css");

/// What a problem's answer needs of its request.
pub struct Asked<'a> {
    pub path: &'a str,
    pub request_id: String,
    /// True for a browser that asked for a page.
    pub wants_page: bool,
}

fn answer(status: u16, kind: &'static str, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// A text that changes only with the next version.
fn document(headers: &HeaderMap, kind: &'static str, text: &str) -> Response<Bytes> {
    let etag = edge::etag(text.as_bytes());
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let is_known = known.is_some_and(|known| edge::matches_etag(known, &etag));
    let (status, body) = if is_known { (304, Bytes::new()) } else { (200, text.as_bytes().to_vec()) };
    let mut response = answer(status, kind, body);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

/// `/api/openapi.json`.
pub fn openapi(headers: &HeaderMap) -> Response<Bytes> {
    document(headers, "application/json", OPENAPI)
}

/// `/api/docs`.
pub fn docs(headers: &HeaderMap) -> Response<Bytes> {
    thread_local! {
        static PAGE: OnceCell<String> = const { OnceCell::new() };
    }
    PAGE.with(|page| document(headers, "text/html; charset=utf-8", page.get_or_init(|| docs::page(OPENAPI))))
}

/// `/api/docs.css`.
pub fn docs_style(headers: &HeaderMap) -> Response<Bytes> {
    document(headers, "text/css; charset=utf-8", STYLE)
}

/// `/health`: this Worker runs.
pub fn health() -> Response<Bytes> {
    answer(200, "application/json", br#"{"status":"ok"}"#.to_vec())
}

/// `/ready`: whether all services and their databases answer.
pub fn ready(services: &[(Service, bool)]) -> Response<Bytes> {
    let is_ready = services.iter().all(|(_, is_ready)| *is_ready);
    let word = |is_ready| if is_ready { "ready" } else { "unavailable" };
    let each: Map<String, Value> = services
        .iter()
        .map(|(service, is_ready)| (service.name().to_owned(), word(*is_ready).into()))
        .collect();
    let body = json!({"status": word(is_ready), "services": each});
    answer(if is_ready { 200 } else { 503 }, "application/json", body.to_string().into_bytes())
}

/// A refusal: a page for a browser that wanted one, else `application/problem+json`.
pub fn problem<T>(problem: &Problem, asked: &Asked<'_>) -> Response<crate::gateway::Body<T>> {
    if let Some(cause) = &problem.internal {
        let fields =
            json!({"request_id": asked.request_id, "path": asked.path, "code": problem.code, "cause": cause});
        edge::runtime::log::error("request failed", &fields);
    }
    let mut response = edge::problem_document(problem, asked.path, &asked.request_id);
    if asked.wants_page {
        *response.body_mut() = error_page(problem, asked).into_bytes();
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response.map(crate::gateway::Body::Own)
}

/// What a page can be refused for, in the shopper's language.
fn words(code: ErrorCode, is_german: bool) -> (&'static str, &'static str) {
    match (code, is_german) {
        (ErrorCode::CrossOrigin, false) => {
            ("This form came from another site", "Open the shop itself and try again.")
        }
        (ErrorCode::CrossOrigin, true) => (
            "Dieses Formular kam von einer anderen Seite",
            "Öffne den Shop selbst und versuch es noch einmal.",
        ),
        (ErrorCode::RateLimited, false) => ("Too many requests", "Wait a minute and try again."),
        (ErrorCode::RateLimited, true) => {
            ("Zu viele Anfragen", "Warte eine Minute und versuch es noch einmal.")
        }
        (ErrorCode::BodyTooLarge, false) => ("That is too much at once", "Shorten what you entered."),
        (ErrorCode::BodyTooLarge, true) => ("Das ist zu viel auf einmal", "Kürze deine Eingaben."),
        (ErrorCode::Unavailable, false) => {
            ("The shop is not available right now", "Try again in a moment. Nothing was changed.")
        }
        (ErrorCode::Unavailable, true) => (
            "Der Shop ist gerade nicht erreichbar",
            "Versuch es gleich noch einmal. Es wurde nichts geändert.",
        ),
        (_, false) => ("Something went wrong on our side", "Try again in a moment."),
        (_, true) => ("Bei uns ist etwas schiefgegangen", "Versuch es gleich noch einmal."),
    }
}

/// The product whose page in the admin this is.
pub fn product_of(path: &str) -> Option<ProductId> {
    path.strip_prefix("/admin/products/")?.parse().ok()
}

/// The least of a page: what went wrong, and by which number support can find it.
fn error_page(problem: &Problem, asked: &Asked<'_>) -> String {
    // Written here, where nothing else is needed: the words are in two languages; others read them in English.
    let (locale, _) = Locale::split_path(asked.path);
    let is_german = locale == Locale::De;
    let mut home = locale.path("/");
    let (title, mut detail) = words(problem.code, is_german);
    let (language, mut way, number) =
        if is_german { ("de", "Zur Startseite", "Vorgang") } else { ("en", "To the home page", "Request") };
    if let Some(id) = product_of(asked.path)
        && problem.code == ErrorCode::BodyTooLarge
    {
        // Guests may not send as much as the staff.
        detail = "Nothing was saved: the pictures are larger than 20 MB together, or you were signed out. Go back in \
                  your browser, which may have kept what you typed, and choose fewer pictures at a time.";
        (home, way) = (format!("/admin/products/{id}"), "To the product as it is");
    }
    // The id is of harmless characters: nothing here needs escaping.
    let id = &asked.request_id;
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title></head><body><main><h1>{title}</h1><p>{detail}</p>\
         <p><a href=\"{home}\">{way}</a></p><p><small>{number} {id}</small></p></main></body></html>"
    )
}
