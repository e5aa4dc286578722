//! Checkout and orders.

use crate::{
    Address, Idempotency, Image, Limit, List, Options, Unit,
    cart::{AppliedCoupon, ShippingOption, Totals},
    draft_order::{
        CompleteDraftOrder, CreateDraftOrder, DraftOrder, DraftOrderSummary, DraftVersion, ListDraftOrders,
        UpdateDraftOrder,
    },
    gift_card::GiftCardShare,
    order_edit::{
        BalanceAnswer, EditOrder, EditPreview, OrderEdit, PayBalance, PreviewEdit, Receipt, RecordReceipt,
        WaiveBalance,
    },
    payment::{Provider, TransferStatus},
    queues::{QueueReport, ReadQueues, TreatDeadLetters, TreatedDeadLetters},
    reconciliation::{Reconciliation, Reconciliations},
    resend::{AskUnconfirmed, EventIds, SettleEvents, Unconfirmed},
};
use kernel::{
    Currency, CustomerId, EmailAddress, ErrorCode, FulfillmentId, Line, LineId, Locale, LocationId, Money,
    MoneyError, OrderId, OrderToken, PaymentId, Permission, ProductId, RefundId, Text, TimeZone, Timestamp,
    VariantId,
};
use std::{collections::BTreeMap, num::NonZeroU32};

pub use crate::order_return::{
    ApproveReturn, DeclineReturn, ExchangePreview, Exchanged, ListReturns, MAX_RETURN_LINES, MakeExchange,
    PreviewExchange, ReceiveReturn, ReceivedLine, Replacement, RequestReturn, Return, ReturnLine,
    ReturnReason, ReturnRequestLine, ReturnStatus, ReturnSummary,
};

