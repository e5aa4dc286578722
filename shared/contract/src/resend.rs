//! How the gateway finds out which events a queue has lost, in the same shape for every producer and consumer. The
//! rows stand in the services' own tables.

use crate::event::Queue;
use kernel::EventId;

dto! {
    /// Asks a producer for events that were sent a while ago and that nobody has confirmed.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct AskUnconfirmed {
        /// How long a consumer has before an event is asked about.
        pub patience_ms: u32,
    }

    /// Events of one queue.
    #[derive(Eq)]
    pub struct SentEvents {
        pub queue: Queue,
        pub ids: Vec<EventId>,
    }

    /// At most a few thousand, those first that were sent the fewest times.
    #[derive(Eq)]
    pub struct Unconfirmed {
        pub sent: Vec<SentEvents>,
    }

    /// Names events.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct EventIds {
        pub ids: Vec<EventId>,
    }

    /// What the consumers said: these they are done with, those they have never had to the end.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct SettleEvents {
        pub confirmed: Vec<EventId>,
        pub missing: Vec<EventId>,
        /// How long a consumer has before an event is sent again; twice as long after each time.
        pub patience_ms: u32,
    }
}
