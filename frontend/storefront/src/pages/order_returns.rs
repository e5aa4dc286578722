//! Giving something back: the form on the page of an order, and what has become of what was asked for.

use crate::{
    pages::order::page_of,
    site::{App, Visit},
};
use contract::{
    Options, Unit,
    order::{
        self, Exchanged, Order, OrderAccess, OrderLine, RequestReturn, Return, ReturnReason,
        ReturnRequestLine, ReturnStatus,
    },
    product::{self, Variant},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{
    ErrorCode, EventId, LineId, Money, OrderId, OrderToken, Problem, ProductId, Timestamp, format::money,
};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Display, rc::Rc};
use ui::{Notice, Texts, words};

const REASONS: [(ReturnReason, &str); 6] = [
    (ReturnReason::DoesNotFit, "does_not_fit"),
    (ReturnReason::ChangedMind, "changed_mind"),
    (ReturnReason::NotAsDescribed, "not_as_described"),
    (ReturnReason::Damaged, "damaged"),
    (ReturnReason::WrongItem, "wrong_item"),
    (ReturnReason::Other, "other"),
];

/// What is to go back, as it was chosen.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReturnForm {
    token: Option<OrderToken>,
    /// Makes a second sending the same request.
    key: Option<EventId>,
    /// The lines; each has quantity, reason and exchange in the same place.
    line: Vec<LineId>,
    quantity: Vec<String>,
    reason: Vec<String>,
    /// A variant that is wanted instead; empty for the money.
    exchange: Vec<String>,
    comment: String,
    /// The text that says why it was not taken.
    #[serde(skip)]
    refused: Option<&'static str>,
}

impl ReturnForm {
    /// What was chosen for a line: how many, why, and what for it.
    fn chosen(&self, line: LineId) -> [&str; 3] {
        let typed = |texts| text_at(texts, self.line.iter().position(|id| *id == line));
        [typed(&self.quantity), typed(&self.reason), typed(&self.exchange)]
    }

    fn read(&self) -> Result<RequestReturn, &'static str> {
        let mut lines = Vec::new();
        for (place, line_id) in self.line.iter().enumerate() {
            let typed = |texts| text_at(texts, Some(place));
            let quantity: u32 = typed(&self.quantity).trim().parse().map_err(|_| "return-invalid")?;
            let Ok(quantity) = quantity.try_into() else { continue };
            let reason = typed(&self.reason);
            let reason = REASONS.iter().find(|(_, name)| *name == reason).ok_or("return-no-reason")?.0;
            let exchange_for = match typed(&self.exchange) {
                "" => None,
                variant => Some(variant.parse().map_err(|_| "return-exchange-gone")?),
            };
            lines.push(ReturnRequestLine { line_id: *line_id, quantity, reason, exchange_for });
        }
        if lines.is_empty() {
            return Err("return-nothing");
        }
        if lines.len() > order::MAX_RETURN_LINES {
            return Err("return-too-many-lines");
        }
        let comment = match self.comment.trim() {
            "" => None,
            text => Some(text.parse().map_err(|_| "return-comment-invalid")?),
        };
        Ok(RequestReturn { lines, comment })
    }
}

fn text_at(texts: &[String], place: Option<usize>) -> &str {
    place.and_then(|place| texts.get(place)).map_or("", String::as_str)
}

/// Of so many products the variants are looked up: each is a call, and the shopper waits.
const MAX_PRODUCTS: usize = 8;

/// What can be had for what goes back: the variants of its products. A product that does not answer offers nothing, and
/// the money is offered anyway.
#[derive(Clone, Default)]
pub struct Offers(BTreeMap<ProductId, Vec<Variant>>);

