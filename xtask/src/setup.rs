//! Installing what is missing, so that a machine with only rustup's Rust and Node can do everything.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process;
use crate::report::say;
use crate::workspace::Workspace;

const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// The version that goes with the `worker` crate in Cargo.lock.
const WORKER_BUILD_VERSION: &str = "0.8.7";
/// The Node that people bring: enough to run npm, which then brings the Node that wrangler wants.
const OLDEST_NODE: (u32, u32) = (20, 0);
const OLDEST_NODE_FOR_WRANGLER: (u32, u32) = (22, 12);

/// The programs that the other commands run, all present and of the right version.
pub struct Tools {
    path: OsString,
    root: PathBuf,
    pub wasm_bindgen: PathBuf,
    pub worker_build: PathBuf,
    /// Goes into the build's fingerprint: another version makes other bundles.
    pub versions: String,
}

impl Tools {
    /// A command that finds the project's Node and npm programs first, and keeps quiet about telemetry.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        let bin = self.root.join("node_modules/.bin");
        command
            .current_dir(&self.root)
            .env("PATH", &self.path)
            .env("WASM_BINDGEN_BIN", &self.wasm_bindgen)
            .env("WASM_OPT_BIN", bin.join("wasm-opt"))
            .env("ESBUILD_BIN", bin.join("esbuild"))
            .env("WRANGLER_SEND_METRICS", "false")
            .env("WRANGLER_HIDE_BANNER", "true");
        command
    }
}

/// Checks every tool, installs what is missing, says what it does.
pub fn run(workspace: &Workspace) -> Result<Tools> {
    install_wasm_target()?;
    install_npm_packages(workspace)?;
    let path = path_with_node_modules(workspace)?;
    check_project_node(&path)?;

    let bindgen_version = locked_version(&fs::read_to_string(workspace.path("Cargo.lock"))?, "wasm-bindgen")?;
    let cache = cache_dir()?.join(format!("tools-{WORKER_BUILD_VERSION}-{bindgen_version}"));
    let worker_build = cargo_tool(workspace, &cache, "worker-build", WORKER_BUILD_VERSION, &["--locked"])?;
    // Not --locked: a dependency in its lock file was yanked.
    let wasm_bindgen = cargo_tool(workspace, &cache, "wasm-bindgen", &bindgen_version, &[])?;
    Ok(Tools {
        path,
        root: workspace.root().to_owned(),
        wasm_bindgen,
        worker_build,
        versions: format!("worker-build {WORKER_BUILD_VERSION}, wasm-bindgen {bindgen_version}"),
    })
}

fn install_wasm_target() -> Result<()> {
    let libraries =
        process::output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))
            .context("rustc does not run. Install Rust with rustup: https://rustup.rs")?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    if process::output(Command::new("rustup").arg("--version")).is_none() {
        bail!(
            "the Rust target {WASM_TARGET} is missing and rustup is not there to add it. \
             Install Rust with rustup: https://rustup.rs"
        );
    }
    say("adding the Rust target wasm32-unknown-unknown");
    process::run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
}

