//! The current cart of a customer.

use crate::{
    App, create_cart,
    merge_carts::{Failure, has_ended, merge},
    object::{self, Adopt, CustomerState, Merge, Replace, State},
};
use contract::{
    Unit,
    cart::{ClaimCart, ClaimedCart},
};
use edge::{Call, Context, runtime::log};
use kernel::{CartId, CustomerId, ErrorCode, Problem};
use std::rc::Rc;

/// `POST /internal/v1/customers/{id}/cart`, at sign-in. What cannot be merged now does not fail the sign-in: it is
/// tried again later.
pub async fn claim_cart(app: Rc<App>, call: Call<Unit, ClaimCart>) -> Result<ClaimedCart, Problem> {
    let customer_id: CustomerId = call.params.parse("id")?;
    let customer = app.customer(customer_id)?;
    let begun = match call.body.guest_cart_id {
        Some(from) => customer.call(&call.caller, &object::BEGIN_MERGE, &[], &Unit {}, &Merge { from }).await,
        None => Err(ErrorCode::Conflict.into()),
    };
    let carts = match begun {
        // The cart in hand, before what hangs from earlier.
        Ok(carts) => CustomerState { pending: call.body.guest_cart_id.into_iter().collect(), ..carts },
        Err(problem) if problem.code == ErrorCode::Conflict => load(&app, &call, customer_id).await?,
        Err(problem) => return Err(problem),
    };
    Ok(ClaimedCart { cart_id: resume(&app, &call, customer_id, carts).await? })
}

/// The customer's current cart, open or frozen; a new one if there is none or it has ended.
pub async fn current_cart(app: &App, context: &Context, customer_id: CustomerId) -> Result<State, Problem> {
    let carts = load(app, context, customer_id).await?;
    let current = resume(app, context, customer_id, carts).await?;
    ensure(app, context, customer_id, current).await
}

async fn load(app: &App, context: &Context, customer_id: CustomerId) -> Result<CustomerState, Problem> {
    app.customer(customer_id)?.call(&context.caller, &object::LOAD_CUSTOMER, &[], &Unit {}, &Unit {}).await
}

/// Takes up the first merge that hangs (one a request: each takes several calls) and returns the current cart.
async fn resume(
    app: &App,
    context: &Context,
    customer_id: CustomerId,
    carts: CustomerState,
) -> Result<Option<CartId>, Problem> {
    let Some(from) = carts.pending.first().copied() else { return Ok(carts.current) };
    let problem = match claim(app, context, customer_id, carts.current, from).await {
        Ok(current) => return Ok(Some(current)),
        Err(Failure::Refused(problem)) if is_final(&problem) => {
            let customer = app.customer(customer_id)?;
            customer.call(&context.caller, &object::END_MERGE, &[], &Unit {}, &Merge { from }).await?;
            problem
        }
        Err(Failure::Refused(problem) | Failure::Interrupted(problem)) => {
            let customer = app.customer(customer_id)?;
            customer.call(&context.caller, &object::BEGIN_MERGE, &[], &Unit {}, &Merge { from }).await?;
            problem
        }
    };
    log::info("cart not merged", &serde_json::json!({"cause": problem.to_string()}));
    Ok(load(app, context, customer_id).await?.current)
}

/// True if asking again will not help: there is nothing to merge.
fn is_final(problem: &Problem) -> bool {
    has_ended(problem) || problem.code == ErrorCode::CurrencyMismatch
}

/// Makes `from` the customer's current cart or merges it into that, and returns the current cart.
async fn claim(
    app: &App,
    context: &Context,
    customer_id: CustomerId,
    current: Option<CartId>,
    from: CartId,
) -> Result<CartId, Failure> {
    let customer = app.customer(customer_id).map_err(Failure::Refused)?;
    let caller = &context.caller.as_service("cart");
    let mut current = current;
    if current.is_none() {
        let cart = app.cart(from).map_err(Failure::Refused)?;
        let adopt = Adopt { customer_id };
        cart.call(caller, &object::ADOPT, &[], &Unit {}, &adopt).await.map_err(Failure::Refused)?;
        let replace = Replace { old: None, new: from };
        let carts = customer.call(caller, &object::REPLACE, &[], &Unit {}, &replace).await;
        current = carts.map_err(Failure::Interrupted)?.current;
    }
    if current == Some(from) {
        let ended = customer.call(caller, &object::END_MERGE, &[], &Unit {}, &Merge { from }).await;
        ended.map_err(Failure::Interrupted)?;
        return Ok(from);
    }
    let target = ensure(app, context, customer_id, current).await.map_err(Failure::Refused)?;
    merge(app, context, customer_id, from, &target).await?;
    Ok(target.id)
}

/// The cart `current` if it lives and is the customer's, else a new one.
async fn ensure(
    app: &App,
    context: &Context,
    customer_id: CustomerId,
    current: Option<CartId>,
) -> Result<State, Problem> {
    let caller = &context.caller.as_service("cart");
    if let Some(id) = current {
        match app.cart(id)?.call(caller, &object::LOAD, &[], &Unit {}, &Unit {}).await {
            Ok(state) if state.customer_id == Some(customer_id) => return Ok(state),
            Ok(_) => {}
            Err(problem) if has_ended(&problem) => {}
            Err(problem) => return Err(problem),
        }
    }
    let store = app.store(context).await?;
    let (currency, country) = (store.settings.currency, store.home()?);
    let made = create_cart::make(app, context, currency, country, Some(customer_id)).await?;
    let replace = Replace { old: current, new: made.id };
    let carts = app.customer(customer_id)?.call(caller, &object::REPLACE, &[], &Unit {}, &replace).await?;
    match carts.current {
        // A twin was faster: its cart counts, ours expires unseen.
        Some(other) if other != made.id => {
            app.cart(other)?.call(caller, &object::LOAD, &[], &Unit {}, &Unit {}).await
        }
        _ => Ok(made),
    }
}
