//! Gives money back for an order, in two steps: what it comes to is shown before it is done.

use crate::{
    app::App,
    components::{Cell, Heads, LongText, Moment, Remark, Table},
    forms::{self, Errors},
    layout::{self, refusal},
    pages::{line_quantities, order_edit::may_edit},
    words,
};
use contract::{
    Unit,
    order::{self, OnlineShare, Order, OrderStatus, RefundOrder, RefundPreview, RefundShipping},
    payment::{Provider, TransferStatus},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, LineId, Money, OrderId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Field;

/// What is to be given back, as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct RefundForm {
    /// Makes a second sending the same refund.
    key: String,
    /// The lines; each has the quantity in the same place.
    line: Vec<LineId>,
    quantity: Vec<String>,
    shipping: String,
    amount: String,
    reason: String,
    /// Filled in where the shop sends the money itself.
    sent_by_shop: String,
    /// What was shown as the sum, in minor units; empty before it was.
    shown: String,
}

impl RefundForm {
    fn quantity(&self, line: LineId) -> String {
        line_quantities::typed(&self.line, &self.quantity, line)
    }

    fn read(&self, order: &Order, errors: &mut Errors) -> Option<RefundOrder> {
        let currency = order.totals.total.currency();
        let lines = line_quantities::read(&self.line, &self.quantity, errors);
        let shipping = errors.optional_money("shipping", &self.shipping, currency).map(RefundShipping::Part);
        let amount = errors.optional_money("amount", &self.amount, currency);
        // Nothing of anything is not everything.
        let names_some = self.quantity.iter().chain([&self.shipping]).any(|typed| !typed.trim().is_empty());
        if names_some && lines.is_empty() && shipping.is_none() && amount.is_none() {
            errors.add(
                "amount",
                "Say how many of which items, or leave all of them empty to refund everything.",
            );
        }
        let reason = errors.required("reason", &self.reason);
        let reason = reason.filter(|_| errors.is_empty())?;
        Some(RefundOrder { amount, lines, shipping, reason, sent_by_shop: !self.sent_by_shop.is_empty() })
    }
}

/// True if there is something to give back.
pub fn may_refund(order: &Order) -> bool {
    let is_open =
        !matches!(order.status, OrderStatus::PendingPayment | OrderStatus::Cancelled | OrderStatus::Refunded);
    let is_taken = !order.receipts.is_empty()
        || order.payments.iter().any(|payment| payment.refunded.amount() < payment.captured.amount());
    is_open && (is_taken || !left_to_gift_cards(order).is_zero())
}

/// What gift cards paid and have not got back.
fn left_to_gift_cards(order: &Order) -> Money {
    let nothing = Money::zero(order.totals.total.currency());
    let refunds = order.refunds.iter().filter(|refund| refund.status != TransferStatus::Failed);
    let paid = order.paid_by_gift_cards().unwrap_or(nothing);
    let left = refunds.filter_map(|refund| refund.to_gift_cards).try_fold(paid, Money::checked_sub);
    left.unwrap_or(nothing)
}

/// `GET /admin/orders/{id}/refund`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let order = load(&app, &call, id).await?;
    let form = RefundForm { key: forms::new_key(&call), ..RefundForm::default() };
    Ok(page(&call, StatusCode::OK, order, Shown { form, ..Shown::default() }))
}

async fn load(app: &App, call: &Raw, id: OrderId) -> Result<Order, Problem> {
    app.order.call(&call.caller, &order::GET_ADMIN_ORDER, &[&id], &Unit {}, &Unit {}).await
}

