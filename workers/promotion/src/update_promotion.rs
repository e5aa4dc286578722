use crate::{
    App,
    store::{self, Row},
};
use contract::{
    Unit,
    promotion::{Promotion, UpdatePromotion},
};
use edge::{Call, Statement};
use kernel::{ErrorCode, Problem, PromotionId};
use std::rc::Rc;

/// Renames a promotion, changes its end, turns it off and on. What it gives and its limits stay: carts and ledgers count
/// on them.
///
/// # Errors
/// `not_found`; `invalid_request` for an end that is not after the start.
pub async fn update_promotion(app: Rc<App>, call: Call<Unit, UpdatePromotion>) -> Result<Promotion, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    let found = store::find(&*app.db, &[id]).await?;
    let known = found.first().ok_or(ErrorCode::NotFound)?;
    let UpdatePromotion { name, active, ends_at } = &call.body;
    // The start never changes, so that this cannot be overtaken.
    if let (Some(Some(ends_at)), Some(starts_at)) = (ends_at, known.starts_at)
        && *ends_at <= starts_at
    {
        return Err(Problem::invalid("/ends_at", "range", "Must be later than starts_at."));
    }
    let update = Statement::new(
        "UPDATE promotions SET name = coalesce(?2, name), active = coalesce(?3, active),
             ends_at = CASE WHEN ?4 THEN ?5 ELSE ends_at END
         WHERE id = ?1 RETURNING *",
    )
    .text(id)
    .bind(name.as_ref().map(ToString::to_string))
    .bind(*active)
    .bind(ends_at.is_some())
    .bind(ends_at.flatten());
    app.db.run(update).await?.first::<Row>()?.ok_or(ErrorCode::NotFound)?.promotion()
}
