use super::{
    Item, REMEMBERED,
    allocate::{Allocation, given_up},
    commands::{self, GiveBack, Met, ReviseUnits, Sale, Trace, Want},
    contradiction,
};
use crate::domain::ItemName;
use client::Caller;
use contract::Unit;
use edge::Statement;
use kernel::{ErrorCode, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Heard {
    revision: u32,
}

impl Item {
    /// Brings what an order has bought here, the shipped units included, to `quantity`: sells it more, which is routed as
    /// what it bought at first, or takes back, from where it was to be sent.
    ///
    /// The quantity is said as a whole and revisions only rise, so that a call may be repeated or overtaken: what comes
    /// late is refused, and what comes last is what counts.
    ///
    /// # Errors
    /// `conflict` for an older revision, for an order that was given up, and where more has been shipped.
    pub fn revise(&self, wanted: &ReviseUnits, now: Timestamp) -> Result<Sale, Problem> {
        let ReviseUnits { order_id: order, revision, quantity, .. } = *wanted;
        let quantity = i64::from(quantity);
        // No await from this check to the last write.
        let Some(state) = self.current(now)? else {
            return Ok(if quantity == 0 {
                Sale::Sold { repeated: true }
            } else {
                Sale::Short { available: 0 }
            });
        };
        let heard = Statement::new("SELECT revision FROM revisions WHERE order_id = ?1").text(order);
        if self.sql(heard)?.first::<Heard>()?.is_some_and(|heard| heard.revision > revision) {
            return Err(Problem::new(ErrorCode::Conflict).detail("The order has been changed since."));
        }
        let known = self.allocation(order)?;
        let (kept, shipped) = known.as_ref().map_or((0, 0), |known| (known.kept(), known.shipped()));
        if quantity < shipped {
            return Err(Problem::new(ErrorCode::Conflict).detail("More of it has been shipped."));
        }
        let more = quantity - kept;
        if more > 0 && known.is_none() && self.gave_up(order)? {
            return Err(given_up());
        }
        let books =
            if more > 0 { state.books.allocate(0, more) } else { state.books.release_allocation(-more) };
        let books = match books {
            Ok(books) => books,
            Err(shortage) if more > 0 => return Ok(Sale::Short { available: shortage.available }),
            Err(shortage) => return Err(contradiction(shortage)),
        };
        if more != 0 {
            let places = self.places(&state)?;
            let open = known.as_ref().map_or(0, Allocation::open);
            let spots = if more > 0 {
                // As in a checkout: the books just said that there are enough that nobody has bought.
                places.route(more, &wanted.ranking)
            } else {
                places.give_back(-more, &self.kept_for(order, open)?)
            };
            self.write(state, books, now)?;
            if more > 0 {
                self.keep(order, &spots, now)?;
            } else {
                self.let_go(order, &spots, now)?;
            }
            // What was taken back stays in the row, as after a release.
            let row = Statement::new(
                "INSERT INTO allocations (order_id, key, quantity) VALUES (?1, ?2, ?3)
                 ON CONFLICT (order_id) DO UPDATE SET
                     quantity = quantity + max(CAST(?4 AS INTEGER), 0),
                     released = released + max(-CAST(?4 AS INTEGER), 0)",
            );
            let row = row.text(order).bind(format!("{order}:revised")).bind(quantity.max(1)).bind(more);
            self.sql(row)?;
        }
        let hear = Statement::new(
            "INSERT INTO revisions (order_id, revision, at) VALUES (?1, ?2, ?3)
             ON CONFLICT (order_id) DO UPDATE SET revision = ?2, at = ?3",
        );
        self.sql(hear.text(order).bind(revision).bind(now))?;
        self.sql(Statement::new("DELETE FROM revisions WHERE at < ?1").bind(now.minus(REMEMBERED)))?;
        Ok(Sale::Sold { repeated: more == 0 })
    }

    /// The same where the order bought: of a split variant that may be a part, to which free units are brought if it has
    /// too few. An order that has bought none yet buys of the root.
    ///
    /// # Errors
    /// As [`revise`](Self::revise); `unavailable` if a part did not answer.
    pub async fn revise_anywhere(
        &self,
        caller: &Caller,
        name: ItemName,
        wanted: &ReviseUnits,
        now: Timestamp,
    ) -> Result<Sale, Problem> {
        let opened = self.current(now)?.map_or(0, |state| state.layout.opened);
        if opened == 0 {
            return self.revise(wanted, now);
        }
        // One at a time, as whoever brings units together: an order has its units in one object only.
        let _turn = self.turn.lock().await;
        self.tell_layout(caller, now).await?;
        let question = Trace { order_id: Some(wanted.order_id), ..Trace::default() };
        let part = if self.trace(&question, now)?.bought {
            0
        } else {
            let answers = self.ask(caller, name, 1..=opened, &question).await?;
            answers.iter().find(|(_, traced)| traced.bought).map_or(0, |(part, _)| *part)
        };
        let there = ItemName { part, ..name };
        let sale = if part == 0 {
            self.revise(wanted, now)?
        } else {
            let object = (self.objects)(&there.to_string())?;
            object.call(caller, &commands::REVISE_SOLD, &[&there], &Unit {}, wanted).await?
        };
        if !matches!(sale, Sale::Short { .. }) {
            return Ok(sale);
        }
        let quantity = i64::from(wanted.quantity);
        self.bring(caller, part, quantity, now).await?;
        if part == 0 {
            return self.revise(wanted, now);
        }
        let free = self.own_free(now)?;
        self.give(part, quantity.min(free), now)?;
        match self.tell(caller, part, GiveBack::Nothing, Some(Want::Revise(wanted.clone())), now).await? {
            Some(Met::Sale(sale)) => Ok(sale),
            _ => Err(Problem::internal("the part did not say what became of it")),
        }
    }
}
