//! Changes of products and of their variants' prices.

use crate::{
    App, cached, create_product, domain, domain::Product, error::conflict, get_product::load, store,
};
use contract::{
    Unit,
    product::{AdminProduct, UpdateProduct, UpdateVariant},
};
use edge::{Call, Context, Statement, new_id, outbox};
use kernel::{ErrorCode, Problem, ProductId, VariantId};
use std::rc::Rc;

/// How often a change is made anew because somebody else was faster.
const ATTEMPTS: u32 = 8;

/// `update_product`.
pub async fn update_product(app: Rc<App>, call: Call<Unit, UpdateProduct>) -> Result<AdminProduct, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let categories = match &call.body.category_ids {
        Some(ids) => Some(store::with_ancestors(&*app.db, ids).await?),
        None => None,
    };
    let urls: Vec<&str> = call.body.media.iter().flatten().map(|media| media.url.as_str()).collect();
    let uploads = if urls.is_empty() { Vec::new() } else { store::uploaded(&*app.db, &urls).await? };
    create_product::open(&app, &call, id).await?;
    save(&app, &call, id, |product| {
        domain::change(product, &call.body, categories.clone(), &uploads, app.currency, call.now)
    })
    .await
}

/// `update_variant`.
pub async fn update_variant(app: Rc<App>, call: Call<Unit, UpdateVariant>) -> Result<AdminProduct, Problem> {
    let variant: VariantId = call.params.parse("id")?;
    let id = store::product_of_variant(&*app.db, variant).await?.ok_or(ErrorCode::NotFound)?;
    create_product::open(&app, &call, id).await?;
    save(&app, &call, id, |product| {
        domain::change_variant(product, variant, &call.body, app.currency, call.now)
    })
    .await
}

/// Writes a change of a product, made anew as often as somebody else is faster.
///
/// # Errors
/// What `change` says; `slug_taken`, `sku_taken`.
pub(crate) async fn save(
    app: &Rc<App>,
    context: &Context,
    id: ProductId,
    change: impl Fn(Product) -> Result<Product, Problem>,
) -> Result<AdminProduct, Problem> {
    save_with(app, context, id, |product| Ok((change(product)?, None))).await
}

/// Writes a change of a product as [`save`] does, and a further row in its batch.
///
/// # Errors
/// What `change` says; `slug_taken`, `sku_taken`; `internal` where the row cannot be written, and then nothing is.
pub(crate) async fn save_with(
    app: &Rc<App>,
    context: &Context,
    id: ProductId,
    change: impl Fn(Product) -> Result<(Product, Option<Statement>), Problem>,
) -> Result<AdminProduct, Problem> {
    for _ in 0..ATTEMPTS {
        let before = load(&*app.db, &id.to_string()).await?;
        let (after, row) = change(before.clone())?;
        let after = Product { version: before.version + 1, ..after };
        let mut batch = store::update(&before, &after)?;
        batch.extend(row);
        batch.push(store::announce(&after, new_id(context.now), context.now)?);
        match app.db.batch(batch).await {
            Ok(_) => {
                cached::raise_version(&*app.cache, &format!("{}/{}", after.id, after.version)).await;
                outbox::relay_later(app, context);
                return Ok(after.admin_view());
            }
            Err(error) if store::is_lost_race(&error) => {}
            Err(error) => return Err(conflict(error)),
        }
    }
    Err(Problem::unavailable("a product changes faster than it can be read"))
}
