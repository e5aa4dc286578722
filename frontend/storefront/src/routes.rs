//! Path to page, each in every language.

use crate::{
    pages::{
        account, addresses, cart, category, checkout, content, home, moved, order, order_returns, password,
        pay_balance, problem, product, register, sale, search, sign_in, sitemap, stock_alert, track,
        waiting_payment,
    },
    site::App,
};
use contract::Method;
use edge::Router;
use kernel::Locale;
use ui::page;

/// Mounts a page at its path in every language.
macro_rules! pages {
    ($($method:ident $path:literal => $handler:path;)*) => {{
        let mut router = Router::new().show_problems(problem::show);
        for locale in Locale::ALL {
            router = router$(.raw(page(Method::$method, in_language(locale, $path)), $handler))*;
        }
        router
    }};
}

/// A path in a language. The table is made once an isolate and lives as long as it does.
fn in_language(locale: Locale, path: &'static str) -> &'static str {
    if locale == Locale::default() { path } else { locale.path(path).leak() }
}

/// Every page.
pub fn router() -> Router<App> {
    let mut router = pages! {
        Get "/" => home::show;
        Get "/c/{slug}" => category::show;
        Get "/sale" => sale::show;
        Get "/search" => search::show;
        Get "/search/suggest" => search::suggest;
        Get "/p/{slug}" => product::show;
        Post "/p/{slug}" => product::buy;
        Post "/p/{slug}/alerts" => stock_alert::watch;
        Get "/pages/{slug}" => content::show;
        Get "/cart" => cart::show;
        Get "/cart/drawer" => cart::drawer;
        Post "/cart/payment/end" => waiting_payment::end_and_show;
        Post "/cart/lines" => cart::add;
        Post "/cart/lines/{line_id}" => cart::set_quantity;
        Post "/cart/coupons" => cart::add_coupon;
        Post "/cart/coupons/{code}/remove" => cart::remove_coupon;
        Post "/cart/gift-cards" => cart::add_gift_card;
        Post "/cart/gift-cards/{id}/remove" => cart::remove_gift_card;
        Get "/checkout" => checkout::show;
        Get "/checkout/offer" => checkout::show_offer;
        Post "/checkout" => checkout::submit;
        Post "/checkout/shipping" => checkout::choose_shipping;
        Post "/checkout/address" => checkout::choose_address;
        Get "/cart/lines" => moved::form;
        Get "/cart/coupons" => moved::form;
        Get "/cart/gift-cards" => moved::form;
        Get "/checkout/shipping" => moved::form;
        Get "/checkout/address" => moved::form;
        Get "/account/profile" => moved::form;
        Get "/account/verification" => moved::form;
        Get "/account/password" => moved::form;
        Get "/account/addresses" => moved::form;
        Get "/checkout/return" => checkout::come_back;
        Get "/orders/track" => track::show;
        Post "/orders/track" => track::submit;
        Get "/orders/{id}" => order::show;
        Post "/orders/{id}/cancel" => order::cancel;
        Post "/orders/{id}/reorder" => order::reorder;
        Get "/orders/{id}/pay" => pay_balance::show;
        Post "/orders/{id}/pay" => pay_balance::submit;
        Get "/orders/{id}/pay/return" => pay_balance::come_back;
        Post "/orders/{id}/returns" => order_returns::request;
        Get "/sign-in" => sign_in::show;
        Post "/sign-in" => sign_in::submit;
        Post "/sign-out" => sign_in::sign_out;
        Get "/register" => register::show;
        Post "/register" => register::submit;
        Get "/account" => account::show;
        Post "/account/profile" => account::save_profile;
        Post "/account/verification" => account::resend_verification;
        Post "/account/password" => account::change_password;
        Post "/account/sign-out-everywhere" => account::sign_out_everywhere;
        Get "/account/verify" => account::verify;
        Get "/account/addresses/new" => addresses::new;
        Post "/account/addresses" => addresses::create;
        Get "/account/addresses/{id}" => addresses::edit;
        Post "/account/addresses/{id}" => addresses::save;
        Post "/account/addresses/{id}/default" => addresses::make_default;
        Post "/account/addresses/{id}/remove" => addresses::remove;
        Post "/account/cards/{id}/remove" => account::remove_card;
        Get "/account/forgot-password" => password::forgot;
        Post "/account/forgot-password" => password::send_mail;
        Get "/account/reset-password" => password::reset;
        Post "/account/reset-password" => password::set_new;
    };
    // The first page is also there without its last slash.
    for locale in Locale::ALL.into_iter().filter(|locale| *locale != Locale::default()) {
        router = router.raw(page(Method::Get, in_language(locale, "")), home::show);
    }
    router
        .raw(page(Method::Get, "/robots.txt"), sitemap::robots)
        .raw(page(Method::Get, "/sitemap.xml"), sitemap::index)
        .raw(page(Method::Get, "/sitemaps/{file}"), sitemap::part)
        .raw(page(Method::Get, "/{*rest}"), moved::missing)
}
