//! Orders that are changed after they were placed, and what is settled because of it. The routes stand in
//! [`order`](crate::order) and, for the price, in [`cart`](crate::cart).

use crate::{
    Address, Options,
    cart::{CartLine, Totals},
    order::{NextAction, Order, PaymentChoice},
};
use kernel::{
    Currency, LineId, Money, OrderEditId, PaymentId, ReceiptId, ReturnId, Text, Timestamp, VariantId,
};
use std::{collections::BTreeMap, num::NonZeroU32};

/// Of how many variants one edit may bring more: each is bought, which is an invocation, while the staff waits. Of how many
/// there are to be fewer is not limited.
pub const MAX_BOUGHT: usize = 8;

dto! {
    /// What is to become of an order's lines. Those that are not named stay as they are. There can be more of at most 8
    /// variants at once.
    #[serde(deny_unknown_fields)]
    pub struct PreviewEdit {
        /// At most 200, each line once.
        #[serde(default)]
        pub lines: Vec<EditedLine>,
        /// Each variant once.
        #[serde(default)]
        pub added: Vec<AddedLine>,
    }

    /// The same, to be done: of the order as it was shown, at the total that was shown.
    #[serde(deny_unknown_fields)]
    pub struct EditOrder {
        #[serde(default)]
        pub lines: Vec<EditedLine>,
        #[serde(default)]
        pub added: Vec<AddedLine>,
        /// The customer reads it.
        pub reason: Text<500>,
        /// The preview's.
        pub version: u32,
        /// The preview's `totals.total`.
        pub total: Money,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct EditedLine {
        pub line_id: LineId,
        /// Of the whole line, what was sent included; 0 takes a line out of which nothing was sent or refunded.
        pub quantity: u32,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct AddedLine {
        pub variant_id: VariantId,
        pub quantity: NonZeroU32,
    }

    /// What an order would be after an edit.
    pub struct EditPreview {
        /// The order's: who commits the edit says that it is this one that was seen.
        pub version: u32,
        /// What changes.
        pub changes: Vec<LineChange>,
        pub before: Money,
        pub totals: Totals,
        /// What the order costs more, or where it is less than nothing less.
        pub difference: Money,
        /// What is settled then, with what was still open: less than nothing is given back, more is due.
        pub balance: Money,
    }

    /// What became of a line.
    pub struct LineChange {
        pub line_id: LineId,
        pub variant_id: VariantId,
        pub sku: String,
        pub title: String,
        /// Titles in other languages than the default, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub titles: BTreeMap<String, String>,
        pub options: Options,
        pub unit_price: Money,
        /// How many there were; none of a line that came in.
        pub from: u32,
        /// How many there are; none of a line that went.
        pub to: u32,
    }

    /// An edit that was made.
    pub struct OrderEdit {
        pub id: OrderEditId,
        pub reason: String,
        pub changes: Vec<LineChange>,
        /// The order's total before and after.
        pub before: Money,
        pub after: Money,
        /// The return for which something else is sent; none for an edit by itself.
        pub return_id: Option<ReturnId>,
        pub at: Timestamp,
    }

    /// Money that came for the balance of an order.
    pub struct Receipt {
        pub id: ReceiptId,
        pub amount: Money,
        pub method: ReceiptMethod,
        /// The payment by which the shopper paid it online; none of what came by hand.
        pub payment_id: Option<PaymentId>,
        pub at: Timestamp,
    }

    /// Pays what is due, online.
    #[serde(deny_unknown_fields)]
    pub struct PayBalance {
        /// What was seen to be due.
        pub amount: Money,
        pub payment: PaymentChoice,
    }

    pub struct BalanceAnswer {
        pub order: Order,
        /// What the shopper must do; null where it is paid, or only to wait for.
        #[serialize_always]
        pub next_action: Option<NextAction>,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum ReceiptMethod {
        BankTransfer,
        Cash,
        /// Such as a terminal in the shop.
        Other,
    }

    /// Notes money that came for the balance of an order.
    #[serde(deny_unknown_fields)]
    pub struct RecordReceipt {
        /// More than nothing, at most what is due.
        pub amount: Money,
        pub method: ReceiptMethod,
        /// For the staff, such as the number of the statement.
        pub note: Option<Text<500>>,
    }

    /// Gives up what is due.
    #[serde(deny_unknown_fields)]
    pub struct WaiveBalance {
        /// What was seen to be due.
        pub amount: Money,
        /// The customer reads it.
        pub reason: Text<500>,
    }

    /// An order's lines as they are to be, for their price.
    #[serde(deny_unknown_fields)]
    pub struct ReviseQuote {
        pub currency: Currency,
        /// Where the goods go.
        pub address: Address,
        /// As they were sold.
        pub tax_included: bool,
        pub shipping: Money,
        /// At most 200 with the added ones.
        pub kept: Vec<KeptLine>,
        /// With the ids that they will have.
        pub added: Vec<NewLine>,
    }

    /// A line that was sold.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct KeptLine {
        pub id: LineId,
        pub variant_id: VariantId,
        pub unit_price: Money,
        /// The discount that the line has, and for how many units it was sold.
        pub discount: Money,
        pub sold: NonZeroU32,
        /// How many there are to be.
        pub quantity: NonZeroU32,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct NewLine {
        pub id: LineId,
        pub variant_id: VariantId,
        pub quantity: NonZeroU32,
        /// What is taken off its price: never more than it costs. Nothing if absent.
        pub discount: Option<Money>,
    }

    /// What they cost.
    pub struct RevisedQuote {
        /// In the order in which they were named.
        pub kept: Vec<RevisedLine>,
        pub added: Vec<CartLine>,
        pub totals: Totals,
    }

    #[derive(Copy, Eq)]
    pub struct RevisedLine {
        pub id: LineId,
        /// `quantity × unit_price`, before discounts.
        pub total: Money,
        pub discount: Money,
    }
}
