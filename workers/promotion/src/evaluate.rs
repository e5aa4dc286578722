use crate::{
    App,
    domain::{self, Code},
    store::{
        Row,
        gift_cards::{self, CardRow},
    },
};
use contract::{
    Unit,
    promotion::{Evaluate, Evaluation},
};
use edge::{Call, Statement};
use kernel::Problem;
use std::rc::Rc;

/// The most codes that a cart may have.
const MAX_CODES: usize = 20;

/// Which promotions apply to a cart, why codes do not, and what its gift cards can pay. Redeems nothing.
///
/// # Errors
/// `currency_mismatch` if a line is of another currency than the cart.
pub async fn evaluate(app: Rc<App>, call: Call<Unit, Evaluate>) -> Result<Evaluation, Problem> {
    let cart = &call.body;
    if cart.codes.len() > MAX_CODES {
        return Err(Problem::invalid("/codes", "length", "There may be at most 20 codes."));
    }
    let codes: Vec<String> =
        cart.codes.iter().filter_map(|text| Code::parse(text)).map(|code| code.to_string()).collect();
    let candidates = Statement::new(
        "WITH found (promotion, unique_code, code_usage_limit, code_used) AS (
             SELECT id, NULL, NULL, NULL FROM promotions
             WHERE code IN (SELECT value FROM json_each(?1)) OR (
                 code IS NULL AND unique_codes = 0 AND active = 1 AND (ends_at IS NULL OR ends_at > ?3)
             )
             UNION ALL
             SELECT promotion_id, code, usage_limit, used FROM codes
             WHERE code IN (SELECT value FROM json_each(?1))
         )
         SELECT promotions.*, found.unique_code, found.code_usage_limit, found.code_used,
             coalesce(customer_uses.used, 0) AS used_by_customer
         FROM found JOIN promotions ON promotions.id = found.promotion
         LEFT JOIN customer_uses ON customer_uses.promotion_id = promotions.id AND customer_uses.customer = ?2
         ORDER BY promotions.id LIMIT 200",
    );
    let candidates = candidates.json(&codes).bind(cart.customer_id.map(|id| id.to_string())).bind(call.now);
    let mut batch = vec![candidates];
    if !cart.gift_card_ids.is_empty() || cart.customer_id.is_some() {
        batch.push(gift_cards::of_cart(&cart.gift_card_ids, cart.customer_id, cart.currency));
    }
    let mut rows = app.db.batch(batch).await?.into_iter();
    let candidates = rows.next().unwrap_or_default().all::<Row>()?;
    let candidates = candidates.into_iter().map(Row::candidate).collect::<Result<Vec<_>, _>>()?;
    let cards = rows.next().unwrap_or_default().all::<CardRow>()?;
    let usable = cards.iter().map(|card| card.usable(cart.customer_id, cart.currency, call.now));
    let usable = usable.collect::<Result<Vec<_>, _>>()?;
    let (gift_cards, others): (Vec<_>, Vec<_>) =
        usable.into_iter().partition(|card| cart.gift_card_ids.contains(&card.id));
    let store_credit = others.first().map(|card| card.available).filter(|available| !available.is_zero());
    Ok(Evaluation { gift_cards, store_credit, ..domain::evaluate(cart, &candidates, call.now)? })
}
