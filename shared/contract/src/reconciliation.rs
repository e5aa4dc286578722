//! What comes of comparing the books of orders, payments and checkouts with each other.

use kernel::{OrderId, PaymentId, Timestamp};

dto! {
    /// The last comparisons, the newest first.
    pub struct Reconciliations {
        pub items: Vec<Reconciliation>,
    }

    /// One comparison. Each looks at some payments, the next one goes on where it ended.
    pub struct Reconciliation {
        pub at: Timestamp,
        /// How many payments were compared with their orders.
        pub payments: u32,
        pub findings: Vec<Finding>,
    }

    /// Something that should not be.
    pub struct Finding {
        pub kind: FindingKind,
        pub order_id: Option<OrderId>,
        pub payment_id: Option<PaymentId>,
        /// Whether it is right again; else the next comparison tries anew.
        pub healed: bool,
    }

    #[derive(Copy, Eq)]
    pub enum FindingKind {
        /// Money is held or taken for an order that is none: it is given back.
        PaymentWithoutOrder,
        /// An order was placed, and no payment of it is known, or its payment came to nothing.
        OrderWithoutPayment,
        /// All money of an order was given back, and its bank sent some of it back to the shop: the staff finds another way.
        ReturnedRefund,
        /// The order does not know what became of its payment: it is told.
        OutdatedPayment,
        /// Money is held for a placed order for an hour, and nobody has taken it: it is taken.
        UncollectedPayment,
        /// A checkout waits longer than it may, and holds stock meanwhile: it is woken.
        StuckCheckout,
        /// An order was changed, and its payment is for another amount than the order says, or money is to be given back
        /// since an hour: it is settled.
        UnsettledEdit,
        /// A refund has waited for its provider for an hour.
        PendingRefund,
        /// What follows from a change of an order has failed for an hour: stock or money that was to be given back.
        LateJob,
        /// An event has waited for an hour.
        UnsentEvent,
    }
}
