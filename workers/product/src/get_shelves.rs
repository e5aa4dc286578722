//! The home page's shelves, from a cache.

use crate::{
    App, cached,
    store::{self, Direction, Page, SummaryRow},
};
use contract::{
    StockLevel, Unit,
    product::{ProductSort, ProductSummary, Shelves},
};
use edge::{Call, Rows};
use kernel::Problem;
use std::{rc::Rc, time::Duration};

const LENGTH: usize = 12;
/// So many are looked at, so that a shelf is full though some of the first are sold out.
const LOOKED_AT: u32 = 24;
/// Stock levels and prices on them may be this old.
const KEPT: Duration = Duration::from_secs(60);

/// `get_shelves`.
pub async fn get_shelves(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Shelves, Problem> {
    cached::get(&*app.cache, "shelves", KEPT, async {
        let shelf = |sort, on_sale| {
            store::page(&Page {
                category: None,
                sort,
                on_sale,
                direction: Direction::Forward,
                from: None,
                limit: LOOKED_AT,
            })
        };
        let shelves = vec![
            shelf(ProductSort::Newest, false),
            shelf(ProductSort::Popular, false),
            shelf(ProductSort::Popular, true),
        ];
        let mut rows = app.db.batch(shelves).await?.into_iter().map(summaries);
        let mut next = || rows.next().unwrap_or_else(|| Ok(Vec::new()));
        Ok(Shelves { newest: next()?, popular: next()?, on_sale: next()? })
    })
    .await
}

/// In their order, but what is sold out stands last.
fn summaries(rows: Rows) -> Result<Vec<ProductSummary>, Problem> {
    let shelf = rows.all::<SummaryRow>()?;
    let mut shelf = shelf.iter().map(|row| Ok(row.summary()?)).collect::<Result<Vec<_>, Problem>>()?;
    shelf.sort_by_key(|summary| summary.stock_level == StockLevel::Out);
    shelf.truncate(LENGTH);
    Ok(shelf)
}
