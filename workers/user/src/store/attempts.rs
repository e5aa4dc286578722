use edge::Statement;
use kernel::{EmailAddress, Timestamp};

/// Where a password is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Door<'a> {
    /// The sign-in, from this network.
    SignIn { network: &'a str },
    /// The change of a password, which only somebody who is signed in comes to.
    Password,
}

impl Door<'_> {
    /// Its name and the network in the table.
    fn columns(&self) -> (&'static str, &str) {
        match self {
            Self::SignIn { network } => ("sign_in", network),
            Self::Password => ("password", ""),
        }
    }

    /// How many tries for an address failed here after `since`: `near` from this network, `failures` from all.
    pub fn count(&self, email: &EmailAddress, since: Timestamp) -> Statement {
        let (door, network) = self.columns();
        Statement::new(
            "SELECT count(*) AS failures, count(*) FILTER (WHERE network = ?3) AS near
             FROM login_attempts WHERE email = ?1 AND door = ?2 AND at > ?4",
        )
        .text(email)
        .bind(door)
        .bind(network)
        .bind(since)
    }

    /// Notes a failure.
    pub fn insert(&self, email: &EmailAddress, now: Timestamp) -> Statement {
        let (door, network) = self.columns();
        Statement::new("INSERT INTO login_attempts (email, door, network, at) VALUES (?1, ?2, ?3, ?4)")
            .text(email)
            .bind(door)
            .bind(network)
            .bind(now)
    }

    /// Forgets the failures of an address here, from this network.
    pub fn forget(&self, email: &str) -> Statement {
        let (door, network) = self.columns();
        Statement::new("DELETE FROM login_attempts WHERE email = ?1 AND door = ?2 AND network = ?3")
            .text(email)
            .bind(door)
            .bind(network)
    }
}

/// Forgets all failures of an address.
pub fn forget_all(email: &str) -> Statement {
    Statement::new("DELETE FROM login_attempts WHERE email = ?1").text(email)
}

/// Forgets failures before `then`.
pub fn forget_old(then: Timestamp) -> Statement {
    Statement::new("DELETE FROM login_attempts WHERE at < ?1").bind(then)
}
