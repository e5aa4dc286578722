//! Building the Workers: what changed is found by fingerprint, the shared dependencies are compiled in one cargo
//! call, then worker-build makes each bundle.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;
use sha2::{Digest, Sha256};

use crate::assets;
use crate::process;
use crate::report::{say, show_duration, show_kilobytes};
use crate::secrets::hex;
use crate::setup::Tools;
use crate::workspace::{Worker, Workspace, files_below};

const TARGET: &str = "wasm32-unknown-unknown";
const STAMP: &str = ".fingerprint";
/// The Workers through which an order goes: the proofs build these a second time, with faults to be had on demand.
const FAULTY: [&str; 7] = ["cart", "inventory", "notification", "order", "payment", "product", "promotion"];
/// What only a bundle with faults contains: `edge::faults` and its variable.
const FAULT_MARKS: [&[u8]; 2] = [b"proof_crash_points", b"D1_FAULTS"];

/// How a Worker is compiled; see the profiles in the root Cargo.toml.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// Without link-time optimisation and wasm-opt: seconds instead of minutes.
    Local,
    /// What is deployed.
    Release,
}

impl Profile {
    pub fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Release => "release",
        }
    }
}

/// What is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Variant {
    /// What is served and deployed.
    Plain,
    /// With the feature `faults`, into a folder of its own.
    Faulty,
}

impl Variant {
    fn build_dir(self, workspace: &Workspace, worker: &Worker) -> PathBuf {
        match self {
            Self::Plain => worker.build_dir(),
            Self::Faulty => faulty_dir(workspace).join(worker.name()),
        }
    }

    /// What cargo is told besides the packages. Edge is named, or cargo would not know whose feature is meant.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &[],
            Self::Faulty => &["-p", "edge", "--features", "edge/faults"],
        }
    }
}

/// Where the bundles with faults are, one folder a Worker.
pub fn faulty_dir(workspace: &Workspace) -> PathBuf {
    target_dir(workspace).join("prove")
}

/// Builds the Workers with faults, for the proofs.
pub fn run_with_faults(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let mut workers = workspace.workers()?;
    let mut packages = shared_packages(&workers)?;
    packages.extend(Variant::Faulty.arguments().iter().map(ToString::to_string));
    workers.retain(|worker| FAULTY.contains(&worker.name()));
    let is_stale = |worker: &&Worker| !is_current(workspace, tools, Profile::Local, worker, Variant::Faulty);
    let stale: Vec<&Worker> = workers.iter().filter(is_stale).collect();
    if stale.is_empty() {
        say(&format!("{} Workers with faults are up to date", workers.len()));
        return Ok(());
    }
    let started = Instant::now();
    say(&format!("building {} of {} Workers with faults", stale.len(), workers.len()));
    compile_together(workspace, tools, Profile::Local, &packages)?;
    bundle_each(workspace, tools, Profile::Local, &stale, &packages, Variant::Faulty)?;
    say(&format!("built in {}", show_duration(started.elapsed())));
    Ok(())
}

/// Builds what changed among the named Workers, or among all when none is named.
pub fn run(workspace: &Workspace, tools: &Tools, profile: Profile, names: &[String]) -> Result<()> {
    let mut workers = workspace.workers()?;
    let packages = shared_packages(&workers)?;
    for name in names {
        if !workers.iter().any(|worker| worker.name() == name) {
            let known: Vec<&str> = workers.iter().map(Worker::name).collect();
            bail!("there is no Worker named {name}; there are {}", known.join(", "));
        }
    }
    workers.retain(|worker| names.is_empty() || names.iter().any(|name| name == worker.name()));

    let started = Instant::now();
    // The pages' Workers read the names of the browser's files at compile time.
    let wants_pages = names.is_empty() || workers.iter().any(|worker| !worker.shares_build);
    if wants_pages && assets::build(workspace, tools)? {
        say(&format!("browser files built in {}", show_duration(started.elapsed())));
    }
    let is_stale = |worker: &&Worker| !is_current(workspace, tools, profile, worker, Variant::Plain);
    let stale: Vec<&Worker> = workers.iter().filter(is_stale).collect();
    if stale.is_empty() {
        say(&format!("{} Workers are up to date", workers.len()));
        return Ok(());
    }
    say(&format!("building {} of {} Workers (profile {})", stale.len(), workers.len(), profile.name()));
    if stale.iter().any(|worker| worker.shares_build) {
        compile_together(workspace, tools, profile, &packages)?;
    }
    bundle_each(workspace, tools, profile, &stale, &packages, Variant::Plain)?;
    say(&format!("built in {}", show_duration(started.elapsed())));
    Ok(())
}

