//! Operation to handler.

use crate::{App, asked::Asked, search_products, suggest};
use contract::{Endpoint, Unit, search};
use edge::{Call, Router, Statement, dead_letters, inbox};
use kernel::Problem;
use std::rc::Rc;

/// The contract's operation, with attributes of any name in its query.
const SEARCH: Endpoint<Asked, Unit, search::SearchResult> = Endpoint::new(search::SEARCH.route);

/// The routes of `contract::search`.
pub fn router() -> Router<App> {
    Router::new()
        .on_shared(&SEARCH, search_products::search_products)
        .on_shared(&search::SUGGEST, suggest::suggest)
        .on(&search::GET_QUEUES, dead_letters::report)
        .on(&search::TREAT_DEAD_LETTERS, dead_letters::treat)
        .on(&search::READY, ready)
        .on(&search::TICK, tick)
}

async fn ready(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(Statement::new("SELECT 1")).await?;
    Ok(Unit {})
}

async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.batch(vec![inbox::forget_old(call.now), dead_letters::forget_old(call.now)]).await?;
    Ok(Unit {})
}
