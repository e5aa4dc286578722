//! What inventory says of a variant's stock, from the queue `product-inbox`.

use crate::{
    App,
    domain::{Product, Variant},
    get_product::load,
    store,
};
use contract::{
    StockLevel,
    event::{Event, ProductInbox},
    product::ProductStatus,
};
use edge::{Context, Statement, inbox, new_id, outbox};
use kernel::{ErrorCode, Problem, Timestamp};

/// How often a change is made anew because somebody else was faster.
const ATTEMPTS: u32 = 8;

/// Takes over a level, unless a newer one was here before; tells search if the product as a whole has another one now,
/// those who wait for the variant that it is back, and the shop that it runs out.
///
/// # Errors
/// Whatever kept it from being written: the event is to come again.
pub async fn receive_stock_level(
    app: &App,
    context: &Context,
    event: &Event<ProductInbox>,
) -> Result<(), Problem> {
    let ProductInbox::StockLevelChanged { variant_id, level, sells_ahead, version } = &event.data;
    let Some(product) = store::product_of_variant(&*app.db, *variant_id).await? else { return Ok(()) };
    for _ in 0..ATTEMPTS {
        let before = match load(&*app.db, &product.to_string()).await {
            Err(problem) if problem.code == ErrorCode::NotFound => return Ok(()),
            loaded => loaded?,
        };
        let mut after = Product { version: before.version + 1, ..before.clone() };
        let Some(variant) =
            after.variants.iter_mut().find(|v| v.id == *variant_id && v.stock_version < *version)
        else {
            return Ok(());
        };
        let was = variant.stock_level;
        variant.stock_level = *level;
        variant.sells_ahead = *sells_ahead;
        variant.stock_version = *version;
        let mut batch = vec![inbox::claim(event.id, context.now)];
        batch.extend(store::update(&before, &after)?);
        if after.listed().map(|l| l.stock_level) != before.listed().map(|l| l.stock_level) {
            batch.push(store::announce(&after, new_id(context.now), context.now)?);
        }
        let is_active = after.status == ProductStatus::Active;
        if let Some(variant) = after.variants.iter().find(|v| is_active && v.id == *variant_id) {
            batch.extend(mails(&after, variant, was, context.now));
        }
        match app.db.batch(batch).await {
            Ok(_) => {
                outbox::relay_quietly(&*app.db, &*app.queues, context.now).await;
                return Ok(());
            }
            Err(error) if inbox::is_repeated(&error) => return Ok(()),
            Err(error) if store::is_lost_race(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Problem::unavailable("a product changes faster than it can be read"))
}

/// Whom a variant's new level concerns: those who wait for it, or the shop that runs out of it.
fn mails(product: &Product, variant: &Variant, was: StockLevel, now: Timestamp) -> Vec<Statement> {
    match (was, variant.stock_level) {
        (StockLevel::Out, StockLevel::InStock | StockLevel::Low) => {
            store::tell(product, variant, now).to_vec()
        }
        (StockLevel::InStock, StockLevel::Low) | (StockLevel::InStock | StockLevel::Low, StockLevel::Out) => {
            store::warn(product, variant, now).to_vec()
        }
        (_, StockLevel::InStock)
        | (StockLevel::Low, StockLevel::Low)
        | (StockLevel::Out, StockLevel::Out) => Vec::new(),
    }
}
