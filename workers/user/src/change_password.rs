//! Another password, by somebody who knows the one that there is.

use crate::{
    App,
    domain::password,
    log_in::authenticate,
    store::{accounts, attempts::Door, sessions},
};
use contract::{Unit, user::ChangePassword};
use edge::{Call, random};
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// `POST /me/password`. Wrong guesses are counted as failed sign-ins are, but apart
/// from them: a stolen session must not find the password out, and who guesses at the sign-in must not keep the owner
/// from changing it.
pub async fn change_password(app: Rc<App>, call: Call<Unit, ChangePassword>) -> Result<Unit, Problem> {
    let id = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    let email = accounts::by_id(&*app.db, id).await?.account.email.parse().map_err(Problem::internal)?;
    let account = authenticate(&app, Door::Password, &email, &call.body.current, call.now).await?;
    let hash = password::hash(&call.body.new, random())?;
    let batch = vec![
        accounts::set_password(account.id, &hash, call.now),
        sessions::end_all(account.id, call.now),
        Door::Password.forget(&account.email),
    ];
    app.db.batch(batch).await?;
    Ok(Unit {})
}
