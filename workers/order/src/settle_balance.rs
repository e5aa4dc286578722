//! Settles what an edit left open.
//!
//! Where nothing was taken yet, the payment comes to be for another amount: less of what is held, more or less of what
//! comes later by itself. Of what was taken, too much is given back as any refund is. What is missing is the order's
//! balance: the staff notes it when it has come by hand, or gives it up.

use crate::{
    App,
    change_order::change_order,
    domain::refund::{Plan, plan, refundable},
    receive_payment::{News, came_by_hand, note_payment},
    refund_order::{self, Asked},
    store::{
        self, Stored,
        change::{Change, is_outdated},
        edits,
        jobs::Job,
        write::{PaymentFacts, received_event},
    },
};
use client::Caller;
use contract::{
    Unit,
    order::{Order, OrderPayment, OrderStatus, PaymentStatus, RefundOrder, TimelineEntry},
    order_edit::{Receipt, RecordReceipt, WaiveBalance},
    payment::{self, AmendPayment, Provider},
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, Money, OrderId, Problem, Text, Timestamp};
use std::rc::Rc;

/// How often news of the payment, or of the order, makes it decide again in one go.
const ROUNDS: usize = 5;
/// Who the timeline says it was.
const ACTOR: &str = "service order";

/// The job: brings payment and refunds to where the order is settled, or only more money would settle it. Repeating it
/// changes nothing: the payment is told an amount as a whole, and what is asked back settles the balance in the same batch.
///
/// Two at once may tell the payment two amounts, of which the older arrives last. Whoever told it that finds the order
/// changed, and tells it again; so does the repetition after a crash, since it tells the amount even where nothing is open.
pub async fn settle_balance(app: &App, caller: &Caller, job: &Job, now: Timestamp) -> Result<(), Problem> {
    let edit = job.id.strip_suffix(":settle").unwrap_or(&job.id);
    let reason = edits::find(&*app.db, edit).await?.map(|edit| edit.reason).unwrap_or_default();
    settle(app, caller, job.order_id, &reason, now).await
}

/// The same for an order that is found unsettled.
pub async fn settle(
    app: &App,
    caller: &Caller,
    order: OrderId,
    reason: &str,
    now: Timestamp,
) -> Result<(), Problem> {
    for _ in 0..ROUNDS {
        let Some(stored) = store::find(&*app.db, order).await? else { return Ok(()) };
        let is_over = matches!(
            stored.order.status,
            OrderStatus::PendingPayment | OrderStatus::Cancelled | OrderStatus::Refunded
        );
        let Some(paid) = stored.order.payments.first().filter(|_| !is_over) else { return Ok(()) };
        let is_awaited = paid.provider == Provider::Manual && paid.status == PaymentStatus::Pending;
        // Of a payment of nothing, since cards paid it all, nothing can be let go.
        let is_of_nothing = paid.amount.is_zero() && stored.balance.is_negative();
        if !is_of_nothing && (is_awaited || paid.status == PaymentStatus::Authorized) {
            if amend(app, caller, &stored, paid, now).await? == Round::Over {
                return Ok(());
            }
        } else if !stored.balance.is_negative() || give_back(app, &stored, reason, now).await? {
            return Ok(());
        }
    }
    Err(Problem::unavailable("the order changes all the time"))
}

/// Whether there is more to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    Over,
    Again,
}

/// Asks for another amount, of a payment of which nothing was taken yet as far as the order knows.
async fn amend(
    app: &App,
    caller: &Caller,
    stored: &Stored,
    paid: &OrderPayment,
    now: Timestamp,
) -> Result<Round, Problem> {
    let is_held = paid.status == PaymentStatus::Authorized;
    let wanted = paid.amount.checked_add(stored.balance)?;
    let nothing = Money::zero(wanted.currency());
    // What is held only becomes less. What has come of an awaited payment stays, and is given back.
    let wanted = if is_held { wanted.min(paid.amount)? } else { at_least(wanted, paid.captured)? };
    let wanted = at_least(wanted, nothing)?;
    let answer = if is_held && wanted.is_zero() && !paid.amount.is_zero() {
        // Nothing cannot be held: it is taken, and given back.
        Err(ErrorCode::IllegalTransition.into())
    } else {
        let body = AmendPayment { amount: wanted };
        app.payment.call(caller, &payment::AMEND_PAYMENT, &[&paid.id], &Unit {}, &body).await
    };
    match answer {
        Ok(_) if wanted == paid.amount => Ok(Round::Over),
        Ok(payment) => {
            let facts = PaymentFacts::from(&payment);
            let payment_change = Some(facts).filter(|facts| facts.version > stored.payment_version);
            let entry = entry("payment_amended", None, now);
            let change = Change { payment: payment_change, ..Change::default() };
            let mut batch = change.statements(stored, &entry);
            batch.push(edits::amend(stored.order.id, payment.amount));
            // The payment's own news of it are older then.
            if let Some((amount, left)) = payment_change.and_then(|facts| came_by_hand(stored, &facts)) {
                batch.push(outbox::insert(&received_event(stored, amount, left, now)));
            }
            write(app, batch).await?;
            Ok(Round::Again)
        }
        // It was taken meanwhile, or is being taken: the order learns of it, and decides again.
        Err(problem) if problem.code == ErrorCode::IllegalTransition => {
            let ask = if is_held { &payment::COLLECT_PAYMENT } else { &payment::SYNC_PAYMENT };
            let seen = app.payment.call(caller, ask, &[&paid.id], &Unit {}, &Unit {}).await?;
            if seen.status == paid.status {
                return Err(Problem::new(ErrorCode::PaymentUnavailable));
            }
            let news = News::from(PaymentFacts::from(&seen));
            note_payment(app, stored.order.id, &news, None, now).await?;
            Ok(Round::Again)
        }
        Err(problem) => Err(problem),
    }
}

