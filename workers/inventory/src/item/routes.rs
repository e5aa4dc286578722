//! Command to decision: open first, decide without awaiting, then set the alarm before answering.

use super::{
    Item,
    commands::{
        self, AdjustUnits, Adjusted, AllocateUnits, Compare, Compared, Entries, Free, Gather, Hold, Met,
        Plan, Planned, ReadLedger, ReleaseOrder, ReleaseUnits, Report, ReserveUnits, RestockUnits,
        ReviseUnits, Sale, ShipUnits, Spread, Tell, Told, Trace, Traced, TransferUnits, Transferred,
    },
};
use crate::domain::{ItemName, Layout};
use contract::{
    List, Unit,
    inventory::{ListMovements, Movement, StockItem, UpdateStock},
};
use edge::{Call, Router};
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// The commands of a stock item.
pub fn router() -> Router<Item> {
    Router::new()
        .on(&commands::STOCK, stock)
        .on(&commands::AVAILABLE, available)
        .on(&commands::MOVEMENTS, movements)
        .on(&commands::ADJUST, adjust)
        .on(&commands::TRANSFER, transfer)
        .on(&commands::PLAN, plan)
        .on(&commands::RESTOCK, restock)
        .on(&commands::CONFIGURE, configure)
        .on(&commands::COMPARE, compare)
        .on(&commands::LAYOUT, layout)
        .on(&commands::SPREAD, spread)
        .on(&commands::GATHER, gather)
        .on(&commands::REPORT, report)
        .on(&commands::RESERVE, reserve)
        .on(&commands::ALLOCATE, allocate)
        .on(&commands::RELEASE, release)
        .on(&commands::RELEASE_ALLOCATION, release_allocation)
        .on(&commands::SHIP, ship)
        .on(&commands::REVISE, revise)
        .on(&commands::TELL, tell)
        .on(&commands::TRACE, trace)
        .on(&commands::ALLOCATE_HELD, allocate_held)
        .on(&commands::REVISE_SOLD, revise_sold)
        .on(&commands::SHIP_SOLD, ship_sold)
        .on(&commands::LEDGER, ledger)
}

/// Goes before everything: the object's name says what it is.
async fn open<Q, B>(item: &Item, call: &Call<Q, B>) -> Result<ItemName, Problem> {
    let name: ItemName = call.params.get("name").parse().map_err(|_| ErrorCode::NotFound)?;
    item.open(name, call.now).await?;
    Ok(name)
}

/// Sets the alarm; events are sent at once, after the answer.
async fn follow_up<Q, B>(item: Rc<Item>, call: &Call<Q, B>) -> Result<(), Problem> {
    let now = call.now;
    if item.schedule(now).await? {
        call.defer(async move { item.settle(now).await });
    }
    Ok(())
}

async fn stock(item: Rc<Item>, call: Call<Unit, Unit>) -> Result<StockItem, Problem> {
    open(&item, &call).await?;
    let stock = item.stock(&call.caller, call.now).await?;
    follow_up(item, &call).await?;
    Ok(stock)
}

async fn available(item: Rc<Item>, call: Call<Unit, Unit>) -> Result<Free, Problem> {
    open(&item, &call).await?;
    let free = item.free(call.now)?;
    follow_up(item, &call).await?;
    Ok(free)
}

async fn movements(item: Rc<Item>, call: Call<ListMovements, Unit>) -> Result<List<Movement>, Problem> {
    let name = open(&item, &call).await?;
    item.movements(&call.caller, name, &call.query, call.now).await
}

async fn adjust(item: Rc<Item>, call: Call<Unit, AdjustUnits>) -> Result<Adjusted, Problem> {
    open(&item, &call).await?;
    let adjusted = item.adjust_whole(&call.caller, &call.body, call.now).await?;
    item.schedule(call.now).await?;
    // Whoever adjusted looks at the list next: its copy is written before the answer. Should that fail, the alarm does it.
    item.settle(call.now).await;
    Ok(adjusted)
}

async fn transfer(item: Rc<Item>, call: Call<Unit, TransferUnits>) -> Result<Transferred, Problem> {
    open(&item, &call).await?;
    let TransferUnits { wanted, key } = &call.body;
    let transferred = item.transfer(wanted, key.as_deref(), call.now)?;
    item.schedule(call.now).await?;
    // As after an adjustment.
    item.settle(call.now).await;
    Ok(transferred)
}

async fn plan(item: Rc<Item>, call: Call<Unit, Plan>) -> Result<Planned, Problem> {
    let name = open(&item, &call).await?;
    let locations = item.plan_everywhere(&call.caller, name, call.body.order_id, call.now).await?;
    follow_up(item, &call).await?;
    Ok(Planned { locations })
}

async fn configure(item: Rc<Item>, call: Call<Unit, UpdateStock>) -> Result<Unit, Problem> {
    open(&item, &call).await?;
    item.configure(&call.body, call.now)?;
    follow_up(item, &call).await?;
    Ok(Unit {})
}

async fn compare(item: Rc<Item>, call: Call<Unit, Compare>) -> Result<Compared, Problem> {
    open(&item, &call).await?;
    let mended = item.compare(call.body.tell_product, call.now).await?;
    item.settle(call.now).await;
    Ok(Compared { mended })
}