fn install_npm_packages(workspace: &Workspace) -> Result<()> {
    let version = process::output(Command::new("node").arg("--version"))
        .context("Node is missing. Install Node 20 or newer (with npm): https://nodejs.org")?;
    if parse_version(&version).is_none_or(|found| found < OLDEST_NODE) {
        bail!("Node {version} is too old. Install Node 20 or newer: https://nodejs.org");
    }
    let wanted = fs::read_to_string(workspace.path("package-lock.json"))?;
    let installed = fs::read_to_string(workspace.path("node_modules/.package-lock.json")).unwrap_or_default();
    if npm_is_current(&wanted, &installed)? {
        return Ok(());
    }
    if process::output(Command::new("npm").arg("--version")).is_none() {
        bail!("npm is missing. It comes with Node: https://nodejs.org");
    }
    say("installing the npm packages (half a minute, at the first start)");
    process::run_quietly(Command::new("npm").current_dir(workspace.root()).args([
        // Not `ci`: npm leaves nested packages for other systems out of the lock and then refuses it.
        "install",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))
}

/// Whether npm's own record of what it installed agrees with the lock file. Packages for other machines are in
/// the lock file only.
fn npm_is_current(wanted: &str, installed: &str) -> Result<bool> {
    let wanted: Value = serde_json::from_str(wanted).context("package-lock.json is not JSON")?;
    let Ok(installed) = serde_json::from_str::<Value>(installed) else { return Ok(false) };
    let packages = |lock: &Value| lock.get("packages").and_then(Value::as_object).cloned();
    let (Some(wanted), Some(installed)) = (packages(&wanted), packages(&installed)) else { return Ok(false) };
    Ok(wanted.iter().filter(|(name, _)| !name.is_empty()).all(|(name, package)| match installed.get(name) {
        Some(found) => found.get("version") == package.get("version"),
        None => ["optional", "peer"].iter().any(|flag| package.get(*flag) == Some(&Value::Bool(true))),
    }))
}

fn check_project_node(path: &OsStr) -> Result<()> {
    let version =
        process::output(Command::new("node").env("PATH", path).arg("--version")).unwrap_or_default();
    if parse_version(&version).is_none_or(|found| found < OLDEST_NODE_FOR_WRANGLER) {
        bail!("node_modules/.bin/node is missing or too old ({version}). Run `npm install` and try again");
    }
    Ok(())
}

fn path_with_node_modules(workspace: &Workspace) -> Result<OsString> {
    let mut folders = vec![workspace.path("node_modules/.bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).context("PATH contains a folder that cannot be joined")
}

/// The program from PATH if it has the version, else from the per-user cache, else installed there.
fn cargo_tool(
    workspace: &Workspace,
    cache: &Path,
    name: &str,
    version: &str,
    flags: &[&str],
) -> Result<PathBuf> {
    let has_version = |program: &Path| {
        process::output(Command::new(program).arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|word| word == version))
    };
    let cached = cache.join("bin").join(name);
    for candidate in [find_in_path(name), Some(cached.clone())].into_iter().flatten() {
        if has_version(&candidate) {
            return Ok(candidate);
        }
    }
    let package = if name == "wasm-bindgen" { "wasm-bindgen-cli" } else { name };
    say(&format!("installing {package} {version} into {} (some minutes, once)", cache.display()));
    process::run(
        Command::new("cargo")
            .current_dir(workspace.root())
            .args(["install", package, "--version", version, "--root"])
            .arg(cache)
            .args(flags),
    )?;
    if has_version(&cached) {
        return Ok(cached);
    }
    bail!("{} does not run after its installation", cached.display())
}

pub fn find_in_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

pub fn cache_dir() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()) {
        return Ok(PathBuf::from(dir).join("shopsphere"));
    }
    let home = env::var_os("HOME").context("neither XDG_CACHE_HOME nor HOME is set")?;
    Ok(PathBuf::from(home).join(".cache/shopsphere"))
}

fn locked_version(lock: &str, package: &str) -> Result<String> {
    let lock: toml::Table = toml::from_str(lock).context("Cargo.lock is not TOML")?;
    let packages = lock.get("package").and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
    packages
        .iter()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .and_then(|entry| entry.get("version")?.as_str())
        .map(str::to_owned)
        .with_context(|| format!("{package} is not in Cargo.lock"))
}

fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_with_or_without_its_v() {
        assert_eq!(parse_version("v20.20.2"), Some((20, 20)));
        assert_eq!(parse_version("22.12.0"), Some((22, 12)));
        assert_eq!(parse_version(""), None);
    }

    #[test]
    fn the_lock_file_names_the_version_to_install() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(locked_version(lock, "worker").is_err());
    }

    #[test]
    fn npm_packages_are_stale_when_one_is_missing_or_of_another_version() {
        let wanted = r#"{"packages": {"": {}, "node_modules/a": {"version": "1.0.0"},
            "node_modules/only-on-windows": {"version": "1.0.0", "optional": true}}}"#;
        let installed = |text: &str| npm_is_current(wanted, text).unwrap();
        assert!(installed(r#"{"packages": {"node_modules/a": {"version": "1.0.0"}}}"#));
        assert!(!installed(r#"{"packages": {"node_modules/a": {"version": "1.0.1"}}}"#));
        assert!(!installed(r#"{"packages": {}}"#));
        assert!(!installed(""));
    }
}
