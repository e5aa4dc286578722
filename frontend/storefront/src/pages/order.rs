//! An order: the confirmation that can be bookmarked, and its tracking.

use crate::{
    components::{Picture, silent},
    layout::{Document, Head},
    pages::{
        cart::{Refusal, Sums, refused},
        checkout::shipping_words,
        order_parcels::Parcels,
        order_returns::{Offers, ReturnForm, Returns},
        pay_balance,
    },
    site::{App, CART_COOKIE, Frame, Visit, cart_for_change},
};
use contract::{
    Address, Unit,
    cart::{self, AddLine, AddLines},
    order::{self, Addresses, CancelOrder, Order, OrderAccess, OrderStatus, PaymentStatus},
    payment::TransferStatus,
};
use edge::Raw;
use http::{HeaderValue, Response, StatusCode, header};
use kernel::{
    ErrorCode, EventId, OrderId, OrderToken, Problem, TimeZone, Timestamp, VariantId,
    format::{moment, money},
};
use leptos::prelude::*;
use serde::Deserialize;
use std::{cmp::Ordering, collections::BTreeMap, fmt::Display, num::NonZeroU32, rc::Rc};
use ui::{Texts, words};

#[derive(Default, Deserialize)]
struct Query {
    token: Option<OrderToken>,
    /// What is left to pay is being paid, and was looked for so often.
    paying: Option<u8>,
}

/// What the forms of the page send: who may, and that a second sending does nothing twice.
#[derive(Deserialize)]
struct Action {
    token: Option<OrderToken>,
    key: Option<EventId>,
}

/// `POST /orders/{id}/cancel`
pub async fn cancel(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let id: OrderId = call.params.parse("id")?;
    let form: Action = ui::parse_form(&call, &call.body)?;
    let key = form.key.ok_or(ErrorCode::InvalidRequest)?.to_string();
    let access = OrderAccess { token: form.token };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let body = CancelOrder { reason: None, only_unpaid: false };
    app.order.call_with(&call.caller, &order::CANCEL_ORDER, &[&id], &access, &body, &headers).await?;
    let path =
        form.token.map_or_else(|| format!("/orders/{id}"), |token| format!("/orders/{id}?token={token}"));
    Ok(ui::redirect(&visit.link(&path)))
}

/// `POST /orders/{id}/reorder`: puts what was bought into the cart again, as far as it is still there.
pub async fn reorder(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let id: OrderId = call.params.parse("id")?;
    let form: Action = ui::parse_form(&call, &call.body)?;
    let access = OrderAccess { token: form.token };
    let path: [&dyn Display; 1] = [&id];
    let order = app.order.call(&call.caller, &order::GET_ORDER, &path, &access, &Unit {}).await?;
    let cart = cart_for_change(&app, &call, &visit).await?;
    let mut units: BTreeMap<VariantId, NonZeroU32> = BTreeMap::new();
    for line in &order.lines {
        let sum =
            units.get(&line.variant_id).map_or(line.quantity, |u| u.saturating_add(line.quantity.get()));
        units.insert(line.variant_id, sum);
    }
    let lines = units.into_iter().map(|(variant_id, quantity)| AddLine { variant_id, quantity }).collect();
    // A second sending puts nothing in again.
    let key = form.key.map(|key| key.to_string());
    let headers: Vec<_> = key.iter().map(|key| (client::IDEMPOTENCY_KEY, key.as_str())).collect();
    let (endpoint, body) = (&cart::ADD_LINES, AddLines { lines });
    let added = app.cart.call_with(&call.caller, endpoint, &[&cart], &Unit {}, &body, &headers).await;
    let (_, changed) = match added {
        Ok(added) => added,
        Err(problem) => return refused(&app, &call, problem, Refusal::default()).await,
    };
    let missing = changed.warnings.iter().any(|warning| warning.variant_id.is_some());
    let mut response = ui::redirect(&visit.link(if missing { "/cart?again=true" } else { "/cart" }));
    if !visit.signed_in {
        app.remember_cart(&mut response, cart);
    }
    Ok(response)
}

/// `GET /orders/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let query: Query = ui::parse_query(&call.query).map_err(|_| ErrorCode::NotFound)?;
    let access = OrderAccess { token: query.token };
    page_of(&app, &call, id, access, ReturnForm::default(), StatusCode::OK).await
}

