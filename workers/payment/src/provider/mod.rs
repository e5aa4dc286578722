//! Providers: who moves the money.

pub mod test;

use async_trait::async_trait;
use contract::order::PaymentStatus;
use kernel::{Money, PaymentId, Timestamp};

/// What a provider says about a payment, now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Not decided; a webhook will tell.
    Pending,
    /// The shopper must go there.
    RequiresAction {
        /// A path of this shop or a whole URL.
        redirect_url: String,
    },
    /// The money is held.
    Authorized,
    /// The money is ours.
    Captured,
    /// The money is given back.
    Refunded,
    /// The money is let go.
    Voided,
    /// No, and why, in a sentence for the shopper.
    Declined {
        /// The sentence.
        reason: String,
    },
}

impl State {
    /// The payment's status that it means.
    pub const fn status(&self) -> PaymentStatus {
        match self {
            Self::Pending => PaymentStatus::Pending,
            Self::RequiresAction { .. } => PaymentStatus::RequiresAction,
            Self::Authorized => PaymentStatus::Authorized,
            Self::Captured => PaymentStatus::Captured,
            Self::Refunded => PaymentStatus::Refunded,
            Self::Voided => PaymentStatus::Voided,
            Self::Declined { .. } => PaymentStatus::Failed,
        }
    }
}

/// The provider did not answer. Whether it acted is unknown: asking again is safe.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the provider did not answer: {0}")]
pub struct Unreachable(pub String);

/// A webhook whose signature was valid. It only says which payment to ask about, so its order does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The provider's id of the event; repeated with it.
    pub event_id: String,
    /// The payment that changed.
    pub payment_id: PaymentId,
}

/// One provider. Each operation may be repeated and answers what is true now, whatever was asked for: a payment that
/// was captured meanwhile answers `void` with `Captured`.
#[async_trait(?Send)]
pub trait Provider {
    /// Holds money.
    async fn authorize(
        &self,
        payment: PaymentId,
        amount: Money,
        token: Option<&str>,
        now: Timestamp,
    ) -> Result<State, Unreachable>;
    /// Takes what is held.
    async fn capture(&self, payment: PaymentId, now: Timestamp) -> Result<State, Unreachable>;
    /// Lets go what is held; what was never asked for cannot be held afterwards either.
    async fn void(&self, payment: PaymentId, amount: Money, now: Timestamp) -> Result<State, Unreachable>;
    /// Gives back what was taken, all of it.
    async fn refund(&self, payment: PaymentId, now: Timestamp) -> Result<State, Unreachable>;
    /// How things stand.
    async fn sync(&self, payment: PaymentId) -> Result<State, Unreachable>;
    /// Reads a webhook; none if its signature is not the provider's, or too old.
    fn verify_webhook(&self, signature: &str, body: &[u8], now: Timestamp) -> Option<Notice>;
    /// The header in which the provider sends its signature.
    fn signature_header(&self) -> &'static str;
}
