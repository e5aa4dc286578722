//! The signed-in customer's account.

use crate::{
    App,
    store::accounts::{self, Account},
};
use contract::{
    Unit,
    user::{Customer, UpdateMe},
};
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// `GET /me`.
pub async fn get_me(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Customer, Problem> {
    let id = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    Ok(accounts::by_id(&*app.db, id).await?.account.into())
}

/// `PATCH /me`.
pub async fn update_me(app: Rc<App>, call: Call<Unit, UpdateMe>) -> Result<Customer, Problem> {
    let id = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    let update = accounts::update(id, call.body.name.as_deref(), call.body.locale, call.now);
    let account: Account = app.db.run(update).await?.first()?.ok_or(ErrorCode::Unauthenticated)?;
    Ok(account.into())
}
