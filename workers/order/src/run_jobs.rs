//! What other services must do because of an order's change. Every call may be repeated, so a crash loses nothing.

use crate::{
    App,
    domain::checkout::Step,
    receive_payment::{News, note_payment},
    store::{
        self, Stored,
        jobs::{self, Job, Kind},
        write::PaymentFacts,
    },
};
use client::Caller;
use contract::{
    Unit,
    gift_card::{GiftCardRefund, GiveBackToGiftCards},
    inventory::{self, ReleaseAllocation, Restock, Ship, Units},
    order::ReturnLine,
    payment::{self, CancelPayment},
    promotion::{self, ReleaseRedemption},
};
use edge::{Statement, runtime::log};
use kernel::{ErrorCode, LineId, OrderId, Problem, Text, Timestamp};
use std::num::NonZeroU32;

/// Does what is due for an order, right after its change. What fails is left to the tick.
pub async fn finish(app: &App, caller: &Caller, order: OrderId, now: Timestamp) {
    if let Err(problem) = run_due(app, caller, Some(order), now).await {
        log::error("jobs", &serde_json::json!({"order": order, "cause": problem.to_string()}));
    }
}

/// Does what is due, for one order or for all.
pub async fn run_due(
    app: &App,
    caller: &Caller,
    order: Option<OrderId>,
    now: Timestamp,
) -> Result<(), Problem> {
    let caller = caller.as_service("order");
    for job in jobs::due(&*app.db, order, now).await? {
        let result = match job.kind {
            Kind::Release => release(app, &caller, &job, now).await,
            Kind::Ship => ship(app, &caller, &job).await,
            Kind::Free => free(app, &caller, &job).await,
            Kind::Restock => restock(app, &caller, &job).await,
            Kind::GiveBack => give_back(app, &caller, &job).await,
        };
        match result {
            Ok(()) => jobs::done(&*app.db, &job, now).await?,
            Err(problem) => {
                let fields = serde_json::json!({"job": job.id, "cause": problem.to_string()});
                log::error("job postponed", &fields);
                jobs::postpone(&*app.db, &job, now).await?;
            }
        }
    }
    Ok(())
}

/// Gives back all that a cancelled order holds: stock, promotions, money, of cards too.
async fn release(app: &App, caller: &Caller, job: &Job, now: Timestamp) -> Result<(), Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(()) };
    let id = stored.order.id;
    let mut variant_ids: Vec<_> = stored.order.lines.iter().map(|line| line.variant_id).collect();
    variant_ids.dedup();
    let stock = ReleaseAllocation { order_id: id, variant_ids };
    let (cart, attempt) = (stored.cart_id, stored.attempt);
    let redemption = ReleaseRedemption {
        key: format!("{cart}:{attempt}:redeem").parse().map_err(Problem::internal)?,
        promotion_ids: stored.promotion_ids.clone(),
    };
    let cancel = CancelPayment {
        key: format!("{id}:cancel").parse().map_err(Problem::internal)?,
        reason: "The order was cancelled.".parse().map_err(Problem::internal)?,
    };
    let cards = GiveBackToGiftCards { key: card_key(&stored)?, order_id: id, part: None };
    let (stock, redemption, cards, money) = futures::join!(
        app.inventory.call(caller, &inventory::RELEASE_ALLOCATION, &[], &Unit {}, &stock),
        async {
            if redemption.promotion_ids.is_empty() {
                return Ok(Unit {});
            }
            app.promotion.call(caller, &promotion::RELEASE_REDEMPTION, &[], &Unit {}, &redemption).await
        },
        async {
            if stored.order.gift_cards.is_empty() {
                return Ok(Unit {});
            }
            app.promotion.call(caller, &promotion::GIVE_BACK_TO_GIFT_CARDS, &[], &Unit {}, &cards).await
        },
        async {
            let Some(payment) = stored.payment_id() else { return Ok(None) };
            app.payment.call(caller, &payment::CANCEL_PAYMENT, &[&payment], &Unit {}, &cancel).await.map(Some)
        },
    );
    stock?;
    redemption?;
    cards?;
    if let Some(payment) = money? {
        note_payment(app, id, &News::from(PaymentFacts::from(&payment)), None, now).await?;
    }
    Ok(())
}

