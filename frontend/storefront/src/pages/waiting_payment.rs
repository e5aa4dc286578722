//! A payment that waits for its shopper at the bank: until it has ended, its cart is locked. Whoever may see the cart, on
//! whichever device, sees that it waits and may end it, to pay in another way or to change the cart.

use crate::{
    pages::{cart::CHANGED_CART, checkout},
    site::{App, CART_COOKIE, Visit, current_cart},
};
use contract::{
    Unit,
    cart::{self, Cart},
    order::{self, CancelOrder, Order, OrderAccess},
};
use edge::Raw;
use http::Response;
use kernel::{CartId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Texts;

/// The order whose payment a cart waits for. That nobody knows right now locks nobody out of the page.
async fn of_cart(app: &App, call: &Raw, cart: CartId) -> Option<Order> {
    let found = app.order.call(&call.caller, &order::GET_CHECKOUT, &[&cart], &Unit {}, &Unit {}).await;
    found.ok().map(|waiting| waiting.order)
}

/// True if a payment for the cart waits. Asks nobody about a cart that no checkout holds.
pub async fn waits(app: &App, call: &Raw, cart: &Cart) -> bool {
    cart.locked && of_cart(app, call, cart.id).await.is_some()
}

/// The cart that the visitor filled as a guest and that could not become the account's, since its payment waits.
pub async fn left_behind(app: &App, call: &Raw, guest_cart: Option<CartId>) -> bool {
    let Some(id) = guest_cart else { return false };
    // What joined the account, or is not there, is no cart to ask about.
    let cart = app.cart.call(&call.caller, &cart::GET_CART, &[&id], &Unit {}, &Unit {}).await;
    match cart {
        Ok(cart) => waits(app, call, &cart).await,
        Err(_) => false,
    }
}

/// True if a payment waits for the visitor's cart, or for the one that was left behind at the sign-in.
pub async fn waits_for_visitor(app: &App, call: &Raw, visit: &Visit, cart: Option<&Cart>) -> bool {
    let of_cart = match cart {
        Some(cart) => waits(app, call, cart).await,
        None => false,
    };
    of_cart || (visit.signed_in && left_behind(app, call, visit.guest_cart).await)
}

/// Ends the payment that a cart waits for, if there is one: what the bank says later moves no money. An order that is
/// paid already stays as it is.
pub async fn end(app: &App, call: &Raw, cart: CartId) -> bool {
    let Some(order) = of_cart(app, call, cart).await else { return false };
    // The same request however often it is sent.
    let key = format!("unpaid:{}", order.id);
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let body = CancelOrder { reason: None, only_unpaid: true };
    let access = OrderAccess { token: order.token };
    app.order
        .call_with(&call.caller, &order::CANCEL_ORDER, &[&order.id], &access, &body, &headers)
        .await
        .is_ok()
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct EndForm {
    /// The cart of the checkout that the button stood on; on the cart's page there is none.
    checkout: Option<CartId>,
}

/// `POST /cart/payment/end`: leads back to where the button was.
pub async fn end_and_show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let form: EndForm = ui::parse_form(&call, &call.body).unwrap_or_default();
    if let Some(id) = form.checkout {
        end(&app, &call, id).await;
        let shown = app.cart.call(&call.caller, &cart::GET_CART, &[&id], &Unit {}, &Unit {}).await;
        let page = shown.map_or_else(|_| CHANGED_CART.to_owned(), |cart| checkout::page_of(&cart));
        return Ok(ui::redirect(&visit.link(&page)));
    }
    let cart = current_cart(&app, &call, &visit).await?;
    if let Some(cart) = cart.filter(|cart| cart.locked) {
        end(&app, &call, cart.id).await;
    }
    let mut response = ui::redirect(&visit.link("/cart"));
    // Once its payment has ended, what was left behind at the sign-in joins the account's cart by itself.
    if let Some(cart) = visit.guest_cart.filter(|_| visit.signed_in)
        && end(&app, &call, cart).await
    {
        app.cookies.clear(&mut response, CART_COOKIE);
    }
    Ok(response)
}

/// Says that a payment waits, with a button that ends it.
#[component]
pub fn Waiting(
    texts: Texts,
    action: String,
    #[prop(default = None)] checkout: Option<CartId>,
) -> impl IntoView {
    view! {
        <form class="notice undo" method="post" action=action>
            {checkout.map(|cart| view! { <input type="hidden" name="checkout" value=cart.to_string() /> })}
            <span role="status">{texts.get("payment-waits")}</span>
            <button class="link" type="submit">{texts.get("end-payment")}</button>
        </form>
    }
}
