//! How this shop can be paid.

use crate::{App, manual_methods};
use contract::{
    Unit,
    payment::{PaymentMethod, PaymentMethods, Provider},
};
use edge::Call;
use kernel::Problem;
use std::{collections::BTreeMap, rc::Rc};

/// The test provider's tokens are for developers, who know them; it is listed so that pages know that it is there.
pub async fn list_methods(app: Rc<App>, _: Call<Unit, Unit>) -> Result<PaymentMethods, Problem> {
    let of = |provider| PaymentMethod {
        provider,
        token: None,
        names: BTreeMap::new(),
        instructions: BTreeMap::new(),
        publishable_key: None,
    };
    let test = app.test.as_ref().map(|_| of(Provider::Test));
    let stripe = app.stripe.as_ref().map(|_| PaymentMethod {
        publishable_key: app.stripe_publishable_key.clone(),
        ..of(Provider::Stripe)
    });
    let offered = manual_methods::all(&app).await?.into_iter().filter(|method| method.active);
    let manual = offered.map(|method| PaymentMethod {
        token: Some(method.id),
        names: method.names,
        instructions: method.instructions,
        ..of(Provider::Manual)
    });
    Ok(PaymentMethods { items: test.into_iter().chain(stripe).chain(manual).collect() })
}
