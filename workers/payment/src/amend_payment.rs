//! Asks for another amount than at first, because the order was changed.

use crate::{
    App,
    authorize_payment::unavailable,
    follow::{Source, follow},
    provider::State,
    store::{self, Amended, Row},
};
use contract::{
    Unit,
    order::PaymentStatus,
    payment::{AmendPayment, Payment},
};
use edge::Call;
use kernel::{ErrorCode, PaymentId, Problem};
use std::rc::Rc;

/// First the books, then the provider: what was captured in between of the amount before makes the books refuse, and
/// what is captured afterwards is of the new one. A provider that was not told holds more than is ever taken of it, and
/// is told by the repetition.
pub async fn amend_payment(app: Rc<App>, call: Call<Unit, AmendPayment>) -> Result<Payment, Problem> {
    let id: PaymentId = call.params.parse("id")?;
    let amount = call.body.amount;
    let row = loop {
        let row = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
        if amount.currency() != row.currency {
            let detail = "The payment has another currency.";
            return Err(Problem::invalid("/amount", "currency_mismatch", detail));
        }
        if amount.is_negative() {
            return Err(Problem::invalid("/amount", "too_small", "Not less than nothing."));
        }
        if row.amount()? == amount {
            break row;
        }
        if !may_become(&app, &row, amount.amount())? {
            return Err(illegal(&row));
        }
        match store::amend(&*app.db, &row, amount, call.now).await? {
            Amended::Written | Amended::Outdated => {}
            Amended::Taken => return Err(illegal(&row)),
        }
    };
    let provider = app.provider(row.provider)?;
    if row.status == PaymentStatus::Authorized && row.reference.is_some() {
        provider.hold_less(&row.known()?, call.now).await.map_err(unavailable)?;
    }
    // What had come before may be all that is awaited now.
    let state = if amount.is_zero() && row.capturing == 0 { State::Captured } else { row.state() };
    let is_awaited = row.status == PaymentStatus::Pending && provider.takes_money_later();
    let row = if is_awaited { follow(&app, row, &state.into(), Source::Amend, call.now).await? } else { row };
    Ok(row.payment()?)
}

/// Held money can only become less, and not nothing: that would be to let it go.
fn may_become(app: &App, row: &Row, amount: i64) -> Result<bool, Problem> {
    Ok(match row.status {
        PaymentStatus::Authorized => row.capturing == 0 && amount > 0 && amount < row.amount()?.amount(),
        PaymentStatus::Pending => {
            app.provider(row.provider)?.takes_money_later() && amount >= row.capturing && !row.let_go
        }
        _ => false,
    })
}

fn illegal(row: &Row) -> Problem {
    Problem::new(ErrorCode::IllegalTransition)
        .detail("The amount of what was taken does not change any more.")
        .with("status", row.status)
}
