//! The proofs of docs/PROOF.md, against a running shop. `npm run prove` starts one and then this.
//!
//! `prove [--short] [--minutes N] [--seed N] [--only 1,6]`
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, clippy::print_stdout)]

mod audit;
mod books;
mod contention;
mod crashes;
mod crowd;
mod faults;
mod keys;
mod page;
mod settings;
mod soak;
mod web;
mod webhooks;

use settings::Settings;
use std::{env, process::ExitCode, time::Instant};

/// What follows a flag.
fn value<'a>(arguments: &'a [String], flag: &str) -> Option<&'a str> {
    let at = arguments.iter().position(|argument| argument == flag)?;
    arguments.get(at + 1).map(String::as_str)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    let number = |flag: &str| value(&arguments, flag).and_then(|text| text.parse::<f64>().ok());
    let seed = value(&arguments, "--seed").and_then(|text| text.parse().ok());
    let short = arguments.iter().any(|argument| argument == "--short");
    let settings = Settings::read(short, number("--minutes"), seed);
    if let Some(variant) = value(&arguments, "--buyers") {
        let buyers = arguments.last().and_then(|count| count.parse().ok()).unwrap_or(1);
        crowd::buy(&settings, variant, buyers).await;
        return ExitCode::SUCCESS;
    }
    let only: Option<Vec<u32>> =
        value(&arguments, "--only").map(|list| list.split(',').filter_map(|it| it.parse().ok()).collect());
    let wanted = |number: u32| only.as_ref().is_none_or(|only| only.contains(&number));
    let started = Instant::now();
    println!("Nothing oversold, nothing charged twice, nothing lost: nine proofs on the real runtime.");
    println!("The books are read from the runtime's files; docs/PROOF.md says what each proof does.");
    let mut outcomes = Vec::new();
    for number in 1..=9 {
        if !wanted(number) {
            continue;
        }
        let holds = match number {
            1 => crowd::prove(&settings).await,
            2 => keys::prove(&settings).await,
            3 => contention::one_coupon(&settings).await,
            4 => contention::one_cart(&settings).await,
            5 => webhooks::prove(&settings).await,
            6 => crashes::prove(&settings).await,
            7 => faults::copies(&settings).await,
            8 => faults::database(&settings).await,
            _ => soak::prove(&settings).await,
        };
        outcomes.push((number, holds));
    }
    let failed: Vec<u32> = outcomes.iter().filter(|(_, holds)| !holds).map(|(number, _)| *number).collect();
    let minutes = started.elapsed().as_secs_f64() / 60.0;
    println!("\n{} of {} proofs hold ({minutes:.1} minutes)", outcomes.len() - failed.len(), outcomes.len());
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("These do not: {failed:?}");
    ExitCode::FAILURE
}
