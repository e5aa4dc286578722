//! The runner: one at a time, by a persisted lease.

use crate::{
    checkout::{
        Checkout,
        slices::{Slice, point, size},
        storage::{Answer, Lease, Saga, Tables},
        undo::Undone,
    },
    domain::checkout::{OnUnknown, State, Step},
};
use client::Caller;
use kernel::{ErrorCode, Problem, Timestamp};
use std::time::Duration;

/// What a step that succeeded leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// The next step.
    Next,
    /// The provider or the shopper takes time.
    Wait { redirect_url: Option<String> },
}

/// Why a step did not succeed.
#[derive(Clone, Debug, PartialEq)]
pub enum Failed {
    /// A definite no, and the step has left nothing behind.
    Refused(Problem),
    /// A definite no, but a part of the step may have been done.
    RefusedHalfway(Problem),
    /// Nobody knows whether it was done.
    Unknown(Problem),
}

impl Failed {
    /// What went wrong, whatever is known of the rest.
    pub fn into_problem(self) -> Problem {
        match self {
            Self::Refused(problem) | Self::RefusedHalfway(problem) | Self::Unknown(problem) => problem,
        }
    }
}

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        if problem.code.status() < 500 { Self::Refused(problem) } else { Self::Unknown(problem) }
    }
}

impl From<edge::DatabaseError> for Failed {
    fn from(error: edge::DatabaseError) -> Self {
        Self::Unknown(error.into())
    }
}

impl Checkout {
    /// Runs step after step until the checkout is over, waits, must be tried again later, or asks for more stock than one
    /// request may: then the alarm goes on at once.
    ///
    /// # Errors
    /// What stopped it; the alarm goes on. `checkout_in_progress` if somebody else took the lease over.
    pub async fn run(&self, caller: &Caller, lease: Lease) -> Result<(), Problem> {
        let tables = Tables(&*self.storage);
        let most = self.app.variants_a_run;
        // Of how many variants this run may still ask for.
        let mut left = most;
        loop {
            let mut saga = tables.saga()?.ok_or(ErrorCode::NotFound)?;
            let slice = saga.slice(most)?;
            let slice = slice.as_ref();
            let is_too_much = size(slice) > left;
            left = left.saturating_sub(size(slice));
            match saga.state.clone() {
                State::Running { step } if is_too_much => {
                    return self.hand_over(lease, &saga, step.name(), slice).await;
                }
                State::Undoing { .. } if is_too_much => {
                    return self.hand_over(lease, &saga, "undo", slice).await;
                }
                State::Running { step } => {
                    let (key, name) = (saga.key.clone(), point(step.name(), slice));
                    self.crash_point(&key, &name, "before").await;
                    // Written down before it runs, with a whole lease ahead: by whoever took the lease, or after the last.
                    let outcome = self.step(caller, &mut saga, step, slice).await;
                    self.crash_point(&key, &name, "called").await;
                    self.after(lease, saga, step, slice, outcome).await?;
                    self.crash_point(&key, &name, "written").await;
                }
                State::Undoing { reached, refusal } => {
                    let name = point("undo", slice);
                    self.crash_point(&saga.key, &name, "before").await;
                    match self.undo(caller, &saga, slice, reached, refusal).await {
                        Ok(Undone::All(refusal)) => return self.give_up(lease, saga, refusal).await,
                        Ok(Undone::Slice) => {
                            saga.failures = 0;
                            saga.done = saga.done.saturating_add(size(slice));
                            self.save(lease, &saga)?;
                        }
                        Err(problem) => return self.postpone(lease, saga, problem).await,
                    }
                }
                State::AwaitingPayment { deadline, .. } => {
                    self.release(lease, &saga)?;
                    self.storage.set_alarm(deadline).await?;
                    self.crash_point(&saga.key, "waiting", "written").await;
                    return Ok(());
                }
                State::Idle | State::Completed => {
                    self.release(lease, &saga)?;
                    return self.rest().await;
                }
            }
        }
    }

    /// The saga needs no alarm any longer; jobs of an order may.
    async fn rest(&self) -> Result<(), Problem> {
        match Tables(&*self.storage).tended()? {
            None => self.storage.delete_alarm().await?,
            Some(_) => self.storage.set_alarm((self.app.clock)()).await?,
        }
        Ok(())
    }

