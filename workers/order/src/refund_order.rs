//! Gives money back for an order: writes down what, and asks payment through its queue.

use crate::{
    App,
    change_order::change_order,
    domain::refund::{Plan, Refused, plan, refundable},
    store::{
        self, Stored,
        change::Change,
        refunds::{self, NewRefund},
    },
};
use contract::{
    Unit,
    order::{LineQuantity, Order, OrderStatus, RefundOrder, RefundPreview, TimelineEntry},
};
use edge::{Call, Reply, Statement, idempotency::Attempt};
use kernel::{ErrorCode, OrderId, Problem, RefundId};
use std::rc::Rc;

/// As many as an order has lines at most.
const MOST_LINES: usize = 200;

pub async fn preview_refund(app: Rc<App>, call: Call<Unit, RefundOrder>) -> Result<RefundPreview, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let Plan { amount, shipping, lines } = planned(&stored, &call)?;
    Ok(RefundPreview { amount, shipping, lines, refundable: refundable(&stored.order)? })
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
    let payment_id =
        stored.payment_id().ok_or_else(|| Problem::internal("a placed order without payment"))?;
    let actor = call.principal().actor();
    let entry = TimelineEntry {
        at: call.now,
        event: "refund_requested".to_owned(),
        actor: actor.clone(),
        note: Some(call.body.reason.to_string()),
        visible_to_customer: true,
    };
    let id: RefundId = edge::new_id(call.now);
    let new = NewRefund { id, payment_id, plan: &plan, reason: &call.body.reason, actor: &actor };
    let mut batch = Change::default().statements(stored, &entry);
    batch.extend(refunds::insert(stored, &new, call.now));
    Ok(batch)
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