/// One cargo call for all, so that both the dependencies and the Workers compile side by side.
fn compile_together(
    workspace: &Workspace,
    tools: &Tools,
    profile: Profile,
    packages: &[String],
) -> Result<()> {
    let mut command = tools.command("cargo");
    command.current_dir(workspace.root()).args([
        "build",
        "--lib",
        "--target",
        TARGET,
        "--profile",
        profile.name(),
    ]);
    // worker-build sets it for wasm-bindgen's macros; what it finds compiled must have been compiled with it.
    process::run(command.args(packages).env("WASM_BINDGEN_USE_JS_SYS", "1"))
}

/// `-p name` for each Worker that shares the build. Cargo joins the features of the packages that one call names,
/// so every call must name the same ones, or it compiles everything again.
fn shared_packages(workers: &[Worker]) -> Result<Vec<String>> {
    let mut arguments = Vec::new();
    for worker in workers.iter().filter(|worker| worker.shares_build) {
        arguments.extend(["-p".to_owned(), package_name(&worker.crate_dir)?]);
    }
    Ok(arguments)
}

/// worker-build for each, as many at once as there are cores: its own cargo call finds everything done, what
/// remains are single-threaded tools.
fn bundle_each(
    workspace: &Workspace,
    tools: &Tools,
    profile: Profile,
    stale: &[&Worker],
    packages: &[String],
    variant: Variant,
) -> Result<()> {
    let queue = Mutex::new(stale.iter());
    let errors = Mutex::new(Vec::new());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().ok().and_then(|mut queue| queue.next());
                    let Some(worker) = next else { return };
                    if let Err(error) = bundle(workspace, tools, profile, worker, packages, variant)
                        && let Ok(mut errors) = errors.lock()
                    {
                        errors.push(error);
                        return;
                    }
                }
            });
        }
    });
    match errors.into_inner().map_err(|_| anyhow!("a build thread panicked"))?.into_iter().next() {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

fn bundle(
    workspace: &Workspace,
    tools: &Tools,
    profile: Profile,
    worker: &Worker,
    packages: &[String],
    variant: Variant,
) -> Result<()> {
    let started = Instant::now();
    let mut command = tools.command(&tools.worker_build);
    // Its own errors come with a backtrace otherwise, below which the compiler's are lost.
    command.current_dir(&worker.crate_dir).args(["--profile", profile.name()]).env("RUST_BACKTRACE", "0");
    let build_dir = variant.build_dir(workspace, worker);
    command.arg("--out-dir").arg(&build_dir);
    // It would keep every function's name, which is half of a page Worker's size. After the options: the crate's
    // folder, then what goes to cargo.
    command.args(["--no-opt", "."]);
    if worker.shares_build {
        command.args(packages);
    }
    process::run_quietly(&mut command).with_context(|| format!("building {}", worker.name()))?;
    let wasm = build_dir.join("index_bg.wasm");
    check_marks(&fs::read(&wasm)?, variant).with_context(|| worker.name().to_owned())?;
    if profile == Profile::Release {
        // Not locally: it takes many seconds a Worker.
        optimise(tools, &wasm, "-O")?;
    }
    let stamp = fingerprint(workspace, tools, profile, worker, variant)
        .with_context(|| format!("{} was built but its inputs cannot be listed", worker.name()))?;
    fs::write(build_dir.join(STAMP), stamp)?;
    let size = fs::metadata(&wasm)?.len();
    say(&format!(
        "  {:<14} {:>8}  {}",
        worker.name(),
        show_kilobytes(usize::try_from(size)?),
        show_duration(started.elapsed())
    ));
    Ok(())
}

/// Runs wasm-opt on a file, leaving out names. The features are what rustc and wasm-bindgen emit and workerd and
/// browsers know; with all of them enabled, encodings appear that these do not read yet.
pub fn optimise(tools: &Tools, wasm: &Path, level: &str) -> Result<()> {
    let mut command = tools.command("wasm-opt");
    command.arg(level).arg(wasm).arg("-o").arg(wasm);
    for feature in [
        "mutable-globals",
        "sign-ext",
        "nontrapping-float-to-int",
        "bulk-memory",
        "multivalue",
        "reference-types",
        "exception-handling",
    ] {
        command.arg(format!("--enable-{feature}"));
    }
    process::run_quietly(&mut command)
}

/// Nothing that is served has faults to be had, and what the proofs break can be broken.
fn check_marks(wasm: &[u8], variant: Variant) -> Result<()> {
    let holds = |mark: &&[u8]| wasm.windows(mark.len()).any(|part| part == *mark);
    match (variant, FAULT_MARKS.iter().any(holds)) {
        (Variant::Plain, true) => bail!("the bundle has faults compiled in: the feature `faults` leaked"),
        (Variant::Faulty, false) => bail!("the bundle was to have faults compiled in and has none"),
        _ => Ok(()),
    }
}

fn is_current(
    workspace: &Workspace,
    tools: &Tools,
    profile: Profile,
    worker: &Worker,
    variant: Variant,
) -> bool {
    let stamp = variant.build_dir(workspace, worker).join(STAMP);
    let stamp = fs::read_to_string(stamp).unwrap_or_default();
    fingerprint(workspace, tools, profile, worker, variant).is_ok_and(|wanted| wanted == stamp)
}

/// A hash over everything that went into the bundle, and over the bundle itself: worker-build run by hand must
/// not pass for ours.
fn fingerprint(
    workspace: &Workspace,
    tools: &Tools,
    profile: Profile,
    worker: &Worker,
    variant: Variant,
) -> Result<String> {
    let library = package_name(&worker.crate_dir)?.replace('-', "_");
    let dep_info = target_dir(workspace).join(TARGET).join(profile.name()).join(format!("{library}.d"));
    let mut inputs = inputs_of(&dep_info, workspace)?;
    let build_dir = variant.build_dir(workspace, worker);
    inputs.insert(build_dir.join("index.js"));
    inputs.insert(build_dir.join("index_bg.wasm"));
    let mut hash = Sha256::new();
    hash.update(format!("{} {} {variant:?}", profile.name(), tools.versions));
    for file in inputs {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(fs::read(&file).with_context(|| file.display().to_string())?);
    }
    Ok(hex(&hash.finalize()))
}

/// The files that cargo recorded for its last build (the sources of the crate and of its path dependencies, and
/// what they include), their manifests, and what decides how everything is compiled.
pub fn inputs_of(dep_info: &Path, workspace: &Workspace) -> Result<BTreeSet<PathBuf>> {
    let text = fs::read_to_string(dep_info).with_context(|| dep_info.display().to_string())?;
    let mut inputs = BTreeSet::new();
    for input in parse_dep_info(&text) {
        // A build script may name a whole folder.
        if input.is_dir() {
            inputs.extend(files_below(&input, &[])?);
        } else {
            inputs.insert(input);
        }
    }
    let manifests: BTreeSet<PathBuf> = inputs.iter().filter_map(|file| manifest_of(file)).collect();
    inputs.extend(manifests);
    for file in ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo/config.toml"] {
        inputs.insert(workspace.path(file));
    }
    Ok(inputs)
}

