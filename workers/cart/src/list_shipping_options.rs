//! How the goods can get to the shopper.

use crate::{App, price_cart};
use contract::{Unit, cart::ShippingOptions};
use edge::Call;
use futures::future::try_join;
use kernel::Problem;
use std::rc::Rc;

/// `GET /carts/{id}/shipping-options`, the cheapest first.
pub async fn list_shipping_options(app: Rc<App>, call: Call<Unit, Unit>) -> Result<ShippingOptions, Problem> {
    let id = call.params.parse("id")?;
    let (state, store) = try_join(price_cart::load(&app, &call, id), app.store(&call)).await?;
    Ok(ShippingOptions { items: store.options(state.country).collect() })
}
