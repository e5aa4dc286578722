//! What concerns a variant as a whole: the root does its own part and asks the others for theirs.

use super::{
    Item,
    commands::{
        self, AdjustUnits, Adjusted, Entry, GiveBack, ReadLedger, ReleaseOrder, ReleaseUnits, ShipUnits,
        Trace,
    },
    places::shown,
};
use crate::domain::ItemName;
use client::{Caller, Client};
use contract::{
    List, Unit,
    inventory::{ListMovements, MAIN_LOCATION, Movement, PlannedUnits, StockItem, StockPolicy},
};
use edge::{
    Statement,
    cursor::{self, Position},
};
use futures::future::join_all;
use kernel::{ErrorCode, OrderId, Problem, Timestamp, VariantId};
use serde::Deserialize;
use std::future::Future;

#[derive(Deserialize)]
struct Sums {
    on_hand: i64,
    reserved: i64,
    allocated: i64,
}

impl Item {
    /// The books of all objects together.
    ///
    /// Each object is read at its own moment. On hand is right all the same, since units that go from one object to
    /// another are in neither's movements; reserved and allocated are as of those moments.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `unavailable` if a part did not answer.
    pub async fn stock(&self, caller: &Caller, now: Timestamp) -> Result<StockItem, Problem> {
        let live = self.live_parts()?.into_iter();
        let told = live.map(|part| self.tell(caller, part, GiveBack::Nothing, None, now));
        join_all(told).await.into_iter().collect::<Result<Vec<_>, _>>()?;
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        let sums = Statement::new(
            "SELECT on_hand + (SELECT coalesce(sum(given - taken + moved), 0) FROM parts) AS on_hand,
                 reserved + (SELECT coalesce(sum(reserved), 0) FROM parts) AS reserved,
                 allocated + (SELECT coalesce(sum(allocated), 0) FROM parts) AS allocated
             FROM item",
        );
        let sums = self.sql(sums)?.one::<Sums>()?;
        let locations = shown(&self.places_everywhere(&state)?);
        Ok(StockItem {
            variant_id: state.variant_id,
            sku: state.sku,
            on_hand: sums.on_hand,
            reserved: sums.reserved,
            allocated: sums.allocated,
            available: sums.on_hand - sums.reserved - sums.allocated,
            policy: state.policy.kind,
            sell_ahead_limit: state.policy.limit.filter(|_| state.policy.kind != StockPolicy::Deny),
            releases_at: state.policy.releases_at.filter(|_| state.policy.kind == StockPolicy::Preorder),
            parts: (state.layout.parts > 1).then_some(state.layout.parts),
            locations,
        })
    }

    /// Counts units in or out of the root; takes them from the parts where it has too few.
    ///
    /// # Errors
    /// As [`adjust`](Self::adjust).
    pub async fn adjust_whole(
        &self,
        caller: &Caller,
        body: &AdjustUnits,
        now: Timestamp,
    ) -> Result<Adjusted, Problem> {
        let AdjustUnits { location, delta, reason, key } = body;
        let (delta, key) = (i64::from(*delta), key.as_deref());
        if delta < 0 && !self.live_parts()?.is_empty() {
            // A repetition brings units together for nothing, and then is recognised.
            let _turn = self.turn.lock().await;
            self.bring(caller, 0, delta.saturating_neg(), now).await?;
            return self.adjust(*location, delta, reason, key, now);
        }
        self.adjust(*location, delta, reason, key, now)
    }

    /// Gives back what a key holds, wherever.
    pub async fn release_everywhere(
        &self,
        caller: &Caller,
        name: ItemName,
        body: &ReleaseUnits,
        now: Timestamp,
    ) -> Result<(), Problem> {
        self.release(&body.key, now)?;
        self.each_part(name.variant, |part, name| async move {
            part.call(caller, &commands::RELEASE, &[&name], &Unit {}, body).await
        })
        .await
    }

    /// Gives back what an order has bought and was not shipped, wherever.
    pub async fn release_order_everywhere(
        &self,
        caller: &Caller,
        name: ItemName,
        body: &ReleaseOrder,
        now: Timestamp,
    ) -> Result<(), Problem> {
        self.release_allocation(body.order_id, now)?;
        self.each_part(name.variant, |part, name| async move {
            part.call(caller, &commands::RELEASE_ALLOCATION, &[&name], &Unit {}, body).await
        })
        .await
    }

