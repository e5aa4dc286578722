//! Where things are in the tree.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::config::WorkerConfig;

/// The project's tree, by its root folder.
pub struct Workspace {
    root: PathBuf,
}

/// One Worker: its configuration and the crate that it is built from.
pub struct Worker {
    pub config: WorkerConfig,
    /// The wrangler.toml, absolute.
    pub config_path: PathBuf,
    /// The crate's folder, absolute; its bundle lands in `build/` below it.
    pub crate_dir: PathBuf,
    /// Built together with the others in one cargo call. The pages' Workers are not: their features must not
    /// spread to the rest.
    pub shares_build: bool,
}

impl Worker {
    pub fn name(&self) -> &str {
        &self.config.name
    }

    /// The folder of the wrangler.toml, against which its relative paths are read.
    pub fn config_dir(&self) -> &Path {
        self.config_path.parent().unwrap_or(Path::new("."))
    }

    pub fn build_dir(&self) -> PathBuf {
        self.crate_dir.join("build")
    }
}

impl Workspace {
    /// The tree that this binary was started for by cargo, else the one that it was compiled in.
    pub fn find() -> Result<Self> {
        let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest_dir.parent().context("xtask has no parent folder")?.to_owned();
        Ok(Self { root })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Local state, secrets and generated configuration; git-ignored.
    pub fn shop_dir(&self) -> PathBuf {
        self.path(".shop")
    }

    /// Every Worker that has a wrangler.toml, the gateway first, the others by name.
    pub fn workers(&self) -> Result<Vec<Worker>> {
        let mut workers = Vec::new();
        let gateway = self.path("wrangler.toml");
        if gateway.is_file() {
            workers.push(read_worker(gateway, self.path("workers/gateway"), true)?);
        }
        for (folder, shares_build) in [("workers", true), ("frontend", false)] {
            for crate_dir in sub_dirs(&self.path(folder))? {
                let config_path = crate_dir.join("wrangler.toml");
                if config_path.is_file() {
                    workers.push(read_worker(config_path, crate_dir, shares_build)?);
                }
            }
        }
        Ok(workers)
    }

    /// The path as people write it: relative to the root.
    pub fn show(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

fn read_worker(config_path: PathBuf, crate_dir: PathBuf, shares_build: bool) -> Result<Worker> {
    let text = fs::read_to_string(&config_path)?;
    let config = toml::from_str(&text)
        .with_context(|| format!("{} is not a wrangler.toml as we know it", config_path.display()))?;
    Ok(Worker { config, config_path, crate_dir, shares_build })
}

/// The folders directly below `dir`, sorted; none when there is no such folder.
pub fn sub_dirs(dir: &Path) -> Result<Vec<PathBuf>> {
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let mut dirs = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            dirs.push(path);
        }
    }
    dirs.sort();
    Ok(dirs)
}

/// Every file below `dir`, sorted, skipping the folders named in `skip`.
pub fn files_below(dir: &Path, skip: &[&str]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut pending = vec![dir.to_owned()];
    while let Some(current) = pending.pop() {
        if !current.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&current)? {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name());
            if entry.file_type()?.is_dir() {
                if !skip.iter().any(|skipped| name == *skipped) {
                    pending.push(path);
                }
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
