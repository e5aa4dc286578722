//! Chooses how the goods get to the shopper.

use crate::{
    App,
    domain::view::Variants,
    domain::{shipping, view},
    edit_cart::edit,
    object::Edit,
    price_cart,
};
use contract::{
    Unit,
    cart::{Cart, ChooseShipping, ShippingMethod},
};
use edge::Call;
use futures::future::try_join;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// `PUT /carts/{id}/shipping-option`.
pub async fn set_shipping_option(app: Rc<App>, call: Call<Unit, ChooseShipping>) -> Result<Cart, Problem> {
    let id = call.params.parse("id")?;
    let (state, store) = try_join(price_cart::load(&app, &call, id), app.store(&call)).await?;
    let wanted = call.body.id.to_string();
    let destination = view::destination(&state);
    let goes = |method: &ShippingMethod| method.id == wanted && shipping::serves(method, &destination);
    if !store.methods.iter().any(goes) {
        let detail = "This shipping option does not serve the cart's country.";
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    }
    let edited = edit(&app, &call, id, &Edit::SetShippingOption { id: wanted }).await?;
    price_cart::show(&app, &call, &edited.state, Variants::new()).await
}
