//! Cards that accounts keep at Stripe for their next purchase. Here only what Stripe calls the account is written down.

use crate::{App, authorize_payment::unavailable, provider::Provider, store};
use contract::{
    Unit,
    payment::{SavedCard, SavedCards},
};
use edge::Call;
use kernel::{CustomerId, ErrorCode, Problem, Timestamp};
use std::rc::Rc;

/// `GET /me/payment-methods`. An account that keeps none, and a shop that takes none, have an empty list.
pub async fn list_saved_cards(app: Rc<App>, call: Call<Unit, Unit>) -> Result<SavedCards, Problem> {
    let customer = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    Ok(SavedCards { items: cards_of(&app, customer).await?.map_or_else(Vec::new, |(_, cards)| cards) })
}

/// `DELETE /me/payment-methods/{id}`
pub async fn delete_saved_card(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let customer = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    let id = call.params.get("id");
    let (stripe, cards) = cards_of(&app, customer).await?.ok_or(ErrorCode::NotFound)?;
    // Only what the account itself keeps: whoever knows the name of another's card takes nothing away.
    let card = cards.iter().find(|card| card.id == id).ok_or(ErrorCode::NotFound)?;
    stripe.forget_card(&card.id).await.map_err(unavailable)?;
    Ok(Unit {})
}

type Cards = (Rc<dyn Provider>, Vec<SavedCard>);

async fn cards_of(app: &App, customer: CustomerId) -> Result<Option<Cards>, Problem> {
    let Some(stripe) = app.stripe.clone() else { return Ok(None) };
    let Some(account) = store::stripe_customer(&*app.db, customer).await? else { return Ok(None) };
    let cards = stripe.saved_cards(&account).await.map_err(unavailable)?;
    Ok(Some((stripe, cards)))
}

/// What the provider calls the account, where it keeps cards: made for the first one that is to be kept.
///
/// Two first cards at once are asked for with the same key, so Stripe makes one account; should it have forgotten the
/// key, the one that was written down first stays and the other keeps nothing.
pub async fn account(
    app: &App,
    provider: &dyn Provider,
    customer: CustomerId,
    keep: bool,
    now: Timestamp,
) -> Result<Option<String>, Problem> {
    let known = store::stripe_customer(&*app.db, customer).await?;
    if known.is_some() || !keep {
        return Ok(known);
    }
    let Some(made) = provider.make_account(customer).await.map_err(unavailable)? else { return Ok(None) };
    Ok(Some(store::keep_stripe_customer(&*app.db, customer, &made, now).await?))
}
