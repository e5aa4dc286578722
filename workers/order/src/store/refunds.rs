//! Refunds of orders in D1.

use crate::store::{
    Stored,
    jobs::{self, Kind},
};
use contract::{
    event::{Event, Payments},
    order::{Refund, RefundedLine},
    payment::TransferStatus,
};
use edge::{Statement, outbox};
use kernel::{EventId, Money, MoneyError, OrderId, PaymentId, Timestamp};

/// Brings the sums to what the rows say. Their constraints refuse the batch, rows included, in which they would be more than
/// was captured, or than cards paid; and D1 runs one batch after the other.
fn count(order: OrderId) -> Statement {
    Statement::new(
        "UPDATE orders SET (refunding, returning_to_gift_cards) = (
             SELECT coalesce(sum(CASE WHEN came_back THEN 0 ELSE amount - to_gift_cards - by_hand END), 0),
                 coalesce(sum(to_gift_cards), 0)
             FROM refunds WHERE order_id = ?1 AND status <> 'failed')
         WHERE id = ?1",
    )
    .text(order)
}

/// How much of a refund is what edits took off the order, in minor units: that is given back first, whoever asks for it.
fn settles(stored: &Stored, amount: Money) -> i64 {
    stored.balance.amount().saturating_neg().clamp(0, amount.amount())
}

/// The rows for the batch that writes a refund down: they go after the timeline's, whose key refuses the batch if somebody
/// else changed the order.
pub fn insert(stored: &Stored, refund: &Refund, actor: &str, now: Timestamp) -> Vec<Statement> {
    let order = stored.order.id;
    let minor = |part: Option<Money>| part.map_or(0, Money::amount);
    let row = Statement::new(
        "INSERT INTO refunds (id, order_id, amount, shipping, to_gift_cards, lines, reason, actor, status, at, settled_at,
             by_hand, settles, online, sent_by_shop)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, CASE WHEN ?9 = 'pending' THEN NULL ELSE ?10 END, ?11, ?12,
             ?13, ?14)",
    )
    .text(refund.id)
    .text(order)
    .bind(refund.amount.amount())
    .bind(refund.shipping.amount())
    .bind(minor(refund.to_gift_cards))
    .json(&refund.lines)
    .bind(refund.reason.as_str())
    .bind(actor)
    .json(&refund.status)
    .bind(now)
    .bind(minor(refund.by_hand))
    .bind(settles(stored, refund.amount))
    .json(&refund.online)
    .bind(refund.sent_by_shop);
    // The column's CHECK refuses more than the line has, should all else fail.
    let lines = Statement::new(
        "UPDATE order_lines SET refunded = refunded + (given.value ->> 'quantity') FROM json_each(?1) AS given
         WHERE order_lines.order_id = ?2 AND order_lines.id = given.value ->> 'line_id'",
    )
    .json(&refund.lines)
    .text(order);
    vec![row, lines, count(order)]
}

/// The row that has a refund made: by the payment, or, where that has none of it, by the job that brings cards and balances'
/// payments theirs.
///
/// # Errors
/// Amounts out of range.
pub fn ask(
    order: OrderId,
    payment: PaymentId,
    refund: &Refund,
    now: Timestamp,
) -> Result<Statement, MoneyError> {
    if refund.status != TransferStatus::Pending {
        return Ok(jobs::insert(&refund.id.to_string(), order, Kind::GiveBack, now));
    }
    Ok(outbox::insert(&Event {
        // Another than the refund's own bits, which its mail has.
        id: EventId::from_bits(refund.id.bits() ^ 2),
        at: now,
        data: Payments::Refund {
            payment_id: payment,
            order_id: order,
            key: refund.id.to_string(),
            // The cards' part follows once the payment's is settled.
            amount: refund.own_part()?,
            reason: refund.reason.clone(),
            sent_by_shop: refund.sent_by_shop,
        },
    }))
}

/// Writes down what became of the shares of payments that brought money for a balance.
pub fn note_shares(refund: &Refund) -> Statement {
    Statement::new("UPDATE refunds SET online = ?1, failure = ?2 WHERE id = ?3")
        .json(&refund.online)
        .bind(refund.failure.as_deref())
        .text(refund.id)
}

/// The row that says that the bank has sent back what the payment had given back of a refund, of which cards or balances keep
/// their parts.
pub fn came_back(order: OrderId, refund: &Refund, failure: Option<&str>) -> Vec<Statement> {
    let row = Statement::new("UPDATE refunds SET came_back = 1, failure = ?1 WHERE id = ?2");
    vec![row.bind(failure).text(refund.id), count(order)]
}

/// The rows for the batch that writes down what became of a refund. One that failed leaves its lines to be refunded again,
/// also where it had succeeded before.
pub fn settle(
    order: OrderId,
    refund: &Refund,
    status: TransferStatus,
    failure: Option<&str>,
    now: Timestamp,
) -> Vec<Statement> {
    let row = Statement::new(
        "UPDATE refunds SET status = ?1, failure = ?2, settled_at = ?3
         WHERE id = ?4 AND (status = 'pending' OR (status = 'succeeded' AND ?1 = 'failed'))",
    )
    .json(&status)
    .bind(failure)
    .bind(now)
    .text(refund.id);
    let given_up: &[RefundedLine] = if status == TransferStatus::Failed { &refund.lines } else { &[] };
    let lines = Statement::new(
        "UPDATE order_lines SET refunded = refunded - (given.value ->> 'quantity') FROM json_each(?1) AS given
         WHERE order_lines.order_id = ?2 AND order_lines.id = given.value ->> 'line_id'",
    )
    .json(&given_up)
    .text(order);
    let mut rows = vec![row, lines, count(order)];
    if status == TransferStatus::Succeeded && (refund.to_gift_cards.is_some() || refund.by_hand.is_some()) {
        rows.push(jobs::insert(&refund.id.to_string(), order, Kind::GiveBack, now));
    }
    rows
}
