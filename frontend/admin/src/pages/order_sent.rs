//! Money that a provider did not give back: the staff sends it in another way, and notes it.
//!
//! Whether it has gone back is asked of the payments themselves: an order hears of it later, and what is still on its way
//! must not be sent twice.

use crate::{
    app::App,
    pages::order::{Forms, refused},
    words,
};
use contract::{
    Unit,
    order::{self, Order, OrderStatus},
    payment::{self, PaymentRecord, RefundPaymentAsStaff, TransferStatus, sent_key},
};
use edge::{Context, Raw};
use futures::future::join_all;
use http::Response;
use kernel::{ErrorCode, Money, OrderId, PaymentId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeSet, rc::Rc};
use ui::Field;

#[derive(Deserialize)]
struct SentForm {
    /// Which of what is owed it is.
    key: String,
    payment: PaymentId,
    reason: String,
}

/// What should have gone back and has not.
#[derive(Clone, Debug, PartialEq)]
pub struct Owed {
    pub payment: PaymentId,
    pub amount: Money,
    /// The same for the same money, so that it is noted once however often it is sent.
    pub key: String,
}

/// `POST /admin/orders/{id}/sent`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let form: SentForm = ui::parse_form(&call, &call.body)?;
    let order = app.order.call(&call.caller, &order::GET_ADMIN_ORDER, &[&id], &Unit {}, &Unit {}).await?;
    let again = Forms { pressed: true, ..Forms::default() };
    let Ok(reason) = form.reason.parse() else {
        let problem = Problem::invalid("/reason", "required", "Say how the money was sent.");
        return refused(&app, &call, id, problem, again).await;
    };
    let owed = owed(&app, &call, &order).await;
    let Some(owed) = owed.into_iter().find(|owed| owed.payment == form.payment && owed.key == form.key)
    else {
        let detail = "This is noted already, or went back meanwhile: look at the payment again.";
        return refused(&app, &call, id, Problem::new(ErrorCode::Conflict).detail(detail), again).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, owed.key.as_str())];
    let body = RefundPaymentAsStaff { amount: Some(owed.amount), reason, sent_by_shop: true };
    let endpoint = &payment::REFUND_PAYMENT_AS_STAFF;
    app.payment.call_with(&call.caller, endpoint, &[&owed.payment], &Unit {}, &body, &headers).await?;
    Ok(ui::redirect(&format!("/admin/orders/{id}?done=sent")))
}

/// What payments of an order have refused to give back. Nothing where they cannot be asked.
pub async fn owed(app: &App, context: &Context, order: &Order) -> Vec<Owed> {
    let is_over = matches!(order.status, OrderStatus::Cancelled | OrderStatus::Refunded);
    let own = order.payments.iter().map(|payment| payment.id).filter(|_| is_over);
    let later = order.receipts.iter().filter_map(|receipt| receipt.payment_id);
    let later = later.filter(|_| order.status == OrderStatus::Cancelled);
    let shares = order.refunds.iter().flat_map(|refund| &refund.online).filter(|share| share.is_owed());
    let asked: BTreeSet<PaymentId> = own.chain(later).chain(shares.map(|share| share.payment_id)).collect();
    let records = join_all(asked.iter().map(|id| async move {
        app.payment.call(&context.caller, &payment::GET_PAYMENT, &[id], &Unit {}, &Unit {}).await.ok()
    }));
    records.await.into_iter().flatten().flat_map(|record| owed_by(order, &record)).collect()
}

fn owed_by(order: &Order, record: &PaymentRecord) -> Vec<Owed> {
    let payment = &record.payment;
    let has = |status| record.refunds.iter().any(|refund| refund.status == status);
    let Ok(left) = payment.captured.checked_sub(payment.refunded) else { return Vec::new() };
    // What is on its way is asked for until the provider says yes or no.
    if left.is_zero() || !has(TransferStatus::Failed) || has(TransferStatus::Pending) {
        return Vec::new();
    }
    let is_own = order.payments.iter().any(|own| own.id == payment.id);
    if is_own || order.status == OrderStatus::Cancelled {
        let key = format!("sent:{}", payment.refunded.amount());
        return vec![Owed { payment: payment.id, amount: left, key }];
    }
    let shares = order.refunds.iter().flat_map(|refund| {
        let owed = refund.online.iter().filter(|share| share.payment_id == payment.id && share.is_owed());
        owed.map(|share| Owed { payment: payment.id, amount: share.amount, key: sent_key(refund.id) })
    });
    // The order hears of what is noted by a message.
    let is_noted =
        |key: &str| record.refunds.iter().any(|refund| refund.key == format!("{}{key}", payment::STAFF_KEY));
    shares.filter(|owed| owed.amount.amount() <= left.amount() && !is_noted(&owed.key)).collect()
}

/// A form for all that payments have kept.
#[component]
pub fn Sent(order: OrderId, owed: Vec<Owed>) -> impl IntoView {
    let has_some = !owed.is_empty();
    let forms = owed.into_iter().map(|Owed { payment, amount, key }| {
        let words = format!(
            "The card or bank did not take {} back. Ask the customer where to send it, send it, and note it here.",
            words::money(amount)
        );
        view! {
            <form method="post" action=format!("/admin/orders/{order}/sent")>
                <p>{words}</p>
                <input type="hidden" name="key" value=key />
                <input type="hidden" name="payment" value=payment.to_string() />
                <Field name="reason" label="How it was sent" maxlength=500 hint="The customer may read it." />
                <button class="primary" type="submit">"Note as sent"</button>
            </form>
        }
    });
    let forms = forms.collect_view();
    has_some.then(|| {
        view! {
            <section class="panel no-print" aria-labelledby="sent-heading">
                <h2 id="sent-heading">"Money that did not go back"</h2>
                {forms}
            </section>
        }
    })
}