fn parse_dep_info(text: &str) -> BTreeSet<PathBuf> {
    let inputs = text.lines().filter_map(|line| line.split_once(": ")).flat_map(|(_, files)| {
        // A blank within a name is written as `\ `.
        let files = files.replace("\\ ", "\0");
        files.split_whitespace().map(|file| PathBuf::from(file.replace('\0', " "))).collect::<Vec<_>>()
    });
    inputs.collect()
}

fn manifest_of(file: &Path) -> Option<PathBuf> {
    file.ancestors().map(|dir| dir.join("Cargo.toml")).find(|path| path.is_file())
}

pub fn target_dir(workspace: &Workspace) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.path("target"), PathBuf::from)
}

pub fn package_name(crate_dir: &Path) -> Result<String> {
    let path = crate_dir.join("Cargo.toml");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let manifest: toml::Table = toml::from_str(&text).with_context(|| path.display().to_string())?;
    manifest
        .get("package")
        .and_then(|package| package.get("name")?.as_str())
        .map(str::to_owned)
        .with_context(|| format!("{} names no package", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_that_is_served_has_no_faults_and_one_for_proofs_has() {
        let (plain, faulty): (&[u8], &[u8]) = (b"\0asm SELECT 1", b"\0asm INSERT INTO proof_crash_points");
        assert!(check_marks(plain, Variant::Plain).is_ok() && check_marks(faulty, Variant::Faulty).is_ok());
        assert!(check_marks(faulty, Variant::Plain).is_err() && check_marks(plain, Variant::Faulty).is_err());
        assert!(check_marks(b"D1_FAULTS", Variant::Plain).is_err());
    }

    #[test]
    fn cargos_list_of_inputs_is_read_with_blanks_in_names() {
        let files = parse_dep_info("/t/a.wasm: /w/a/src/lib.rs /w/my\\ files/b.rs\n\n# env-dep:X=1\n");
        let files: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        assert_eq!(files, ["/w/a/src/lib.rs", "/w/my files/b.rs"]);
    }
}
