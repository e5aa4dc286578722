//! Variants by their product's title, for lists of what is not the catalog's.

use crate::{App, store};
use contract::{
    Unit,
    product::{FindVariants, FoundVariants, MOST_FOUND},
};
use edge::Call;
use kernel::{Problem, VariantId};
use serde::Deserialize;
use std::rc::Rc;

#[derive(Deserialize)]
struct Row {
    id: VariantId,
}

/// `find_variants`.
pub async fn find_variants(app: Rc<App>, call: Call<Unit, FindVariants>) -> Result<FoundVariants, Problem> {
    // One more than is answered tells whether there are more.
    let rows = app.db.run(store::titled(&call.body.title, MOST_FOUND + 1)).await?.all::<Row>()?;
    let is_all = rows.len() <= MOST_FOUND;
    let variant_ids = rows.into_iter().take(MOST_FOUND).map(|row| row.id).collect();
    Ok(FoundVariants { variant_ids, is_all })
}
