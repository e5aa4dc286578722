//! What the staff does with a payment by hand.

use crate::{
    App,
    authorize_payment::unavailable,
    follow::{Source, follow_if, reread},
    provider::State,
    store::{self, Row, transfers::Kind},
    transfer_money::{Wanted, begin, illegal, note, push},
};
use contract::{
    Unit,
    order::PaymentStatus,
    payment::{CapturePayment, PaymentRecord, RefundPaymentAsStaff, STAFF_KEY, VoidPayment},
};
use edge::{Call, Reply, outbox};
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

pub async fn capture(
    app: Rc<App>,
    call: Call<Unit, CapturePayment>,
) -> Result<Reply<PaymentRecord>, Problem> {
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
    // There is nobody to ask: what the staff says is what is true.
    let is_made = provider.takes_money_later();
    moved(&app, &call, row, &Wanted { kind: Kind::Capture, key: &key, amount, reason: None }, is_made).await
}

pub async fn refund(
    app: Rc<App>,
    call: Call<Unit, RefundPaymentAsStaff>,
) -> Result<Reply<PaymentRecord>, Problem> {
    let row = find(&app, &call).await?;
    let key = key(&call)?;
    let RefundPaymentAsStaff { amount: wanted, reason, sent_by_shop } = &call.body;
    let amount = amount(&row, Kind::Refund, &key, *wanted)?;
    let wanted = Wanted { kind: Kind::Refund, key: &key, amount, reason: Some(reason) };
    moved(&app, &call, row, &wanted, *sent_by_shop).await
}

/// Without an amount a repeated request means what it meant at first, whatever is left by now.
fn amount(row: &Row, kind: Kind, key: &str, wanted: Option<Money>) -> Result<Money, Problem> {
    let known = row.transfer(kind, key);
    if wanted.is_none() && known.is_none() && kind == Kind::Refund && row.refundable()?.is_zero() {
        return Err(Problem::new(ErrorCode::Conflict).detail("There is nothing left to give back."));
    }
    let amount = match (wanted, known, kind) {
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
    wanted: &Wanted<'_>,
    is_made: bool,
) -> Result<Reply<PaymentRecord>, Problem> {
    let Wanted { kind, key, .. } = *wanted;
    let is_replayed = row.transfer(kind, key).is_some();
    let row = if is_made {
        note(app, row, wanted, Source::Staff, call.now).await?
    } else {
        let row = begin(app, row, wanted, call.now).await?;
        let id = row.id;
        // What cannot be asked for now stays pending, and is shown so.
        match push(app, row, kind, key, Source::Staff, call.now).await? {
            Ok(row) => reread(app, &row).await?,
            Err(_) => store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?,
        }
    };
    outbox::relay_later(app, call);
    let reply = Reply::from(record(app, row).await?);
    Ok(if is_replayed { reply.header("idempotency-replayed", "true") } else { reply })
}

pub async fn void(app: Rc<App>, call: Call<Unit, VoidPayment>) -> Result<PaymentRecord, Problem> {
    let row = find(&app, &call).await?;
    if row.status == PaymentStatus::Voided {
        return record(&app, row).await;
    }
    may_let_go(&row)?;
    let provider = app.provider(row.provider)?;
    let seen = match row.reference {
        Some(_) => provider.void(&row.known()?, call.now).await.map_err(unavailable)?,
        None => State::Voided.into(),
    };
    // A provider has decided by now. Where there is none, the money may have come meanwhile.
    let is_ours = provider.takes_money_later();
    let allowed = |row: &Row| match row.status {
        PaymentStatus::Voided => Ok(()),
        _ if is_ours => may_let_go(row),
        _ => Ok(()),
    };
    let row = follow_if(&app, row, &seen, Source::Staff, call.now, allowed).await?;
    outbox::relay_later(&app, &call);
    record(&app, row).await
}

/// What the request's key means in the books: never one of the shop's own.
fn key<Q, B>(call: &Call<Q, B>) -> Result<String, Problem> {
    let key = call.idempotency_key.as_ref().ok_or(ErrorCode::IdempotencyKeyRequired)?;
    Ok(format!("{STAFF_KEY}{key}"))
}

fn may_let_go(row: &Row) -> Result<(), Problem> {
    match row.status {
        PaymentStatus::Pending | PaymentStatus::RequiresAction | PaymentStatus::Authorized => Ok(()),
        _ => Err(illegal(row, "Only money that is held can be let go; what was taken is given back.")),
    }
}
