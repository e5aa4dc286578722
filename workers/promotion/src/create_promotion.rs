use crate::{App, domain::validate, store};
use contract::{
    Unit,
    promotion::{CreatePromotion, Promotion},
};
use edge::{Call, Reply, idempotency::Attempt, new_id};
use kernel::Problem;
use std::{num::NonZeroU32, rc::Rc};

/// Creates a promotion, active from the start.
///
/// # Errors
/// `invalid_request` with every field at fault; `code_taken`; `idempotency_mismatch`.
pub async fn create_promotion(
    app: Rc<App>,
    call: Call<Unit, CreatePromotion>,
) -> Result<Reply<Promotion>, Problem> {
    let new = &call.body;
    let attempt = Attempt::new(&call, "create_promotion", "", new);
    if let Some(reply) = attempt.replay(&*app.db).await? {
        return Ok(reply);
    }
    let code = validate(new)?;
    let promotion = Promotion {
        id: new_id(call.now),
        name: new.name.to_string(),
        code: code.map(|code| code.to_string()),
        unique_codes: new.unique_codes,
        kind: new.kind,
        percent: new.percent,
        amount: new.amount,
        buy_quantity: new.buy_quantity.map(NonZeroU32::get),
        get_quantity: new.get_quantity.map(NonZeroU32::get),
        usage_limit: new.usage_limit.map(NonZeroU32::get),
        per_customer_limit: new.per_customer_limit.map(NonZeroU32::get),
        minimum_subtotal: new.minimum_subtotal,
        conditions: new.conditions.clone(),
        priority: new.priority,
        stacking: new.stacking,
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        active: true,
        used: 0,
        created_at: call.now,
    };
    // The key goes first: of twins, the loser finds the key taken, not its own code.
    let mut batch = attempt.record(201, &promotion);
    batch.push(store::insert(&promotion));
    match app.db.batch(batch).await {
        Ok(_) => Ok(promotion.into()),
        Err(error) if attempt.lost_to_twin(&error) => {
            attempt.replay(&*app.db).await?.ok_or_else(|| Problem::internal("a twin's answer is not there"))
        }
        Err(error) if error.is_unique("promotions.code") => Err(store::code_taken()),
        Err(error) => Err(error.into()),
    }
}
