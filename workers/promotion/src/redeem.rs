use crate::{
    App,
    domain::{is_open, limit_for_each},
    ledger::commands::{self, CodeUse, CountUse, ReleaseUse, Use},
    store,
};
use client::Caller;
use contract::{
    Unit,
    promotion::{Promotion, Redeem},
};
use edge::{Call, runtime::log};
use kernel::{ErrorCode, Problem, PromotionId, Text};
use std::{collections::BTreeSet, rc::Rc};

/// The most promotions that one order may use.
const MAX_PROMOTIONS: usize = 50;

/// The promotions of a call, each once.
///
/// # Errors
/// `invalid_request` for too many.
pub fn distinct(ids: &[PromotionId]) -> Result<Vec<PromotionId>, Problem> {
    if ids.len() > MAX_PROMOTIONS {
        return Err(Problem::invalid("/promotion_ids", "length", "There may be at most 50 promotions."));
    }
    Ok(ids.iter().copied().collect::<BTreeSet<_>>().into_iter().collect())
}

/// Gives the uses of `key` back, of all ledgers at once.
pub async fn release_all(
    app: &App,
    caller: &Caller,
    key: &Text<200>,
    promotions: &[PromotionId],
) -> Result<(), Problem> {
    let body = ReleaseUse { key: key.clone() };
    let released =
        futures::future::join_all(promotions.iter().map(|id| async {
            app.ledger(*id)?.call(caller, &commands::RELEASE, &[id], &Unit {}, &body).await
        }));
    released.await.into_iter().collect::<Result<Vec<Unit>, Problem>>()?;
    Ok(())
}

/// Counts one use of each promotion, or of none.
///
/// # Errors
/// `coupon_unavailable` with the first `promotion_id` that is used up, over or gone; `idempotency_mismatch`.
pub async fn redeem(app: Rc<App>, call: Call<Unit, Redeem>) -> Result<Unit, Problem> {
    let unavailable = |id: PromotionId| Problem::new(ErrorCode::CouponUnavailable).with("promotion_id", id);
    let Redeem { key, order_id, customer, promotion_ids, codes } = &call.body;
    let ids = distinct(promotion_ids)?;
    if ids.is_empty() {
        return Ok(Unit {});
    }
    let promotions = store::find(&*app.db, &ids).await?;
    if let Some(id) = ids.iter().find(|id| !promotions.iter().any(|promotion| promotion.id == **id)) {
        return Err(unavailable(*id));
    }
    let codes = store::codes::find(&*app.db, codes).await?;
    let code_of = |promotion: &Promotion| codes.iter().find(|code| code.promotion_id == promotion.id);
    let without_code = |promotion: &&Promotion| promotion.unique_codes && code_of(promotion).is_none();
    if let Some(promotion) = promotions.iter().find(without_code) {
        return Err(unavailable(promotion.id));
    }
    let count = |promotion: &Promotion| CountUse {
        key: key.clone(),
        order_id: *order_id,
        customer: customer.clone(),
        open: is_open(promotion, call.now),
        usage_limit: promotion.usage_limit,
        per_customer_limit: limit_for_each(promotion),
        code: code_of(promotion)
            .map(|known| CodeUse { code: known.code.clone(), usage_limit: known.usage_limit }),
    };
    let uses = futures::future::join_all(promotions.iter().map(|promotion| async {
        let client = app.ledger(promotion.id)?;
        client.call(&call.caller, &commands::REDEEM, &[&promotion.id], &Unit {}, &count(promotion)).await
    }))
    .await;
    let refused = promotions.iter().zip(&uses).find(|(_, outcome)| matches!(outcome, Ok(Use::Refused)));
    if let Some((promotion, _)) = refused {
        if let Err(problem) = release_all(&app, &call.caller, key, &ids).await {
            // Answering "refused" would leave uses counted for nobody: the caller repeats, and gets here again.
            log::error("redemption not undone", &serde_json::json!({"cause": problem.to_string()}));
            return Err(problem);
        }
        return Err(unavailable(promotion.id));
    }
    // Where a ledger did not answer, nothing is undone: the caller repeats the call, or releases.
    uses.into_iter().collect::<Result<Vec<Use>, Problem>>()?;
    Ok(Unit {})
}
