//! The browser's files: what lies below `frontend/site`, which the gateway serves as static assets.
//!
//! - `frontend/<crate>/assets/*` → `/assets/<name>-<hash>.<ext>`; style sheets and scripts are bundled and
//!   minified, a name that begins with `_` is a part for others to import.
//! - fonts that style sheets name → `/assets/<name>-<hash>.woff2`.
//! - the crate `storefront-client` → `/pkg/client-<hash>.js` and `/pkg/client-<hash>_bg.wasm`.
//!
//! `frontend/site/manifest.json` maps each plain name to its public path; `ui` compiles it in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::bundle;
use crate::process;
use crate::report::say;
use crate::secrets::hex;
use crate::setup::Tools;
use crate::workspace::{Workspace, files_below, sub_dirs};

const CLIENT_CRATE: &str = "frontend/storefront-client";
const CLIENT_PROFILE: &str = "client";
const HASH_CHARS: usize = 12;
/// What may change a file's name may be cached for ever.
const HEADERS: &str = "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n/pkg/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n";

/// Builds the site anew if any input changed; says whether it did.
pub fn build(workspace: &Workspace, tools: &Tools) -> Result<bool> {
    if !workspace.path("frontend").is_dir() {
        return Ok(false);
    }
    let stamp = bundle::target_dir(workspace).join("site.fingerprint");
    let site = workspace.path("frontend/site");
    if site.join("manifest.json").is_file()
        && fingerprint(workspace, tools)
            .is_ok_and(|wanted| fs::read_to_string(&stamp).is_ok_and(|had| had == wanted))
    {
        return Ok(false);
    }
    say("building the browser's files");
    let staging = workspace.shop_dir().join("site.new");
    remove_dir(&staging)?;
    fs::create_dir_all(&staging)?;
    let mut manifest = BTreeMap::new();
    hash_assets(workspace, tools, &staging, &mut manifest)?;
    build_client(workspace, tools, &staging, &mut manifest)?;
    fs::write(staging.join("_headers"), HEADERS)?;
    fs::write(staging.join(".assetsignore"), "manifest.json\n")?;
    fs::write(staging.join("manifest.json"), serde_json::to_string_pretty(&manifest)? + "\n")?;
    remove_dir(&site)?;
    fs::rename(&staging, &site)?;
    fs::write(&stamp, fingerprint(workspace, tools)?)?;
    Ok(true)
}

fn crates_with_assets(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let mut dirs: Vec<PathBuf> = sub_dirs(&workspace.path("frontend"))?;
    // Only crates: the generated site has a folder `assets` too.
    dirs.retain(|dir| dir.join("Cargo.toml").is_file() && dir.join("assets").is_dir());
    Ok(dirs.into_iter().map(|dir| dir.join("assets")).collect())
}

fn hash_assets(
    workspace: &Workspace,
    tools: &Tools,
    site: &Path,
    manifest: &mut BTreeMap<String, String>,
) -> Result<()> {
    let out = site.join("assets");
    fs::create_dir_all(&out)?;
    for dir in crates_with_assets(workspace)? {
        for file in files_below(&dir, &[])? {
            let name = file_name(&file)?;
            if name.starts_with('_') || file.parent() != Some(&dir) {
                continue;
            }
            let plain = out.join(&name);
            match extension(&file) {
                "css" | "js" | "mjs" => minify(tools, &file, &plain)?,
                _ => fs::copy(&file, &plain).map(drop)?,
            }
            let (stem, extension) = name.rsplit_once('.').context("an asset needs an extension")?;
            let hashed = format!("{stem}-{}.{extension}", content_hash(&plain)?);
            fs::rename(&plain, out.join(&hashed))?;
            if manifest.insert(name.clone(), format!("/assets/{hashed}")).is_some() {
                bail!("two assets are named {name}");
            }
        }
    }
    name_fonts(&out, manifest)
}

/// Enters the fonts that the bundler laid beside the style sheets, so that pages can preload them.
fn name_fonts(out: &Path, manifest: &mut BTreeMap<String, String>) -> Result<()> {
    for file in files_below(out, &[])?.iter().filter(|file| extension(file) == "woff2") {
        let hashed = file_name(file)?;
        let (stem, _) = hashed.rsplit_once('-').context("a font without a hash")?;
        manifest.insert(format!("{stem}.woff2"), format!("/assets/{hashed}"));
    }
    Ok(())
}

