//! The parts of a wrangler.toml that the automation reads. What it does not name, it leaves to wrangler.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct WorkerConfig {
    pub name: String,
    #[serde(default)]
    pub workers_dev: Option<bool>,
    #[serde(default)]
    pub preview_urls: Option<bool>,
    #[serde(default)]
    pub route: Option<toml::Value>,
    #[serde(default)]
    pub routes: Vec<toml::Value>,
    #[serde(default)]
    pub vars: toml::Table,
    #[serde(default)]
    pub secrets: Secrets,
    #[serde(default)]
    pub d1_databases: Vec<D1Database>,
    #[serde(default)]
    pub kv_namespaces: Vec<KvNamespace>,
    #[serde(default)]
    pub r2_buckets: Vec<R2Bucket>,
    #[serde(default)]
    pub queues: Queues,
    #[serde(default)]
    pub services: Vec<Service>,
    #[serde(default)]
    pub durable_objects: DurableObjects,
    #[serde(default)]
    pub env: BTreeMap<String, toml::Value>,
}

impl WorkerConfig {
    fn production(&self, section: &str) -> Option<&toml::Value> {
        self.env.get("production")?.get(section)
    }

    /// Variables that replace those of the same name in production: `[env.production.vars]`.
    pub fn production_vars(&self) -> toml::Table {
        self.production("vars").and_then(toml::Value::as_table).cloned().unwrap_or_default()
    }

    /// Keys that providers hand out, needed in production only: `[env.production.secrets] required`.
    pub fn production_secrets(&self) -> Vec<String> {
        let required = self.production("secrets").and_then(|secrets| secrets.get("required")?.as_array());
        required.into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }
}

/// `[secrets] required`: wrangler warns when one is missing, we generate it locally.
#[derive(Debug, Default, Deserialize)]
pub struct Secrets {
    #[serde(default)]
    pub required: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct D1Database {
    pub binding: String,
    pub database_name: String,
    /// Locally any text: it names the file.
    pub database_id: Option<String>,
    pub preview_database_id: Option<String>,
    pub migrations_dir: Option<String>,
}

impl D1Database {
    /// The id under which `wrangler dev` keeps the local database.
    pub fn local_id(&self) -> &str {
        self.preview_database_id.as_deref().or(self.database_id.as_deref()).unwrap_or(&self.binding)
    }
}

#[derive(Debug, Deserialize)]
pub struct KvNamespace {
    pub binding: String,
}

#[derive(Debug, Deserialize)]
pub struct R2Bucket {
    pub bucket_name: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Queues {
    #[serde(default)]
    pub producers: Vec<Producer>,
    #[serde(default)]
    pub consumers: Vec<Consumer>,
}

#[derive(Debug, Deserialize)]
pub struct Producer {
    pub queue: String,
}

#[derive(Debug, Deserialize)]
pub struct Consumer {
    pub queue: String,
    pub dead_letter_queue: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Service {
    pub service: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct DurableObjects {
    #[serde(default)]
    pub bindings: Vec<DurableObjectBinding>,
}

#[derive(Debug, Deserialize)]
pub struct DurableObjectBinding {
    /// Set where the class belongs to another Worker.
    pub script_name: Option<String>,
}
