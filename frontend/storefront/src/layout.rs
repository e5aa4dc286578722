//! The frame of every page.

use crate::site::{Frame, Visit, category_name, localised, units};
use kernel::Locale;
use leptos::prelude::*;
use storefront_islands::SearchBox;
use ui::asset;

/// What a page's head says.
#[derive(Clone, Default)]
pub struct Head {
    pub title: String,
    pub description: Option<String>,
    /// True for pages that search engines should list.
    pub index: bool,
    /// What stands in the search box.
    pub query: String,
}

impl Head {
    /// A page with a title that search engines leave out.
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }
}

/// A whole document.
#[component]
pub fn Document(frame: Frame, head: Head, children: Children) -> impl IntoView {
    let Frame { visit, categories, cart } = frame;
    let cart_count = cart.ok().flatten().as_ref().map_or(0, units);
    let texts = visit.texts;
    let locale = texts.locale;
    let store = texts.get("store-name");
    let title = if head.title.is_empty() {
        format!("{store} · {}", texts.get("home-title"))
    } else {
        format!("{} · {store}", head.title)
    };
    let alternates = Locale::ALL.map(|other| {
        view! { <link rel="alternate" hreflang=other.tag() href=localised(other, &visit.path) /> }
    });
    let categories = categories.unwrap_or_default();
    let links = categories.iter().map(|category| {
        let href = visit.link(&format!("/c/{}", category.slug));
        view! { <li><a href=href>{category_name(category, locale)}</a></li> }
    });
    let links = links.collect_view();
    let account = if visit.signed_in { ("/account", "nav-account") } else { ("/sign-in", "nav-sign-in") };
    view! {
        <html lang=locale.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                {head.description.map(|text| view! { <meta name="description" content=text /> })}
                {(!head.index).then(|| view! { <meta name="robots" content="noindex" /> })}
                {alternates.collect_view()}
                <link rel="icon" type="image/svg+xml" href=asset("icon.svg") />
                <link rel="stylesheet" href=asset("shop.css") />
                <script
                    type="module"
                    src=asset("islands.js")
                    data-client=asset("client.js")
                    data-wasm=asset("client_bg.wasm")
                ></script>
            </head>
            <body>
                <a class="skip" href="#main">{texts.get("skip-to-content")}</a>
                <header class="site-header">
                    <div class="bar">
                        <a class="brand" href=visit.link("/")>{store.clone()}</a>
                        <SearchBox
                            action=visit.link("/search")
                            suggest=visit.link("/search/suggest")
                            value=head.query
                            label=texts.get("search-label")
                            button=texts.get("search-button")
                        />
                        <nav class="tools" aria-label=texts.get("nav-tools")>
                            <a href=visit.link(account.0)>{texts.get(account.1)}</a>
                            <a class="cart-link" href=visit.link("/cart")>
                                {texts.get("nav-cart")} " "
                                <span class="count" data-cart-count="">{cart_count}</span>
                            </a>
                        </nav>
                    </div>
                    <nav class="categories" aria-label=texts.get("nav-categories")><ul>{links}</ul></nav>
                </header>
                <main id="main" tabindex="-1">{children()}</main>
                <Footer visit />
            </body>
        </html>
    }
}

#[component]
fn Footer(visit: Visit) -> impl IntoView {
    let texts = visit.texts;
    let other = match texts.locale {
        Locale::En => Locale::De,
        Locale::De => Locale::En,
    };
    view! {
        <footer class="site-footer">
            <div class="bar">
                <p>{texts.get("footer-claim")}</p>
                <nav aria-label=texts.get("nav-help")>
                    <ul>
                        <li><a href=visit.link("/orders/track")>{texts.get("nav-track")}</a></li>
                        <li><a href=visit.link("/account")>{texts.get("nav-account")}</a></li>
                        <li><a href=visit.link("/cart")>{texts.get("nav-cart")}</a></li>
                        <li>
                            <a href=localised(other, &visit.path) hreflang=other.tag() lang=other.tag()>
                                {texts.get("other-language")}
                            </a>
                        </li>
                    </ul>
                </nav>
            </div>
        </footer>
    }
}