dto! {
    #[serde(deny_unknown_fields)]
    pub struct CheckoutRequest {
        pub email: EmailAddress,
        /// Replaces the cart's.
        pub shipping_address: Address,
        /// The shipping address if absent.
        pub billing_address: Option<Address>,
        /// The cart's if absent, else the cheapest for the address.
        pub shipping_option_id: Option<Line<60>>,
        pub payment: PaymentChoice,
        /// The language of the mails.
        pub locale: Option<Locale>,
        /// What the shopper was shown as left to pay: a checkout that would take more is refused with the cart.
        pub due: Option<Money>,
    }

    #[serde(deny_unknown_fields)]
    pub struct PaymentChoice {
        pub provider: Provider,
        /// What the provider gave the shopper's browser for the card.
        pub token: Option<Text<200>>,
        /// Where the provider sends the browser back to: a path of this shop.
        pub return_path: Option<Text<500>>,
        /// Keeps the card for the account's next purchase: for who is signed in, with the provider `stripe`.
        #[serde(default)]
        pub save: bool,
    }

    /// 201 with the order itself; 202 with this while the provider or the shopper takes time.
    #[serde(untagged)]
    pub enum CheckoutAnswer {
        Pending(PendingCheckout),
        Placed(Box<Order>),
    }

    #[serde(deny_unknown_fields)]
    pub struct ClaimOrders {
        /// The customer's, confirmed.
        pub email: String,
    }

    /// Orders by their ids; at most 100.
    #[serde(deny_unknown_fields)]
    pub struct OrderIds {
        pub ids: Vec<OrderId>,
    }

    /// What people call an order. Those that were never placed have no number.
    pub struct OrderNumber {
        pub id: OrderId,
        pub number: String,
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
        /// The account that it belongs to; of guests' orders none. Only the staff get it.
        pub customer_id: Option<CustomerId>,
        /// The language of its mails.
        #[serde(default)]
        pub locale: Locale,
        pub lines: Vec<OrderLine>,
        pub coupons: Vec<AppliedCoupon>,
        pub shipping_option: ShippingOption,
        pub totals: Totals,
        pub addresses: Addresses,
        /// What gift cards and store credit paid of the total; the payment is for the rest.
        #[serde(default)]
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub gift_cards: Vec<GiftCardShare>,
        pub payments: Vec<OrderPayment>,
        pub fulfillments: Vec<Fulfillment>,
        pub returns: Vec<Return>,
        #[serde(default)]
        pub refunds: Vec<Refund>,
        /// What was changed after it was placed.
        #[serde(default)]
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub edits: Vec<OrderEdit>,
        /// What came because of that, by hand or online.
        #[serde(default)]
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub receipts: Vec<Receipt>,
        /// What is still to be settled because of that: due, and nothing is sent until it is; or less than nothing, to be
        /// given back. None where all is settled.
        pub balance: Option<Money>,
        /// What goods that came back count for what is sent instead of them: the total contains the price of both. None
        /// where nothing was exchanged.
        pub credited: Option<Money>,
        pub timeline: Vec<TimelineEntry>,
        /// Holding it is the permission to see the order. The staff do not get it.
        pub token: Option<OrderToken>,
        /// The shop's when it was ordered: mails about it name its days.
        #[serde(default)]
        pub time_zone: TimeZone,
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
        /// Titles in other languages than the default, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub titles: BTreeMap<String, String>,
        pub options: Options,
        pub quantity: NonZeroU32,
        pub unit_price: Money,
        pub total: Money,
        pub discount: Money,
        /// For how many the discount is: those that were sold with it.
        #[serde(default)]
        pub discounted_quantity: u32,
        /// How many have left the house.
        pub fulfilled: u32,
        /// For how many the money was given back, is on its way, or counts for what is sent instead.
        #[serde(default)]
        pub refunded: u32,
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
        /// How much of it is ours by now.
        pub captured: Money,
        /// How much of that was given back.
        pub refunded: Money,
        /// How to pay, where the money comes later; in the order's language.
        pub instructions: Option<String>,
    }

    /// Money that was given back, or is on its way.
    pub struct Refund {
        pub id: RefundId,
        pub amount: Money,
        /// How much of it is for the shipping.
        pub shipping: Money,
        /// How much of it goes back to gift cards, once the payment has given back its part.
        pub to_gift_cards: Option<Money>,
        /// How much of it came later, for a balance. The shop gives it back by hand, as it came, but for `online`.
        pub by_hand: Option<Money>,
        /// What goes back by the payments that brought it for a balance, once the payment has given back its part.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub online: Vec<OnlineShare>,
        pub lines: Vec<RefundedLine>,
        pub reason: String,
        pub status: TransferStatus,
        /// Why it failed, or what of `online` was refused.
        pub failure: Option<String>,
        /// True where the shop sent it in another way than it was paid, since the provider could not.
        #[serde(default)]
        pub sent_by_shop: bool,
        /// True where the bank sent back what the payment had given back of it, while cards and balances keep their parts.
        #[serde(default)]
        pub came_back: bool,
        pub at: Timestamp,
    }

    /// What a payment that brought money for a balance gives back of a refund.
    pub struct OnlineShare {
        pub payment_id: PaymentId,
        pub amount: Money,
        /// Why the payment did not give it back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub failure: Option<String>,
        /// Payment's name for what went back in its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub replaced_by: Option<String>,
    }

    pub struct RefundedLine {
        pub line_id: LineId,
        pub quantity: NonZeroU32,
        /// What these units had cost, with their share of discount and tax.
        pub amount: Money,
    }

    /// Gives money back: for lines, for shipping, or an amount. With none of these, all that is left.
    #[serde(deny_unknown_fields)]
    pub struct RefundOrder {
        /// What is given back; if absent, what lines and shipping had cost.
        pub amount: Option<Money>,
        /// At most 200.
        #[serde(default)]
        pub lines: Vec<LineQuantity>,
        /// True for all of it that was not given back, or how much of it.
        pub shipping: Option<RefundShipping>,
        pub reason: Text<500>,
        /// True where the shop has sent it in another way than it was paid, since the provider cannot: no provider is asked.
        #[serde(default)]
        pub sent_by_shop: bool,
    }

    #[derive(Copy, Eq)]
    #[serde(untagged)]
    pub enum RefundShipping {
        All(bool),
        Part(Money),
    }

    /// What a refund would come to, and the most that could be given back.
    pub struct RefundPreview {
        pub amount: Money,
        pub shipping: Money,
        /// How much of the amount would go back to gift cards: what the payment has not got.
        pub to_gift_cards: Option<Money>,
        /// How much of it came later, for a balance; the shop would give it back by hand, but for `online`.
        pub by_hand: Option<Money>,
        /// What would go back by the payments that brought it for a balance.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub online: Vec<OnlineShare>,
        pub lines: Vec<RefundedLine>,
        pub refundable: Money,
    }

    pub struct Fulfillment {
        pub id: FulfillmentId,
        pub lines: Vec<LineQuantity>,
        pub tracking: Option<Tracking>,
        pub at: Timestamp,
        pub delivered_at: Option<Timestamp>,
        /// Until when what is in it can be returned.
        pub returnable_until: Option<Timestamp>,
        /// The location that the staff named; none where it left as it was routed. Shoppers do not get it.
        pub location_id: Option<LocationId>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct LineQuantity {
        pub line_id: LineId,
        pub quantity: NonZeroU32,
    }

    #[serde(deny_unknown_fields)]
    pub struct Tracking {
        pub carrier: Line<60>,
        pub number: Line<100>,
        /// `https://…`
        pub url: Option<Line<500>>,
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
        pub number: Line<20>,
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
        /// To whom the goods go.
        pub name: String,
        /// To whom the bill goes, mostly who ordered.
        #[serde(default)]
        pub billing_name: String,
        /// Less what goods that were exchanged count for what was sent instead.
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

    /// What a shop sold lately, in days of its time zone. What was cancelled does not count.
    pub struct OrderStats {
        pub currency: Currency,
        /// Where its days begin.
        #[serde(default)]
        pub time_zone: TimeZone,
        /// The last thirty days, today last.
        pub days: Vec<DayStats>,
        /// Orders of which something is still to be sent.
        pub to_fulfill: u32,
        /// Placed orders whose payment failed.
        pub payment_failed: u32,
        /// Placed orders whose payment has not come yet: by bank transfer, say.
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
        /// Only an order that still waits for its payment: a placed one is 409 `illegal_transition` then.
        #[serde(default)]
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        pub only_unpaid: bool,
    }

    #[serde(deny_unknown_fields)]
    pub struct CancelOrderAsStaff {
        pub reason: Text<500>,
    }

    #[serde(deny_unknown_fields)]
    pub struct Fulfill {
        pub lines: Vec<LineQuantity>,
        pub tracking: Option<Tracking>,
        /// Where all of it leaves; if absent, where each line was routed to.
        pub location_id: Option<LocationId>,
    }
}

impl Refund {
    /// What of it the order's own payment gives back, and the bank has not sent back.
    ///
    /// # Errors
    /// Amounts out of range.
    pub fn own_part(&self) -> Result<Money, MoneyError> {
        if self.came_back {
            return Ok(Money::zero(self.amount.currency()));
        }
        let others = [self.to_gift_cards, self.by_hand].into_iter().flatten();
        self.amount.checked_sub(Money::sum(self.amount.currency(), others)?)
    }
}

impl OnlineShare {
    /// True where the payment did not give it back, and nothing else went back in its place.
    pub const fn is_owed(&self) -> bool {
        self.failure.is_some() && self.replaced_by.is_none()
    }
}

impl Order {
    /// How many units of a line can be returned at `now`: those of parcels that can still be returned, and that are in
    /// no return yet. What was returned came from parcels that are past their time first, as those are the older ones.
    pub fn returnable(&self, line: &OrderLine, now: Timestamp) -> u32 {
        let is_open = |parcel: &Fulfillment| parcel.returnable_until.is_some_and(|end| now < end);
        let units = |open: bool| {
            let parcels = self.fulfillments.iter().filter(|parcel| is_open(parcel) == open);
            let sent = parcels.flat_map(|parcel| &parcel.lines).filter(|sent| sent.line_id == line.id);
            sent.fold(0_u32, |sum, sent| sum.saturating_add(sent.quantity.get()))
        };
        units(true).saturating_sub(line.returned.saturating_sub(units(false)))
    }

    /// Its page in the shop, which the token opens.
    pub fn page(&self) -> String {
        let token = self.token.map_or_else(String::new, |token| format!("?token={token}"));
        format!("/orders/{}{token}", self.id)
    }

    /// What gift cards and store credit paid.
    ///
    /// # Errors
    /// Amounts out of range, or of two currencies.
    pub fn paid_by_gift_cards(&self) -> Result<Money, MoneyError> {
        Money::sum(self.totals.total.currency(), self.gift_cards.iter().map(|share| share.amount))
    }
}

/// Entries that were written before there were hidden ones.
const fn visible() -> bool {
    true
}

const RETURN_ERRORS: &[ErrorCode] =
    &[ErrorCode::IllegalTransition, ErrorCode::Conflict, ErrorCode::IdempotencyMismatch];

/// As an edit's, since goods may be sent instead of those that come back.
const EXCHANGE_ERRORS: &[ErrorCode] = EDIT_ERRORS;

const EDIT_ERRORS: &[ErrorCode] = &[
    ErrorCode::OutOfStock,
    ErrorCode::CartFull,
    ErrorCode::CurrencyMismatch,
    ErrorCode::IllegalTransition,
    ErrorCode::Conflict,
    ErrorCode::IdempotencyMismatch,
];

const BALANCE_ERRORS: &[ErrorCode] = &[
    ErrorCode::PaymentDeclined,
    ErrorCode::PaymentUnavailable,
    ErrorCode::IllegalTransition,
    ErrorCode::Conflict,
    ErrorCode::IdempotencyMismatch,
];

const CHECKOUT_ERRORS: &[ErrorCode] = &[
    ErrorCode::PaymentDeclined,
    ErrorCode::OutOfStock,
    ErrorCode::PriceChanged,
    ErrorCode::CouponUnavailable,
    ErrorCode::GiftCardUnavailable,
    ErrorCode::RequirementsMissing,
    ErrorCode::CheckoutInProgress,
    ErrorCode::IdempotencyInProgress,
    ErrorCode::IdempotencyMismatch,
    ErrorCode::CartLocked,
    ErrorCode::CartMerged,
    ErrorCode::PaymentUnavailable,
];

const DRAFT_ERRORS: &[ErrorCode] = &[
    ErrorCode::Conflict,
    ErrorCode::CartLocked,
    ErrorCode::CartCompleted,
    ErrorCode::CartFull,
    ErrorCode::CouponInvalid,
    ErrorCode::CurrencyMismatch,
];

const COMPLETION_ERRORS: &[ErrorCode] = &[
    ErrorCode::Conflict,
    ErrorCode::PaymentDeclined,
    ErrorCode::OutOfStock,
    ErrorCode::PriceChanged,
    ErrorCode::CouponUnavailable,
    ErrorCode::RequirementsMissing,
    ErrorCode::CheckoutInProgress,
    ErrorCode::IdempotencyInProgress,
    ErrorCode::IdempotencyMismatch,
    ErrorCode::CartLocked,
    ErrorCode::PaymentUnavailable,
];

endpoints! {
    Order;
    /// Buys a cart. 201 with the order, or 202 while the provider or the shopper takes time.
    CHECKOUT: Post "/carts/{id}/checkout" "checkout" (Unit, CheckoutRequest) -> CheckoutAnswer, owner, success(201), idempotent(Idempotency::Required), errors(CHECKOUT_ERRORS);
    /// The checkout of a cart that waits for its payment: its order, and what the shopper must do. 404 where none waits.
    GET_CHECKOUT: Get "/carts/{id}/checkout" "get_checkout" (Unit, Unit) -> PendingCheckout, owner, cache(crate::Cache::Private);
    /// After the redirect: asks the provider and goes on.
    CONTINUE_PAYMENT: Post "/orders/{id}/payment/continue" "continue_payment" (OrderAccess, Unit) -> Order, owner, errors(CHECKOUT_ERRORS);
    /// An order, for its owner or with its token.
    GET_ORDER: Get "/orders/{id}" "get_order" (OrderAccess, Unit) -> Order, owner, cache(crate::Cache::Private);
    /// Finds an order by its number and mail address; 404 says nothing about which was wrong.
    TRACK_ORDER: Post "/orders/track" "track_order" (Unit, TrackOrder) -> Order;
    /// Cancels an order of which nothing has left the house.
    CANCEL_ORDER: Post "/orders/{id}/cancel" "cancel_order" (OrderAccess, CancelOrder) -> Order, owner, idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::IdempotencyMismatch]);
    /// Asks to give back what was sent, within the time that the parcel says; for each line, for its money or for another variant of the same product. What is not for sale is 409 `out_of_stock` with `unavailable`.
    REQUEST_RETURN: Post "/orders/{id}/returns" "request_return" (OrderAccess, RequestReturn) -> Order, owner, success(201), idempotent(Idempotency::Required), errors(EXCHANGE_ERRORS);
    /// Pays online what an order has open since it was changed. Another amount than is due is 409 `conflict` with the `balance`; what was begun in another way before gives way. Repeating it with the same key pays once. A problem with `goes_back` may have taken money: that goes back.
    PAY_BALANCE: Post "/orders/{id}/balance-payments" "pay_balance" (OrderAccess, PayBalance) -> BalanceAnswer, owner, success(201), idempotent(Idempotency::Required), errors(BALANCE_ERRORS);
    /// After the redirect: asks the provider, and notes what was paid. A problem with `goes_back` may have taken money: that goes back.
    CONTINUE_BALANCE_PAYMENT: Post "/orders/{id}/balance-payments/continue" "continue_balance_payment" (OrderAccess, Unit) -> Order, owner, errors(BALANCE_ERRORS);
    /// The customer's orders, the newest first.
    LIST_MY_ORDERS: Get "/me/orders" "list_my_orders" (ListMyOrders, Unit) -> List<OrderSummary>, customer, errors(&[ErrorCode::InvalidCursor]);

    /// Orders, the newest first.
    LIST_ORDERS: Get "/admin/orders" "list_orders" (ListOrders, Unit) -> List<OrderSummary>, staff(Permission::Orders), errors(&[ErrorCode::InvalidCursor]);
    /// What the last comparisons of orders with payments and checkouts found.
    GET_RECONCILIATIONS: Get "/admin/reconciliations" "get_reconciliations" (Unit, Unit) -> Reconciliations, staff(Permission::Orders);
    /// Compares now, rather than when it is time.
    RECONCILE: Post "/admin/reconciliations" "reconcile" (Unit, Unit) -> Reconciliation, staff(Permission::Orders), success(201);
    /// What the shop sold in the last thirty days, and what waits.
    GET_ORDER_STATS: Get "/admin/order-stats" "get_order_stats" (Unit, Unit) -> OrderStats, staff(Permission::Orders);
    /// An order.
    GET_ADMIN_ORDER: Get "/admin/orders/{id}" "get_admin_order" (Unit, Unit) -> Order, staff(Permission::Orders);
    /// Sends a parcel: lines and, where known, its tracking. Money that is held is taken first; what is declined is not sent. Of an order that has a balance due nothing is sent.
    FULFILL: Post "/admin/orders/{id}/fulfillments" "fulfill_order" (Unit, Fulfill) -> Order, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::Conflict, ErrorCode::BalanceDue, ErrorCode::IdempotencyMismatch, ErrorCode::PaymentDeclined, ErrorCode::PaymentUnavailable]);
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
    /// Notes what has come back of a return, puts what is to be sold again into the stock, and gives back what it had cost if a reason for that is named. More than is left to give back is 409 `conflict` with `refundable`. With `exchange`, what was asked for instead is bought, added to the order and settled as an edit is: 409 `out_of_stock` with `lines` changes nothing, and another difference than the preview's is 409 `conflict` with a new `preview`. An exchange that would give back all that was paid is 409 `conflict`: it would end the order.
    RECEIVE_RETURN: Post "/admin/orders/{id}/returns/{return_id}/receive" "receive_return" (Unit, ReceiveReturn) -> Order, staff(Permission::Orders), idempotent(Idempotency::Required), errors(EXCHANGE_ERRORS);
    /// What would be settled if this came back and what was asked for were sent instead. Changes nothing. 409 `conflict` where all that was paid would be given back, which would end the order.
    PREVIEW_EXCHANGE: Post "/admin/orders/{id}/returns/{return_id}/exchange-preview" "preview_exchange" (Unit, PreviewExchange) -> ExchangePreview, staff(Permission::Orders), errors(EXCHANGE_ERRORS);
    /// Cancels an order of which nothing has left the house: frees the stock, gives the money back, tells the shopper.
    CANCEL_ORDER_AS_STAFF: Post "/admin/orders/{id}/cancel" "cancel_order_as_staff" (Unit, CancelOrderAsStaff) -> Order, staff(Permission::Orders), idempotent(Idempotency::Required), errors(&[ErrorCode::IllegalTransition, ErrorCode::IdempotencyMismatch]);

    /// What an order would be with other lines, and what would be settled then. Changes nothing.
    PREVIEW_EDIT: Post "/admin/orders/{id}/edit-preview" "preview_order_edit" (Unit, PreviewEdit) -> EditPreview, staff(Permission::Orders), errors(EDIT_ERRORS);
    /// Changes the lines of an order as far as they were not sent, and tells the customer. What is added is bought first: 409 `out_of_stock` with `lines` changes nothing. What costs less is given back, what costs more is the order's `balance`. Another version or total than the preview's is 409 `conflict` with a new `preview`.
    EDIT_ORDER: Post "/admin/orders/{id}/edits" "edit_order" (Unit, EditOrder) -> Order, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(EDIT_ERRORS);
    /// Notes money that came by hand for what an order has open. More than is due is 409 `conflict` with the `balance`.
    RECORD_RECEIPT: Post "/admin/orders/{id}/receipts" "record_receipt" (Unit, RecordReceipt) -> Order, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(RETURN_ERRORS);
    /// Gives up what an order has open, so that it can be sent.
    WAIVE_BALANCE: Post "/admin/orders/{id}/waivers" "waive_balance" (Unit, WaiveBalance) -> Order, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(RETURN_ERRORS);

    /// Gives money back: first what the payment took, through its provider, then what gift cards paid, to the cards. The order shows it at once, as `pending` until the provider has said yes. More than is left is 409 `conflict` with `refundable`.
    REFUND_ORDER: Post "/admin/orders/{id}/refunds" "refund_order" (Unit, RefundOrder) -> Order, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(&[ErrorCode::Conflict, ErrorCode::IllegalTransition, ErrorCode::IdempotencyMismatch]);
    /// What a refund would come to. Changes nothing.
    PREVIEW_REFUND: Post "/admin/orders/{id}/refund-preview" "preview_refund" (Unit, RefundOrder) -> RefundPreview, staff(Permission::Orders), errors(&[ErrorCode::Conflict, ErrorCode::IllegalTransition]);

    /// Orders that the staff put together, the newest first. Deleted ones are in no list.
    LIST_DRAFT_ORDERS: Get "/admin/draft-orders" "list_draft_orders" (ListDraftOrders, Unit) -> List<DraftOrderSummary>, staff(Permission::Orders), errors(&[ErrorCode::InvalidCursor]);
    /// Begins an order for a customer.
    CREATE_DRAFT_ORDER: Post "/admin/draft-orders" "create_draft_order" (Unit, CreateDraftOrder) -> DraftOrder, staff(Permission::Orders), success(201), idempotent(Idempotency::Accepted), errors(&[ErrorCode::IdempotencyMismatch]);
    /// A draft at today's prices: its cart's warnings say what changed since it was last shown. One that has become an order is 409 `cart_completed` with its `order_id`.
    GET_DRAFT_ORDER: Get "/admin/draft-orders/{id}" "get_draft_order" (Unit, Unit) -> DraftOrder, staff(Permission::Orders), errors(&[ErrorCode::CartCompleted]);
    /// Changes a draft, all of it or nothing. Nothing is held or redeemed before it is completed.
    UPDATE_DRAFT_ORDER: Patch "/admin/draft-orders/{id}" "update_draft_order" (Unit, UpdateDraftOrder) -> DraftOrder, staff(Permission::Orders), errors(DRAFT_ERRORS);
    /// Deletes a draft; a link that was sent leads nowhere any more.
    DELETE_DRAFT_ORDER: Delete "/admin/draft-orders/{id}" "delete_draft_order" (Unit, Unit) -> Unit, staff(Permission::Orders), success(204), errors(&[ErrorCode::CartLocked, ErrorCode::CartCompleted]);
    /// Places the draft's order, to be paid by hand, as a checkout does: 409 `price_changed` (with the cart), `out_of_stock` (with the lines), `coupon_unavailable` (with the cart), `requirements_missing` (with the list). A draft that was completed answers 200 with the same order.
    COMPLETE_DRAFT_ORDER: Post "/admin/draft-orders/{id}/complete" "complete_draft_order" (Unit, CompleteDraftOrder) -> Order, staff(Permission::Orders), success(201), idempotent(Idempotency::Required), errors(COMPLETION_ERRORS);
    /// Sends the customer a mail with a link: it opens the draft as a checkout, in which the customer pays by any method. A draft without lines that can be bought is 409 `requirements_missing`.
    SEND_DRAFT_ORDER: Post "/admin/draft-orders/{id}/link" "send_draft_order" (Unit, DraftVersion) -> DraftOrder, staff(Permission::Orders), idempotent(Idempotency::Required), errors(&[ErrorCode::Conflict, ErrorCode::CartLocked, ErrorCode::CartCompleted, ErrorCode::RequirementsMissing, ErrorCode::IdempotencyMismatch]);

    /// Makes the guest orders of a confirmed mail address the customer's.
    CLAIM_ORDERS: Post "/internal/v1/customers/{id}/orders" "claim_orders" (Unit, ClaimOrders) -> Unit, internal, success(204);
    /// The numbers of those of these orders that have one.
    NUMBER_ORDERS: Post "/internal/v1/order-numbers" "number_orders" (Unit, OrderIds) -> List<OrderNumber>, internal;

    /// What order has not sent and could not handle: its outbox and its dead letters.
    GET_QUEUES: Get "/admin/queues/order" "get_order_queues" (ReadQueues, Unit) -> QueueReport, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// Sends dead letters of order through their queue again, or forgets them. Repeating it does nothing twice: consumers know an event by its id.
    TREAT_DEAD_LETTERS: Post "/admin/queues/order/dead-letters" "treat_order_dead_letters" (Unit, TreatDeadLetters) -> TreatedDeadLetters, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);
    /// Events that were sent a while ago and that nobody has confirmed.
    UNCONFIRMED_EVENTS: Post "/internal/v1/events/unconfirmed" "order_unconfirmed_events" (Unit, AskUnconfirmed) -> Unconfirmed, internal;
    /// Forgets what confirmed events say, and sends the missing ones again.
    SETTLE_EVENTS: Post "/internal/v1/events/settle" "settle_order_events" (Unit, SettleEvents) -> Unit, internal, success(204);
    /// Which of these events it is done with.
    RECEIVED_EVENTS: Post "/internal/v1/events/received" "order_received_events" (Unit, EventIds) -> EventIds, internal;
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "order_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: unsent events.
    TICK: Post "/internal/v1/tick" "order_tick" (Unit, Unit) -> Unit, internal, success(204);
}
