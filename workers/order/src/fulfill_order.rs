//! Sends a parcel.

use crate::{
    App,
    change_order::change_order,
    domain::{
        carriers::addressed,
        fulfillment::{Refused, pack},
        mailed_order::mailed_order,
        order_status::{may_fulfill, status_of},
    },
    store::{
        self, Stored,
        change::Change,
        jobs::{self, Kind},
    },
};
use client::Caller;
use contract::{
    Unit,
    event::{Event, Notifications},
    inventory::{self, GetAvailability, PlanShipments},
    order::{Fulfill, Fulfillment, Order, OrderPayment, PaymentStatus, TimelineEntry},
    payment,
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use http::uri::{Scheme, Uri};
use kernel::{ErrorCode, EventId, FulfillmentId, LocationId, OrderId, Problem, Timestamp, VariantId};
use std::{collections::BTreeMap, rc::Rc};

/// Why a parcel stays that nobody pays for.
const NOT_COLLECTED: &str = "The payment could not be collected. Do not send the parcel.";

/// The order decides, in one batch with the job that takes the units out of the stock; then the job.
pub async fn fulfill_order(app: Rc<App>, call: Call<Unit, Fulfill>) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let url = call.body.tracking.as_ref().and_then(|tracking| tracking.url.as_ref());
    if url.is_some_and(|url| !is_web_address(url)) {
        let detail = "Must be an address that begins with https://, without a user's name.";
        return Err(Problem::invalid("/tracking/url", "invalid", detail));
    }
    let attempt = Attempt::new(&call, "fulfill_order", &id.to_string(), &call.body);
    let returnable_until = call.now.plus(app.return_window);
    if attempt.replay::<Unit>(&*app.db).await?.is_none() {
        let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
        // No money is taken for what cannot be sent.
        parcel(&stored, &call, returnable_until)?;
        refuse_what_is_not_there(&app, &call, &stored.order).await?;
        collect(&app, &call, &stored.order).await?;
    }
    change_order(&app, &call, id, &attempt, 201, |stored| parcel(stored, &call, returnable_until)).await
}

/// Takes the money that is held for an order before its goods leave: what the provider declines only then would be given
/// away. Money that comes later by itself, such as a transfer, was never held; such orders are sent when the staff says.
async fn collect<B>(app: &App, call: &Call<Unit, B>, order: &Order) -> Result<(), Problem> {
    let is_gone = |payment: &OrderPayment| {
        // The rest may have been paid by cards, which is no payment that ended.
        matches!(payment.status, PaymentStatus::Failed | PaymentStatus::Voided)
            && !payment.amount.is_zero()
            && payment.captured.amount() <= payment.refunded.amount()
    };
    if order.payments.iter().any(is_gone) {
        return Err(Problem::new(ErrorCode::PaymentDeclined).detail(NOT_COLLECTED));
    }
    let held = order.payments.iter().filter(|payment| payment.status == PaymentStatus::Authorized);
    for OrderPayment { id, .. } in held {
        let service = call.caller.as_service("order");
        let paid = app.payment.call(&service, &payment::COLLECT_PAYMENT, &[id], &Unit {}, &Unit {}).await?;
        match paid.status {
            PaymentStatus::Failed | PaymentStatus::Voided => {
                return Err(Problem::new(ErrorCode::PaymentDeclined).detail(NOT_COLLECTED));
            }
            PaymentStatus::Pending | PaymentStatus::RequiresAction | PaymentStatus::Authorized => {
                let detail = "The payment provider does not answer. Send the parcel once it does.";
                return Err(Problem::new(ErrorCode::PaymentUnavailable).detail(detail));
            }
            PaymentStatus::Refunded => {
                let detail = "The payment was given back. Do not send the parcel.";
                return Err(Problem::new(ErrorCode::Conflict).detail(detail));
            }
            PaymentStatus::Captured | PaymentStatus::PartiallyRefunded => {}
        }
    }
    Ok(())
}

/// What was sold ahead is sent when it is there. Two parcels at once may both find the last units: then the job of the
/// second waits for more of them, as it does for what is missing of a parcel of more variants than one request may ask
/// for.
async fn refuse_what_is_not_there(
    app: &App,
    call: &Call<Unit, Fulfill>,
    order: &Order,
) -> Result<(), Problem> {
    let mut wanted: BTreeMap<VariantId, u32> = BTreeMap::new();
    for packed in &call.body.lines {
        if let Some(line) = order.lines.iter().find(|line| line.id == packed.line_id) {
            let units = wanted.entry(line.variant_id).or_default();
            *units = units.saturating_add(packed.quantity.get());
        }
    }
    let caller = call.caller.as_service("order");
    if let Some(location) = call.body.location_id {
        return refuse_what_is_not_at(app, &caller, order.id, location, &wanted).await;
    }
    let body = GetAvailability { variant_ids: wanted.keys().copied().take(app.variants_a_run).collect() };
    let answer = app.inventory.call(&caller, &inventory::GET_AVAILABILITY, &[], &Unit {}, &body).await?;
    for item in answer.items {
        if wanted.get(&item.variant_id).is_some_and(|units| item.on_hand < i64::from(*units)) {
            return Err(Problem::new(ErrorCode::Conflict)
                .detail("Some of these units are sold, but not on hand yet.")
                .with("variant_id", item.variant_id)
                .with("on_hand", item.on_hand));
        }
    }
    Ok(())
}

