use crate::{
    App,
    item::commands::{self, ReleaseUnits},
    lines::{ask_each, distinct},
};
use contract::{Unit, inventory::ReservationRef};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// Gives held units back.
pub async fn release(app: Rc<App>, call: Call<Unit, ReservationRef>) -> Result<Unit, Problem> {
    let body = ReleaseUnits { key: call.body.key.clone() };
    let variants = distinct(&call.body.variant_ids)?;
    ask_each(&app, variants, |item, variant| {
        let (caller, body) = (&call.caller, &body);
        async move { item.call(caller, &commands::RELEASE, &[&variant], &Unit {}, body).await }
    })
    .await?;
    Ok(Unit {})
}
