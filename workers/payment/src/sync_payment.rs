//! A payment, after asking its provider where it is not decided yet.

use crate::{
    App,
    authorize_payment::unavailable,
    domain::status::is_undecided,
    follow::{Source, follow},
    store,
};
use contract::{Unit, payment::Payment};
use edge::{Call, outbox};
use kernel::{ErrorCode, PaymentId, Problem};
use std::rc::Rc;

pub async fn sync_payment(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Payment, Problem> {
    let id: PaymentId = call.params.parse("id")?;
    let row = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    if !is_undecided(row.status) {
        return Ok(row.payment()?);
    }
    // What has no name at the provider was never asked for there.
    if row.reference.is_none() {
        return Ok(row.payment()?);
    }
    let seen = app.provider(row.provider)?.sync(&row.known()?).await.map_err(unavailable)?;
    let row = follow(&app, row, &seen, Source::Sync, call.now).await?;
    outbox::relay_later(&app, &call);
    Ok(row.payment()?)
}
