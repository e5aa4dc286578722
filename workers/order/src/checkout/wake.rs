//! The alarm: resumes what a crash interrupted, and ends what waits for a payment too long.

use crate::{
    checkout::{Checkout, storage::Tables},
    domain::checkout::{State, Step},
};
use client::Caller;
use edge::outbox;
use kernel::{ErrorCode, EventId, Problem};
use std::time::Duration;

impl Checkout {
    /// Never fails: an alarm that did would be dropped after a few times. Whatever went wrong, it rings again.
    pub async fn wake(&self) {
        let now = (self.app.clock)();
        let woken = match self.resume().await {
            // One thing a time: together they could be more than one request may cause.
            Ok(true) => Ok(()),
            Ok(false) => self.tend(now).await,
            Err(problem) => Err(problem),
        };
        if let Err(problem) = woken {
            let fields = serde_json::json!({"cause": problem.to_string()});
            edge::runtime::log::error("checkout alarm", &fields);
        }
        outbox::relay_quietly(&*self.app.db, &*self.app.queues, now).await;
    }

    /// True if the saga was worked on.
    async fn resume(&self) -> Result<bool, Problem> {
        let tables = Tables(&*self.storage);
        tables.prepare()?;
        let Some(mut saga) = tables.saga()? else { return Ok(false) };
        let now = (self.app.clock)();
        let until = now.plus(self.app.lease);
        let leased_until = tables.leased_until()?.unwrap_or(now);
        match &saga.state {
            State::Idle | State::Completed => return Ok(false),
            State::AwaitingPayment { deadline, .. } if *deadline > now => {
                self.storage.set_alarm(*deadline).await?;
                return Ok(false);
            }
            // Somebody works on it: steps aside, and looks again when the lease is over.
            _ if leased_until > now => {
                self.storage.set_alarm(leased_until).await?;
                return Ok(false);
            }
            State::AwaitingPayment { .. } => {
                let problem = Problem::new(ErrorCode::PaymentDeclined)
                    .detail("The payment was not completed in time. Nothing was charged.");
                saga.state = State::Undoing { reached: Step::Authorize, refusal: problem.to_json("", "") };
                saga.done = 0;
            }
            State::Running { .. } | State::Undoing { .. } => {}
        }
        // No await since the saga was read: of two who would go on, one does.
        let lease = tables.begin(&saga, until)?;
        // Set again before anything else: should this fail too, there is a next time.
        self.storage.set_alarm(until.plus(Duration::from_secs(1))).await?;
        let caller = Caller::new(saga.started_by.clone(), edge::new_id::<EventId>(now).to_string());
        // What ended the attempt is its answer, not a failure of the alarm.
        let result = self.run(&caller, lease).await;
        match result {
            Err(problem) if problem.code.status() >= 500 => Err(problem),
            _ => Ok(true),
        }
    }
}
