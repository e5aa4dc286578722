//! The customer gets a link to pay what the staff have put together.

use crate::{
    App,
    draft_orders::{find, shown},
    store::drafts,
};
use contract::{
    Unit, cart,
    draft_order::{DraftOrder, DraftStatus, DraftVersion},
    event::{Event, Notifications},
};
use edge::{Call, Reply, idempotency::Attempt, outbox};
use kernel::{CartId, Problem};
use std::rc::Rc;

/// `POST /admin/draft-orders/{id}/link`. The cart is opened before the mail is written down, so that no link leads
/// nowhere; a crash in between leaves an open cart whose id nobody was told, and the same request again sends the mail.
pub async fn send_draft_order(
    app: Rc<App>,
    call: Call<Unit, DraftVersion>,
) -> Result<Reply<DraftOrder>, Problem> {
    let id: CartId = call.params.parse("id")?;
    let attempt = Attempt::new(&call, "send_draft_order", &id.to_string(), &call.body);
    let service = call.caller.as_service("order");
    loop {
        let row = find(&app, id).await?;
        if attempt.replay::<Unit>(&*app.db).await?.is_some() {
            let content = app.cart.call(&service, &cart::GET_DRAFT_CART, &[&id], &Unit {}, &Unit {}).await?;
            let draft = shown(&app, &call, row, content).await?;
            return Ok(Reply::from(draft).header("idempotency-replayed", "true"));
        }
        let content = app.cart.call(&service, &cart::OFFER_DRAFT_CART, &[&id], &Unit {}, &call.body).await?;
        let data = Notifications::PaymentRequested {
            cart_id: id,
            email: content.email.to_string(),
            amount: content.cart.due,
            locale: content.locale,
        };
        let mut draft = shown(&app, &call, row, content).await?;
        let mut rows = vec![
            drafts::sent(id, draft.content.cart.version, call.now),
            outbox::insert(&Event { id: edge::new_id(call.now), at: call.now, data }),
        ];
        rows.extend(attempt.record(200, &Unit {}));
        match app.db.batch(rows).await {
            Ok(_) => {
                outbox::relay_later(&app, &call);
                (draft.status, draft.sent_at) = (DraftStatus::Sent, Some(call.now));
                return Ok(draft.into());
            }
            // The same press came twice: the other one's mail is the one.
            Err(error) if attempt.lost_to_twin(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
