//! The test provider's `tok_slow` makes up its mind.

use crate::{App, receive_webhook::payment_changed};
use contract::event::{Event, EventData as _, Payments};
use kernel::{PaymentId, Problem, Timestamp};

/// Asks for the decision after the configured time. Should the message be lost, the tick decides.
pub async fn settle_later(app: &App, id: PaymentId, now: Timestamp) {
    let event =
        Event { id: edge::new_id(now), at: now, data: Payments::SettleTestPayment { payment_id: id } };
    let Ok(body) = serde_json::to_value(&event) else { return };
    if let Err(error) = app.queues.send(Payments::QUEUE, vec![body], app.slow).await {
        edge::runtime::log::error("queue", &serde_json::json!({"cause": error.to_string()}));
    }
}

/// Decides, and says so as a webhook does.
pub async fn settle(app: &App, id: PaymentId, now: Timestamp) -> Result<(), Problem> {
    let Some(provider) = app.test_provider() else { return Ok(()) };
    provider.decide(id, true, now).await?;
    payment_changed(app, id, now).await
}

/// Decides what nobody came back to in time. One that fails was logged, and does not stop the others.
pub async fn settle_overdue(app: &App, now: Timestamp) -> Result<(), Problem> {
    let Some(provider) = app.test_provider() else { return Ok(()) };
    for id in provider.overdue(now).await? {
        if let Err(problem) = settle(app, id, now).await {
            let fields = serde_json::json!({"payment": id, "cause": problem.to_string()});
            edge::runtime::log::error("test payment", &fields);
        }
    }
    Ok(())
}
