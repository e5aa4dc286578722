//! Refunds of orders in D1.

use crate::{
    domain::refund::Plan,
    store::{
        Stored,
        jobs::{self, Kind},
    },
};
use contract::{
    event::{Event, Payments},
    order::{Refund, RefundedLine},
    payment::TransferStatus,
};
use edge::{Statement, outbox};
use kernel::{EventId, Money, MoneyError, OrderId, PaymentId, RefundId, Timestamp};

/// A refund that is to be made.
pub struct NewRefund<'a> {
    pub id: RefundId,
    pub payment_id: PaymentId,
    pub plan: &'a Plan,
    /// `succeeded` where nothing is asked of the payment: cards take what they get.
    pub status: TransferStatus,
    pub reason: &'a str,
    pub actor: &'a str,
}

impl NewRefund<'_> {
    /// What the payment gives back of it.
    fn part_of_payment(&self) -> Result<Money, MoneyError> {
        self.plan.amount.checked_sub(self.plan.to_gift_cards)?.checked_sub(self.plan.by_hand)
    }
}

/// Brings the sums to what the rows say. Their constraints refuse the batch, rows included, in which they would be more than
/// was captured, or than cards paid; and D1 runs one batch after the other.
fn count(order: OrderId) -> Statement {
    Statement::new(
        "UPDATE orders SET (refunding, returning_to_gift_cards) = (
             SELECT coalesce(sum(amount - to_gift_cards - by_hand), 0), coalesce(sum(to_gift_cards), 0)
             FROM refunds WHERE order_id = ?1 AND status <> 'failed')
         WHERE id = ?1",
    )
    .text(order)
}

/// How much of a refund is what edits took off the order, in minor units: that is given back first, whoever asks for it.
fn settles(stored: &Stored, amount: Money) -> i64 {
    stored.balance.amount().saturating_neg().clamp(0, amount.amount())
}

/// The rows for the batch that asks for a refund: they go after the timeline's, whose key refuses the batch if somebody
/// else changed the order.
pub fn insert(stored: &Stored, new: &NewRefund<'_>, now: Timestamp) -> Result<Vec<Statement>, MoneyError> {
    let order = stored.order.id;
    let row = Statement::new(
        "INSERT INTO refunds (id, order_id, amount, shipping, to_gift_cards, lines, reason, actor, status, at, settled_at,
             by_hand, settles, online)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, CASE WHEN ?9 = 'pending' THEN NULL ELSE ?10 END, ?11, ?12,
             ?13)",
    )
    .text(new.id)
    .text(order)
    .bind(new.plan.amount.amount())
    .bind(new.plan.shipping.amount())
    .bind(new.plan.to_gift_cards.amount())
    .json(&new.plan.lines)
    .bind(new.reason)
    .bind(new.actor)
    .json(&new.status)
    .bind(now)
    .bind(new.plan.by_hand.amount())
    .bind(settles(stored, new.plan.amount))
    .json(&new.plan.online);
    let ask = |amount: Money| Event {
        // Another than the refund's own bits, which its mail has.
        id: EventId::from_bits(new.id.bits() ^ 2),
        at: now,
        data: Payments::Refund {
            payment_id: new.payment_id,
            order_id: order,
            key: new.id.to_string(),
            amount,
            reason: new.reason.to_owned(),
        },
    };
    // The column's CHECK refuses more than the line has, should all else fail.
    let lines = Statement::new(
        "UPDATE order_lines SET refunded = refunded + (given.value ->> 'quantity') FROM json_each(?1) AS given
         WHERE order_lines.order_id = ?2 AND order_lines.id = given.value ->> 'line_id'",
    )
    .json(&new.plan.lines)
    .text(order);
    let mut rows = vec![row, lines, count(order)];
    match new.status {
        // The cards' part follows once the payment's is settled.
        TransferStatus::Pending => rows.push(outbox::insert(&ask(new.part_of_payment()?))),
        _ if new.plan.to_gift_cards.is_zero() && new.plan.by_hand.is_zero() => {}
        _ => rows.push(jobs::insert(&new.id.to_string(), order, Kind::GiveBack, now)),
    }
    Ok(rows)
}

/// Writes down that a payment that brought money for a balance refused to give its part of a refund back.
pub fn note_refusal(refund: RefundId, failure: &str) -> Statement {
    Statement::new("UPDATE refunds SET failure = ?1 WHERE id = ?2").bind(failure).text(refund)
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
