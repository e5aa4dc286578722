//! What a part does besides selling its share: it hears the root, and reports to it.

use super::{
    Item, State,
    commands::{self, GiveBack, Met, Report, Tell, Told, Want},
    contradiction,
};
use crate::domain::ItemName;
use contract::{StockLevel, Unit};
use edge::{Context, Statement};
use kernel::{Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Counted {
    version: i64,
    moved: i64,
}

impl Item {
    /// Does what the root says, in one step. Each part of a message may come late or again: layouts have versions, units
    /// are told as a sum, and what is wanted has a key.
    pub fn hear(&self, name: ItemName, tell: &Tell, now: Timestamp) -> Result<Told, Problem> {
        self.migrate()?;
        let begin = Statement::new(
            "INSERT INTO item (only, variant_id, sku, on_hand, reserved, allocated, level, part)
             VALUES (1, ?1, ?2, 0, 0, 0, ?3, ?4) ON CONFLICT DO NOTHING",
        );
        let begin =
            begin.text(name.variant).text(&tell.sku).json(&StockLevel::Out).bind(u32::from(name.part));
        self.sql(begin)?;
        let state = self.current(now)?.ok_or_else(|| Problem::internal("the part has not begun"))?;
        let (arrived, got) = state.got.arrive(tell.given);
        let books = state.books.adjust(arrived).map_err(contradiction)?;
        let free = books.available();
        let back = match tell.give_back {
            GiveBack::Nothing => 0,
            // Rounded up, so that the last one moves too.
            GiveBack::Half => free.saturating_sub(free / 2),
            GiveBack::All => free,
        };
        let books = books.adjust(-back).map_err(contradiction)?;
        let layout = (tell.layout.version > state.layout.version).then_some(&tell.layout);
        if arrived > 0 || back > 0 || layout.is_some() {
            let count = Statement::new("UPDATE item SET got = ?1, back = ?2, layout = coalesce(?3, layout)")
                .bind(got.units())
                .bind(state.back.send(back).units())
                .bind(layout.map(serde_json::to_string).transpose().map_err(Problem::internal)?);
            self.write(state, books, now)?;
            self.sql(count)?;
        }
        let met = match &tell.want {
            None => None,
            Some(Want::Hold(wanted)) => Some(Met::Hold(self.hold_here(wanted, now)?)),
            Some(Want::Sell(wanted)) => Some(Met::Sale(self.sell_here(wanted, now)?)),
            Some(Want::Revise(wanted)) => Some(Met::Sale(self.revise(wanted, now)?)),
        };
        Ok(Told { report: self.report(now)?, met })
    }

    /// Gives back what is free if the layout has no use for this part any more, and tells the root where it stands.
    pub(super) async fn send_report(&self, state: State, now: Timestamp) -> Result<(), Problem> {
        let root = ItemName::root(state.variant_id);
        let free = state.books.available();
        if !state.layout.includes(state.part) && free > 0 {
            let books = state.books.adjust(-free).map_err(contradiction)?;
            let count = Statement::new("UPDATE item SET back = ?1").bind(state.back.send(free).units());
            self.write(state, books, now)?;
            self.sql(count)?;
        }
        let report = self.report(now)?;
        let context = Context::for_service("inventory", now);
        let object = (self.objects)(&root.to_string())?;
        object.call(&context.caller, &commands::REPORT, &[&root], &Unit {}, &report).await?;
        let heard = Statement::new("UPDATE item SET projected = max(projected, CAST(?1 AS INTEGER))");
        self.sql(heard.bind(report.version))?;
        Ok(())
    }

    fn report(&self, now: Timestamp) -> Result<Report, Problem> {
        let state = self.current(now)?.ok_or_else(|| Problem::internal("the part has not begun"))?;
        let counted = Statement::new(
            "SELECT version, (SELECT coalesce(sum(quantity), 0) FROM movements) AS moved FROM item",
        );
        let counted = self.sql(counted)?.one::<Counted>()?;
        Ok(Report {
            part: state.part,
            version: counted.version,
            got: state.got,
            back: state.back,
            moved: counted.moved,
            reserved: state.books.reserved(),
            allocated: state.books.allocated(),
        })
    }
}
