//! The frame of every page.

use crate::{
    icons::Icon,
    pages::category::trail,
    seo,
    site::{Frame, Visit, category_name, units},
};
use contract::{cart::Settings, product::Category};
use kernel::Locale;
use leptos::prelude::*;
use serde_json::Value;
use std::rc::Rc;
use storefront_islands::SearchBox;
use ui::{Texts, asset};

/// What a page's head says.
#[derive(Clone, Default)]
pub struct Head {
    pub title: String,
    pub description: Option<String>,
    /// True for pages that search engines should list.
    pub index: bool,
    /// What stands in the search box.
    pub query: String,
    /// Path and query, without language, under which search engines should list the page, if not its plain path.
    pub canonical: Option<String>,
    /// The path of the picture that is shown where the page is shared, if not the shop's own. No network shows SVG.
    pub image: Option<String>,
    /// What schema.org has words for.
    pub data: Vec<Value>,
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
    let name = frame.store_name();
    let departments = frame.departments();
    let Frame { visit, store, cart, .. } = frame;
    let cart_count = cart.ok().flatten().as_ref().map_or(0, units);
    let texts = visit.texts;
    let query = head.query.clone();
    let drawer = visit.link("/cart/drawer");
    let quiet = visit.form.is_some();
    view! {
        <html lang=texts.locale.tag()>
            <HeadElement visit=visit.clone() store=name.clone() head />
            <body>
                {visit.form.clone().map(|(form, path)| view! { <OnReturn form path=visit.link(&path) /> })}
                <a class="skip" href="#main">{texts.get("skip-to-content")}</a>
                <header class="site-header">
                    <div class="bar">
                        <a class="brand" href=visit.link("/")>{name.clone()}</a>
                        {(!quiet)
                            .then(|| {
                                view! {
                                    <SearchBox
                                        action=visit.link("/search")
                                        suggest=visit.link("/search/suggest")
                                        value=query
                                        label=texts.get("search-label")
                                        button=texts.get("search-button")
                                    />
                                }
                            })}
                        <Tools visit=visit.clone() cart_count />
                        {(!quiet).then(|| view! { <Menu visit=visit.clone() categories=departments.clone() /> })}
                    </div>
                </header>
                <p class="offline" role="status" data-offline="" hidden>{texts.get("offline")}</p>
                <main id="main" tabindex="-1">{children()}</main>
                <Footer visit name store=store.ok() categories=if quiet { Vec::new() } else { departments } />
                // Filled and opened by a script; without one, what was put in is on the cart's own page.
                <dialog data-cart-drawer=drawer aria-labelledby="drawer-heading"></dialog>
            </body>
        </html>
    }
}

#[component]
fn HeadElement(visit: Visit, store: String, head: Head) -> impl IntoView {
    let texts = visit.texts;
    let locale = texts.locale;
    let title = if head.title.is_empty() {
        format!("{store} · {}", texts.get("home-title"))
    } else {
        format!("{} · {store}", head.title)
    };
    // What search engines leave out has no address that they should keep.
    let addresses = head.index.then(|| {
        let path = head.canonical.clone().unwrap_or_else(|| visit.path.clone());
        let alternates = Locale::ALL.map(|other| {
            view! { <link rel="alternate" hreflang=other.tag() href=visit.address(other, &path) /> }
        });
        let own = visit.address(locale, &path);
        view! {
            <link rel="canonical" href=own.clone() />
            {alternates.collect_view()}
            <link rel="alternate" hreflang="x-default" href=visit.address(Locale::default(), &path) />
            {property("og:url", own)}
        }
    });
    let shared_title = if head.title.is_empty() { title.clone() } else { head.title.clone() };
    let description = head.description.unwrap_or_else(|| texts.get("home-description"));
    let image = format!("{}{}", visit.origin, head.image.unwrap_or_else(|| asset("share.jpg")));
    let data = head.data.iter().map(|data| {
        view! { <script type="application/ld+json" inner_html=seo::embeddable(data)></script> }
    });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
            <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#131517" />
            <title>{title}</title>
            <meta name="description" content=description.clone() />
            {(!head.index).then(|| view! { <meta name="robots" content="noindex" /> })}
            {addresses}
            {property("og:site_name", store)}
            {property("og:type", "website")}
            {property("og:title", shared_title)}
            {property("og:description", description)}
            {property("og:locale", texts.get("og-locale"))}
            {property("og:image", image)}
            <meta name="twitter:card" content="summary_large_image" />
            <link rel="icon" type="image/svg+xml" href=asset("icon.svg") />
            <link
                rel="preload"
                r#as="font"
                type="font/woff2"
                crossorigin="anonymous"
                href=asset("figtree-latin-wght-normal.woff2")
            />
            <link rel="stylesheet" href=asset("shop.css") />
            <script
                type="module"
                src=asset("islands.js")
                data-client=asset("client.js")
                data-wasm=asset("client_bg.wasm")
            ></script>
            {data.collect_view()}
        </head>
    }
    .into_any()
}

