//! Changes of placed orders.

use crate::store::{Stored, write::PaymentFacts};
use contract::order::{FulfillmentStatus, OrderStatus, TimelineEntry};
use edge::{DatabaseError, Statement};
use kernel::Money;

/// What changes; what is none stays.
#[derive(Default)]
pub struct Change {
    pub status: Option<OrderStatus>,
    pub fulfillment_status: Option<FulfillmentStatus>,
    pub payment: Option<PaymentFacts>,
}

impl Change {
    /// The order as it is after the change.
    pub fn applied(&self, stored: &Stored, entry: &TimelineEntry) -> Stored {
        let mut after = stored.clone();
        let order = &mut after.order;
        order.status = self.status.unwrap_or(order.status);
        order.fulfillment_status = self.fulfillment_status.unwrap_or(order.fulfillment_status);
        if let Some(payment) = self.payment {
            order.payment_status = payment.status;
            for shown in &mut order.payments {
                shown.status = payment.status;
                let currency = shown.amount.currency();
                shown.captured = Money::new(payment.captured, currency).unwrap_or(shown.captured);
                shown.refunded = Money::new(payment.refunded, currency).unwrap_or(shown.refunded);
            }
            after.payment_version = payment.version;
        }
        order.timeline.push(entry.clone());
        after.version += 1;
        after
    }

    /// The rows for the batch that holds the change. They go first: the timeline's key refuses the whole batch if
    /// somebody else changed the order since it was read.
    pub fn statements(&self, stored: &Stored, entry: &TimelineEntry) -> Vec<Statement> {
        let version = stored.version + 1;
        let record = Statement::new(
            "INSERT INTO timeline (order_id, version, at, event, actor, note, visible_to_customer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .text(stored.order.id)
        .bind(version)
        .bind(entry.at)
        .bind(entry.event.as_str())
        .bind(entry.actor.as_str())
        .bind(entry.note.as_deref())
        .bind(entry.visible_to_customer);
        let update = Statement::new(
            "UPDATE orders SET version = ?1, status = coalesce(?2, status),
                 fulfillment_status = coalesce(?3, fulfillment_status),
                 payment_status = coalesce(?4, payment_status), payment_version = coalesce(?5, payment_version),
                 captured = coalesce(?7, captured), refunded = coalesce(?8, refunded)
             WHERE id = ?6",
        )
        .bind(version)
        .json(&self.status)
        .json(&self.fulfillment_status)
        .json(&self.payment.map(|payment| payment.status))
        .bind(self.payment.map(|payment| payment.version))
        .text(stored.order.id)
        .bind(self.payment.map(|payment| payment.captured))
        .bind(self.payment.map(|payment| payment.refunded));
        vec![record, update]
    }
}

/// True if a batch failed because the order was changed since it was read: read it again and decide again.
pub fn is_outdated(error: &DatabaseError) -> bool {
    error.is_unique("timeline.order_id")
}
