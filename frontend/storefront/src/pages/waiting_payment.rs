//! A payment that waits for its shopper at the bank. This browser remembers it, so that who comes back without an answer
//! can pay in another way or change the cart: until the payment has ended, the cart is locked.

use crate::site::{App, Visit};
use contract::{
    Unit,
    order::{self, CancelOrder, OrderAccess, OrderStatus},
};
use edge::Raw;
use http::Response;
use kernel::{OrderId, OrderToken, Problem};
use leptos::prelude::*;
use std::{fmt::Display, rc::Rc};
use ui::{Cookies, Texts};

const COOKIE: &str = "shop_waiting";
/// An hour: the checkout gives a payment up sooner.
const AGE: i64 = 3600;

/// Lets the browser remember that the payment of an order waits.
pub fn remember(app: &App, response: &mut Response<Vec<u8>>, order: OrderId, token: OrderToken) {
    app.cookies.set(response, COOKIE, &format!("{order}.{token}"), AGE);
}

/// For who has an answer from the bank.
pub fn forget(app: &App, response: &mut Response<Vec<u8>>) {
    app.cookies.clear(response, COOKIE);
}

fn remembered(call: &Raw) -> Option<(OrderId, OrderAccess)> {
    let cookies = Cookies::of(call);
    let (order, token) = cookies.get(COOKIE)?.split_once('.')?;
    Some((order.parse().ok()?, OrderAccess { token: Some(token.parse().ok()?) }))
}

/// True if a payment that this browser began still waits.
pub async fn waits(app: &App, call: &Raw) -> bool {
    let Some((order, access)) = remembered(call) else { return false };
    let path: [&dyn Display; 1] = [&order];
    let found = app.order.call(&call.caller, &order::GET_ORDER, &path, &access, &Unit {}).await;
    found.is_ok_and(|order| order.status == OrderStatus::PendingPayment)
}

/// Ends the payment that waits, if there is one: what the bank says later moves no money. An order that is paid already
/// stays as it is.
pub async fn end(app: &App, call: &Raw) -> bool {
    let Some((order, access)) = remembered(call) else { return false };
    // The same request however often it is sent.
    let key = format!("unpaid:{order}");
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let body = CancelOrder { reason: None, only_unpaid: true };
    app.order.call_with(&call.caller, &order::CANCEL_ORDER, &[&order], &access, &body, &headers).await.is_ok()
}

/// `POST /cart/payment/end`
pub async fn end_and_show_cart(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    end(&app, &call).await;
    let mut response = ui::redirect(&Visit::of(&call).link("/cart"));
    forget(&app, &mut response);
    Ok(response)
}

/// Says that a payment waits, with a button that ends it.
#[component]
pub fn Waiting(texts: Texts, action: String) -> impl IntoView {
    view! {
        <form class="notice undo" method="post" action=action>
            <span role="status">{texts.get("payment-waits")}</span>
            <button class="link" type="submit">{texts.get("end-payment")}</button>
        </form>
    }
}
