//! Cursors of keyset pagination: opaque to clients, never trusted.

use kernel::{ErrorCode, Problem};
use serde::{Serialize, de::DeserializeOwned};

/// Writes the last row's keys, as hexadecimal JSON: it survives any URL.
pub fn encode(keys: &impl Serialize) -> Option<String> {
    let json = serde_json::to_vec(keys).ok()?;
    Some(json.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Reads what [`encode`] wrote.
///
/// # Errors
/// `invalid_cursor` for anything else.
pub fn decode<T: DeserializeOwned>(cursor: &str) -> Result<T, Problem> {
    let digits = cursor.as_bytes();
    if digits.len() > 1000 || !digits.len().is_multiple_of(2) {
        return Err(ErrorCode::InvalidCursor.into());
    }
    let bytes: Option<Vec<u8>> = digits
        .chunks_exact(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    bytes.and_then(|json| serde_json::from_slice(&json).ok()).ok_or_else(|| ErrorCode::InvalidCursor.into())
}
