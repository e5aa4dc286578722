//! The home page's shelves, from a cache.

use crate::{
    App, cached,
    store::{self, Direction, Page, SummaryRow},
};
use contract::{
    Unit,
    product::{ProductSort, ProductSummary, Shelves},
};
use edge::{Call, Rows};
use kernel::Problem;
use std::{rc::Rc, time::Duration};

const LENGTH: u32 = 12;
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
                limit: LENGTH,
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

fn summaries(rows: Rows) -> Result<Vec<ProductSummary>, Problem> {
    rows.all::<SummaryRow>()?.iter().map(|row| Ok(row.summary()?)).collect()
}