    async fn after(
        &self,
        lease: Lease,
        mut saga: Saga,
        step: Step,
        slice: Option<&Slice>,
        outcome: Result<Done, Failed>,
    ) -> Result<(), Problem> {
        let undoing =
            |reached: Step, problem: &Problem| State::Undoing { reached, refusal: problem.to_json("", "") };
        let now = (self.app.clock)();
        match outcome {
            Ok(Done::Wait { redirect_url }) => {
                let deadline = now.plus(self.app.payment_ttl);
                saga.state = State::AwaitingPayment { deadline, redirect_url };
            }
            Ok(Done::Next) if slice.is_some_and(|slice| slice.is_followed) => {
                saga.failures = 0;
                saga.done = saga.done.saturating_add(size(slice));
            }
            Ok(Done::Next) => {
                saga.failures = 0;
                saga.done = 0;
                saga.state = step.next().map_or(State::Completed, |step| State::Running { step });
                if step == Step::Place {
                    let answer = Answer { request_hash: saga.request_hash.clone(), refusal: None };
                    // With the saga: no await between the two.
                    Tables(&*self.storage).answer(&saga.key, &answer, now)?;
                    saga.request = None;
                }
            }
            Err(Failed::Refused(problem)) => match step.previous() {
                Some(reached) => saga.state = undoing(reached, &problem),
                // The first step held nothing, so nothing is to be undone.
                None => return self.refused_at_once(lease, saga, problem).await,
            },
            Err(Failed::RefusedHalfway(problem)) => saga.state = undoing(step, &problem),
            Err(Failed::Unknown(problem)) => {
                saga.failures += 1;
                match step.on_unknown(saga.failures) {
                    OnUnknown::Undo => saga.state = undoing(step, &problem),
                    OnUnknown::Retry => return self.postpone(lease, saga, problem).await,
                }
            }
        }
        if matches!(saga.state, State::Undoing { .. }) {
            (saga.done, saga.failures) = (0, 0);
        }
        self.save(lease, &saga)
    }

    /// The cart could not even be frozen. For a cart that is not there, nothing is remembered either.
    async fn refused_at_once(&self, lease: Lease, saga: Saga, problem: Problem) -> Result<(), Problem> {
        if problem.code == ErrorCode::NotFound && saga.attempt == 1 {
            self.storage.delete_all().await?;
            return Err(problem);
        }
        self.give_up(lease, saga, problem.to_json("", "")).await
    }

    /// Nothing is held any longer: the next attempt may begin.
    async fn give_up(&self, lease: Lease, mut saga: Saga, refusal: serde_json::Value) -> Result<(), Problem> {
        let tables = Tables(&*self.storage);
        let now = (self.app.clock)();
        let problem = Problem::from_json(&refusal).unwrap_or_else(|| ErrorCode::Internal.into());
        let (key, request_hash) = (saga.key.clone(), saga.request_hash.clone());
        saga.state = State::Idle;
        saga.attempt += 1;
        saga.request = None;
        saga.quote = None;
        saga.failures = 0;
        saga.done = 0;
        saga.drop_promotion = None;
        saga.given_up_for = Some(refusal.clone());
        self.release(lease, &saga)?;
        // With the saga: no await between the two. What may be different next time is never remembered.
        if problem.code.status() < 500 {
            tables.answer(&key, &Answer { request_hash, refusal: Some(refusal) }, now)?;
        }
        self.rest().await?;
        self.crash_point(&key, "undo", "written").await;
        Err(problem)
    }

    /// Where a proof may end the runtime; nothing in what is served.
    pub async fn crash_point(&self, key: &str, step: &str, moment: &str) {
        edge::faults::crash_point(&*self.storage, key, step, moment).await;
    }

    /// Lets somebody try again: the same request at once, the alarm after a pause that grows.
    async fn postpone(&self, lease: Lease, mut saga: Saga, problem: Problem) -> Result<(), Problem> {
        saga.failures = saga.failures.max(1);
        if matches!(saga.state, State::Undoing { .. }) {
            saga.failures += 1;
        }
        self.release(lease, &saga)?;
        let now = (self.app.clock)();
        let pause = Duration::from_secs(1_u64 << saga.failures.min(6));
        self.storage.set_alarm(now.plus(pause)).await?;
        edge::runtime::log::error(
            "checkout postponed",
            &serde_json::json!({"order": saga.order_id, "failures": saga.failures, "cause": problem.to_string()}),
        );
        Err(if problem.code.status() < 500 { Problem::unavailable(problem) } else { problem })
    }

    fn save(&self, lease: Lease, saga: &Saga) -> Result<(), Problem> {
        let until = (self.app.clock)().plus(self.app.lease);
        self.write(lease, saga, until)
    }

    pub fn release(&self, lease: Lease, saga: &Saga) -> Result<(), Problem> {
        self.write(lease, saga, Timestamp::from_millis(0))
    }

    fn write(&self, lease: Lease, saga: &Saga, until: Timestamp) -> Result<(), Problem> {
        if Tables(&*self.storage).save(lease, saga, until)? {
            return Ok(());
        }
        Err(ErrorCode::CheckoutInProgress.into())
    }
}
