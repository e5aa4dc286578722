//! `npm run bench`: shoppers on the whole shop, next to a Worker that does nothing, in one run (docs/BENCH.md).

mod costs;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::{Deserialize, Serialize};

use crate::bundle::{self, Profile};
use crate::process;
use crate::report::say;
use crate::seed;
use crate::setup::{self, Tools};
use crate::stack::{Ready, Settings, Stack};
use crate::workspace::Workspace;

#[derive(Args)]
pub struct Options {
    /// Shoppers at once, each as fast as it gets answers
    #[arg(long, default_value_t = 16)]
    users: usize,
    /// How long they shop
    #[arg(long, default_value_t = 30)]
    seconds: usize,
    /// How many products the shop has
    #[arg(long, default_value_t = seed::DEFAULT_PRODUCTS)]
    products: usize,
    /// How the Workers are compiled; `release` is what is deployed
    #[arg(long, value_enum, default_value_t = Profile::Local)]
    profile: Profile,
}

/// How long the comparisons and the run of a single shopper take.
const SHORT_SECONDS: usize = 10;

/// What the crate `load` answers.
#[derive(Debug, Serialize, Deserialize)]
struct Load {
    seconds: f64,
    orders: u64,
    all: Times,
    classes: BTreeMap<String, Times>,
    statuses: BTreeMap<String, u64>,
    failures: BTreeMap<String, u64>,
    outside: BTreeMap<String, Hop>,
    hops: BTreeMap<String, Hop>,
    invocations: BTreeMap<String, Hop>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Times {
    requests: u64,
    refused: u64,
    failed: u64,
    mean: f64,
    p50: f64,
    p95: f64,
    p99: f64,
    max: f64,
}

/// A number of calls and the sum of what they took.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Hop {
    calls: u64,
    millis: u64,
}

impl Load {
    fn per_second(&self, count: u64) -> f64 {
        count_as_f64(count) / self.seconds.max(0.001)
    }

    fn rate(&self) -> f64 {
        self.per_second(self.all.requests)
    }
}

/// What the runtime used during the main run.
#[derive(Debug, Default, Serialize)]
struct Used {
    node_peak_rss: u64,
    workerd_peak_rss: u64,
    node_cpu_seconds: f64,
    workerd_cpu_seconds: f64,
    wall_seconds: f64,
}

#[derive(Serialize)]
struct Raw {
    commit: String,
    machine: String,
    profile: String,
    users: usize,
    products: usize,
    pong_before: Load,
    gateway: Load,
    shop: Load,
    pong_after: Load,
    alone: Load,
    used: Used,
}

/// Builds, starts a shop on the memory disk, lets shoppers in, and prints what came of it.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let tools = setup::run(workspace)?;
    bundle::run(workspace, &tools, options.profile, &[])?;
    say("building the shoppers");
    process::run(tools.command("cargo").args(["build", "--quiet", "--profile", "local", "-p", "load"]))?;
    let settings = Settings { pong: true, ..Settings::temporary(options.products)? };
    let stack = Stack::start(workspace, &tools, &settings)?;
    let pong_url = stack.ready.pong_url.as_deref().context("the harness serves no pong")?;
    let shoppers = Shoppers { program: &bundle::target_dir(workspace).join("local/load"), tools: &tools };
    let direct = &stack.ready.direct_url;

    let pong_before = shoppers.ask("the bare Worker", pong_url, "/", options.users)?;
    let gateway = shoppers.ask("the gateway alone", direct, "/health", options.users)?;
    say(&format!("{} shoppers for {} s", options.users, options.seconds));
    let (shop, used) = watch(&stack.ready, || shoppers.shop(direct, options.users, options.seconds))?;
    let pong_after = shoppers.ask("the bare Worker again", pong_url, "/", options.users)?;
    say(&format!("one shopper for {SHORT_SECONDS} s, to see where the time goes"));
    let alone = shoppers.shop(direct, 1, SHORT_SECONDS)?;

    let raw = Raw {
        commit: process::output(tools.command("git").args(["describe", "--always", "--dirty"]))
            .unwrap_or_default(),
        machine: machine(),
        profile: options.profile.name().to_owned(),
        users: options.users,
        products: options.products,
        pong_before,
        gateway,
        shop,
        pong_after,
        alone,
        used,
    };
    let file = workspace.shop_dir().join("bench.json");
    fs::create_dir_all(workspace.shop_dir())?;
    fs::write(&file, serde_json::to_string_pretty(&raw)?)?;
    print(&raw);
    println!("\nraw figures: {}", workspace.show(&file));
    if raw.shop.all.failed + raw.alone.all.failed > 0 || raw.shop.orders == 0 {
        bail!(
            "requests failed, or nobody bought anything: the figures above are not those of a working shop"
        );
    }
    Ok(())
}

/// The crate `load`, compiled.
struct Shoppers<'a> {
    program: &'a Path,
    tools: &'a Tools,
}

