//! The shopper pays what was left to pay since the order was changed.
//!
//! 1. The payment is written down with a job that gives it up once its time is over; one at a time for an order.
//! 2. Payment is asked for the money, by the row's key: a second click asks for the same payment.
//! 3. Money that is held is taken, and one batch notes it as a receipt and ends the row. It fails as a whole if the row was
//!    given up meanwhile.
//! 4. What was given up is abandoned by its key, by the job: whatever it holds then, or would hold, goes back.
//!
//! A row ends once, so that its money is noted, or goes back. A crash anywhere leaves it to its job, or to whoever asks
//! again: the shopper who comes back from the bank, the payment's news, or the next click.

use crate::{
    App,
    run_jobs::finish,
    settle_balance::due,
    store::{
        self, Stored,
        balance_payments::{self, Asked, BalancePayment, Outcome},
        change::{Change, is_outdated},
        edits,
        jobs::Job,
        write::received_event,
    },
    view::{admit, for_shopper},
};
use client::Caller;
use contract::{
    Unit,
    order::{NextAction, NextActionKind, Order, OrderAccess, PaymentStatus, TimelineEntry},
    order_edit::{BalanceAnswer, PayBalance, Receipt, ReceiptMethod},
    payment::{self, Abandon, Authorize, Payment, Provider},
};
use edge::{Call, Context, Reply, idempotency::request_hash, outbox};
use kernel::{ErrorCode, Money, OrderId, PaymentId, Problem, Timestamp};
use std::rc::Rc;

/// A member of the problems of a payment that may have taken money which is not wanted any more: whatever it took goes back.
const GOES_BACK: &str = "goes_back";

/// `pay_balance`, for the order's customer or whoever holds its token.
pub async fn pay_balance(
    app: Rc<App>,
    call: Call<OrderAccess, PayBalance>,
) -> Result<Reply<BalanceAnswer>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    admit(&stored, call.principal(), &call.query)?;
    if call.body.payment.provider == Provider::Manual {
        return Err(Problem::invalid("/payment/provider", "unavailable", "This is paid online."));
    }
    let key = format!("{id}:balance:{}", request_hash(&call.idempotency_key));
    let hash = request_hash(&call.body);
    let known = balance_payments::find(&*app.db, &key).await?;
    let is_replayed = known.is_some();
    let begun = match known {
        Some(begun) => begun,
        None => begin(&app, &call, &stored, Asked { key: &key, request_hash: &hash }).await?,
    };
    // Also where another request came first by a moment: what was begun is the row's.
    if begun.request_hash != hash {
        return Err(ErrorCode::IdempotencyMismatch.into());
    }
    let redirect = match begun.outcome {
        Some(Outcome::Paid) => None,
        Some(Outcome::GivenUp) => return Err(given_up()),
        None => authorize(&app, &call, &stored, &begun).await?,
    };
    let order = shown(&app, &call, id).await?;
    let next_action = redirect.map(|url| NextAction { kind: NextActionKind::Redirect, url });
    let reply = Reply::from(BalanceAnswer { order, next_action }).status(201);
    Ok(if is_replayed { reply.header("idempotency-replayed", "true") } else { reply })
}

/// `continue_balance_payment`: after the redirect, asks the provider. An order of which nothing is being paid is returned
/// as it is.
pub async fn continue_balance(app: Rc<App>, call: Call<OrderAccess, Unit>) -> Result<Order, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    admit(&stored, call.principal(), &call.query)?;
    if let Some(open) = balance_payments::open(&*app.db, id).await? {
        look_again(&app, &call.caller, &open, call.now).await?;
    }
    shown(&app, &call, id).await
}

async fn shown(app: &Rc<App>, context: &Context, id: OrderId) -> Result<Order, Problem> {
    finish(app, &context.caller, id, context.now).await;
    outbox::relay_later(app, context);
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    Ok(for_shopper(stored.order))
}

