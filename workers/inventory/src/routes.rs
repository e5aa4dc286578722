//! Operation to handler.

use crate::{
    App, adjust_stock::adjust_stock, allocate::allocate, get_availability::get_availability,
    get_stock::get_stock, list_movements::list_movements, list_stock::list_stock, open_stock::open_stock,
    release::release, release_allocation::release_allocation, reserve::reserve, restock::restock, ship::ship,
};
use contract::{Unit, inventory};
use edge::{Call, Router, Statement, dead_letters, outbox};
use kernel::Problem;
use std::rc::Rc;

/// The routes of `contract::inventory`.
pub fn router() -> Router<App> {
    Router::new()
        .on(&inventory::LIST_STOCK, list_stock)
        .on(&inventory::GET_STOCK, get_stock)
        .on(&inventory::ADJUST_STOCK, adjust_stock)
        .on(&inventory::LIST_MOVEMENTS, list_movements)
        .on(&inventory::OPEN_STOCK, open_stock)
        .on(&inventory::GET_AVAILABILITY, get_availability)
        .on(&inventory::RESERVE, reserve)
        .on(&inventory::RELEASE, release)
        .on(&inventory::ALLOCATE, allocate)
        .on(&inventory::RELEASE_ALLOCATION, release_allocation)
        .on(&inventory::SHIP, ship)
        .on(&inventory::GET_QUEUES, dead_letters::report)
        .on(&inventory::UNCONFIRMED_EVENTS, |app, call| async move {
            outbox::unconfirmed(&*app.db, &call.body, call.now).await
        })
        .on(&inventory::SETTLE_EVENTS, |app, call| async move {
            outbox::settle(&*app.db, &*app.queues, &call.body, call.now).await
        })
        .on(&inventory::RESTOCK, restock)
        .on(&inventory::READY, ready)
        .on(&inventory::TICK, tick)
}

async fn ready(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(Statement::new("SELECT 1")).await?;
    Ok(Unit {})
}

/// Objects look after themselves by their alarms; what they have handed over is sent from here too.
async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    app.db.run(outbox::forget_old(call.now)).await?;
    Ok(Unit {})
}