/// From a location that the staff names leaves what lies there: what was routed there, and what nobody else has bought. What
/// is missing of further variants than one request may ask for, its job waits for.
async fn refuse_what_is_not_at(
    app: &App,
    caller: &Caller,
    order_id: OrderId,
    location: LocationId,
    wanted: &BTreeMap<VariantId, u32>,
) -> Result<(), Problem> {
    let variant_ids = wanted.keys().copied().take(app.variants_a_run).collect();
    let body = PlanShipments { order_id, variant_ids };
    let plans = app.inventory.call(caller, &inventory::PLAN_SHIPMENTS, &[], &Unit {}, &body).await?;
    for plan in plans.items {
        let there = plan.locations.iter().find(|it| it.location_id == location);
        let at_most = there.map_or(0, |there| there.at_most);
        if wanted.get(&plan.variant_id).is_some_and(|units| at_most < i64::from(*units)) {
            return Err(Problem::new(ErrorCode::Conflict)
                .detail(format!("Only {at_most} of these units can leave that location."))
                .with("variant_id", plan.variant_id)
                .with("at_most", at_most));
        }
    }
    Ok(())
}

/// True for what leads to the host that it seems to lead to: `https://dhl.de@evil.example` does not.
fn is_web_address(text: &str) -> bool {
    let Ok(uri) = text.parse::<Uri>() else { return false };
    uri.scheme() == Some(&Scheme::HTTPS)
        && uri.authority().is_some_and(|host| !host.host().is_empty() && !host.as_str().contains('@'))
}

fn parcel(
    stored: &Stored,
    call: &Call<Unit, Fulfill>,
    returnable_until: Timestamp,
) -> Result<Vec<Statement>, Problem> {
    let (order, now) = (&stored.order, call.now);
    if let Some(due) = order.balance.filter(|balance| !balance.is_negative()) {
        return Err(Problem::new(ErrorCode::BalanceDue)
            .detail("Since the order was changed, an amount is left to pay. Note it when it is there, or waive it.")
            .with("balance", due));
    }
    let fulfilled = pack(&order.lines, &call.body.lines).map_err(|refused| explain(&refused, call))?;
    let id: FulfillmentId = edge::new_id(now);
    let tracking = call.body.tracking.as_ref().map(|tracking| addressed(tracking, stored.order.locale));
    let mut after = order.clone();
    after.fulfillment_status = fulfilled;
    for line in &mut after.lines {
        let packed = call.body.lines.iter().find(|packed| packed.line_id == line.id);
        line.fulfilled += packed.map_or(0, |packed| packed.quantity.get());
    }
    after.fulfillments.push(Fulfillment {
        id,
        lines: call.body.lines.clone(),
        tracking: tracking.clone(),
        at: now,
        delivered_at: None,
        returnable_until: Some(returnable_until),
        location_id: call.body.location_id,
    });
    after.status = status_of(&after);
    if !may_fulfill(order.status, after.status) {
        return Err(Problem::new(ErrorCode::IllegalTransition).with("status", order.status));
    }
    let entry = TimelineEntry {
        at: now,
        event: "shipped".to_owned(),
        actor: call.principal().actor(),
        note: None,
        visible_to_customer: true,
    };
    let change =
        Change { status: Some(after.status), fulfillment_status: Some(fulfilled), ..Change::default() };
    let insert = Statement::new(
        "INSERT INTO fulfillments (id, order_id, lines, tracking, at, returnable_until, location_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .text(id)
    .text(order.id)
    .json(&call.body.lines)
    .json(&tracking)
    .bind(now)
    .bind(returnable_until)
    .bind(call.body.location_id.map(|id| id.to_string()));
    // The column's CHECK refuses more than the line has, should all else fail.
    let count = Statement::new(
        "UPDATE order_lines SET fulfilled = fulfilled + (packed.value ->> 'quantity') FROM json_each(?1) AS packed
         WHERE order_lines.order_id = ?2 AND order_lines.id = packed.value ->> 'line_id'",
    )
    .json(&call.body.lines)
    .text(order.id);
    let shipped = Event {
        id: EventId::from_bits(id.bits() ^ 1),
        at: now,
        data: Notifications::OrderShipped { order: mailed_order(&after), locale: stored.order.locale },
    };
    let mut batch = change.statements(stored, &entry);
    batch.extend([insert, count, jobs::insert(&id.to_string(), order.id, Kind::Ship, now)]);
    batch.push(outbox::insert(&shipped));
    Ok(batch)
}

fn explain(refused: &Refused, call: &Call<Unit, Fulfill>) -> Problem {
    let position = |line| call.body.lines.iter().rposition(|packed| packed.line_id == line).unwrap_or(0);
    match refused {
        Refused::Empty => Problem::invalid("/lines", "empty", "A parcel holds at least one line."),
        Refused::UnknownLine(line) => Problem::invalid(
            format!("/lines/{}/line_id", position(*line)),
            "unknown",
            "The order has no such line, or it is named twice.",
        ),
        Refused::TooMany { line_id, left } => {
            let says = match left {
                0 => "All of this line has been sent already.".to_owned(),
                1 => "Only 1 of this line is left to send.".to_owned(),
                left => format!("Only {left} of this line are left to send."),
            };
            Problem::new(ErrorCode::Conflict).detail(says).with("line_id", line_id).with("left", left)
        }
    }
}
