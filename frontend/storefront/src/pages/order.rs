//! An order: the confirmation that can be bookmarked, and its tracking.

use crate::{
    components::Picture,
    layout::{Document, Head},
    pages::cart::Sums,
    site::{App, CART_COOKIE, Frame, Visit},
};
use contract::{
    Address, Unit,
    order::{self, Order, OrderAccess, OrderStatus, PaymentStatus},
};
use edge::Raw;
use http::{HeaderValue, Response, StatusCode, header};
use kernel::{
    ErrorCode, OrderId, OrderToken, Problem,
    format::{moment, money},
};
use leptos::prelude::*;
use serde::Deserialize;
use std::{fmt::Display, rc::Rc};
use ui::Texts;

#[derive(Default, Deserialize)]
struct Query {
    token: Option<OrderToken>,
}

/// `GET /orders/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let query: Query = ui::parse_query(&call.query).map_err(|_| ErrorCode::NotFound)?;
    let access = OrderAccess { token: query.token };
    let path: [&dyn Display; 1] = [&id];
    let order = app.order.call(&call.caller, &order::GET_ORDER, &path, &access, &Unit {});
    let (frame, order) = futures::join!(Frame::load(&app, &call), order);
    Ok(page(&app, frame, order?))
}

/// The page of an order.
pub fn page(app: &App, frame: Frame, order: Order) -> Response<Vec<u8>> {
    let visit = frame.visit.clone();
    let texts = visit.texts;
    // A cart service that does not answer says nothing about the cart.
    let is_cart_gone = frame.cart == Ok(None) && visit.guest_cart.is_some();
    let waiting = order.status == OrderStatus::PendingPayment;
    let title = match &order.number {
        Some(number) => texts.with("order-title", &[("number", number.clone().into())]),
        None => texts.get("order-waiting-title"),
    };
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(title.clone())>
                <Shown visit order title />
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    if waiting {
        // The payment decides itself within moments; without JavaScript the page looks again by itself.
        response.headers_mut().insert(header::REFRESH, HeaderValue::from_static("2"));
    }
    if is_cart_gone && !waiting {
        app.cookies.clear(&mut response, CART_COOKIE);
    }
    response
}

#[component]
fn Shown(visit: Visit, order: Order, title: String) -> impl IntoView {
    let texts = visit.texts;
    let locale = texts.locale;
    let status = texts.get(status_key(order.status));
    let payment = payment_words(texts, order.payment_status);
    let lines = order.lines.iter().cloned().map(|line| {
        let options = line.options.values().cloned().collect::<Vec<_>>().join(", ");
        view! {
            <li class="line">
                <Picture image=line.image />
                <div class="what">
                    <h3><a href=visit.link(&format!("/p/{}", line.product_slug))>{line.title}</a></h3>
                    <p class="muted">{options}</p>
                    <p>{line.quantity.get()} " × " {money(locale, line.unit_price)}</p>
                </div>
                <p class="amount">{money(locale, line.total)}</p>
            </li>
        }
    });
    let lines = lines.collect_view();
    let parcels = order.fulfillments.iter().cloned().filter_map(|parcel| parcel.tracking).map(|tracking| {
        let number = tracking.number.to_string();
        view! {
            <li>
                {tracking.carrier.to_string()}
                " "
                {match tracking.url {
                    Some(url) => view! { <a href=url.to_string() rel="noreferrer">{number}</a> }.into_any(),
                    None => view! { <span>{number}</span> }.into_any(),
                }}
            </li>
        }
    });
    let parcels = parcels.collect_view();
    let has_parcels = order.fulfillments.iter().any(|parcel| parcel.tracking.is_some());
    let timeline = order.timeline.iter().map(|entry| {
        view! {
            <li>
                <time datetime=entry.at.to_string()>{moment(locale, entry.at)}</time>
                " "
                {texts.get(&format!("event-{}", entry.event.replace('_', "-")))}
            </li>
        }
    });
    let timeline = timeline.collect_view();
    view! {
        <h1>{title}</h1>
        <p class="lead" role="status">{status}</p>
        <p class="muted">{payment}</p>
        <div class="order">
            <section aria-labelledby="items-heading">
                <h2 id="items-heading">{texts.get("items")}</h2>
                <ul class="lines">{lines}</ul>
                <Sums texts totals=order.totals shipping_known=true />
            </section>
            <section aria-labelledby="progress-heading">
                <h2 id="progress-heading">{texts.get("progress")}</h2>
                {has_parcels.then(|| view! { <ul class="parcels">{parcels}</ul> })}
                <ol class="timeline">{timeline}</ol>
            </section>
            <section aria-labelledby="address-heading">
                <h2 id="address-heading">{texts.get("delivery-address")}</h2>
                <PostalAddress texts address=order.addresses.shipping />
                <p>{texts.with("mail-sent-to", &[("email", order.email.into())])}</p>
            </section>
        </div>
    }
}

/// An address as it stands on a parcel.
#[component]
pub fn PostalAddress(texts: Texts, address: Address) -> impl IntoView {
    let country = texts.get(&format!("country-{}", address.country.as_str().to_lowercase()));
    view! {
        <address>
            {address.name.to_string()} <br /> {address.line1.to_string()} <br />
            {address.line2.map(|line| view! { {line.to_string()} <br /> })} {address.postal_code.to_string()} " "
            {address.city.to_string()} <br /> {country}
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
