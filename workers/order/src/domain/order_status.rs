//! Which status of an order may follow which.

use contract::order::{
    FulfillmentStatus,
    OrderStatus::{
        self, Cancelled, Delivered, Fulfilled, PartiallyFulfilled, PendingPayment, Placed, Refunded,
    },
    PaymentStatus,
};

/// What may follow.
pub const fn successors(from: OrderStatus) -> &'static [OrderStatus] {
    match from {
        PendingPayment => &[Placed, Cancelled],
        Placed => &[PartiallyFulfilled, Fulfilled, Cancelled, Refunded],
        PartiallyFulfilled => &[Fulfilled, Refunded],
        Fulfilled => &[Delivered, Refunded],
        Delivered => &[Refunded],
        Cancelled | Refunded => &[],
    }
}

/// True if `to` may follow `from`.
pub fn may_follow(from: OrderStatus, to: OrderStatus) -> bool {
    successors(from).contains(&to)
}

/// True if the order can be cancelled: it is placed, and nothing of it has left the house.
pub fn may_cancel(status: OrderStatus) -> bool {
    status != PendingPayment && may_follow(status, Cancelled)
}

/// True if money that cannot be had ends the order: it was placed on a promise that the provider broke.
pub fn is_ended_by(status: OrderStatus, payment: PaymentStatus) -> bool {
    may_cancel(status) && matches!(payment, PaymentStatus::Failed | PaymentStatus::Voided)
}

/// The order's status once so much of it has left the house.
pub const fn after_fulfillment(fulfilled: FulfillmentStatus) -> OrderStatus {
    match fulfilled {
        FulfillmentStatus::Unfulfilled => Placed,
        FulfillmentStatus::PartiallyFulfilled => PartiallyFulfilled,
        FulfillmentStatus::Fulfilled => Fulfilled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [OrderStatus; 7] =
        [PendingPayment, Placed, PartiallyFulfilled, Fulfilled, Delivered, Cancelled, Refunded];

    #[test]
    fn what_has_left_the_house_cannot_be_cancelled() {
        for status in [PartiallyFulfilled, Fulfilled, Delivered] {
            assert!(!may_cancel(status));
        }
        assert!(may_cancel(Placed));
    }

    #[test]
    fn no_order_waits_for_its_payment_again() {
        assert!(!ALL.into_iter().any(|from| may_follow(from, PendingPayment)));
    }

    #[test]
    fn a_cancelled_order_stays_cancelled() {
        assert_eq!(successors(Cancelled), []);
    }

    #[test]
    fn a_capture_that_failed_does_not_end_what_is_on_its_way() {
        assert!(is_ended_by(Placed, PaymentStatus::Failed));
        assert!(!is_ended_by(Fulfilled, PaymentStatus::Failed));
        assert!(!is_ended_by(Placed, PaymentStatus::Captured));
    }
}
