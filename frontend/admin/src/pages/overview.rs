//! The first page: what was sold, what needs attention.

use crate::{
    app::App,
    components::{Heads, Moment, Status, Table},
    layout::{self, Action, Head},
    pages::{
        account_names::{Buyer, Names, customers_of},
        orders::tone,
        queues, reconciliations,
    },
    shell, words,
};
use contract::{
    Limit, StockLevel, Unit, notification,
    order::{self, DayStats, ListOrders, OrderStats, OrderSummary},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Money, Permission, Principal, Problem};
use leptos::prelude::*;
use std::rc::Rc;

/// How many of the latest orders are shown.
const LATEST: u32 = 8;

/// `GET /admin`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    match call.principal() {
        Principal::Staff { .. } => {}
        Principal::Guest => return Err(ErrorCode::Unauthenticated.into()),
        _ => return Err(ErrorCode::Forbidden.into()),
    }
    let few = u32::try_from(StockLevel::FEW).unwrap_or(0);
    let latest = ListOrders { limit: Limit::new(LATEST), ..ListOrders::default() };
    let (stats, latest, scarce, out, mails, trouble, books) = futures::join!(
        app.order.call(&call.caller, &order::GET_ORDER_STATS, &[], &Unit {}, &Unit {}),
        app.order.call(&call.caller, &order::LIST_ORDERS, &[], &latest, &Unit {}),
        shell::scarce(&app, &call, few),
        shell::scarce(&app, &call, 0),
        app.notification.call(&call.caller, &notification::GET_MAIL_HEALTH, &[], &Unit {}, &Unit {}),
        queues::trouble(&app, &call),
        reconciliations::open_findings(&app, &call),
    );
    let waiting = |pick: fn(&OrderStats) -> u32| known(stats.as_ref().map(|stats| pick(stats).to_string()));
    let cards = [
        (
            "Orders to fulfil",
            "/admin/orders?status=placed".to_owned(),
            waiting(|stats| stats.to_fulfill),
            "warn",
        ),
        (
            "Payments failed",
            "/admin/orders?payment_status=failed".to_owned(),
            waiting(|stats| stats.payment_failed),
            "bad",
        ),
        (
            "Waiting for payment",
            "/admin/orders?payment_status=pending".to_owned(),
            waiting(|s| s.pending_payment),
            "warn",
        ),
        (
            "Returns to answer",
            "/admin/orders/returns?status=requested".to_owned(),
            waiting(|stats| stats.returns_to_answer),
            "warn",
        ),
        (
            "Variants with few left",
            format!("/admin/stock?at_most={few}"),
            known(scarce.as_ref().cloned()),
            "warn",
        ),
        ("Variants sold out", "/admin/stock?at_most=0".to_owned(), known(out.as_ref().cloned()), "bad"),
        (
            "Mails not sent",
            "/admin/mails?status=failed".to_owned(),
            known(mails.as_ref().map(|mails| (mails.failed + mails.unknown).to_string())),
            "bad",
        ),
        ("Books that disagree", "/admin/reconciliations".to_owned(), known(books.as_ref().cloned()), "bad"),
    ];
    let may_edit = call.principal().may(Permission::Catalog);
    let add = may_edit.then(|| Action::primary("/admin/products/new", "Add a product"));
    let head = Head { actions: add.into_iter().collect(), ..Head::default() };
    let latest = latest.map(|list| list.items).unwrap_or_default();
    let names = customers_of(&app, &call, &latest).await;
    let stats = stats.ok();
    Ok(layout::page_with(&call, StatusCode::OK, "Overview", head, move || {
        let cards = cards.into_iter().filter_map(|(name, href, count, tone)| {
            let count = count?;
            // What waits stands out; nothing does where nothing waits, or where that is not known.
            let tone = if count.starts_with(|first: char| ('1'..='9').contains(&first)) { tone } else { "none" };
            Some(view! { <li><a class="card" href=href>{name} " " <span class=format!("number {tone}")>{count}</span></a></li> })
        });
        view! {
            {trouble
                .map(|trouble| {
                    view! { <p class="notice bad">{trouble} " " <a href="/admin/queues">"See the queues"</a></p> }
                })}
            {stats.as_ref().map(today)}
            <section aria-labelledby="attention-heading">
                <h2 id="attention-heading">"What needs attention"</h2>
                <ul class="cards">{cards.collect_view()}</ul>
            </section>
            {stats.map(|stats| view! { <Sales stats /> })}
            {(!latest.is_empty()).then(|| view! { <Latest orders=latest names /> })}
        }
    }))
}

/// A number, a word where it cannot be had, nothing for those who may not see it.
fn known(found: Result<String, &Problem>) -> Option<String> {
    match found {
        Ok(number) => Some(number),
        Err(problem) if problem.code == ErrorCode::Forbidden => None,
        // The overview stays useful where one service does not answer.
        Err(_) => Some("Not known now".to_owned()),
    }
}