/// `POST /admin/orders/{id}/refund`: shows the sum; with the sum that was shown, gives it back.
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let mut form: RefundForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let order = load(&app, &call, id).await?;
    let mut errors = Errors::default();
    let Some(request) = form.read(&order, &mut errors) else {
        form.shown.clear();
        let shown = Shown { form, errors, ..Shown::default() };
        return Ok(page(&call, StatusCode::UNPROCESSABLE_ENTITY, order, shown));
    };
    // What was shown and confirmed is given back, and nothing else: a second sending finds the first one's answer, even
    // though nothing may be left to show by then.
    let confirmed =
        form.shown.parse().ok().and_then(|minor| Money::new(minor, order.totals.total.currency()).ok());
    let done = match confirmed {
        None => {
            app.order.call(&call.caller, &order::PREVIEW_REFUND, &[&id], &Unit {}, &request).await.map(Some)
        }
        Some(amount) => {
            let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
            let refund = RefundOrder { amount: Some(amount), ..request };
            let endpoint = &order::REFUND_ORDER;
            app.order
                .call_with(&call.caller, endpoint, &[&id], &Unit {}, &refund, &headers)
                .await
                .map(|_| None)
        }
    };
    match done {
        Ok(None) => Ok(ui::redirect(&format!("/admin/orders/{id}?done=refunded"))),
        Ok(Some(preview)) => {
            form.shown = preview.amount.amount().to_string();
            Ok(page(&call, StatusCode::OK, order, Shown { form, preview: Some(preview), ..Shown::default() }))
        }
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            line_quantities::refused(&problem, &mut errors);
            errors.refused(&problem);
            form.shown.clear();
            if problem.code == ErrorCode::IdempotencyMismatch {
                form.key = forms::new_key(&call);
            }
            let status = ui::status(&problem);
            Ok(page(&call, status, order, Shown { form, errors, problem: Some(problem), preview: None }))
        }
    }
}

/// What the page shows besides the order.
#[derive(Default)]
struct Shown {
    form: RefundForm,
    errors: Errors,
    problem: Option<Problem>,
    preview: Option<RefundPreview>,
}

fn page(call: &Raw, status: StatusCode, order: Order, shown: Shown) -> Response<Vec<u8>> {
    let number = order.number.clone().unwrap_or_default();
    layout::page(call, status, format!("Refund order #{number}"), move || {
        let back = format!("/admin/orders/{}", order.id);
        let refused = refusal(&shown.errors, shown.problem.as_ref());
        view! {
            <p><a href=back>{format!("Back to order #{number}")}</a></p>
            {refused}
            {match shown.preview {
                Some(preview) => view! { <Confirm order form=shown.form preview /> }.into_any(),
                None => view! { <Form order form=shown.form errors=shown.errors /> }.into_any(),
            }}
        }
    })
}

