//! Local databases: where the runtime keeps them, and bringing them to the newest migration.
//!
//! The files are written directly, with the runtime stopped: `wrangler d1 migrations apply` takes seconds a
//! database. The record is wrangler's own (`d1_migrations`), so the two can be mixed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use hmac::{Hmac, Mac};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::report::say;
use crate::secrets::hex;
use crate::workspace::{Worker, Workspace};

/// Below the folder that `--persist-to` names: where both runtimes keep their data.
pub const RUNTIME_DIR: &str = "v3";
const UNIQUE_KEY: &str = "miniflare-D1DatabaseObject";

/// The local D1 files by database name.
pub struct Databases(BTreeMap<String, PathBuf>);

impl Databases {
    /// Opens the database of that name, as its wrangler.toml calls it.
    pub fn open(&self, name: &str) -> Result<Connection> {
        let path = self.0.get(name).with_context(|| format!("no wrangler.toml names a database {name}"))?;
        open(path)
    }

    /// Moves everything from the write-ahead logs into the files themselves, so that the runtime starts with
    /// whole files.
    pub fn checkpoint(&self) -> Result<()> {
        for name in self.0.keys() {
            self.open(name)?.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        Ok(())
    }
}

/// Applies every migration that is missing. `state` is what `--persist-to` names.
pub fn run(workspace: &Workspace, workers: &[Worker], state: &Path) -> Result<Databases> {
    let mut files = BTreeMap::new();
    for worker in workers {
        for database in &worker.config.d1_databases {
            let file = database_file(state, database.local_id());
            let dir = database.migrations_dir.as_deref().unwrap_or("migrations");
            let applied = apply(&file, &worker.config_dir().join(dir))
                .with_context(|| format!("migrating the database {}", database.database_name))?;
            if !applied.is_empty() {
                say(&format!("  {:<14} {}", database.database_name, applied.join(", ")));
            }
            files.insert(database.database_name.clone(), file);
        }
    }
    if files.is_empty() {
        say(&format!("no Worker below {} has a database yet", workspace.root().display()));
    }
    Ok(Databases(files))
}

/// Where `wrangler dev --persist-to` and Miniflare keep a database: the object that serves it is named by the id,
/// and its file by the object's id.
fn database_file(state: &Path, id: &str) -> PathBuf {
    state.join(RUNTIME_DIR).join("d1").join(UNIQUE_KEY).join(format!("{}.sqlite", object_id(UNIQUE_KEY, id)))
}

/// workerd's id for a Durable Object by name: half of it from the name, half a check against the namespace.
fn object_id(unique_key: &str, name: &str) -> String {
    let key = Sha256::digest(unique_key);
    let name_half = hmac_half(&key, name.as_bytes());
    let check_half = hmac_half(&key, &name_half);
    hex(&name_half) + &hex(&check_half)
}

fn hmac_half(key: &[u8], message: &[u8]) -> Vec<u8> {
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.update(message);
    mac.finalize().into_bytes().into_iter().take(16).collect()
}

fn open(path: &Path) -> Result<Connection> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir)?;
    }
    let connection = Connection::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

fn apply(file: &Path, dir: &Path) -> Result<Vec<String>> {
    let mut connection = open(file)?;
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS d1_migrations(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT UNIQUE,
            applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
        );",
    )?;
    let mut applied = Vec::new();
    for (name, path) in migrations(dir)? {
        let done: bool = connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM d1_migrations WHERE name = ?1)",
            [&name],
            |row| row.get(0),
        )?;
        if done {
            continue;
        }
        let transaction = connection.transaction()?;
        transaction.execute_batch(&fs::read_to_string(&path)?).with_context(|| name.clone())?;
        transaction.execute("INSERT INTO d1_migrations (name) VALUES (?1)", [&name])?;
        transaction.commit()?;
        applied.push(name);
    }
    Ok(applied)
}

fn migrations(dir: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("no folder {}", dir.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "sql")
            && let Some(name) = path.file_name()
        {
            found.push((name.to_string_lossy().into_owned(), path));
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_lies_where_the_runtime_looks_for_it() {
        // Taken from a run of Miniflare 4.20260730.0 with a database of id "product".
        let file = database_file(Path::new("state"), "product");
        assert_eq!(
            file,
            Path::new(
                "state/v3/d1/miniflare-D1DatabaseObject/100327ad163552eef839d73746b5d749ce3f133181df5b0226728341036c01a9.sqlite"
            )
        );
    }

    #[test]
    fn a_migration_is_applied_once() {
        let dir = std::env::temp_dir().join(format!("shopsphere-migrate-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("0001_create_things.sql"), "CREATE TABLE things (id INTEGER) STRICT;").unwrap();
        let file = dir.join("things.sqlite");
        assert_eq!(apply(&file, &dir).unwrap(), ["0001_create_things.sql"]);
        assert!(apply(&file, &dir).unwrap().is_empty());
        fs::remove_dir_all(&dir).unwrap();
    }
}
