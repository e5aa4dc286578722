//! Shows a checkout that waits for its payment.

use crate::{
    checkout::{Checkout, CheckoutReply, start::admit, storage::Tables},
    domain::checkout::State,
};
use contract::Unit;
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// The command [`WAITING`](super::WAITING). Changes nothing.
///
/// # Errors
/// `not_found` where none waits, and for whom the checkout is not there.
pub async fn waiting(checkout: Rc<Checkout>, call: Call<Unit, Unit>) -> Result<CheckoutReply, Problem> {
    let tables = Tables(&*checkout.storage);
    // Whoever only looks at a cart that was never checked out leaves no trace.
    let saga = if tables.are_there()? { tables.saga()? } else { None };
    let saga = saga.filter(|saga| matches!(saga.state, State::AwaitingPayment { .. }));
    let saga = saga.ok_or(ErrorCode::NotFound)?;
    admit(&saga, call.principal())?;
    checkout.reply(&saga, 202, false).await
}
