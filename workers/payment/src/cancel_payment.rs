//! Lets money go, or gives it back: by the payment's id, or by the key it was asked for with.

use crate::{
    App,
    authorize_payment::unavailable,
    follow::{Source, follow},
    provider::State,
    store::{self, Row},
};
use contract::{
    Unit,
    order::PaymentStatus,
    payment::{Abandon, Abandoned, CancelPayment, Payment},
};
use edge::{Call, outbox};
use kernel::{ErrorCode, PaymentId, Problem, Timestamp};
use std::rc::Rc;

pub async fn cancel_payment(app: Rc<App>, call: Call<Unit, CancelPayment>) -> Result<Payment, Problem> {
    let id: PaymentId = call.params.parse("id")?;
    let row = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let row = cancel(&app, row, call.now).await?;
    relay_later(&app, &call);
    Ok(row.payment()?)
}

pub async fn abandon_payment(app: Rc<App>, call: Call<Unit, Abandon>) -> Result<Abandoned, Problem> {
    let Some(row) = store::abandon_key(&*app.db, &call.body.authorize_key, call.now).await? else {
        return Ok(Abandoned { payment: None });
    };
    let row = cancel(&app, row, call.now).await?;
    relay_later(&app, &call);
    Ok(Abandoned { payment: Some(row.payment()?) })
}

/// Voids or, where the provider has taken the money, refunds. The provider is who knows: a capture that is in flight
/// either comes first, and is refunded, or finds nothing held. Each of its operations has a key of the payment's, so
/// that repeating changes nothing.
async fn cancel(app: &App, row: Row, now: Timestamp) -> Result<Row, Problem> {
    if matches!(row.status, PaymentStatus::Voided | PaymentStatus::Refunded) {
        return Ok(row);
    }
    let provider = app.provider(row.provider)?;
    let mut state = provider.void(row.id, row.amount()?, now).await.map_err(unavailable)?;
    let mut row = row;
    if state == State::Captured {
        row = follow(app, row, &state, Source::Cancel, now).await?;
        state = provider.refund(row.id, now).await.map_err(unavailable)?;
    }
    follow(app, row, &state, Source::Cancel, now).await
}

fn relay_later<Q, B>(app: &Rc<App>, call: &Call<Q, B>) {
    let (app, now) = (app.clone(), call.now);
    call.defer(async move { outbox::relay_quietly(&*app.db, &*app.queues, now).await });
}
