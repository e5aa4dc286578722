//! Shows a cart at today's prices.

use crate::{App, claim_cart, domain::view::Variants, price_cart};
use contract::{Unit, cart::Cart};
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// `GET /carts/{id}`.
pub async fn get_cart(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Cart, Problem> {
    let state = price_cart::load(&app, &call, call.params.parse("id")?).await?;
    price_cart::show(&app, &call, &state, Variants::new()).await
}

/// `GET /me/cart`: the customer's current cart, made if there is none or it has ended.
pub async fn get_my_cart(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Cart, Problem> {
    let customer_id = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    let state = claim_cart::current_cart(&app, &call, customer_id).await?;
    price_cart::show(&app, &call, &state, Variants::new()).await
}