/// The page of an order as it is now, with the form of a return as it was sent in vain.
pub async fn page_of(
    app: &App,
    call: &Raw,
    id: OrderId,
    access: OrderAccess,
    returned: ReturnForm,
    status: StatusCode,
) -> Result<Response<Vec<u8>>, Problem> {
    let path: [&dyn Display; 1] = [&id];
    let order = app.order.call(&call.caller, &order::GET_ORDER, &path, &access, &Unit {});
    let (frame, order) = futures::join!(Frame::load(app, call), order);
    let (zone, order) = (frame.time_zone(), order?);
    let key = edge::new_id::<EventId>(call.now);
    let (offers, pays_online) =
        futures::join!(Offers::of(app, call, &order), pay_balance::is_offered(app, call, &order));
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let turn = query.paying.filter(|_| order.balance.is_some_and(|balance| balance.amount() > 0));
    let look_again = turn.map(|turn| frame.visit.link(&pay_balance::look_again(id, access.token, turn)));
    let shows = Shows { key, zone, now: call.now, returned, offers, pays_online, look_again, status };
    Ok(page_with(app, frame, order, shows))
}

/// What the page shows besides the order.
#[derive(Clone)]
struct Shows {
    /// For the forms that are sent once.
    key: EventId,
    /// The shop's.
    zone: TimeZone,
    now: Timestamp,
    /// The form of a return, as it was sent in vain.
    returned: ReturnForm,
    /// What can be had for what goes back.
    offers: Offers,
    /// True if what is left to pay can be paid on a page of ours.
    pays_online: bool,
    /// Where the page looks whether that was paid meanwhile; none where nobody pays it just now.
    look_again: Option<String>,
    status: StatusCode,
}

/// The page of an order.
fn page_with(app: &App, frame: Frame, order: Order, shows: Shows) -> Response<Vec<u8>> {
    let visit = frame.visit.clone();
    let texts = visit.texts;
    // A cart service that does not answer says nothing about the cart.
    let is_cart_gone = frame.cart == Ok(None) && visit.guest_cart.is_some();
    let waiting = order.status == OrderStatus::PendingPayment;
    let title = match &order.number {
        Some(number) => texts.with("order-title", &[("number", number.clone().into())]),
        None => texts.get("order-waiting-title"),
    };
    let status = shows.status;
    let look_again = shows.look_again.as_ref().and_then(|path| format!("3; url={path}").parse().ok());
    // Where the store cannot be asked, the mail says it.
    let send_to = frame.store.as_ref().map(|store| {
        let lines = cart::postal_lines(&store.store_name, &store.postal_address);
        lines.map(str::to_owned).collect()
    });
    let send_to = send_to.unwrap_or_default();
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(title.clone())>
                <Shown visit order title shows send_to />
            </Document>
        }
    });
    let mut response = ui::html(status, document);
    if waiting {
        // The payment decides itself within moments; without JavaScript the page looks again by itself.
        response.headers_mut().insert(header::REFRESH, HeaderValue::from_static("2"));
    }
    if let Some(refresh) = look_again {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    if is_cart_gone && !waiting {
        app.cookies.clear(&mut response, CART_COOKIE);
    }
    response
}

