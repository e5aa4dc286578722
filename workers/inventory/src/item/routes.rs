//! Command to decision: open first, decide without awaiting, then set the alarm before answering.

use super::{
    Item,
    commands::{
        self, AdjustUnits, Adjusted, AllocateUnits, Free, Hold, ReleaseOrder, ReleaseUnits, ReserveUnits,
        RestockUnits, Sale, ShipUnits,
    },
};
use contract::{
    List, Unit,
    inventory::{ListMovements, Movement, StockItem},
};
use edge::{Call, Router};
use kernel::Problem;
use std::rc::Rc;

/// The commands of a stock item.
pub fn router() -> Router<Item> {
    Router::new()
        .on(&commands::STOCK, stock)
        .on(&commands::AVAILABLE, available)
        .on(&commands::MOVEMENTS, movements)
        .on(&commands::RESERVE, reserve)
        .on(&commands::RELEASE, release)
        .on(&commands::ALLOCATE, allocate)
        .on(&commands::RELEASE_ALLOCATION, release_allocation)
        .on(&commands::SHIP, ship)
        .on(&commands::RESTOCK, restock)
        .on(&commands::ADJUST, adjust)
}

async fn open<Q, B>(item: &Item, call: &Call<Q, B>) -> Result<(), Problem> {
    item.open(call.params.parse("variant_id")?, call.now).await
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
    let stock = item.stock(call.now)?;
    follow_up(item, &call).await?;
    Ok(stock)
}

async fn available(item: Rc<Item>, call: Call<Unit, Unit>) -> Result<Free, Problem> {
    open(&item, &call).await?;
    let available = item.available(call.now)?;
    follow_up(item, &call).await?;
    Ok(Free { available })
}

async fn movements(item: Rc<Item>, call: Call<ListMovements, Unit>) -> Result<List<Movement>, Problem> {
    open(&item, &call).await?;
    item.movements(&call.query)
}

async fn reserve(item: Rc<Item>, call: Call<Unit, ReserveUnits>) -> Result<Hold, Problem> {
    open(&item, &call).await?;
    let hold = item.reserve(&call.body.key, call.body.quantity.get().into(), call.now)?;
    follow_up(item, &call).await?;
    Ok(hold)
}

async fn release(item: Rc<Item>, call: Call<Unit, ReleaseUnits>) -> Result<Unit, Problem> {
    open(&item, &call).await?;
    item.release(&call.body.key, call.now)?;
    follow_up(item, &call).await?;
    Ok(Unit {})
}

async fn allocate(item: Rc<Item>, call: Call<Unit, AllocateUnits>) -> Result<Sale, Problem> {
    open(&item, &call).await?;
    let AllocateUnits { key, order_id, quantity } = &call.body;
    let sale = item.allocate(key, *order_id, quantity.get().into(), call.now)?;
    follow_up(item, &call).await?;
    Ok(sale)
}

async fn release_allocation(item: Rc<Item>, call: Call<Unit, ReleaseOrder>) -> Result<Unit, Problem> {
    open(&item, &call).await?;
    item.release_allocation(call.body.order_id, call.now)?;
    follow_up(item, &call).await?;
    Ok(Unit {})
}

async fn ship(item: Rc<Item>, call: Call<Unit, ShipUnits>) -> Result<Unit, Problem> {
    open(&item, &call).await?;
    let ShipUnits { key, order_id, quantity } = &call.body;
    item.ship(key, *order_id, quantity.get().into(), call.now)?;
    follow_up(item, &call).await?;
    Ok(Unit {})
}

async fn restock(item: Rc<Item>, call: Call<Unit, RestockUnits>) -> Result<Unit, Problem> {
    open(&item, &call).await?;
    let RestockUnits { key, order_id, quantity } = &call.body;
    item.restock(key, *order_id, quantity.get().into(), call.now)?;
    follow_up(item, &call).await?;
    Ok(Unit {})
}

async fn adjust(item: Rc<Item>, call: Call<Unit, AdjustUnits>) -> Result<Adjusted, Problem> {
    open(&item, &call).await?;
    let AdjustUnits { delta, reason, key } = &call.body;
    let adjusted = item.adjust((*delta).into(), reason, key.as_deref(), call.now)?;
    item.schedule(call.now).await?;
    // Whoever adjusted looks at the list next: its copy is written before the answer. Should that fail, the alarm does it.
    item.settle(call.now).await;
    Ok(adjusted)
}
