//! The frame of every page.

use crate::{
    components::Status,
    flash::{self, Flash, FlashNotice},
    forms::Errors,
    shell::{self, Shell},
    words,
};
use edge::Context;
use http::{HeaderValue, Response, StatusCode, header};
use kernel::{ErrorCode, Permission, Principal, Problem};
use leptos::prelude::*;
use ui::{Notice, asset};

/// A part of the admin: where it is, its name, its sign (a path in a box of 20), what one must be allowed to see it.
type Section = (&'static str, &'static str, &'static str, Option<Permission>);

const SECTIONS: [Section; 10] = [
    ("/admin", "Overview", "M3 10l7-6 7 6v7h-5v-5H8v5H3z", None),
    ("/admin/orders", "Orders", "M4 3h12v14l-3-2-3 2-3-2-3 2zM7 7h6M7 11h6", Some(Permission::Orders)),
    ("/admin/products", "Products", "M3 9l7-6h7v7l-7 7zM13 7h.01", Some(Permission::Catalog)),
    ("/admin/categories", "Categories", "M3 4h5v5H3zM12 11h5v5h-5zM5 9v5h7", Some(Permission::Catalog)),
    ("/admin/stock", "Stock", "M3 6l7-3 7 3v8l-7 3-7-3zM3 6l7 3 7-3M10 9v8", Some(Permission::Inventory)),
    ("/admin/promotions", "Promotions", "M4 16L16 4M6 7h.01M14 13h.01", Some(Permission::Promotions)),
    ("/admin/gift-cards", "Gift cards", "M3 5h14v10H3zM3 9h14M6 12h3", Some(Permission::Promotions)),
    (
        "/admin/customers",
        "Customers",
        "M10 9a3 3 0 100-6 3 3 0 000 6zM4 17c0-4 12-4 12 0",
        Some(Permission::Customers),
    ),
    ("/admin/mails", "Mails", "M3 5h14v10H3zM3 5l7 6 7-6", Some(Permission::Settings)),
    ("/admin/settings", "Settings", "M3 6h8M15 6h2M13 4v4M3 14h2M9 14h8M7 12v4", Some(Permission::Settings)),
];

/// What shows that the shop works as it should.
const SYSTEM: [Section; 2] = [
    (
        "/admin/reconciliations",
        "Books",
        "M4 3h5v14H4zM11 3h5v14h-5zM6 7h1M13 7h1M6 11h1M13 11h1",
        Some(Permission::Orders),
    ),
    ("/admin/queues", "Queues", "M4 4h12v3H4zM4 9h12v3H4zM4 14h7", Some(Permission::Settings)),
];

/// What a page leads to beside its title.
pub struct Action {
    href: String,
    words: &'static str,
    class: &'static str,
}

impl Action {
    /// One of several things that can be done.
    pub fn new(href: impl Into<String>, words: &'static str) -> Self {
        Self { href: href.into(), words, class: "button" }
    }

    /// What most come to the page for.
    pub fn primary(href: impl Into<String>, words: &'static str) -> Self {
        Self { class: "button primary", ..Self::new(href, words) }
    }
}

/// Parts of a section that are tabs of its page: their addresses and names.
const TABS: [(&str, &str); 8] = [
    ("/admin/orders/returns", "Returns"),
    ("/admin/orders/drafts", "Drafts"),
    ("/admin/mails/templates", "Texts of mails"),
    ("/admin/mails/settings", "Sender and footer"),
    ("/admin/settings/payments", "Payments"),
    ("/admin/settings/locations", "Locations"),
    ("/admin/settings/taxes", "Taxes"),
    ("/admin/settings/words", "Words"),
];

/// True if the address is this one, or one below it.
fn lies_in(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a page lies below: the address and the name. Sections and their tabs lie below nothing.
fn crumb(path: &str, principal: &Principal) -> Option<(&'static str, &'static str)> {
    let path = path.trim_end_matches('/');
    let sections = SECTIONS.iter().chain(&SYSTEM).filter(|(href, ..)| *href != "/admin");
    let (href, name, ..) = sections
        .filter(|(.., permission)| permission.is_none_or(|permission| principal.may(permission)))
        .find(|(href, ..)| lies_in(path, href))?;
    let tab = TABS.into_iter().find(|(tab, _)| lies_in(path, tab));
    let above = tab.unwrap_or((href, name));
    (above.0 != path).then_some(above)
}

/// What stands beside a page's title.
#[derive(Default)]
pub struct Head {
    /// What stands above the page where that is not its title: tabs are below one heading.
    pub heading: Option<&'static str>,
    /// How it stands with what the page shows: the words and their tone.
    pub status: Option<(&'static str, &'static str)>,
    pub actions: Vec<Action>,
}

impl From<Action> for Head {
    fn from(action: Action) -> Self {
        Self { actions: vec![action], ..Self::default() }
    }
}

/// A page for whoever asks: its title, what stands below it.
pub fn page<V: IntoView + 'static>(
    context: &Context,
    status: StatusCode,
    title: impl Into<String>,
    body: impl FnOnce() -> V,
) -> Response<Vec<u8>> {
    page_with(context, status, title, Head::default(), body)
}

/// A tab of a section: what it is called, and what all of them stand below.
pub fn tab<V: IntoView + 'static>(
    context: &Context,
    status: StatusCode,
    title: &'static str,
    heading: &'static str,
    body: impl FnOnce() -> V,
) -> Response<Vec<u8>> {
    page_with(context, status, title, Head { heading: Some(heading), ..Head::default() }, body)
}

