//! Signing in and out.

use crate::{
    layout::{Document, Head},
    pages::{problem::message, waiting_payment},
    site::{App, CART_COOKIE, Frame, SEEN_COOKIE, SESSION_COOKIE, Visit},
};
use contract::{
    Unit,
    user::{self, BrowserSession, Login, SessionToken},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Cookies, Field, Notice};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct SignInForm {
    email: String,
    password: String,
    next: String,
    /// What was done before: `password` after a new one was set, `session` where a form came from somebody signed out.
    done: String,
}

/// `GET /sign-in`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: SignInForm = ui::parse_query(&call.query).unwrap_or_default();
    let frame = Frame::load(&app, &call).await;
    Ok(page(
        frame,
        StatusCode::OK,
        SignInForm { next: form.next, done: form.done, ..SignInForm::default() },
        None,
    ))
}

/// `POST /sign-in`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let form: SignInForm = ui::parse_form(&call, &call.body)?;
    let opened = match (form.email.parse(), form.password.parse()) {
        (Ok(email), Ok(password)) => {
            let login = Login { email, password, cart_id: visit.guest_cart };
            app.user.call(&call.caller, &user::OPEN_BROWSER_SESSION, &[], &Unit {}, &login).await
        }
        // What cannot be a password is not one: the same words as for a wrong one.
        _ => Err(ErrorCode::InvalidCredentials.into()),
    };
    match opened {
        Ok(session) => {
            let next = if form.next.is_empty() { visit.link("/account") } else { visit.link(&form.next) };
            Ok(signed_in(&app, &call, &session, &next).await)
        }
        Err(problem) if matches!(problem.code, ErrorCode::InvalidCredentials | ErrorCode::RateLimited) => {
            let status = ui::status(&problem);
            let frame = Frame::load(&app, &call).await;
            Ok(page(frame, status, form, Some(problem)))
        }
        Err(problem) => Err(problem),
    }
}

/// Lets the browser remember its session. The guest's cart now belongs to the customer; one whose payment waits does so
/// once that has ended, and until then the browser keeps it, to be able to end it.
pub async fn signed_in(app: &App, call: &Raw, session: &BrowserSession, next: &str) -> Response<Vec<u8>> {
    let mut response = ui::redirect(next);
    let seconds = session.expires_at.since(call.now).as_secs();
    app.cookies.set(&mut response, SESSION_COOKIE, &session.token, i64::try_from(seconds).unwrap_or(0));
    if !waiting_payment::left_behind(app, call, Visit::of(call).guest_cart).await {
        app.cookies.clear(&mut response, CART_COOKIE);
    }
    response
}

/// `POST /sign-out`
pub async fn sign_out(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    if let Some(Ok(token)) = Cookies::of(&call).get(SESSION_COOKIE).map(str::parse) {
        let token = SessionToken { token };
        app.user.call(&call.caller, &user::CLOSE_BROWSER_SESSION, &[], &Unit {}, &token).await?;
    }
    Ok(signed_out(&app, &visit.link("/")))
}

/// Leads on without anything of the account: what was looked at is not for whoever uses this browser next.
pub fn signed_out(app: &App, next: &str) -> Response<Vec<u8>> {
    let mut response = ui::redirect(next);
    for cookie in [SESSION_COOKIE, CART_COOKIE, SEEN_COOKIE] {
        app.cookies.clear(&mut response, cookie);
    }
    response
}

fn page(frame: Frame, status: StatusCode, form: SignInForm, problem: Option<Problem>) -> Response<Vec<u8>> {
    let visit = frame.visit.clone();
    let texts = visit.texts;
    let is_closed = problem.as_ref().is_some_and(|problem| problem.code == ErrorCode::RateLimited);
    let refused = problem.map(|problem| match problem.code {
        ErrorCode::RateLimited => texts.get("problem-too-many-attempts"),
        _ => message(texts, &problem),
    });
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("sign-in-title"))>
                <div class="narrow">
                    <h1>{texts.get("sign-in-title")}</h1>
                    {refused.map(|text| view! { <Notice text bad=true /> })}
                    {(form.done == "session").then(|| view! { <Notice text=texts.get("session-over") bad=true /> })}
                    {is_closed.then(|| view! {
                        <p><a class="button" href=visit.link("/account/forgot-password")>{texts.get("reset-title")}</a></p>
                    })}
                    {(form.done == "password").then(|| view! { <Notice text=texts.get("password-changed") /> })}
                    <form method="post" action=visit.link("/sign-in")>
                        <input type="hidden" name="next" value=form.next />
                        <Field name="email" label=texts.get("email") value=form.email kind="email" autocomplete="username" maxlength=254 required=true />
                        <Field name="password" label=texts.get("password") kind="password" autocomplete="current-password" maxlength=128 required=true />
                        <button class="primary" type="submit">{texts.get("sign-in-button")}</button>
                    </form>
                    <p><a href=visit.link("/account/forgot-password")>{texts.get("forgot-link")}</a></p>
                    <p>{texts.get("no-account")} " " <a href=visit.link("/register")>{texts.get("register-link")}</a></p>
                </div>
            </Document>
        }
    });
    ui::html(status, document)
}
