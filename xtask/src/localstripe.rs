//! An emulator of Stripe for the step `stripe`: a Python program, in an environment of its own in the cache folder.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process;
use crate::report::say;
use crate::setup;

const VERSION: &str = "1.15.10";

/// The program, installed where it is not yet.
pub fn program() -> Result<PathBuf> {
    let folder = setup::cache_dir()?.join(format!("localstripe-{VERSION}"));
    let program = folder.join("bin/localstripe");
    if works(&program) {
        return Ok(program);
    }
    if process::output(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_none() {
        bail!(
            "python3 with its module venv is missing, which runs an emulator of Stripe (Debian: apt-get install python3-venv)"
        );
    }
    say("installing localstripe, an emulator of Stripe");
    process::run_quietly(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    let package = format!("localstripe=={VERSION}");
    process::run_quietly(Command::new(folder.join("bin/pip")).args(["install", "--quiet", &package]))?;
    if !works(&program) {
        bail!("{} was installed but does not run", program.display());
    }
    Ok(program)
}

/// False where an interpreter that the folder was made with is gone.
fn works(program: &Path) -> bool {
    let mut command = Command::new(program);
    let status =
        command.arg("--help").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Waits until it takes connections.
pub fn wait(port: u16) -> Result<()> {
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if started.elapsed() > Duration::from_secs(30) {
            bail!("the emulator of Stripe does not answer on port {port}");
        }
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}
