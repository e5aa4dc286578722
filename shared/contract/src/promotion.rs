//! Promotions and coupons.

use crate::{
    Idempotency, Limit, List, Unit,
    gift_card::{
        AdjustGiftCard, CreateGiftCard, CreatedGiftCard, FindGiftCard, GiftCard, GiftCardRecord,
        GiveBackToGiftCards, ListGiftCards, RedeemGiftCards, UpdateGiftCard, UsableGiftCard,
    },
};
use kernel::{
    BasisPoints, CategoryId, CountryCode, Currency, CustomerId, ErrorCode, GiftCardId, Line, Money, OrderId,
    Permission, ProductId, PromotionId, Text, Timestamp, VariantId,
};
use std::{num::NonZeroU32, ops::RangeInclusive};

/// How far priorities reach, both ways.
pub const PRIORITIES: RangeInclusive<i32> = -1000..=1000;

dto! {
    pub struct Promotion {
        pub id: PromotionId,
        pub name: String,
        /// Without a code it applies by itself.
        pub code: Option<String>,
        /// True if it applies with any of the codes that are made for it in bulk.
        pub unique_codes: bool,
        pub kind: PromotionKind,
        /// 1 to 100, for `percent`; for `buy_x_get_y` what is taken off the units that one gets, all of it if absent.
        pub percent: Option<u8>,
        /// For `fixed`: off the lines together, never more than they cost.
        pub amount: Option<Money>,
        /// For `buy_x_get_y`: of so many units and `get_quantity` more, the cheapest `get_quantity` are discounted, as
        /// often as the cart holds so many together.
        pub buy_quantity: Option<u32>,
        pub get_quantity: Option<u32>,
        pub usage_limit: Option<u32>,
        pub per_customer_limit: Option<u32>,
        /// Of the lines that it is for.
        pub minimum_subtotal: Option<Money>,
        pub conditions: Conditions,
        /// Of two that do not go together, the one with the higher priority applies; it also comes first.
        pub priority: i32,
        pub stacking: Stacking,
        pub starts_at: Option<Timestamp>,
        pub ends_at: Option<Timestamp>,
        pub active: bool,
        /// How many orders have used it.
        pub used: u32,
        pub created_at: Timestamp,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum PromotionKind {
        Percent,
        Fixed,
        FreeShipping,
        BuyXGetY,
    }

    /// What a cart must be like; all that is named must hold.
    #[derive(Default, Eq)]
    #[serde(deny_unknown_fields, default)]
    pub struct Conditions {
        /// Only lines of these products and of `category_ids` count and are discounted; all lines where both are empty.
        pub product_ids: Vec<ProductId>,
        /// With the categories below them.
        pub category_ids: Vec<CategoryId>,
        /// Only for whoever is signed in.
        pub signed_in: bool,
        /// Only for these accounts; for everybody where it is empty.
        pub customer_ids: Vec<CustomerId>,
        /// Only for the first order of an account and of a mail address, which is known at checkout. Each customer uses it
        /// once.
        pub first_order: bool,
        /// Only for deliveries to these countries; to all where it is empty.
        pub countries: Vec<CountryCode>,
    }

    /// Which promotions apply together.
    #[derive(Copy, Eq, Hash, Default)]
    pub enum Stacking {
        /// With all others that are not exclusive.
        #[default]
        Combinable,
        /// With those that are combinable; of all that are single, one applies.
        Single,
        /// Alone.
        Exclusive,
    }

    #[serde(deny_unknown_fields)]
    pub struct CreatePromotion {
        pub name: Line<120>,
        /// 2 to 40 of `A-Z 0-9 - _`, compared without case.
        pub code: Option<Line<40>>,
        /// Instead of one code: it applies with codes that are made in bulk. Stays as it is.
        #[serde(default)]
        pub unique_codes: bool,
        pub kind: PromotionKind,
        pub percent: Option<u8>,
        pub amount: Option<Money>,
        /// 1 to 100, for `buy_x_get_y`.
        pub buy_quantity: Option<NonZeroU32>,
        /// 1 to 100, for `buy_x_get_y`.
        pub get_quantity: Option<NonZeroU32>,
        pub usage_limit: Option<NonZeroU32>,
        pub per_customer_limit: Option<NonZeroU32>,
        pub minimum_subtotal: Option<Money>,
        #[serde(default)]
        pub conditions: Conditions,
        /// From -1000 to 1000.
        #[serde(default)]
        pub priority: i32,
        #[serde(default)]
        pub stacking: Stacking,
        pub starts_at: Option<Timestamp>,
        pub ends_at: Option<Timestamp>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdatePromotion {
        #[serde(default, deserialize_with = "crate::patch")]
        pub name: Option<Line<120>>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub active: Option<bool>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub ends_at: Option<Option<Timestamp>>,
        /// Null lets it apply by itself.
        #[serde(default, deserialize_with = "crate::patch")]
        pub code: Option<Option<Line<40>>>,
        /// With the percent or the amount that the new kind has, and null for the one that it has not.
        #[serde(default, deserialize_with = "crate::patch")]
        pub kind: Option<PromotionKind>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub percent: Option<Option<u8>>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub amount: Option<Option<Money>>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub buy_quantity: Option<Option<NonZeroU32>>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub get_quantity: Option<Option<NonZeroU32>>,
        /// Uses that were counted stay counted.
        #[serde(default, deserialize_with = "crate::patch")]
        pub usage_limit: Option<Option<NonZeroU32>>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub per_customer_limit: Option<Option<NonZeroU32>>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub minimum_subtotal: Option<Option<Money>>,
        /// Instead of all that there were.
        #[serde(default, deserialize_with = "crate::patch")]
        pub conditions: Option<Conditions>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub priority: Option<i32>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub stacking: Option<Stacking>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub starts_at: Option<Option<Timestamp>>,
    }

    /// What a promotion does at a moment: exactly one of these.
    #[derive(Copy, Eq)]
    pub enum PromotionState {
        /// It is on, has begun and has not ended; it may be used up.
        Active,
        /// It is on and begins later.
        Scheduled,
        /// It is on, but over.
        Ended,
        /// It was turned off.
        Off,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListPromotions {
        pub state: Option<PromotionState>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// Makes codes that nobody guesses, for a promotion with `unique_codes`.
    #[serde(deny_unknown_fields)]
    pub struct CreateCodes {
        /// At most 10,000 at once, and 100,000 of a promotion.
        pub count: NonZeroU32,
        /// What they begin with, such as `SPRING-`: up to 16 of `A-Z 0-9 - _`.
        pub prefix: Option<Line<16>>,
        /// How many random letters and digits follow: 8 to 20, 10 if absent.
        pub length: Option<u8>,
        /// How often each may be used, once if absent.
        pub usage_limit: Option<NonZeroU32>,
    }

    /// How many were made, and how many there are.
    #[derive(Copy, Eq)]
    pub struct CreatedCodes {
        pub created: u32,
        pub total: u32,
    }

    /// A code of a promotion with `unique_codes`.
    pub struct PromotionCode {
        pub code: String,
        pub usage_limit: u32,
        /// How many orders have used it.
        pub used: u32,
        pub created_at: Timestamp,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListCodes {
        /// What they begin with.
        pub q: Option<Text<40>>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// A cart as promotions see it.
    #[serde(deny_unknown_fields)]
    pub struct Evaluate {
        pub currency: Currency,
        pub codes: Vec<String>,
        pub customer_id: Option<CustomerId>,
        /// Where the goods go.
        pub country: CountryCode,
        /// Whether the customer has ordered before; unknown before checkout.
        pub ordered_before: Option<bool>,
        pub lines: Vec<EvaluatedLine>,
        /// Cards of the cart, to learn what they can pay.
        #[serde(default)]
        pub gift_card_ids: Vec<GiftCardId>,
    }

    #[serde(deny_unknown_fields)]
    pub struct EvaluatedLine {
        pub variant_id: VariantId,
        pub product_id: ProductId,
        /// With those above them.
        pub category_ids: Vec<CategoryId>,
        pub quantity: NonZeroU32,
        /// Before discounts.
        pub total: Money,
    }

    /// What applies, in the order in which cart applies it.
    pub struct Evaluation {
        pub applied: Vec<AppliedPromotion>,
        pub rejected: Vec<RejectedCode>,
        /// The cards that were asked for, those that exist.
        #[serde(default)]
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub gift_cards: Vec<UsableGiftCard>,
        /// The store credit that the customer has and that was not asked for.
        pub store_credit: Option<Money>,
    }

    pub struct AppliedPromotion {
        pub promotion_id: PromotionId,
        pub code: Option<String>,
        pub name: String,
        pub effect: Effect,
        /// The units that it takes from; of all lines if absent.
        pub only: Option<Vec<TargetedUnits>>,
    }

    /// Units of a variant.
    #[derive(Copy, Eq)]
    pub struct TargetedUnits {
        pub variant_id: VariantId,
        pub quantity: NonZeroU32,
    }

    /// What a promotion does to a cart; cart turns it into amounts.
    #[derive(Copy, Eq)]
    #[serde(tag = "kind")]
    pub enum Effect {
        /// Off each line.
        Percent { rate: BasisPoints },
        /// Off the lines together, split in proportion.
        Fixed { amount: Money },
        /// Shipping costs nothing.
        FreeShipping,
    }

    pub struct RejectedCode {
        pub code: String,
        pub reason: RejectionReason,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum RejectionReason {
        Unknown,
        NotStarted,
        Expired,
        Inactive,
        UsedUp,
        MinimumNotMet,
        CurrencyMismatch,
        CustomerLimitReached,
        /// Nothing in the cart is of its products and categories.
        NoMatchingItems,
        /// Too few units for `buy_x_get_y`.
        NotEnoughItems,
        SignInRequired,
        /// Only for other accounts.
        NotForCustomer,
        NotFirstOrder,
        CountryExcluded,
        /// Another promotion that it does not go together with comes first.
        NotCombinable,
    }

    /// Counts one use of each promotion: all of them or, with 409 `coupon_unavailable` and `promotion_id`, none.
    #[serde(deny_unknown_fields)]
    pub struct Redeem {
        /// Repeating it with the same key changes nothing.
        pub key: Text<200>,
        pub order_id: OrderId,
        /// Who the per-customer limit counts: an account or, for guests, a mail address.
        pub customer: Text<254>,
        pub promotion_ids: Vec<PromotionId>,
        /// The codes that led to them.
        #[serde(default)]
        pub codes: Vec<RedeemedCode>,
    }

    #[serde(deny_unknown_fields)]
    pub struct RedeemedCode {
        pub promotion_id: PromotionId,
        pub code: Line<40>,
    }

    /// Gives uses back. Repeating it changes nothing. The key stays released: the next attempt needs another one.
    #[serde(deny_unknown_fields)]
    pub struct ReleaseRedemption {
        pub key: Text<200>,
        pub promotion_ids: Vec<PromotionId>,
    }
}

endpoints! {
    Promotion;
    /// Promotions, the newest first.
    LIST_PROMOTIONS: Get "/admin/promotions" "list_promotions" (ListPromotions, Unit) -> List<Promotion>, staff(Permission::Promotions), errors(&[ErrorCode::InvalidCursor]);
    /// Creates a promotion.
    CREATE_PROMOTION: Post "/admin/promotions" "create_promotion" (Unit, CreatePromotion) -> Promotion, staff(Permission::Promotions), success(201), idempotent(Idempotency::Accepted), errors(&[ErrorCode::CodeTaken]);
    /// A promotion.
    GET_PROMOTION: Get "/admin/promotions/{id}" "get_promotion" (Unit, Unit) -> Promotion, staff(Permission::Promotions);
    /// Changes a promotion, turns it off and on. Orders that were placed keep what they got.
    UPDATE_PROMOTION: Patch "/admin/promotions/{id}" "update_promotion" (Unit, UpdatePromotion) -> Promotion, staff(Permission::Promotions), errors(&[ErrorCode::CodeTaken, ErrorCode::Conflict]);
    /// The codes of a promotion with `unique_codes`, as they were made.
    LIST_CODES: Get "/admin/promotions/{id}/codes" "list_codes" (ListCodes, Unit) -> List<PromotionCode>, staff(Permission::Promotions), errors(&[ErrorCode::InvalidCursor]);
    /// Makes codes in bulk: all of them or none.
    CREATE_CODES: Post "/admin/promotions/{id}/codes" "create_codes" (Unit, CreateCodes) -> CreatedCodes, staff(Permission::Promotions), success(201), idempotent(Idempotency::Accepted), errors(&[ErrorCode::Conflict]);
    /// All codes as a table for spreadsheets: `code,usage_limit,used,created_at`.
    EXPORT_CODES: Get "/admin/promotions/{id}/codes.csv" "export_codes" (Unit, Unit) -> String, staff(Permission::Promotions);
    /// Gift cards and store credit, the newest first.
    LIST_GIFT_CARDS: Get "/admin/gift-cards" "list_gift_cards" (ListGiftCards, Unit) -> List<GiftCard>, staff(Permission::Promotions), errors(&[ErrorCode::InvalidCursor]);
    /// Makes a gift card and says its code, this once; or opens the store credit of an account.
    CREATE_GIFT_CARD: Post "/admin/gift-cards" "create_gift_card" (Unit, CreateGiftCard) -> CreatedGiftCard, staff(Permission::Promotions), success(201), idempotent(Idempotency::Accepted), errors(&[ErrorCode::Conflict]);
    /// A gift card with everything that happened to it.
    GET_GIFT_CARD: Get "/admin/gift-cards/{id}" "get_gift_card" (Unit, Unit) -> GiftCardRecord, staff(Permission::Promotions);
    /// Switches a card off and on, or changes when it expires.
    UPDATE_GIFT_CARD: Patch "/admin/gift-cards/{id}" "update_gift_card" (Unit, UpdateGiftCard) -> GiftCardRecord, staff(Permission::Promotions);
    /// Puts money on a card or takes it off. More than there is is 409 `conflict` with `balance`.
    ADJUST_GIFT_CARD: Post "/admin/gift-cards/{id}/adjustments" "adjust_gift_card" (Unit, AdjustGiftCard) -> GiftCardRecord, staff(Permission::Promotions), success(201), idempotent(Idempotency::Accepted), errors(&[ErrorCode::Conflict, ErrorCode::CurrencyMismatch]);

    /// A card by its code, or an account's store credit; 409 `gift_card_invalid` with the `reason` where it cannot be used.
    FIND_GIFT_CARD: Post "/internal/v1/gift-cards/find" "find_gift_card" (Unit, FindGiftCard) -> UsableGiftCard, internal, errors(&[ErrorCode::GiftCardInvalid]);
    /// Takes money from cards for an order.
    REDEEM_GIFT_CARDS: Post "/internal/v1/gift-card-redemptions" "redeem_gift_cards" (Unit, RedeemGiftCards) -> Unit, internal, success(204), errors(&[ErrorCode::GiftCardUnavailable, ErrorCode::IdempotencyMismatch]);
    /// Gives money back to the cards that paid an order.
    GIVE_BACK_TO_GIFT_CARDS: Post "/internal/v1/gift-card-redemptions/give-back" "give_back_to_gift_cards" (Unit, GiveBackToGiftCards) -> Unit, internal, success(204);
    /// Which promotions apply to a cart, and why codes do not. Redeems nothing.
    EVALUATE: Post "/internal/v1/evaluations" "evaluate" (Unit, Evaluate) -> Evaluation, internal;
    /// Uses promotions for an order.
    REDEEM: Post "/internal/v1/redemptions" "redeem" (Unit, Redeem) -> Unit, internal, success(204), errors(&[ErrorCode::CouponUnavailable, ErrorCode::IdempotencyMismatch]);
    /// Gives the uses of an order that did not come to be, or was cancelled, back.
    RELEASE_REDEMPTION: Post "/internal/v1/redemptions/release" "release_redemption" (Unit, ReleaseRedemption) -> Unit, internal, success(204);
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "promotion_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: nothing yet.
    TICK: Post "/internal/v1/tick" "promotion_tick" (Unit, Unit) -> Unit, internal, success(204);
}
