//! What product says of a product, from the queue `search-inbox`.

use contract::event::{Event, SearchInbox};
use edge::{Database, inbox};
use kernel::{Problem, Timestamp};

use crate::store;

/// Puts a product as it is now into the index, or takes it out; what is older than what is known changes nothing.
///
/// # Errors
/// Whatever kept it from being written: the event is to come again.
pub async fn index_document(
    db: &dyn Database,
    event: &Event<SearchInbox>,
    now: Timestamp,
) -> Result<(), Problem> {
    let SearchInbox::ProductChanged { document } = &event.data;
    let mut batch = vec![inbox::claim(event.id, now)];
    batch.extend(store::replace(document));
    match db.batch(batch).await {
        Err(error) if !inbox::is_repeated(&error) && !store::is_outdated(&error) => Err(error.into()),
        _ => Ok(()),
    }
}