fn minify(tools: &Tools, from: &Path, to: &Path) -> Result<()> {
    // What the site serves under these paths is named, not bundled. A plain `/*` would match resolved files as well.
    process::run_quietly(
        tools
            .command("esbuild")
            .arg(from)
            .args([
                "--bundle",
                "--minify",
                "--format=esm",
                "--loader:.woff2=file",
                "--asset-names=[name]-[hash]",
                "--public-path=/assets",
                "--external:/assets/*",
                "--external:/pkg/*",
                "--external:/media/*",
                "--log-level=warning",
            ])
            .arg(format!("--outfile={}", to.display())),
    )
}

/// The islands' code: compiled small, bound for the web, optimised, named by its content.
fn build_client(
    workspace: &Workspace,
    tools: &Tools,
    site: &Path,
    manifest: &mut BTreeMap<String, String>,
) -> Result<()> {
    let crate_dir = workspace.path(CLIENT_CRATE);
    if !crate_dir.join("Cargo.toml").is_file() {
        return Ok(());
    }
    let package = bundle::package_name(&crate_dir)?;
    let mut cargo = tools.command("cargo");
    cargo.args([
        "build",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
        "--profile",
        CLIENT_PROFILE,
        "-p",
        &package,
    ]);
    process::run(&mut cargo)?;
    let out = site.join("pkg");
    fs::create_dir_all(&out)?;
    let compiled = client_artifact(workspace, &package, "wasm");
    process::run_quietly(
        tools
            .command(&tools.wasm_bindgen)
            .args(["--target", "web", "--no-typescript", "--out-name", "client", "--out-dir"])
            .arg(&out)
            .arg(&compiled),
    )?;
    let wasm = out.join("client_bg.wasm");
    bundle::optimise(tools, &wasm, "-Oz")?;
    let script = out.join("client.js");
    let hash = content_hash(&wasm)?;
    let text = fs::read_to_string(&script)?.replace("client_bg.wasm", &format!("client-{hash}_bg.wasm"));
    fs::write(&script, text)?;
    minify(tools, &script, &out.join("client.min.js"))?;
    fs::remove_file(&script)?;
    // The script names the Wasm file, so its hash changes with it.
    let minified = out.join("client.min.js");
    let script_name = format!("client-{}.js", content_hash(&minified)?);
    fs::rename(&minified, out.join(&script_name))?;
    fs::rename(&wasm, out.join(format!("client-{hash}_bg.wasm")))?;
    manifest.insert("client.js".to_owned(), format!("/pkg/{script_name}"));
    manifest.insert("client_bg.wasm".to_owned(), format!("/pkg/client-{hash}_bg.wasm"));
    Ok(())
}

fn client_artifact(workspace: &Workspace, package: &str, extension: &str) -> PathBuf {
    let file = format!("{}.{extension}", package.replace('-', "_"));
    bundle::target_dir(workspace).join("wasm32-unknown-unknown").join(CLIENT_PROFILE).join(file)
}

fn fingerprint(workspace: &Workspace, tools: &Tools) -> Result<String> {
    let mut inputs = BTreeSet::new();
    for dir in crates_with_assets(workspace)? {
        inputs.extend(files_below(&dir, &[])?);
    }
    let crate_dir = workspace.path(CLIENT_CRATE);
    if crate_dir.join("Cargo.toml").is_file() {
        let package = bundle::package_name(&crate_dir)?;
        inputs.extend(bundle::inputs_of(&client_artifact(workspace, &package, "d"), workspace)?);
    }
    let mut hash = Sha256::new();
    hash.update(&tools.versions);
    // This file decides how the site is laid out.
    hash.update(include_str!("assets.rs"));
    for file in inputs {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(fs::read(&file).with_context(|| file.display().to_string())?);
    }
    Ok(hex(&hash.finalize()))
}

fn content_hash(file: &Path) -> Result<String> {
    let digest = hex(&Sha256::digest(fs::read(file)?));
    Ok(digest.chars().take(HASH_CHARS).collect())
}

fn file_name(path: &Path) -> Result<String> {
    Ok(path.file_name().context("a file without a name")?.to_string_lossy().into_owned())
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn remove_dir(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| format!("cannot remove {}", dir.display()))?;
    }
    Ok(())
}
