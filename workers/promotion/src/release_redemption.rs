use crate::{
    App,
    redeem::{distinct, release_all},
};
use contract::{Unit, promotion::ReleaseRedemption};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// Gives uses back.
pub async fn release_redemption(app: Rc<App>, call: Call<Unit, ReleaseRedemption>) -> Result<Unit, Problem> {
    let ids = distinct(&call.body.promotion_ids)?;
    release_all(&app, &call.caller, &call.body.key, &ids).await?;
    Ok(Unit {})
}
