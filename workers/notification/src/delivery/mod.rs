//! The ways out of the house.

mod http_api;
mod smtp;

pub use http_api::{HttpApi, mailbox};
pub use smtp::Smtp;

use crate::mail::Mail;
use async_trait::async_trait;
use kernel::EventId;

/// What became of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The next server has it.
    Accepted,
    /// It was certainly not sent, and may be tried again.
    NotSent(String),
    /// It was certainly not sent, and never will be.
    Refused(String),
    /// It may have been sent.
    Unknown(String),
}

/// A way to send mails.
#[async_trait(?Send)]
pub trait Delivery {
    /// Sends a mail; `key` is the same whenever the same mail is tried again.
    async fn deliver(&self, mail: &Mail, key: EventId) -> Outcome;

    /// True if trying again with the same key never sends a mail twice.
    fn is_idempotent(&self) -> bool;
}

/// Keeps mails in the log, where `/dev/mailbox` shows them.
pub struct Mailbox;

#[async_trait(?Send)]
impl Delivery for Mailbox {
    async fn deliver(&self, _: &Mail, _: EventId) -> Outcome {
        Outcome::Accepted
    }

    fn is_idempotent(&self) -> bool {
        true
    }
}
