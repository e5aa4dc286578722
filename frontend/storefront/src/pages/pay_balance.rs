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

/// How often the order's page looks again whether a payment that takes a moment is there.
const TURNS: u8 = 10;

#[derive(Default, Deserialize)]
struct Query {
    token: Option<OrderToken>,
    /// How often it was looked already.
    #[serde(default)]
    turn: u8,
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

/// Why it did not work.
struct Refused {
    words: String,
    /// True if money may have been taken that goes back: that is said even where nothing is due any more.
    goes_back: bool,
}

/// What can be paid with on the page of ours: what comes by hand is told to the shop, and a card's own fields are
/// Stripe's.
#[derive(Default)]
struct Ways {
    methods: Vec<PaymentMethod>,
    cards: Vec<SavedCard>,
}

impl Ways {
    async fn load(app: &App, call: &Raw) -> Self {
        let methods = app.payment.call(&call.caller, &payment::LIST_PAYMENT_METHODS, &[], &Unit {}, &Unit {});
        let (methods, cards) = futures::join!(methods, saved_cards(app, call));
        let methods = methods.map(|methods| methods.items).unwrap_or_default();
        Self { methods: methods.into_iter().filter(|it| it.provider != Provider::Manual).collect(), cards }
    }

    fn is_any(&self) -> bool {
        !self.cards.is_empty() || self.methods.iter().any(|method| method.provider == Provider::Test)
    }
}

/// True if something of the order is left to pay, and the visitor can do so here. Asks nobody where nothing is.
pub async fn is_offered(app: &App, call: &Raw, order: &Order) -> bool {
    order.balance.is_some_and(|balance| balance.amount() > 0) && Ways::load(app, call).await.is_any()
}

fn path(order: OrderId, rest: &str, token: Option<OrderToken>) -> String {
    let token = token.map_or_else(String::new, |token| format!("?token={token}"));
    format!("/orders/{order}{rest}{token}")
}

/// The order's page once it was paid; as long as the money is not there, the one that looks again in a moment.
fn page_after(order: &Order, token: Option<OrderToken>, turn: u8) -> String {
    let is_due = order.balance.is_some_and(|balance| balance.amount() > 0);
    let page = path(order.id, "", token);
    if is_due && turn < TURNS { with(&page, "paying", turn) } else { page }
}

/// Where the order's page looks again, after so many turns.
pub fn look_again(order: OrderId, token: Option<OrderToken>, turn: u8) -> String {
    with(&path(order, "/pay/return", token), "turn", turn.saturating_add(1))
}

fn with(page: &str, name: &str, turn: u8) -> String {
    let sign = if page.contains('?') { '&' } else { '?' };
    format!("{page}{sign}{name}={turn}")
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
            None => ui::redirect(&visit.link(&page_after(&answer.order, form.access, 0))),
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
        Ok(order) => Ok(ui::redirect(&visit.link(&page_after(&order, query.token, query.turn)))),
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
    let goes_back = problem.extra.get("goes_back").and_then(serde_json::Value::as_bool) == Some(true);
    let words = match problem.code {
        _ if goes_back => texts.get("problem-balance-goes-back"),
        ErrorCode::PaymentDeclined | ErrorCode::PaymentUnavailable | ErrorCode::InvalidRequest => {
            message(texts, &problem)
        }
        ErrorCode::Conflict | ErrorCode::IllegalTransition | ErrorCode::IdempotencyMismatch => {
            texts.get("problem-balance-changed")
        }
        _ => return Err(problem),
    };
    page(app, call, id, ui::status(&problem), form, Some(Refused { words, goes_back })).await
}

/// The page; where nothing is due (any more), the order's, unless there is something to be said of money.
async fn page(
    app: &App,
    call: &Raw,
    id: OrderId,
    status: StatusCode,
    form: PayForm,
    refused: Option<Refused>,
) -> Result<Response<Vec<u8>>, Problem> {
    let access = OrderAccess { token: form.access };
    let ids: [&dyn Display; 1] = [&id];
    let order = app.order.call(&call.caller, &order::GET_ORDER, &ids, &access, &Unit {});
    let (frame, order, ways) = futures::join!(Frame::load(app, call), order, Ways::load(app, call));
    let order: Order = order?;
    let visit = frame.visit.clone();
    let due = order.balance.filter(|balance| balance.amount() > 0);
    if due.is_none() && !refused.as_ref().is_some_and(|refused| refused.goes_back) {
        return Ok(ui::redirect(&visit.link(&path(id, "", form.access))));
    }
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
                {refused.map(|refused| view! { <Notice text=refused.words bad=true /> })}
                {due.map(|due| view! { <PayNow texts due form action key ways /> })}
                <p class="back"><a href=back>{texts.get("pay-balance-back")}</a></p>
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
    ways: Ways,
) -> impl IntoView {
    let amount = money(texts.locale, due);
    if !ways.is_any() {
        let words = texts.with("pay-balance-not-here", &[("amount", amount.into())]);
        return view! { <p>{words}</p> }.into_any();
    }
    let Ways { methods, cards } = ways;
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn ways(methods: &serde_json::Value, cards: usize) -> Ways {
        let card = json!({"id": "pm_1", "brand": "visa", "last4": "4242", "exp_month": 1, "exp_year": 2030});
        let cards = vec![card; cards];
        Ways {
            methods: serde_json::from_value(methods.clone()).unwrap(),
            cards: serde_json::from_value(cards.into()).unwrap(),
        }
    }

    #[test]
    fn a_balance_is_paid_here_with_the_test_card_or_a_kept_one_and_nothing_else() {
        let stripe = json!([{"provider": "stripe", "publishable_key": "pk_test"}]);
        let test = json!([{"provider": "test"}]);
        assert!(ways(&test, 0).is_any() && ways(&stripe, 1).is_any());
        assert!(!ways(&stripe, 0).is_any(), "a guest in a shop with Stripe");
        assert!(!ways(&json!([]), 0).is_any());
    }
}
