//! The test stack: the same bundles and the same wrangler.toml files on a pinned Miniflare, several times as fast
//! as `wrangler dev`, with a control endpoint (docs/TESTING.md).

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Deserialize;

use crate::bundle::{self, Profile};
use crate::process::{self, Group};
use crate::report::say;
use crate::setup::{self, Tools};
use crate::workspace::{Worker, Workspace};
use crate::{migrate, secrets, seed};

const DEFAULT_PORT: u16 = 8790;

#[derive(Args)]
pub struct Options {
    /// The shop's port
    #[arg(long, default_value_t = DEFAULT_PORT)]
    port: u16,
    /// The control endpoint's port (a free one by default)
    #[arg(long)]
    control: Option<u16>,
    /// Where the state is kept (a temporary folder, removed at the end, by default)
    #[arg(long)]
    state: Option<PathBuf>,
    /// How many products a new state is seeded with
    #[arg(long, default_value_t = seed::DEFAULT_PRODUCTS)]
    seed_products: usize,
    #[arg(long, value_enum, default_value_t = Profile::Local)]
    profile: Profile,
}

/// What a stack is started with.
pub struct Settings {
    pub port: u16,
    pub control: u16,
    /// The gateway's own socket.
    pub direct: u16,
    /// `None`: a new folder on the memory disk, if there is one, removed when the stack ends.
    pub state: Option<PathBuf>,
    pub products: usize,
    /// Whether a bare Worker is served beside the shop, to compare with.
    pub pong: bool,
    /// Whether the Workers through which an order goes can be made to fail: for the proofs.
    pub faulty: bool,
    /// Variables by Worker, as JSON, which replace those of the wrangler.toml files.
    pub vars: Option<String>,
}

impl Settings {
    /// Free ports and a state of its own: for tests and benchmarks.
    pub fn temporary(products: usize) -> Result<Self> {
        Ok(Self {
            port: process::free_port()?,
            control: process::free_port()?,
            direct: process::free_port()?,
            state: None,
            products,
            pong: false,
            faulty: false,
            vars: None,
        })
    }
}

/// What the harness says once it serves.
#[derive(Clone, Debug, Deserialize)]
pub struct Ready {
    /// The shop as in production: static assets first, then the gateway.
    pub url: String,
    /// The gateway's own socket, past the emulated asset server: what benchmarks measure.
    pub direct_url: String,
    pub control_url: String,
    /// The bare Worker's own socket.
    pub pong_url: Option<String>,
    pub pid: u32,
    pub workerd_pid: u32,
}

/// A running stack. Dropping it ends the runtime, then removes a temporary state (fields drop in order).
pub struct Stack {
    group: Group,
    pub ready: Ready,
    /// Where the runtime keeps its files.
    pub state: PathBuf,
    _temporary: Option<TemporaryDir>,
}

impl Stack {
    /// Migrates and seeds the state if it is new, then serves it. The Workers must have been built.
    pub fn start(workspace: &Workspace, tools: &Tools, settings: &Settings) -> Result<Self> {
        for port in [settings.port, settings.control] {
            if !process::port_is_free(port) {
                bail!("port {port} is taken. End what uses it, or name another with --port or --control");
            }
        }
        let (state, temporary) = match &settings.state {
            Some(state) => (state.clone(), None),
            None => TemporaryDir::new().map(|dir| (dir.path().to_owned(), Some(dir)))?,
        };
        let workers = workspace.workers()?;
        // The harness gives the Workers its own address, whatever the last `npm start` used.
        secrets::run(workspace, &workers, None)?;
        prepare_state(workspace, &workers, &state, settings.products)?;
        let mut group = Group::spawn(
            harness(workspace, tools, settings, &state).stdin(Stdio::piped()).stdout(Stdio::piped()),
        )?;
        let ready = read_ready(&mut group)?;
        Ok(Self { group, ready, state, _temporary: temporary })
    }

