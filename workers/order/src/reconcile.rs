//! Compares orders with payments and checkouts, and mends what does not agree.
//!
//! Every step of a checkout is undone or finished by itself, whatever dies; this is for what nobody thought of, and for
//! an owner who wants to see that there is nothing of the kind. What is mended is mended by the same operations, with
//! the same keys, as in the ordinary way, so a comparison that is repeated or runs twice at once does nothing twice.

use crate::{
    App,
    checkout::WAKE,
    outside_refunds::note_outside_refunds,
    receive_payment::{News, note_payment},
    settle_balance::settle,
    store::{balance_payments::Payments, write::PaymentFacts},
};
use client::Caller;
use contract::{
    Unit,
    event::RefundState,
    order::{OrderStatus, PaymentStatus},
    payment::{self, CancelPayment, HOLDING_PAGE, HeldPayment, Holding, ListHolding, Payment},
    reconciliation::{Finding, FindingKind, Reconciliation, Reconciliations},
};
use edge::{Call, Database, DatabaseError, Statement, json_column, runtime::log};
use kernel::{CartId, OrderId, PaymentId, Problem, Timestamp};
use serde::Deserialize;
use std::{collections::HashMap, rc::Rc, time::Duration};

/// How long a payment and its order may differ: the queue's time to bring the news.
const CALM: Duration = Duration::from_secs(10 * 60);
/// How long money may be held for a placed order, and an event may wait.
const HOUR: Duration = Duration::from_secs(3600);
/// After so many attempts a job does not merely wait for a service that is restarting.
const MANY_ATTEMPTS: u32 = 6;
/// How much is mended at once: a request may cause 32 invocations, and a checkout that is woken some more.
const MOST_HEALED: usize = 6;
/// How many comparisons are kept.
const KEPT: u32 = 100;

/// What a comparison needs of an order.
#[derive(Debug, Deserialize)]
struct OrderRow {
    id: OrderId,
    cart_id: CartId,
    status: OrderStatus,
    payment_id: Option<PaymentId>,
    payment_version: u32,
    /// What the payment is for, in minor units.
    payment_amount: i64,
    placed_at: Option<i64>,
    /// The payments that pay, or paid, its balance; of one that has given back everything, only those that still pay.
    #[serde(default)]
    balance_payments: Payments,
    /// Those of them that did not give back what they were asked for: the staff sends it in another way.
    #[serde(default)]
    refusing_payments: Payments,
}

