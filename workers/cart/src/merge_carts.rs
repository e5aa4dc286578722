//! Moves a cart's lines into another cart of the customer: once, whatever is repeated or breaks off.
//!
//! The cart that ends is closed first and gives its lines out as often as it is asked; the other one takes them once;
//! then the first one forgets them. The customer's object remembers that a merge has begun until it has ended, so that
//! the next sign-in or look at the cart goes on where a crash stopped.

use crate::{
    App,
    domain::view::Variants,
    object::{self, Absorb, HandOver, HandedOver, Merge, Replace, Retarget, State, Status},
    price_cart,
};
use client::Caller;
use contract::{
    Unit,
    cart::{Cart, MergeCarts},
};
use edge::{Call, Context, runtime::log};
use futures::future::join;
use kernel::{CartId, CustomerId, ErrorCode, Problem};
use std::rc::Rc;

/// A merge that did not end.
pub enum Failure {
    /// Nothing has happened.
    Refused(Problem),
    /// The lines may be on their way: it has to be taken up again.
    Interrupted(Problem),
}

/// `POST /carts/{id}/merge`.
pub async fn merge_carts(app: Rc<App>, call: Call<Unit, MergeCarts>) -> Result<Cart, Problem> {
    let id: CartId = call.params.parse("id")?;
    let from = call.body.from;
    let customer_id = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    if from == id {
        return Err(Problem::invalid("/from", "same_cart", "A cart cannot be merged into itself."));
    }
    let target = price_cart::load(&app, &call, id).await?;
    if target.customer_id != Some(customer_id) || target.draft.is_some() {
        return Err(ErrorCode::NotFound.into());
    }
    let customer = app.customer(customer_id)?;
    let begun = Merge { from };
    let carts = customer.call(&call.caller, &object::BEGIN_MERGE, &[], &Unit {}, &begun).await?;
    match merge(&app, &call, customer_id, from, &target).await {
        Ok(_) => {}
        Err(Failure::Interrupted(problem)) => return Err(problem),
        Err(Failure::Refused(problem)) => {
            customer.call(&call.caller, &object::END_MERGE, &[], &Unit {}, &begun).await?;
            return Err(problem);
        }
    }
    if carts.current.is_none_or(|current| current == from) {
        let replace = Replace { old: carts.current, new: id };
        customer.call(&call.caller, &object::REPLACE, &[], &Unit {}, &replace).await?;
    }
    let state = price_cart::load(&app, &call, id).await?;
    price_cart::show(&app, &call, &state, Variants::new()).await
}

/// Merges `from` into `target`, or into the cart that had begun to take it before. Returns that cart.
pub async fn merge(
    app: &App,
    context: &Context,
    customer_id: CustomerId,
    from: CartId,
    target: &State,
) -> Result<CartId, Failure> {
    let caller = &context.caller.as_service("cart");
    if target.status == Status::Frozen {
        return Err(Failure::Refused(ErrorCode::CartLocked.into()));
    }
    let order = HandOver {
        customer_id,
        into: target.id,
        currency: target.currency,
        variant_ids: target.lines.iter().map(|line| line.variant_id).collect(),
    };
    let source = app.cart(from).map_err(Failure::Refused)?;
    let handed = source.call(caller, &object::HAND_OVER, &[], &Unit {}, &order).await;
    let handed = handed.map_err(|problem| match problem.code.status() {
        // Whether it was closed is unknown.
        500.. => Failure::Interrupted(problem),
        _ => Failure::Refused(problem),
    })?;
    let into = deliver(app, caller, from, &handed, target).await.map_err(Failure::Interrupted)?;

    // From here on nothing can be lost or doubled; what fails now is tidied up by the next look at the cart.
    let customer = app.customer(customer_id).map_err(Failure::Interrupted)?;
    let settled = source.call(caller, &object::SETTLE, &[], &Unit {}, &Unit {});
    let begun = Merge { from };
    let ended = customer.call(caller, &object::END_MERGE, &[], &Unit {}, &begun);
    if let (Err(problem), _) | (_, Err(problem)) = join(settled, ended).await {
        log::info("merge not tidied up", &serde_json::json!({"cause": problem.to_string()}));
    }
    Ok(into)
}

/// Brings the lines to the cart that they were closed for or, where that ended before it took them, to `target`.
async fn deliver(
    app: &App,
    caller: &Caller,
    from: CartId,
    handed: &HandedOver,
    target: &State,
) -> Result<CartId, Problem> {
    if handed.settled {
        return Ok(handed.into);
    }
    let absorb = Absorb {
        from,
        currency: target.currency,
        lines: handed.lines.clone(),
        coupons: handed.coupons.clone(),
        gift_cards: handed.gift_cards.clone(),
    };
    match app.cart(handed.into)?.call(caller, &object::ABSORB, &[], &Unit {}, &absorb).await {
        Ok(Unit {}) => Ok(handed.into),
        Err(problem) if has_ended(&problem) && handed.into != target.id => {
            // A cart that has ended takes nothing any more, so no other request can still bring it the lines.
            let retarget = Retarget { from: handed.into, into: target.id };
            app.cart(from)?.call(caller, &object::RETARGET, &[], &Unit {}, &retarget).await?;
            app.cart(target.id)?.call(caller, &object::ABSORB, &[], &Unit {}, &absorb).await?;
            Ok(target.id)
        }
        Err(problem) => Err(problem),
    }
}

/// True if a cart is gone for good: expired, ordered, or merged.
pub fn has_ended(problem: &Problem) -> bool {
    matches!(problem.code, ErrorCode::NotFound | ErrorCode::CartCompleted | ErrorCode::CartMerged)
}
