//! Operation to handler.

use crate::{App, asked::Asked, search_products, suggest};
use contract::{Endpoint, Unit, search};
use edge::{Call, Router, dead_letters, inbox, operations, receipts};
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
        .on(
            &search::RECEIVED_EVENTS,
            |app, call| async move { receipts::received(&*app.db, &call.body).await },
        )
        .on(&search::READY, operations::ready)
        .on(&search::TICK, tick)
}

async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let old = [inbox::forget_old, dead_letters::forget_old, receipts::forget_old];
    app.db.batch(old.map(|forget| forget(call.now)).to_vec()).await?;
    Ok(Unit {})
}
