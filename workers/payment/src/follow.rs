//! Brings a payment to where its provider says it is.

use crate::{
    App,
    domain::status::may_follow,
    provider::State,
    store::{self, Change, Row},
};
use contract::event::{Event, OrderInbox};
use kernel::{Problem, Timestamp};

/// Who told us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The answer to our own request; order has it as its call's answer, so no event leaves.
    Authorize,
    Sync,
    Webhook,
    Capture,
    Cancel,
}

impl Source {
    const fn name(self) -> &'static str {
        match self {
            Self::Authorize => "authorize",
            Self::Sync => "sync",
            Self::Webhook => "webhook",
            Self::Capture => "capture",
            Self::Cancel => "cancel",
        }
    }
}

/// Writes what the provider says, where it may follow, and returns the payment as it is then.
pub async fn follow(
    app: &App,
    row: Row,
    state: &State,
    source: Source,
    now: Timestamp,
) -> Result<Row, Problem> {
    let mut row = row;
    let status = state.status();
    // Whoever writes first wins; the others decide again on what it wrote. Statuses only go forward, so this ends.
    while row.status != status && may_follow(row.status, status) {
        let event = Event {
            id: edge::new_id(now),
            at: now,
            data: OrderInbox::PaymentChanged {
                payment_id: row.id,
                order_id: row.order_id,
                provider: row.provider,
                amount: row.amount()?,
                status,
                version: row.version + 1,
            },
        };
        let change = Change {
            status,
            redirect_url: match state {
                State::RequiresAction { redirect_url } => Some(redirect_url),
                _ => None,
            },
            failure: match state {
                State::Declined { reason } => Some(reason),
                _ => None,
            },
            source: source.name(),
            event: (source != Source::Authorize).then_some(&event),
        };
        store::change(&*app.db, &row, &change, now).await?;
        row = store::find(&*app.db, row.id).await?.ok_or_else(|| Problem::internal("the payment is gone"))?;
    }
    Ok(row)
}
