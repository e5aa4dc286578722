//! What other services must do because of an order's change. Every call may be repeated, so a crash loses nothing.

use crate::{
    App,
    checkout::{TEND, Tend, steps::add_up},
    domain::checkout::Step,
    edit_order::revise_stock,
    pay_balance::end,
    receive_payment::{News, note_payment},
    settle_balance::settle_balance,
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
    payment::{self, CancelPayment, RefundPayment},
    promotion::{self, ReleaseRedemption},
};
use edge::{Statement, runtime::log};
use kernel::{CartId, ErrorCode, LineId, OrderId, Problem, Text, Timestamp};
use std::{collections::BTreeMap, num::NonZeroU32};

/// What a job takes besides the variants that it asks for: the job itself, and the services that it calls.
const CALLS_A_JOB: usize = 4;

/// Does what is due for an order, right after its change; what is more than one request may do goes on by an alarm. What
/// fails is left to the tick.
pub async fn finish(app: &App, caller: &Caller, order: OrderId, now: Timestamp) {
    if let Err(problem) = run_and_hand_over(app, caller, Some(order), now).await {
        log::error("jobs", &serde_json::json!({"order": order, "cause": problem.to_string()}));
    }
}

/// Does what is due, for one order or for all, as far as one request may; the objects of the orders' carts go on with the
/// rest.
pub async fn run_and_hand_over(
    app: &App,
    caller: &Caller,
    order: Option<OrderId>,
    now: Timestamp,
) -> Result<(), Problem> {
    for (order_id, cart) in run_due(app, caller, order, now).await? {
        let checkout = (app.checkouts)(&cart.to_string())?;
        checkout.call(&caller.as_service("order"), &TEND, &[], &Unit {}, &Tend { order_id }).await?;
    }
    Ok(())
}

/// Does what is due, for one order or for all, as far as one request may. The orders of which something is left, with
/// their carts.
pub async fn run_due(
    app: &App,
    caller: &Caller,
    order: Option<OrderId>,
    now: Timestamp,
) -> Result<BTreeMap<OrderId, CartId>, Problem> {
    let caller = caller.as_service("order");
    let mut unfinished = BTreeMap::new();
    // Of how many variants this request may still ask for.
    let mut left = app.variants_a_run;
    for job in jobs::due(&*app.db, order, now).await? {
        if left == 0 {
            unfinished.insert(job.order_id, job.cart_id);
            continue;
        }
        let result = match job.kind {
            Kind::Release => release(app, &caller, &job, left, now).await,
            Kind::Ship => ship(app, &caller, &job, left).await,
            Kind::Free => free(app, &caller, &job, left).await,
            Kind::Restock => restock(app, &caller, &job, left).await,
            Kind::GiveBack => give_back(app, &caller, &job).await,
            Kind::ReviseStock => revise_stock(app, &caller, &job, left, now).await,
            Kind::EndBalancePayment => end(app, &caller, &job, now).await.map(|()| Part::default()),
            Kind::SettleBalance => settle_balance(app, &caller, &job, now).await.map(|()| Part::default()),
        };
        match result {
            Ok(part) if part.is_followed => {
                jobs::advance(&*app.db, &job, job.progress.saturating_add(part.variants)).await?;
                unfinished.insert(job.order_id, job.cart_id);
                left = 0;
            }
            Ok(part) => {
                jobs::done(&*app.db, &job, now).await?;
                left = left.saturating_sub(part.variants.saturating_add(CALLS_A_JOB));
            }
            Err(problem) => {
                let fields = serde_json::json!({"job": job.id, "cause": problem.to_string()});
                log::error("job postponed", &fields);
                jobs::postpone(&*app.db, &job, now).await?;
                left = left.saturating_sub(CALLS_A_JOB);
            }
        }
    }
    Ok(unfinished)
}

/// What was done of a job: of so many variants the stock was changed. The parts of a job have the same key: each variant's
/// object knows a key for itself, so a part that is repeated changes nothing.
#[derive(Clone, Copy, Default)]
pub struct Part {
    pub variants: usize,
    pub is_followed: bool,
}

/// The part of a job's variants that comes next, of at most so many.
pub fn next<T>(all: Vec<T>, job: &Job, most: usize) -> (Vec<T>, Part) {
    let count = all.len();
    let lines: Vec<T> = all.into_iter().skip(job.progress).take(most).collect();
    let variants = lines.len();
    (lines, Part { variants, is_followed: job.progress.saturating_add(variants) < count })
}

/// Gives back all that a cancelled order holds: stock, promotions, money, of cards too. All but the stock is given back
/// with the first part of it.
async fn release(
    app: &App,
    caller: &Caller,
    job: &Job,
    most: usize,
    now: Timestamp,
) -> Result<Part, Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(Part::default()) };
    let id = stored.order.id;
    let (stock, part) = next(ordered(&stored), job, most);
    if job.progress > 0 {
        give_stock_back(app, caller, id, &stock).await?;
        return Ok(part);
    }
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
        give_stock_back(app, caller, id, &stock),
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
    for receipt in &stored.order.receipts {
        if let Some(payment) = receipt.payment_id {
            app.payment.call(caller, &payment::CANCEL_PAYMENT, &[&payment], &Unit {}, &cancel).await?;
        }
    }
    if let Some(payment) = money? {
        note_payment(app, id, &News::from(PaymentFacts::from(&payment)), None, now).await?;
    }
    Ok(part)
}

