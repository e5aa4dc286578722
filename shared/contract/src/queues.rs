//! How a service's queues are, in the same shape for each that has any. The rows stand in the services' own tables.

use crate::{Limit, List};
use kernel::{Text, Timestamp};
use std::num::NonZeroU32;

dto! {
    /// A message that could not be handled.
    pub struct DeadLetter {
        /// The event's id; a name made of the body where it cannot be read.
        pub id: String,
        /// The queue that it came through.
        pub queue: String,
        /// What the event is, such as `payment_changed`; none for what cannot be read.
        pub kind: Option<String>,
        /// Why it is here.
        pub reason: DeathReason,
        /// How often it ended here.
        pub failures: NonZeroU32,
        pub at: Timestamp,
        /// When it was sent through its queue again.
        pub replayed_at: Option<Timestamp>,
        /// What it says, without what opens something: tokens are left out. None where nothing was kept.
        pub body: Option<serde_json::Value>,
    }

    /// Why a message could not be handled.
    #[derive(Copy, Eq)]
    pub enum DeathReason {
        /// It is of no form that we know.
        Unreadable,
        /// It failed as often as its queue allows.
        Failed,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ReadQueues {
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// What a service has not sent and what it could not handle.
    pub struct QueueReport {
        /// Events that wait to be sent.
        pub unsent: u32,
        /// Since when the oldest waits.
        pub unsent_since: Option<Timestamp>,
        /// Messages that could not be handled and that nobody has sent again.
        pub dead: u32,
        /// Since when the oldest is there.
        pub dead_since: Option<Timestamp>,
        /// Those and, for a week, the ones that were sent again; the newest first.
        pub letters: List<DeadLetter>,
    }

    /// What is to become of messages that could not be handled.
    #[derive(Copy, Eq)]
    pub enum Treatment {
        /// They go through their queue again.
        Replay,
        /// They are forgotten.
        Discard,
    }

    #[serde(deny_unknown_fields)]
    pub struct TreatDeadLetters {
        pub treatment: Treatment,
        /// Which ones; all that nobody has sent again, at most a hundred at a time, where none are named.
        pub ids: Option<Vec<Text<100>>>,
    }

    /// What was done.
    #[derive(Copy, Eq)]
    pub struct TreatedDeadLetters {
        /// How many were sent again or forgotten; those that were before do not count.
        pub treated: u32,
    }
}
