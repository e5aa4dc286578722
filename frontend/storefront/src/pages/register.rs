//! Creating an account.

use crate::{
    forms::Errors,
    layout::{Document, Head},
    pages::{problem::message, sign_in::signed_in},
    site::{App, Frame, Visit},
};
use contract::{
    Unit,
    user::{self, Login, Register, RegisterInBrowser},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{EmailAddress, ErrorCode, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct RegisterForm {
    name: String,
    email: String,
    password: String,
}

/// `GET /register`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let frame = Frame::load(&app, &call).await;
    Ok(page(frame, StatusCode::OK, RegisterForm::default(), Errors::default(), None))
}

/// `POST /register`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let texts = visit.texts;
    let form: RegisterForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let name = errors.required(texts, "name", &form.name);
    let email: Option<EmailAddress> = errors.required(texts, "email", &form.email);
    let password: Option<user::Password> = errors.required(texts, "password", &form.password);
    let (Some(name), Some(email), Some(password)) = (name, email, password) else {
        let frame = Frame::load(&app, &call).await;
        return Ok(page(frame, StatusCode::UNPROCESSABLE_ENTITY, form, errors, None));
    };
    let login = Login { email: email.clone(), password: password.clone(), cart_id: visit.guest_cart };
    let account = Register { email, password, name, locale: Some(texts.locale) };
    let new = RegisterInBrowser { account, cart_id: visit.guest_cart };
    let opened = match app.user.call(&call.caller, &user::REGISTER_IN_BROWSER, &[], &Unit {}, &new).await {
        // The same form sent twice: the first made the account, and the second, whose answer
        // the browser shows, knows its password. Whoever does not learns that the address is taken.
        Err(taken) if taken.code == ErrorCode::EmailTaken => {
            let signed_in = app.user.call(&call.caller, &user::OPEN_BROWSER_SESSION, &[], &Unit {}, &login);
            signed_in.await.map_err(|_| taken)
        }
        opened => opened,
    };
    match opened {
        Ok(session) => Ok(signed_in(&app, &call, &session, &visit.link("/account")).await),
        Err(problem) if matches!(problem.code, ErrorCode::EmailTaken | ErrorCode::RateLimited) => {
            let status = ui::status(&problem);
            let frame = Frame::load(&app, &call).await;
            Ok(page(frame, status, form, Errors::default(), Some(problem)))
        }
        Err(problem) => Err(problem),
    }
}

fn page(
    frame: Frame,
    status: StatusCode,
    form: RegisterForm,
    errors: Errors,
    problem: Option<Problem>,
) -> Response<Vec<u8>> {
    let visit = frame.visit.clone();
    let texts = visit.texts;
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("register-title"))>
                <div class="narrow">
                    <h1>{texts.get("register-title")}</h1>
                    {problem.map(|problem| view! { <Notice text=message(texts, &problem) bad=true /> })}
                    <form method="post" action=visit.link("/register") novalidate>
                        <Field name="name" label=texts.get("name") value=form.name autocomplete="name" maxlength=120 required=true error=errors.get("name") />
                        <Field name="email" label=texts.get("email") value=form.email kind="email" autocomplete="username" maxlength=254 required=true error=errors.get("email") />
                        <Field name="password" label=texts.get("password") kind="password" autocomplete="new-password" maxlength=128 required=true hint=texts.get("password-hint") error=errors.get("password") />
                        <button class="primary" type="submit">{texts.get("register-button")}</button>
                    </form>
                    <p>{texts.get("have-account")} " " <a href=visit.link("/sign-in")>{texts.get("sign-in-title")}</a></p>
                </div>
            </Document>
        }
    });
    ui::html(status, document)
}
