//! Holds money for an order.

use crate::{
    App,
    cancel_payment::cancel,
    follow::{Source, follow},
    manual_methods,
    provider::{self, Known, Means, Opened, State},
    return_path, saved_cards,
    settle_test_payment::settle_later,
    store,
};
use contract::{
    Unit,
    order::PaymentStatus,
    payment::{Authorize, ManualMethod, Payment, Provider},
};
use edge::{Call, idempotency::request_hash};
use kernel::{ErrorCode, Problem, Timestamp};
use std::rc::Rc;

/// Repeating a request asks the provider again for the same payment where the first answer was lost.
pub async fn authorize_payment(app: Rc<App>, call: Call<Unit, Authorize>) -> Result<Payment, Problem> {
    let request = &call.body;
    // Nobody is asked for nothing: what gift cards or coupons have paid as a whole is held at once.
    let is_nothing = request.amount.is_zero();
    let provider = if is_nothing { None } else { Some(app.provider(request.provider)?) };
    if request.return_path.as_ref().is_some_and(|path| !return_path::is_valid(path)) {
        return Err(Problem::invalid("/return_path", "invalid", "Must be a path of this shop."));
    }
    if request.save && (request.customer_id.is_none() || request.provider != Provider::Stripe) {
        let detail = "Only cards of signed-in customers are kept.";
        return Err(Problem::invalid("/payment/save", "unavailable", detail));
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
    let Some(provider) = provider else {
        let row = follow(&app, row, &State::Authorized.into(), Source::Authorize, call.now).await?;
        return Ok(row.payment()?);
    };
    let return_url = request.return_path.as_ref().map(|path| format!("{}{path}", app.store_url));
    let account = match request.customer_id {
        Some(customer) if request.provider == Provider::Stripe => {
            saved_cards::account(&app, &*provider, customer, request.save, call.now).await?
        }
        _ => None,
    };
    let by_hand = by_hand(&app, request).await?;
    let means = Means {
        token: request.token.as_deref(),
        return_url: return_url.as_deref(),
        account: account.as_deref(),
        is_by_hand: by_hand.as_ref().is_some_and(|method| method.active),
    };
    let row = match row.reference {
        Some(_) => row,
        None => match open(&*provider, &row.known()?, means, request.save, call.now).await? {
            Opened::As(reference) => {
                let row = store::set_reference(&*app.db, row.id, &reference).await?;
                row.ok_or_else(|| Problem::internal("the payment is gone"))?
            }
            Opened::Declined(reason) => {
                let declined = State::Declined { reason }.into();
                return Ok(follow(&app, row, &declined, Source::Authorize, call.now).await?.payment()?);
            }
        },
    };
    // Given up meanwhile: nothing is held yet, and nothing will be.
    if row.status != PaymentStatus::Pending || row.let_go {
        return Ok(row.payment()?);
    }
    let seen = provider.authorize(&row.known()?, means, call.now).await.map_err(unavailable)?;
    let row = follow(&app, row, &seen, Source::Authorize, call.now).await?;
    let state = seen.state;
    // Given up while the provider was thinking, or declined to another request of the same key: what it holds now, nobody
    // would let go.
    let is_over = matches!(row.status, PaymentStatus::Voided | PaymentStatus::Failed);
    if is_over && state == State::Authorized {
        provider.void(&row.known()?, call.now).await.map_err(unavailable)?;
    } else if row.let_go && row.status == PaymentStatus::Authorized {
        return Ok(cancel(&app, row, call.now).await?.payment()?);
    }
    if state == State::Pending && row.provider == Provider::Test {
        let (app, id, now) = (app.clone(), row.id, call.now);
        call.defer(async move { settle_later(&app, id, now).await });
    }
    let mut payment = row.payment()?;
    if let Some(method) = by_hand.filter(|_| payment.comes_later) {
        payment.instructions = method.instructions;
    }
    Ok(payment)
}

/// The way to pay by hand that is named, even one that is switched off by now: a payment that was begun with it goes on,
/// and a repeated request answers its words. Cards cost no query.
async fn by_hand(app: &App, request: &Authorize) -> Result<Option<ManualMethod>, Problem> {
    let Some(token) = request.token.as_deref().filter(|_| request.provider == Provider::Manual) else {
        return Ok(None);
    };
    Ok(manual_methods::all(app).await?.into_iter().find(|method| method.id == token))
}

/// Gives the payment its name, after keeping the card where that is wished.
async fn open(
    provider: &dyn provider::Provider,
    payment: &Known,
    means: Means<'_>,
    save: bool,
    now: Timestamp,
) -> Result<Opened, Problem> {
    if let (true, Some(account), Some(token)) = (save, means.account, means.token) {
        let refused = provider.keep_card(payment, account, token).await.map_err(unavailable)?;
        if let Some(reason) = refused {
            return Ok(Opened::Declined(reason));
        }
    }
    provider.open(payment, means, now).await.map_err(unavailable)
}

/// A provider that does not answer.
#[allow(clippy::needless_pass_by_value)] // for map_err
pub fn unavailable(error: crate::provider::Unreachable) -> Problem {
    let mut problem = Problem::new(ErrorCode::PaymentUnavailable);
    problem.internal = Some(error.to_string());
    problem
}
