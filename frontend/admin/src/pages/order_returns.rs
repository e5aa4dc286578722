//! The returns of an order: what somebody wants to give back, and what the staff answers.

use crate::{
    app::App,
    components::{Cell, Heads, LongText, Status, Table},
    forms::Errors,
    pages::{
        line_quantities,
        location_choice::LocationChoice,
        order::{Forms, page, refused},
        order_edit::would_settle,
        order_refund::may_refund,
    },
    words,
};
use contract::{
    Options, Unit,
    inventory::Location,
    order::{
        self, ApproveReturn, DeclineReturn, ExchangePreview, Exchanged, MakeExchange, Order, PreviewExchange,
        ReceiveReturn, ReceivedLine, Return, ReturnLine, ReturnStatus,
    },
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, LineId, Money, OrderId, Problem, ReturnId, Text};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice, Texts};

/// An answer as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    instructions: String,
    reason: String,
    /// The lines; each has its two numbers in the same place.
    line: Vec<LineId>,
    restock: Vec<String>,
    waste: Vec<String>,
    /// Sent only where it is ticked.
    refund: Option<String>,
    refund_reason: String,
    /// Empty where it goes back to where it was sent from.
    location: String,
    /// Sent only where it is ticked: what was asked for is sent instead.
    exchange: Option<String>,
    exchange_reason: String,
    /// The difference that was shown, such as `-500 EUR`, in minor units; empty before one was.
    difference: String,
}

impl AnswerForm {
    fn prefilled(order: &Order, returned: &Return, instructions: String) -> Self {
        let (line, restock) =
            returned.lines.iter().map(|line| (line.line_id, line.quantity.to_string())).unzip();
        let waste = returned.lines.iter().map(|_| "0".to_owned()).collect();
        let refund = may_refund(order).then(|| "true".to_owned());
        let texts = Texts::new(order.locale);
        Self {
            instructions,
            reason: String::new(),
            line,
            restock,
            waste,
            refund,
            refund_reason: texts.get("return-refund-reason"),
            location: String::new(),
            exchange: wants_exchange(returned).then(|| "true".to_owned()),
            exchange_reason: texts.get("return-exchange-reason"),
            difference: String::new(),
        }
    }

    fn numbers(&self, line: LineId) -> (String, String) {
        let mut typed = self.line.iter().zip(self.restock.iter().zip(&self.waste));
        let typed = typed.find(|(id, _)| **id == line).map(|(_, (a, b))| (a.clone(), b.clone()));
        typed.unwrap_or_default()
    }

    /// What has come back, and why something is sent instead, if it is to be.
    fn read(&self, errors: &mut Errors) -> Option<(ReceiveReturn, Option<Text<500>>)> {
        let mut lines = Vec::new();
        for (line_id, (restock, waste)) in self.line.iter().zip(self.restock.iter().zip(&self.waste)) {
            for (text, name, restock) in [(restock, "restock", true), (waste, "waste", false)] {
                let quantity = errors.optional_number::<u32>(&field(name, *line_id), text).unwrap_or(0);
                let part = |quantity| ReceivedLine { line_id: *line_id, quantity, restock };
                lines.extend(quantity.try_into().map(part));
            }
        }
        if errors.is_empty() && lines.is_empty() {
            errors.add("received", "Say what has come back. What never came is declined.");
        }
        let refund_reason = match &self.refund {
            Some(_) => Some(errors.required("refund_reason", &self.refund_reason)?),
            None => None,
        };
        let exchange_reason = match &self.exchange {
            Some(_) => Some(errors.required("exchange_reason", &self.exchange_reason)?),
            None => None,
        };
        let location_id = self.location.parse().ok();
        if location_id.is_none() && !self.location.is_empty() {
            errors.add("location", "Choose a location.");
        }
        let received = ReceiveReturn { lines, refund_reason, location_id, exchange: None };
        errors.is_empty().then_some((received, exchange_reason))
    }

    /// The difference that was shown, if one was.
    fn agreed(&self) -> Option<Money> {
        let (amount, currency) = self.difference.split_once(' ')?;
        Money::new(amount.parse().ok()?, currency.parse().ok()?).ok()
    }
}

fn field(name: &str, line: LineId) -> String {
    format!("{name}-{line}")
}

/// True if somebody wants something else for what comes back.
fn wants_exchange(returned: &Return) -> bool {
    returned.lines.iter().any(|line| line.exchange_for.is_some())
}

/// An answer that was not taken, or is to be confirmed.
pub struct SentAnswer {
    id: ReturnId,
    form: AnswerForm,
    /// What an exchange comes to, to be agreed to.
    preview: Option<ExchangePreview>,
}