async fn layout(item: Rc<Item>, call: Call<Unit, Unit>) -> Result<Layout, Problem> {
    open(&item, &call).await?;
    let layout = item.layout(&call.caller, call.now).await?;
    follow_up(item, &call).await?;
    Ok(layout)
}

async fn spread(item: Rc<Item>, call: Call<Unit, Spread>) -> Result<Unit, Problem> {
    open(&item, &call).await?;
    let spread = item.spread(&call.caller, call.body.parts, call.now).await;
    // Also where it failed: what was begun goes on.
    follow_up(item, &call).await?;
    spread.map(|()| Unit {})
}

async fn gather(item: Rc<Item>, call: Call<Unit, Gather>) -> Result<Met, Problem> {
    open(&item, &call).await?;
    let met = item.gather(&call.caller, call.body.part, call.body.want.clone(), call.now).await;
    follow_up(item, &call).await?;
    met
}

async fn report(item: Rc<Item>, call: Call<Unit, Report>) -> Result<Unit, Problem> {
    open(&item, &call).await?;
    item.see(&call.body, call.now)?;
    follow_up(item, &call).await?;
    Ok(Unit {})
}

async fn reserve(item: Rc<Item>, call: Call<Unit, ReserveUnits>) -> Result<Hold, Problem> {
    let name = open(&item, &call).await?;
    let hold = item.hold(&call.caller, name, &call.body, call.now).await?;
    follow_up(item, &call).await?;
    Ok(hold)
}

async fn allocate(item: Rc<Item>, call: Call<Unit, AllocateUnits>) -> Result<Sale, Problem> {
    let name = open(&item, &call).await?;
    let sale = item.sell(&call.caller, name, &call.body, call.now).await?;
    follow_up(item, &call).await?;
    Ok(sale)
}

async fn release(item: Rc<Item>, call: Call<Unit, ReleaseUnits>) -> Result<Unit, Problem> {
    let name = open(&item, &call).await?;
    let released = match name.part {
        0 => item.release_everywhere(&call.caller, name, &call.body, call.now).await,
        _ => item.release(&call.body.key, call.now),
    };
    follow_up(item, &call).await?;
    released.map(|()| Unit {})
}

async fn release_allocation(item: Rc<Item>, call: Call<Unit, ReleaseOrder>) -> Result<Unit, Problem> {
    let name = open(&item, &call).await?;
    let released = match name.part {
        0 => item.release_order_everywhere(&call.caller, name, &call.body, call.now).await,
        _ => item.release_allocation(call.body.order_id, call.now),
    };
    follow_up(item, &call).await?;
    released.map(|()| Unit {})
}

async fn ship(item: Rc<Item>, call: Call<Unit, ShipUnits>) -> Result<Unit, Problem> {
    let name = open(&item, &call).await?;
    item.ship_from_anywhere(&call.caller, name, &call.body, call.now).await?;
    follow_up(item, &call).await?;
    Ok(Unit {})
}

async fn revise(item: Rc<Item>, call: Call<Unit, ReviseUnits>) -> Result<Sale, Problem> {
    let name = open(&item, &call).await?;
    let sale = item.revise_anywhere(&call.caller, name, &call.body, call.now).await;
    // Also where it failed: units may have been brought together.
    follow_up(item, &call).await?;
    sale
}

async fn revise_sold(item: Rc<Item>, call: Call<Unit, ReviseUnits>) -> Result<Sale, Problem> {
    open(&item, &call).await?;
    let sale = item.revise(&call.body, call.now)?;
    follow_up(item, &call).await?;
    Ok(sale)
}

async fn tell(item: Rc<Item>, call: Call<Unit, Tell>) -> Result<Told, Problem> {
    let name = open(&item, &call).await?;
    let told = item.hear(name, &call.body, call.now);
    // Also where what was wanted is refused: the rest is done.
    follow_up(item, &call).await?;
    told
}

async fn trace(item: Rc<Item>, call: Call<Unit, Trace>) -> Result<Traced, Problem> {
    open(&item, &call).await?;
    let traced = item.trace(&call.body, call.now)?;
    follow_up(item, &call).await?;
    Ok(traced)
}

async fn allocate_held(item: Rc<Item>, call: Call<Unit, AllocateUnits>) -> Result<Sale, Problem> {
    open(&item, &call).await?;
    let sale = item.sell_held(&call.body, call.now)?;
    follow_up(item, &call).await?;
    Ok(sale)
}

async fn ship_sold(item: Rc<Item>, call: Call<Unit, ShipUnits>) -> Result<Unit, Problem> {
    open(&item, &call).await?;
    let ShipUnits { key, order_id, quantity, location } = &call.body;
    item.ship(key, *order_id, quantity.get().into(), *location, call.now)?;
    follow_up(item, &call).await?;
    Ok(Unit {})
}

async fn ledger(item: Rc<Item>, call: Call<Unit, ReadLedger>) -> Result<Entries, Problem> {
    let name = open(&item, &call).await?;
    Ok(Entries { entries: item.ledger(name.part, &call.body)? })
}

async fn restock(item: Rc<Item>, call: Call<Unit, RestockUnits>) -> Result<Unit, Problem> {
    open(&item, &call).await?;
    item.restock(&call.body, call.now)?;
    follow_up(item, &call).await?;
    Ok(Unit {})
}
