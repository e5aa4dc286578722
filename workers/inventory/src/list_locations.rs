use crate::{App, locations};
use contract::{Unit, inventory::Locations};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// All locations by priority, and the rule by which orders are sent from them.
pub async fn list_locations(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Locations, Problem> {
    let (rule, items) = locations::all(&app).await?;
    Ok(Locations { rule, items })
}
