//! What every page knows: whom it is for, in which language, with which cart.

use client::Client;
use contract::{Unit, cart, cart::Cart, product, product::Category};
use edge::Context;
use http::{HeaderValue, Response, header};
use kernel::{CartId, ErrorCode, Locale, Principal, Problem, ProductId, TimeZone, Timestamp};
use std::{cell::RefCell, rc::Rc, time::Duration};
use ui::{Cookies, SetCookie, Texts};

/// The services that pages show.
pub struct App {
    pub user: Client,
    pub product: Client,
    pub search: Client,
    pub cart: Client,
    pub order: Client,
    pub cookies: SetCookie,
    /// True on a developer's machine: test cards are shown.
    pub local: bool,
}

/// The cookie of a signed-in browser, read by the gateway.
pub const SESSION_COOKIE: &str = "shop_session";
/// The cookie with the guest's cart.
pub const CART_COOKIE: &str = "shop_cart";
/// The cookie with the products that were looked at, divided by points. Written and read in the browser as well.
const SEEN_COOKIE: &str = "shop_seen";
const SEEN_KEPT: usize = 12;
/// How long a browser remembers its cart, in seconds: as long as the cart lives.
pub const CART_COOKIE_AGE: i64 = 30 * 24 * 3600;

/// How long the category tree is taken from memory.
const CATEGORIES_KEPT: Duration = Duration::from_secs(5);

/// One visit of a page.
#[derive(Clone)]
pub struct Visit {
    pub texts: Texts,
    pub signed_in: bool,
    /// The guest's cart; the signed-in customer's is asked for.
    pub guest_cart: Option<CartId>,
    /// The path without the language's prefix, for links to the other language.
    pub path: String,
    /// The address's query, where the page in the other language takes the same.
    pub query: String,
    /// Scheme and host of the shop.
    pub origin: String,
    /// The products that this browser looked at, the last first; its own script writes them down.
    pub seen: Vec<ProductId>,
}

impl Visit {
    /// The visit that a request is.
    pub fn of(context: &Context) -> Self {
        let (locale, path) = split_locale(&context.path);
        let cookies = Cookies::of(context);
        let guest_cart = cookies.get(CART_COOKIE).and_then(|id| id.parse().ok());
        let seen = cookies.get(SEEN_COOKIE).unwrap_or_default().split('.').filter_map(|id| id.parse().ok());
        Self {
            texts: Texts::new(locale),
            signed_in: !matches!(context.principal(), Principal::Guest),
            guest_cart,
            path: path.to_owned(),
            query: String::new(),
            origin: context.origin.clone(),
            seen: seen.take(SEEN_KEPT).collect(),
        }
    }

    /// A path of this shop in the visit's language.
    pub fn link(&self, path: &str) -> String {
        localised(self.texts.locale, path)
    }

    /// The whole address of a path of this shop in a language: what other sites need.
    pub fn address(&self, locale: Locale, path: &str) -> String {
        format!("{}{}", self.origin, localised(locale, path))
    }

    /// True if anyone may see the same page: neither signed in nor with a cart.
    pub fn is_anonymous(&self) -> bool {
        !self.signed_in && self.guest_cart.is_none()
    }

    /// Lets shared caches keep the page for a moment, if it is the same for everyone.
    pub fn share(&self, response: &mut Response<Vec<u8>>) {
        if self.is_anonymous() {
            let headers = response.headers_mut();
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=5"));
            headers.insert(header::VARY, HeaderValue::from_static("Cookie"));
        }
    }
}

/// `path` in a language.
pub fn localised(locale: Locale, path: &str) -> String {
    match locale {
        Locale::En => path.to_owned(),
        Locale::De if path == "/" => "/de/".to_owned(),
        Locale::De => format!("/de{path}"),
    }
}

fn split_locale(path: &str) -> (Locale, &str) {
    match path.strip_prefix("/de") {
        Some("" | "/") => (Locale::De, "/"),
        Some(rest) if rest.starts_with('/') => (Locale::De, rest),
        _ => (Locale::En, path),
    }
}

/// What stands around every page.
#[derive(Clone)]
pub struct Frame {
    pub visit: Visit,
    /// The category tree.
    pub categories: Result<Rc<Vec<Category>>, Problem>,
    /// The visitor's cart, if there is one.
    pub cart: Result<Option<Cart>, Problem>,
}

