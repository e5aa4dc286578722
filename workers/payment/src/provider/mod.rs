//! Providers: who moves the money.

pub mod breaker;
pub mod manual;
pub mod stripe;
pub mod test;

use async_trait::async_trait;
use contract::{
    order::PaymentStatus,
    payment::{SavedCard, TransferStatus},
};
use kernel::{CustomerId, Money, OrderId, PaymentId, Timestamp};

/// What a provider says about a payment as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Not decided; a webhook will tell.
    Pending,
    /// The shopper must go there.
    RequiresAction {
        /// A path of this shop or a whole URL.
        redirect_url: String,
    },
    /// Money is held.
    Authorized,
    /// Nothing more is held: what could be taken is ours.
    Captured,
    /// What was held is let go.
    Voided,
    /// No, and why, in a sentence for the shopper.
    Declined {
        /// The sentence.
        reason: String,
    },
}

impl State {
    /// The payment's status that it means before any money is counted.
    pub const fn status(&self) -> PaymentStatus {
        match self {
            Self::Pending => PaymentStatus::Pending,
            Self::RequiresAction { .. } => PaymentStatus::RequiresAction,
            Self::Authorized => PaymentStatus::Authorized,
            Self::Captured => PaymentStatus::Captured,
            Self::Voided => PaymentStatus::Voided,
            Self::Declined { .. } => PaymentStatus::Failed,
        }
    }
}

/// A capture or refund as the provider has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What we asked for it with; none for what was done elsewhere, such as on the provider's own pages.
    pub key: Option<String>,
    /// The provider's name for it.
    pub reference: Option<String>,
    /// In minor units of the payment's currency.
    pub amount: i64,
    /// Why it was made, where we were told.
    pub reason: Option<String>,
    /// What became of it.
    pub status: TransferStatus,
    /// Why it failed.
    pub failure: Option<String>,
}

/// How things stand at the provider. What the lists leave out stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The payment as a whole.
    pub state: State,
    /// Money that was taken.
    pub captures: Vec<Seen>,
    /// Money that was given back.
    pub refunds: Vec<Seen>,
}

impl From<State> for Snapshot {
    fn from(state: State) -> Self {
        Self { state, captures: Vec::new(), refunds: Vec::new() }
    }
}

/// There is neither yes nor no. Asking again is safe.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Unreachable {
    /// The provider did not answer. Whether it acted is unknown.
    #[error("the provider did not answer: {0}")]
    Silent(String),
    /// It answered that it does not do what we ask, which is ours to mend. It is there, so nobody else need wait.
    #[error("the provider does not do it: {0}")]
    Unwilling(String),
}

/// A webhook whose signature was valid. It only says which payment to ask about, so its order does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The provider's id of the event; repeated with it.
    pub event_id: String,
    /// The payment that changed.
    pub about: About,
}

/// What a webhook is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// One of our payments.
    Payment(PaymentId),
    /// The payment with this name at the provider.
    Reference(String),
    /// Nothing that we know of.
    Nothing,
}

/// A payment as its provider needs it.
#[derive(Clone, Debug)]
pub struct Known {
    /// Ours.
    pub id: PaymentId,
    /// What it pays.
    pub order_id: OrderId,
    /// How much in all.
    pub amount: Money,
    /// How much of it is ours by now, in minor units.
    pub captured: i64,
    /// The provider's name for it; none before [`Provider::open`] was answered.
    pub reference: Option<String>,
}

/// How the shopper wants to pay.
#[derive(Clone, Copy, Debug, Default)]
pub struct Means<'a> {
    /// What the provider gave the shopper's browser.
    pub token: Option<&'a str>,
    /// Where the provider sends the browser back to: a whole URL.
    pub return_url: Option<&'a str>,
    /// What the provider calls the shopper's account, where it keeps cards for it.
    pub account: Option<&'a str>,
    /// True if the token is that of a way to pay by hand which the shop offers now. Says nothing of cards.
    pub is_by_hand: bool,
}

/// A capture or a refund that is wanted.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The same however often it is tried.
    pub key: String,
    /// How much.
    pub amount: Money,
    /// How often it was tried before. Once it was, the provider may have done it already.
    pub tries: u32,
}

/// What came of [`Provider::open`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// The provider's name for the payment.
    As(String),
    /// No, in a sentence for the shopper.
    Declined(String),
}

/// One provider. Each operation may be repeated and answers what is true now, whatever was asked for: a payment that
/// was captured meanwhile answers `void` with what was captured.
#[async_trait(?Send)]
pub trait Provider {
    /// Gives the payment its name at the provider, holding nothing yet: what is held later can always be found again.
    async fn open(&self, payment: &Known, means: Means<'_>, now: Timestamp) -> Result<Opened, Unreachable>;
    /// Holds the money.
    async fn authorize(
        &self,
        payment: &Known,
        means: Means<'_>,
        now: Timestamp,
    ) -> Result<Snapshot, Unreachable>;
    /// Takes what is held, or a part of it.
    async fn capture(
        &self,
        payment: &Known,
        operation: &Operation,
        now: Timestamp,
    ) -> Result<Snapshot, Unreachable>;
    /// Lets go what is held and not taken; what was never asked for cannot be held afterwards either.
    async fn void(&self, payment: &Known, now: Timestamp) -> Result<Snapshot, Unreachable>;
    /// Lets go of what is held beyond the payment's amount, where capturing less does not do that by itself.
    async fn hold_less(&self, _: &Known, _: Timestamp) -> Result<(), Unreachable> {
        Ok(())
    }
    /// Gives back what was taken, or a part of it.
    async fn refund(
        &self,
        payment: &Known,
        operation: &Operation,
        now: Timestamp,
    ) -> Result<Snapshot, Unreachable>;
    /// How things stand.
    async fn sync(&self, payment: &Known) -> Result<Snapshot, Unreachable>;
    /// Reads a webhook; none if its signature is not the provider's, or too old.
    fn verify_webhook(&self, signature: &str, body: &[u8], now: Timestamp) -> Option<Notice>;
    /// The header in which the provider sends its signature.
    fn signature_header(&self) -> &'static str;
    /// Makes an account that cards can be kept for; none where the provider keeps none.
    async fn make_account(&self, _: CustomerId) -> Result<Option<String>, Unreachable> {
        Ok(None)
    }
    /// Keeps what the shopper's browser was given a token for; a sentence for the shopper if the card's bank says no.
    async fn keep_card(&self, _: &Known, _: &str, _: &str) -> Result<Option<String>, Unreachable> {
        Ok(None)
    }
    /// The cards that an account keeps.
    async fn saved_cards(&self, _: &str) -> Result<Vec<SavedCard>, Unreachable> {
        Ok(Vec::new())
    }
    /// Forgets a card that was kept.
    async fn forget_card(&self, _: &str) -> Result<(), Unreachable> {
        Ok(())
    }
    /// True if orders are placed before their money is there: it is captured, by hand, when it comes.
    fn takes_money_later(&self) -> bool {
        false
    }
    /// True if several captures of one payment are possible; else the first lets the rest go.
    fn captures_several(&self) -> bool {
        true
    }
}
