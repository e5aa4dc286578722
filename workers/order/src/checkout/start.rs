//! A shopper checks a cart out: begins an attempt, resumes one, or gets the answer that there is.

use crate::{
    checkout::{
        Checkout, CheckoutReply, StartCheckout,
        storage::{Saga, Tables},
    },
    domain::checkout::{State, Step},
};
use contract::Unit;
use edge::{Call, idempotency};
use kernel::{ErrorCode, Principal, Problem};
use std::rc::Rc;

/// The command [`START`](super::START).
pub async fn start(
    checkout: Rc<Checkout>,
    call: Call<Unit, StartCheckout>,
) -> Result<CheckoutReply, Problem> {
    let command = &call.body;
    let tables = Tables(&*checkout.storage);
    let hash = idempotency::request_hash(&command.request);
    let now = (checkout.app.clock)();
    tables.prepare()?;
    let saga = tables.saga()?;
    if let Some(saga) = &saga {
        admit(saga, call.principal())?;
    }
    let answered = tables.answered(&command.key, now.minus(idempotency::KEPT))?;
    if answered.as_ref().is_some_and(|answer| answer.request_hash != hash) {
        return Err(ErrorCode::IdempotencyMismatch.into());
    }
    if let Some(saga) = saga.as_ref().filter(|saga| saga.state == State::Completed) {
        // Also for a request that was refused before another one succeeded: nobody may believe that nothing was bought.
        let replayed = answered.is_some_and(|answer| answer.refusal.is_none());
        return checkout.reply(saga, if replayed { 201 } else { 200 }, replayed).await;
    }
    if let Some(refusal) = answered.and_then(|answer| answer.refusal) {
        return Err(Problem::from_json(&refusal).unwrap_or_else(|| ErrorCode::Internal.into()));
    }
    let until = now.plus(checkout.app.lease);
    let attempt = saga.as_ref().map_or(1, |saga| saga.attempt);
    let lease = match saga {
        Some(saga) if saga.state != State::Idle => {
            if saga.key != command.key {
                return Err(in_progress(&saga));
            }
            if saga.request_hash != hash {
                return Err(ErrorCode::IdempotencyMismatch.into());
            }
            if matches!(saga.state, State::AwaitingPayment { .. }) {
                return checkout.reply(&saga, 202, true).await;
            }
            // The same request, and nobody works on it: an answer was lost, or a crash interrupted it.
            tables.take_lease(now, until)?.ok_or(ErrorCode::IdempotencyInProgress)?
        }
        _ => {
            let saga = Saga {
                cart_id: command.cart_id,
                attempt,
                state: State::Running { step: Step::Freeze },
                key: command.key.clone(),
                request_hash: hash,
                started_by: call.principal().clone(),
                request: Some(command.request.clone()),
                quote: None,
                order_id: edge::new_id(now),
                token: edge::new_id(now),
                failures: 0,
                done: 0,
                drop_promotion: None,
                given_up_for: None,
                draft: command.draft,
            };
            // No await since the saga was read: of two requests at once, one begins.
            tables.begin(&saga, until)?
        }
    };
    // Set before the first step, and committed with the saga: there is no await between the two writes.
    checkout.storage.set_alarm(until).await?;
    let result = match checkout.run(&call.caller, lease).await {
        Ok(()) => checkout.wait(attempt).await,
        failed => failed,
    };
    checkout.conclude(&command.key, result).await
}

/// A customer's checkout is not there for anybody else.
///
/// # Errors
/// `not_found`.
pub fn admit(saga: &Saga, principal: &Principal) -> Result<(), Problem> {
    // Of a draft, the cart has decided whom its id lets in: the staff and, once it was sent, whoever has the link.
    let quote = saga.quote.as_ref().filter(|quote| quote.draft.is_none());
    match quote.and_then(|quote| quote.customer_id) {
        Some(owner) if principal.customer_id() != Some(owner) => Err(ErrorCode::NotFound.into()),
        _ => Ok(()),
    }
}

fn in_progress(saga: &Saga) -> Problem {
    let problem = Problem::new(ErrorCode::CheckoutInProgress);
    match saga.next_action() {
        Some(action) => problem.with("next_action", action),
        None => problem,
    }
}

impl Checkout {
    /// The answer to whoever asked with `key`, once the runner has stopped.
    async fn conclude(&self, key: &str, result: Result<(), Problem>) -> Result<CheckoutReply, Problem> {
        let tables = Tables(&*self.storage);
        let now = (self.app.clock)();
        if let Err(problem) = &result
            && problem.code == ErrorCode::NotFound
        {
            return Err(problem.clone());
        }
        let saga = tables.saga()?.ok_or(ErrorCode::NotFound)?;
        match saga.state {
            // The order is placed; that its cart has not ended yet is nothing that the shopper waits for.
            State::Completed | State::Running { step: Step::Complete } => self.reply(&saga, 201, false).await,
            State::AwaitingPayment { .. } => self.reply(&saga, 202, false).await,
            // The order is there, and shows how it goes on.
            State::Running { step } if step > Step::Insert && result.is_ok() => {
                self.reply(&saga, 202, false).await
            }
            // The alarm goes on; the same request gets the answer later.
            State::Running { .. } | State::Undoing { .. } => {
                result?;
                Err(ErrorCode::IdempotencyInProgress.into())
            }
            State::Idle => {
                result?;
                let answer = tables.answered(key, now.minus(idempotency::KEPT))?;
                let refusal = answer.and_then(|answer| answer.refusal).or(saga.given_up_for);
                Err(refusal
                    .as_ref()
                    .and_then(Problem::from_json)
                    .unwrap_or_else(|| Problem::unavailable("the checkout was given up")))
            }
        }
    }
}