/// `reconcile`.
pub async fn reconcile(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Reconciliation, Problem> {
    compare(&app, &call.caller.as_service("order"), call.now).await
}

/// `get_reconciliations`.
pub async fn get_reconciliations(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Reconciliations, Problem> {
    #[derive(Deserialize)]
    struct Row {
        at: i64,
        payments: u32,
        #[serde(deserialize_with = "json_column")]
        findings: Vec<Finding>,
    }
    let rows = Statement::new("SELECT at, payments, findings FROM reconciliations ORDER BY at DESC LIMIT 50");
    let rows: Vec<Row> = app.db.run(rows).await?.all()?;
    let items = rows.into_iter().map(|Row { at, payments, findings }| Reconciliation {
        at: Timestamp::from_millis(at),
        payments,
        findings,
    });
    Ok(Reconciliations { items: items.collect() })
}

/// The regular comparison, if it is time. What keeps it from its work keeps the tick from nothing.
pub async fn compare_if_due(app: &App, caller: &Caller, now: Timestamp) {
    if let Err(problem) = compare_when_due(app, caller, now).await {
        log::error("reconciliation", &serde_json::json!({"cause": problem.to_string()}));
    }
}

async fn compare_when_due(app: &App, caller: &Caller, now: Timestamp) -> Result<(), Problem> {
    let last = last(&*app.db).await?;
    if last.is_none_or(|last| Timestamp::from_millis(last.at).plus(app.reconcile_every) <= now) {
        compare(app, caller, now).await?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Last {
    at: i64,
    payment_id: Option<PaymentId>,
    order_id: Option<OrderId>,
}

async fn last(db: &dyn Database) -> Result<Option<Last>, DatabaseError> {
    let last = "SELECT at, last_payment_id AS payment_id, last_order_id AS order_id FROM reconciliations
                ORDER BY at DESC LIMIT 1";
    db.run(Statement::new(last)).await?.first()
}

async fn compare(app: &App, caller: &Caller, now: Timestamp) -> Result<Reconciliation, Problem> {
    let last = last(&*app.db).await?;
    let watched = watched(&*app.db, last.as_ref().and_then(|last| last.order_id), now.minus(CALM)).await?;
    let ask = ListHolding {
        after: last.and_then(|last| last.payment_id),
        before: now.minus(CALM),
        ids: watched.iter().filter_map(|order| order.payment_id).collect(),
    };
    let Holding { items: payments, asked } =
        app.payment.call(caller, &payment::LIST_HOLDING, &[], &Unit {}, &ask).await?;
    let orders = orders_of(&*app.db, &payments).await?;

    let mut findings = Vec::new();
    let mut last_order_id = None;
    for order in &watched {
        if findings.len() == MOST_HEALED {
            break;
        }
        last_order_id = Some(order.id.to_string());
        let Some(ended) = asked.iter().find(|asked| has_ended_unheard(&asked.payment, order)) else {
            continue;
        };
        let kind = FindingKind::OutdatedPayment;
        let healed = heal(app, caller, kind, ended, now).await;
        let (order_id, payment_id) = (Some(order.id), order.payment_id);
        findings.push(Finding { kind, order_id, payment_id, healed: is_healed(kind, &healed) });
    }
    let last_order_id = last_order_id.filter(|_| watched.len() == HOLDING_PAGE as usize);
    let mut seen = Vec::new();
    for held in &payments {
        if findings.len() == MOST_HEALED {
            break;
        }
        seen.push(held);
        let payment = &held.payment;
        let order = orders.get(&payment.order_id);
        let Some(kind) = judge(payment, order, now) else { continue };
        let healed = heal(app, caller, kind, held, now).await;
        let (order_id, payment_id) = (Some(payment.order_id), Some(payment.id));
        findings.push(Finding { kind, order_id, payment_id, healed: is_healed(kind, &healed) });
    }
    for order in owing(&*app.db, now.minus(HOUR)).await? {
        let kind = FindingKind::UnsettledEdit;
        let healed = is_healed(kind, &settle(app, caller, order.id, "", now).await);
        findings.push(Finding { kind, order_id: Some(order.id), payment_id: order.payment_id, healed });
    }
    for order in stuck(&*app.db, now.minus(app.payment_ttl).minus(CALM)).await? {
        let kind = FindingKind::StuckCheckout;
        let healed = is_healed(kind, &wake(app, caller, &order).await);
        findings.push(Finding { kind, order_id: Some(order.id), payment_id: order.payment_id, healed });
    }
    findings.extend(elsewhere(&*app.db, now).await?);

    let count = u32::try_from(seen.len()).unwrap_or(u32::MAX);
    // The next comparison goes on after these; it begins anew after the last page.
    let is_last = seen.len() == payments.len() && count < HOLDING_PAGE;
    let last_payment_id = seen.last().filter(|_| !is_last).map(|held| held.payment.id.to_string());
    let found = Reconciliation { at: now, payments: count, findings };
    let write = Statement::new(
        "INSERT INTO reconciliations (at, payments, findings, last_payment_id, last_order_id)
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (at) DO NOTHING",
    )
    .bind(now)
    .bind(found.payments)
    .json(&found.findings)
    .bind(last_payment_id)
    .bind(last_order_id);
    let forget = Statement::new(
        "DELETE FROM reconciliations WHERE at <= (SELECT at FROM reconciliations ORDER BY at DESC LIMIT 1 OFFSET ?1)",
    )
    .bind(KEPT);
    app.db.batch(vec![write, forget]).await?;
    Ok(found)
}

/// True for the payment of an order whose money is gone, and who has not heard of it: among those that hold money it is not.
fn has_ended_unheard(payment: &Payment, order: &OrderRow) -> bool {
    let has_ended =
        matches!(payment.status, PaymentStatus::Refunded | PaymentStatus::Voided | PaymentStatus::Failed);
    has_ended && order.payment_id == Some(payment.id) && payment.version > order.payment_version
}

fn holds_money(payment: &Payment) -> bool {
    let is_held = payment.status == PaymentStatus::Authorized && !payment.amount.is_zero();
    is_held || payment.captured.amount() > payment.refunded.amount()
}

/// What does not agree between a payment and its order.
fn judge(payment: &Payment, order: Option<&OrderRow>, now: Timestamp) -> Option<FindingKind> {
    let holds_money = holds_money(payment);
    let Some(order) = order else { return holds_money.then_some(FindingKind::PaymentWithoutOrder) };
    if order.status == OrderStatus::PendingPayment {
        // Its checkout decides, and is looked at by itself.
        return None;
    }
    let is_sale = order.placed_at.is_some() && order.status != OrderStatus::Cancelled;
    // Its job, or whoever pays, ends it.
    if is_sale && order.balance_payments.0.contains(&payment.id) {
        return None;
    }
    if is_sale && order.refusing_payments.0.contains(&payment.id) {
        return holds_money.then_some(FindingKind::ReturnedRefund);
    }
    if !is_sale || order.payment_id != Some(payment.id) {
        return holds_money.then_some(FindingKind::PaymentWithoutOrder);
    }
    if payment.version > order.payment_version {
        return Some(FindingKind::OutdatedPayment);
    }
    if order.status == OrderStatus::Refunded {
        return holds_money.then_some(FindingKind::ReturnedRefund);
    }
    // Of what was taken in part and let go, the order knows what was taken.
    let is_taken = matches!(payment.status, PaymentStatus::Captured | PaymentStatus::PartiallyRefunded);
    let asked = if is_taken { payment.captured } else { payment.amount };
    if asked.amount() != order.payment_amount {
        return Some(FindingKind::UnsettledEdit);
    }
    let is_late = order.placed_at.is_some_and(|at| at < now.minus(HOUR).millis());
    (payment.status == PaymentStatus::Authorized && is_late).then_some(FindingKind::UncollectedPayment)
}

async fn heal(
    app: &App,
    caller: &Caller,
    kind: FindingKind,
    HeldPayment { payment: found, refunds }: &HeldPayment,
    now: Timestamp,
) -> Result<(), Problem> {
    if kind == FindingKind::UnsettledEdit {
        return settle(app, caller, found.order_id, "", now).await;
    }
    let seen = match kind {
        FindingKind::PaymentWithoutOrder => {
            // What payment gave back already, it gives back no more; nor does it ask again for what its provider refused.
            let cancel = CancelPayment {
                key: format!("{}:cancel", found.order_id).parse().map_err(Problem::internal)?,
                reason: "There is no order for it.".parse().map_err(Problem::internal)?,
            };
            app.payment.call(caller, &payment::CANCEL_PAYMENT, &[&found.id], &Unit {}, &cancel).await?
        }
        FindingKind::UncollectedPayment => {
            app.payment.call(caller, &payment::COLLECT_PAYMENT, &[&found.id], &Unit {}, &Unit {}).await?
        }
        _ => found.clone(),
    };
    let refunds = refunds.iter().cloned().map(RefundState::from).collect();
    let news = News { facts: PaymentFacts::from(&seen), refunds };
    note_payment(app, found.order_id, &news, None, now).await?;
    note_outside_refunds(app, caller, found.order_id, &news, now).await?;
    let must_go = matches!(kind, FindingKind::PaymentWithoutOrder | FindingKind::ReturnedRefund);
    if must_go && holds_money(&seen) { Err(Problem::internal("the money is still held")) } else { Ok(()) }
}

async fn wake(app: &App, caller: &Caller, order: &OrderRow) -> Result<(), Problem> {
    (app.checkouts)(&order.cart_id.to_string())?.call(caller, &WAKE, &[], &Unit {}, &Unit {}).await?;
    let status = Statement::new("SELECT 1 AS waits FROM orders WHERE id = ?1 AND status = 'pending_payment'");
    match app.db.run(status.text(order.id)).await?.rows.as_slice() {
        [] => Ok(()),
        _ => Err(Problem::internal("it still waits")),
    }
}

fn is_healed(kind: FindingKind, healed: &Result<(), Problem>) -> bool {
    if let Err(problem) = healed {
        log::error("reconciliation", &serde_json::json!({"kind": kind, "cause": problem.to_string()}));
    }
    healed.is_ok()
}

async fn orders_of(
    db: &dyn Database,
    payments: &[HeldPayment],
) -> Result<HashMap<OrderId, OrderRow>, DatabaseError> {
    let ids: Vec<_> = payments.iter().map(|held| held.payment.order_id).collect();
    let rows = Statement::new(
        "SELECT id, cart_id, status, payment_id, payment_version, placed_at,
             coalesce(payment_amount, total - paid_by_gift_cards) AS payment_amount,
             (SELECT json_group_array(balance_payments.payment_id) FROM balance_payments
              WHERE order_id = orders.id AND outcome IS NOT 'given_up' AND balance_payments.payment_id IS NOT NULL
                  AND (outcome IS NULL OR orders.status <> 'refunded' OR EXISTS (
                      SELECT 1 FROM jobs WHERE jobs.order_id = orders.id AND done_at IS NULL)))
                 AS balance_payments,
             (SELECT json_group_array(share.value ->> 'payment_id') FROM refunds, json_each(refunds.online) AS share
              WHERE refunds.order_id = orders.id AND share.value ->> 'failure' IS NOT NULL) AS refusing_payments
         FROM orders WHERE id IN (SELECT value FROM json_each(?1))",
    )
    .json(&ids);
    let rows: Vec<OrderRow> = db.run(rows).await?.all()?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Placed orders of which something is still to be sent, by their ids: those after one, and that are not new. Goods leave by
/// what they know of their payment.
async fn watched(
    db: &dyn Database,
    after: Option<OrderId>,
    before: Timestamp,
) -> Result<Vec<OrderRow>, DatabaseError> {
    let rows = Statement::new(
        "SELECT id, cart_id, status, payment_id, payment_version, placed_at,
             coalesce(payment_amount, total - paid_by_gift_cards) AS payment_amount
         FROM orders WHERE status IN ('placed', 'partially_fulfilled') AND id > ?1 AND placed_at < ?2
         ORDER BY id LIMIT ?3",
    )
    .bind(after.map_or_else(String::new, |id| id.to_string()))
    .bind(before)
    .bind(HOLDING_PAGE);
    db.run(rows).await?.all()
}

/// Checkouts that nobody has ended although their time is over.
async fn stuck(db: &dyn Database, before: Timestamp) -> Result<Vec<OrderRow>, DatabaseError> {
    let rows = Statement::new(
        "SELECT id, cart_id, status, payment_id, payment_version, placed_at,
             coalesce(payment_amount, total - paid_by_gift_cards) AS payment_amount
         FROM orders WHERE status = 'pending_payment' AND created_at < ?1 ORDER BY random() LIMIT 2",
    )
    .bind(before);
    db.run(rows).await?.all()
}

/// Orders that an edit made cheaper a while ago, and whose difference is neither given back nor on its way. What a provider
/// has refused to give back is not asked of it again.
async fn owing(db: &dyn Database, before: Timestamp) -> Result<Vec<OrderRow>, DatabaseError> {
    let rows = Statement::new(
        "SELECT id, cart_id, status, payment_id, payment_version, placed_at, payment_amount FROM orders
         WHERE payment_amount IS NOT NULL AND status NOT IN ('pending_payment', 'cancelled', 'refunded')
             AND total - paid_by_gift_cards - payment_amount - min(waived, 0)
                 - (SELECT coalesce(sum(amount), 0) FROM balance_receipts WHERE order_id = orders.id)
                 - (SELECT coalesce(sum(credit), 0) FROM returns WHERE order_id = orders.id)
                 + (SELECT coalesce(sum(settles), 0) FROM refunds WHERE order_id = orders.id AND status <> 'failed') < 0
             AND NOT EXISTS (SELECT 1 FROM order_edits WHERE order_id = orders.id AND at >= ?1)
             AND NOT EXISTS (SELECT 1 FROM refunds WHERE order_id = orders.id AND status = 'failed' AND settles > 0)
         ORDER BY random() LIMIT 2",
    )
    .bind(before);
    db.run(rows).await?.all()
}

/// What the order service's own tables tell: it is repeated by the tick, and shown until that succeeds.
async fn elsewhere(db: &dyn Database, now: Timestamp) -> Result<Vec<Finding>, DatabaseError> {
    #[derive(Deserialize)]
    struct Row {
        order_id: Option<OrderId>,
    }
    let queries = [
        (
            FindingKind::OrderWithoutPayment,
            Statement::new(
                "SELECT id AS order_id FROM orders WHERE placed_at < ?1 AND total > 0
                     AND status NOT IN ('cancelled', 'refunded') AND (payment_id IS NULL OR (
                         payment_status IN ('voided', 'failed') AND captured <= refunded
                         AND coalesce(payment_amount, total - paid_by_gift_cards) > 0)) LIMIT 10",
            )
            .bind(now.minus(CALM)),
        ),
        (
            FindingKind::PendingRefund,
            Statement::new("SELECT order_id FROM refunds WHERE status = 'pending' AND at < ?1 LIMIT 10")
                .bind(now.minus(HOUR)),
        ),
        (
            // The staff finds another way.
            FindingKind::UnsettledEdit,
            Statement::new(
                "SELECT DISTINCT order_id FROM refunds JOIN orders ON orders.id = order_id
                 WHERE refunds.status = 'failed' AND settles > 0
                     AND orders.status NOT IN ('pending_payment', 'cancelled', 'refunded')
                     AND total - paid_by_gift_cards - payment_amount - min(waived, 0)
                         - (SELECT coalesce(sum(amount), 0) FROM balance_receipts WHERE order_id = orders.id)
                         - (SELECT coalesce(sum(credit), 0) FROM returns WHERE order_id = orders.id)
                         + (SELECT coalesce(sum(settles), 0) FROM refunds AS counted
                            WHERE counted.order_id = orders.id AND counted.status <> 'failed') < 0
                 LIMIT 10",
            ),
        ),
        (
            FindingKind::LateJob,
            Statement::new("SELECT order_id FROM jobs WHERE done_at IS NULL AND attempts >= ?1 LIMIT 10")
                .bind(MANY_ATTEMPTS),
        ),
        (
            FindingKind::UnsentEvent,
            Statement::new(
                "SELECT NULL AS order_id FROM outbox WHERE sent_at IS NULL AND created_at < ?1 LIMIT 10",
            )
            .bind(now.minus(HOUR)),
        ),
    ];
    let (kinds, statements): (Vec<_>, Vec<_>) = queries.into_iter().unzip();
    let mut findings = Vec::new();
    for (kind, rows) in kinds.into_iter().zip(db.batch(statements).await?) {
        let rows: Vec<Row> = rows.all()?;
        findings.extend(rows.into_iter().map(|row| Finding {
            kind,
            order_id: row.order_id,
            payment_id: None,
            healed: false,
        }));
    }
    Ok(findings)
}
