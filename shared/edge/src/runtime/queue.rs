use crate::{
    EventSink, MESSAGE_BYTES, SendError,
    dead_letters::{Messaging, bury, queue_of_the_dead},
    receipts,
    runtime::log,
};
use async_trait::async_trait;
use contract::{
    event::{Event, EventData, Queue},
    queues::DeathReason,
};
use std::{future::Future, rc::Rc, time::Duration};
use worker::{BatchMessageBuilder, Env, MessageBatch, MessageExt, QueueRetryOptionsBuilder};

/// The Worker's producer bindings.
pub struct Queues(Env);

impl Queues {
    /// The producers that the Worker has.
    pub fn from_env(env: &Env) -> Self {
        Self(env.clone())
    }
}

#[async_trait(?Send)]
impl EventSink for Queues {
    async fn send(
        &self,
        queue: Queue,
        bodies: Vec<serde_json::Value>,
        delay: Duration,
    ) -> Result<(), SendError> {
        let failed = |error: worker::Error| SendError(error.to_string());
        let producer = self.0.queue(queue.binding()).map_err(failed)?;
        let seconds = u32::try_from(delay.as_secs()).unwrap_or(u32::MAX);
        // A queue may deliver what it took more than once; here it is made to.
        #[cfg(feature = "faults")]
        let bodies: Vec<_> =
            std::iter::repeat_n(bodies, super::Config(&self.0).get("QUEUE_COPIES", 1)).flatten().collect();
        // As text: an object would go through structured clone and arrive with undefined for null.
        for texts in batches(bodies.iter().map(ToString::to_string)) {
            let batch = BatchMessageBuilder::new().messages(texts).delay_seconds(seconds).build();
            producer.send_batch(batch).await.map_err(failed)?;
        }
        Ok(())
    }
}

/// What Cloudflare's queues take: 100 messages and 256 KB a batch, some of it theirs.
const BATCH_MESSAGES: usize = 100;
const BATCH_BYTES: usize = 220_000;

/// Messages in batches that a queue takes, in their order.
///
/// One that no queue takes would hold up everything behind it for ever: it is logged and left out. Those who make
/// events keep them below 64 KB.
fn batches(texts: impl Iterator<Item = String>) -> Vec<Vec<String>> {
    let mut batches: Vec<Vec<String>> = Vec::new();
    let mut bytes = 0;
    for text in texts {
        if text.len() > MESSAGE_BYTES {
            let start: String = text.chars().take(100).collect();
            log::error("event too large", &serde_json::json!({"bytes": text.len(), "start": start}));
            continue;
        }
        bytes += text.len();
        let last = batches.last_mut().filter(|batch| batch.len() < BATCH_MESSAGES && bytes <= BATCH_BYTES);
        if let Some(batch) = last {
            batch.push(text);
        } else {
            bytes = text.len();
            batches.push(vec![text]);
        }
    }
    batches
}

/// What becomes of a message.
pub enum Outcome {
    /// It is done, or will never be.
    Ack,
    /// It comes again after this time; after the queue's last attempt it goes to the dead letters.
    Retry(Duration),
}

/// How long a dead letter that could not be written down waits.
const BURY_AGAIN: Duration = Duration::from_secs(60);

/// Hands each message of a batch to `handle` and acknowledges it by itself. What was acknowledged gets a receipt, by
/// which its producer finds out that the queue has not lost it.
///
/// Never fails: an `Err` from a queue handler would abort the isolate and redeliver what was acknowledged. A body that
/// does not parse becomes a dead letter, and so does everything that comes through the queue of the dead. Without an
/// app, since a binding is missing, the whole batch comes again.
///
/// Returns the app, for what is to be done after the batch.
pub async fn consume<A, T, F>(
    batch: &MessageBatch<serde_json::Value>,
    app: worker::Result<A>,
    handle: impl Fn(Rc<A>, Event<T>) -> F,
) -> Option<Rc<A>>
where
    A: Messaging,
    T: EventData,
    F: Future<Output = Outcome>,
{
    let app = match app {
        Ok(app) => Rc::new(app),
        Err(error) => {
            let fields = serde_json::json!({"queue": batch.queue(), "cause": error.to_string()});
            log::error("queue", &fields);
            batch.retry_all();
            return None;
        }
    };
    let is_dead = batch.queue() == queue_of_the_dead(T::QUEUE);
    let mut done = Vec::new();
    for message in batch.raw_iter() {
        let text = message.body().as_string().unwrap_or_default();
        let event = serde_json::from_str::<Event<T>>(&text);
        let id = event.as_ref().ok().map(|event| event.id);
        let outcome = match event {
            Ok(event) if !is_dead => handle(app.clone(), event).await,
            parsed => {
                let reason = if parsed.is_ok() { DeathReason::Failed } else { DeathReason::Unreadable };
                let fields =
                    serde_json::json!({"queue": batch.queue(), "message": message.id(), "reason": reason});
                log::error("dead letter", &fields);
                match bury(&*app, T::QUEUE, &text, reason, super::now()).await {
                    Ok(()) => Outcome::Ack,
                    Err(error) => {
                        log::error("dead letter", &serde_json::json!({"cause": error.to_string()}));
                        Outcome::Retry(BURY_AGAIN)
                    }
                }
            }
        };
        match outcome {
            Outcome::Ack => {
                message.ack();
                done.extend(id);
            }
            Outcome::Retry(after) => {
                let seconds = u32::try_from(after.as_secs()).unwrap_or(60);
                let options = QueueRetryOptionsBuilder::new().with_delay_seconds(seconds).build();
                message.retry_with_options(&options);
            }
        }
    }
    if !done.is_empty()
        && let Err(error) = receipts::keep(app.db(), &done, super::now()).await
    {
        // Its producer sends it again, and the handler knows it.
        let fields = serde_json::json!({"queue": batch.queue(), "cause": error.to_string()});
        log::error("receipts", &fields);
    }
    Some(app)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_never_larger_than_a_queue_takes() {
        let sizes = |texts: Vec<usize>| -> Vec<Vec<usize>> {
            let texts = texts.into_iter().map(|bytes| "x".repeat(bytes));
            batches(texts).iter().map(|batch| batch.iter().map(String::len).collect()).collect()
        };
        assert_eq!(sizes(vec![]), Vec::<Vec<usize>>::new());
        assert_eq!(sizes(vec![1; 250]).iter().map(Vec::len).collect::<Vec<_>>(), [100, 100, 50]);
        assert_eq!(sizes(vec![100_000, 100_000, 100_000]), [vec![100_000, 100_000], vec![100_000]]);
    }
}
