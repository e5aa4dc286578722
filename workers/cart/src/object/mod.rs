//! The two Durable Objects: what their commands are, and the actors behind them.

pub mod cart;
mod cart_store;
pub mod customer;
pub mod draft;
mod schema;

use self::draft::{CreateDraft, Draft, OfferDraft, UpdateDraft};
use contract::{
    Address, Endpoint, Image, Method, Options, Route, Service, Unit,
    cart::{Quote, Warning},
};
use kernel::{
    CartId, CountryCode, Currency, CustomerId, GiftCardId, LineId, Money, OrderId, ProductId, PromotionId,
    Timestamp, VariantId,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, num::NonZeroU32};

/// The most coupons a cart holds.
pub const MAX_COUPONS: usize = 10;
/// The most gift cards a cart holds.
pub const MAX_GIFT_CARDS: usize = 5;

/// Where a cart is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Open,
    /// In a checkout: nobody may change it.
    Frozen,
    /// It has become an order.
    Completed,
    /// Its lines have gone to another cart.
    Merged,
}

/// A cart as it is kept: no totals, and prices as they were last shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    pub id: CartId,
    pub currency: Currency,
    pub country: CountryCode,
    pub customer_id: Option<CustomerId>,
    pub status: Status,
    pub version: u32,
    pub address: Option<Address>,
    /// The id of the shipping option that was chosen.
    pub shipping_option: Option<String>,
    pub expires_at: Timestamp,
    /// The discount that was last shown.
    pub shown_discount: Money,
    /// Whether whoever checked it out last had ordered before; unknown until then.
    pub ordered_before: Option<bool>,
    pub lines: Vec<Line>,
    /// Codes in upper case, in the order in which they came.
    pub coupons: Vec<String>,
    /// What the gift cards together were last shown to pay.
    pub shown_gift_cards: Money,
    /// In the order in which they came.
    pub gift_cards: Vec<HeldGiftCard>,
    /// Set where the staff make the cart for a customer.
    #[serde(default)]
    pub draft: Option<Draft>,
}

/// A gift card that is to pay. Its code is not kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldGiftCard {
    pub id: GiftCardId,
    /// As it is shown, `•••• WXYZ`; none for store credit.
    pub code: Option<String>,
}

/// A kept line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub id: LineId,
    pub variant_id: VariantId,
    pub quantity: NonZeroU32,
    /// As it was last shown.
    pub unit_price: Money,
    pub snapshot: Snapshot,
}

/// What a line shows of its variant, even when that is no longer sold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub product_id: ProductId,
    pub product_slug: String,
    pub sku: String,
    pub title: String,
    /// In other languages than the default, by language tag.
    #[serde(default)]
    pub titles: BTreeMap<String, String>,
    pub options: Options,
    pub image: Option<Image>,
}

/// Makes a cart, if there is none yet.
#[derive(Debug, Serialize, Deserialize)]
pub struct Create {
    pub id: CartId,
    pub currency: Currency,
    pub country: CountryCode,
    pub customer_id: Option<CustomerId>,
}

/// What shoppers do to a cart.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Edit {
    AddLines {
        /// Each variant once.
        lines: Vec<NewLine>,
        /// Whether what the cart cannot take is left out, or refuses all.
        partly: bool,
        /// The `Idempotency-Key` and the request's hash.
        key: Option<(String, String)>,
        /// What is not among the lines, as the catalog does not sell it: kept with the key.
        #[serde(default)]
        missing: Vec<Warning>,
    },
    /// 0 removes; `available` where it was asked for.
    SetQuantity {
        line_id: LineId,
        quantity: u32,
        available: Option<i64>,
    },
    AddCoupon {
        code: String,
    },
    RemoveCoupon {
        code: String,
    },
    AddGiftCard(HeldGiftCard),
    RemoveGiftCard {
        gift_card_id: GiftCardId,
    },
    SetAddress {
        address: Address,
    },
    SetShippingOption {
        id: String,
    },
}

