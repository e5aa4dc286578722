//! The staff changes the lines of a placed order, as far as they were not sent.
//!
//! 1. The edit is written down, with a job that ends it should its caller die.
//! 2. What there is to be more of is bought: inventory is told how many units the order has in all, under a revision that
//!    only rises, so a repeated or late call does nothing that a newer one does not want.
//! 3. One batch changes the order. It fails as a whole if the order was changed meanwhile, or the edit was given up.
//! 4. The job brings the stock to what the order says then: what was taken out is freed, and so is what was bought for an
//!    edit that was not made. Another job settles the difference ([`crate::settle_balance`]).
//!
//! A crash after 1 or 2 leaves the edit to its job, which gives it up first: from then on step 3 fails. After 3 the jobs
//! are there.

use crate::{
    App,
    domain::{
        edit::{self, Edited, Refused, Wanted},
        mailed_order::mailed_edit,
        order_status::{Cause, may_follow, status_of},
        refund::leaves_nothing,
    },
    run_jobs::{Part, finish, next},
    store::{
        self, Stored,
        change::{Change, is_outdated},
        edits::{self, Begun, NewEdit},
        jobs::Job,
    },
    view::seen_by,
};
use contract::{
    Unit,
    cart::{self, MAX_LINES},
    event::{Event, Notifications},
    inventory::{self, ReviseAllocation, RevisedUnits},
    order::{Order, TimelineEntry},
    order_edit::{
        AddedLine, EditOrder, EditPreview, EditedLine, MAX_BOUGHT, OrderEdit, PreviewEdit, ReviseQuote,
    },
};
use edge::{Call, Context, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, EventId, OrderId, Problem, ReturnId, Timestamp, VariantId};
use std::rc::Rc;

/// `preview_order_edit`.
pub async fn preview_edit(app: Rc<App>, call: Call<Unit, PreviewEdit>) -> Result<EditPreview, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let edited = plan(&app, &call, &stored, &call.body.lines, &call.body.added).await?;
    preview(&stored, edited)
}

fn preview(stored: &Stored, edited: Edited) -> Result<EditPreview, Problem> {
    Ok(EditPreview {
        version: stored.version,
        before: stored.order.totals.total,
        totals: edited.order.totals,
        difference: edited.difference,
        balance: stored.settles(edited.difference)?,
        changes: edited.changes,
    })
}

/// What the order would be, at the price that cart says.
async fn plan(
    app: &App,
    context: &Context,
    stored: &Stored,
    lines: &[EditedLine],
    added: &[AddedLine],
) -> Result<Edited, Problem> {
    if lines.len() > MAX_LINES || added.len() > MAX_LINES {
        return Err(Problem::invalid("/lines", "too_many", format!("At most {MAX_LINES}.")));
    }
    let order = &stored.order;
    let wanted = edit::wanted(order, lines, added, || edge::new_id(context.now)).map_err(explain)?;
    let Wanted { kept, added, .. } = &wanted;
    let body = ReviseQuote {
        currency: order.totals.total.currency(),
        address: order.addresses.shipping.clone(),
        tax_included: order.totals.tax_included,
        shipping: order.totals.shipping,
        kept: kept.clone(),
        added: added.clone(),
    };
    let service = context.caller.as_service("order");
    let quote = app.cart.call(&service, &cart::REVISE_QUOTE, &[], &Unit {}, &body).await?;
    let edited = edit::edited(order, &wanted, quote).map_err(explain)?;
    // An order whose money is all given back is over, and what is left of it would never be sent. Decided on the version
    // that the batch changes.
    if leaves_nothing(order, stored.owed_after(edited.difference)?)? {
        return Err(explain(Refused::Everything));
    }
    Ok(edited)
}

/// `edit_order`.
pub async fn edit_order(app: Rc<App>, call: Call<Unit, EditOrder>) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let attempt = Attempt::new(&call, "edit_order", &id.to_string(), &call.body);
    if attempt.replay::<Unit>(&*app.db).await?.is_some() {
        return answer(&app, &call, id, true).await;
    }
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let EditOrder { lines, added, reason, version, total } = &call.body;
    let edited = plan(&app, &call, &stored, lines, added).await?;
    if stored.version != *version || edited.order.totals.total != *total {
        return Err(Problem::new(ErrorCode::Conflict)
            .detail("The order or a price has changed since. Look again at what it comes to.")
            .with("preview", preview(&stored, edited)?));
    }
    let making = Making { stored: &stored, edited: &edited, reason, return_id: None };
    let actor = call.principal().actor();
    let is_replayed =
        make(&app, &call, &making, &attempt, |begun| rows(&stored, &edited, begun, actor, call.now)).await?;
    answer(&app, &call, id, is_replayed).await
}

/// An edit that was decided on `stored`, and is to be made.
pub struct Making<'a> {
    pub stored: &'a Stored,
    pub edited: &'a Edited,
    /// The customer reads it.
    pub reason: &'a str,
    /// The return for which something else is sent.
    pub return_id: Option<ReturnId>,
}

