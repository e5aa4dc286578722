//! `npm start`: the whole shop on this machine, from nothing, with one command.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;
use nix::sys::signal::Signal;

use crate::bundle::{self, Profile};
use crate::process::{self, Group};
use crate::report::say;
use crate::setup::{self, Tools};
use crate::workspace::{Worker, Workspace};
use crate::{secrets, seed, stack};

/// `wrangler dev` never runs a cron by itself; the gateway's is due every minute.
const CRON_INTERVAL: Duration = Duration::from_secs(60);
const START_TIMEOUT: Duration = Duration::from_secs(120);

#[derive(Args)]
pub struct Options {
    /// The port that the shop is served on
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Throw the local data away and seed anew
    #[arg(long)]
    fresh: bool,
    /// How many products a new shop is seeded with
    #[arg(long, default_value_t = seed::DEFAULT_PRODUCTS)]
    products: usize,
    /// What wrangler prints: error, warn, info (each request) or debug
    #[arg(long, default_value = "warn")]
    log_level: String,
}

pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let port = options.port;
    let _lock = lock(&workspace.shop_dir(), port)?;
    if !process::port_is_free(port) {
        bail!(
            "port {port} is taken. End what uses it, or take another: `npm start -- --port {}`",
            port.checked_add(1).unwrap_or(8787)
        );
    }
    say("step 1 of 4: tools and packages");
    let tools = setup::run(workspace)?;
    say("step 2 of 4: compiling what changed (ten to twenty minutes at the first start, seconds later)");
    bundle::run(workspace, &tools, Profile::Local, &[])?;
    let state = workspace.shop_dir().join("state");
    if options.fresh && state.exists() {
        say("throwing the local data away");
        fs::remove_dir_all(&state).context("cannot remove .shop/state")?;
    }
    say("step 3 of 4: secrets, databases and products");
    let workers = workspace.workers()?;
    let url = format!("http://localhost:{port}");
    secrets::run(workspace, &workers, Some(&url))?;
    stack::prepare_state(workspace, &workers, &state, options.products)?;

    say(&format!("step 4 of 4: starting wrangler dev on port {port}"));
    let mut command = wrangler_dev(workspace, &tools, &workers, port)?;
    command.args(["--log-level", &options.log_level]).arg("--persist-to").arg(&state);
    let mut wrangler = Group::spawn(command.stdin(Stdio::null()))?;
    wait_until_healthy(&mut wrangler, &url)?;
    say_what_next(&url);
    let mut next_tick = Instant::now() + CRON_INTERVAL;
    while !process::stop_requested() {
        if let Some(status) = wrangler.has_ended()? {
            if is_asked_to_end(status) {
                break;
            }
            bail!("wrangler dev ended ({status})");
        }
        if Instant::now() >= next_tick {
            next_tick = Instant::now() + CRON_INTERVAL;
            // A tick that fails is logged by the gateway, and the next one follows.
            let _ = ureq::get(&format!("{url}/cdn-cgi/local/scheduled")).call();
        }
        thread::sleep(Duration::from_millis(100));
    }
    say("stopping");
    Ok(())
}

/// True if a program ended because somebody told it to, and perhaps us as well: 128 and the signal's number is how a
/// shell says that.
fn is_asked_to_end(status: ExitStatus) -> bool {
    let asked = [Signal::SIGINT, Signal::SIGTERM].map(|signal| signal as i32);
    status.signal().or(status.code().map(|code| code - 128)).is_some_and(|signal| asked.contains(&signal))
}

/// Keeps a second start away from the data that a running one serves; two runtimes would write the same files. The
/// system takes the lock back with the process, however that ends.
fn lock(shop_dir: &Path, port: u16) -> Result<File> {
    fs::create_dir_all(shop_dir)?;
    let path = shop_dir.join("start.lock");
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut running = String::new();
            file.read_to_string(&mut running)?;
            bail!(
                "this folder's shop is already running, on port {}. End that one first: both would write the same data",
                running.trim()
            );
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| format!("cannot lock {}", path.display()));
        }
    }
    file.set_len(0)?;
    file.rewind()?;
    write!(file, "{port}")?;
    Ok(file)
}

/// `wrangler dev` with every Worker's configuration, the gateway first: only the first has a port.
pub fn wrangler_dev(workspace: &Workspace, tools: &Tools, workers: &[Worker], port: u16) -> Result<Command> {
    let mut command = tools.command("wrangler");
    command.arg("dev");
    for worker in workers {
        command.arg("-c").arg(worker.config_path.strip_prefix(workspace.root())?);
    }
    command.args(["--port", &port.to_string(), "--inspector-port", &process::free_port()?.to_string()]);
    // Its trace of every request halves the speed; CI=1 keeps it from asking questions; and it would fetch a
    // description of this machine's place in the network, which nothing here reads.
    command.env("X_LOCAL_OBSERVABILITY", "false").env("CI", "1").env("CLOUDFLARE_CF_FETCH_ENABLED", "false");
    Ok(command)
}

/// Polls `/health` until it answers 200, the program ends, or two minutes have passed.
pub fn wait_until_healthy(program: &mut Group, url: &str) -> Result<()> {
    let deadline = Instant::now() + START_TIMEOUT;
    let health = format!("{url}/health");
    while Instant::now() < deadline {
        if ureq::get(&health).call().is_ok() {
            return Ok(());
        }
        if let Some(status) = program.has_ended()? {
            bail!("wrangler dev ended before the shop answered ({status}); its reason is above");
        }
        if process::stop_requested() {
            bail!("stopped");
        }
        thread::sleep(Duration::from_millis(200));
    }
    bail!("{health} does not answer after {} s", START_TIMEOUT.as_secs())
}

fn say_what_next(url: &str) {
    println!(
        "
  ShopSphere is ready. Open

    {url}/                 the shop
    {url}/admin            the admin: admin@shopsphere.test / shopsphere-admin
    {url}/dev/mailbox      the mails that it \"sent\"
    {url}/api/docs         the API

  Coupon: WELCOME10. Cards: tok_ok pays, tok_declined is refused, tok_3ds asks the shopper, tok_slow takes two
  seconds, tok_error finds no provider.
  Ctrl-C stops. `npm start -- --fresh` begins anew, `-- --port N` uses another port.
"
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::TemporaryDir;

    #[test]
    fn a_second_start_is_told_where_the_first_one_runs() {
        let dir = TemporaryDir::new().unwrap();
        let first = lock(dir.path(), 8787).unwrap();
        let refused = lock(dir.path(), 8799).unwrap_err().to_string();
        assert!(refused.contains("port 8787"), "{refused}");
        drop(first);
        lock(dir.path(), 8799).unwrap();
    }
}
