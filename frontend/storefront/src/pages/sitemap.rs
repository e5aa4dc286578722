//! What crawlers ask for first: `robots.txt`, and the sitemap in parts.

use crate::site::{App, Visit, categories};
use contract::{
    Unit,
    product::{self, Category, GetSitemap},
};
use edge::Raw;
use http::{HeaderValue, Response, header};
use kernel::{ErrorCode, Locale, Problem};
use std::{fmt::Write as _, rc::Rc};

/// Pages of one visitor, and lists without end.
const PRIVATE: [&str; 8] =
    ["/cart", "/checkout", "/account", "/orders", "/sign-in", "/register", "/search", "/admin"];

const NAMESPACES: &str =
    "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";

fn answer(kind: &'static str, text: String) -> Response<Vec<u8>> {
    let mut response = Response::new(text.into_bytes());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    response
}

/// `GET /robots.txt`
pub async fn robots(_: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut text = "User-agent: *\n".to_owned();
    for path in PRIVATE {
        for locale in Locale::ALL {
            let _ = writeln!(text, "Disallow: {}", locale.path(path));
        }
    }
    let _ = writeln!(text, "\nSitemap: {}/sitemap.xml", call.origin);
    Ok(answer("text/plain; charset=utf-8", text))
}

/// `GET /sitemap.xml`: where the parts are.
pub async fn index(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let first = GetSitemap { part: 1 };
    let found = app.product.call(&call.caller, &product::GET_SITEMAP, &[], &first, &Unit {}).await?;
    let names = (1..=found.parts).map(|part| format!("products-{part}")).chain(["categories".to_owned()]);
    let parts =
        names.map(|name| format!("<sitemap><loc>{}/sitemaps/{name}.xml</loc></sitemap>", call.origin));
    let parts: String = parts.collect();
    Ok(xml("sitemapindex", &parts))
}

/// `GET /sitemaps/{file}`: `categories.xml`, `products-1.xml` and so on.
pub async fn part(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let name = call.params.get("file").strip_suffix(".xml").ok_or(ErrorCode::NotFound)?;
    let mut pages = String::new();
    if name == "categories" {
        pages.push_str(&page(&visit, "/", None));
        pages.push_str(&page(&visit, "/sale", None));
        for own in ["delivery", "returns", "privacy", "imprint"] {
            pages.push_str(&page(&visit, &format!("/pages/{own}"), None));
        }
        add_categories(&visit, &categories(&app, &call).await?, &mut pages);
    } else {
        let number = name.strip_prefix("products-").and_then(|number| number.parse().ok());
        let asked = GetSitemap { part: number.filter(|part| *part > 0).ok_or(ErrorCode::NotFound)? };
        let found = app.product.call(&call.caller, &product::GET_SITEMAP, &[], &asked, &Unit {}).await?;
        if asked.part > found.parts {
            return Err(ErrorCode::NotFound.into());
        }
        for item in found.items {
            pages.push_str(&page(&visit, &format!("/p/{}", item.slug), Some(item.updated_at.to_string())));
        }
    }
    Ok(xml("urlset", &pages))
}

fn add_categories(visit: &Visit, tree: &[Category], pages: &mut String) {
    for category in tree {
        pages.push_str(&page(visit, &format!("/c/{}", category.slug), None));
        add_categories(visit, &category.children, pages);
    }
}

/// One page in every language, each naming the others.
fn page(visit: &Visit, path: &str, changed: Option<String>) -> String {
    let address = |locale| escaped(&visit.address(locale, path));
    let alternates: String = Locale::ALL
        .map(|locale| {
            let (tag, href) = (locale.tag(), address(locale));
            format!("<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\"/>")
        })
        .concat();
    let changed = changed.map_or_else(String::new, |at| format!("<lastmod>{at}</lastmod>"));
    let pages =
        Locale::ALL.map(|locale| format!("<url><loc>{}</loc>{changed}{alternates}</url>", address(locale)));
    pages.concat()
}

fn xml(root: &str, content: &str) -> Response<Vec<u8>> {
    let text =
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} {NAMESPACES}>{content}</{root}>\n");
    answer("application/xml; charset=utf-8", text)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_break_the_document() {
        assert_eq!(escaped("a&b<c>\"d\""), "a&amp;b&lt;c&gt;&quot;d&quot;");
    }
}
