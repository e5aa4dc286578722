//! Ends a cart that has become an order.

use crate::{
    App,
    object::{self, Complete},
};
use contract::{Unit, cart::CompleteCart};
use edge::Call;
use kernel::{CartId, Problem};
use std::rc::Rc;

/// `POST /internal/v1/carts/{id}/complete`. The customer's next look at their cart makes a new one.
pub async fn complete_cart(app: Rc<App>, call: Call<Unit, CompleteCart>) -> Result<Unit, Problem> {
    let id: CartId = call.params.parse("id")?;
    let CompleteCart { attempt, order_id } = call.body;
    let complete = Complete { attempt, order_id };
    // Whoever runs the checkout may end it, be the shopper still signed in or not.
    let caller = call.caller.as_service("cart");
    app.cart(id)?.call(&caller, &object::COMPLETE, &[], &Unit {}, &complete).await
}