    /// Waits until the runtime ends by itself or somebody asks to stop.
    pub fn wait(&mut self) -> Result<()> {
        while !process::stop_requested() {
            if let Some(status) = self.group.has_ended()? {
                bail!("the runtime ended ({status})");
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let tools = setup::run(workspace)?;
    bundle::run(workspace, &tools, options.profile, &[])?;
    let settings = Settings {
        port: options.port,
        control: options.control.map_or_else(process::free_port, Ok)?,
        direct: process::free_port()?,
        state: options.state.clone(),
        products: options.seed_products,
        pong: false,
        faulty: false,
        vars: None,
    };
    let mut stack = Stack::start(workspace, &tools, &settings)?;
    say(&format!("shop     {}", stack.ready.url));
    say(&format!("direct   {}", stack.ready.direct_url));
    say(&format!("control  {} (POST /tick, POST /kill, GET /info)", stack.ready.control_url));
    say(&format!("process  Node {}, workerd {}", stack.ready.pid, stack.ready.workerd_pid));
    say("Ctrl-C ends it");
    stack.wait()
}

/// Migrations and, in a new state, the seed.
pub fn prepare_state(workspace: &Workspace, workers: &[Worker], state: &Path, products: usize) -> Result<()> {
    let mark = state.join("seeded");
    let is_seeded = mark.is_file();
    let runtime = state.join(migrate::RUNTIME_DIR);
    if !is_seeded && runtime.exists() {
        say("an earlier start was interrupted before the shop was seeded: beginning anew");
        fs::remove_dir_all(&runtime).with_context(|| format!("cannot remove {}", runtime.display()))?;
    }
    say("migrating the databases");
    let databases = migrate::run(workspace, workers, state)?;
    if !is_seeded {
        say(&format!("seeding {products} products"));
        seed::run(&databases, products)?;
        fs::write(mark, format!("{products}\n"))?;
    }
    Ok(())
}

fn harness(workspace: &Workspace, tools: &Tools, settings: &Settings, state: &Path) -> Command {
    let mut command = tools.command("node");
    command.arg(workspace.path("xtask/harness/harness.mjs")).arg("--root").arg(workspace.root());
    command.arg("--state").arg(state);
    command.args(["--port", &settings.port.to_string(), "--control", &settings.control.to_string()]);
    command.args(["--direct", &settings.direct.to_string()]);
    if settings.pong {
        command.arg("--pong");
    }
    if settings.faulty {
        command.arg("--bundles").arg(bundle::faulty_dir(workspace));
    }
    if let Some(vars) = &settings.vars {
        command.env("SHOP_VARS", vars);
    }
    command
}

/// The harness prints one line when it serves; whatever comes before or after is the Workers' log.
fn read_ready(group: &mut Group) -> Result<Ready> {
    let stdout = group.child().stdout.take().context("the harness has no output")?;
    let mut lines = BufReader::new(stdout).lines();
    for line in lines.by_ref() {
        let line = line?;
        if let Ok(ready) = serde_json::from_str(&line) {
            // Somebody must go on reading, or the runtime stops when the pipe is full.
            thread::spawn(move || {
                for line in lines.map_while(Result::ok) {
                    println!("{line}");
                }
            });
            return Ok(ready);
        }
        println!("{line}");
    }
    bail!("the runtime did not start; its last lines are above")
}

/// A folder on the memory disk where there is one (D1 and Durable Objects sync to disk at every write), removed
/// when dropped.
pub struct TemporaryDir(PathBuf);

impl TemporaryDir {
    pub fn new() -> Result<Self> {
        let memory = Path::new("/dev/shm");
        let parent = if memory.is_dir() { memory.to_owned() } else { env::temp_dir() };
        let dir = parent.join(format!("shopsphere-{}-{}", std::process::id(), process::free_port()?));
        fs::create_dir_all(&dir).with_context(|| format!("cannot create {}", dir.display()))?;
        Ok(Self(dir))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryDir {
    fn drop(&mut self) {
        // It lies in a folder for temporary files; failing to remove it harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}
