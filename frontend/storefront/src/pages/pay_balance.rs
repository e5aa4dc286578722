//! Paying what was left to pay since an order was changed.

use crate::{
    layout::{Document, Head},
    pages::{
        checkout_payment::{Payment, PaymentForm, due_text, read_due, saved_cards},
        problem::message,
    },
    site::{App, Frame, Visit},
};
use contract::{
    Unit,
    order::{self, NextAction, Order, OrderAccess, PaymentChoice},
    order_edit::PayBalance,
    payment::{self, PaymentMethod, Provider, SavedCard},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, EventId, Money, OrderId, OrderToken, Problem, format::money};
use leptos::prelude::*;
use serde::Deserialize;
use std::{fmt::Display, rc::Rc};
use ui::{Notice, Texts};

#[derive(Default, Deserialize)]
struct Query {
    token: Option<OrderToken>,
}

/// How it is to be paid, as it was chosen.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PayForm {
    /// The order's token; the payment's is another.
    access: Option<OrderToken>,
    /// Makes a second sending the same payment.
    key: Option<EventId>,
    /// What was shown to be due.
    due: String,
    #[serde(flatten)]
    payment: PaymentForm,
}

fn path(order: OrderId, rest: &str, token: Option<OrderToken>) -> String {
    let token = token.map_or_else(String::new, |token| format!("?token={token}"));
    format!("/orders/{order}{rest}{token}")
}

/// `GET /orders/{id}/pay`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let query: Query = ui::parse_query(&call.query).map_err(|_| ErrorCode::NotFound)?;
    page(&app, &call, id, StatusCode::OK, PayForm { access: query.token, ..PayForm::default() }, None).await
}

/// `POST /orders/{id}/pay`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let id: OrderId = call.params.parse("id")?;
    let form: PayForm = ui::parse_form(&call, &call.body)?;
    let key = form.key.ok_or(ErrorCode::InvalidRequest)?.to_string();
    let amount = read_due(&form.due).ok_or(ErrorCode::InvalidRequest)?;
    let access = OrderAccess { token: form.access };
    let payment = PaymentChoice {
        provider: form.payment.provider(),
        token: form.payment.token().parse().ok(),
        return_path: visit.link(&path(id, "/pay/return", form.access)).parse().ok(),
        save: false,
    };
    let (body, headers) = (PayBalance { amount, payment }, [(client::IDEMPOTENCY_KEY, key.as_str())]);
    let endpoint = &order::PAY_BALANCE;
    match app.order.call_with(&call.caller, endpoint, &[&id], &access, &body, &headers).await {
        Ok((_, answer)) => Ok(match answer.next_action {
            Some(NextAction { url, .. }) => ui::redirect(&url),
            None => ui::redirect(&visit.link(&path(id, "", form.access))),
        }),
        Err(problem) => refused(&app, &call, id, form, problem).await,
    }
}

/// `GET /orders/{id}/pay/return`: the browser comes back from the provider.
pub async fn come_back(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let id: OrderId = call.params.parse("id")?;
    let query: Query = ui::parse_query(&call.query).map_err(|_| ErrorCode::NotFound)?;
    let access = OrderAccess { token: query.token };
    let endpoint = &order::CONTINUE_BALANCE_PAYMENT;
    match app.order.call(&call.caller, endpoint, &[&id], &access, &Unit {}).await {
        Ok(_) => Ok(ui::redirect(&visit.link(&path(id, "", query.token)))),
        Err(problem) => {
            let form = PayForm { access: query.token, ..PayForm::default() };
            refused(&app, &call, id, form, problem).await
        }
    }
}

/// The page again, with why it did not work.
async fn refused(
    app: &App,
    call: &Raw,
    id: OrderId,
    form: PayForm,
    problem: Problem,
) -> Result<Response<Vec<u8>>, Problem> {
    let texts = Visit::of(call).texts;
    let notice = match problem.code {
        ErrorCode::PaymentDeclined | ErrorCode::PaymentUnavailable | ErrorCode::InvalidRequest => {
            message(texts, &problem)
        }
        ErrorCode::Conflict | ErrorCode::IllegalTransition | ErrorCode::IdempotencyMismatch => {
            texts.get("problem-balance-changed")
        }
        _ => return Err(problem),
    };
    page(app, call, id, ui::status(&problem), form, Some(notice)).await
}

/// The page; where nothing is due (any more), the order's.
async fn page(
    app: &App,
    call: &Raw,
    id: OrderId,
    status: StatusCode,
    form: PayForm,
    notice: Option<String>,
) -> Result<Response<Vec<u8>>, Problem> {
    let access = OrderAccess { token: form.access };
    let ids: [&dyn Display; 1] = [&id];
    let order = app.order.call(&call.caller, &order::GET_ORDER, &ids, &access, &Unit {});
    let methods = app.payment.call(&call.caller, &payment::LIST_PAYMENT_METHODS, &[], &Unit {}, &Unit {});
    let (frame, order, methods, cards) =
        futures::join!(Frame::load(app, call), order, methods, saved_cards(app, call));
    let order: Order = order?;
    let visit = frame.visit.clone();
    let Some(due) = order.balance.filter(|balance| balance.amount() > 0) else {
        return Ok(ui::redirect(&visit.link(&path(id, "", form.access))));
    };
    // What comes by hand is told to the shop.
    let methods = methods.map(|methods| methods.items).unwrap_or_default();
    let methods: Vec<_> = methods.into_iter().filter(|it| it.provider != Provider::Manual).collect();
    let texts = visit.texts;
    let title =
        texts.with("pay-balance-title", &[("number", order.number.clone().unwrap_or_default().into())]);
    let back = visit.link(&path(id, "", form.access));
    let action = visit.link(&format!("/orders/{id}/pay"));
    let key = edge::new_id::<EventId>(call.now);
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(title.clone())>
                <h1>{title}</h1>
                {notice.map(|text| view! { <Notice text bad=true /> })}
                <PayNow texts due form action key methods cards />
                <p><a href=back>{texts.get("pay-balance-back")}</a></p>
            </Document>
        }
    });
    Ok(ui::html(status, document))
}

#[component]
fn PayNow(
    texts: Texts,
    due: Money,
    form: PayForm,
    action: String,
    key: EventId,
    methods: Vec<PaymentMethod>,
    cards: Vec<SavedCard>,
) -> impl IntoView {
    let amount = money(texts.locale, due);
    if cards.is_empty() && !methods.iter().any(|method| method.provider == Provider::Test) {
        let words = texts.with("pay-balance-not-here", &[("amount", amount.into())]);
        return view! { <p>{words}</p> }.into_any();
    }
    view! {
        <form method="post" action=action>
            <input type="hidden" name="access" value=form.access.map(|token| token.to_string()) />
            <input type="hidden" name="key" value=key.to_string() />
            <input type="hidden" name="due" value=due_text(due) />
            <Payment texts chosen=form.payment methods cards nothing_due=false />
            <button class="primary" type="submit">{texts.with("pay-balance-now", &[("amount", amount.into())])}</button>
        </form>
    }
    .into_any()
}
