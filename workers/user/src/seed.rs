//! What a new local shop starts with.

use crate::{domain::password, store::accounts::NewAccount};
use contract::user::Role;
use edge::{Statement, new_id, random};
use kernel::{Locale, Problem, Timestamp};

/// Makes the demo member of the staff, `admin@shopsphere.test` / `shopsphere-admin`, where there is none.
///
/// For the seed of local shops only: the password is in the documentation.
///
/// # Errors
/// `internal_error` if the password cannot be hashed.
pub fn seed_staff(now: Timestamp) -> Result<Vec<Statement>, Problem> {
    let password = "shopsphere-admin".parse().map_err(Problem::internal)?;
    let staff = NewAccount {
        id: new_id(now),
        email: "admin@shopsphere.test",
        name: "Shop admin",
        role: Role::Staff,
        password_hash: &password::hash(&password, random())?,
        email_verified: true,
        locale: Locale::En,
        now,
    };
    Ok(vec![staff.insert_if_absent()])
}
