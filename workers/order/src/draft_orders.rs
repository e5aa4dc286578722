//! Orders that the staff put together. The cart decides what is in one and who was faster; the row here lists it, and
//! follows what the cart says.
//!
//! The row is written before its cart: whatever breaks off between the two is a draft in the list without a cart, and the
//! next look at it makes the cart.

use crate::{
    App,
    store::drafts::{self, Draft},
};
use contract::{
    List, Unit, cart,
    draft_order::{
        CreateDraftCart, CreateDraftOrder, DraftContent, DraftOrder, DraftOrderSummary, DraftStatus,
        ListDraftOrders, UpdateDraftOrder,
    },
};
use edge::{Call, Context, Reply, idempotency::Attempt};
use kernel::{CartId, CustomerId, ErrorCode, Locale, Problem};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The answer that is kept under a key: what the draft is by now is looked up.
#[derive(Serialize, Deserialize)]
struct Created {
    id: CartId,
}

/// `GET /admin/draft-orders`.
pub async fn list_draft_orders(
    app: Rc<App>,
    call: Call<ListDraftOrders, Unit>,
) -> Result<List<DraftOrderSummary>, Problem> {
    drafts::list(&*app.db, &call.query).await
}

/// `POST /admin/draft-orders`.
pub async fn create_draft_order(
    app: Rc<App>,
    call: Call<Unit, CreateDraftOrder>,
) -> Result<Reply<DraftOrder>, Problem> {
    let new = &call.body;
    let attempt = Attempt::new(&call, "create_draft_order", "", new);
    let (id, replayed) = loop {
        if let Some(before) = attempt.replay::<Created>(&*app.db).await? {
            break (before.body.id, true);
        }
        let id: CartId = edge::new_id(call.now);
        let mut rows = vec![drafts::insert(id, &call.principal().actor(), &new.email, call.now)];
        rows.extend(attempt.record(201, &Created { id }));
        match app.db.batch(rows).await {
            Ok(_) => break (id, false),
            Err(error) if attempt.lost_to_twin(&error) => {}
            Err(error) => return Err(error.into()),
        }
    };
    let row = drafts::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let content = if row.version == 0 {
        make_cart(&app, &call, &row, new.customer_id, new.locale).await?
    } else {
        load(&app, &call, &row).await?
    };
    let reply = Reply::from(shown(&app, &call, row, content).await?).status(201);
    Ok(if replayed { reply.header("idempotency-replayed", "true") } else { reply })
}

/// `GET /admin/draft-orders/{id}`.
pub async fn get_draft_order(app: Rc<App>, call: Call<Unit, Unit>) -> Result<DraftOrder, Problem> {
    let row = find(&app, call.params.parse("id")?).await?;
    let content = load(&app, &call, &row).await?;
    shown(&app, &call, row, content).await
}

/// `PATCH /admin/draft-orders/{id}`.
pub async fn update_draft_order(
    app: Rc<App>,
    call: Call<Unit, UpdateDraftOrder>,
) -> Result<DraftOrder, Problem> {
    let row = find(&app, call.params.parse("id")?).await?;
    let service = call.caller.as_service("order");
    let content = app.cart.call(&service, &cart::UPDATE_DRAFT_CART, &[&row.id], &Unit {}, &call.body).await?;
    shown(&app, &call, row, content).await
}

/// `DELETE /admin/draft-orders/{id}`. The cart first: as long as the draft is in the list, it can be deleted again.
pub async fn delete_draft_order(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let row = find(&app, call.params.parse("id")?).await?;
    let service = call.caller.as_service("order");
    app.cart.call(&service, &cart::DISCARD_DRAFT_CART, &[&row.id], &Unit {}, &Unit {}).await?;
    drafts::delete(&*app.db, row.id, call.now).await?;
    Ok(Unit {})
}

/// A draft that is not completed.
///
/// # Errors
/// `not_found`; `cart_completed` with the `order_id`.
pub async fn find(app: &App, id: CartId) -> Result<Draft, Problem> {
    let row = drafts::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    match row.order_id {
        Some(order) => Err(Problem::new(ErrorCode::CartCompleted).with("order_id", order)),
        None => Ok(row),
    }
}

async fn load(app: &App, context: &Context, row: &Draft) -> Result<DraftContent, Problem> {
    let service = context.caller.as_service("order");
    let found = app.cart.call(&service, &cart::GET_DRAFT_CART, &[&row.id], &Unit {}, &Unit {}).await;
    match found {
        Err(problem) if problem.code == ErrorCode::NotFound && row.version == 0 => {
            make_cart(app, context, row, None, None).await
        }
        found => found,
    }
}

async fn make_cart(
    app: &App,
    context: &Context,
    row: &Draft,
    customer_id: Option<CustomerId>,
    locale: Option<Locale>,
) -> Result<DraftContent, Problem> {
    let service = context.caller.as_service("order");
    let body = CreateDraftCart {
        id: row.id,
        by: row.created_by.parse().map_err(Problem::internal)?,
        email: row.email.clone(),
        customer_id,
        locale: locale.unwrap_or_default(),
    };
    app.cart.call(&service, &cart::CREATE_DRAFT_CART, &[], &Unit {}, &body).await
}

/// The draft for the answer; the list follows.
pub async fn shown(
    app: &App,
    context: &Context,
    row: Draft,
    drawn: DraftContent,
) -> Result<DraftOrder, Problem> {
    drafts::note(&*app.db, &row, &drawn, context.now).await?;
    let is_new = row.version < drawn.cart.version && row.version > 0;
    Ok(DraftOrder {
        id: row.id,
        // Until the mail with it is on its way, nobody has the link.
        status: if drawn.is_sent && row.sent_at().is_some() { DraftStatus::Sent } else { DraftStatus::Open },
        created_at: row.created_at(),
        updated_at: if is_new { context.now } else { row.updated_at() },
        sent_at: row.sent_at().filter(|_| drawn.is_sent),
        created_by: row.created_by,
        content: drawn,
    })
}