impl Edit {
    /// True for what decides what the goods cost; false for where they go and how they are paid.
    pub const fn is_of_lines(&self) -> bool {
        match self {
            Self::AddLines { .. }
            | Self::SetQuantity { .. }
            | Self::AddCoupon { .. }
            | Self::RemoveCoupon { .. } => true,
            Self::AddGiftCard(_)
            | Self::RemoveGiftCard { .. }
            | Self::SetAddress { .. }
            | Self::SetShippingOption { .. } => false,
        }
    }
}

/// Units of a variant for a cart.
#[derive(Debug, Serialize, Deserialize)]
pub struct NewLine {
    /// Used if no line holds the variant yet.
    pub line_id: LineId,
    pub variant_id: VariantId,
    pub quantity: NonZeroU32,
    /// Nothing if the variant is not for sale.
    pub offer: Option<Offer>,
    /// Where it was asked for.
    pub available: Option<i64>,
}

/// A variant as it is sold now.
#[derive(Debug, Serialize, Deserialize)]
pub struct Offer {
    pub price: Money,
    pub snapshot: Snapshot,
}

/// The cart after an edit.
#[derive(Debug, Serialize, Deserialize)]
pub struct Edited {
    pub state: State,
    /// True if the edit was made before, under the same key.
    pub replayed: bool,
    /// What was asked for and is not in it; of an edit that was made before, what it was then.
    #[serde(default)]
    pub left_out: LeftOut,
}

/// What the cart did not take of several lines.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct LeftOut {
    /// What the catalog does not sell.
    pub missing: Vec<Warning>,
    /// What there was no room for.
    pub beyond: Vec<VariantId>,
}

/// Remembers what a shopper was just shown. Changes nothing of a cart that is not open.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Keep {
    pub prices: Vec<(LineId, Money)>,
    pub discount: Option<Money>,
    pub gift_cards: Option<Money>,
    pub drop_coupons: Vec<String>,
    /// Where the goods go, and the option's id.
    pub delivery: Option<(Address, Option<String>)>,
    pub ordered_before: Option<bool>,
}

/// Asks whether an attempt may begin.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct BeginFreeze {
    pub attempt: u32,
}

/// The quote of that attempt if it has frozen the cart already, else the cart to make one from.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FreezeBegun {
    Quote(Box<Quote>),
    State(Box<State>),
}

/// Fixes a cart that is still at `version`.
#[derive(Debug, Serialize, Deserialize)]
pub struct CommitFreeze {
    pub attempt: u32,
    pub version: u32,
    pub address: Address,
    pub quote: Quote,
}

/// Ends an attempt.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct EndFreeze {
    pub attempt: u32,
    pub drop_promotion: Option<PromotionId>,
}

/// Ends a cart.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Complete {
    pub attempt: u32,
    pub order_id: OrderId,
}

/// Makes a guest cart a customer's.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Adopt {
    pub customer_id: CustomerId,
}

/// Ends a cart in favour of `into`, a cart of that customer, and gives its lines out.
#[derive(Debug, Serialize, Deserialize)]
pub struct HandOver {
    pub customer_id: CustomerId,
    pub into: CartId,
    pub currency: Currency,
    /// The variants that `into` holds: together they must fit.
    pub variant_ids: Vec<VariantId>,
}

/// What a cart that ended gives out, again and again until it is told that it arrived.
#[derive(Debug, Serialize, Deserialize)]
pub struct HandedOver {
    /// The one cart that may take it.
    pub into: CartId,
    /// True if it has arrived.
    pub settled: bool,
    pub lines: Vec<Line>,
    pub coupons: Vec<String>,
    #[serde(default)]
    pub gift_cards: Vec<HeldGiftCard>,
}

/// Lets another cart take what `from` could not: it ended before it took anything.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Retarget {
    pub from: CartId,
    pub into: CartId,
}