fn at_least(amount: Money, least: Money) -> Result<Money, Problem> {
    Ok(if amount.checked_sub(least)?.is_negative() { least } else { amount })
}

/// Gives back what was paid too much. Of an order of which so much was given back before that less is left, only that:
/// there is nothing more to settle then. False if the order was changed meanwhile.
async fn give_back(app: &App, stored: &Stored, reason: &str, now: Timestamp) -> Result<bool, Problem> {
    let owed = Money::zero(stored.balance.currency()).checked_sub(stored.balance)?;
    let amount = owed.min(refundable(&stored.order)?)?;
    let missing = amount.checked_sub(owed)?;
    let (event, change, rows) = if amount.is_zero() {
        ("balance_closed", Change::default(), Vec::new())
    } else {
        let reason: Text<500> =
            reason.parse().or_else(|_| "The order was changed.".parse()).map_err(Problem::internal)?;
        let request = RefundOrder {
            amount: Some(amount),
            lines: Vec::new(),
            shipping: None,
            reason,
            sent_by_shop: false,
        };
        let plan: Plan =
            plan(&stored.order, &request).map_err(|refused| refund_order::explain(refused, &[]))?;
        let Asked { event, change, rows, .. } =
            refund_order::ask(stored, &plan, &request.reason, ACTOR, now)?;
        (event, change, rows)
    };
    let mut batch = change.statements(stored, &entry(event, None, now));
    batch.extend(rows);
    if !missing.is_zero() {
        batch.push(edits::waive(stored.order.id, missing));
    }
    write(app, batch).await
}

fn entry(event: &str, note: Option<String>, now: Timestamp) -> TimelineEntry {
    TimelineEntry {
        at: now,
        event: event.to_owned(),
        actor: ACTOR.to_owned(),
        note,
        visible_to_customer: true,
    }
}

/// False if the order was changed since it was read.
async fn write(app: &App, batch: Vec<Statement>) -> Result<bool, Problem> {
    match app.db.batch(batch).await {
        Ok(_) => Ok(true),
        Err(error) if is_outdated(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// `record_receipt`.
pub async fn record_receipt(app: Rc<App>, call: Call<Unit, RecordReceipt>) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let attempt = Attempt::new(&call, "record_receipt", &id.to_string(), &call.body);
    let RecordReceipt { amount, method, note } = &call.body;
    let actor = call.principal().actor();
    change_order(&app, &call, id, &attempt, 201, |stored| {
        if amount.currency() != stored.balance.currency() {
            let detail = "The order has another currency.";
            return Err(Problem::invalid("/amount", "currency_mismatch", detail));
        }
        if amount.is_negative() || amount.is_zero() {
            return Err(Problem::invalid("/amount", "too_small", "Must be more than nothing."));
        }
        let due = due(stored)?;
        let left = due.checked_sub(*amount)?;
        if left.is_negative() {
            return Err(Problem::new(ErrorCode::Conflict).detail("Not so much is due.").with("balance", due));
        }
        let receipt = Receipt {
            id: edge::new_id(call.now),
            amount: *amount,
            method: *method,
            payment_id: None,
            at: call.now,
        };
        let entry = TimelineEntry { actor: actor.clone(), ..entry("balance_paid", None, call.now) };
        let mut rows = Change::default().statements(stored, &entry);
        rows.push(edits::receive(id, &receipt, note.as_deref(), &actor));
        rows.push(outbox::insert(&received_event(stored, *amount, left, call.now)));
        Ok(rows)
    })
    .await
}

/// `waive_balance`.
pub async fn waive_balance(app: Rc<App>, call: Call<Unit, WaiveBalance>) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let attempt = Attempt::new(&call, "waive_balance", &id.to_string(), &call.body);
    let WaiveBalance { amount, reason } = &call.body;
    let actor = call.principal().actor();
    change_order(&app, &call, id, &attempt, 201, |stored| {
        let due = due(stored)?;
        if *amount != due {
            return Err(Problem::new(ErrorCode::Conflict)
                .detail("Another amount is due by now. Look again.")
                .with("balance", due));
        }
        let entry = entry("balance_waived", Some(reason.to_string()), call.now);
        let mut rows = Change::default().statements(stored, &TimelineEntry { actor: actor.clone(), ..entry });
        rows.push(edits::waive(id, due));
        Ok(rows)
    })
    .await
}

/// What the shopper still owes.
///
/// # Errors
/// `illegal_transition` where the order is over, `conflict` where nothing is due.
pub fn due(stored: &Stored) -> Result<Money, Problem> {
    if matches!(stored.order.status, OrderStatus::Cancelled | OrderStatus::Refunded) {
        return Err(Problem::new(ErrorCode::IllegalTransition).with("status", stored.order.status));
    }
    let due = stored.order.balance.filter(|balance| !balance.is_negative());
    due.ok_or_else(|| Problem::new(ErrorCode::Conflict).detail("Nothing is due."))
}