/// What an order brought on average, halves rounded up; none on a day without orders.
fn average(day: &DayStats) -> Option<Money> {
    let (revenue, orders) = (day.revenue.amount(), i64::from(day.orders));
    let amount = revenue.saturating_mul(2).saturating_add(orders).checked_div_euclid(2 * orders)?;
    Money::new(amount, day.revenue.currency()).ok()
}

/// Today beside yesterday.
fn today(stats: &OrderStats) -> impl IntoView + use<> {
    let mut newest = stats.days.iter().rev();
    let (today, yesterday) = (newest.next().cloned(), newest.next().cloned());
    let tiles = today.zip(yesterday).map(|(today, yesterday)| {
        [
            ("Orders today", today.orders.to_string(), yesterday.orders.to_string()),
            ("Revenue today", words::money(today.revenue), words::money(yesterday.revenue)),
            ("Average order", average_words(&today), average_words(&yesterday)),
        ]
        .map(|(name, now, before)| {
            view! {
                <li class="card">
                    {name}
                    " "
                    <span class="number">{now}</span>
                    <span class="trend">"Yesterday " {before}</span>
                </li>
            }
        })
        .collect_view()
    });
    view! { <ul class="cards">{tiles}</ul> }
}

fn average_words(day: &DayStats) -> String {
    average(day).map_or_else(|| "–".to_owned(), words::money)
}

/// The revenue of the last 30 days as bars with a table behind them.
#[component]
fn Sales(stats: OrderStats) -> impl IntoView {
    let best = stats.days.iter().map(|day| day.revenue).max_by_key(|revenue| revenue.amount());
    let highest = best.map_or(1, |revenue| revenue.amount().max(1));
    let bars = stats.days.iter().enumerate().map(|(index, day)| {
        // Of a hundred; a day with orders is never invisible.
        let height = (day.revenue.amount().saturating_mul(100) / highest).clamp(1, 100);
        let class = if day.orders == 0 { "zero" } else { "" };
        view! { <rect class=class x=index * 10 + 1 y=100 - height width="8" height=height rx="1" /> }
    });
    let bars = bars.collect_view();
    let rows = stats.days.iter().rev().map(|day| {
        view! {
            <tr>
                <th scope="row"><time datetime=day.date.clone()>{words::brief_day(&day.date)}</time></th>
                <td class="amount">{day.orders}</td>
                <td class="amount">{words::money(day.revenue)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let day = |day: Option<&DayStats>| day.map(|day| words::brief_day(&day.date));
    let (first, last) = (day(stats.days.first()), day(stats.days.last()));
    view! {
        <section class="panel" aria-labelledby="sales-heading">
            <h2 id="sales-heading">"Revenue, last 30 days"</h2>
            <p class="axis" aria-hidden="true">{best.map(words::money)}</p>
            <svg class="chart" viewBox="0 0 300 100" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>
            <p class="axis" aria-hidden="true"><span>{first}</span> <span>{last}</span></p>
            <details>
                <summary>"As a table"</summary>
                <Table caption=format!("Orders and revenue by day, in {}", stats.time_zone)>
                    <Heads names=&["Day", "#Orders", "#Revenue"] />
                    <tbody>{rows}</tbody>
                </Table>
            </details>
        </section>
    }
}

#[component]
fn Latest(orders: Vec<OrderSummary>, names: Names) -> impl IntoView {
    let rows = orders.into_iter().map(|order| {
        let buyer = Buyer::of(&order, &names).name;
        let name = order.number.map_or("Without number".to_owned(), |number| format!("#{number}"));
        view! {
            <tr>
                <th scope="row"><a href=format!("/admin/orders/{}", order.id)>{name}</a></th>
                <td><Status words=words::order_status(order.status) tone=tone(order.status) /></td>
                <td class="amount">{words::money(order.total)}</td>
                <td>{buyer}</td>
                <td><Moment at=order.placed_at.unwrap_or(order.created_at) /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section aria-labelledby="latest-heading">
            <h2 id="latest-heading">"Latest orders"</h2>
            <Table caption="The latest orders">
                <Heads names=&["Order", "Status", "#Total", "Customer", "Placed"] />
                <tbody>{rows}</tbody>
            </Table>
            <p><a href="/admin/orders">"All orders"</a></p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Currency;

    #[test]
    fn an_average_is_rounded_and_not_cut_off() {
        let average = |revenue, orders| {
            let revenue = Money::new(revenue, Currency::EUR).unwrap();
            average(&DayStats { date: String::new(), orders, revenue }).map(Money::amount)
        };
        let averages = [average(34_280, 12), average(34_270, 12), average(1, 2), average(-1, 2)];
        assert_eq!(averages, [Some(2857), Some(2856), Some(1), Some(0)]);
        assert_eq!(average(0, 0), None);
    }
}