#[component]
fn Form(order: Order, form: RefundForm, errors: Errors) -> impl IntoView {
    let rows = order.lines.iter().filter(|line| line.refunded < line.quantity.get()).map(|line| {
        let id = line_quantities::field(line.id);
        let error = errors.get(&id);
        let options = line.options.values().cloned().collect::<Vec<_>>().join(", ");
        view! {
            <tr>
                <th scope="row">{line.title.clone()} <span class="muted">" " {options}</span></th>
                <td class="amount">{line.quantity.get() - line.refunded}</td>
                <td>
                    <input type="hidden" name="line" value=line.id.to_string() />
                    <Cell name="quantity" id label=format!("Refund of {}", line.title) value=form.quantity(line.id) inputmode="numeric" maxlength=9 error />
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let paid = order.payments.iter().map(|payment| {
        let facts = format!(
            "{} paid, {} of it refunded.",
            words::money(payment.captured),
            words::money(payment.refunded)
        );
        view! { <p>{facts}</p> }
    });
    let paid = paid.collect_view();
    let by_cards = Some(left_to_gift_cards(&order)).filter(|left| !left.is_zero()).map(|left| {
        let facts = format!(
            "Gift cards paid {} that they have not got back: they get what is left once the payment has given back all it took.",
            words::money(left)
        );
        view! { <p>{facts}</p> }
    });
    let shipping = format!("Shipping was {}.", words::money(order.totals.shipping));
    let is_online = order.payments.iter().any(|payment| payment.provider != Provider::Manual)
        || order.receipts.iter().any(|receipt| receipt.payment_id.is_some());
    view! {
        <form method="post" action=format!("/admin/orders/{}/refund", order.id) class="panel">
            {paid}
            {by_cards}
            <p>"To refund everything that is left, give only a reason. To refund a part, say how many of which items, and how much of the shipping."</p>
            <input type="hidden" name="key" value=form.key.clone() />
            <Table caption="What can still be refunded">
                <Heads names=&["Product", "#Left", "Refund"] />
                <tbody>{rows}</tbody>
            </Table>
            <div class="row">
                <Field name="shipping" label="Shipping" value=form.shipping.clone() inputmode="decimal" maxlength=20 error=errors.get("shipping") hint=shipping />
                <Field name="amount" label="Another amount" value=form.amount.clone() inputmode="decimal" maxlength=20 error=errors.get("amount") hint="Only where it is not what items and shipping cost." />
            </div>
            <LongText name="reason" label="Reason, which the customer reads" value=form.reason maxlength=500 rows=3 error=errors.get("reason") />
            {is_online
                .then(|| {
                    view! {
                        <label class="choice">
                            <input type="checkbox" name="sent_by_shop" value="true" checked=!form.sent_by_shop.is_empty() />
                            "We send it ourselves, such as by bank transfer, since the card or bank does not take it back"
                        </label>
                    }
                })}
            <p class="muted">
                "A refund moves money only: it neither stops a parcel nor changes the stock."
                {may_edit(&order)
                    .then(|| {
                        let edit = format!("/admin/orders/{}/edit", order.id);
                        view! {
                            " What is not to be sent any more is taken out of the order, which gives its money back as well: "
                            <a href=edit>"Change items"</a>
                            "."
                        }
                    })}
            </p>
            <button class="primary" type="submit">"Review the refund"</button>
        </form>
    }
}

/// The same fields once more, hidden, and the sum that is agreed to.
#[component]
fn Confirm(order: Order, form: RefundForm, preview: RefundPreview) -> impl IntoView {
    let title = |id: LineId| {
        let line = order.lines.iter().find(|line| line.id == id);
        line.map(|line| line.title.clone()).unwrap_or_default()
    };
    let rows = preview.lines.iter().map(|line| {
        view! {
            <tr>
                <th scope="row">{title(line.line_id)}</th>
                <td class="amount">{line.quantity.get()}</td>
                <td class="amount">{words::money(line.amount)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let shipping = (!preview.shipping.is_zero()).then(|| {
        view! { <tr><th scope="row" colspan="2">"Shipping"</th> <td class="amount">{words::money(preview.shipping)}</td></tr> }
    });
    let fields = line_quantities::hidden(&form.line, &form.quantity);
    let to_cards = preview.to_gift_cards.map(|part| {
        view! { <p>{format!("{} of it go back to the gift cards that paid.", words::money(part))}</p> }
    });
    let is_sent = !form.sent_by_shop.is_empty();
    let (online, by_hand) = split(preview.by_hand, &preview.online);
    let online = online.filter(|_| !is_sent).map(|part| {
        view! { <p>{format!("{} of it were paid online later, and go back the same way.", words::money(part))}</p> }
    });
    let by_hand = by_hand.map(|part| {
        view! { <p>{format!("{} of it came by hand: give them back by hand.", words::money(part))}</p> }
    });
    let amount = words::money(preview.amount);
    let button = format!("Refund {amount}");
    // The payment's own part; what came by hand, no provider can send.
    let other = [preview.to_gift_cards, preview.by_hand].into_iter().flatten();
    let others = Money::sum(preview.amount.currency(), other);
    let own = others.and_then(|others| preview.amount.checked_sub(others)).ok();
    let is_by_hand = order.payments.iter().any(|payment| payment.provider == Provider::Manual);
    let how = match own.filter(|own| is_by_hand && !own.is_zero()) {
        _ if is_sent => format!(
            "Send {} yourself: no card and no bank is asked for it. The shop notes it and tells the customer. This cannot be undone.",
            preview
                .to_gift_cards
                .and_then(|cards| preview.amount.checked_sub(cards).ok())
                .map_or_else(|| amount.clone(), words::money)
        ),
        Some(own) => format!(
            "Send {} back yourself, the way it came: the shop only notes it and tells the customer. This cannot be undone.",
            words::money(own)
        ),
        None => format!("{amount} will be refunded the way it was paid. This cannot be undone."),
    };
    view! {
        <form method="post" action=format!("/admin/orders/{}/refund", order.id) class="panel">
            <Remark text=how />
            <Table caption="What is refunded">
                <Heads names=&["Product", "#Quantity", "#Amount"] />
                <tbody>{rows}{shipping}</tbody>
                <tfoot><tr><th scope="row" colspan="2">"Refund"</th> <td class="amount">{amount}</td></tr></tfoot>
            </Table>
            {to_cards}
            {online}
            {by_hand}
            <p>"Reason: " {form.reason.clone()}</p>
            {fields}
            <input type="hidden" name="key" value=form.key />
            <input type="hidden" name="shipping" value=form.shipping />
            <input type="hidden" name="amount" value=form.amount />
            <input type="hidden" name="reason" value=form.reason />
            <input type="hidden" name="sent_by_shop" value=form.sent_by_shop />
            <input type="hidden" name="shown" value=form.shown />
            <button class="danger" type="submit">{button}</button>
        </form>
    }
}

/// What of a refund of money that came for a balance goes back by itself, and what the staff gives back by hand.
fn split(came_later: Option<Money>, online: &[OnlineShare]) -> (Option<Money>, Option<Money>) {
    let Some(came_later) = came_later else { return (None, None) };
    let nothing = Money::zero(came_later.currency());
    let online =
        Money::sum(came_later.currency(), online.iter().map(|share| share.amount)).unwrap_or(nothing);
    let by_hand = came_later.checked_sub(online).unwrap_or(nothing);
    (Some(online).filter(|part| !part.is_zero()), Some(by_hand).filter(|part| !part.is_zero()))
}

/// What was refunded, on the order's page.
#[component]
pub fn Refunds(order: Order) -> impl IntoView {
    let rows = order.refunds.iter().map(|refund| {
        let (online, by_hand) = split(refund.by_hand, &refund.online);
        // What went back in its place since is a failure no more.
        let is_settled = !refund.online.is_empty() && !refund.online.iter().any(OnlineShare::is_owed);
        let failure = refund.failure.clone().map(|failure| {
            view! { {if is_settled && !refund.came_back { ". Before: " } else { ": " }} {failure} }
        });
        let state = match refund.status {
            TransferStatus::Pending => "On its way",
            TransferStatus::Succeeded => "Refunded",
            TransferStatus::Failed => "Failed",
        };
        view! {
            <tr>
                <th scope="row"><Moment at=refund.at /></th>
                <td class="amount">
                    {words::money(refund.amount)}
                    {refund.to_gift_cards.map(|part| view! { <br /> {format!("{} to gift cards", words::money(part))} })}
                    {online.map(|part| view! { <br /> {format!("{} as it was paid later", words::money(part))} })}
                    {by_hand.map(|part| view! { <br /> {format!("{} by hand", words::money(part))} })}
                </td>
                <td>{state} {refund.sent_by_shop.then_some(", sent by the shop")} {failure}</td>
                <td>{refund.reason.clone()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let has_rows = !order.refunds.is_empty();
    has_rows.then(|| {
        view! {
            <section aria-labelledby="refunds-heading">
                <h2 id="refunds-heading">"Refunds"</h2>
                <Table caption="What was refunded">
                    <Heads names=&["When", "#Amount", "State", "Reason"] />
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        }
    })
}
