//! The test provider: what it does hangs on the token alone. It keeps books of its own in D1.

use super::{About, Known, Means, Notice, Opened, Operation, Provider, Seen, Snapshot, State, Unreachable};
use crate::domain::signature;
use async_trait::async_trait;
use contract::payment::TransferStatus;
use edge::{Database, DatabaseError, Statement};
use kernel::{PaymentId, Timestamp};
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

/// What was done, by the key that it was asked for with.
#[derive(Deserialize)]
struct Done {
    key: String,
    kind: String,
    amount: i64,
}

#[derive(Deserialize)]
struct WebhookBody {
    id: String,
    payment_id: PaymentId,
}

impl From<DatabaseError> for Unreachable {
    fn from(error: DatabaseError) -> Self {
        Self::Silent(error.to_string())
    }
}

impl TestProvider {
    async fn book(&self, payment: PaymentId) -> Result<Option<Book>, Unreachable> {
        let book = Statement::new("SELECT state, reason FROM test_provider_payments WHERE reference = ?1")
            .text(payment);
        Ok(self.db.run(book).await?.first()?)
    }

    async fn snapshot(&self, payment: PaymentId) -> Result<Snapshot, Unreachable> {
        let Some(book) = self.book(payment).await? else { return Ok(State::Pending.into()) };
        let done = Statement::new(
            "SELECT key, kind, amount FROM test_provider_operations
             WHERE reference = ?1 AND kind IN ('capture', 'refund') ORDER BY at, key",
        )
        .text(payment);
        let done: Vec<Done> = self.db.run(done).await?.all()?;
        let of = |kind: &str| -> Vec<Seen> {
            let prefix = format!("{payment}:{kind}:");
            let done = done.iter().filter(|done| done.kind == kind);
            let seen = done.map(|done| Seen {
                key: done.key.strip_prefix(&prefix).map(str::to_owned),
                reference: Some(done.key.clone()),
                amount: done.amount,
                reason: None,
                status: TransferStatus::Succeeded,
                failure: None,
            });
            seen.collect()
        };
        Ok(Snapshot { captures: of("capture"), refunds: of("refund"), state: state_of(payment, book) })
    }

