//! What became of a payment, through the queue `order-inbox`.

use crate::{
    App,
    cancel_order::cancellation,
    checkout::{PAYMENT_SEEN, PaymentSeen, SeenPayment},
    domain::order_status::{Cause, is_ended_by, may_follow, status_of},
    run_jobs::finish,
    store::{
        self, Stored,
        change::{Change, is_outdated},
        write::PaymentFacts,
    },
};
use client::Caller;
use contract::{
    Unit,
    event::{Event, OrderInbox},
    order::{OrderStatus, PaymentStatus, TimelineEntry},
};
use edge::{
    Statement, inbox,
    runtime::{Outcome, log},
};
use kernel::{EventId, OrderId, Principal, Problem, Timestamp};
use std::{rc::Rc, time::Duration};

/// An order that waits for its payment goes on in its checkout; a placed one is changed here.
pub async fn receive_payment(app: Rc<App>, event: Event<OrderInbox>, now: Timestamp) -> Outcome {
    let OrderInbox::PaymentChanged { payment_id, order_id, status, version, .. } = event.data;
    let facts = PaymentFacts { id: payment_id, status, version };
    match apply(&app, event.id, order_id, facts, now).await {
        Ok(()) => Outcome::Ack,
        // What the checkout decided upon the news is no failure of the message.
        Err(problem) if problem.code.status() < 500 => Outcome::Ack,
        Err(problem) => {
            log::error(
                "payment changed",
                &serde_json::json!({"event": event.id, "cause": problem.to_string()}),
            );
            Outcome::Retry(Duration::from_secs(2))
        }
    }
}

async fn apply(
    app: &App,
    event: EventId,
    order: OrderId,
    facts: PaymentFacts,
    now: Timestamp,
) -> Result<(), Problem> {
    let Some(stored) = store::find(&*app.db, order).await? else { return Ok(()) };
    let caller = Caller::new(Principal::service("order"), event.to_string());
    if stored.order.status == OrderStatus::PendingPayment {
        let seen = SeenPayment {
            id: facts.id,
            status: facts.status,
            version: facts.version,
            // The queue does not carry them; what is still undecided is known from the provider's own answer.
            redirect_url: None,
            failure: None,
        };
        let checkout = (app.checkouts)(&stored.cart_id.to_string())?;
        let body = PaymentSeen { order_id: order, payment: seen };
        checkout.call(&caller, &PAYMENT_SEEN, &[], &Unit {}, &body).await?;
        return Ok(());
    }
    note_payment(app, order, facts, Some(event), now).await?;
    finish(app, &caller, order, now).await;
    Ok(())
}

/// Writes what became of the payment of an order that is not waiting for it. What is older than what is known, or was
/// had before, changes nothing. Money that cannot be had cancels what has not been shipped.
pub async fn note_payment(
    app: &App,
    order: OrderId,
    facts: PaymentFacts,
    event: Option<EventId>,
    now: Timestamp,
) -> Result<(), Problem> {
    loop {
        let Some(stored) = store::find(&*app.db, order).await? else { return Ok(()) };
        if facts.version <= stored.payment_version || stored.payment_id() != Some(facts.id) {
            return Ok(());
        }
        let mut batch: Vec<Statement> = event.map(|event| inbox::claim(event, now)).into_iter().collect();
        batch.extend(changes(&stored, facts, now));
        match app.db.batch(batch).await {
            Ok(_) => return Ok(()),
            Err(error) if inbox::is_repeated(&error) => return Ok(()),
            // Somebody else changed the order: decide again on what it is now.
            Err(error) if is_outdated(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn changes(stored: &Stored, facts: PaymentFacts, now: Timestamp) -> Vec<Statement> {
    let actor = "service payment".to_owned();
    if is_ended_by(stored.order.status, facts.status) {
        let note = Some("The payment could not be collected.".to_owned());
        return cancellation(stored, Some(facts), actor, note, now);
    }
    let event = entry_name(facts.status).to_owned();
    let entry = TimelineEntry { at: now, event, actor, note: None, visible_to_customer: true };
    let mut change = Change { payment: Some(facts), ..Change::default() };
    let status = status_of(&change.applied(stored, &entry).order);
    if may_follow(stored.order.status, status, Cause::Payment) {
        change.status = Some(status);
    }
    change.statements(stored, &entry)
}

const fn entry_name(status: PaymentStatus) -> &'static str {
    match status {
        PaymentStatus::Pending => "payment_pending",
        PaymentStatus::RequiresAction => "payment_requires_action",
        PaymentStatus::Authorized => "payment_authorized",
        PaymentStatus::Captured => "payment_captured",
        PaymentStatus::PartiallyRefunded => "payment_partially_refunded",
        PaymentStatus::Refunded => "payment_refunded",
        PaymentStatus::Voided => "payment_voided",
        PaymentStatus::Failed => "payment_failed",
    }
}
