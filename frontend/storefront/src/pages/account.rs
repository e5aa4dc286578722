//! The account: profile, orders, addresses.

use crate::{
    layout::{Document, Head},
    pages::{
        checkout_payment::card_name,
        order::{PostalAddress, status_key},
        sign_in::signed_out,
    },
    site::{App, Frame, SESSION_COOKIE, Visit},
};
use contract::{
    List, Unit,
    order::{self, ListMyOrders, OrderSummary},
    payment::{self, SavedCard},
    user::{self, ChangePassword, Customer, SavedAddress, UpdateMe, VerifyEmail},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{
    ErrorCode, Problem, TimeZone,
    format::{money, short_date},
};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Page {
    cursor: Option<String>,
    done: String,
    wrong: String,
}

/// `GET /account`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let me = app.user.call(&call.caller, &user::GET_ME, &[], &Unit {}, &Unit {});
    let book = app.user.call(&call.caller, &user::LIST_ADDRESSES, &[], &Unit {}, &Unit {});
    let page: Page = ui::parse_query(&call.query).unwrap_or_default();
    let query = ListMyOrders { cursor: page.cursor, ..ListMyOrders::default() };
    let orders = app.order.call(&call.caller, &order::LIST_MY_ORDERS, &[], &query, &Unit {});
    let cards = app.payment.call(&call.caller, &payment::LIST_SAVED_CARDS, &[], &Unit {}, &Unit {});
    let (frame, me, book, orders, cards) = futures::join!(Frame::load(&app, &call), me, book, orders, cards);
    let zone = frame.time_zone();
    let (me, book, orders) = (me?, book?, orders?);
    // A provider that does not answer hides its cards, not the account.
    let cards = cards.map(|cards| cards.items).unwrap_or_default();
    let visit = frame.visit.clone();
    let texts = visit.texts;
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("account-title"))>
                <h1>{texts.get("account-title")}</h1>
                {(!me.email_verified).then(|| view! {
                    <form class="notice warn undo" method="post" action=visit.link("/account/verification")>
                        <span>{texts.get("verify-reminder")}</span>
                        <button class="link" type="submit">{texts.get("verify-again")}</button>
                    </form>
                })}
                {(page.done == "verification").then(|| view! { <Notice text=texts.with("verify-sent", &[("email", me.email.clone().into())]) /> })}
                {(page.wrong == "verification").then(|| view! { <Notice text=texts.get("verify-later") bad=true /> })}
                {(page.done == "saved").then(|| view! { <Notice text=texts.get("saved") /> })}
                {(page.wrong == "profile").then(|| view! { <Notice text=texts.get("problem-invalid") bad=true /> })}
                {(page.wrong == "password").then(|| view! { <Notice text=texts.get("problem-password") bad=true /> })}
                {(page.wrong == "attempts").then(|| view! {
                    <Notice text=texts.get("problem-too-many-attempts") bad=true />
                    <p><a class="button" href=visit.link("/account/forgot-password")>{texts.get("reset-title")}</a></p>
                })}
                <Orders visit=visit.clone() orders zone />
                <Addresses visit=visit.clone() book=book.items />
                <Cards visit=visit.clone() cards />
                <Profile visit me />
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
            <p>{me.name.clone()} " · " {me.email}</p>
            <div class="pair">
                <form method="post" action=visit.link("/account/profile")>
                    <Field name="name" label=texts.get("name") value=me.name autocomplete="name" maxlength=120 required=true />
                    <button type="submit">{texts.get("save")}</button>
                </form>
                <form method="post" action=visit.link("/account/password")>
                    <Field name="current" label=texts.get("current-password") kind="password" autocomplete="current-password" maxlength=128 required=true />
                    <Field name="new" label=texts.get("new-password") kind="password" autocomplete="new-password" maxlength=128 required=true hint=texts.get("password-hint") />
                    <button type="submit">{texts.get("change-password")}</button>
                </form>
            </div>
            <div class="buttons">
                <form method="post" action=visit.link("/sign-out")>
                    <button type="submit">{texts.get("sign-out")}</button>
                </form>
                <form method="post" action=visit.link("/account/sign-out-everywhere")>
                    <button class="link" type="submit">{texts.get("sign-out-everywhere")}</button>
                </form>
            </div>
        </section>
    }
}

