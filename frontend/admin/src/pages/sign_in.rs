//! Signing in and out. Only staff come through.

use crate::{app::App, finding, forms, layout, words};
use contract::{
    Unit,
    user::{self, Login, Role, SessionToken},
};
use edge::{Context, Raw};
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Cookies, Field, Notice};

/// The cookie of a signed-in browser, read by the gateway.
const SESSION_COOKIE: &str = "shop_session";

/// In `done`: the session was over when a form was sent.
pub const ENDED: &str = "ended";
const SESSION_ENDED: &str = "Your session was over, so nothing was saved. Sign in, and enter it once more.";

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct SignInForm {
    email: String,
    password: String,
    next: String,
}

/// `GET /admin/sign-in`
pub async fn show(_: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: SignInForm = ui::parse_query(&call.query).unwrap_or_default();
    let words = (forms::done(&call) == ENDED).then(|| SESSION_ENDED.to_owned());
    Ok(page(&call, StatusCode::OK, SignInForm { next: form.next, ..SignInForm::default() }, words))
}

/// `POST /admin/sign-in`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: SignInForm = ui::parse_form(&call, &call.body)?;
    let opened = match (form.email.parse(), form.password.parse()) {
        (Ok(email), Ok(password)) => {
            let login = Login { email, password, cart_id: None };
            app.user.call(&call.caller, &user::OPEN_BROWSER_SESSION, &[], &Unit {}, &login).await
        }
        // What cannot be a password is not one: the same words as for a wrong one.
        _ => Err(ErrorCode::InvalidCredentials.into()),
    };
    let session = match opened {
        Ok(session) => session,
        Err(problem) if matches!(problem.code, ErrorCode::InvalidCredentials | ErrorCode::RateLimited) => {
            let status = ui::status(&problem);
            return Ok(page(&call, status, form, Some(words::problem(&problem))));
        }
        Err(problem) => return Err(problem),
    };
    if session.customer.role != Role::Staff {
        // A session that nobody holds the token of.
        close(&app, &call, &session.token).await?;
        let words = "This is a customer's account. The admin is open to staff accounts only.";
        return Ok(page(&call, StatusCode::FORBIDDEN, form, Some(words.to_owned())));
    }
    let is_ours = form.next == "/admin" || form.next.starts_with("/admin/");
    let mut response = ui::redirect(if is_ours { &form.next } else { "/admin" });
    let seconds = i64::try_from(session.expires_at.since(call.now).as_secs()).unwrap_or(0);
    app.cookies.set(&mut response, SESSION_COOKIE, &session.token, seconds);
    Ok(response)
}

/// `POST /admin/sign-out`
pub async fn sign_out(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    if let Some(token) = Cookies::of(&call).get(SESSION_COOKIE) {
        close(&app, &call, token).await?;
    }
    let mut response = ui::redirect("/admin/sign-in");
    app.cookies.clear(&mut response, SESSION_COOKIE);
    app.cookies.clear(&mut response, finding::COOKIE);
    Ok(response)
}

async fn close(app: &App, context: &Context, token: &str) -> Result<(), Problem> {
    // What cannot be a token is none that could be closed.
    let Ok(token) = token.parse() else { return Ok(()) };
    let token = SessionToken { token };
    app.user.call(&context.caller, &user::CLOSE_BROWSER_SESSION, &[], &Unit {}, &token).await?;
    Ok(())
}

fn page(
    context: &Context,
    status: StatusCode,
    form: SignInForm,
    refused: Option<String>,
) -> Response<Vec<u8>> {
    layout::page(context, status, "Sign in", move || {
        view! {
            <div class="panel sign-in">
                {refused.map(|text| view! { <Notice text bad=true /> })}
                <form method="post" action="/admin/sign-in">
                    <input type="hidden" name="next" value=form.next />
                    <Field name="email" label="Email address" value=form.email kind="email" autocomplete="username" maxlength=254 required=true />
                    <Field name="password" label="Password" kind="password" autocomplete="current-password" maxlength=128 required=true />
                    <button class="primary" type="submit">"Sign in"</button>
                </form>
            </div>
        }
    })
}
