//! Command to decision: decide without awaiting, then set the alarm before answering.

use super::{
    Ledger,
    commands::{self, CountUse, ReleaseUse, Use},
};
use contract::Unit;
use edge::{Call, Router};
use kernel::Problem;
use std::rc::Rc;

/// The commands of a coupon ledger.
pub fn router() -> Router<Ledger> {
    Router::new().on(&commands::REDEEM, redeem).on(&commands::RELEASE, release)
}

async fn redeem(ledger: Rc<Ledger>, call: Call<Unit, CountUse>) -> Result<Use, Problem> {
    ledger.open(call.params.parse("promotion_id")?)?;
    let outcome = ledger.redeem(&call.body, call.now)?;
    ledger.schedule(call.now).await?;
    // The next cart should hear at once that a limit is reached.
    let CountUse { usage_limit, per_customer_limit, code, .. } = &call.body;
    if usage_limit.is_some() || per_customer_limit.is_some() || code.is_some() {
        let now = call.now;
        call.defer(async move { ledger.project(now).await });
    }
    Ok(outcome)
}

async fn release(ledger: Rc<Ledger>, call: Call<Unit, ReleaseUse>) -> Result<Unit, Problem> {
    ledger.open(call.params.parse("promotion_id")?)?;
    ledger.release(&call.body.key, call.now)?;
    ledger.schedule(call.now).await?;
    let now = call.now;
    call.defer(async move { ledger.project(now).await });
    Ok(Unit {})
}
