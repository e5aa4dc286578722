//! The staff answers a return: approves or declines it, and notes what has come back.

use crate::{
    App,
    change_order::change_order,
    domain::{
        mailed_order::mailed_return,
        returns::{Refused, may_become, receive, worth},
    },
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
    order::{ApproveReturn, DeclineReturn, Order, ReceiveReturn, Return, ReturnStatus, TimelineEntry},
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, EventId, OrderId, Problem, ReturnId, Timestamp};
use serde::Serialize;
use std::rc::Rc;

pub async fn approve_return(app: Rc<App>, call: Call<Unit, ApproveReturn>) -> Result<Reply<Order>, Problem> {
    answer(&app, &call, "approve_return", |_, asked| {
        let answer = Some(call.body.instructions.to_string());
        Ok(Return { status: ReturnStatus::Approved, answer, ..asked.clone() })
    })
    .await
}

pub async fn decline_return(app: Rc<App>, call: Call<Unit, DeclineReturn>) -> Result<Reply<Order>, Problem> {
    answer(&app, &call, "decline_return", |_, asked| {
        let answer = Some(call.body.reason.to_string());
        Ok(Return { status: ReturnStatus::Declined, answer, ..asked.clone() })
    })
    .await
}

/// What is to be sold again becomes stock by a job; the money is the staff's next step.
pub async fn receive_return(app: Rc<App>, call: Call<Unit, ReceiveReturn>) -> Result<Reply<Order>, Problem> {
    answer(&app, &call, "receive_return", |order, asked| {
        let lines = receive(asked, &call.body.lines).map_err(|refused| explain(&refused))?;
        let refund = worth(order, &lines, |line| line.received)?;
        Ok(Return { status: ReturnStatus::Received, lines, refund, ..asked.clone() })
    })
    .await
}

async fn answer<B: Serialize>(
    app: &Rc<App>,
    call: &Call<Unit, B>,
    operation: &str,
    decide: impl Fn(&Order, &Return) -> Result<Return, Problem>,
) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let return_id: ReturnId = call.params.parse("return_id")?;
    let attempt = Attempt::new(call, operation, &format!("{id}/{return_id}"), &call.body);
    let actor = call.principal().actor();
    change_order(app, call, id, &attempt, 200, |stored| {
        let order = &stored.order;
        let asked = order.returns.iter().find(|asked| asked.id == return_id).ok_or(ErrorCode::NotFound)?;
        let after = decide(order, asked)?;
        if !may_become(asked.status, after.status) {
            return Err(Problem::new(ErrorCode::IllegalTransition).with("status", asked.status));
        }
        Ok(answered(stored, &after, actor.clone(), call.now))
    })
    .await
}

fn answered(stored: &Stored, after: &Return, actor: String, now: Timestamp) -> Vec<Statement> {
    let (event, note) = match after.status {
        ReturnStatus::Requested => ("return_requested", None),
        ReturnStatus::Approved => ("return_approved", None),
        ReturnStatus::Declined => ("return_declined", after.answer.clone()),
        ReturnStatus::Received => ("return_received", None),
    };
    let entry = TimelineEntry { at: now, event: event.to_owned(), actor, note, visible_to_customer: true };
    let order = stored.order.id;
    let mut rows = Change::default().statements(stored, &entry);
    rows.extend(returns::update(order, after));
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
    let data =
        Notifications::ReturnChanged { order: mailed_return(&stored.order, after), locale: stored.locale };
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
    }
}
