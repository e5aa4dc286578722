//! Products as lists show them, by their keys: what somebody has looked at, what an order held.

use crate::{
    App,
    store::{self, SummaryRow},
};
use contract::{
    Unit,
    product::{GetSummaries, Summaries},
};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

const MOST: usize = 100;

/// `get_summaries`: only what is on sale.
pub async fn get_summaries(app: Rc<App>, call: Call<Unit, GetSummaries>) -> Result<Summaries, Problem> {
    let keys = &call.body.keys;
    if keys.len() > MOST {
        return Err(Problem::invalid("/keys", "count", format!("At most {MOST} products.")));
    }
    let rows = app.db.run(store::summaries(keys)).await?.all::<SummaryRow>()?;
    Ok(Summaries { items: rows.iter().map(|row| Ok(row.summary()?)).collect::<Result<_, Problem>>()? })
}
