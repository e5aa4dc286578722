//! What the automation says while it works.

use std::time::Duration;

/// One line about what happens now.
pub fn say(text: &str) {
    println!("▸ {text}");
}

/// Minutes and seconds, or seconds with one decimal.
pub fn show_duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds >= 60 {
        return format!("{} min {:02} s", seconds / 60, seconds % 60);
    }
    format!("{seconds}.{} s", duration.subsec_millis() / 100)
}

/// Bytes as KB (thousands).
pub fn show_kilobytes(bytes: usize) -> String {
    format!("{} KB", bytes.div_ceil(1000))
}
