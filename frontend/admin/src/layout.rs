//! The frame of every page.

use crate::{forms::Errors, words};
use edge::Context;
use http::{Response, StatusCode};
use kernel::{Permission, Principal, Problem};
use leptos::prelude::*;
use ui::{Notice, asset};

/// The parts of the admin, and what one must be allowed to see them.
const SECTIONS: [(&str, &str, Option<Permission>); 5] = [
    ("/admin", "Overview", None),
    ("/admin/orders", "Orders", Some(Permission::Orders)),
    ("/admin/products", "Products", Some(Permission::Catalog)),
    ("/admin/stock", "Stock", Some(Permission::Inventory)),
    ("/admin/promotions", "Promotions", Some(Permission::Promotions)),
];

/// A page for whoever asks: its title, what stands below it.
pub fn page<V: IntoView + 'static>(
    context: &Context,
    status: StatusCode,
    title: impl Into<String>,
    body: impl FnOnce() -> V,
) -> Response<Vec<u8>> {
    let principal = context.principal().clone();
    let path = context.path.clone();
    let title = title.into();
    ui::html(status, ui::render(move || document(&principal, &path, title, body().into_any())))
}

fn document(principal: &Principal, path: &str, title: String, content: AnyView) -> impl IntoView + use<> {
    let is_staff = matches!(principal, Principal::Staff { .. });
    let is_current = |section: &str| match section {
        "/admin" => path.trim_end_matches('/') == section,
        _ => path.strip_prefix(section).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
    };
    let links = SECTIONS
        .into_iter()
        .filter(|(_, _, permission)| permission.is_none_or(|permission| principal.may(permission)))
        .map(|(href, name, _)| {
            let current = is_current(href).then_some("page");
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        })
        .collect_view();
    view! {
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <title>{format!("{title} · ShopSphere admin")}</title>
                <link rel="icon" type="image/svg+xml" href=asset("icon.svg") />
                <link rel="stylesheet" href=asset("admin.css") />
            </head>
            <body>
                <a class="skip" href="#main">"Skip to content"</a>
                <header class="top">
                    <a class="brand" href="/admin">"ShopSphere admin"</a>
                    {is_staff.then(|| view! { <nav aria-label="Sections"><ul>{links}</ul></nav> })}
                    <div class="tools">
                        <a href="/">"To the shop"</a>
                        {is_staff
                            .then(|| {
                                view! {
                                    <form method="post" action="/admin/sign-out">
                                        <button class="link" type="submit">"Sign out"</button>
                                    </form>
                                }
                            })}
                    </div>
                </header>
                <main id="main" tabindex="-1">
                    <h1>{title}</h1>
                    {content}
                </main>
            </body>
        </html>
    }
}

/// What a form that was not taken says above itself; nothing for one that was not sent.
pub fn refusal(errors: &Errors, problem: Option<&Problem>) -> Option<impl IntoView + use<>> {
    let text = match problem {
        Some(problem) => words::problem(problem),
        None if errors.is_empty() => return None,
        None => "Nothing was saved yet. Look at the fields marked below.".to_owned(),
    };
    Some(view! { <Notice text bad=true /> })
}
