//! Makes carts.

use crate::{
    App,
    domain::view::Variants,
    object::{self, Create, Replace, State},
    price_cart,
};
use contract::{
    Unit,
    cart::{Cart, CreateCart},
};
use edge::{Call, Context};
use kernel::{CartId, CountryCode, Currency, CustomerId, ErrorCode, Problem};
use std::rc::Rc;

/// `POST /carts`: a guest's, or a customer's, who has no other yet or wants a second one.
pub async fn create_cart(app: Rc<App>, call: Call<Unit, CreateCart>) -> Result<Cart, Problem> {
    let store = app.store(&call).await?;
    if call.body.currency.is_some_and(|currency| currency != store.settings.currency) {
        return Err(ErrorCode::CurrencyMismatch.into());
    }
    let country = call.body.country.map_or_else(|| store.home(), Ok)?;
    if !store.ships_to(country) {
        return Err(Problem::invalid("/country", "not_served", "We do not ship to this country."));
    }
    let customer_id = call.principal().customer_id();
    let state = make(&app, &call, store.settings.currency, country, customer_id).await?;
    if let Some(customer_id) = customer_id {
        let replace = Replace { old: None, new: state.id };
        app.customer(customer_id)?.call(&call.caller, &object::REPLACE, &[], &Unit {}, &replace).await?;
    }
    price_cart::show(&app, &call, &state, Variants::new()).await
}

/// Makes a cart under a new random id.
pub async fn make(
    app: &App,
    context: &Context,
    currency: Currency,
    country: CountryCode,
    customer_id: Option<CustomerId>,
) -> Result<State, Problem> {
    let id: CartId = edge::new_id(context.now);
    let body = Create { id, currency, country, customer_id };
    app.cart(id)?.call(&context.caller, &object::CREATE, &[], &Unit {}, &body).await
}
