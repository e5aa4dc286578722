//! What every page knows: whom it is for, in which language, with which cart.

use client::Client;
use contract::{
    Unit, cart,
    cart::{Cart, Settings},
    product,
    product::Category,
};
use edge::Context;
use http::{HeaderValue, Response, header};
use kernel::{CartId, ErrorCode, Locale, Principal, Problem, ProductId, TimeZone, Timestamp};
use std::{cell::RefCell, rc::Rc, time::Duration};
use ui::{Cookies, SetCookie, Texts, words};

/// The services that pages show.
pub struct App {
    pub user: Client,
    pub product: Client,
    pub search: Client,
    pub cart: Client,
    pub order: Client,
    pub payment: Client,
    pub cookies: SetCookie,
}

/// The cookie of a signed-in browser, read by the gateway.
pub const SESSION_COOKIE: &str = "shop_session";
/// The cookie with the guest's cart.
pub const CART_COOKIE: &str = "shop_cart";
/// The cookie with the products that were looked at, divided by points. Written and read in the browser as well.
pub const SEEN_COOKIE: &str = "shop_seen";
const SEEN_KEPT: usize = 12;
/// How long a browser remembers its cart, in seconds: as long as the cart lives.
pub const CART_COOKIE_AGE: i64 = 30 * 24 * 3600;

/// How long the category tree and the store's settings are taken from memory.
const FRESH: Duration = Duration::from_secs(5);

/// One visit of a page.
#[derive(Clone)]
pub struct Visit {
    pub texts: Texts,
    pub signed_in: bool,
    /// The guest's cart; the signed-in customer's is asked for.
    pub guest_cart: Option<CartId>,
    /// The path without the language's prefix, for links to other languages.
    pub path: String,
    /// The address's query, where the page in another language takes the same.
    pub query: String,
    /// The id of the form that the page is for, and where it is sent to be shown in another language as it was filled in.
    /// Such a page has nothing that leads away.
    pub form: Option<(&'static str, String)>,
    /// Scheme and host of the shop.
    pub origin: String,
    /// The products that this browser looked at, the last first; its own script writes them down.
    pub seen: Vec<ProductId>,
}

impl Visit {
    /// The visit that a request is.
    pub fn of(context: &Context) -> Self {
        let (locale, path) = Locale::split_path(&context.path);
        let cookies = Cookies::of(context);
        let guest_cart = cookies.get(CART_COOKIE).and_then(|id| id.parse().ok());
        let seen = cookies.get(SEEN_COOKIE).unwrap_or_default().split('.').filter_map(|id| id.parse().ok());
        Self {
            texts: Texts::new(locale),
            signed_in: !matches!(context.principal(), Principal::Guest),
            form: None,
            guest_cart,
            path: path.to_owned(),
            query: String::new(),
            origin: context.origin.clone(),
            seen: seen.take(SEEN_KEPT).collect(),
        }
    }

    /// A path of this shop in the visit's language.
    pub fn link(&self, path: &str) -> String {
        self.texts.locale.path(path)
    }

