//! Returns for the staff, those that wait longest first.

use crate::{App, store};
use contract::{
    List, Unit,
    order::{ListReturns, ReturnSummary},
};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

pub async fn list_returns(
    app: Rc<App>,
    call: Call<ListReturns, Unit>,
) -> Result<List<ReturnSummary>, Problem> {
    store::returns::list(&*app.db, &call.query).await
}
