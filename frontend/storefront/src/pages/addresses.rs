//! Adding to and removing from the address book.

use crate::{
    forms::{AddressFields, AddressForm, Errors},
    layout::{Document, Head},
    site::{App, Frame, Visit},
};
use contract::{
    Unit, cart,
    user::{self, SaveAddress},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{AddressId, ErrorCode, Principal, Problem};
use leptos::prelude::*;
use std::rc::Rc;

/// `GET /account/addresses/new`
pub async fn new(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    if matches!(call.principal(), Principal::Guest) {
        return Err(ErrorCode::Unauthenticated.into());
    }
    page(&app, &call, StatusCode::OK, AddressForm::default(), Errors::default()).await
}

/// `POST /account/addresses`
pub async fn create(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let form: AddressForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let Some(address) = form.read(visit.texts, &mut errors).filter(|_| errors.is_empty()) else {
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await;
    };
    let save = SaveAddress { address, is_default: false };
    app.user.call(&call.caller, &user::CREATE_ADDRESS, &[], &Unit {}, &save).await?;
    Ok(ui::redirect(&visit.link("/account")))
}

/// `POST /account/addresses/{id}/remove`
pub async fn remove(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let id: AddressId = call.params.parse("id")?;
    match app.user.call(&call.caller, &user::DELETE_ADDRESS, &[&id], &Unit {}, &Unit {}).await {
        // A second click finds it gone already.
        Err(problem) if problem.code != ErrorCode::NotFound => Err(problem),
        _ => Ok(ui::redirect(&visit.link("/account"))),
    }
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    form: AddressForm,
    errors: Errors,
) -> Result<Response<Vec<u8>>, Problem> {
    let settings = app.cart.call(&call.caller, &cart::GET_SETTINGS, &[], &Unit {}, &Unit {});
    let (frame, settings) = futures::join!(Frame::load(app, call), settings);
    let countries = settings?.countries;
    let visit = frame.visit.clone();
    let texts = visit.texts;
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("add-address"))>
                <div class="narrow">
                    <h1>{texts.get("add-address")}</h1>
                    <form method="post" action=visit.link("/account/addresses") novalidate>
                        <AddressFields texts form errors countries />
                        <button class="primary" type="submit">{texts.get("save")}</button>
                    </form>
                </div>
            </Document>
        }
    });
    Ok(ui::html(status, document))
}
