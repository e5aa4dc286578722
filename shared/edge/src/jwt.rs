//! Access tokens: JWT with HS256, signed by user and read by the gateway.
//!
//! jsonwebtoken without a backend of its own: those bring RSA and elliptic curves, 400 KB that nobody here calls.

use contract::user::AccessClaims;
use hmac::{Hmac, Mac};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation,
    crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils},
    decode, encode,
    errors::{ErrorKind, Result as JwtResult, new_error},
    signature::{Error as SignatureError, Signer, Verifier},
};
use kernel::{ErrorCode, Problem, Timestamp};
use sha2::Sha256;

/// RFC 7518 §3.2: a key as long as the hash, or longer.
const MIN_SECRET: usize = 32;

struct HmacSha256(Hmac<Sha256>);

impl HmacSha256 {
    fn new(algorithm: Algorithm, key: &[u8]) -> JwtResult<Self> {
        if algorithm != Algorithm::HS256 {
            return Err(new_error(ErrorKind::InvalidAlgorithm));
        }
        Hmac::new_from_slice(key).map(Self).map_err(|_| new_error(ErrorKind::InvalidKeyFormat))
    }
}

impl Signer<Vec<u8>> for HmacSha256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, SignatureError> {
        Ok(self.0.clone().chain_update(message).finalize().into_bytes().to_vec())
    }
}

impl Verifier<Vec<u8>> for HmacSha256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), SignatureError> {
        // In constant time.
        self.0.clone().chain_update(message).verify_slice(signature).map_err(|_| SignatureError::new())
    }
}

impl JwtSigner for HmacSha256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl JwtVerifier for HmacSha256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| Ok(Box::new(HmacSha256::new(*algorithm, key.as_bytes())?)),
    verifier_factory: |algorithm, key| Ok(Box::new(HmacSha256::new(*algorithm, key.try_get_as_bytes()?)?)),
    // Only for JWKs, which are not used here.
    key_utils: KeyUtils::new_unimplemented(),
};

/// Signs and reads access tokens.
pub struct Keys {
    sign: EncodingKey,
    verify: DecodingKey,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// The keys that `JWT_SECRET` stands for.
    ///
    /// # Errors
    /// `internal_error` for a secret under 32 bytes: nothing is signed or believed with it.
    pub fn new(secret: &str) -> Result<Self, Problem> {
        if secret.len() < MIN_SECRET {
            return Err(Problem::internal("JWT_SECRET must have at least 32 bytes"));
        }
        // Whoever installs second finds ours installed.
        let _ = PROVIDER.install_default();
        let secret = secret.as_bytes();
        Ok(Self { sign: EncodingKey::from_secret(secret), verify: DecodingKey::from_secret(secret) })
    }

    /// The token that says `claims`.
    pub fn sign(&self, claims: &AccessClaims) -> Result<String, Problem> {
        encode(&Header::new(Algorithm::HS256), claims, &self.sign).map_err(Problem::internal)
    }

    /// What a token says, if we signed it and it has not expired.
    ///
    /// # Errors
    /// `invalid_token` for anything else.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<AccessClaims, Problem> {
        let mut validation = Validation::new(Algorithm::HS256);
        // Compared with the request's time below.
        validation.validate_exp = false;
        let claims = decode::<AccessClaims>(token, &self.verify, &validation)
            .map_err(|_| ErrorCode::InvalidToken)?
            .claims;
        if claims.exp <= now.millis() / 1000 {
            return Err(ErrorCode::InvalidToken.into());
        }
        Ok(claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{CustomerId, SessionId, TypedId};

    fn now() -> Timestamp {
        Timestamp::from_millis(0)
    }

    fn claims() -> AccessClaims {
        AccessClaims {
            sub: CustomerId::generate(now(), [1; 16]),
            sid: SessionId::generate(now(), [2; 16]),
            permissions: Vec::new(),
            iat: 0,
            exp: 900,
        }
    }

    fn keys() -> Keys {
        Keys::new(&"s".repeat(32)).unwrap()
    }

    #[test]
    fn a_token_is_believed_until_it_expires() {
        let token = keys().sign(&claims()).unwrap();
        assert_eq!(keys().verify(&token, Timestamp::from_millis(899_999)).unwrap(), claims());
        assert!(keys().verify(&token, Timestamp::from_millis(900_000)).is_err());
    }

    #[test]
    fn a_token_of_another_key_or_algorithm_is_refused() {
        let token = Keys::new(&"t".repeat(32)).unwrap().sign(&claims()).unwrap();
        assert!(keys().verify(&token, now()).is_err());
        let mine = keys().sign(&claims()).unwrap();
        let (_, rest) = mine.split_once('.').unwrap();
        // {"alg":"none","typ":"JWT"}
        let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{rest}");
        assert!(keys().verify(&unsigned, now()).is_err());
        // {"typ":"JWT","alg":"HS512"}
        let other = format!("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.{rest}");
        assert!(keys().verify(&other, now()).is_err());
    }

    #[test]
    fn nothing_is_signed_with_a_short_secret() {
        assert!(Keys::new("short").is_err());
        assert!(Keys::new("").is_err());
    }
}
