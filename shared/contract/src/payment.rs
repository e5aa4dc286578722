//! Payments.

use crate::{
    Idempotency, Unit,
    order::PaymentStatus,
    queues::{QueueReport, ReadQueues, TreatDeadLetters, TreatedDeadLetters},
    resend::{AskUnconfirmed, EventIds, SettleEvents, Unconfirmed},
};
use kernel::{CustomerId, ErrorCode, Line, Money, OrderId, PaymentId, Permission, RefundId, Text, Timestamp};
use std::collections::BTreeMap;

dto! {
    /// Who moves the money.
    #[derive(Copy, Eq, Hash)]
    pub enum Provider {
        /// Deterministic, for development; refused in production.
        Test,
        /// Cards, by Stripe.
        Stripe,
        /// By hand: a bank transfer, or cash on delivery. The order is placed at once, the money comes later.
        Manual,
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
        /// The account that buys; none for guests.
        #[serde(default)]
        pub customer_id: Option<CustomerId>,
        /// Keeps the card for the account's next purchase.
        #[serde(default)]
        pub save: bool,
    }

    pub struct Payment {
        pub id: PaymentId,
        pub order_id: OrderId,
        pub provider: Provider,
        pub status: PaymentStatus,
        pub amount: Money,
        /// How much of it is ours by now.
        pub captured: Money,
        /// How much of that was given back.
        pub refunded: Money,
        /// Where the shopper must go, for `requires_action`.
        pub redirect_url: Option<String>,
        /// Why it failed, in words for the shopper.
        pub failure: Option<String>,
        /// True where orders are placed before their money is there.
        #[serde(default)]
        pub comes_later: bool,
        /// How to pay what comes later, by language.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub instructions: BTreeMap<String, String>,
        /// Rises with every change.
        pub version: u32,
    }

    /// The ways to pay that this shop takes.
    pub struct PaymentMethods {
        pub items: Vec<PaymentMethod>,
    }

    pub struct PaymentMethod {
        pub provider: Provider,
        /// The token of a checkout that pays in this way; none where the provider gives one for the shopper's card.
        pub token: Option<String>,
        /// Names by language; none where there is nothing to choose from.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub names: BTreeMap<String, String>,
        /// How to pay, by language.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub instructions: BTreeMap<String, String>,
        /// With which the shopper's browser asks Stripe for a token.
        pub publishable_key: Option<String>,
    }

    /// The ways to pay as the staff set them.
    pub struct AdminPaymentMethods {
        /// Who takes cards: `test`, `stripe`, both or none, as the shop is deployed.
        pub cards: Vec<Provider>,
        /// At most [`MOST_MANUAL_METHODS`], those that are switched off among them, in the order of the checkout.
        pub items: Vec<ManualMethod>,
    }

    /// A way to pay by hand.
    pub struct ManualMethod {
        /// What a checkout names it by: `bank_transfer`.
        pub id: String,
        /// False for what no new checkout can choose; payments that were begun with it go on.
        pub active: bool,
        /// Names by language.
        pub names: BTreeMap<String, String>,
        /// How to pay, by language.
        pub instructions: BTreeMap<String, String>,
        /// The lowest stands first.
        pub position: u32,
        /// Rises with every change; 0 for what stands as the shop was deployed.
        pub version: i64,
        /// True for what the shop was deployed with: it can be switched off, not removed.
        pub configured: bool,
    }

    /// Changes a way to pay by hand, or adds one.
    #[serde(deny_unknown_fields)]
    pub struct SaveManualMethod {
        pub active: bool,
        /// By language; English is needed, since it stands in for those that are missing.
        pub names: BTreeMap<String, Line<120>>,
        /// By language.
        #[serde(default)]
        pub instructions: BTreeMap<String, Text<1000>>,
        /// At most 1,000.
        pub position: u32,
        /// The `version` that the change was made from, 0 for a new one: 409 `conflict` if there is another by now.
        /// Absent: whatever there is by now is replaced.
        pub seen: Option<i64>,
    }

    /// The cards that an account keeps.
    pub struct SavedCards {
        pub items: Vec<SavedCard>,
    }

    /// A card as its owner knows it again.
    pub struct SavedCard {
        /// The token of a checkout that pays with it.
        pub id: String,
        /// Such as `visa`.
        pub brand: String,
        /// The last four digits.
        pub last4: String,
        pub exp_month: u8,
        pub exp_year: u16,
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

    /// Asks for another amount than at first.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct AmendPayment {
        /// All that the payment is for from now on, not less than nothing.
        pub amount: Money,
    }

    /// Gives a part of what was captured back, or all of it.
    #[serde(deny_unknown_fields)]
    pub struct RefundPayment {
        /// Repeating it with the same key changes nothing.
        pub key: Text<200>,
        pub amount: Money,
        pub reason: Text<500>,
        /// True where the shop has sent it in another way: it is noted only.
        #[serde(default)]
        pub sent_by_shop: bool,
    }

    /// Takes what is held, for the staff.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct CapturePayment {
        /// All that is left if absent.
        pub amount: Option<Money>,
    }

    /// Lets go of what is held and not yet captured, for the staff.
    #[serde(deny_unknown_fields)]
    pub struct VoidPayment {
        pub reason: Text<500>,
    }

    /// Gives captured money back, for the staff.
    #[serde(deny_unknown_fields)]
    pub struct RefundPaymentAsStaff {
        /// All that is left if absent.
        pub amount: Option<Money>,
        /// The order writes it down with the refund, and its customer reads it.
        pub reason: Text<500>,
        /// True where the shop has sent it in another way, since the provider cannot: it is noted only.
        #[serde(default)]
        pub sent_by_shop: bool,
    }

    /// A transfer of money: `pending` until the provider has said yes or no.
    #[derive(Copy, Eq, Hash)]
    pub enum TransferStatus {
        Pending,
        Succeeded,
        Failed,
    }

    /// Money that was taken, or given back.
    pub struct Transfer {
        pub id: String,
        /// What it was asked for with.
        pub key: String,
        pub amount: Money,
        pub status: TransferStatus,
        /// The provider's name for it.
        pub reference: Option<String>,
        pub reason: Option<String>,
        /// Why it failed.
        pub failure: Option<String>,
        /// True where the shop sent it in another way, and no provider was asked.
        #[serde(default)]
        pub sent_by_shop: bool,
        pub at: Timestamp,
    }

    /// A payment with everything that happened to it.
    pub struct PaymentRecord {
        #[serde(flatten)]
        pub payment: Payment,
        /// The provider's name for the payment.
        pub reference: Option<String>,
        pub captures: Vec<Transfer>,
        pub refunds: Vec<Transfer>,
        pub history: Vec<PaymentStep>,
    }

    /// A change of a payment.
    pub struct PaymentStep {
        pub version: u32,
        pub status: PaymentStatus,
        /// Who told: `authorize`, `sync`, `webhook`, `capture`, `cancel`, `refund`, `amend` or `staff`.
        pub source: String,
        pub at: Timestamp,
    }

    /// Asks for payments that hold money, or may come to.
    #[serde(deny_unknown_fields)]
    pub struct ListHolding {
        /// The last one that was seen.
        pub after: Option<PaymentId>,
        /// Those that did not change since.
        pub before: Timestamp,
        /// These besides, whatever they hold: at most [`HOLDING_PAGE`].
        #[serde(default)]
        pub ids: Vec<PaymentId>,
    }

    /// At most [`HOLDING_PAGE`], by their ids.
    pub struct Holding {
        pub items: Vec<HeldPayment>,
        /// Those that were asked for by their ids.
        #[serde(default)]
        pub asked: Vec<HeldPayment>,
    }

    /// A payment, with what became of its refunds.
    pub struct HeldPayment {
        #[serde(flatten)]
        pub payment: Payment,
        #[serde(default)]
        pub refunds: Vec<Transfer>,
    }

    /// What the test provider's 3-D Secure page decides.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Decide {
        pub approve: bool,
    }
}

