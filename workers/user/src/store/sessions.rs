use edge::{Database, Statement};
use kernel::{CustomerId, Problem, SessionId, Timestamp};
use serde::Deserialize;

/// A row of `sessions`.
#[derive(Debug, Deserialize)]
pub struct Session {
    pub id: SessionId,
    pub account_id: CustomerId,
    pub secret: String,
    pub generation: u32,
    pub rotated_at: i64,
    pub created_at: i64,
    pub last_used_at: i64,
    pub expires_at: i64,
    pub ended_at: Option<i64>,
}

impl Session {
    /// True until it ends or expires.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.expires_at > now.millis()
    }
}

/// What signs in.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Api,
    Browser,
}

/// A new sign-in; `secret` is the hash of a browser's token, or what refresh tokens are derived from.
pub fn insert(
    id: SessionId,
    account: CustomerId,
    kind: Kind,
    secret: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> Statement {
    Statement::new(
        "INSERT INTO sessions
            (id, account_id, kind, secret, rotated_at, created_at, last_used_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, ?6)",
    )
    .text(id)
    .text(account)
    .text(match kind {
        Kind::Api => "api",
        Kind::Browser => "browser",
    })
    .text(secret)
    .bind(now)
    .bind(expires_at)
}

/// The family of refresh tokens with this id.
pub async fn family(db: &dyn Database, id: SessionId) -> Result<Option<Session>, Problem> {
    let query = Statement::new(
        "SELECT id, account_id, secret, generation, rotated_at, created_at, last_used_at, expires_at, ended_at
         FROM sessions WHERE id = ?1 AND kind = 'api'",
    );
    Ok(db.run(query.text(id)).await?.first()?)
}

/// Goes on from `generation` to the next, for one caller only: of two at once the second changes nothing.
pub fn rotate(id: SessionId, generation: u32, now: Timestamp, expires_at: Timestamp) -> Statement {
    Statement::new(
        "UPDATE sessions SET generation = generation + 1, rotated_at = ?3, last_used_at = ?3, expires_at = ?4
         WHERE id = ?1 AND generation = ?2 AND ended_at IS NULL AND expires_at > ?3
         RETURNING id",
    )
    .text(id)
    .bind(generation)
    .bind(now)
    .bind(expires_at)
}

/// Ends a sign-in.
pub fn end(id: SessionId, now: Timestamp) -> Statement {
    Statement::new("UPDATE sessions SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL").text(id).bind(now)
}

/// Ends the sign-in of a browser, by its token's hash.
pub fn end_browser(token_hash: &str, now: Timestamp) -> Statement {
    Statement::new(
        "UPDATE sessions SET ended_at = ?2 WHERE secret = ?1 AND kind = 'browser' AND ended_at IS NULL",
    )
    .text(token_hash)
    .bind(now)
}

/// Ends every sign-in of an account.
pub fn end_all(account: CustomerId, now: Timestamp) -> Statement {
    Statement::new("UPDATE sessions SET ended_at = ?2 WHERE account_id = ?1 AND ended_at IS NULL")
        .text(account)
        .bind(now)
}

/// The live sign-ins of an account, the last begun first.
pub fn live(account: CustomerId, now: Timestamp) -> Statement {
    Statement::new(
        "SELECT id, account_id, secret, generation, rotated_at, created_at, last_used_at, expires_at, ended_at
         FROM sessions WHERE account_id = ?1 AND ended_at IS NULL AND expires_at > ?2
         ORDER BY created_at DESC, id DESC LIMIT 100",
    )
    .text(account)
    .bind(now)
}

/// The account of a live browser sign-in, with the sign-in as `session_id` and `last_used_at`.
pub fn resolve(token_hash: &str, now: Timestamp) -> Statement {
    Statement::new(
        "SELECT a.id, a.email, a.name, a.role, a.email_verified, a.locale, a.created_at,
                s.id AS session_id, s.last_used_at
         FROM sessions s JOIN accounts a ON a.id = s.account_id
         WHERE s.secret = ?1 AND s.kind = 'browser' AND s.ended_at IS NULL AND s.expires_at > ?2",
    )
    .text(token_hash)
    .bind(now)
}

/// Notes that a sign-in was used.
pub fn touch(id: SessionId, now: Timestamp) -> Statement {
    Statement::new("UPDATE sessions SET last_used_at = max(last_used_at, CAST(?2 AS INTEGER)) WHERE id = ?1")
        .text(id)
        .bind(now)
}

/// Forgets what ended before `then`.
pub fn forget_ended(then: Timestamp) -> Statement {
    Statement::new("DELETE FROM sessions WHERE expires_at < ?1 OR ended_at < ?1").bind(then)
}
