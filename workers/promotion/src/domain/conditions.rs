//! Whether a promotion is for a cart, and which of the cart's units it takes from.

use super::Candidate;
use contract::promotion::{
    Conditions, Effect, Evaluate, EvaluatedLine, Promotion, PromotionKind, RejectionReason, TargetedUnits,
};
use kernel::{BasisPoints, Money, MoneyError, Timestamp};
use std::num::NonZeroU32;

/// What a promotion does to a cart that it is for.
pub struct Offer {
    pub effect: Effect,
    /// The units that it takes from; of all lines if absent.
    pub only: Option<Vec<TargetedUnits>>,
}

/// Why a promotion is not open now, if it is not.
pub fn why_closed(promotion: &Promotion, now: Timestamp) -> Option<RejectionReason> {
    if !promotion.active {
        Some(RejectionReason::Inactive)
    } else if promotion.starts_at.is_some_and(|starts_at| now < starts_at) {
        Some(RejectionReason::NotStarted)
    } else if promotion.ends_at.is_some_and(|ends_at| now >= ends_at) {
        Some(RejectionReason::Expired)
    } else {
        None
    }
}

/// What a promotion offers to a cart, or why it is not for it.
///
/// # Errors
/// If the lines are of another currency than the cart, or their sum is out of range.
pub fn offer(
    candidate: &Candidate,
    cart: &Evaluate,
    now: Timestamp,
) -> Result<Result<Offer, RejectionReason>, MoneyError> {
    let promotion = &candidate.promotion;
    let refusal = why_closed(promotion, now)
        .or_else(|| why_used(candidate))
        .or_else(|| why_not_customer(&promotion.conditions, cart))
        .or_else(|| why_not_delivery(promotion, cart));
    if let Some(reason) = refusal {
        return Ok(Err(reason));
    }
    let lines: Vec<&EvaluatedLine> =
        cart.lines.iter().filter(|line| is_for(&promotion.conditions, line)).collect();
    let subtotal = Money::sum(cart.currency, lines.iter().map(|line| line.total))?;
    if lines.is_empty() && aims(&promotion.conditions) {
        return Ok(Err(RejectionReason::NoMatchingItems));
    }
    if promotion.minimum_subtotal.is_some_and(|minimum| subtotal.amount() < minimum.amount()) {
        return Ok(Err(RejectionReason::MinimumNotMet));
    }
    Ok(given(promotion, &lines, cart.lines.len()))
}

fn why_used(candidate: &Candidate) -> Option<RejectionReason> {
    let promotion = &candidate.promotion;
    let reached = |limit: Option<u32>, used: u32| limit.is_some_and(|limit| used >= limit);
    let is_code_used_up = candidate.unique.as_ref().is_some_and(|unique| unique.used >= unique.usage_limit);
    if is_code_used_up || reached(promotion.usage_limit, promotion.used) {
        Some(RejectionReason::UsedUp)
    } else if reached(limit_for_each(promotion), candidate.used_by_customer) {
        Some(RejectionReason::CustomerLimitReached)
    } else {
        None
    }
}

/// How often each customer may use a promotion: what is for the first order, once.
pub fn limit_for_each(promotion: &Promotion) -> Option<u32> {
    if promotion.conditions.first_order { Some(1) } else { promotion.per_customer_limit }
}

fn why_not_customer(conditions: &Conditions, cart: &Evaluate) -> Option<RejectionReason> {
    let listed = |id| conditions.customer_ids.contains(&id);
    match cart.customer_id {
        None if conditions.signed_in || !conditions.customer_ids.is_empty() => {
            Some(RejectionReason::SignInRequired)
        }
        Some(id) if !conditions.customer_ids.is_empty() && !listed(id) => {
            Some(RejectionReason::NotForCustomer)
        }
        _ if conditions.first_order && cart.ordered_before == Some(true) => {
            Some(RejectionReason::NotFirstOrder)
        }
        _ => None,
    }
}

fn why_not_delivery(promotion: &Promotion, cart: &Evaluate) -> Option<RejectionReason> {
    let countries = &promotion.conditions.countries;
    let foreign = |money: Option<Money>| money.is_some_and(|m| m.currency() != cart.currency);
    if foreign(promotion.amount) || foreign(promotion.minimum_subtotal) {
        Some(RejectionReason::CurrencyMismatch)
    } else if !countries.is_empty() && !countries.contains(&cart.country) {
        Some(RejectionReason::CountryExcluded)
    } else {
        None
    }
}

/// True if a promotion is for some products only.
fn aims(conditions: &Conditions) -> bool {
    !conditions.product_ids.is_empty() || !conditions.category_ids.is_empty()
}

fn is_for(conditions: &Conditions, line: &EvaluatedLine) -> bool {
    !aims(conditions)
        || conditions.product_ids.contains(&line.product_id)
        || line.category_ids.iter().any(|id| conditions.category_ids.contains(id))
}

/// What a promotion does to the lines that it is for; of a row that lacks its kind's field, which the table refuses, it
/// is not known what it does.
fn given(
    promotion: &Promotion,
    lines: &[&EvaluatedLine],
    lines_of_cart: usize,
) -> Result<Offer, RejectionReason> {
    let percent = |percent: u8| Effect::Percent { rate: BasisPoints(u32::from(percent) * 100) };
    let all = |line: &&EvaluatedLine| TargetedUnits { variant_id: line.variant_id, quantity: line.quantity };
    let only = || (lines.len() < lines_of_cart).then(|| lines.iter().map(all).collect());
    match (promotion.kind, promotion.percent, promotion.amount) {
        (PromotionKind::Percent, Some(rate), _) => Ok(Offer { effect: percent(rate), only: only() }),
        (PromotionKind::Fixed, _, Some(amount)) => {
            Ok(Offer { effect: Effect::Fixed { amount }, only: only() })
        }
        (PromotionKind::FreeShipping, ..) => Ok(Offer { effect: Effect::FreeShipping, only: None }),
        (PromotionKind::BuyXGetY, rate, _) => {
            let (buy, get) = promotion.buy_quantity.zip(promotion.get_quantity).unwrap_or_default();
            let units = cheapest(lines, buy, get);
            if units.is_empty() {
                return Err(RejectionReason::NotEnoughItems);
            }
            Ok(Offer { effect: percent(rate.unwrap_or(100)), only: Some(units) })
        }
        (PromotionKind::Percent | PromotionKind::Fixed, ..) => Err(RejectionReason::Inactive),
    }
}

/// The cheapest `get` of every `buy + get` units, whichever order the lines are in.
fn cheapest(lines: &[&EvaluatedLine], buy: u32, get: u32) -> Vec<TargetedUnits> {
    let all: u64 = lines.iter().map(|line| u64::from(line.quantity.get())).sum();
    let rounds = all.checked_div(u64::from(buy) + u64::from(get)).unwrap_or_default();
    let mut left = rounds * u64::from(get);
    let price = |line: &EvaluatedLine| line.total.amount() / i64::from(line.quantity.get());
    let mut lines = lines.to_vec();
    lines.sort_by_key(|line| (price(line), line.variant_id));
    let mut units = Vec::new();
    for line in lines {
        let taken = left.min(u64::from(line.quantity.get()));
        left -= taken;
        // No more than the line's quantity, which fits.
        if let Some(quantity) = u32::try_from(taken).ok().and_then(NonZeroU32::new) {
            units.push(TargetedUnits { variant_id: line.variant_id, quantity });
        }
    }
    units
}
