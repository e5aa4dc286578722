//! What came back is exchanged: what was asked for instead is added to the order, and the difference settled.
//!
//! It is an edit of the order ([`crate::edit_order`]), made in the batch that says that the return came back: the stock of
//! what is sent instead is bought first, under the edit's revision, and a crash between the two leaves it to the edit's job.
//! In the batch are the return with its credit, the order's new lines, the job that settles the difference, and those that
//! bring the stock to what the order says and take in what came back. So all of it happens, or none, and none of it twice: a
//! return is received once, whichever way.

use crate::{
    App,
    answer_return::{explain as explain_return, give_back, noted, received},
    domain::{
        exchange::{self, Exchange, Refused, exchanged, swaps},
        order_status::{Cause, may_follow, status_of},
        refund::leaves_nothing,
        returns::{may_become, receive},
    },
    edit_order::{Making, answer, make},
    refund_order::Asked,
    store::{self, Stored, change::Change, edits, returns},
};
use contract::{
    Unit,
    cart::{self, MAX_LINES},
    order::{
        ExchangePreview, Exchanged, MakeExchange, Order, PreviewExchange, ReceiveReturn, Return, ReturnLine,
        ReturnStatus, TimelineEntry,
    },
    order_edit::{MAX_BOUGHT, ReviseQuote},
};
use edge::{Call, Context, Reply, Statement, idempotency::Attempt};
use kernel::{ErrorCode, Money, MoneyError, OrderId, Problem, ReturnId, Timestamp};
use std::rc::Rc;

/// `preview_exchange`.
pub async fn preview_exchange(
    app: Rc<App>,
    call: Call<Unit, PreviewExchange>,
) -> Result<ExchangePreview, Problem> {
    let (id, return_id) = (call.params.parse("id")?, call.params.parse("return_id")?);
    let (stored, asked) = find(&app, id, return_id).await?;
    let lines = receive(&asked, &call.body.lines).map_err(|refused| explain_return(&refused))?;
    let exchange = plan(&app, &call, &stored, &lines).await?;
    preview(&stored, exchange)
}

fn preview(stored: &Stored, exchange: Exchange) -> Result<ExchangePreview, Problem> {
    refuse_the_end(stored, &exchange, None)?;
    let difference = exchange.difference()?;
    Ok(ExchangePreview {
        added: exchange.edited.changes,
        price: exchange.edited.difference,
        credit: exchange.credit,
        difference,
        balance: stored.settles(difference)?,
    })
}

/// The order as the mail tells it once it is exchanged: with what is left to pay or, where its payment is awaited, with what
/// that will be asked for. The job that settles the difference sees to it.
fn told(stored: &Stored, exchange: &Exchange) -> Result<Stored, MoneyError> {
    let balance = stored.balance_after(exchange.difference()?)?;
    let mut told = Stored { order: exchange.edited.order.clone(), balance, ..stored.clone() };
    let is_due = !balance.is_zero() && !stored.is_awaited();
    told.order.balance = Some(balance).filter(|_| is_due);
    for paid in told.order.payments.iter_mut().take(1).filter(|_| stored.is_awaited()) {
        let asked = paid.amount.checked_add(balance)?;
        paid.amount = if asked.amount() < paid.captured.amount() { paid.captured } else { asked };
    }
    Ok(told)
}

/// Refuses an exchange that, with the refund of the rest, would give back all the money there is: the order would be over,
/// and what is sent instead never leave.
///
/// It is decided on the version that the batch changes. A refund that somebody asks for after it, and before the job has
/// settled the difference, counts towards the difference: so no more is given back by the exchange than was seen here.
fn refuse_the_end(stored: &Stored, exchange: &Exchange, refund: Option<Money>) -> Result<(), Problem> {
    let nothing = Money::zero(stored.balance.currency());
    let owed = stored.owed_after(exchange.difference()?)?;
    let detail = if leaves_nothing(&stored.order, owed)? {
        "Nothing of what was paid would be left, and the order be over before anything else is sent. Refund what came \
         back instead of exchanging it."
    } else if leaves_nothing(&stored.order, owed.checked_add(refund.unwrap_or(nothing))?)? {
        "Nothing of what was paid would be left, and the order be over before anything else is sent. Receive it without \
         a refund, and refund the rest once what is exchanged was sent."
    } else {
        return Ok(());
    };
    Err(Problem::new(ErrorCode::Conflict).detail(detail))
}

/// The order, and its return that waits for goods.
async fn find(app: &App, id: OrderId, return_id: ReturnId) -> Result<(Stored, Return), Problem> {
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let asked = stored.order.returns.iter().find(|asked| asked.id == return_id).cloned();
    let asked = asked.ok_or(ErrorCode::NotFound)?;
    if !may_become(asked.status, ReturnStatus::Received) {
        return Err(Problem::new(ErrorCode::IllegalTransition).with("status", asked.status));
    }
    Ok((stored, asked))
}

/// What an exchange of lines that have come back comes to, at the prices that cart says. What was sold before stays as it
/// was: only what is added is asked for.
async fn plan(
    app: &App,
    context: &Context,
    stored: &Stored,
    came: &[ReturnLine],
) -> Result<Exchange, Problem> {
    let order = &stored.order;
    let swaps = swaps(order, came, || edge::new_id(context.now)).map_err(explain)?;
    let currency = order.totals.total.currency();
    let body = ReviseQuote {
        currency,
        address: order.addresses.shipping.clone(),
        tax_included: order.totals.tax_included,
        shipping: Money::zero(currency),
        kept: Vec::new(),
        added: swaps.iter().map(|swap| swap.sent).collect(),
    };
    let service = context.caller.as_service("order");
    let quote = app.cart.call(&service, &cart::REVISE_QUOTE, &[], &Unit {}, &body).await?;
    let exchange = exchanged(order, &swaps, quote).map_err(explain)?;
    if exchange.edited.changes.len() != swaps.len() {
        return Err(Problem::internal("cart did not price all that was asked for"));
    }
    Ok(exchange)
}

