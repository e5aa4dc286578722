//! Gives back, in reverse, what an attempt may hold. Every part may be repeated, and for what was never held changes
//! nothing, so an interrupted undoing starts over.

use crate::{
    checkout::{
        Checkout, SeenPayment,
        run::Failed,
        slices::{Slice, point},
        steps::facts,
        storage::Saga,
        storage::Tables,
    },
    domain::checkout::Step,
    store::{self, write},
};
use client::Caller;
use contract::{
    Unit,
    cart::{self, Unfreeze},
    gift_card::GiveBackToGiftCards,
    payment::{self, Abandon},
    promotion::{self, ReleaseRedemption},
};
use kernel::{ErrorCode, Problem};

/// What an undoing has got to.
pub enum Undone {
    /// This slice of the stock, and others follow.
    Slice,
    /// Everything; with the refusal that the shopper reads.
    All(serde_json::Value),
}

impl Checkout {
    /// Undoes every step up to and including `reached`: all but the stock with the first slice of it, the cart's freeze
    /// after the last.
    ///
    /// # Errors
    /// Some of it could not be undone; it must be tried again.
    pub async fn undo(
        &self,
        caller: &Caller,
        saga: &Saga,
        slice: Option<&Slice>,
        reached: Step,
        refusal: serde_json::Value,
    ) -> Result<Undone, Problem> {
        let caller = &Self::service(caller);
        let mut problem = Problem::from_json(&refusal).unwrap_or_else(|| ErrorCode::Internal.into());
        let is_first = slice.is_none_or(|slice| slice.place == 0);
        // The money first: nothing else is given away while it is held.
        if is_first && reached >= Step::Authorize {
            self.abandon_payment(caller, saga, &problem.detail).await?;
        }
        let name = point("undo", slice);
        self.crash_point(&saga.key, &name, "money").await;
        let (stock, others) = futures::join!(
            async {
                match slice {
                    Some(slice) => self.ask_stock(caller, saga, slice).await,
                    None => Ok(()),
                }
            },
            async {
                if !is_first {
                    return Ok(());
                }
                let (order, gift_cards, redemption) = futures::join!(
                    self.give_up_order(saga, reached, &problem.detail),
                    self.give_back_to_gift_cards(caller, saga, reached),
                    self.release_redemption(caller, saga, reached),
                );
                order.and(gift_cards).and(redemption)
            }
        );
        stock.map_err(Failed::into_problem).and(others)?;
        self.crash_point(&saga.key, &name, "goods").await;
        if slice.is_some_and(|slice| slice.is_followed) {
            return Ok(Undone::Slice);
        }
        // Last: whoever can change the cart again finds nothing held.
        let body = Unfreeze { attempt: saga.attempt, drop_promotion: saga.drop_promotion };
        match self.app.cart.call(caller, &cart::UNFREEZE, &[&saga.cart_id], &Unit {}, &body).await {
            Ok(cart)
                if matches!(problem.code, ErrorCode::CouponUnavailable | ErrorCode::GiftCardUnavailable) =>
            {
                problem = problem.with("cart", cart);
            }
            Err(failed) if failed.code.status() >= 500 => return Err(failed),
            // A cart that expired or was merged away needs no thawing.
            Ok(_) | Err(_) => {}
        }
        self.crash_point(&saga.key, "undo", "called").await;
        Ok(Undone::All(problem.to_json("", "")))
    }

    async fn abandon_payment(&self, caller: &Caller, saga: &Saga, reason: &str) -> Result<(), Problem> {
        let reason = reason.parse().or_else(|_| "The checkout was given up.".parse());
        let body = Abandon {
            authorize_key: saga.step_key(Step::Authorize)?,
            reason: reason.map_err(Problem::internal)?,
        };
        let abandoned =
            self.app.payment.call(caller, &payment::ABANDON_PAYMENT, &[], &Unit {}, &body).await?;
        if let Some(payment) = &abandoned.payment {
            Tables(&*self.storage).see_payment(saga.attempt, &SeenPayment::from(payment))?;
        }
        Ok(())
    }

    /// Whose money was held gets a mail: perhaps nobody waits for the answer any longer.
    async fn give_up_order(&self, saga: &Saga, reached: Step, reason: &str) -> Result<(), Problem> {
        if reached < Step::Insert {
            return Ok(());
        }
        let Some(stored) = store::find(&*self.app.db, saga.order_id).await? else { return Ok(()) };
        let payment = Tables(&*self.storage).payment(saga.attempt)?;
        let tell = reached >= Step::Allocate;
        let now = (self.app.clock)();
        write::give_up(&*self.app.db, &stored, payment.as_ref().map(facts), reason, tell, now).await?;
        Ok(())
    }

    async fn give_back_to_gift_cards(
        &self,
        caller: &Caller,
        saga: &Saga,
        reached: Step,
    ) -> Result<(), Problem> {
        if reached < Step::RedeemGiftCards || saga.quote()?.gift_cards.is_empty() {
            return Ok(());
        }
        let body = GiveBackToGiftCards {
            key: saga.step_key(Step::RedeemGiftCards)?,
            order_id: saga.order_id,
            part: None,
        };
        self.app.promotion.call(caller, &promotion::GIVE_BACK_TO_GIFT_CARDS, &[], &Unit {}, &body).await?;
        Ok(())
    }

    async fn release_redemption(&self, caller: &Caller, saga: &Saga, reached: Step) -> Result<(), Problem> {
        if reached < Step::Redeem || saga.quote()?.promotions.is_empty() {
            return Ok(());
        }
        let promotion_ids = saga.quote()?.promotions.iter().map(|promotion| promotion.promotion_id).collect();
        let body = ReleaseRedemption { key: saga.step_key(Step::Redeem)?, promotion_ids };
        self.app.promotion.call(caller, &promotion::RELEASE_REDEMPTION, &[], &Unit {}, &body).await?;
        Ok(())
    }
}
