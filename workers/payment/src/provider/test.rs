//! The test provider: what it does hangs on the token alone. It keeps books of its own in D1.

use super::{Notice, Provider, State, Unreachable};
use crate::domain::signature;
use async_trait::async_trait;
use edge::{Database, DatabaseError, Statement};
use kernel::{Money, PaymentId, Timestamp};
use serde::Deserialize;
use std::{rc::Rc, time::Duration};

/// The test provider over the Worker's database.
pub struct TestProvider {
    /// Where its books are.
    pub db: Rc<dyn Database>,
    /// How long `tok_slow` takes.
    pub slow: Duration,
    /// What its webhooks are signed with.
    pub secret: Option<String>,
}

const DECLINED: &str = "The card was declined. Try another card.";

#[derive(Deserialize)]
struct Book {
    state: String,
    reason: Option<String>,
}

#[derive(Deserialize)]
struct WebhookBody {
    id: String,
    payment_id: PaymentId,
}

impl From<DatabaseError> for Unreachable {
    fn from(error: DatabaseError) -> Self {
        Self(error.to_string())
    }
}

impl TestProvider {
    async fn book(&self, payment: PaymentId) -> Result<Option<Book>, Unreachable> {
        let book = Statement::new("SELECT state, reason FROM test_provider_payments WHERE reference = ?1")
            .text(payment);
        Ok(self.db.run(book).await?.first()?)
    }

    /// Changes the state where it is one of `from`, and writes down what was done, once a key.
    async fn operate(
        &self,
        payment: PaymentId,
        kind: &str,
        from: &[&str],
        to: &str,
        now: Timestamp,
    ) -> Result<State, Unreachable> {
        let record = Statement::new(
            "INSERT INTO test_provider_operations (key, reference, kind, amount, at)
             SELECT ?1, reference, ?2, amount, ?3 FROM test_provider_payments
             WHERE reference = ?4 AND state IN (SELECT value FROM json_each(?5))
             ON CONFLICT (key) DO NOTHING",
        )
        .text(format!("{payment}:{kind}"))
        .bind(kind)
        .bind(now)
        .text(payment)
        .json(&from);
        let change = Statement::new(
            "UPDATE test_provider_payments SET state = ?1, updated_at = ?2
             WHERE reference = ?3 AND state IN (SELECT value FROM json_each(?4))",
        )
        .bind(to)
        .bind(now)
        .text(payment)
        .json(&from);
        self.db.batch(vec![record, change]).await?;
        self.sync(payment).await
    }

    /// What the shopper or, for `tok_slow`, time decides. False if there is nothing to decide.
    pub async fn decide(
        &self,
        payment: PaymentId,
        approve: bool,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let (state, reason) = if approve {
            ("authorized", None)
        } else {
            ("declined", Some("The payment was not approved. Try again or choose another card."))
        };
        let decide = Statement::new(
            "UPDATE test_provider_payments SET state = ?1, reason = ?2, updated_at = ?3
             WHERE reference = ?4 AND state IN ('pending', 'requires_action') RETURNING reference",
        )
        .bind(state)
        .bind(reason)
        .bind(now)
        .text(payment);
        Ok(!self.db.run(decide).await?.rows.is_empty())
    }

    /// The `tok_slow` payments whose time has come.
    pub async fn overdue(&self, now: Timestamp) -> Result<Vec<PaymentId>, DatabaseError> {
        #[derive(Deserialize)]
        struct Row {
            reference: PaymentId,
        }
        let overdue = Statement::new(
            "SELECT reference FROM test_provider_payments WHERE state = 'pending' AND settle_at <= ?1
             ORDER BY settle_at LIMIT 50",
        )
        .bind(now);
        let rows: Vec<Row> = self.db.run(overdue).await?.all()?;
        Ok(rows.into_iter().map(|row| row.reference).collect())
    }
}

