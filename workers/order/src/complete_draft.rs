//! The staff place a draft's order, to be paid by hand: by the same checkout as any cart's, in their name.

use crate::{
    App,
    checkout::{DraftCheckout, START, StartCheckout},
    store::{self, drafts},
    view::for_staff,
};
use contract::{
    Unit,
    cart::{self, Requirement},
    draft_order::CompleteDraftOrder,
    order::{CheckoutRequest, Order, PaymentChoice},
    payment::Provider,
};
use edge::{Call, Reply, outbox};
use kernel::{CartId, ErrorCode, OrderId, Problem};
use std::rc::Rc;

/// 201 with the order; 200 with the one that the draft has become before.
pub async fn complete_draft_order(
    app: Rc<App>,
    call: Call<Unit, CompleteDraftOrder>,
) -> Result<Reply<Order>, Problem> {
    let id: CartId = call.params.parse("id")?;
    let key = call.idempotency_key.clone().ok_or(ErrorCode::IdempotencyKeyRequired)?;
    let row = drafts::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    if let Some(order) = row.order_id {
        return placed(&app, order).await;
    }
    let service = call.caller.as_service("order");
    let purchase = app.cart.call(&service, &cart::PREPARE_DRAFT_CART, &[&id], &Unit {}, &Unit {}).await?;
    let shipping_address = purchase.shipping_address.ok_or_else(|| {
        Problem::new(ErrorCode::RequirementsMissing).with("requirements", [Requirement::ShippingAddress])
    })?;
    let request = CheckoutRequest {
        email: purchase.email,
        shipping_address,
        billing_address: None,
        // The cart's. To name it would make another request of the same one sent twice: frozen, the cart has one.
        shipping_option_id: None,
        payment: PaymentChoice {
            provider: Provider::Manual,
            token: Some(call.body.payment_token.clone()),
            return_path: None,
            save: false,
        },
        locale: Some(purchase.locale),
        // The version that the staff saw says more.
        due: None,
    };
    let draft = DraftCheckout { customer_id: purchase.customer_id, version: call.body.version };
    // A shopper with the draft's link has keys of their own.
    let command = StartCheckout { cart_id: id, key: format!("staff:{key}"), request, draft: Some(draft) };
    let checkout = (app.checkouts)(&id.to_string())?;
    let reply = checkout.call(&call.caller, &START, &[], &Unit {}, &command).await?;
    outbox::relay_later(&app, &call);
    let answer = Reply::from(for_staff(reply.order)).status(reply.status);
    Ok(if reply.replayed { answer.header("idempotency-replayed", "true") } else { answer })
}

async fn placed(app: &App, order: OrderId) -> Result<Reply<Order>, Problem> {
    let stored = store::find(&*app.db, order).await?.ok_or(ErrorCode::NotFound)?;
    Ok(Reply::from(for_staff(stored.order)).status(200))
}
