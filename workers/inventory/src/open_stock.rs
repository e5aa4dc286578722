use crate::App;
use contract::{Unit, inventory::OpenStock};
use edge::{Call, Statement};
use kernel::Problem;
use std::rc::Rc;

/// The most variants that one call may open.
const MAX_ITEMS: usize = 1000;

/// Writes down what variants begin with, and shows them in the list. Those that have a row already keep it.
pub async fn open_stock(app: Rc<App>, call: Call<Unit, OpenStock>) -> Result<Unit, Problem> {
    if call.body.items.len() > MAX_ITEMS {
        return Err(Problem::invalid("/items", "length", "There may be at most 1,000 items."));
    }
    let open = Statement::new(
        "INSERT INTO opening_stock (variant_id, sku, on_hand, opened_at)
         SELECT value ->> 'variant_id', value ->> 'sku', value ->> 'on_hand', ?2 FROM json_each(?1) WHERE true
         ON CONFLICT DO NOTHING",
    );
    let show = Statement::new(
        "INSERT INTO stock_levels (variant_id, sku, available, version, updated_at)
         SELECT variant_id, sku, on_hand, 0, ?2 FROM opening_stock
         WHERE variant_id IN (SELECT value ->> 'variant_id' FROM json_each(?1))
         ON CONFLICT DO NOTHING",
    );
    let items = &call.body.items;
    app.db.batch(vec![open.json(items).bind(call.now), show.json(items).bind(call.now)]).await?;
    Ok(Unit {})
}
