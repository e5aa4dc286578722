//! Faults on demand, for the proofs of docs/PROOF.md. Without the feature `faults` nothing of this is compiled: every
//! build of a bundle checks that the names below are not in it, or, for the proofs, that they are.

use crate::ObjectStorage;

/// The object's table that remembers where it was stopped, so that it goes on when it gets there again. Bundles with
/// faults are told apart by this name.
#[cfg(feature = "faults")]
pub const MARK: &str = "proof_crash_points";

/// A point between two steps, at which a proof may end the runtime: where `wish` names it, everything stops there for
/// ever, once. A wish is `crash.{point}.{point}…`, and a point is `{step}-{moment}`.
#[cfg(feature = "faults")]
pub async fn crash_point(storage: &dyn ObjectStorage, wish: &str, step: &str, moment: &str) {
    use crate::{Statement, runtime::log};
    use std::time::Duration;

    let point = format!("{step}-{moment}");
    if !wish.starts_with("crash.") || !wish.split('.').any(|wanted| wanted == point) {
        return;
    }
    let table =
        Statement::new("CREATE TABLE IF NOT EXISTS proof_crash_points (point TEXT PRIMARY KEY) STRICT");
    let first = Statement::new(
        "INSERT INTO proof_crash_points (point) VALUES (?1) ON CONFLICT DO NOTHING RETURNING point",
    );
    let is_first = storage.sql(table).is_ok()
        && storage.sql(first.bind(point.as_str())).is_ok_and(|rows| !rows.rows.is_empty());
    if is_first {
        // What was written is on the disk before anybody hears of it: the point itself, if nothing else.
        sleep(Duration::from_millis(50)).await;
        log::info("crash point", &serde_json::json!({"key": wish, "point": point}));
        sleep(Duration::from_secs(3600)).await;
    }
}

#[cfg(all(feature = "faults", target_arch = "wasm32"))]
async fn sleep(duration: std::time::Duration) {
    worker::Delay::from(duration).await;
}

/// Natively, nobody waits: the test drops the future.
#[cfg(all(feature = "faults", not(target_arch = "wasm32")))]
async fn sleep(duration: std::time::Duration) {
    if duration.as_secs() > 0 {
        std::future::pending::<()>().await;
    }
}

/// Nothing.
#[cfg(not(feature = "faults"))]
#[allow(clippy::unused_async, reason = "the same call as with the feature")]
pub async fn crash_point(_: &dyn ObjectStorage, _: &str, _: &str, _: &str) {}

/// Answers of D1 that never come, at random.
#[cfg(feature = "faults")]
pub mod database {
    use crate::DatabaseError;
    use std::cell::Cell;

    /// What Cloudflare documents as passing failures of D1. Before the last two nothing was written; after the others
    /// nobody knows.
    const AMBIGUOUS: [&str; 3] = [
        "D1_ERROR: Network connection lost.",
        "D1_ERROR: Internal error in D1 DB storage caused object to be reset.",
        "D1_ERROR: D1 DB reset because its code was updated.",
    ];
    const REFUSED: [&str; 2] = [
        "D1_ERROR: D1 DB is overloaded. Requests queued for too long.",
        "D1_ERROR: D1 DB is overloaded. Too many requests queued.",
    ];

    thread_local! {
        static STATE: Cell<Option<u64>> = const { Cell::new(None) };
    }

    /// When a fault strikes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Strike {
        /// Nothing was written.
        Before,
        /// Everything was written, and nobody is told.
        After,
    }

    /// How often, and from which seed: the variable `D1_FAULTS`, `{seed}:{percent}`.
    #[derive(Clone, Copy, Debug)]
    pub struct Faults {
        seed: u64,
        percent: u64,
    }

    impl Faults {
        /// Reads the variable.
        pub fn parse(text: &str) -> Option<Self> {
            let (seed, percent) = text.split_once(':')?;
            Some(Self { seed: seed.parse().ok()?, percent: percent.parse().ok()? })
        }

        /// Whether the next batch meets a fault, and which.
        pub fn draw(self) -> Option<(Strike, DatabaseError)> {
            if self.next() % 100 >= self.percent {
                return None;
            }
            let all: Vec<&str> = AMBIGUOUS.into_iter().chain(REFUSED).collect();
            let which = usize::try_from(self.next() % 5).unwrap_or(0);
            let message = all.get(which).copied().unwrap_or_default();
            let strike = if which < AMBIGUOUS.len() && self.next().is_multiple_of(2) {
                Strike::After
            } else {
                Strike::Before
            };
            Some((strike, DatabaseError::from_message(message.to_owned())))
        }

        /// splitmix64, one stream an isolate.
        fn next(self) -> u64 {
            let state = STATE.get().unwrap_or(self.seed).wrapping_add(0x9e37_79b9_7f4a_7c15);
            STATE.set(Some(state));
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn faults_come_as_often_as_wanted_before_and_after_and_all_may_pass() {
            let faults = Faults::parse("7:20").unwrap();
            let drawn: Vec<_> = (0..10_000).filter_map(|_| faults.draw()).collect();
            assert!((1_800..2_200).contains(&drawn.len()), "{}", drawn.len());
            let after = drawn.iter().filter(|(strike, _)| *strike == Strike::After).count();
            assert!((450..750).contains(&after), "{after}");
            assert!(drawn.iter().all(|(_, error)| matches!(error, DatabaseError::Transient(_))));
        }
    }
}