    /// What was asked for was not done, and never will be.
    fn refused(operation: &Operation, failure: &str) -> Seen {
        Seen {
            key: Some(operation.key.clone()),
            reference: None,
            amount: operation.amount.amount(),
            reason: None,
            status: TransferStatus::Failed,
            failure: Some(failure.to_owned()),
        }
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

fn state_of(payment: PaymentId, book: Book) -> State {
    match book.state.as_str() {
        "requires_action" => State::RequiresAction { redirect_url: format!("/dev/3ds/{payment}") },
        "authorized" => State::Authorized,
        "captured" | "refunded" => State::Captured,
        "voided" => State::Voided,
        "declined" => State::Declined { reason: book.reason.unwrap_or_else(|| DECLINED.to_owned()) },
        _ => State::Pending,
    }
}

#[async_trait(?Send)]
impl Provider for TestProvider {
    /// By our own name; there is nothing to ask for.
    async fn open(&self, known: &Known, _: Means<'_>, _: Timestamp) -> Result<Opened, Unreachable> {
        Ok(Opened::As(known.id.to_string()))
    }

    async fn authorize(
        &self,
        known: &Known,
        means: Means<'_>,
        now: Timestamp,
    ) -> Result<Snapshot, Unreachable> {
        let (payment, amount) = (known.id, known.amount);
        let token = means.token.unwrap_or_default();
        let (state, reason, settle_at) = match token {
            "tok_error" => return Err(Unreachable::Silent("tok_error".to_owned())),
            "tok_ok" | "tok_capture_declined" | "tok_refund_declined" => ("authorized", None, None),
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
        self.snapshot(payment).await
    }

    async fn capture(
        &self,
        known: &Known,
        operation: &Operation,
        now: Timestamp,
    ) -> Result<Snapshot, Unreachable> {
        let payment = known.id;
        let decline = Statement::new(
            "UPDATE test_provider_payments SET state = 'declined', updated_at = ?1
             WHERE reference = ?2 AND state = 'authorized' AND token = 'tok_capture_declined'",
        );
        let record = Statement::new(
            "INSERT INTO test_provider_operations (key, reference, kind, amount, at)
             SELECT ?1, reference, 'capture', ?2, ?3 FROM test_provider_payments AS held
             WHERE reference = ?4 AND state = 'authorized' AND amount >= ?2 + (
                 SELECT coalesce(sum(amount), 0) FROM test_provider_operations
                 WHERE reference = held.reference AND kind = 'capture')
             ON CONFLICT (key) DO NOTHING",
        )
        .text(format!("{payment}:capture:{}", operation.key))
        .bind(operation.amount.amount())
        .bind(now)
        .text(payment);
        let close = Statement::new(
            "UPDATE test_provider_payments SET state = 'captured', updated_at = ?1
             WHERE reference = ?2 AND state = 'authorized' AND amount = (
                 SELECT sum(amount) FROM test_provider_operations WHERE reference = ?2 AND kind = 'capture')",
        )
        .bind(now)
        .text(payment);
        self.db.batch(vec![decline.bind(now).text(payment), record, close]).await?;
        let mut seen = self.snapshot(payment).await?;
        if !seen.captures.iter().any(|done| done.key.as_ref() == Some(&operation.key)) {
            seen.captures.push(Self::refused(operation, "The bank does not pay."));
        }
        Ok(seen)
    }

    async fn void(&self, known: &Known, now: Timestamp) -> Result<Snapshot, Unreachable> {
        let (payment, amount) = (known.id, known.amount);
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
        let record = Statement::new(
            "INSERT INTO test_provider_operations (key, reference, kind, amount, at)
             SELECT ?1, reference, 'void', amount, ?2 FROM test_provider_payments
             WHERE reference = ?3 AND state IN ('pending', 'requires_action', 'authorized')
             ON CONFLICT (key) DO NOTHING",
        )
        .text(format!("{payment}:void"))
        .bind(now)
        .text(payment);
        // What was captured before stays captured; the rest is let go.
        let change = Statement::new(
            "UPDATE test_provider_payments SET updated_at = ?1, state = CASE WHEN EXISTS (
                 SELECT 1 FROM test_provider_operations WHERE reference = ?2 AND kind = 'capture')
                 THEN 'captured' ELSE 'voided' END
             WHERE reference = ?2 AND state IN ('pending', 'requires_action', 'authorized')",
        )
        .bind(now)
        .text(payment);
        self.db.batch(vec![close, record, change]).await?;
        self.snapshot(payment).await
    }

    async fn hold_less(&self, known: &Known, now: Timestamp) -> Result<(), Unreachable> {
        let less = Statement::new(
            "UPDATE test_provider_payments SET amount = ?1, updated_at = ?2
             WHERE reference = ?3 AND state = 'authorized' AND amount > ?1 AND NOT EXISTS (
                 SELECT 1 FROM test_provider_operations WHERE reference = ?3 AND kind = 'capture')",
        );
        self.db.run(less.bind(known.amount.amount()).bind(now).text(known.id)).await?;
        Ok(())
    }

    async fn refund(
        &self,
        known: &Known,
        operation: &Operation,
        now: Timestamp,
    ) -> Result<Snapshot, Unreachable> {
        let payment = known.id;
        let record = Statement::new(
            "INSERT INTO test_provider_operations (key, reference, kind, amount, at)
             SELECT ?1, reference, 'refund', ?2, ?3 FROM test_provider_payments AS taken
             WHERE reference = ?4 AND token <> 'tok_refund_declined' AND (
                 SELECT coalesce(sum(amount), 0) FROM test_provider_operations
                 WHERE reference = taken.reference AND kind = 'capture') >= ?2 + (
                 SELECT coalesce(sum(amount), 0) FROM test_provider_operations
                 WHERE reference = taken.reference AND kind = 'refund')
             ON CONFLICT (key) DO NOTHING",
        )
        .text(format!("{payment}:refund:{}", operation.key))
        .bind(operation.amount.amount())
        .bind(now)
        .text(payment);
        let close = Statement::new(
            "UPDATE test_provider_payments SET state = 'refunded', updated_at = ?1
             WHERE reference = ?2 AND state = 'captured' AND (
                 SELECT sum(amount) FROM test_provider_operations WHERE reference = ?2 AND kind = 'capture') = (
                 SELECT sum(amount) FROM test_provider_operations WHERE reference = ?2 AND kind = 'refund')",
        )
        .bind(now)
        .text(payment);
        self.db.batch(vec![record, close]).await?;
        let mut seen = self.snapshot(payment).await?;
        if !seen.refunds.iter().any(|done| done.key.as_ref() == Some(&operation.key)) {
            seen.refunds.push(Self::refused(operation, "The bank does not take the money back."));
        }
        Ok(seen)
    }

    async fn sync(&self, known: &Known) -> Result<Snapshot, Unreachable> {
        self.snapshot(known.id).await
    }

    fn verify_webhook(&self, signature: &str, body: &[u8], now: Timestamp) -> Option<Notice> {
        let secret = self.secret.as_deref()?;
        if !signature::is_valid(signature, secret, body, now) {
            return None;
        }
        let body: WebhookBody = serde_json::from_slice(body).ok()?;
        Some(Notice { event_id: body.id, about: About::Payment(body.payment_id) })
    }

    fn signature_header(&self) -> &'static str {
        "x-payment-signature"
    }
}
