//! Finds events that a queue took and never delivered, and has them sent again.
//!
//! Producers know what they sent, consumers know what they are done with, and only the gateway reaches both: so it asks
//! the one, then the other, and tells the first. No consumer calls a producer, and no message travels back.

use crate::platform::Platform;
use client::Caller;
use contract::{
    Endpoint, Unit, cart,
    event::Queue,
    inventory, notification, order, payment, product,
    resend::{AskUnconfirmed, EventIds, SentEvents, SettleEvents, Unconfirmed},
    search, user,
};
use edge::runtime::log;
use futures::future::join_all;
use kernel::{EventId, Problem};
use std::{collections::HashSet, time::Duration};

/// A service that sends through queues.
struct Producer {
    unconfirmed: Endpoint<Unit, AskUnconfirmed, Unconfirmed>,
    settle: Endpoint<Unit, SettleEvents, Unit>,
}

const PRODUCERS: [Producer; 6] = [
    Producer { unconfirmed: user::UNCONFIRMED_EVENTS, settle: user::SETTLE_EVENTS },
    Producer { unconfirmed: product::UNCONFIRMED_EVENTS, settle: product::SETTLE_EVENTS },
    Producer { unconfirmed: cart::UNCONFIRMED_EVENTS, settle: cart::SETTLE_EVENTS },
    Producer { unconfirmed: order::UNCONFIRMED_EVENTS, settle: order::SETTLE_EVENTS },
    Producer { unconfirmed: payment::UNCONFIRMED_EVENTS, settle: payment::SETTLE_EVENTS },
    Producer { unconfirmed: inventory::UNCONFIRMED_EVENTS, settle: inventory::SETTLE_EVENTS },
];

/// How the consumer of a queue is asked.
const fn consumer(queue: Queue) -> Endpoint<Unit, EventIds, EventIds> {
    match queue {
        Queue::ProductInbox => product::RECEIVED_EVENTS,
        Queue::SearchInbox => search::RECEIVED_EVENTS,
        Queue::OrderInbox => order::RECEIVED_EVENTS,
        Queue::Payments => payment::RECEIVED_EVENTS,
        Queue::Notifications => notification::RECEIVED_EVENTS,
    }
}

/// Asks about every event that was sent longer ago than `patience`. A service that does not answer is asked again in a
/// minute; until then its events are neither confirmed nor sent again.
pub async fn send_lost_events<P: Platform>(platform: &P, caller: &Caller, patience: Duration) {
    let caller = &caller.as_service("gateway");
    let ask = AskUnconfirmed { patience_ms: u32::try_from(patience.as_millis()).unwrap_or(u32::MAX) };
    let results = join_all(PRODUCERS.iter().map(|producer| async move {
        let client = platform.client(producer.settle.route.service)?;
        let unconfirmed = client.call(caller, &producer.unconfirmed, &[], &Unit {}, &ask).await?;
        let mut settle =
            SettleEvents { confirmed: Vec::new(), missing: Vec::new(), patience_ms: ask.patience_ms };
        for answer in join_all(unconfirmed.sent.iter().map(|events| sort(platform, caller, events))).await {
            match answer {
                Ok((confirmed, missing)) => {
                    settle.confirmed.extend(confirmed);
                    settle.missing.extend(missing);
                }
                Err(problem) => log_failure(&problem),
            }
        }
        if settle.confirmed.is_empty() && settle.missing.is_empty() {
            return Ok(());
        }
        client.call(caller, &producer.settle, &[], &Unit {}, &settle).await.map(|_| ())
    }))
    .await;
    results.into_iter().filter_map(Result::err).for_each(|problem| log_failure(&problem));
}

/// The events that their consumer is done with, and the others.
async fn sort<P: Platform>(
    platform: &P,
    caller: &Caller,
    events: &SentEvents,
) -> Result<(Vec<EventId>, Vec<EventId>), Problem> {
    let asked = EventIds { ids: events.ids.clone() };
    let endpoint = consumer(events.queue);
    let client = platform.client(endpoint.route.service)?;
    let received = client.call(caller, &endpoint, &[], &Unit {}, &asked).await?;
    let received: HashSet<EventId> = received.ids.into_iter().collect();
    Ok(events.ids.iter().partition(|id| received.contains(id)))
}

fn log_failure(problem: &Problem) {
    log::error("lost events", &serde_json::json!({"cause": problem.to_string()}));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_queue_is_asked_about_at_the_service_that_consumes_it() {
        for queue in Queue::ALL {
            let service = consumer(queue).route.service.name();
            let named = queue.name().trim_end_matches("-inbox").trim_end_matches('s');
            assert_eq!(service, named);
        }
    }

    #[test]
    fn every_service_with_a_producer_binding_is_asked() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        for entry in std::fs::read_dir(root).unwrap() {
            let path = entry.unwrap().path().join("wrangler.toml");
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let name = path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
            let queues = |table: &str| -> Vec<String> {
                let after = text.split(table).skip(1);
                let name =
                    |part: &str| part.lines().find(|line| line.starts_with("queue = ")).map(str::to_owned);
                after.filter_map(name).collect()
            };
            // A consumer that gives its own dead letters back to its own queue is no producer.
            let consumed = queues("[[queues.consumers]]");
            let sends = queues("[[queues.producers]]").iter().any(|queue| !consumed.contains(queue));
            let is_asked = PRODUCERS.iter().any(|it| it.unconfirmed.route.service.name() == name);
            assert!(!sends || is_asked, "{name} sends and is never asked what was lost");
        }
    }
}
