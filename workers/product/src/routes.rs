//! Operation to handler.

use crate::App;
use contract::{Unit, product};
use edge::{Call, Router, Statement, outbox};
use kernel::Problem;
use std::rc::Rc;

/// The routes of `contract::product`.
pub fn router() -> Router<App> {
    Router::new().on(&product::READY, ready).on(&product::TICK, tick)
}

async fn ready(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(Statement::new("SELECT 1")).await?;
    Ok(Unit {})
}

async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    outbox::relay(&*app.db, &*app.queues, call.now).await?;
    outbox::forget_old(&*app.db, call.now).await?;
    Ok(Unit {})
}