impl Offers {
    /// The variants of the products of which something can go back, as far as they are sold in the order's currency: of
    /// [`MAX_PRODUCTS`] at most.
    pub async fn of(app: &App, call: &Raw, order: &Order) -> Self {
        let lines =
            order.lines.iter().filter(|line| can_return(order) && order.returnable(line, call.now) > 0);
        let mut products: Vec<ProductId> = lines.map(|line| line.product_id).collect();
        products.sort_unstable();
        products.dedup();
        products.truncate(MAX_PRODUCTS);
        let currency = order.totals.total.currency();
        let asked = products.into_iter().map(|id| async move {
            let path: [&dyn Display; 1] = [&id];
            let product = app
                .product
                .call(&call.caller, &product::GET_PRODUCT, &path, &Unit {}, &Unit {})
                .await
                .ok()?;
            let variants =
                product.variants.into_iter().filter(|variant| variant.price.currency() == currency);
            Some((id, variants.collect()))
        });
        Self(futures::future::join_all(asked).await.into_iter().flatten().collect())
    }

    fn for_line(&self, line: &OrderLine) -> &[Variant] {
        self.0.get(&line.product_id).map_or(&[], Vec::as_slice)
    }
}

/// False where the order is over.
fn can_return(order: &Order) -> bool {
    !matches!(order.status, order::OrderStatus::Refunded | order::OrderStatus::Cancelled)
}

/// `POST /orders/{id}/returns`
pub async fn request(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let id: OrderId = call.params.parse("id")?;
    let mut form: ReturnForm = ui::parse_form(&call, &call.body)?;
    let key = form.key.ok_or(ErrorCode::InvalidRequest)?.to_string();
    let access = OrderAccess { token: form.token };
    let (status, refused) = match form.read() {
        Err(text) => (StatusCode::UNPROCESSABLE_ENTITY, text),
        Ok(body) => {
            let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
            let endpoint = &order::REQUEST_RETURN;
            match app.order.call_with(&call.caller, endpoint, &[&id], &access, &body, &headers).await {
                Ok(_) => {
                    let path = match form.token {
                        Some(token) => format!("/orders/{id}?token={token}#returns-heading"),
                        None => format!("/orders/{id}#returns-heading"),
                    };
                    return Ok(ui::redirect(&visit.link(&path)));
                }
                // Somebody was faster, or the page is an old one: it shows now what can be returned.
                Err(problem) if problem.code == ErrorCode::IdempotencyMismatch => {
                    form.key = None;
                    (StatusCode::CONFLICT, "return-sent-before")
                }
                Err(problem) if problem.code == ErrorCode::OutOfStock => {
                    (StatusCode::CONFLICT, "return-exchange-gone")
                }
                Err(problem) if problem.code.status() == 409 => (StatusCode::CONFLICT, "return-too-many"),
                Err(problem) => return Err(problem),
            }
        }
    };
    form.refused = Some(refused);
    page_of(&app, &call, id, access, form, status).await
}

/// What was asked for, and the form as long as something can go back. `send_to` is where the shop takes it, line by line.
#[component]
pub fn Returns(
    visit: Visit,
    order: Order,
    form: ReturnForm,
    offers: Offers,
    key: EventId,
    now: Timestamp,
    send_to: Vec<String>,
) -> impl IntoView {
    let texts = visit.texts;
    let lines: Vec<_> = order
        .lines
        .iter()
        .filter_map(|line| {
            let most = order.returnable(line, now);
            (most > 0).then(|| (line.clone(), most))
        })
        .collect();
    let can = !lines.is_empty() && can_return(&order);
    if order.returns.is_empty() && !can && form.refused.is_none() {
        return None;
    }
    let asked = order.returns.iter().rev().map(|returned| {
        view! { <Asked texts order=order.clone() returned=returned.clone() send_to=send_to.clone() /> }
    });
    let asked = asked.collect_view();
    let open = form.refused.is_some();
    let notice = form.refused.map(|key| view! { <Notice text=texts.get(key) bad=true /> });
    let form = can.then(|| view! { <Form visit order=order.clone() lines form offers key /> });
    Some(view! {
        <section aria-labelledby="returns-heading">
            <h2 id="returns-heading">{texts.get("returns")}</h2>
            {asked}
            {notice}
            {form.map(|form| view! { <details open=open><summary>{texts.get("return-begin")}</summary> {form}</details> })}
        </section>
    }.into_any())
}

