//! The staff answers a return: approves or declines it, and notes what has come back.

use crate::{
    App,
    change_order::change_order,
    domain::{
        mailed_order::mailed_return,
        refund::{self, plan},
        returns::{Refused, may_become, receive, unrefunded, value},
    },
    exchange_return::exchange,
    refund_order::{self, Asked},
    store::{
        Stored,
        change::Change,
        jobs::{self, Kind},
        returns,
    },
};
use contract::{
    Unit,
    event::{Event, Notifications},
    inventory,
    order::{
        ApproveReturn, DeclineReturn, Order, ReceiveReturn, RefundOrder, Return, ReturnLine, ReturnStatus,
        TimelineEntry,
    },
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, EventId, LocationId, OrderId, Problem, ReturnId, Text, Timestamp};
use serde::Serialize;
use std::rc::Rc;

pub async fn approve_return(app: Rc<App>, call: Call<Unit, ApproveReturn>) -> Result<Reply<Order>, Problem> {
    answer(&app, &call, "approve_return", |_, asked| {
        let answer = Some(call.body.instructions.to_string());
        Ok(Answer::plain(Return { status: ReturnStatus::Approved, answer, ..asked.clone() }, None))
    })
    .await
}

pub async fn decline_return(app: Rc<App>, call: Call<Unit, DeclineReturn>) -> Result<Reply<Order>, Problem> {
    answer(&app, &call, "decline_return", |_, asked| {
        let reason = Some(call.body.reason.to_string());
        let after = Return { status: ReturnStatus::Declined, answer: reason.clone(), ..asked.clone() };
        Ok(Answer::plain(after, reason))
    })
    .await
}

/// What is to be sold again becomes stock by a job, what is to be given back a refund: in the batch that says that it came
/// back, so neither happens without it and none of it twice.
pub async fn receive_return(app: Rc<App>, call: Call<Unit, ReceiveReturn>) -> Result<Reply<Order>, Problem> {
    if let Some(location) = call.body.location_id {
        check_location(&app, &call, location).await?;
    }
    if let Some(wanted) = &call.body.exchange {
        return exchange(&app, &call, wanted).await;
    }
    let actor = call.principal().actor();
    answer(&app, &call, "receive_return", |stored, asked| {
        let after = received(stored, asked, &call.body)?;
        let Some(reason) = &call.body.refund_reason else { return Ok(Answer::plain(after, None)) };
        let note = Some(reason.to_string());
        Ok(match give_back(stored, &after.lines, reason, &actor, call.now)? {
            None => Answer::plain(after, note),
            Some(asked) => {
                let after = Return { refund_id: Some(asked.id), ..after };
                Answer { after, note, change: asked.change, refund: asked.rows }
            }
        })
    })
    .await
}

/// A return of which this has come back.
///
/// # Errors
/// `conflict` for more than was to come, and what names no line of it.
pub fn received(stored: &Stored, asked: &Return, came: &ReceiveReturn) -> Result<Return, Problem> {
    let lines = receive(asked, &came.lines).map_err(|refused| explain(&refused))?;
    let value = value(&stored.order, &lines, |line| line.received)?;
    let location_id = came.location_id;
    Ok(Return { status: ReturnStatus::Received, lines, value, location_id, ..asked.clone() })
}

/// The refund of what came back of these lines; none of what cost nothing, or was given back before.
///
/// # Errors
/// `conflict` where more was to be given back than is left.
pub fn give_back(
    stored: &Stored,
    lines: &[ReturnLine],
    reason: &Text<500>,
    actor: &str,
    now: Timestamp,
) -> Result<Option<Asked>, Problem> {
    let units = unrefunded(&stored.order, lines, |line| line.received);
    // A refund of no lines would be one of everything.
    if units.is_empty() {
        return Ok(None);
    }
    let reason_of_it = reason.clone();
    let wanted =
        RefundOrder { amount: None, lines: units, shipping: None, reason: reason_of_it, sent_by_shop: false };
    let plan = match plan(&stored.order, &wanted) {
        Ok(plan) => plan,
        // What cost nothing comes back all the same.
        Err(refund::Refused::Nothing) => return Ok(None),
        Err(refused) => return Err(refund_order::explain(refused, &[])),
    };
    refund_order::ask(stored, &plan, reason, actor, now).map(Some)
}

