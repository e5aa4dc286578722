//! Accounts for the staff.

use crate::{
    App,
    store::accounts::{self, Account},
};
use contract::{
    List, Unit,
    user::{Customer, ListCustomers},
};
use edge::{
    Call,
    cursor::{self, Position},
};
use kernel::{CustomerId, ErrorCode, Problem};
use std::rc::Rc;

/// `list_customers`.
pub async fn list_customers(
    app: Rc<App>,
    call: Call<ListCustomers, Unit>,
) -> Result<List<Customer>, Problem> {
    let query = &call.query;
    let from: Option<Position<CustomerId>> = query.cursor.as_deref().map(cursor::decode).transpose()?;
    let statement = accounts::page(query.q.as_deref(), from.as_ref(), query.limit.get() + 1);
    let rows = app.db.run(statement).await?.all::<Account>()?;
    let page = cursor::page(rows, query.limit, from.as_ref(), |account| account.id);
    Ok(List {
        items: page.items.into_iter().map(Into::into).collect(),
        next_cursor: page.next_cursor,
        prev_cursor: page.prev_cursor,
    })
}

/// `get_customer`.
pub async fn get_customer(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Customer, Problem> {
    let id: CustomerId = call.params.parse("id")?;
    let found = app.db.run(accounts::find(id)).await?.first::<Account>()?;
    Ok(found.ok_or(ErrorCode::NotFound)?.into())
}
