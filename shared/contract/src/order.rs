//! Checkout and orders.

use crate::{
    Address, Idempotency, Image, Limit, List, Options, Unit,
    cart::{AppliedCoupon, ShippingOption, Totals},
    payment::Provider,
};
use kernel::{
    Currency, CustomerId, EmailAddress, ErrorCode, FulfillmentId, LineId, Locale, Money, OrderId, OrderToken,
    PaymentId, Permission, ProductId, ReturnId, Text, Timestamp, VariantId,
};
use std::num::NonZeroU32;

dto! {
    #[serde(deny_unknown_fields)]
    pub struct CheckoutRequest {
        pub email: EmailAddress,
        /// Replaces the cart's.
        pub shipping_address: Address,
        /// The shipping address if absent.
        pub billing_address: Option<Address>,
        /// The cart's if absent, else the cheapest for the address.
        pub shipping_option_id: Option<Text<60>>,
        pub payment: PaymentChoice,
        /// The language of the mails.
        pub locale: Option<Locale>,
    }

    #[serde(deny_unknown_fields)]
    pub struct PaymentChoice {
        pub provider: Provider,
        /// What the provider gave the shopper's browser for the card.
        pub token: Option<Text<200>>,
        /// Where the provider sends the browser back to: a path of this shop.
        pub return_path: Option<Text<500>>,
    }

    /// 201 with the order itself; 202 with this while the provider or the shopper takes time.
    #[serde(untagged)]
    pub enum CheckoutAnswer {
        Pending(PendingCheckout),
        Placed(Box<Order>),
    }

    pub struct PendingCheckout {
        pub order: Order,
        /// What the shopper must do; null if only to wait.
        #[serialize_always]
        pub next_action: Option<NextAction>,
    }

    pub struct NextAction {
        pub kind: NextActionKind,
        pub url: String,
    }

    #[derive(Copy, Eq)]
    pub enum NextActionKind {
        Redirect,
    }

    pub struct Order {
        pub id: OrderId,
        /// Given when the order is placed, without gaps.
        #[serialize_always]
        pub number: Option<String>,
        pub status: OrderStatus,
        pub payment_status: PaymentStatus,
        pub fulfillment_status: FulfillmentStatus,
        pub email: String,
        pub lines: Vec<OrderLine>,
        pub coupons: Vec<AppliedCoupon>,
        pub shipping_option: ShippingOption,
        pub totals: Totals,
        pub addresses: Addresses,
        pub payments: Vec<OrderPayment>,
        pub fulfillments: Vec<Fulfillment>,
        pub returns: Vec<Return>,
        pub timeline: Vec<TimelineEntry>,
        /// Holding it is the permission to see the order.
        pub token: OrderToken,
        #[serialize_always]
        pub placed_at: Option<Timestamp>,
        pub created_at: Timestamp,
    }

    pub struct OrderLine {
        pub id: LineId,
        pub variant_id: VariantId,
        pub product_id: ProductId,
        pub product_slug: String,
        pub sku: String,
        pub title: String,
        pub options: Options,
        pub quantity: NonZeroU32,
        pub unit_price: Money,
        pub total: Money,
        pub discount: Money,
        /// How many have left the house.
        pub fulfilled: u32,
        /// How many are in a return that was not declined.
        #[serde(default)]
        pub returned: u32,
        pub image: Option<Image>,
    }

    pub struct Addresses {
        pub shipping: Address,
        pub billing: Address,
    }

    pub struct OrderPayment {
        pub id: PaymentId,
        pub provider: Provider,
        pub status: PaymentStatus,
        pub amount: Money,
    }

    pub struct Fulfillment {
        pub id: FulfillmentId,
        pub lines: Vec<LineQuantity>,
        pub tracking: Option<Tracking>,
        pub at: Timestamp,
        pub delivered_at: Option<Timestamp>,
        /// Until when what is in it can be returned.
        pub returnable_until: Option<Timestamp>,
    }

    /// Goods that somebody wants to give back, or has given back.
    pub struct Return {
        pub id: ReturnId,
        pub status: ReturnStatus,
        pub lines: Vec<ReturnLine>,
        /// What the shopper wrote.
        pub comment: Option<String>,
        /// What the staff answered: how to send it back, or why not.
        pub answer: Option<String>,
        /// What the units cost, with their share of discounts and taxes: of those that were asked for, then of those
        /// that came back.
        pub refund: Money,
        pub at: Timestamp,
    }

    pub struct ReturnLine {
        pub line_id: LineId,
        pub quantity: NonZeroU32,
        pub reason: ReturnReason,
        /// How many came back.
        pub received: u32,
        /// How many of those are sold again.
        pub restocked: u32,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum ReturnStatus {
        /// Nobody has answered yet.
        Requested,
        /// To be sent back.
        Approved,
        Declined,
        /// Come back.
        Received,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum ReturnReason {
        ChangedMind,
        DoesNotFit,
        Damaged,
        WrongItem,
        NotAsDescribed,
        Other,
    }

    #[serde(deny_unknown_fields)]
    pub struct RequestReturn {
        /// Each line once.
        pub lines: Vec<ReturnRequestLine>,
        pub comment: Option<Text<500>>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct ReturnRequestLine {
        pub line_id: LineId,
        pub quantity: NonZeroU32,
        pub reason: ReturnReason,
    }

    #[serde(deny_unknown_fields)]
    pub struct ApproveReturn {
        /// How to send it back: the customer reads it.
        pub instructions: Text<2000>,
    }

    #[serde(deny_unknown_fields)]
    pub struct DeclineReturn {
        /// The customer reads it.
        pub reason: Text<500>,
    }

    #[serde(deny_unknown_fields)]
    pub struct ReceiveReturn {
        /// What has come back. A line may be there twice: so many to be sold again, so many not.
        pub lines: Vec<ReceivedLine>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct ReceivedLine {
        pub line_id: LineId,
        pub quantity: NonZeroU32,
        /// Whether it is sold again.
        pub restock: bool,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListReturns {
        pub status: Option<ReturnStatus>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// A return in the staff's list.
    pub struct ReturnSummary {
        pub id: ReturnId,
        pub order_id: OrderId,
        pub order_number: String,
        pub status: ReturnStatus,
        pub name: String,
        pub email: String,
        pub item_count: u32,
        pub refund: Money,
        pub at: Timestamp,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct LineQuantity {
        pub line_id: LineId,
        pub quantity: NonZeroU32,
    }

    #[serde(deny_unknown_fields)]
    pub struct Tracking {
        pub carrier: Text<60>,
        pub number: Text<100>,
        /// `https://…`
        pub url: Option<Text<500>>,
    }

    pub struct TimelineEntry {
        pub at: Timestamp,
        pub event: String,
        pub actor: String,
        pub note: Option<String>,
        /// False for what the staff wrote for themselves: shoppers never get to see it.
        #[serde(default = "visible")]
        pub visible_to_customer: bool,
    }

    #[serde(deny_unknown_fields)]
    pub struct AddNote {
        pub text: Text<2000>,
        /// Whether the customer may read it.
        #[serde(default)]
        pub visible_to_customer: bool,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum OrderStatus {
        PendingPayment,
        Placed,
        PartiallyFulfilled,
        Fulfilled,
        Delivered,
        Cancelled,
        Refunded,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum PaymentStatus {
        Pending,
        RequiresAction,
        Authorized,
        Captured,
        PartiallyRefunded,
        Refunded,
        Voided,
        Failed,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum FulfillmentStatus {
        Unfulfilled,
        PartiallyFulfilled,
        Fulfilled,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct OrderAccess {
        /// The order's token, for those who are not signed in.
        pub token: Option<OrderToken>,
    }

    #[serde(deny_unknown_fields)]
    pub struct TrackOrder {
        pub number: Text<20>,
        pub email: EmailAddress,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListMyOrders {
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    pub struct OrderSummary {
        pub id: OrderId,
        #[serialize_always]
        pub number: Option<String>,
        pub status: OrderStatus,
        pub payment_status: PaymentStatus,
        pub fulfillment_status: FulfillmentStatus,
        pub email: String,
        pub customer_id: Option<CustomerId>,
        pub name: String,
        pub total: Money,
        pub item_count: u32,
        #[serialize_always]
        pub placed_at: Option<Timestamp>,
        pub created_at: Timestamp,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListOrders {
        pub status: Option<OrderStatus>,
        pub payment_status: Option<PaymentStatus>,
        pub customer_id: Option<CustomerId>,
        /// A number, a mail address or a part of a name.
        pub q: Option<Text<200>>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// What a shop sold lately, in days of UTC. What was cancelled does not count.
    pub struct OrderStats {
        pub currency: Currency,
        /// The last thirty days, today last.
        pub days: Vec<DayStats>,
        /// Orders of which something is still to be sent.
        pub to_fulfill: u32,
        /// Placed orders whose payment failed.
        pub payment_failed: u32,
        /// Checkouts that wait for their payment.
        pub pending_payment: u32,
        /// Returns that nobody has answered yet.
        pub returns_to_answer: u32,
    }

    /// A day's orders.
    pub struct DayStats {
        /// `2026-11-24`.
        pub date: String,
        pub orders: u32,
        pub revenue: Money,
    }

    #[serde(deny_unknown_fields)]
    pub struct CancelOrder {
        pub reason: Option<Text<500>>,
    }

    #[serde(deny_unknown_fields)]
    pub struct CancelOrderAsStaff {
        pub reason: Text<500>,
    }

    #[serde(deny_unknown_fields)]
    pub struct Fulfill {
        pub lines: Vec<LineQuantity>,
        pub tracking: Option<Tracking>,
    }
}

/// Entries that were written before there were hidden ones.
const fn visible() -> bool {
    true
}

const RETURN_ERRORS: &[ErrorCode] =
    &[ErrorCode::IllegalTransition, ErrorCode::Conflict, ErrorCode::IdempotencyMismatch];

const CHECKOUT_ERRORS: &[ErrorCode] = &[
    ErrorCode::PaymentDeclined,
    ErrorCode::OutOfStock,
    ErrorCode::PriceChanged,
    ErrorCode::CouponUnavailable,
    ErrorCode::RequirementsMissing,
    ErrorCode::CheckoutInProgress,
    ErrorCode::IdempotencyInProgress,
    ErrorCode::IdempotencyMismatch,
    ErrorCode::CartLocked,
    ErrorCode::CartMerged,
    ErrorCode::PaymentUnavailable,
];

endpoints! {
    Order;
    /// Buys a cart. 201 with the order, or 202 while the provider or the shopper takes time.
    CHECKOUT: Post "/carts/{id}/checkout" "checkout" (Unit, CheckoutRequest) -> CheckoutAnswer, owner, success(201), idempotent(Idempotency::Required), errors(CHECKOUT_ERRORS);
    /// After the redirect: asks the provider and goes on.
    CONTINUE_PAYMENT: Post "/orders/{id}/payment/continue" "continue_payment" (OrderAccess, Unit) -> Order, owner, errors(CHECKOUT_ERRORS);
    /// An order, for its owner or with its token.
    GET_ORDER: Get "/orders/{id}" "get_order" (OrderAccess, Unit) -> Order, owner, cache(crate::Cache::Private);
    /// Finds an order by its number and mail address; 404 says nothing about which was wrong.
    TRACK_ORDER: Post "/orders/track" "track_order" (Unit, TrackOrder) -> Order;
    /// Cancels an order of which nothing has left the house.
    CANCEL_ORDER: Post "/orders/{id}/cancel" "cancel_order" (OrderAccess, CancelOrder) -> Order, owner, idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::IdempotencyMismatch]);
    /// Asks to give back what was sent, within the time that the parcel says.
    REQUEST_RETURN: Post "/orders/{id}/returns" "request_return" (OrderAccess, RequestReturn) -> Order, owner, success(201), idempotent(Idempotency::Required), errors(RETURN_ERRORS);
    /// The customer's orders, the newest first.
    LIST_MY_ORDERS: Get "/me/orders" "list_my_orders" (ListMyOrders, Unit) -> List<OrderSummary>, customer, errors(&[ErrorCode::InvalidCursor]);

    /// Orders, the newest first.
    LIST_ORDERS: Get "/admin/orders" "list_orders" (ListOrders, Unit) -> List<OrderSummary>, staff(Permission::Orders), errors(&[ErrorCode::InvalidCursor]);
    /// What the shop sold in the last thirty days, and what waits.
    GET_ORDER_STATS: Get "/admin/order-stats" "get_order_stats" (Unit, Unit) -> OrderStats, staff(Permission::Orders);
    /// An order.
    GET_ADMIN_ORDER: Get "/admin/orders/{id}" "get_admin_order" (Unit, Unit) -> Order, staff(Permission::Orders);
    /// Sends a parcel: lines and, where known, its tracking.
    FULFILL: Post "/admin/orders/{id}/fulfillments" "fulfill_order" (Unit, Fulfill) -> Order, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::Conflict, ErrorCode::IdempotencyMismatch]);
    /// Notes that a parcel has arrived.
    DELIVER_FULFILLMENT: Post "/admin/orders/{id}/fulfillments/{fulfillment_id}/deliver" "deliver_fulfillment" (Unit, Unit) -> Order, staff(Permission::Orders), idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::IdempotencyMismatch]);
    /// Writes a note into the order's timeline, for the staff or for the customer too.
    ADD_NOTE: Post "/admin/orders/{id}/notes" "add_order_note" (Unit, AddNote) -> Order, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::IdempotencyMismatch]);
    /// Another shipping address in the same country, as long as nothing has been sent.
    CORRECT_SHIPPING_ADDRESS: Put "/admin/orders/{id}/shipping-address" "correct_shipping_address" (Unit, Address) -> Order, staff(Permission::Orders), idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::IdempotencyMismatch]);
    /// Sends the order's confirmation once more.
    RESEND_CONFIRMATION: Post "/admin/orders/{id}/confirmation" "resend_confirmation" (Unit, Unit) -> Order, staff(Permission::Orders), idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::IdempotencyMismatch]);
    /// Returns, those that wait longest first.
    LIST_RETURNS: Get "/admin/returns" "list_returns" (ListReturns, Unit) -> List<ReturnSummary>, staff(Permission::Orders), errors(&[ErrorCode::InvalidCursor]);
    /// Approves a return, and tells the customer how to send it back.
    APPROVE_RETURN: Post "/admin/orders/{id}/returns/{return_id}/approve" "approve_return" (Unit, ApproveReturn) -> Order, staff(Permission::Orders), idempotent(Idempotency::Required), errors(RETURN_ERRORS);
    /// Declines a return, also one that was approved and never arrived, and tells the customer why.
    DECLINE_RETURN: Post "/admin/orders/{id}/returns/{return_id}/decline" "decline_return" (Unit, DeclineReturn) -> Order, staff(Permission::Orders), idempotent(Idempotency::Required), errors(RETURN_ERRORS);
    /// Notes what has come back of a return, and puts what is to be sold again into the stock.
    RECEIVE_RETURN: Post "/admin/orders/{id}/returns/{return_id}/receive" "receive_return" (Unit, ReceiveReturn) -> Order, staff(Permission::Orders), idempotent(Idempotency::Required), errors(RETURN_ERRORS);
    /// Cancels an order of which nothing has left the house: frees the stock, gives the money back, tells the shopper.
    CANCEL_ORDER_AS_STAFF: Post "/admin/orders/{id}/cancel" "cancel_order_as_staff" (Unit, CancelOrderAsStaff) -> Order, staff(Permission::Orders), idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::IdempotencyMismatch]);

    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "order_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: unsent events.
    TICK: Post "/internal/v1/tick" "order_tick" (Unit, Unit) -> Unit, internal, success(204);
}
