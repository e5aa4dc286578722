use edge::Statement;
use kernel::{EmailAddress, Timestamp};

/// How many sign-ins for an address failed after `since`, as `failures`.
pub fn count(email: &EmailAddress, since: Timestamp) -> Statement {
    Statement::new("SELECT count(*) AS failures FROM login_attempts WHERE email = ?1 AND at > ?2")
        .text(email)
        .bind(since)
}

/// Notes a failure.
pub fn insert(email: &EmailAddress, now: Timestamp) -> Statement {
    Statement::new("INSERT INTO login_attempts (email, at) VALUES (?1, ?2)").text(email).bind(now)
}

/// Forgets the failures of an address.
pub fn forget(email: &str) -> Statement {
    Statement::new("DELETE FROM login_attempts WHERE email = ?1").text(email)
}

/// Forgets failures before `then`.
pub fn forget_old(then: Timestamp) -> Statement {
    Statement::new("DELETE FROM login_attempts WHERE at < ?1").bind(then)
}