/// What Open Graph says of a page.
fn property(name: &'static str, content: impl Into<String>) -> impl IntoView {
    leptos::html::meta().attr("property", name).content(content.into())
}

/// Language, account and cart.
#[component]
fn Tools(visit: Visit, cart_count: u32) -> impl IntoView {
    let texts = visit.texts;
    let account = if visit.signed_in { ("/account", "nav-account") } else { ("/sign-in", "nav-sign-in") };
    view! {
        <nav class="tools" aria-label=texts.get("nav-tools")>
            <LanguageTool visit=visit.clone() />
            <a href=visit.link(account.0)>
                <Icon name="account" />
                <span class="word">{texts.get(account.1)}</span>
            </a>
            <a href=visit.link("/cart")>
                <Icon name="cart" />
                <span class="word">{texts.get("nav-cart")}</span>
                " "
                <span class="count" data-cart-count=cart_count>{cart_count}</span>
            </a>
        </nav>
    }
    .into_any()
}

/// The return key presses the first button of a form, wherever it stands: one that only shows the form again, before
/// those of the header.
#[component]
fn OnReturn(form: &'static str, path: String) -> impl IntoView {
    view! {
        <button class="visually-hidden" type="submit" form=form formaction=path formnovalidate tabindex="-1" aria-hidden="true"></button>
    }
}

/// The languages that this page is not in.
fn other_languages(visit: &Visit) -> Vec<Locale> {
    Locale::ALL.into_iter().filter(|locale| *locale != visit.texts.locale).collect()
}

/// This page in another language, which is called as it calls itself.
#[component]
fn OtherLanguage(visit: Visit, other: Locale, #[prop(optional)] short: bool) -> impl IntoView {
    let query = if visit.query.is_empty() { String::new() } else { format!("?{}", visit.query) };
    let href = format!("{}{query}", other.path(&visit.path));
    let words = view! {
        {short.then(|| view! { <Icon name="globe" /> })}
        <span class="word">{Texts::new(other).get("language-name")}</span>
    };
    match visit.form {
        Some((form, path)) => view! {
            <button class="language" type="submit" form=form formaction=other.path(&path) formnovalidate lang=other.tag()>
                {words}
            </button>
        }
        .into_any(),
        None => view! {
            <a class="language" href=href hreflang=other.tag() lang=other.tag()>
                {words}
            </a>
        }
        .into_any(),
    }
}

/// The way to another language: a link to the only other one, else to the list of all in the footer.
#[component]
fn LanguageTool(visit: Visit) -> impl IntoView {
    match *other_languages(&visit) {
        [other] => view! { <OtherLanguage visit other short=true /> }.into_any(),
        _ => view! {
            <a class="language" href="#languages">
                <Icon name="globe" />
                <span class="word">{visit.texts.get("language-name")}</span>
            </a>
        }
        .into_any(),
    }
}

