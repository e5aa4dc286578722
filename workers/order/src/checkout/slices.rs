//! Asks inventory for many variants some at a time.
//!
//! Each variant is an object, so each is an invocation, of which one request may cause 32. What a run of the saga may not
//! ask for any more is left to the alarm, which is a request of its own: it rings at once, does the next slice, and so on.
//! Meanwhile whoever asked for the checkout waits inside the object. An answer before the stock is held could only be a
//! 202 that promises an order which perhaps never comes; so refusals keep coming as answers, with the lines that are
//! short, as for a small cart.
//!
//! All slices of a reservation have the same key: each variant's object knows a key for itself, so a slice that is
//! repeated, because nobody wrote down that it was done, holds nothing twice.

use crate::{
    checkout::{
        Checkout,
        run::Failed,
        steps::name_lines,
        storage::{Lease, Saga, Tables},
    },
    domain::checkout::{State, Step},
};
use client::Caller;
use contract::{
    Unit,
    inventory::{self, Allocate, ReleaseAllocation, ReservationRef, Reserve, Units},
};
use kernel::{ErrorCode, Problem};
use std::time::Duration;

/// How long somebody waits for what the alarm does: less than the callers' own patience of 15 seconds.
const PATIENCE: Duration = Duration::from_secs(10);
/// The first pause between two looks, and the longest.
const PAUSES: (Duration, Duration) = (Duration::from_millis(10), Duration::from_millis(200));

/// What is asked of stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Hold,
    Sell,
    GiveBackSold,
    GiveBackHeld,
}

/// Some of the cart's variants, for one call.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    pub ask: Ask,
    pub lines: Vec<Units>,
    /// How many came before it, in this step or undoing.
    pub place: usize,
    /// True if others follow.
    pub is_followed: bool,
}

/// How many variants a slice has; 0 for none.
pub fn size(slice: Option<&Slice>) -> usize {
    slice.map_or(0, |slice| slice.lines.len())
}

/// What a boundary is called at which a proof may end the runtime: `reserve`, `reserve2`, `reserve3`.
pub fn point(step: &str, slice: Option<&Slice>) -> String {
    match slice.map_or(0, |slice| slice.place) {
        0 => step.to_owned(),
        place => format!("{step}{}", place.saturating_add(1)),
    }
}

impl Saga {
    /// What the saga's state asks of stock, one after the other for all variants.
    fn asks(&self) -> &'static [Ask] {
        match &self.state {
            State::Running { step: Step::Reserve } => &[Ask::Hold],
            State::Running { step: Step::Allocate } => &[Ask::Sell],
            State::Undoing { reached, .. } if *reached >= Step::Allocate => {
                &[Ask::GiveBackSold, Ask::GiveBackHeld]
            }
            State::Undoing { reached, .. } if *reached >= Step::Reserve => &[Ask::GiveBackHeld],
            _ => &[],
        }
    }

    /// The next slice, of at most so many variants; none where the state asks nothing of stock.
    pub fn slice(&self, most: usize) -> Result<Option<Slice>, Problem> {
        let asks = self.asks();
        if asks.is_empty() {
            return Ok(None);
        }
        let units = self.units()?;
        let (count, all) = (units.len(), units.len().saturating_mul(asks.len()));
        let (Some(round), Some(from)) = (self.done.checked_div(count), self.done.checked_rem(count)) else {
            return Ok(None);
        };
        let Some(ask) = asks.get(round).copied() else { return Ok(None) };
        let lines: Vec<Units> = units.into_iter().skip(from).take(most).collect();
        let is_followed = self.done.saturating_add(lines.len()) < all;
        Ok(Some(Slice { ask, lines, place: self.done.div_ceil(most.max(1)), is_followed }))
    }
}

impl Checkout {
    /// Asks inventory for a slice. What was asked before is answered again.
    pub async fn ask_stock(&self, caller: &Caller, saga: &Saga, slice: &Slice) -> Result<(), Failed> {
        let caller = &Self::service(caller);
        let (inventory, lines) = (&self.app.inventory, slice.lines.clone());
        let variant_ids = lines.iter().map(|units| units.variant_id).collect();
        let (key, order_id) = (saga.step_key(Step::Reserve)?, saga.order_id);
        let asked = match slice.ask {
            Ask::Hold => {
                let body = Reserve { key, lines };
                inventory.call(caller, &inventory::RESERVE, &[], &Unit {}, &body).await.map(|_| ())
            }
            Ask::Sell => {
                let ships_to = Some(saga.request()?.shipping_address.country);
                let body = Allocate { key, order_id, lines, ships_to };
                inventory.call(caller, &inventory::ALLOCATE, &[], &Unit {}, &body).await.map(|_| ())
            }
            Ask::GiveBackSold => {
                let body = ReleaseAllocation { order_id, variant_ids };
                inventory.call(caller, &inventory::RELEASE_ALLOCATION, &[], &Unit {}, &body).await.map(|_| ())
            }
            Ask::GiveBackHeld => {
                let body = ReservationRef { key, variant_ids };
                inventory.call(caller, &inventory::RELEASE, &[], &Unit {}, &body).await.map(|_| ())
            }
        };
        asked.map_err(|problem| match Failed::from(name_lines(problem, saga)) {
            // The slices before it are held; and of a sale, some variants may have been sold before the one that was
            // missing.
            Failed::Refused(problem) if slice.place > 0 || slice.ask == Ask::Sell => {
                Failed::RefusedHalfway(problem)
            }
            other => other,
        })
    }

    /// Leaves the rest to the alarm.
    pub async fn hand_over(
        &self,
        lease: Lease,
        saga: &Saga,
        step: &str,
        slice: Option<&Slice>,
    ) -> Result<(), Problem> {
        self.release(lease, saga)?;
        // Committed with the lease that is given up: there is no await between the two writes.
        self.storage.set_alarm((self.app.clock)()).await?;
        self.crash_point(&saga.key, &point(step, slice), "handed").await;
        Ok(())
    }

    /// Waits for what was handed over: until the attempt waits for somebody else, is over, or has to be tried again
    /// later. The alarm runs meanwhile, as every await here lets this object's other events in.
    ///
    /// # Errors
    /// What failed is tried again later, by the alarm.
    pub async fn wait(&self, attempt: u32) -> Result<(), Problem> {
        let tables = Tables(&*self.storage);
        let end = (self.app.clock)().plus(PATIENCE);
        let (mut pause, longest) = PAUSES;
        loop {
            let now = (self.app.clock)();
            let saga = tables.saga()?.ok_or(ErrorCode::NotFound)?;
            // That its cart has not ended yet is nothing that anybody waits for.
            let runs = match saga.state {
                State::Running { step } => step != Step::Complete,
                State::Undoing { .. } => true,
                State::Idle | State::AwaitingPayment { .. } | State::Completed => false,
            };
            if saga.attempt != attempt || !runs || now >= end {
                return Ok(());
            }
            if saga.failures > 0 && tables.leased_until()?.is_none_or(|until| until <= now) {
                return Err(Problem::unavailable("the checkout is tried again later"));
            }
            (self.app.pause)(pause).await;
            pause = pause.saturating_mul(2).min(longest);
        }
    }
}
