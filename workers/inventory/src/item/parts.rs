//! What the root does with its parts: it spreads the stock, and brings units together where a part has too few.

use super::{
    Gathered, Item,
    commands::{self, GiveBack, Hold, Met, Report, Sale, Tell, Told, Want},
    configure::split_and_ahead,
    contradiction,
    places::split_and_elsewhere,
};
use crate::domain::{ItemName, Layout, Passed};
use client::Caller;
use contract::{Unit, inventory::StockPolicy};
use edge::Statement;
use kernel::{ErrorCode, Problem, Timestamp};
use serde::Deserialize;

/// A part as its last report said, and what was given to and taken from it.
#[derive(Clone, Copy, Deserialize)]
struct Known {
    given: Passed,
    taken: Passed,
    moved: i64,
    reserved: i64,
    allocated: i64,
    version: i64,
}

impl Known {
    /// What is free there or on its way there.
    const fn free(&self) -> i64 {
        self.given.units() - self.taken.units() + self.moved - self.reserved - self.allocated
    }
}

#[derive(Deserialize)]
struct Number {
    part: u8,
}

#[derive(Deserialize)]
struct Given {
    given: Passed,
}

impl Want {
    /// The layout by which its home was chosen.
    const fn layout(&self) -> u32 {
        match self {
            Self::Hold(wanted) => wanted.layout,
            Self::Sell(wanted) => wanted.layout,
            // Goes where the order bought, whatever the layout.
            Self::Revise(_) => 0,
        }
    }

    fn quantity(&self) -> i64 {
        match self {
            Self::Hold(wanted) => wanted.quantity.get().into(),
            Self::Sell(wanted) => wanted.quantity.get().into(),
            Self::Revise(wanted) => wanted.quantity.into(),
        }
    }

    const fn moved(&self) -> Met {
        match self {
            Self::Hold(_) => Met::Hold(Hold::Moved),
            Self::Sell(_) | Self::Revise(_) => Met::Sale(Sale::Moved),
        }
    }

    const fn short(&self, available: i64) -> Met {
        match self {
            Self::Hold(_) => Met::Hold(Hold::Short { available }),
            Self::Sell(_) | Self::Revise(_) => Met::Sale(Sale::Short { available }),
        }
    }
}

impl Item {
    /// The layout that keys are sent by. One that not every part has heard of is told to them first.
    pub async fn layout(&self, caller: &Caller, now: Timestamp) -> Result<Layout, Problem> {
        match self.current(now)? {
            None => Ok(Layout::default()),
            Some(state) if state.spread => Ok(state.layout),
            Some(_) => {
                let _turn = self.turn.lock().await;
                self.tell_layout(caller, now).await?;
                Ok(self.current(now)?.map(|state| state.layout).unwrap_or_default())
            }
        }
    }

    /// Spreads the stock over so many objects, while it is being sold.
    ///
    /// First the new layout is written down: from then on no object that hears of it takes keys by an older one. Then
    /// every part is told, again and again if need be; only when all have heard, the root lets it be used.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `conflict` if it is sold ahead, or lies elsewhere than at the main location; `unavailable` if a part did not
    /// answer: the alarm goes on.
    pub async fn spread(&self, caller: &Caller, parts: u8, now: Timestamp) -> Result<(), Problem> {
        let _turn = self.turn.lock().await;
        self.tell_layout(caller, now).await?;
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        if state.layout.parts == parts {
            return Ok(());
        }
        if parts > 1 && state.policy.kind != StockPolicy::Deny {
            return Err(split_and_ahead());
        }
        if parts > 1 && !self.places(&state)?.is_only_main() {
            return Err(split_and_elsewhere());
        }
        let layout = state.layout.spread(parts, now, self.reservation_ttl);
        let free = state.books.available().max(0);
        let write = Statement::new(
            "UPDATE item SET layout = ?1, spread = 0, settle_at = coalesce(settle_at, CAST(?2 AS INTEGER))",
        );
        self.sql(write.json(&layout).bind(now))?;
        for part in 1..=layout.opened {
            self.sql(
                Statement::new("INSERT INTO parts (part) VALUES (?1) ON CONFLICT DO NOTHING")
                    .bind(u32::from(part)),
            )?;
        }
        if parts > 1 {
            let used = Statement::new("UPDATE parts SET empty = 0 WHERE part <= ?1").bind(u32::from(parts));
            self.sql(used)?;
            for part in 1..=parts {
                // The first ones get one more where it does not divide.
                let share = (free + i64::from(parts - part)) / i64::from(parts);
                self.give(part, share, now)?;
            }
        }
        // Committed with the above: should this end here, the alarm goes on.
        self.schedule(now).await?;
        self.tell_layout(caller, now).await
    }

