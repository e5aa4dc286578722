//! What signs people in without a password.

use hmac::{Hmac, Mac};
use kernel::{ErrorCode, Problem, SessionId};
use sha2::{Digest, Sha256};
use std::fmt::Write;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A random token, for a cookie or a mail.
pub fn opaque(random: [u8; 32]) -> String {
    hex(&random)
}

/// What is stored of a random token. They have 256 bits, so nothing slower is needed.
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// The name of a refresh token: which sign-in, and the how-manieth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefreshName {
    pub session: SessionId,
    pub generation: u32,
}

/// A refresh token as it came in; what it names is only a claim until [`Self::is_genuine`].
pub struct RefreshToken {
    pub name: RefreshName,
    mac: String,
}

impl RefreshName {
    /// The token: `ses_….n.mac`. Derived from the server's secret and the sign-in's own, so it need not be stored.
    pub fn token(self, server_secret: &str, session_secret: &str) -> Result<String, Problem> {
        let mac = self.mac(server_secret, session_secret)?.finalize().into_bytes();
        Ok(format!("{}.{}.{}", self.session, self.generation, hex(&mac)))
    }

    fn mac(self, server_secret: &str, session_secret: &str) -> Result<Hmac<Sha256>, Problem> {
        let mac = Hmac::<Sha256>::new_from_slice(server_secret.as_bytes()).map_err(Problem::internal)?;
        // The first word keeps it apart from everything else that the server's secret signs.
        let text = format!("refresh\n{}\n{}\n{session_secret}", self.session, self.generation);
        Ok(mac.chain_update(text))
    }
}

impl RefreshToken {
    /// Reads a token's form.
    ///
    /// # Errors
    /// `invalid_token`.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let mut parts = text.split('.');
        let (Some(session), Some(generation), Some(mac), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(ErrorCode::InvalidToken.into());
        };
        let session = session.parse().map_err(|_| ErrorCode::InvalidToken)?;
        let generation = generation.parse().map_err(|_| ErrorCode::InvalidToken)?;
        Ok(Self { name: RefreshName { session, generation }, mac: mac.to_owned() })
    }

    /// True if we made it. In constant time.
    pub fn is_genuine(&self, server_secret: &str, session_secret: &str) -> Result<bool, Problem> {
        let expected = self.name.mac(server_secret, session_secret)?.finalize().into_bytes();
        Ok(subtle::ConstantTimeEq::ct_eq(hex(&expected).as_bytes(), self.mac.as_bytes()).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(generation: u32) -> RefreshName {
        RefreshName { session: testkit::id(1), generation }
    }

    #[test]
    fn a_refresh_token_is_genuine_only_as_it_was_made() {
        let token = name(3).token("server", "session").unwrap();
        let parsed = RefreshToken::parse(&token).unwrap();
        assert_eq!(parsed.name, name(3));
        assert!(parsed.is_genuine("server", "session").unwrap());
        assert!(!parsed.is_genuine("server", "another").unwrap());
        assert!(!parsed.is_genuine("another", "session").unwrap());
        let raised = RefreshToken::parse(&token.replace(".3.", ".4.")).unwrap();
        assert!(!raised.is_genuine("server", "session").unwrap());
    }

    #[test]
    fn the_same_successor_comes_out_every_time() {
        assert_eq!(name(4).token("a", "b").unwrap(), name(4).token("a", "b").unwrap());
        assert_ne!(name(4).token("a", "b").unwrap(), name(5).token("a", "b").unwrap());
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for text in ["", "x", "a.b.c", "ses_00000000000000000000000000.x.y", "1.2.3.4"] {
            assert!(RefreshToken::parse(text).is_err(), "{text}");
        }
    }
}
