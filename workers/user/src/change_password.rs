//! Another password, by somebody who knows the one that there is.

use crate::{
    App,
    domain::password,
    log_in::authenticate,
    store::{accounts, attempts, sessions},
};
use contract::{Unit, user::ChangePassword};
use edge::{Call, random};
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// `POST /me/password`. Wrong guesses count as failed sign-ins do: a stolen session must not find the password out.
pub async fn change_password(app: Rc<App>, call: Call<Unit, ChangePassword>) -> Result<Unit, Problem> {
    let id = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    let email = accounts::by_id(&*app.db, id).await?.account.email.parse().map_err(Problem::internal)?;
    let account = authenticate(&app, &email, &call.body.current, call.now).await?;
    let hash = password::hash(&call.body.new, random())?;
    let batch = vec![
        accounts::set_password(account.id, &hash, call.now),
        sessions::end_all(account.id, call.now),
        attempts::forget(&account.email),
    ];
    app.db.batch(batch).await?;
    Ok(Unit {})
}
