//! What became of a payment, through the queue `order-inbox`.

use crate::{
    App,
    cancel_order::cancellation,
    checkout::{PAYMENT_SEEN, PaymentSeen, SeenPayment},
    domain::order_status::is_ended_by,
    outside_refunds::note_outside_refunds,
    pay_balance::heard,
    refund_order::{freed, given_back},
    run_jobs::finish,
    store::{
        self, Stored,
        change::{Change, is_outdated},
        edits,
        jobs::{self, Kind},
        refunds,
        write::{PaymentFacts, received_event, refunded_event},
    },
};
use client::Caller;
use contract::{
    Unit,
    event::{Event, OrderInbox, RefundState},
    order::{OrderStatus, PaymentStatus, Refund, TimelineEntry},
    payment::{NOT_ENOUGH_LEFT, Provider, TransferStatus},
};
use edge::{
    Statement, inbox, outbox,
    runtime::{Outcome, log},
};
use kernel::{EventId, Money, OrderId, PaymentId, Principal, Problem, Timestamp};
use std::{collections::BTreeMap, rc::Rc, time::Duration};

/// What is told of a payment.
pub struct News {
    pub facts: PaymentFacts,
    /// The payment's refunds, whoever asked for them.
    pub refunds: Vec<RefundState>,
}

impl From<PaymentFacts> for News {
    fn from(facts: PaymentFacts) -> Self {
        Self { facts, refunds: Vec::new() }
    }
}

/// An order that waits for its payment goes on in its checkout; a placed one is changed here.
pub async fn receive_payment(app: Rc<App>, event: Event<OrderInbox>, now: Timestamp) -> Outcome {
    let OrderInbox::PaymentChanged {
        payment_id, order_id, captured, refunded, status, refunds, version, ..
    } = event.data;
    let (captured, refunded) = (captured.amount(), refunded.amount());
    let facts = PaymentFacts { id: payment_id, status, version, captured, refunded };
    match apply(&app, event.id, order_id, News { facts, refunds }, now).await {
        Ok(()) => Outcome::Ack,
        // What the checkout decided upon the news is no failure of the message.
        Err(problem) if problem.code.status() < 500 => Outcome::Ack,
        Err(problem) => {
            log::error(
                "payment changed",
                &serde_json::json!({"event": event.id, "cause": problem.to_string()}),
            );
            Outcome::Retry(Duration::from_secs(3))
        }
    }
}

async fn apply(app: &App, event: EventId, order: OrderId, news: News, now: Timestamp) -> Result<(), Problem> {
    let Some(stored) = store::find(&*app.db, order).await? else { return Ok(()) };
    let facts = news.facts;
    let caller = Caller::new(Principal::service("order"), event.to_string());
    if stored.order.status == OrderStatus::PendingPayment {
        let seen = SeenPayment {
            id: facts.id,
            status: facts.status,
            version: facts.version,
            // The queue does not carry them; what is still undecided is known from the provider's own answer.
            redirect_url: None,
            failure: None,
            captured: facts.captured,
            refunded: facts.refunded,
            comes_later: false,
            instructions: BTreeMap::new(),
        };
        let checkout = (app.checkouts)(&stored.cart_id.to_string())?;
        let body = PaymentSeen { order_id: order, payment: seen };
        checkout.call(&caller, &PAYMENT_SEEN, &[], &Unit {}, &body).await?;
        return Ok(());
    }
    if stored.payment_id() == Some(facts.id) {
        note_payment(app, order, &news, Some(event), now).await?;
    } else {
        note_refusals(app, order, facts.id, &news.refunds, now).await?;
        heard(app, &caller, order, facts.id, now).await?;
    }
    note_outside_refunds(app, &caller, order, &news, now).await?;
    finish(app, &caller, order, now).await;
    Ok(())
}

