//! Local secrets: generated once into `.shop/secrets.json`, handed to each Worker as `.dev.vars`.
//!
//! A Worker names what it needs in its wrangler.toml under `[secrets] required`. Workers that name the same
//! secret get the same value.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::{Context, Result};

use crate::report::say;
use crate::workspace::{Worker, Workspace};

const BYTES: usize = 32;

/// The variable that holds the shop's public address, for links in mails.
const STORE_URL: &str = "STORE_URL";

/// Makes sure that every required secret has a value and that every `.dev.vars` says so. `store_url` replaces
/// the configured address of the shop, when it is served on another port.
pub fn run(workspace: &Workspace, workers: &[Worker], store_url: Option<&str>) -> Result<()> {
    let file = workspace.shop_dir().join("secrets.json");
    let mut values = read(&file)?;
    let missing: Vec<String> = workers
        .iter()
        .flat_map(|worker| worker.config.secrets.required.iter())
        .filter(|name| !values.contains_key(*name))
        .cloned()
        .collect();
    if !missing.is_empty() {
        say("generating secrets for local use (.shop/secrets.json)");
        for name in missing {
            values.insert(name, random_hex()?);
        }
        write_private(&file, &serde_json::to_string_pretty(&values)?)?;
    }
    for worker in workers {
        let mut managed: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for name in &worker.config.secrets.required {
            managed.insert(name, values.get(name).map(String::as_str));
        }
        if worker.config.vars.contains_key(STORE_URL) {
            managed.insert(STORE_URL, store_url);
        }
        let path = worker.config_dir().join(".dev.vars");
        let current = fs::read_to_string(&path).unwrap_or_default();
        let wanted = merge(&current, &managed);
        if wanted != current {
            write_private(&path, &wanted)?;
        }
    }
    Ok(())
}

/// Keeps the lines that people added (a provider's test key, say), sets or removes the managed ones.
fn merge(current: &str, managed: &BTreeMap<&str, Option<&str>>) -> String {
    let is_managed =
        |line: &&str| line.split_once('=').is_some_and(|(name, _)| managed.contains_key(name.trim()));
    let kept = current.lines().filter(|line| !is_managed(line)).map(str::to_owned);
    let set = managed.iter().filter_map(|(name, value)| value.map(|value| format!("{name}={value}")));
    kept.chain(set).map(|line| line + "\n").collect()
}

/// The generated values, none before the first start.
pub fn local_values(workspace: &Workspace) -> Result<Vec<String>> {
    Ok(read(&workspace.shop_dir().join("secrets.json"))?.into_values().collect())
}

fn read(file: &Path) -> Result<BTreeMap<String, String>> {
    match fs::read_to_string(file) {
        Ok(text) => serde_json::from_str(&text).with_context(|| {
            format!("{} is damaged: delete it and new secrets will be made", file.display())
        }),
        Err(_) => Ok(BTreeMap::new()),
    }
}

/// Written so that nobody else on the machine can read it.
pub fn write_private(path: &Path, text: &str) -> Result<()> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir)?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    Ok(())
}

pub fn random_hex() -> Result<String> {
    let mut bytes = [0_u8; BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow::anyhow!("the system gives no random bytes: {error}"))?;
    Ok(hex(&bytes))
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_added_to_dev_vars_stays() {
        let managed = BTreeMap::from([("JWT_SECRET", Some("new")), ("STORE_URL", None)]);
        let merged = merge("STRIPE_SECRET_KEY=mine\nJWT_SECRET=old\nSTORE_URL=http://old\n", &managed);
        assert_eq!(merged, "STRIPE_SECRET_KEY=mine\nJWT_SECRET=new\n");
        assert_eq!(merge(&merged, &managed), merged);
    }

    #[test]
    fn two_secrets_are_never_the_same() {
        let (one, other) = (random_hex().unwrap(), random_hex().unwrap());
        assert_eq!(one.len(), 64);
        assert_ne!(one, other);
    }
}
