//! How the goods can get to the shopper.

use crate::{App, domain::view::Variants, price_cart};
use contract::{Unit, cart::ShippingOptions};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// `GET /carts/{id}/shipping-options`, the cheapest first and what must be fetched last: prices hang on what is in the cart.
pub async fn list_shipping_options(app: Rc<App>, call: Call<Unit, Unit>) -> Result<ShippingOptions, Problem> {
    let state = price_cart::load(&app, &call, call.params.parse("id")?).await?;
    let view = price_cart::price(&app, &call, &state, Variants::new()).await?;
    Ok(ShippingOptions { items: view.shipping_options })
}
