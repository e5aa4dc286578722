use crate::{EventSink, SendError, runtime::log};
use async_trait::async_trait;
use contract::event::{Event, EventData, Queue};
use std::{future::Future, time::Duration};
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
        // A batch holds at most 100 messages.
        for chunk in bodies.chunks(100) {
            // As text: an object would go through structured clone and arrive with undefined for null.
            let texts: Vec<String> = chunk.iter().map(ToString::to_string).collect();
            let seconds = u32::try_from(delay.as_secs()).unwrap_or(u32::MAX);
            let batch = BatchMessageBuilder::new().messages(texts).delay_seconds(seconds).build();
            producer.send_batch(batch).await.map_err(failed)?;
        }
        Ok(())
    }
}

/// What becomes of a message.
pub enum Outcome {
    /// It is done, or will never be.
    Ack,
    /// It comes again after this time; after the queue's last attempt it goes to the dead letters.
    Retry(Duration),
}

/// Hands each message of a batch to `handle` and acknowledges it by itself.
///
/// Never fails: an `Err` from a queue handler would abort the isolate and redeliver what was acknowledged. A body that
/// does not parse is logged and acknowledged.
pub async fn consume<T, F>(batch: &MessageBatch<serde_json::Value>, handle: impl Fn(Event<T>) -> F)
where
    T: EventData,
    F: Future<Output = Outcome>,
{
    for message in batch.raw_iter() {
        let event = message.body().as_string().and_then(|text| serde_json::from_str::<Event<T>>(&text).ok());
        let Some(event) = event else {
            log::error(
                "unreadable event",
                &serde_json::json!({"queue": batch.queue(), "message": message.id()}),
            );
            message.ack();
            continue;
        };
        match handle(event).await {
            Outcome::Ack => message.ack(),
            Outcome::Retry(after) => {
                let seconds = u32::try_from(after.as_secs()).unwrap_or(60);
                let options = QueueRetryOptionsBuilder::new().with_delay_seconds(seconds).build();
                message.retry_with_options(&options);
            }
        }
    }
}
