//! After the redirect: asks the provider, and lets the checkout go on.

use crate::{
    App,
    checkout::{PAYMENT_SEEN, PaymentSeen, SeenPayment, steps::DECLINED},
    store,
    view::{admit, for_shopper},
};
use contract::{
    Unit,
    order::{Order, OrderAccess, OrderStatus},
    payment,
};
use edge::{Call, outbox};
use kernel::{ErrorCode, OrderId, Problem};
use std::rc::Rc;

/// An order that is placed is returned as it is; one whose payment came to nothing is 402.
pub async fn continue_payment(app: Rc<App>, call: Call<OrderAccess, Unit>) -> Result<Order, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    admit(&stored, call.principal(), &call.query)?;
    if stored.order.number.is_some() {
        return Ok(for_shopper(stored.order));
    }
    let over = || Problem::new(ErrorCode::PaymentDeclined).detail(DECLINED);
    if stored.order.status != OrderStatus::PendingPayment {
        return Err(over());
    }
    // No provider was asked yet: there is nothing to go on with.
    let Some(payment_id) = stored.payment_id() else { return Ok(for_shopper(stored.order)) };
    let service = call.caller.as_service("order");
    let paid = app.payment.call(&service, &payment::SYNC_PAYMENT, &[&payment_id], &Unit {}, &Unit {}).await?;
    let seen = PaymentSeen { order_id: id, payment: SeenPayment::from(&paid) };
    let checkout = (app.checkouts)(&stored.cart_id.to_string())?;
    let reply = checkout.call(&call.caller, &PAYMENT_SEEN, &[], &Unit {}, &seen).await;
    outbox::relay_later(&app, &call);
    match reply {
        Ok(reply) => Ok(for_shopper(reply.order)),
        // The queue brought the news first, and the attempt is over.
        Err(problem) if problem.code == ErrorCode::NotFound => Err(over()),
        Err(problem) => Err(problem),
    }
}