    /// Tells every part of a layout that is not in use yet. Whoever calls this has the turn.
    pub(super) async fn tell_layout(&self, caller: &Caller, now: Timestamp) -> Result<(), Problem> {
        let Some(state) = self.current(now)?.filter(|state| !state.spread) else { return Ok(()) };
        let told = self.live_parts()?.into_iter().map(|part| {
            let give_back = if state.layout.includes(part) { GiveBack::Nothing } else { GiveBack::All };
            self.tell(caller, part, give_back, None, now)
        });
        futures::future::join_all(told).await.into_iter().collect::<Result<Vec<_>, _>>()?;
        self.sql(Statement::new("UPDATE item SET spread = 1"))?;
        Ok(())
    }

    /// Brings units together for a home that has too few, and says that there are too few only when that is so
    /// everywhere. One at a time: two would take the last unit out of each other's hands.
    ///
    /// # Errors
    /// As [`hold`](Self::hold) and [`sell`](Self::sell); `unavailable` if a part did not answer.
    pub async fn gather(
        &self,
        caller: &Caller,
        part: u8,
        want: Want,
        now: Timestamp,
    ) -> Result<Met, Problem> {
        let came = self.gathered.get().begun;
        let _turn = self.turn.lock().await;
        self.tell_layout(caller, now).await?;
        let Some(state) = self.current(now)? else { return Ok(want.short(0)) };
        if want.layout() != state.layout.version {
            return Ok(want.moved());
        }
        // Somebody else looked everywhere since this call came, and found less: so it goes when all is sold out and
        // many still ask.
        match self.gathered.get().short {
            Some((begun, found)) if begun >= came && found < want.quantity() => return Ok(want.short(found)),
            _ => {}
        }
        let begun = self.gathered.get().begun;
        self.gathered.set(Gathered { begun: begun.saturating_add(1), short: None });
        self.bring(caller, part, want.quantity(), now).await?;
        let met = if part == 0 {
            match &want {
                Want::Hold(wanted) => Met::Hold(self.hold_here(wanted, now)?),
                Want::Sell(wanted) => Met::Sale(self.sell_here(wanted, now)?),
                Want::Revise(wanted) => Met::Sale(self.revise(wanted, now)?),
            }
        } else {
            let free = self.own_free(now)?;
            // More than is wanted, so that the next buyer needs no bringing together.
            let parts = i64::from(state.layout.parts.max(1));
            let share = free.saturating_add(parts - 1) / parts;
            self.give(part, share.max(want.quantity()).min(free), now)?;
            self.tell(caller, part, GiveBack::Nothing, Some(want), now)
                .await?
                .ok_or_else(|| Problem::internal("the part did not say what became of it"))?
        };
        if let Met::Hold(Hold::Short { available }) | Met::Sale(Sale::Short { available }) = met {
            let gathered = self.gathered.get();
            self.gathered.set(Gathered { short: Some((begun, available)), ..gathered });
        }
        Ok(met)
    }

    /// Takes free units back from the parts, `part` aside, until the root has so many or there are no more: first half
    /// of what each has, since they will go on selling, then all.
    pub(super) async fn bring(
        &self,
        caller: &Caller,
        part: u8,
        quantity: i64,
        now: Timestamp,
    ) -> Result<(), Problem> {
        for give_back in [GiveBack::Half, GiveBack::All] {
            if self.own_free(now)? >= quantity {
                break;
            }
            let others = self.live_parts()?.into_iter().filter(|other| *other != part);
            let told = others.map(|other| self.tell(caller, other, give_back, None, now));
            futures::future::join_all(told).await.into_iter().collect::<Result<Vec<_>, _>>()?;
        }
        Ok(())
    }

