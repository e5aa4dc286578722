//! What is open since an order was changed: the money that came for it by hand, and giving it up.

use crate::{
    app::App,
    components::{Choice, Heads, LongText, Table},
    forms::{self, Errors},
    pages::order::{Forms, page, refused},
    words,
};
use contract::{
    Unit,
    order::{self, Order},
    order_edit::{ReceiptMethod, RecordReceipt, WaiveBalance},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Money, OrderId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Field;

const METHODS: [ReceiptMethod; 3] = [ReceiptMethod::BankTransfer, ReceiptMethod::Cash, ReceiptMethod::Other];

const fn method(method: ReceiptMethod) -> &'static str {
    match method {
        ReceiptMethod::BankTransfer => "Bank transfer",
        ReceiptMethod::Cash => "Cash",
        ReceiptMethod::Other => "Another way",
    }
}

/// Money that came, or what is given up, as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct BalanceForm {
    key: String,
    amount: String,
    method: String,
    note: String,
    reason: String,
    /// What was due, in minor units, when it was looked at.
    due: String,
}

/// `POST /admin/orders/{id}/receipts`
pub async fn receive(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let form: BalanceForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let order = app.order.call(&call.caller, &order::GET_ADMIN_ORDER, &[&id], &Unit {}, &Unit {}).await?;
    let mut errors = Errors::default();
    let amount = errors.money("balance-amount", &form.amount, order.totals.total.currency());
    let note = errors.optional("balance-note", &form.note);
    let chosen = forms::chosen(&form.method).unwrap_or(ReceiptMethod::Other);
    let Some(amount) = amount.filter(|_| errors.is_empty()) else {
        return invalid(&app, &call, id, form, errors).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let body = RecordReceipt { amount, method: chosen, note };
    let endpoint = &order::RECORD_RECEIPT;
    let done = app.order.call_with(&call.caller, endpoint, &[&id], &Unit {}, &body, &headers).await;
    answer(&app, &call, id, form, done, "balance-paid").await
}

/// `POST /admin/orders/{id}/waivers`
pub async fn waive(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let form: BalanceForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let order = app.order.call(&call.caller, &order::GET_ADMIN_ORDER, &[&id], &Unit {}, &Unit {}).await?;
    let mut errors = Errors::default();
    let Some(reason) = errors.required("balance-reason", &form.reason) else {
        return invalid(&app, &call, id, form, errors).await;
    };
    let due = form.due.parse().ok().and_then(|due| Money::new(due, order.totals.total.currency()).ok());
    let amount = due.ok_or_else(|| Problem::invalid("/due", "invalid", "Load the page again."))?;
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let body = WaiveBalance { amount, reason };
    let endpoint = &order::WAIVE_BALANCE;
    let done = app.order.call_with(&call.caller, endpoint, &[&id], &Unit {}, &body, &headers).await;
    answer(&app, &call, id, form, done, "balance-waived").await
}

async fn invalid(
    app: &App,
    call: &Raw,
    id: OrderId,
    form: BalanceForm,
    errors: Errors,
) -> Result<Response<Vec<u8>>, Problem> {
    let forms = Forms { balance: Some(form), errors, ..Forms::default() };
    page(app, call, id, StatusCode::UNPROCESSABLE_ENTITY, forms).await
}

async fn answer(
    app: &App,
    call: &Raw,
    id: OrderId,
    mut form: BalanceForm,
    done: Result<(u16, Order), Problem>,
    word: &str,
) -> Result<Response<Vec<u8>>, Problem> {
    match done {
        Ok(_) => Ok(ui::redirect(&format!("/admin/orders/{id}?done={word}"))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            if problem.code == ErrorCode::IdempotencyMismatch {
                form.key = forms::new_key(call);
            }
            refused(app, call, id, problem, Forms { balance: Some(form), ..Forms::default() }).await
        }
    }
}

/// What is open, what came by hand, and the forms that settle it.
#[component]
pub fn Balance(
    order: Order,
    keys: [String; 2],
    sent: Option<BalanceForm>,
    errors: Errors,
    refused: AnyView,
) -> impl IntoView {
    let rows = order.receipts.iter().map(|receipt| {
        view! {
            <tr>
                <th scope="row">{words::moment(receipt.at)}</th>
                <td>{if receipt.payment_id.is_some() { "Online" } else { method(receipt.method) }}</td>
                <td class="amount">{words::money(receipt.amount)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let receipts = (!order.receipts.is_empty()).then(|| {
        view! {
            <Table caption="What came for the balance">
                <Heads names=&["When", "How", "#Amount"] />
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_any()
    });
    let open = order.balance.map(|balance| {
        if balance.is_negative() {
            let owed = Money::new(balance.amount().saturating_neg(), balance.currency()).unwrap_or(balance);
            let words = format!(
                "{} are to be given back. If that does not happen by itself, refund them.",
                words::money(owed)
            );
            return view! { <p>{words}</p> }.into_any();
        }
        view! { <Due order=order.clone() due=balance keys sent errors /> }.into_any()
    });
    let is_there = receipts.is_some() || open.is_some();
    is_there.then(|| {
        view! {
            <section class="panel no-print" aria-labelledby="balance-heading">
                <h2 id="balance-heading">"Balance"</h2>
                {refused}
                {receipts}
                {open}
            </section>
        }
        // Within the page it would make a type that is too deep for the compiler.
        .into_any()
    })
}

#[component]
fn Due(
    order: Order,
    due: Money,
    keys: [String; 2],
    sent: Option<BalanceForm>,
    errors: Errors,
) -> impl IntoView {
    let [receipt_key, waiver_key] = keys;
    let sent = sent.unwrap_or_default();
    let is_waiver = !sent.due.is_empty();
    let key =
        |own: String, is_mine: bool| if is_mine && !sent.key.is_empty() { sent.key.clone() } else { own };
    let amount = if sent.amount.is_empty() { forms::decimal(due) } else { sent.amount.clone() };
    let methods = METHODS.map(|value| (forms::wire(value), method(value))).to_vec();
    let words = format!(
        "{} are left to pay since the order was changed. Nothing is sent until the customer has paid them online, you note them as received, or waive them.",
        words::money(due)
    );
    let receive = view! {
        <form method="post" action=format!("/admin/orders/{}/receipts", order.id)>
            <input type="hidden" name="key" value=key(receipt_key, !is_waiver) />
            <div class="row">
                <Field name="amount" label="Received" value=amount inputmode="decimal" maxlength=20 error=errors.get("balance-amount") />
                <Choice name="method" label="How" options=methods selected=sent.method.clone() />
                <Field name="note" label="Note, for the staff" value=sent.note.clone() maxlength=500 error=errors.get("balance-note") />
            </div>
            <button class="primary" type="submit">"Note as received"</button>
        </form>
    };
    let waive = view! {
        <details open=is_waiver>
            <summary>"Waive it…"</summary>
            <form method="post" action=format!("/admin/orders/{}/waivers", order.id)>
                <input type="hidden" name="key" value=key(waiver_key, is_waiver) />
                <input type="hidden" name="due" value=due.amount().to_string() />
                <LongText id="balance-reason" name="reason" label="Reason, which the customer reads" value=sent.reason.clone() maxlength=500 rows=3 error=errors.get("balance-reason") />
                <button type="submit">{format!("Waive {}", words::money(due))}</button>
            </form>
        </details>
    };
    view! { <p>{words}</p> {receive.into_any()} {waive.into_any()} }
}