    /// The whole address of a path of this shop in a language: what other sites need.
    pub fn address(&self, locale: Locale, path: &str) -> String {
        format!("{}{}", self.origin, locale.path(path))
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

/// What stands around every page.
#[derive(Clone)]
pub struct Frame {
    pub visit: Visit,
    /// The category tree.
    pub categories: Result<Rc<Vec<Category>>, Problem>,
    /// Who sells here, as the staff set it.
    pub store: Result<Rc<Settings>, Problem>,
    /// The visitor's cart, if there is one.
    pub cart: Result<Option<Cart>, Problem>,
}

/// The last answer to a question that every page asks, in the memory of one isolate.
struct Known<T>(RefCell<Option<(Timestamp, Rc<T>)>>);

impl<T> Known<T> {
    const fn nothing() -> Self {
        Self(RefCell::new(None))
    }

    /// The answer, if it is some seconds old at most.
    fn fresh(&self, now: Timestamp) -> Option<Rc<T>> {
        self.0.borrow().as_ref().filter(|(at, _)| now.since(*at) < FRESH).map(|(_, known)| known.clone())
    }

    /// The answer, however old.
    fn last(&self) -> Option<Rc<T>> {
        self.0.borrow().as_ref().map(|(_, known)| known.clone())
    }

    fn keep(&self, now: Timestamp, answer: T) -> Rc<T> {
        let answer = Rc::new(answer);
        self.0.replace(Some((now, answer.clone())));
        answer
    }
}

thread_local! {
    static CATEGORIES: Known<Vec<Category>> = const { Known::nothing() };
    static STORE: Known<Settings> = const { Known::nothing() };
}

impl Frame {
    /// A frame that asks nobody: for pages that say that something went wrong. It shows the categories and the store as
    /// they were last known, however old.
    pub fn bare(visit: Visit) -> Self {
        let categories = CATEGORIES.with(Known::last).unwrap_or_default();
        let store = STORE.with(Known::last).ok_or_else(|| ErrorCode::Unavailable.into());
        Self { visit, categories: Ok(categories), store, cart: Ok(None) }
    }

    /// The frame of a page. Where a service does not answer, the frame is shown without that part; a page that is
    /// about it takes the error.
    pub async fn load(app: &App, context: &Context) -> Self {
        let visit = Visit::of(context);
        let (categories, store, cart) =
            futures::join!(categories(app, context), store(app, context), current_cart(app, context, &visit));
        Self { visit, categories, store, cart }
    }

    /// The categories at the top, to lead on to, with those below them; none where they are not known.
    pub fn departments(&self) -> Vec<Category> {
        self.categories.as_ref().map(|tree| filled(tree)).unwrap_or_default()
    }

    /// Whose clocks the shop goes by; UTC where nobody knows that right now.
    pub fn time_zone(&self) -> TimeZone {
        self.store.as_ref().map_or(TimeZone::UTC, |store| store.time_zone)
    }

    /// What the shop is called; where nobody knows that right now, as its texts say.
    pub fn store_name(&self) -> String {
        let set = self.store.as_ref().map(|store| store.store_name.clone());
        set.unwrap_or_else(|_| self.visit.texts.get("store-name"))
    }
}

/// The category tree, at most some seconds old.
pub async fn categories(app: &App, context: &Context) -> Result<Rc<Vec<Category>>, Problem> {
    if let Some(tree) = CATEGORIES.with(|known| known.fresh(context.now)) {
        return Ok(tree);
    }
    let tree = app.product.call(&context.caller, &product::LIST_CATEGORIES, &[], &Unit {}, &Unit {}).await?;
    Ok(CATEGORIES.with(|known| known.keep(context.now, tree.items)))
}

/// The store's settings, at most some seconds old; older ones where they cannot be asked for, since a shop whose name
/// was changed a minute ago is still this shop.
async fn store(app: &App, context: &Context) -> Result<Rc<Settings>, Problem> {
    if let Some(store) = STORE.with(|known| known.fresh(context.now)) {
        return Ok(store);
    }
    match app.cart.call(&context.caller, &cart::GET_SETTINGS, &[], &Unit {}, &Unit {}).await {
        Ok(store) => {
            words::learn(&store.words);
            Ok(STORE.with(|known| known.keep(context.now, store)))
        }
        Err(problem) => STORE.with(Known::last).ok_or(problem),
    }
}

/// The categories in which there is something, at every level: nobody is led to an empty one.
pub fn filled(tree: &[Category]) -> Vec<Category> {
    let kept = tree.iter().filter(|category| category.product_count > 0);
    kept.map(|category| Category { children: filled(&category.children), ..category.clone() }).collect()
}

/// A category's name in the visit's language.
pub fn category_name(category: &Category, locale: Locale) -> String {
    locale.name_of(&category.names, &category.name)
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
    fn an_answer_is_fresh_for_some_seconds_and_known_ever_after() {
        let known = Known::nothing();
        let at = Timestamp::from_millis(1_000_000);
        assert_eq!((known.fresh(at), known.last()), (None, None));
        known.keep(at, "Kontor");
        let later = at.plus(FRESH);
        assert_eq!(known.fresh(later.minus(Duration::from_millis(1))).as_deref(), Some(&"Kontor"));
        assert_eq!((known.fresh(later), known.last().as_deref()), (None, Some(&"Kontor")));
    }

    #[test]
    fn nobody_is_led_to_a_category_without_products() {
        let category = |slug: &str, product_count, children| Category {
            id: "cat_01m62a8gr0e0080000000000f8".parse().unwrap(),
            slug: slug.to_owned(),
            name: slug.to_owned(),
            names: std::collections::BTreeMap::new(),
            product_count,
            children,
        };
        let empty = category("hats", 0, Vec::new());
        let tree = [
            category("clothing", 2, vec![empty.clone(), category("shirts", 2, Vec::new())]),
            category("garden", 0, vec![empty]),
        ];
        let [clothing] = &*filled(&tree) else { panic!() };
        assert_eq!(
            (&*clothing.slug, &*clothing.children[0].slug, clothing.children.len()),
            ("clothing", "shirts", 1)
        );
    }
}