#[component]
fn Orders(visit: Visit, orders: List<OrderSummary>, zone: TimeZone) -> impl IntoView {
    let texts = visit.texts;
    let locale = texts.locale;
    let empty = orders.items.is_empty();
    let at = |cursor: String| visit.link(&format!("/account?{}", ui::to_query(&[("cursor", cursor)])));
    let (previous, next) = (orders.prev_cursor.map(at), orders.next_cursor.map(at));
    let rows = orders.items.into_iter().map(|order| {
        let number = order.number.unwrap_or_default();
        let day = order.placed_at.map(|at| short_date(locale, at, zone));
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
        // No landmark of its own: the table's region below has the heading's name.
        <section>
            <h2 id="orders-heading">{texts.get("orders")}</h2>
            {if empty {
                view! {
                    <p>{texts.get("no-orders")}</p>
                    <p><a class="button" href=visit.link("/search?sort=popular")>{texts.get("hero-shop")}</a></p>
                }
                    .into_any()
            } else {
                view! {
                    <div class="scroll" role="region" aria-labelledby="orders-heading" tabindex="0">
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">{texts.get("number-short")}</th>
                                    <th scope="col">{texts.get("order-date")}</th>
                                    <th scope="col">{texts.get("order-status")}</th>
                                    <th scope="col" class="amount">{texts.get("sum-total")}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <p class="buttons">
                        {previous.map(|href| view! { <a rel="prev" href=href>{texts.get("page-previous")}</a> })}
                        {next.map(|href| view! { <a rel="next" href=href>{texts.get("page-next")}</a> })}
                    </p>
                }
                    .into_any()
            }}
        </section>
    }
}

#[component]
fn Addresses(visit: Visit, book: Vec<SavedAddress>) -> impl IntoView {
    let texts = visit.texts;
    let none = book.is_empty().then(|| view! { <p>{texts.get("no-addresses")}</p> });
    let saved = book.into_iter().map(|saved| {
        let action = visit.link(&format!("/account/addresses/{}/remove", saved.id));
        let street = saved.address.line1.to_string();
        let edit = texts.with("edit-line", &[("title", street.clone().into())]);
        let remove = texts.with("remove-line", &[("title", street.into())]);
        view! {
            <li>
                <PostalAddress texts address=saved.address />
                {saved.is_default.then(|| view! { <p class="muted">{texts.get("default-address")}</p> })}
                <div class="buttons">
                    <a href=visit.link(&format!("/account/addresses/{}", saved.id)) aria-label=edit>{texts.get("edit")}</a>
                    {(!saved.is_default)
                        .then(|| {
                            view! {
                                <form method="post" action=visit.link(&format!("/account/addresses/{}/default", saved.id))>
                                    <button class="link" type="submit">{texts.get("make-default")}</button>
                                </form>
                            }
                        })}
                    <details>
                        <summary aria-label=remove>{texts.get("remove-begin")}</summary>
                        <form method="post" action=action>
                            <p>{texts.get("remove-address-words")}</p>
                            <button type="submit">{texts.get("remove-address-now")}</button>
                        </form>
                    </details>
                </div>
            </li>
        }
    });
    let saved = saved.collect_view();
    view! {
        <section aria-labelledby="addresses-heading">
            <h2 id="addresses-heading">{texts.get("addresses")}</h2>
            {none}
            <ul class="addresses">{saved}</ul>
            <p><a class="button" href=visit.link("/account/addresses/new")>{texts.get("add-address")}</a></p>
        </section>
    }
}

/// The cards that the account keeps; nothing for those who keep none.
#[component]
fn Cards(visit: Visit, cards: Vec<SavedCard>) -> impl IntoView {
    let texts = visit.texts;
    (!cards.is_empty()).then(|| {
        let cards = cards.into_iter().map(|card| {
            let name = card_name(texts, &card);
            let remove = texts.with("remove-line", &[("title", name.clone().into())]);
            view! {
                <li>
                    <p>{name}</p>
                    <form method="post" action=visit.link(&format!("/account/cards/{}/remove", card.id))>
                        <button class="link" type="submit" aria-label=remove>{texts.get("remove")}</button>
                    </form>
                </li>
            }
        });
        view! {
            <section aria-labelledby="cards-heading">
                <h2 id="cards-heading">{texts.get("saved-cards")}</h2>
                <ul class="addresses">{cards.collect_view()}</ul>
            </section>
        }
    })
}

/// `POST /account/cards/{id}/remove`
pub async fn remove_card(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let id = call.params.get("id").to_owned();
    match app.payment.call(&call.caller, &payment::DELETE_SAVED_CARD, &[&id], &Unit {}, &Unit {}).await {
        // A second click finds it gone already.
        Err(problem) if problem.code != ErrorCode::NotFound => Err(problem),
        _ => Ok(ui::redirect(&visit.link("/account"))),
    }
}

#[derive(Deserialize)]
struct ProfileForm {
    name: String,
}

/// `POST /account/profile`
pub async fn save_profile(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let form: ProfileForm = ui::parse_form(&call, &call.body)?;
    let Ok(name) = form.name.parse() else {
        return Ok(ui::redirect(&visit.link("/account?wrong=profile")));
    };
    let update = UpdateMe { name: Some(name), ..UpdateMe::default() };
    app.user.call(&call.caller, &user::UPDATE_ME, &[], &Unit {}, &update).await?;
    Ok(ui::redirect(&visit.link("/account?done=saved")))
}

/// `POST /account/verification`: the mail that confirms the address once more.
pub async fn resend_verification(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    match app.user.call(&call.caller, &user::RESEND_VERIFICATION, &[], &Unit {}, &Unit {}).await {
        Ok(_) => Ok(ui::redirect(&visit.link("/account?done=verification"))),
        Err(problem) if problem.code == ErrorCode::RateLimited => {
            Ok(ui::redirect(&visit.link("/account?wrong=verification")))
        }
        Err(problem) => Err(problem),
    }
}

#[derive(Deserialize)]
struct PasswordForm {
    current: String,
    new: String,
}

/// `POST /account/password`: every sign-in ends, so the way leads to the sign-in.
pub async fn change_password(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let form: PasswordForm = ui::parse_form(&call, &call.body)?;
    let wrong = || Ok(ui::redirect(&visit.link("/account?wrong=password")));
    let (Ok(current), Ok(new)) = (form.current.parse(), form.new.parse()) else { return wrong() };
    let change = ChangePassword { current, new };
    match app.user.call(&call.caller, &user::CHANGE_PASSWORD, &[], &Unit {}, &change).await {
        Ok(_) => {
            let mut response = ui::redirect(&visit.link("/sign-in?done=password"));
            app.cookies.clear(&mut response, SESSION_COOKIE);
            Ok(response)
        }
        Err(problem) if problem.code == ErrorCode::InvalidCredentials => wrong(),
        Err(problem) if problem.code == ErrorCode::RateLimited => {
            Ok(ui::redirect(&visit.link("/account?wrong=attempts")))
        }
        Err(problem) => Err(problem),
    }
}

/// `POST /account/sign-out-everywhere`: here at once, so the gateway forgets whose cookie it was.
pub async fn sign_out_everywhere(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    app.user.call(&call.caller, &user::LOGOUT_ALL, &[], &Unit {}, &Unit {}).await?;
    Ok(signed_out(&app, &visit.link("/sign-in")))
}

#[derive(Deserialize)]
struct Token {
    token: String,
}

/// `GET /account/verify`: the link of the mail. Who is not signed in does that first: a stranger may have made the account
/// with this address, and what merely fetches links confirms nothing.
pub async fn verify(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    if !visit.signed_in {
        let next = format!("/account/verify?{}", call.query);
        return Ok(ui::redirect(&visit.link(&format!("/sign-in?{}", ui::to_query(&[("next", next)])))));
    }
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
        Err(problem) if problem.code == ErrorCode::InvalidToken => {
            // Who opens the link once more has nothing to mend.
            let me = app.user.call(&call.caller, &user::GET_ME, &[], &Unit {}, &Unit {}).await;
            let is_done = me.is_ok_and(|me| me.email_verified);
            if is_done { (StatusCode::OK, "verified") } else { (StatusCode::BAD_REQUEST, "problem-token") }
        }
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
                    <p><a class="button primary" href=visit.link("/")>{texts.get("go-home")}</a></p>
                </div>
            </Document>
        }
    });
    Ok(ui::html(status, document))
}
