//! The architecture rules of docs/ARCHITECTURE.md, checked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::bundle::package_name;
use crate::graph;
use crate::workspace::{Worker, Workspace, files_below, sub_dirs};

const MAX_LINES: usize = 700;
const SOURCES: [&str; 6] = ["rs", "mjs", "js", "css", "sql", "toml"];
pub const NOT_OURS: [&str; 7] = ["target", "node_modules", ".git", "build", "site", ".shop", ".wrangler"];

/// Checks every rule and reports all that is broken at once.
pub fn run(workspace: &Workspace) -> Result<()> {
    let workers = workspace.workers()?;
    let mut broken = Vec::new();
    files_are_small(workspace, &mut broken)?;
    only_edge_and_shells_use_the_sdk(workspace, &mut broken)?;
    workers_do_not_depend_on_workers(workspace, &mut broken)?;
    bindings_are_as_drawn(workspace, &workers, &mut broken);
    only_the_gateway_is_public(&workers, &mut broken);
    databases_and_queues_have_one_owner(&workers, &mut broken);
    if broken.is_empty() {
        println!("the architecture rules hold");
        return Ok(());
    }
    for rule in &broken {
        println!("✗ {rule}");
    }
    bail!("{} architecture rules are broken", broken.len())
}

fn files_are_small(workspace: &Workspace, broken: &mut Vec<String>) -> Result<()> {
    for file in files_below(workspace.root(), &NOT_OURS)? {
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if !SOURCES.contains(&extension) {
            continue;
        }
        let lines = fs::read_to_string(&file)?.lines().count();
        if lines > MAX_LINES {
            broken.push(format!(
                "{} has {lines} lines, at most {MAX_LINES} are allowed",
                workspace.show(&file)
            ));
        }
    }
    Ok(())
}

/// The platform's SDK stays at the rim, so that everything else is compiled and tested natively.
fn only_edge_and_shells_use_the_sdk(workspace: &Workspace, broken: &mut Vec<String>) -> Result<()> {
    for folder in ["shared", "workers", "frontend"] {
        for dir in sub_dirs(&workspace.path(folder))? {
            let is_worker = dir.join("wrangler.toml").is_file() || dir.ends_with("workers/gateway");
            for file in files_below(&dir, &NOT_OURS)? {
                let shell =
                    is_worker && (file == dir.join("src/lib.rs") || file == dir.join("src/durable.rs"));
                let is_rust = file.extension().is_some_and(|extension| extension == "rs");
                if !is_rust || shell || dir.ends_with("shared/edge") {
                    continue;
                }
                let text = fs::read_to_string(&file)?;
                for (index, _) in text.lines().enumerate().filter(|(_, line)| names_the_sdk(line)) {
                    broken.push(format!(
                        "{}:{} uses the worker SDK; only shared/edge and a Worker's lib.rs and durable.rs may",
                        workspace.show(&file),
                        index + 1
                    ));
                }
            }
        }
    }
    Ok(())
}

/// Whether a line of code names a path into the crate `worker`; comments do not count, nor do modules of that name.
fn names_the_sdk(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    code.match_indices("worker::").any(|(index, _)| {
        let before = code.get(..index).unwrap_or_default();
        let own_module =
            before.ends_with("crate::") || before.ends_with("self::") || before.ends_with("super::");
        let longer_name = before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        !own_module && !longer_name
    })
}

fn workers_do_not_depend_on_workers(workspace: &Workspace, broken: &mut Vec<String>) -> Result<()> {
    let mut crates = sub_dirs(&workspace.path("workers"))?;
    crates.extend(["frontend/storefront", "frontend/admin"].map(|path| workspace.path(path)));
    crates.retain(|dir| dir.join("Cargo.toml").is_file());
    let names = crates.iter().map(|dir| package_name(dir)).collect::<Result<BTreeSet<String>>>()?;
    for dir in &crates {
        let name = package_name(dir)?;
        for dependency in dependencies(&dir.join("Cargo.toml"))? {
            if dependency != name && names.contains(&dependency) {
                broken.push(format!(
                    "{name} depends on the Worker crate {dependency}; Workers talk through client"
                ));
            }
        }
    }
    Ok(())
}

