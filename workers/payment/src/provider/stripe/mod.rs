//! Stripe, over its HTTP API: PaymentIntents that are captured by hand.
//!
//! A PaymentIntent is made first, holding nothing, and its name written down; then it is confirmed. So whatever Stripe
//! may hold can be found and let go, even where every answer after the first was lost.

mod api;
mod objects;

use super::{Known, Means, Notice, Opened, Operation, Provider, Seen, Snapshot, State, Unreachable};
use crate::domain::signature;
use api::Failure;
use async_trait::async_trait;
use contract::payment::{SavedCard, TransferStatus};
use kernel::{CustomerId, Timestamp};
use objects::{Event, Intent, List, Named, PaymentMethod, Refund};

pub use api::Api;

/// The provider `stripe`.
pub struct Stripe {
    /// How it is asked.
    pub api: Api,
    /// What webhooks are signed with.
    pub webhook_secret: Option<String>,
}

const NO_CARD: &str = "The card is not known. Check its details or try another card.";

/// The name at Stripe; use cases ask for nothing before there is one.
fn name(payment: &Known) -> Result<&str, Unreachable> {
    let missing = || Unreachable::Silent("the payment has no name at stripe".to_owned());
    payment.reference.as_deref().ok_or_else(missing)
}

/// True for what can stand in a path and names something that pays.
fn is_token(token: &str) -> bool {
    ["pm_", "card_", "src_"].iter().any(|prefix| token.starts_with(prefix))
        && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl Stripe {
    async fn intent(&self, name: &str) -> Result<Intent, Failure> {
        self.api.get(&format!("/v1/payment_intents/{name}"), &[]).await
    }

    async fn refunds(&self, name: &str) -> Result<Vec<Seen>, Failure> {
        let query = [("payment_intent", name), ("limit", "100")];
        let list: List<Refund> = self.api.get("/v1/refunds", &query).await?;
        Ok(list.data.iter().map(Refund::seen).collect())
    }

    /// Everything that Stripe knows. Only what was captured can have refunds.
    async fn look(&self, name: &str) -> Result<Snapshot, Unreachable> {
        let intent = self.intent(name).await.map_err(Failure::unreachable)?;
        let captures: Vec<Seen> = intent.capture(None).into_iter().collect();
        let refunds = if captures.is_empty() {
            Vec::new()
        } else {
            self.refunds(name).await.map_err(Failure::unreachable)?
        };
        Ok(Snapshot { state: intent.state(), captures, refunds })
    }
}

fn refused(operation: &Operation, failure: String) -> Seen {
    Seen {
        key: Some(operation.key.clone()),
        reference: None,
        amount: operation.amount.amount(),
        reason: None,
        status: TransferStatus::Failed,
        failure: Some(failure),
    }
}

/// What was captured is this capture, of which the answer was lost; else this one has failed, whatever else was captured.
fn captured(mut seen: Snapshot, operation: &Operation, failure: String) -> Snapshot {
    match seen.captures.first_mut().filter(|done| done.amount == operation.amount.amount()) {
        Some(done) => done.key = Some(operation.key.clone()),
        None => seen.captures.insert(0, refused(operation, failure)),
    }
    seen
}

#[async_trait(?Send)]
impl Provider for Stripe {
    async fn open(&self, payment: &Known, means: Means<'_>, _: Timestamp) -> Result<Opened, Unreachable> {
        let token = means.token.unwrap_or_default();
        if !is_token(token) {
            return Ok(Opened::Declined(NO_CARD.to_owned()));
        }
        let amount = payment.amount.amount().to_string();
        let currency = payment.amount.currency().code().to_ascii_lowercase();
        let (id, order) = (payment.id.to_string(), payment.order_id.to_string());
        let mut form = vec![
            ("amount", amount.as_str()),
            ("currency", currency.as_str()),
            ("payment_method", token),
            ("payment_method_types[]", "card"),
            ("capture_method", "manual"),
            ("metadata[payment]", &id),
            ("metadata[order]", &order),
        ];
        // A card that an account keeps pays only for that account: Stripe refuses it to everybody else.
        form.extend(means.account.map(|account| ("customer", account)));
        let key = format!("{id}:open");
        match self.api.post::<Intent>("/v1/payment_intents", &form, &key).await {
            Ok(intent) => Ok(Opened::As(intent.id)),
            Err(Failure::Declined(reason)) => Ok(Opened::Declined(reason)),
            Err(failure) if failure.is_about_card() => Ok(Opened::Declined(NO_CARD.to_owned())),
            Err(failure) => match failure.about_amount() {
                Some(sentence) => Ok(Opened::Declined(sentence.to_owned())),
                None => Err(failure.unreachable()),
            },
        }
    }

    async fn authorize(
        &self,
        payment: &Known,
        means: Means<'_>,
        _: Timestamp,
    ) -> Result<Snapshot, Unreachable> {
        let name = name(payment)?;
        let form: Vec<_> = means.return_url.iter().map(|url| ("return_url", *url)).collect();
        let path = format!("/v1/payment_intents/{name}/confirm");
        match self.api.post::<Intent>(&path, &form, &format!("{}:confirm", payment.id)).await {
            Ok(intent) => Ok(intent.state().into()),
            Err(Failure::Declined(reason)) => Ok(State::Declined { reason }.into()),
            // Confirmed by an earlier request whose answer was lost, or let go meanwhile: it says so itself.
            Err(Failure::Refused { code, message, param }) => {
                let seen = self.look(name).await?;
                // A confirmation that Stripe refuses for good would otherwise be waited for.
                if seen.state == State::Pending {
                    return Err(Failure::Refused { code, message, param }.unreachable());
                }
                Ok(seen)
            }
            Err(other) => Err(other.unreachable()),
        }
    }

    /// Stripe repeats the first answer of a key for a day, a passing 500 as well: each try has a key of its own. That cannot
    /// take the money twice, because a PaymentIntent is captured once, by its own state; what an earlier try did is looked
    /// for first, and Stripe refuses the second of two at once, which leads to a look as well.
    async fn capture(
        &self,
        payment: &Known,
        operation: &Operation,
        _: Timestamp,
    ) -> Result<Snapshot, Unreachable> {
        let name = name(payment)?;
        if operation.tries > 0 {
            let seen = self.look(name).await?;
            if matches!(seen.state, State::Captured | State::Voided) {
                return Ok(captured(seen, operation, "It was taken or let go otherwise.".to_owned()));
            }
        }
        let amount = operation.amount.amount().to_string();
        let path = format!("/v1/payment_intents/{name}/capture");
        let form = [("amount_to_capture", amount.as_str())];
        let key = format!("{}:capture:{}:{}", payment.id, operation.key, operation.tries);
        let failure = match self.api.post::<Intent>(&path, &form, &key).await {
            Ok(intent) => {
                let captures = intent.capture(Some(&operation.key)).into_iter().collect();
                return Ok(Snapshot { captures, ..intent.state().into() });
            }
            Err(Failure::Unreachable(reason)) => return Err(Unreachable::Silent(reason)),
            Err(Failure::Declined(reason)) => reason,
            Err(Failure::Refused { message, .. }) => message,
        };
        let mut seen = captured(self.look(name).await?, operation, failure.clone());
        // Still held, and not to be had: nobody would ask again.
        if seen.state == State::Authorized {
            seen.state = State::Declined { reason: failure };
        }
        Ok(seen)
    }

    /// With a key of its own each time, as [`Self::capture`], here the time: nobody counts how often a payment is let go.
    /// A PaymentIntent that is canceled or captured by now refuses, and says by a look which of both it is.
    async fn void(&self, payment: &Known, now: Timestamp) -> Result<Snapshot, Unreachable> {
        let name = name(payment)?;
        let path = format!("/v1/payment_intents/{name}/cancel");
        let key = format!("{}:void:{}", payment.id, now.millis());
        match self.api.post::<Intent>(&path, &[], &key).await {
            Ok(intent) => Ok(intent.state().into()),
            Err(Failure::Refused { .. } | Failure::Declined(_)) => self.look(name).await,
            Err(other) => Err(other.unreachable()),
        }
    }

    async fn refund(
        &self,
        payment: &Known,
        operation: &Operation,
        _: Timestamp,
    ) -> Result<Snapshot, Unreachable> {
        let name = name(payment)?;
        let of = |seen: Seen| Snapshot { refunds: vec![seen], ..State::Captured.into() };
        // Stripe forgets keys after a day; refunds it does not forget. Until then every try has the same key: there can be
        // several refunds of one PaymentIntent, so another key beside one that is still being worked on would give back
        // twice. After a passing 500 the refund waits for that day.
        if operation.tries > 0 {
            let known = self.refunds(name).await.map_err(Failure::unreachable)?;
            if let Some(done) = known.into_iter().find(|done| done.key.as_ref() == Some(&operation.key)) {
                return Ok(of(done));
            }
        }
        let amount = operation.amount.amount().to_string();
        let form =
            [("payment_intent", name), ("amount", amount.as_str()), ("metadata[refund]", &operation.key)];
        let key = format!("{}:refund:{}", payment.id, operation.key);
        match self.api.post::<Refund>("/v1/refunds", &form, &key).await {
            Ok(refund) => Ok(of(Seen { key: Some(operation.key.clone()), ..refund.seen() })),
            Err(Failure::Declined(reason)) => Ok(of(refused(operation, reason))),
            Err(Failure::Refused { message, .. }) => Ok(of(refused(operation, message))),
            Err(other) => Err(other.unreachable()),
        }
    }

    async fn sync(&self, payment: &Known) -> Result<Snapshot, Unreachable> {
        self.look(name(payment)?).await
    }

    async fn make_account(&self, customer: CustomerId) -> Result<Option<String>, Unreachable> {
        let id = customer.to_string();
        let form = [("metadata[customer]", id.as_str())];
        let made: Named = self
            .api
            .post("/v1/customers", &form, &format!("{id}:account"))
            .await
            .map_err(Failure::unreachable)?;
        Ok(Some(made.id))
    }

    /// Before the payment: a card that has paid without an account cannot be kept any more.
    async fn keep_card(
        &self,
        payment: &Known,
        account: &str,
        token: &str,
    ) -> Result<Option<String>, Unreachable> {
        if !is_token(token) {
            return Ok(Some(NO_CARD.to_owned()));
        }
        let path = format!("/v1/payment_methods/{token}/attach");
        let key = format!("{}:keep", payment.id);
        match self.api.post::<Named>(&path, &[("customer", account)], &key).await {
            Ok(_) => Ok(None),
            Err(Failure::Declined(reason)) => Ok(Some(reason)),
            Err(Failure::Refused { .. }) => Ok(Some(NO_CARD.to_owned())),
            Err(other) => Err(other.unreachable()),
        }
    }

    async fn saved_cards(&self, account: &str) -> Result<Vec<SavedCard>, Unreachable> {
        let query = [("customer", account), ("type", "card"), ("limit", "100")];
        let list: List<PaymentMethod> =
            self.api.get("/v1/payment_methods", &query).await.map_err(Failure::unreachable)?;
        Ok(list.data.into_iter().filter_map(PaymentMethod::saved).collect())
    }

    async fn forget_card(&self, card: &str) -> Result<(), Unreachable> {
        let path = format!("/v1/payment_methods/{card}/detach");
        match self.api.post::<Named>(&path, &[], &format!("{card}:forget")).await {
            // What is not kept any more is forgotten.
            Ok(_) | Err(Failure::Refused { .. }) => Ok(()),
            Err(other) => Err(other.unreachable()),
        }
    }

    fn verify_webhook(&self, header: &str, body: &[u8], now: Timestamp) -> Option<Notice> {
        let secret = self.webhook_secret.as_deref()?;
        if !signature::is_valid(header, secret, body, now) {
            return None;
        }
        let event: Event = serde_json::from_slice(body).ok()?;
        Some(Notice { event_id: event.id.clone(), about: event.about() })
    }

    fn signature_header(&self) -> &'static str {
        "stripe-signature"
    }

    /// A card's PaymentIntent is captured once; what is not captured then is let go.
    fn captures_several(&self) -> bool {
        false
    }
}
