//! The one place for automation: everything that `npm start`, `npm test`, `npm run deploy` and `.ci/run` do.
//!
//! `cargo xtask help` lists the commands; docs/OPERATIONS.md and docs/TESTING.md say how to use them.
#![allow(
    clippy::disallowed_methods,
    reason = "a native tool: the clock that panics on wasm32 works here, and durations are what it prints"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod assets;
mod bench;
mod bundle;
mod cloudflare;
mod config;
mod deploy;
mod graph;
mod localstripe;
mod migrate;
mod openapi;
mod plan;
mod process;
mod prove;
mod report;
mod rules;
mod secret_scan;
mod secrets;
mod seed;
mod setup;
mod stack;
mod start;
mod test;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};

use bundle::Profile;
use workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "ShopSphere's automation", disable_version_flag = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing: wasm target, worker-build, wasm-bindgen, npm packages
    Setup,
    /// Build the Workers and the browser's files
    Build {
        /// `local` links in seconds, `release` is what is deployed
        #[arg(long, value_enum, default_value_t = Profile::Local)]
        profile: Profile,
        /// Only these Workers (all when none is named)
        workers: Vec<String>,
    },
    /// Build, migrate, seed and serve the whole shop with `wrangler dev`
    Start(start::Options),
    /// Serve the whole shop on Miniflare, as the tests do, with a control endpoint
    Stack(stack::Options),
    /// Run every check: formatting, lints, native tests, rules, stories, browser
    Test(test::Options),
    /// Bundle, create what is missing on the account, migrate and deploy
    Deploy(deploy::Options),
    /// Prove that nothing is oversold, charged twice or lost: crowds, kills, faults (docs/PROOF.md)
    Prove(prove::Options),
    /// Measure the shop with shoppers, next to a bare Worker
    Bench(bench::Options),
    /// Check the architecture rules only
    Rules,
    /// Write docs/openapi/shopsphere.json and docs/ERRORS.md from the contract
    Openapi,
}

fn main() {
    if let Err(error) = run() {
        eprintln!("\nerror: {error:#}");
        std::process::exit(1);
    }
}

fn run() -> Result<()> {
    let cli = Cli::parse();
    process::stop_on_signals()?;
    let workspace = Workspace::find()?;
    match cli.command {
        Command::Setup => setup::run(&workspace).map(drop),
        Command::Build { profile, workers } => {
            let tools = setup::run(&workspace)?;
            bundle::run(&workspace, &tools, profile, &workers)
        }
        Command::Start(options) => start::run(&workspace, &options),
        Command::Stack(options) => stack::run(&workspace, &options),
        Command::Test(options) => test::run(&workspace, &options),
        Command::Deploy(options) => deploy::run(&workspace, &options),
        Command::Prove(options) => prove::run(&workspace, &options),
        Command::Bench(options) => bench::run(&workspace, &options),
        Command::Rules => rules::run(&workspace),
        Command::Openapi => openapi::run(&workspace),
    }
}