/// Takes another cart's lines, once.
#[derive(Debug, Serialize, Deserialize)]
pub struct Absorb {
    pub from: CartId,
    pub currency: Currency,
    pub lines: Vec<Line>,
    pub coupons: Vec<String>,
    #[serde(default)]
    pub gift_cards: Vec<HeldGiftCard>,
}

/// A customer's carts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerState {
    pub current: Option<CartId>,
    /// Guest carts whose merge has begun and is not known to have ended.
    pub pending: Vec<CartId>,
}

/// Begins or ends a merge.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Merge {
    pub from: CartId,
}

/// Makes `new` the current cart, if `old` is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Replace {
    pub old: Option<CartId>,
    pub new: CartId,
}

/// The most bytes of a command: a cart of 200 lines whose texts are as long as they may be takes one MB.
const LARGEST: usize = 2 << 20;

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $name:ident: $path:literal $operation:literal $body:ty => $answer:ty;)*) => { $(
        $(#[doc = $doc])+
        pub const $name: Endpoint<Unit, $body, $answer> = Endpoint::new(
            Route::new(Service::Cart, Method::Post, $path, $operation, concat!($($doc),+))
                .internal()
                .body_limit(LARGEST),
        );
    )* };
}

commands! {
    /// Makes the cart, if it is not there, and returns it.
    CREATE: "/create" "object_create" Create => State;
    /// The cart, for whoever may see it.
    LOAD: "/load" "object_load" Unit => State;
    /// Changes an open cart.
    EDIT: "/edit" "object_edit" Edit => Edited;
    /// Remembers what was shown.
    KEEP: "/keep" "object_keep" Keep => State;
    /// Says whether an attempt may begin.
    BEGIN_FREEZE: "/freeze/begin" "object_begin_freeze" BeginFreeze => FreezeBegun;
    /// Fixes the cart.
    COMMIT_FREEZE: "/freeze" "object_commit_freeze" CommitFreeze => Quote;
    /// Lets it be changed again.
    END_FREEZE: "/unfreeze" "object_end_freeze" EndFreeze => State;
    /// Ends it.
    COMPLETE: "/complete" "object_complete" Complete => Unit;
    /// Gives it to a customer.
    ADOPT: "/adopt" "object_adopt" Adopt => Unit;
    /// Ends it in favour of another.
    HAND_OVER: "/hand-over" "object_hand_over" HandOver => HandedOver;
    /// Names another cart to take its lines.
    RETARGET: "/retarget" "object_retarget" Retarget => Unit;
    /// The lines have arrived.
    SETTLE: "/settle" "object_settle" Unit => Unit;
    /// Takes another's lines.
    ABSORB: "/absorb" "object_absorb" Absorb => Unit;
    /// Makes the cart of a draft, if it is not there, and returns it.
    CREATE_DRAFT: "/draft/create" "object_create_draft" CreateDraft => State;
    /// Changes a draft at a version of it.
    UPDATE_DRAFT: "/draft/update" "object_update_draft" UpdateDraft => State;
    /// Opens a draft to whoever holds its id.
    OFFER_DRAFT: "/draft/offer" "object_offer_draft" OfferDraft => State;
    /// Deletes a draft.
    DISCARD_DRAFT: "/draft/discard" "object_discard_draft" Unit => Unit;
    /// A customer's carts.
    LOAD_CUSTOMER: "/customer/load" "object_load_customer" Unit => CustomerState;
    /// Writes a merge down before it begins.
    BEGIN_MERGE: "/customer/merge/begin" "object_begin_merge" Merge => CustomerState;
    /// Forgets a merge that has ended.
    END_MERGE: "/customer/merge/end" "object_end_merge" Merge => CustomerState;
    /// Changes the current cart.
    REPLACE: "/customer/replace" "object_replace_current" Replace => CustomerState;
}
