//! The order's state machine: one table of what may follow what, and by whose doing; and the status as a function of
//! the order's parts.

use contract::order::{
    Fulfillment, FulfillmentStatus, Order,
    OrderStatus::{
        self, Cancelled, Delivered, Fulfilled, PartiallyFulfilled, PendingPayment, Placed, Refunded,
    },
    PaymentStatus,
};
use contract::payment::TransferStatus;
use kernel::{Money, Principal};

/// By whose doing an order changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The checkout's saga.
    Checkout,
    /// Its customer, or whoever holds its token.
    Shopper,
    Staff,
    /// What became of the money.
    Payment,
    /// What the staff sends instead of what came back.
    Exchange,
}

impl Cause {
    /// The cause that somebody's request is.
    pub const fn of(principal: &Principal) -> Self {
        match principal {
            Principal::Staff { .. } => Self::Staff,
            Principal::Guest | Principal::Customer { .. } => Self::Shopper,
            Principal::Service { .. } => Self::Checkout,
        }
    }
}

/// A row of the table.
pub struct Transition {
    pub from: OrderStatus,
    pub to: OrderStatus,
    pub by: &'static [Cause],
}

const fn row(from: OrderStatus, to: OrderStatus, by: &'static [Cause]) -> Transition {
    Transition { from, to, by }
}

/// Every way from one status to another. What is not here does not happen.
pub const TRANSITIONS: [Transition; 14] = [
    row(PendingPayment, Placed, &[Cause::Checkout]),
    row(PendingPayment, Cancelled, &[Cause::Checkout, Cause::Shopper, Cause::Staff]),
    row(Placed, PartiallyFulfilled, &[Cause::Staff]),
    row(Placed, Fulfilled, &[Cause::Staff]),
    // The payment's doing: it was placed on a promise that the provider broke.
    row(Placed, Cancelled, &[Cause::Shopper, Cause::Staff, Cause::Payment]),
    row(Placed, Refunded, &[Cause::Payment]),
    row(PartiallyFulfilled, Fulfilled, &[Cause::Staff]),
    // What was still to be sent was taken out of the order, and the rest has arrived.
    row(PartiallyFulfilled, Delivered, &[Cause::Staff]),
    row(PartiallyFulfilled, Refunded, &[Cause::Payment]),
    row(Fulfilled, Delivered, &[Cause::Staff]),
    // Something is to be sent instead of what came back.
    row(Fulfilled, PartiallyFulfilled, &[Cause::Exchange]),
    row(Delivered, PartiallyFulfilled, &[Cause::Exchange]),
    row(Fulfilled, Refunded, &[Cause::Payment]),
    row(Delivered, Refunded, &[Cause::Payment]),
];

/// True if `to` may follow `from` by this cause's doing.
pub fn may_follow(from: OrderStatus, to: OrderStatus, cause: Cause) -> bool {
    TRANSITIONS.iter().any(|row| row.from == from && row.to == to && row.by.contains(&cause))
}

/// True if the order can be cancelled: it is placed, and nothing of it has left the house.
pub fn may_cancel(status: OrderStatus, cause: Cause) -> bool {
    status != PendingPayment && may_follow(status, Cancelled, cause)
}

/// True if a parcel may leave an order with the status `from`, which has the status `to` then.
pub fn may_fulfill(from: OrderStatus, to: OrderStatus) -> bool {
    may_follow(from, Fulfilled, Cause::Staff) && (from == to || may_follow(from, to, Cause::Staff))
}

/// True if money that cannot be had ends the order.
pub fn is_ended_by(status: OrderStatus, payment: PaymentStatus) -> bool {
    may_cancel(status, Cause::Payment) && matches!(payment, PaymentStatus::Failed | PaymentStatus::Voided)
}

/// The status that the order's parts make. That an order was cancelled is a decision, so it is a part itself.
pub fn status_of(order: &Order) -> OrderStatus {
    if order.status == Cancelled {
        return Cancelled;
    }
    if order.placed_at.is_none() {
        return PendingPayment;
    }
    if is_given_back(order) {
        return Refunded;
    }
    match order.fulfillment_status {
        FulfillmentStatus::Unfulfilled => Placed,
        FulfillmentStatus::PartiallyFulfilled => PartiallyFulfilled,
        FulfillmentStatus::Fulfilled if order.fulfillments.iter().all(is_delivered) => Delivered,
        FulfillmentStatus::Fulfilled => Fulfilled,
    }
}