#[component]
fn Shown(visit: Visit, order: Order, title: String, shows: Shows, send_to: Vec<String>) -> impl IntoView {
    let Shows { key, zone, now, returned, offers, pays_online, look_again, .. } = shows;
    let texts = visit.texts;
    let locale = texts.locale;
    let payment = payment_words(texts, order.payment_status);
    let is_open = order.payment_status == PaymentStatus::Pending && order.status != OrderStatus::Cancelled;
    let status = match order.status {
        // Nobody packs what is to be paid first.
        OrderStatus::Placed if is_open => texts.get("status-placed-unpaid"),
        status => texts.get(status_key(status)),
    };
    let how_to_pay =
        order.payments.first().and_then(|payment| payment.instructions.clone()).filter(|_| is_open);
    let awaited = order.payments.first().filter(|_| is_open);
    let awaited = awaited.map(|payment| {
        let left = payment.amount.checked_sub(payment.captured).unwrap_or(payment.amount);
        let amount = money(locale, left);
        view! { <p>{texts.with("order-payment-amount", &[("amount", amount.into())])}</p> }.into_any()
    });
    let lines = order.lines.iter().cloned().map(|line| {
        let options = words::chosen(texts, &line.options);
        let title = locale.name_of(&line.titles, &line.title);
        view! {
            <li class="line">
                <Picture image=line.image.map(silent) />
                <div class="what">
                    <h3><a href=visit.link(&format!("/p/{}", line.product_slug))>{title}</a></h3>
                    <p class="muted">{options}</p>
                    <p>{line.quantity.get()} " × " {money(locale, line.unit_price)}</p>
                </div>
                <p class="amount">{money(locale, line.total)}</p>
            </li>
        }
    });
    let lines = lines.collect_view();
    let parcels = order.fulfillments.clone();
    let due = match &order {
        _ if is_open => "sum-due",
        Order { credited: Some(_), gift_cards, .. } if gift_cards.is_empty() => "sum-after-exchange",
        _ => "sum-paid",
    };
    // That a checkout began says nothing to somebody whose order is placed.
    let is_placed = order.placed_at.is_some();
    let refunds =
        order.refunds.iter().filter(|refund| refund.status != TransferStatus::Failed).map(|refund| {
            let key =
                if refund.status == TransferStatus::Succeeded { "refund-done" } else { "refund-on-its-way" };
            let words = texts.with(key, &[("amount", money(locale, refund.amount).into())]);
            view! { <li>{words} <span class="muted">" " {refund.reason.clone()}</span></li> }
        });
    let refunds = refunds.collect_view();
    let has_refunds = order.refunds.iter().any(|refund| refund.status != TransferStatus::Failed);
    let told = order.timeline.iter().filter(|entry| !(is_placed && entry.event == "created"));
    let timeline = told.map(|entry| {
        view! {
            <li>
                <time datetime=entry.at.to_string()>{moment(locale, entry.at, zone)}</time>
                " "
                {texts.get(&format!("event-{}", entry.event.replace('_', "-")))}
                {entry.note.clone().filter(|_| is_said(&entry.event)).map(|note| view! { <p class="said">{note}</p> })}
            </li>
        }
    });
    let timeline = timeline.collect_view();
    let Addresses { shipping, billing } = order.addresses.clone();
    let billing = (billing != shipping).then_some(billing);
    view! {
        <h1>{title}</h1>
        <p class="lead" role="status">{status}</p>
        {(order.status != OrderStatus::PendingPayment).then(|| view! { <p>{payment}</p> })}
        {awaited}
        {how_to_pay.map(|how| view! { <div class="notice"><p class="said">{how}</p></div> })}
        <Balance visit=visit.clone() order=order.clone() pays_online is_paying=look_again.is_some() />
        <Steps texts status=order.status is_unpaid=is_open />
        <div class="order">
            <section aria-labelledby="items-heading">
                <h2 id="items-heading">{texts.get("items")}</h2>
                <ul>{lines}</ul>
                <Sums texts totals=order.totals gift_cards=order.gift_cards.clone() credited=order.credited balance=order.balance.filter(|_| !is_open) shipping_known=true due />
                {has_refunds
                    .then(|| view! { <h3>{texts.get("refunds")}</h3> <ul>{refunds}</ul> })}
                <Actions visit=visit.clone() order=order.clone() key />
            </section>
            <section aria-labelledby="progress-heading">
                <h2 id="progress-heading">{texts.get("progress")}</h2>
                <Parcels texts zone parcels />
                <ol class="timeline">{timeline}</ol>
            </section>
            <section aria-labelledby="address-heading">
                <h2 id="address-heading">{texts.get("delivery-address")}</h2>
                <PostalAddress texts address=shipping />
                <p class="muted">{shipping_words(texts, &order.shipping_option).0}</p>
                {billing
                    .map(|address| {
                        view! {
                            <h2>{texts.get("billing-address")}</h2>
                            <PostalAddress texts address />
                        }
                    })}
                <p>{texts.with("mail-sent-to", &[("email", order.email.clone().into())])}</p>
            </section>
            <Returns visit=visit.clone() order=order.clone() form=returned offers key now send_to />
        </div>
    }
}

/// True for entries whose words are written for the shopper.
fn is_said(event: &str) -> bool {
    matches!(event, "note" | "edited" | "balance_waived" | "return_exchanged")
}

/// What is left to pay since the order was changed, and what came for it.
#[component]
fn Balance(visit: Visit, order: Order, pays_online: bool, is_paying: bool) -> impl IntoView {
    let texts = visit.texts;
    let locale = texts.locale;
    let token = order.token.map_or_else(String::new, |token| format!("?token={token}"));
    let pay = visit.link(&format!("/orders/{}/pay{token}", order.id));
    let due = order.balance.filter(|balance| !balance.is_negative()).map(|due| {
        let words = texts.with("order-balance-words", &[("amount", money(locale, due).into())]);
        let how = texts.get(match (is_paying, pays_online) {
            (true, _) => "order-balance-paying",
            (false, true) => "order-balance-online",
            (false, false) => "order-balance-by-mail",
        });
        let button = (pays_online && !is_paying)
            .then(|| view! { <p><a class="button" href=pay>{texts.get("order-balance-pay")}</a></p> });
        view! {
            <div class="notice">
                <h2>{texts.get("order-balance")}</h2>
                <p>{words} " " {how}</p>
                {button}
            </div>
        }
    });
    let receipts = order.receipts.iter().map(|receipt| {
        view! { <li>{texts.with("order-receipt", &[("amount", money(locale, receipt.amount).into())])}</li> }
    });
    let receipts = receipts.collect_view();
    let receipts = (!order.receipts.is_empty()).then(|| view! { <ul>{receipts}</ul> });
    // Within the page it would make a type that is too deep for the compiler.
    view! { {due} {receipts} }.into_any()
}

