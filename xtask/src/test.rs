//! `npm test`: every check, in the order in which they are quick to fail.

use std::env;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::bundle::{self, Profile};
use crate::process::{self, Group};
use crate::report::{say, show_duration};
use crate::setup::{self, Tools};
use crate::stack::{Settings, Stack, TemporaryDir};
use crate::workspace::{Workspace, sub_dirs};
use crate::{assets, localstripe, prove, rules, secret_scan, secrets, seed, stack, start};

#[derive(Args)]
pub struct Options {
    /// Only these steps, for example `--only lints,rules`
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// All but these steps
    #[arg(long, value_delimiter = ',')]
    skip: Vec<String>,
}

/// Told once more on `wrangler dev`: a purchase from the empty cart to the order. It needs no control endpoint.
const SMOKE_STORY: &str = "guest_purchase::a_bought_cart_answers_every_further_checkout_with_its_order";

type Step = fn(&Workspace, &Tools) -> Result<()>;

const STEPS: [(&str, Step); 15] = [
    ("format", format),
    ("secrets", |workspace, _| secret_scan::run(workspace)),
    ("rules", |workspace, _| rules::run(workspace)),
    ("lints", lints),
    ("unit", unit_tests),
    ("pages-lints", pages_lints),
    ("pages-unit", pages_unit_tests),
    ("build", |workspace, tools| bundle::run(workspace, tools, Profile::Local, &[])),
    ("platform", platform),
    ("stories", stories),
    ("prove", prove::short),
    ("mail", mail),
    ("stripe", stripe),
    ("browser", browser),
    ("wrangler-dev", wrangler_dev),
];

/// Run only when `--only` names it: it installs an emulator from elsewhere.
const BY_NAME: &str = "stripe";

struct Outcome {
    name: &'static str,
    took: Duration,
    error: Option<anyhow::Error>,
}

pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    for name in options.only.iter().chain(&options.skip) {
        if !STEPS.iter().any(|(step, _)| step == name) {
            let known: Vec<&str> = STEPS.iter().map(|(step, _)| *step).collect();
            bail!("there is no step {name}; there are {}", known.join(", "));
        }
    }
    let tools = setup::run(workspace)?;
    let mut outcomes = Vec::new();
    for (name, step) in STEPS {
        let is_named = options.only.iter().any(|only| only == name);
        let wanted = if options.only.is_empty() { name != BY_NAME } else { is_named };
        if !wanted || options.skip.iter().any(|skip| skip == name) {
            continue;
        }
        println!("\n━━ {name}");
        let started = Instant::now();
        let error = step(workspace, &tools).err();
        if process::stop_requested() {
            bail!("stopped");
        }
        if let Some(error) = &error {
            println!("━━ {name} failed: {error:#}");
        }
        outcomes.push(Outcome { name, took: started.elapsed(), error });
    }
    summarize(&outcomes)
}

fn summarize(outcomes: &[Outcome]) -> Result<()> {
    println!("\n━━ summary");
    for outcome in outcomes {
        let mark = if outcome.error.is_none() { "✓" } else { "✗" };
        let reason = outcome.error.as_ref().map(|error| format!("  {error:#}")).unwrap_or_default();
        println!("{mark} {:<13} {:>12}{reason}", outcome.name, show_duration(outcome.took));
    }
    let total = outcomes.iter().map(|outcome| outcome.took).sum();
    let failed = outcomes.iter().filter(|outcome| outcome.error.is_some()).count();
    println!("  {:<13} {:>12}", "total", show_duration(total));
    println!("{} passed, {failed} failed", outcomes.len() - failed);
    if failed > 0 {
        bail!("{failed} of {} steps failed", outcomes.len());
    }
    Ok(())
}

fn format(_: &Workspace, tools: &Tools) -> Result<()> {
    process::run(tools.command("cargo").args(["fmt", "--all", "--check"]))
}

/// What only the proofs compile in.
const FAULTS: [&str; 4] = ["-p", "edge", "--features", "faults"];