#[component]
fn Asked(texts: Texts, order: Order, returned: Return, send_to: Vec<String>) -> impl IntoView {
    let status = texts.get(match returned.status {
        ReturnStatus::Requested => "return-requested",
        ReturnStatus::Approved => "return-approved",
        ReturnStatus::Declined => "return-declined",
        ReturnStatus::Received => "return-received",
    });
    let is_back = returned.status == ReturnStatus::Received;
    let lines = returned.lines.iter().filter_map(|part| {
        let line = order.lines.iter().find(|line| line.id == part.line_id)?;
        let units = if is_back { part.received } else { part.quantity.get() };
        let wanted = part.exchange_for.as_ref().filter(|_| !is_back || returned.exchanged.is_some());
        let wanted = wanted.map(|wanted| {
            let name = named(texts, &wanted.titles, &wanted.title, &wanted.options);
            view! { <br /> <span>{texts.with("return-exchange-for", &[("name", name.into())])}</span> }
        });
        (units > 0).then(|| {
            view! { <li>{units} " × " {texts.locale.name_of(&line.titles, &line.title)} {wanted}</li> }
        })
    });
    let lines = lines.collect_view();
    let value = (returned.status != ReturnStatus::Declined).then(|| {
        let amount = money(texts.locale, returned.value);
        view! { <p class="muted">{texts.with("return-value", &[("amount", amount.into())])}</p> }
    });
    let settled = returned.exchanged.map(|exchanged| view! { <p>{settled(texts, &exchanged)}</p> });
    let send_to = (returned.status == ReturnStatus::Approved && !send_to.is_empty()).then(|| {
        let lines = send_to.into_iter().map(|line| view! { {line} <br /> });
        view! {
            <p class="strong">{texts.get("mail-return-to")}</p>
            <address>{lines.collect_view()}</address>
        }
    });
    view! {
        <article class="return">
            <p><strong>{status}</strong></p>
            <ul>{lines}</ul>
            {value}
            {settled}
            {returned.answer.map(|answer| view! { <p class="said">{answer}</p> })}
            {send_to}
        </article>
    }
    .into_any()
}

/// What something is called, with what is chosen of it.
fn named(texts: Texts, titles: &BTreeMap<String, String>, title: &str, options: &Options) -> String {
    let (title, options) = (texts.locale.name_of(titles, title), words::chosen(texts, options));
    if options.is_empty() { title } else { format!("{title} ({options})") }
}

/// What an exchange meant for the money.
fn settled(texts: Texts, exchanged: &Exchanged) -> String {
    let difference = exchanged.difference;
    let size = Money::new(difference.amount().saturating_abs(), difference.currency()).unwrap_or(difference);
    let key = match difference.amount() {
        0 => return texts.get("return-exchange-even"),
        ..0 => "return-exchange-less",
        _ => "return-exchange-more",
    };
    texts.with(key, &[("amount", money(texts.locale, size).into())])
}