/// A page with something beside its title.
pub fn page_with<V: IntoView + 'static>(
    context: &Context,
    status: StatusCode,
    title: impl Into<String>,
    head: impl Into<Head>,
    body: impl FnOnce() -> V,
) -> Response<Vec<u8>> {
    let principal = context.principal().clone();
    let path = context.path.clone();
    let (title, head) = (title.into(), head.into());
    let shell = shell::known(&principal);
    let flash = flash::take(context);
    let html = ui::render(move || document(&principal, &path, title, head, shell, flash, body().into_any()));
    let mut response = ui::html(status, html);
    if flash.is_some() {
        flash::clear(context, &mut response);
    }
    response
}

/// The sections that one may see, with what waits in them.
fn sections(principal: &Principal, path: &str, frame: &Shell) -> impl IntoView + use<> {
    let is_current = |section: &str| match section {
        "/admin" => path.trim_end_matches('/') == section,
        _ => lies_in(path, section),
    };
    let count = |href: &str| match href {
        "/admin/orders" => frame.to_fulfil.clone().map(|count| (count, " to fulfil", "Orders to fulfil")),
        "/admin/stock" => {
            frame.sold_out.clone().map(|count| (count, " sold out", "Variants that are sold out"))
        }
        _ => None,
    };
    let links = |sections: &'static [Section]| {
        let seen = sections
            .iter()
            .filter(|(.., permission)| permission.is_none_or(|permission| principal.may(permission)));
        let links = seen.map(|(href, name, sign, _)| {
            let current = is_current(href).then_some("page");
            view! {
                <li>
                    <a href=*href aria-current=current>
                        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d=*sign /></svg>
                        {*name}
                        {count(href).map(|(count, of, title)| view! { <span class="count" title=title>{count}<span class="visually-hidden">{of}</span></span> })}
                    </a>
                </li>
            }
        });
        links.collect::<Vec<_>>()
    };
    let system = links(&SYSTEM);
    let system = (!system.is_empty())
        .then(|| view! { <li class="group"><p class="muted">"System"</p> <ul>{system}</ul></li> });
    view! { <ul>{links(&SECTIONS)} {system}</ul> }
}

/// The heading, with what stands beside it.
fn heading(title: String, Head { heading, status, actions }: Head) -> AnyView {
    let heading = heading.map_or(title, str::to_owned);
    if status.is_none() && actions.is_empty() {
        return view! { <h1>{heading}</h1> }.into_any();
    }
    let status = status.map(|(words, tone)| view! { <Status words tone /> });
    let actions = actions
        .into_iter()
        .map(|Action { href, words, class }| view! { <a class=class href=href>{words}</a> });
    view! {
        <div class="head">
            <div class="named"><h1>{heading}</h1> {status}</div>
            <div class="buttons no-print">{actions.collect_view()}</div>
        </div>
    }
    .into_any()
}