    /// Takes in what a part says of itself, and the units that it gave back.
    pub fn see(&self, report: &Report, now: Timestamp) -> Result<(), Problem> {
        let Some(mut state) = self.current(now)? else { return Ok(()) };
        let known = Statement::new(
            "SELECT given, taken, moved, reserved, allocated, version FROM parts WHERE part = ?1",
        );
        let known = self.sql(known.bind(u32::from(report.part)))?.first::<Known>()?;
        // Reports overtake each other.
        let Some(known) = known.filter(|known| known.version < report.version) else { return Ok(()) };
        let (arrived, taken) = known.taken.arrive(report.back);
        let seen = Known {
            given: known.given,
            taken,
            moved: report.moved,
            reserved: report.reserved,
            allocated: report.allocated,
            version: report.version,
        };
        let books = state.books.adjust(arrived).map_err(contradiction)?;
        state.elsewhere = state.elsewhere.saturating_add(seen.free().saturating_sub(known.free()));
        let on_hand = report.moved + report.got.units() - report.back.units();
        let empty = !state.layout.includes(report.part)
            && (on_hand, report.reserved, report.allocated) == (0, 0, 0)
            && report.got == known.given;
        self.write(state, books, now)?;
        let see = Statement::new(
            "UPDATE parts SET taken = ?2, moved = ?3, reserved = ?4, allocated = ?5, version = ?6, empty = ?7
             WHERE part = ?1",
        )
        .bind(u32::from(report.part))
        .bind(taken.units())
        .bind(seen.moved)
        .bind(seen.reserved)
        .bind(seen.allocated)
        .bind(seen.version)
        .bind(empty);
        self.sql(see)?;
        Ok(())
    }

    /// Sends units on their way to a part. They arrive when it is told next.
    pub(super) fn give(&self, part: u8, units: i64, now: Timestamp) -> Result<(), Problem> {
        if units <= 0 {
            return Ok(());
        }
        let mut state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        let books = state.books.adjust(-units).map_err(contradiction)?;
        state.elsewhere = state.elsewhere.saturating_add(units);
        self.write(state, books, now)?;
        let count = Statement::new(
            "UPDATE parts SET given = given + CAST(?2 AS INTEGER), empty = 0 WHERE part = ?1 RETURNING given",
        );
        self.sql(count.bind(u32::from(part)).bind(units))?.one::<Given>()?;
        Ok(())
    }

    /// Tells a part where it stands, and takes in its answer.
    pub(super) async fn tell(
        &self,
        caller: &Caller,
        part: u8,
        give_back: GiveBack,
        want: Option<Want>,
        now: Timestamp,
    ) -> Result<Option<Met>, Problem> {
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        let given = Statement::new("SELECT given FROM parts WHERE part = ?1").bind(u32::from(part));
        let given = self.sql(given)?.first::<Given>()?.map(|row| row.given).unwrap_or_default();
        let name = ItemName { variant: state.variant_id, part };
        let tell = Tell { sku: state.sku, layout: state.layout, given, give_back, want };
        let object = (self.objects)(&name.to_string())?;
        let told: Told = object.call(caller, &commands::TELL, &[&name], &Unit {}, &tell).await?;
        self.see(&told.report, now)?;
        Ok(told.met)
    }

    /// The parts that may hold anything.
    pub(super) fn live_parts(&self) -> Result<Vec<u8>, Problem> {
        let parts = self.sql(Statement::new("SELECT part FROM parts WHERE empty = 0 ORDER BY part"))?;
        Ok(parts.all::<Number>()?.into_iter().map(|row| row.part).collect())
    }

    pub(super) fn own_free(&self, now: Timestamp) -> Result<i64, Problem> {
        Ok(self.current(now)?.map_or(0, |state| state.books.available()))
    }
}
