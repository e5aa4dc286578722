//! Promotions and coupons.

use crate::{Idempotency, Limit, List, Unit};
use kernel::{
    BasisPoints, CategoryId, Currency, CustomerId, ErrorCode, Line, Money, OrderId, Permission, ProductId,
    PromotionId, Text, Timestamp, VariantId,
};
use std::num::NonZeroU32;

dto! {
    pub struct Promotion {
        pub id: PromotionId,
        pub name: String,
        /// Without a code it applies by itself.
        pub code: Option<String>,
        pub kind: PromotionKind,
        /// 1 to 100, for `percent`.
        pub percent: Option<u8>,
        /// For `fixed`: off the cart, never more than its lines.
        pub amount: Option<Money>,
        pub usage_limit: Option<u32>,
        pub per_customer_limit: Option<u32>,
        pub minimum_subtotal: Option<Money>,
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
    }

    #[serde(deny_unknown_fields)]
    pub struct CreatePromotion {
        pub name: Line<120>,
        /// 2 to 40 of `A-Z 0-9 - _`, compared without case.
        pub code: Option<Line<40>>,
        pub kind: PromotionKind,
        pub percent: Option<u8>,
        pub amount: Option<Money>,
        pub usage_limit: Option<NonZeroU32>,
        pub per_customer_limit: Option<NonZeroU32>,
        pub minimum_subtotal: Option<Money>,
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
        /// Uses that were counted stay counted.
        #[serde(default, deserialize_with = "crate::patch")]
        pub usage_limit: Option<Option<NonZeroU32>>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub per_customer_limit: Option<Option<NonZeroU32>>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub minimum_subtotal: Option<Option<Money>>,
        #[serde(default, deserialize_with = "crate::patch")]
        pub starts_at: Option<Option<Timestamp>>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListPromotions {
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
        pub lines: Vec<EvaluatedLine>,
    }

    #[serde(deny_unknown_fields)]
    pub struct EvaluatedLine {
        pub variant_id: VariantId,
        pub product_id: ProductId,
        pub category_ids: Vec<CategoryId>,
        pub quantity: NonZeroU32,
        /// Before discounts.
        pub total: Money,
    }

    /// What applies, in the order in which cart applies it.
    pub struct Evaluation {
        pub applied: Vec<AppliedPromotion>,
        pub rejected: Vec<RejectedCode>,
    }

    pub struct AppliedPromotion {
        pub promotion_id: PromotionId,
        pub code: Option<String>,
        pub name: String,
        pub effect: Effect,
    }

    /// What a promotion does to a cart; cart turns it into amounts.
    #[derive(Copy, Eq)]
    #[serde(tag = "kind")]
    pub enum Effect {
        /// Off every line.
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
