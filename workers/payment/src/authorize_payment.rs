//! Holds money for an order.

use crate::{
    App,
    follow::{Source, follow},
    provider::State,
    return_path,
    settle_test_payment::settle_later,
    store,
};
use contract::{
    Unit,
    order::PaymentStatus,
    payment::{Authorize, Payment},
};
use edge::{Call, idempotency::request_hash};
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// Repeating a request asks the provider again for the same payment where the first answer was lost.
pub async fn authorize_payment(app: Rc<App>, call: Call<Unit, Authorize>) -> Result<Payment, Problem> {
    let request = &call.body;
    let provider = app.provider(request.provider)?;
    if request.return_path.as_ref().is_some_and(|path| !return_path::is_valid(path)) {
        return Err(Problem::invalid("/return_path", "invalid", "Must be a path of this shop."));
    }
    let hash = request_hash(request);
    let id = edge::new_id(call.now);
    let row = store::open(&*app.db, id, request, &hash, call.now).await?;
    let row = row.ok_or_else(|| Problem::new(ErrorCode::Conflict).detail("This payment was given up."))?;
    if row.request_hash != hash {
        return Err(ErrorCode::IdempotencyMismatch.into());
    }
    if row.status != PaymentStatus::Pending {
        return Ok(row.payment()?);
    }
    let token = request.token.as_deref();
    let state = provider.authorize(row.id, row.amount()?, token, call.now).await.map_err(unavailable)?;
    let row = follow(&app, row, &state, Source::Authorize, call.now).await?;
    // Given up while the provider was thinking: what it holds now, nobody would let go.
    if row.status == PaymentStatus::Voided && state == State::Authorized {
        provider.void(row.id, row.amount()?, call.now).await.map_err(unavailable)?;
    }
    if state == State::Pending {
        let (app, id, now) = (app.clone(), row.id, call.now);
        call.defer(async move { settle_later(&app, id, now).await });
    }
    Ok(row.payment()?)
}

/// A provider that does not answer.
#[allow(clippy::needless_pass_by_value)] // for map_err
pub fn unavailable(error: crate::provider::Unreachable) -> Problem {
    let mut problem = Problem::new(ErrorCode::PaymentUnavailable);
    problem.internal = Some(error.to_string());
    problem
}
