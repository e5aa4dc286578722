//! Where the customer is signed in.

use crate::{App, store::sessions};
use contract::{List, Unit, user::Session};
use edge::Call;
use kernel::{ErrorCode, Problem, Timestamp};
use std::rc::Rc;

/// `GET /me/sessions`: at most the last 100.
pub async fn list_sessions(app: Rc<App>, call: Call<Unit, Unit>) -> Result<List<Session>, Problem> {
    let account = call.principal().customer_id().ok_or(ErrorCode::Unauthenticated)?;
    let asking = call.header(client::SESSION).and_then(|id| id.parse().ok());
    let rows: Vec<sessions::Session> = app.db.run(sessions::live(account, call.now)).await?.all()?;
    let items = rows.into_iter().map(|row| Session {
        id: row.id,
        current: Some(row.id) == asking,
        created_at: Timestamp::from_millis(row.created_at),
        last_used_at: Timestamp::from_millis(row.last_used_at),
        expires_at: Timestamp::from_millis(row.expires_at),
    });
    Ok(List::complete(items.collect()))
}
