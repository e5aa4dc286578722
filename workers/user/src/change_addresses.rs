//! The address book: at most 50, one of them the default.

use crate::{
    App,
    store::addresses::{self, Row},
};
use contract::{
    Address, List, Unit,
    user::{SaveAddress, SavedAddress, UpdateAddress},
};
use edge::{Call, Rows, new_id};
use kernel::{AddressId, CustomerId, ErrorCode, Line, Principal, Problem};
use std::rc::Rc;

fn owner(principal: &Principal) -> Result<CustomerId, Problem> {
    principal.customer_id().ok_or_else(|| ErrorCode::Unauthenticated.into())
}

/// `GET /me/addresses`.
pub async fn list_addresses(app: Rc<App>, call: Call<Unit, Unit>) -> Result<List<SavedAddress>, Problem> {
    let rows: Vec<Row> = app.db.run(addresses::list(owner(call.principal())?)).await?.all()?;
    Ok(List::complete(rows.into_iter().map(Into::into).collect()))
}

/// `POST /me/addresses`.
pub async fn create_address(app: Rc<App>, call: Call<Unit, SaveAddress>) -> Result<SavedAddress, Problem> {
    let account = owner(call.principal())?;
    let SaveAddress { address, is_default } = call.body.clone();
    let address = address.checked("/address")?;
    let insert = addresses::insert(new_id(call.now), account, &address, is_default, call.now);
    let saved = last(app.db.batch(insert.into()).await?)?;
    saved.ok_or_else(|| {
        Problem::new(ErrorCode::Conflict)
            .detail(format!("An address book holds at most {} addresses.", addresses::MOST))
    })
}

/// `PATCH /me/addresses/{id}`.
pub async fn update_address(app: Rc<App>, call: Call<Unit, UpdateAddress>) -> Result<SavedAddress, Problem> {
    let account = owner(call.principal())?;
    let id: AddressId = call.params.parse("id")?;
    let mut change = call.body.clone();
    if change.postal_code.is_none() && change.country.is_none() {
        let written = last(app.db.batch(addresses::update(id, account, &change, None).into()).await?)?;
        return written.ok_or_else(|| ErrorCode::NotFound.into());
    }
    // Whether a code is one depends on the country, and either may be the kept one: what was changed meanwhile is not
    // what was judged, and nothing is written. Each round but the last is another change that was.
    loop {
        let rows: Vec<Row> = app.db.run(addresses::list(account)).await?.all()?;
        let kept = rows.into_iter().find(|row| row.id == id).ok_or(ErrorCode::NotFound)?.address;
        change.postal_code = Some(code_after(&kept, &call.body)?);
        let update = addresses::update(id, account, &change, Some(&kept));
        if let Some(written) = last(app.db.batch(update.into()).await?)? {
            return Ok(written);
        }
    }
}

/// The postal code that an address has after a change.
fn code_after(kept: &Address, change: &UpdateAddress) -> Result<Option<Line<20>>, Problem> {
    let mut address = kept.clone();
    address.country = change.country.unwrap_or(address.country);
    if let Some(code) = &change.postal_code {
        address.postal_code.clone_from(code);
    }
    Ok(address.checked("")?.postal_code)
}

/// `DELETE /me/addresses/{id}`.
pub async fn delete_address(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let account = owner(call.principal())?;
    let results = app.db.batch(addresses::delete(call.params.parse("id")?, account).into()).await?;
    if results.first().is_none_or(|deleted| deleted.rows.is_empty()) {
        return Err(ErrorCode::NotFound.into());
    }
    Ok(Unit {})
}

/// The address that a batch's last statement returned.
fn last(mut results: Vec<Rows>) -> Result<Option<SavedAddress>, Problem> {
    let row: Option<Row> = results.pop().unwrap_or_default().first()?;
    Ok(row.map(Into::into))
}
