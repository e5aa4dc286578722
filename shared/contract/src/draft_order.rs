//! Orders that the staff put together for a customer, by phone or mail. A draft is a cart: totals, stock and placing are
//! those of any cart, so nothing about them is said twice.

use crate::{
    Address, Limit,
    cart::{Cart, ShippingOption},
    patch,
    promotion::Effect,
};
use kernel::{CartId, CustomerId, EmailAddress, Line, Locale, Money, OrderId, Text, Timestamp, VariantId};
use std::num::NonZeroU32;

dto! {
    /// Begins a draft for a customer; everything else is put in by changing it.
    #[serde(deny_unknown_fields)]
    pub struct CreateDraftOrder {
        pub email: EmailAddress,
        /// The account that the order is to be of, if there is one.
        pub customer_id: Option<CustomerId>,
        /// The language of the mails; the store's if absent.
        pub locale: Option<Locale>,
    }

    /// Changes a draft, all of it or nothing. A draft whose link was sent is open again: the link leads nowhere until it is
    /// sent once more.
    #[serde(deny_unknown_fields)]
    pub struct UpdateDraftOrder {
        /// What was changed: 409 `conflict` with the `version` by now if somebody else was faster.
        pub version: u32,
        #[serde(default, deserialize_with = "patch")]
        pub email: Option<EmailAddress>,
        #[serde(default, deserialize_with = "patch")]
        pub customer_id: Option<Option<CustomerId>>,
        #[serde(default, deserialize_with = "patch")]
        pub locale: Option<Locale>,
        /// For the staff only; it goes into the order's timeline.
        #[serde(default, deserialize_with = "patch")]
        pub note: Option<Option<Text<2000>>>,
        #[serde(default, deserialize_with = "patch")]
        pub shipping_address: Option<Address>,
        #[serde(default, deserialize_with = "patch")]
        pub shipping_option_id: Option<Line<60>>,
        /// Instead of all that there were, in this order; each variant once.
        #[serde(default, deserialize_with = "patch")]
        pub lines: Option<Vec<DraftLine>>,
        /// Instead of all that there were.
        #[serde(default, deserialize_with = "patch")]
        pub coupons: Option<Vec<Line<40>>>,
        #[serde(default, deserialize_with = "patch")]
        pub discount: Option<Option<HandDiscount>>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct DraftLine {
        pub variant_id: VariantId,
        pub quantity: NonZeroU32,
    }

    /// What the staff take off, after promotions and coupons, as a promotion of all lines would.
    #[serde(deny_unknown_fields)]
    pub struct HandDiscount {
        /// At most 100 %, and more than nothing.
        pub effect: Effect,
        /// For the staff only; it goes into the order's timeline.
        pub reason: Line<200>,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum DraftStatus {
        /// Being put together.
        Open,
        /// The customer has a link to pay it.
        Sent,
        /// It has become an order.
        Completed,
    }

    /// A draft at today's prices.
    pub struct DraftOrder {
        /// Its cart's.
        pub id: CartId,
        pub status: DraftStatus,
        /// Who the order is for and where it goes.
        #[serde(flatten)]
        pub content: DraftContent,
        /// Who of the staff began it.
        pub created_by: String,
        pub created_at: Timestamp,
        pub updated_at: Timestamp,
        pub sent_at: Option<Timestamp>,
    }

    /// What is in a draft.
    pub struct DraftContent {
        pub email: EmailAddress,
        pub customer_id: Option<CustomerId>,
        pub locale: Locale,
        pub note: Option<Text<2000>>,
        pub discount: Option<HandDiscount>,
        /// What the discount by hand takes off now; nothing for free shipping.
        pub discount_by_hand: Money,
        /// Lines, address, coupons and totals. Its `version` is the draft's; its warnings say which prices have changed
        /// since they were last shown, and what is out of stock.
        pub cart: Cart,
        /// How the goods can get there, the cheapest first and what must be fetched last.
        pub shipping_options: Vec<ShippingOption>,
        /// True if the customer's link opens it.
        pub is_sent: bool,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListDraftOrders {
        pub status: Option<DraftStatus>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// A draft in the list, with the totals that it was last shown with.
    pub struct DraftOrderSummary {
        pub id: CartId,
        pub status: DraftStatus,
        pub email: String,
        pub name: Option<String>,
        pub total: Option<Money>,
        pub item_count: u32,
        pub created_by: String,
        /// What it has become.
        pub order_id: Option<OrderId>,
        pub order_number: Option<String>,
        pub created_at: Timestamp,
        pub updated_at: Timestamp,
    }

    /// Places a draft's order, to be paid by hand.
    #[serde(deny_unknown_fields)]
    pub struct CompleteDraftOrder {
        /// What was seen: 409 `conflict` if it was changed since.
        pub version: u32,
        /// The way to pay: the token of one of the shop's payment methods by hand.
        pub payment_token: Text<200>,
    }

    /// Makes a draft's cart; again for the same id changes nothing.
    #[serde(deny_unknown_fields)]
    pub struct CreateDraftCart {
        pub id: CartId,
        /// Who of the staff.
        pub by: Line<60>,
        pub email: EmailAddress,
        pub customer_id: Option<CustomerId>,
        pub locale: Locale,
    }

    /// What a checkout of a draft by the staff needs: as it was last shown, not priced anew.
    pub struct DraftPurchase {
        pub email: EmailAddress,
        pub customer_id: Option<CustomerId>,
        pub locale: Locale,
        pub shipping_address: Option<Address>,
    }

    /// Where a cart comes from that the staff made.
    pub struct QuotedDraft {
        /// Who of the staff.
        pub by: String,
        /// For the staff: their note, and why there is a discount by hand.
        pub note: Option<String>,
    }

    /// What was seen: 409 `conflict` if it was changed since.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct DraftVersion {
        pub version: u32,
    }
}
