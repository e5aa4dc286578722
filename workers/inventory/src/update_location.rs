use crate::{
    App,
    create_location::code_taken,
    locations::{self, check_priority},
};
use contract::{
    Unit,
    inventory::{Location, MAIN_LOCATION, UpdateLocation},
};
use edge::{Call, Statement};
use kernel::{ErrorCode, LocationId, Problem};
use std::rc::Rc;

/// Changes a location; closes it where nothing lies there.
///
/// Whether something lies there, the copy of the objects' books says. It is written before whoever brings stock somewhere
/// has the answer, so only what is on its way in at this very moment can be missed. That is seen with the variant like
/// all else, is sold, and can be brought elsewhere: a closed location takes nothing in, but gives out what it has.
///
/// # Errors
/// `not_found`; `conflict` if another has the code, something lies there, or the main location would be closed.
pub async fn update_location(app: Rc<App>, call: Call<Unit, UpdateLocation>) -> Result<Location, Problem> {
    let id: LocationId = call.params.parse("location_id")?;
    let change = &call.body;
    change.priority.map_or(Ok(()), check_priority)?;
    if change.active == Some(false) && id == MAIN_LOCATION {
        return Err(Problem::new(ErrorCode::Conflict).detail("The main location stays open."));
    }
    let update = Statement::new(
        "UPDATE locations SET code = coalesce(?2, code), name = coalesce(?3, name), address = coalesce(?4, address),
             priority = coalesce(?5, priority), ships = coalesce(?6, ships), active = coalesce(?7, active)
         WHERE id = ?1 AND (?7 IS NULL OR ?7 = 1 OR active = 0 OR NOT EXISTS (
             SELECT 1 FROM stock_levels WHERE json_type(places, '$.' || ?1) IS NOT NULL
         ))",
    )
    .text(id)
    .bind(change.code.as_ref().map(ToString::to_string))
    .bind(change.name.as_ref().map(ToString::to_string))
    .json(&change.address)
    .bind(change.priority)
    .bind(change.ships)
    .bind(change.active);
    let changed = app.db.run(update).await.map_err(code_taken)?.changes > 0;
    let known = locations::all(&app).await?.1.into_iter().find(|location| location.id == id);
    let location = known.ok_or(ErrorCode::NotFound)?;
    if !changed {
        let detail = "Stock lies there. Bring it to another location first.";
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    }
    Ok(location)
}
