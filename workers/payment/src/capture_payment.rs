//! Takes the money that is held for an order that was placed.

use crate::{
    App,
    follow::{Source, follow},
    provider::State,
    store,
};
use contract::order::PaymentStatus;
use edge::runtime::Outcome;
use kernel::{PaymentId, Problem, Timestamp};
use std::time::Duration;

/// Once is enough, more often changes nothing: the status decides, and the provider's key is the payment's.
///
/// A provider that cannot be reached is asked again with growing pauses; after the configured number of attempts the
/// payment has failed, and order cancels what it was for.
pub async fn capture_payment(app: &App, id: PaymentId, now: Timestamp) -> Result<Outcome, Problem> {
    let Some(row) = store::begin_capture(&*app.db, id, now).await? else { return Ok(Outcome::Ack) };
    if row.status != PaymentStatus::Authorized {
        return Ok(Outcome::Ack);
    }
    match app.provider(row.provider)?.capture(id, now).await {
        Ok(state) => {
            follow(app, row, &state, Source::Capture, now).await?;
            Ok(Outcome::Ack)
        }
        Err(_) if row.capture_attempts >= app.capture_attempts => {
            let reason = "The payment could not be collected.".to_owned();
            follow(app, row, &State::Declined { reason }, Source::Capture, now).await?;
            Ok(Outcome::Ack)
        }
        Err(_) => Ok(Outcome::Retry(pause(row.capture_attempts))),
    }
}

/// 2, 4, 8 … seconds, at most 5 minutes.
pub fn pause(attempts: u32) -> Duration {
    Duration::from_secs(1_u64.checked_shl(attempts.min(8)).unwrap_or(256).clamp(2, 300))
}
