//! Shoppers for the benchmark (docs/BENCH.md): goose schedules them and sends their requests, this crate says what they
//! do and writes down what came of it. `cargo xtask bench` runs it; the answer is one JSON document on standard output.
#![allow(clippy::disallowed_methods, reason = "a native tool: the clock that panics on wasm32 works here")]

mod catalog;
mod record;
mod shopper;

use clap::Parser;
use goose::{config::GooseConfiguration, prelude::*};
use shopper::{ask, buy, change_cart, open_list, open_page, open_product, search};
use std::{error::Error, sync::Arc, time::Duration};

#[derive(Parser)]
struct Options {
    /// The address under measurement
    #[arg(long)]
    url: String,
    /// Only ask for this path again and again, instead of shopping
    #[arg(long)]
    path: Option<String>,
    /// How many ask at once, each as fast as it gets answers
    #[arg(long, default_value_t = 16)]
    users: usize,
    /// How long is measured
    #[arg(long, default_value_t = 30)]
    seconds: usize,
    /// How long is run before that
    #[arg(long, default_value_t = 5)]
    warm_up: usize,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let scenario = if let Some(path) = options.path {
        shopper::ask_for(path);
        Scenario::new("path").register_transaction(transaction!(ask))
    } else {
        shopper::visit(Arc::new(catalog::load(&options.url).await?));
        mix()?
    };
    record::begin_after(Duration::from_secs(options.warm_up.try_into()?));
    let attack = GooseAttack::initialize_with_config(GooseConfiguration::default())?
        .register_scenario(scenario)
        .set_scheduler(GooseScheduler::Random)
        .set_default(GooseDefault::Host, options.url.as_str())?
        .set_default(GooseDefault::Users, options.users)?
        .set_default(GooseDefault::IncreaseRate, "1000")?
        .set_default(GooseDefault::RunTime, options.seconds + options.warm_up)?
        .set_default(GooseDefault::NoPrintMetrics, true)?
        .set_default(GooseDefault::NoTelnet, true)?
        .set_default(GooseDefault::NoWebSocket, true)?
        .set_default(GooseDefault::Quiet, 2_usize)?;
    Box::pin(attack.execute()).await?;
    println!("{}", serde_json::to_string(&record::report())?);
    Ok(())
}

/// What shoppers do, in twentieths.
fn mix() -> Result<Scenario, GooseError> {
    Ok(Scenario::new("shopper")
        .register_transaction(transaction!(open_product).set_weight(6)?)
        .register_transaction(transaction!(open_list).set_weight(4)?)
        .register_transaction(transaction!(open_page).set_weight(4)?)
        .register_transaction(transaction!(search).set_weight(2)?)
        .register_transaction(transaction!(change_cart).set_weight(3)?)
        .register_transaction(transaction!(buy).set_weight(1)?))
}
