use edge::Statement;
use kernel::{CustomerId, Timestamp};

/// What a mailed token is for.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    Verify,
    Reset,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
        }
    }
}

/// Keeps the hash of a token that a mail carries.
pub fn insert(
    token_hash: &str,
    account: CustomerId,
    purpose: Purpose,
    now: Timestamp,
    expires_at: Timestamp,
) -> Statement {
    Statement::new(
        "INSERT INTO email_tokens (token_hash, account_id, kind, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )
    .text(token_hash)
    .text(account)
    .text(purpose.as_str())
    .bind(now)
    .bind(expires_at)
}

/// The account of a token that can still be used, as `account_id` and `email`.
pub fn find(token_hash: &str, purpose: Purpose, now: Timestamp) -> Statement {
    Statement::new(
        "SELECT t.account_id, a.email FROM email_tokens t JOIN accounts a ON a.id = t.account_id
         WHERE t.token_hash = ?1 AND t.kind = ?2 AND t.used_at IS NULL AND t.expires_at > ?3",
    )
    .text(token_hash)
    .text(purpose.as_str())
    .bind(now)
}

/// How many tokens an account got after `since`, as `tokens`.
pub fn count(account: CustomerId, purpose: Purpose, since: Timestamp) -> Statement {
    Statement::new(
        "SELECT count(*) AS tokens FROM email_tokens WHERE account_id = ?1 AND kind = ?2 AND created_at > ?3",
    )
    .text(account)
    .text(purpose.as_str())
    .bind(since)
}

/// Confirms the mail address, if the token can still be used; before [`use_up`] in one batch. That the mailbox is the
/// account holder's is proven only where they are signed in: others may open the link of an account that is not theirs.
pub fn verify_account(token_hash: &str, signed_in: Option<CustomerId>, now: Timestamp) -> Statement {
    Statement::new(
        "UPDATE accounts SET email_verified = 1, mailbox_proven = max(mailbox_proven, id = ?3), updated_at = ?2
         WHERE id = (SELECT account_id FROM email_tokens
                     WHERE token_hash = ?1 AND kind = 'verify' AND used_at IS NULL AND expires_at > ?2)
         RETURNING id, email, name, role, email_verified, mailbox_proven, locale, created_at",
    )
    .text(token_hash)
    .bind(now)
    .bind(signed_in.map_or_else(String::new, |id| id.to_string()))
}

/// Sets a password, if the token can still be used; before [`use_up`] in one batch. Who reads the mail owns the
/// address, so it is confirmed as well.
pub fn reset_account(token_hash: &str, password_hash: &str, now: Timestamp) -> Statement {
    Statement::new(
        "UPDATE accounts SET password_hash = ?3, email_verified = 1, mailbox_proven = 1, updated_at = ?2
         WHERE id = (SELECT account_id FROM email_tokens
                     WHERE token_hash = ?1 AND kind = 'reset' AND used_at IS NULL AND expires_at > ?2)
         RETURNING id",
    )
    .text(token_hash)
    .bind(now)
    .text(password_hash)
}

/// Ends every sign-in of the account, if the token can still be used.
pub fn end_sessions(token_hash: &str, now: Timestamp) -> Statement {
    Statement::new(
        "UPDATE sessions SET ended_at = ?2
         WHERE ended_at IS NULL
           AND account_id = (SELECT account_id FROM email_tokens
                             WHERE token_hash = ?1 AND kind = 'reset' AND used_at IS NULL AND expires_at > ?2)",
    )
    .text(token_hash)
    .bind(now)
}

/// Uses a token up, and with it all others of its account for the same purpose.
pub fn use_up(token_hash: &str, purpose: Purpose, now: Timestamp) -> Statement {
    Statement::new(
        "UPDATE email_tokens SET used_at = ?2
         WHERE used_at IS NULL AND kind = ?3
           AND account_id = (SELECT account_id FROM email_tokens
                             WHERE token_hash = ?1 AND kind = ?3 AND used_at IS NULL AND expires_at > ?2)",
    )
    .text(token_hash)
    .bind(now)
    .text(purpose.as_str())
}

/// Forgets tokens that expired before `then`.
pub fn forget_expired(then: Timestamp) -> Statement {
    Statement::new("DELETE FROM email_tokens WHERE expires_at < ?1").bind(then)
}