/// True if everything that was paid was given back: by the payment, to the gift cards, and by hand.
fn is_given_back(order: &Order) -> bool {
    let paid: i64 = order.gift_cards.iter().map(|share| share.amount.amount()).sum();
    let settled = || order.refunds.iter().filter(|refund| refund.status == TransferStatus::Succeeded);
    let returned: i64 = settled().filter_map(|refund| refund.to_gift_cards).map(Money::amount).sum();
    let came_by_hand: i64 = order.receipts.iter().map(|receipt| receipt.amount.amount()).sum();
    let went_by_hand: i64 = settled().filter_map(|refund| refund.by_hand).map(Money::amount).sum();
    if went_by_hand < came_by_hand {
        return false;
    }
    let is_all_of_cards = paid > 0 && order.payments.iter().all(|payment| payment.amount.is_zero());
    returned >= paid && (order.payment_status == PaymentStatus::Refunded || is_all_of_cards)
}

const fn is_delivered(parcel: &Fulfillment) -> bool {
    parcel.delivered_at.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [OrderStatus; 7] =
        [PendingPayment, Placed, PartiallyFulfilled, Fulfilled, Delivered, Cancelled, Refunded];
    const CAUSES: [Cause; 5] =
        [Cause::Checkout, Cause::Shopper, Cause::Staff, Cause::Payment, Cause::Exchange];

    fn successors(from: OrderStatus) -> Vec<OrderStatus> {
        TRANSITIONS.iter().filter(|row| row.from == from).map(|row| row.to).collect()
    }

    #[test]
    fn what_has_left_the_house_cannot_be_cancelled() {
        for cause in CAUSES {
            for status in [PartiallyFulfilled, Fulfilled, Delivered] {
                assert!(!may_cancel(status, cause));
            }
        }
        assert!(may_cancel(Placed, Cause::Shopper));
    }

    #[test]
    fn no_order_waits_for_its_payment_again() {
        assert!(!ALL.into_iter().any(|from| successors(from).contains(&PendingPayment)));
    }

    #[test]
    fn what_is_cancelled_or_refunded_stays_so() {
        assert_eq!((successors(Cancelled), successors(Refunded)), (vec![], vec![]));
    }

    #[test]
    fn nothing_is_sent_of_an_order_that_is_not_paid_cancelled_or_sent_already() {
        for status in [PendingPayment, Cancelled, Fulfilled, Delivered, Refunded] {
            assert!(!may_fulfill(status, status));
        }
        assert!(may_fulfill(PartiallyFulfilled, PartiallyFulfilled) && may_fulfill(Placed, Fulfilled));
    }

    #[test]
    fn shoppers_may_cancel_and_nothing_else() {
        for row in TRANSITIONS.iter().filter(|row| row.by.contains(&Cause::Shopper)) {
            assert_eq!(row.to, Cancelled);
        }
    }

    #[test]
    fn only_an_exchange_lets_something_be_sent_of_what_was_sent() {
        for from in [Fulfilled, Delivered] {
            assert!(may_follow(from, PartiallyFulfilled, Cause::Exchange));
            assert!(!may_follow(from, PartiallyFulfilled, Cause::Staff));
        }
        for from in [PendingPayment, Placed, Cancelled, Refunded] {
            assert!(!may_follow(from, PartiallyFulfilled, Cause::Exchange));
        }
    }

    #[test]
    fn each_way_stands_in_the_table_once_and_leads_somewhere_else() {
        for (index, row) in TRANSITIONS.iter().enumerate() {
            assert_ne!(row.from, row.to);
            assert!(!TRANSITIONS[..index].iter().any(|other| (other.from, other.to) == (row.from, row.to)));
        }
    }

    #[test]
    fn a_capture_that_failed_does_not_end_what_is_on_its_way() {
        assert!(is_ended_by(Placed, PaymentStatus::Failed));
        assert!(!is_ended_by(Fulfilled, PaymentStatus::Failed));
        assert!(!is_ended_by(Placed, PaymentStatus::Captured));
    }
}
