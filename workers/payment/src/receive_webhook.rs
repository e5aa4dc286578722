//! What a provider tells us.

use crate::{
    App,
    authorize_payment::unavailable,
    cancel_payment::cancel,
    follow::{Source, follow},
    provider::{About, State},
    store,
};
use client::Bytes;
use contract::{order::PaymentStatus, payment::Provider};
use edge::{Raw, outbox};
use http::Response;
use kernel::{ErrorCode, PaymentId, Problem, Timestamp};
use std::rc::Rc;

/// The signature covers the raw body, so the body is read here and nowhere before.
pub async fn receive_webhook(app: Rc<App>, call: Raw) -> Result<Response<Bytes>, Problem> {
    let name = call.params.get("provider");
    let kind: Provider = serde_json::from_value(name.into()).map_err(|_| ErrorCode::NotFound)?;
    let provider = app.provider(kind).map_err(|_| ErrorCode::NotFound)?;
    let signature = call.header(provider.signature_header()).unwrap_or_default();
    let notice =
        provider.verify_webhook(signature, &call.body, call.now).ok_or(ErrorCode::SignatureInvalid)?;
    if notice.event_id.len() > 200 {
        return Err(Problem::invalid("/id", "too_long", "At most 200 characters."));
    }
    if !store::had_webhook(&*app.db, kind, &notice.event_id).await? {
        let about = match &notice.about {
            About::Payment(id) => Some(*id),
            About::Reference(reference) => store::find_by_reference(&*app.db, kind, reference).await?,
            About::Nothing => None,
        };
        if let Some(id) = about {
            payment_changed(&app, id, call.now).await?;
        }
        // After its effect, which repeats harmlessly: a crash between the two must not lose the news.
        store::remember_webhook(&*app.db, kind, &notice.event_id, call.now).await?;
    }
    outbox::relay_later(&app, &call);
    Response::builder().header("cache-control", "no-store").body(b"{}".to_vec()).map_err(Problem::internal)
}

/// A provider says that a payment changed: asks it how things stand. So the order of its messages does not matter.
pub async fn payment_changed(app: &App, id: PaymentId, now: Timestamp) -> Result<(), Problem> {
    let Some(row) = store::find(&*app.db, id).await? else { return Ok(()) };
    // What has no name at the provider was never asked for there.
    if row.reference.is_none() {
        return Ok(());
    }
    let (provider, known) = (app.provider(row.provider)?, row.known()?);
    let seen = provider.sync(&known).await.map_err(unavailable)?;
    let row = follow(app, row, &seen, Source::Webhook, now).await?;
    // Given up, and the request that holds money nevertheless arrived later than the one that let it go, or the provider
    // could not be told. Or declined, and confirmed again by the shopper's browser: such a payment is never captured, so
    // what is held by it is let go.
    let is_over = matches!(row.status, PaymentStatus::Voided | PaymentStatus::Failed);
    if seen.state == State::Authorized && is_over {
        provider.void(&known, now).await.map_err(unavailable)?;
    } else if row.let_go && row.status == PaymentStatus::Authorized {
        cancel(app, row, now).await?;
    }
    Ok(())
}