fn state_of(payment: PaymentId, book: Option<Book>) -> State {
    let Some(book) = book else { return State::Pending };
    match book.state.as_str() {
        "requires_action" => State::RequiresAction { redirect_url: format!("/dev/3ds/{payment}") },
        "authorized" => State::Authorized,
        "captured" => State::Captured,
        "refunded" => State::Refunded,
        "voided" => State::Voided,
        "declined" => State::Declined { reason: book.reason.unwrap_or_else(|| DECLINED.to_owned()) },
        _ => State::Pending,
    }
}

#[async_trait(?Send)]
impl Provider for TestProvider {
    async fn authorize(
        &self,
        payment: PaymentId,
        amount: Money,
        token: Option<&str>,
        now: Timestamp,
    ) -> Result<State, Unreachable> {
        let token = token.unwrap_or_default();
        let (state, reason, settle_at) = match token {
            "tok_error" => return Err(Unreachable("tok_error".to_owned())),
            "tok_ok" | "tok_capture_declined" => ("authorized", None, None),
            "tok_3ds" => ("requires_action", None, None),
            "tok_slow" => ("pending", None, Some(now.plus(self.slow))),
            "tok_declined" => ("declined", Some(DECLINED), None),
            _ => ("declined", Some("The card is not known. Check its details or try another card."), None),
        };
        let open = Statement::new(
            "INSERT INTO test_provider_payments
                 (reference, token, amount, currency, state, reason, settle_at, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8) ON CONFLICT (reference) DO NOTHING",
        )
        .text(payment)
        .bind(token)
        .bind(amount.amount())
        .bind(amount.currency().code())
        .bind(state)
        .bind(reason)
        .bind(settle_at)
        .bind(now);
        let record = Statement::new(
            "INSERT INTO test_provider_operations (key, reference, kind, amount, at)
             VALUES (?1, ?2, 'authorize', ?3, ?4) ON CONFLICT (key) DO NOTHING",
        )
        .text(format!("{payment}:authorize"))
        .text(payment)
        .bind(amount.amount())
        .bind(now);
        self.db.batch(vec![open, record]).await?;
        self.sync(payment).await
    }

    async fn capture(&self, payment: PaymentId, now: Timestamp) -> Result<State, Unreachable> {
        let decline = Statement::new(
            "UPDATE test_provider_payments SET state = 'declined', updated_at = ?1
             WHERE reference = ?2 AND state = 'authorized' AND token = 'tok_capture_declined'",
        );
        self.db.run(decline.bind(now).text(payment)).await?;
        self.operate(payment, "capture", &["authorized"], "captured", now).await
    }

    async fn void(&self, payment: PaymentId, amount: Money, now: Timestamp) -> Result<State, Unreachable> {
        // What was not asked for yet is written down as voided, so that a request still on its way holds nothing.
        let close = Statement::new(
            "INSERT INTO test_provider_payments
                 (reference, token, amount, currency, state, created_at, updated_at)
             VALUES (?1, '', ?2, ?3, 'voided', ?4, ?4) ON CONFLICT (reference) DO NOTHING",
        )
        .text(payment)
        .bind(amount.amount())
        .bind(amount.currency().code())
        .bind(now);
        self.db.run(close).await?;
        self.operate(payment, "void", &["pending", "requires_action", "authorized"], "voided", now).await
    }

    async fn refund(&self, payment: PaymentId, now: Timestamp) -> Result<State, Unreachable> {
        self.operate(payment, "refund", &["captured"], "refunded", now).await
    }

    async fn sync(&self, payment: PaymentId) -> Result<State, Unreachable> {
        Ok(state_of(payment, self.book(payment).await?))
    }

    fn verify_webhook(&self, signature: &str, body: &[u8], now: Timestamp) -> Option<Notice> {
        let secret = self.secret.as_deref()?;
        if !signature::is_valid(signature, secret, body, now) {
            return None;
        }
        let body: WebhookBody = serde_json::from_slice(body).ok()?;
        Some(Notice { event_id: body.id, payment_id: body.payment_id })
    }

    fn signature_header(&self) -> &'static str {
        "x-payment-signature"
    }
}
