//! Goods that come back. The routes stand in [`order`](crate::order).

use crate::{Limit, Options, order_edit::LineChange};
use kernel::{LineId, LocationId, Money, OrderId, RefundId, ReturnId, Text, Timestamp, VariantId};
use std::{collections::BTreeMap, num::NonZeroU32};

/// The most lines of a return: the mail about it names them all, with what the staff answered.
pub const MAX_RETURN_LINES: usize = 100;

dto! {
    /// Goods that somebody wants to give back, or has given back.
    pub struct Return {
        pub id: ReturnId,
        pub status: ReturnStatus,
        pub lines: Vec<ReturnLine>,
        /// What the shopper wrote.
        pub comment: Option<String>,
        /// What the staff answered: how to send it back, or why not.
        pub answer: Option<String>,
        /// What the units had cost, with their share of discount and tax, as far as it was not given back before: of those
        /// that were asked for, then of those that came back.
        pub value: Money,
        /// The refund that was asked for when they came back.
        pub refund_id: Option<RefundId>,
        /// The location that the staff named for what is sold again; none where it went back to where it was sent from.
        /// Shoppers do not get it.
        pub location_id: Option<LocationId>,
        /// What was settled for what is sent instead; none where nothing is.
        pub exchanged: Option<Exchanged>,
        pub at: Timestamp,
    }

    /// What goods that came back pay for.
    #[derive(Copy, Eq)]
    pub struct Exchanged {
        /// What they had cost, as far as it was not given back before: it counts for what is sent instead.
        pub credit: Money,
        /// What is sent instead costs more than that or, less than nothing, less.
        pub difference: Money,
    }

    pub struct ReturnLine {
        pub line_id: LineId,
        pub quantity: NonZeroU32,
        pub reason: ReturnReason,
        /// How many came back.
        pub received: u32,
        /// How many of those are sold again.
        pub restocked: u32,
        /// What the shopper wants for them instead of their money.
        pub exchange_for: Option<Replacement>,
    }

    /// A variant of the same product, as it was called when it was asked for.
    pub struct Replacement {
        pub variant_id: VariantId,
        pub sku: String,
        pub title: String,
        /// Titles in other languages than the default, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub titles: BTreeMap<String, String>,
        pub options: Options,
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
        /// Each line once; at most 100.
        pub lines: Vec<ReturnRequestLine>,
        pub comment: Option<Text<500>>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct ReturnRequestLine {
        pub line_id: LineId,
        pub quantity: NonZeroU32,
        pub reason: ReturnReason,
        /// As many of this variant of the same product instead of the money.
        pub exchange_for: Option<VariantId>,
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
        /// Gives back what they had cost, for this reason, which the customer reads. With an exchange, only what the lines
        /// had cost for which nothing is sent instead. Without it no money is given back for lines.
        pub refund_reason: Option<Text<500>>,
        /// Where what is sold again lies; if absent, where it was sent from.
        pub location_id: Option<LocationId>,
        /// Sends what was asked for instead.
        pub exchange: Option<MakeExchange>,
    }

    /// Adds what was asked for in exchange to the order, to be sent, and counts for it what the goods that came back had
    /// cost.
    #[serde(deny_unknown_fields)]
    pub struct MakeExchange {
        /// The customer reads it.
        pub reason: Text<500>,
        /// The preview's.
        pub difference: Money,
    }

    /// What would have come back.
    #[serde(deny_unknown_fields)]
    pub struct PreviewExchange {
        /// As when it is received.
        pub lines: Vec<ReceivedLine>,
    }

    /// What an exchange comes to.
    pub struct ExchangePreview {
        /// What is sent instead.
        pub added: Vec<LineChange>,
        /// What that costs.
        pub price: Money,
        /// What of it the goods that came back pay for.
        pub credit: Money,
        /// `price − credit`.
        pub difference: Money,
        /// What is settled then, with what was still open: less than nothing is given back, more is due. Of an order whose
        /// payment is awaited, nothing is due: what it costs more is awaited with the rest.
        pub balance: Money,
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
        pub value: Money,
        /// How many of the units somebody wants something else for.
        #[serde(default)]
        pub exchange_count: u32,
        pub at: Timestamp,
    }
}
