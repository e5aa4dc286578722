//! Units on their way between the root and a part.

use serde::{Deserialize, Serialize};

/// How many units have ever gone one way between two objects, as one of its two ends counts them. It only rises.
///
/// The sender takes units out of its books and raises its own count in one step; the receiver is told the count, not
/// the units, and puts the difference to its own count into its books. So a message may be lost, repeated or overtaken
/// by a later one: nothing is lost and nothing arrives twice, and what is on its way is the difference of both counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Passed(i64);

impl Passed {
    /// So many units, ever.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// Sends more.
    #[must_use]
    pub const fn send(self, units: i64) -> Self {
        Self(self.0.saturating_add(if units > 0 { units } else { 0 }))
    }

    /// The units that arrive when the other end says that it has sent `sent`, and the count afterwards.
    pub fn arrive(self, sent: Self) -> (i64, Self) {
        (sent.0.saturating_sub(self.0).max(0), self.max(sent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An end of the connection: its units, what it sent, what it got.
    #[derive(Clone, Copy, Debug)]
    struct End {
        units: i64,
        sent: Passed,
        got: Passed,
    }

    #[derive(Clone, Debug)]
    enum Step {
        Send {
            root: bool,
            units: i64,
        },
        /// Delivers one of the messages that were ever sent, the newest, an old one, or one that arrived before.
        Deliver(prop::sample::Index),
        Sell {
            root: bool,
            units: i64,
        },
        Count {
            root: bool,
            units: i64,
        },
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            3 => (any::<bool>(), 1..9_i64).prop_map(|(root, units)| Step::Send { root, units }),
            4 => any::<prop::sample::Index>().prop_map(Step::Deliver),
            1 => (any::<bool>(), 1..4_i64).prop_map(|(root, units)| Step::Sell { root, units }),
            1 => (any::<bool>(), 1..4_i64).prop_map(|(root, units)| Step::Count { root, units }),
        ]
    }

    proptest! {
        #[test]
        fn units_on_their_way_are_counted_once_however_messages_are_lost_repeated_and_reordered(
            opening in 0..30_i64,
            steps in prop::collection::vec(step(), 1..80),
        ) {
            let nothing = End { units: 0, sent: Passed::default(), got: Passed::default() };
            let mut ends = [End { units: opening, ..nothing }, nothing];
            let mut messages: Vec<(usize, Passed)> = Vec::new();
            let mut total = opening;
            for step in steps {
                match step {
                    Step::Send { root, units } => {
                        let end = &mut ends[usize::from(!root)];
                        if end.units >= units {
                            end.units -= units;
                            end.sent = end.sent.send(units);
                            messages.push((usize::from(root), end.sent));
                        }
                    }
                    Step::Deliver(index) if !messages.is_empty() => {
                        let (to, sent) = messages[index.index(messages.len())];
                        let (arrived, got) = ends[to].got.arrive(sent);
                        ends[to].units += arrived;
                        ends[to].got = got;
                    }
                    Step::Deliver(_) => {}
                    Step::Sell { root, units } => {
                        let end = &mut ends[usize::from(!root)];
                        if end.units >= units {
                            end.units -= units;
                            total -= units;
                        }
                    }
                    Step::Count { root, units } => {
                        ends[usize::from(!root)].units += units;
                        total += units;
                    }
                }
                let on_their_way = |from: usize, to: usize| ends[from].sent.units() - ends[to].got.units();
                prop_assert!(on_their_way(0, 1) >= 0 && on_their_way(1, 0) >= 0);
                prop_assert_eq!(
                    ends[0].units + ends[1].units + on_their_way(0, 1) + on_their_way(1, 0),
                    total
                );
            }
            // Whatever was lost before: one message each way brings everything home.
            for to in 0..2 {
                let (arrived, _) = ends[to].got.arrive(ends[1 - to].sent);
                ends[to].units += arrived;
            }
            prop_assert_eq!(ends[0].units + ends[1].units, total);
        }
    }
}