/// Writes the payment down. One that is open is asked for first, and gives way where it is not decided: the shopper has left
/// the bank's page, or pays in another way.
async fn begin(
    app: &App,
    call: &Call<OrderAccess, PayBalance>,
    stored: &Stored,
    asked: Asked<'_>,
) -> Result<BalancePayment, Problem> {
    let id = stored.order.id;
    check_due(stored, call.body.amount)?;
    if let Some(open) = balance_payments::open(&*app.db, id).await?.filter(|open| open.key != asked.key) {
        // What cannot be had is given up by this already.
        match look_again(app, &call.caller, &open, call.now).await {
            Err(problem) if problem.code.status() >= 500 => return Err(problem),
            _ => balance_payments::give_up(&*app.db, &open.key, call.now).await?,
        }
        let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
        check_due(&stored, call.body.amount)?;
    }
    let (amount, time) = (call.body.amount, app.payment_ttl);
    let is_ours = balance_payments::begin(&*app.db, asked, id, amount, time, call.now).await?;
    match balance_payments::find(&*app.db, asked.key).await? {
        Some(begun) => Ok(begun),
        None if !is_ours => {
            Err(Problem::new(ErrorCode::Conflict).detail("It is being paid just now. Try again in a moment."))
        }
        None => Err(Problem::internal("the payment is not there")),
    }
}

/// What the shopper is asked for: who gets everything back pays nothing more. Should that fail, it is due again.
fn due_online(stored: &Stored) -> Result<Money, Problem> {
    if stored.order.lines.iter().all(|line| line.refunded >= line.quantity.get()) {
        return Err(Problem::new(ErrorCode::Conflict).detail("All of it is given back."));
    }
    due(stored)
}

/// Nobody pays what they have not seen.
fn check_due(stored: &Stored, seen: Money) -> Result<(), Problem> {
    let due = due_online(stored)?;
    if due == seen {
        return Ok(());
    }
    Err(Problem::new(ErrorCode::Conflict)
        .detail("Another amount is due by now. Look again.")
        .with("balance", due))
}

/// Asks for the money. Where the shopper must go, if anywhere.
async fn authorize(
    app: &App,
    call: &Call<OrderAccess, PayBalance>,
    stored: &Stored,
    begun: &BalancePayment,
) -> Result<Option<String>, Problem> {
    let payment = &call.body.payment;
    let body = Authorize {
        key: begun.key.parse().map_err(Problem::internal)?,
        order_id: begun.order_id,
        amount: begun.amount(stored.balance.currency())?,
        provider: payment.provider,
        token: payment.token.clone(),
        return_path: payment.return_path.clone(),
        customer_id: call.principal().customer_id(),
        save: payment.save,
    };
    let service = call.caller.as_service("order");
    let answer = app.payment.call(&service, &payment::AUTHORIZE, &[], &Unit {}, &body).await;
    let seen = match answer {
        Ok(seen) => seen,
        Err(problem) => {
            // Also where nobody knows whether it arrived. Another request under the key of this one leaves it alone.
            if problem.code != ErrorCode::IdempotencyMismatch {
                balance_payments::give_up(&*app.db, &begun.key, call.now).await?;
                finish(app, &call.caller, begun.order_id, call.now).await;
            }
            return Err(problem);
        }
    };
    balance_payments::name(&*app.db, &begun.key, seen.id).await?;
    follow(app, &call.caller, begun, seen, call.now).await
}

/// News of a payment that is not the order's own. That it came to nothing is no error here: it is given up then.
pub async fn heard(
    app: &App,
    caller: &Caller,
    order: OrderId,
    payment: PaymentId,
    now: Timestamp,
) -> Result<(), Problem> {
    let open = balance_payments::open(&*app.db, order).await?;
    let Some(open) = open.filter(|open| open.payment_id == Some(payment)) else { return Ok(()) };
    match look_again(app, caller, &open, now).await {
        Err(problem) if problem.code.status() >= 500 => Err(problem),
        // What was decided upon the news is written down: it is no failure of theirs.
        _ => Ok(()),
    }
}

async fn look_again(
    app: &App,
    caller: &Caller,
    open: &BalancePayment,
    now: Timestamp,
) -> Result<Option<String>, Problem> {
    // Payment was not asked yet, or its answer was lost.
    let Some(payment) = open.payment_id else { return Ok(None) };
    let service = caller.as_service("order");
    let seen = app.payment.call(&service, &payment::SYNC_PAYMENT, &[&payment], &Unit {}, &Unit {}).await?;
    follow(app, caller, open, seen, now).await
}

