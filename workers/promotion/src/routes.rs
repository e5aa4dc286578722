//! Operation to handler.

use crate::{
    App, create_codes::create_codes, create_promotion::create_promotion, evaluate::evaluate,
    export_codes::export_codes, get_promotion::get_promotion, list_codes::list_codes,
    list_promotions::list_promotions, redeem::redeem, release_redemption::release_redemption,
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