/// The choice between the money and another variant; nothing to choose where there is only the money.
#[component]
fn Exchange(texts: Texts, id: String, name: String, offers: Vec<Variant>, chosen: String) -> impl IntoView {
    if offers.is_empty() {
        // Each line has one, so that they stand in the same places.
        return view! { <input type="hidden" name="exchange" value="" /> }.into_any();
    }
    let options = offers.into_iter().map(|variant| {
        let what = words::chosen(texts, &variant.options);
        let what = if what.is_empty() { texts.get("return-exchange-same") } else { what };
        let key = if variant.available { "return-exchange-offer" } else { "return-exchange-offer-sold-out" };
        let values = [("name", what.into()), ("amount", money(texts.locale, variant.price).into())];
        let value = variant.id.to_string();
        let selected = chosen == value;
        view! { <option value=value selected=selected>{texts.with(key, &values)}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>{texts.get("return-exchange")} <span class="visually-hidden">" " {name}</span></label>
            <select id=id name="exchange">
                <option value="">{texts.get("return-exchange-money")}</option>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

#[component]
fn Form(
    visit: Visit,
    order: Order,
    lines: Vec<(OrderLine, u32)>,
    form: ReturnForm,
    offers: Offers,
    key: EventId,
) -> impl IntoView {
    let texts = visit.texts;
    let fields = lines.into_iter().map(|(line, most)| {
        let [quantity, reason, exchange] = form.chosen(line.id);
        let (quantity_id, reason_id) = (format!("return-{}", line.id), format!("reason-{}", line.id));
        let quantities = (0..=most.min(100)).map(|n| {
            let selected = quantity == n.to_string();
            view! { <option value=n.to_string() selected=selected>{n}</option> }
        });
        let reasons = REASONS.iter().map(|(_, name)| {
            let words = texts.get(&format!("reason-{}", name.replace('_', "-")));
            view! { <option value=*name selected=reason == *name>{words}</option> }
        });
        let name = texts.locale.name_of(&line.titles, &line.title);
        let options = words::chosen(texts, &line.options);
        let (exchange_id, variants) = (format!("exchange-{}", line.id), offers.for_line(&line).to_vec());
        let exchange = view! { <Exchange texts id=exchange_id name=name.clone() offers=variants chosen=exchange.to_owned() /> };
        view! {
            <li>
                <p>{name.clone()} <span class="muted">" " {options}</span></p>
                <input type="hidden" name="line" value=line.id.to_string() />
                <div class="field">
                    <label for=quantity_id.clone()>{texts.get("return-quantity")} <span class="visually-hidden">" " {name.clone()}</span></label>
                    <select id=quantity_id name="quantity">{quantities.collect_view()}</select>
                </div>
                <div class="field">
                    <label for=reason_id.clone()>{texts.get("return-reason")} <span class="visually-hidden">" " {name}</span></label>
                    <select id=reason_id name="reason">
                        <option value="">{texts.get("return-choose")}</option>
                        {reasons.collect_view()}
                    </select>
                </div>
                {exchange.into_any()}
            </li>
        }
    });
    let fields = fields.collect_view();
    // Leptos 0.8 writes what stands in a textarea as it is.
    let comment = form.comment.replace('&', "&amp;").replace('<', "&lt;");
    let key = form.key.unwrap_or(key);
    view! {
        <form class="give-back" method="post" action=visit.link(&format!("/orders/{}/returns", order.id))>
            <input type="hidden" name="token" value=order.token.map(|token| token.to_string()) />
            <input type="hidden" name="key" value=key.to_string() />
            <ul>{fields}</ul>
            <div class="field">
                <label for="return-comment">{texts.get("return-comment")}</label>
                <textarea id="return-comment" name="comment" rows="3" maxlength="500">{comment}</textarea>
            </div>
            <button class="primary" type="submit">{texts.get("return-send")}</button>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(quantity: &str, reason: &str) -> ReturnForm {
        ReturnForm {
            line: vec![testkit::id(1), testkit::id(2)],
            quantity: vec![quantity.to_owned(), "0".to_owned()],
            reason: vec![reason.to_owned(), String::new()],
            ..ReturnForm::default()
        }
    }

    #[test]
    fn only_what_was_chosen_goes_back() {
        let request = form("2", "damaged").read().unwrap();
        assert_eq!((request.lines.len(), request.lines[0].reason), (1, ReturnReason::Damaged));
    }

    #[test]
    fn another_variant_is_wanted_where_one_was_chosen() {
        let variant = testkit::id::<kernel::VariantId>(9);
        let exchange = vec![variant.to_string(), String::new()];
        let wanted = ReturnForm { exchange, ..form("1", "other") };
        assert_eq!(wanted.read().unwrap().lines[0].exchange_for, Some(variant));
        assert_eq!(form("1", "other").read().unwrap().lines[0].exchange_for, None);
        let nonsense = ReturnForm { exchange: vec!["large".to_owned()], ..form("1", "other") };
        assert_eq!(nonsense.read(), Err("return-exchange-gone"));
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(form("0", "damaged").read(), Err("return-nothing"));
        assert_eq!(form("1", "").read(), Err("return-no-reason"));
        assert_eq!(form("two", "other").read(), Err("return-invalid"));
    }
}
