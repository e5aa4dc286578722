//! Jobs of an order that are more than one request may do go on by the alarm of its cart's object, some at a time.
//!
//! The jobs are rows in D1, and the object remembers only that there are some. Where it is not told, or forgets, the tick
//! finds them.

use crate::{
    checkout::{Checkout, Tend, storage::Tables},
    run_jobs::run_due,
};
use client::Caller;
use contract::Unit;
use edge::Call;
use kernel::{EventId, Principal, Problem, Timestamp};
use std::rc::Rc;

/// The command [`TEND`](super::TEND).
pub async fn tend(checkout: Rc<Checkout>, call: Call<Unit, Tend>) -> Result<Unit, Problem> {
    let tables = Tables(&*checkout.storage);
    tables.prepare()?;
    tables.tend(call.body.order_id)?;
    // An alarm that was set for later is set again when this one has rung.
    checkout.storage.set_alarm((checkout.app.clock)()).await?;
    Ok(Unit {})
}

impl Checkout {
    /// Does the next part.
    pub async fn tend(&self, now: Timestamp) -> Result<(), Problem> {
        let tables = Tables(&*self.storage);
        let Some(order) = tables.tended()? else { return Ok(()) };
        let caller = Caller::new(Principal::service("order"), edge::new_id::<EventId>(now).to_string());
        // What fails is due later, and then the tick's.
        if run_due(&self.app, &caller, Some(order), now).await?.is_empty() {
            tables.forget(order)?;
        }
        if tables.tended()?.is_some() {
            self.storage.set_alarm(now).await?;
        }
        Ok(())
    }
}
