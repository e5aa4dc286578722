//! Running other programs: each in a process group of its own, ended with everything that it started.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

static STOP: AtomicBool = AtomicBool::new(false);

const POLL: Duration = Duration::from_millis(20);
/// How long a program may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_secs(8);

/// Turns Ctrl-C, SIGTERM and SIGHUP into a flag that every wait here looks at.
pub fn stop_on_signals() -> Result<()> {
    ctrlc::set_handler(|| STOP.store(true, Ordering::SeqCst)).context("cannot listen for Ctrl-C")
}

pub fn stop_requested() -> bool {
    STOP.load(Ordering::SeqCst)
}

/// A running program and all that it starts. Dropping it ends them.
pub struct Group {
    child: Child,
}

impl Group {
    /// Starts the program in its own process group, so that a Ctrl-C in the terminal reaches us first and we
    /// end it in order.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        let child = command.process_group(0).spawn().with_context(|| {
            format!(
                "cannot start `{}`: is it installed and in PATH?",
                command.get_program().to_string_lossy()
            )
        })?;
        Ok(Self { child })
    }

    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    pub fn has_ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Waits for the end; a stop request ends the program and is an error here.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            if stop_requested() {
                self.end();
                bail!("stopped");
            }
            thread::sleep(POLL);
        }
    }

    /// Asks the whole group to end, and kills what has not after [`GRACE`].
    pub fn end(&mut self) {
        let Ok(id) = i32::try_from(self.child.id()) else { return };
        let group = Pid::from_raw(id);
        // Failure means that nobody is left in the group, which is what we want.
        let _ = killpg(group, Signal::SIGTERM);
        let deadline = Instant::now() + GRACE;
        while Instant::now() < deadline && matches!(self.child.try_wait(), Ok(None)) {
            thread::sleep(POLL);
        }
        let _ = killpg(group, Signal::SIGKILL);
        let _ = self.child.wait();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end();
    }
}

/// Runs a program to its end, its output going where ours goes.
pub fn run(command: &mut Command) -> Result<()> {
    let status = Group::spawn(command.stdin(Stdio::null()))?.wait()?;
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", show(command))
}

/// Runs a program whose output interests nobody unless it fails; then all of it is shown.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let mut group = Group::spawn(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let out = drain(group.child().stdout.take());
    let err = drain(group.child().stderr.take());
    let status = group.wait()?;
    let (out, err) = (join(out), join(err));
    if status.success() {
        return Ok(());
    }
    let mut stderr = io::stderr().lock();
    stderr.write_all(&out)?;
    stderr.write_all(&err)?;
    bail!("`{}` failed ({status})", show(command))
}

/// The standard output of a short-lived program, `None` when it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command line as one would type it.
pub fn show(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args().map(OsStr::to_string_lossy) {
        line.push(' ');
        line.push_str(&argument);
    }
    line
}

/// Whether a port of this machine can be listened on.
pub fn port_is_free(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_ok()
}

/// A port that nobody listens on at this moment. Below those that systems give to outgoing connections, one of which could
/// have it while the runtime is down after a kill.
pub fn free_port() -> Result<u16> {
    for _ in 0..100 {
        let drawn = getrandom::u32().map_err(|error| anyhow!("no randomness: {error}"))?;
        let port = u16::try_from(10_000 + drawn % 20_000)?;
        if port_is_free(port) {
            return Ok(port);
        }
    }
    bail!("found no free port on 127.0.0.1: end what listens on ports from 10000 to 30000")
}

type Drain = Option<thread::JoinHandle<Vec<u8>>>;

fn drain(stream: Option<impl io::Read + Send + 'static>) -> Drain {
    stream.map(|mut stream| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // A broken pipe only shortens what is shown of a failure.
            let _ = stream.read_to_end(&mut bytes);
            bytes
        })
    })
}

fn join(drain: Drain) -> Vec<u8> {
    drain.and_then(|thread| thread.join().ok()).unwrap_or_default()
}