/// Receives a return, and sends what was asked for instead of what came back.
///
/// # Errors
/// As of an edit: `out_of_stock`, `conflict` with a new `preview` where it comes to something else by now, and where the
/// order was changed meanwhile, or would be over ([`refuse_the_end`]). Nothing is changed then.
pub async fn exchange(
    app: &Rc<App>,
    call: &Call<Unit, ReceiveReturn>,
    wanted: &MakeExchange,
) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let return_id: ReturnId = call.params.parse("return_id")?;
    let attempt = Attempt::new(call, "receive_return", &format!("{id}/{return_id}"), &call.body);
    if attempt.replay::<Unit>(&*app.db).await?.is_some() {
        return answer(app, call, id, true).await;
    }
    let (stored, asked) = find(app, id, return_id).await?;
    let after = received(&stored, &asked, &call.body)?;
    let exchange = plan(app, call, &stored, &after.lines).await?;
    let difference = exchange.difference()?;
    if difference != wanted.difference {
        return Err(Problem::new(ErrorCode::Conflict)
            .detail("The order or a price has changed since. Look again at what it comes to.")
            .with("preview", preview(&stored, exchange)?));
    }
    let actor = call.principal().actor();
    let refund = refund(&stored, &after, &call.body, &actor, call.now)?;
    let exchanged = Some(Exchanged { credit: exchange.credit, difference });
    refuse_the_end(&stored, &exchange, refund.as_ref().map(|asked| asked.amount))?;
    let refund_id = refund.as_ref().map(|asked| asked.id);
    let made = Made {
        stored: &stored,
        exchange: &exchange,
        after: Return { exchanged, refund_id, ..after },
        refund: refund.map(|asked| asked.rows).unwrap_or_default(),
        entry: TimelineEntry {
            at: call.now,
            event: "return_exchanged".to_owned(),
            actor,
            note: Some(wanted.reason.to_string()),
            visible_to_customer: true,
        },
    };
    made.check()?;
    let (edited, reason) = (&exchange.edited, &wanted.reason);
    let making = Making { stored: &stored, edited, reason, return_id: Some(return_id) };
    let rows = |begun: &edits::Begun| made.rows(begun, call.now);
    let is_replayed = make(app, call, &making, &attempt, rows).await?;
    answer(app, call, id, is_replayed).await
}

/// The refund of what came back and is not exchanged, if it is to be given back.
fn refund(
    stored: &Stored,
    after: &Return,
    came: &ReceiveReturn,
    actor: &str,
    now: Timestamp,
) -> Result<Option<Asked>, Problem> {
    let Some(reason) = &came.refund_reason else { return Ok(None) };
    let lines: Vec<ReturnLine> =
        after.lines.iter().filter(|line| line.exchange_for.is_none()).cloned().collect();
    give_back(stored, &lines, reason, actor, now)
}

/// An exchange that is to be written.
struct Made<'a> {
    stored: &'a Stored,
    exchange: &'a Exchange,
    after: Return,
    /// The rows of a refund.
    refund: Vec<Statement>,
    entry: TimelineEntry,
}

impl Made<'_> {
    /// Refuses what the order's states do not know, before anything is bought.
    fn check(&self) -> Result<(), Problem> {
        let (before, status) = (self.stored.order.status, status_of(&self.exchange.edited.order));
        if status != before && !may_follow(before, status, Cause::Exchange) {
            return Err(Problem::new(ErrorCode::IllegalTransition).with("status", before));
        }
        Ok(())
    }

    /// The batch that makes it.
    fn rows(&self, begun: &edits::Begun, now: Timestamp) -> Result<Vec<Statement>, Problem> {
        let Self { stored, exchange, after, .. } = self;
        let edited = &exchange.edited;
        let change = Change {
            status: Some(status_of(&edited.order)),
            fulfillment_status: Some(edited.order.fulfillment_status),
            ..Change::default()
        };
        let mut batch = change.statements(stored, &self.entry);
        batch.extend(self.refund.iter().cloned());
        batch.extend(edits::make(stored, edited, begun.id, now));
        batch.push(returns::credit(stored.order.id, &exchange.credited));
        batch.extend(noted(&told(stored, exchange)?, after, now));
        Ok(batch)
    }
}

fn explain(refused: exchange::Refused) -> Problem {
    match refused {
        Refused::NotOpen(status) => Problem::new(ErrorCode::IllegalTransition)
            .detail("Only of an order that was sent, and is not over, something is exchanged.")
            .with("status", status),
        Refused::Nothing => {
            Problem::invalid("/exchange", "empty", "Of what came back, nothing was to be exchanged.")
        }
        Refused::TooLong => {
            Problem::new(ErrorCode::CartFull).detail(format!("An order has at most {MAX_LINES} lines."))
        }
        Refused::TooMuch => {
            let detail = format!("At most {MAX_BOUGHT} variants at once; receive the rest with a refund.");
            Problem::invalid("/lines", "too_many", detail)
        }
        Refused::OutOfRange => Problem::invalid("/lines", "range", "The amount is out of range."),
    }
}
