use super::{
    Code,
    conditions::{Offer, offer, why_closed},
};
use contract::promotion::{
    AppliedPromotion, Evaluate, Evaluation, Promotion, PromotionKind, RejectedCode, RejectionReason, Stacking,
};
use kernel::{Money, MoneyError, Timestamp};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// A promotion that may apply to a cart.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub promotion: Promotion,
    /// How often the cart's customer has used it.
    pub used_by_customer: u32,
    /// The one of its many codes that leads to it.
    pub unique: Option<UniqueCode>,
}

/// One of a promotion's unique codes.
#[derive(Clone, Debug)]
pub struct UniqueCode {
    pub code: String,
    pub usage_limit: u32,
    pub used: u32,
}

impl Candidate {
    /// The code that leads to it; none for what applies by itself.
    fn code(&self) -> Option<&str> {
        self.unique.as_ref().map(|unique| unique.code.as_str()).or(self.promotion.code.as_deref())
    }
}

/// True while a promotion is active and its time has come and not passed.
pub fn is_open(promotion: &Promotion, now: Timestamp) -> bool {
    why_closed(promotion, now).is_none()
}

/// Which of the candidates apply to a cart, in the order in which cart applies them, and why codes do not. The order of
/// codes, lines and candidates makes no difference.
///
/// # Errors
/// If the lines are of another currency than the cart, or their sum is out of range.
pub fn evaluate(cart: &Evaluate, candidates: &[Candidate], now: Timestamp) -> Result<Evaluation, MoneyError> {
    // Not only of the lines that some promotion is for.
    Money::sum(cart.currency, cart.lines.iter().map(|line| line.total))?;
    let wanted: BTreeSet<String> =
        cart.codes.iter().filter_map(|text| Code::parse(text)).map(|code| code.to_string()).collect();
    let mut refused: BTreeMap<&str, RejectionReason> = BTreeMap::new();
    let mut offered: Vec<(&Candidate, Offer)> = Vec::new();
    for candidate in candidates.iter().filter(|c| c.code().is_none_or(|code| wanted.contains(code))) {
        match (offer(candidate, cart, now)?, candidate.code()) {
            (Ok(offer), _) => offered.push((candidate, offer)),
            (Err(reason), Some(code)) => {
                refused.insert(code, reason);
            }
            (Err(_), None) => {}
        }
    }
    // What was asked for goes before what applies by itself.
    offered.sort_by_key(|(candidate, _)| {
        let promotion = &candidate.promotion;
        let (code, rank) = (candidate.code(), rank(promotion.kind));
        (Reverse(promotion.priority), code.is_none(), rank, promotion.id, code)
    });
    let mut chosen: Vec<(&Candidate, Offer)> = Vec::new();
    for (candidate, offer) in offered {
        if goes_with(candidate, &chosen) {
            chosen.push((candidate, offer));
        } else if let Some(code) = candidate.code() {
            refused.insert(code, RejectionReason::NotCombinable);
        }
    }
    chosen.sort_by_key(|(Candidate { promotion, .. }, _)| {
        (Reverse(promotion.priority), rank(promotion.kind), promotion.id)
    });
    let rejected = rejected(&cart.codes, &refused, &chosen);
    let applied = chosen.into_iter().map(|(candidate, Offer { effect, only })| AppliedPromotion {
        promotion_id: candidate.promotion.id,
        code: candidate.code().map(str::to_owned),
        name: candidate.promotion.name.clone(),
        effect,
        only,
    });
    Ok(Evaluation { applied: applied.collect(), rejected, gift_cards: Vec::new(), store_credit: None })
}

/// Percentages come before fixed amounts, which take what is left.
fn rank(kind: PromotionKind) -> u8 {
    match kind {
        PromotionKind::BuyXGetY => 0,
        PromotionKind::Percent => 1,
        PromotionKind::Fixed => 2,
        PromotionKind::FreeShipping => 3,
    }
}

fn goes_with(candidate: &Candidate, chosen: &[(&Candidate, Offer)]) -> bool {
    let has = |stacking| chosen.iter().any(|(other, _)| other.promotion.stacking == stacking);
    // Two of its codes use a promotion no more than one.
    let is_new = chosen.iter().all(|(other, _)| other.promotion.id != candidate.promotion.id);
    is_new
        && !has(Stacking::Exclusive)
        && match candidate.promotion.stacking {
            Stacking::Combinable => true,
            Stacking::Single => !has(Stacking::Single),
            Stacking::Exclusive => chosen.is_empty(),
        }
}

/// Why codes do not apply, in the order in which they were typed, each once.
fn rejected(
    codes: &[String],
    refused: &BTreeMap<&str, RejectionReason>,
    chosen: &[(&Candidate, Offer)],
) -> Vec<RejectedCode> {
    let mut seen = BTreeSet::new();
    let mut rejected = Vec::new();
    for text in codes {
        let code = Code::parse(text).map_or_else(|| text.clone(), |code| code.to_string());
        let applies = chosen.iter().any(|(candidate, _)| candidate.code() == Some(code.as_str()));
        let reason = refused.get(code.as_str()).copied().unwrap_or(RejectionReason::Unknown);
        if seen.insert(code) && !applies {
            rejected.push(RejectedCode { code: text.clone(), reason });
        }
    }
    rejected
}

#[cfg(test)]
mod tests;
