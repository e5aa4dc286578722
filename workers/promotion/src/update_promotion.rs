use crate::{
    App,
    domain::validate,
    store::{self, Row},
};
use contract::{
    Unit,
    promotion::{CreatePromotion, Promotion, UpdatePromotion},
};
use edge::{Call, DatabaseError, Statement};
use kernel::{ErrorCode, Money, Problem, PromotionId};
use std::{num::NonZeroU32, rc::Rc};

/// Changes a promotion, turns it off and on. Carts ask what it gives each time, and ledgers are told its limits with each
/// use, so all of it may change; what was used stays counted.
///
/// # Errors
/// `not_found`; `invalid_request` with every field at fault; `code_taken`; `conflict` with another change at this moment.
pub async fn update_promotion(app: Rc<App>, call: Call<Unit, UpdatePromotion>) -> Result<Promotion, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    let found = store::find(&*app.db, &[id]).await?;
    let known = found.first().ok_or(ErrorCode::NotFound)?;
    let wish = &call.body;
    let code = validate(&merged(known, wish)?)?;
    // Only what is named is written: two who change different fields both get what they want. Where both together make
    // no sense, the table's CHECKs refuse the later one.
    let update = Statement::new(
        "UPDATE promotions SET name = coalesce(?2, name), active = coalesce(?3, active), kind = coalesce(?4, kind),
             code = CASE WHEN ?5 THEN ?6 ELSE code END,
             percent = CASE WHEN ?7 THEN ?8 ELSE percent END,
             amount = CASE WHEN ?9 THEN ?10 ELSE amount END,
             amount_currency = CASE WHEN ?9 THEN ?11 ELSE amount_currency END,
             usage_limit = CASE WHEN ?12 THEN ?13 ELSE usage_limit END,
             per_customer_limit = CASE WHEN ?14 THEN ?15 ELSE per_customer_limit END,
             minimum_subtotal = CASE WHEN ?16 THEN ?17 ELSE minimum_subtotal END,
             minimum_currency = CASE WHEN ?16 THEN ?18 ELSE minimum_currency END,
             starts_at = CASE WHEN ?19 THEN ?20 ELSE starts_at END,
             ends_at = CASE WHEN ?21 THEN ?22 ELSE ends_at END,
             buy_quantity = CASE WHEN ?23 THEN ?24 ELSE buy_quantity END,
             get_quantity = CASE WHEN ?25 THEN ?26 ELSE get_quantity END,
             conditions = coalesce(?27, conditions), priority = coalesce(?28, priority),
             stacking = coalesce(?29, stacking)
         WHERE id = ?1 RETURNING *",
    )
    .text(id)
    .bind(wish.name.as_ref().map(ToString::to_string))
    .bind(wish.active)
    .json(&wish.kind)
    .bind(wish.code.is_some())
    .bind(code.map(|code| code.to_string()))
    .bind(wish.percent.is_some())
    .bind(wish.percent.flatten())
    .bind(wish.amount.is_some())
    .bind(wish.amount.flatten().map(Money::amount))
    .json(&wish.amount.flatten().map(Money::currency))
    .bind(wish.usage_limit.is_some())
    .bind(wish.usage_limit.flatten().map(NonZeroU32::get))
    .bind(wish.per_customer_limit.is_some())
    .bind(wish.per_customer_limit.flatten().map(NonZeroU32::get))
    .bind(wish.minimum_subtotal.is_some())
    .bind(wish.minimum_subtotal.flatten().map(Money::amount))
    .json(&wish.minimum_subtotal.flatten().map(Money::currency))
    .bind(wish.starts_at.is_some())
    .bind(wish.starts_at.flatten())
    .bind(wish.ends_at.is_some())
    .bind(wish.ends_at.flatten())
    .bind(wish.buy_quantity.is_some())
    .bind(wish.buy_quantity.flatten().map(NonZeroU32::get))
    .bind(wish.get_quantity.is_some())
    .bind(wish.get_quantity.flatten().map(NonZeroU32::get))
    .json(&wish.conditions)
    .bind(wish.priority)
    .json(&wish.stacking);
    match app.db.run(update).await {
        Ok(rows) => rows.first::<Row>()?.ok_or(ErrorCode::NotFound)?.promotion(),
        Err(error) if error.is_unique("promotions.code") => Err(store::code_taken()),
        Err(DatabaseError::Constraint(_)) => {
            Err(Problem::new(ErrorCode::Conflict).detail("Somebody else changed it just now. Look again."))
        }
        Err(error) => Err(error.into()),
    }
}

/// The promotion as it would be, to be looked at as a new one is.
fn merged(known: &Promotion, wish: &UpdatePromotion) -> Result<CreatePromotion, Problem> {
    let code = known.code.as_deref().map(str::parse).transpose().map_err(Problem::internal)?;
    Ok(CreatePromotion {
        name: match &wish.name {
            Some(name) => name.clone(),
            None => known.name.parse().map_err(Problem::internal)?,
        },
        code: wish.code.clone().unwrap_or(code),
        unique_codes: known.unique_codes,
        kind: wish.kind.unwrap_or(known.kind),
        percent: wish.percent.unwrap_or(known.percent),
        amount: wish.amount.unwrap_or(known.amount),
        buy_quantity: wish.buy_quantity.unwrap_or(known.buy_quantity.and_then(NonZeroU32::new)),
        get_quantity: wish.get_quantity.unwrap_or(known.get_quantity.and_then(NonZeroU32::new)),
        usage_limit: wish.usage_limit.unwrap_or(known.usage_limit.and_then(NonZeroU32::new)),
        per_customer_limit: wish
            .per_customer_limit
            .unwrap_or(known.per_customer_limit.and_then(NonZeroU32::new)),
        minimum_subtotal: wish.minimum_subtotal.unwrap_or(known.minimum_subtotal),
        conditions: wish.conditions.clone().unwrap_or_else(|| known.conditions.clone()),
        priority: wish.priority.unwrap_or(known.priority),
        stacking: wish.stacking.unwrap_or(known.stacking),
        starts_at: wish.starts_at.unwrap_or(known.starts_at),
        ends_at: wish.ends_at.unwrap_or(known.ends_at),
    })
}