/// Refuses a location that takes no stock in. One that is closed later is no harm: inventory puts it at the main one.
async fn check_location<B>(app: &App, call: &Call<Unit, B>, location: LocationId) -> Result<(), Problem> {
    let service = call.caller.as_service("order");
    let known = app.inventory.call(&service, &inventory::GET_LOCATIONS, &[], &Unit {}, &Unit {}).await?;
    if known.items.iter().any(|it| it.id == location && it.active) {
        return Ok(());
    }
    Err(Problem::invalid("/location_id", "unknown", "No such location takes stock in."))
}

/// What a return becomes by an answer.
struct Answer {
    after: Return,
    /// The reason, for the timeline.
    note: Option<String>,
    /// What becomes of the order by a refund.
    change: Change,
    /// The rows of a refund.
    refund: Vec<Statement>,
}

impl Answer {
    fn plain(after: Return, note: Option<String>) -> Self {
        Self { after, note, change: Change::default(), refund: Vec::new() }
    }
}

async fn answer<B: Serialize>(
    app: &Rc<App>,
    call: &Call<Unit, B>,
    operation: &str,
    decide: impl Fn(&Stored, &Return) -> Result<Answer, Problem>,
) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let return_id: ReturnId = call.params.parse("return_id")?;
    let attempt = Attempt::new(call, operation, &format!("{id}/{return_id}"), &call.body);
    let actor = call.principal().actor();
    change_order(app, call, id, &attempt, 200, |stored| {
        let asked = stored.order.returns.iter().find(|asked| asked.id == return_id);
        let asked = asked.ok_or(ErrorCode::NotFound)?;
        let answer = decide(stored, asked)?;
        if !may_become(asked.status, answer.after.status) {
            return Err(Problem::new(ErrorCode::IllegalTransition).with("status", asked.status));
        }
        Ok(answered(stored, answer, actor.clone(), call.now))
    })
    .await
}

fn answered(stored: &Stored, answer: Answer, actor: String, now: Timestamp) -> Vec<Statement> {
    let Answer { after, note, change, refund } = answer;
    let event = match after.status {
        ReturnStatus::Requested => "return_requested",
        ReturnStatus::Approved => "return_approved",
        ReturnStatus::Declined => "return_declined",
        ReturnStatus::Received => "return_received",
    };
    let entry = TimelineEntry { at: now, event: event.to_owned(), actor, note, visible_to_customer: true };
    let mut rows = change.statements(stored, &entry);
    rows.extend(refund);
    rows.extend(noted(stored, &after, now));
    rows
}

/// The rows of what a return has become: itself, what takes it into the stock, and the mail. They go after the order's
/// change, whose key refuses the batch if somebody else changed the order.
pub fn noted(stored: &Stored, after: &Return, now: Timestamp) -> Vec<Statement> {
    let order = stored.order.id;
    let mut rows = returns::update(order, after);
    if after.lines.iter().any(|line| line.restocked > 0) {
        rows.push(jobs::insert(&after.id.to_string(), order, Kind::Restock, now));
    }
    rows.push(outbox::insert(&changed_event(stored, after, now)));
    rows
}

/// Tells the shopper what has become of a return. Each status comes once, so it is a part of the event's id.
pub fn changed_event(stored: &Stored, after: &Return, now: Timestamp) -> Event<Notifications> {
    let status = match after.status {
        ReturnStatus::Requested => 1,
        ReturnStatus::Approved => 2,
        ReturnStatus::Declined => 3,
        ReturnStatus::Received => 4,
    };
    let data = Notifications::ReturnChanged {
        order: mailed_return(&stored.order, after),
        locale: stored.order.locale,
    };
    Event { id: EventId::from_bits(after.id.bits() ^ status), at: now, data }
}

/// Why a return cannot be.
pub fn explain(refused: &Refused) -> Problem {
    match refused {
        Refused::NotSent(status) => Problem::new(ErrorCode::IllegalTransition)
            .detail("Only what has been sent can be returned.")
            .with("status", status),
        Refused::Empty => Problem::invalid("/lines", "empty", "Name at least one item."),
        Refused::UnknownLine(place) => Problem::invalid(
            format!("/lines/{place}/line_id"),
            "unknown",
            "There is no such line, or it is named twice.",
        ),
        Refused::TooMany { place, left } => Problem::new(ErrorCode::Conflict)
            .detail(format!("Only {left} of this line can be returned."))
            .with("line", place)
            .with("left", left),
        Refused::MoreThanAsked { line_id, asked, came } => {
            let was = if *asked == 1 { "was" } else { "were" };
            Problem::new(ErrorCode::Conflict)
                .detail(format!("{asked} of this line {was} to come back, not {came}."))
                .with("line_id", line_id)
                .with("left", asked)
        }
    }
}
