//! Signing out never fails: what is not there is signed out.

use crate::{
    App,
    domain::token::{self, RefreshToken},
    store::sessions,
};
use contract::{
    Unit,
    user::{Refresh, SessionToken},
};
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// `POST /auth/logout`.
pub async fn log_out(app: Rc<App>, call: Call<Unit, Refresh>) -> Result<Unit, Problem> {
    let secrets = app.secrets()?;
    let Ok(token) = RefreshToken::parse(&call.body.refresh_token) else { return Ok(Unit {}) };
    let id = token.name.session;
    if let Some(session) = sessions::family(&*app.db, id).await?
        && token.is_genuine(&secrets.refresh, &session.secret)?
    {
        app.db.run(sessions::end(id, call.now)).await?;
    }
    Ok(Unit {})
}

/// `POST /auth/logout-all`.
pub async fn log_out_all(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let account = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    app.db.run(sessions::end_all(account, call.now)).await?;
    Ok(Unit {})
}

/// `POST /internal/v1/browser-sessions/close`.
pub async fn close_browser_session(app: Rc<App>, call: Call<Unit, SessionToken>) -> Result<Unit, Problem> {
    app.db.run(sessions::end_browser(&token::hash(&call.body.token), call.now)).await?;
    Ok(Unit {})
}
