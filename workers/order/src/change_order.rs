//! What every change of an order that somebody asks for has in common: it is decided on the newest version, written in
//! one batch with its key, and what it leaves to do is begun at once.

use crate::{
    App,
    run_jobs::finish,
    store::{self, Stored, change::is_outdated},
    view::seen_by,
};
use contract::order::{Order, OrderStatus};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, OrderId, Problem};
use std::rc::Rc;

/// Changes an order by the rows that `decide` makes of it. A repetition of the same request changes nothing and gets
/// the order with the same status.
///
/// # Errors
/// `not_found`, `idempotency_mismatch`, `illegal_transition` before the order is placed, and what `decide` refuses.
pub async fn change_order<Q, B>(
    app: &Rc<App>,
    call: &Call<Q, B>,
    id: OrderId,
    attempt: &Attempt,
    status: u16,
    decide: impl Fn(&Stored) -> Result<Vec<Statement>, Problem>,
) -> Result<Reply<Order>, Problem> {
    loop {
        let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
        if attempt.replay::<contract::Unit>(&*app.db).await?.is_some() {
            let order = seen_by(call.principal(), stored.order);
            return Ok(Reply::from(order).status(status).header("idempotency-replayed", "true"));
        }
        if stored.order.status == OrderStatus::PendingPayment {
            // Its checkout writes its next version.
            return Err(Problem::new(ErrorCode::IllegalTransition).with("status", stored.order.status));
        }
        let mut batch = decide(&stored)?;
        batch.extend(attempt.record(status, &contract::Unit {}));
        match app.db.batch(batch).await {
            Ok(_) => break,
            // Somebody else changed the order: decide again on what it is now.
            Err(error) if is_outdated(&error) || attempt.lost_to_twin(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
    finish(app, &call.caller, id, call.now).await;
    outbox::relay_later(app, call);
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    Ok(Reply::from(seen_by(call.principal(), stored.order)).status(status))
}