/// `POST /admin/orders/{id}/returns/{return_id}/approve`
pub async fn approve(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: AnswerForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let body = errors
        .required("instructions", &form.instructions)
        .map(|instructions| ApproveReturn { instructions });
    answer(&app, &call, &order::APPROVE_RETURN, body, form, errors, "approved").await
}

/// `POST /admin/orders/{id}/returns/{return_id}/decline`
pub async fn decline(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: AnswerForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let body = errors.required("reason", &form.reason).map(|reason| DeclineReturn { reason });
    answer(&app, &call, &order::DECLINE_RETURN, body, form, errors, "declined").await
}

/// `POST /admin/orders/{id}/returns/{return_id}/receive`: an exchange is made once what it comes to was seen.
pub async fn receive(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut form: AnswerForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let Some((mut body, exchange_reason)) = form.read(&mut errors) else {
        return answer(&app, &call, &order::RECEIVE_RETURN, None, form, errors, "returned").await;
    };
    let Some(reason) = exchange_reason else {
        return answer(&app, &call, &order::RECEIVE_RETURN, Some(body), form, errors, "returned").await;
    };
    let id: OrderId = call.params.parse("id")?;
    let returned: ReturnId = call.params.parse("return_id")?;
    let wanted = PreviewExchange { lines: body.lines.clone() };
    let endpoint = &order::PREVIEW_EXCHANGE;
    // Once more where one was shown: it may come to something else by now. A repetition finds that it was received.
    let preview = app.order.call(&call.caller, endpoint, &[&id, &returned], &Unit {}, &wanted).await;
    let preview = match preview {
        Ok(preview) => preview,
        Err(problem) if problem.code == ErrorCode::NotFound => return Err(problem),
        Err(problem) if problem.code == ErrorCode::IllegalTransition && !form.difference.is_empty() => {
            let difference = form.agreed().ok_or(problem)?;
            body.exchange = Some(MakeExchange { reason, difference });
            return answer(&app, &call, &order::RECEIVE_RETURN, Some(body), form, errors, "exchanged").await;
        }
        Err(problem) => {
            let sent = Some(SentAnswer { id: returned, form, preview: None });
            return refused(&app, &call, id, problem, Forms { answer: sent, errors, ..Forms::default() })
                .await;
        }
    };
    let difference = preview.difference;
    if form.agreed() != Some(difference) {
        form.difference = format!("{} {}", difference.amount(), difference.currency().code());
        let sent = Some(SentAnswer { id: returned, form, preview: Some(preview) });
        return page(&app, &call, id, StatusCode::OK, Forms { answer: sent, ..Forms::default() }).await;
    }
    body.exchange = Some(MakeExchange { reason, difference });
    answer(&app, &call, &order::RECEIVE_RETURN, Some(body), form, errors, "exchanged").await
}

/// Gives the answer; each is given once, so the return's id is key enough.
async fn answer<B: serde::Serialize>(
    app: &App,
    call: &Raw,
    endpoint: &contract::Endpoint<Unit, B, Order>,
    body: Option<B>,
    form: AnswerForm,
    mut errors: Errors,
    done: &str,
) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let returned: ReturnId = call.params.parse("return_id")?;
    let sent = Some(SentAnswer { id: returned, form, preview: None });
    let Some(body) = body else {
        let forms = Forms { answer: sent, errors, ..Forms::default() };
        return page(app, call, id, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    };
    let key = returned.to_string();
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    match app.order.call_with(&call.caller, endpoint, &[&id, &returned], &Unit {}, &body, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/orders/{id}?done={done}#returns-heading"))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            if let Some(line) = line_quantities::of(&problem) {
                errors.add(field("restock", line), problem.detail.clone());
            }
            refused(app, call, id, problem, Forms { answer: sent, errors, ..Forms::default() }).await
        }
    }
}

/// What the staff would usually write to somebody who sends something back; empty where nobody asks. The mail names the
/// shop's address by itself.
pub fn usual_instructions(order: &Order) -> String {
    if !order.returns.iter().any(|returned| returned.status == ReturnStatus::Requested) {
        return String::new();
    }
    let number = order.number.as_deref().unwrap_or_default();
    Texts::new(order.locale).with("return-instructions", &[("number", number.to_owned().into())])
}

