use crate::{App, store::gift_cards};
use contract::{
    Unit,
    gift_card::{GiveBackToGiftCards, RedeemGiftCards},
};
use edge::{Call, DatabaseError, idempotency::request_hash};
use kernel::{ErrorCode, GiftCardId, Problem};
use std::{collections::BTreeSet, rc::Rc};

/// The most cards that pay one order.
const MOST: usize = 5;

fn unavailable(id: Option<GiftCardId>) -> Problem {
    let problem = Problem::new(ErrorCode::GiftCardUnavailable);
    match id {
        Some(id) => problem.with("gift_card_id", id),
        None => problem,
    }
}

/// Takes money from cards for an order, all of it or none: one batch, whose constraints decide.
///
/// # Errors
/// `gift_card_unavailable` with the first `gift_card_id` that does not cover its share, or for a key that was given back;
/// `idempotency_mismatch`.
pub async fn redeem_gift_cards(app: Rc<App>, call: Call<Unit, RedeemGiftCards>) -> Result<Unit, Problem> {
    let wish = &call.body;
    let ids: BTreeSet<GiftCardId> = wish.gift_cards.iter().map(|share| share.id).collect();
    if ids.len() != wish.gift_cards.len() || ids.len() > MOST {
        return Err(Problem::invalid("/gift_cards", "invalid", "At most 5 cards, each once."));
    }
    if wish.gift_cards.iter().any(|share| share.amount.is_zero() || share.amount.is_negative()) {
        return Err(Problem::invalid("/gift_cards", "too_small", "Each must pay more than nothing."));
    }
    let hash = request_hash(wish);
    let batch = gift_cards::redeem(wish, &hash, &call.principal().actor(), call.now);
    match app.db.batch(batch).await {
        Ok(_) => Ok(Unit {}),
        Err(error) if error.is_unique("gift_card_redemptions.key") => {
            let known = gift_cards::redemption(&*app.db, &wish.key).await?;
            match known.ok_or_else(|| Problem::internal("the redemption is gone"))? {
                known if known.given_back => Err(unavailable(None)),
                known if known.request_hash != hash => Err(ErrorCode::IdempotencyMismatch.into()),
                _ => Ok(Unit {}),
            }
        }
        Err(DatabaseError::Constraint(_)) => {
            let ids: Vec<GiftCardId> = ids.into_iter().collect();
            let cards = app.db.run(gift_cards::by_ids(&ids)).await?.all()?;
            Err(unavailable(gift_cards::uncovered(&cards, wish, call.now)?))
        }
        Err(error) => Err(error.into()),
    }
}

/// Gives money back to the cards that paid, all that is left of it or a part. Also to cards that were switched off or have
/// expired since: what is owed is owed.
pub async fn give_back_to_gift_cards(
    app: Rc<App>,
    call: Call<Unit, GiveBackToGiftCards>,
) -> Result<Unit, Problem> {
    let part = call.body.part.as_ref();
    if part.is_some_and(|part| part.amount.is_zero() || part.amount.is_negative()) {
        return Err(Problem::invalid("/part/amount", "too_small", "Must be more than nothing."));
    }
    app.db.batch(gift_cards::give_back(&call.body, &call.principal().actor(), call.now)).await?;
    Ok(Unit {})
}
