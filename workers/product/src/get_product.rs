//! One product, for shoppers and for the staff.

use crate::{App, domain::Product, store};
use contract::{
    Unit,
    product::{self as api, ProductStatus},
};
use edge::{Call, Database};
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// A product by its id or slug, in one batch.
///
/// # Errors
/// `not_found`.
pub(crate) async fn load(db: &dyn Database, key: &str) -> Result<Product, Problem> {
    let rows = db.batch(store::by_key(key)).await?;
    store::read_product(rows)?.ok_or_else(|| ErrorCode::NotFound.into())
}

/// `get_product`: only what is for sale.
pub async fn get_product(app: Rc<App>, call: Call<Unit, Unit>) -> Result<api::Product, Problem> {
    let product = load(&*app.db, call.params.get("id")).await?;
    match product.status {
        ProductStatus::Active => Ok(product.view()),
        ProductStatus::Draft | ProductStatus::Archived => Err(ErrorCode::NotFound.into()),
    }
}

/// `get_admin_product`: whatever its status.
pub async fn get_admin_product(app: Rc<App>, call: Call<Unit, Unit>) -> Result<api::AdminProduct, Problem> {
    Ok(load(&*app.db, call.params.get("id")).await?.admin_view())
}
