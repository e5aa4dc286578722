//! Setting a new password with a mail.

use crate::{
    forms::Errors,
    layout::{Document, Head},
    site::{App, Frame, Visit},
};
use contract::{
    Unit,
    user::{self, ForgotPassword, ResetPassword},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Form {
    email: String,
    token: String,
    password: String,
}

/// `GET /account/forgot-password`
pub async fn forgot(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    Ok(forgot_page(Frame::load(&app, &call).await, false))
}

/// `POST /account/forgot-password`: says the same whether there is such an account or not.
pub async fn send_mail(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: Form = ui::parse_form(&call, &call.body)?;
    if let Ok(email) = form.email.parse() {
        let body = ForgotPassword { email };
        app.user.call(&call.caller, &user::FORGOT_PASSWORD, &[], &Unit {}, &body).await?;
    }
    Ok(forgot_page(Frame::load(&app, &call).await, true))
}

fn forgot_page(frame: Frame, sent: bool) -> Response<Vec<u8>> {
    let visit = frame.visit.clone();
    let texts = visit.texts;
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("forgot-title"))>
                <div class="narrow">
                    <h1>{texts.get("forgot-title")}</h1>
                    {if sent {
                        view! { <Notice text=texts.get("forgot-sent") /> }.into_any()
                    } else {
                        view! { <p>{texts.get("forgot-intro")}</p> }.into_any()
                    }}
                    <form method="post" action=visit.link("/account/forgot-password")>
                        <Field name="email" label=texts.get("email") kind="email" autocomplete="email" maxlength=254 required=true />
                        <button class="primary" type="submit">{texts.get("forgot-button")}</button>
                    </form>
                    <p><a href=visit.link("/sign-in")>{texts.get("back-to-sign-in")}</a></p>
                </div>
            </Document>
        }
    });
    ui::html(StatusCode::OK, document)
}

/// `GET /account/reset-password`: the link of the mail.
pub async fn reset(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: Form = ui::parse_query(&call.query)?;
    Ok(reset_page(Frame::load(&app, &call).await, StatusCode::OK, form.token, Errors::default(), None))
}

/// `POST /account/reset-password`
pub async fn set_new(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let form: Form = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let Some(password) = errors.required(visit.texts, "password", &form.password) else {
        let frame = Frame::load(&app, &call).await;
        return Ok(reset_page(frame, StatusCode::UNPROCESSABLE_ENTITY, form.token, errors, None));
    };
    let changed = match form.token.parse() {
        Ok(token) => {
            let body = ResetPassword { token, password };
            app.user.call(&call.caller, &user::RESET_PASSWORD, &[], &Unit {}, &body).await.map(|_| ())
        }
        Err(_) => Err(ErrorCode::InvalidToken.into()),
    };
    match changed {
        Ok(()) => Ok(ui::redirect(&visit.link("/sign-in?done=password"))),
        Err(problem) if problem.code == ErrorCode::InvalidToken => {
            let frame = Frame::load(&app, &call).await;
            Ok(reset_page(frame, StatusCode::BAD_REQUEST, form.token, errors, Some("problem-token")))
        }
        Err(problem) => Err(problem),
    }
}

fn reset_page(
    frame: Frame,
    status: StatusCode,
    token: String,
    errors: Errors,
    notice: Option<&'static str>,
) -> Response<Vec<u8>> {
    let visit = frame.visit.clone();
    let texts = visit.texts;
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("reset-title"))>
                <div class="narrow">
                    <h1>{texts.get("reset-title")}</h1>
                    {notice.map(|key| view! { <Notice text=texts.get(key) bad=true /> })}
                    <form method="post" action=visit.link("/account/reset-password") novalidate>
                        <input type="hidden" name="token" value=token />
                        <Field name="password" label=texts.get("new-password") kind="password" autocomplete="new-password" maxlength=128 required=true hint=texts.get("password-hint") error=errors.get("password") />
                        <button class="primary" type="submit">{texts.get("reset-button")}</button>
                    </form>
                </div>
            </Document>
        }
    });
    ui::html(status, document)
}
