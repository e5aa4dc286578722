//! What follows a change: events to product, the copy in D1, and the one alarm that brings both about in the end.

use super::{Item, State};
use contract::event::Queue;
use edge::{Context, Statement, outbox, runtime::log};
use kernel::{EventId, LocationId, Problem, Timestamp, VariantId};
use serde::Deserialize;
use std::{collections::BTreeMap, time::Duration};

/// How long changes gather before the alarm writes the copy in D1: a variant that sells fast is one write, not many.
pub(super) const DELAY: Duration = Duration::from_secs(1);
/// How long to wait after a failure.
const RETRY: Duration = Duration::from_secs(10);
/// After how long somebody who began to settle is taken for lost.
const LEASE: Duration = Duration::from_secs(30);

#[derive(Deserialize)]
struct Unsent {
    seq: i64,
    id: EventId,
    body: String,
}

#[derive(Deserialize)]
struct Copy {
    variant_id: VariantId,
    sku: String,
    available: i64,
    version: i64,
    #[serde(skip)]
    places: BTreeMap<LocationId, (i64, i64)>,
}

#[derive(Clone, Copy, Deserialize)]
struct Listed {
    available: i64,
    version: i64,
}

#[derive(Deserialize)]
struct Version {
    version: i64,
}

#[derive(Deserialize)]
struct Agenda {
    alarm_at: Option<i64>,
    settle_at: Option<i64>,
    expires_at: Option<i64>,
    unsent: i64,
}

impl Item {
    /// Sees to it that the alarm rings when there is something to do. True if events wait to be sent.
    pub async fn schedule(&self, now: Timestamp) -> Result<bool, Problem> {
        let agenda = Statement::new(
            "SELECT alarm_at, settle_at, (SELECT count(*) FROM outbox) AS unsent,
                 (SELECT min(expires_at) FROM reservations WHERE state = 'held') AS expires_at
             FROM item",
        );
        let Some(agenda) = self.sql(agenda)?.first::<Agenda>()? else { return Ok(false) };
        if let Some(next) = agenda.settle_at.into_iter().chain(agenda.expires_at).min() {
            // An alarm that rings too early finds nothing to do and sets the next one.
            let rings_in_time = agenda.alarm_at.is_some_and(|at| at > now.millis() && at <= next);
            if !rings_in_time {
                self.sql(Statement::new("UPDATE item SET alarm_at = ?1").bind(next))?;
                // Nothing was awaited since the change: the alarm is committed together with it.
                self.storage.set_alarm(Timestamp::from_millis(next)).await?;
            }
        }
        Ok(agenda.unsent > 0)
    }

    /// Hands events over and writes the copy in D1. What fails is logged and left to the alarm, and so is what comes while
    /// somebody else is at it: many at once would send the same events many times.
    pub async fn settle(&self, now: Timestamp) {
        let again_after = if self.settling.get().is_some_and(|since| now.since(since) < LEASE) {
            Some(DELAY)
        } else {
            self.settling.set(Some(now));
            let settled = self.try_settle(now).await;
            self.settling.set(None);
            settled.map_err(|problem| log_failure(&problem)).err().map(|()| RETRY)
        };
        if let Some(after) = again_after {
            let later = Statement::new("UPDATE item SET settle_at = ?1 WHERE settle_at IS NOT NULL");
            if let Err(error) = self.sql(later.bind(now.plus(after))) {
                log_failure(&error);
            }
        }
        if let Err(problem) = self.schedule(now).await {
            log_failure(&problem);
        }
    }

    /// The alarm: ends what has expired, and settles.
    pub async fn ring(&self, now: Timestamp) -> Result<(), Problem> {
        self.migrate()?;
        self.sql(Statement::new("UPDATE item SET alarm_at = NULL"))?;
        self.current(now)?;
        self.settle(now).await;
        Ok(())
    }

    async fn try_settle(&self, now: Timestamp) -> Result<(), Problem> {
        let Some(state) = self.current(now)? else { return Ok(()) };
        if state.part > 0 {
            self.send_report(state, now).await?;
        } else {
            // None waits for another to work again.
            let sent = self.hand_events_over(now).await;
            let copied = self.copy_to_list(now).await;
            let spread = self.finish_spreading(&state, now).await;
            sent.and(copied).and(spread)?;
        }
        // What changed during those awaits is still to be settled.
        self.sql(Statement::new(
            "UPDATE item SET settle_at = NULL
             WHERE projected = version AND spread = 1 AND NOT EXISTS (SELECT 1 FROM outbox)",
        ))?;
        Ok(())
    }

    /// Goes on where a change of the layout was interrupted.
    async fn finish_spreading(&self, state: &State, now: Timestamp) -> Result<(), Problem> {
        if !state.spread {
            self.layout(&Context::for_service("inventory", now).caller, now).await?;
        }
        Ok(())
    }

