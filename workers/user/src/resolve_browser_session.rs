//! Whose cookie it is.

use crate::{
    App,
    domain::token,
    store::{accounts::Account, sessions},
};
use contract::{
    Unit,
    user::{ResolvedSession, SessionToken},
};
use edge::Call;
use kernel::{ErrorCode, Problem, SessionId, Timestamp};
use serde::Deserialize;
use std::{rc::Rc, time::Duration};

/// How exactly it is known when a sign-in was last used.
const TOUCH: Duration = Duration::from_secs(3600);

#[derive(Deserialize)]
struct Row {
    #[serde(flatten)]
    account: Account,
    session_id: SessionId,
    last_used_at: i64,
}

/// `POST /internal/v1/browser-sessions/resolve`.
pub async fn resolve_browser_session(
    app: Rc<App>,
    call: Call<Unit, SessionToken>,
) -> Result<ResolvedSession, Problem> {
    let found = app.db.run(sessions::resolve(&token::hash(&call.body.token), call.now)).await?;
    let row: Row = found.first()?.ok_or(ErrorCode::InvalidToken)?;
    if call.now.since(Timestamp::from_millis(row.last_used_at)) > TOUCH {
        let (app, now) = (app.clone(), call.now);
        // Losing this only makes "last used" older.
        call.defer(async move {
            let _ = app.db.run(sessions::touch(row.session_id, now)).await;
        });
    }
    Ok(ResolvedSession { principal: row.account.principal() })
}
