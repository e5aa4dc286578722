//! The account: profile, orders, addresses.

use crate::{
    layout::{Document, Head},
    pages::order::{PostalAddress, status_key},
    site::{App, Frame, Visit},
};
use contract::{
    Unit,
    order::{self, ListMyOrders, OrderSummary},
    user::{self, Customer, SavedAddress, VerifyEmail},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{
    ErrorCode, Problem,
    format::{date, money},
};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Notice;

/// `GET /account`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let me = app.user.call(&call.caller, &user::GET_ME, &[], &Unit {}, &Unit {});
    let book = app.user.call(&call.caller, &user::LIST_ADDRESSES, &[], &Unit {}, &Unit {});
    let query = ListMyOrders::default();
    let orders = app.order.call(&call.caller, &order::LIST_MY_ORDERS, &[], &query, &Unit {});
    let (frame, me, book, orders) = futures::join!(Frame::load(&app, &call), me, book, orders);
    let (me, book, orders) = (me?, book?, orders?);
    let visit = frame.visit.clone();
    let texts = visit.texts;
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("account-title"))>
                <h1>{texts.get("account-title")}</h1>
                <Profile visit=visit.clone() me />
                <Orders visit=visit.clone() orders=orders.items />
                <Addresses visit book=book.items />
            </Document>
        }
    });
    Ok(ui::html(StatusCode::OK, document))
}

#[component]
fn Profile(visit: Visit, me: Customer) -> impl IntoView {
    let texts = visit.texts;
    view! {
        <section aria-labelledby="profile-heading">
            <h2 id="profile-heading">{texts.get("profile")}</h2>
            <p>{me.name} " · " {me.email}</p>
            {(!me.email_verified).then(|| view! { <p class="muted">{texts.get("verify-reminder")}</p> })}
            <form method="post" action=visit.link("/sign-out")>
                <button type="submit">{texts.get("sign-out")}</button>
            </form>
        </section>
    }
}

#[component]
fn Orders(visit: Visit, orders: Vec<OrderSummary>) -> impl IntoView {
    let texts = visit.texts;
    let locale = texts.locale;
    let empty = orders.is_empty();
    let rows = orders.into_iter().map(|order| {
        let number = order.number.unwrap_or_default();
        let day = order.placed_at.map(|at| date(locale, at));
        view! {
            <tr>
                <td><a href=visit.link(&format!("/orders/{}", order.id))>{number}</a></td>
                <td>{day}</td>
                <td>{texts.get(&format!("short-{}", status_key(order.status)))}</td>
                <td class="amount">{money(locale, order.total)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section aria-labelledby="orders-heading">
            <h2 id="orders-heading">{texts.get("orders")}</h2>
            {if empty {
                view! { <p>{texts.get("no-orders")}</p> }.into_any()
            } else {
                view! {
                    <div class="scroll" role="region" aria-labelledby="orders-heading" tabindex="0">
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">{texts.get("order-number")}</th>
                                    <th scope="col">{texts.get("order-date")}</th>
                                    <th scope="col">{texts.get("order-status")}</th>
                                    <th scope="col" class="amount">{texts.get("sum-total")}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                }
                    .into_any()
            }}
        </section>
    }
}

#[component]
fn Addresses(visit: Visit, book: Vec<SavedAddress>) -> impl IntoView {
    let texts = visit.texts;
    let saved = book.into_iter().map(|saved| {
        let action = visit.link(&format!("/account/addresses/{}/remove", saved.id));
        view! {
            <li>
                <PostalAddress texts address=saved.address />
                {saved.is_default.then(|| view! { <p class="muted">{texts.get("default-address")}</p> })}
                <form method="post" action=action>
                    <button class="link" type="submit">{texts.get("remove")}</button>
                </form>
            </li>
        }
    });
    let saved = saved.collect_view();
    view! {
        <section aria-labelledby="addresses-heading">
            <h2 id="addresses-heading">{texts.get("addresses")}</h2>
            <ul class="addresses">{saved}</ul>
            <p><a class="button" href=visit.link("/account/addresses/new")>{texts.get("add-address")}</a></p>
        </section>
    }
}

#[derive(Deserialize)]
struct Token {
    token: String,
}

/// `GET /account/verify`: the link of the mail.
pub async fn verify(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let token: Token = ui::parse_query(&call.query).map_err(|_| ErrorCode::InvalidToken)?;
    let verified = match token.token.parse() {
        Ok(token) => {
            let body = VerifyEmail { token };
            app.user.call(&call.caller, &user::VERIFY_EMAIL, &[], &Unit {}, &body).await.map(|_| ())
        }
        Err(_) => Err(ErrorCode::InvalidToken.into()),
    };
    let frame = Frame::load(&app, &call).await;
    let (status, key) = match verified {
        Ok(()) => (StatusCode::OK, "verified"),
        Err(problem) if problem.code == ErrorCode::InvalidToken => (StatusCode::BAD_REQUEST, "problem-token"),
        Err(problem) => return Err(problem),
    };
    let visit = frame.visit.clone();
    let texts = visit.texts;
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("verify-title"))>
                <div class="narrow">
                    <h1>{texts.get("verify-title")}</h1>
                    <Notice text=texts.get(key) bad=status != StatusCode::OK />
                    <p><a class="button" href=visit.link("/")>{texts.get("to-home")}</a></p>
                </div>
            </Document>
        }
    });
    Ok(ui::html(status, document))
}
