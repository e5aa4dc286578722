//! What a key's home does: it looks where else the key may have lived before it takes it in.
//!
//! Why no key is held or sold twice: at any version of the layout a key has one home; every object refuses commands of
//! another version than its own; and a version is used only when all objects have heard of it, so that under the
//! earlier ones nobody takes in anything more. What was taken in before stays where it is, and is looked for there.

use super::{
    Item,
    allocate::given_up,
    commands::{self, AllocateUnits, Hold, ReserveUnits, Sale, Trace, Traced},
};
use crate::domain::ItemName;
use client::Caller;
use contract::Unit;
use edge::Statement;
use kernel::{ErrorCode, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Reserved {
    quantity: i64,
    expires_at: i64,
}

impl Item {
    /// Holds units, unless the key holds them where it lived under an earlier layout.
    ///
    /// # Errors
    /// `idempotency_mismatch` if the key holds another quantity.
    pub async fn hold(
        &self,
        caller: &Caller,
        name: ItemName,
        wanted: &ReserveUnits,
        now: Timestamp,
    ) -> Result<Hold, Problem> {
        let Some(state) = self.current(now)? else { return Ok(not_begun(name)) };
        if !state.takes(wanted.layout) {
            return Ok(Hold::Moved);
        }
        let earlier = state.layout.earlier_homes(&wanted.key, now);
        if !earlier.is_empty() && self.reservation(&wanted.key)?.is_none() {
            let question = Trace { key: Some(wanted.key.clone()), ..Trace::default() };
            for (_, traced) in self.ask(caller, name, earlier, &question).await? {
                if let Some((quantity, expires_at)) = traced.reserved {
                    let same = quantity == i64::from(wanted.quantity.get());
                    return if same {
                        Ok(Hold::Held { expires_at })
                    } else {
                        Err(ErrorCode::IdempotencyMismatch.into())
                    };
                }
            }
        }
        self.hold_here(wanted, now)
    }

    /// Holds units out of this object's own, if its layout is still the one that the key was sent by: others may have
    /// come in while the key was looked for.
    pub(super) fn hold_here(&self, wanted: &ReserveUnits, now: Timestamp) -> Result<Hold, Problem> {
        match self.current(now)? {
            Some(state) if !state.takes(wanted.layout) => Ok(Hold::Moved),
            _ => self.reserve(&wanted.key, wanted.quantity.get().into(), now),
        }
    }

    /// Sells units where the key holds them, or sold them before; out of what is free here if it holds none.
    ///
    /// # Errors
    /// `conflict` if the order has another quantity already, or has given this sale back.
    pub async fn sell(
        &self,
        caller: &Caller,
        name: ItemName,
        wanted: &AllocateUnits,
        now: Timestamp,
    ) -> Result<Sale, Problem> {
        let Some(state) = self.current(now)? else { return Ok(not_begun(name)) };
        if !state.takes(wanted.layout) {
            return Ok(Sale::Moved);
        }
        if state.layout.opened > 0 && !self.concerns(&wanted.key, wanted.order_id)? {
            let everyone = (0..=state.layout.opened).filter(|part| *part != name.part);
            let question =
                Trace { key: Some(wanted.key.clone()), order_id: Some(wanted.order_id), ..Trace::default() };
            let answers = self.ask(caller, name, everyone, &question).await?;
            let bought = answers.iter().find(|(_, traced)| traced.bought);
            if let Some((part, _)) = bought.or_else(|| answers.iter().find(|(_, traced)| traced.held > 0)) {
                let there = ItemName { part: *part, ..name };
                let object = (self.objects)(&there.to_string())?;
                return object.call(caller, &commands::ALLOCATE_HELD, &[&there], &Unit {}, wanted).await;
            }
            // The root knows of every order that was given up, also of those of which this part heard nothing, since it
            // was not yet in use.
            if answers.iter().any(|(_, traced)| traced.gave_up) {
                return Err(given_up());
            }
        }
        self.sell_here(wanted, now)
    }

    /// Sells units out of this object's own, if its layout is still the one that the key was sent by.
    pub(super) fn sell_here(&self, wanted: &AllocateUnits, now: Timestamp) -> Result<Sale, Problem> {
        match self.current(now)? {
            Some(state) if !state.takes(wanted.layout) => Ok(Sale::Moved),
            _ => self.allocate(
                &wanted.key,
                wanted.order_id,
                wanted.quantity.get().into(),
                &wanted.ranking,
                now,
            ),
        }
    }

    /// Sells what the key holds here, wherever its home is now. What has expired in the meantime is not sold: the home
    /// would not find it here any more, and sell it again.
    pub fn sell_held(&self, wanted: &AllocateUnits, now: Timestamp) -> Result<Sale, Problem> {
        self.current(now)?;
        if !self.concerns(&wanted.key, wanted.order_id)? {
            return Ok(Sale::Moved);
        }
        self.allocate(&wanted.key, wanted.order_id, wanted.quantity.get().into(), &wanted.ranking, now)
    }

    /// What is known here of a reservation, an order, a parcel.
    pub fn trace(&self, question: &Trace, now: Timestamp) -> Result<Traced, Problem> {
        self.current(now)?;
        let mut traced = Traced::default();
        if let Some(key) = &question.key {
            traced.reserved = self.reservation(key)?;
            traced.held = self.held(key)?;
        }
        if let Some(order) = question.order_id {
            traced.gave_up = self.gave_up(order)?;
            if let Some(known) = self.allocation(order)? {
                traced.open = known.open();
                traced.bought = true;
            }
        }
        if let Some(shipment) = &question.shipment {
            let known = Statement::new("SELECT 1 FROM shipments WHERE key = ?1").bind(shipment.to_string());
            traced.shipped = !self.sql(known)?.rows.is_empty();
        }
        Ok(traced)
    }

    /// Asks other objects of the variant, all at once; the answers are in the order of `parts`.
    pub(super) async fn ask(
        &self,
        caller: &Caller,
        name: ItemName,
        parts: impl IntoIterator<Item = u8>,
        question: &Trace,
    ) -> Result<Vec<(u8, Traced)>, Problem> {
        let asked = parts.into_iter().map(|part| async move {
            let name = ItemName { part, ..name };
            let object = (self.objects)(&name.to_string())?;
            Ok((part, object.call(caller, &commands::TRACE, &[&name], &Unit {}, question).await?))
        });
        futures::future::join_all(asked).await.into_iter().collect()
    }

    fn reservation(&self, key: &str) -> Result<Option<(i64, Timestamp)>, Problem> {
        let known = Statement::new("SELECT quantity, expires_at FROM reservations WHERE key = ?1").bind(key);
        let known = self.sql(known)?.first::<Reserved>()?;
        Ok(known.map(|known| (known.quantity, Timestamp::from_millis(known.expires_at))))
    }

    /// Whether a sale under this key is for this object to decide.
    fn concerns(&self, key: &str, order: OrderId) -> Result<bool, Problem> {
        Ok(self.allocation(order)?.is_some() || self.held(key)? > 0)
    }
}

/// A variant without opening stock has nothing; a part that never began belongs to a layout that is none any more.
trait NotBegun {
    const NOTHING: Self;
    const MOVED: Self;
}

impl NotBegun for Hold {
    const NOTHING: Self = Self::Short { available: 0 };
    const MOVED: Self = Self::Moved;
}

impl NotBegun for Sale {
    const NOTHING: Self = Self::Short { available: 0 };
    const MOVED: Self = Self::Moved;
}

const fn not_begun<T: NotBegun>(name: ItemName) -> T {
    if name.part == 0 { T::NOTHING } else { T::MOVED }
}