fn dependencies(manifest: &Path) -> Result<BTreeSet<String>> {
    let manifest: toml::Table = toml::from_str(&fs::read_to_string(manifest)?)?;
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
    let names = tables.iter().filter_map(|table| manifest.get(*table)?.as_table()).flat_map(|table| {
        table.iter().map(|(name, value)| {
            value.get("package").and_then(toml::Value::as_str).unwrap_or(name).to_owned()
        })
    });
    Ok(names.collect())
}

fn bindings_are_as_drawn(workspace: &Workspace, workers: &[Worker], broken: &mut Vec<String>) {
    let configured = graph::configured(workers);
    if let Err(circle) = graph::callees_first(&configured) {
        broken.push(circle.to_string());
    }
    for (caller, callees) in &configured {
        for callee in callees.iter().filter(|callee| !configured.contains_key(*callee)) {
            broken.push(format!("{caller} binds the service {callee}, which has no wrangler.toml"));
        }
    }
    let document = fs::read_to_string(workspace.path("docs/ARCHITECTURE.md")).unwrap_or_default();
    let drawn = match graph::drawn(&document) {
        Ok(drawn) => drawn,
        Err(error) => {
            broken.push(format!("docs/ARCHITECTURE.md: {error}"));
            return;
        }
    };
    for edge in graph::edges_missing(&configured, &drawn) {
        broken.push(format!("docs/ARCHITECTURE.md lacks `{edge}`, which a wrangler.toml binds"));
    }
    for edge in graph::edges_missing(&drawn, &configured) {
        broken.push(format!("docs/ARCHITECTURE.md draws `{edge}`, which no wrangler.toml binds"));
    }
}

fn only_the_gateway_is_public(workers: &[Worker], broken: &mut Vec<String>) {
    for worker in workers.iter().filter(|worker| worker.name() != "gateway") {
        let config = &worker.config;
        if config.workers_dev != Some(false) || config.preview_urls != Some(false) {
            broken.push(format!("{} must say workers_dev = false and preview_urls = false", worker.name()));
        }
        if config.route.is_some() || !config.routes.is_empty() {
            broken.push(format!("{} has a route; only the gateway may", worker.name()));
        }
    }
}

fn databases_and_queues_have_one_owner(workers: &[Worker], broken: &mut Vec<String>) {
    let mut databases: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut consumers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut fed: BTreeSet<&str> = BTreeSet::new();
    for worker in workers {
        for database in &worker.config.d1_databases {
            databases.entry(&database.database_name).or_default().push(worker.name());
            databases.entry(database.local_id()).or_default().push(worker.name());
        }
        for consumer in &worker.config.queues.consumers {
            consumers.entry(&consumer.queue).or_default().push(worker.name());
            fed.extend(consumer.dead_letter_queue.as_deref());
        }
        fed.extend(worker.config.queues.producers.iter().map(|producer| producer.queue.as_str()));
        if worker.config.durable_objects.bindings.iter().any(|binding| binding.script_name.is_some()) {
            broken.push(format!(
                "{} binds another Worker's Durable Object; it must call that Worker",
                worker.name()
            ));
        }
    }
    for (database, owners) in databases {
        let owners: BTreeSet<&str> = owners.into_iter().collect();
        if owners.len() > 1 {
            broken.push(format!("the database {database} belongs to {owners:?}; one Worker owns a database"));
        }
    }
    for (queue, owners) in consumers.iter().filter(|(_, owners)| owners.len() > 1) {
        broken.push(format!("the queue {queue} is consumed by {owners:?}; one Worker consumes a queue"));
    }
    for queue in fed.iter().filter(|queue| !consumers.contains_key(*queue)) {
        broken.push(format!("nobody consumes the queue {queue}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sdk_is_recognised_in_code_only() {
        assert!(names_the_sdk("use worker::Env;"));
        assert!(names_the_sdk("fn f(x: &worker::Request) {}"));
        assert!(names_the_sdk("let x = ::worker::Date::now();"));
        assert!(!names_the_sdk("// use worker::Env"));
        assert!(!names_the_sdk("use crate::worker::Thing;"));
        assert!(!names_the_sdk("coworker::greet();"));
    }
}