    /// Ships what an order has bought, from where it was sold.
    ///
    /// # Errors
    /// As [`ship`](Self::ship).
    pub async fn ship_from_anywhere(
        &self,
        caller: &Caller,
        name: ItemName,
        body: &ShipUnits,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let quantity = i64::from(body.quantity.get());
        let question = Trace { order_id: Some(body.order_id), shipment: Some(body.key.clone()), key: None };
        let here = self.trace(&question, now)?;
        let opened = self.current(now)?.map_or(0, |state| state.layout.opened);
        if opened > 0 && !here.shipped && here.open < quantity {
            let answers = self.ask(caller, name, 1..=opened, &question).await?;
            let shipped = answers.iter().find(|(_, traced)| traced.shipped);
            if let Some((part, _)) =
                shipped.or_else(|| answers.iter().find(|(_, there)| there.open >= quantity))
            {
                let there = ItemName { part: *part, ..name };
                let object = (self.objects)(&there.to_string())?;
                object.call(caller, &commands::SHIP_SOLD, &[&there], &Unit {}, body).await?;
                return Ok(());
            }
        }
        self.ship(&body.key, body.order_id, quantity, body.location, now)
    }

    /// From where the units leave that an order has bought, in whichever object.
    pub async fn plan_everywhere(
        &self,
        caller: &Caller,
        name: ItemName,
        order: OrderId,
        now: Timestamp,
    ) -> Result<Vec<PlannedUnits>, Problem> {
        let opened = self.current(now)?.map_or(0, |state| state.layout.opened);
        if opened > 0 && self.allocation(order)?.is_none() {
            let question = Trace { order_id: Some(order), ..Trace::default() };
            let answers = self.ask(caller, name, 1..=opened, &question).await?;
            let open = answers.iter().map(|(_, traced)| traced.open).sum();
            // What a part has sold lies in that part.
            let main = PlannedUnits { location_id: MAIN_LOCATION, planned: open, at_most: open };
            return Ok(if open > 0 { vec![main] } else { Vec::new() });
        }
        self.plan(order, now)
    }

    /// The ledger, the last first.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `invalid_cursor`.
    pub async fn movements(
        &self,
        caller: &Caller,
        name: ItemName,
        query: &ListMovements,
        now: Timestamp,
    ) -> Result<List<Movement>, Problem> {
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        let from = query.cursor.as_deref().map(cursor::decode::<Position<commands::Place>>).transpose()?;
        let read = ReadLedger { from, limit: query.limit.get() + 1 };
        let theirs = (1..=state.layout.opened).map(|part| {
            let (name, read) = (ItemName { part, ..name }, &read);
            async move {
                let object = (self.objects)(&name.to_string())?;
                object.call(caller, &commands::LEDGER, &[&name], &Unit {}, read).await
            }
        });
        let mut entries = self.ledger(0, &read)?;
        for answer in join_all(theirs).await {
            entries.extend(answer?.entries);
        }
        let backwards = matches!(read.from, Some(Position::Before(_)));
        entries.sort_by(|a, b| if backwards { a.place.cmp(&b.place) } else { b.place.cmp(&a.place) });
        entries.truncate(usize::try_from(read.limit).unwrap_or(usize::MAX));
        let page = cursor::page(entries, query.limit, read.from.as_ref(), |entry: &Entry| entry.place);
        Ok(List {
            items: page.items.into_iter().map(|entry| entry.movement).collect(),
            next_cursor: page.next_cursor,
            prev_cursor: page.prev_cursor,
        })
    }

    async fn each_part<F>(
        &self,
        variant: VariantId,
        ask: impl Fn(Client, ItemName) -> F,
    ) -> Result<(), Problem>
    where
        F: Future<Output = Result<Unit, Problem>>,
    {
        let asked = self.live_parts()?.into_iter().map(|part| {
            let name = ItemName { variant, part };
            let answer = (self.objects)(&name.to_string()).map(|object| ask(object, name));
            async move { answer?.await }
        });
        join_all(asked).await.into_iter().collect::<Result<Vec<Unit>, _>>()?;
        Ok(())
    }
}
