//! `npm run deploy`: everything onto a Cloudflare account, safe to repeat.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::bundle::{self, Profile};
use crate::cloudflare::{self, Ids};
use crate::plan::{self, Action, Existing, Known};
use crate::process;
use crate::report::{say, show_kilobytes};
use crate::secrets;
use crate::setup::{self, Tools};
use crate::workspace::{Worker, Workspace, files_below};

#[derive(Args)]
pub struct Options {
    /// Bundle, print each Worker's size and the commands, and touch no account
    #[arg(long)]
    dry_run: bool,
}

/// Where a deployment writes its configuration and keeps what it generated; git-ignored.
struct Folder(PathBuf);

impl Folder {
    fn config(&self, worker: &str) -> String {
        self.0.join(format!("{worker}.toml")).display().to_string()
    }

    fn secrets_file(&self, worker: &str) -> String {
        self.0.join(format!("{worker}.secrets.json")).display().to_string()
    }

    fn generated_secrets(&self) -> PathBuf {
        self.0.join("secrets.json")
    }
}

pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let tools = setup::run(workspace)?;
    bundle::run(workspace, &tools, Profile::Release, &[])?;
    let workers = workspace.workers()?;
    let folder = Folder(workspace.shop_dir().join("deploy"));
    fs::create_dir_all(&folder.0)?;
    if options.dry_run {
        dry_run(workspace, &tools, &workers, &folder)
    } else {
        deploy(workspace, &tools, &workers, &folder)
    }
}

/// Bundles as a deployment would, and prints sizes and the commands that an empty account needs.
fn dry_run(workspace: &Workspace, tools: &Tools, workers: &[Worker], folder: &Folder) -> Result<()> {
    let nothing = Ids { databases: BTreeMap::new(), namespaces: BTreeMap::new() };
    say("bundling every Worker as wrangler uploads it");
    println!("\n  {:<16} {:>10} {:>10}", "Worker", "raw", "gzipped");
    let (mut raw_total, mut gzipped_total) = (0, 0);
    for worker in workers {
        write_config(worker, &nothing, folder)?;
        let out = bundle::target_dir(workspace).join("deploy").join(worker.name());
        process::run_quietly(
            tools
                .command("wrangler")
                .args(["deploy", "--dry-run", "-c", &folder.config(worker.name())])
                .arg("--outdir")
                .arg(&out)
                .env("CI", "1"),
        )?;
        let (raw, gzipped) = size_of_bundle(&out)?;
        raw_total += raw;
        gzipped_total += gzipped;
        println!("  {:<16} {:>10} {:>10}", worker.name(), show_kilobytes(raw), show_kilobytes(gzipped));
    }
    println!("  {:<16} {:>10} {:>10}\n", "all", show_kilobytes(raw_total), show_kilobytes(gzipped_total));

    let given = workers.iter().flat_map(|worker| worker.config.production_secrets()).collect();
    let actions = plan::plan(workers, &Existing::default(), &Known { given, ..Known::default() })?;
    say("on an account that has nothing yet, these commands would run:\n");
    let short = |path: String| workspace.show(Path::new(&path));
    for action in &actions {
        let arguments = action
            .arguments(|worker| short(folder.config(worker)), |worker| short(folder.secrets_file(worker)));
        println!("  wrangler {}", arguments.join(" "));
    }
    Ok(())
}

fn deploy(workspace: &Workspace, tools: &Tools, workers: &[Worker], folder: &Folder) -> Result<()> {
    say("looking at what is on the account");
    let (existing, _) = cloudflare::look(tools, workers)?;
    let mut values = read_values(&folder.generated_secrets())?;
    let given: BTreeMap<String, String> = workers
        .iter()
        .flat_map(|worker| worker.config.production_secrets())
        .filter_map(|name| env::var(&name).ok().filter(|value| !value.is_empty()).map(|value| (name, value)))
        .collect();
    let known = Known { generated: values.keys().cloned().collect(), given: given.keys().cloned().collect() };
    let actions = plan::plan(workers, &existing, &known)?;

    let (create, rest): (Vec<_>, Vec<_>) = actions
        .into_iter()
        .partition(|action| !matches!(action, Action::Migrate { .. } | Action::Deploy { .. }));
    let act = |action: &Action| {
        cloudflare::act(tools, action, |worker| folder.config(worker), |worker| folder.secrets_file(worker))
    };
    for action in &create {
        act(action)?;
    }
    let ids = cloudflare::ids(tools)?;
    for worker in workers {
        write_config(worker, &ids, folder)?;
    }
    for action in &rest {
        let Action::Deploy { worker, secrets } = action else {
            act(action)?;
            continue;
        };
        if secrets.is_empty() {
            act(action)?;
            continue;
        }
        let mut chosen = BTreeMap::new();
        for name in secrets {
            let value = match given.get(name).or_else(|| values.get(name)) {
                Some(value) => value.clone(),
                None => secrets::random_hex()?,
            };
            chosen.insert(name.clone(), value.clone());
            if !given.contains_key(name) {
                values.insert(name.clone(), value);
            }
        }
        // Kept before it is used: a deployment that breaks off must not lose what it has set.
        secrets::write_private(&folder.generated_secrets(), &serde_json::to_string_pretty(&values)?)?;
        let file = PathBuf::from(folder.secrets_file(worker));
        secrets::write_private(&file, &serde_json::to_string(&chosen)?)?;
        let deployed = act(action);
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", workspace.show(&file)))?;
        deployed?;
    }
    say("deployed");
    Ok(())
}

