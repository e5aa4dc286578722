//! A packing slip: what is still to be put into a parcel, for whoever packs it and for whoever opens it.

use crate::{app::App, layout, translated::language};
use contract::{
    Address, Unit,
    cart::Settings,
    order::{self, FulfillmentStatus, Order, OrderStatus},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Locale, OrderId, Problem, format::date};
use leptos::prelude::*;
use serde::Deserialize;
use std::{fmt::Display, rc::Rc};
use ui::{Notice, Texts, words};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    /// The slip's language, if not the one in which the customer gets mails.
    locale: Option<Locale>,
}

/// `GET /admin/orders/{id}/packing-slip`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let path: [&dyn Display; 1] = [&id];
    let (order, settings) = futures::try_join!(
        app.order.call(&call.caller, &order::GET_ADMIN_ORDER, &path, &Unit {}, &Unit {}),
        app.settings(&call),
    )?;
    // What was never placed has no number and nothing to send.
    let number = order.number.clone().ok_or(ErrorCode::NotFound)?;
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let locale = query.locale.unwrap_or(order.locale);
    let title = format!("Packing slip of order #{number}");
    Ok(layout::page(&call, StatusCode::OK, title, move || {
        let here = format!("/admin/orders/{}", order.id);
        let languages = Locale::ALL.map(|other| {
            let current = (other == locale).then_some("page");
            view! { <a href=format!("{here}/packing-slip?locale={}", other.tag()) aria-current=current>{language(other)}</a> }
        });
        view! {
            <div class="buttons no-print">
                // Shown by the script that makes it work; every browser's menu prints too.
                <button class="primary" type="button" data-print="" hidden>"Print"</button>
                <a class="button" href=here.clone()>"Back to the order"</a>
                <nav class="views" aria-label="Language">{languages.collect_view()}</nav>
            </div>
            {if has_slip(&order) {
                view! { <Slip texts=Texts::new(locale) number order settings /> }.into_any()
            } else {
                view! { <Notice text="Nothing of this order is to be sent." /> }.into_any()
            }}
        }
    }))
}

/// Whether there is something to send, or something was sent.
pub fn has_slip(order: &Order) -> bool {
    use OrderStatus::{Delivered, Fulfilled, PartiallyFulfilled, Placed};
    matches!(order.status, Placed | PartiallyFulfilled | Fulfilled | Delivered)
}

#[component]
fn Slip(texts: Texts, number: String, order: Order, settings: Settings) -> impl IntoView {
    let locale = texts.locale;
    // What is still to be sent; once everything has left, all that was in the parcels.
    let sent = order.fulfillment_status == FulfillmentStatus::Fulfilled;
    let rows = order.lines.into_iter().filter_map(|line| {
        let ordered = line.quantity.get();
        let left =
            if sent { ordered } else { ordered.checked_sub(line.fulfilled).filter(|left| *left > 0)? };
        let title = locale.name_of(&line.titles, &line.title);
        let options = words::chosen(texts, &line.options);
        Some(view! {
            <tr>
                <td class="amount">{left}</td>
                <th scope="row">{title} <br /> <span class="muted">{options}</span></th>
                <td>{line.sku}</td>
            </tr>
        })
    });
    let rows = rows.collect_view();
    let seller = settings.postal_address.lines().map(str::to_owned).collect::<Vec<_>>();
    // Most addresses begin with the name, which stands above them already.
    let seller = seller.into_iter().filter(|line| *line != settings.store_name);
    let seller = seller.map(|line| view! { {line} <br /> }).collect_view();
    let placed = order.placed_at.map(|at| date(locale, at, settings.time_zone));
    let heading = texts.with("packing-slip", &[("number", number.into())]);
    view! {
        <article class="slip" lang=locale.tag()>
            <header>
                <p class="store">{settings.store_name.clone()}</p>
                <address class="muted">{seller} {settings.contact_email}</address>
            </header>
            <section>
                <h2>{texts.get("delivery-address")}</h2>
                <Lines texts address=order.addresses.shipping />
            </section>
            <section>
                <h2>{heading}</h2>
                <p class="muted">{placed} " · " {locale.name_of(&order.shipping_option.names, &order.shipping_option.name)}</p>
                <table>
                    <thead>
                        <tr>
                            <th scope="col" class="amount">{texts.get("quantity")}</th>
                            <th scope="col">{texts.get("packing-item")}</th>
                            <th scope="col">{texts.get("packing-sku")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        </article>
    }
}

#[component]
fn Lines(texts: Texts, address: Address) -> impl IntoView {
    let code = address.postal_code.map(|code| format!("{code} ")).unwrap_or_default();
    let lines = [
        Some(address.name.to_string()),
        Some(address.line1.to_string()),
        address.line2.map(String::from),
        Some(format!("{code}{}", address.city)),
        address.region.map(String::from),
        Some(texts.country(address.country)),
    ];
    let lines = lines.into_iter().flatten().map(|line| view! { {line} <br /> });
    view! { <address>{lines.collect_view()}</address> }
}
