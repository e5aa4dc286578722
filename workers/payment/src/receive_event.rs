//! What arrives through the queue `payments`.

use crate::{
    App, capture_payment::capture_payment, refund_payment::refund_from_queue, settle_test_payment::settle,
    store::transfers::Kind, transfer_money::Wanted,
};
use contract::event::{Event, Payments};
use edge::runtime::{Outcome, log};
use kernel::Timestamp;
use std::{rc::Rc, time::Duration};

/// All kinds may be delivered any number of times: the payment's status, or the refund's, decides what is left to do.
pub async fn receive_event(app: Rc<App>, event: Event<Payments>, now: Timestamp) -> Outcome {
    let outcome = match event.data {
        Payments::Capture { payment_id, .. } => capture_payment(&app, payment_id, now).await,
        Payments::Refund { payment_id, key, amount, reason, sent_by_shop, .. } => {
            let wanted = Wanted { kind: Kind::Refund, key: &key, amount, reason: Some(&reason) };
            refund_from_queue(&app, payment_id, &wanted, sent_by_shop, now).await
        }
        Payments::SettleTestPayment { payment_id } => {
            settle(&app, payment_id, now).await.map(|()| Outcome::Ack)
        }
    };
    outcome.unwrap_or_else(|problem| {
        let fields = serde_json::json!({"event": event.id, "cause": problem.to_string()});
        log::error("payment event", &fields);
        // 5xx pass; what is wrong with the message itself never gets better.
        if problem.code.status() >= 500 { Outcome::Retry(Duration::from_secs(5)) } else { Outcome::Ack }
    })
}