fn read_values(file: &Path) -> Result<BTreeMap<String, String>> {
    match fs::read_to_string(file) {
        Ok(text) => serde_json::from_str(&text).with_context(|| format!("{} is damaged", file.display())),
        Err(_) => Ok(BTreeMap::new()),
    }
}

/// The Worker's wrangler.toml with absolute paths, production's variables and the account's ids.
fn write_config(worker: &Worker, ids: &Ids, folder: &Folder) -> Result<()> {
    let text = fs::read_to_string(&worker.config_path)?;
    let mut config: toml::Table = toml::from_str(&text)?;
    // What `[env.production]` says replaces the local setting; variables and secrets are joined below.
    let production = config.remove("env").and_then(|mut env| env.as_table_mut()?.remove("production"));
    for (key, value) in production.into_iter().filter_map(|it| it.as_table().cloned()).flatten() {
        if key != "vars" && key != "secrets" {
            config.insert(key, value);
        }
    }
    let dir = worker.config_dir();
    make_absolute(config.get_mut("main"), dir);
    make_absolute(config.get_mut("assets").and_then(|assets| assets.get_mut("directory")), dir);

    let vars = config.entry("vars").or_insert_with(|| toml::Table::new().into());
    if let Some(vars) = vars.as_table_mut() {
        vars.insert("ENVIRONMENT".to_owned(), "production".into());
        vars.extend(worker.config.production_vars());
    }
    let required: Vec<toml::Value> = [&worker.config.secrets.required, &worker.config.production_secrets()]
        .into_iter()
        .flatten()
        .map(|name| name.as_str().into())
        .collect();
    if !required.is_empty() {
        config.insert(
            "secrets".to_owned(),
            toml::Table::from_iter([("required".to_owned(), required.into())]).into(),
        );
    }
    for database in tables(&mut config, "d1_databases") {
        make_absolute(database.get_mut("migrations_dir"), dir);
        set_id(database, "database_id", "database_name", |name| ids.databases.get(name));
    }
    for namespace in tables(&mut config, "kv_namespaces") {
        set_id(namespace, "id", "binding", |binding| {
            ids.namespaces.get(&plan::namespace_title(worker.name(), binding))
        });
    }
    fs::write(folder.config(worker.name()), toml::to_string(&config)?)?;
    Ok(())
}

fn make_absolute(path: Option<&mut toml::Value>, dir: &Path) {
    if let Some(value) = path
        && let Some(text) = value.as_str()
    {
        *value = dir.join(text).display().to_string().into();
    }
}

fn tables<'a>(config: &'a mut toml::Table, name: &str) -> impl Iterator<Item = &'a mut toml::Table> {
    let list = config.get_mut(name).and_then(toml::Value::as_array_mut);
    list.into_iter().flatten().filter_map(toml::Value::as_table_mut)
}

fn set_id<'a>(table: &mut toml::Table, id: &str, name: &str, look_up: impl Fn(&str) -> Option<&'a String>) {
    let found = table.get(name).and_then(toml::Value::as_str).and_then(look_up).cloned();
    if let Some(found) = found {
        table.insert(id.to_owned(), found.into());
    }
}

/// Bytes of what wrangler would upload, plain and gzipped, without source maps and its own notes.
fn size_of_bundle(dir: &Path) -> Result<(usize, usize)> {
    let (mut raw, mut gzipped) = (0, 0);
    for file in files_below(dir, &[])? {
        let uploaded = file.extension().is_some_and(|extension| extension == "js" || extension == "wasm");
        if uploaded {
            let bytes = fs::read(&file)?;
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(&bytes)?;
            raw += bytes.len();
            gzipped += encoder.finish()?.len();
        }
    }
    Ok((raw, gzipped))
}
