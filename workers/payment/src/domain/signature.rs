//! Signatures of webhooks: `t=<seconds>,v1=<hexadecimal HMAC-SHA256 of "<seconds>.<raw body>">`.

use hmac::{Hmac, Mac};
use kernel::Timestamp;
use sha2::Sha256;
use std::time::Duration;

/// How far the signature's time may lie from ours, either way.
pub const TOLERANCE: Duration = Duration::from_secs(5 * 60);

/// Nobody has more secrets at once; more are somebody's attempt to make us calculate.
const MOST_SIGNATURES: usize = 10;

fn mac(secret: &str, seconds: i64, body: &[u8]) -> Option<Hmac<Sha256>> {
    // HMAC takes keys of any length; an empty one would make everybody's signature valid.
    if secret.is_empty() {
        return None;
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(format!("{seconds}.").as_bytes());
    mac.update(body);
    Some(mac)
}

/// True if `header` signs exactly this body, not longer ago than [`TOLERANCE`]. Compares in constant time.
///
/// While a secret is being replaced there are several signatures; one that is ours is enough.
pub fn is_valid(header: &str, secret: &str, body: &[u8], now: Timestamp) -> bool {
    let part = |name: &str| header.split(',').find_map(|part| part.trim().strip_prefix(name));
    let Some(seconds) = part("t=").and_then(|text| text.parse::<i64>().ok()) else { return false };
    let age = now.millis().saturating_sub(seconds.saturating_mul(1000)).unsigned_abs();
    if u128::from(age) > TOLERANCE.as_millis() {
        return false;
    }
    let Some(mac) = mac(secret, seconds, body) else { return false };
    let signatures = header.split(',').filter_map(|part| bytes(part.trim().strip_prefix("v1=")?));
    signatures.take(MOST_SIGNATURES).any(|signature| mac.clone().verify_slice(&signature).is_ok())
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    let digits = hex.as_bytes().chunks_exact(2);
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
pub fn sign(secret: &str, body: &[u8], now: Timestamp) -> String {
    let seconds = now.millis() / 1000;
    let tag = mac(secret, seconds, body).expect("a secret").finalize().into_bytes();
    let hex: String = tag.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={seconds},v1={hex}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_signature_is_good_for_its_body_its_secret_and_five_minutes() {
        let now = testkit::now();
        let header = sign("secret", b"{}", now);
        assert!(is_valid(&header, "secret", b"{}", now.plus(TOLERANCE)));
        assert!(!is_valid(&header, "secret", b"{}", now.plus(TOLERANCE + Duration::from_secs(1))));
        assert!(!is_valid(&header, "secret", b"{ }", now));
        assert!(!is_valid(&header, "other", b"{}", now));
        assert!(!is_valid(&header, "", b"{}", now));
    }

    #[test]
    fn one_good_signature_among_several_is_enough() {
        let now = testkit::now();
        let (old, new) = (sign("old", b"{}", now), sign("new", b"{}", now));
        let new = new.split(',').next_back().unwrap();
        assert!(is_valid(&format!("{old},{new}"), "new", b"{}", now));
        assert!(is_valid(&format!("{old},v0=abc,{new}"), "old", b"{}", now));
        assert!(!is_valid(&format!("{old},{new}"), "third", b"{}", now));
    }

    proptest! {
        #[test]
        fn nobody_guesses_a_signature(header in ".{0,120}") {
            let valid = is_valid(&header, "secret", b"body", testkit::now());
            prop_assert!(!valid);
        }
    }
}
