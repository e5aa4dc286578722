//! The copy of the counts in D1, and the alarm that writes it in the end.

use super::Ledger;
use edge::{Statement, runtime::log};
use kernel::{Problem, PromotionId, Timestamp};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long uses of a promotion without limits gather: one that applies to every order is one write, not many.
const DELAY: Duration = Duration::from_secs(1);
/// How long to wait after a failure.
const RETRY: Duration = Duration::from_secs(10);
/// After how long somebody who began to write the copy is taken for lost.
const LEASE: Duration = Duration::from_secs(30);

#[derive(Deserialize)]
struct Counts {
    promotion_id: PromotionId,
    used: u32,
    version: i64,
    projected: i64,
    alarm_at: Option<i64>,
}

#[derive(Deserialize, Serialize)]
struct CustomerCount {
    customer: String,
    used: u32,
}

#[derive(Deserialize, Serialize)]
struct CodeCount {
    code: String,
    used: u32,
}

impl Ledger {
    fn counts(&self) -> Result<Option<Counts>, Problem> {
        let counts = Statement::new("SELECT promotion_id, used, version, projected, alarm_at FROM ledger");
        Ok(self.sql(counts)?.first()?)
    }

    /// Sees to it that the alarm rings if D1 is behind.
    pub async fn schedule(&self, now: Timestamp) -> Result<(), Problem> {
        self.wake(now, now.plus(DELAY)).await
    }

    async fn wake(&self, now: Timestamp, at: Timestamp) -> Result<(), Problem> {
        let Some(counts) = self.counts()? else { return Ok(()) };
        let set = counts.alarm_at.is_some_and(|alarm_at| alarm_at > now.millis());
        if counts.projected < counts.version && !set {
            self.sql(Statement::new("UPDATE ledger SET alarm_at = ?1").bind(at))?;
            // Nothing was awaited since the change: the alarm is committed together with it.
            self.storage.set_alarm(at).await?;
        }
        Ok(())
    }

    /// Writes the copy in D1. What fails is logged and left to the alarm, and so is what comes while somebody else is
    /// at it.
    pub async fn project(&self, now: Timestamp) {
        let mut next = now.plus(DELAY);
        if self.projecting.get().is_none_or(|since| now.since(since) >= LEASE) {
            self.projecting.set(Some(now));
            let projected = self.try_project().await;
            self.projecting.set(None);
            if let Err(problem) = projected {
                log::error("coupon ledger", &serde_json::json!({"cause": problem.to_string()}));
                next = now.plus(RETRY);
            }
        }
        // Behind again where something changed meanwhile.
        if let Err(problem) = self.wake(now, next).await {
            log::error("coupon ledger", &serde_json::json!({"cause": problem.to_string()}));
        }
    }

    /// The alarm.
    pub async fn ring(&self, now: Timestamp) -> Result<(), Problem> {
        self.migrate()?;
        self.sql(Statement::new("UPDATE ledger SET alarm_at = NULL"))?;
        self.project(now).await;
        Ok(())
    }

    async fn try_project(&self) -> Result<(), Problem> {
        let Some(counts) = self.counts()? else { return Ok(()) };
        if counts.projected >= counts.version {
            return Ok(());
        }
        // Accounts only: mail addresses of guests stay here, and nobody is signed in when they are looked up.
        let customers = Statement::new(
            "SELECT customer, count(*) FILTER (WHERE state = 'used') AS used FROM uses
             WHERE customer IN (
                 SELECT customer FROM uses WHERE version > ?1 AND counts_customer AND customer LIKE 'cus/_%' ESCAPE '/'
             ) GROUP BY customer",
        );
        let customers = self.sql(customers.bind(counts.projected))?.all::<CustomerCount>()?;
        let total = Statement::new(
            "UPDATE promotions SET used = ?2, ledger_version = ?3 WHERE id = ?1 AND ledger_version < ?3",
        );
        let by_customer = Statement::new(
            "INSERT INTO customer_uses (promotion_id, customer, used, version)
             SELECT ?1, value ->> 'customer', value ->> 'used', ?3 FROM json_each(?2) WHERE true
             ON CONFLICT (promotion_id, customer) DO UPDATE SET used = excluded.used, version = excluded.version
             WHERE excluded.version > customer_uses.version",
        );
        let codes = Statement::new(
            "SELECT code, count(*) FILTER (WHERE state = 'used') AS used FROM uses
             WHERE code IN (SELECT code FROM uses WHERE version > ?1 AND code IS NOT NULL) GROUP BY code",
        );
        let codes = self.sql(codes.bind(counts.projected))?.all::<CodeCount>()?;
        let by_code = Statement::new(
            "UPDATE codes SET used = counted.value ->> 'used', ledger_version = ?2 FROM json_each(?1) AS counted
             WHERE codes.code = counted.value ->> 'code' AND codes.ledger_version < ?2",
        );
        let batch = vec![
            total.text(counts.promotion_id).bind(counts.used).bind(counts.version),
            by_customer.text(counts.promotion_id).json(&customers).bind(counts.version),
            by_code.json(&codes).bind(counts.version),
        ];
        self.db.batch(batch).await?;
        let projected = Statement::new("UPDATE ledger SET projected = max(projected, CAST(?1 AS INTEGER))");
        self.sql(projected.bind(counts.version))?;
        Ok(())
    }
}
