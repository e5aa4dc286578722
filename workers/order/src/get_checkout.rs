//! Shows the checkout of a cart that waits for its payment: any of its shopper's devices goes on with it, or ends it.

use crate::{App, checkout::WAITING, view::for_shopper};
use contract::{Unit, order::PendingCheckout};
use edge::Call;
use kernel::{CartId, Problem};
use std::rc::Rc;

/// For whoever may check the cart out.
///
/// # Errors
/// `not_found` where no payment waits, also while a step of the checkout runs.
pub async fn get_checkout(app: Rc<App>, call: Call<Unit, Unit>) -> Result<PendingCheckout, Problem> {
    let cart_id: CartId = call.params.parse("id")?;
    let checkout = (app.checkouts)(&cart_id.to_string())?;
    let reply = checkout.call(&call.caller, &WAITING, &[], &Unit {}, &Unit {}).await?;
    Ok(PendingCheckout { order: for_shopper(reply.order), next_action: reply.next_action })
}
