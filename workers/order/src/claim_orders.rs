//! A customer's orders from before there was an account, or from before it was signed in to.

use crate::App;
use contract::{Unit, order::ClaimOrders};
use edge::{Call, Statement};
use kernel::{CustomerId, Principal, Problem};
use std::rc::Rc;

/// More are for the next sign-in.
const MOST_AT_ONCE: u32 = 200;

/// `POST /internal/v1/customers/{id}/orders`: what was ordered as a guest with a mail address becomes the account's that
/// has confirmed it. Repeating it changes nothing: the orders are somebody's then.
pub async fn claim_orders(app: Rc<App>, call: Call<Unit, ClaimOrders>) -> Result<Unit, Problem> {
    let customer: CustomerId = call.params.parse("id")?;
    // Both statements find the same orders, because a batch is one transaction. The new version refuses a change that
    // was decided on the order as it was.
    let timeline = Statement::new(
        "INSERT INTO timeline (order_id, version, at, event, actor, visible_to_customer)
         SELECT id, version + 1, ?2, 'joined_account', ?3, 0 FROM orders
         WHERE email = ?1 AND number IS NOT NULL AND customer_id IS NULL ORDER BY number LIMIT ?4",
    )
    .bind(call.body.email.as_str())
    .bind(call.now)
    .bind(Principal::Customer { id: customer }.actor())
    .bind(MOST_AT_ONCE);
    let update = Statement::new(
        "UPDATE orders SET customer_id = ?2, version = version + 1 WHERE id IN (
             SELECT id FROM orders WHERE email = ?1 AND number IS NOT NULL AND customer_id IS NULL
             ORDER BY number LIMIT ?3)",
    )
    .bind(call.body.email.as_str())
    .text(customer)
    .bind(MOST_AT_ONCE);
    app.db.batch(vec![timeline, update]).await?;
    Ok(Unit {})
}
