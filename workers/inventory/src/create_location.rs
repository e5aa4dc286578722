use crate::{
    App,
    locations::{MOST, check_priority},
};
use contract::{
    Unit,
    inventory::{CreateLocation, Location},
};
use edge::{Call, DatabaseError, Statement, new_id};
use kernel::{ErrorCode, LocationId, Problem};
use std::rc::Rc;

/// Adds a location.
///
/// # Errors
/// `conflict` if another has its code, or there are as many as there may be.
pub async fn create_location(app: Rc<App>, call: Call<Unit, CreateLocation>) -> Result<Location, Problem> {
    let CreateLocation { code, name, address, priority, ships } = call.body.clone();
    check_priority(priority)?;
    let id: LocationId = new_id(call.now);
    let insert = Statement::new(
        "INSERT INTO locations (id, code, name, address, priority, ships, active)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, 1 WHERE (SELECT count(*) FROM locations) < ?7",
    )
    .text(id)
    .text(&code)
    .text(&name)
    .json(&address)
    .bind(priority)
    .bind(ships)
    .bind(MOST);
    let inserted = app.db.run(insert).await.map_err(code_taken)?;
    if inserted.changes == 0 {
        return Err(Problem::new(ErrorCode::Conflict).detail(format!("There may be {MOST} locations.")));
    }
    Ok(Location {
        id,
        code: code.to_string(),
        name: name.to_string(),
        address,
        priority,
        ships,
        active: true,
        is_main: false,
    })
}

/// The only constraint that a request can break is that of the code.
pub fn code_taken(error: DatabaseError) -> Problem {
    match error {
        DatabaseError::Constraint(_) => {
            Problem::new(ErrorCode::Conflict).detail("Another location has this code.").with("field", "/code")
        }
        other => other.into(),
    }
}