impl Shoppers<'_> {
    fn ask(&self, what: &str, url: &str, path: &str, users: usize) -> Result<Load> {
        say(&format!("{what} for {SHORT_SECONDS} s"));
        self.run(&["--url", url, "--path", path], users, SHORT_SECONDS)
    }

    fn shop(&self, url: &str, users: usize, seconds: usize) -> Result<Load> {
        self.run(&["--url", url], users, seconds)
    }

    fn run(&self, arguments: &[&str], users: usize, seconds: usize) -> Result<Load> {
        let mut command = self.tools.command(self.program);
        command.args(arguments);
        command.args(["--users", &users.to_string(), "--seconds", &seconds.to_string()]);
        let output = Command::stderr(&mut command, Stdio::inherit()).output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let last = text.lines().rfind(|line| line.starts_with('{'));
        let last =
            last.with_context(|| format!("the shoppers ended without a report ({})", output.status))?;
        Ok(serde_json::from_str(last)?)
    }
}

/// Runs something and watches what the runtime's two processes use meanwhile.
fn watch<T>(ready: &Ready, act: impl FnOnce() -> Result<T>) -> Result<(T, Used)> {
    let (done, node, workerd) = (AtomicBool::new(false), AtomicU64::new(0), AtomicU64::new(0));
    let (started, before) = (Instant::now(), (cpu_seconds(ready.pid), cpu_seconds(ready.workerd_pid)));
    let result = thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                node.fetch_max(resident_bytes(ready.pid), Ordering::SeqCst);
                workerd.fetch_max(resident_bytes(ready.workerd_pid), Ordering::SeqCst);
                thread::sleep(Duration::from_millis(200));
            }
        });
        let result = act();
        done.store(true, Ordering::SeqCst);
        result
    })?;
    let used = Used {
        node_peak_rss: node.into_inner(),
        workerd_peak_rss: workerd.into_inner(),
        node_cpu_seconds: cpu_seconds(ready.pid) - before.0,
        workerd_cpu_seconds: cpu_seconds(ready.workerd_pid) - before.1,
        wall_seconds: started.elapsed().as_secs_f64(),
    };
    Ok((result, used))
}

/// From Linux's /proc; 0 elsewhere.
fn resident_bytes(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// User and system time of a process, in Linux's hundredths of a second; 0 elsewhere.
fn cpu_seconds(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name, in parentheses, may hold blanks; fields 14 and 15 of the line are the 12th and 13th after it.
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let ticks: u64 =
        after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    count_as_f64(ticks) / 100.0
}

fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|it| it.1);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    format!("{cores} cores, {}", model.unwrap_or(std::env::consts::ARCH))
}

fn print(raw: &Raw) {
    let Raw { shop, used, .. } = raw;
    let pong = f64::midpoint(raw.pong_before.rate(), raw.pong_after.rate());
    println!(
        "\n{} · commit {} · profile {} · {} shoppers · {} products\n",
        raw.machine, raw.commit, raw.profile, raw.users, raw.products
    );
    println!("| | requests/s | of pong | p50 ms | p95 ms | p99 ms | failed |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let rows = [
        ("bare Worker \"pong\", before", &raw.pong_before),
        ("bare Worker \"pong\", after", &raw.pong_after),
        ("gateway alone (`/health`)", &raw.gateway),
        ("the shop", shop),
        ("the shop, one shopper", &raw.alone),
    ];
    for (name, load) in rows {
        let Times { p50, p95, p99, failed, .. } = load.all;
        let (rate, ratio) = (load.rate(), load.rate() / pong);
        println!("| {name} | {rate:.0} | {ratio:.3} | {p50:.1} | {p95:.1} | {p99:.1} | {failed} |");
    }
    println!(
        "\norders/s {:.1} ({} in {:.0} s) · requests {} · refused (409) {} · failed {}",
        shop.per_second(shop.orders),
        shop.orders,
        shop.seconds,
        shop.all.requests,
        shop.all.refused,
        shop.all.failed
    );
    println!(
        "memory at its peak: workerd {} MB, Node {} MB · processor: workerd {:.0} %, Node {:.0} % of one core\n",
        used.workerd_peak_rss / 1_000_000,
        used.node_peak_rss / 1_000_000,
        100.0 * used.workerd_cpu_seconds / used.wall_seconds,
        100.0 * used.node_cpu_seconds / used.wall_seconds
    );
    println!("| What shoppers did | requests/s | p50 ms | p95 ms | p99 ms | max ms | refused | failed |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (name, times) in &shop.classes {
        let Times { requests, refused, failed, p50, p95, p99, max, .. } = *times;
        let rate = shop.per_second(requests);
        println!("| {name} | {rate:.1} | {p50:.1} | {p95:.1} | {p99:.1} | {max:.1} | {refused} | {failed} |");
    }
    println!("\nWhere the time of one shopper goes:\n");
    costs::print(&raw.alone);
    for (what, count) in shop.failures.iter().chain(&raw.alone.failures).take(20) {
        println!("failed {count} times: {what}");
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of a run fit a double")]
fn count_as_f64(count: u64) -> f64 {
    count as f64
}
