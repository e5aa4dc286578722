//! Brings a payment to where its provider says it is.

use crate::{
    App,
    domain::status::{is_undecided, may_follow, with_sums},
    provider::{Snapshot, State},
    store::{
        self, Change, Row,
        transfers::{self, Kind, TransferRow, succeeded},
    },
};
use contract::{
    event::{Event, OrderInbox},
    order::PaymentStatus,
};
use edge::DatabaseError;
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
    Refund,
    /// Its order was changed; order has it as its call's answer.
    Amend,
    /// A member of the staff asked for it.
    Staff,
}

impl Source {
    const fn name(self) -> &'static str {
        match self {
            Self::Authorize => "authorize",
            Self::Sync => "sync",
            Self::Webhook => "webhook",
            Self::Capture => "capture",
            Self::Cancel => "cancel",
            Self::Refund => "refund",
            Self::Amend => "amend",
            Self::Staff => "staff",
        }
    }
}

/// How many refunds an event names, the last ones: it must stay small.
const REFUNDS_TOLD: usize = 100;

/// Writes what the provider says, where it may follow, and returns the payment as it is then.
///
/// Money that moved is written down whatever the status: the books are what the provider says they are.
pub async fn follow(
    app: &App,
    row: Row,
    seen: &Snapshot,
    source: Source,
    now: Timestamp,
) -> Result<Row, Problem> {
    follow_if(app, row, seen, source, now, |_| Ok(())).await
}

/// The same for what nobody but we ourselves say: it is written where `allowed` lets it. That is asked of the row that is
/// written upon, so of two that exclude each other and come at once, the second is refused.
pub async fn follow_if(
    app: &App,
    row: Row,
    seen: &Snapshot,
    source: Source,
    now: Timestamp,
    allowed: impl Fn(&Row) -> Result<(), Problem>,
) -> Result<Row, Problem> {
    let mut row = row;
    // Whoever writes first wins; the others decide again on what it wrote. A transfer goes forward only: from pending to a
    // failure that is our giving up, to success, to a failure by the provider's word. The status follows the sums of
    // transfers, else goes forward only. So this ends.
    loop {
        allowed(&row)?;
        let captures = transfers::apply(Kind::Capture, row.id, &row.captures, &seen.captures, now);
        let refunds = transfers::apply(Kind::Refund, row.id, &row.refunds, &seen.refunds, now);
        let (taken, given_back) = (succeeded(&captures.rows), succeeded(&refunds.rows));
        // Nothing is undecided again once it was decided: not because whoever keeps no books of their own cannot know.
        let said = seen.state.status();
        let is_old = is_undecided(said) && !is_undecided(row.status);
        let said = if is_old { row.status } else { said };
        let status = with_sums(said, row.amount()?.amount(), taken, given_back);
        // All that was given back is left by money that came back: not because somebody who looked before hopes for more.
        let is_left = row.status != PaymentStatus::Refunded || given_back < taken;
        let status = if is_left && may_follow(row.status, status) { status } else { row.status };
        let statements = [captures.statements, refunds.statements].concat();
        if status == row.status && statements.is_empty() {
            return Ok(row);
        }
        let event = changed(&row, status, (taken, given_back), &refunds.rows, now)?;
        let change = Change {
            status,
            redirect_url: match &seen.state {
                State::RequiresAction { redirect_url } => Some(redirect_url),
                _ => None,
            },
            failure: match &seen.state {
                State::Declined { reason } => Some(reason),
                _ => None,
            },
            transfers: statements,
            source: source.name(),
            event: (source != Source::Authorize).then_some(&event),
        };
        match store::change(&*app.db, &row, &change, now).await {
            Ok(true) => return reread(app, &row).await,
            Ok(false) => {}
            // The provider says that it gave back more than it took. Whatever that is, it is not for us to write down. Or what
            // we say ourselves was overtaken by a transfer that was begun.
            Err(DatabaseError::Constraint(message)) if message.contains("CHECK") => {
                allowed(&reread(app, &row).await?)?;
                return Err(Problem::internal(format!("{}: {message}: {seen:?}", row.id)));
            }
            Err(error) => return Err(error.into()),
        }
        row = reread(app, &row).await?;
    }
}

/// The payment as it is now.
pub async fn reread(app: &App, row: &Row) -> Result<Row, Problem> {
    store::find(&*app.db, row.id).await?.ok_or_else(|| Problem::internal("the payment is gone"))
}

/// Tells order.
fn changed(
    payment: &Row,
    status: PaymentStatus,
    (captured, refunded): (i64, i64),
    refunds: &[TransferRow],
    now: Timestamp,
) -> Result<Event<OrderInbox>, Problem> {
    let told = refunds.iter().rev().take(REFUNDS_TOLD);
    let told = told.map(|refund| Ok(refund.transfer(payment.currency)?.into()));
    let data = OrderInbox::PaymentChanged {
        payment_id: payment.id,
        order_id: payment.order_id,
        provider: payment.provider,
        amount: payment.amount()?,
        captured: payment.money(captured)?,
        refunded: payment.money(refunded)?,
        status,
        refunds: told.collect::<Result<_, Problem>>()?,
        version: payment.version + 1,
    };
    Ok(Event { id: edge::new_id(now), at: now, data })
}
