//! Notes that money which was promised has come.

use crate::{
    app::App,
    forms,
    pages::order::{Forms, refused},
    words,
};
use contract::{
    Unit,
    order::{self, Order, PaymentStatus},
    payment::{self, CapturePayment, Provider},
};
use edge::Raw;
use http::Response;
use kernel::{ErrorCode, Money, OrderId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Field;

#[derive(Default, Deserialize)]
#[serde(default)]
struct ReceivedForm {
    /// Makes a second sending the same money.
    key: String,
    amount: String,
}

/// `POST /admin/orders/{id}/received`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let form: ReceivedForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let order = app.order.call(&call.caller, &order::GET_ADMIN_ORDER, &[&id], &Unit {}, &Unit {}).await?;
    let Some(amount) = forms::parse_money(&form.amount, order.totals.total.currency()) else {
        let problem = Problem::invalid("/amount", "invalid", "Write an amount such as 12.90.");
        return refused(&app, &call, id, problem, Forms { pressed: true, ..Forms::default() }).await;
    };
    let payment = order.payments.first().ok_or_else(|| Problem::internal("an order without payment"))?.id;
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let body = CapturePayment { amount: Some(amount) };
    let endpoint = &payment::CAPTURE_PAYMENT;
    match app.payment.call_with(&call.caller, endpoint, &[&payment], &Unit {}, &body, &headers).await {
        Ok((_, noted)) => {
            let captured = noted.payment.captured.amount();
            Ok(ui::redirect(&format!("/admin/orders/{id}?done=received&captured={captured}")))
        }
        Err(problem) if problem.code == ErrorCode::Conflict => {
            let detail = "Not so much is still to come. Note what is for this order, and give back the rest.";
            let problem = Problem::new(problem.code).detail(detail);
            refused(&app, &call, id, problem, Forms { pressed: true, ..Forms::default() }).await
        }
        Err(problem) => Err(problem),
    }
}

/// What is still to come by hand of an order that was placed.
pub fn awaited(order: &Order) -> Option<Money> {
    let awaited = order
        .payments
        .iter()
        .find(|payment| payment.provider == Provider::Manual && payment.status == PaymentStatus::Pending);
    let left = awaited.and_then(|payment| payment.amount.checked_sub(payment.captured).ok());
    left.filter(|_| order.placed_at.is_some())
}

/// The form, where money is awaited.
#[component]
pub fn Received(order: Order, key: String) -> impl IntoView {
    awaited(&order).map(|left| {
        view! {
            <section class="panel no-print" aria-labelledby="received-heading">
                <h2 id="received-heading">"Payment awaited"</h2>
                <p>{format!("{} is to come. Note it when it is there.", words::money(left))}</p>
                <form method="post" action=format!("/admin/orders/{}/received", order.id)>
                    <input type="hidden" name="key" value=key />
                    <Field name="amount" label="Received" value=forms::decimal(left) inputmode="decimal" maxlength=20 />
                    <button class="primary" type="submit">"Note as received"</button>
                </form>
            </section>
        }
    })
}