/// Gives the stock of an order back of which nothing more will be sent.
async fn free(app: &App, caller: &Caller, job: &Job, most: usize) -> Result<Part, Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(Part::default()) };
    // What has left the house but is not booked out yet would be given back with the rest.
    let parcels = Statement::new(
        "SELECT 1 FROM jobs WHERE order_id = ?1 AND kind = 'ship' AND done_at IS NULL LIMIT 1",
    );
    if !app.db.run(parcels.text(job.order_id)).await?.rows.is_empty() {
        return Err(Problem::new(ErrorCode::Conflict).detail("A parcel is not booked out yet."));
    }
    let (stock, part) = next(ordered(&stored), job, most);
    give_stock_back(app, caller, job.order_id, &stock).await?;
    Ok(part)
}

async fn give_stock_back(
    app: &App,
    caller: &Caller,
    order_id: OrderId,
    units: &[Units],
) -> Result<(), Problem> {
    let variant_ids = units.iter().map(|units| units.variant_id).collect();
    let stock = ReleaseAllocation { order_id, variant_ids };
    app.inventory.call(caller, &inventory::RELEASE_ALLOCATION, &[], &Unit {}, &stock).await?;
    Ok(())
}

/// Takes a parcel's units out of the stock; the fulfilment's id is the key.
async fn ship(app: &App, caller: &Caller, job: &Job, most: usize) -> Result<Part, Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(Part::default()) };
    let parcel = stored.order.fulfillments.iter().find(|parcel| parcel.id.to_string() == job.id);
    let parcel = parcel.ok_or_else(|| Problem::internal("the parcel is not there"))?;
    let packed = units(&stored, parcel.lines.iter().map(|packed| (packed.line_id, packed.quantity)));
    let (lines, part) = next(packed, job, most);
    let key = job.id.parse().map_err(Problem::internal)?;
    let ship = Ship { key, order_id: job.order_id, lines, location_id: parcel.location_id };
    app.inventory.call(caller, &inventory::SHIP, &[], &Unit {}, &ship).await?;
    Ok(part)
}

/// Takes what came back into the stock again; the return's id is the key.
async fn restock(app: &App, caller: &Caller, job: &Job, most: usize) -> Result<Part, Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(Part::default()) };
    let came = stored.order.returns.iter().find(|came| came.id.to_string() == job.id);
    let came = came.ok_or_else(|| Problem::internal("the return is not there"))?;
    let restocked = |line: &ReturnLine| Some((line.line_id, NonZeroU32::new(line.restocked)?));
    let (lines, part) = next(units(&stored, came.lines.iter().filter_map(restocked)), job, most);
    if lines.is_empty() {
        return Ok(part);
    }
    let key = job.id.parse().map_err(Problem::internal)?;
    let body = Restock { key, order_id: job.order_id, lines, location_id: came.location_id };
    app.inventory.call(caller, &inventory::RESTOCK, &[], &Unit {}, &body).await?;
    Ok(part)
}

/// The key under which the cards paid the order.
fn card_key(stored: &Stored) -> Result<Text<200>, Problem> {
    let step = Step::RedeemGiftCards.name();
    format!("{}:{}:{step}", stored.cart_id, stored.attempt).parse().map_err(Problem::internal)
}

/// Brings a refund's part to the gift cards, and asks the payments for theirs that brought money for a balance; the refund's
/// id is the key.
async fn give_back(app: &App, caller: &Caller, job: &Job) -> Result<Part, Problem> {
    let Some(stored) = store::find(&*app.db, job.order_id).await? else { return Ok(Part::default()) };
    let refund = stored.order.refunds.iter().find(|refund| refund.id.to_string() == job.id);
    let refund = refund.ok_or_else(|| Problem::internal("the refund is not there"))?;
    // The cards first, and all payments: one that cannot be asked now must not keep the others waiting.
    if let Some(amount) = refund.to_gift_cards {
        let part = GiftCardRefund { key: job.id.parse().map_err(Problem::internal)?, amount };
        let body = GiveBackToGiftCards { key: card_key(&stored)?, order_id: job.order_id, part: Some(part) };
        app.promotion.call(caller, &promotion::GIVE_BACK_TO_GIFT_CARDS, &[], &Unit {}, &body).await?;
    }
    let mut asked = Ok(());
    for share in refund.online.iter().filter(|share| share.failure.is_none()) {
        let body = RefundPayment {
            key: job.id.parse().map_err(Problem::internal)?,
            amount: share.amount,
            reason: refund.reason.parse().map_err(Problem::internal)?,
            sent_by_shop: refund.sent_by_shop,
        };
        let endpoint = &payment::REFUND_PAYMENT;
        let answer = app.payment.call(caller, endpoint, &[&share.payment_id], &Unit {}, &body).await;
        let answer = match answer {
            // It has not so much left, and never will: its news say so, and the staff must find another way.
            Err(problem) if problem.code == ErrorCode::Conflict => Ok(()),
            other => other.map(|_| ()),
        };
        asked = asked.and(answer);
    }
    asked.map(|()| Part::default())
}

/// All that was ordered, as variants: each once.
fn ordered(stored: &Stored) -> Vec<Units> {
    units(stored, stored.order.lines.iter().map(|line| (line.id, line.quantity)))
}

/// So many of the order's lines, as variants: each once.
fn units(stored: &Stored, lines: impl Iterator<Item = (LineId, NonZeroU32)>) -> Vec<Units> {
    add_up(lines.filter_map(|(id, quantity)| {
        let line = stored.order.lines.iter().find(|line| line.id == id)?;
        Some(Units { variant_id: line.variant_id, quantity })
    }))
}
