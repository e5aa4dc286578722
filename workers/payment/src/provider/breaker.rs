//! A circuit breaker: while a provider does not answer, shoppers are told so at once instead of after a time-out.
//!
//! It lives in the isolate's memory. A breaker in D1 would be one more write for every purchase, and one more thing that
//! can be slow, to spare each isolate three time-outs of its own. And it stands before new payments only: captures,
//! refunds and voids have their own pauses, nobody waits for them, and their success is how a recovery is found out too.

use super::{Known, Means, Notice, Opened, Operation, Provider, Snapshot, Unreachable};
use async_trait::async_trait;
use contract::payment::SavedCard;
use kernel::{CustomerId, Timestamp};
use std::{cell::Cell, rc::Rc, time::Duration};

/// So many in a row open the circuit.
const FAILURES: u32 = 3;
/// For so long nobody asks; then one does, and its answer decides.
const PAUSE: Duration = Duration::from_secs(20);

/// What an isolate knows of a provider.
#[derive(Default)]
pub struct Circuit {
    failures: Cell<u32>,
    /// Until when nobody asks.
    open_until: Cell<Option<Timestamp>>,
}

impl Circuit {
    /// True if the provider may be asked.
    fn admits(&self, now: Timestamp) -> bool {
        match self.open_until.get() {
            None => true,
            Some(until) if until > now => false,
            Some(_) => {
                // This one goes to see; until it is back, the others do not.
                self.open_until.set(Some(now.plus(PAUSE)));
                true
            }
        }
    }

    /// A refusal is an answer, too: one shopper's odd request says nothing about the next one's.
    fn heard<T>(&self, answer: &Result<T, Unreachable>, now: Timestamp) {
        if matches!(answer, Ok(_) | Err(Unreachable::Unwilling(_))) {
            self.failures.set(0);
            self.open_until.set(None);
        } else {
            self.failures.set(self.failures.get().saturating_add(1));
            if self.failures.get() >= FAILURES {
                self.open_until.set(Some(now.plus(PAUSE)));
            }
        }
    }
}

/// A provider behind its circuit.
pub struct Guarded<P> {
    pub provider: P,
    pub circuit: Rc<Circuit>,
}

#[async_trait(?Send)]
impl<P: Provider> Provider for Guarded<P> {
    async fn open(&self, payment: &Known, means: Means<'_>, now: Timestamp) -> Result<Opened, Unreachable> {
        if !self.circuit.admits(now) {
            return Err(Unreachable::Silent("it did not answer the last times".to_owned()));
        }
        let answer = self.provider.open(payment, means, now).await;
        self.circuit.heard(&answer, now);
        answer
    }

    async fn authorize(
        &self,
        payment: &Known,
        means: Means<'_>,
        now: Timestamp,
    ) -> Result<Snapshot, Unreachable> {
        let answer = self.provider.authorize(payment, means, now).await;
        self.circuit.heard(&answer, now);
        answer
    }

    async fn capture(
        &self,
        payment: &Known,
        operation: &Operation,
        now: Timestamp,
    ) -> Result<Snapshot, Unreachable> {
        let answer = self.provider.capture(payment, operation, now).await;
        self.circuit.heard(&answer, now);
        answer
    }

    async fn void(&self, payment: &Known, now: Timestamp) -> Result<Snapshot, Unreachable> {
        let answer = self.provider.void(payment, now).await;
        self.circuit.heard(&answer, now);
        answer
    }

    async fn hold_less(&self, payment: &Known, now: Timestamp) -> Result<(), Unreachable> {
        self.provider.hold_less(payment, now).await
    }

    async fn refund(
        &self,
        payment: &Known,
        operation: &Operation,
        now: Timestamp,
    ) -> Result<Snapshot, Unreachable> {
        let answer = self.provider.refund(payment, operation, now).await;
        self.circuit.heard(&answer, now);
        answer
    }

    async fn sync(&self, payment: &Known) -> Result<Snapshot, Unreachable> {
        self.provider.sync(payment).await
    }

    async fn make_account(&self, customer: CustomerId) -> Result<Option<String>, Unreachable> {
        self.provider.make_account(customer).await
    }

    async fn keep_card(
        &self,
        payment: &Known,
        account: &str,
        token: &str,
    ) -> Result<Option<String>, Unreachable> {
        self.provider.keep_card(payment, account, token).await
    }

    async fn saved_cards(&self, account: &str) -> Result<Vec<SavedCard>, Unreachable> {
        self.provider.saved_cards(account).await
    }

    async fn forget_card(&self, card: &str) -> Result<(), Unreachable> {
        self.provider.forget_card(card).await
    }

    fn verify_webhook(&self, signature: &str, body: &[u8], now: Timestamp) -> Option<Notice> {
        self.provider.verify_webhook(signature, body, now)
    }

    fn signature_header(&self) -> &'static str {
        self.provider.signature_header()
    }

    fn takes_money_later(&self) -> bool {
        self.provider.takes_money_later()
    }

    fn captures_several(&self) -> bool {
        self.provider.captures_several()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(circuit: &Circuit, now: Timestamp, ok: bool) {
        let answer = if ok { Ok(()) } else { Err(Unreachable::Silent("down".to_owned())) };
        circuit.heard(&answer, now);
    }

    #[test]
    fn after_three_failures_in_a_row_nobody_waits_until_one_goes_to_see() {
        let circuit = Circuit::default();
        let now = testkit::now();
        for _ in 0..3 {
            assert!(circuit.admits(now));
            answers(&circuit, now, false);
        }
        let almost = now.plus(PAUSE).minus(Duration::from_millis(1));
        assert!(!circuit.admits(now) && !circuit.admits(almost));
        let later = now.plus(PAUSE);
        assert!(circuit.admits(later), "one goes");
        assert!(!circuit.admits(later), "and no other");
        answers(&circuit, later, true);
        assert!(circuit.admits(later) && circuit.admits(later));
    }

    #[test]
    fn what_the_provider_does_not_do_shuts_nobody_out_and_shows_that_it_is_there() {
        let circuit = Circuit::default();
        let now = testkit::now();
        let refuses = |now| circuit.heard(&Err::<(), _>(Unreachable::Unwilling("no".to_owned())), now);
        for _ in 0..5 {
            assert!(circuit.admits(now));
            refuses(now);
        }
        for _ in 0..3 {
            answers(&circuit, now, false);
        }
        assert!(!circuit.admits(now));
        refuses(now);
        assert!(circuit.admits(now) && circuit.admits(now));
    }

    #[test]
    fn a_failure_now_and_then_stops_nobody() {
        let circuit = Circuit::default();
        for _ in 0..10 {
            answers(&circuit, testkit::now(), false);
            answers(&circuit, testkit::now(), false);
            answers(&circuit, testkit::now(), true);
        }
        assert!(circuit.admits(testkit::now()));
    }
}