/// What the staff's refunds are asked for with begins so; then comes their `Idempotency-Key`.
pub const STAFF_KEY: &str = "staff:";

/// The `Idempotency-Key` of what the staff notes in place of a refund's share that a payment had refused: noted twice, it is
/// noted once.
pub fn sent_key(refund: RefundId) -> String {
    format!("sent:{refund}")
}

/// Why a refund fails that asks for more than is left: nobody was asked for it, and less of it may do.
pub const NOT_ENOUGH_LEFT: &str = "There was not so much left to give back.";

/// What the refunds of a cancelled payment are asked for with begins so; nobody else's keys do.
pub const CANCEL_KEY: &str = "cancel:";

/// How many payments [`LIST_HOLDING`] returns at once.
pub const HOLDING_PAGE: u32 = 50;

/// How many ways to pay by hand a shop can have, those that are switched off among them.
pub const MOST_MANUAL_METHODS: usize = 20;

const MOVE_ERRORS: &[ErrorCode] = &[
    ErrorCode::Conflict,
    ErrorCode::IllegalTransition,
    ErrorCode::PaymentUnavailable,
    ErrorCode::IdempotencyMismatch,
];

endpoints! {
    Payment;
    /// How this shop can be paid.
    LIST_PAYMENT_METHODS: Get "/payment-methods" "list_payment_methods" (Unit, Unit) -> PaymentMethods, cache(crate::Cache::Public(5));
    /// The cards that the signed-in customer keeps at Stripe.
    LIST_SAVED_CARDS: Get "/me/payment-methods" "list_saved_cards" (Unit, Unit) -> SavedCards, customer, errors(&[ErrorCode::PaymentUnavailable]);
    /// Forgets a card, here and at Stripe.
    DELETE_SAVED_CARD: Delete "/me/payment-methods/{id}" "delete_saved_card" (Unit, Unit) -> Unit, customer, success(204), errors(&[ErrorCode::PaymentUnavailable]);
    /// What a provider tells us. The signature covers the raw body; older than 5 minutes is refused; order and repetition do not matter.
    RECEIVE_WEBHOOK: Post "/payments/webhooks/{provider}" "receive_webhook" (Unit, serde_json::Value) -> Unit, errors(&[ErrorCode::SignatureInvalid]);

    /// How this shop can be paid, as the staff set it: by hand with all its words, by card as the shop is deployed.
    LIST_ADMIN_PAYMENT_METHODS: Get "/admin/payment-methods" "list_admin_payment_methods" (Unit, Unit) -> AdminPaymentMethods, staff(Permission::Settings);
    /// Changes a way to pay by hand, switches it off or on, or adds one. New checkouts follow within seconds; orders keep the words they were placed with, and payments that were begun go on.
    SAVE_MANUAL_METHOD: Put "/admin/payment-methods/{method_id}" "save_manual_method" (Unit, SaveManualMethod) -> ManualMethod, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);
    /// Removes a way to pay by hand that the staff added and has switched off; another one is 409 `conflict`.
    REMOVE_MANUAL_METHOD: Delete "/admin/payment-methods/{method_id}" "remove_manual_method" (Unit, Unit) -> Unit, staff(Permission::Settings), success(204), errors(&[ErrorCode::Conflict]);

    /// A payment with its captures, refunds and history.
    GET_PAYMENT: Get "/admin/payments/{id}" "get_payment" (Unit, Unit) -> PaymentRecord, staff(Permission::Orders);
    /// Takes money that is held, all of it or a part. What the provider cannot say yet is `pending` and tried again.
    CAPTURE_PAYMENT: Post "/admin/payments/{id}/captures" "capture_payment" (Unit, CapturePayment) -> PaymentRecord, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(MOVE_ERRORS);
    /// Lets go of what is held and not yet captured.
    VOID_PAYMENT: Post "/admin/payments/{id}/void" "void_payment" (Unit, VoidPayment) -> PaymentRecord, staff(Permission::Orders), idempotent(Idempotency::Required), errors(MOVE_ERRORS);
    /// Gives captured money back, all that is left or a part.
    REFUND_PAYMENT_AS_STAFF: Post "/admin/payments/{id}/refunds" "refund_payment_as_staff" (Unit, RefundPaymentAsStaff) -> PaymentRecord, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(MOVE_ERRORS);

    /// Holds money. A declined payment is a payment with the status `failed`; 503 `payment_unavailable` if the provider cannot be asked.
    AUTHORIZE: Post "/internal/v1/payments" "authorize_payment" (Unit, Authorize) -> Payment, internal, success(201), errors(&[ErrorCode::PaymentUnavailable, ErrorCode::IdempotencyMismatch, ErrorCode::Conflict]);
    /// A payment, after asking the provider where it is not decided yet.
    SYNC_PAYMENT: Post "/internal/v1/payments/{id}/sync" "sync_payment" (Unit, Unit) -> Payment, internal, errors(&[ErrorCode::PaymentUnavailable]);
    /// A payment, after taking what it holds now rather than when the queue comes to it. Repeating it changes nothing.
    COLLECT_PAYMENT: Post "/internal/v1/payments/{id}/collect" "collect_payment" (Unit, Unit) -> Payment, internal;
    /// Asks for another amount: for less of what is held and was not taken, for any that is not taken yet of what comes later by itself. Else it is 409 `illegal_transition` with the `status`. Repeating it changes nothing.
    AMEND_PAYMENT: Put "/internal/v1/payments/{id}/amount" "amend_payment" (Unit, AmendPayment) -> Payment, internal, errors(&[ErrorCode::IllegalTransition, ErrorCode::PaymentUnavailable]);
    /// Payments that hold money or may come to, for the comparison with orders.
    LIST_HOLDING: Post "/internal/v1/payments/holding" "list_holding_payments" (Unit, ListHolding) -> Holding, internal;
    /// Gives the money back, or lets it go.
    CANCEL_PAYMENT: Post "/internal/v1/payments/{id}/cancel" "cancel_payment" (Unit, CancelPayment) -> Payment, internal, errors(&[ErrorCode::PaymentUnavailable]);
    /// Gives a part of the money back. More than is left is 409 `conflict` with `refundable`; what the provider cannot say yet is tried again.
    REFUND_PAYMENT: Post "/internal/v1/payments/{id}/refunds" "refund_payment" (Unit, RefundPayment) -> Payment, internal, errors(MOVE_ERRORS);
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
    /// Regular work: unsent events, test payments whose time has come, what a provider could not be asked for yet.
    TICK: Post "/internal/v1/tick" "payment_tick" (Unit, Unit) -> Unit, internal, success(204);
}
