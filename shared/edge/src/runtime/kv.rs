use crate::Cache;
use async_trait::async_trait;
use std::time::Duration;
use worker::{Env, KvStore};

/// A KV namespace, as the cache it is.
pub struct Kv(KvStore);

impl Kv {
    /// The namespace behind `binding`.
    pub fn from_env(env: &Env, binding: &str) -> worker::Result<Self> {
        env.kv(binding).map(Self)
    }
}

#[async_trait(?Send)]
impl Cache for Kv {
    async fn get(&self, key: &str) -> Option<String> {
        self.0.get(key).text().await.ok().flatten()
    }

    async fn put(&self, key: &str, value: String, keep: Duration) {
        let Ok(put) = self.0.put(key, value) else { return };
        // A failed write only means that the next reader computes the value again. KV keeps nothing under 60 s.
        if let Err(error) = put.expiration_ttl(keep.as_secs().max(60)).execute().await {
            super::log::error("kv", &serde_json::json!({"cause": error.to_string()}));
        }
    }
}