/// Gives the stock of an order back of which nothing more will be sent.
async fn free(app: &App, caller: &Caller, job: &Job) -> Result<(), Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(()) };
    let mut variant_ids: Vec<_> = stored.order.lines.iter().map(|line| line.variant_id).collect();
    variant_ids.dedup();
    // What has left the house but is not booked out yet would be given back with the rest.
    let parcels = Statement::new(
        "SELECT 1 FROM jobs WHERE order_id = ?1 AND kind = 'ship' AND done_at IS NULL LIMIT 1",
    );
    if !app.db.run(parcels.text(job.order_id)).await?.rows.is_empty() {
        return Err(Problem::new(ErrorCode::Conflict).detail("A parcel is not booked out yet."));
    }
    let stock = ReleaseAllocation { order_id: job.order_id, variant_ids };
    app.inventory.call(caller, &inventory::RELEASE_ALLOCATION, &[], &Unit {}, &stock).await?;
    Ok(())
}

/// Takes a parcel's units out of the stock; the fulfilment's id is the key.
async fn ship(app: &App, caller: &Caller, job: &Job) -> Result<(), Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(()) };
    let parcel = stored.order.fulfillments.iter().find(|parcel| parcel.id.to_string() == job.id);
    let parcel = parcel.ok_or_else(|| Problem::internal("the parcel is not there"))?;
    let lines = units(&stored, parcel.lines.iter().map(|packed| (packed.line_id, packed.quantity)));
    let key = job.id.parse().map_err(Problem::internal)?;
    let ship = Ship { key, order_id: job.order_id, lines, location_id: parcel.location_id };
    app.inventory.call(caller, &inventory::SHIP, &[], &Unit {}, &ship).await?;
    Ok(())
}

/// Takes what came back into the stock again; the return's id is the key.
async fn restock(app: &App, caller: &Caller, job: &Job) -> Result<(), Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(()) };
    let came = stored.order.returns.iter().find(|came| came.id.to_string() == job.id);
    let came = came.ok_or_else(|| Problem::internal("the return is not there"))?;
    let restocked = |line: &ReturnLine| Some((line.line_id, NonZeroU32::new(line.restocked)?));
    let lines = units(&stored, came.lines.iter().filter_map(restocked));
    if lines.is_empty() {
        return Ok(());
    }
    let key = job.id.parse().map_err(Problem::internal)?;
    let body = Restock { key, order_id: job.order_id, lines, location_id: came.location_id };
    app.inventory.call(caller, &inventory::RESTOCK, &[], &Unit {}, &body).await?;
    Ok(())
}

/// The key under which the cards paid the order.
fn card_key(stored: &Stored) -> Result<Text<200>, Problem> {
    let step = Step::RedeemGiftCards.name();
    format!("{}:{}:{step}", stored.cart_id, stored.attempt).parse().map_err(Problem::internal)
}

/// Brings a refund's part to the gift cards; the refund's id is the key.
async fn give_back(app: &App, caller: &Caller, job: &Job) -> Result<(), Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(()) };
    let refund = stored.order.refunds.iter().find(|refund| refund.id.to_string() == job.id);
    let refund = refund.ok_or_else(|| Problem::internal("the refund is not there"))?;
    let Some(amount) = refund.to_gift_cards else { return Ok(()) };
    let part = GiftCardRefund { key: job.id.parse().map_err(Problem::internal)?, amount };
    let body = GiveBackToGiftCards { key: card_key(&stored)?, order_id: job.order_id, part: Some(part) };
    app.promotion.call(caller, &promotion::GIVE_BACK_TO_GIFT_CARDS, &[], &Unit {}, &body).await?;
    Ok(())
}

/// So many of the order's lines, as variants: each once.
fn units(stored: &Stored, lines: impl Iterator<Item = (LineId, NonZeroU32)>) -> Vec<Units> {
    let mut units: Vec<Units> = Vec::new();
    for (id, quantity) in lines {
        let Some(line) = stored.order.lines.iter().find(|line| line.id == id) else { continue };
        match units.iter_mut().find(|units| units.variant_id == line.variant_id) {
            Some(units) => units.quantity = units.quantity.saturating_add(quantity.get()),
            None => units.push(Units { variant_id: line.variant_id, quantity }),
        }
    }
    units
}
