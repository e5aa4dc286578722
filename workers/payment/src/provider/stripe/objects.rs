//! Stripe's objects, as far as we read them, and what they mean.

use super::api::ErrorBody;
use crate::provider::{About, Seen, State};
use contract::payment::{SavedCard, TransferStatus};
use serde::Deserialize;

/// A PaymentIntent.
#[derive(Clone, Debug, Deserialize)]
pub struct Intent {
    pub id: String,
    pub status: String,
    amount: i64,
    amount_received: Option<i64>,
    next_action: Option<NextAction>,
    last_payment_error: Option<ErrorBody>,
}

#[derive(Clone, Debug, Deserialize)]
struct NextAction {
    redirect_to_url: Option<Redirect>,
}

#[derive(Clone, Debug, Deserialize)]
struct Redirect {
    url: Option<String>,
}

impl Intent {
    /// What it means for the payment as a whole.
    pub fn state(&self) -> State {
        match (self.status.as_str(), &self.last_payment_error) {
            ("requires_payment_method", Some(error)) => State::Declined { reason: error.sentence() },
            ("requires_action", _) => {
                let url =
                    self.next_action.as_ref().and_then(|action| action.redirect_to_url.as_ref()?.url.clone());
                // Without an address it is for the shopper's browser to do, by Stripe's own script.
                url.map_or(State::Pending, |redirect_url| State::RequiresAction { redirect_url })
            }
            ("requires_capture", _) => State::Authorized,
            ("succeeded", _) => State::Captured,
            ("canceled", _) => State::Voided,
            _ => State::Pending,
        }
    }

    /// What was taken: Stripe captures a PaymentIntent once.
    pub fn capture(&self, key: Option<&str>) -> Option<Seen> {
        (self.status == "succeeded").then(|| Seen {
            key: key.map(str::to_owned),
            reference: Some(self.id.clone()),
            amount: self.received(),
            reason: None,
            status: TransferStatus::Succeeded,
            failure: None,
        })
    }

    /// How much was taken.
    pub fn received(&self) -> i64 {
        self.amount_received.unwrap_or(self.amount)
    }
}

/// A Refund.
#[derive(Clone, Debug, Deserialize)]
pub struct Refund {
    id: String,
    amount: i64,
    status: Option<String>,
    failure_reason: Option<String>,
    #[serde(default)]
    metadata: Option<RefundMetadata>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct RefundMetadata {
    refund: Option<String>,
}

impl Refund {
    /// As we write it down; by the key that we gave it, where it is ours.
    pub fn seen(&self) -> Seen {
        let status = match self.status.as_deref() {
            Some("succeeded") => TransferStatus::Succeeded,
            Some("failed" | "canceled") => TransferStatus::Failed,
            _ => TransferStatus::Pending,
        };
        let why = || {
            self.failure_reason.clone().unwrap_or_else(|| "The bank does not take the money back.".to_owned())
        };
        Seen {
            key: self.metadata.as_ref().and_then(|metadata| metadata.refund.clone()),
            reference: Some(self.id.clone()),
            amount: self.amount,
            reason: None,
            status,
            failure: (status == TransferStatus::Failed).then(why),
        }
    }
}

/// What has a name and nothing else that we read.
#[derive(Deserialize)]
pub struct Named {
    pub id: String,
}

/// A PaymentMethod.
#[derive(Deserialize)]
pub struct PaymentMethod {
    id: String,
    card: Option<Card>,
}

#[derive(Deserialize)]
struct Card {
    brand: Option<String>,
    last4: String,
    exp_month: u8,
    exp_year: u16,
}

impl PaymentMethod {
    /// As its owner knows it again; none for what is no card.
    pub fn saved(self) -> Option<SavedCard> {
        let Card { brand, last4, exp_month, exp_year } = self.card?;
        Some(SavedCard {
            id: self.id,
            brand: brand.unwrap_or_else(|| "card".to_owned()),
            last4,
            exp_month,
            exp_year,
        })
    }
}

/// A list.
#[derive(Deserialize)]
pub struct List<T> {
    pub data: Vec<T>,
}

/// A webhook's event. What it says about its object may be old: only which object it is about is read.
#[derive(Deserialize)]
pub struct Event {
    pub id: String,
    data: Option<EventData>,
}

#[derive(Deserialize)]
struct EventData {
    object: Option<EventObject>,
}

#[derive(Deserialize)]
struct EventObject {
    object: Option<String>,
    id: Option<String>,
    payment_intent: Option<serde_json::Value>,
}

impl Event {
    /// The PaymentIntent that it is about: itself, or that of a charge, refund or dispute.
    pub fn about(self) -> About {
        let object = self.data.and_then(|data| data.object);
        let reference = object.and_then(|object| match object.object.as_deref() {
            Some("payment_intent") => object.id,
            // An id, or the object where the account's settings expand it.
            _ => object.payment_intent.and_then(|intent| match intent {
                serde_json::Value::String(id) => Some(id),
                other => other.get("id").and_then(|id| id.as_str()).map(str::to_owned),
            }),
        });
        reference.map_or(About::Nothing, About::Reference)
    }
}