/// The default members: everything that runs natively.
fn lints(_: &Workspace, tools: &Tools) -> Result<()> {
    for which in [&[][..], &FAULTS] {
        let mut command = tools.command("cargo");
        command.args(["clippy", "--all-targets"]).args(which).args(["--", "-D", "warnings"]);
        process::run(&mut command)?;
    }
    Ok(())
}

fn unit_tests(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let mut command = tools.command("cargo");
    command.args(["test", "-p", "xtask"]);
    for folder in ["shared", "workers", "xtask"] {
        for dir in sub_dirs(&workspace.path(folder))? {
            if dir.join("Cargo.toml").is_file() {
                command.args(["-p", &bundle::package_name(&dir)?]);
            }
        }
    }
    process::run(&mut command)?;
    process::run(tools.command("cargo").arg("test").args(FAULTS).arg("faults"))
}

/// The pages' crates, each on its own so that server and browser features never meet.
fn pages_lints(workspace: &Workspace, tools: &Tools) -> Result<()> {
    assets::build(workspace, tools)?;
    for page in PageCrate::all(workspace)? {
        let mut command = tools.command("cargo");
        command.args(["clippy", "-p", &page.package]).args(page.flags());
        if !page.browser {
            command.arg("--all-targets");
        }
        process::run(command.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

fn pages_unit_tests(workspace: &Workspace, tools: &Tools) -> Result<()> {
    for page in PageCrate::all(workspace)?.into_iter().filter(|page| !page.browser) {
        process::run(tools.command("cargo").args(["test", "-p", &page.package]).args(page.flags()))?;
    }
    Ok(())
}

/// A crate below `frontend/`.
struct PageCrate {
    package: String,
    has_ssr: bool,
    /// Compiled for the browser only.
    browser: bool,
}

impl PageCrate {
    fn all(workspace: &Workspace) -> Result<Vec<Self>> {
        let mut crates = Vec::new();
        for dir in sub_dirs(&workspace.path("frontend"))? {
            let manifest = dir.join("Cargo.toml");
            if !manifest.is_file() {
                continue;
            }
            let text = std::fs::read_to_string(&manifest)?;
            let manifest: toml::Table = toml::from_str(&text)?;
            let has_ssr = manifest.get("features").and_then(|features| features.get("ssr")).is_some();
            crates.push(Self {
                package: bundle::package_name(&dir)?,
                has_ssr,
                browser: dir.ends_with("storefront-client"),
            });
        }
        Ok(crates)
    }

    fn flags(&self) -> &'static [&'static str] {
        match (self.browser, self.has_ssr) {
            (true, _) => &["--target", "wasm32-unknown-unknown"],
            (false, true) => &["--features", "ssr"],
            (false, false) => &[],
        }
    }
}

/// What a killed runtime keeps and what it loses.
fn platform(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let tests = node_tests(workspace, "tests/platform")?;
    process::run(tools.command("node").args(["--test", "--test-reporter=spec"]).args(tests))
}

/// The native crate `e2e` against the real runtime.
fn stories(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let stack = Stack::start(workspace, tools, &Settings::temporary(seed::DEFAULT_PRODUCTS)?)?;
    process::run(
        tools.command("cargo").args(["test", "-p", "e2e"]).envs(stack_environment(workspace, &stack)),
    )
}

/// The mail path against a real mail catcher.
fn mail(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let tests = node_tests(workspace, "tests/mail")?;
    process::run(tools.command("node").args(["--test", "--test-reporter=spec"]).args(tests))
}

/// What the shop is told about Stripe in the step `stripe`: nothing of it is a secret outside of it.
const STRIPE_SECRET: &str = "whsec_of_the_emulator";

/// Purchases with the provider `stripe`, against an emulator that we did not write.
fn stripe(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let tests = node_tests(workspace, "tests/stripe")?;
    let program = localstripe::program()?;
    let (emulator, proxy) = (process::free_port()?, process::free_port()?);
    let mut command = std::process::Command::new(program);
    command.args(["--from-scratch", "--port", &emulator.to_string()]);
    let _running = Group::spawn(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()))?;
    localstripe::wait(emulator)?;
    let vars = serde_json::json!({"payment": {
        "STRIPE_API_URL": format!("http://127.0.0.1:{proxy}"),
        "STRIPE_SECRET_KEY": "sk_test_12345",
        "STRIPE_WEBHOOK_SECRET": STRIPE_SECRET,
        "STRIPE_TIMEOUT_MS": "2500",
    }});
    let settings = Settings { vars: Some(vars.to_string()), ..Settings::temporary(seed::DEFAULT_PRODUCTS)? };
    let stack = Stack::start(workspace, tools, &settings)?;
    process::run(
        tools
            .command("node")
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .args(tests)
            .envs(stack_environment(workspace, &stack))
            .env("STRIPE_EMULATOR_URL", format!("http://127.0.0.1:{emulator}"))
            .env("STRIPE_PROXY_PORT", proxy.to_string())
            .env("STRIPE_WEBHOOK_SECRET", STRIPE_SECRET),
    )
}

/// The pages in Chromium.
fn browser(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let tests = node_tests(workspace, "tests/browser")?;
    let chromium = find_chromium()?;
    let stack = Stack::start(workspace, tools, &Settings::temporary(seed::DEFAULT_PRODUCTS)?)?;
    process::run(
        tools
            .command("node")
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .args(tests)
            .env("CHROMIUM", chromium)
            .envs(stack_environment(workspace, &stack)),
    )
}

/// Where tests find the stack; docs/TESTING.md lists it.
pub fn stack_environment(workspace: &Workspace, stack: &Stack) -> [(&'static str, String); 4] {
    [
        ("SHOP_URL", stack.ready.url.clone()),
        ("SHOP_DIRECT_URL", stack.ready.direct_url.clone()),
        ("SHOP_CONTROL_URL", stack.ready.control_url.clone()),
        ("SHOP_SECRETS", workspace.shop_dir().join("secrets.json").display().to_string()),
    ]
}

fn node_tests(workspace: &Workspace, folder: &str) -> Result<Vec<PathBuf>> {
    let mut tests = crate::workspace::files_below(&workspace.path(folder), &[])?;
    tests.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    if tests.is_empty() {
        bail!("there is no {folder}/*.test.mjs");
    }
    Ok(tests)
}

/// `CHROMIUM`, else an installed one, else Debian's, which root can install.
fn find_chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        if path.is_file() {
            return Ok(path);
        }
        bail!("CHROMIUM names {}, which is not there", path.display());
    }
    let known = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let installed = || known.iter().find_map(|name| setup::find_in_path(name));
    if let Some(path) = installed() {
        return Ok(path);
    }
    let is_root = process::output(std::process::Command::new("id").arg("-u")).as_deref() == Some("0");
    if is_root && setup::find_in_path("apt-get").is_some() {
        say("installing Debian's chromium");
        process::run_quietly(std::process::Command::new("apt-get").arg("update"))?;
        process::run_quietly(
            std::process::Command::new("apt-get")
                .args(["install", "--yes", "--no-install-recommends", "chromium"])
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )?;
    }
    installed().context(
        "Chromium is missing. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path",
    )
}

/// One story on what developers run: the same Workers under `wrangler dev`.
fn wrangler_dev(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let state = TemporaryDir::new()?;
    let port = process::free_port()?;
    let url = format!("http://localhost:{port}");
    let workers = workspace.workers()?;
    secrets::run(workspace, &workers, Some(&url))?;
    stack::prepare_state(workspace, &workers, state.path(), seed::DEFAULT_PRODUCTS)?;
    let mut command = start::wrangler_dev(workspace, tools, &workers, port)?;
    command.args(["--log-level", "error"]).arg("--persist-to").arg(state.path());
    let mut wrangler = Group::spawn(command.stdin(Stdio::null()))?;
    start::wait_until_healthy(&mut wrangler, &url)?;
    let story = ["test", "-p", "e2e", "--test", "stories", "--", "--exact", SMOKE_STORY];
    // A story that was renamed would be passed over in silence.
    let listed = process::output(tools.command("cargo").args(story).arg("--list")).unwrap_or_default();
    if !listed.contains(SMOKE_STORY) {
        bail!("tests/e2e has no story {SMOKE_STORY}");
    }
    process::run(tools.command("cargo").args(story).env("SHOP_URL", &url))
}
