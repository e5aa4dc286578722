//! Operation to handler.

use crate::{App, asked::Asked, search_products, suggest};
use contract::{Endpoint, Unit, search};
use edge::{Call, Router, Statement, inbox};
use kernel::Problem;
use std::rc::Rc;

/// The contract's operation, with attributes of any name in its query.
const SEARCH: Endpoint<Asked, Unit, search::SearchResult> = Endpoint::new(search::SEARCH.route);

/// The routes of `contract::search`.
pub fn router() -> Router<App> {
    Router::new()
        .on_shared(&SEARCH, search_products::search_products)
        .on_shared(&search::SUGGEST, suggest::suggest)
        .on(&search::READY, ready)
        .on(&search::TICK, tick)
}

async fn ready(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(Statement::new("SELECT 1")).await?;
    Ok(Unit {})
}

async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(inbox::forget_old(call.now)).await?;
    Ok(Unit {})
}
