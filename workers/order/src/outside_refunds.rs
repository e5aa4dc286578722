//! Refunds that an order's payments made and the order did not ask for: the staff gave them back at the payment, or on the
//! provider's own pages.

use crate::{
    App,
    domain::refund::Plan,
    receive_payment::News,
    refund_order::{Asked, made},
    store::{self, Stored, change::is_outdated, refunds},
};
use client::Caller;
use contract::{
    Unit,
    event::RefundState,
    order::{OnlineShare, OrderStatus, Refund, TimelineEntry},
    payment::{self, CANCEL_KEY, STAFF_KEY, TransferStatus},
};
use edge::Statement;
use kernel::{Money, MoneyError, OrderId, PaymentId, Problem, Timestamp};

/// Who the timeline says it was.
const ACTOR: &str = "service payment";

/// Writes each down as a refund of the order, once, by payment's name for it. What went back in place of a share that the
/// payment had refused is no refund of its own.
///
/// Only the newest news count, since a refund that they say was made may have come back by now. Of the order's own payment
/// the order has written down how new it knows it, in the row that is decided upon. Another payment is asked: a bank sends
/// back after days what it was sent, so that nothing changes between its answer and the batch that is written upon it.
pub async fn note_outside_refunds(
    app: &App,
    caller: &Caller,
    order: OrderId,
    news: &News,
    now: Timestamp,
) -> Result<(), Problem> {
    let payment = news.facts.id;
    loop {
        let Some(stored) = store::find(&*app.db, order).await? else { return Ok(()) };
        if stored.order.status == OrderStatus::PendingPayment {
            return Ok(());
        }
        let is_own = stored.payment_id() == Some(payment);
        if is_own && news.facts.version != stored.payment_version {
            return Ok(());
        }
        let Some(rows) = next(&stored, payment, &news.refunds, now)? else { return Ok(()) };
        if !is_own {
            let service = caller.as_service("order");
            let ask = &payment::SYNC_PAYMENT;
            let known = app.payment.call(&service, ask, &[&payment], &Unit {}, &Unit {}).await?;
            if known.version != news.facts.version {
                return Ok(());
            }
        }
        match app.db.batch(rows).await {
            Ok(_) => {}
            // Somebody else changed the order: decide again on what it is now.
            Err(error) if is_outdated(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The rows for the first one that is not written down yet.
fn next(
    stored: &Stored,
    payment: PaymentId,
    refunds: &[RefundState],
    now: Timestamp,
) -> Result<Option<Vec<Statement>>, Problem> {
    let is_own = stored.payment_id() == Some(payment);
    if !is_own && !stored.order.receipts.iter().any(|receipt| receipt.payment_id == Some(payment)) {
        return Ok(None);
    }
    let is_cancelled = stored.order.status == OrderStatus::Cancelled;
    for outside in refunds.iter().filter(|state| is_unknown(stored, state)) {
        let (replaced, rest) = in_place_of(stored, payment, outside)?;
        let after = with(stored, &replaced);
        // What is cancelled gives everything back, which is no refund; but for what the shop had to send itself.
        let is_refund = !outside.key.starts_with(CANCEL_KEY) && (!is_cancelled || outside.sent_by_shop);
        let asked = if is_refund { made_of(&after, payment, outside, rest, now)? } else { None };
        let event = match &asked {
            Some(asked) if replaced.is_empty() => asked.event,
            None if replaced.is_empty() => continue,
            _ => "refund_sent_by_shop",
        };
        let (change, rows) = asked.map(|asked| (asked.change, asked.rows)).unwrap_or_default();
        // Of the order's own payment the customer reads already that its money moved.
        let entry = entry(event, outside.reason.clone(), !is_own, now);
        let shares = replaced.iter().map(refunds::note_shares).collect();
        return Ok(Some([change.statements(stored, &entry), shares, rows].concat()));
    }
    Ok(None)
}

/// The order with these of its refunds.
fn with(stored: &Stored, refunds: &[Refund]) -> Stored {
    let mut after = stored.clone();
    for refund in &mut after.order.refunds {
        if let Some(changed) = refunds.iter().find(|changed| changed.id == refund.id) {
            refund.clone_from(changed);
        }
    }
    after
}

/// What was given back, as a refund of the order; none where it is nothing, or must wait: while a refund of the order asks the
/// payment for the same money, one of the two is refused, and the news of that bring this again.
fn made_of(
    stored: &Stored,
    payment: PaymentId,
    outside: &RefundState,
    amount: Money,
    now: Timestamp,
) -> Result<Option<Asked>, Problem> {
    if amount.is_zero() || !fits(stored, payment, amount)? {
        return Ok(None);
    }
    let is_own = stored.payment_id() == Some(payment);
    let nothing = Money::zero(amount.currency());
    let share = OnlineShare { payment_id: payment, amount, failure: None, replaced_by: None };
    let plan = Plan {
        amount,
        shipping: nothing,
        to_gift_cards: nothing,
        by_hand: if is_own { nothing } else { amount },
        online: if is_own { Vec::new() } else { vec![share] },
        lines: Vec::new(),
        sent_by_shop: outside.sent_by_shop,
    };
    let id = outside.id.parse().map_err(Problem::internal)?;
    let reason = outside.reason.as_deref().unwrap_or_default();
    let refund = plan.refund(id, reason, TransferStatus::Succeeded, now);
    Ok(Some(made(stored, &refund, ACTOR, now)))
}

fn entry(event: &str, note: Option<String>, visible_to_customer: bool, now: Timestamp) -> TimelineEntry {
    TimelineEntry { at: now, event: event.to_owned(), actor: ACTOR.to_owned(), note, visible_to_customer }
}

/// True for a refund that was made and that the order neither asked for nor has written down.
fn is_unknown(stored: &Stored, state: &RefundState) -> bool {
    let is_known = |refund: &Refund| {
        let id = refund.id.to_string();
        let replaces = |share: &OnlineShare| share.replaced_by.as_ref() == Some(&state.id);
        id == state.id || id == state.key || refund.online.iter().any(replaces)
    };
    state.status == TransferStatus::Succeeded && !stored.order.refunds.iter().any(is_known)
}

/// What the staff's form has as its key for what goes back in place of a refund's share.
fn is_named_by(key: &str, refund: &Refund) -> bool {
    key.strip_prefix(STAFF_KEY).is_some_and(|key| key == payment::sent_key(refund.id))
}

/// The refunds of which `payment` had refused shares that `outside` makes good, with that written down, and what is left of
/// it: first what the staff's form names. Of a share that is made good in part, the rest is still owed.
fn in_place_of(
    stored: &Stored,
    payment: PaymentId,
    outside: &RefundState,
) -> Result<(Vec<Refund>, Money), MoneyError> {
    let mut rest = outside.amount;
    let mut owing: Vec<Refund> = stored.order.refunds.clone();
    owing.sort_by_key(|refund| !is_named_by(&outside.key, refund));
    let mut replaced = Vec::new();
    for mut refund in owing {
        let mut shares = Vec::with_capacity(refund.online.len());
        let mut is_changed = false;
        for mut share in std::mem::take(&mut refund.online) {
            if share.payment_id == payment && share.is_owed() && !rest.is_zero() {
                let part = share.amount.min(rest)?;
                rest = rest.checked_sub(part)?;
                let owed = share.amount.checked_sub(part)?;
                if !owed.is_zero() {
                    shares.push(OnlineShare { amount: owed, ..share.clone() });
                }
                (share.amount, share.replaced_by) = (part, Some(outside.id.clone()));
                is_changed = true;
            }
            shares.push(share);
        }
        refund.online = shares;
        if is_changed {
            replaced.push(refund);
        }
    }
    Ok((replaced, rest))
}

/// True if the order's refunds would ask a payment for no more than it has brought.
fn fits(stored: &Stored, payment: PaymentId, more: Money) -> Result<bool, MoneyError> {
    let is_own = stored.payment_id() == Some(payment);
    let nothing = Money::zero(more.currency());
    let mut sum = more;
    for refund in stored.order.refunds.iter().filter(|refund| refund.status != TransferStatus::Failed) {
        let shares = refund.online.iter().filter(|share| share.payment_id == payment && !share.is_owed());
        let shares = Money::sum(more.currency(), shares.map(|share| share.amount))?;
        sum = sum.checked_add(if is_own { refund.own_part()? } else { shares })?;
    }
    let brought = if is_own {
        stored.order.payments.first().map_or(nothing, |payment| payment.captured)
    } else {
        let receipts = stored.order.receipts.iter().filter(|receipt| receipt.payment_id == Some(payment));
        Money::sum(more.currency(), receipts.map(|receipt| receipt.amount))?
    };
    Ok(sum.amount() <= brought.amount())
}
