//! The frame of every page.

use crate::site::{Visit, localised};
use kernel::Locale;
use leptos::prelude::*;
use ui::asset;

/// What a page's head says.
#[derive(Clone, Default)]
pub struct Head {
    pub title: String,
    pub description: Option<String>,
    /// False for pages that search engines should leave out.
    pub index: bool,
}

/// A whole document.
#[component]
pub fn Document(visit: Visit, head: Head, children: Children) -> impl IntoView {
    let texts = visit.texts;
    let store = texts.get("store-name");
    let title = if head.title.is_empty() { store.clone() } else { format!("{} · {store}", head.title) };
    let alternates = Locale::ALL.map(|locale| {
        view! { <link rel="alternate" hreflang=locale.tag() href=localised(locale, &visit.path) /> }
    });
    view! {
        <html lang=texts.locale.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{title}</title>
                {head.description.map(|text| view! { <meta name="description" content=text /> })}
                {(!head.index).then(|| view! { <meta name="robots" content="noindex" /> })}
                {alternates.collect_view()}
                <link rel="stylesheet" href=asset("shop.css") />
                <script type="module" src=asset("islands.js") data-client=asset("client.js") data-wasm=asset("client_bg.wasm")></script>
            </head>
            <body>
                <main id="main">{children()}</main>
            </body>
        </html>
    }
}
