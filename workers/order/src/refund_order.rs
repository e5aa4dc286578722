//! Gives money back for an order: writes down what, and asks payment through its queue.

use crate::{
    App,
    change_order::change_order,
    domain::{
        order_status::{Cause, may_follow, status_of},
        refund::{Plan, Refused, plan, refundable},
    },
    store::{
        self, Stored,
        change::Change,
        jobs::{self, Kind},
        refunds,
        write::refunded_event,
    },
};
use contract::{
    Unit,
    order::{LineQuantity, Order, OrderStatus, Refund, RefundOrder, RefundPreview, TimelineEntry},
    payment::TransferStatus,
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, Money, OrderId, Problem, RefundId, Timestamp};
use std::rc::Rc;

/// As many as an order has lines at most.
const MOST_LINES: usize = 200;

pub async fn preview_refund(app: Rc<App>, call: Call<Unit, RefundOrder>) -> Result<RefundPreview, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let Plan { amount, shipping, to_gift_cards, by_hand, online, lines, sent_by_shop: _ } =
        planned(&stored, &call)?;
    let to_gift_cards = Some(to_gift_cards).filter(|part| !part.is_zero());
    let by_hand = Some(by_hand).filter(|part| !part.is_zero());
    let refundable = refundable(&stored.order)?;
    Ok(RefundPreview { amount, shipping, to_gift_cards, by_hand, online, lines, refundable })
}

/// The order decides, in one batch with the message that asks payment. What becomes of it comes back through
/// `order-inbox`.
pub async fn refund_order(app: Rc<App>, call: Call<Unit, RefundOrder>) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let attempt = Attempt::new(&call, "refund_order", &id.to_string(), &call.body);
    change_order(&app, &call, id, &attempt, 201, |stored| wanted(stored, &call)).await
}

fn planned(stored: &Stored, call: &Call<Unit, RefundOrder>) -> Result<Plan, Problem> {
    if call.body.lines.len() > MOST_LINES {
        return Err(Problem::invalid("/lines", "too_many", "At most 200."));
    }
    // What is cancelled gives everything back by itself.
    if matches!(stored.order.status, OrderStatus::PendingPayment | OrderStatus::Cancelled) {
        return Err(Problem::new(ErrorCode::IllegalTransition)
            .detail("Only an order that was placed and not cancelled can be refunded.")
            .with("status", stored.order.status));
    }
    plan(&stored.order, &call.body).map_err(|refused| explain(refused, &call.body.lines))
}

fn wanted(stored: &Stored, call: &Call<Unit, RefundOrder>) -> Result<Vec<Statement>, Problem> {
    let plan = planned(stored, call)?;
    let actor = call.principal().actor();
    let asked = ask(stored, &plan, &call.body.reason, &actor, call.now)?;
    let entry = TimelineEntry {
        at: call.now,
        event: asked.event.to_owned(),
        actor,
        note: Some(call.body.reason.to_string()),
        visible_to_customer: true,
    };
    let mut batch = asked.change.statements(stored, &entry);
    batch.extend(asked.rows);
    Ok(batch)
}

/// A refund that is asked for.
pub struct Asked {
    pub id: RefundId,
    pub amount: Money,
    /// What becomes of the order by it at once.
    pub change: Change,
    /// What the timeline calls it.
    pub event: &'static str,
    /// The rows that follow the change's.
    pub rows: Vec<Statement>,
}

/// Asks the payment for its part; gift cards follow once it is settled. Where the payment has none of it, nobody can
/// refuse: the refund has succeeded as soon as it is written down.
pub fn ask(
    stored: &Stored,
    plan: &Plan,
    reason: &str,
    actor: &str,
    now: Timestamp,
) -> Result<Asked, Problem> {
    let order = stored.order.id;
    let payment = stored.payment_id().ok_or_else(|| Problem::internal("a placed order without payment"))?;
    let is_settled = plan.to_gift_cards.checked_add(plan.by_hand)? == plan.amount;
    let status = if is_settled { TransferStatus::Succeeded } else { TransferStatus::Pending };
    let refund = plan.refund(edge::new_id(now), reason, status, now);
    let how = refunds::ask(order, payment, &refund, now)?;
    let mut asked = if is_settled {
        let event = if refund.by_hand.is_none() { "gift_cards_refunded" } else { "refunded_by_hand" };
        Asked { event, ..made(stored, &refund, actor, now) }
    } else {
        Asked {
            id: refund.id,
            amount: refund.amount,
            change: Change::default(),
            event: "refund_requested",
            rows: refunds::insert(stored, &refund, actor, now),
        }
    };
    asked.rows.push(how);
    Ok(asked)
}

/// Writes a refund down that has succeeded, with its mail.
pub fn made(stored: &Stored, refund: &Refund, actor: &str, now: Timestamp) -> Asked {
    let mut rows = refunds::insert(stored, refund, actor, now);
    let mut after = stored.clone();
    after.order.refunds.push(refund.clone());
    let status = given_back(stored.order.status, &after.order);
    if status.is_some() {
        rows.extend(freed(&after.order, now));
    }
    rows.push(outbox::insert(&refunded_event(&after, refund, now)));
    let change = Change { status, ..Change::default() };
    Asked { id: refund.id, amount: refund.amount, change, event: "refunded_at_payment", rows }
}

/// The status that follows when money has been given back; none if it stays as it is.
pub fn given_back(before: OrderStatus, after: &Order) -> Option<OrderStatus> {
    Some(status_of(after)).filter(|status| may_follow(before, *status, Cause::Payment))
}

/// The job that frees the stock of what will not be sent any more, where there is some.
pub fn freed(order: &Order, now: Timestamp) -> Option<Statement> {
    let is_held = order.lines.iter().any(|line| line.fulfilled < line.quantity.get());
    is_held.then(|| jobs::insert(&format!("{}:free", order.id), order.id, Kind::Free, now))
}

/// Why a refund of these lines cannot be.
pub fn explain(refused: Refused, lines: &[LineQuantity]) -> Problem {
    let position = |line| lines.iter().rposition(|given| given.line_id == line).unwrap_or(0);
    match refused {
        Refused::Nothing => Problem::new(ErrorCode::Conflict).detail("There is nothing to give back."),
        Refused::UnknownLine(line) => Problem::invalid(
            format!("/lines/{}/line_id", position(line)),
            "unknown",
            "The order has no such line, or it is named twice.",
        ),
        Refused::TooMany { line_id, left } => Problem::new(ErrorCode::Conflict)
            .detail(format!("Only {left} of this line can still be refunded."))
            .with("line_id", line_id)
            .with("left", left),
        Refused::TooMuchShipping(left) => Problem::new(ErrorCode::Conflict)
            .detail("There is not so much shipping left to give back.")
            .with("shipping", left),
        Refused::TooMuch(left) => Problem::new(ErrorCode::Conflict)
            .detail("There is not so much left to give back.")
            .with("refundable", left),
        Refused::Currency => {
            Problem::invalid("/amount", "currency_mismatch", "The order has another currency.")
        }
        Refused::OutOfRange => Problem::invalid("/amount", "range", "The amount is out of range."),
    }
}
