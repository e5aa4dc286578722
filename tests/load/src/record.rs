//! What came of the requests.
//!
//! Goose keeps times rounded to milliseconds and does not see headers; here every time is kept in microseconds, and
//! what the gateway says about the calls inside is added up.

use serde::Serialize;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// What became of a request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// As wished.
    Fine,
    /// 409: somebody else was faster, or has bought the rest. The shop works as it should.
    Refused,
    /// Anything else.
    Failed,
}

#[derive(Default)]
struct Class {
    micros: Vec<u64>,
    refused: u64,
    failed: u64,
}

/// The calls of one path, such as `checkout>object_start_checkout>reserve`.
#[derive(Clone, Copy, Default, Serialize)]
pub struct Hop {
    pub calls: u64,
    pub millis: u64,
}

#[derive(Default)]
struct Records {
    begins: Option<Instant>,
    last: Option<Instant>,
    orders: u64,
    statuses: BTreeMap<u16, u64>,
    failures: BTreeMap<String, u64>,
    classes: BTreeMap<&'static str, Class>,
    /// Time around the requests of an operation, as their sender saw it.
    outside: BTreeMap<String, Hop>,
    hops: BTreeMap<String, Hop>,
    invocations: BTreeMap<String, Hop>,
}

static RECORDS: Mutex<Option<Records>> = Mutex::new(None);

fn with<T>(act: impl FnOnce(&mut Records) -> T) -> T {
    let mut records = RECORDS.lock().unwrap_or_else(PoisonError::into_inner);
    act(records.get_or_insert_default())
}

/// Nothing counts before this time is over.
pub fn begin_after(warm_up: Duration) {
    with(|records| records.begins = Some(Instant::now() + warm_up));
}

/// An answer.
pub struct Answer<'a> {
    pub class: &'static str,
    pub started: Instant,
    pub status: u16,
    pub outcome: Outcome,
    /// `X-Timings`.
    pub timings: &'a str,
    /// `X-Invocations`.
    pub invocations: u64,
    /// For a failure: what it was.
    pub what: &'a str,
}

/// Writes an answer down.
pub fn note(answer: &Answer<'_>) {
    let now = Instant::now();
    with(|records| {
        if records.begins.is_none_or(|begins| answer.started < begins) {
            return;
        }
        records.last = Some(now);
        let micros = u64::try_from((now - answer.started).as_micros()).unwrap_or(u64::MAX);
        *records.statuses.entry(answer.status).or_default() += 1;
        let class = records.classes.entry(answer.class).or_default();
        class.micros.push(micros);
        match answer.outcome {
            Outcome::Fine => {}
            Outcome::Refused => class.refused += 1,
            Outcome::Failed => {
                class.failed += 1;
                *records.failures.entry(answer.what.to_owned()).or_default() += 1;
            }
        }
        let entries = answer.timings.split(',').filter_map(|entry| entry.trim().rsplit_once(';'));
        for (path, millis) in entries {
            let millis = millis.parse().unwrap_or(0);
            add(&mut records.hops, path, millis);
        }
        // The first entry is the operation that the gateway forwarded to.
        let operation = answer.timings.split(';').next().unwrap_or_default();
        add(&mut records.outside, operation, micros);
        add(&mut records.invocations, operation, answer.invocations);
    });
}

/// An order was placed: the shop said 201.
pub fn note_order(started: Instant) {
    with(|records| {
        if records.begins.is_some_and(|begins| started >= begins) {
            records.orders += 1;
        }
    });
}

fn add(hops: &mut BTreeMap<String, Hop>, path: &str, amount: u64) {
    let hop = hops.entry(path.to_owned()).or_default();
    hop.calls += 1;
    hop.millis += amount;
}

#[derive(Serialize)]
pub struct Report {
    pub seconds: f64,
    pub orders: u64,
    pub all: Times,
    pub classes: BTreeMap<&'static str, Times>,
    pub statuses: BTreeMap<u16, u64>,
    pub failures: BTreeMap<String, u64>,
    /// Microseconds around the requests of each operation.
    pub outside: BTreeMap<String, Hop>,
    pub hops: BTreeMap<String, Hop>,
    /// Worker invocations of each operation.
    pub invocations: BTreeMap<String, Hop>,
}

/// Times in milliseconds.
#[derive(Serialize)]
pub struct Times {
    pub requests: usize,
    pub refused: u64,
    pub failed: u64,
    pub mean: f64,
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
    pub max: f64,
}

#[allow(clippy::cast_precision_loss, reason = "microseconds of a run fit a double")]
fn times(mut micros: Vec<u64>, refused: u64, failed: u64) -> Times {
    micros.sort_unstable();
    let at = |percent: usize| {
        let rank = (micros.len() * percent).div_ceil(100).saturating_sub(1);
        micros.get(rank).copied().unwrap_or(0) as f64 / 1000.0
    };
    let mean = micros.iter().sum::<u64>() as f64 / 1000.0 / micros.len().max(1) as f64;
    let (p50, p95, p99, max) = (at(50), at(95), at(99), at(100));
    Times { requests: micros.len(), refused, failed, mean, p50, p95, p99, max }
}

/// Everything that was written down.
pub fn report() -> Report {
    let records = with(std::mem::take);
    let all = records.classes.values().flat_map(|class| class.micros.iter().copied()).collect();
    let refused = records.classes.values().map(|class| class.refused).sum();
    let failed = records.classes.values().map(|class| class.failed).sum();
    let seconds = match (records.begins, records.last) {
        (Some(begins), Some(last)) => last.saturating_duration_since(begins).as_secs_f64(),
        _ => 0.0,
    };
    Report {
        seconds,
        orders: records.orders,
        all: times(all, refused, failed),
        classes: records
            .classes
            .into_iter()
            .map(|(name, class)| (name, times(class.micros, class.refused, class.failed)))
            .collect(),
        statuses: records.statuses,
        failures: records.failures,
        outside: records.outside,
        hops: records.hops,
        invocations: records.invocations,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp, reason = "whole milliseconds are exact")]
    fn percentiles_are_answers_that_somebody_waited_for() {
        let times = times((1..=100).map(|n| n * 1000).collect(), 0, 0);
        assert_eq!(
            (times.requests, times.p50, times.p95, times.p99, times.max),
            (100, 50.0, 95.0, 99.0, 100.0)
        );
        assert_eq!(super::times(vec![], 0, 0).requests, 0);
    }
}
