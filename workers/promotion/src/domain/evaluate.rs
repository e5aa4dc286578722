use super::Code;
use contract::promotion::{
    AppliedPromotion, Effect, Evaluate, Evaluation, Promotion, PromotionKind, RejectedCode, RejectionReason,
};
use kernel::{BasisPoints, Money, MoneyError, Timestamp};
use std::collections::BTreeSet;

/// A promotion that may apply to a cart.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub promotion: Promotion,
    /// How often the cart's customer has used it.
    pub used_by_customer: u32,
}

/// True while a promotion is active and its time has come and not passed.
pub fn is_open(promotion: &Promotion, now: Timestamp) -> bool {
    why_closed(promotion, now).is_none()
}

fn why_closed(promotion: &Promotion, now: Timestamp) -> Option<RejectionReason> {
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

/// Why a promotion does not apply to a cart with this subtotal, if it does not.
fn why_not(candidate: &Candidate, subtotal: Money, now: Timestamp) -> Option<RejectionReason> {
    let promotion = &candidate.promotion;
    let reached = |limit: Option<u32>, used: u32| limit.is_some_and(|limit| used >= limit);
    let foreign = |money: Option<Money>| money.is_some_and(|m| m.currency() != subtotal.currency());
    if let Some(reason) = why_closed(promotion, now) {
        Some(reason)
    } else if reached(promotion.usage_limit, promotion.used) {
        Some(RejectionReason::UsedUp)
    } else if reached(promotion.per_customer_limit, candidate.used_by_customer) {
        Some(RejectionReason::CustomerLimitReached)
    } else if foreign(promotion.amount) || foreign(promotion.minimum_subtotal) {
        Some(RejectionReason::CurrencyMismatch)
    } else if promotion.minimum_subtotal.is_some_and(|minimum| subtotal.amount() < minimum.amount()) {
        Some(RejectionReason::MinimumNotMet)
    } else {
        None
    }
}

/// What a promotion does; none for a row that lacks its kind's field, which the table refuses.
fn effect(promotion: &Promotion) -> Option<Effect> {
    Some(match promotion.kind {
        PromotionKind::Percent => Effect::Percent { rate: BasisPoints(u32::from(promotion.percent?) * 100) },
        PromotionKind::Fixed => Effect::Fixed { amount: promotion.amount? },
        PromotionKind::FreeShipping => Effect::FreeShipping,
    })
}

/// Which of the candidates apply to a cart, in the order in which cart applies them, and why codes do not.
///
/// # Errors
/// If the lines are of another currency than the cart, or their sum is out of range.
pub fn evaluate(cart: &Evaluate, candidates: &[Candidate], now: Timestamp) -> Result<Evaluation, MoneyError> {
    let subtotal = Money::sum(cart.currency, cart.lines.iter().map(|line| line.total))?;
    let mut rejected = Vec::new();
    let mut chosen: Vec<&Candidate> = candidates
        .iter()
        .filter(|candidate| candidate.promotion.code.is_none() && why_not(candidate, subtotal, now).is_none())
        .collect();
    let mut seen = BTreeSet::new();
    for text in &cart.codes {
        let reject = |reason| RejectedCode { code: text.clone(), reason };
        let Some(code) = Code::parse(text) else {
            rejected.push(reject(RejectionReason::Unknown));
            continue;
        };
        let found = candidates.iter().find(|c| c.promotion.code.as_deref() == Some(code.as_str()));
        if !seen.insert(code) {
            continue;
        }
        match found.map(|candidate| (candidate, why_not(candidate, subtotal, now))) {
            None => rejected.push(reject(RejectionReason::Unknown)),
            Some((_, Some(reason))) => rejected.push(reject(reason)),
            Some((candidate, None)) => chosen.push(candidate),
        }
    }
    let rank = |kind: PromotionKind| match kind {
        PromotionKind::Percent => 0,
        PromotionKind::Fixed => 1,
        PromotionKind::FreeShipping => 2,
    };
    chosen.sort_by_key(|candidate| (rank(candidate.promotion.kind), candidate.promotion.id));
    let applied = chosen
        .into_iter()
        .filter_map(|Candidate { promotion, .. }| {
            Some(AppliedPromotion {
                promotion_id: promotion.id,
                code: promotion.code.clone(),
                name: promotion.name.clone(),
                effect: effect(promotion)?,
            })
        })
        .collect();
    Ok(Evaluation { applied, rejected })
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::promotion::EvaluatedLine;
    use kernel::Currency;
    use std::{num::NonZeroU32, time::Duration};
    use testkit::{id, now};

    fn eur(amount: i64) -> Money {
        Money::new(amount, Currency::EUR).unwrap()
    }

    fn ten_percent(n: u8, code: Option<&str>) -> Candidate {
        let promotion = Promotion {
            id: id(n),
            name: format!("Promotion {n}"),
            code: code.map(str::to_owned),
            kind: PromotionKind::Percent,
            percent: Some(10),
            amount: None,
            usage_limit: None,
            per_customer_limit: None,
            minimum_subtotal: None,
            starts_at: None,
            ends_at: None,
            active: true,
            used: 0,
            created_at: now(),
        };
        Candidate { promotion, used_by_customer: 0 }
    }

    fn cart(codes: &[&str], total: i64) -> Evaluate {
        Evaluate {
            currency: Currency::EUR,
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
            customer_id: None,
            lines: vec![EvaluatedLine {
                variant_id: id(1),
                product_id: id(1),
                category_ids: vec![],
                quantity: NonZeroU32::MIN,
                total: eur(total),
            }],
        }
    }

    /// Why a changed ten-percent coupon does not apply to a cart of 30 euros.
    fn reason(change: impl Fn(&mut Candidate)) -> Option<RejectionReason> {
        let mut candidate = ten_percent(1, Some("TEN"));
        change(&mut candidate);
        let evaluation = evaluate(&cart(&["ten"], 3000), &[candidate], now()).unwrap();
        assert_ne!(evaluation.applied.is_empty(), evaluation.rejected.is_empty());
        evaluation.rejected.first().map(|rejected| rejected.reason)
    }

    #[test]
    fn a_coupon_says_why_it_does_not_apply() {
        let second = Duration::from_secs(1);
        assert_eq!(reason(|_| {}), None);
        assert_eq!(reason(|c| c.promotion.active = false), Some(RejectionReason::Inactive));
        assert_eq!(reason(|c| c.promotion.starts_at = Some(now())), None);
        assert_eq!(
            reason(|c| c.promotion.starts_at = Some(now().plus(second))),
            Some(RejectionReason::NotStarted)
        );
        assert_eq!(reason(|c| c.promotion.ends_at = Some(now())), Some(RejectionReason::Expired));
        assert_eq!(reason(|c| c.promotion.ends_at = Some(now().plus(second))), None);
        assert_eq!(
            reason(|c| (c.promotion.usage_limit, c.promotion.used) = (Some(3), 3)),
            Some(RejectionReason::UsedUp)
        );
        assert_eq!(reason(|c| (c.promotion.usage_limit, c.promotion.used) = (Some(3), 2)), None);
        assert_eq!(
            reason(|c| (c.promotion.per_customer_limit, c.used_by_customer) = (Some(1), 1)),
            Some(RejectionReason::CustomerLimitReached)
        );
        assert_eq!(
            reason(|c| c.promotion.minimum_subtotal = Some(eur(3001))),
            Some(RejectionReason::MinimumNotMet)
        );
        assert_eq!(reason(|c| c.promotion.minimum_subtotal = Some(eur(3000))), None);
        let francs = Money::new(100, Currency::CHF).unwrap();
        assert_eq!(
            reason(|c| c.promotion.minimum_subtotal = Some(francs)),
            Some(RejectionReason::CurrencyMismatch)
        );
    }

    #[test]
    fn what_applies_by_itself_needs_no_code_and_is_silent_when_it_does_not() {
        let mut big = ten_percent(2, None);
        big.promotion.minimum_subtotal = Some(eur(10_000));
        let candidates = [ten_percent(1, None), big];
        let evaluation = evaluate(&cart(&[], 3000), &candidates, now()).unwrap();
        assert_eq!(evaluation.applied.len(), 1);
        assert_eq!(evaluation.applied[0].effect, Effect::Percent { rate: BasisPoints(1000) });
        assert_eq!(evaluation.rejected, []);
    }

    #[test]
    fn percentages_come_before_fixed_amounts_and_free_shipping_last() {
        let mut fixed = ten_percent(1, None);
        (fixed.promotion.kind, fixed.promotion.amount) = (PromotionKind::Fixed, Some(eur(5)));
        let mut shipping = ten_percent(2, Some("SHIP"));
        shipping.promotion.kind = PromotionKind::FreeShipping;
        let candidates = [shipping, fixed, ten_percent(3, Some("TEN"))];
        let evaluation = evaluate(&cart(&["SHIP", "TEN"], 3000), &candidates, now()).unwrap();
        let ids: Vec<_> = evaluation.applied.iter().map(|applied| applied.promotion_id).collect();
        assert_eq!(ids, [id(3), id(1), id(2)]);
    }

    #[test]
    fn a_code_that_is_typed_twice_counts_once() {
        let evaluation = evaluate(&cart(&["TEN", "ten", "??"], 3000), &[ten_percent(1, Some("TEN"))], now());
        let evaluation = evaluation.unwrap();
        assert_eq!(evaluation.applied.len(), 1);
        assert_eq!(evaluation.rejected.len(), 1);
        assert_eq!(evaluation.rejected[0].reason, RejectionReason::Unknown);
    }
}
