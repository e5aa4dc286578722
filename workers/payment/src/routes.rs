//! Operation to handler.

use crate::{
    App, authorize_payment::authorize_payment, cancel_payment, decide_3d_secure,
    receive_webhook::receive_webhook, settle_test_payment::settle_overdue, store, sync_payment::sync_payment,
};
use contract::{Unit, payment};
use edge::{Call, Router, Statement, dead_letters, outbox, receipts};
use kernel::Problem;
use std::rc::Rc;

/// The routes of `contract::payment`, and the test provider's page.
pub fn router() -> Router<App> {
    Router::new()
        .raw(payment::RECEIVE_WEBHOOK.route, receive_webhook)
        .on(&payment::AUTHORIZE, authorize_payment)
        .on(&payment::SYNC_PAYMENT, sync_payment)
        .on(&payment::CANCEL_PAYMENT, cancel_payment::cancel_payment)
        .on(&payment::ABANDON_PAYMENT, cancel_payment::abandon_payment)
        .on(&payment::GET_QUEUES, dead_letters::report)
        .on(&payment::TREAT_DEAD_LETTERS, dead_letters::treat)
        .on(&payment::UNCONFIRMED_EVENTS, |app, call| async move {
            outbox::unconfirmed(&*app.db, &call.body, call.now).await
        })
        .on(&payment::SETTLE_EVENTS, |app, call| async move {
            outbox::settle(&*app.db, &*app.queues, &call.body, call.now).await
        })
        .on(
            &payment::RECEIVED_EVENTS,
            |app, call| async move { receipts::received(&*app.db, &call.body).await },
        )
        .on(&payment::READY, ready)
        .on(&payment::TICK, tick)
        .raw(decide_3d_secure::SHOW, decide_3d_secure::show)
        .raw(decide_3d_secure::DECIDE, decide_3d_secure::decide)
}

async fn ready(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(Statement::new("SELECT 1")).await?;
    Ok(Unit {})
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
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    Ok(Unit {})
}