/// Makes an edit by the batch that `rows` makes for it. True if a twin of the request was faster.
///
/// # Errors
/// `out_of_stock`, and `conflict` where the order is being changed or was changed meanwhile: nothing is changed then.
pub async fn make(
    app: &App,
    context: &Context,
    making: &Making<'_>,
    attempt: &Attempt,
    rows: impl FnOnce(&Begun) -> Result<Vec<Statement>, Problem>,
) -> Result<bool, Problem> {
    let Making { stored, edited, .. } = *making;
    let (id, now) = (stored.order.id, context.now);
    let begun = begin(app, context, making).await?;
    let give_up = async || -> Result<(), Problem> {
        edits::give_up(&*app.db, begun.id, now).await?;
        finish(app, &context.caller, id, now).await;
        Ok(())
    };
    if let Err(problem) = buy(app, context, stored, edited, &begun).await {
        // Also where nobody knows whether it was bought.
        give_up().await?;
        return Err(problem);
    }
    let mut batch = rows(&begun)?;
    batch.extend(attempt.record(201, &Unit {}));
    if let Err(error) = app.db.batch(batch).await {
        if !is_outdated(&error) && !attempt.lost_to_twin(&error) && !edits::has_ended(&error) {
            // It may have been written all the same: the edit's job finds out.
            return Err(error.into());
        }
        give_up().await?;
        if attempt.replay::<Unit>(&*app.db).await?.is_some() {
            return Ok(true);
        }
        return Err(Problem::new(ErrorCode::Conflict).detail("The order was changed meanwhile. Look again."));
    }
    finish(app, &context.caller, id, now).await;
    Ok(false)
}

/// The order as it is by now, for whoever changed it; what the change wrote down is sent after the answer.
pub async fn answer(
    app: &Rc<App>,
    context: &Context,
    id: OrderId,
    is_replayed: bool,
) -> Result<Reply<Order>, Problem> {
    outbox::relay_later(app, context);
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let reply = Reply::from(seen_by(context.principal(), stored.order));
    Ok(if is_replayed { reply.header("idempotency-replayed", "true") } else { reply })
}

/// Writes the edit down. One at a time: what a crash left of another is given up first.
async fn begin(app: &App, context: &Context, making: &Making<'_>) -> Result<Begun, Problem> {
    let Making { stored, edited, reason, return_id } = *making;
    let busy = || {
        let detail = "Somebody else is changing this order. Try again in two minutes.";
        Problem::new(ErrorCode::Conflict).detail(detail)
    };
    let last = edits::last(&*app.db, stored.order.id).await?;
    if let Some(last) = last.as_ref().filter(|last| !last.is_over) {
        if !last.is_late(context.now) {
            return Err(busy());
        }
        edits::give_up(&*app.db, last.id, context.now).await?;
    }
    let variants: Vec<VariantId> = edit::stock_changes(&stored.order, &edited.order).into_keys().collect();
    let new = NewEdit {
        id: edge::new_id(context.now),
        revision: last.map_or(1, |last| last.revision.saturating_add(1)),
        variants: &variants,
        reason,
        actor: &context.principal().actor(),
        return_id,
    };
    if !edits::begin(&*app.db, stored, edited, &new, context.now).await? {
        return Err(busy());
    }
    edits::find(&*app.db, &new.id.to_string())
        .await?
        .ok_or_else(|| Problem::internal("the edit is not there"))
}

/// Buys what there is to be more of: of [`MAX_BOUGHT`] variants at most, so it is one call.
///
/// # Errors
/// `out_of_stock` with `lines`, which say how many more could be had.
async fn buy(
    app: &App,
    context: &Context,
    stored: &Stored,
    edited: &Edited,
    begun: &Begun,
) -> Result<(), Problem> {
    let changes = edit::stock_changes(&stored.order, &edited.order);
    let more = changes.iter().filter(|(_, (before, after))| after > before);
    let lines: Vec<RevisedUnits> =
        more.map(|(variant, (_, after))| RevisedUnits { variant_id: *variant, quantity: *after }).collect();
    if lines.is_empty() {
        return Ok(());
    }
    let (order_id, revision) = (stored.order.id, begun.buys_as());
    let ships_to = Some(stored.order.addresses.shipping.country);
    let body = ReviseAllocation { order_id, revision, lines, ships_to };
    let service = context.caller.as_service("order");
    app.inventory.call(&service, &inventory::REVISE_ALLOCATION, &[], &Unit {}, &body).await?;
    Ok(())
}

