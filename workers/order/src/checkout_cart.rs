//! Buys a cart.

use crate::{
    App,
    checkout::{START, StartCheckout},
    view::for_shopper,
};
use contract::{
    Unit,
    order::{CheckoutAnswer, CheckoutRequest, PendingCheckout},
};
use edge::{Call, Reply, outbox};
use kernel::{CartId, ErrorCode, Problem};
use std::rc::Rc;

/// 201 with the order, 202 while a payment waits, 200 with the order that the cart became before.
pub async fn checkout_cart(
    app: Rc<App>,
    call: Call<Unit, CheckoutRequest>,
) -> Result<Reply<CheckoutAnswer>, Problem> {
    let cart_id: CartId = call.params.parse("id")?;
    if call.body.payment.return_path.as_ref().is_some_and(|path| !is_path_of_this_shop(path)) {
        return Err(Problem::invalid(
            "/payment/return_path",
            "invalid",
            "Must be a path of this shop, without a fragment.",
        ));
    }
    let key = call.idempotency_key.clone().ok_or(ErrorCode::IdempotencyKeyRequired)?;
    let mut request = call.body.clone();
    request.shipping_address = request.shipping_address.checked("/shipping_address")?;
    request.billing_address =
        request.billing_address.map(|address| address.checked("/billing_address")).transpose()?;
    let command = StartCheckout { cart_id, key, request, draft: None };
    let checkout = (app.checkouts)(&cart_id.to_string())?;
    let reply = checkout.call(&call.caller, &START, &[], &Unit {}, &command).await?;
    outbox::relay_later(&app, &call);
    let order = for_shopper(reply.order);
    let answer = if reply.status == 202 {
        CheckoutAnswer::Pending(PendingCheckout { order, next_action: reply.next_action })
    } else {
        CheckoutAnswer::Placed(Box::new(order))
    };
    let answer = Reply::from(answer).status(reply.status);
    Ok(if reply.replayed { answer.header("idempotency-replayed", "true") } else { answer })
}

/// One `/`, then nothing that a browser could take for another host; no fragment, since a query is appended.
fn is_path_of_this_shop(path: &str) -> bool {
    let mut bytes = path.bytes();
    bytes.next() == Some(b'/')
        && !matches!(bytes.next(), Some(b'/' | b'\\'))
        && path.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'#'))
}
