//! Money that a provider did not give back: the staff sends it in another way, and notes it.

use crate::{
    app::App,
    forms,
    pages::order::{Forms, refused},
    words,
};
use contract::{
    Unit,
    order::{Order, OrderStatus, PaymentStatus},
    payment::{self, Provider, RefundPaymentAsStaff, TransferStatus},
};
use edge::Raw;
use http::Response;
use kernel::{Currency, ErrorCode, Money, OrderId, PaymentId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Field;

#[derive(Deserialize)]
struct SentForm {
    /// Makes a second sending the same money.
    key: String,
    payment: PaymentId,
    /// In minor units.
    amount: i64,
    currency: Currency,
    reason: String,
}

/// `POST /admin/orders/{id}/sent`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let form: SentForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let amount = Money::new(form.amount, form.currency)
        .map_err(|_| Problem::invalid("/amount", "range", "The amount is out of range."))?;
    let Ok(reason) = form.reason.parse() else {
        let problem = Problem::invalid("/reason", "required", "Say how the money was sent.");
        return refused(&app, &call, id, problem, Forms { pressed: true, ..Forms::default() }).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let body = RefundPaymentAsStaff { amount: Some(amount), reason, sent_by_shop: true };
    let endpoint = &payment::REFUND_PAYMENT_AS_STAFF;
    match app.payment.call_with(&call.caller, endpoint, &[&form.payment], &Unit {}, &body, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/orders/{id}?done=sent"))),
        Err(problem) if problem.code == ErrorCode::Conflict => {
            let detail = "The payment has not so much left: it went back meanwhile, or is on its way.";
            let problem = Problem::new(problem.code).detail(detail);
            refused(&app, &call, id, problem, Forms { pressed: true, ..Forms::default() }).await
        }
        Err(problem) => Err(problem),
    }
}

/// What should have gone back and has not, by the payment that has it.
fn kept(order: &Order) -> Vec<(PaymentId, Money)> {
    // Of an order that is over, everything goes back by itself.
    let is_over = matches!(order.status, OrderStatus::Cancelled | OrderStatus::Refunded);
    let own = order.payments.iter().filter(|payment| {
        let has_money = matches!(payment.status, PaymentStatus::Captured | PaymentStatus::PartiallyRefunded);
        is_over && has_money && payment.provider != Provider::Manual
    });
    let own = own
        .filter_map(|payment| Some((payment.id, payment.captured.checked_sub(payment.refunded).ok()?)))
        .filter(|(_, left)| !left.is_zero());
    let refused = order.refunds.iter().filter(|refund| {
        refund.status == TransferStatus::Succeeded && refund.failure.is_some() && !refund.sent_by_shop
    });
    let shares = refused.flat_map(|refund| &refund.online).map(|share| (share.payment_id, share.amount));
    own.chain(shares).collect()
}

/// A form for each payment that has kept what should have gone back.
#[component]
pub fn Sent(order: Order, key: String) -> impl IntoView {
    let forms = kept(&order).into_iter().map(|(payment, amount)| {
        let words = format!(
            "{} did not go back the way it was paid. Ask the customer where to send it, send it, and note it here.",
            words::money(amount)
        );
        view! {
            <form method="post" action=format!("/admin/orders/{}/sent", order.id)>
                <p>{words}</p>
                <input type="hidden" name="key" value=key.clone() />
                <input type="hidden" name="payment" value=payment.to_string() />
                <input type="hidden" name="amount" value=amount.amount().to_string() />
                <input type="hidden" name="currency" value=amount.currency().code() />
                <Field name="reason" label="How it was sent, which the customer reads" maxlength=500 />
                <button class="primary" type="submit">"Note as sent"</button>
            </form>
        }
    });
    let forms = forms.collect_view();
    (!kept(&order).is_empty()).then(|| {
        view! {
            <section class="panel no-print" aria-labelledby="sent-heading">
                <h2 id="sent-heading">"Money that did not go back"</h2>
                {forms}
            </section>
        }
    })
}
