//! What travels through queues. Queues are named after their consumer.
//!
//! An event carries all its consumer needs and, where the order matters, a version: consumers ignore older ones, and
//! dedupe on the event's id.

use crate::{
    Image, Options, StockLevel,
    inventory::SellsAhead,
    order::{Order, PaymentStatus, Refund},
    order_edit::OrderEdit,
    payment::{Provider, Transfer, TransferStatus},
    product::ProductSummary,
};
use kernel::{
    CartId, CategoryId, CustomerId, EventId, Locale, Money, OrderId, PaymentId, ProductId, Timestamp,
    VariantId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Queue {
    /// To product: stock levels.
    ProductInbox,
    /// To search: products.
    SearchInbox,
    /// To order: what became of payments.
    OrderInbox,
    /// To payment: captures, refunds, and the test provider's slow answers.
    Payments,
    /// To notification: mails, and who writes them.
    Notifications,
}

impl Queue {
    /// Every queue.
    pub const ALL: [Self; 5] =
        [Self::ProductInbox, Self::SearchInbox, Self::OrderInbox, Self::Payments, Self::Notifications];

    /// The queue's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ProductInbox => "product-inbox",
            Self::SearchInbox => "search-inbox",
            Self::OrderInbox => "order-inbox",
            Self::Payments => "payments",
            Self::Notifications => "notifications",
        }
    }

    /// The producer binding that leads to it.
    pub const fn binding(self) -> &'static str {
        match self {
            Self::ProductInbox => "PRODUCT_INBOX",
            Self::SearchInbox => "SEARCH_INBOX",
            Self::OrderInbox => "ORDER_INBOX",
            Self::Payments => "PAYMENTS",
            Self::Notifications => "NOTIFICATIONS",
        }
    }

    /// True if a message may be kept where people look at it. A mail that carries a token may not, nor one of which
    /// nobody knows what it carries: who reads it could sign in as somebody else.
    pub fn may_be_kept(self, message: &str) -> bool {
        self != Self::Notifications
            || serde_json::from_str::<Event<Notifications>>(message)
                .is_ok_and(|event| !event.data.carries_token())
    }
}

/// The envelope: `id` is the same however often the event is delivered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event<T> {
    pub id: EventId,
    pub at: Timestamp,
    pub data: T,
}

/// Which queue an event's data belongs to.
pub trait EventData: Serialize + for<'de> Deserialize<'de> {
    /// The queue.
    const QUEUE: Queue;
}

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident $body:tt)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum $name $body

        impl EventData for $name {
            const QUEUE: Queue = Queue::$name;
        }
    )* };
}

events! {
    /// To product.
    ProductInbox {
        /// A variant went in stock, low or out.
        StockLevelChanged {
            variant_id: VariantId,
            /// What can be bought, also where it is sent later.
            level: StockLevel,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            sells_ahead: Option<SellsAhead>,
            version: u32,
        },
    }

    /// To search.
    SearchInbox {
        /// A product as it is now; what is not active leaves the index.
        ProductChanged { document: Box<SearchDocument> },
    }

    /// To order.
    OrderInbox {
        /// A payment came to a new status, or money moved. `refunds` are all that it knows of, whoever asked for them; the
        /// last hundred.
        PaymentChanged {
            payment_id: PaymentId,
            order_id: OrderId,
            provider: Provider,
            amount: Money,
            captured: Money,
            refunded: Money,
            status: PaymentStatus,
            refunds: Vec<RefundState>,
            version: u32,
        },
    }

    /// To payment.
    Payments {
        /// An order is placed: take the money that is held for it.
        Capture { payment_id: PaymentId, order_id: OrderId },
        /// Give money back: all that is ever given back for one key is `amount`.
        Refund {
            payment_id: PaymentId,
            order_id: OrderId,
            key: String,
            amount: Money,
            reason: String,
            /// The shop has sent it in another way: it is noted only.
            #[serde(default)]
            sent_by_shop: bool,
        },
        /// The test provider's `tok_slow` has made up its mind.
        SettleTestPayment { payment_id: PaymentId },
    }

    /// To notification.
    Notifications {
        /// An account was made; the link confirms its mail address.
        Registered { customer_id: CustomerId, email: String, name: String, locale: Locale, token: String },
        /// Somebody wants to set a new password.
        PasswordForgotten { customer_id: CustomerId, email: String, name: String, locale: Locale, token: String },
        /// An order is placed.
        OrderPlaced { order: Box<Order>, locale: Locale },
        /// A parcel is on its way: the order's last fulfilment.
        OrderShipped { order: Box<Order>, locale: Locale },
        /// An order was cancelled, by whom and why is in its timeline.
        OrderCancelled { order: Box<Order>, locale: Locale },
        /// Money was given back. The order has only the lines that it was for, and of each `refunded` says how many.
        OrderRefunded { order: Box<Order>, refund: Box<Refund>, locale: Locale },
        /// Money came for a placed order after it was ordered: by hand, or online for what a change of it left to pay. `left`
        /// is still to come.
        PaymentReceived { order: Box<Order>, amount: Money, left: Money, locale: Locale },
        /// The staff changed who the shop is, or its words; no mail, but what the next ones are written with.
        StoreChanged {
            store_name: String,
            contact_email: String,
            postal_address: String,
            #[serde(default)]
            words: BTreeMap<String, BTreeMap<String, String>>,
            version: u32,
        },
        /// A parcel has arrived: the order's last one.
        OrderDelivered { order: Box<Order>, locale: Locale },
        /// A variant that was sold out can be bought again, and somebody wanted to hear of it.
        BackInStock { email: String, locale: Locale, variant: Box<MailedVariant> },
        /// Of a variant there are only a few left or none: to the shop itself.
        StockLow { level: StockLevel, sku: String, variant: Box<MailedVariant> },
        /// The staff have put an order together: the link, with its cart's id, leads to the checkout.
        PaymentRequested { cart_id: CartId, email: String, amount: Money, locale: Locale },
        /// The staff changed an order's lines. The order has no lines, the edit says what became of them; a `balance` is
        /// due.
        OrderEdited { order: Box<Order>, edit: Box<OrderEdit>, locale: Locale },
        /// A return was asked for, answered or received: the order's last return.
        ReturnChanged { order: Box<Order>, locale: Locale },
    }
}

