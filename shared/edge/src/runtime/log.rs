//! Structured logs: one JSON object a line. Never a password, token, key, address or card.

use serde_json::{Value, json};

/// Something worth knowing.
pub fn info(message: &str, fields: &Value) {
    let line = json!({"level": "info", "message": message, "fields": fields}).to_string();
    #[cfg(target_arch = "wasm32")]
    worker::console_log!("{line}");
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("{line}");
}

/// Something that somebody should look at.
pub fn error(message: &str, fields: &Value) {
    let line = json!({"level": "error", "message": message, "fields": fields}).to_string();
    #[cfg(target_arch = "wasm32")]
    worker::console_error!("{line}");
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("{line}");
}
