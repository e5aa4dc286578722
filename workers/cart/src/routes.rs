//! Operation to handler.

use crate::{
    App, add_coupon::add_coupon, add_gift_card::add_gift_card, add_line, change_settings,
    claim_cart::claim_cart, complete_cart::complete_cart, content_pages, create_cart::create_cart,
    draft_cart, edit_cart, freeze_cart::freeze_cart, get_cart, list_shipping_options::list_shipping_options,
    merge_carts::merge_carts, revise_quote::revise_quote, set_quantity::set_quantity,
    set_shipping_option::set_shipping_option, unfreeze_cart::unfreeze_cart,
};
use contract::{
    Unit,
    cart::{self, Settings},
};
use edge::{Call, Router, dead_letters, operations, outbox};
use kernel::Problem;
use std::rc::Rc;

/// The routes of `contract::cart`.
pub fn router() -> Router<App> {
    Router::new()
        .on(&cart::CREATE_CART, create_cart)
        .on(&cart::GET_MY_CART, get_cart::get_my_cart)
        .on(&cart::GET_CART, get_cart::get_cart)
        .on(&cart::ADD_LINE, add_line::add_line)
        .on(&cart::ADD_LINES, add_line::add_lines)
        .on(&cart::SET_QUANTITY, set_quantity)
        .on(&cart::REMOVE_LINE, edit_cart::remove_line)
        .on(&cart::ADD_COUPON, add_coupon)
        .on(&cart::REMOVE_COUPON, edit_cart::remove_coupon)
        .on(&cart::ADD_GIFT_CARD, add_gift_card)
        .on(&cart::REMOVE_GIFT_CARD, edit_cart::remove_gift_card)
        .on(&cart::SET_SHIPPING_ADDRESS, edit_cart::set_shipping_address)
        .on(&cart::LIST_SHIPPING_OPTIONS, list_shipping_options)
        .on(&cart::SET_SHIPPING_OPTION, set_shipping_option)
        .on(&cart::MERGE_CARTS, merge_carts)
        .on_shared(&cart::GET_PAGE, content_pages::get_page)
        .on(&cart::LIST_PAGES, content_pages::list_pages)
        .on(&cart::SAVE_PAGE, content_pages::save_page)
        .on(&cart::GET_ADMIN_SETTINGS, change_settings::get_admin_settings)
        .on(&cart::UPDATE_SETTINGS, change_settings::update_settings)
        .on(&cart::SAVE_SHIPPING_METHOD, change_settings::save_shipping_method)
        .on(&cart::GET_SETTINGS, get_settings)
        .on(&cart::FREEZE, freeze_cart)
        .on(&cart::UNFREEZE, unfreeze_cart)
        .on(&cart::COMPLETE, complete_cart)
        .on(&cart::CREATE_DRAFT_CART, draft_cart::create_draft_cart)
        .on(&cart::GET_DRAFT_CART, draft_cart::get_draft_cart)
        .on(&cart::UPDATE_DRAFT_CART, draft_cart::update_draft_cart)
        .on(&cart::PREPARE_DRAFT_CART, draft_cart::prepare_draft_cart)
        .on(&cart::OFFER_DRAFT_CART, draft_cart::offer_draft_cart)
        .on(&cart::DISCARD_DRAFT_CART, draft_cart::discard_draft_cart)
        .on(&cart::REVISE_QUOTE, revise_quote)
        .on(&cart::CLAIM, claim_cart)
        .on(&cart::GET_QUEUES, dead_letters::report)
        .on(&cart::UNCONFIRMED_EVENTS, operations::unconfirmed_events)
        .on(&cart::SETTLE_EVENTS, operations::settle_events)
        .on(&cart::READY, operations::ready)
        .on(&cart::TICK, tick)
}

async fn get_settings(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Settings, Problem> {
    Ok(app.store(&call).await?.settings.clone())
}

async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    app.db.run(outbox::forget_old(call.now)).await?;
    Ok(Unit {})
}
