//! Payments.

use crate::{
    Unit,
    order::PaymentStatus,
    queues::{QueueReport, ReadQueues, TreatDeadLetters, TreatedDeadLetters},
    resend::{AskUnconfirmed, EventIds, SettleEvents, Unconfirmed},
};
use kernel::{ErrorCode, Money, OrderId, PaymentId, Permission, Text};

dto! {
    /// Who moves the money.
    #[derive(Copy, Eq, Hash)]
    pub enum Provider {
        /// Deterministic, for development; refused in production.
        Test,
    }

    /// Asks a provider to hold money for an order. Repeating it with the same key asks again for the same payment.
    #[serde(deny_unknown_fields)]
    pub struct Authorize {
        pub key: Text<200>,
        pub order_id: OrderId,
        pub amount: Money,
        pub provider: Provider,
        pub token: Option<Text<200>>,
        pub return_path: Option<Text<500>>,
    }

    pub struct Payment {
        pub id: PaymentId,
        pub order_id: OrderId,
        pub provider: Provider,
        pub status: PaymentStatus,
        pub amount: Money,
        /// Where the shopper must go, for `requires_action`.
        pub redirect_url: Option<String>,
        /// Why it failed, in words for the shopper.
        pub failure: Option<String>,
        /// Rises with every change of status.
        pub version: u32,
    }

    /// Gives up what was asked for with a key of [`Authorize`], even where nobody knows whether it arrived.
    #[serde(deny_unknown_fields)]
    pub struct Abandon {
        pub authorize_key: Text<200>,
        pub reason: Text<500>,
    }

    /// The payment that had come to be under the key, as it ended.
    pub struct Abandoned {
        pub payment: Option<Payment>,
    }

    /// Gives held money free (`void`) or, once captured, back (`refund`), whichever the payment needs.
    #[serde(deny_unknown_fields)]
    pub struct CancelPayment {
        /// Repeating it with the same key changes nothing.
        pub key: Text<200>,
        pub reason: Text<500>,
    }

    /// What the test provider's 3-D Secure page decides.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Decide {
        pub approve: bool,
    }
}

endpoints! {
    Payment;
    /// What a provider tells us. The signature covers the raw body; older than 5 minutes is refused; order and repetition do not matter.
    RECEIVE_WEBHOOK: Post "/payments/webhooks/{provider}" "receive_webhook" (Unit, serde_json::Value) -> Unit, errors(&[ErrorCode::SignatureInvalid]);

    /// Holds money. A declined payment is a payment with the status `failed`; 503 `payment_unavailable` if the provider cannot be asked.
    AUTHORIZE: Post "/internal/v1/payments" "authorize_payment" (Unit, Authorize) -> Payment, internal, success(201), errors(&[ErrorCode::PaymentUnavailable, ErrorCode::IdempotencyMismatch, ErrorCode::Conflict]);
    /// A payment, after asking the provider where it is not decided yet.
    SYNC_PAYMENT: Post "/internal/v1/payments/{id}/sync" "sync_payment" (Unit, Unit) -> Payment, internal, errors(&[ErrorCode::PaymentUnavailable]);
    /// Gives the money back, or lets it go.
    CANCEL_PAYMENT: Post "/internal/v1/payments/{id}/cancel" "cancel_payment" (Unit, CancelPayment) -> Payment, internal, errors(&[ErrorCode::PaymentUnavailable]);
    /// Lets go of whatever a key of `authorize_payment` holds, or will hold: a request still on its way is refused when it arrives. Repeating it changes nothing.
    ABANDON_PAYMENT: Post "/internal/v1/payments/abandon" "abandon_payment" (Unit, Abandon) -> Abandoned, internal, errors(&[ErrorCode::PaymentUnavailable]);
    /// What payment has not sent and could not handle: its outbox and its dead letters.
    GET_QUEUES: Get "/admin/queues/payment" "get_payment_queues" (ReadQueues, Unit) -> QueueReport, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// Sends dead letters of payment through their queue again, or forgets them. Repeating it does nothing twice: consumers know an event by its id.
    TREAT_DEAD_LETTERS: Post "/admin/queues/payment/dead-letters" "treat_payment_dead_letters" (Unit, TreatDeadLetters) -> TreatedDeadLetters, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);
    /// Events that were sent a while ago and that nobody has confirmed.
    UNCONFIRMED_EVENTS: Post "/internal/v1/events/unconfirmed" "payment_unconfirmed_events" (Unit, AskUnconfirmed) -> Unconfirmed, internal;
    /// Forgets what confirmed events say, and sends the missing ones again.
    SETTLE_EVENTS: Post "/internal/v1/events/settle" "settle_payment_events" (Unit, SettleEvents) -> Unit, internal, success(204);
    /// Which of these events it is done with.
    RECEIVED_EVENTS: Post "/internal/v1/events/received" "payment_received_events" (Unit, EventIds) -> EventIds, internal;
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "payment_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: unsent events, test payments whose time has come.
    TICK: Post "/internal/v1/tick" "payment_tick" (Unit, Unit) -> Unit, internal, success(204);
}
