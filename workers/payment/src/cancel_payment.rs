//! Lets money go, or gives it back: by the payment's id, or by the key it was asked for with.

use crate::{
    App,
    authorize_payment::unavailable,
    follow::{Source, follow},
    provider::State,
    store::{self, Row, transfers::Kind},
    transfer_money::{Wanted, begin, push},
};
use contract::{
    Unit,
    order::PaymentStatus,
    payment::{Abandon, Abandoned, CANCEL_KEY, CancelPayment, Payment},
};
use edge::{Call, outbox, runtime::log};
use kernel::{ErrorCode, PaymentId, Problem, Timestamp};
use std::rc::Rc;

pub async fn cancel_payment(app: Rc<App>, call: Call<Unit, CancelPayment>) -> Result<Payment, Problem> {
    let id: PaymentId = call.params.parse("id")?;
    let row = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let row = cancel(&app, row, call.now).await?;
    outbox::relay_later(&app, &call);
    Ok(row.payment()?)
}

pub async fn abandon_payment(app: Rc<App>, call: Call<Unit, Abandon>) -> Result<Abandoned, Problem> {
    let Some(row) = store::abandon_key(&*app.db, &call.body.authorize_key, call.now).await? else {
        return Ok(Abandoned { payment: None });
    };
    let id = row.id;
    let row = match cancel(&app, row, call.now).await {
        // The provider is down or slow, not configured any more, or says what the books refuse. That the payment was given
        // up is written down, in one batch with its mark: a request that still comes is refused, and whatever is held is
        // let go by every tick (`store::to_let_go`) or a webhook until that succeeds. So nothing hangs on this answer, and
        // the shopper's cart need not wait for what may take the staff.
        Err(problem) => {
            let fields = serde_json::json!({"payment": id, "cause": problem.to_string()});
            log::error("payment not let go yet", &fields);
            store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?
        }
        Ok(row) => row,
    };
    outbox::relay_later(&app, &call);
    Ok(Abandoned { payment: Some(row.payment()?) })
}

/// Voids and, where the provider has taken money, refunds. The provider is who knows: a capture that is in flight
/// either comes first, and is refunded, or finds nothing held. Money is let go once by the payment's own state, and each
/// refund has a key, so that repeating changes nothing.
///
/// What the provider has refused to give back is not asked for again, whoever cancels how often: the staff finds another
/// way, and a later try that succeeds would send the same money twice. The payment that is returned says what is held.
pub async fn cancel(app: &App, row: Row, now: Timestamp) -> Result<Row, Problem> {
    let mut row = row;
    // By the sums as well: what was given back may come again after the status said that all of it was.
    if matches!(row.status, PaymentStatus::Refunded | PaymentStatus::Voided) && !row.has_money() {
        return Ok(row);
    }
    // What has no name at the provider was never asked for there.
    if row.reference.is_some() {
        let seen = app.provider(row.provider)?.void(&row.known()?, now).await.map_err(unavailable)?;
        row = follow(app, row, &seen, Source::Cancel, now).await?;
    } else {
        row = follow(app, row, &State::Voided.into(), Source::Cancel, now).await?;
    }
    let left = row.refundable()?;
    // A refund that nobody answered is pending, counts as on its way, and is asked for again below with its own key; one
    // that has failed was refused, or came back, by the provider's own word.
    if !left.is_zero() && !row.refuses_cancellation() {
        // Another key than that of an earlier refund, the same one for two who cancel at once. Of two that read different
        // rows, the sums' constraint lets one through.
        let key = format!("{CANCEL_KEY}{}", row.refunds.len());
        let wanted = Wanted { kind: Kind::Refund, key: &key, amount: left, reason: None };
        row = begin(app, row, &wanted, now).await?;
    }
    let keys: Vec<String> = row.refunds.iter().map(|refund| refund.key.clone()).collect();
    for key in keys {
        row = push(app, row, Kind::Refund, &key, Source::Cancel, now).await?.map_err(unavailable)?;
    }
    Ok(row)
}
