//! Answers that are the same for everyone, kept in KV under the catalog's version.
//!
//! A change of the catalog puts a new version, so that what was kept under the old one is not found any more. KV tells
//! other places late: they may see the old answer for about a minute.

use edge::Cache;
use kernel::Problem;
use serde::{Serialize, de::DeserializeOwned};
use std::{future::Future, time::Duration};

const VERSION: &str = "catalog-version";
/// Longer than anything that is kept under it.
const VERSION_KEPT: Duration = Duration::from_secs(24 * 3600);

/// What is kept under `name`, else what `compute` says.
pub async fn get<T: Serialize + DeserializeOwned>(
    cache: &dyn Cache,
    name: &str,
    keep: Duration,
    compute: impl Future<Output = Result<T, Problem>>,
) -> Result<T, Problem> {
    // Read before computing: what a change in between makes old is kept under a version that nobody asks for.
    let version = cache.get(VERSION).await.unwrap_or_default();
    let key = format!("{name}/{version}");
    if let Some(kept) = cache.get(&key).await.and_then(|text| serde_json::from_str(&text).ok()) {
        return Ok(kept);
    }
    let value = compute.await?;
    if let Ok(text) = serde_json::to_string(&value) {
        cache.put(&key, text, keep).await;
    }
    Ok(value)
}

/// Makes everything that is kept old; after the change is written.
pub async fn raise_version(cache: &dyn Cache, version: &str) {
    cache.put(VERSION, version.to_owned(), VERSION_KEPT).await;
}