/// Writes down what a payment that brought money for a balance refused to give back: the refund itself has succeeded by
/// then, and the staff must find another way. Each refusal is written once, whoever brings it how often.
async fn note_refusals(
    app: &App,
    order: OrderId,
    payment: PaymentId,
    refunds: &[RefundState],
    now: Timestamp,
) -> Result<(), Problem> {
    loop {
        let Some(stored) = store::find(&*app.db, order).await? else { return Ok(()) };
        let Some((refund, failure)) =
            stored.order.refunds.iter().find_map(|refund| refused(refund, payment, refunds))
        else {
            return Ok(());
        };
        let entry = TimelineEntry {
            at: now,
            event: "refund_failed".to_owned(),
            actor: "service payment".to_owned(),
            note: Some(failure),
            visible_to_customer: false,
        };
        let mut batch = Change::default().statements(&stored, &entry);
        batch.push(store::refunds::note_shares(&refund));
        match app.db.batch(batch).await {
            Ok(_) => log::error("refund refused", &serde_json::json!({"order": order, "payment": payment})),
            // Somebody else changed the order: decide again on what it is now.
            Err(error) if is_outdated(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The refund with a share that `payment` refused and that is not marked so yet, marked; and what is said of it.
fn refused(refund: &Refund, payment: PaymentId, states: &[RefundState]) -> Option<(Refund, String)> {
    let state = states.iter().find(|state| is_of(state, refund) && state.status == TransferStatus::Failed)?;
    let mut refund = refund.clone();
    let share = refund.online.iter_mut().find(|it| it.payment_id == payment && it.failure.is_none())?;
    let why = state.failure.as_deref().unwrap_or("the provider refused it");
    let failure = format!("{} did not go back online: {why}", share.amount);
    share.failure = Some(why.to_owned());
    refund.failure = Some(failure.clone());
    Some((refund, failure))
}

/// Writes what became of the payment of an order that is not waiting for it. What is older than what is known, or was
/// had before, changes nothing. Money that cannot be had cancels what has not been shipped.
pub async fn note_payment(
    app: &App,
    order: OrderId,
    news: &News,
    event: Option<EventId>,
    now: Timestamp,
) -> Result<(), Problem> {
    loop {
        let Some(stored) = store::find(&*app.db, order).await? else { return Ok(()) };
        if stored.payment_id() != Some(news.facts.id) {
            return Ok(());
        }
        let rows = changes(&stored, news, now);
        if rows.is_empty() {
            return Ok(());
        }
        let mut batch: Vec<Statement> = event.map(|event| inbox::claim(event, now)).into_iter().collect();
        batch.extend(rows);
        match app.db.batch(batch).await {
            Ok(_) => return Ok(()),
            Err(error) if inbox::is_repeated(&error) => return Ok(()),
            // Somebody else changed the order: decide again on what it is now.
            Err(error) if is_outdated(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn changes(stored: &Stored, news: &News, now: Timestamp) -> Vec<Statement> {
    let actor = "service payment".to_owned();
    // Older facts change nothing; what they say of a pending refund holds all the same.
    let facts = Some(news.facts).filter(|facts| facts.version > stored.payment_version);
    let settled = settled(stored, news);
    if facts.is_none() && settled.is_empty() {
        return Vec::new();
    }
    if let Some(facts) = facts.filter(|facts| is_ended_by(stored.order.status, facts.status)) {
        let note = Some("The payment could not be collected.".to_owned());
        return cancellation(stored, Some(facts), actor, note, now);
    }
    let failed = settled.iter().find(|(_, state)| state.status == TransferStatus::Failed);
    let (event, note) = match (failed, facts) {
        (Some((_, state)), _) => ("refund_failed", state.failure.clone()),
        (None, Some(facts)) => (entry_name(stored, &facts), None),
        (None, None) => ("payment_partially_refunded", None),
    };
    // Money that did not move is nothing to the customer.
    let visible_to_customer = !settled.is_empty() || facts.is_some_and(|facts| has_moved(stored, &facts));
    let entry = TimelineEntry { at: now, event: event.to_owned(), actor, note, visible_to_customer };
    let mut change = Change { payment: facts, ..Change::default() };
    let mut after = change.applied(stored, &entry);
    for (refund, state) in &settled {
        let known = after.order.refunds.iter_mut().filter(|known| known.id == refund.id);
        known.for_each(|known| {
            if comes_back_in_part(refund, state) {
                known.came_back = true;
            } else {
                known.status = state.status;
            }
        });
    }
    change.status = given_back(stored.order.status, &after.order);
    after.order.status = change.status.unwrap_or(after.order.status);
    let mut rows = change.statements(stored, &entry);
    let id = stored.order.id;
    if change.status.is_some() {
        rows.extend(freed(&stored.order, now));
    }
    if let Some(taken) = facts.and_then(|facts| taken_in_part(stored, &facts)) {
        rows.push(edits::amend(id, taken));
    }
    if let Some((amount, left)) = facts.and_then(|facts| came_by_hand(stored, &facts)) {
        rows.push(outbox::insert(&received_event(&after, amount, left, now)));
    }
    for (refund, state) in settled {
        if comes_back_in_part(refund, state) {
            rows.extend(refunds::came_back(id, refund, state.failure.as_deref()));
            continue;
        }
        // What an edit left is asked for once more: it is less by what went back meanwhile.
        if state.status == TransferStatus::Failed && state.failure.as_deref() == Some(NOT_ENOUGH_LEFT) {
            rows.push(jobs::insert(&format!("{}:settle", refund.id), id, Kind::SettleBalance, now));
        }
        rows.extend(refunds::settle(id, refund, state.status, state.failure.as_deref(), now));
        if state.status == TransferStatus::Succeeded {
            rows.push(outbox::insert(&refunded_event(&after, refund, now)));
        }
    }
    rows
}

/// True where the bank sends back what the payment had given back, while others keep what they got of the same refund: that
/// stays, and the payment's part can be given back once more.
fn comes_back_in_part(refund: &Refund, state: &RefundState) -> bool {
    let has_others = refund.to_gift_cards.is_some() || refund.by_hand.is_some();
    refund.status == TransferStatus::Succeeded && state.status == TransferStatus::Failed && has_others
}

/// True for what became of a refund of the order: one that it asked for, or one that it heard of.
fn is_of(state: &RefundState, refund: &Refund) -> bool {
    let id = refund.id.to_string();
    state.id == id || state.key == id
}

/// The order's refunds of which something is new, with what became of them. A bank may send back what it had taken: then a
/// refund that had succeeded fails after all.
fn settled<'a>(stored: &'a Stored, news: &'a News) -> Vec<(&'a Refund, &'a RefundState)> {
    use TransferStatus::{Failed, Pending, Succeeded};
    let is_newest = news.facts.version > stored.payment_version;
    let settled = stored.order.refunds.iter().filter_map(|refund| {
        let state = news.refunds.iter().find(|state| is_of(state, refund))?;
        let is_news = match (refund.status, state.status) {
            (Pending, Succeeded | Failed) => true,
            (Succeeded, Failed) => is_newest && !refund.own_part().is_ok_and(Money::is_zero),
            _ => false,
        };
        is_news.then_some((refund, state))
    });
    settled.collect()
}

/// True if the payment's money, or its status, is another than the order knows.
fn has_moved(stored: &Stored, facts: &PaymentFacts) -> bool {
    let Some(known) = stored.order.payments.first() else { return true };
    let sums = (known.captured.amount(), known.refunded.amount());
    known.status != facts.status || sums != (facts.captured, facts.refunded)
}

/// What was taken of a payment whose rest was let go: the order is paid that much by it, and the rest is due.
fn taken_in_part(stored: &Stored, facts: &PaymentFacts) -> Option<Money> {
    let known = stored.order.payments.first()?;
    let is_over = matches!(facts.status, PaymentStatus::Captured | PaymentStatus::PartiallyRefunded);
    let taken = Money::new(facts.captured, known.amount.currency()).ok()?;
    Some(taken).filter(|taken| is_over && taken.amount() < known.amount.amount())
}

/// The money of an awaited payment that has come now, and what of it is still awaited. What a provider holds is collected by
/// itself, and nobody waits to hear of it.
pub fn came_by_hand(stored: &Stored, facts: &PaymentFacts) -> Option<(Money, Money)> {
    let known = stored.order.payments.first().filter(|payment| payment.provider == Provider::Manual)?;
    let captured = Money::new(facts.captured, known.amount.currency()).ok()?;
    let came = captured.checked_sub(known.captured).ok().filter(|came| came.amount() > 0)?;
    // With what a change of the order has not told the payment yet.
    let left = known.amount.checked_add(stored.balance).and_then(|asked| asked.checked_sub(captured)).ok()?;
    Some((came, if left.is_negative() { Money::zero(left.currency()) } else { left }))
}

/// What the timeline calls the change: by the money that moved, else by the status.
fn entry_name(stored: &Stored, facts: &PaymentFacts) -> &'static str {
    let known = stored.order.payments.first();
    let moved = |before: Option<Money>, after: i64| before.is_some_and(|before| before.amount() < after);
    if moved(known.map(|payment| payment.refunded), facts.refunded) {
        return match facts.status {
            PaymentStatus::Refunded => "payment_refunded",
            _ => "payment_partially_refunded",
        };
    }
    // A bank sent back what it had taken.
    if known.is_some_and(|payment| payment.refunded.amount() > facts.refunded) {
        return "refund_failed";
    }
    if moved(known.map(|payment| payment.captured), facts.captured) {
        return "payment_captured";
    }
    // What a cancelled order paid should have gone back, and nothing moved.
    if stored.order.status == OrderStatus::Cancelled && facts.captured > facts.refunded {
        return "refund_failed";
    }
    status_name(facts.status)
}

const fn status_name(status: PaymentStatus) -> &'static str {
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
