//! Argon2id in PHC strings.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use contract::user::Password;
use kernel::Problem;

/// OWASP's first choice: 19 MiB, two passes, one lane; about 45 ms on Workers.
fn argon2() -> Result<Argon2<'static>, Problem> {
    let params = Params::new(19_456, 2, 1, None).map_err(Problem::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The PHC string for a password.
pub fn hash(password: &Password, salt: [u8; 16]) -> Result<String, Problem> {
    let salt = SaltString::encode_b64(&salt).map_err(Problem::internal)?;
    let hash = argon2()?.hash_password(password.reveal().as_bytes(), &salt).map_err(Problem::internal)?;
    Ok(hash.to_string())
}

/// A hash that no password has: for sign-ins to accounts that do not exist, so that they take as long.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// True if `password` belongs to `hash`. Without a hash it takes the same time and is false.
pub fn verify(password: &Password, hash: Option<&str>) -> Result<bool, Problem> {
    let parsed = PasswordHash::new(hash.unwrap_or(NOBODY)).map_err(Problem::internal)?;
    let matches = argon2()?.verify_password(password.reveal().as_bytes(), &parsed).is_ok();
    Ok(matches && hash.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_opens_only_its_own_hash() {
        let password: Password = "correct horse".parse().unwrap();
        let hash = hash(&password, [7; 16]).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify(&password, Some(&hash)).unwrap());
        assert!(!verify(&"battery staple".parse().unwrap(), Some(&hash)).unwrap());
        assert!(!verify(&password, None).unwrap());
    }

    #[test]
    fn an_unknown_account_costs_a_whole_hash() {
        // Were the constant not a valid hash of the same cost, verifying would fail early.
        let parsed = PasswordHash::new(NOBODY).unwrap();
        assert_eq!(parsed.params.to_string(), "m=19456,t=2,p=1");
        assert_eq!(parsed.hash.map(|hash| hash.len()), Some(32));
    }
}
