//! What every page knows: whom it is for, in which language, with which cart.

use client::Client;
use edge::Context;
use kernel::{CartId, Locale, Principal};
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

/// One visit of a page.
#[derive(Clone)]
pub struct Visit {
    pub texts: Texts,
    pub signed_in: bool,
    pub cart_id: Option<CartId>,
    /// The path without the language's prefix, for links to the other language.
    pub path: String,
}

impl Visit {
    /// The visit that a request is.
    pub fn of(context: &Context) -> Self {
        let (locale, path) = split_locale(&context.path);
        let cart_id = Cookies::of(context).get(CART_COOKIE).and_then(|id| id.parse().ok());
        Self {
            texts: Texts::new(locale),
            signed_in: !matches!(context.principal(), Principal::Guest),
            cart_id,
            path: path.to_owned(),
        }
    }

    /// A path of this shop in the visit's language.
    pub fn link(&self, path: &str) -> String {
        localised(self.texts.locale, path)
    }

    /// True if anyone may see the same page: neither signed in nor with a cart.
    pub fn is_anonymous(&self) -> bool {
        !self.signed_in && self.cart_id.is_none()
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
