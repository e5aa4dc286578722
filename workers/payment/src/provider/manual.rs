//! By hand: the shopper transfers the money or pays the courier, and the staff notes when it is there.
//!
//! There is nobody to ask, so nothing is unreachable, and what the books say is what is true. The payment stays
//! `pending` while the order is placed and sent, until the staff captures it; the orders' own capture finds nothing held.

use super::{Known, Means, Notice, Opened, Operation, Provider, Seen, Snapshot, State, Unreachable};
use async_trait::async_trait;
use contract::payment::TransferStatus;
use kernel::Timestamp;

/// The provider `manual`. It is always there: payments go on whatever the shop offers by now.
pub struct Manual;

fn done(operation: &Operation) -> Seen {
    Seen {
        key: Some(operation.key.clone()),
        reference: None,
        amount: operation.amount.amount(),
        reason: None,
        status: TransferStatus::Succeeded,
        failure: None,
    }
}

#[async_trait(?Send)]
impl Provider for Manual {
    async fn open(&self, payment: &Known, means: Means<'_>, _: Timestamp) -> Result<Opened, Unreachable> {
        Ok(if means.is_by_hand {
            Opened::As(payment.id.to_string())
        } else {
            Opened::Declined("This shop does not take that. Choose another way to pay.".to_owned())
        })
    }

    async fn authorize(&self, _: &Known, _: Means<'_>, _: Timestamp) -> Result<Snapshot, Unreachable> {
        Ok(State::Pending.into())
    }

    /// The money is here.
    async fn capture(&self, _: &Known, operation: &Operation, _: Timestamp) -> Result<Snapshot, Unreachable> {
        Ok(Snapshot { captures: vec![done(operation)], ..State::Pending.into() })
    }

    /// It is not waited for any longer.
    async fn void(&self, _: &Known, _: Timestamp) -> Result<Snapshot, Unreachable> {
        Ok(State::Voided.into())
    }

    /// The staff sends it back by hand.
    async fn refund(&self, _: &Known, operation: &Operation, _: Timestamp) -> Result<Snapshot, Unreachable> {
        Ok(Snapshot { refunds: vec![done(operation)], ..State::Pending.into() })
    }

    async fn sync(&self, _: &Known) -> Result<Snapshot, Unreachable> {
        Ok(State::Pending.into())
    }

    fn verify_webhook(&self, _: &str, _: &[u8], _: Timestamp) -> Option<Notice> {
        None
    }

    fn signature_header(&self) -> &'static str {
        "x-payment-signature"
    }

    fn takes_money_later(&self) -> bool {
        true
    }
}
