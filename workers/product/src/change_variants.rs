//! Variants that join a product after its creation, or leave it; the options that tell them apart.

use crate::{App, create_product, domain, get_product::load, store, update_product::save};
use contract::{
    Unit,
    product::{AddVariants, AdminProduct, ArrangeOptions},
};
use edge::{Call, Reply, new_id};
use kernel::{ErrorCode, Problem, ProductId, VariantId};
use std::rc::Rc;

/// `add_variants`: written with the product's status to come back to, then opened at inventory as new products are.
pub async fn add_variants(
    app: Rc<App>,
    call: Call<Unit, AddVariants>,
) -> Result<Reply<AdminProduct>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    create_product::open(&app, &call, id).await?;
    let variant_id = || new_id(call.now);
    save(&app, &call, id, |product| {
        domain::add_variants(product, &call.body, variant_id, app.currency, call.now)
    })
    .await?;
    create_product::open(&app, &call, id).await?;
    Ok(Reply::from(load(&*app.db, &id.to_string()).await?.admin_view()))
}

/// `arrange_options`: one change of the whole product, so that no half of it is ever seen.
pub async fn arrange_options(
    app: Rc<App>,
    call: Call<Unit, ArrangeOptions>,
) -> Result<AdminProduct, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let arrange = |product| domain::arrange_options(product, &call.body.options, call.now);
    if call.body.preview {
        return Ok(arrange(load(&*app.db, &id.to_string()).await?)?.admin_view());
    }
    create_product::open(&app, &call, id).await?;
    save(&app, &call, id, arrange).await
}

/// `remove_variant`: carts drop it, orders keep what they know of it.
pub async fn remove_variant(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let variant: VariantId = call.params.parse("id")?;
    let id = store::product_of_variant(&*app.db, variant).await?.ok_or(ErrorCode::NotFound)?;
    create_product::open(&app, &call, id).await?;
    save(&app, &call, id, |product| domain::remove_variant(product, variant, call.now)).await?;
    Ok(Unit {})
}
