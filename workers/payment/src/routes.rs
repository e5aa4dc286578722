//! Operation to handler.

use crate::{
    App, authorize_payment::authorize_payment, cancel_payment, capture_payment::capture_payment,
    decide_3d_secure, receive_webhook::receive_webhook, settle_test_payment::settle_overdue, store,
    sync_payment::sync_payment,
};
use contract::{Unit, payment};
use edge::{Call, Router, Statement, dead_letters, outbox, runtime::log};
use kernel::Problem;
use std::{rc::Rc, time::Duration};

/// How long the queue has to repeat a capture by itself before the tick does.
const CAPTURE_PATIENCE: Duration = Duration::from_secs(6 * 60);

/// The routes of `contract::payment`, and the test provider's page.
pub fn router() -> Router<App> {
    Router::new()
        .raw(payment::RECEIVE_WEBHOOK.route, receive_webhook)
        .on(&payment::AUTHORIZE, authorize_payment)
        .on(&payment::SYNC_PAYMENT, sync_payment)
        .on(&payment::CANCEL_PAYMENT, cancel_payment::cancel_payment)
        .on(&payment::ABANDON_PAYMENT, cancel_payment::abandon_payment)
        .on(&payment::READY, ready)
        .on(&payment::GET_QUEUES, dead_letters::report)
        .on(&payment::TREAT_DEAD_LETTERS, dead_letters::treat)
        .on(&payment::TICK, tick)
        .raw(decide_3d_secure::SHOW, decide_3d_secure::show)
        .raw(decide_3d_secure::DECIDE, decide_3d_secure::decide)
}

async fn ready(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(Statement::new("SELECT 1")).await?;
    Ok(Unit {})
}

/// Sends and forgets first, which needs no provider; then each payment by itself.
async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    let old = [
        outbox::forget_old,
        dead_letters::forget_old,
        store::forget_old_webhooks,
        store::forget_abandoned_keys,
    ];
    app.db.batch(old.map(|forget| forget(call.now)).to_vec()).await?;
    settle_overdue(&app, call.now).await?;
    for id in store::waiting_captures(&*app.db, call.now.minus(CAPTURE_PATIENCE)).await? {
        if let Err(problem) = capture_payment(&app, id, call.now).await {
            let fields = serde_json::json!({"payment": id, "cause": problem.to_string()});
            log::error("capture", &fields);
        }
    }
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    Ok(Unit {})
}
