//! Cancels an order of which nothing has left the house, or that still waits for its payment: for its customer,
//! whoever holds its token, or the staff.

use crate::{
    App,
    checkout::{GIVE_UP, GiveUp},
    domain::order_status::{Cause, may_cancel},
    run_jobs::finish,
    store::{
        self, Stored,
        change::{Change, is_outdated},
        jobs::{self, Kind},
        write::{PaymentFacts, cancelled_event},
    },
    view::{admit, for_shopper, for_staff},
};
use contract::{
    Unit,
    order::{CancelOrder, CancelOrderAsStaff, Order, OrderAccess, OrderStatus, Refund, TimelineEntry},
    payment::TransferStatus,
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, OrderId, Problem, Timestamp};
use std::rc::Rc;

pub async fn cancel_order(
    app: Rc<App>,
    call: Call<OrderAccess, CancelOrder>,
) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    admit(&stored, call.principal(), &call.query)?;
    let reason = call.body.reason.clone().map(String::from);
    let attempt = Attempt::new(&call, "cancel_order", &id.to_string(), &call.body);
    let which = if call.body.only_unpaid { Which::Unpaid } else { Which::Any };
    let mut reply = cancel(&app, &call, stored, attempt, reason, which).await?;
    reply.body = for_shopper(reply.body);
    Ok(reply)
}

pub async fn cancel_order_as_staff(
    app: Rc<App>,
    call: Call<Unit, CancelOrderAsStaff>,
) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let reason = Some(String::from(call.body.reason.clone()));
    let attempt = Attempt::new(&call, "cancel_order_as_staff", &id.to_string(), &call.body);
    let mut reply = cancel(&app, &call, stored, attempt, reason, Which::Any).await?;
    reply.body = for_staff(reply.body);
    Ok(reply)
}

/// Which orders somebody means to cancel.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    Any,
    /// Those that wait for their payment.
    Unpaid,
}

/// First the state, in one batch with the job that gives back what the order holds; then the job. A crash between the
/// two leaves the job to the tick.
async fn cancel<Q, B>(
    app: &Rc<App>,
    call: &Call<Q, B>,
    mut stored: Stored,
    attempt: Attempt,
    reason: Option<String>,
    which: Which,
) -> Result<Reply<Order>, Problem> {
    let id = stored.order.id;
    if stored.order.status == OrderStatus::PendingPayment {
        let checkout = (app.checkouts)(&stored.cart_id.to_string())?;
        match checkout.call(&call.caller, &GIVE_UP, &[], &Unit {}, &GiveUp { order_id: id }).await {
            Err(problem) if problem.code != ErrorCode::NotFound => return Err(problem),
            _ => stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?,
        }
    }
    // What was never placed holds nothing any longer, and cancelling it again changes nothing.
    if stored.order.status == OrderStatus::Cancelled && stored.order.number.is_none() {
        return Ok(stored.order.into());
    }
    loop {
        if attempt.replay::<Unit>(&*app.db).await?.is_some() {
            let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
            return Ok(Reply::from(stored.order).header("idempotency-replayed", "true"));
        }
        // The checkout has decided by now, and what is placed stays placed: nobody pays between this look and the change.
        let is_meant = which == Which::Any || stored.order.number.is_none();
        if !is_meant || !may_cancel(stored.order.status, Cause::of(call.principal())) {
            return Err(Problem::new(ErrorCode::IllegalTransition)
                .detail("Only an order of which nothing has been shipped can be cancelled.")
                .with("status", stored.order.status));
        }
        // Its payment is about to note what the shop has sent: before that, a cancellation would give it back once more.
        let is_noting = |refund: &Refund| refund.sent_by_shop && refund.status == TransferStatus::Pending;
        if stored.order.refunds.iter().any(is_noting) {
            let detail = "A refund of it is just being noted. Try again in a moment.";
            return Err(Problem::new(ErrorCode::Conflict).detail(detail));
        }
        let actor = call.principal().actor();
        let rows = cancellation(&stored, None, actor, reason.clone(), call.now);
        let batch = rows.into_iter().chain(attempt.record(200, &Unit {})).collect();
        match app.db.batch(batch).await {
            Ok(_) => break,
            Err(error) if is_outdated(&error) || attempt.lost_to_twin(&error) => {
                stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    finish(app, &call.caller, id, call.now).await;
    outbox::relay_later(app, call);
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    Ok(stored.order.into())
}

/// The rows that cancel a placed order: its state, the job that gives everything back, the mail.
pub fn cancellation(
    stored: &Stored,
    payment: Option<PaymentFacts>,
    actor: String,
    note: Option<String>,
    now: Timestamp,
) -> Vec<Statement> {
    let entry =
        TimelineEntry { at: now, event: "cancelled".to_owned(), actor, note, visible_to_customer: true };
    let change = Change { status: Some(OrderStatus::Cancelled), payment, ..Change::default() };
    let after = change.applied(stored, &entry);
    let mut rows = change.statements(stored, &entry);
    rows.push(jobs::insert(&stored.order.id.to_string(), stored.order.id, Kind::Release, now));
    rows.push(outbox::insert(&cancelled_event(&after, now)));
    rows
}
