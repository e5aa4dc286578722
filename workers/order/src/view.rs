//! Who may see an order, and as what.

use crate::store::Stored;
use contract::order::{Order, OrderAccess};
use kernel::{ErrorCode, Permission, Principal, Problem};

/// Lets the order's customer in, and whoever holds its token; it is not there for anybody else.
///
/// # Errors
/// `not_found`.
pub fn admit(stored: &Stored, principal: &Principal, access: &OrderAccess) -> Result<(), Problem> {
    let is_owner = stored.customer_id.is_some() && stored.customer_id == principal.customer_id();
    // 128 random bits: how long the comparison takes tells nobody enough of them.
    let holds_token = access.token.is_some() && access.token == stored.order.token;
    if is_owner || holds_token { Ok(()) } else { Err(ErrorCode::NotFound.into()) }
}

/// The order as whoever asks sees it.
pub fn seen_by(principal: &Principal, order: Order) -> Order {
    if principal.may(Permission::Orders) { for_staff(order) } else { for_shopper(order) }
}

/// The order as shoppers see it: without what the staff wrote for themselves, why a refund did not go through and where stock
/// lies, and the timeline says that the staff acted, not which member.
pub fn for_shopper(mut order: Order) -> Order {
    order.customer_id = None;
    order.timeline.retain(|entry| entry.visible_to_customer);
    for entry in &mut order.timeline {
        entry.actor = entry.actor.split(' ').next().unwrap_or_default().to_owned();
    }
    order.fulfillments.iter_mut().for_each(|parcel| parcel.location_id = None);
    for refund in &mut order.refunds {
        refund.failure = None;
        refund.online.iter_mut().for_each(|share| share.failure = None);
    }
    order.returns.iter_mut().for_each(|returned| returned.location_id = None);
    order
}

/// The order as the staff see it: what opens the shopper's page, and cancels in the shopper's name, is not for them.
pub fn for_staff(mut order: Order) -> Order {
    order.token = None;
    order
}
