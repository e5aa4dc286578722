//! Operation to handler.

use crate::{
    App,
    amend_payment::amend_payment,
    authorize_payment::authorize_payment,
    cancel_payment::{self, cancel},
    capture_payment::collect_payment,
    decide_3d_secure,
    list_methods::list_methods,
    manual_methods, move_money,
    receive_webhook::receive_webhook,
    refund_payment::{push_pending, refund_payment},
    saved_cards::{delete_saved_card, list_saved_cards},
    settle_test_payment::settle_overdue,
    store::{self, transfers},
    sync_payment::sync_payment,
};
use contract::{
    Unit,
    payment::{self, HeldPayment, Holding, ListHolding},
};
use edge::{Call, Router, dead_letters, operations, outbox, receipts, runtime::log};
use kernel::{PaymentId, Problem, Timestamp};
use std::{rc::Rc, time::Duration};

/// How long the queue has to repeat a refund by itself before the tick does.
const PATIENCE: Duration = Duration::from_secs(6 * 60);

/// The routes of `contract::payment`, and the test provider's page.
pub fn router() -> Router<App> {
    Router::new()
        .on_shared(&payment::LIST_PAYMENT_METHODS, list_methods)
        .on(&payment::LIST_SAVED_CARDS, list_saved_cards)
        .on(&payment::DELETE_SAVED_CARD, delete_saved_card)
        .raw(payment::RECEIVE_WEBHOOK.route, receive_webhook)
        .on(&payment::LIST_ADMIN_PAYMENT_METHODS, manual_methods::list)
        .on(&payment::SAVE_MANUAL_METHOD, manual_methods::save)
        .on(&payment::REMOVE_MANUAL_METHOD, manual_methods::remove)
        .on(&payment::GET_PAYMENT, move_money::get_payment)
        .on(&payment::CAPTURE_PAYMENT, move_money::capture)
        .on(&payment::VOID_PAYMENT, move_money::void)
        .on(&payment::REFUND_PAYMENT_AS_STAFF, move_money::refund)
        .on(&payment::REFUND_PAYMENT, refund_payment)
        .on(&payment::AUTHORIZE, authorize_payment)
        .on(&payment::SYNC_PAYMENT, sync_payment)
        .on(&payment::COLLECT_PAYMENT, collect_payment)
        .on(&payment::AMEND_PAYMENT, amend_payment)
        .on(&payment::LIST_HOLDING, list_holding)
        .on(&payment::CANCEL_PAYMENT, cancel_payment::cancel_payment)
        .on(&payment::ABANDON_PAYMENT, cancel_payment::abandon_payment)
        .on(&payment::GET_QUEUES, dead_letters::report)
        .on(&payment::TREAT_DEAD_LETTERS, dead_letters::treat)
        .on(&payment::UNCONFIRMED_EVENTS, operations::unconfirmed_events)
        .on(&payment::SETTLE_EVENTS, operations::settle_events)
        .on(
            &payment::RECEIVED_EVENTS,
            |app, call| async move { receipts::received(&*app.db, &call.body).await },
        )
        .on(&payment::READY, operations::ready)
        .on(&payment::TICK, tick)
        .raw(decide_3d_secure::SHOW, decide_3d_secure::show)
        .raw(decide_3d_secure::DECIDE, decide_3d_secure::decide)
}

/// Sends and forgets first, which needs no provider.
async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    let old = [
        outbox::forget_old,
        dead_letters::forget_old,
        receipts::forget_old,
        store::forget_old_webhooks,
        store::forget_abandoned_keys,
    ];
    app.db.batch(old.map(|forget| forget(call.now)).to_vec()).await?;
    settle_overdue(&app, call.now).await?;
    for id in store::to_let_go(&*app.db).await? {
        if let Err(problem) = let_go(&app, id, call.now).await {
            log::error("letting go", &serde_json::json!({"payment": id, "cause": problem.to_string()}));
        }
    }
    for id in transfers::waiting(&*app.db, call.now.minus(PATIENCE)).await? {
        if let Err(problem) = push_pending(&app, id, call.now).await {
            log::error("transfer", &serde_json::json!({"payment": id, "cause": problem.to_string()}));
        }
    }
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    Ok(Unit {})
}

async fn list_holding(app: Rc<App>, call: Call<Unit, ListHolding>) -> Result<Holding, Problem> {
    let ListHolding { after, before, mut ids } = call.body;
    ids.truncate(payment::HOLDING_PAGE as usize);
    let items = with_refunds(&app, store::holding(&*app.db, after, before).await?).await?;
    let asked = with_refunds(&app, store::named(&*app.db, &ids, before).await?).await?;
    Ok(Holding { items, asked })
}

async fn with_refunds(app: &App, rows: Vec<store::Row>) -> Result<Vec<HeldPayment>, Problem> {
    let mut payments = Vec::with_capacity(rows.len());
    for row in rows {
        let payment = row.payment()?;
        // Most payments have none.
        let whole = if row.refunding > 0 { store::find(&*app.db, row.id).await? } else { None };
        let refunds = whole.iter().flat_map(|row| row.transfers(transfers::Kind::Refund));
        let refunds = refunds.map(|refund| refund.transfer(row.currency)).collect::<Result<_, _>>()?;
        payments.push(HeldPayment { payment, refunds });
    }
    Ok(payments)
}

/// Lets go of what was given up while its provider could not be told.
async fn let_go(app: &App, id: PaymentId, now: Timestamp) -> Result<(), Problem> {
    if let Some(row) = store::find(&*app.db, id).await? {
        cancel(app, row, now).await?;
    }
    Ok(())
}
