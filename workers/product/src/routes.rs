//! Operation to handler.

use crate::{
    App, bulk_update, change_categories, change_variants, create_product,
    draw_picture::{DRAW_PICTURE, draw_picture},
    find_variants, get_product, get_shelves, get_sitemap, get_summaries, get_variants, list_admin_products,
    list_categories, list_products, list_words, resolve_slug, store, update_product,
    upload_media::{SHOW_MEDIA, show_media, upload_media},
    watch_stock,
};
use contract::{Unit, product};
use edge::{Call, Router, dead_letters, idempotency, inbox, operations, outbox, receipts, runtime::log};
use kernel::Problem;
use std::rc::Rc;

/// Products that follow a change of their categories at one tick.
const STALE_PER_TICK: u32 = 100;

/// The routes of `contract::product`.
pub fn router() -> Router<App> {
    Router::new()
        .on_shared(&product::LIST_CATEGORIES, list_categories::list_categories)
        .on_shared(&product::GET_CATEGORY, list_categories::get_category)
        .on_shared(&product::LIST_PRODUCTS, list_products::list_products)
        .on_shared(&product::GET_PRODUCT, get_product::get_product)
        .on(&product::WATCH_STOCK, watch_stock::watch_stock)
        .on(&product::LIST_ADMIN_PRODUCTS, list_admin_products::list_admin_products)
        .on(&product::GET_ADMIN_PRODUCT, get_product::get_admin_product)
        .on(&product::CREATE_PRODUCT, create_product::create_product)
        .on(&product::UPDATE_PRODUCT, update_product::update_product)
        .on(&product::UPDATE_VARIANT, update_product::update_variant)
        .on(&product::ADD_VARIANTS, change_variants::add_variants)
        .on(&product::ARRANGE_OPTIONS, change_variants::arrange_options)
        .on(&product::REMOVE_VARIANT, change_variants::remove_variant)
        .raw(product::UPLOAD_MEDIA.route, upload_media)
        .on(&product::BULK_UPDATE_PRODUCTS, bulk_update::bulk_update_products)
        .on(&product::UNDO_BULK_UPDATE, bulk_update::undo_bulk_update)
        .on(&product::LIST_ADMIN_CATEGORIES, change_categories::list_admin_categories)
        .on(&product::CREATE_CATEGORY, change_categories::create_category)
        .on(&product::UPDATE_CATEGORY, change_categories::update_category)
        .on(&product::DELETE_CATEGORY, change_categories::delete_category)
        .on(&product::GET_SHELVES, get_shelves::get_shelves)
        .on(&product::GET_SUMMARIES, get_summaries::get_summaries)
        .on(&product::RESOLVE_SLUG, resolve_slug::resolve_slug)
        .on(&product::GET_SITEMAP, get_sitemap::get_sitemap)
        .on(&product::GET_VARIANTS, get_variants::get_variants)
        .on(&product::FIND_VARIANTS, find_variants::find_variants)
        .on(&product::LIST_WORDS, list_words::list_words)
        .raw(DRAW_PICTURE, |_, call| async move { draw_picture(&call) })
        .raw(SHOW_MEDIA, show_media)
        .on(&product::GET_QUEUES, dead_letters::report)
        .on(&product::TREAT_DEAD_LETTERS, dead_letters::treat)
        .on(&product::UNCONFIRMED_EVENTS, operations::unconfirmed_events)
        .on(&product::SETTLE_EVENTS, operations::settle_events)
        .on(
            &product::RECEIVED_EVENTS,
            |app, call| async move { receipts::received(&*app.db, &call.body).await },
        )
        .on(&product::READY, operations::ready)
        .on(&product::TICK, tick)
}

/// Sends what was not sent, forgets what is old, finishes what was interrupted: what needs nobody else goes first.
async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    let old = [
        outbox::forget_old,
        inbox::forget_old,
        dead_letters::forget_old,
        receipts::forget_old,
        idempotency::forget_old,
        store::forget_old_steps,
        store::forget_old_alerts,
    ];
    app.db.batch(old.map(|forget| forget(call.now)).to_vec()).await?;
    change_categories::refresh(&app, &call, STALE_PER_TICK).await?;
    for product in store::opening_products(&*app.db).await? {
        if let Err(problem) = create_product::open(&app, &call, product).await {
            log::error("opening", &serde_json::json!({"product": product, "cause": problem.to_string()}));
        }
    }
    Ok(Unit {})
}
