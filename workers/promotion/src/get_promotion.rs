use crate::{App, store};
use contract::{Unit, promotion::Promotion};
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// A promotion.
///
/// # Errors
/// `not_found`.
pub async fn get_promotion(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Promotion, Problem> {
    let found = store::find(&*app.db, &[call.params.parse("id")?]).await?;
    found.into_iter().next().ok_or_else(|| ErrorCode::NotFound.into())
}