thread_local! {
    static CATEGORIES: RefCell<Option<(Timestamp, Rc<Vec<Category>>)>> = const { RefCell::new(None) };
}

impl Frame {
    /// A frame that asks nobody: for pages that say that something went wrong. It shows the categories as they were
    /// last known, however old.
    pub fn bare(visit: Visit) -> Self {
        let known = CATEGORIES.with_borrow(|kept| kept.as_ref().map(|(_, tree)| tree.clone()));
        Self { visit, categories: Ok(known.unwrap_or_default()), cart: Ok(None) }
    }

    /// The frame of a page. Where a service does not answer, the frame is shown without that part; a page that is
    /// about it takes the error.
    pub async fn load(app: &App, context: &Context) -> Self {
        let visit = Visit::of(context);
        let (categories, cart) = futures::join!(categories(app, context), current_cart(app, context, &visit));
        Self { visit, categories, cart }
    }
}

/// The category tree, at most some seconds old.
pub async fn categories(app: &App, context: &Context) -> Result<Rc<Vec<Category>>, Problem> {
    let known = CATEGORIES.with_borrow(|kept| {
        kept.as_ref().filter(|(at, _)| context.now.since(*at) < CATEGORIES_KEPT).map(|(_, tree)| tree.clone())
    });
    if let Some(tree) = known {
        return Ok(tree);
    }
    let tree = app.product.call(&context.caller, &product::LIST_CATEGORIES, &[], &Unit {}, &Unit {}).await?;
    let tree = Rc::new(tree.items);
    CATEGORIES.with_borrow_mut(|kept| *kept = Some((context.now, tree.clone())));
    Ok(tree)
}

/// The time zone whose clocks the shop goes by. A page about something else is shown although it is not known: in UTC.
pub async fn time_zone(app: &App, context: &Context) -> TimeZone {
    let settings = app.cart.call(&context.caller, &cart::GET_SETTINGS, &[], &Unit {}, &Unit {}).await;
    settings.map_or(TimeZone::UTC, |settings| settings.time_zone)
}

/// A category's name in the visit's language.
pub fn category_name(category: &Category, locale: Locale) -> String {
    category.names.get(locale.tag()).unwrap_or(&category.name).clone()
}

/// Units in a cart.
pub fn units(cart: &Cart) -> u32 {
    cart.lines.iter().map(|line| line.quantity.get()).sum()
}

/// The visitor's cart, if there is one that can still be used.
pub async fn current_cart(app: &App, context: &Context, visit: &Visit) -> Result<Option<Cart>, Problem> {
    let found = if visit.signed_in {
        app.cart.call(&context.caller, &cart::GET_MY_CART, &[], &Unit {}, &Unit {}).await
    } else if let Some(id) = visit.guest_cart {
        app.cart.call(&context.caller, &cart::GET_CART, &[&id], &Unit {}, &Unit {}).await
    } else {
        return Ok(None);
    };
    match found {
        Ok(cart) => Ok(Some(cart)),
        Err(problem) if is_gone(problem.code) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// The id of the cart that a change goes to, made if there is none.
pub async fn cart_for_change(app: &App, context: &Context, visit: &Visit) -> Result<CartId, Problem> {
    if let Some(cart) = current_cart(app, context, visit).await? {
        return Ok(cart.id);
    }
    let new = cart::CreateCart::default();
    Ok(app.cart.call(&context.caller, &cart::CREATE_CART, &[], &Unit {}, &new).await?.id)
}

fn is_gone(code: ErrorCode) -> bool {
    matches!(code, ErrorCode::NotFound | ErrorCode::CartMerged | ErrorCode::CartCompleted)
}

impl App {
    /// Lets the browser remember a guest's cart.
    pub fn remember_cart(&self, response: &mut Response<Vec<u8>>, cart: CartId) {
        self.cookies.set(response, CART_COOKIE, &cart.to_string(), CART_COOKIE_AGE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_pages_stand_below_de() {
        assert_eq!(split_locale("/de"), (Locale::De, "/"));
        assert_eq!(split_locale("/de/cart"), (Locale::De, "/cart"));
        assert_eq!(split_locale("/delivery"), (Locale::En, "/delivery"));
        assert_eq!(localised(Locale::De, "/"), "/de/");
    }
}
