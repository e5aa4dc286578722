//! Adding to and removing from the address book.

use crate::{
    forms::{AddressFields, AddressForm, Errors, Part},
    layout::{Document, Head},
    site::{App, Frame, Visit},
};
use contract::{
    Unit,
    user::{self, SaveAddress, UpdateAddress},
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
    let Some(address) = form.read(Part::Book, visit.texts, &mut errors).filter(|_| errors.is_empty()) else {
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await;
    };
    // What is in the book already, a second sending of the form for one, needs no second entry.
    let book = app.user.call(&call.caller, &user::LIST_ADDRESSES, &[], &Unit {}, &Unit {}).await?;
    if book.items.iter().all(|saved| saved.address != address) {
        let save = SaveAddress { address, is_default: false };
        app.user.call(&call.caller, &user::CREATE_ADDRESS, &[], &Unit {}, &save).await?;
    }
    Ok(ui::redirect(&visit.link("/account")))
}

/// `GET /account/addresses/{id}`
pub async fn edit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: AddressId = call.params.parse("id")?;
    let book = app.user.call(&call.caller, &user::LIST_ADDRESSES, &[], &Unit {}, &Unit {}).await?;
    let saved = book.items.into_iter().find(|saved| saved.id == id).ok_or(ErrorCode::NotFound)?;
    page(&app, &call, StatusCode::OK, saved.address.into(), Errors::default()).await
}

/// `POST /account/addresses/{id}`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let id: AddressId = call.params.parse("id")?;
    let form: AddressForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let Some(address) = form.read(Part::Book, visit.texts, &mut errors).filter(|_| errors.is_empty()) else {
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await;
    };
    let update = UpdateAddress {
        name: Some(address.name),
        line1: Some(address.line1),
        line2: Some(address.line2),
        city: Some(address.city),
        postal_code: Some(address.postal_code),
        country: Some(address.country),
        phone: Some(address.phone),
        ..UpdateAddress::default()
    };
    app.user.call(&call.caller, &user::UPDATE_ADDRESS, &[&id], &Unit {}, &update).await?;
    Ok(ui::redirect(&visit.link("/account?done=saved")))
}

/// `POST /account/addresses/{id}/default`
pub async fn make_default(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let id: AddressId = call.params.parse("id")?;
    let update = UpdateAddress { is_default: Some(true), ..UpdateAddress::default() };
    app.user.call(&call.caller, &user::UPDATE_ADDRESS, &[&id], &Unit {}, &update).await?;
    Ok(ui::redirect(&visit.link("/account?done=saved")))
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
    let frame = Frame::load(app, call).await;
    let countries = frame.store.clone()?.countries.clone();
    let visit = frame.visit.clone();
    let texts = visit.texts;
    // The page of an address is where its form goes; that of a new one is where addresses are.
    let (title, action) = match call.params.parse::<AddressId>("id") {
        Ok(id) => ("edit-address", format!("/account/addresses/{id}")),
        Err(_) => ("add-address", "/account/addresses".to_owned()),
    };
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get(title))>
                <div class="narrow">
                    <h1>{texts.get(title)}</h1>
                    <form method="post" action=visit.link(&action) novalidate>
                        <AddressFields part=Part::Book texts form errors countries />
                        <button class="primary" type="submit">{texts.get("save")}</button>
                    </form>
                </div>
            </Document>
        }
    });
    Ok(ui::html(status, document))
}