/// All returns of an order, the newest first; nothing where there are none.
#[component]
pub fn Returns(
    order: Order,
    locations: Vec<Location>,
    instructions: String,
    sent: Option<SentAnswer>,
    errors: Errors,
    refused: AnyView,
) -> impl IntoView {
    let mut refused = Some(refused);
    let returns = order.returns.iter().rev().map(|returned| {
        let typed = sent.as_ref().filter(|sent| sent.id == returned.id);
        let (errors, above) =
            if typed.is_some() { (errors.clone(), refused.take()) } else { (Errors::default(), None) };
        let preview = typed.and_then(|sent| sent.preview.clone());
        let form = typed
            .map_or_else(|| AnswerForm::prefilled(&order, returned, instructions.clone()), |sent| sent.form.clone());
        view! { <OneReturn order=order.clone() locations=locations.clone() returned=returned.clone() form preview errors refused=above.into_any() /> }
    });
    let returns = returns.collect_view();
    (!order.returns.is_empty()).then(|| {
        view! {
            <section class="panel" aria-labelledby="returns-heading">
                <h2 id="returns-heading">"Returns"</h2>
                {returns}
            </section>
        }
    })
}

/// A line's product, in words.
fn title(order: &Order, line: LineId) -> String {
    let line = order.lines.iter().find(|other| other.id == line);
    line.map(|line| with_options(&line.title, &line.options)).unwrap_or_default()
}

fn with_options(title: &str, options: &Options) -> String {
    let options = options.values().cloned().collect::<Vec<_>>().join(", ");
    if options.is_empty() { title.to_owned() } else { format!("{title} ({options})") }
}

/// What an exchange meant for the money.
fn settled(exchanged: &Exchanged) -> String {
    let credit = words::money(exchanged.credit);
    let difference = words::size(exchanged.difference);
    match exchanged.difference.amount() {
        0 => format!("Exchanged: {credit} count for what is sent instead, which costs the same."),
        ..0 => format!("Exchanged: {credit} count for what is sent instead, which costs {difference} less."),
        _ => format!("Exchanged: {credit} count for what is sent instead, which costs {difference} more."),
    }
}

/// What an exchange comes to, for whoever confirms it.
fn exchange_means(order: &Order, preview: &ExchangePreview) -> String {
    let (price, credit) = (words::money(preview.price), words::money(preview.credit));
    let settles = would_settle(order, preview.difference, preview.balance);
    format!("What is sent instead costs {price}; what came back counts {credit} towards it. {settles}")
}

