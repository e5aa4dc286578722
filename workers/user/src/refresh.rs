//! Refresh tokens work once, then their successor does.

use crate::{
    App,
    domain::token::{RefreshName, RefreshToken},
    sign_in,
    store::{accounts, sessions},
};
use contract::{
    Unit,
    user::{Refresh, SignedIn},
};
use edge::{Call, runtime::log};
use kernel::{ErrorCode, Problem, Timestamp};
use std::rc::Rc;

/// `POST /auth/refresh`.
///
/// A client whose answer was lost asks again, and within 30 seconds gets the same successor. Later, or for older
/// tokens, somebody else holds a copy: the whole sign-in ends.
pub async fn refresh(app: Rc<App>, call: Call<Unit, Refresh>) -> Result<SignedIn, Problem> {
    let secrets = app.secrets()?;
    let token = RefreshToken::parse(&call.body.refresh_token)?;
    let RefreshName { session: id, generation } = token.name;
    let session = sessions::family(&*app.db, id).await?.ok_or(ErrorCode::InvalidToken)?;
    if !token.is_genuine(&secrets.refresh, &session.secret)? || !session.is_live(call.now) {
        return Err(ErrorCode::InvalidToken.into());
    }
    let expires_at = call.now.plus(app.lifetimes.session);
    let rotated = app.db.run(sessions::rotate(id, generation, call.now, expires_at)).await?;
    if rotated.rows.is_empty() {
        // Read again: of two at once, the other has just gone on to the successor.
        let session = sessions::family(&*app.db, id).await?.ok_or(ErrorCode::InvalidToken)?;
        let rotated_at = Timestamp::from_millis(session.rotated_at);
        let is_predecessor = generation.checked_add(1) == Some(session.generation);
        let is_recent = call.now.since(rotated_at) <= app.lifetimes.refresh_reuse;
        if !(session.is_live(call.now) && is_predecessor && is_recent) {
            app.db.run(sessions::end(id, call.now)).await?;
            log::info("refresh token used again", &serde_json::json!({"session": id}));
            return Err(ErrorCode::InvalidToken.into());
        }
    }
    let account = accounts::by_id(&*app.db, session.account_id).await?.account;
    let successor = RefreshName { session: id, generation: generation.saturating_add(1) };
    sign_in::signed_in(&app, account, successor, &session.secret, None, call.now)
}
