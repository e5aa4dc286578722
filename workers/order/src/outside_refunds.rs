//! Refunds that an order's payments made and the order did not ask for: the staff gave them back at the payment, or on the
//! provider's own pages.

use crate::{
    App,
    domain::refund::Plan,
    receive_payment::News,
    refund_order::{Asked, made},
    store::{
        self, Stored,
        change::{Change, is_outdated},
        refunds,
    },
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
    for outside in refunds.iter().filter(|state| is_unknown(stored, state)) {
        if let Some(replaced) = in_place_of(stored, payment, outside) {
            let entry = entry("refund_sent_by_shop", outside.reason.clone(), true, now);
            let mut rows = Change::default().statements(stored, &entry);
            rows.push(refunds::note_shares(&replaced));
            return Ok(Some(rows));
        }
        // What is cancelled gives everything back, which is no refund; but for what the shop had to send itself.
        let is_cancelled = stored.order.status == OrderStatus::Cancelled;
        if outside.key.starts_with(CANCEL_KEY) || (is_cancelled && !outside.sent_by_shop) {
            continue;
        }
        // While a refund of the order asks the payment for the same money, one of the two is refused.
        if !fits(stored, payment, outside.amount)? {
            continue;
        }
        let nothing = Money::zero(outside.amount.currency());
        let share =
            OnlineShare { payment_id: payment, amount: outside.amount, failure: None, replaced_by: None };
        let plan = Plan {
            amount: outside.amount,
            shipping: nothing,
            to_gift_cards: nothing,
            by_hand: if is_own { nothing } else { outside.amount },
            online: if is_own { Vec::new() } else { vec![share] },
            lines: Vec::new(),
            sent_by_shop: outside.sent_by_shop,
        };
        let id = outside.id.parse().map_err(Problem::internal)?;
        let reason = outside.reason.as_deref().unwrap_or_default();
        let refund = plan.refund(id, reason, TransferStatus::Succeeded, now);
        let Asked { change, rows, event, .. } = made(stored, &refund, ACTOR, now);
        // Of the order's own payment the customer reads already that its money moved.
        let entry = entry(event, outside.reason.clone(), !is_own, now);
        return Ok(Some([change.statements(stored, &entry), rows].concat()));
    }
    Ok(None)
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

/// The refund of which `payment` had refused a share that `outside` made good, with that written down: the one that the
/// staff's form names, else one of the same amount.
fn in_place_of(stored: &Stored, payment: PaymentId, outside: &RefundState) -> Option<Refund> {
    let owes = |refund: &&Refund| {
        let is_it = |share: &OnlineShare| {
            share.payment_id == payment && share.amount == outside.amount && share.is_owed()
        };
        refund.online.iter().any(is_it)
    };
    let owing = || stored.order.refunds.iter().filter(owes);
    let named = owing().find(|refund| is_named_by(&outside.key, refund));
    let mut refund = named.or_else(|| owing().next())?.clone();
    let share = refund.online.iter_mut().find(|share| share.payment_id == payment && share.is_owed())?;
    share.replaced_by = Some(outside.id.clone());
    Some(refund)
}

/// True if the order's refunds would ask a payment for no more than it has brought.
fn fits(stored: &Stored, payment: PaymentId, more: Money) -> Result<bool, MoneyError> {
    let is_own = stored.payment_id() == Some(payment);
    let nothing = Money::zero(more.currency());
    let mut sum = more;
    for refund in stored.order.refunds.iter().filter(|refund| refund.status != TransferStatus::Failed) {
        let shares = refund.online.iter().filter(|share| share.payment_id == payment);
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
