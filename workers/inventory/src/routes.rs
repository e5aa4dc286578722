//! Operation to handler.

use crate::{
    App,
    adjust_stock::adjust_stock,
    allocate::allocate,
    check_stock_list::{self, check_stock_list},
    create_location::create_location,
    get_availability::get_availability,
    get_stock::get_stock,
    list_locations::list_locations,
    list_movements::list_movements,
    list_stock::list_stock,
    open_stock::open_stock,
    plan_shipments::plan_shipments,
    release::release,
    release_allocation::release_allocation,
    reserve::reserve,
    restock::restock,
    revise_allocation::revise_allocation,
    set_order_routing::set_order_routing,
    ship::ship,
    split_stock::split_stock,
    transfer_stock::transfer_stock,
    update_location::update_location,
    update_stock::update_stock,
};
use contract::{Unit, inventory};
use edge::{Call, Router, dead_letters, operations, outbox};
use kernel::Problem;
use std::rc::Rc;

/// The routes of `contract::inventory`.
pub fn router() -> Router<App> {
    Router::new()
        .on(&inventory::LIST_STOCK, list_stock)
        .on(&inventory::GET_STOCK, get_stock)
        .on(&inventory::ADJUST_STOCK, adjust_stock)
        .on(&inventory::TRANSFER_STOCK, transfer_stock)
        .on(&inventory::LIST_MOVEMENTS, list_movements)
        .on(&inventory::UPDATE_STOCK, update_stock)
        .on(&inventory::SPLIT_STOCK, split_stock)
        .on(&inventory::CHECK_STOCK_LIST, check_stock_list)
        .on(&inventory::LIST_LOCATIONS, list_locations)
        .on(&inventory::CREATE_LOCATION, create_location)
        .on(&inventory::UPDATE_LOCATION, update_location)
        .on(&inventory::SET_ORDER_ROUTING, set_order_routing)
        .on(&inventory::OPEN_STOCK, open_stock)
        .on(&inventory::GET_AVAILABILITY, get_availability)
        .on(&inventory::RESERVE, reserve)
        .on(&inventory::RELEASE, release)
        .on(&inventory::ALLOCATE, allocate)
        .on(&inventory::REVISE_ALLOCATION, revise_allocation)
        .on(&inventory::RELEASE_ALLOCATION, release_allocation)
        .on(&inventory::SHIP, ship)
        .on(&inventory::GET_LOCATIONS, list_locations)
        .on(&inventory::PLAN_SHIPMENTS, plan_shipments)
        .on(&inventory::GET_QUEUES, dead_letters::report)
        .on(&inventory::UNCONFIRMED_EVENTS, operations::unconfirmed_events)
        .on(&inventory::SETTLE_EVENTS, operations::settle_events)
        .on(&inventory::RESTOCK, restock)
        .on(&inventory::READY, operations::ready)
        .on(&inventory::TICK, tick)
}

/// Objects look after themselves by their alarms; what they have handed over is sent from here too, and what was lost on
/// the way from them is found here.
async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    app.db.run(outbox::forget_old(call.now)).await?;
    check_stock_list::check_some(&app, &call.caller, call.now).await?;
    Ok(Unit {})
}
