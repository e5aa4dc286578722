//! Lets a cart be changed again after an attempt that failed.

use crate::{
    App,
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

/// `POST /internal/v1/carts/{id}/unfreeze`.
pub async fn unfreeze_cart(app: Rc<App>, call: Call<Unit, Unfreeze>) -> Result<Cart, Problem> {
    let id: CartId = call.params.parse("id")?;
    let Unfreeze { attempt, drop_promotion } = call.body;
    let end = EndFreeze { attempt, drop_promotion };
    let state = app.cart(id)?.call(&call.caller, &object::END_FREEZE, &[], &Unit {}, &end).await?;
    price_cart::show(&app, &call, &state, Vec::new()).await
}
