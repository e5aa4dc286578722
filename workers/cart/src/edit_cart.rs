//! Changes of a cart that need nothing from other services but today's prices for the answer.

use crate::{
    App,
    domain::view::Variants,
    object::{self, Edit, Edited},
    price_cart,
};
use contract::{Address, Unit, cart::Cart};
use edge::{Call, Context};
use kernel::{CartId, Problem};
use std::rc::Rc;

/// Sends an edit to the cart's object.
pub async fn edit(app: &App, context: &Context, id: CartId, edit: &Edit) -> Result<Edited, Problem> {
    app.cart(id)?.call(&context.caller, &object::EDIT, &[], &Unit {}, edit).await
}

async fn edit_and_show<B>(app: &App, call: &Call<Unit, B>, change: Edit) -> Result<Cart, Problem> {
    let edited = edit(app, call, call.params.parse("id")?, &change).await?;
    price_cart::show(app, call, &edited.state, Variants::new()).await
}

/// `DELETE /carts/{id}/lines/{line_id}`.
pub async fn remove_line(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Cart, Problem> {
    let line_id = call.params.parse("line_id")?;
    edit_and_show(&app, &call, Edit::SetQuantity { line_id, quantity: 0, available: None }).await
}

/// `DELETE /carts/{id}/coupons/{code}`.
pub async fn remove_coupon(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Cart, Problem> {
    let code = call.params.get("code").trim().to_ascii_uppercase();
    edit_and_show(&app, &call, Edit::RemoveCoupon { code }).await
}

/// `DELETE /carts/{id}/gift-cards/{gift_card_id}`.
pub async fn remove_gift_card(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Cart, Problem> {
    let gift_card_id = call.params.parse("gift_card_id")?;
    edit_and_show(&app, &call, Edit::RemoveGiftCard { gift_card_id }).await
}

/// `PUT /carts/{id}/shipping-address`.
pub async fn set_shipping_address(app: Rc<App>, call: Call<Unit, Address>) -> Result<Cart, Problem> {
    let address = call.body.clone().checked("")?;
    edit_and_show(&app, &call, Edit::SetAddress { address }).await
}
