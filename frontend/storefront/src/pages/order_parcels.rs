//! The parcels of an order.

use contract::order::{Fulfillment, Tracking};
use kernel::{TimeZone, format::moment};
use leptos::prelude::*;
use ui::Texts;

/// What is on its way and what has arrived; nothing before the first parcel.
#[component]
pub fn Parcels(texts: Texts, zone: TimeZone, parcels: Vec<Fulfillment>) -> impl IntoView {
    let parcels: Vec<_> = parcels.into_iter().map(|parcel| view! { <Parcel texts zone parcel /> }).collect();
    (!parcels.is_empty()).then(|| view! { <ul class="parcels">{parcels}</ul> })
}

#[component]
fn Parcel(texts: Texts, zone: TimeZone, parcel: Fulfillment) -> impl IntoView {
    let count: u64 = parcel.lines.iter().map(|line| u64::from(line.quantity.get())).sum();
    let items = texts.with("parcel-items", &[("count", count.into())]);
    let (state, at) = match parcel.delivered_at {
        Some(at) => ("parcel-delivered", at),
        None => ("parcel-sent", parcel.at),
    };
    let state = texts.with(state, &[("when", moment(texts.locale, at, zone).into())]);
    view! {
        <li>
            {items}
            {parcel.tracking.map(|tracking| view! { ", " <Tracked tracking /> })}
            <span class="muted">{state}</span>
        </li>
    }
}

#[component]
fn Tracked(tracking: Tracking) -> impl IntoView {
    let number = tracking.number.to_string();
    view! {
        {tracking.carrier.to_string()}
        " "
        {match tracking.url {
            Some(url) => view! { <a href=url.to_string() rel="noreferrer">{number}</a> }.into_any(),
            None => view! { <span>{number}</span> }.into_any(),
        }}
    }
}
