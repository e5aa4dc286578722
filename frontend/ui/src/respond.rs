use contract::{FORM_LIMIT, Method, Route, Service};
use cookie::{Cookie, SameSite};
use edge::Context;
use http::{HeaderValue, Response, StatusCode, header};
use hydration_context::SsrSharedContext;
use kernel::{ErrorCode, Problem};
use leptos::prelude::{IntoView, Owner};
use serde::{Serialize, de::DeserializeOwned};
use std::{collections::HashMap, sync::Arc};

/// A page's row in a router. Pages are no operations of the API: of the row only method, path, access and body limit
/// count.
pub const fn page(method: Method, path: &'static str) -> Route {
    Route::new(Service::Product, method, path, "page", "A page.").body_limit(FORM_LIMIT)
}

/// Renders a whole document. `view` gets no future and no signal from outside: its data is there.
pub fn render<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    format!("<!DOCTYPE html>{}", render_part(view))
}

/// Renders a part of a document, for a script to put in its place.
pub fn render_part<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().to_html());
    owner.unset();
    html
}

/// A page. It is not kept by anyone unless the handler says otherwise.
pub fn html(status: StatusCode, document: String) -> Response<Vec<u8>> {
    let mut response = Response::new(document.into_bytes());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The status that a problem is answered with.
pub fn status(problem: &Problem) -> StatusCode {
    StatusCode::from_u16(problem.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Sends the browser on with GET (303), so that a reload repeats nothing. Only to paths of this site.
pub fn redirect(path: &str) -> Response<Vec<u8>> {
    // Browsers drop tabs and line feeds from an address before they read it: `/<tab>/` would be `//`.
    let is_plain = path.chars().all(|c| !c.is_control() && c != '\\');
    let own = path.starts_with('/') && !path.starts_with("//") && is_plain;
    let target = HeaderValue::from_str(if own { path } else { "/" }).unwrap_or(HeaderValue::from_static("/"));
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(header::LOCATION, target);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Reads a posted form.
///
/// # Errors
/// `unsupported_media_type` for anything else, `invalid_request` for a form of another shape.
pub fn parse_form<T: DeserializeOwned>(context: &Context, body: &[u8]) -> Result<T, Problem> {
    let kind = context.header(header::CONTENT_TYPE.as_str()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(ErrorCode::UnsupportedMediaType.into());
    }
    serde_html_form::from_bytes(body).map_err(|error| Problem::invalid("", "invalid", error.to_string()))
}

/// Reads the query of a page's address; words that are none of ours are ignored.
///
/// # Errors
/// `invalid_request` for a value of another kind.
pub fn parse_query<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    serde_html_form::from_str(query).map_err(|error| Problem::invalid("", "invalid", error.to_string()))
}

/// Writes a query.
pub fn to_query(fields: &impl Serialize) -> String {
    serde_html_form::to_string(fields).unwrap_or_default()
}

/// Before the names of cookies that only our own origin can set.
const HOST: &str = "__Host-";

/// The cookies of a request.
pub struct Cookies {
    values: HashMap<String, String>,
    /// What stands before the names of ours.
    prefix: &'static str,
}

impl Cookies {
    /// Reads the `Cookie` header.
    pub fn of(context: &Context) -> Self {
        let text = context.header(header::COOKIE.as_str()).unwrap_or_default();
        // Values are decoded, names are not: a decoded one could become a name that its writer must not set.
        let decoded = |value: &str| {
            Cookie::parse_encoded(format!("value={value}")).map(|cookie| cookie.value().to_owned()).ok()
        };
        let pairs = Cookie::split_parse(text).filter_map(Result::ok);
        let values = pairs.filter_map(|cookie| Some((cookie.name().to_owned(), decoded(cookie.value())?)));
        let prefix = if context.origin.starts_with("https:") { HOST } else { "" };
        Self { values: values.collect(), prefix }
    }

    /// A cookie's value. With TLS only one that a neighbouring host cannot have set.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(&format!("{}{name}", self.prefix)).map(String::as_str)
    }
}

/// Sets cookies: HttpOnly, SameSite=Lax and, except locally, Secure with the `__Host-` prefix.
#[derive(Clone, Copy)]
pub struct SetCookie {
    /// True without TLS, on a developer's machine.
    pub local: bool,
}

impl SetCookie {
    /// Adds a cookie that lives for `seconds`.
    pub fn set(self, response: &mut Response<Vec<u8>>, name: &str, value: &str, seconds: i64) {
        let name = if self.local { name.to_owned() } else { format!("{HOST}{name}") };
        let cookie = Cookie::build((name, value.to_owned()))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(!self.local)
            .max_age(cookie::time::Duration::seconds(seconds));
        if let Ok(value) = HeaderValue::from_str(&cookie.build().encoded().to_string()) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }

    /// Ends a cookie.
    pub fn clear(self, response: &mut Response<Vec<u8>>, name: &str) {
        self.set(response, name, "", 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_never_leaves_the_shop() {
        for target in ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", ""] {
            assert_eq!(redirect(target).headers()[header::LOCATION], "/", "{target}");
        }
        assert_eq!(redirect("/cart").headers()[header::LOCATION], "/cart");
    }
}
