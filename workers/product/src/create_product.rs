//! A new product: a draft, then its opening stock at inventory, then what it was wished to be.
//!
//! The draft remembers what it is to become, so whatever interrupts this is made good by a repetition of the request
//! or by the next tick.

use crate::{
    App, cached,
    domain::{self, Product, status_after_opening},
    error::conflict,
    get_product::load,
    store,
};
use contract::{
    Unit, inventory,
    inventory::{OpenStock, OpeningStock},
    product::{AdminProduct, CreateProduct},
};
use edge::{Call, Context, Reply, idempotency::Attempt, new_id, outbox};
use kernel::{Problem, ProductId};
use std::rc::Rc;

/// `create_product`.
pub async fn create_product(
    app: Rc<App>,
    call: Call<Unit, CreateProduct>,
) -> Result<Reply<AdminProduct>, Problem> {
    let attempt = Attempt::new(&call, "create_product", "", &call.body);
    if let Some(reply) = attempt.replay::<AdminProduct>(&*app.db).await? {
        open(&app, &call, reply.body.product.id).await?;
        return Ok(reply);
    }
    let categories = store::with_ancestors(&*app.db, &call.body.category_ids).await?;
    let mut product = domain::create(
        &call.body,
        new_id::<ProductId>(call.now),
        || new_id(call.now),
        categories,
        app.currency,
        call.now,
    )?;
    // A slug that nobody asked for gives way, to one that the id's random end makes unique; one that was asked for is
    // refused below if it is taken.
    if call.body.slug.is_none() && store::is_slug_taken(&*app.db, &product.slug).await? {
        let id = product.id.to_string();
        product.slug = format!("{}-{}", product.slug, id.get(id.len() - 8..).unwrap_or(&id));
    }
    let answer = AdminProduct { version: product.version + 1, ..product.admin_view() };
    let mut batch = attempt.record(201, &answer);
    batch.extend(store::insert(&product)?);
    if let Err(error) = app.db.batch(batch).await {
        if !attempt.lost_to_twin(&error) {
            return Err(conflict(error));
        }
        // The twin's draft may still wait for its stock: opening it twice changes nothing.
        let twin = attempt.replay::<AdminProduct>(&*app.db).await?;
        let reply = twin.ok_or_else(|| Problem::unavailable("the twin's answer is gone"))?;
        open(&app, &call, reply.body.product.id).await?;
        return Ok(reply);
    }
    open(&app, &call, product.id).await?;
    Ok(answer.into())
}

/// Tells inventory what a new product begins with and makes it what it was wished to be. Repeating it changes nothing.
///
/// # Errors
/// `unavailable` if inventory does not answer; the tick tries again.
pub(crate) async fn open(app: &Rc<App>, context: &Context, id: ProductId) -> Result<(), Problem> {
    let product = load(&*app.db, &id.to_string()).await?;
    let Some(opening) = product.opening else { return Ok(()) };
    let items = product.variants.iter().map(|variant| {
        Ok(OpeningStock {
            variant_id: variant.id,
            sku: variant.sku.parse().map_err(Problem::internal)?,
            on_hand: variant.opening_stock,
        })
    });
    let stock = OpenStock { items: items.collect::<Result<_, Problem>>()? };
    let caller = context.caller.as_service("product");
    app.inventory.call(&caller, &inventory::OPEN_STOCK, &[], &Unit {}, &stock).await?;
    let opened = Product {
        status: status_after_opening(opening),
        opening: None,
        version: product.version + 1,
        ..product.clone()
    };
    let mut batch = store::update(&product, &opened)?;
    batch.push(store::announce(&opened, new_id(context.now), context.now)?);
    match app.db.batch(batch).await {
        Ok(_) => {
            cached::raise_version(&*app.cache, &opened.id.to_string()).await;
            outbox::relay_later(app, context);
            Ok(())
        }
        // A twin opened it.
        Err(error) if store::is_lost_race(&error) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
