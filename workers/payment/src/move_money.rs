//! What the staff does with a payment by hand.

use crate::{
    App,
    authorize_payment::unavailable,
    follow::{Source, follow},
    provider::State,
    store::{self, Row, transfers::Kind},
    transfer_money::{Wanted, begin, push, reread},
};
use contract::{
    Unit,
    order::PaymentStatus,
    payment::{CapturePayment, PaymentRecord, RefundPaymentAsStaff, VoidPayment},
};
use edge::{Call, outbox};
use kernel::{ErrorCode, Money, PaymentId, Problem};
use std::rc::Rc;

async fn find<Q, B>(app: &App, call: &Call<Q, B>) -> Result<Row, Problem> {
    let id: PaymentId = call.params.parse("id")?;
    Ok(store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?)
}

pub async fn get_payment(app: Rc<App>, call: Call<Unit, Unit>) -> Result<PaymentRecord, Problem> {
    let row = find(&app, &call).await?;
    record(&app, row).await
}

async fn record(app: &App, row: Row) -> Result<PaymentRecord, Problem> {
    let transfers = |kind| -> Result<Vec<_>, Problem> {
        let shown = row.transfers(kind).iter().map(|known| known.transfer(row.currency));
        shown.collect::<Result<_, _>>().map_err(Problem::internal)
    };
    Ok(PaymentRecord {
        payment: row.payment()?,
        reference: row.reference.clone(),
        captures: transfers(Kind::Capture)?,
        refunds: transfers(Kind::Refund)?,
        history: store::history(&*app.db, row.id).await?,
    })
}

pub async fn capture(app: Rc<App>, call: Call<Unit, CapturePayment>) -> Result<PaymentRecord, Problem> {
    let row = find(&app, &call).await?;
    let provider = app.provider(row.provider)?;
    let key = key(&call)?;
    if row.transfer(Kind::Capture, &key).is_none() {
        let awaits_money = row.status == PaymentStatus::Authorized
            || (row.status == PaymentStatus::Pending && provider.takes_money_later());
        if !awaits_money {
            return Err(illegal(&row, "Only money that is held can be captured."));
        }
        if !provider.captures_several() && !row.captures.is_empty() {
            return Err(Problem::new(ErrorCode::Conflict).detail("This provider captures once only."));
        }
    }
    let amount = amount(&row, Kind::Capture, &key, call.body.amount)?;
    moved(&app, &call, row, Kind::Capture, &key, amount, None).await
}

pub async fn refund(app: Rc<App>, call: Call<Unit, RefundPaymentAsStaff>) -> Result<PaymentRecord, Problem> {
    let row = find(&app, &call).await?;
    let key = key(&call)?;
    let amount = amount(&row, Kind::Refund, &key, call.body.amount)?;
    moved(&app, &call, row, Kind::Refund, &key, amount, Some(&call.body.reason)).await
}

/// Without an amount a repeated request means what it meant at first, whatever is left by now.
fn amount(row: &Row, kind: Kind, key: &str, wanted: Option<Money>) -> Result<Money, Problem> {
    let amount = match (wanted, row.transfer(kind, key), kind) {
        (Some(amount), _, _) => Ok(amount),
        (None, Some(known), _) => row.money(known.amount),
        (None, None, Kind::Capture) => row.capturable(),
        (None, None, Kind::Refund) => row.refundable(),
    };
    amount.map_err(Problem::internal)
}

async fn moved<B>(
    app: &Rc<App>,
    call: &Call<Unit, B>,
    row: Row,
    kind: Kind,
    key: &str,
    amount: Money,
    reason: Option<&str>,
) -> Result<PaymentRecord, Problem> {
    let row = begin(app, row, &Wanted { kind, key, amount, reason }, call.now).await?;
    let id = row.id;
    // What cannot be asked for now stays pending, and is shown so.
    let row = match push(app, row, kind, key, Source::Staff, call.now).await? {
        Ok(row) => reread(app, &row).await?,
        Err(_) => store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?,
    };
    outbox::relay_later(app, call);
    record(app, row).await
}

pub async fn void(app: Rc<App>, call: Call<Unit, VoidPayment>) -> Result<PaymentRecord, Problem> {
    let row = find(&app, &call).await?;
    if row.status == PaymentStatus::Voided {
        return record(&app, row).await;
    }
    let is_open = matches!(
        row.status,
        PaymentStatus::Pending | PaymentStatus::RequiresAction | PaymentStatus::Authorized
    );
    if !is_open {
        return Err(illegal(&row, "Only money that is held can be let go; what was taken is given back."));
    }
    let seen = match row.reference {
        Some(_) => app.provider(row.provider)?.void(&row.known()?, call.now).await.map_err(unavailable)?,
        None => State::Voided.into(),
    };
    let row = follow(&app, row, &seen, Source::Staff, call.now).await?;
    outbox::relay_later(&app, &call);
    record(&app, row).await
}

/// What the request's key means in the books: never one of the shop's own.
fn key<Q, B>(call: &Call<Q, B>) -> Result<String, Problem> {
    let key = call.idempotency_key.as_ref().ok_or(ErrorCode::IdempotencyKeyRequired)?;
    Ok(format!("staff:{key}"))
}

fn illegal(row: &Row, detail: &str) -> Problem {
    Problem::new(ErrorCode::IllegalTransition).detail(detail).with("status", row.status)
}
