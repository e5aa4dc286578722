//! Refunds that an order's payments made and the order did not ask for: the staff gave them back at the payment, or on the
//! provider's own pages.

use crate::{
    App,
    domain::refund::Plan,
    refund_order::{Asked, made},
    store::{
        self, Stored,
        change::{Change, is_outdated},
        refunds,
    },
};
use contract::{
    event::RefundState,
    order::{OnlineShare, OrderStatus, Refund, TimelineEntry},
    payment::{CANCEL_KEY, TransferStatus},
};
use edge::Statement;
use kernel::{Money, MoneyError, OrderId, PaymentId, Problem, Timestamp};

/// Who the timeline says it was.
const ACTOR: &str = "service payment";

/// Writes each down as a refund of the order, once, by payment's name for it. What the staff sent in place of a share that the
/// payment had refused is no refund of its own.
pub async fn note_outside_refunds(
    app: &App,
    order: OrderId,
    payment: PaymentId,
    refunds: &[RefundState],
    now: Timestamp,
) -> Result<(), Problem> {
    loop {
        let Some(stored) = store::find(&*app.db, order).await? else { return Ok(()) };
        // What is cancelled gives everything back by itself.
        if matches!(stored.order.status, OrderStatus::PendingPayment | OrderStatus::Cancelled) {
            return Ok(());
        }
        let Some(rows) = next(&stored, payment, refunds, now)? else { return Ok(()) };
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
        if let Some(refused) = stored.order.refunds.iter().find(|known| stands_for(outside, payment, known)) {
            let entry = entry("refund_sent_by_shop", outside.reason.clone(), now);
            let mut rows = Change::default().statements(stored, &entry);
            rows.push(refunds::note_sent(refused.id, outside.id));
            return Ok(Some(rows));
        }
        // While another refund asks the payment for the same money, one of them is refused: the news of that bring this again.
        if is_own && !fits(stored, outside.amount)? {
            continue;
        }
        let nothing = Money::zero(outside.amount.currency());
        let online = OnlineShare { payment_id: payment, amount: outside.amount };
        let plan = Plan {
            amount: outside.amount,
            shipping: nothing,
            to_gift_cards: nothing,
            by_hand: if is_own { nothing } else { outside.amount },
            online: if is_own { Vec::new() } else { vec![online] },
            lines: Vec::new(),
            sent_by_shop: false,
        };
        let reason = outside.reason.as_deref().unwrap_or("Given back by the shop.");
        let refund = plan.refund(outside.id, reason, TransferStatus::Succeeded, now);
        let Asked { change, rows, .. } = made(stored, &refund, ACTOR, now);
        let entry = entry("refunded_at_payment", outside.reason.clone(), now);
        return Ok(Some([change.statements(stored, &entry), rows].concat()));
    }
    Ok(None)
}

fn entry(event: &str, note: Option<String>, now: Timestamp) -> TimelineEntry {
    let (event, actor) = (event.to_owned(), ACTOR.to_owned());
    TimelineEntry { at: now, event, actor, note, visible_to_customer: true }
}

/// True for a refund that was made and that the order neither asked for nor has written down.
fn is_unknown(stored: &Stored, state: &RefundState) -> bool {
    let is_known = |refund: &Refund| refund.id == state.id || refund.id.to_string() == state.key;
    state.status == TransferStatus::Succeeded
        && !state.key.starts_with(CANCEL_KEY)
        && !stored.order.refunds.iter().any(is_known)
        && !stored.sent_in_place.contains(&state.id)
}

/// True if `outside` was sent in place of what `payment` had refused to give back of `known`.
fn stands_for(outside: &RefundState, payment: PaymentId, known: &Refund) -> bool {
    let share = known.online.iter().find(|share| share.payment_id == payment);
    known.status == TransferStatus::Succeeded
        && known.failure.is_some()
        && !known.sent_by_shop
        && share.is_some_and(|share| share.amount == outside.amount)
}

/// True if the order's refunds would be no more than its own payment has taken.
fn fits(stored: &Stored, more: Money) -> Result<bool, MoneyError> {
    let standing = stored.order.refunds.iter().filter(|refund| refund.status != TransferStatus::Failed);
    let mut sum = more;
    for refund in standing {
        sum = sum.checked_add(refund.own_part()?)?;
    }
    let taken = stored.order.payments.first().map_or(0, |payment| payment.captured.amount());
    Ok(sum.amount() <= taken)
}
