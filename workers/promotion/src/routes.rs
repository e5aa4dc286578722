//! Operation to handler.

use crate::{
    App,
    create_codes::create_codes,
    create_promotion::create_promotion,
    evaluate::evaluate,
    export_codes::export_codes,
    find_gift_card::find_gift_card,
    get_promotion::get_promotion,
    list_codes::list_codes,
    list_promotions::list_promotions,
    manage_gift_cards,
    redeem::redeem,
    redeem_gift_cards::{give_back_to_gift_cards, redeem_gift_cards},
    release_redemption::release_redemption,
    update_promotion::update_promotion,
};
use contract::{Unit, promotion};
use edge::{Call, Router, Statement, idempotency};
use kernel::Problem;
use std::rc::Rc;

/// The routes of `contract::promotion`.
pub fn router() -> Router<App> {
    Router::new()
        .on(&promotion::LIST_PROMOTIONS, list_promotions)
        .on(&promotion::CREATE_PROMOTION, create_promotion)
        .on(&promotion::GET_PROMOTION, get_promotion)
        .on(&promotion::UPDATE_PROMOTION, update_promotion)
        .on(&promotion::LIST_CODES, list_codes)
        .on(&promotion::CREATE_CODES, create_codes)
        .raw(promotion::EXPORT_CODES.route, export_codes)
        .on(&promotion::LIST_GIFT_CARDS, manage_gift_cards::list_gift_cards)
        .on(&promotion::CREATE_GIFT_CARD, manage_gift_cards::create_gift_card)
        .on(&promotion::GET_GIFT_CARD, manage_gift_cards::get_gift_card)
        .on(&promotion::UPDATE_GIFT_CARD, manage_gift_cards::update_gift_card)
        .on(&promotion::ADJUST_GIFT_CARD, manage_gift_cards::adjust_gift_card)
        .on(&promotion::FIND_GIFT_CARD, find_gift_card)
        .on(&promotion::REDEEM_GIFT_CARDS, redeem_gift_cards)
        .on(&promotion::GIVE_BACK_TO_GIFT_CARDS, give_back_to_gift_cards)
        .on(&promotion::EVALUATE, evaluate)
        .on(&promotion::REDEEM, redeem)
        .on(&promotion::RELEASE_REDEMPTION, release_redemption)
        .on(&promotion::READY, ready)
        .on(&promotion::TICK, tick)
}

async fn ready(app: Rc<App>, _: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(Statement::new("SELECT 1")).await?;
    Ok(Unit {})
}

/// Forgets old idempotency keys; ledgers look after themselves by their alarms.
async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    app.db.run(idempotency::forget_old(call.now)).await?;
    Ok(Unit {})
}
