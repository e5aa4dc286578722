//! Accounts for the staff.

use crate::{
    App,
    store::accounts::{self, Account},
};
use contract::{
    List, Unit,
    user::{AccountIds, AccountName, Customer, ListCustomers},
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

/// Accounts that one call may ask for.
const MOST_NAMED: usize = 100;

/// `name_accounts`: for pages that show who did something, to people who may not see customers.
pub async fn name_accounts(app: Rc<App>, call: Call<Unit, AccountIds>) -> Result<List<AccountName>, Problem> {
    let ids = &call.body.ids;
    if ids.len() > MOST_NAMED {
        return Err(Problem::invalid("/ids", "length", "There may be at most 100 accounts."));
    }
    let named = app.db.run(accounts::with_ids(ids)).await?.all::<Account>()?;
    let name = |account: Account| AccountName { id: account.id, name: account.name, email: account.email };
    Ok(List::complete(named.into_iter().map(name).collect()))
}