    /// From the object's outbox into the one in D1, where whoever looks for lost events finds them, and on to the
    /// queue. Nobody can ask a hundred thousand objects.
    async fn hand_events_over(&self, now: Timestamp) -> Result<(), Problem> {
        let unsent =
            Statement::new("SELECT seq, body ->> 'id' AS id, body FROM outbox ORDER BY seq LIMIT 100");
        let unsent = self.sql(unsent)?.all::<Unsent>()?;
        if unsent.is_empty() {
            return Ok(());
        }
        let events: Vec<(EventId, &str)> = unsent.iter().map(|row| (row.id, row.body.as_str())).collect();
        let take_over = Statement::new(
            "INSERT INTO outbox (id, queue, body, created_at)
             SELECT value ->> 0, ?1, value ->> 1, ?2 FROM json_each(?3) WHERE true ON CONFLICT (id) DO NOTHING",
        );
        self.db.run(take_over.json(&Queue::ProductInbox).bind(now).json(&events)).await?;
        let seqs: Vec<i64> = unsent.iter().map(|row| row.seq).collect();
        let forget = Statement::new("DELETE FROM outbox WHERE seq IN (SELECT value FROM json_each(?1))");
        self.sql(forget.json(&seqs))?;
        let ids: Vec<EventId> = unsent.iter().map(|row| row.id).collect();
        // A queue that takes nothing is the tick's to try again; the object has done its part.
        if let Err(problem) = outbox::relay_these(&*self.db, &*self.queues, &ids, now).await {
            log_failure(&problem);
        }
        Ok(())
    }

    /// Compares the copy in D1 with the books, and has it written anew where it is missing or wrong; tells product the
    /// level again then, or if asked to. True if the copy was wrong.
    pub async fn compare(&self, tell_product: bool, now: Timestamp) -> Result<bool, Problem> {
        let Some(state) = self.current(now)? else { return Ok(false) };
        let listed = Statement::new("SELECT available, version FROM stock_levels WHERE variant_id = ?1");
        let listed = self.db.run(listed.text(state.variant_id)).await?.first::<Listed>()?;
        // Read again: the books may have changed during that await.
        let Some(state) = self.current(now)? else { return Ok(false) };
        let version = self.sql(Statement::new("SELECT version FROM item"))?.one::<Version>()?.version;
        // A copy that is only behind is on its way already.
        let wrong = match listed {
            None => true,
            Some(listed) if listed.version < version => false,
            Some(listed) => listed.version > version || listed.available != state.free,
        };
        if wrong {
            let again = Statement::new(
                "UPDATE item SET version = CAST(?1 AS INTEGER), settle_at = CAST(?2 AS INTEGER)",
            );
            let above = version.max(listed.map_or(0, |listed| listed.version)).saturating_add(1);
            self.sql(again.bind(above).bind(now))?;
        }
        // Until the first crossing product knows the level from its own opening stock.
        if (wrong || tell_product) && state.level_version > 0 {
            self.announce(&state, now)?;
        }
        self.schedule(now).await?;
        Ok(wrong)
    }

    async fn copy_to_list(&self, now: Timestamp) -> Result<(), Problem> {
        let Some(state) = self.current(now)? else { return Ok(()) };
        let copy = Statement::new(
            "SELECT variant_id, sku, version,
                 (on_hand - reserved - allocated
                     + (SELECT coalesce(sum(given - taken + moved - reserved - allocated), 0) FROM parts)) AS available
             FROM item WHERE projected < version",
        );
        let Some(mut copy) = self.sql(copy)?.first::<Copy>()? else { return Ok(()) };
        let places = self.places_everywhere(&state)?;
        let some = places.iter().filter(|place| place.on_hand > 0);
        copy.places = some.map(|place| (place.location, (place.on_hand, place.free()))).collect();
        self.db.run(write_copy(&copy, now)).await?;
        let projected = Statement::new("UPDATE item SET projected = max(projected, CAST(?1 AS INTEGER))");
        self.sql(projected.bind(copy.version))?;
        Ok(())
    }
}

fn log_failure(cause: &impl std::fmt::Display) {
    log::error("stock item", &serde_json::json!({"cause": cause.to_string()}));
}

/// Copies may arrive in any order: the highest version stays.
fn write_copy(copy: &Copy, now: Timestamp) -> Statement {
    Statement::new(
        "INSERT INTO stock_levels (variant_id, sku, available, version, updated_at, places)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (variant_id) DO UPDATE
         SET available = excluded.available, version = excluded.version, updated_at = excluded.updated_at,
             places = excluded.places
         WHERE excluded.version > stock_levels.version",
    )
    .text(copy.variant_id)
    .text(&copy.sku)
    .bind(copy.available)
    .bind(copy.version)
    .bind(now)
    .json(&copy.places)
}
