//! How large the proofs are, and where the shop is.

use serde_json::{Value, json};
use std::{env, path::PathBuf, time::Duration};

/// Sizes and places.
#[derive(Clone, Debug)]
pub struct Settings {
    pub url: String,
    pub control: String,
    /// Where the runtime keeps its files: the books are read there, not from the shop.
    pub state: PathBuf,
    pub secrets: PathBuf,
    pub seed: u64,
    pub units: u32,
    pub buyers: u32,
    pub processes: u32,
    pub coupon_carts: u32,
    pub webhook_orders: u32,
    pub redelivered_orders: u32,
    pub faulty_buyers: u32,
    pub single_kills: bool,
    pub soak: Duration,
}

fn variable(name: &str) -> String {
    match env::var(name) {
        Ok(value) if !value.is_empty() => value,
        _ => panic!("{name} is not set: start this with `npm run prove`"),
    }
}

impl Settings {
    /// From the environment that `cargo xtask prove` sets.
    pub fn read(short: bool, minutes: Option<f64>, seed: Option<u64>) -> Self {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let base = Self {
            url: variable("SHOP_URL").trim_end_matches('/').to_owned(),
            control: variable("SHOP_CONTROL_URL"),
            state: PathBuf::from(variable("SHOP_STATE")),
            secrets: PathBuf::from(variable("SHOP_SECRETS")),
            seed: seed.unwrap_or(now.as_secs() % 1_000_000),
            units: 100,
            buyers: 500,
            processes: 4,
            coupon_carts: 100,
            webhook_orders: 40,
            redelivered_orders: 50,
            faulty_buyers: 150,
            single_kills: true,
            soak: Duration::from_secs_f64(minutes.unwrap_or(15.0) * 60.0),
        };
        if !short {
            return base;
        }
        Self {
            units: 20,
            buyers: 100,
            coupon_carts: 25,
            webhook_orders: 8,
            redelivered_orders: 8,
            faulty_buyers: 30,
            single_kills: false,
            soak: Duration::from_secs_f64(minutes.unwrap_or(0.75) * 60.0),
            ..base
        }
    }

    /// Asks the harness for something. It answers when it is done.
    pub async fn ask(&self, path: &str, body: &Value) -> Value {
        let url = format!("{}{path}", self.control);
        let request = reqwest::Client::new().post(&url).body(body.to_string());
        let answer = request.send().await.expect("the control endpoint answers");
        let status = answer.status();
        let text = answer.text().await.unwrap_or_default();
        assert!(status.is_success(), "{url}: {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Regular work, as the cron has it done every minute. Lost if the runtime is just being killed.
    pub async fn tick(&self) {
        let url = format!("{}/tick", self.control);
        let _ = reqwest::Client::new().post(&url).send().await;
    }

    /// Kills the runtime with SIGKILL and waits until it serves the same state again.
    pub async fn kill(&self) {
        self.ask("/kill", &json!({})).await;
    }

    /// The same, with other variables from then on.
    pub async fn kill_and_set(&self, vars: &Value) {
        self.ask("/kill", &json!({"vars": vars})).await;
    }

    /// The same, once each of these checkouts has come to a crash point that its key names.
    pub async fn kill_when_parked(&self, keys: &[String]) {
        self.ask("/kill", &json!({"parked": keys})).await;
    }
}

/// Numbers at random from a seed that is printed, so that a run can be told about.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = usize::try_from(self.below(last as u64 + 1)).unwrap_or(0);
            items.swap(last, other);
        }
    }
}
