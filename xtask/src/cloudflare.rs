//! The Cloudflare account, asked through wrangler.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::plan::{Action, Existing};
use crate::process;
use crate::setup::Tools;
use crate::workspace::Worker;

#[derive(Deserialize)]
struct Database {
    uuid: String,
    name: String,
}

#[derive(Deserialize)]
struct Namespace {
    id: String,
    title: String,
}

#[derive(Deserialize)]
struct Secret {
    name: String,
}

/// Ids of the resources that a configuration names by id.
pub struct Ids {
    pub databases: BTreeMap<String, String>,
    pub namespaces: BTreeMap<String, String>,
}

/// Looks up everything that the Workers want.
///
/// # Errors
/// When nobody is signed in, or wrangler's answer is not what we know.
pub fn look(tools: &Tools, workers: &[Worker]) -> Result<(Existing, Ids)> {
    let ids = ids(tools)?;
    let mut existing = Existing {
        databases: ids.databases.keys().cloned().collect(),
        namespaces: ids.namespaces.keys().cloned().collect(),
        ..Existing::default()
    };
    for worker in workers {
        let config = &worker.config;
        let mut queues: BTreeSet<&String> = config.queues.producers.iter().map(|it| &it.queue).collect();
        for consumer in &config.queues.consumers {
            queues.insert(&consumer.queue);
            queues.extend(&consumer.dead_letter_queue);
        }
        for queue in queues {
            if !existing.queues.contains(queue) && is_there(tools, &["queues", "info", queue]) {
                existing.queues.insert(queue.clone());
            }
        }
        for bucket in &config.r2_buckets {
            if is_there(tools, &["r2", "bucket", "info", &bucket.bucket_name]) {
                existing.buckets.insert(bucket.bucket_name.clone());
            }
        }
        // A Worker that was never deployed has no secrets, and wrangler says so with a failure.
        let secrets: Vec<Secret> =
            ask(tools, &["secret", "list", "--name", worker.name(), "--format", "json"]).unwrap_or_default();
        existing.secrets.insert(worker.name().to_owned(), secrets.into_iter().map(|it| it.name).collect());
    }
    Ok((existing, ids))
}

/// The ids of all databases and namespaces on the account.
pub fn ids(tools: &Tools) -> Result<Ids> {
    let databases: Vec<Database> = ask(tools, &["d1", "list", "--json"]).context(
        "wrangler does not reach your Cloudflare account. Sign in with `npx wrangler login`, or set \
         CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID",
    )?;
    let namespaces: Vec<Namespace> = ask(tools, &["kv", "namespace", "list"])?;
    Ok(Ids {
        databases: databases.into_iter().map(|it| (it.name, it.uuid)).collect(),
        namespaces: namespaces.into_iter().map(|it| (it.title, it.id)).collect(),
    })
}

/// Runs one step of the plan.
pub fn act(
    tools: &Tools,
    action: &Action,
    config: impl Fn(&str) -> String,
    secrets_file: impl Fn(&str) -> String,
) -> Result<()> {
    // CI=1: migrations are applied without a question.
    process::run(tools.command("wrangler").args(action.arguments(config, secrets_file)).env("CI", "1"))
}

fn is_there(tools: &Tools, arguments: &[&str]) -> bool {
    process::output(tools.command("wrangler").args(arguments)).is_some()
}

fn ask<T: DeserializeOwned>(tools: &Tools, arguments: &[&str]) -> Result<T> {
    let Some(answer) = process::output(tools.command("wrangler").args(arguments)) else {
        bail!("`wrangler {}` failed", arguments.join(" "));
    };
    serde_json::from_str(&answer)
        .with_context(|| format!("`wrangler {}` answered no JSON", arguments.join(" ")))
}