/// The departments: a row on wide screens, a sheet with what lies below them on narrow ones.
#[component]
fn Menu(visit: Visit, categories: Vec<Category>) -> impl IntoView {
    let texts = visit.texts;
    let locale = texts.locale;
    let here = visit.path.strip_prefix("/c/");
    // The categories that this page is in, the last its own.
    let trail = here.and_then(|slug| trail(&categories, slug)).unwrap_or_default();
    let link = |category: &Category| {
        let href = visit.link(&format!("/c/{}", category.slug));
        let is_above = trail.iter().any(|above| above.slug == category.slug);
        let current = is_above.then_some(if here == Some(&category.slug) { "page" } else { "true" });
        view! { <a href=href aria-current=current>{category_name(category, locale)}</a> }
    };
    let on_sale = (visit.path == "/sale").then_some("page");
    let departments = categories.iter().map(|category| {
        let below = category.children.iter().map(|below| view! { <li>{link(below)}</li> }).collect_view();
        view! {
            <li>
                {link(category)}
                {(!category.children.is_empty()).then(|| view! { <ul>{below}</ul> })}
            </li>
        }
    });
    let departments = departments.collect_view();
    view! {
        <details class="menu">
            <summary>
                <Icon name="menu" />
                <span class="word">{texts.get("nav-menu")}</span>
            </summary>
            <nav aria-label=texts.get("nav-categories")>
                <ul>
                    {departments}
                    <li class="sale"><a href=visit.link("/sale") aria-current=on_sale>{texts.get("shelf-sale")}</a></li>
                </ul>
            </nav>
        </details>
    }
    .into_any()
}

#[component]
fn Footer(
    visit: Visit,
    /// What the shop is called.
    name: String,
    store: Option<Rc<Settings>>,
    categories: Vec<Category>,
) -> impl IntoView {
    let texts = visit.texts;
    let locale = texts.locale;
    let link = |path: &str, key: &str| view! { <li><a href=visit.link(path)>{texts.get(key)}</a></li> };
    let link_to = |category: &Category| {
        let href = visit.link(&format!("/c/{}", category.slug));
        view! { <li><a href=href>{category_name(category, locale)}</a></li> }
    };
    let departments = (!categories.is_empty()).then(|| categories.iter().map(link_to).collect_view());
    let languages = other_languages(&visit)
        .into_iter()
        .map(|other| view! { <OtherLanguage visit=visit.clone() other /> " " })
        .collect_view();
    let contact = store.map(|store| {
        let mail = store.contact_email.clone();
        view! {
            <address>
                <p>{store.postal_address.clone()}</p>
                <p><a href=format!("mailto:{mail}")>{mail.clone()}</a></p>
            </address>
        }
    });
    view! {
        <footer class="site-footer">
            <div class="bar">
                <div class="about">
                    <p class="brand">{name}</p>
                    <p>{texts.get("footer-claim")}</p>
                    {contact}
                    <p id="languages" class="languages"><Icon name="globe" /> {languages}</p>
                </div>
                {departments
                    .map(|departments| {
                        view! {
                            <nav class="wide" aria-labelledby="footer-shop">
                                <h2 id="footer-shop">{texts.get("footer-shop")}</h2>
                                <ul>{departments}</ul>
                            </nav>
                        }
                    })}
                <nav aria-labelledby="footer-help">
                    <h2 id="footer-help">{texts.get("nav-help")}</h2>
                    <ul>
                        {link("/orders/track", "nav-track")}
                        {link("/pages/delivery", "nav-delivery")}
                        {link("/pages/returns", "nav-returns")}
                    </ul>
                </nav>
                <nav aria-labelledby="footer-account">
                    <h2 id="footer-account">{texts.get("footer-account")}</h2>
                    <ul>
                        {link("/account", "nav-account")}
                        {link("/pages/privacy", "nav-privacy")}
                        {link("/pages/imprint", "nav-imprint")}
                    </ul>
                </nav>
            </div>
        </footer>
    }
    .into_any()
}
