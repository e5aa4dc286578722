//! `npm run prove`: the proofs of docs/PROOF.md on the real runtime. Served are the bundles of every other test, but for
//! the Workers through which an order goes: these can be made to fail.

use anyhow::Result;
use clap::Args;

use crate::bundle::{self, Profile};
use crate::process;
use crate::seed;
use crate::setup::{self, Tools};
use crate::stack::{Settings, Stack};
use crate::test::stack_environment;
use crate::workspace::Workspace;

#[derive(Args)]
pub struct Options {
    /// The form that `npm test` runs: the same proofs, smaller
    #[arg(long)]
    short: bool,
    /// How long the mixed traffic goes on (15, or less in the short form)
    #[arg(long)]
    minutes: Option<f64>,
    /// Repeats what another run drew at random
    #[arg(long)]
    seed: Option<u64>,
    /// Only these proofs, for example `--only 1,6`
    #[arg(long)]
    only: Option<String>,
    /// The shop's port (a free one by default)
    #[arg(long)]
    port: Option<u16>,
}

pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let tools = setup::run(workspace)?;
    bundle::run(workspace, &tools, Profile::Local, &[])?;
    let mut arguments = Vec::new();
    if options.short {
        arguments.push("--short".to_owned());
    }
    let pairs = [
        ("--minutes", options.minutes.map(|minutes| minutes.to_string())),
        ("--seed", options.seed.map(|seed| seed.to_string())),
        ("--only", options.only.clone()),
    ];
    for (flag, value) in pairs {
        arguments.extend(value.into_iter().flat_map(|value| [flag.to_owned(), value]));
    }
    prove(workspace, &tools, options.port, &arguments)
}

/// The step of `npm test`; the Workers have been built.
pub fn short(workspace: &Workspace, tools: &Tools) -> Result<()> {
    prove(workspace, tools, None, &["--short".to_owned()])
}

fn prove(workspace: &Workspace, tools: &Tools, port: Option<u16>, arguments: &[String]) -> Result<()> {
    bundle::run_with_faults(workspace, tools)?;
    let mut settings = Settings::temporary(seed::DEFAULT_PRODUCTS)?;
    settings.faulty = true;
    // What a queue has lost and whom a kill has interrupted is noticed in seconds, not in minutes.
    let vars = serde_json::json!({
        "gateway": {"RESEND_AFTER_MS": "3000"}, "notification": {"MAIL_CLAIM_MS": "10000"},
    });
    settings.vars = Some(vars.to_string());
    if let Some(port) = port {
        (settings.port, settings.control) = (port, port + 1);
    }
    let mut build = tools.command("cargo");
    process::run(build.args(["build", "--quiet", "-p", "e2e", "--bin", "prove"]))?;
    let stack = Stack::start(workspace, tools, &settings)?;
    let mut command = tools.command("cargo");
    command.args(["run", "--quiet", "-p", "e2e", "--bin", "prove", "--"]).args(arguments);
    process::run(command.envs(stack_environment(workspace, &stack)).env("SHOP_STATE", &stack.state))
}