/// Does what a payment's status asks for. Where the shopper must go, if anywhere.
///
/// # Errors
/// `payment_declined` where it came to nothing: it is given up then. `conflict` where nothing, or less, is due by now.
async fn follow(
    app: &App,
    caller: &Caller,
    open: &BalancePayment,
    seen: Payment,
    now: Timestamp,
) -> Result<Option<String>, Problem> {
    let seen = if seen.status == PaymentStatus::Authorized {
        let service = caller.as_service("order");
        app.payment.call(&service, &payment::COLLECT_PAYMENT, &[&seen.id], &Unit {}, &Unit {}).await?
    } else {
        seen
    };
    match seen.status {
        PaymentStatus::Captured | PaymentStatus::PartiallyRefunded => {
            note(app, open, &seen, now).await?;
            Ok(None)
        }
        PaymentStatus::RequiresAction => Ok(seen.redirect_url),
        // The provider takes its time: the news say when it is there.
        PaymentStatus::Pending | PaymentStatus::Authorized => Ok(None),
        PaymentStatus::Failed | PaymentStatus::Voided | PaymentStatus::Refunded => {
            balance_payments::give_up(&*app.db, &open.key, now).await?;
            Err(declined(seen.failure.as_deref()))
        }
    }
}

/// The provider's no.
fn declined(failure: Option<&str>) -> Problem {
    let detail = failure.unwrap_or("The payment was not made. Nothing was charged.");
    Problem::new(ErrorCode::PaymentDeclined).detail(detail.to_owned())
}

/// The answer where the payment was given up before. What it holds, or took, is not known here.
fn given_up() -> Problem {
    let detail = "This payment was given up. If it took money, that goes back.";
    Problem::new(ErrorCode::PaymentDeclined).detail(detail).with(GOES_BACK, true)
}

/// Notes money that was taken, once. Where it is not due any more (the staff waived it, or it came by hand), it goes back.
async fn note(app: &App, open: &BalancePayment, seen: &Payment, now: Timestamp) -> Result<(), Problem> {
    loop {
        let stored = store::find(&*app.db, open.order_id).await?.ok_or(ErrorCode::NotFound)?;
        let taken = seen.captured;
        let left = due_online(&stored).and_then(|due| Ok(due.checked_sub(taken)?));
        let Some(left) = left.ok().filter(|left| !left.is_negative()) else {
            if let Some(Outcome::Paid) =
                balance_payments::find(&*app.db, &open.key).await?.and_then(|it| it.outcome)
            {
                return Ok(());
            }
            balance_payments::give_up(&*app.db, &open.key, now).await?;
            let detail = "It was not due any more: the money goes back.";
            return Err(Problem::new(ErrorCode::Conflict).detail(detail).with(GOES_BACK, true));
        };
        let receipt = Receipt {
            id: edge::new_id(now),
            amount: taken,
            method: ReceiptMethod::Other,
            payment_id: Some(seen.id),
            at: now,
        };
        let actor = "service payment".to_owned();
        let entry = TimelineEntry {
            at: now,
            event: "balance_paid".to_owned(),
            actor: actor.clone(),
            note: None,
            visible_to_customer: true,
        };
        let mut batch = Change::default().statements(&stored, &entry);
        batch.push(edits::receive(stored.order.id, &receipt, None, &actor));
        batch.push(balance_payments::paid(&open.key, seen.id));
        batch.push(outbox::insert(&received_event(&stored, taken, left, now)));
        match app.db.batch(batch).await {
            Ok(_) => return Ok(()),
            // Somebody else changed the order: decide again on what it is now.
            Err(error) if is_outdated(&error) => {}
            // A twin noted it, or it was given up and its job gives the money back.
            Err(error) if balance_payments::has_ended(&error) => {
                let ended = balance_payments::find(&*app.db, &open.key).await?.and_then(|it| it.outcome);
                return if ended == Some(Outcome::Paid) { Ok(()) } else { Err(given_up()) };
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// The job: ends what nobody has ended, and lets the money go of what was given up. Repeating it changes nothing.
pub async fn end(app: &App, caller: &Caller, job: &Job, now: Timestamp) -> Result<(), Problem> {
    balance_payments::give_up(&*app.db, &job.id, now).await?;
    let Some(ended) = balance_payments::find(&*app.db, &job.id).await? else { return Ok(()) };
    if ended.outcome == Some(Outcome::Paid) {
        return Ok(());
    }
    let body = Abandon {
        authorize_key: job.id.parse().map_err(Problem::internal)?,
        reason: "The balance was not paid with it.".parse().map_err(Problem::internal)?,
    };
    app.payment.call(caller, &payment::ABANDON_PAYMENT, &[], &Unit {}, &body).await?;
    Ok(())
}