/// Which step an order is at; none where it goes no further. What is to be paid first is not prepared yet.
const fn step(status: OrderStatus, is_unpaid: bool) -> Option<usize> {
    match status {
        OrderStatus::PendingPayment => Some(0),
        OrderStatus::Placed => Some(if is_unpaid { 0 } else { 1 }),
        OrderStatus::PartiallyFulfilled | OrderStatus::Fulfilled => Some(2),
        OrderStatus::Delivered => Some(3),
        OrderStatus::Cancelled | OrderStatus::Refunded => None,
    }
}

/// How far the order is: what is done, where it is now, what is to come.
#[component]
fn Steps(texts: Texts, status: OrderStatus, is_unpaid: bool) -> impl IntoView {
    let now = step(status, is_unpaid)?;
    let steps = ["step-ordered", "step-prepared", "step-sent", "step-delivered"];
    let steps = steps.into_iter().enumerate().map(|(index, key)| {
        let (class, current) = match index.cmp(&now) {
            Ordering::Less => ("done", None),
            Ordering::Equal => ("now", Some("step")),
            Ordering::Greater => ("", None),
        };
        view! { <li class=class aria-current=current>{texts.get(key)}</li> }
    });
    Some(view! { <ol class="steps" aria-label=texts.get("progress")>{steps.collect_view()}</ol> })
}

/// What a shopper can do with an order.
#[component]
fn Actions(visit: Visit, order: Order, key: EventId) -> impl IntoView {
    let texts = visit.texts;
    let (id, token) = (order.id, order.token.map(|token| token.to_string()));
    // Nobody buys again what is not even packed.
    let is_fresh = matches!(order.status, OrderStatus::PendingPayment | OrderStatus::Placed);
    let again = (!is_fresh).then(|| {
        view! {
            <form method="post" action=visit.link(&format!("/orders/{id}/reorder"))>
                <input type="hidden" name="token" value=token.clone() />
                <input type="hidden" name="key" value=key.to_string() />
                <button type="submit">{texts.get("reorder")}</button>
            </form>
        }
    });
    let cancel = (order.status == OrderStatus::Placed).then(|| {
        view! {
            <details>
                <summary>{texts.get("cancel-order")}</summary>
                <form method="post" action=visit.link(&format!("/orders/{id}/cancel"))>
                    <p>{texts.get("cancel-order-words")}</p>
                    <input type="hidden" name="token" value=token.clone() />
                    <input type="hidden" name="key" value=key.to_string() />
                    <button type="submit">{texts.get("cancel-order-now")}</button>
                </form>
            </details>
        }
    });
    // Within the page it would make a type that is too deep for the compiler.
    view! { <div class="order-actions">{again} {cancel}</div> }.into_any()
}

/// An address as it stands on a parcel.
#[component]
pub fn PostalAddress(texts: Texts, address: Address) -> impl IntoView {
    let country = texts.country(address.country);
    view! {
        <address>
            {address.name.to_string()} <br /> {address.line1.to_string()} <br />
            {address.line2.map(|line| view! { {line.to_string()} <br /> })}
            {address.postal_code.map(|code| format!("{code} "))} {address.city.to_string()} <br /> {country}
        </address>
    }
}

/// The text of a status: a sentence, or with `short-` before it a word.
pub fn status_key(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::PendingPayment => "status-pending-payment",
        OrderStatus::Placed => "status-placed",
        OrderStatus::PartiallyFulfilled => "status-partially-fulfilled",
        OrderStatus::Fulfilled => "status-fulfilled",
        OrderStatus::Delivered => "status-delivered",
        OrderStatus::Cancelled => "status-cancelled",
        OrderStatus::Refunded => "status-refunded",
    }
}

fn payment_words(texts: Texts, status: PaymentStatus) -> String {
    texts.get(match status {
        PaymentStatus::Pending | PaymentStatus::RequiresAction => "payment-pending",
        PaymentStatus::Authorized | PaymentStatus::Captured => "payment-paid",
        PaymentStatus::PartiallyRefunded => "payment-partially-refunded",
        PaymentStatus::Refunded => "payment-refunded",
        PaymentStatus::Voided => "payment-voided",
        PaymentStatus::Failed => "payment-failed",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_being_prepared_before_it_is_paid() {
        assert_eq!((step(OrderStatus::Placed, true), step(OrderStatus::Placed, false)), (Some(0), Some(1)));
        assert_eq!(
            step(OrderStatus::Fulfilled, true),
            Some(2),
            "sent on credit, it is on its way all the same"
        );
        assert_eq!(step(OrderStatus::Cancelled, true), None);
    }
}
