//! Lets a cart be changed again after an attempt that failed.

use crate::{
    App,
    domain::view::Variants,
    object::{self, EndFreeze},
    price_cart,
};
use contract::{
    Unit,
    cart::{Cart, Unfreeze},
};
use edge::Call;
use kernel::{CartId, Problem};
use std::rc::Rc;

/// `POST /internal/v1/carts/{id}/unfreeze`. Whoever runs the checkout may end it, be the shopper still signed in or not.
pub async fn unfreeze_cart(app: Rc<App>, call: Call<Unit, Unfreeze>) -> Result<Cart, Problem> {
    let id: CartId = call.params.parse("id")?;
    let Unfreeze { attempt, drop_promotion } = call.body;
    let end = EndFreeze { attempt, drop_promotion };
    let mut context = call.context.clone();
    context.caller = call.caller.as_service("cart");
    let state = app.cart(id)?.call(&context.caller, &object::END_FREEZE, &[], &Unit {}, &end).await?;
    price_cart::show(&app, &context, &state, Variants::new()).await
}