fn document(
    principal: &Principal,
    path: &str,
    title: String,
    head: Head,
    frame: Shell,
    flash: Option<Flash>,
    content: AnyView,
) -> impl IntoView + use<> {
    let is_staff = matches!(principal, Principal::Staff { .. });
    let may_find_orders = principal.may(Permission::Orders);
    let shell = if is_staff { "shell" } else { "" };
    let menu = is_staff.then(|| {
        view! {
            <details class="menu">
                <summary>"Menu"</summary>
                <nav class="sections" aria-label="Sections"><p class="who">{frame.name.clone()}</p>{sections(principal, path, &frame)}</nav>
            </details>
        }
    });
    let side =
        is_staff.then(|| view! { <nav class="sections side" aria-label="Sections">{sections(principal, path, &frame)}</nav> });
    let crumb = crumb(path, principal).map(|(href, name)| {
        view! { <p class="crumb no-print"><a href=href><span aria-hidden="true">"‹ "</span> {name}</a></p> }
    });
    let heading = heading(title.clone(), head);
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
                <script type="module" src=asset("admin.js")></script>
            </head>
            <body class=shell>
                <a class="skip" href="#main">"Skip to content"</a>
                <header class="top">
                    {menu}
                    <a class="brand" href="/admin">"ShopSphere"</a>
                    {may_find_orders
                        .then(|| {
                            view! {
                                <form class="find" method="post" action="/admin/find" role="search" aria-label="Find an order">
                                    <input type="hidden" name="list" value="orders" />
                                    <input name="q" type="search" maxlength="200" aria-label="Order number, email or name" placeholder="Find an order ( / )" />
                                </form>
                            }
                        })}
                    <div class="tools">
                        <a href="/">"To the shop"</a>
                        {is_staff
                            .then(|| {
                                view! {
                                    <span class="who">{frame.name}</span>
                                    <form method="post" action="/admin/sign-out">
                                        <button class="link" type="submit">"Sign out"</button>
                                    </form>
                                }
                            })}
                    </div>
                </header>
                {side}
                <main id="main" tabindex="-1">
                    {flash.map(|flash| view! { <FlashNotice flash /> })}
                    {crumb}
                    {heading}
                    {content}
                </main>
            </body>
        </html>
    }
}

/// What a page with a mail in a frame may do: as every page, and show frames of our own.
const WITH_FRAMES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";
/// A mail is shown in a frame of ours, in which nothing runs, loads or leads anywhere.
// Of our own origin, so that the page can measure it; without `allow-scripts` that opens nothing.
const IN_FRAME: &str = "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/// Lets a page show what [`framed`] answers.
pub fn with_frames(mut response: Response<Vec<u8>>) -> Response<Vec<u8>> {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(WITH_FRAMES));
    response
}

/// A mail's HTML, for a frame.
pub fn framed(html: String) -> Response<Vec<u8>> {
    let mut response = ui::html(StatusCode::OK, html);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(IN_FRAME));
    response
}

/// What a form that was not taken says above itself; nothing for one that was not sent.
pub fn refusal(errors: &Errors, problem: Option<&Problem>) -> Option<impl IntoView + use<>> {
    // Where a service finds fields wrong and says no more, it reads like what the page finds itself.
    let unsaid = Problem::new(ErrorCode::InvalidRequest);
    let is_of_fields = |problem: &Problem| {
        !errors.is_empty() && problem.code == unsaid.code && problem.detail == unsaid.detail
    };
    let text = match problem {
        Some(problem) if !is_of_fields(problem) => words::problem(problem),
        None if errors.is_empty() => return None,
        _ => "Nothing was saved yet. Look at the fields marked below.".to_owned(),
    };
    Some(view! { <Notice text bad=true /> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_lies_below() {
        let staff = testkit::staff();
        let name = |path| crumb(path, &staff).map(|(_, name)| name);
        assert_eq!(
            (name("/admin"), name("/admin/orders"), name("/admin/orders/returns")),
            (None, None, None)
        );
        assert_eq!(
            (name("/admin/orders/ord_1"), name("/admin/orders/ord_1/refund")),
            (Some("Orders"), Some("Orders"))
        );
        assert_eq!(
            (name("/admin/mails/templates/registered"), name("/admin/ordersome")),
            (Some("Texts of mails"), None)
        );
        assert_eq!(crumb("/admin/orders/ord_1", &Principal::Guest), None);
    }
}
