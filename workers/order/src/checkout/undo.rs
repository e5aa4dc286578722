//! Gives back, in reverse, what an attempt may hold. Every part may be repeated, and for what was never held changes
//! nothing, so an interrupted undoing starts over.

use crate::{
    checkout::{Checkout, SeenPayment, steps::facts, storage::Saga, storage::Tables},
    domain::checkout::Step,
    store::{self, write},
};
use client::Caller;
use contract::{
    Unit,
    cart::{self, Unfreeze},
    gift_card::GiveBackToGiftCards,
    inventory::{self, ReleaseAllocation, ReservationRef},
    payment::{self, Abandon},
    promotion::{self, ReleaseRedemption},
};
use kernel::{ErrorCode, Problem};

impl Checkout {
    /// Undoes every step up to and including `reached`, and returns the refusal that the shopper reads.
    ///
    /// # Errors
    /// Some of it could not be undone; it must be tried again.
    pub async fn undo(
        &self,
        caller: &Caller,
        saga: &Saga,
        reached: Step,
        refusal: serde_json::Value,
    ) -> Result<serde_json::Value, Problem> {
        let caller = &Self::service(caller);
        let mut problem = Problem::from_json(&refusal).unwrap_or_else(|| ErrorCode::Internal.into());
        // The money first: nothing else is given away while it is held.
        if reached >= Step::Authorize {
            self.abandon_payment(caller, saga, &problem.detail).await?;
        }
        self.crash_point(&saga.key, "undo", "money").await;
        let (allocation, order, gift_cards, redemption, reservation) = futures::join!(
            self.release_allocation(caller, saga, reached),
            self.give_up_order(saga, reached, &problem.detail),
            self.give_back_to_gift_cards(caller, saga, reached),
            self.release_redemption(caller, saga, reached),
            self.release_reservation(caller, saga, reached),
        );
        allocation.and(order).and(gift_cards).and(redemption).and(reservation)?;
        self.crash_point(&saga.key, "undo", "goods").await;
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
        Ok(problem.to_json("", ""))
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

    async fn release_allocation(&self, caller: &Caller, saga: &Saga, reached: Step) -> Result<(), Problem> {
        if reached < Step::Allocate {
            return Ok(());
        }
        let body = ReleaseAllocation { order_id: saga.order_id, variant_ids: saga.variant_ids()? };
        self.app.inventory.call(caller, &inventory::RELEASE_ALLOCATION, &[], &Unit {}, &body).await?;
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

    async fn release_reservation(&self, caller: &Caller, saga: &Saga, reached: Step) -> Result<(), Problem> {
        if reached < Step::Reserve {
            return Ok(());
        }
        let body = ReservationRef { key: saga.step_key(Step::Reserve)?, variant_ids: saga.variant_ids()? };
        self.app.inventory.call(caller, &inventory::RELEASE, &[], &Unit {}, &body).await?;
        Ok(())
    }
}
