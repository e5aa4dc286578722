use std::{str::FromStr, time::Duration};

/// A Worker's variables and secrets, from its `wrangler.toml` and `.dev.vars`.
pub struct Config<'a>(pub &'a worker::Env);

impl Config<'_> {
    /// A variable, or `default` where there is none or it cannot be read.
    pub fn get<T: FromStr>(&self, name: &str, default: T) -> T {
        self.text(name).and_then(|text| text.parse().ok()).unwrap_or(default)
    }

    /// A variable in milliseconds.
    pub fn duration(&self, name: &str, default: Duration) -> Duration {
        self.text(name).and_then(|text| text.parse().ok()).map_or(default, Duration::from_millis)
    }

    /// A variable or secret as text.
    pub fn text(&self, name: &str) -> Option<String> {
        let secret = || self.0.secret(name).map(|value| value.to_string());
        self.0
            .var(name)
            .map(|value| value.to_string())
            .or_else(|_| secret())
            .ok()
            .filter(|text| !text.is_empty())
    }

    /// True for a developer's machine and for tests: mailbox, demo accounts and the test provider are there.
    pub fn is_local(&self) -> bool {
        self.text("ENVIRONMENT").as_deref() == Some("local")
    }
}