impl Notifications {
    /// True if the mail holds a link that signs somebody in or sets their password.
    pub const fn carries_token(&self) -> bool {
        match self {
            Self::Registered { .. } | Self::PasswordForgotten { .. } => true,
            Self::OrderPlaced { .. }
            | Self::OrderShipped { .. }
            | Self::OrderDelivered { .. }
            | Self::OrderCancelled { .. }
            | Self::OrderRefunded { .. }
            | Self::OrderEdited { .. }
            | Self::PaymentReceived { .. }
            | Self::ReturnChanged { .. }
            | Self::PaymentRequested { .. }
            | Self::BackInStock { .. }
            | Self::StockLow { .. }
            | Self::StoreChanged { .. } => false,
        }
    }
}

/// A variant as a mail shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailedVariant {
    pub variant_id: VariantId,
    pub product_slug: String,
    /// The product's.
    pub title: String,
    /// In other languages than the default, by language tag.
    pub titles: BTreeMap<String, String>,
    pub options: Options,
}

/// What became of a refund of a payment, whoever asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundState {
    /// Payment's name for it.
    pub id: String,
    /// What it was asked for with.
    pub key: String,
    pub amount: Money,
    pub reason: Option<String>,
    pub sent_by_shop: bool,
    pub status: TransferStatus,
    /// Why it failed.
    pub failure: Option<String>,
}

impl From<Transfer> for RefundState {
    fn from(refund: Transfer) -> Self {
        let Transfer { id, key, amount, status, reason, failure, sent_by_shop, .. } = refund;
        Self { id, key, amount, reason, sent_by_shop, status, failure }
    }
}

/// Everything that search needs of a product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchDocument {
    pub summary: ProductSummary,
    /// False takes it out of the index.
    pub active: bool,
    pub description: String,
    /// In other languages than the default.
    #[serde(default)]
    pub other_descriptions: Vec<String>,
    pub skus: Vec<String>,
    /// Its categories and all above them.
    pub categories: Vec<SearchCategory>,
    pub attributes: std::collections::BTreeMap<String, String>,
    /// Its options' values.
    #[serde(default)]
    pub options: std::collections::BTreeMap<String, Vec<String>>,
    /// The pictures of its options' values, where they have one of their own.
    #[serde(default)]
    pub option_images: Vec<OptionImage>,
    /// Higher is sold more often.
    pub popularity: u32,
    pub created_at: Timestamp,
    /// The product's version.
    pub version: u32,
}

/// How a product looks in one of its options' values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionImage {
    /// The option's name.
    pub name: String,
    pub value: String,
    pub image: Image,
}

/// A category in a search document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchCategory {
    pub id: CategoryId,
    pub slug: String,
    pub name: String,
    /// In other languages than the default, by language tag.
    #[serde(default)]
    pub names: std::collections::BTreeMap<String, String>,
}

impl SearchDocument {
    /// The product's id.
    pub fn product_id(&self) -> ProductId {
        self.summary.id
    }
}