#[component]
fn OneReturn(
    order: Order,
    locations: Vec<Location>,
    returned: Return,
    form: AnswerForm,
    preview: Option<ExchangePreview>,
    errors: Errors,
    refused: AnyView,
) -> impl IntoView {
    let rows = returned.lines.iter().map(|line| {
        let wanted = line.exchange_for.as_ref().map(|wanted| {
            view! { <br /> <span class="muted">"In exchange for " {with_options(&wanted.title, &wanted.options)}</span> }
        });
        view! {
            <tr>
                <th scope="row">{title(&order, line.line_id)} {wanted}</th>
                <td>{words::return_reason(line.reason)}</td>
                <td class="amount">{line.quantity.get()}</td>
                <td class="amount">{came(returned.status, line)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let worth = match returned.status {
        // A part of it may count for the exchange.
        ReturnStatus::Received if returned.refund_id.is_some() && returned.exchanged.is_none() => {
            "Refunded with it: "
        }
        _ => "Worth ",
    };
    let asks = returned.status == ReturnStatus::Requested;
    let waits = returned.status == ReturnStatus::Approved;
    let path = format!("/admin/orders/{}/returns/{}", order.id, returned.id);
    let approve = asks.then(|| {
        view! {
            <form method="post" action=format!("{path}/approve")>
                <LongText name="instructions" id=format!("instructions-{}", returned.id) label="How to send it back (the customer reads it)" value=form.instructions.clone() maxlength=2000 rows=4 error=errors.get("instructions") />
                <button class="primary" type="submit">"Approve"</button>
            </form>
        }
    });
    let receive = waits.then(|| {
        view! { <Receive path=path.clone() order=order.clone() locations=locations.clone() returned=returned.clone() form=form.clone() preview errors=errors.clone() /> }.into_any()
    });
    let open = errors.get("reason").is_some() || !form.reason.is_empty();
    let summary = if waits { "It never came…" } else { "Decline…" };
    let decline = (asks || waits).then(|| {
        view! {
            <details open=open>
                <summary>{summary}</summary>
                <form method="post" action=format!("{path}/decline")>
                    <LongText name="reason" id=format!("reason-{}", returned.id) label="Reason (the customer reads it)" value=form.reason.clone() maxlength=500 rows=3 error=errors.get("reason") />
                    <button class="danger" type="submit">"Decline"</button>
                </form>
            </details>
        }
    });
    view! {
        <article class="return">
            <p>
                <Status words=words::return_status(returned.status) tone=tone(returned.status) />
                " "
                <span class="muted">"Asked for " {words::moment(returned.at)}</span>
            </p>
            {returned.comment.map(|comment| view! { <p class="said">"“" {comment} "”"</p> })}
            <Table caption="What is returned">
                <Heads names=&["Product", "Reason", "#Asked for", "#Came back"] />
                <tbody>{rows}</tbody>
            </Table>
            <p>{worth} <strong>{words::money(returned.value)}</strong></p>
            {returned.exchanged.map(|exchanged| view! { <p>{settled(&exchanged)}</p> })}
            {returned.answer.map(|answer| view! { <p class="said muted">{answer}</p> })}
            {refused}
            <div class="no-print">{approve} {receive} {decline}</div>
        </article>
    }
    // Within the page it would make a type that is too deep for the compiler.
    .into_any()
}

fn came(status: ReturnStatus, line: &ReturnLine) -> String {
    match (status, line.received - line.restocked) {
        (ReturnStatus::Received, 0) => line.received.to_string(),
        (ReturnStatus::Received, waste) => format!("{}, {waste} not for sale", line.received),
        _ => "–".to_owned(),
    }
}

/// How a status looks.
pub const fn tone(status: ReturnStatus) -> &'static str {
    match status {
        ReturnStatus::Requested => "warn",
        ReturnStatus::Approved => "",
        ReturnStatus::Declined => "bad",
        ReturnStatus::Received => "good",
    }
}

#[component]
fn Receive(
    path: String,
    order: Order,
    locations: Vec<Location>,
    returned: Return,
    form: AnswerForm,
    preview: Option<ExchangePreview>,
    errors: Errors,
) -> impl IntoView {
    let choice_id = format!("location-{}", returned.id);
    let choice = view! {
        <LocationChoice name="location" id=choice_id label="Back on sale at" locations selected=form.location.clone() none="Where it was sent from" error=errors.get("location") />
    };
    let rows = returned.lines.iter().map(|line| {
        let (restock, waste) = form.numbers(line.line_id);
        let title = title(&order, line.line_id);
        let (restock_id, waste_id) = (field("restock", line.line_id), field("waste", line.line_id));
        let (restock_error, waste_error) = (errors.get(&restock_id), errors.get(&waste_id));
        view! {
            <tr>
                <th scope="row">{title.clone()} <input type="hidden" name="line" value=line.line_id.to_string() /></th>
                <td class="amount">{line.quantity.get()}</td>
                <td><Cell name="restock" id=restock_id label=format!("Back on sale of {title}") value=restock inputmode="numeric" maxlength=9 error=restock_error /></td>
                <td><Cell name="waste" id=waste_id label=format!("Not for sale of {title}") value=waste inputmode="numeric" maxlength=9 error=waste_error /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let exchanges = wants_exchange(&returned);
    let what = if exchanges {
        "Give back what they cost, unless they are exchanged"
    } else {
        "Give back what they cost"
    };
    let exchange = exchanges.then(|| {
        view! {
            <label class="choice">
                <input type="checkbox" name="exchange" value="true" checked=form.exchange.is_some() />
                "Send what was asked for instead"
            </label>
            <Field name="exchange_reason" label="Reason of the exchange (the customer reads it)" value=form.exchange_reason.clone() maxlength=500 error=errors.get("exchange_reason") />
        }
        .into_any()
    });
    let agreed = preview.as_ref().map(|preview| {
        view! {
            <Notice text=exchange_means(&order, preview) />
            <input type="hidden" name="difference" value=form.difference.clone() />
        }
        .into_any()
    });
    let button = match (exchanges, preview.is_some()) {
        (_, true) => "It has come back: send the exchange",
        (true, false) => "It has come back…",
        (false, false) => "It has come back",
    };
    let refund = may_refund(&order).then(|| {
        view! {
            <label class="choice">
                <input type="checkbox" name="refund" value="true" checked=form.refund.is_some() />
                {what}
            </label>
            <Field name="refund_reason" label="Reason of the refund (the customer reads it)" value=form.refund_reason.clone() maxlength=500 error=errors.get("refund_reason") />
        }
    });
    view! {
        <form method="post" action=format!("{path}/receive")>
            <Table caption="What has come back">
                <Heads names=&["Product", "#Expected", "Back on sale", "Not for sale"] />
                <tbody>{rows}</tbody>
            </Table>
            {choice.into_any()}
            {errors.get("received").map(|error| view! { <p class="error">{error}</p> })}
            {exchange}
            {refund}
            {agreed}
            <button class="primary" type="submit">{button}</button>
        </form>
    }
    .into_any()
}
