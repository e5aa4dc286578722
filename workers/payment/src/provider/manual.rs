//! By hand: the shopper transfers the money or pays the courier, and the staff notes when it is there.
//!
//! There is nobody to ask, so nothing is unreachable, and what the books say is what is true. The payment stays
//! `pending` while the order is placed and sent, until the staff captures it; the orders' own capture finds nothing held.

use super::{Known, Means, Notice, Opened, Operation, Provider, Seen, Snapshot, State, Unreachable};
use async_trait::async_trait;
use contract::payment::TransferStatus;
use kernel::Timestamp;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A way to pay by hand, as the configuration has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Method {
    /// What a checkout names it by: `bank_transfer`.
    pub id: String,
    /// Names by language.
    pub names: BTreeMap<String, String>,
    /// What the shopper must do, by language.
    #[serde(default)]
    pub instructions: BTreeMap<String, String>,
}

/// The provider `manual`.
pub struct Manual {
    /// What the shop offers, the first first.
    pub methods: Vec<Method>,
}

impl Manual {
    /// The method of this name.
    pub fn method(&self, id: &str) -> Option<&Method> {
        self.methods.iter().find(|method| method.id == id)
    }
}

fn done(operation: &Operation) -> Seen {
    Seen {
        key: Some(operation.key.clone()),
        reference: None,
        amount: operation.amount.amount(),
        status: TransferStatus::Succeeded,
        failure: None,
    }
}

#[async_trait(?Send)]
impl Provider for Manual {
    async fn open(&self, payment: &Known, means: Means<'_>, _: Timestamp) -> Result<Opened, Unreachable> {
        Ok(match means.token.and_then(|token| self.method(token)) {
            Some(_) => Opened::As(payment.id.to_string()),
            None => Opened::Declined("This shop does not take that. Choose another way to pay.".to_owned()),
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
