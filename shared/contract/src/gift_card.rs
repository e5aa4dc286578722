//! Gift cards and store credit: one ledger, of promotion. The routes stand in [`promotion`](crate::promotion).

use crate::Limit;
use kernel::{Currency, CustomerId, GiftCardId, Line, Money, OrderId, Text, Timestamp};

dto! {
    /// A gift card or, with a customer, the store credit of an account.
    pub struct GiftCard {
        pub id: GiftCardId,
        /// Its last four characters, `•••• WXYZ`: nobody is shown the whole code again. None for store credit.
        pub code: Option<String>,
        /// Whose store credit it is.
        pub customer_id: Option<CustomerId>,
        pub balance: Money,
        pub expires_at: Option<Timestamp>,
        /// False for what can no longer be used. What it is owed it still gets back.
        pub active: bool,
        pub created_at: Timestamp,
    }

    /// A card with everything that ever happened to it, the newest first; the amounts sum to its balance.
    pub struct GiftCardRecord {
        #[serde(flatten)]
        pub gift_card: GiftCard,
        /// The last 500.
        pub entries: Vec<GiftCardEntry>,
    }

    pub struct GiftCardEntry {
        pub kind: GiftCardEntryKind,
        /// Less than nothing for what was taken from the card.
        pub amount: Money,
        pub order_id: Option<OrderId>,
        pub actor: String,
        pub note: Option<String>,
        pub at: Timestamp,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum GiftCardEntryKind {
        Issue,
        /// An order was paid with it.
        Redeem,
        /// An order did not come to be, was cancelled, or refunded.
        GiveBack,
        /// By the staff.
        Adjust,
    }

    /// Makes a gift card, or opens the store credit of an account.
    #[serde(deny_unknown_fields)]
    pub struct CreateGiftCard {
        /// More than nothing.
        pub amount: Money,
        /// Store credit of this account, which needs no code. An account has one a currency: add to it by adjusting.
        pub customer_id: Option<CustomerId>,
        pub expires_at: Option<Timestamp>,
        pub note: Option<Text<500>>,
    }

    pub struct CreatedGiftCard {
        #[serde(flatten)]
        pub gift_card: GiftCard,
        /// The code, this once: only its hash is kept. None for store credit.
        pub full_code: Option<String>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListGiftCards {
        /// A whole code, or the last four characters of one.
        pub q: Option<Line<40>>,
        pub customer_id: Option<CustomerId>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateGiftCard {
        #[serde(default, deserialize_with = "crate::patch")]
        pub active: Option<bool>,
        /// Null for ever.
        #[serde(default, deserialize_with = "crate::patch")]
        pub expires_at: Option<Option<Timestamp>>,
    }

    /// Puts money on a card or takes it off. Never below nothing.
    #[serde(deny_unknown_fields)]
    pub struct AdjustGiftCard {
        /// Less than nothing to take off.
        pub amount: Money,
        pub reason: Text<500>,
    }

    /// What a card pays of an order or of a cart.
    pub struct GiftCardShare {
        pub id: GiftCardId,
        /// The last four characters, `•••• WXYZ`; none for store credit.
        pub code: Option<String>,
        pub amount: Money,
    }

    /// Looks a card up for a cart.
    #[serde(deny_unknown_fields)]
    pub struct FindGiftCard {
        /// As it was typed; the store credit of `customer_id` if absent.
        pub code: Option<Line<40>>,
        pub customer_id: Option<CustomerId>,
        pub currency: Currency,
    }

    /// A card in a cart.
    pub struct UsableGiftCard {
        pub id: GiftCardId,
        pub code: Option<String>,
        /// What it can pay in the cart's currency now; nothing where it can no longer be used.
        pub available: Money,
    }

    /// Why a card cannot be used.
    #[derive(Copy, Eq, Hash)]
    pub enum GiftCardRejection {
        Unknown,
        Inactive,
        Expired,
        Empty,
        CurrencyMismatch,
        SignInRequired,
    }

    /// Takes these amounts from cards: all of them or, with 409 `gift_card_unavailable` and `gift_card_id`, nothing.
    #[serde(deny_unknown_fields)]
    pub struct RedeemGiftCards {
        /// Repeating it with the same key changes nothing.
        pub key: Text<200>,
        pub order_id: OrderId,
        /// Who buys: store credit is only for its account.
        pub customer_id: Option<CustomerId>,
        /// Each card once.
        pub gift_cards: Vec<GiftCardShare>,
    }

    /// Gives back what a redemption took and was not given back before. The key stays given back: a late redemption with
    /// it is refused.
    #[serde(deny_unknown_fields)]
    pub struct GiveBackToGiftCards {
        /// The redemption's key.
        pub key: Text<200>,
        pub order_id: OrderId,
        /// Only so much, for a refund; the redemption stands.
        pub part: Option<GiftCardRefund>,
    }

    #[serde(deny_unknown_fields)]
    pub struct GiftCardRefund {
        /// Repeating it with the same key changes nothing.
        pub key: Text<200>,
        pub amount: Money,
    }
}