/// Brings the stock of an edit's variants to what the order says, once the edit has ended: the part that comes next, of at
/// most so many variants. All parts have one revision, which every variant's object knows for itself: a part that is
/// repeated changes nothing.
pub async fn revise_stock(
    app: &App,
    caller: &client::Caller,
    job: &Job,
    most: usize,
    now: Timestamp,
) -> Result<Part, Problem> {
    let Some(begun) = edits::find(&*app.db, &job.id).await? else { return Ok(Part::default()) };
    if !begun.is_over {
        // Whoever wanted to make it finds that it has ended. Should they have been faster, it stays made.
        edits::give_up(&*app.db, begun.id, now).await?;
    }
    // Read after it has ended: from here on the order says what this edit made of it, or a newer one did.
    let Some(stored) = store::find(&*app.db, begun.order_id).await? else { return Ok(Part::default()) };
    let units = |variant: &VariantId| RevisedUnits {
        variant_id: *variant,
        quantity: edit::bought(&stored.order, *variant),
    };
    let (variants, part) = next(begun.variants.clone(), job, most);
    if variants.is_empty() {
        return Ok(part);
    }
    let body = ReviseAllocation {
        order_id: begun.order_id,
        revision: begun.settles_as(),
        lines: variants.iter().map(units).collect(),
        ships_to: Some(stored.order.addresses.shipping.country),
    };
    match app.inventory.call(caller, &inventory::REVISE_ALLOCATION, &[], &Unit {}, &body).await {
        Err(problem) if problem.code == ErrorCode::Conflict => {
            // A newer edit has said what becomes of some of them, and says so again when it has ended.
            let last = edits::last(&*app.db, begun.order_id).await?;
            if last.is_some_and(|last| last.revision > begun.revision) { Ok(part) } else { Err(problem) }
        }
        other => other.map(|_| part),
    }
}

/// The batch that makes an edit.
fn rows(
    stored: &Stored,
    edited: &Edited,
    begun: &Begun,
    actor: String,
    now: Timestamp,
) -> Result<Vec<Statement>, Problem> {
    let (before, after) = (&stored.order, &edited.order);
    let entry = TimelineEntry {
        at: now,
        event: "edited".to_owned(),
        actor,
        note: Some(begun.reason.clone()),
        visible_to_customer: true,
    };
    let status = status_of(after);
    if status != before.status && !may_follow(before.status, status, Cause::Staff) {
        return Err(Problem::new(ErrorCode::IllegalTransition).with("status", before.status));
    }
    let change = Change {
        status: Some(status),
        fulfillment_status: Some(after.fulfillment_status),
        ..Change::default()
    };
    let mut batch = change.statements(stored, &entry);
    batch.extend(edits::make(stored, edited, begun.id, now));
    batch.push(outbox::insert(&edited_event(stored, edited, begun, now)?));
    Ok(batch)
}

/// Tells the shopper what was changed, and what it means for them.
fn edited_event(
    stored: &Stored,
    edited: &Edited,
    begun: &Begun,
    now: Timestamp,
) -> Result<Event<Notifications>, Problem> {
    let mut after = edited.order.clone();
    let balance = stored.balance_after(edited.difference)?;
    // What is awaited anyway is awaited with the difference.
    after.balance = Some(balance).filter(|balance| balance.amount() > 0 && !stored.is_awaited());
    let edit = OrderEdit {
        id: begun.id,
        reason: begun.reason.clone(),
        changes: edited.changes.clone(),
        before: stored.order.totals.total,
        after: after.totals.total,
        return_id: None,
        at: now,
    };
    let (order, edit) = mailed_edit(&after, &edit);
    let data = Notifications::OrderEdited { order, edit, locale: stored.order.locale };
    // An edit is made once, and so is its mail.
    Ok(Event { id: EventId::from_bits(begun.id.bits()), at: now, data })
}

fn explain(refused: Refused) -> Problem {
    match refused {
        Refused::NotOpen(status) => Problem::new(ErrorCode::IllegalTransition)
            .detail("Only an order of which something is still to be sent can be changed.")
            .with("status", status),
        Refused::Nothing => Problem::invalid("/lines", "empty", "Nothing would change."),
        Refused::Everything => Problem::new(ErrorCode::Conflict)
            .detail("Something that costs something must be left. Cancel the order, or refund it."),
        Refused::UnknownLine(place) => Problem::invalid(
            format!("/lines/{place}/line_id"),
            "unknown",
            "The order has no such line, or it is named twice.",
        ),
        Refused::Twice(place) => {
            Problem::invalid(format!("/added/{place}/variant_id"), "duplicate", "It is named twice.")
        }
        Refused::TooFew { place, least } => Problem::new(ErrorCode::Conflict)
            .detail(format!("{least} of this line have been sent or refunded: there cannot be fewer."))
            .with("line", place)
            .with("least", least),
        Refused::TooMany { added, place } => {
            let list = if added { "added" } else { "lines" };
            Problem::invalid(format!("/{list}/{place}/quantity"), "range", "At most 999.")
        }
        Refused::TooLong => {
            Problem::new(ErrorCode::CartFull).detail(format!("An order has at most {MAX_LINES} lines."))
        }
        Refused::TooMuch => {
            let detail = format!(
                "There can be more of at most {MAX_BOUGHT} variants at once; add the rest with another edit."
            );
            Problem::invalid("/lines", "too_many", detail)
        }
    }
}
